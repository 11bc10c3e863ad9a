"""The demo `Convolution` on a page of its own: the three views, drawing, weights, sliding and predict mode."""

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    assert_quiet,
    box_of,
    drawn,
    expect_count_reached,
    expect_reached,
    expect_readout,
    open_demo,
    press,
    printed_by,
    swipe,
)

pytestmark = pytest.mark.slow

PAGE = "Convolution.html"
PHONE = {"viewport": {"width": 390, "height": 660}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE, "Convolution")


@pytest.fixture
def phone(open_page, demos):
    return open_demo(open_page(**PHONE), demos + PAGE, "Convolution")


@pytest.fixture
def moving(page, demos):
    """The demo on a page whose clock stands still until it is told to run."""
    page.clock.install(time=0)
    demo = open_demo(page, demos + PAGE, "Convolution")
    page.clock.pause_at(3_600)  # seconds
    return demo


BOARDS = {
    "Picture": "Pixels of the picture",
    "Kernel": "Weights of the kernel",
    "Output": "Cells of the output",
}


def grid(demo, board):
    return demo.get_by_role("grid", name=BOARDS[board], exact=True)


def cell(demo, board, row, column):
    """A cell of the board "Picture", "Kernel" or "Output", counted from 1."""
    rows = grid(demo, board).locator("[role=row]")
    return rows.nth(row - 1).locator("[role=gridcell]").nth(column - 1)


def numbers(demo, board):
    drawn(demo.page)
    return [
        row.locator("[role=gridcell]").all_inner_texts()
        for row in grid(demo, board).locator("[role=row]").all()
    ]


def choose(demo, label, option):
    demo.get_by_label(label, exact=True).select_option(label=option)


def touched(demo, board):
    return grid(demo, board).locator(".is-touched")


# --- What touches what ---


def test_the_mouse_over_a_cell_marks_what_it_touches_and_leaves_the_chosen_one(demo):
    cell(demo, "Output", 1, 2).hover()
    expect_readout(demo, "Output, row 1, column 2: 0·(−1) + 0·0 + 1·1")
    frame = demo.locator(".input .cell-frame")
    expect(frame).to_be_visible()
    cell(demo, "Picture", 4, 4).hover()
    expect_readout(
        demo, "The pixel in row 4, column 4 is 1. It goes into 9 output cells, rows 2 to 4, columns 2 to 4"
    )
    expect(touched(demo, "Output")).to_have_count(9)
    assert touched(demo, "Output").all_inner_texts() == ["1", "0", "−1"] * 3
    expect(frame).to_be_hidden()
    cell(demo, "Kernel", 1, 3).hover()
    expect_readout(demo, "The weight in row 1, column 3 is 1. It meets 36 cells of the picture")
    expect(touched(demo, "Picture")).to_have_count(36)
    expect(demo.locator(".output .board-title")).to_have_text("Output: products")
    demo.locator(".presets-title").hover()
    expect_readout(demo, "Output, row 3, column 3")
    expect(demo.locator(".output .board-title")).to_have_text("Output 6 × 6")


def test_keys_are_answered_wherever_the_mouse_rests(demo):
    cell(demo, "Picture", 2, 4).hover()
    expect_readout(demo, "The pixel in row 2, column 4")
    cell(demo, "Kernel", 2, 3).press("ArrowUp")
    expect_readout(demo, "The weight in row 1, column 3 is 1.")
    cell(demo, "Kernel", 1, 3).press("4")
    expect_readout(demo, "The weight in row 1, column 3 is 4.")


def test_a_pixel_in_the_corner_goes_into_one_output_cell(demo):
    cell(demo, "Picture", 1, 1).click()
    expect_readout(demo, "It goes into 1 output cell, row 1, column 1, by the weight −1.")
    expect(touched(demo, "Kernel")).to_have_count(1)
    expect(touched(demo, "Output")).to_have_text(["−1"])


