"""The demo `Sweep` on a page of its own: its keyboard, its workers, its goals by hand, its way to the Playground."""

import re

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    assert_quiet,
    button,
    expect_count_reached,
    expect_reached,
    expect_readout,
    open_demo,
    press,
)

pytestmark = pytest.mark.slow

PAGE = "Sweep.html"
LABELS = "(cells) => cells.map((cell) => cell.getAttribute('aria-label'))"
# What a page sees of workers: none at all, none for it alone, two of them.
CORES = {
    "without workers": "delete self.Worker",
    "with one core": "Object.defineProperty(navigator, 'hardwareConcurrency', {get: () => 1})",
    "with three cores": "Object.defineProperty(navigator, 'hardwareConcurrency', {get: () => 3})",
}
# Notes in `answers` what each worker says; the first word of each is "ready".
LISTEN = """self.answers = [];
self.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => answers.push(data));
  }
};"""
# The worker with this number fails at its first task, and says no more.
LOSE = """self.made = 0;
self.lost = 0;
self.Worker = class extends Worker {
  number = ++made;
  postMessage(task) {
    if (this.number !== %d) return super.postMessage(task);
    lost += 1;
    this.dispatchEvent(new Event("error", { cancelable: true }));
  }
};"""
IS_READY = "(count) => self.answers.filter((one) => one === 'ready').length === count"


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE, "Sweep")


def cells(demo):
    return demo.get_by_role("gridcell")


def cell(demo, *words):
    """The cell whose label begins with these values, such as `learning rate 0.03, neurons a layer 4`."""
    return demo.get_by_role("gridcell", name=re.compile(rf"^{re.escape(', '.join(words))}:"))


def choose(demo, label, option):
    demo.get_by_label(label, exact=True).select_option(option)


def set_epochs(demo, epochs):
    field = demo.get_by_role("textbox", name="Epochs, as a number")
    field.fill(str(epochs))
    field.press("Enter")


def trained(demo, epochs=100):
    expect_readout(demo, f"after {epochs} epochs")


def test_it_trains_all_networks_and_tells_the_best(page, demo, demos):
    expect(cells(demo)).to_have_count(64)
    expect_readout(demo, "64 networks (learning rate × neurons a layer) on the circle, not trained yet.")
    press(demo, "Train 100 epochs")
    trained(demo)
    assert len([label for label in cells(demo).evaluate_all(LABELS) if "test loss" in label]) == 64
    expect(demo.get_by_role("gridcell", name=re.compile("the lowest$"))).to_have_count(1)
    expect(demo.locator("td.is-best")).to_have_count(1)
    expect_reached(demo)
    choose(demo, "Up", "activation")
    expect_readout(demo, "32 networks (learning rate × activation)")
    trained(demo)
    assert_quiet(page, demos)


