"""The demo `TeachDigit` on a page of its own: drawn by touch and by keyboard, taught, taken back, kept, erased."""

import json

import pytest
from playwright.sync_api import expect

from dl101.widgets.lib.drawings import SLOTS
from tests.helpers import (
    assert_quiet,
    box_of,
    button,
    drawn,
    expect_reached,
    expect_readout,
    open_demo,
    press,
    swipe,
)

pytestmark = pytest.mark.slow

PAGE = "TeachDigit.html"
PHONE = {"viewport": {"width": 390, "height": 660}, "has_touch": True, "is_mobile": True}
TIME = "2026-01-01T00:00:00.000Z"
# Simple digits: strokes of points from 0 to 1 on the pad.
STROKES = {
    0: [[(0.5, 0.15), (0.3, 0.3), (0.28, 0.6), (0.5, 0.85), (0.7, 0.6), (0.68, 0.3), (0.5, 0.15)]],
    1: [[(0.4, 0.3), (0.55, 0.15), (0.55, 0.85)]],
    7: [[(0.3, 0.15), (0.7, 0.15), (0.45, 0.85)], [(0.4, 0.5), (0.7, 0.48)]],
}
# Both ends of what is to be seen together lie in the window.
SPAN = """(nodes) => {
  const boxes = nodes.map((node) => node.getBoundingClientRect());
  return Math.max(...boxes.map(({bottom}) => bottom)) - Math.min(...boxes.map(({top}) => top));
}"""
STORED = "() => JSON.parse(localStorage.getItem('dl101') ?? '{\"items\": {}}').items"


def pad(demo):
    return demo.locator(".pad-sheet")


def places(demo, stroke):
    """Where the points of a stroke are in the window."""
    box = box_of(pad(demo))
    return [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]


def draw_by_touch(page, demo, digit):
    pad(demo).scroll_into_view_if_needed()
    for stroke in STROKES[digit]:
        swipe(page, *([place] for place in places(demo, stroke)))
    drawn(page)


def draw_by_mouse(page, demo, digit):
    for stroke in STROKES[digit]:
        first, *others = places(demo, stroke)
        page.mouse.move(*first)
        page.mouse.down()
        for place in others:
            page.mouse.move(*place, steps=3)
        page.mouse.up()
    drawn(page)


def slot(demo, name):
    """The button of a drawing: "7, to learn from"."""
    return demo.get_by_role("button", name=name)


def stored(page):
    """The drawings that are remembered, by their slot."""
    items = page.evaluate(STORED)
    return {
        key.removeprefix("drawing/"): items[key]["strokes"] for key in items if key.startswith("drawing/")
    }


@pytest.fixture
def demo(open_page, demos):
    page = open_page()
    return open_demo(page, demos + PAGE, "TeachDigit")


@pytest.fixture
def phone(open_page, demos):
    page = open_page(**PHONE)
    return open_demo(page, demos + PAGE, "TeachDigit")


def test_by_touch_a_drawing_is_kept_and_the_next_one_is_asked_for(phone):
    page = phone.page
    expect(phone.locator(".ask-title")).to_have_text("Draw a 0, to learn from")
    draw_by_touch(page, phone, 0)
    expect(slot(phone, "0, to learn from")).to_have_accessible_name("0, to learn from: drawn")
    assert list(stored(page)) == ["0/1"]
    button(phone, "Next: draw a 1").tap()
    expect(phone.locator(".ask-title")).to_have_text("Draw a 1, to learn from")
    button(phone, "Skip: draw a 2").tap()
    slot(phone, "7, held out").tap()
    expect(phone.locator(".ask-title")).to_have_text("Draw a 7, to be held out")
    draw_by_touch(page, phone, 7)
    assert len(stored(page)["7/2"]) == 2
    expect_readout(phone, "1 to learn from, 1 held out. The network reads 1 of 1 held-out drawings right.")
    assert page.errors == []


def test_on_a_phone_what_is_asked_the_pad_and_the_way_on_are_in_one_window(phone):
    parts = [phone.locator(".ask-title"), pad(phone), phone.get_by_role("button", name="Skip")]
    span = phone.page.evaluate(SPAN, [part.element_handle() for part in parts])
    assert span <= PHONE["viewport"]["height"] - 60


def test_by_keyboard_one_draws_and_goes_on(demo):
    page = demo.page
    pad(demo).focus()
    page.keyboard.press("Space")
    for _ in range(8):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")  # the pen is down
    expect(demo.locator(".ask-title")).to_have_text("Draw a 0, to learn from")
    page.keyboard.press("Space")
    expect(slot(demo, "0, to learn from")).to_have_accessible_name("0, to learn from: drawn")
    page.keyboard.press("Enter")
    expect(demo.locator(".ask-title")).to_have_text("Draw a 1, to learn from")
    expect(pad(demo)).to_be_focused()
    assert list(stored(page)) == ["0/1"]