def test_cells_are_chosen_and_changed_by_keyboard(demo):
    page = demo.page
    cell(demo, "Output", 3, 3).focus()
    for key in ("ArrowRight", "ArrowDown", "Home"):
        page.keyboard.press(key)
    expect_readout(demo, "Output, row 4, column 1")
    cell(demo, "Picture", 4, 1).focus()
    expect_readout(demo, "The pixel in row 4, column 1 is 0.")
    page.keyboard.press("7")
    expect_readout(demo, "The pixel in row 4, column 1 is 7.")
    page.keyboard.press("-")
    expect(cell(demo, "Picture", 4, 1)).to_have_text("6")
    page.keyboard.press("Space")
    expect(cell(demo, "Picture", 4, 1)).to_have_text("0")
    expect(cell(demo, "Picture", 4, 1)).to_be_focused()
    cell(demo, "Kernel", 2, 3).focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("5")
    expect(cell(demo, "Kernel", 2, 2)).to_have_text("5")
    page.keyboard.press("Enter")
    field = demo.get_by_role("textbox", name="Weight in row 2, column 2")
    expect(field).to_be_focused()
    page.keyboard.type("1/9")
    page.keyboard.press("Enter")
    expect(cell(demo, "Kernel", 2, 2)).to_have_text("1/9")
    press(demo, "Undo", "Undo")
    expect(cell(demo, "Kernel", 2, 2)).to_have_text("0")


def test_each_grid_is_one_stop_of_the_keyboard(demo):
    for board in ("Picture", "Kernel", "Output"):
        expect(grid(demo, board).locator("[tabindex='0']")).to_have_count(1)
    cell(demo, "Kernel", 2, 3).focus()
    demo.page.keyboard.press("Shift+Tab")
    expect_readout(demo, "The pixel in row 3, column 3")


# --- Drawing, weights, settings ---


def test_a_drag_draws_and_is_undone_in_one_go(demo, demos):
    page = demo.page
    choose(demo, "Picture", "no ink")
    press(demo, "Draw")
    demo.get_by_label("Ink to draw with").select_option("3")
    start, end = (box_of(cell(demo, "Picture", 2, column)) for column in (2, 5))
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 5, end["y"] + 5, steps=12)
    page.mouse.up()
    expect(cell(demo, "Picture", 2, 5)).to_have_text("3")
    assert numbers(demo, "Picture")[1] == ["0", "3", "3", "3", "3", "0", "0", "0"]
    cell(demo, "Picture", 2, 3).click()  # ink where there is that ink: it is taken away
    expect(cell(demo, "Picture", 2, 3)).to_have_text("0")
    press(demo, "Undo", "Undo")
    expect(cell(demo, "Picture", 2, 2)).to_have_text("0")
    press(demo, "Draw")
    cell(demo, "Picture", 5, 5).click()
    expect(cell(demo, "Picture", 5, 5)).to_have_text("0")
    assert_quiet(page, demos)


def test_a_weight_that_can_not_be_used_is_refused_with_a_sentence(demo):
    field = demo.get_by_role("textbox", name="Weight in row 2, column 3")
    field.fill("12")
    field.press("Enter")
    expect(demo.locator(".field-problem")).to_have_text("Type a number from −9 to 9.")
    expect(cell(demo, "Kernel", 2, 3)).to_have_text("1")
    field.fill("-2")
    field.press("Enter")
    expect(cell(demo, "Kernel", 2, 3)).to_have_text("−2")
    expect_readout(demo, "1·(−2)")


def test_another_size_keeps_a_kernel_of_ones_own_and_scales_one_of_the_list(demo):
    choose(demo, "Side k", "5 × 5")
    assert numbers(demo, "Kernel")[0] == ["−1", "−1", "0", "1", "1"]
    choose(demo, "Side k", "3 × 3")
    press(demo, "Weight more by 1")
    expect(demo.get_by_label("Kernel", exact=True)).to_have_value("own")
    choose(demo, "Side k", "5 × 5")
    assert numbers(demo, "Kernel")[2] == ["0", "−1", "0", "2", "0"]


def test_what_is_dropped_is_hatched_and_padding_is_dashed(demo):
    choose(demo, "Stride s", "2")
    expect_readout(demo, "The last row and the last column of the picture are never read.")
    expect(demo.locator(".input .is-unread")).to_have_count(15)
    choose(demo, "Padding p", "1")
    expect(demo.locator(".input .is-padding")).to_have_count(36)
    expect_readout(demo, "Each pixel is read. What is left over is padding.")
    expect(demo.locator(".formula")).to_contain_text("⌊(8 + 2·1 − 3) / 2⌋ + 1 = 4")