def test_by_keyboard_a_cell_is_chosen_and_opened(page, demo):
    press(demo, "Train 100 epochs")
    trained(demo)
    chosen = demo.locator('[role="gridcell"][tabindex="0"]')
    expect(chosen).to_have_attribute(
        "aria-label", re.compile("^learning rate 0.03, neurons a layer 4: test loss")
    )
    chosen.focus()
    for key in ("ArrowRight", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
    expect(cell(demo, "learning rate 0.1", "neurons a layer 6")).to_be_focused()
    expect(cell(demo, "learning rate 0.1", "neurons a layer 6")).to_have_attribute("aria-selected", "true")
    expect_readout(demo, "Chosen: learning rate 0.1, neurons a layer 6: test loss")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")  # there is no more
    expect(cell(demo, "learning rate 3", "neurons a layer 6")).to_be_focused()
    page.keyboard.press("Home")
    expect(cell(demo, "learning rate 0.001", "neurons a layer 6")).to_be_focused()
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    assert "chapters/playground.html#dataset=circle" in opened.value.url
    assert "networkShape=6&" in opened.value.url
    assert "learningRate=0.001&" in opened.value.url
    page.keyboard.press("Control+z")
    expect_readout(demo, "Chosen: learning rate 3, neurons a layer 6")


def test_the_playground_comes_to_the_same_losses(open_page, demos, server):
    """The whole way: the link of a cell, opened in the book, trained until it stops by itself."""
    demo = open_demo(open_page(), demos + PAGE, "Sweep")
    choose(demo, "Up", "batch_size")
    set_epochs(demo, 30)
    trained(demo, 30)
    chosen = cell(demo, "learning rate 0.1", "batch size 15")
    chosen.click()
    loss = float(re.search(r"test loss ([\d.]+)", chosen.get_attribute("aria-label"))[1])
    link = demo.get_by_role("link", name="Open this network")
    expect(link).to_have_attribute(
        "href", re.compile("learningRate=0.1&batchSize=15")
    )  # it comes with the next frame
    address = link.get_attribute("href")
    page = open_page()
    page.goto(f"{server}chapters/playground.html#{address.partition('#')[2]}")
    playground = page.locator('[data-demo="Playground"]')
    playground.get_by_role("button", name="Play", exact=True).click()
    expect(playground.locator(".run-said")).to_have_text("Stopped at epoch 30, as set.")
    figure = playground.locator(".run-figure", has=page.get_by_text("Test loss", exact=True)).locator("dd")
    assert float(figure.inner_text()) == pytest.approx(loss, abs=0.0006)


def test_the_losses_are_the_same_however_many_train(open_page, demos, tmp_path):
    found = {}
    for name, script in CORES.items():
        page = open_page()
        page.add_init_script(script)
        if name == "with three cores":
            page.add_init_script(LISTEN)
        demo = open_demo(page, demos + PAGE, "Sweep")
        if name == "with three cores":
            page.wait_for_function(IS_READY, arg=2)
        choose(demo, "Up", "depth")
        press(demo, "Train 100 epochs")
        trained(demo)
        found[name] = cells(demo).evaluate_all(LABELS)
        if name == "with three cores":
            assert page.evaluate("self.answers.length") > 2, "the workers have worked"
        assert page.errors == []
    assert found["without workers"] == found["with one core"] == found["with three cores"]


@pytest.mark.parametrize("which", [1, 2])
def test_a_worker_that_is_lost_leaves_the_work_to_the_page(open_page, demos, which):
    page = open_page()
    page.add_init_script(CORES["with three cores"])
    page.add_init_script(LISTEN)
    page.add_init_script(LOSE % which)
    demo = open_demo(page, demos + PAGE, "Sweep")
    page.wait_for_function(IS_READY, arg=2)
    press(demo, "Train 100 epochs")
    trained(demo)
    assert page.evaluate("self.lost") == 1
    assert page.errors == []


def test_it_trains_where_the_book_is_opened_from_a_folder(open_page, tmp_path):
    import make_stills
    from dl101.widgets import Sweep

    make_stills.write_pages(tmp_path, {"Sweep": Sweep()})
    page = open_page()
    demo = open_demo(page, (tmp_path / PAGE).as_uri(), "Sweep")
    press(demo, "Train 100 epochs")
    trained(demo)
    assert page.errors == []


def test_epochs_that_are_known_are_shown_at_once_and_further_ones_are_trained(demo):
    press(demo, "Train 100 epochs")
    trained(demo)
    at_100 = cells(demo).evaluate_all(LABELS)
    set_epochs(demo, 40)
    trained(demo, 40)
    assert cells(demo).evaluate_all(LABELS) != at_100
    set_epochs(demo, 100)
    trained(demo)
    assert cells(demo).evaluate_all(LABELS) == at_100
    press(demo, "Train 100 epochs")
    trained(demo, 200)
    press(demo, "Start over")
    expect_readout(demo, "not trained yet")
    expect(button(demo, "Start over")).to_have_attribute("aria-disabled", "true")


def test_a_setting_that_is_an_axis_is_not_held_fixed(demo):
    for label in ("Learning rate", "Neurons a layer"):
        expect(demo.get_by_label(label, exact=True)).to_be_hidden()
    choose(demo, "Across", "seed")
    expect(demo.get_by_label("Learning rate", exact=True)).to_be_visible()
    expect(demo.get_by_label("Seed", exact=True)).to_be_hidden()
    expect(demo.locator("select").first.locator("option[disabled]")).to_have_text("neurons a layer")


def test_goals_are_reached_by_hand(demo):
    goals = demo.locator(".goal-button")
    goals.nth(0).click()
    press(demo, "Train 100 epochs")
    trained(demo)
    expect_count_reached(demo, 0)
    cell(demo, "seed 6", "neurons a layer 3").click()
    expect_reached(demo, 1)
    goals.nth(1).click()
    press(demo, "Train 100 epochs")
    trained(demo)
    cell(demo, "learning rate 0.1", "seed 5").click()
    expect_reached(demo, 1, 2)


def test_a_finger_chooses_a_cell(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "Sweep")
    demo.get_by_role("button", name="Train 100 epochs").tap()
    trained(demo)
    cell(demo, "learning rate 0.3", "neurons a layer 7").tap()
    expect_readout(demo, "Chosen: learning rate 0.3, neurons a layer 7: test loss")


def test_colors_stay_where_a_system_has_its_own(open_page, demos):
    page = open_page(forced_colors="active", color_scheme="dark")
    demo = open_demo(page, demos + PAGE, "Sweep")
    press(demo, "Train 100 epochs")
    trained(demo)
    colors = cells(demo).evaluate_all("(all) => all.map((cell) => getComputedStyle(cell).backgroundColor)")
    assert len(set(colors)) > 10
