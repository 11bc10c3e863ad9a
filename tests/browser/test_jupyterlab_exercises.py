"""The learner's exercise notebook in a real JupyterLab: solved, and with every mistake that we know."""

import json
import re
from urllib.request import Request, urlopen

import pytest

from dl101.checker.result import ICONS, WORDS
from dl101.exercises import all_exercises
from dl101.sphinx.exercise_source import exercise_name, source_cells
from tests.browser.test_jupyterlab import TOKEN, lab, lab_page, notebook  # noqa: F401 (fixtures)
from tests.helpers import ROOT

pytestmark = pytest.mark.slow

NAME = "02_a_single_neuron"
LEARNERS = ROOT / "exercises" / f"{NAME}.ipynb"
EXERCISES = [exercise for exercise in all_exercises() if exercise.chapter == "02"]

# Every cell is drawn, also those that JupyterLab would leave for later.
DRAW_ALL = """() => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.notebookConfig = {...notebook.notebookConfig, windowingMode: "none"};
}"""
# What is to be read below the code cells, in order: "" where there is no output.
READ = """() => [...document.querySelectorAll(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell")]
    .map((cell) => cell.querySelector(".jp-OutputArea-output")?.innerText ?? "")"""


def ask_server(lab, path, content):  # noqa: F811
    """Put a file or folder where JupyterLab finds it."""
    request = Request(
        f"{lab}api/contents/{path}",
        json.dumps(content).encode(),
        {"Authorization": f"token {TOKEN}"},
        method="PUT",
    )
    with urlopen(request) as answer:
        assert answer.status in (200, 201)


@pytest.fixture
def run_all(notebook, lab):  # noqa: F811
    """A function that opens a notebook's content in a folder far from the book, runs it, and reads what it shows."""

    def run(content, folder):
        ask_server(lab, folder, {"type": "directory"})
        path = f"{folder}/{NAME}.ipynb"
        ask_server(lab, path, {"type": "notebook", "format": "json", "content": content})
        notebook.open(path)
        notebook.page.evaluate(DRAW_ALL)
        notebook.do("notebook:run-all-cells")
        shown = notebook.page.evaluate(READ)
        notebook.close()
        return [words(text) for text in shown]

    return run


def words(text):
    """A text as one line, without the marks around code."""
    return re.sub(r"\s+", " ", text.replace("`", "")).strip()


def label(outcome):
    """What a result begins with: an icon and a word."""
    return f"{ICONS[outcome]} {WORDS[outcome]}"


def learners_notebook(progress):
    """The committed notebook; its first cell says where progress is kept."""
    content = json.loads(LEARNERS.read_text(encoding="utf-8"))
    content["cells"].insert(0, code_cell(f"import os\nos.environ['DL101_PROGRESS'] = {str(progress)!r}"))
    return content


def code_cell(source):
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None}


def our_answers():
    """Exercise to code, from the page of solutions."""
    text = (ROOT / f"exercises/solutions/{NAME}.md").read_text(encoding="utf-8")
    return {name: cell.source for cell in source_cells(text) if (name := exercise_name(cell))}


def test_the_notebook_solved_in_another_folder_is_right_and_remembered(run_all, tmp_path):
    content, answers = learners_notebook(tmp_path / "progress.json"), our_answers()
    for cell in content["cells"]:
        if "dl101" in cell["metadata"]:
            cell["source"] = answers[cell["metadata"]["dl101"]["exercise"]]
    shown = run_all(content, "solved")
    for exercise in EXERCISES:
        assert [text for text in shown if text.startswith(f"{label('correct')} {exercise.name} ")], (
            exercise.name
        )
    assert f"{len(EXERCISES)} of {len(EXERCISES)} exercises are correct" in shown[-1]
    items = json.loads((tmp_path / "progress.json").read_text(encoding="utf-8"))["items"]
    assert {key for key, item in items.items() if item["outcome"] == "correct"} == {
        exercise.progress_key for exercise in EXERCISES
    }


def test_the_untouched_notebook_says_what_to_do(run_all, tmp_path):
    shown = run_all(learners_notebook(tmp_path / "progress.json"), "untouched")
    assert sum(text.startswith(label("unattempted")) for text in shown) == len(EXERCISES)
    assert f"0 of {len(EXERCISES)} exercises are correct" in shown[-1]


def test_every_known_mistake_gets_its_own_message(run_all):
    content = learners_notebook("off")
    imports = next(cell for cell in content["cells"] if "import neuron as ex" in "".join(cell["source"]))
    content["cells"] = [content["cells"][0], imports]
    messages = []
    for exercise in EXERCISES:
        for number, slip in enumerate(exercise.slips):
            messages.append((exercise.name, words(slip.message)))
            content["cells"].append(code_cell(mistaken(exercise.name, number)))
    shown = run_all(content, "mistaken")[2:]
    assert len(shown) == len(messages) >= 3 * len(EXERCISES)
    for text, (name, message) in zip(shown, messages, strict=True):
        assert text.startswith(f"{label('incorrect')} {name} {message}"), f"{name}: {message}\n{text}"


def mistaken(name, number):
    """A cell in which a learner defines a wrong answer and checks it."""
    return (
        f"def {name}(*inputs):\n    return ex.{name}.slips[{number}].answers[0](*inputs)\n\n"
        f"ex.{name}.check({name})"
    )
