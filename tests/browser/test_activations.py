"""The demo `Activations` on a page of its own, with no kernel: by mouse, keyboard and touch, given nonsense."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    LOOKS,
    NEAR_ARE_MOUNTED,
    assert_quiet,
    axe,
    box_of,
    center,
    change_data,
    choose,
    expect_count_reached,
    expect_readout,
    open_demo,
    printed_by,
    swipe,
    with_trait,
)

pytestmark = pytest.mark.slow

PAGE = "Activations.html"
FUNCTIONS = ["step", "linear", "sigmoid", "tanh", "ReLU", "leaky ReLU"]


@pytest.fixture
def demo(page, demos):
    return start(page, demos + PAGE)


def start(page, address):
    demo = open_demo(page, address, "Activations")
    expect(demo.locator(".curve").first).to_be_attached()
    return demo


def field(demo):
    return demo.get_by_role("textbox", name="z, the sum, as a number")


def handle(demo):
    return demo.get_by_role("slider", name="z, on the curve")


def give(demo, z):
    field(demo).fill(str(z))
    field(demo).press("Enter")


def unit(demo):
    """How many pixels of the window are 1 of z."""
    return box_of(demo.locator(".plot-frame").first)["width"] / 12.6


def test_it_starts_alive_and_asks_nobody(page, demos):
    demo = start(page, demos + PAGE)
    expect(demo.locator(".readout")).to_have_text(
        "Sigmoid: z = 1.00 gives a = 0.731. The slope is 0.197: when z grows by 0.01, a grows by about 0.002."
    )
    expect(demo.locator(".outputs")).to_have_text("Output a: between 0 and 1")
    expect_count_reached(demo, 0)
    expect(demo.locator(".question")).to_be_hidden()
    assert_quiet(page, demos)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_drawn_and_said(demo, name):
    choose(demo, name)
    expect_readout(demo, f"{name[0].upper()}{name[1:]}: z = 1.00 gives a = ")
    expect(demo.locator(".curve")).to_have_count(2)  # left and right of 0
    expect(demo.locator(".flat")).to_have_count({"linear": 0, "leaky ReLU": 0, "ReLU": 1}.get(name, 2))
    expect(handle(demo)).to_have_attribute("aria-valuenow", "1")


def test_the_point_is_dragged_along_the_curve_by_mouse(demo, page):
    x, y = center(handle(demo))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 3 * unit(demo), y + 5, steps=5)
    page.mouse.up()
    expect(field(demo)).to_have_value(re.compile(r"−(1\.95|2\.00|2\.05)"))
    demo.get_by_role("button", name="Undo").click()  # the whole drag at once
    expect(field(demo)).to_have_value("1.00")


def test_a_drag_comes_to_rest_on_0_and_stays_in_the_picture(demo, page):
    for dx, value in [(-1.05, "0.00"), (99, "6.00"), (-99, "−6.00")]:
        x, y = center(handle(demo))
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(min(1279, max(1, x + dx * unit(demo))), y, steps=4)
        page.mouse.up()
        expect(field(demo)).to_have_value(value)
        expect(handle(demo)).to_be_visible()


def test_a_tap_in_the_picture_brings_the_point_there(demo, page):
    box = box_of(demo.locator(".plot-frame").first)
    page.mouse.click(box["x"] + box["width"] / 2 - 2 * unit(demo), box["y"] + 12)
    expect(field(demo)).to_have_value(re.compile(r"−(1\.95|2\.00|2\.05)"))


def test_what_a_drag_only_passes_through_does_not_count(demo, page):
    x, y = center(handle(demo))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - unit(demo), y, steps=4)
    expect(field(demo)).to_have_value("0.00")
    expect_count_reached(demo, 0)
    page.mouse.move(x + 2 * unit(demo), y, steps=4)
    page.mouse.up()
    expect(field(demo)).not_to_have_value("0.00")
    expect_count_reached(demo, 0)


def test_all_goals_are_reached_by_keyboard_alone(demo, page):
    def press(locator, *keys):
        locator.focus()
        for key in keys:
            page.keyboard.press(key)

    press(handle(demo), *["ArrowLeft"] * 10)
    expect(field(demo)).to_have_value("0.00")
    expect_count_reached(demo, 1)
    press(handle(demo), *["PageUp"] * 9, "Shift+ArrowRight")
    expect(field(demo)).to_have_value("4.51")
    expect(demo.locator(".question")).to_be_hidden()
    press(demo.get_by_role("slider", name="z, the sum"), "ArrowRight")
    expect(demo.locator(".goal").nth(1)).to_contain_text("Found: now answer the question.")
    demo.get_by_role("radio", name="All of it").focus()
    page.keyboard.press("Space")
    expect(demo.locator(".reply")).to_contain_text("Not quite.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(demo.locator(".reply")).to_contain_text("Right. 0.25 / 25 = 0.01.")
    expect_count_reached(demo, 2)
    for goal, z in [("ReLU: find", "-1"), ("Tanh beside", "2.5"), ("Leaky ReLU beside", "-3")]:
        press(demo.get_by_role("button", name=re.compile(goal)), "Enter")
        expect(field(demo)).to_have_value("1.00")
        field(demo).focus()
        page.keyboard.type(z)
        page.keyboard.press("Enter")
    expect(demo.locator(".goals-count")).to_have_text("5 of 5")


def test_every_option_of_the_question_has_its_reply(demo):
    give(demo, 5)
    options = demo.locator(".question input")
    replies = set()
    for option in options.all():
        option.check()
        expect(demo.locator(".option:has(input:checked)")).to_have_attribute("data-verdict", re.compile("."))
        replies.add(demo.locator(".reply").text_content())
    assert len(replies) == options.count() == 4
    assert sum(reply.startswith("Right.") for reply in replies) == 1


def test_on_a_phone_what_is_said_does_not_hide_the_button_that_it_speaks_of(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    slider = demo.get_by_role("slider", name="z, the sum")
    slider.evaluate("(slider) => scrollBy(0, slider.getBoundingClientRect().bottom - innerHeight + 80)")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("PageUp")
    ask = demo.get_by_role("button", name="Answer the question")
    said = demo.locator(".news.is-shown span", has_text="Found: now answer the question")
    expect(ask).to_be_in_viewport(ratio=1)
    expect(said).to_be_in_viewport(ratio=1)
    page.wait_for_function(
        """([ask, said]) => {
          const [button, words] = [ask, said].map((part) => part.getBoundingClientRect());
          return words.bottom <= button.top || words.top >= button.bottom;
        }""",
        arg=[ask.element_handle(), said.element_handle()],
    )


def test_goals_are_remembered_on_this_device(demo, page):
    give(demo, 0)
    expect_count_reached(demo, 1)
    assert "goal/Activations/steepest" in json.loads(page.evaluate("localStorage.dl101"))["items"]
    page.reload()
    demo.scroll_into_view_if_needed()
    expect_count_reached(demo, 1)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("step", "Step: z = 0.00 gives a = 0. Just right of 0 the output jumps to 1. A jump has no slope"),
        ("ReLU", "A corner: the slope is 1 on its right and 0 on its left."),
        ("leaky ReLU", "A corner: the slope is 1 on its right and 0.1 on its left."),
    ],
)
def test_at_a_bend_there_is_no_tangent_and_words_say_why(demo, name, sentence):
    choose(demo, name)
    give(demo, 0)
    expect_readout(demo, sentence)
    expect(demo.locator(".slope-words")).to_be_hidden()
    expect(handle(demo)).to_have_attribute("aria-valuetext", "z = 0.00, output 0, slope none")
    give(demo, 0.5)
    expect(demo.locator(".slope-words")).to_be_visible()


def test_almost_is_never_rounded_to_all(demo):
    choose(demo, "tanh")
    give(demo, 6)
    expect_readout(
        demo,
        "Tanh: z = 6.00 gives a = 0.999… The slope is 0.000…: when z grows by 0.01, a grows by less than 0.0001. "
        "It is saturated here.",
    )


def test_a_second_curve_stands_beside_the_first_and_they_trade_places(demo):
    other = demo.get_by_label("Compare with")
    other.select_option("ReLU")
    expect_readout(demo, "Dashed, ReLU: a = 1, slope 1.")
    expect(demo.locator(".curve.other")).to_have_count(2)
    expect(other.locator("option[value=sigmoid]")).to_be_disabled()
    choose(demo, "ReLU")
    expect(other).to_have_value("sigmoid")
    expect_readout(demo, "Dashed, sigmoid: a = 0.731, slope 0.197.")
    other.select_option("nothing")
    expect(demo.locator(".curve.other")).to_have_count(0)


def test_the_slope_as_a_curve(demo):
    before = box_of(demo.locator(".plot-marks"))["height"]
    demo.get_by_label("Draw the slope as a curve").check()
    expect(demo.locator(".curve.slope")).to_have_count(2)
    assert box_of(demo.locator(".plot-marks"))["height"] > before * 1.3
    demo.get_by_role("button", name="Undo").click()
    expect(demo.locator(".curve.slope")).to_have_count(0)
    expect(demo.get_by_label("Draw the slope as a curve")).not_to_be_checked()


def test_presets_tell_their_lesson_until_something_else_is_moved(demo):
    lesson = demo.locator(".lesson")
    lessons = [lesson.text_content()]
    for button in demo.locator(".presets button").all():
        button.click()
        expect(lesson).not_to_have_text(lessons[-1])
        lessons.append(lesson.text_content())
    assert len(set(lessons)) == 7  # six, after the invitation
    expect_count_reached(demo, 0)
    give(demo, 3)
    expect(demo.locator(".lesson")).to_contain_text("Press one")


def test_undo_and_reset(demo, page):
    choose(demo, "tanh")
    give(demo, 2)
    demo.get_by_label("Compare with").select_option("step")
    demo.get_by_role("button", name="Reset").click()
    expect_readout(demo, "Sigmoid: z = 1.00")
    demo.get_by_role("button", name="Undo").click()
    expect_readout(demo, "Tanh: z = 2.00")
    expect_readout(demo, "Dashed, step")
    handle(demo).focus()
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect_readout(demo, "Sigmoid: z = 1.00")
    expect(demo.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
def test_the_code_it_shows_prints_the_numbers_it_shows(demo, form):
    give(demo, -1.3)
    demo.get_by_text("As code").click()
    demo.get_by_role("radio", name=form).check()
    expect(demo.locator("pre")).to_contain_text("-1.3")
    printed = printed_by(demo.locator("pre").text_content())
    output, slope = (float(line.split(": ")[1]) for line in printed.splitlines())
    expect_readout(demo, f"gives a = {output:.3f}. The slope is {slope:.3f}:")


@pytest.mark.parametrize("width", [390, 1280])
def test_its_main_part_fits_a_screen(open_page, demos, width):
    demo = start(open_page(viewport={"width": width, "height": 900}), demos + PAGE)
    top = box_of(demo.locator(".dl101"))["y"]
    readout = box_of(demo.locator(".readout"))
    assert readout["y"] + readout["height"] - top < 560


def test_it_is_played_by_touch_on_a_phone(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    demo.locator(".plot").evaluate("(plot) => plot.scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.wait_for_function(NEAR_ARE_MOUNTED)
    x, y = center(handle(demo))
    before = page.evaluate("scrollY")
    swipe(page, [(x, y)], [(x - 10, y + 30)], [(x - unit(demo), y + 30)])
    expect(field(demo)).to_have_value("0.00")
    expect_count_reached(demo, 1)
    assert page.evaluate("scrollY") == before  # the finger moved the point, not the page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("width", "mode"), LOOKS)
def test_axe_finds_nothing(open_page, demos, width, mode):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=mode, reduced_motion="reduce")
    demo = start(page, demos + PAGE)
    give(demo, 5)
    demo.locator(".question input").first.check()
    demo.get_by_label("Compare with").select_option("ReLU")
    demo.get_by_label("Draw the slope as a curve").check()
    demo.get_by_text("As code").click()
    demo.get_by_role("button", name="Never quite dead").click()
    give(demo, 99)
    assert axe(page, ".dl101") == []


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("z", "1e999", "z must be a number from −6 to 6, not Infinity. 1 is shown instead."),
        (
            "function",
            '"softmax"',
            "function must be one of step, linear, sigmoid, tanh, relu, leaky_relu, not the text",
        ),
        ("compare", "7", "compare must be one of , step"),
    ],
)
def test_nonsense_in_a_trait_gets_a_sentence_and_the_demo_works(page, demos, name, value, sentence):
    change_data(page, PAGE, "Activations", with_trait(name, value))
    demo = start(page, demos + PAGE)
    expect(demo.get_by_role("alert")).to_contain_text(sentence)
    give(demo, 2)
    choose(demo, "tanh")
    expect_readout(demo, "Tanh: z = 2.00")
