"""Exercises solved on their page: code that is written, numbers that are chosen; what all forms share."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.solving import (
    CHAPTER,
    KEPT,
    PAGE,
    PAGES,
    PHONE,
    PLAIN,
    expect_hint,
    expect_result,
    form_of,
    line,
    open_card,
    plain,
    solution_of,
    write,
)
from tests.helpers import axe, box_of, button, pages

pytestmark = pytest.mark.slow

RIGHT = "def weighted_sum(x, w, b):\n    return sum(i * j for i, j in zip(x, w)) + b"
WRONG = RIGHT.replace(" + b", " - b")
WORKERS = """
const seen = { words: [] }; // what the status says whenever a Python is started
const Usual = self.Worker;
self.Worker = class extends Usual {
  constructor(...given) {
    super(...given);
    seen.words.push(document.querySelector(".solve-status [role=status]").textContent);
  }
};
self.seen = seen;
"""


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
    for key in [key for key in PAGE if key.startswith(f"{module}/") and "torch" not in PAGE[key]["given"]]:
        name = key.partition("/")[2]
        card = form_of(page, name, "Write it here")
        button(card, "Check").click()
        expect_result(card, "↻ Not right yet" if name.startswith("fix_") else "… Not finished")
        button(card, "Hint").click()
        expect_hint(card, re.compile(r"Hint 1 of \d"))
        solution = solution_of(card)
        for code, _, place, message in PAGE[key].get("lines", {}).get("wrong", []):
            right = PAGE[key]["lines"]["lines"][place][0]
            wrong = program(PAGE[key]["lines"], place, code)
            assert right not in wrong.splitlines()
            check(card, wrong, "↻ Not right yet", plain(message.split("\n")[0]))
        check(card, solution, "✓ Correct")
    assert page.errors == []


def test_where_pytorch_is_needed_the_notebook_is_named(page, server):
    page.goto(server + PAGES["training"])
    for key in [key for key in PAGE if key.startswith("training/") and "torch" in PAGE[key]["given"]]:
        card = page.locator(f"#exercise-{key.partition('/')[2].replace('_', '-')}")
        card.evaluate("(card) => { card.open = true; }")
        expect(card).to_contain_text(
            "It needs PyTorch, which pages don’t have: write it in the notebook, on a computer."
        )
        expect(button(card, "Write it here")).to_have_count(0)


def program(puzzle, place, text):
    lines = [(text if at == place else line, deep) for at, (line, deep) in enumerate(puzzle["lines"])]
    return "\n".join([puzzle["first"], *(f"{'    ' * (deep + 1)}{line}" for line, deep in lines)])


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


def test_while_code_runs_the_status_says_so_and_not_what_the_spare_python_does(page, server):
    page.add_init_script(WORKERS)
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    write(card, "while True:\n    pass")
    button(card, "Run").click()
    page.wait_for_function("() => self.seen.words.length > 1")
    assert page.evaluate("() => self.seen.words") == ["Starting Python …", "Your code is running …"]
    button(card, "Stop").or_(card.locator(".solve-result:visible strong")).first.click()
    expect(card.get_by_text("Python is ready.")).to_be_visible()


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
    expect(card.get_by_text("Press a line to add it, below")).to_be_visible()
    expect(card.locator(".highlight").last).to_be_hidden()


def test_with_a_mouse_too_one_form_is_shown_at_a_time(open_page, server):
    page = open_page()
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    expect(card.locator(".cm-content")).to_be_visible()
    button(card, "Order the lines").click()
    expect(card.locator(".cm-content")).to_be_hidden()
    line(card, "z = b").click()
    button(card, "Write it here").click()
    expect(card.locator(".cm-content")).to_be_focused()
    expect(card.locator(".order-program")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("weighted_sum", "Order the lines"),
        ("weighted_sum", "Write it here"),
        ("and_gate", "Choose the numbers"),
    ],
)
def test_the_reply_stands_below_the_buttons_and_those_of_the_forms_above(page, server, name, form):
    card = open_card(page, server + CHAPTER, name, form)
    button(card, "Hint").click()
    expect_hint(card, "Hint 1 of 3")
    places = [
        box_of(one) for one in (button(card, form), button(card, "Hint"), card.locator(".solve-hint:visible"))
    ]
    tops = [box["y"] for box in places]
    assert tops == sorted(tops)
    said = card.locator(".solve-status:visible, .solve-hint:visible").first
    assert box_of(said)["y"] - places[1]["y"] - places[1]["height"] < 20


@pytest.mark.parametrize("form", ["Order the lines", "Write it here"])
def test_the_solution_asks_once_and_the_keyboard_goes_with_it(page, server, form):
    card = open_card(page, server + CHAPTER, "weighted_sum", form)
    solution = button(card, "Solution")
    solution.press("Enter")
    expect_result(card, "Show the solution?", "It counts as seen.")
    expect(button(card, "Not yet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(solution).to_be_focused()
    expect(card.locator(".solve-result:visible")).to_have_count(0)
    assert "exercise/neuron/weighted_sum" not in page.evaluate(KEPT)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect_result(card, "Our solution", "float(z)")
    expect(solution).to_be_focused()
    assert page.evaluate(KEPT)["exercise/neuron/weighted_sum"]["solution_seen"]
    button(card, "Hint").click()
    solution.click()
    expect_result(card, "Our solution")
    assert axe(page, "#exercise-weighted-sum") == []


def test_a_hint_leaves_the_reply_in_sight(card):
    check(card, WRONG, "↻ Not right yet", "The bias is subtracted.")
    button(card, "Hint").click()
    expect_hint(card, re.compile(r"Hint \d of 3"))
    expect_result(card, "↻ Not right yet", "The bias is subtracted.")
    reply, hint = box_of(card.locator(".solve-result")), box_of(card.locator(".solve-hint"))
    assert reply["y"] + reply["height"] < hint["y"]


def in_editor(page, server, editor):
    """The card of the weighted sum, open for writing in this editor: the text field, or the one with colors."""
    if editor == ".solve-code":
        page.add_init_script(PLAIN)
    return open_card(page, server + CHAPTER, "weighted_sum", "Write it here")


@pytest.mark.parametrize("editor", [".solve-code", ".cm-content"])
def test_what_was_said_of_other_code_turns_gray_and_praise_goes(open_page, server, editor):
    card = in_editor(open_page(), server, editor)
    field, reply = card.locator(editor), card.locator(".solve-result")
    field.fill(WRONG)
    field.press("ControlOrMeta+Enter")  # checks, in both editors
    expect_result(card, "↻ Not right yet")
    expect(reply).not_to_have_class(re.compile("is-old"))
    field.press("ControlOrMeta+End")
    field.press("1")
    expect(reply).to_have_class(re.compile("is-old"))
    field.fill(RIGHT)
    field.press("ControlOrMeta+Enter")
    expect_result(card, "✓ Correct")
    expect(reply).not_to_have_class(re.compile("is-old"))
    field.press("ControlOrMeta+End")
    field.press(" ")
    expect(reply).to_be_empty()
    expect(button(card, "Check")).to_have_attribute("title", "Ctrl+Enter, on a Mac Cmd+Enter")


@pytest.mark.parametrize("editor", [".solve-code", ".cm-content"])
def test_a_long_line_fades_and_who_leaves_the_editor_sees_where_lines_begin(open_page, server, editor):
    card = in_editor(open_page(), server, editor)
    field, box = card.locator(editor), card.locator(".solve-code:visible, .cm-scroller")
    field.fill("x = 1")
    expect(box).not_to_have_attribute("data-more", "")
    field.fill("x = 1  # " + "on and on " * 30)
    field.press("Home")
    expect(box).to_have_attribute("data-more", "")
    field.press("End")
    expect(box).not_to_have_attribute("data-more", "")
    assert box.evaluate("(box) => box.scrollLeft") > 0
    button(card, "Hint").click()
    expect(box).to_have_js_property("scrollLeft", 0)
    expect(box).to_have_attribute("data-more", "")


def test_a_line_that_python_can_not_read_is_shown_with_its_place(card):
    check(card, "def weighted_sum(x, w, b):\n    return (x +", "… Not finished", "Python can't read line 2")
    expect(card.locator(".solve-result pre")).to_have_text("    return (x +\n           ^")
    code = "def weighted_sum(x, w, b):\n    retrun x"
    check(card, code, "… Not finished", "Python can't read line 2. Is retrun meant to be return?")
    expect(card.locator(".solve-result pre")).to_have_text("    retrun x\n    ^^^^^^")


def test_code_that_prints_nothing_is_told_how_to_try_it(card):
    write(card, RIGHT)
    button(card, "Run").click()
    expect_result(card, "It ran", "Call it, as in print(weighted_sum([1, 2], [2, -1], 1)).")


# --- Code of earlier exercises ---

NEURON = "def neuron(x, w, b, activation):\n    return activation(weighted_sum(x, w, b))"


def test_what_was_solved_above_is_there_whatever_has_become_of_it(page, server):
    first = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    card = form_of(page, "neuron", "Write it here")
    check(
        card, NEURON, "… Not finished", "weighted_sum is an exercise of its own, and you have not solved it"
    )
    check(first, RIGHT, "✓ Correct")
    write(first, "while True: pass")
    check(card, NEURON, "✓ Correct")
    button(first, "Reset").click()
    page.reload()
    card = form_of(page, "neuron", "Write it here")
    button(card, "Run").click()
    expect_result(card, "It ran", "print(neuron([1, 2], [2, 1], 1, step))")
    write(card, f"{NEURON}\nneuron([1, 2], [2, 1], 1, step)")
    button(card, "Run").click()
    expect(card.locator(".solve-output")).to_have_text("1\n")


def test_what_was_solved_by_lines_alone_is_asked_for(page, server):
    first = open_card(page, server + CHAPTER, "weighted_sum", "Order the lines")
    for text, deep in PAGE["neuron/weighted_sum"]["lines"]["lines"]:
        line(first, text).click()
        if text.startswith("return"):
            button(first, "Less indentation").click()
        assert deep <= 1
    button(first, "Check").click()
    expect_result(first, "✓ Correct")
    card = form_of(page, "neuron", "Write it here")
    check(card, NEURON, "… Not finished", "or write its lines here again")


def test_after_a_right_answer_the_page_s_progress_says_it(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    check(card, RIGHT, "✓ Correct")
    expect(page.locator(".own-mark")).to_contain_text(re.compile(r"^1 of \d+ done$"))
    expect(card.get_by_role("link", name="Next exercise: A whole neuron →")).to_be_visible()


def test_after_a_right_answer_there_is_a_way_on(page, server):
    card = open_card(page, server + CHAPTER, "and_gate", "Choose the numbers")
    choose_numbers(card, "1 1 -1.5")
    link = card.get_by_role("link", name="Next exercise: The gate OR →")
    link.click()
    after = page.locator("#exercise-or-gate")
    expect(after).to_have_js_property("open", True)
    expect(after).to_be_in_viewport()
    button(after, "Choose the numbers").click()
    choose_numbers(after, "1 1 -0.5")
    last = form_of(page, "nand_gate", "Choose the numbers")
    choose_numbers(last, "-1 -1 1.5")
    expect(last.get_by_role("link", name="Go on: A neuron that learns from its mistakes →")).to_be_visible()
    choose_numbers(card, "1 1 -1.5")  # what is solved already is passed over
    expect(card.get_by_role("link", name="Go on: A neuron that learns from its mistakes →")).to_be_visible()


def test_the_note_on_python_goes_once_it_is_there_and_what_went_wrong_stays(open_page, server):
    page = open_page()
    page.route("**/_static/solve.js", lambda route: route.abort())
    page.goto(server + CHAPTER)
    notes = page.locator(".solve-size")
    expect(notes.first).to_have_text(re.compile(r"^Writing loads Python once: \d MB$"))
    card = form_of(page, "neuron", "Write it here")
    expect(card.locator(".solve-here")).to_contain_text("It could not be loaded")
    page.unroute("**/_static/solve.js")
    other = form_of(page, "weighted_sum", "Write it here")
    expect(other.get_by_text("Python is ready.")).to_be_visible()
    expect(notes).to_have_count(0)
    expect(card.locator(".solve-here")).to_contain_text("It could not be loaded")
    button(card, "Write it here").click()
    expect(card.locator(".solve-here")).not_to_contain_text("It could not be loaded")
    expect(card.get_by_text("Python is ready.")).to_be_visible()  # in a card that was opened later, too


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
    expect(card.locator(".solve-kept")).to_have_text(
        re.compile("^Your code of [A-Z][a-z]+ [0-9]+ is kept: press “Write it here”$")
    )
    expect(card.locator(".solve-size")).to_have_count(0)
    card = form_of(page, "weighted_sum", "Write it here")
    code = card.locator(".solve-code")
    expect(code).to_have_value("x = 1")
    expect(card.locator(".solve-kept")).to_have_count(0)  # it is seen now
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


def test_code_that_another_tab_wrote_meanwhile_is_shown_and_nothing_is_lost(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    tab = page.context.new_page()
    other = open_card(tab, server + CHAPTER, "weighted_sum", "Write it here")
    card.locator(".solve-code").focus()
    write(other, "there = 1")
    tab.wait_for_function("() => localStorage.dl101?.includes('there = 1')")
    write(card, "here = 1")
    expect_result(card, "Which code?", "there = 1")
    page.reload()
    card = form_of(page, "weighted_sum", "Write it here")
    code = card.locator(".solve-code")
    expect(code).to_have_value("here = 1")
    expect_result(card, "Which code?", "there = 1")
    button(card, "Take the other").click()
    expect(code).to_have_value("there = 1")
    button(card, "Undo").click()
    expect(code).to_have_value("here = 1")
    expect_result(card, "Which code?", "there = 1")
    button(card, "Keep mine").click()
    page.reload()
    card = form_of(page, "weighted_sum", "Write it here")
    expect(code).to_have_value("here = 1")
    expect(card.locator(".solve-result")).to_be_empty()  # it was answered


def test_without_storage_all_works_and_a_sentence_says_what_is_not_kept(page, server):
    page.add_init_script("Object.defineProperty(self, 'localStorage', { get() { throw new Error('off'); } })")
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    card.locator(".cm-content").fill(RIGHT)  # the switch is forgotten, too
    expect(card.locator(".solve-said")).to_contain_text("this browser keeps nothing for this page")
    button(card, "Check").click()
    expect_result(card, "✓ Correct")


def test_the_solution_that_was_seen_first_is_remembered_as_in_a_notebook(page, server):
    card = open_card(page, server + CHAPTER, "weighted_sum", "Write it here")
    assert "float(z)" in solution_of(card)
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


# --- Numbers to choose ---


def choose_numbers(card, numbers):
    fields = card.locator(".gate-field")
    expect(fields).to_have_count(3)
    for field, value in zip(fields.all(), numbers.split(), strict=True):
        field.fill(value)
    fields.last.press("Enter")


def test_a_gate_has_hints(page, server):
    card = open_card(page, server + CHAPTER, "and_gate", "Choose the numbers")
    for number in (1, 2, 3, 3):
        button(card, "Hint").click()
        expect_hint(card, f"Hint {number} of 3")


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
    choose_numbers(card, numbers)
    expect_result(card, title, words)
