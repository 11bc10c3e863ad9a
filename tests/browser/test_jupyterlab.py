"""A demo in a real JupyterLab: seen, in sync with Python both ways, and at peace with its notebook."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.helpers import ROOT

pytestmark = pytest.mark.slow

TOKEN = "dl101"
SETTINGS = {  # JupyterLab asks nobody outside, and no dialog lies over the notebook
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
OPTIONS = [
    "--no-browser",
    "--ServerApp.allow_root=True",
    "--ServerApp.port_retries=0",
    f"--IdentityProvider.token={TOKEN}",
    "--LabApp.expose_app_in_browser=True",  # `jupyterapp`: the tests run JupyterLab's own commands
    "--LabApp.extension_manager=readonly",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
]
CHAPTER = "02_a_single_neuron.ipynb"
VIEWPORT = {"width": 1280, "height": 900}
DARK, LIGHT = "JupyterLab Dark", "JupyterLab Light"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def own_environment(folder):
    """Environment variables that keep JupyterLab away from the settings of whoever runs the tests."""
    names = ["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"]
    names += ["JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"]
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON"))
    }
    return {**inherited, **{name: str(folder / name.lower()) for name in names}, "PYTHONPATH": str(ROOT)}


def wait_until_it_answers(server, address, log):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), urlopen(f"{address}api/status?token={TOKEN}"):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(0.1)
            pytest.fail(f"JupyterLab did not start:\n{log.read_text()}")
    pytest.fail(f"JupyterLab does not answer:\n{log.read_text()}")


def write_notebook(path):
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"cells": [], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook))


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab with settings, files and kernels of its own; it ends with the module."""
    folder = tmp_path_factory.mktemp("jupyterlab")
    files, log = folder / "files", folder / "log.txt"
    files.mkdir()
    write_notebook(files / "demo.ipynb")
    chapter = ROOT / "chapters" / CHAPTER
    if chapter.exists():
        shutil.copy(chapter, files)
    environment = own_environment(folder)
    for name, settings in SETTINGS.items():
        path = folder / "jupyterlab_settings_dir" / f"{name.replace(':', '/')}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(settings))
    port = free_port()
    command = [sys.executable, "-m", "jupyter", "lab", *OPTIONS]
    command += [f"--ServerApp.root_dir={files}", f"--ServerApp.port={port}"]
    address = f"http://127.0.0.1:{port}/"
    with (
        log.open("w") as out,
        subprocess.Popen(command, env=environment, cwd=files, stdout=out, stderr=out) as server,
    ):
        try:
            wait_until_it_answers(server, address, log)
            yield address
        finally:
            server.terminate()


def is_complaint(message):
    """Whether it is an error, but not JupyterLab's own, of its debugger, when a notebook closes while it is asked."""
    return message.type == "error" and not message.text.startswith("Could not restore the debugger state")


@pytest.fixture(scope="module")
def lab_page(lab, browser):
    """One JupyterLab for all tests; it notes what it asks for and what it complains of."""
    context = browser.new_context(viewport=VIEWPORT)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.requested, page.errors = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("console", lambda message: page.errors.append(message.text) if is_complaint(message) else None)
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(f"{lab}lab/tree/demo.ipynb?token={TOKEN}&reset")
    page.wait_for_function("window.jupyterapp?.shell.currentWidget?.content?.activeCell")
    yield page
    context.close()


