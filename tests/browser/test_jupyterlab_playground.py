"""The Playground in a real JupyterLab: what is trained in the page is there in Python, and the other way round."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_jupyterlab import lab, lab_page, notebook  # noqa: F401 (fixtures)
from tests.helpers import press

pytestmark = pytest.mark.slow


def show(book, source="demo = Playground(in_address=True)\ndemo"):
    [output] = book.run(f"from dl101.widgets import Playground\n{source}")
    assert output["output_type"] == "execute_result", output
    demo = book.demos.last
    expect(demo.get_by_role("button", name="Play", exact=True)).to_be_visible()
    return demo


def epoch(demo):
    return demo.locator(".run-figure dd").first


def test_what_was_trained_in_the_page_is_there_in_python(notebook):  # noqa: F811
    demo = show(notebook)
    press(demo, "Run to the end")
    expect(demo.locator(".run-said")).to_contain_text("the test loss is below 0.01")
    notebook.wait_for("demo.epoch", epoch(demo).inner_text())
    notebook.wait_for("len(demo.weights), len(demo.biases)", "18 7")
    notebook.wait_for("(demo.network()(demo.features([[0, 0], [5, 5]])) > 0)[:, 0].tolist()", "[True, False]")


def test_what_python_sets_starts_anew_in_the_page(notebook):  # noqa: F811
    demo = show(notebook)
    press(demo, "Step")
    notebook.wait_for("demo.epoch", "1")
    notebook.run("demo.hidden_layers = [3]")
    expect(epoch(demo)).to_have_text("0")
    expect(demo.locator(".readout")).to_contain_text("a hidden layer of 3 neurons")
    assert notebook.ask("demo.epoch, demo.weights") == "0 ()"
    notebook.run("demo.weights = [0.5] * 9")
    press(demo, "Step")
    notebook.wait_for("demo.epoch", "1")


def test_undo_in_the_page_brings_the_trained_weights_back_to_python(notebook):  # noqa: F811
    demo = show(notebook)
    for _ in range(3):
        press(demo, "Step")
    notebook.wait_for("demo.epoch", "3")
    weights = notebook.ask("demo.weights")
    press(demo, "New weights")
    notebook.wait_for("demo.epoch, demo.restarts, demo.weights", "0 1 ()")
    press(demo, "Undo")
    notebook.wait_for("demo.epoch, demo.restarts", "3 0")
    assert notebook.ask("demo.weights") == weights


def test_a_bad_value_gets_one_sentence(notebook):  # noqa: F811
    show(notebook)
    [output] = notebook.run("demo.hidden_layers = [9]")
    assert output["traceback"] == [
        "InputError: hidden_layers must be up to 6 whole numbers from 1 to 8, not [9]. It is still (4, 2)."
    ]


def test_the_address_of_jupyterlab_is_left_alone(notebook, lab_page):  # noqa: F811
    before = lab_page.url
    demo = show(notebook)
    demo.get_by_label("Learning rate", exact=True).select_option("0.1")
    notebook.wait_for("demo.learning_rate", "0.1")
    assert not re.search("learningRate", lab_page.url)
    assert lab_page.url.partition("#")[0] == before.partition("#")[0]


def test_a_network_of_a_sweep_is_trained_in_the_page_and_shown_as_a_playground(notebook):  # noqa: F811
    notebook.run("from dl101.widgets import Playground, Sweep\nsweep = Sweep(cell=(4, 7))\nsweep")
    demo = notebook.demos.last
    press(demo, "Train 100 epochs")
    notebook.wait_for("sweep.epochs, sweep.trained", "100 100")
    expect(demo.locator(".way-out")).to_have_text(
        "For this network in the Playground, run Playground(**sweep.settings)."
    )
    playground = show(notebook, "demo = Playground(**sweep.settings)\ndemo")
    expect(playground.locator(".readout")).to_contain_text("a hidden layer of 8 neurons")
