"""The demo `OptimizerRace` on a page of its own: runs, rates, starts, by mouse, keyboard and finger."""

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    assert_quiet,
    box_of,
    center,
    choose,
    expect_reached,
    expect_readout,
    open_demo,
    press,
    printed_by,
    swipe,
)

pytestmark = pytest.mark.slow

PAGE = "OptimizerRace.html"


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE, "OptimizerRace")


def start_of(demo):
    return demo.get_by_role("slider", name="The start")


def enter_rate(demo, name, value):
    field = demo.get_by_role("textbox", name=f"{name}, learning rate")
    field.fill(str(value))
    field.press("Enter")


def run_to_the_end(demo):
    """Let them run, on the page's own clock, which must be installed."""
    press(demo, "Run")
    demo.page.clock.run_for(6_500)
    expect_readout(demo, "after 100 of 100 steps")


@pytest.fixture
def clock(page, demos):
    """The demo on a page whose clock stands still until it is told to run."""
    page.clock.install(time=0)
    demo = open_demo(page, demos + PAGE, "OptimizerRace")
    page.clock.pause_at(3_600)  # seconds
    return demo


def test_it_runs_pauses_steps_and_goes_back(page, clock, demos):
    demo = clock
    expect_readout(demo, "Ravine, start at (−2.50, 1.00), where the loss is 64.1")
    press(demo, "Run")
    page.clock.run_for(1_000)
    expect(demo.locator(".step-count")).to_have_text("Step 16 of 100")
    press(demo, "Pause")
    page.clock.run_for(2_000)
    expect(demo.locator(".step-count")).to_have_text("Step 16 of 100")
    press(demo, "Step")
    page.clock.run_for(100)
    expect(demo.locator(".step-count")).to_have_text("Step 17 of 100")
    run_to_the_end(demo)
    expect(demo.get_by_role("button", name="Run", exact=True)).to_be_visible()
    expect(demo.get_by_role("button", name="Step", exact=True)).to_have_attribute("aria-disabled", "true")
    expect(demo.locator("tbody tr").nth(0)).to_contain_text("step 58")
    press(demo, "Start over")
    page.clock.run_for(100)
    expect_readout(demo, "Step, or let them run.")
    assert_quiet(page, demos)


def test_with_reduced_motion_a_run_is_at_its_end_at_once(open_page, demos):
    demo = open_demo(open_page(reduced_motion="reduce"), demos + PAGE, "OptimizerRace")
    press(demo, "Run")
    expect_readout(demo, "after 100 of 100 steps")


def test_a_reset_or_another_rate_ends_the_run(page, clock):
    for end in (lambda: press(clock, "Reset"), lambda: choose(clock, "0.3")):
        press(clock, "Run")
        page.clock.run_for(1_000)
        end()
        page.clock.run_for(2_000)
        expect_readout(clock, "Step, or let them run.")


@pytest.fixture
def still(open_page, demos):
    """The demo where nothing has to move: a run is at its end at once."""
    return open_demo(open_page(reduced_motion="reduce"), demos + PAGE, "OptimizerRace")


def test_plain_descent_wins_on_the_bowl(still):
    demo = still
    choose(demo, "Bowl")
    enter_rate(demo, "Adam", 0.2)
    press(demo, "Run")
    expect_readout(demo, "after 100 of 100 steps")
    expect_reached(demo)
    enter_rate(demo, "Gradient descent", 1)
    press(demo, "Run")
    expect_reached(demo, 1)
    expect(demo.locator("tbody tr").first).to_contain_text("step 1")


def test_on_the_ravine_the_rate_decides_who_is_first(still):
    demo = still
    press(demo, "Run")
    expect(demo.locator(".goal").nth(1)).to_contain_text("First so far: Gradient descent.")
    choose(demo, "0.3")
    expect_readout(demo, "Step, or let them run.")
    expect_reached(demo)
    press(demo, "Run")
    expect_reached(demo, 2)
    expect(demo.locator(".goal").nth(1)).to_contain_text(
        "First, each in a run of its own: Gradient descent and RMSprop."
    )
    expect(demo.locator("tbody tr").first).to_contain_text("diverged")


