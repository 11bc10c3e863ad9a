"""The demo `LossLandscape` on a page of its own, with no kernel: by mouse, key and touch, and running by itself."""

import re

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    LOOKS,
    assert_quiet,
    at_rest,
    axe,
    box_of,
    button,
    center,
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

PAGE = "LossLandscape.html"
SURFACE = {"x": (-1, 3), "y": (-1, 3)}  # of the cones
PLANE = {"x": (-0.5, 3.5), "y": (-1, 6)}


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE, "LossLandscape")


def slider(demo, name):
    return demo.get_by_role("slider", name=name)


def rate(demo):
    return demo.get_by_role("textbox", name="Learning rate")


def set_rate(demo, text):
    rate(demo).fill(text)
    rate(demo).press("Enter")


def spot(demo, picture, ranges, x, y):
    """Where a point of a plot's data lies in the window."""
    at_rest(demo.page)
    box = box_of(demo.locator(".plot-frame").nth(picture))
    (x0, x1), (y0, y1) = ranges["x"], ranges["y"]
    return (
        box["x"] + box["width"] * (x - x0) / (x1 - x0),
        box["y"] + box["height"] * (y1 - y) / (y1 - y0),
    )


def drag(demo, start, end):
    """Drag with the mouse from one place of the window to another."""
    mouse = demo.page.mouse
    mouse.move(*start)
    mouse.down()
    mouse.move(*end, steps=4)
    mouse.up()
    drawn(demo.page)


@pytest.fixture
def run_for(page):
    """A function that lets so many milliseconds pass: without it time stands still, and nothing is drawn."""
    page.clock.install(time=0)
    page.clock.pause_at(60_000)
    return page.clock.run_for


def test_it_starts_alive_and_asks_nobody(demo, demos):
    expect(demo.locator(".readout")).to_have_text(
        "Line ŷ = 0.00·x + 0.00. Loss 7.50. Slope of the loss: −9.50 in w, −5.00 in b."
    )
    expect(demo.locator(".plot-key").first).to_have_text(
        "The loss is the mean of the squares’ areas: (1.00 + 9.00 + 4.00 + 16.00) / 4 = 7.50."
    )
    expect_reached(demo)
    assert_quiet(demo.page, demos)


def test_each_square_has_the_error_as_its_side(demo):
    sizes = demo.locator(".square").evaluate_all(
        "(all) => all.map((one) => ['width', 'height'].map((name) => Number(one.getAttribute(name))))"
    )
    unit = sizes[0][1]  # the first error is 1
    assert sizes == [[pytest.approx(error * unit, abs=0.15)] * 2 for error in (1, 3, 2, 4)]


def test_the_point_is_dragged_to_the_bottom_and_the_line_follows(demo):
    point = slider(demo, "The point: w and b")
    drag(demo, center(point.locator(".handle-dot")), spot(demo, 1, SURFACE, 0.8, 1.3))
    expect_readout(demo, "Line ŷ = 0.80·x + 1.30. Loss 0.45.")
    expect(slider(demo, "Right end")).to_have_attribute("aria-valuetext", re.compile(r"^ŷ = 3\.9"))
    expect_reached(demo, "by hand")
    press(demo, "Undo")  # a drag is undone in one go
    expect_readout(demo, "Line ŷ = 0.00·x + 0.00.")
    expect(button(demo, "Undo")).to_have_attribute("aria-disabled", "true")


def test_the_line_moves_up_as_a_whole_and_turns_by_its_ends(demo):
    drag(demo, spot(demo, 0, PLANE, 1.5, 0), spot(demo, 0, PLANE, 1.5, 2))
    expect_readout(demo, "Line ŷ = 0.00·x + 2.00.")
    expect(slider(demo, "The point")).to_have_attribute("aria-valuetext", "w = 0.00, b = 2.00, loss 1.50")
    drag(demo, center(slider(demo, "Right end").locator(".handle-dot")), spot(demo, 0, PLANE, 3.26, 3))
    left = slider(demo, "Left end")
    expect(left).to_have_attribute("aria-valuetext", re.compile(r"ŷ = (2\.00|1\.99|2\.01) at"))
    expect_readout(demo, "Line ŷ = 0.28·x + 2.07.")


