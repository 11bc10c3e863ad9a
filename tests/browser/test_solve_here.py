"""Exercises solved on their page: code that is written, lines that are put in order, numbers that are chosen."""

import json
import re

import pytest
from playwright.sync_api import expect

from dl101.sphinx.solve_here import exercises
from tests.helpers import ROOT, axe, button, center, pages

pytestmark = pytest.mark.slow

CHAPTER = "chapters/02_a_single_neuron.html"
PAGES = {
    "neuron": CHAPTER,
    "networks": "chapters/03_networks_and_forward_propagation.html",
    "descent": "chapters/04_loss_and_gradient_descent.html",
    "backprop": "chapters/05_backpropagation.html",
}
PAGE = exercises(ROOT)
RIGHT = "def weighted_sum(x, w, b):\n    return sum(i * j for i, j in zip(x, w)) + b"
PHONE = {"viewport": {"width": 390, "height": 660}, "has_touch": True, "is_mobile": True}
PLAIN = "try { localStorage['dl101.editor'] ??= 'plain'; } catch {}"  # the text field, whatever the pointer
KEPT = "() => JSON.parse(localStorage.dl101 ?? '{}').items ?? {}"


@pytest.fixture
def page(open_page):
    page = open_page()
    page.add_init_script(PLAIN)
    return page


@pytest.fixture(scope="module")
def card(browser, server):
    """A card in which Python is ready, for tests that leave nothing behind but code."""
    with pages(browser) as start:
        page = start()
        page.add_init_script(PLAIN)
        opened = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
        expect(opened.get_by_text("Python is ready.")).to_be_visible()
        yield opened
        assert page.errors == []


def open_card(page, address, name, form):
    """The card of an exercise, with one of its forms open."""
    page.goto(address)
    return form_of(page, name, form)


def form_of(page, name, form):
    card = page.locator(f"#exercise-{name.replace('_', '-')}")
    card.evaluate("(card) => { card.open = true; }")  # those for more practice are closed boxes
    button(card, form).click()
    return card


def write(card, code):
    card.locator(".solve-code").fill(code)


def expect_result(card, title, words=""):
    expect(card.locator(".solve-result:visible strong")).to_have_text(title)
    expect(card.locator(".solve-result:visible")).to_contain_text(words)


def check(card, code, title, words=""):
    write(card, code)
    button(card, "Check").click()
    expect_result(card, title, words)


def test_nothing_is_loaded_before_a_press_and_nothing_from_elsewhere_after(page, base):
    page.goto(base + CHAPTER)
    assert not [url for url in page.requested if "solve.js" in url or "/python/" in url]
    card = form_of(page, "weighted_sum", "Write it here")
    check(card, RIGHT, "✓ Correct", "That is the sum that every neuron begins with")
    elsewhere = [url for url in page.requested if not url.startswith((base, "blob:", "data:"))]
    assert elsewhere == []
    assert page.errors == []
    item = page.evaluate(KEPT)["exercise/neuron/weighted_sum"]
    assert (item["outcome"], item["points"], item["out_of"]) == ("correct", 1, 1)
    expect(card.locator(".exercise-state")).to_have_text("Solved")


def test_with_the_network_cut_after_the_page_is_open_all_goes_on_from_a_file(open_page, book):
    page = open_page(offline=True)
    page.add_init_script(PLAIN)
    card = open_card(page, f"{book.as_uri()}/{CHAPTER}", "relu", "Write it here")
    check(card, "def relu(z):\n    return np.minimum(0, z)", "↻ Not right yet", "the wrong side")
    check(card, "def relu(z):\n    return np.maximum(0, z)", "✓ Correct")


@pytest.mark.parametrize("module", PAGES)
def test_every_exercise_of_a_chapter_can_be_solved_by_writing(page, server, module):
    page.goto(server + PAGES[module])
    for key in [key for key in PAGE if key.startswith(f"{module}/")]:
        name = key.partition("/")[2]
        card = form_of(page, name, "Write it here")
        button(card, "Check").click()
        expect_result(card, "… Not finished")
        button(card, "Hint").click()
        expect_result(card, re.compile(r"Hint 1 of \d"))
        button(card, "Solution").click()
        expect_result(card, "Our solution")
        solution = card.locator(".solve-result:visible pre").inner_text()
        for code, _, place, message in PAGE[key].get("lines", {}).get("wrong", []):
            right = PAGE[key]["lines"]["lines"][place][0]
            wrong = program(PAGE[key]["lines"], place, code)
            assert right not in wrong.splitlines()
            check(card, wrong, "↻ Not right yet", plain(message.split("\n")[0]))
        check(card, solution, "✓ Correct")
    assert page.errors == []


