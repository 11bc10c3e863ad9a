"""The Playground in the hand: task, control and effect on one screen of a phone; Play in sight at the settings."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_playground import CHAPTER, FRAMES, choose, epoch, open_demo, train, wait_for_epoch
from tests.helpers import LOOKS, axe, box_of, press

pytestmark = pytest.mark.slow

PHONE = {
    "viewport": {"width": 390, "height": 660},
    "has_touch": True,
    "is_mobile": True,
}  # less the browser's bars
TO_THE_START = "(part) => part.scrollIntoView({block: 'start', behavior: 'instant'})"


@pytest.fixture
def phone(open_page, server):
    return open_demo(open_page(**PHONE, reduced_motion="reduce"), server + CHAPTER)


@pytest.fixture
def laptop(page, server):
    return open_demo(page, server + CHAPTER)


# How much of the best seen of these is in the window: 1 for all of it.
SEEN = """(parts) => Math.max(...parts.filter((part) => part.getClientRects().length).map((part) => {
  const {top, bottom, height} = part.getBoundingClientRect();
  return (Math.min(bottom, innerHeight) - Math.max(top, 0)) / height;
}))"""


def set_up(demo, title):
    press(demo, title)
    card = demo.get_by_role("region", name="The experiment")
    expect(card.locator(".experiment-title")).to_be_focused()
    return card


def play_to(demo, least):
    press(demo, "Play")
    wait_for_epoch(demo, least)
    press(demo, "Pause")


def small_map(demo):
    return demo.get_by_role("button", name=re.compile("^Go to the plot"))


# An experiment's card


def test_on_a_phone_task_control_and_effect_share_one_screen(phone):
    page = phone.page
    items = phone.locator(".experiments .goal-button")
    expect(items).to_have_count(10)
    for item in items.all():
        item.tap()
        card = phone.get_by_role("region", name="The experiment")
        expect(card.locator(".experiment-title")).to_be_focused()
        task = card.locator(".experiment-task")
        task.evaluate(TO_THE_START)
        effect = small_map(phone).or_(
            phone.locator(".stage-plot .plot")
        )  # the large one, where it is near enough
        page.evaluate(FRAMES, 2)
        assert effect.evaluate_all(SEEN) >= 0.5
        for name in ("Play", "Reset"):
            expect(phone.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
        header, bar, box = (box_of(part) for part in (page.locator(".bar"), phone.locator(".run-bar"), task))
        assert box["height"] <= bar["y"] - header["y"] - header["height"], item.inner_text()
        controls = card.get_by_role("group", name="Its settings")
        assert box_of(controls)["height"] < 210


def test_the_card_s_control_and_the_setting_are_one(laptop):
    card = set_up(laptop, "Is a larger learning rate always faster?")
    here = card.get_by_label("Learning rate", exact=True)
    there = laptop.locator(".settings").get_by_label("Learning rate", exact=True)
    expect(here).to_have_value("3")
    here.select_option("0.03")
    expect(there).to_have_value("0.03")
    there.select_option("0.1")
    expect(here).to_have_value("0.1")
    press(laptop, "Undo")
    expect(here).to_have_value("0.03")


def test_neurons_inputs_and_shapes_are_set_in_the_card(laptop):
    card = set_up(laptop, "Can one neuron solve the circle?")
    add = card.get_by_role("button", name=re.compile("add one"))
    add.click()
    expect(card).to_contain_text("Hidden neurons: 2")
    expect(laptop.get_by_role("button", name="Layer 1: 2 neurons, add one")).to_be_visible()
    card.get_by_role("button", name=re.compile("remove one")).click()
    expect(card.get_by_role("button", name=re.compile("remove one"))).to_have_attribute(
        "aria-disabled", "true"
    )
    card = set_up(laptop, "Which input makes it easy?")
    chip = card.get_by_role("button", name="x1²", exact=True)
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(laptop.get_by_role("button", name="Input x1²", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    card = set_up(laptop, "Wide or deep?")
    card.get_by_role("radio", name="8", exact=True).check(force=True)
    expect(laptop.locator(".readout")).to_contain_text("a hidden layer of 8 neurons")
    card = set_up(laptop, "XOR, with points everywhere")
    add = card.get_by_role("button", name=re.compile("add one"))
    add.click()
    card.get_by_role("button", name=re.compile("remove one")).click()
    expect(card).to_contain_text("Hidden neurons: 0")


def test_a_prediction_is_taken_kindly_and_answered_by_the_run(laptop):
    card = set_up(laptop, "Can one neuron solve the circle?")
    reply = card.locator(".experiment-reply")
    expect(reply).to_be_empty()
    card.get_by_role("radio", name="1", exact=True).check(force=True)
    expect(reply).to_have_text("“1” is noted. Now try it.")
    play_to(laptop, 30)
    loss = laptop.locator(".run-figure dd").nth(2).inner_text()
    expect(reply).to_have_text(
        f"You said “1”. With 1 hidden tanh neuron, the test loss is {loss} after {epoch(laptop):.0f} epochs."
    )
    for _ in range(2):
        card.get_by_role("button", name=re.compile("add one")).click()
    press(laptop, "Run to the end")
    expect(reply).to_contain_text("You said “1”. It turns out otherwise: “3”. With 3 hidden tanh neurons")
    expect(card.get_by_role("radio")).to_have_count(0)  # told: nothing is left to predict
    expect(laptop.locator(".news.is-reached.is-shown").last).to_have_text(
        "Goal reached: Can one neuron solve the circle?"
    )


def test_without_a_prediction_nothing_is_held_against_one(laptop):
    card = set_up(laptop, "What if every neuron is linear?")
    play_to(laptop, 25)
    press(card, "Tell me what it shows")
    expect(card.locator(".experiment-explanation")).to_contain_text("Sums of sums")
    expect(card.locator(".experiment-reply")).to_be_empty()


def test_a_prediction_by_keyboard(laptop):
    card = set_up(laptop, "The spiral")
    laptop.page.keyboard.press("Tab")  # Close
    laptop.page.keyboard.press("Tab")
    laptop.page.keyboard.press("Space")
    expect(card.locator(".experiment-reply")).to_have_text("“More neurons” is noted. Now try it.")
    laptop.page.keyboard.press("ArrowRight")
    expect(card.locator(".experiment-reply")).to_have_text("“More layers” is noted. Now try it.")


# The plot in small


def test_the_small_plot_is_there_exactly_while_the_large_one_is_not(phone):
    page = phone.page
    phone.locator(".stage-plot .plot").evaluate(TO_THE_START)
    expect(phone.locator(".run-map")).to_be_hidden()
    height = box_of(phone.locator(".run-bar"))["height"]
    phone.locator(".settings-panel").last.evaluate(TO_THE_START)
    expect(small_map(phone)).to_be_in_viewport(ratio=1)
    assert box_of(phone.locator(".run-bar"))["height"] == pytest.approx(height, abs=1)  # nothing jumps
    small_map(phone).tap()
    expect(phone.locator(".stage-plot .plot")).to_be_in_viewport(ratio=0.6)
    expect(phone.locator(".map-caption")).to_be_focused()
    expect(phone.locator(".run-map")).to_be_hidden()
    assert page.errors == []


# The middle of a canvas, as red, green, blue.
MIDDLE = """(canvas) => [...canvas.getContext("2d")
    .getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data].slice(0, 3)"""


def test_the_small_plot_shows_what_the_large_one_shows(phone):
    phone.locator(".stage-network").evaluate(TO_THE_START)
    small = small_map(phone)
    expect(small).to_be_visible()
    phone.get_by_role("button", name="Run to the end").tap()
    expect(phone.locator(".run-said")).to_contain_text("Stopped at epoch")
    red, _, blue = small.locator("canvas").first.evaluate(MIDDLE)
    assert blue > red
    large = phone.locator(".map canvas").first.evaluate(MIDDLE)
    assert max(abs(a - b) for a, b in zip(large, (red, _, blue), strict=True)) < 12
    phone.get_by_role("button", name="Layer 1, neuron 1", exact=True).tap()
    expect(small).to_have_accessible_name("Go to the plot: neuron 1")
    expect(small.locator(".run-map-name")).to_have_text("neuron 1")


COUNT_PAINTINGS = """() => {
  window.paintings = 0;
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function (...all) {
    if (this.canvas.closest(".run-map")) paintings++;
    put.apply(this, all);
  };
}"""


def test_the_small_plot_costs_nothing_while_it_is_hidden(phone):
    phone.locator(".stage-plot .plot").evaluate(TO_THE_START)
    expect(phone.locator(".run-map")).to_be_hidden()
    phone.page.evaluate(COUNT_PAINTINGS)
    play_to(phone, 5)
    assert phone.page.evaluate("paintings") == 0
    phone.locator(".settings").evaluate(TO_THE_START)
    expect(small_map(phone)).to_be_visible()
    train(phone, 2)
    phone.page.wait_for_function("paintings >= 2")


# What sticks


def test_on_a_laptop_play_is_in_sight_at_the_settings(laptop):
    for part in (".settings-panel >> nth=1", ".experiments", ".stage-words"):
        laptop.locator(part).evaluate(TO_THE_START)
        for name in ("Play", "Reset", "Undo"):
            expect(laptop.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
        assert box_of(laptop.locator(".run"))["y"] >= 59, "below the page's own bar"
    expect(laptop.locator(".run-map")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(320, 200), (640, 400), (844, 390), (1280, 419)])
def test_nothing_sticks_in_a_low_window(open_page, server, width, height):
    page = open_page(viewport={"width": width, "height": height})
    demo = open_demo(page, server + CHAPTER)
    stuck = demo.evaluate(
        """(demo) => [...demo.querySelectorAll(":not(.news)")]
            .filter((node) => /sticky|fixed/.test(getComputedStyle(node).position))
            .map((node) => node.className)"""
    )
    assert stuck == []
    demo.locator(".settings").evaluate(TO_THE_START)
    page.evaluate(FRAMES, 3)
    expect(demo.locator(".run-map")).to_be_hidden()


@pytest.mark.parametrize("options", [PHONE, {"viewport": {"width": 1280, "height": 800}}])
def test_what_the_keyboard_goes_to_lies_behind_nothing(open_page, server, options):
    page = open_page(**options, reduced_motion="reduce")
    demo = open_demo(page, server + CHAPTER)
    demo.get_by_role("button", name="Speed").or_(demo.get_by_label("Speed")).first.focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        behind = page.evaluate(
            """() => {
                const at = document.activeElement;
                if (!at.closest(".settings, .experiments")) return "";
                const {left, top, width, height} = at.getBoundingClientRect();
                const hit = document.elementFromPoint(left + width / 2, top + height / 2);
                return hit.closest(".run, .run-bar, .bar") ? at.outerHTML.slice(0, 80) : "";
            }"""
        )
        assert behind == ""


# What a finger hits: 20 px from the middle to each side at least, since two buttons share a border

TOO_SMALL = """(demo) => [...demo.querySelectorAll("button, select, .check, .choice-row label, summary")]
  .filter((node) => node.getClientRects().length && getComputedStyle(node).visibility === "visible")
  .filter((node) => {
    node.scrollIntoView({block: "center", behavior: "instant"});
    const {left, top, width, height} = node.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const isHit = (dx, dy) => node.contains(document.elementFromPoint(x + dx, y + dy));
    return ![[-20, 0], [20, 0], [0, -20], [0, 20]].every(([dx, dy]) => isHit(dx, dy));
  })
  .map((node) => node.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("shape", ["4,2", "8", "8,8,8"])
def test_a_finger_hits_every_button(open_page, server, shape):
    page = open_page(**PHONE, reduced_motion="reduce")
    demo = open_demo(page, server + CHAPTER + f"#networkShape={shape}&seed=0.72826")
    assert (
        demo.locator(".net, .run, .experiments").evaluate_all(f"(parts) => parts.flatMap({TOO_SMALL})") == []
    )


# Smaller things


def test_one_s_own_points_are_told_apart_in_words(laptop):
    laptop.get_by_role("radio", name="Your own").check(force=True)
    laptop.locator(".stage-plot").evaluate(TO_THE_START)
    plane = box_of(laptop.locator(".map .plot-frame"))
    laptop.page.mouse.click(plane["x"] + 60, plane["y"] + 60)
    said = laptop.locator(".map-own-said")
    expect(said).to_have_text("1 point. Filled: to learn from (0). Hollow: for the test (1).")
    laptop.page.mouse.click(plane["x"] + 160, plane["y"] + 60)
    laptop.page.mouse.click(plane["x"] + 60, plane["y"] + 160)
    expect(said).to_have_text("3 points. Filled: to learn from (1). Hollow: for the test (2).")


def test_each_click_adds_its_point_when_two_come_before_the_next_frame(laptop):
    laptop.get_by_role("radio", name="Your own").check(force=True)
    laptop.locator(".map .plot-frame").evaluate("""(frame) => {
      const {left, top} = frame.getBoundingClientRect();
      for (const away of [60, 160])
        frame.dispatchEvent(new MouseEvent("click", {clientX: left + away, clientY: top + 60, bubbles: true}));
    }""")
    expect(laptop.locator(".map-own-said")).to_contain_text("2 points.")


def test_a_regularization_begins_to_work_when_it_is_chosen_and_the_run_before_stays(laptop):
    card = set_up(laptop, "Learning by heart")
    rate = card.get_by_label("Regularization rate")
    expect(rate).to_be_hidden()
    play_to(laptop, 40)
    before = laptop.locator(".loss-before").first
    assert before.get_attribute("d") == ""
    card.get_by_label("Regularization", exact=True).select_option("L2")
    expect(rate).to_have_value("0.01")
    expect(before).to_have_attribute("d", re.compile("^M.*L"))
    expect(laptop.get_by_text("test, the run before")).to_be_visible()
    train(laptop, 1)
    expect(laptop.locator(".loss-picture")).to_have_attribute(
        "aria-label", re.compile("In the run before, the test loss was")
    )
    rate.select_option("0.1")
    card.get_by_label("Regularization", exact=True).select_option("L1")
    expect(rate).to_have_value("0.1")  # a rate of one's own stays
    press(laptop, "Undo", "Undo", "Undo")
    expect(rate).to_be_hidden()


def test_run_to_the_end_says_beforehand_where_that_is(laptop):
    usual = (
        "until the test loss is below 0.01, for 5,000 epochs at most, or until the loss no longer changes."
    )
    run = laptop.get_by_role("button", name="Run to the end")
    expect(run).to_have_accessible_description(f"It goes on {usual}")
    expect(laptop.locator(".settings-note")).to_have_text(f"Run to the end goes on {usual}")
    laptop.get_by_label("Stop at epoch").fill("12")
    laptop.get_by_label("Stop at epoch").press("Enter")
    expect(run).to_have_accessible_description("It goes on until epoch 12.")
    run.click()
    expect(laptop.locator(".run-said")).to_have_text("Stopped at epoch 12, as set.")
    expect(run).to_have_accessible_description(f"It goes on {usual}")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_everyone_can_use_the_cards_and_the_small_plot(open_page, server, width, scheme):
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    demo = open_demo(page, server + CHAPTER)
    for title in ("Which input makes it easy?", "Learning by heart", "XOR, with points everywhere"):
        card = set_up(demo, title)
        card.get_by_role("radio").first.check(force=True)
        train(demo, 1)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")  # what sticks then covers nothing
        assert axe(page, ".experiment-card") == []
        assert axe(page, ".run") == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    choose(card, "Activation of hidden neurons", "ReLU")
    assert page.errors == []
