"""The Playground's pictures, with a session of their own: by mouse, by touch, by keyboard, as a screen reader hears it.

What the views ask for is in `t.log`; `t.now` is what they were shown.
"""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from tests.helpers import LOOKS, ROOT, axe, box_of, center

pytestmark = pytest.mark.slow

LARGEST = """{hidden_layers: [8, 8, 8, 8, 8, 8],
    inputs: ["x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"]}"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """The views as one script that leaves them in `lib`."""
    path = tmp_path_factory.mktemp("views") / "views.js"
    command = ["node_modules/.bin/esbuild", "tests/browser/playground_views.js", "--bundle", "--format=iife"]
    options = ["--global-name=lib", "--loader:.css=text", "--log-level=error", f"--outfile={path}"]
    subprocess.run([*command, *options], cwd=ROOT, check=True)
    return path.read_text(encoding="utf-8")


@pytest.fixture
def stage(open_page, bundle):
    """A function that shows the views for some settings on a page of their own."""

    def run(settings="{}", **options):
        page = open_page(**options)
        page.set_content(
            '<!doctype html><html lang="en"><title>t</title><style>body { margin: 16px }</style>'
            '<main><h1>Views</h1><div id="root" class="dl101"></div></main>'
        )
        page.add_script_tag(content=bundle)
        page.evaluate(f"window.t = lib.stage(document.getElementById('root'), {settings})")
        two_frames(page)  # the watchers of size and sight report in the first
        return page

    return run


def two_frames(page):
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def log(page):
    return page.evaluate("t.log.splice(0)")


def neuron(page, name):
    return page.get_by_role("group", name="The network").get_by_role("button", name=name, exact=True)


def middle_of_edge(page, index):
    """Where the middle of an edge is, in pixels of the window."""
    return page.evaluate(
        """(index) => {
            const path = document.querySelectorAll(".net-lines path")[index];
            const at = path.getPointAtLength(path.getTotalLength() / 2);
            const {left, top} = path.ownerSVGElement.getBoundingClientRect();
            return [left + at.x, top + at.y];
        }""",
        index,
    )


# The network


def test_the_network_has_all_inputs_its_neurons_and_a_line_for_each_weight(stage):
    page = stage()
    network = page.get_by_role("group", name="The network")
    inputs = network.get_by_role("button", name="Input")
    expect(inputs).to_have_count(7)
    pressed = [inputs.nth(i).get_attribute("aria-pressed") for i in range(7)]
    assert pressed == ["true", "true", *["false"] * 5]
    expect(network.get_by_role("button", name="Layer 2, neuron 2", exact=True)).to_be_visible()
    expect(network.get_by_role("button", name="Output")).to_be_visible()
    expect(page.locator(".net-lines path")).to_have_count(2 * 4 + 4 * 2 + 2)
    weights = page.evaluate("[...t.session.engine.weights]")
    kinds = page.locator(".net-lines path").evaluate_all("(all) => all.map((path) => path.className.baseVal)")
    assert ["is-positive" in kind for kind in kinds] == [weight > 0 for weight in weights]
    widths = page.locator(".net-lines path").evaluate_all(
        "(all) => all.map((path) => +path.getAttribute('stroke-width'))"
    )
    by_size = sorted(range(len(weights)), key=lambda i: abs(weights[i]))
    assert widths[by_size[0]] < widths[by_size[-1]]


def test_an_input_is_switched_by_mouse_and_by_keyboard(stage):
    page = stage()
    neuron(page, "Input x1²").click()
    assert ["change", {"inputs": ["x", "y", "xSquared"]}] in log(page)
    expect(page.locator(".net-lines path")).to_have_count(3 * 4 + 4 * 2 + 2)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(neuron(page, "Input x1")).to_be_focused()
    page.keyboard.press("Enter")
    assert ["change", {"inputs": ["y", "xSquared"]}] in log(page)
    expect(neuron(page, "Input x1")).to_be_focused()


def test_the_last_input_may_go_and_come_back(stage):
    page = stage('{inputs: ["x"], hidden_layers: []}')
    neuron(page, "Input x1").click()
    expect(page.locator(".net-lines path")).to_have_count(0)
    neuron(page, "Input x2").click()
    expect(page.locator(".net-lines path")).to_have_count(1)
    assert page.errors == []


def test_tab_stops_once_in_the_network_and_arrows_go_on(stage):
    page = stage()
    assert page.locator(".net-node[tabindex='0']").count() == 1
    neuron(page, "Input x1").focus()
    page.keyboard.press("ArrowRight")
    expect(neuron(page, "Layer 1, neuron 1")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(neuron(page, "Layer 1, neuron 2")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(neuron(page, "Output")).to_be_focused()
    assert page.locator(".net-node[tabindex='0']").count() == 1
    page.evaluate("t.change({hidden_layers: []})")  # the place that Tab reaches may be gone
    assert page.locator(".net-node[tabindex='0']").count() == 1
    assert page.errors == []


def test_a_neuron_under_the_pointer_or_with_the_focus_is_selected(stage):
    page = stage()
    neuron(page, "Layer 1, neuron 3").hover()
    assert log(page) == [["select", 4, False]]  # seen, without its card
    expect(page.locator(".map-caption")).to_have_text("Layer 1, neuron 3")
    stands_out = page.locator(".net-lines path.is-chosen")
    expect(stands_out).to_have_count(2)  # the weights of its two inputs
    assert page.locator(".net-lines path").evaluate_all(
        "(all) => all.flatMap((path, i) => path.classList.contains('is-chosen') ? [i] : [])"
    ) == [4, 5]
    page.mouse.move(5, 5)
    assert log(page) == [["select", None, False]]
    expect(stands_out).to_have_count(0)
    neuron(page, "Layer 2, neuron 1").focus()
    assert log(page) == [["select", 6, False]]
    page.get_by_role("button", name="Show the output").click()
    expect(page.locator(".map-caption")).to_have_text("Output")


def test_a_neurons_numbers_are_set_in_its_card(stage):
    page = stage()
    neuron(page, "Layer 2, neuron 1").focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("region", name="Layer 2, neuron 1")
    expect(card.get_by_role("textbox")).to_have_count(5)
    expect(card.get_by_role("textbox", name="bias")).to_be_focused()
    expect(card.get_by_role("textbox", name="bias")).to_have_value("0.10")
    log(page)
    page.keyboard.press("Tab")
    page.keyboard.type("-1,5")
    page.keyboard.press("Enter")
    assert log(page)[:2] == [["setWeight", 8, -1.5], ["end"]]
    expect(card.get_by_role("textbox", name="weight of neuron 1")).to_have_value("−1.50")
    assert page.evaluate("t.session.engine.weights[8]") == -1.5
    card.get_by_role("textbox", name="bias").fill("2")
    card.get_by_role("textbox", name="weight of neuron 4").focus()  # leaving a field enters it
    assert ["setBias", 4, 2] in log(page)
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(neuron(page, "Layer 2, neuron 1")).to_be_focused()


def test_what_is_no_number_is_refused_with_a_sentence(stage):
    page = stage()
    neuron(page, "Output").click()
    field = page.get_by_role("textbox", name="Output: bias")
    for wrong in ["much", "", "1e9"]:
        field.fill(wrong)
        page.keyboard.press("Enter")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_text("Type a number from −100 to 100.")).to_be_visible()
    assert [entry for entry in log(page) if entry[0] == "setBias"] == []
    page.keyboard.press("Escape")  # the first takes back what was typed, the second closes
    expect(field).to_have_value("0.10")
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()


def test_the_card_follows_the_training_but_not_over_what_is_being_typed(stage):
    page = stage()
    neuron(page, "Output").click()
    bias, weight = (
        page.get_by_role("textbox", name=f"Output: {name}") for name in ["bias", "weight of neuron 1"]
    )
    before = weight.input_value()
    bias.fill("0.7")
    page.evaluate("for (let i = 0; i < 30; i++) t.session.step(); t.show()")
    assert weight.input_value() != before
    expect(bias).to_have_value("0.7")


def test_a_field_that_the_browsers_own_undo_changed_from_afar_shows_the_weight_again(stage):
    page = stage()
    neuron(page, "Output").click()
    bias = page.get_by_role("textbox", name="Output: bias")
    bias.fill("3")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+z")
    page.evaluate("t.session.setBias(6, 0.5); t.show()")
    expect(bias).to_have_value("0.50")


def test_a_card_goes_with_its_neuron(stage):
    page = stage()
    neuron(page, "Layer 2, neuron 2").click()
    expect(page.locator(".net-card")).to_be_visible()
    page.evaluate("t.change({hidden_layers: [1]})")
    expect(page.locator(".net-card")).to_be_hidden()
    assert page.errors == []


def test_an_edge_under_the_pointer_says_its_weight_and_a_click_edits_it(stage):
    page = stage()
    weight = page.evaluate("t.session.engine.weights[0]")
    page.mouse.move(*middle_of_edge(page, 0))
    tip = page.locator(".net-tip")
    expect(tip).to_have_text(f"Weight from x1 to neuron 1: {weight:.2f}".replace("-", "−"))
    page.mouse.click(*middle_of_edge(page, 0))
    box = page.get_by_role("dialog", name="Weight from x₁ to neuron 1")
    expect(box).to_be_visible()
    expect(tip).to_be_hidden()
    expect(page.locator(".net-line-mark")).to_have_attribute(
        "d", re.compile("^M")
    )  # which one it is stays marked
    field = box.get_by_role("textbox")
    expect(field).to_be_focused()
    field.fill("4.5")
    page.keyboard.press("Enter")
    assert log(page)[-2:] == [["setWeight", 0, 4.5], ["end"]]
    slider = box.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    assert log(page)[-2:] == [["setWeight", 0, 4.45], ["end"]]
    expect(field).to_have_value("4.45")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(page.locator(".net-line-mark")).to_be_hidden()
    expect(neuron(page, "Layer 1, neuron 1")).to_be_focused()


def test_the_box_closes_when_the_focus_or_the_network_goes(stage):
    page = stage()
    box = page.locator(".net-box")
    page.mouse.click(*middle_of_edge(page, 0))
    neuron(page, "Output").focus()
    expect(box).to_be_hidden()
    page.mouse.click(*middle_of_edge(page, 0))
    expect(box).to_be_visible()
    page.evaluate("t.change({hidden_layers: [3]})")
    expect(box).to_be_hidden()
    page.mouse.click(*middle_of_edge(page, 0))
    page.get_by_role("button", name="Done").click()
    expect(box).to_be_hidden()


def test_a_bias_is_edited_at_its_square(stage):
    page = stage()
    square = page.locator(".net-bias").nth(1)
    square.hover()
    expect(page.locator(".net-tip")).to_have_text("Bias of Layer 1, neuron 2: 0.10")
    square.click()
    field = page.get_by_role("dialog", name="Bias of Layer 1, neuron 2").get_by_role("textbox")
    field.fill("-3")
    page.keyboard.press("Enter")
    assert ["setBias", 1, -3] in log(page)
    assert page.evaluate("t.session.engine.biases[1]") == -3


def test_neurons_and_layers_are_added_and_removed(stage):
    page = stage()
    page.get_by_role("button", name="Layer 2: 2 neurons, add one").click()
    assert log(page)[-1] == ["change", {"hidden_layers": [4, 3]}]
    expect(page.get_by_role("button", name="Layer 2: 3 neurons, add one")).to_be_focused()
    page.get_by_role("button", name="Layer 1: 4 neurons, remove one").click()
    assert log(page)[-1] == ["change", {"hidden_layers": [3, 3]}]
    page.get_by_role("button", name="2 hidden layers: add a layer").click()
    assert log(page)[-1] == ["change", {"hidden_layers": [3, 3, 2]}]
    for _ in range(3):
        page.get_by_role("button", name="remove the last layer").click()
    assert page.evaluate("t.now.settings.hidden_layers") == []
    log(page)
    page.get_by_role("button", name="0 hidden layers: remove the last layer").click(force=True)
    assert log(page) == []  # there is nothing to remove


def test_limits_of_neurons_and_layers_are_kept(stage):
    page = stage(LARGEST)
    full = page.get_by_role("button", name="Layer 1: 8 neurons, add one")
    expect(full).to_have_attribute("aria-disabled", "true")
    full.click(force=True)
    page.get_by_role("button", name="6 hidden layers: add a layer").click(force=True)
    page.evaluate("t.change({hidden_layers: [1]})")
    page.get_by_role("button", name="Layer 1: 1 neuron, remove one").click(force=True)
    assert [entry for entry in log(page) if entry[0] == "change"] == []


def test_a_link_may_hide_controls_and_inputs(stage):
    page = stage()
    page.evaluate("t.now.hidden = ['numHiddenLayers', 'sinX', 'x', 'discretize', 'showTestData']; t.show()")
    expect(page.get_by_role("button", name="add a layer")).to_be_hidden()
    expect(page.get_by_role("button", name="Input sin(x1)")).to_be_hidden()
    expect(neuron(page, "Input x1")).to_be_visible()  # the network reads it
    expect(page.get_by_role("checkbox")).to_have_count(0)
    assert page.errors == []


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_a_deep_network_scrolls_in_its_own_box(stage, width):
    page = stage(LARGEST, viewport={"width": width, "height": 800}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = page.get_by_role("region", name="The network: it scrolls sideways")
    expect(box).to_have_attribute("tabindex", "0")
    assert box_of(neuron(page, "Layer 1, neuron 1"))["width"] >= 28
    signs = page.locator(".net-sign:visible")
    for i in range(signs.count()):
        size = box_of(signs.nth(i))
        assert min(size["width"], size["height"]) >= 24
    page.evaluate("t.change({hidden_layers: [4, 2]})")
    expect(page.locator(".net-scroll")).not_to_have_attribute("tabindex", "0")


def test_a_tap_selects_a_neuron_and_opens_its_card(stage):
    page = stage(viewport={"width": 390, "height": 800}, has_touch=True)
    neuron(page, "Layer 1, neuron 1").tap()
    assert log(page)[-1] == ["select", 2, True]  # its card is open
    expect(page.locator(".net-card")).to_be_visible()
    expect(page.locator(".map-caption")).to_have_text("Layer 1, neuron 1")
    expect(neuron(page, "Layer 1, neuron 1")).to_be_focused()
    page.get_by_role("button", name="Close").tap()
    expect(page.locator(".net-card")).to_be_hidden()
    x, y = middle_of_edge(page, 1)
    page.touchscreen.tap(x, y)
    expect(page.locator(".net-box")).to_be_visible()
    expect(
        page.locator(".net-box").get_by_role("slider")
    ).to_be_focused()  # a field would call up the phone's keys
    box = box_of(page.locator(".net-box"))
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_nothing_is_written_or_painted_when_nothing_changed(stage):
    page = stage(LARGEST)
    written = page.evaluate(
        """() => {
            let paintings = 0;
            const put = CanvasRenderingContext2D.prototype.putImageData;
            CanvasRenderingContext2D.prototype.putImageData = function (...all) { paintings++; put.apply(this, all); };
            const watcher = new MutationObserver(() => {});
            watcher.observe(document.body, {subtree: true, attributes: true, childList: true, characterData: true});
            t.show();
            const idle = [watcher.takeRecords().filter(({target}) => target.closest?.(".views")).length, paintings];
            t.session.step();
            t.show();
            const records = watcher.takeRecords().map(({target, attributeName}) => [target.tagName, attributeName]);
            return {idle, paintings, moved: records.filter(([tag]) => tag === "path").map(([, name]) => name)};
        }"""
    )
    assert written["idle"] == [0, 0]
    assert written["paintings"] == 6 * 8 + 1 + 1  # the neurons, the output, the plot; never the inputs
    assert set(written["moved"]) <= {"stroke-width", "stroke-opacity", "class", "d"}
    assert len(written["moved"]) < 384 * 2  # lines that look the same are left alone


def test_maps_out_of_sight_are_not_painted_until_they_are_seen(stage):
    page = stage()
    page.evaluate(
        """() => {
            document.querySelector(".views").style.marginTop = "3000px";
            window.paintings = 0;
            const put = CanvasRenderingContext2D.prototype.putImageData;
            CanvasRenderingContext2D.prototype.putImageData = function (...all) {
                if (this.canvas.className === "net-map") paintings++;
                put.apply(this, all);
            };
        }"""
    )
    two_frames(page)
    page.evaluate("t.session.step(); t.show()")
    assert page.evaluate("paintings") == 0
    neuron(page, "Output").scroll_into_view_if_needed()
    page.wait_for_function("paintings === 7")


def test_dashes_flow_while_playing_but_not_for_those_who_want_calm(stage):
    for calm in [None, "reduce"]:
        page = stage(reduced_motion=calm)
        lines = page.locator(".net-lines")
        assert lines.get_attribute("stroke-dasharray") is None
        page.evaluate("t.now.playing = true; t.show()")
        assert (lines.get_attribute("stroke-dasharray") is None) == (calm == "reduce")


# The plane


def pixel(page, x, y):
    """The color of the map at a point of the plane."""
    return page.evaluate(
        """([x, y]) => [...document.querySelector(".map canvas").getContext("2d")
            .getImageData(Math.round((x + 6) / 12 * 99), Math.round((6 - y) / 12 * 99), 1, 1).data]""",
        [x, y],
    )


def on_plane(page, x, y):
    """Where a point of the plane is, in pixels of the window."""
    box = box_of(page.locator(".map .plot-frame"))
    return box["x"] + (x + 6) / 12 * box["width"], box["y"] + (6 - y) / 12 * box["height"]


def test_the_map_shows_the_output_in_blue_and_orange(stage):
    page = stage('{hidden_layers: [], inputs: ["x"]}')
    page.evaluate("t.session.setWeight(0, 3); t.show()")
    for x, first_is_less in [(-5, False), (5, True)]:
        red, _, blue, _ = pixel(page, x, 0)
        assert (red < blue) == first_is_less
    page.get_by_role("checkbox", name="Two colors only").check()
    assert log(page)[-1] == ["change", {"discretize": True}]
    colors = {tuple(pixel(page, x, 0)) for x in range(-6, 7)}
    assert len(colors) == 2


def test_the_map_of_an_input_and_of_a_neuron(stage):
    page = stage()
    neuron(page, "Input x2").hover()
    expect(page.locator(".map-caption")).to_have_text("Input x2")
    assert pixel(page, 0, 5) != pixel(page, 0, -5)
    assert pixel(page, -5, 5) == pixel(page, 5, 5)
    expect(page.locator(".map-legend")).to_contain_text("1 or more")  # its values go on beyond the colors
    neuron(page, "Layer 1, neuron 1").hover()
    expect(page.locator(".map-legend-numbers")).to_have_text("−101")


def test_the_pointer_reads_off_the_output(stage):
    page = stage()
    x, y = on_plane(page, 3, -1.5)
    page.mouse.move(x, y)
    output = page.evaluate("t.session.engine.activations(Float64Array.of(3, -1.5)).at(-1)")
    expect(page.locator(".map-readout")).to_have_text(
        f"x1 = 3.0, x2 = −1.5: output {output:.2f}".replace("-", "−")
    )
    page.mouse.move(5, 5)
    expect(page.locator(".map-readout")).to_have_text("Point at the picture to read it off.")


def test_arrow_keys_read_off_the_output(stage):
    page = stage()
    cursor = page.get_by_role("slider", name="Cursor on the plane")
    cursor.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    said = cursor.get_attribute("aria-valuetext")
    assert said.startswith("x₁ = 0.5, x₂ = 0.6: output ")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    assert cursor.get_attribute("aria-valuetext").startswith("x₁ = 0.5, x₂ = −6.0")  # not beyond the edge


def ink(page):
    """How many pixels the points cover."""
    return page.evaluate(
        """() => { const canvas = document.querySelectorAll(".map canvas")[1];
            const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return data.filter((value, i) => i % 4 === 3 && value > 0).length; }"""
    )


def test_test_data_are_shown_when_asked_for(stage):
    page = stage()
    before = ink(page)
    assert before > 0
    page.get_by_role("checkbox", name="Show test data").check()
    assert log(page)[-1] == ["change", {"show_test": True}]
    assert ink(page) > 1.5 * before
    expect(page.get_by_text("hollow: test data")).to_be_visible()


def test_own_points_are_drawn_by_clicks(stage):
    page = stage('{dataset: "own"}')
    expect(page.get_by_text("Click on the plane to draw your data.")).to_be_visible()
    page.mouse.click(*on_plane(page, 3, 3))
    page.get_by_role("radio", name="−1 (orange)").check(force=True)
    page.mouse.click(*on_plane(page, -3, 1))
    points = page.evaluate("t.now.settings.points")
    assert [[round(part) for part in point] for point in points] == [[3, 3, 1], [-3, 1, -1]]
    assert ink(page) > 0
    expect(page.get_by_text("2 points")).to_be_visible()
    page.mouse.click(*on_plane(page, 3.05, 3))  # on the first point: it goes
    assert [point[2] for point in page.evaluate("t.now.settings.points")] == [-1]
    page.keyboard.down("Shift")
    page.mouse.click(*on_plane(page, -2.7, 1.2))  # near it is enough
    page.keyboard.up("Shift")
    assert page.evaluate("t.now.settings.points") == []
    assert page.errors == []


def test_own_points_are_drawn_by_keyboard(stage):
    page = stage('{dataset: "own"}')
    page.get_by_role("slider", name="Cursor on the plane: Enter adds a point").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.evaluate("t.now.settings.points") == [[0.5, 0, 1], [0.5, 0.5, 1]]
    page.keyboard.press("Delete")
    assert page.evaluate("t.now.settings.points") == [[0.5, 0, 1]]
    page.get_by_role("button", name="Remove all points").click()
    assert page.evaluate("t.now.settings.points") == []


def test_own_points_of_a_regression_have_any_label(stage):
    page = stage('{problem: "regression", regression_dataset: "own"}')
    page.get_by_role("textbox", name="Label of the next point").fill("-0.5")
    page.keyboard.press("Enter")
    page.mouse.click(*on_plane(page, 0, 2))
    assert page.evaluate("t.now.settings.points[0][2]") == -0.5


def test_no_more_than_500_own_points(stage):
    page = stage(
        '{dataset: "own", points: Array.from({length: 500}, (_, i) => [i / 100, i / 100 - 5.9, i % 2 ? 1 : -1])}'
    )
    page.mouse.click(*on_plane(page, -4, 4))
    assert page.evaluate("t.now.settings.points.length") == 500
    expect(page.get_by_text("500 points: no more fit.")).to_be_visible()


def test_a_click_on_other_data_draws_nothing(stage):
    page = stage()
    page.mouse.click(*on_plane(page, 3, 3))
    assert [entry for entry in log(page) if entry[0] == "setPoints"] == []
    expect(page.get_by_text("A click adds a point")).to_be_hidden()


# The loss


def test_the_loss_chart_names_its_lines_and_axes(stage):
    page = stage()
    page.evaluate("for (let i = 0; i < 100; i++) t.session.step(); t.show()")
    chart = page.locator(".loss-picture")
    assert chart.locator("text:visible").all_text_contents()[-4:] == ["training", "test", "loss", "epoch"]
    ticks = chart.locator(".loss-tick").all_text_contents()
    assert ticks[0] == "0.0"
    assert ticks[-1] == "100"
    loss = page.evaluate("t.session.trainLoss")
    assert f"training now {loss:.3f}" in chart.get_attribute("aria-label")
    dashes = page.locator(".loss-line").evaluate_all(
        "(all) => all.map((line) => getComputedStyle(line).strokeDasharray)"
    )
    assert dashes[0] != dashes[1]  # told apart without color


def test_without_points_the_chart_is_empty(stage):
    page = stage('{dataset: "own"}')
    assert page.locator(".loss-line").evaluate_all("(all) => all.map((line) => line.getAttribute('d'))") == [
        "",
        "",
    ]
    expect(page.locator(".loss-label").first).to_be_hidden()
    assert page.errors == []


# All together


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing(stage, width, scheme):
    page = stage(LARGEST, viewport={"width": width, "height": 900}, color_scheme=scheme)
    neuron(page, "Layer 1, neuron 2").click()
    page.evaluate("t.change({dataset: 'own', show_test: true})")
    assert axe(page) == []
    page.mouse.click(*middle_of_edge(page, 0))
    assert axe(page) == []
    assert page.errors == []


def test_everything_is_painted_again_when_the_theme_changes(stage):
    page = stage(color_scheme="light")
    light = [pixel(page, 0, 0), page.locator(".net-map").first.evaluate("(canvas) => canvas.toDataURL()")]
    page.emulate_media(color_scheme="dark")
    page.evaluate("t.show()")
    dark = [pixel(page, 0, 0), page.locator(".net-map").first.evaluate("(canvas) => canvas.toDataURL()")]
    assert light[0] != dark[0]
    assert light[1] != dark[1]


def test_what_is_left_behind_watches_nothing(stage):
    page = stage()
    page.evaluate(
        "for (const view of t.views) view.stop?.(); document.querySelector('.views').style.width = '300px'"
    )
    two_frames(page)
    assert page.errors == []


def test_each_neuron_can_be_hit_at_its_middle(stage):
    page = stage(LARGEST)
    for name in ["Input x1", "Layer 6, neuron 8", "Output"]:
        x, y = center(neuron(page, name))
        hit = page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('button') !== null", [x, y])
        assert hit, name
