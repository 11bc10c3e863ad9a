"""The demo `BlindDescent` on a page of its own: a walk by mouse, by keyboard, by numbers and by finger."""

import re

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    assert_quiet,
    box_of,
    center,
    expect_count_reached,
    expect_readout,
    open_demo,
    press,
    printed_by,
    swipe,
)

pytestmark = pytest.mark.slow

PAGE = "BlindDescent.html"


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE, "BlindDescent")


def handle(demo):
    return demo.get_by_role("slider", name="Your next step")


def enter(demo, name, value):
    field = demo.get_by_role("textbox", name=re.compile(f"^{name}"))
    field.fill(str(value))
    field.press("Enter")


def walk(demo, *steps):
    """Take steps (Δw₁, Δw₂), or downhill with a rate; each is waited for."""
    for step in steps:
        before = demo.locator(".log tbody tr").count()
        if isinstance(step, tuple):
            enter(demo, "Δw₁", step[0])
            enter(demo, "Δw₂", step[1])
        else:
            enter(demo, "Rate", step)
        press(demo, "Take the step")
        expect(demo.locator(".log tbody tr")).to_have_count(before + 1)


def colors_of_the_field(demo):
    """How many colors the canvas has: one while nothing is shown."""
    return demo.locator("canvas").evaluate(
        """(canvas) => new Set(new Uint32Array(
            canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size"""
    )


def test_the_valley_by_numbers_and_the_landscape_appears_at_the_goal(page, demo, demos):
    expect_readout(demo, "after 0 of 8 steps: at (w1, w2) = (2.00, −2.00) the loss is 10.75")
    assert colors_of_the_field(demo) == 1
    walk(demo, (-1, 1), (-1, 1))
    expect_readout(demo, "after 2 of 8 steps: at (w1, w2) = (0.00, 0.00) the loss is 0.75")
    assert colors_of_the_field(demo) == 1
    expect_count_reached(demo, 0)
    walk(demo, (-0.8, 0.4))
    expect_readout(demo, "After 3 steps your loss is 0.03, below 0.1. Gradient descent with rate 0.3")
    expect_count_reached(demo, 1)
    assert colors_of_the_field(demo) > 5
    expect(handle(demo)).to_be_hidden()
    expect(demo.get_by_role("button", name="Take the step")).to_be_hidden()
    expect(demo.locator(".result dd")).to_have_text(["0.03", "0.56"])
    assert_quiet(page, demos)


def test_the_ravine_is_beaten_by_rates_that_fit_the_direction(demo):
    press(demo, "Ravine")
    expect_readout(demo, "In the ravine, after 0 of 8 steps")
    walk(demo, 0.05, 0.5, 0.05, 0.5)
    expect_count_reached(demo, 2)
    press(demo, "Again, from another start")
    expect_readout(demo, "In the ravine, after 0 of 8 steps: at (w1, w2) = (−2.20, 1.60)")
    expect_count_reached(demo, 2)


def test_the_second_minimum_holds_nobody_who_takes_a_long_step(demo):
    press(demo, "Two minima")
    expect_readout(demo, "two minima, after 0 of 8 steps: at (w1, w2) = (2.50, 2.50)")
    walk(demo, (-0.5, -1.5))
    expect_readout(demo, "the loss is 2.00")
    expect_readout(demo, "the ground is level here")
    expect(demo.locator(".goal").last).to_contain_text("This minimum is not the lowest")
    press(demo, "Point downhill, slope ×")
    expect_readout(demo, "Δw1 = 0.00 and Δw2 = 0.00")
    walk(demo, (-4, -2))
    expect_readout(demo, "Gradient descent with rate 0.2, in as many steps from the same start: 2.41")
    expect_count_reached(demo, 1)


def test_the_keyboard_alone_turns_lengthens_and_takes_steps(page, demo):
    handle(demo).focus()
    for key in ["ArrowLeft"] * 3 + ["ArrowUp"] * 4:
        page.keyboard.press(key)
    expect(handle(demo)).to_have_attribute("aria-valuetext", "1.40 long, left and up, to (1.01, −1.01)")
    page.keyboard.press("Enter")
    expect_readout(demo, "after 1 of 8 steps: at (w1, w2) = (1.01, −1.01)")
    expect(handle(demo)).to_be_focused()
    for _ in range(7):
        page.keyboard.press("Enter")
    expect_readout(demo, "After 8 steps your loss is")
    expect(demo.get_by_role("button", name="Again, from another start")).to_be_visible()
    assert page.evaluate("document.activeElement !== document.body")


def drag_to(demo, x, y):
    """Drag the handle with the mouse to a point of the field."""
    page, box = demo.page, box_of(demo.locator(".plot-frame"))
    page.mouse.move(*center(handle(demo).locator(".handle-dot")))
    page.mouse.down()
    to = (box["x"] + (x + 3.15) / 6.3 * box["width"], box["y"] + (3.15 - y) / 6.3 * box["height"])
    page.mouse.move(*to, steps=4)
    page.mouse.up()