class Notebook:
    """The notebook in front: cells are added and run as JupyterLab itself does it."""

    def __init__(self, page):
        self.page = page
        self.panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def do(self, command, **arguments):
        """Run one of JupyterLab's commands, to its end."""
        self.page.evaluate(
            "([name, args]) => jupyterapp.commands.execute(name, args).then(() => {})", [command, arguments]
        )

    def open(self, path):
        self.do("docmanager:open", path=path)
        self.page.wait_for_function(
            """async (path) => {
                const panel = jupyterapp.shell.currentWidget;
                if (panel?.context?.path !== path) return false;
                await panel.context.ready;
                await panel.sessionContext.ready;
                return panel.sessionContext.session.kernel.status === "idle";
            }""",
            arg=path,
        )

    def close(self):
        """Close the notebook in front and end its kernel."""
        self.page.evaluate(
            """async () => {
                const panel = jupyterapp.shell.currentWidget;
                await panel.sessionContext.shutdown();
                panel.dispose();
            }"""
        )

    def clear(self):
        """Take all cells away, and what undo knows of them."""
        self.page.evaluate(
            """() => {
                const cells = jupyterapp.shell.currentWidget.content.model.sharedModel;
                cells.deleteCellRange(0, cells.cells.length);
                cells.clearUndoHistory();
            }"""
        )

    def run(self, source):
        """Run `source` in a new cell at the end, which stays the active one; its outputs."""
        return self.page.evaluate(
            """async (source) => {
                const notebook = jupyterapp.shell.currentWidget.content;
                const index = notebook.widgets.length;
                notebook.model.sharedModel.insertCell(index, {cell_type: "code", source});
                notebook.deselectAll();
                notebook.activeCellIndex = index;
                await jupyterapp.commands.execute("notebook:run-cell");
                return notebook.widgets[index].model.outputs.toJSON();
            }""",
            source,
        )

    def ask(self, expression):
        """What `expression` prints."""
        return "".join(output["text"] for output in self.run(f"print({expression})")).strip()

    def wait_for(self, expression, expected):
        """Ask until the answer is `expected`: a change in the page reaches the kernel on a way of its own."""
        deadline = time.monotonic() + 10
        while (answer := self.ask(expression)) != expected and time.monotonic() < deadline:
            pass
        assert answer == expected

    def show(self, source="demo = Neuron()\ndemo"):
        """Run a cell that shows a demo; the demo."""
        before = self.demos.count()
        outputs = self.run(f"from dl101.widgets import Neuron\n{source}")
        assert [output["output_type"] for output in outputs] == ["execute_result"], outputs
        expect(self.demos).to_have_count(before + 1)
        demo = self.demos.nth(before)
        expect(demo.locator("tbody tr")).to_have_count(4)
        return demo

    @property
    def demos(self):
        """The outermost elements of the demos."""
        return self.panel.locator("[data-demo]:not([data-demo] *)")

    def cells(self):
        """What a stray key would change: the number of cells, which one is active, how many are selected."""
        return self.page.evaluate(
            """() => {
                const notebook = jupyterapp.shell.currentWidget.content;
                const selected = notebook.widgets.filter((cell) => notebook.isSelectedOrActive(cell));
                return [notebook.widgets.length, notebook.activeCellIndex, selected.length, notebook.mode];
            }"""
        )

    def set_theme(self, name):
        self.do("apputils:change-theme", theme=name)
        self.page.locator(f'[data-jp-theme-name="{name}"]').wait_for(state="attached")
        # JupyterLab's curtain fades: a second change before it is gone makes JupyterLab stumble over it.
        self.page.locator("#jupyterlab-splash").wait_for(state="detached")

    @contextlib.contextmanager
    def theme(self, name):
        """JupyterLab in another theme for a while."""
        try:
            self.set_theme(name)
            yield
        finally:
            self.set_theme(LIGHT)


@pytest.fixture
def notebook(lab_page, lab):
    """An empty notebook. At the end of a test, nothing was complained of, and nobody outside asked."""
    lab_page.set_viewport_size(VIEWPORT)
    lab_page.emulate_media(color_scheme="light")
    lab_page.errors.clear()
    notebook = Notebook(lab_page)
    notebook.open("demo.ipynb")
    notebook.clear()
    yield notebook
    assert lab_page.errors == []
    assert [url for url in lab_page.requested if not url.startswith((lab, "data:", f"blob:{lab}"))] == []


def field(demo, label):
    return demo.get_by_label(f"{label}, as a number")


def row(demo, index):
    """The texts of a row of the demo's table."""
    return demo.locator("tbody tr").nth(index).locator("td").all_inner_texts()


def type_number(demo, label, text):
    field(demo, label).fill(text)
    field(demo, label).press("Enter")


def test_a_cell_shows_the_demo(notebook):
    demo = notebook.show()
    expect(notebook.panel.locator('[data-demo="Neuron"]')).to_have_count(1)
    expect(demo).to_have_attribute("data-demo", "Neuron")
    expect(demo.locator(".demo-notice[role=alert]")).to_be_hidden()
    assert row(demo, 2) == ["0.25", "1", "0", "✗ wrong"]