def program(puzzle, place, text):
    lines = [(text if at == place else line, deep) for at, (line, deep) in enumerate(puzzle["lines"])]
    return "\n".join([puzzle["first"], *(f"{'    ' * (deep + 1)}{line}" for line, deep in lines)])


def plain(message):
    """A message as a page shows it: without the signs around code and emphasis."""
    parts = re.split(r"(`[^`]+`)", message)
    return "".join(
        part.strip("`") if part.startswith("`") else re.sub(r"\*([A-Za-z][^*]*[A-Za-z])\*", r"\1", part)
        for part in parts
    )


def test_a_loop_without_end_is_ended_and_python_goes_on(card):
    loop = "def weighted_sum(x, w, b):\n    while True:\n        pass"
    check(
        card, loop, "↻ Not right yet", "was still running after 5 seconds. Is there a loop that never ends?"
    )
    check(card, RIGHT, "✓ Correct")
    write(card, "while True:\n    pass")
    button(card, "Run").click()
    button(card, "Stop").click()
    expect_result(card, "Stopped", "You stopped it.")
    expect(button(card, "Check")).to_be_focused()
    check(card, RIGHT, "✓ Correct")


def test_what_is_printed_is_shown_and_a_flood_is_capped(card):
    write(card, f"{RIGHT}\nprint('here')\nweighted_sum([1, 2], [3, 4], 5)")
    button(card, "Run").click()
    expect(card.locator(".solve-output")).to_have_text("here\n16\n")
    write(card, "while True: print('again')")
    button(card, "Run").click()
    expect_result(card, "It stopped", "It printed more than 20,000 characters")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("big = []\nwhile True: big.append('x' * 10**7 + str(len(big)))", "MemoryError"),
        ("import torch", "The notebook has the others"),
        ("input()", "waits for somebody to type"),
        ("import sys; sys.exit()", "SystemExit"),
        ("def f(v): return sorted([1], key=f)\nf(1)", "calls itself again and again"),
    ],
)
def test_misuse_ends_in_a_sentence(card, code, said):
    write(card, code)
    button(card, "Run").click()
    expect_result(card, "It stopped", said)
    check(card, RIGHT, "✓ Correct")


def test_code_that_somebody_pasted_reaches_no_network(card):
    write(
        card,
        "import js, pyodide_js\nget = pyodide_js.runPython.constructor\n"
        "print(dir(js), get('return typeof fetch + typeof WebSocket + typeof indexedDB + typeof importScripts')())",
    )
    button(card, "Run").click()
    expect(card.locator(".solve-output, .solve-result:visible pre")).to_contain_text("undefined" * 4)


def test_a_pack_that_can_not_be_had_is_told_and_may_be_asked_for_again(page, server):
    page.route("**/numpy.whl.*", lambda route: route.abort())
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    status = card.locator(".solve-status")
    expect(status).to_contain_text("Python could not be started. It could not be loaded")
    page.unroute("**/numpy.whl.*")
    check(card, RIGHT, "✓ Correct")


def test_a_form_stands_in_the_place_of_the_start_and_what_is_given_stays(open_page, server):
    page = open_page(**PHONE)
    card = open_card(page, server + CHAPTER, "neuron", "Order the lines")
    expect(card.get_by_text("def step(z):")).to_be_visible()
    expect(card.locator(".order-program")).to_be_in_viewport()
    expect(card.get_by_text("Press a line to add it.")).to_be_visible()
    expect(card.locator(".highlight").last).to_be_hidden()