def test_another_race_waits_at_its_start_and_undo_brings_the_one_before_back(still):
    demo = still
    changes = (
        lambda: choose(demo, "0.3"),
        lambda: enter_rate(demo, "Adam", 0.2),
        lambda: choose(demo, "Saddle"),
        lambda: start_of(demo).press("ArrowUp"),
    )
    for change in changes:
        press(demo, "Run")
        expect_readout(demo, "after 100 of 100 steps")
        change()
        expect_readout(demo, "Step, or let them run.")
        expect(demo.locator(".step-count")).to_have_text("Step 0 of 100")
    press(demo, "Undo")
    expect_readout(demo, "Saddle, start at (2.50, 0.50), after 100 of 100 steps")


def test_the_ridge_by_keyboard(still):
    demo = still
    choose(demo, "Saddle")
    start_of(demo).focus()
    for _ in range(5):
        demo.page.keyboard.press("ArrowDown")
    expect(start_of(demo)).to_have_attribute("aria-valuetext", "x = 2.50, y = 0.00")
    press(demo, "Run")
    expect(demo.locator(".goal").last).to_contain_text("Nobody")
    expect_reached(demo)
    start_of(demo).press("Shift+ArrowUp")
    expect_readout(demo, "start at (2.50, 0.01)")
    expect_reached(demo)
    press(demo, "Run")
    expect_reached(demo, 3)


def test_the_start_is_dragged_in_one_undo(demo):
    page, box = demo.page, box_of(demo.locator(".plot-frame").first)
    page.mouse.move(*center(start_of(demo).locator(".handle-dot")))
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    expect_readout(demo, "start at (0.00, 0.00)")
    press(demo, "Undo")
    expect_readout(demo, "start at (−2.50, 1.00)")
    expect(demo.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


def test_who_does_not_run_is_not_drawn(still):
    demo = still
    press(demo, "Run")
    drawn = demo.locator('.plot:not(.chart) .run[d]:not([d=""])')
    expect(drawn).to_have_count(4)
    demo.get_by_role("checkbox", name="Adam").uncheck()
    expect(drawn).to_have_count(3)
    for name in ("Gradient descent", "Momentum", "RMSprop"):
        demo.get_by_role("checkbox", name=name).uncheck()
    expect_readout(demo, "Nobody runs: tick an optimizer.")
    assert demo.page.errors == []


def test_a_rate_that_can_not_be_used_is_refused_with_a_sentence(demo):
    enter_rate(demo, "Adam", 0)
    expect(demo.locator(".field-problem").first).to_have_text(
        "Type a rate from 0.001 to 10. Adam’s is still 0.05."
    )
    enter_rate(demo, "Adam", 0.2)
    expect(demo.locator(".field-problem").first).to_be_empty()
    expect(demo.get_by_role("radio", checked=True, name="0.05")).to_have_count(0)


def test_the_code_is_that_of_the_race_shown(still):
    demo = still
    press(demo, "On the ridge")
    demo.get_by_text("As code", exact=True).click()
    printed = printed_by(demo.locator(".code-panel pre code").inner_text())
    assert [line.split(":")[0] for line in printed.splitlines()] == [
        "Gradient descent",
        "Momentum",
        "RMSprop",
        "Adam",
    ]
    assert all(line.split(": ")[1].startswith("2.0") for line in printed.splitlines())


def test_a_finger_drags_the_start_and_the_page_stays(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "OptimizerRace")
    x, y = center(start_of(demo).locator(".handle-dot"))
    swipe(page, [(x, y)], [(x + 60, y + 60)])
    expect(demo.locator(".readout")).not_to_contain_text("(−2.50, 1.00)")
    assert page.evaluate("scrollY") == 0