def test_what_is_typed_in_the_page_arrives_in_python(notebook):
    demo = notebook.show()
    type_number(demo, "b, bias", "-1.2")
    notebook.wait_for("demo.bias, demo.weights", "-1.2 (1.0, 0.5)")
    demo.get_by_label("w2, weight 2", exact=True).press("ArrowRight")
    notebook.wait_for("demo.bias, demo.weights", "-1.2 (1.0, 0.6)")


def test_what_python_sets_shows_in_the_page(notebook):
    demo = notebook.show()
    notebook.run("demo.weights = (1, 1)")
    expect(field(demo, "w2, weight 2")).to_have_value("1.00")
    assert row(demo, 3) == ["1.25", "1", "1", "✓ right"]


def test_goals_reached_in_the_page_arrive_in_python(notebook):
    demo = notebook.show()
    type_number(demo, "b, bias", "-1.2")
    expect(demo.locator(".goal.is-reached")).to_have_count(1)
    notebook.wait_for("demo.goals_reached", "('and',)")
    notebook.run("demo.gate = 'OR'; demo.bias = -0.4")
    expect(demo.locator(".goal.is-reached")).to_have_count(2)
    notebook.wait_for("demo.goals_reached", "('and', 'or')")


def test_a_bad_value_gets_one_sentence(notebook):
    demo = notebook.show()
    [output] = notebook.run("demo.bias = float('nan')")
    sentence = "InputError: bias must be a number from -4 to 4, not nan. It is still -0.75."
    assert output["traceback"] == [sentence]
    shown = notebook.panel.locator(".jp-Cell").last.locator(".jp-OutputArea-output")
    expect(shown).to_have_text(sentence)
    type_number(demo, "b, bias", "-1.2")
    expect(demo.locator("tbody tr").nth(2)).to_contain_text("✓ right")
    notebook.wait_for("demo.bias", "-1.2")


def test_ctrl_z_in_the_demo_undoes_in_the_demo_alone(notebook):
    demo = notebook.show()
    notebook.run("'a cell that undo would take away'")
    cells = notebook.cells()
    handle = demo.get_by_role("slider", name="Move the line")
    for key in ["ArrowUp", "ArrowRight"]:
        handle.press(key)
    expect(field(demo, "b, bias")).not_to_have_value("−0.75")
    for _ in range(2):
        handle.press("Control+z")
    expect(field(demo, "b, bias")).to_have_value("−0.75")
    notebook.wait_for("demo.bias", "-0.75")
    assert notebook.cells()[0] > cells[0], "the cell that asked is there, and so are all before it"


@pytest.mark.parametrize(
    ("role", "name", "key"),
    [
        ("slider", "Move the line", "ArrowDown"),
        ("slider", "Turn the line", "ArrowLeft"),
        ("slider", "b, bias", "ArrowUp"),
        ("slider", "b, bias", "d"),
        ("radio", "OR", "ArrowDown"),
        ("button", "Reset", "x"),  # cut the cell
        ("button", "Reset", "Control+z"),
        ("textbox", "b, bias, as a number", "Control+z"),
        ("textbox", "b, bias, as a number", "ArrowDown"),
    ],
)
def test_keys_in_the_demo_leave_the_cells_alone(notebook, role, name, key):
    demo = notebook.show()
    notebook.run("1")
    notebook.run("2")
    notebook.page.evaluate("jupyterapp.shell.currentWidget.content.activeCellIndex = 1")
    part = demo.get_by_role(role, name=name, exact=True)
    part.focus()
    cells = notebook.cells()
    for _ in range(2):  # twice: D, D deletes a cell
        part.press(key)
    assert notebook.cells() == cells


def test_arrow_keys_choose_among_the_gates(notebook):
    demo = notebook.show()
    demo.get_by_role("radio", name="AND", exact=True).press("ArrowDown")
    expect(demo.get_by_role("radio", name="OR", exact=True)).to_be_focused()
    notebook.wait_for("demo.gate", "OR")


def test_shift_enter_in_the_demo_still_runs_the_cell(notebook):
    demo = notebook.show()
    notebook.run("1")
    demo.get_by_role("button", name="Reset").press("Shift+Enter")
    assert notebook.cells()[0] == 3, "JupyterLab runs the last cell and adds one"


