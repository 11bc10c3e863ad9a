"""The Playground on the built page, with no kernel: it trains, stops, goes back, and never holds up the page."""

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from browser.book_browser import serve
from dl101.widgets import Playground
from make_stills import write_pages
from tests.helpers import LOOKS, assert_quiet, axe, box_of, change_data, press

pytestmark = pytest.mark.slow

CHAPTER = "chapters/playground.html"
PAGE = "Playground.html"  # the demo alone: it opens in a tenth of the time
# Counts in `asked` who asks for frames from now on; `aFrame()` waits for one uncounted.
COUNT_FRAMES = """() => {
  const real = window.requestAnimationFrame.bind(window);
  window.aFrame = () => new Promise(real);
  window.asked = 0;
  window.requestAnimationFrame = (draw) => { window.asked += 1; return real(draw); };
}"""
FRAMES_ASKED_FOR = "async () => { for (let i = 0; i < 20; i++) await aFrame(); return asked; }"
FRAMES = """(count) => new Promise((done) => {
  const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
  next();
})"""
HIDE_TAB = """(hidden) => {
  Object.defineProperty(document, "hidden", {get: () => hidden, configurable: true});
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE)


@pytest.fixture
def in_the_book(page, server):
    """On its own page, where it follows the address and takes the room of a wide window."""
    return open_demo(page, server + CHAPTER)


def open_demo(page, address):
    page.goto(address)
    demo = page.locator('[data-demo="Playground"]')
    expect(demo).to_have_attribute("data-mounted", "")
    expect(demo.get_by_role("button", name="Play", exact=True)).to_be_visible()
    return demo


def choose(demo, label, option):
    demo.get_by_label(label, exact=True).select_option(option)


def figure(demo, name):
    value = demo.locator(".run-figure", has=demo.page.get_by_text(name, exact=True)).locator("dd")
    demo.page.evaluate(FRAMES, 2)
    return float(value.inner_text().replace(",", ""))


def epoch(demo):
    return figure(demo, "Epoch")


def train(demo, epochs):
    for _ in range(epochs):
        press(demo, "Step")


def said(demo):
    return demo.locator(".run-said")


def losses(demo):
    return figure(demo, "Training loss"), figure(demo, "Test loss")


def wait_for_epoch(demo, least):
    """Wait until the training under way has come to an epoch."""
    demo.page.wait_for_function(
        """(least) => Number(document.querySelector(".run-figure dd").textContent.replace(",", "")) >= least""",
        arg=least,
    )


def test_it_starts_alive_from_files_and_from_a_server(page, base):
    demo = open_demo(page, base + CHAPTER)
    assert epoch(demo) == 0
    assert losses(demo) == (0.5008, 0.5012)
    expect(demo.locator(".readout")).to_contain_text("2 inputs, hidden layers of 4 and 2 neurons, 1 output")
    assert_quiet(page, base)


def test_a_step_is_an_epoch(demo):
    train(demo, 3)
    assert epoch(demo) == 3
    assert losses(demo) < (0.5008, 0.5012)


def test_it_plays_and_pauses(demo):
    press(demo, "Play")
    wait_for_epoch(demo, 5)
    press(demo, "Pause")
    at = epoch(demo)
    demo.page.evaluate(FRAMES, 5)
    assert epoch(demo) == at
    press(demo, "Play")
    wait_for_epoch(demo, at + 2)


def test_the_words_rest_while_it_plays_and_then_say_what_came_of_it(demo):
    words = demo.locator(".readout")
    before = words.inner_text()
    press(demo, "Play")
    wait_for_epoch(demo, 5)
    assert words.inner_text() == before
    press(demo, "Pause")
    expect(words).to_contain_text(f"Epoch {epoch(demo):.0f}: ")


def test_faster_is_faster(demo):
    """Up to ten epochs between two frames; on a slow machine fewer, as many as fit."""
    choose(demo, "Speed", "Speed ×10")
    demo.page.evaluate(
        """() => {
            const value = document.querySelector(".run-figure dd");
            window.seen = [];
            new MutationObserver(() => seen.push(Number(value.textContent.replace(",", ""))))
                .observe(value, {childList: true, characterData: true, subtree: true});
        }"""
    )
    press(demo, "Play")
    wait_for_epoch(demo, 40)
    press(demo, "Pause")
    epochs = demo.page.evaluate("seen")
    assert max(later - earlier for earlier, later in pairwise([0, *epochs])) > 1


def test_run_to_the_end_says_why_it_ended(demo):
    press(demo, "Run to the end")
    expect(said(demo)).to_have_text(re.compile(r"^Stopped at epoch \d+: the test loss is below 0\.01\.$"))
    assert losses(demo)[1] < 0.01
    expect(demo.get_by_role("button", name="Run to the end")).to_be_visible()
    expect(demo.locator(".readout")).to_contain_text("The output is blue in the middle; orange all around.")


def test_a_run_can_be_stopped_and_does_not_hold_up_the_page(demo):
    demo.get_by_role("radio", name="Spiral").check()
    press(demo, "Run to the end")
    wait_for_epoch(demo, 10)
    demo.page.evaluate(FRAMES, 3)
    press(demo, "Stop")
    expect(demo.get_by_role("button", name="Run to the end")).to_be_visible()
    demo.page.evaluate(FRAMES, 3)  # what was computed before the press is drawn
    at = epoch(demo)
    demo.page.evaluate(FRAMES, 5)
    assert epoch(demo) == at > 0


def test_it_stops_at_the_epoch_and_at_the_loss_that_are_set(demo):
    demo.get_by_label("Stop at epoch").fill("12")
    demo.get_by_label("Stop at epoch").press("Enter")
    press(demo, "Play")
    expect(said(demo)).to_have_text("Stopped at epoch 12, as set.")
    assert epoch(demo) == 12
    demo.get_by_label("Stop at test loss").fill("0.2")
    demo.get_by_label("Stop at test loss").press("Tab")
    press(demo, "Play")
    expect(said(demo)).to_have_text(re.compile(r"the test loss is below 0\.2\.$"))
    assert losses(demo)[1] < 0.2


def test_what_can_not_be_a_stop_gets_a_sentence(demo):
    field = demo.get_by_label("Stop at epoch")
    field.fill("soon")
    field.press("Enter")
    sentence = demo.get_by_text("Type a whole number from 1 to 100,000, or nothing for never.")
    expect(sentence).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    choose(demo, "Learning rate", "0.1")  # the focus is elsewhere, and all is shown anew
    demo.page.evaluate(FRAMES, 2)
    expect(field).to_have_value("soon")
    expect(sentence).to_be_visible()
    field.fill("")
    field.press("Enter")
    expect(demo.get_by_text("Type a whole number")).to_be_hidden()
    expect(field).to_have_attribute("aria-invalid", "false")


def test_a_preset_leaves_the_view_alone_but_where_it_names_it_undo_brings_it_back(demo):
    two_colors, test_data = demo.get_by_label("Two colors only"), demo.get_by_label("Show test data")
    stop = demo.get_by_label("Stop at epoch")
    two_colors.check()
    stop.fill("300")
    stop.press("Enter")
    press(demo, "Noise")  # it shows the test data
    expect(test_data).to_be_checked()
    expect(two_colors).to_be_checked()
    expect(stop).to_have_value("300")
    press(demo, "Undo")
    expect(test_data).not_to_be_checked()
    expect(two_colors).to_be_checked()
    expect(stop).to_have_value("300")


def test_too_large_a_rate_stops_with_a_kind_sentence_and_undo_helps(demo):
    demo.get_by_role("radio", name="a number").check()
    choose(demo, "Activation of hidden neurons", "linear")
    choose(demo, "Learning rate", "10")
    press(demo, "Play")
    expect(said(demo)).to_have_text(
        re.compile(
            r"^Stopped at epoch \d+: the numbers grew beyond all bounds: the learning rate is too large\. "
            r"Undo, or take a smaller one\.$"
        )
    )
    press(demo, "Undo")
    expect(demo.get_by_label("Learning rate", exact=True)).to_have_value("0.03")
    press(demo, "Step")
    expect(said(demo)).to_have_text("")
    assert all(loss < 10 for loss in losses(demo))
    assert demo.page.errors == []


def test_another_activation_starts_anew_and_undo_brings_the_training_back(demo):
    train(demo, 6)
    before = losses(demo)
    choose(demo, "Activation of hidden neurons", "ReLU")
    assert epoch(demo) == 0
    press(demo, "Undo")
    assert (epoch(demo), losses(demo)) == (6, before)
    expect(demo.get_by_label("Activation of hidden neurons")).to_have_value("tanh")


def test_another_rate_goes_on(demo):
    train(demo, 2)
    choose(demo, "Learning rate", "0.1")
    assert epoch(demo) == 2


def test_reset_goes_back_to_the_first_weights_and_new_weights_are_others(demo):
    first = losses(demo)
    train(demo, 2)
    press(demo, "Reset")
    assert (epoch(demo), losses(demo)) == (0, first)
    press(demo, "New weights")
    assert losses(demo) != first
    press(demo, "Undo")
    assert losses(demo) == first
    press(demo, "Undo")
    assert epoch(demo) == 2


def test_the_keyboard_undoes(demo):
    choose(demo, "Learning rate", "0.1")
    demo.get_by_role("button", name="Step", exact=True).press("Control+z")
    expect(demo.get_by_label("Learning rate", exact=True)).to_have_value("0.03")


def test_a_slider_s_drag_is_one_step_of_undo(demo):
    slider = demo.get_by_role("slider", name="Noise")
    slider.scroll_into_view_if_needed()
    box = box_of(slider)
    mouse, y = demo.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + 11, y)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2, y, steps=4)
    mouse.up()
    expect(slider).not_to_have_value("0")
    press(demo, "Undo")
    expect(slider).to_have_value("0")
    expect(demo.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


def test_nothing_is_drawn_while_nothing_changes(demo):
    train(demo, 1)
    page = demo.page
    page.evaluate(FRAMES, 2)
    page.evaluate(COUNT_FRAMES)
    assert page.evaluate(FRAMES_ASKED_FOR) == 0
    press(demo, "Play")
    page.wait_for_function("asked > 5")


@pytest.mark.parametrize("button", ["Play", "Run to the end"])
def test_a_hidden_tab_waits_and_goes_on(demo, button):
    page = demo.page
    demo.get_by_role("radio", name="Spiral").check()
    press(demo, button)
    wait_for_epoch(demo, 3)
    page.evaluate(HIDE_TAB, True)
    page.evaluate(FRAMES, 3)
    at = epoch(demo)
    page.evaluate(FRAMES, 8)
    assert epoch(demo) == at
    page.evaluate(HIDE_TAB, False)
    wait_for_epoch(demo, at + 3)


def test_out_of_view_it_waits(demo):
    page = demo.page
    page.evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('div'), {style: 'height: 3000px'}))"
    )
    press(demo, "Play")
    wait_for_epoch(demo, 3)
    page.evaluate("scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})")
    expect(demo).not_to_be_in_viewport()
    page.evaluate(FRAMES, 5)
    at = epoch(demo)
    page.evaluate(FRAMES, 8)
    assert epoch(demo) == at
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    wait_for_epoch(demo, at + 3)


def test_the_seeds_link_opens_as_it_should(page, server):
    hash = (
        "#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0"
        "&noise=0&networkShape=4,2&seed=0.72826&showTestData=false&discretize=false&percTrainData=50&x=true&y=true"
        "&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false"
        "&collectStats=false&problem=classification&initZero=false&hideText=false"
    )
    demo = open_demo(page, server + CHAPTER + hash)
    assert losses(demo) == (0.5008, 0.5012)
    expect(demo.locator(".link-notice")).to_be_hidden()
    assert page.url.endswith(hash)


def test_a_link_sets_and_hides_and_says_what_it_could_not_take(page, server):
    demo = open_demo(
        page, server + CHAPTER + "#dataset=xor&networkShape=3&noise=900&learningRate_hide=true&wobble=1"
    )
    expect(demo.get_by_role("radio", name="Exclusive or")).to_be_checked()
    expect(demo.get_by_label("Learning rate", exact=True)).to_be_hidden()
    expect(demo.locator(".link-notice")).to_contain_text("noise=900 became 50")
    expect(demo.locator(".link-notice")).to_contain_text("wobble was left out")


def test_a_link_pasted_later_opens_and_can_be_undone(in_the_book):
    train(in_the_book, 2)
    in_the_book.page.evaluate("location.hash = '#dataset=spiral'")
    expect(in_the_book.get_by_role("radio", name="Spiral")).to_be_checked()
    assert epoch(in_the_book) == 0
    press(in_the_book, "Undo")
    expect(in_the_book.get_by_role("radio", name="Circle")).to_be_checked()
    assert epoch(in_the_book) == 2


def test_a_link_pasted_later_hides_at_once_though_no_setting_changes(in_the_book):
    play = in_the_book.get_by_role("button", name="Play", exact=True)
    in_the_book.page.evaluate("location.hash = '#playButton_hide=true'")
    expect(play).to_be_hidden()
    in_the_book.page.evaluate("location.hash = '#seed=0.72826'")
    expect(play).to_be_visible()


def test_what_a_link_said_too_much_goes_at_the_next_change(in_the_book):
    notice = in_the_book.locator(".link-notice")
    in_the_book.page.evaluate("location.hash = '#noise=900&wobble=1'")
    expect(notice).to_contain_text("wobble was left out")
    train(in_the_book, 1)
    expect(notice).to_be_visible()
    choose(in_the_book, "Learning rate", "0.1")
    expect(notice).to_be_hidden()


def test_the_address_follows_the_settings_without_steps_in_the_history(in_the_book):
    page = in_the_book.page
    assert "#" not in page.url, "a page that opens keeps its address"
    steps = page.evaluate("history.length")
    choose(in_the_book, "Learning rate", "0.1")
    expect(page).to_have_url(re.compile("learningRate=0.1&"))
    press(in_the_book, "Play")
    wait_for_epoch(in_the_book, 3)
    assert page.evaluate("history.length") == steps
    page.reload()
    expect(page.get_by_label("Learning rate", exact=True)).to_have_value("0.1")


def test_the_page_s_own_anchors_are_left_alone(in_the_book):
    in_the_book.page.evaluate("location.hash = '#anywhere'")
    in_the_book.page.evaluate(FRAMES, 2)
    assert in_the_book.page.url.endswith("#anywhere")
    expect(in_the_book.locator(".link-notice")).to_be_hidden()


def test_by_keyboard_alone(demo):
    page = demo.page
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('run-play')"):
            break
    page.keyboard.press("Enter")
    wait_for_epoch(demo, 3)
    page.keyboard.press("Enter")
    at = epoch(demo)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert epoch(demo) == at + 1


def test_a_wide_page_gives_the_demo_the_room_and_shows_it_at_once(in_the_book):
    box = box_of(in_the_book)
    assert box["width"] >= 1000
    expect(in_the_book.locator(".run-bar").get_by_role("button").first).to_be_in_viewport()
    expect(in_the_book.locator(".map canvas").first).to_be_in_viewport(ratio=0.3)
    expect(in_the_book.page.get_by_text("On this page")).to_have_count(0)


@pytest.mark.parametrize("width", [1024, 1280])
def test_in_a_chapter_run_bar_network_and_output_are_seen_together(open_page, server, width):
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(server + "chapters/03_networks_and_forward_propagation.html")
    page.get_by_role("button", name="Start Playground here").click()
    demo = page.locator('[data-demo="Playground"]')
    top = box_of(demo.get_by_role("button", name="Play", exact=True))["y"]
    for part in (".net-stage", ".stage-plot .map"):
        box = box_of(demo.locator(part).first)
        assert top < box["y"] < box["y"] + box["height"] < top + 640, part


# Elements that reach beyond the right edge of the window, except inside what scrolls by itself.
TOO_FAR_RIGHT = """(demo) => [...demo.querySelectorAll("*")]
  .filter((node) => node.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
  .filter((node) => !node.closest(".net-stage, .chips, .code-panel pre, .visually-hidden"))
  .map((node) => node.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("width", [320, 360, 390])
def test_on_a_phone_the_largest_network_stays_inside(open_page, server, tmp_path, width):
    page = open_page(viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True)
    demo = open_demo(page, server + CHAPTER + "#networkShape=8,8,8,8,8,8&x=true&y=true")
    for summary in demo.locator("summary").all():
        summary.click()
    demo.get_by_role("button", name="Layer 6, neuron 8", exact=True).tap()
    expect(demo.locator(".net-card")).to_be_visible()
    assert demo.evaluate(TOO_FAR_RIGHT) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    layers = [8] * 6
    write_pages(tmp_path, {"page": Playground(part="compact", hidden_layers=layers)})
    with serve(tmp_path) as base:
        page.goto(base + "page.html")
        demo = page.locator('[data-demo="Playground"]')
        expect(demo.get_by_role("button", name="Play", exact=True)).to_be_visible()
        assert demo.evaluate(TOO_FAR_RIGHT) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_neuron_s_card_and_the_plot_stay_in_step_after_undo_and_reset(demo):
    caption, card = demo.locator(".map-caption"), demo.locator(".net-card")
    choose(demo, "Activation of hidden neurons", "ReLU")
    train(demo, 1)
    demo.get_by_role("button", name="Layer 1, neuron 2", exact=True).click()
    for name in ["Reset", "Undo", "New weights", "Undo", "Undo"]:
        press(demo, name)
        demo.page.evaluate(FRAMES, 2)
        expect(card).to_contain_text("Layer 1, neuron 2")
        expect(caption).to_have_text("Layer 1, neuron 2")
    demo.get_by_role("button", name="Input x1²", exact=True).click()
    expect(card).to_be_hidden()
    expect(caption).to_have_text("Output")
    demo.get_by_role("button", name="Layer 1, neuron 2", exact=True).click()
    expect(card).to_be_visible()
    press(demo, "Show the output")
    expect(card).to_be_hidden()
    expect(caption).to_have_text("Output")


def test_on_a_phone_by_touch_the_run_bar_stays_at_hand(open_page, server):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = open_demo(page, server + CHAPTER)
    play = demo.get_by_role("button", name="Play", exact=True)
    for place in (".stage-plot", ".stage-network", ".settings"):
        demo.locator(place).scroll_into_view_if_needed()
        expect(play).to_be_in_viewport(ratio=1)
    play.tap()
    wait_for_epoch(demo, 3)
    demo.get_by_role("button", name="Pause").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("width", "mode"), LOOKS)
def test_axe_finds_nothing(open_page, server, width, mode):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=mode)
    demo = open_demo(page, server + CHAPTER + "#noise=900&regularization=L2")
    for summary in demo.locator("summary").all():
        summary.click()
    train(demo, 1)
    demo.get_by_label("Stop at epoch").fill("soon")
    demo.get_by_label("Stop at epoch").press("Enter")
    page.evaluate("scrollTo(0, 0)")  # the run bar, which sticks, then covers nothing
    assert axe(page, ".dl101") == []