def test_one_form_is_shown_at_a_time_and_each_keeps_what_is_in_it(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Order the lines")
    line(card, "z = b").click()
    button(card, "Write it here").click()
    expect(card.locator(".order-program")).to_be_hidden()
    write(card, "x = 1")
    button(card, "Order the lines").click()
    expect(card.locator(".solve-code")).to_be_hidden()
    expect(card.locator(".order-program .order-line")).to_have_text("z = b")
    expect(button(card, "Order the lines")).to_have_attribute("aria-pressed", "true")
    button(card, "Write it here").click()
    expect(card.locator(".solve-code")).to_have_value("x = 1")


# --- Work is kept ---


def test_code_is_kept_over_a_reload_and_reset_can_be_undone(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    write(card, "x = 1")
    page.reload()
    card = form_of(page, "weighted_sum", "Write it here")
    code = card.locator(".solve-code")
    expect(code).to_have_value("x = 1")
    button(card, "Reset").click()
    expect(code).to_have_value(PAGE["neuron/weighted_sum"]["starter"])
    button(card, "Undo").click()
    expect(code).to_have_value("x = 1")
    page.evaluate("dl101Progress.erase()")
    page.reload()
    card = form_of(page, "weighted_sum", "Write it here")
    expect(card.locator(".solve-code")).to_have_value(PAGE["neuron/weighted_sum"]["starter"])


def test_where_the_start_has_changed_both_are_shown_and_the_learner_chooses(page, server):
    old = {"time": "2026-01-31T12:00:00.000Z", "code": "mine = 1", "starter": "0", "version": 1}
    state = json.dumps({"version": 1, "items": {"work/neuron/weighted_sum": old}})
    page.add_init_script(f"localStorage.dl101 ??= {json.dumps(state)}")
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    expect_result(card, "This exercise has changed", "def weighted_sum(x, w, b):")
    expect(card.locator(".solve-code")).to_have_value("mine = 1")
    button(card, "Take the new start").click()
    expect(card.locator(".solve-code")).to_have_value(PAGE["neuron/weighted_sum"]["starter"])


def test_two_tabs_share_work_and_the_tab_in_which_one_types_keeps_its_own(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    tab = page.context.new_page()
    other = open_card(tab, server + CHAPTER, "weighted_sum", "Write it here")
    button(card, "Hint").focus()
    write(other, "there = 1")
    expect(card.locator(".solve-code")).to_have_value("there = 1")


def test_without_storage_all_works_and_a_sentence_says_what_is_not_kept(page, server):
    page.add_init_script("Object.defineProperty(self, 'localStorage', { get() { throw new Error('off'); } })")
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    card.locator(".cm-content").fill(RIGHT)  # the switch is forgotten, too
    expect(card.locator(".solve-said")).to_contain_text("this browser keeps nothing for this page")
    button(card, "Check").click()
    expect_result(card, "✓ Correct")


def test_the_solution_that_was_seen_first_is_remembered_as_in_a_notebook(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    button(card, "Solution").click()
    expect_result(card, "Our solution", "float(z)")
    check(card, RIGHT, "✓ Correct")
    item = page.evaluate(KEPT)["exercise/neuron/weighted_sum"]
    assert (item["outcome"], item["solution_seen"]) == ("correct", True)


# --- The editor ---


def test_the_editor_knows_indentation_and_lets_the_keyboard_go(card):
    code = card.locator(".solve-code")
    code.fill("")
    code.press_sequentially("def f(x):\nif x:\nreturn x\n")
    expect(code).to_have_value("def f(x):\n    if x:\n        return x\n    ")
    code.press("Backspace")
    expect(code).to_have_value("def f(x):\n    if x:\n        return x\n")
    code.press("ControlOrMeta+a")
    code.press("Tab")
    expect(code).to_have_value(re.compile("^    def f"))
    code.press("Shift+Tab")
    expect(code).to_have_value(re.compile("^def f"))
    code.press("Escape")
    code.press("Tab")
    expect(code).not_to_be_focused()


def test_on_a_phone_a_row_of_keys_writes_what_its_keyboard_hides(open_page, server):
    page = open_page(**PHONE)
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    write(card, "")
    for name in ("type (", "type )", "type :", "indent"):
        button(card, name).tap()
    expect(card.locator(".solve-code")).to_have_value("(): ")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_with_a_mouse_the_editor_has_colors_and_the_switch_is_remembered(open_page, base):
    page = open_page()
    page.goto(base + CHAPTER)
    assert not [url for url in page.requested if "codemirror" in url]
    card = form_of(page, "weighted_sum", "Write it here")
    colored = card.locator(".cm-content")
    expect(colored).to_be_focused()
    expect(colored).to_have_accessible_name("Your code")
    colored.fill(RIGHT)
    expect(colored.locator(".k").first).to_have_text("def")
    button(card, "Check").click()
    expect_result(card, "✓ Correct")
    card.get_by_label("Colors and line numbers").uncheck()
    expect(card.locator(".solve-code")).to_have_value(RIGHT)
    page.reload()
    card = form_of(page, "weighted_sum", "Write it here")
    expect(card.locator(".solve-code")).to_have_value(RIGHT)
    expect(colored).to_have_count(0)
    assert page.errors == []


def test_without_codemirror_the_text_field_stays_and_a_sentence_says_so(open_page, server):
    page = open_page()
    page.route("**/codemirror.js", lambda route: route.abort())
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    expect(card.locator(".solve-choice")).to_contain_text("could not be loaded")
    check(card, RIGHT, "✓ Correct")


# --- Lines to put in order ---


def line(card, text, place=".order-pool"):
    return card.locator(f"{place} .order-line").filter(has_text=re.compile(f"^{re.escape(text)}$")).first


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
    line(card, texts[place]).tap()
    for _ in range(len(texts) - 1 - place):
        button(card, "Up").tap()
    for _ in range(puzzle["lines"][place][1]):
        button(card, "More indentation").tap()
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


def test_keys_move_lines_and_each_step_is_said(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Order the lines")
    said = card.locator(".solve .visually-hidden[role=status]")
    line(card, "z = b").press("Enter")
    expect(said).to_have_text("Added: z = b, line 1 of 1, indented 0 times.")
    line(card, "return float(z)").press(" ")
    page.keyboard.press("Escape")
    last = line(card, "return float(z)", ".order-program")
    last.press("Enter")
    expect(said).to_contain_text(re.compile("^(Chosen|Put down)"))
    if last.get_attribute("aria-pressed") == "false":
        last.press("Enter")
    page.keyboard.press("ArrowUp")
    expect(said).to_have_text("line 1 of 2, indented 0 times")
    expect(line(card, "return float(z)", ".order-program")).to_be_focused()
    page.keyboard.press("Delete")
    expect(said).to_have_text("Taken out: return float(z).")
    expect(card.locator(".order-program .order-line")).to_have_text(["z = b"])
    assert axe(page, "#exercise-weighted-sum") == []


def test_a_line_can_be_dragged_with_the_mouse(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Order the lines")
    for text in ("z = b", "return float(z)"):
        source = line(card, text)
        source.scroll_into_view_if_needed()
        target = card.locator(".order-program").bounding_box()
        page.mouse.move(*center(source))
        page.mouse.down()
        page.mouse.move(target["x"] + 60, target["y"] + 8, steps=6)
        page.mouse.up()
    expect(card.locator(".order-program .order-line")).to_have_text(["return float(z)", "z = b"])


def test_hints_take_wrong_lines_away_and_join_right_ones(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Order the lines")
    count = len(PAGE["neuron/weighted_sum"]["lines"]["wrong"])
    for _ in range(count):
        button(card, "Hint").click()
        expect_result(card, "Hint", "One line that is not needed is gone")
    for _ in range(3):
        button(card, "Hint").click()
    button(card, "Hint").click()
    expect_result(card, "No hint is left")
    card.locator(".order-pool .order-line").click()
    button(card, "Check").click()
    expect_result(card, "✓ Correct")


# --- Numbers to choose ---


def test_a_gate_has_hints(page, server):
    card = open_card(page, server + CHAPTER, "and_gate", "Choose the numbers")
    for number in (1, 2, 3, 3):
        button(card, "Hint").click()
        expect_result(card, f"Hint {number} of 3")


@pytest.mark.parametrize(
    ("numbers", "title", "words"),
    [
        ("1 1 -1.5", "✓ Correct", ""),
        ("1 1 −3/2", "✓ Correct", ""),
        ("1 1 -0.5", "↻ Not right yet", "This is OR: one input is already enough"),
        ("1 1 -2", "↻ Not right yet", "The corner (1, 1) lies exactly on the line"),
        ("1 one -2", "… Not finished", "Type a number for w2"),
    ],
)
def test_a_gate_is_found_by_three_numbers(page, server, numbers, title, words):
    card = open_card(page, server + CHAPTER, "and_gate", "Choose the numbers")
    fields = card.locator(".gate-field")
    expect(fields).to_have_count(3)
    for field, value in zip(fields.all(), numbers.split(), strict=True):
        field.fill(value)
    page.keyboard.press("Enter")
    expect_result(card, title, words)
