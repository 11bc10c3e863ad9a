"""Exercises solved on their page by lines that are put in order."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.solving import (
    CHAPTER,
    KEPT,
    PAGE,
    PAGES,
    PHONE,
    expect_hint,
    expect_result,
    form_of,
    line,
    open_card,
    plain,
    write,
)
from tests.helpers import at_rest, axe, box_of, button, center

pytestmark = pytest.mark.slow

PUZZLE = PAGE["neuron/weighted_sum"]["lines"]
LOOP = "for x_i, w_i in zip(x, w, strict=True):"
TAKE = "Take it to “Write it here”"
PARTS = (".solve-here", ".order-program", ".solve-result", ".order-pool")


def test_with_a_finger_lines_make_a_program_and_a_slip_gets_its_words(open_page, server):
    page = open_page(**PHONE)
    card = open_card(page, server + CHAPTER, "weighted_sum", "Order the lines")
    puzzle = PAGE["neuron/weighted_sum"]["lines"]
    texts = [text for text, _ in puzzle["lines"]]
    wrong, _, place, message = puzzle["wrong"][-1]
    for text in [*texts[:place], wrong, *texts[place + 1 :]]:
        line(card, text).tap()
    button(card, "Less indentation").tap()  # the line that came in last is the chosen one
    button(card, "Check").tap()
    expect_result(card, "↻ Not right yet", plain(message.split("\n")[0]))
    expect(card.locator(".is-wrong")).to_have_text(wrong)
    line(card, wrong, ".order-program").tap()
    button(card, "Take it out").tap()
    line(card, texts[place]).tap()  # it comes into the place of the other one
    added = line(card, texts[place], ".order-program")
    now = int(added.locator("code").evaluate("(code) => code.style.getPropertyValue('--deep')"))
    deeper = puzzle["lines"][place][1] - now
    for _ in range(abs(deeper)):
        button(card, "More indentation" if deeper > 0 else "Less indentation").tap()
    button(card, "Check").tap()
    expect_result(card, "✓ Correct")
    assert page.evaluate(KEPT)["exercise/neuron/weighted_sum"]["outcome"] == "correct"
    assert not [url for url in page.requested if "/python/" in url]
    page.reload()
    card = form_of(page, "weighted_sum", "Order the lines")
    expect(card.locator(".order-program .order-line")).to_have_text(texts)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    small = card.locator(
        ":is(.order-line, .order-tools .button, .solve-buttons .button):visible"
    ).evaluate_all("(all) => all.filter((one) => one.getBoundingClientRect().height < 44).length")
    assert small == 0


@pytest.mark.parametrize("module", PAGES)
def test_every_puzzle_of_a_chapter_is_solved_by_keyboard(page, server, module):
    page.goto(server + PAGES[module])
    for key in [key for key in PAGE if key.startswith(f"{module}/") and "lines" in PAGE[key]]:
        card = form_of(page, key.partition("/")[2], "Order the lines")
        for text, deep in PAGE[key]["lines"]["lines"]:
            line(card, text).press("Enter")
            added = card.locator(".order-program .order-line").last
            now = int(added.locator("code").evaluate("(code) => code.style.getPropertyValue('--deep')"))
            for _ in range(abs(deep - now)):
                added.press("ArrowRight" if deep > now else "ArrowLeft")
        button(card, "Check").press("Enter")
        expect_result(card, "✓ Correct")
    assert page.errors == []


@pytest.mark.parametrize(("name", "is_shown"), [("fix_broadcast", True), ("train_step", False)])
def test_code_that_is_to_be_repaired_stays_above_the_lines(page, server, name, is_shown):
    card = open_card(page, server + PAGES["training"], name, "Order the lines")
    given = card.locator(".highlight").last
    expect(given).to_be_visible(visible=is_shown)
    expect(given).to_contain_text(PAGE[f"training/{name}"]["starter"].splitlines()[-1].strip())


def test_with_names_it_says_why_a_line_can_not_come_yet(card):
    put(card, "return float(z)")
    button(card, "Check").click()
    expect_result(
        card, "↻ Not right yet", "Your line 1: z is used here, and no line above gives it a value yet."
    )


def test_a_wrong_order_gets_the_reason(page, server):
    card = open_card(page, server + PAGES["training"], "train_step", "Order the lines")
    texts = [text for text, _ in PAGE["training/train_step"]["lines"]["lines"]]
    clear, loss, back, step, end = texts
    put(card, loss, back, clear, step, end)
    button(card, "Check").click()
    expect_result(
        card, "↻ Not right yet", "The gradients are cleared after backward, right before the update"
    )
    expect(card.locator(".is-wrong")).to_have_count(0)  # the words are about several lines
    expect(card.locator(".solve-result")).not_to_contain_text("Another line has to come before it")


def test_keys_move_lines_and_each_step_is_said(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Order the lines")
    said = card.locator(".solve .visually-hidden[role=status]")
    line(card, "z = b").press("Enter")
    expect(said).to_have_text("Added: z = b, line 1 of 1, indented once.")
    line(card, "return float(z)").press(" ")
    page.keyboard.press("Escape")
    last = line(card, "return float(z)", ".order-program")
    last.press("Enter")
    expect(said).to_contain_text(re.compile("^(Chosen|Put down)"))
    if last.get_attribute("aria-pressed") == "false":
        last.press("Enter")
    page.keyboard.press("ArrowUp")
    expect(said).to_have_text("line 1 of 2, indented once")
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("line 1 of 2, indented twice")
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("line 1 of 2, indented 3 times")
    expect(line(card, "return float(z)", ".order-program")).to_be_focused()
    page.keyboard.press("Delete")
    expect(said).to_have_text("Taken out: return float(z). The next line comes into its place.")
    expect(card.locator(".order-program .order-line")).to_have_text(["z = b"])
    assert axe(page, "#exercise-weighted-sum") == []


@pytest.fixture
def card(page, server):
    """The card of an exercise with four lines, with the form open."""
    return open_card(page, server + CHAPTER, "weighted_sum", "Order the lines")


@pytest.fixture
def page(open_page):
    return open_page()


def put(card, *texts):
    for text in texts:
        line(card, text).click()


def order(card):
    """Put all lines into the program, as they should be."""
    put(card, *(text for text, _ in PUZZLE["lines"]))
    button(card, "Less indentation").click()


def depth_of(locator):
    """How far to the right the text of a line begins, in pixels of the window."""
    return locator.evaluate(
        "(line) => { const text = document.createRange(); text.selectNodeContents(line.querySelector('code'));"
        " return text.getClientRects()[0].left; }"
    )


def test_a_line_can_be_dragged_with_the_mouse(card, page):
    for text in ("z = b", "return float(z)"):
        source = line(card, text)
        source.scroll_into_view_if_needed()
        target = box_of(card.locator(".order-program"))
        page.mouse.move(*center(source))
        page.mouse.down()
        page.mouse.move(target["x"] + 60, target["y"] + 8, steps=6)
        page.mouse.up()
    expect(card.locator(".order-program .order-line")).to_have_text(["return float(z)", "z = b"])


def finger(page):
    """A function that puts a finger down, moves it and lifts it: ("touchStart", x, y), …"""
    session = page.context.new_cdp_session(page)

    def act(kind, *place):
        points = [dict(zip("xy", place, strict=True))] if place else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return act


def test_a_finger_that_rests_on_a_line_drags_it_and_one_that_moves_on_scrolls(open_page, server):
    page = open_page(**PHONE, reduced_motion="reduce")
    card = open_card(page, server + CHAPTER, "weighted_sum", "Order the lines")
    touch = finger(page)
    texts = [text for text, _ in PUZZLE["lines"][:2]]
    for text in texts:
        line(card, text).tap()
    added = card.locator(".order-program .order-line")
    expect(added).to_have_text(texts)
    added.nth(1).evaluate("(line) => line.scrollIntoView({block: 'center', behavior: 'instant'})")
    at_rest(page)
    x, y = center(added.nth(1))
    touch("touchStart", x, y)
    expect(card.locator(".order-ghost")).to_be_visible()  # it is picked up
    touch("touchMove", x, center(added.nth(0))[1] - 12)
    touch("touchEnd")
    expect(added).to_have_text(texts[::-1])
    before = page.evaluate("scrollY")
    touch("touchStart", x, y)
    for step in range(1, 6):
        touch("touchMove", x, y - 20 * step)
    touch("touchEnd")
    page.wait_for_function("(before) => scrollY > before", arg=before)
    expect(added).to_have_text(texts[::-1])


def test_a_line_that_is_dragged_shows_its_depth_and_moves_no_other(card, page):
    put(card, "z = b", LOOP, "return float(z)")
    others = card.locator(".order-program .order-line")
    before = [box_of(one) for one in others.all()]
    source = line(card, "z = w_i * x_i")
    source.scroll_into_view_if_needed()
    shift = box_of(others.first)["y"] - before[0]["y"]
    x, y = center(source)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(
        x + 42, box_of(others.last)["y"] + 2, steps=6
    )  # below the loop: as deep as is likely, and one more
    ghost = card.locator(".order-ghost")
    expect(ghost).to_be_visible()
    seen = depth_of(ghost) - box_of(ghost)["x"]
    assert [box_of(one)["y"] - shift for one in others.all()] == [box["y"] for box in before]
    expect(card.locator(".order-mark")).to_be_visible()
    page.mouse.up()
    dropped = line(card, "z = w_i * x_i", ".order-program")
    assert dropped.locator("code").evaluate("(code) => code.style.getPropertyValue('--deep')") == "2"
    assert depth_of(dropped) - box_of(dropped)["x"] == pytest.approx(seen, abs=1)


def test_a_line_that_is_dragged_past_the_end_of_the_program_is_its_last(card, page):
    put(card, "z = b", "return float(z)")
    button(card, "Check").click()  # its reply, and the buttons, stand between the program and the other lines
    source = line(card, "z = b", ".order-program")
    page.mouse.move(*center(source))
    page.mouse.down()
    title = box_of(card.locator(".order-title"))
    page.mouse.move(center(source)[0], title["y"], steps=6)
    page.mouse.up()
    expect(card.locator(".order-program .order-line")).to_have_text(["return float(z)", "z = b"])


def test_the_exercise_s_own_hints_come_first_and_then_those_that_change_the_lines(card):
    hints, wrong = PAGE["neuron/weighted_sum"]["hints"], PUZZLE["wrong"]
    left = len(hints) + len(wrong) + len(PUZZLE["lines"]) - 1
    for number, words in enumerate(hints, 1):
        button(card, "Hint").click()
        left -= 1
        expect_hint(card, f"Hint {number} of {len(hints)}", plain(words))
    expect(card.locator(".order-pool .order-line")).to_have_count(len(wrong) + len(PUZZLE["lines"]))
    for _ in wrong:
        button(card, "Hint").click()
        left -= 1
        expect_hint(card, "Hint", "One line that is not needed is gone")
        expect_hint(card, "Hint", f"{left} more hints change your lines")
    for words in (
        *[f"{n} more hints change your lines" for n in range(left - 1, 1, -1)],
        "One more",
        "No hint is left.",
    ):
        button(card, "Hint").click()
        expect_hint(card, "Hint", "they are one piece now")
        expect_hint(card, "Hint", words)
    button(card, "Hint").click()
    expect_hint(card, "No hint is left")
    card.locator(".order-pool .order-line").click()
    button(card, "Check").click()
    expect_result(card, "✓ Correct")


def test_the_reply_stands_below_the_program_and_a_wrong_line_comes_into_sight(open_page, server):
    page = open_page(**PHONE)
    card = open_card(page, server + PAGES["descent"], "numerical_gradient", "Order the lines")
    lines = PAGE["descent/numerical_gradient"]["lines"]["lines"]
    for text, _ in [lines[1], lines[0], *lines[2:]]:
        line(card, text).tap()
    button(card, "Check").tap()
    expect_result(card, "↻ Not right yet", "Your line 1")
    expect(card.locator(".is-wrong")).to_be_in_viewport(ratio=1)
    tops = [card.locator(name).bounding_box()["y"] for name in PARTS]
    assert tops == sorted(tops)
    put(card, PAGE["descent/numerical_gradient"]["lines"]["wrong"][0][0])
    expect_result(card, "↻ Not right yet", "Your line 1")  # still to be read while one mends it
    expect(card.locator(".is-wrong")).to_have_count(0)


def test_a_line_comes_below_the_chosen_one_or_in_the_place_of_one_that_was_taken_out(card):
    put(card, "z = b", "return float(z)")
    line(card, "z = b", ".order-program").click()
    line(card, LOOP).click()
    program = card.locator(".order-program .order-line")
    expect(program).to_have_text(["z = b", LOOP, "return float(z)"])
    line(card, "z = b", ".order-program").click()
    button(card, "Take it out").click()
    line(card, "z = 0").click()
    expect(program).to_have_text(["z = 0", LOOP, "return float(z)"])


def test_who_is_done_needs_no_hint(card):
    put(card, *(text for text, _ in PUZZLE["lines"]))
    button(card, "Less indentation").click()  # the last line is the chosen one
    button(card, "Hint").click()
    expect_hint(card, "No hint is needed", "Check says so")


def test_reset_can_be_undone(card):
    put(card, "z = b", LOOP)
    button(card, "Reset").click()
    expect_result(card, "As at the start")
    expect(card.locator(".order-program .order-line")).to_have_count(0)
    button(card, "Undo").click()
    expect(card.locator(".order-program .order-line")).to_have_text(["z = b", LOOP])
    expect(button(card, "Reset")).to_be_focused()


def test_a_program_in_order_is_taken_over_and_nothing_written_is_lost(card, page):
    page.evaluate("localStorage['dl101.editor'] = 'plain'")
    page.reload()
    form_of(page, "weighted_sum", "Order the lines")
    order(card)
    button(card, "Check").click()
    button(card, TAKE).click()
    code = card.locator(".solve-code")
    expect(code).to_have_value(
        re.compile(r"^def weighted_sum\(x, w, b\):\n    \"{3}.*\n    z = b\n    for .*:\n        z")
    )
    expect(button(card, "Write it here")).to_have_attribute("aria-pressed", "true")
    write(card, "mine = 1")
    for answer, value in (("Keep mine", "mine = 1"), ("Take the lines", re.compile("z = b"))):
        button(card, "Order the lines").click()
        button(card, "Check").click()
        button(card, TAKE).click()
        expect_result(card, "Which code?", "z = b")
        expect(code).to_have_value("mine = 1")
        button(card, answer).click()
        expect(code).to_have_value(value)
    expect_result(card, "Taken")
    button(card, "Undo").click()
    expect(code).to_have_value("mine = 1")
    expect(code).to_be_focused()


TEXT_LEFT = """(code) => {
  const text = document.createRange();
  text.selectNodeContents(code);
  return text.getClientRects()[0].left;
}"""


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_each_depth_is_one_step_to_the_right_of_the_first_line(open_page, server, options):
    card = open_card(open_page(**options), server + CHAPTER, "weighted_sum", "Order the lines")
    put(card, *(text for text, _ in PUZZLE["lines"][:3]))
    lines = card.locator(".order-code code")  # def, docstring, z = b, for …, z = z + …
    lefts = [one.evaluate(TEXT_LEFT) for one in lines.all()]
    step = lefts[1] - lefts[0]
    assert step > 15
    assert lefts == pytest.approx([lefts[0] + step * depth for depth in (0, 1, 1, 1, 2)], abs=0.5)


def test_where_there_is_a_keyboard_its_keys_are_shown_and_else_they_are_said(open_page, server, card):
    keys = "Enter adds or chooses a line, arrows move and indent it, Delete takes it out"
    expect(card.locator(".solve-help:visible")).to_contain_text(keys)
    expect(card.locator(".solve-help:visible .visually-hidden")).to_have_count(0)
    card = open_card(open_page(**PHONE), server + CHAPTER, "weighted_sum", "Order the lines")
    expect(card.locator(".solve-help:visible .visually-hidden")).to_contain_text(keys)


def test_long_lines_wrap_below_their_own_indentation(open_page, server):
    page = open_page(**PHONE)
    card = open_card(page, server + PAGES["networks"], "count_parameters", "Order the lines")
    put(card, *(text for text, _ in PAGE["networks/count_parameters"]["lines"]["lines"]))
    lefts = line(
        card, "for inputs, neurons in zip(sizes[:-1], sizes[1:], strict=True):", ".order-program"
    ).evaluate(
        "(line) => { const text = document.createRange(); text.selectNodeContents(line.querySelector('code'));"
        " return [...text.getClientRects()].map((row) => row.left); }"
    )
    assert len(lefts) > 1
    assert all(left > lefts[0] for left in lefts[1:])
    docstring = card.locator(".order-first code").last
    assert box_of(docstring)["height"] > 1.5 * box_of(card.locator(".order-first code").first)["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