def test_the_mouse_drags_the_step_and_undo_takes_back_the_aim_but_no_footprint(demo):
    drag_to(demo, 0, 0)
    expect_readout(demo, "would lead to (0.00, 0.00)")
    press(demo, "Take the step")
    expect_readout(demo, "after 1 of 8 steps: at (w1, w2) = (0.00, 0.00)")
    press(demo, "Undo")
    expect_readout(demo, "after 1 of 8 steps")
    expect_readout(demo, "Δw1 = 0.00 and Δw2 = 1.00")
    press(demo, "Another start")
    expect_readout(demo, "after 0 of 8 steps: at (w1, w2) = (1.70, 1.90)")
    press(demo, "Undo")
    expect_readout(demo, "after 1 of 8 steps: at (w1, w2) = (0.00, 0.00)")


def test_undo_leads_from_a_walk_back_to_the_landscape_before_as_it_was(demo):
    press(demo, "Ravine")
    walk(demo, 0.05, 1)
    expect_count_reached(demo, 2)
    for _ in range(3):  # two aims, and the landscape
        press(demo, "Undo")
    expect_readout(demo, "In the valley, after 0 of 8 steps: at (w1, w2) = (2.00, −2.00)")
    assert colors_of_the_field(demo) == 1
    expect(demo.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


def test_a_step_out_of_the_field_is_refused_with_a_sentence(demo):
    enter(demo, "Δw₁", 1.5)
    expect(demo.locator(".field-problem").first).to_have_text(
        "From here, Δw₁ can be from −5.00 to 1.00. It is still 0.00."
    )
    enter(demo, "Rate", 0)
    expect(demo.locator(".field-problem").last).to_have_text("Type a rate from 0.001 to 10. It is still 0.1.")
    enter(demo, "Rate", 10)
    expect_readout(demo, "Δw1 = −3.00 and Δw2 = 5.00, would lead to (−1.00, 3.00)")


def test_no_step_is_taken_while_a_field_holds_what_it_refused(demo):
    for name, refused in (("Δw₁", "−9"), ("Rate", "0")):
        field = demo.get_by_role("textbox", name=re.compile(f"^{name}"))
        problem = demo.locator(".field-problem:not(:empty)")
        field.fill(refused)
        press(demo, "Take the step")
        expect(field).to_be_focused()
        expect(field).to_have_value(refused)
        expect(problem).to_have_count(1)
        handle(demo).press("Enter")
        expect(field).to_be_focused()
        expect_readout(demo, "after 0 of 8 steps")
        enter(demo, name, 0.5)
        expect(problem).to_have_count(0)
    press(demo, "Take the step")
    expect_readout(demo, "after 1 of 8 steps")


def test_who_looks_early_sees_the_landscape_and_reaches_no_goal(demo):
    press(demo, "Ravine")
    walk(demo, 0.05)
    press(demo, "Show the landscape")
    expect_readout(demo, "After 1 step your loss is")
    assert colors_of_the_field(demo) > 5
    expect_count_reached(demo, 0)
    press(demo, "Reset")
    expect_readout(demo, "In the valley, after 0 of 8 steps")
    assert colors_of_the_field(demo) == 1


def test_what_was_shown_is_no_answer_to_the_next_walk(demo):
    press(demo, "Ravine")
    press(demo, "Show the landscape")
    expect_readout(demo, "The lowest point is (1, 0)")
    press(demo, "Again, from another start")
    for _ in range(3):  # once around, back to the first
        expect(demo.locator(".goal").nth(2)).not_to_contain_text("You have seen")
        press(demo, "Another start")
    expect(demo.locator(".goal").nth(2)).to_contain_text("You have seen this landscape")
    walk(demo, (3, 0.5))
    expect_readout(demo, "After 1 step your loss is 0.00, below 0.5.")
    expect_count_reached(demo, 0)
    press(demo, "Ravine")
    expect_readout(demo, "after 0 of 8 steps: at (w1, w2) = (−2.20, 1.60)")
    walk(demo, (3.2, -1.6))
    expect_readout(demo, "after 1 of 8 steps: at (w1, w2) = (1.00, 0.00) the loss is 16")


def test_the_code_shows_the_formula_with_the_landscape(demo):
    demo.get_by_text("As code", exact=True).click()
    code = demo.locator(".code-panel pre code")
    expect(code).to_contain_text("all that you have felt")
    walk(demo, (-1, 1))
    expect(code).to_contain_text("(1.0, -1.0, 4.25, 2.0, -3.0),")
    press(demo, "Show the landscape")
    expect(code).to_contain_text("def loss(x, y):")
    assert "yours: 1.0 -1.0 4.25 2.0 -3.0" in printed_by(code.inner_text())


def test_a_finger_drags_the_handle_and_the_page_stays(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "BlindDescent")
    x, y = center(handle(demo).locator(".handle-dot"))
    swipe(page, [(x, y)], [(x - 40, y - 60)])
    expect(demo.locator(".readout")).not_to_contain_text("Δw1 = 0.00")
    assert page.evaluate("scrollY") == 0
    demo.get_by_role("button", name="Take the step").tap()
    expect_readout(demo, "after 1 of 8 steps")
