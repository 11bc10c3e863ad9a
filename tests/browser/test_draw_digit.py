"""The demo `DrawDigit` on a page of its own: drawing by mouse, finger and keyboard, and the way down to a product."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from dl101.widgets import DrawDigit
from dl101.widgets.draw_digit.draw_digit import DRAWN
from tests.helpers import (
    assert_quiet,
    box_of,
    choose,
    drawn,
    expect_reached,
    expect_readout,
    open_demo,
    press,
    printed_by,
    swipe,
)

pytestmark = pytest.mark.slow

PAGE = "DrawDigit.html"
PHONE = {"viewport": {"width": 390, "height": 660}, "has_touch": True, "is_mobile": True}
# What a hand draws, as corners; the pad's points lie between them.
ONE = [[(0.5, 0.15), (0.5, 0.85)]]
TWO = [[(0.3, 0.3), (0.4, 0.18), (0.6, 0.18), (0.68, 0.3), (0.6, 0.5), (0.3, 0.85), (0.7, 0.85)]]
FOUR = [[(0.35, 0.15), (0.3, 0.55), (0.7, 0.55)], [(0.6, 0.3), (0.6, 0.85)]]
FIVE = [[(0.65, 0.15), (0.35, 0.15), (0.33, 0.45), (0.55, 0.42), (0.68, 0.6), (0.6, 0.8), (0.3, 0.82)]]
SEVEN = [[(0.3, 0.2), (0.7, 0.2), (0.4, 0.85)], [(0.4, 0.5), (0.65, 0.5)]]
# What keys draw: the pen begins at the middle of the upper half. S: space.
KEYS = {"S": "Space", "R": "ArrowRight", "L": "ArrowLeft", "U": "ArrowUp", "D": "ArrowDown"}
TYPED = {1: "S" + "D" * 10 + "S", 7: "LLLSRRRRRRDDLDDLDDLDDLDDSUUUUULLSRRRRRS"}


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE, "DrawDigit")


@pytest.fixture
def phone(open_page, demos):
    return open_demo(open_page(**PHONE), demos + PAGE, "DrawDigit")


def pad_of(demo):
    return demo.get_by_role("application", name=re.compile("Drawing pad"))


def on_pad(demo, x, y):
    """A place on the pad, in pixels of the window."""
    box = box_of(pad_of(demo))
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def draw_by_mouse(demo, strokes):
    pad_of(demo).scroll_into_view_if_needed()
    mouse = demo.page.mouse
    for first, *rest in strokes:
        mouse.move(*on_pad(demo, *first))
        mouse.down()
        for point in rest:
            mouse.move(*on_pad(demo, *point), steps=10)
        mouse.up()


def draw_by_finger(demo, strokes):
    pad_of(demo).evaluate("(pad) => pad.scrollIntoView({block: 'center', behavior: 'instant'})")
    for corners in strokes:
        points = [
            (ax + (bx - ax) * part / 8, ay + (by - ay) * part / 8)
            for (ax, ay), (bx, by) in pairwise(corners)
            for part in range(9)
        ]
        swipe(demo.page, *([on_pad(demo, *point)] for point in points))


def draw_by_keys(demo, signs):
    pad_of(demo).focus()
    for sign in signs:
        demo.page.keyboard.press(KEYS[sign])


def said(demo):
    return demo.locator(".pad-said")


def mean(demo, digit):
    demo.get_by_role("group", name="What did you mean?").get_by_role(
        "button", name=str(digit), exact=True
    ).click()


def look_into(demo, layer, map_number):
    demo.locator(".layer").nth(layer).get_by_role("radio").nth(map_number - 1).check(force=True)


def crumbs(demo):
    return demo.get_by_role("navigation", name="Where you are").get_by_role("listitem")


@pytest.mark.parametrize(
    ("digit", "strokes"), [(1, ONE), (2, TWO), (4, FOUR), (5, FIVE), (7, SEVEN)], ids=str
)
def test_a_digit_drawn_by_mouse_is_read_as_what_it_is(demo, demos, digit, strokes):
    draw_by_mouse(demo, strokes)
    expect(demo.locator(".answer-digit")).to_have_text(str(digit))
    expect_readout(demo, f"The network reads {digit}, with p = 0.99")
    assert_quiet(demo.page, demos)


@pytest.mark.parametrize(("digit", "strokes"), [(2, TWO), (4, FOUR)], ids=str)
def test_a_digit_drawn_by_finger_is_read_and_the_page_does_not_scroll(phone, digit, strokes):
    pad_of(phone).evaluate("(pad) => pad.scrollIntoView({block: 'center', behavior: 'instant'})")
    before = phone.page.evaluate("scrollY")
    draw_by_finger(phone, strokes)
    expect_readout(phone, f"The network reads {digit}, with p = 0.99")
    assert phone.page.evaluate("scrollY") == before


@pytest.mark.parametrize("digit", TYPED)
def test_a_digit_drawn_by_keyboard_is_read_and_each_move_is_said(demo, digit):
    draw_by_keys(demo, TYPED[digit])
    expect_readout(demo, f"The network reads {digit}, with p = 0.99")
    expect(said(demo)).to_contain_text("Pen up: ")
    demo.page.keyboard.press("Space")
    expect(said(demo)).to_contain_text("Pen down: ")
    demo.page.keyboard.press("Shift+ArrowRight")
    demo.page.keyboard.press("Tab")  # lifts the pen
    demo.page.keyboard.press("Shift+Tab")
    demo.page.keyboard.press("ArrowLeft")
    expect(said(demo)).to_contain_text("Pen up: ")


def test_what_the_browser_saw_between_two_frames_is_drawn_too(demo):
    """A fast hand: one event brings many places."""
    pad_of(demo).evaluate(
        """(pad) => {
          const {left, top, width, height} = pad.getBoundingClientRect();
          const at = (x, y) => ({clientX: left + x * width, clientY: top + y * height});
          const event = (name, more) =>
            new PointerEvent(name, {pointerId: 1, button: 0, bubbles: true, pointerType: "pen", ...more});
          pad.setPointerCapture = () => {};
          pad.dispatchEvent(event("pointerdown", at(0.5, 0.15)));
          const coalescedEvents = [0.3, 0.5, 0.7].map((y) => event("pointermove", at(0.5, y)));
          pad.dispatchEvent(event("pointermove", {...at(0.5, 0.85), coalescedEvents}));
          pad.dispatchEvent(event("pointerup", at(0.5, 0.85)));
        }"""
    )
    expect_readout(demo, "The network reads 1")
    demo.get_by_text("As code", exact=True).click()
    expect(demo.locator(".code-panel code")).to_contain_text("(0.5, 0.3), (0.5, 0.5), (0.5, 0.7)")


def test_the_first_stroke_replaces_the_example_and_strokes_are_taken_back_one_by_one(demo):
    draw_by_mouse(demo, FOUR)
    expect_readout(demo, "The network reads 4")
    press(demo, "Erase last stroke")
    expect(demo.locator(".answer-digit")).not_to_have_text("4")
    press(demo, "Undo")
    expect_readout(demo, "The network reads 4")
    press(demo, "Clear")
    expect_readout(demo, "The pad is empty")
    expect(demo.get_by_text("Draw a digit here")).to_be_visible()
    press(demo, "Undo", "Undo", "Undo")
    expect_readout(demo, "The network reads 3")
    expect(demo.get_by_role("button", name="Undo", exact=True)).to_be_disabled()


def test_a_full_pad_says_so(demo):
    for _ in range(12):
        draw_by_keys(demo, "SDSU")
    draw_by_keys(demo, "S")
    expect(said(demo)).to_have_text("The pad takes 12 strokes. Clear it, or erase a stroke.")
    press(demo, "Clear")
    expect(said(demo)).to_have_text("")


def test_one_says_what_one_meant_and_the_tally_counts(demo):
    keys = demo.get_by_role("group", name="What did you mean?").get_by_role("button")
    expect(keys.first).to_be_disabled()
    draw_by_mouse(demo, ONE)
    mean(demo, 1)
    expect(demo.locator(".tally")).to_have_text("You meant 1, it read 1: right. Read right: 1 of 1.")
    expect_reached(demo, 1)
    press(demo, "Clear")
    expect(keys.first).to_be_disabled()
    draw_by_mouse(demo, ONE)
    mean(demo, 7)
    expect(demo.locator(".tally")).to_have_text("You meant 7, it read 1: wrong. Read right: 1 of 2.")
    expect_reached(demo, 1, 2)
    mean(demo, "no digit")
    expect(demo.locator(".tally")).to_have_text("Read right: 1 of 1. It is no digit, so it does not count.")
    expect_reached(demo, 1, 2, 3)


def test_no_weight_changes(demo):
    before = demo.locator(".unchanged").inner_text()
    draw_by_mouse(demo, TWO)
    expect_readout(demo, "The network reads 2")
    expect(demo.locator(".unchanged")).to_have_text(before)
    assert re.search(r"the 9,802 weights and biases added up to (−?\d+\.\d{4}), and now to \1\.", before)


def test_centering_inverting_and_turning_change_what_is_read(demo):
    press(demo, "Small, in a corner")
    expect_readout(demo, "The network reads 3")
    demo.get_by_role("checkbox", name="Center and scale").uncheck()
    small = DrawDigit(strokes=DRAWN["small"], centered=False)
    assert small.answer == 1
    expect_readout(demo, f"The network reads 1, with p = {small.probabilities[1]:.3f}")
    expect(demo.get_by_role("slider", name="Pen, in dots")).to_be_visible()
    demo.get_by_role("checkbox", name="Center and scale").check()
    expect(demo.get_by_role("slider", name="Pen, in dots")).to_be_hidden()
    demo.get_by_role("checkbox", name="Invert").check()
    expect_readout(demo, "The drawing is inverted.")
    demo.get_by_role("checkbox", name="Invert").uncheck()
    field = demo.get_by_role("textbox", name="Turn, in degrees, as a number")
    field.fill("90")
    field.press("Enter")
    expect_readout(demo, "The drawing is turned by 90°.")
    turned = DrawDigit(strokes=DRAWN["small"], turn=90)
    expect_readout(demo, f"The network reads {turned.answer}, with p = {turned.probabilities.max():.3f}")


def test_from_a_map_to_one_multiplication_and_back_by_keyboard(demo):
    page = demo.page
    look_into(demo, 2, 5)
    expect(crumbs(demo)).to_have_text(["Answer", "Layer 2", "map 5"])
    expect(demo.locator(".kernels table:visible")).to_have_count(8)
    page.keyboard.press("Tab")  # to "Answer" in the way
    grid = demo.get_by_role("grid", name="Layer 2, map 5")
    grid.get_by_role("gridcell").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(crumbs(demo)).to_have_text(["Answer", "Layer 2", "map 5", "row 3, column 4"])
    sums = demo.get_by_role("group", name="The sum of nine products in each map of layer 1. Choose one")
    sums.get_by_role("radio").nth(1).focus()
    page.keyboard.press("Space")
    expect(crumbs(demo).last).to_have_text("from map 2")
    expect_reached(demo, 4)
    for way in (["Layer 2", "map 5", "row 3, column 4"], ["Layer 2", "map 5"], []):
        page.keyboard.press("Escape")
        expect(crumbs(demo)).to_have_text(["Answer", *way])
        drawn(page)
        assert demo.evaluate("(node) => node.contains(document.activeElement)")
        expect(crumbs(demo)).to_have_text(["Answer", *way])  # where the focus went looked into nothing


def test_the_numbers_of_a_cell_add_up_to_what_python_computes(demo):
    look_into(demo, 2, 5)
    demo.get_by_role("gridcell").nth(5 * 8 + 4).click()
    value = DrawDigit().stages["conv2"][4, 5, 4]
    answer = f"ReLU leaves it: {value:.3f}." if value > 0 else "ReLU makes it 0."
    expect(demo.locator(".work-words")).to_contain_text(answer)
    sums = [float(text.replace("−", "-")) for text in demo.locator(".sum-number").all_inner_texts()]
    choose(demo, re.compile("^map 2"), force=True)
    expect(crumbs(demo).last).to_have_text("from map 2")
    products = [
        float(text.split("= ")[1].replace("−", "-"))
        for text in demo.locator(".work td:visible").all_inner_texts()
    ]
    assert sum(products) == pytest.approx(sums[1], abs=0.005)
    assert re.search(rf"add up to −?{abs(sums[1]):.3f}", demo.locator(".work-words").inner_text())


@pytest.mark.parametrize(
    ("layer", "name", "words"),
    [
        (0, "The ink", "of 16 dots are inked. The network gets"),
        (1, "Layer 1, map 1", "The nine products add up to"),
        (3, "Pooled, map 1", "The largest of the four is"),
    ],
)
def test_each_layer_can_be_looked_into_by_finger(phone, layer, name, words):
    tile = phone.locator(".layer").nth(layer).locator("label").first
    tile.scroll_into_view_if_needed()
    tile.tap()
    gridcell = phone.get_by_role("grid", name=name).get_by_role("gridcell").nth(3)
    gridcell.scroll_into_view_if_needed()
    gridcell.tap()
    expect(phone.locator(".work-words")).to_contain_text(words)
    phone.get_by_role("button", name="‹ Back").tap()
    expect(crumbs(phone)).to_have_count(2 if layer == 0 else 3)


def test_a_change_of_the_drawing_is_seen_in_what_is_looked_into(demo):
    look_into(demo, 1, 3)
    demo.get_by_role("gridcell").nth(20).click()
    before = demo.locator(".work-words").inner_text()
    draw_by_mouse(demo, ONE)
    expect(demo.locator(".work-words")).not_to_have_text(before)
    expect(crumbs(demo).last).to_have_text("row 3, column 5")


def test_on_a_phone_pad_and_answer_are_one_window_and_the_answer_stays_in_sight(phone):
    pad, answer = box_of(pad_of(phone)), box_of(phone.locator(".answer"))
    assert pad["width"] >= 260
    assert answer["y"] + answer["height"] - pad["y"] <= 600
    small = phone.locator(".small-answer")
    pad_of(phone).evaluate("(pad) => pad.scrollIntoView({block: 'start', behavior: 'instant'})")
    expect(small).to_be_hidden()
    phone.locator(".layers").evaluate("(node) => node.scrollIntoView({block: 'start', behavior: 'instant'})")
    expect(small).to_be_in_viewport(ratio=1)
    expect(small).to_have_text("reads 3, p = 0.999…")


def test_on_a_low_window_the_answer_stays_in_sight_too(open_page, demos):
    demo = open_demo(open_page(viewport={"width": 1280, "height": 700}), demos + PAGE, "DrawDigit")
    demo.locator(".look").evaluate("(node) => node.scrollIntoView({block: 'start', behavior: 'instant'})")
    expect(demo.locator(".small-answer")).to_be_in_viewport(ratio=1)
    demo.locator(".pad").evaluate("(node) => node.scrollIntoView({block: 'start', behavior: 'instant'})")
    expect(demo.locator(".small-answer")).to_be_hidden()


def test_the_code_reads_the_drawing_as_the_page_does(demo):
    draw_by_mouse(demo, TWO)
    expect_readout(demo, "The network reads 2")
    demo.get_by_text("As code", exact=True).click()
    printed = printed_by(demo.locator(".code-panel pre code").inner_text())
    assert "answer: 2\n" in printed


@pytest.mark.parametrize("letters", [16, 32])
def test_large_letters_find_room(open_page, demos, letters):
    page = open_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    demo = open_demo(page, demos + PAGE, "DrawDigit")
    page.add_style_tag(content=f"html {{font-size: {letters}px !important}}")
    look_into(demo, 2, 5)
    demo.get_by_role("gridcell").nth(20).click()
    choose(demo, re.compile("^map 2"), force=True)
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