def changed_page(page, server, change):
    change_data(page, CHAPTER, "Playground", change)
    return open_demo(page, server + CHAPTER)


def with_traits(**values):
    def change(text):
        spec = json.loads(text)
        spec["state"] |= values
        return json.dumps(spec)

    return change


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"hidden_layers": [9]}, "hidden_layers must be up to 6 whole numbers from 1 to 8, not a list of 1 (9). [4,2]"),
        ({"noise": "a lot"}, 'noise must be a whole number from 0 to 50, not the text "a lot". 0 is shown instead.'),
        ({"learning_rate": 0.02}, "learning_rate must be one of"),
        ({"inputs": None}, "inputs must be a list, not null. "),
        ({"points": [[1]]}, "points must be up to 500 points"),
        ({"weights": [None]}, "weights must be up to 384 numbers"),
        ({"preset": "gone"}, "preset must be one of"),
    ],
)  # fmt: skip
def test_nonsense_in_a_trait_gets_a_sentence_and_the_demo_works(page, server, values, sentence):
    demo = changed_page(page, server, with_traits(**values))
    expect(demo.locator(".demo-notice[role=alert]").first).to_contain_text(sentence)
    train(demo, 2)
    assert epoch(demo) == 2
    assert page.errors == []


def test_a_notebook_s_weights_are_shown_and_go_on(page, server):
    state = {"epoch": 40, "weights": [0.5] * 18, "biases": [0.1] * 7}
    demo = changed_page(page, server, with_traits(**state))
    assert epoch(demo) == 40
    train(demo, 1)
    assert epoch(demo) == 41


