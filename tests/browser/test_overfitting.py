"""The demo `Overfitting` on a page of its own: its training, its play, its goals by hand, by finger and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    assert_quiet,
    box_of,
    button,
    choose,
    expect_count_reached,
    expect_reached,
    expect_readout,
    open_demo,
    press,
)

pytestmark = pytest.mark.slow

PAGE = "Overfitting.html"
PHONE = {"viewport": {"width": 390, "height": 660}, "has_touch": True, "is_mobile": True}
TRAINED = re.compile(r"(After|Stopped after) epoch")
# Notes in `waits` how long each frame's own work takes.
NOTE_FRAMES = """self.waits = [];
const ask = self.requestAnimationFrame.bind(self);
self.requestAnimationFrame = (draw) => ask((time) => {
  const start = performance.now();
  draw(time);
  waits.push(performance.now() - start);
});"""


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE, "Overfitting")


def select(demo, label, option):
    demo.get_by_label(label, exact=True).select_option(option)
    trained(demo)


def neurons(demo, count):
    choose(demo, str(count))
    expect_readout(demo, f"{count} neuron")
    trained(demo)


def trained(demo):
    expect(demo.locator(".readout")).to_have_text(TRAINED)


def lines(demo):
    """How long the two error curves are, training first, as far as one looks."""
    return demo.locator(".plot:not([hidden]) .error:not(.is-pale)").evaluate_all(
        "(all) => all.map((one) => one.getTotalLength())"
    )


def test_goals_are_reached_by_hand(page, demo, demos):
    expect_count_reached(demo, 0)
    neurons(demo, 1)
    expect_reached(demo, 1)
    neurons(demo, 40)
    expect_reached(demo, 1, 2)
    expect(demo.locator(".goal").nth(2)).to_contain_text("Overfitted, the validation error was 0.78.")
    select(demo, "L2", "0.003")
    expect_reached(demo, 1, 2, 3)
    expect(demo.locator(".goal").nth(3)).to_contain_text("With L2 it is 84% lower. So far: L2.")
    demo.get_by_label("Stop early").check()
    expect(demo.locator(".goal").nth(3)).to_contain_text("L2 and fewer epochs are in use")
    expect_reached(demo, 1, 2, 3)
    select(demo, "L2", "0")
    expect_reached(demo, 1, 2, 3, 4)
    assert_quiet(page, demos)


def test_a_goal_reached_is_remembered(page, demo):
    neurons(demo, 40)
    expect_reached(demo, 2)
    page.reload()
    expect_reached(page.locator("[data-demo]"), 2)


def test_a_preset_and_a_remedy_within_it_reach_nothing(demo):
    press(demo, "Learned by heart")
    expect_readout(demo, "validation error 0.78")
    press(demo, "Weights kept small")
    expect_readout(demo, "validation error 0.13")
    expect_count_reached(demo, 0)


def test_playing_reaches_nothing_on_the_way_and_is_undone_in_one_go(page, demos):
    page.clock.install()
    demo = open_demo(page, demos + PAGE, "Overfitting")
    page.clock.run_for(1000)
    neurons_of = demo.get_by_role("radio", name="40", exact=True)
    neurons_of.check()
    page.clock.run_for(2000)
    expect_reached(demo, 2)
    press(demo, "Play")
    page.clock.run_for(400)
    expect(button(demo, "Pause")).to_be_visible()
    short = lines(demo)
    page.clock.run_for(4000)
    expect(button(demo, "Play")).to_be_visible()
    page.clock.run_for(1000)
    assert all(one < other for one, other in zip(short, lines(demo), strict=True))
    expect_readout(demo, "After epoch 2000")
    expect_reached(demo, 2)
    press(demo, "Undo")
    page.clock.run_for(1000)
    expect_readout(demo, "4 neurons")


def test_with_early_stopping_the_play_ends_where_the_training_does(page, demos):
    page.clock.install()
    demo = open_demo(page, demos + PAGE, "Overfitting")
    page.clock.run_for(1000)
    demo.get_by_role("radio", name="40", exact=True).check()
    demo.get_by_label("Stop early").check()
    page.clock.run_for(2000)
    expect_readout(demo, "Stopped after epoch 240, and back at the best one, epoch 33: ")
    press(demo, "Play")
    page.clock.run_for(800)
    expect(button(demo, "Pause")).to_be_visible()
    page.clock.run_for(1200)
    expect(button(demo, "Play")).to_be_visible()
    page.clock.run_for(1000)
    expect_readout(demo, "Stopped after epoch 240")
    demo.get_by_label("Stop early").uncheck()
    page.clock.run_for(1000)
    expect_readout(demo, "After epoch 2000")


def test_by_keyboard_one_finds_the_lowest_validation_error(page, demo):
    neurons(demo, 40)
    demo.get_by_role("slider", name="Epochs").focus()
    for epoch in range(1900, 900, -100):
        page.keyboard.press("ArrowLeft")
        expect_readout(demo, f"After epoch {epoch}")
    field = demo.get_by_role("textbox", name="Epochs, as a number")
    field.fill("33")
    field.press("Enter")
    expect_readout(demo, "After epoch 33: training error 0.078, validation error 0.17. This is the lowest")
    expect_reached(demo, 2, 3)
    page.keyboard.press("Tab")
    page.keyboard.press("Control+z")
    expect_readout(demo, "After epoch 1000")


def test_with_early_stopping_the_slider_goes_to_the_end_of_the_training(demo):
    neurons(demo, 40)
    demo.get_by_label("Stop early").check()
    expect_readout(demo, "Stopped after epoch 240, and back at the best one, epoch 33: ")
    field = demo.get_by_role("textbox", name="Epochs, as a number")
    expect(field).to_have_value("240")
    field.fill("100")
    field.press("Enter")
    expect_readout(demo, "After epoch 100")


def test_new_data_go_round_and_the_curve_without_noise_is_shown_on_request(demo):
    first = demo.locator("circle.train").first.get_attribute("cx")
    expect(demo.locator(".truth")).to_be_hidden()
    demo.get_by_label("Show the curve without noise").check()
    expect(demo.locator(".truth")).to_be_visible()
    for _ in range(9):
        before = demo.locator(".readout").inner_text()
        press(demo, "New data")
        expect(demo.locator(".readout")).not_to_have_text(before)
        trained(demo)
        assert demo.locator("g > circle.train").first.get_attribute("cx") != first
    press(demo, "New data")
    expect(demo.locator("g > circle.train").first).to_have_attribute("cx", first)
    expect(demo.locator(".plot g > circle.train")).to_have_count(20)
    select(demo, "Examples", "80")
    expect(demo.locator(".plot g > circle.train")).to_have_count(80)


def test_who_wants_no_motion_sees_the_end_at_once(open_page, demos):
    demo = open_demo(open_page(reduced_motion="reduce"), demos + PAGE, "Overfitting")
    neurons(demo, 40)
    expect(demo.locator(".lowest")).to_be_visible()
    expect_reached(demo, 2)
    field = demo.get_by_role("textbox", name="Epochs, as a number")
    field.fill("50")
    field.press("Enter")
    expect_readout(demo, "After epoch 50")
    press(demo, "Play")
    expect_readout(demo, "After epoch 2000")
    expect(button(demo, "Play")).to_be_visible()


def test_all_sizes_are_compared_while_the_page_goes_on(open_page, demos):
    page = open_page()
    page.add_init_script(NOTE_FRAMES)
    demo = open_demo(page, demos + PAGE, "Overfitting")
    trained(demo)
    select(demo, "Examples", "80")
    page.evaluate("waits.length = 0")
    demo.get_by_label("Compare all sizes").check()
    expect_readout(demo, "All sizes are being trained.")
    expect_readout(demo, "Of all sizes: training error lowest with 40")
    assert page.evaluate("waits.length") > 20, "in many short frames"
    picture = demo.get_by_role(
        "img", name="Both errors by the number of neurons. 1 neuron: training error 0.54"
    )
    expect(picture.locator("g > circle.train")).to_have_count(8)
    expect(picture.locator("g > rect.validation")).to_have_count(8)
    expect(demo.get_by_role("img", name="Both errors over the epochs")).to_be_hidden()
    now = picture.locator(".now").get_attribute("d")
    demo.get_by_role("radio", name="4", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect_readout(demo, "6 neurons")
    expect(picture.locator(".now")).not_to_have_attribute("d", now)
    demo.get_by_label("Compare all sizes").uncheck()
    expect(demo.get_by_role("img", name="Both errors over the epochs")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(picture).to_be_visible()


def test_sizes_that_were_compared_reach_no_goal(open_page, demos):
    demo = open_demo(open_page(reduced_motion="reduce"), demos + PAGE, "Overfitting")
    demo.get_by_label("Compare all sizes").check()
    expect_readout(demo, "Of all sizes: training error lowest with 40 (0.030)")
    expect_count_reached(demo, 0)


def test_both_errors_stand_as_numbers_beside_the_picture_that_shows_them(demo):
    numbers = demo.locator(".plot:not([hidden]) .plot-label", has_text=re.compile(r"^[<\d.]+$"))
    neurons(demo, 1)
    expect(numbers).to_have_text(["0.48", "0.68"])
    demo.get_by_label("Compare all sizes").check()
    expect(numbers).to_have_text(["0.48", "0.68"])


def test_that_a_remedy_is_asked_for_lies_on_no_control_and_moves_none(open_page, demos):
    page = open_page(**PHONE)
    demo = open_demo(page, demos + PAGE, "Overfitting")
    page.evaluate("document.body.style.paddingBlock = '50rem'")
    demo.locator(".pair").evaluate("(pair) => pair.scrollIntoView({block: 'start', behavior: 'instant'})")
    pick = demo.locator("label").get_by_text("40", exact=True)
    before = box_of(pick)["y"]
    pick.tap()
    expect(demo.locator(".remark")).to_have_text(
        "Overfitted, the validation error was 0.78. Now use one remedy."
    )
    assert abs(box_of(pick)["y"] - before) < 2
    demo.locator("label").get_by_text("4", exact=True).tap()
    expect(demo.locator(".remark")).to_be_hidden()
    pick.tap()  # the goal was reached before, so this is what is said now
    news = demo.locator(".news.is-shown:not(.is-lesson, .is-reached)")
    expect(news).to_contain_text("Now use one remedy: more examples, L1")
    expect(news.locator("span")).to_have_css("opacity", "0")
    expect(demo.locator(".remark")).to_be_visible()


def test_each_number_of_neurons_is_a_fingers_width(open_page, demos):
    page = open_page(**PHONE)
    demo = open_demo(page, demos + PAGE, "Overfitting")
    labels = demo.get_by_role("group", name="Neurons").locator("label")
    expect(labels).to_have_count(8)
    boxes = [box_of(label) for label in labels.all()]
    assert min(min(box["width"], box["height"]) for box in boxes) >= 44


def test_a_training_takes_many_short_frames(open_page, demos):
    page = open_page()
    page.add_init_script(NOTE_FRAMES)
    demo = open_demo(page, demos + PAGE, "Overfitting")
    trained(demo)
    page.evaluate("waits.length = 0")
    select(demo, "Examples", "80")
    neurons(demo, 40)
    assert page.evaluate("waits.length") > 5


def test_a_finger_overfits_and_fixes_it(open_page, demos):
    page = open_page(**PHONE)
    demo = open_demo(page, demos + PAGE, "Overfitting")
    demo.locator("label").get_by_text("40", exact=True).tap()
    expect_reached(demo, 2)
    demo.get_by_text("Stop early").tap()
    expect_reached(demo, 2, 3)