def test_arrow_keys_do_what_the_mouse_does(demo):
    point = slider(demo, "The point: w and b")
    for key in ["ArrowRight"] * 8 + ["ArrowUp"] * 13:
        point.press(key)
    expect_readout(demo, "Line ŷ = 0.80·x + 1.30. Loss 0.45. Slope of the loss: 0.00 in w, 0.00 in b.")
    expect_reached(demo, "by hand")
    point.press("Shift+ArrowLeft")
    expect_readout(demo, "Line ŷ = 0.79·x + 1.30.")
    slider(demo, "Left end").press("ArrowDown")
    expect_readout(demo, "Line ŷ = 0.82·x + 1.20.")


def test_a_step_says_its_numbers_and_leaves_its_path(demo):
    expect(demo.locator(".next-step")).to_be_visible()
    press(demo, "Step")
    expect(demo.locator(".rule p")).to_have_text(
        ["w ← 0.00 − 0.10 · (−9.50) = 0.95", "b ← 0.00 − 0.10 · (−5.00) = 0.50"]
    )
    expect_readout(demo, "Loss 0.81 after 1 update.")
    expect(demo.locator(".loss-curve")).to_have_attribute(
        "aria-label", "The loss over 1 update: 7.50 at first, 0.81 now."
    )
    press(demo, "Step")
    expect(demo.locator(".walk")).to_have_attribute("d", re.compile("^M[^L]*L[^L]*L[^L]*$"))  # two steps
    press(demo, "Back to the start")
    expect_readout(demo, "Line ŷ = 0.00·x + 0.00. Loss 7.50.")
    expect(button(demo, "Back to the start")).to_have_attribute("aria-disabled", "true")
    press(demo, "Undo")
    expect_readout(demo, "after 2 updates")


def test_it_runs_by_itself_until_the_slope_is_almost_0_and_one_undo_takes_that_back(demo, run_for):
    press(demo, "Run")
    run_for(1050)
    expect_readout(demo, "after 9 updates")  # one at once, then eight in a second
    press(demo, "Pause")
    run_for(3000)
    expect_readout(demo, "after 9 updates")
    press(demo, "Run")
    run_for(30_000)
    expect_readout(demo, "this is the bottom")
    expect(button(demo, "Run")).to_be_visible()
    expect(button(demo, "Pause")).to_have_count(0)
    press(demo, "Undo")
    run_for(1000)
    expect_readout(demo, "after 9 updates")
    press(demo, "Undo")
    run_for(1000)
    expect_readout(demo, "Loss 7.50.")
    expect_reached(demo)


def test_a_move_by_hand_or_undo_ends_a_run(demo, page, run_for):
    for interrupt in ("point", "undo", "preset"):
        press(demo, "Reset", "Run")
        run_for(300)
        if interrupt == "point":
            slider(demo, "The point: w and b").press("ArrowUp")
        elif interrupt == "undo":
            page.keyboard.press("Control+z")
        else:
            press(demo, "Too small")
        run_for(400)
        expect(button(demo, "Run")).to_be_visible()
        before = demo.locator(".readout").inner_text()
        run_for(2000)
        expect(demo.locator(".readout")).to_have_text(before)


def test_the_largest_rate_is_found_and_a_larger_one_diverges(demo, run_for):
    set_rate(demo, "0.24")
    press(demo, "Run")
    run_for(2000)
    press(demo, "Pause")
    run_for(50)
    expect(
        demo.locator(".goal-note", has_text="0.24 does not converge. What about 0.01 less?")
    ).to_be_visible()
    press(demo, "Back to the start")
    set_rate(demo, ".23")
    press(demo, "Run")
    run_for(40_000)
    expect_readout(demo, "this is the bottom")
    expect_reached(demo, "largest learning rate")
    press(demo, "Back to the start")
    set_rate(demo, "0,5")
    press(demo, "Run")
    run_for(5000)
    expect_readout(
        demo, "The point lies outside the picture. The loss has grown past 1,000,000: it diverges."
    )
    expect(demo.locator(".outward")).to_be_visible()
    for name in ("Step", "Run"):
        expect(button(demo, name)).to_have_attribute("aria-disabled", "true")
    for name in ("Step", "Run"):
        button(demo, name).dispatch_event("click")
    run_for(1000)
    expect_readout(demo, "after 6 updates")
    expect_reached(demo, "largest learning rate", "diverge")


def test_however_large_the_loss_its_axis_is_not_cut(demo):
    set_rate(demo, "0.5")
    for _ in range(6):  # from 7.5 to nearly 8 million
        press(demo, "Step")
        drawn(demo.page)
        left = demo.locator(".loss-curve text").evaluate_all(
            "(texts) => texts.map((text) => text.getBBox().x)"
        )
        assert min(left) >= 0
    expect(demo.locator(".loss-curve text", has_text="8 M")).to_be_visible()