def test_weights_of_another_network_are_left_out(page, server):
    demo = changed_page(page, server, with_traits(epoch=40, weights=[0.5], biases=[]))
    assert (epoch(demo), losses(demo)) == (0, (0.5008, 0.5012))


def test_when_it_leaves_the_page_it_stops(demo):
    press(demo, "Play")
    wait_for_epoch(demo, 3)
    page = demo.page
    demo.evaluate("(live) => live.remove()")
    page.evaluate(FRAMES, 3)
    page.evaluate(COUNT_FRAMES)
    assert page.evaluate(FRAMES_ASKED_FOR) == 0
    assert page.errors == []


@pytest.fixture
def waiting_page(tmp_path):
    """The address of a page with a Playground that starts when asked."""
    playground = Playground(part="compact", dataset="xor", hidden_layers=[3])
    write_pages(tmp_path, {"page": playground}, waits=True)
    with serve(tmp_path) as base:
        yield base


def test_started_when_asked_it_loads_nothing_before(page, waiting_page):
    page.goto(waiting_page + "page.html")
    page.evaluate(FRAMES, 3)
    assert not [url for url in page.requested if "playground" in url and url.endswith(".js")]
    link = page.get_by_role("link", name="Open it on a page of its own")
    assert link.get_attribute("href") == ("chapters/playground.html#dataset=xor&networkShape=3&seed=0.72826")
    page.get_by_role("button", name="Start Playground here").click()
    play = page.get_by_role("button", name="Play", exact=True)
    expect(play).to_be_visible()
    expect(play).to_be_focused()
    expect(page.get_by_role("radio", name="Exclusive or")).to_be_checked()
    expect(page.get_by_text("Guided experiments")).to_have_count(0)
    expect(page.locator('[data-demo="Playground"]')).to_have_attribute("data-mounted", "")


def test_without_scripts_a_waiting_demo_has_its_link_and_no_button(open_page, waiting_page):
    page = open_page(java_script_enabled=False)
    page.goto(waiting_page + "page.html")
    expect(page.get_by_role("link", name="Open it on a page of its own")).to_be_visible()