def test_the_demo_follows_jupyterlabs_theme(notebook):
    look = "node => [getComputedStyle(node).colorScheme, getComputedStyle(node).backgroundColor]"
    darkest = """() => {
        const canvas = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden) .plot-color");
        const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        let least = 255;
        for (let i = 0; i < data.length; i += 4) least = Math.min(least, Math.max(...data.slice(i, i + 3)));
        return least;
    }"""
    demo = notebook.show().locator(".dl101")
    notebook.page.emulate_media(color_scheme="dark")  # JupyterLab's theme counts, not the system's
    light = demo.evaluate(look)
    assert light[0] == "light"
    assert notebook.page.evaluate(darkest) > 150
    with notebook.theme(DARK):
        dark = demo.evaluate(look)
        assert dark[0] == "dark"
        assert dark[1] != light[1]
        notebook.page.wait_for_function(f"({darkest})() < 60")  # painted anew, around the line where z is 0
    assert demo.evaluate(look) == light


def test_two_views_of_one_demo_stay_in_sync(notebook):
    first = notebook.show()
    second = notebook.show("demo")
    type_number(first, "b, bias", "-1.2")
    expect(field(second, "b, bias")).to_have_value("−1.20")
    assert row(second, 2) == ["−0.20", "0", "0", "✓ right"]
    second.get_by_role("button", name="Undo").click()
    expect(field(first, "b, bias")).to_have_value("−0.75")
    notebook.run("demo.weights = (2, 2)")
    expect(field(first, "w1, weight 1")).to_have_value("2.00")
    expect(field(second, "w1, weight 1")).to_have_value("2.00")


def test_a_view_lives_on_when_the_other_is_deleted(notebook):
    notebook.show()
    second = notebook.show("demo")
    notebook.page.evaluate("jupyterapp.shell.currentWidget.content.model.sharedModel.deleteCell(1)")
    expect(notebook.demos).to_have_count(1)
    second = notebook.demos.first
    notebook.run("demo.weights = (2, 2)")
    expect(field(second, "w1, weight 1")).to_have_value("2.00")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axe_finds_nothing_in_the_demo(notebook, theme):
    demo = notebook.show("demo = Neuron(gate='XOR')\ndemo")
    demo.get_by_text("As code").click()
    notebook.page.add_script_tag(path=ROOT / "node_modules/axe-core/axe.min.js")
    with notebook.theme(theme):
        notebook.page.wait_for_function(
            "document.getAnimations().every(({playState}) => playState === 'finished')"
        )
        found = notebook.page.evaluate(
            """axe.run("[data-demo]").then(({violations}) =>
                violations.map(({id, nodes}) => [id, nodes.map(({html}) => html.slice(0, 200))]))"""
        )
    assert found == []


def test_the_demo_fits_its_cell_wide_or_narrow(notebook):
    demo = notebook.show("demo = Neuron(gate='XOR')\ndemo")
    notebook.page.evaluate("jupyterapp.shell.collapseLeft()")
    for width in (1280, 480):  # a narrow notebook, as beside another one: the demo has 364 px
        notebook.page.set_viewport_size({"width": width, "height": 900})
        hidden = demo.evaluate(
            """(node) => [node.parentElement, node, node.firstElementChild].map((box) =>
                [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight])"""
        )
        assert hidden == [[0, 0]] * 3, f"{width} px: pixels that one must scroll to, across and down"


def test_the_chapter_runs_from_top_to_bottom(notebook):
    assert (ROOT / "chapters" / CHAPTER).exists(), f"chapters/{CHAPTER} is missing: run `make notebooks`"
    notebook.open(CHAPTER)
    notebook.do("notebook:run-all-cells")
    not_run, errors = notebook.page.evaluate(
        """() => {
            const cells = jupyterapp.shell.currentWidget.content.widgets.map(({model}) => model);
            const code = cells.filter(({type}) => type === "code");
            const outputs = code.flatMap((cell) => cell.outputs.toJSON());
            return [
                code.filter(({executionCount}) => executionCount === null).map((cell) => cell.sharedModel.source),
                outputs.filter(({output_type}) => output_type === "error"),
            ];
        }"""
    )
    assert (not_run, errors) == ([], [])
    demo = notebook.demos.first
    type_number(demo, "b, bias", "-1.2")
    expect(demo.locator("tbody tr").nth(2)).to_contain_text("✓ right")
    notebook.wait_for("demo.bias", "-1.2")
    notebook.close()