def test_a_kernel_that_fits_nowhere_says_so_and_comes_back(demo):
    choose(demo, "Side n", "5 × 5")
    choose(demo, "Side k", "5 × 5")
    choose(demo, "Dilation d", "2")
    expect_readout(demo, "The kernel spans 9 cells, and there are 5: it fits nowhere")
    expect(demo.locator(".output .cell-grid")).to_be_hidden()
    expect(demo.get_by_role("button", name="Step", exact=True)).to_be_disabled()
    for name in ("Step", "Play"):
        demo.get_by_role("button", name=name, exact=True).click(force=True)
    demo.get_by_role("checkbox", name="Predict").check()
    expect(demo.get_by_text("Choose a cell of the output.")).to_be_visible()
    press(demo, "Next cell", "Undo")
    expect_readout(demo, "The output is 1 × 1.")
    expect(demo.get_by_role("alert")).to_be_hidden()
    assert demo.page.errors == []


# --- Sliding ---


def test_it_plays_pauses_and_stops_at_the_end(moving, demos):
    demo, page = moving, moving.page
    press(demo, "Play")
    page.clock.run_for(1_500)
    expect_readout(demo, "Output, row 3, column 6")
    press(demo, "Pause")
    page.clock.run_for(2_000)
    expect_readout(demo, "Output, row 3, column 6")
    press(demo, "Step")
    page.clock.run_for(100)
    expect_readout(demo, "Output, row 4, column 1")
    press(demo, "Back", "Play")
    page.clock.run_for(20_000)
    expect_readout(demo, "Output, row 6, column 6")
    expect(demo.get_by_role("button", name="Play", exact=True)).to_be_visible()
    press(demo, "Play")
    page.clock.run_for(100)
    expect_readout(demo, "Output, row 1, column 1")
    cell(demo, "Picture", 4, 4).click()
    page.clock.run_for(3_000)
    expect_readout(demo, "The pixel in row 4, column 4")
    assert_quiet(page, demos)


def test_who_wants_no_motion_steps(open_page, demos):
    demo = open_demo(open_page(reduced_motion="reduce"), demos + PAGE, "Convolution")
    expect(demo.get_by_role("button", name="Play", exact=True)).to_have_count(0)
    press(demo, "Step")
    expect_readout(demo, "Output, row 3, column 4")


# --- Goals ---


def test_the_goals_of_kernels_and_settings(demo):
    demo.get_by_role("button", name="Edit a 3×3 kernel").click()
    for row in (1, 2, 3):
        for column, key in ((1, "1"), (2, "0"), (3, "0")):
            cell(demo, "Kernel", row, column).press(key)
        cell(demo, "Kernel", row, 3).press("-")
    expect_reached(demo, 1)
    demo.get_by_role("button", name="moves the picture one cell").click()
    cell(demo, "Kernel", 2, 2).press("0")
    cell(demo, "Kernel", 2, 1).press("1")
    expect_reached(demo, 1, 2)
    demo.get_by_role("button", name="With a 5×5 kernel").click()
    choose(demo, "Padding p", "2")
    expect_reached(demo, 1, 2, 3)
    expect_readout(demo, "The output is 8 × 8, as large as the picture.")
    demo.get_by_role("button", name="never read").click()
    choose(demo, "Stride s", "3")
    expect_reached(demo, 1, 2, 3, 4)


def test_a_covered_cell_is_predicted_and_a_slip_is_named(demo):
    demo.get_by_role("button", name="Predict: compute").click()
    expect(demo.locator(".output [role=gridcell]").first).to_have_text("?")
    expect_readout(demo, "covered. The pixels below the kernel: 0 0 0; 1 1 1; 0 1 0.")
    field, reply = demo.get_by_role("textbox", name="Its value?"), demo.locator(".predict .reply")
    field.fill("2")
    press(demo, "Check")
    expect(reply).to_have_text(
        "2 is not it. That is the kernel turned by 180°. Here it lies on the picture as it is, as in PyTorch."
    )
    expect_count_reached(demo, 0)
    field.fill("3")
    field.press("Enter")
    expect(reply).to_have_text("Right: 3.")
    expect(cell(demo, "Output", 1, 5)).to_have_text("3")
    expect(cell(demo, "Output", 1, 4)).to_have_text("?")
    expect_reached(demo, 5)
    press(demo, "Next cell")
    expect(reply).to_be_empty()
    expect(field).to_have_value("")
    expect_readout(demo, "covered")
    demo.get_by_role("checkbox", name="Predict").uncheck()
    expect(demo.locator(".predict")).to_be_hidden()
    expect(cell(demo, "Output", 1, 1)).not_to_have_text("?")


