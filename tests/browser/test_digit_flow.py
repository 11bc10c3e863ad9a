"""The demo `DigitFlow` on a page of its own: steps, play, digits, targets, updates, by mouse and keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    assert_quiet,
    box_of,
    choose,
    expect_reached,
    expect_readout,
    open_demo,
    press,
    printed_by,
)

pytestmark = pytest.mark.slow

PAGE = "DigitFlow.html"


@pytest.fixture
def moving(page, demos):
    """The demo on a page whose clock stands still until it is told to run."""
    page.clock.install(time=0)
    demo = open_demo(page, demos + PAGE, "DigitFlow")
    page.clock.pause_at(3_600)  # seconds
    return demo


@pytest.fixture
def still(open_page, demos):
    """The demo for who wants no motion: each step shows its end at once."""
    return open_demo(open_page(reduced_motion="reduce"), demos + PAGE, "DigitFlow")


def enter_rate(demo, value):
    field = demo.get_by_role("textbox", name="Rate, as a number")
    field.fill(str(value))
    field.press("Enter")


def expect_step(demo, step):
    expect(demo.locator(".step-count")).to_have_text(f"Step {step} of 9")


def numbers(demo, part):
    return demo.locator(f".{part} .number").all_inner_texts()


def test_it_plays_pauses_steps_and_starts_over(moving, demos):
    demo, page = moving, moving.page
    press(demo, "Play")
    page.clock.run_for(2_500)
    expect_step(demo, 2)
    choose(demo, "fast", force=True)
    page.clock.run_for(2_400)  # the one under way, then one in half the time
    expect_step(demo, 3)
    page.clock.run_for(1_200)
    expect_step(demo, 4)
    press(demo, "Pause")
    page.clock.run_for(2_500)
    expect_step(demo, 4)
    press(demo, "Step")
    page.clock.run_for(100)
    expect_step(demo, 5)
    expect_readout(demo, "p is too small: −0.184")
    press(demo, "Play")
    page.clock.run_for(5_500)
    expect_step(demo, 9)
    expect(demo.get_by_role("button", name="Play", exact=True)).to_be_visible()
    press(demo, "Back")
    page.clock.run_for(100)
    expect_step(demo, 8)
    press(demo, "Start over")
    page.clock.run_for(100)
    expect_step(demo, 0)
    assert_quiet(page, demos)


def test_copies_of_the_ink_travel_to_the_hidden_neurons_and_are_gone(page, demos):
    demo = open_demo(page, demos + PAGE, "DigitFlow")
    choose(demo, "slow", force=True)  # a busy machine must see them before they are gone
    press(demo, "Step")
    expect(demo.locator(".travel canvas")).to_have_count(16)
    expect(demo.locator(".travel canvas")).to_have_count(0)
    press(demo, "Finish")  # a leap: nothing travels
    expect_step(demo, 9)
    expect(demo.locator(".travel canvas")).to_have_count(0)


def test_who_wants_no_motion_steps(still):
    demo = still
    expect(demo.get_by_role("button", name="Play", exact=True)).to_have_count(0)
    expect(demo.get_by_role("radio", name="fast", exact=True)).to_have_count(0)
    press(demo, "Step")
    expect_step(demo, 1)
    expect(demo.locator(".travel canvas")).to_have_count(0)
    assert numbers(demo, "hidden")[:6] == ["3.07", "0.48", "3.04", "1.45", "0", "0"]


def test_every_step_can_be_chosen_by_keyboard(still):
    demo = still
    steps = demo.get_by_role("group", name="The way forward and back").get_by_role("radio")
    assert steps.count() == 10
    steps.first.focus()
    for _ in range(3):
        demo.page.keyboard.press("ArrowRight")
    expect_step(demo, 3)
    assert numbers(demo, "outputs")[2:4] == ["0.816", "0.182"]
    expect(demo.get_by_role("radio", name="2, p = 0.816", exact=True)).to_have_count(1)
    choose(demo, "9: gradient of W₁", force=True)
    expect_readout(demo, "each neuron's gradient is the digit itself")


def test_a_silent_neuron_is_crossed_out_and_tells_why(still):
    demo = still
    demo.get_by_role("button", name=re.compile("Find a hidden neuron")).click()
    expect_step(demo, 7)
    expect(demo.locator(".tile.is-stopped")).to_have_count(0)
    press(demo, "Step")
    expect(demo.locator(".tile.is-stopped")).to_have_count(2)
    assert numbers(demo, "hidden")[4:6] == ["0", "0"]
    choose(demo, "Neuron 4, δ = +0.26", force=True)
    expect_readout(demo, "times the slope 1: δ = +0.259")
    expect_reached(demo)
    choose(demo, "Neuron 5, δ = 0, silent", force=True)
    expect_readout(demo, "ReLU's slope is 0: δ = 0")
    expect_reached(demo, 1)


def test_another_target_turns_the_errors_and_leads_to_the_loss(still):
    demo = still
    demo.get_by_role("group", name="The target digit").get_by_role("radio").nth(3).check(force=True)
    expect_step(demo, 4)
    expect_readout(demo, "It is a 2, but the target is now 3: the loss is L = −ln 0.18168 = 1.706.")
    press(demo, "Step")
    outputs = demo.locator(".outputs .number")
    expect(outputs.nth(2)).to_have_text("+0.816")
    expect(outputs.nth(3)).to_have_text("−0.818")
    choose(demo, "A 3, read as 3", force=True)
    expect(demo.locator(".output").nth(3)).to_contain_text("3")
    expect_readout(demo, "At the 3, the target")
    press(demo, "Undo")
    expect_readout(demo, "At the 3, the target, p is too small: −0.818")


def test_the_sure_mistake_is_found_and_taught(still):
    demo = still
    press(demo, "Finish")
    choose(demo, "A 6, read as 1 ✗", force=True)
    expect_reached(demo, 2)
    expect(demo.locator(".loss")).to_have_text("L = 3.989")
    press(demo, "One update")
    expect_step(demo, 4)
    expect(demo.locator(".loss")).to_have_text("L = 3.989 → 1.437")
    expect_readout(demo, "p of the 6 went from 0.019 to 0.238")
    expect_reached(demo, 2)
    press(demo, "Undo")
    expect_step(demo, 9)
    expect(demo.locator(".loss")).to_have_text("L = 3.989")
    enter_rate(demo, 0.02)
    press(demo, "One update")
    expect(demo.get_by_role("radio", name="A 6, read as 6", exact=True)).to_be_checked()
    expect(demo.locator(".all")).to_have_text("The twelve: 9 → 10 right, mean loss 0.85 → 0.80")
    expect_reached(demo, 2, 3)
    press(demo, "Original network")
    expect(demo.locator(".all")).to_contain_text("The twelve: 9 right")
    expect(demo.get_by_role("button", name="Original network", exact=True)).to_be_disabled()


def test_a_rate_too_large_ruins_the_network_and_reset_mends_it(still):
    demo = still
    enter_rate(demo, 1)
    press(demo, "One update")
    expect_readout(demo, "the loss fell from 0.204 to 0.000")
    expect_reached(demo, 4)
    assert demo.locator(".answer.is-wrong").count() > 6
    press(demo, "Reset")
    expect(demo.locator(".answer.is-wrong")).to_have_count(3)
    expect_step(demo, 0)


def test_a_rate_that_can_not_be_used_is_refused_with_a_sentence(still):
    enter_rate(still, 5)
    expect(still.locator(".field-problem").first).to_have_text(
        "Type a number from 0.001 to 1. Rate is still 0.010."
    )


def test_each_key_counts_when_several_come_before_the_next_frame(still):
    still.get_by_role("slider", name="Rate").evaluate("""(slider) => {
      for (const key of ["ArrowUp", "ArrowUp"])
        slider.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    }""")
    expect(still.get_by_role("textbox", name="Rate, as a number")).to_have_value("0.012")


def test_the_code_is_that_of_the_updated_network(still):
    demo = still
    choose(demo, "A 6, read as 1 ✗", force=True)
    press(demo, "One update")
    demo.get_by_text("As code", exact=True).click()
    printed = printed_by(demo.locator(".code-panel pre code").inner_text())
    assert printed.startswith("loss: 1.43")


def test_the_picture_stays_where_it_is_while_one_steps_and_updates(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "DigitFlow")

    def top():
        return box_of(demo.locator(".flow"))["y"] - box_of(demo)["y"]  # a tap may scroll the page

    before, height = top(), box_of(demo.locator(".flow"))["height"]
    demo.get_by_role("button", name="Finish").tap()
    expect_step(demo, 9)
    demo.get_by_role("button", name="One update", exact=True).tap()
    expect_step(demo, 4)
    assert top() == pytest.approx(before, abs=0.1)
    assert box_of(demo.locator(".flow"))["height"] == pytest.approx(height, abs=0.1)


# How far each small digit stands to the right of where its letters begin, and the chips beyond the edge.
DIGITS_BESIDE = """(demo) => [...demo.querySelectorAll('.way sub')].map((digit) =>
  digit.getBoundingClientRect().left - digit.parentElement.getBoundingClientRect().left)"""
BEYOND = """(demo) => [...demo.querySelectorAll('.chip')].filter((chip) =>
  chip.getBoundingClientRect().right > demo.getBoundingClientRect().right).length"""


def test_on_a_phone_small_digits_stand_beside_their_letters_and_every_chip_is_seen(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "DigitFlow")
    assert min(demo.evaluate(DIGITS_BESIDE)) > 10
    assert demo.evaluate(BEYOND) == 0


def test_on_a_phone_the_steps_the_neurons_and_the_outputs_fit_one_window_and_a_finger(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "DigitFlow")
    heights = demo.locator(":is(.way, .outputs) label").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert len(heights) == 20
    assert min(heights) >= 44
    header = 60  # of a chapter's page
    way, outputs = box_of(demo.locator(".way")), box_of(demo.locator(".outputs"))
    assert outputs["y"] + outputs["height"] - way["y"] <= 660 - header


def test_on_a_phone_step_and_the_neurons_are_seen_together(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "DigitFlow")
    for part in (".digits", ".way", ".outputs"):
        demo.locator(part).evaluate("(part) => part.scrollIntoView({block: 'start', behavior: 'instant'})")
        expect(demo.get_by_role("button", name="Step", exact=True)).to_be_in_viewport(ratio=1)
    demo.get_by_role("button", name="Step", exact=True).tap()
    expect_step(demo, 1)


@pytest.mark.parametrize("letters", [16, 32])
def test_large_letters_find_room(open_page, demos, letters):
    page = open_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    demo = open_demo(page, demos + PAGE, "DigitFlow")
    page.add_style_tag(content=f"html {{font-size: {letters}px !important}}")
    press(demo, "Finish")
    expect_step(demo, 9)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert box_of(demo.locator(".tile canvas").first)["width"] > 25