def test_the_learning_rate_is_set_exactly_by_field_keys_and_slider(demo):
    control = slider(demo, "Learning rate")
    for key, value in [
        ("ArrowUp", "0.11"),
        ("ArrowDown", "0.10"),
        ("ArrowDown", "0.099"),
        ("PageDown", "0.089"),
    ]:
        control.press(key)
        expect(rate(demo)).to_have_value(value)
    expect(control).to_have_attribute("aria-valuetext", "0.089")
    set_rate(demo, "0.237")
    expect(rate(demo)).to_have_value("0.237")
    set_rate(demo, "0.0001")
    expect(control).to_have_attribute("aria-valuetext", "0.0001")  # the slider has followed
    for key in ("ArrowDown", "ArrowUp", "ArrowUp"):
        control.press(key)
    expect(rate(demo)).to_have_value("0.0003")
    set_rate(demo, "5")
    expect(demo.locator(".field-problem")).to_have_text(
        "Type a number from 0.0001 to 2. Learning rate is still 0.0003."
    )
    box = box_of(control)
    demo.page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    expect(rate(demo)).to_have_value("2.00")


def test_the_rate_may_change_on_the_way_and_the_walk_goes_on(demo):
    press(demo, "Step", "Step")
    set_rate(demo, "0.01")
    press(demo, "Step")
    expect_readout(demo, "after 3 updates")
    expect(demo.locator(".rule p").first).to_contain_text("− 0.01 ·")
    press(demo, "Back to the start")
    expect_readout(demo, "Loss 7.50.")


def test_of_a_batch_the_other_examples_fade_and_an_epoch_is_counted(demo):
    demo.get_by_label("Data", exact=True).select_option("penguins")
    expect_readout(demo, "Loss 20.53.")
    choose(demo, "mini-batch")
    expect(demo.locator(".example:not(.is-pale)")).to_have_count(8)
    press(demo, "Step", "Step")
    expect(demo.locator(".example:not(.is-pale)")).to_have_count(3)  # the last batch is short
    expect_readout(demo, "Epoch 1: 16 of 19 examples used.")
    press(demo, "Step")
    expect_readout(demo, "Epoch 2 begins.")
    choose(demo, "one")
    expect(demo.locator(".example:not(.is-pale)")).to_have_count(1)
    for _ in range(19):
        press(demo, "Step")
    expect_readout(demo, "Epoch 2 begins.")
    expect_reached(demo, "one example at a time")
    choose(demo, "all")
    expect(demo.locator(".example.is-pale")).to_have_count(0)


def test_a_prediction_by_key_and_by_click(demo):
    demo.get_by_label("Predict the next step").check()
    expect(demo.locator(".next-step")).to_be_hidden()  # it would tell
    press(demo, "Step")
    expect(demo.locator(".reply")).to_contain_text("Put the cross where you expect the next step to land")
    press(demo, "Back to the start")
    cross = slider(demo, "Your prediction")
    for _ in range(5):
        cross.press("ArrowDown")  # from (1, 1) to (1, 0.5)
    expect(demo.locator(".reply")).to_have_text("The cross is set. Press Step.")
    expect(cross).to_have_attribute("aria-valuetext", "w = 1.00, b = 0.50")
    press(demo, "Step")
    expect(demo.locator(".reply")).to_have_text(
        "Your cross missed by 1% of the picture’s width: well predicted."
    )
    expect_reached(demo, "Predict")
    press(demo, "Back to the start")
    demo.page.mouse.click(*spot(demo, 1, SURFACE, 2.5, 2.5))
    expect(cross).to_have_attribute("aria-valuetext", re.compile(r"w = 2\.5\d?, b = 2\.[45]"))
    press(demo, "Step")
    expect(demo.locator(".reply")).to_contain_text("5% would count")


# Whether a mark is opaque and has an edge, opaque and in the color of the paper: against that, palette.test.js measures
# each color. On every band, none alone has 3 : 1.
STANDS_OUT = """(mark) => {
  const halo = mark.previousElementSibling;
  const isFilled = getComputedStyle(mark).paintOrder.startsWith("stroke");
  const edge = isFilled ? mark : halo;
  const probe = mark.closest(".dl101").appendChild(document.createElement("p"));
  probe.style.color = "var(--paper)";
  const paper = getComputedStyle(probe).color;
  probe.remove();
  const isAround = isFilled || halo.getAttribute("d") === mark.getAttribute("d");
  const isOpaque = [mark, edge, mark.parentNode].every((node) => getComputedStyle(node).opacity === "1");
  return isAround && isOpaque && getComputedStyle(edge).stroke === paper;
}"""


