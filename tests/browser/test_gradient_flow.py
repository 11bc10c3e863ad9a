"""The demo `GradientFlow` on a page of its own: its goals by hand, its keyboard, what is shown."""

import re

import pytest
from playwright.sync_api import expect

from tests.helpers import assert_quiet, choose, expect_reached, open_demo

pytestmark = pytest.mark.slow


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + "GradientFlow.html", "GradientFlow")


def enter(demo, name, value):
    field = demo.get_by_role("textbox", name=f"{name}, as a number")
    field.fill(str(value))
    field.press("Enter")


def test_gradients_vanish_explode_and_are_repaired(page, demo, demos):
    enter(demo, "Hidden layers", 10)
    expect_reached(demo)  # tanh with a spread of 1 was steady from the start: nothing to repair
    choose(demo, "sigmoid")
    expect(demo.locator(".readout")).to_contain_text("9.0e-9 in the first layer, 0.0043 in the last")
    expect(demo.locator(".size")).to_have_count(10)
    expect(demo.locator(".size.is-off")).to_have_count(4)
    expect_reached(demo, 1)
    choose(demo, "tanh")
    expect_reached(demo, 1, 3)
    choose(demo, "ReLU")
    enter(demo, "Spread of the weights", 3)
    expect(demo.locator(".readout")).to_contain_text("∂L/∂W has exploded")
    expect_reached(demo, 1, 2, 3)
    enter(demo, "Spread of the weights", 1.41)
    expect_reached(demo, 1, 2, 3, 4)
    assert_quiet(page, demos)


def test_a_repair_in_a_shallow_network_does_not_count_and_says_so(demo):
    enter(demo, "Spread of the weights", 0)
    expect_reached(demo, 1)
    expect(demo.locator("text.plot-tick", has_text=re.compile("^0$"))).to_have_count(3)
    enter(demo, "Spread of the weights", 1)
    expect(demo.locator(".goals")).to_contain_text("Steady, and only 3 deep: take 10 or more.")
    expect_reached(demo, 1)


def test_goals_lead_to_what_is_to_be_repaired(demo):
    demo.locator(".goal").nth(3).get_by_role("button").click()
    expect(demo.locator(".readout")).to_contain_text("10 hidden layers, ReLU, spread 2.5.")


def test_by_keyboard_and_back(page, demo):
    slider = demo.get_by_role("slider", name="Hidden layers")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(demo.locator(".readout")).to_contain_text("4 hidden layers")
    page.keyboard.press("Control+z")
    expect(demo.locator(".readout")).to_contain_text("3 hidden layers")


def test_other_weights_and_other_sizes(demo):
    before = demo.locator(".readout").inner_text()
    demo.get_by_role("button", name="Other random weights").click()
    expect(demo.locator(".readout")).not_to_have_text(before)
    choose(demo, "error ∂L/∂h")
    expect(demo.locator(".readout")).to_contain_text("the error that comes back")
    expect(demo.locator(".band")).to_be_hidden()
    expect(demo.locator(".legend")).to_be_hidden()


def test_a_verdict_says_when_it_speaks_of_what_is_not_shown(demo):
    demo.get_by_role("button", name="Large weights").click()
    expect(demo.locator(".readout")).to_contain_text("∂L/∂W, not shown now, has exploded")
    choose(demo, "gradient ∂L/∂W")
    expect(demo.locator(".readout")).to_contain_text("∂L/∂W has exploded")
    expect(demo.locator(".legend")).to_contain_text("Orange: far from it")


@pytest.mark.parametrize("typed", ["2.7", "1,5"])
def test_layers_are_whole(demo, typed):
    enter(demo, "Hidden layers", typed)
    expect(demo.locator(".field-problem").first).to_have_text(
        "Type a whole number from 1 to 20. Hidden layers is still 3."
    )
    expect(demo.locator(".readout")).to_contain_text("3 hidden layers")