def test_a_preset_hand_is_taught_and_taken_back(demo):
    press(demo, "Paper that lies askew")
    sums = demo.locator(".readout")
    expect_readout(demo, "The network reads 13 of 20 held-out drawings right.")
    before = sums.inner_text()
    assert "No weight has changed." in before
    answers = demo.locator("tr.answers").first.inner_text()
    press(demo, "Teach it")
    expect_readout(demo, "It reads 20 of 20 held-out drawings right, 13 before.")
    expect_reached(demo, 2)
    expect(demo.locator(".board tr")).to_have_count(3)
    expect(demo.locator("td[data-verdict=wrong]")).to_have_count(7)  # before; none after
    press(demo, "Take it back")
    expect(sums).to_have_text(before)
    assert demo.locator("tr.answers").first.inner_text() == answers
    expect_reached(demo, 2, 3)
    press(demo, "Undo")
    expect_readout(demo, "After 150 steps")
    assert demo.page.errors == []


def test_of_a_digit_alone_it_learns_to_forget_the_others_unless_they_are_mixed_in(demo):
    press(demo, "What it forgets", "Teach it")
    expect_readout(demo, "Of 100 digits by other writers it reads 88 right, 100 before.")
    expect_reached(demo, 4)
    demo.get_by_label("Mix in 20 digits that it knows").check()
    expect_readout(demo, "No weight has changed.")
    press(demo, "Teach it")
    expect_readout(demo, "Of 100 digits by other writers it reads 100 right, 100 before.")
    expect_reached(demo, 2, 4)


def test_a_look_after_fewer_steps(demo):
    press(demo, "Paper that lies askew", "Teach it")
    expect_readout(demo, "After 150 steps")
    field = demo.get_by_role("textbox", name="Steps, as a number")
    field.fill("5")
    field.press("Enter")
    expect_readout(demo, "After 5 steps the loss")


def test_drawings_stay_after_a_reload_and_can_be_erased_with_a_way_back(demo, demos):
    page = demo.page
    draw_by_mouse(page, demo, 0)
    press(demo, "Next: draw a 1")
    draw_by_mouse(page, demo, 1)
    kept = stored(page)
    assert list(kept) == ["0/1", "1/1"]
    page.reload()
    expect_readout(demo, "2 to learn from, 0 held out.")
    expect(demo.locator(".ask-title")).to_have_text("Draw a 2, to learn from")
    press(demo, "Erase them all")
    expect_readout(demo, "Nothing is drawn yet.")
    assert stored(page) == {"0/1": [], "1/1": []}
    press(demo, "Undo")
    expect_readout(demo, "2 to learn from, 0 held out.")
    assert stored(page) == kept
    page.evaluate("dl101Progress.erase()")
    expect_readout(demo, "Nothing is drawn yet.")
    assert_quiet(page, demos)


def test_what_is_kept_and_is_no_drawing_gets_a_sentence_and_stays(open_page, demos):
    page = open_page()
    items = {
        "drawing/3/1": {"time": TIME, "strokes": "none"},
        "drawing/4/1": {"time": TIME, "strokes": [[[0.5, 0.1], [0.5, 0.9]]]},
        "drawing/x": {"time": TIME},
    }
    page.add_init_script(
        f"localStorage.setItem('dl101', {json.dumps(json.dumps({'version': 1, 'items': items}))})"
    )
    demo = open_demo(page, demos + PAGE, "TeachDigit")
    expect_readout(demo, "1 to learn from, 0 held out.")
    expect(demo.get_by_text("What is kept as drawing/3/1 is not a drawing of this book")).to_be_visible()
    draw_by_mouse(page, demo, 0)
    assert page.evaluate(STORED)["drawing/3/1"] == items["drawing/3/1"]
    assert page.errors == []


def test_where_nothing_can_be_stored_it_says_so_and_keeps_them_while_the_page_is_open(open_page, demos):
    page = open_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off') }})"
    )
    demo = open_demo(page, demos + PAGE, "TeachDigit")
    draw_by_mouse(page, demo, 0)
    expect_readout(demo, "1 to learn from, 0 held out.")
    expect(demo.get_by_text("It lasts until you close the page.")).to_be_visible()


def test_forty_drawings_can_be_asked_for(open_page, demos):
    page = open_page()
    strokes = [[[0.4, 0.3], [0.55, 0.15], [0.55, 0.85]]]
    items = {f"drawing/{slot}": {"time": TIME, "strokes": strokes} for slot in SLOTS[:20]}
    page.add_init_script(
        f"localStorage.setItem('dl101', {json.dumps(json.dumps({'version': 1, 'items': items}))})"
    )
    demo = open_demo(page, demos + PAGE, "TeachDigit")
    expect(demo.locator(".slot")).to_have_count(20)
    press(demo, "More drawings")
    expect(demo.locator(".ask-title")).to_have_text("Draw one more 0, to learn from")
    expect(demo.locator(".slot")).to_have_count(30)
    draw_by_mouse(page, demo, 0)
    expect_readout(demo, "11 to learn from, 10 held out.")
    expect(button(demo, "Next: draw a 1")).to_be_visible()
    expect_reached(demo, "Draw ten digits")


def test_a_new_drawing_to_learn_from_takes_back_what_was_learned(demo):
    draw_by_mouse(demo.page, demo, 0)
    press(demo, "Teach it")
    expect_readout(demo, "After 150 steps")
    press(demo, "Next: draw a 1")
    draw_by_mouse(demo.page, demo, 1)
    expect_readout(demo, "No weight has changed.")