def test_what_lies_on_the_bands_stands_out_from_each_of_them(demo):
    for name in (".next-step", ".next-head", ".outward"):
        assert demo.locator(name).evaluate(STANDS_OUT), name
    demo.get_by_label("Predict the next step").check()
    mark = demo.locator(".cross-mark")
    expect(mark).not_to_have_css("stroke-dasharray", "none")  # nobody has put it yet
    assert mark.evaluate(STANDS_OUT)
    slider(demo, "Your prediction").press("ArrowDown")
    expect(mark).to_have_css("stroke-dasharray", "none")
    assert mark.evaluate(STANDS_OUT)


def test_the_bands_are_painted_anew_only_for_other_data_or_colors(demo, page):
    page.evaluate("""() => {
      window.painted = 0;
      const put = CanvasRenderingContext2D.prototype.putImageData;
      CanvasRenderingContext2D.prototype.putImageData = function (...given) { painted += 1; put.apply(this, given); };
    }""")
    press(demo, "Step", "Step", "Back to the start")
    slider(demo, "The point: w and b").press("ArrowUp")
    drawn(page)
    assert page.evaluate("painted") == 0
    demo.get_by_label("Data", exact=True).select_option("raw")
    drawn(page)
    assert page.evaluate("painted") == 1
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function("painted === 2")


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
def test_the_code_it_shows_prints_the_numbers_it_shows(demo, form):
    press(demo, "One at a time")
    demo.get_by_text("As code", exact=True).click()
    demo.get_by_role("radio", name=form).check()
    expect(demo.locator("pre")).to_contain_text("for order in orders")
    w, b, loss = (float(word) for word in printed_by(demo.locator("pre").text_content()).split())
    expect_readout(demo, f"Line ŷ = {w:.2f}·x + {b:.2f}. Loss {loss:.2f} after 14 updates.")


def test_it_is_played_by_touch_on_a_phone(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "LossLandscape")
    demo.locator(".plot").nth(1).evaluate(
        "(plot) => plot.scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    before = page.evaluate("scrollY")
    start = center(slider(demo, "The point: w and b").locator(".handle-dot"))
    end = spot(demo, 1, SURFACE, 0.8, 1.3)
    swipe(page, [start], [[sum(pair) / 2 for pair in zip(start, end, strict=True)]], [end])
    expect_readout(demo, "Line ŷ = 0.80·x + 1.30.")
    assert page.evaluate("scrollY") == before  # the finger moved the point, not the page
    button(demo, "Step").tap()
    expect_readout(demo, "after 1 update")
    away = spot(demo, 1, SURFACE, 2.5, -0.5)
    swipe(page, [away], [(away[0], away[1] - 60)], [(away[0], away[1] - 200)])
    page.wait_for_function("(before) => scrollY > before", arg=before)  # beside the handles the page scrolls
    assert page.errors == []


def test_with_forced_colors_the_pictures_keep_their_ground(open_page, demos):
    demo = open_demo(open_page(forced_colors="active", color_scheme="dark"), demos + PAGE, "LossLandscape")
    surface = demo.locator(".dl101").evaluate(
        "(node) => { const probe = document.createElement('i'); probe.style = 'color: var(--surface); "
        "forced-color-adjust: none'; node.append(probe); return getComputedStyle(probe).color; }"
    )
    for picture in (".plot >> nth=0", ".plot >> nth=1", ".loss-curve"):
        expect(demo.locator(picture)).to_have_css("background-color", surface)


def test_with_large_letters_the_slider_keeps_its_room(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 900})
    demo = open_demo(page, demos + PAGE, "LossLandscape")
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    drawn(page)
    assert box_of(slider(demo, "Learning rate"))["width"] > 80


@pytest.mark.parametrize(("width", "mode"), LOOKS)
def test_axe_finds_nothing(open_page, demos, width, mode):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=mode, reduced_motion="reduce")
    demo = open_demo(page, demos + PAGE, "LossLandscape")
    press(demo, "Too large", "Step", "Step")
    demo.get_by_label("Predict the next step").check()
    set_rate(demo, "9")
    demo.get_by_text("As code", exact=True).click()
    expect(demo.locator(".field-problem")).not_to_be_empty()
    assert axe(page, ".dl101") == []
