"""The lesson "learn" of the demo `Neuron` on a page of its own: it corrects itself, a step at a time."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_neuron import CHAPTER, drawn, fields, give
from tests.helpers import LOOKS, assert_quiet, axe, box_of, button, center, expect_count_reached, printed_by

pytestmark = pytest.mark.slow

PAGE = "Neuron-learn.html"


@pytest.fixture
def demo(page, demos):
    return open_learner(page, demos + PAGE)


@pytest.fixture
def in_chapter(page, server):
    """The demo where it stands in the book: with the width that it has there, beside another lesson."""
    return open_learner(page, server + CHAPTER)


def open_learner(page, address):
    page.goto(address)
    demo = page.locator('[data-demo="Neuron"]').last
    demo.scroll_into_view_if_needed()
    expect(demo.get_by_role("group", name="Learning")).to_be_visible()
    expect(demo).to_have_attribute("data-mounted", "")
    return demo


def learn(demo, count=1):
    for _ in range(count):
        button(demo, "Learn one step").click()


def report(demo):
    return demo.locator(".learning-report")


def lines_of(demo):
    """The rule as the demo shows it, a string a line."""
    drawn(demo)
    cells = demo.locator(".learning-lines > span").all_text_contents()
    return [f"{name} {text}" for name, text in zip(cells[::2], cells[1::2], strict=True)]


def rows_of_log(demo):
    drawn(demo)
    return [
        row.replace("\u00a0", " ").split("|")
        for row in demo.locator(".learning-table tbody tr").evaluate_all(
            "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent).join('|'))"
        )
    ]


def test_it_waits_at_zero_from_files_and_from_a_server(page, base):
    demo = open_learner(page, base + CHAPTER)
    assert fields(demo) == [0, 0, 0]
    expect(demo.get_by_role("radio", name="OR", exact=True)).to_be_checked()
    expect(demo.locator(".learning-next")).to_have_text("Next: (0, 0). It says 0, wanted is 0.")
    expect(demo.locator(".readout")).to_contain_text("Both weights are 0, so there is no line")
    expect(demo.locator(".presets")).to_have_count(0)
    expect(demo.locator(".question")).to_have_count(0)
    expect(demo.locator(".goal")).to_have_count(5)
    expect_count_reached(demo, 0)
    assert_quiet(page, base)


def test_or_is_learned_step_by_step_as_by_hand(demo):
    assert lines_of(demo) == [
        "error = wanted − output",
        "w1 ← w1 + error · x1",
        "w2 ← w2 + error · x2",
        "b ← b + error",
    ]
    learn(demo)
    expect(report(demo)).to_contain_text("Point (0, 0): it said 0, wanted 0: no change.")
    expect(demo.locator(".learning-lines strong")).to_have_count(0)
    expect(report(demo)).to_contain_text("1 step, 0 corrections.")
    learn(demo)
    expect(report(demo)).to_contain_text("Point (0, 1): it said 0, wanted 1: a correction.")
    assert lines_of(demo) == ["error = 1 − 0 = +1", "w1 ← 0 + 1·0 = 0", "w2 ← 0 + 1·1 = +1", "b ← 0 + 1 = +1"]
    expect(demo.locator(".learning-lines strong.is-positive")).to_have_text(["+1", "+1", "+1"])
    assert fields(demo) == [0, 1, 1]
    learn(demo, 3)
    assert lines_of(demo)[0] == "error = 0 − 1 = −1"
    assert lines_of(demo)[3] == "b ← 1 + (−1) = 0"
    expect(demo.locator(".learning-lines strong")).to_have_text(["−1", "0"])
    learn(demo, 7)
    assert fields(demo) == [1, 1, 0]
    expect(report(demo)).to_contain_text("12 steps, 4 corrections.")
    expect_count_reached(demo, 0)
    learn(demo)
    expect(report(demo)).to_contain_text("A whole round without a correction: it has learned OR.")
    expect_count_reached(demo, 1)
    expect(demo.locator(".goal").first).to_have_text("OR: let it learn from zero (reached)")


def test_the_log_has_the_last_eight_steps(in_chapter):
    demo = in_chapter
    expect(demo.locator(".learning-table tbody tr")).to_have_count(0)
    expect(demo.locator(".log")).to_contain_text("No step yet.")
    learn(demo, 2)
    expect(demo.locator(".log")).not_to_contain_text("No step yet.")
    assert rows_of_log(demo) == [
        ["(0, 0)", "0.00", "0", "0", "0", "0", "0", "0"],
        ["(0, 1)", "0.00", "0", "1", "+1", "0", "1", "1"],
    ]
    button(demo, "One whole round").click()
    button(demo, "One whole round").click()
    rows = rows_of_log(demo)
    assert [row[0] for row in rows] == ["(1, 0)", "(1, 1)", "(0, 0)", "(0, 1)"] * 2
    assert [row[4] for row in rows] == ["0", "0", "−1", "0", "+1", "0", "−1", "0"]
    assert rows[-1][5:] == ["1", "1", "0"]
    log = demo.get_by_role("region", name="Log of the last 8 steps")
    newest, oldest = log.locator("tbody tr").last, log.locator("tbody tr").first
    bottom = box_of(log)["y"] + box_of(log)["height"]
    assert box_of(newest)["y"] + box_of(newest)["height"] <= bottom
    assert box_of(oldest)["y"] < box_of(log)["y"]  # scrolled away


def test_what_comes_next_is_marked_in_plane_table_and_drawing(demo):
    for index, point in enumerate(["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)", "(0, 0)"]):
        expect(demo.locator(".learning-next")).to_contain_text(f"Next: {point}.")
        expect(demo.locator(".corner").nth(index % 4)).to_have_class(re.compile("is-chosen"))
        expect(demo.locator(".corner.is-chosen")).to_have_count(1)
        expect(demo.locator(".corner-table [aria-current=step] th")).to_have_text(f"→{point}")
        inputs = demo.locator(".diagram .value").evaluate_all("(nodes) => nodes.map((n) => n.textContent)")
        assert f"({inputs[0]}, {inputs[1]})" == point
        learn(demo)


def test_the_point_that_was_corrected_last_is_marked(demo):
    for corrected in [None, 1, None, None, 0, None, 2]:
        learn(demo)
        drawn(demo)
        marked = demo.locator(".corner").evaluate_all(
            "(nodes) => nodes.flatMap((node, i) => (node.classList.contains('is-corrected') ? [i] : []))"
        )
        assert marked == ([] if corrected is None else [corrected])
    button(demo, "Undo").click()
    expect(demo.locator(".is-corrected")).to_have_count(0)


def test_a_round_is_one_step_for_undo_and_a_step_is_one(demo, page):
    learn(demo, 2)
    button(demo, "One whole round").click()
    expect(report(demo)).to_contain_text("6 steps, 2 corrections.")
    assert fields(demo) == [0, 1, 0]
    button(demo, "Undo").click()
    expect(report(demo)).to_contain_text("2 steps, 1 correction.")
    expect(report(demo)).to_contain_text("Point (0, 1): it said 0, wanted 1")
    assert fields(demo) == [0, 1, 1]
    button(demo, "Learn one step").focus()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert fields(demo) == [0, 0, 0]
    expect(report(demo)).to_contain_text("How it corrects a wrong answer")
    expect(demo.locator(".learning-table tbody tr")).to_have_count(0)
    expect(button(demo, "Undo")).to_have_attribute("aria-disabled", "true")


def test_a_number_set_by_hand_is_where_learning_begins_anew(demo):
    learn(demo, 3)
    give(demo, w1=-2, w2=1, b=1)
    expect(report(demo)).to_contain_text("How it corrects a wrong answer")
    expect(demo.locator(".learning-next")).to_contain_text("Next: (0, 0).")
    for _ in range(8):
        button(demo, "One whole round").click()
    expect(report(demo)).to_contain_text("it has learned OR.")
    expect(demo.locator(".goal").nth(2)).to_contain_text("(reached)")
    expect(demo.locator(".goal").first).to_contain_text("(not yet)")


def test_the_same_number_typed_again_leaves_the_run_as_it_is(demo):
    learn(demo, 2)
    give(demo, w2=1)
    expect(report(demo)).to_contain_text("2 steps, 1 correction.")


def test_the_line_dragged_by_hand_begins_anew_and_is_one_undo(open_page, demos):
    page = open_page(reduced_motion="reduce")  # the line stands still when it is taken hold of
    demo = open_learner(page, demos + PAGE)
    learn(demo, 6)
    assert fields(demo) == [0, 1, 0]
    x, y = center(demo.get_by_role("slider", name="Move the line"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 60, steps=5)
    page.mouse.up()
    expect(report(demo)).to_contain_text("How it corrects a wrong answer")
    assert fields(demo)[2] < -0.2
    button(demo, "Undo").click()
    expect(report(demo)).to_contain_text("6 steps, 2 corrections.")
    assert fields(demo) == [0, 1, 0]


def test_xor_goes_round_for_ever_and_it_says_why(demo):
    demo.get_by_role("button", name="XOR: watch 24 steps").click()
    learn(demo, 23)
    expect(report(demo)).not_to_contain_text("forever")
    learn(demo)
    expect(report(demo)).to_contain_text("24 steps, 21 corrections. It goes round forever: no line separates")
    expect(demo.locator(".goal").last).to_contain_text("(reached)")
    expect(report(demo)).not_to_contain_text("learned")


def test_a_step_that_makes_it_worse_counts_only_when_stopped_at(demo):
    demo.get_by_role("button", name="Stop right after a correction").click()
    expect(demo.get_by_role("radio", name="AND", exact=True)).to_be_checked()
    learn(demo, 3)
    expect(demo.locator(".goal").nth(3)).to_contain_text("(not yet)")
    learn(demo)
    expect(report(demo)).to_contain_text("Right points: 3 before, 1 now.")
    expect(demo.locator(".goal").nth(3)).to_contain_text("(reached)")


def test_when_it_has_learned_the_next_gate_is_offered_from_zero(demo):
    for _ in range(4):
        button(demo, "One whole round").click()
    demo.get_by_role("button", name="Next: AND →").press("Enter")
    expect(demo.get_by_role("radio", name="AND", exact=True)).to_be_checked()
    expect(button(demo, "Learn one step")).to_be_focused()
    assert fields(demo) == [0, 0, 0]
    for _ in range(6):
        button(demo, "One whole round").click()
    expect(report(demo)).to_contain_text("it has learned AND.")
    expect(demo.get_by_role("button", name="Next: XOR →")).to_be_visible()


def test_a_step_beyond_the_sliders_is_not_made_and_the_way_out_works(demo):
    give(demo, w1=3.5, w2=-4, b=-4)
    learn(demo, 3)
    expect(report(demo)).to_contain_text(
        "The next correction would take w1 beyond ±4, where the sliders end."
    )
    before = fields(demo)
    expect(button(demo, "Learn one step")).to_have_attribute("aria-disabled", "true")
    button(demo, "Learn one step").press("Enter")
    button(demo, "One whole round").press("Enter")
    assert fields(demo) == before
    button(demo, "Start from zero").click()
    assert fields(demo) == [0, 0, 0]
    expect(report(demo)).not_to_contain_text("sliders")
    learn(demo, 2)
    assert fields(demo) == [0, 1, 1]


def test_reset_goes_back_to_or_at_zero_and_can_be_undone(demo):
    demo.get_by_role("radio", name="NAND").check()
    learn(demo, 3)
    before = fields(demo)
    button(demo, "Reset").click()
    assert fields(demo) == [0, 0, 0]
    expect(demo.get_by_role("radio", name="OR", exact=True)).to_be_checked()
    button(demo, "Undo").click()
    assert fields(demo) == before
    expect(report(demo)).to_contain_text("3 steps,")


def test_it_is_played_by_keyboard_alone_and_what_changed_is_spoken(demo, page):
    button(demo, "Learn one step").focus()
    for _ in range(13):
        page.keyboard.press("Enter")
    expect(demo.get_by_role("status").filter(has_text="it has learned OR")).to_have_count(1)
    expect(button(demo, "Learn one step")).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(demo, "One whole round")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert fields(demo) == [0, 0, 0]


def watch_line(demo):
    """Note each place that the line takes from now on."""
    demo.evaluate(
        """(demo) => {
            const line = demo.querySelector(".line-mark");
            const place = () => ["x1", "y1", "x2", "y2"].map((name) => line.getAttribute(name)).join();
            demo.places = new Set();
            new MutationObserver(() => demo.places.add(place())).observe(line, { attributes: true });
        }"""
    )


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_line_moves_visibly_and_at_once_where_motion_is_unwanted(open_page, demos, motion):
    demo = open_learner(open_page(reduced_motion=motion), demos + PAGE)
    learn(demo, 6)
    turn = demo.get_by_role("slider", name="Turn the line")
    expect(turn).to_have_attribute("aria-valuetext", re.compile("point 90 degrees"))
    watch_line(demo)
    learn(demo)
    expect(turn).to_have_attribute("aria-valuetext", re.compile("point 45 degrees"))
    count = demo.evaluate("(demo) => demo.places.size")
    assert count > 2 if motion == "no-preference" else count == 1


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
def test_the_code_it_shows_ends_with_its_numbers(demo, form):
    give(demo, w1=0.25, w2=-0.5, b=0.1)
    learn(demo, 7)
    demo.get_by_text("As code").click()
    demo.get_by_role("radio", name=form).check()
    drawn(demo)
    printed = printed_by(demo.locator("pre").text_content())
    _, w1, w2, _, b = printed.splitlines()[-1].split()
    assert [float(w1), float(w2), float(b)] == pytest.approx(fields(demo))


def test_its_goals_are_remembered_beside_those_of_the_other_lesson(in_chapter, page):
    demo = in_chapter
    for _ in range(4):
        button(demo, "One whole round").click()
    expect_count_reached(demo, 1)
    page.reload()
    demo.scroll_into_view_if_needed()
    expect(demo.locator(".goals-count")).to_have_text("1 of 5")
    first = page.locator('[data-demo="Neuron"]').first
    first.scroll_into_view_if_needed()
    expect(first.locator(".goals-count")).to_have_text("0 of 5")
    give(first, b=-1.2)
    expect_count_reached(first, 1)
    stored = json.loads(page.evaluate("localStorage.dl101"))
    assert sorted(stored["items"]) == ["goal/Neuron/and", "goal/Neuron/learn-or"]


def test_it_fits_a_phone_and_a_step_pushes_nothing(open_page, server):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = open_learner(page, server + CHAPTER)
    height = demo.locator(".demo").evaluate("(node) => node.offsetHeight")
    assert (
        height <= 1660
    )  # five goals, each as high as a finger needs and apart from the next, are 260 of them
    bottom_of_update = center(report(demo).locator(".learning-lines"))[1]
    assert bottom_of_update - box_of(demo.locator(".score"))["y"] < 700  # a phone shows both at once
    for _ in range(3):
        button(demo, "Learn one step").tap()
    for _ in range(6):
        button(demo, "One whole round").tap()
    drawn(demo)
    assert demo.locator(".demo").evaluate("(node) => node.offsetHeight") == height
    demo.get_by_role("button", name="XOR: watch 24 steps").tap()
    demo.locator(".told").get_by_role("button", name="Close").tap()
    for _ in range(6):
        button(demo, "One whole round").tap()
    expect(report(demo)).to_contain_text("forever")
    assert demo.locator(".demo").evaluate("(node) => node.offsetHeight") == height
    give(demo, w1=-2.25, w2=-1.75, b=-0.25)
    button(demo, "One whole round").tap()
    drawn(demo)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    log = demo.get_by_role("region", name="Log of the last 8 steps")
    assert log.evaluate("(node) => node.clientWidth < node.scrollWidth")  # it scrolls, and not the page
    expect(log).to_have_attribute("tabindex", "0")
    small = demo.locator("button, input[type=range]").evaluate_all(
        "(nodes) => nodes.map((node) => node.offsetHeight).filter((height) => height && height < 24).length"
    )
    assert small == 0


@pytest.mark.parametrize(("width", "mode"), LOOKS)
def test_axe_finds_nothing_while_it_learns(open_page, demos, width, mode):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=mode)
    demo = open_learner(page, demos + PAGE)
    learn(demo, 5)
    demo.get_by_text("As code").click()
    assert axe(page, ".dl101") == []
    give(demo, w1=3.5, w2=-4, b=-4)
    learn(demo, 3)
    assert axe(page, ".dl101") == []
