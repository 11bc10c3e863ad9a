"""The demo `Pooling` on a page of its own: shift by slider, drag and finger; what is kept and what is dropped."""

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    assert_quiet,
    box_of,
    choose,
    drawn,
    expect_reached,
    expect_readout,
    open_demo,
    press,
    swipe,
)

pytestmark = pytest.mark.slow

PAGE = "Pooling.html"


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE, "Pooling")


def pixel(demo, row, column):
    return cells(demo, "Picture, shifted").nth(8 * (row - 1) + column - 1)


def cells(demo, board):
    return demo.get_by_role("grid", name=board, exact=True).get_by_role("gridcell")


def select(demo, label, option):
    demo.get_by_label(label, exact=True).select_option(label=option)


def test_the_slider_shifts_and_what_changed_is_marked(demo, demos):
    demo.get_by_role("slider", name="Right").press("ArrowRight")
    expect_readout(
        demo, "Shifted by 1 pixel to the right. Max pooling keeps 8 of 16 cells, average pooling 3 of 16."
    )
    expect(demo.get_by_text("Kept: 8 of 16", exact=True)).to_be_visible()
    expect(demo.get_by_role("grid", name="After the shift").locator(".is-changed")).to_have_count(8)
    expect(demo.get_by_role("gridcell", name="row 1, column 1: 3, changed")).to_have_count(1)
    demo.get_by_role("slider", name="Down").press("ArrowUp")
    expect_readout(demo, "Shifted by 1 pixel down and 1 pixel to the right.")
    press(demo, "Undo", "Undo")
    expect_readout(demo, "The picture is where it was.")
    assert_quiet(demo.page, demos)


def test_a_drag_shifts_by_whole_pixels_and_no_farther_than_two(demo):
    start, end = box_of(pixel(demo, 2, 2)), box_of(pixel(demo, 1, 7))
    mouse = demo.page.mouse
    mouse.move(start["x"] + 5, start["y"] + 5)
    mouse.down()
    mouse.move(end["x"] + 5, end["y"] + 5, steps=8)
    mouse.up()
    expect_readout(demo, "Shifted by 1 pixel up and 2 pixels to the right.")
    press(demo, "Undo")
    expect_readout(demo, "The picture is where it was.")


def test_a_finger_shifts_too(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "Pooling")
    start, end = box_of(pixel(demo, 4, 4)), box_of(pixel(demo, 5, 4))
    swipe(page, [(start["x"] + 8, start["y"] + 8)], [(end["x"] + 8, end["y"] + 8)])
    expect_readout(demo, "Shifted by 1 pixel down.")
    assert page.errors == []


def test_a_cell_tells_how_it_is_computed_and_which_pixel_won(demo):
    cells(demo, "After the shift").nth(2).click()
    expect_readout(demo, "Pooled cell in row 1, column 3: max(12, 12, 8, 16) = 16.")
    expect(demo.get_by_role("gridcell", name="row 2, column 6: 16, the largest of its window")).to_have_count(
        1
    )
    choose(demo, "average")
    expect_readout(demo, "(12 + 12 + 8 + 16) / 4 = 12")
    expect(demo.locator(".is-touched")).to_have_count(0)
    cells(demo, "After the shift").nth(2).press("ArrowDown")
    expect_readout(demo, "Pooled cell in row 2, column 3")
    pixel(demo, 8, 8).click()
    expect_readout(demo, "Pooled cell in row 4, column 4")


def test_what_fills_no_window_is_hatched(demo):
    select(demo, "Window", "3 × 3")
    expect_readout(demo, "The last 2 rows and the last 2 columns fill no window: they are never read.")
    expect(demo.locator(".is-unread")).to_have_count(28)
    expect_reached(demo, 4)
    pixel(demo, 8, 8).click()
    expect_readout(demo, "Pooled cell in row 2, column 2")


def test_the_goals_of_shifts(demo):
    select(demo, "Window", "4 × 4")
    demo.get_by_role("slider", name="Down").press("ArrowUp")
    expect_reached(demo, 1)
    demo.get_by_role("button", name="The dots: shift them").click()
    right = demo.get_by_role("slider", name="Right")
    right.press("ArrowRight")
    expect_readout(demo, "Max pooling keeps 16 of 16 cells")
    expect_reached(demo, 1)
    right.press("ArrowLeft")
    right.press("ArrowLeft")
    expect_reached(demo, 1, 2)
    demo.get_by_role("button", name="average pooling keeps 5 cells fewer").click()
    select(demo, "Picture", "a 3")
    demo.get_by_role("slider", name="Down").press("ArrowDown")
    expect_readout(demo, "Max pooling keeps 11 of 16 cells, average pooling 4 of 16.")
    expect_reached(demo, 1, 2, 3)


SPAN = """(demo) => demo.querySelector(".readout").getBoundingClientRect().bottom
  - demo.querySelector(".boards").getBoundingClientRect().top"""


def test_on_a_phone_the_sliders_the_cells_and_the_words_are_seen_together(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "Pooling")
    press(demo, "One pixel to the right")
    drawn(page)
    assert demo.evaluate(SPAN) <= 600  # pixels of the window below the page's header