def test_looking_at_cells_keeps_what_a_preset_taught(demo):
    press(demo, "Stride 2")
    lesson = demo.locator(".presets .lesson")
    expect(lesson).to_contain_text("That is no error")
    cell(demo, "Picture", 8, 8).click()
    expect_readout(demo, "No window reads it")
    expect(lesson).to_contain_text("That is no error")
    choose(demo, "Padding p", "1")
    expect(lesson).not_to_contain_text("That is no error")


def test_the_code_prints_what_is_shown(demo):
    choose(demo, "Stride s", "2")
    demo.get_by_text("As code", exact=True).click()
    for form in ("NumPy", "PyTorch"):
        demo.get_by_role("radio", name=form).check()
        drawn(demo.page)
        printed = printed_by(demo.locator(".code-panel pre code").inner_text())
        assert printed == "0.0 3.0 -3.0\n" * 3


# --- A phone ---


def test_a_finger_chooses_draws_and_moves_the_choice(phone):
    cell(phone, "Picture", 3, 3).tap()
    expect_readout(phone, "The pixel in row 3, column 3 is 0.")
    phone.get_by_role("button", name="Right", exact=True).tap()
    phone.get_by_role("button", name="Down", exact=True).tap()
    expect_readout(phone, "The pixel in row 4, column 4 is 1.")
    cell(phone, "Kernel", 1, 1).tap()
    phone.get_by_role("button", name="Weight less by 1").tap()
    expect(cell(phone, "Kernel", 1, 1)).to_have_text("−2")
    phone.get_by_role("button", name="Draw").tap()
    start, end = (box_of(cell(phone, "Picture", 7, column)) for column in (1, 3))
    swipe(phone.page, [(start["x"] + 8, start["y"] + 8)], [(end["x"] + 8, end["y"] + 8)])
    expect(cell(phone, "Picture", 7, 3)).to_have_text("1")
    assert phone.page.errors == []


TARGETS = ".settings select, .weight > *, .arrows > *, .board-head .chip, .board-head select, .row > .button, .check"
SMALL = """(demo, targets) => [...demo.querySelectorAll(targets)].filter((one) => one.checkVisibility())
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
  .filter(([, height]) => height < 43.9)"""


def test_on_a_phone_each_control_is_as_high_as_a_finger(phone):
    phone.get_by_role("button", name="Draw").tap()
    phone.get_by_role("checkbox", name="Predict").tap()
    drawn(phone.page)
    assert phone.evaluate(SMALL, TARGETS) == []


SPAN = """(demo, [first, last]) => demo.querySelector(last).getBoundingClientRect().bottom
  - demo.querySelector(first).getBoundingClientRect().top"""
WINDOW = 600  # pixels of a phone's window below the page's header


@pytest.mark.parametrize("size", ["8 × 8", "12 × 12"])
def test_on_a_phone_what_is_touched_and_what_answers_are_seen_together(phone, size):
    choose(phone, "Side n", size)
    choose(phone, "Padding p", "2")
    drawn(phone.page)
    assert phone.evaluate(SPAN, [".settings", ".boards"]) <= WINDOW  # a setting, and the three grids
    assert phone.evaluate(SPAN, [".boards", ".readout"]) <= WINDOW  # a cell, and its sum


def test_nothing_moves_while_one_looks_at_cells(demo):
    def place():
        return box_of(demo.locator(".presets"))["y"] - box_of(demo)["y"]

    before = place()
    for board in ("Picture", "Kernel", "Output"):
        cell(demo, board, 2, 2).hover()
        drawn(demo.page)
        assert place() == pytest.approx(before, abs=0.1), board
