"""The exercise notebooks: as a learner finds them, and with our answers in them."""

import ast

import nbformat
import pytest
import yaml

from dl101.checker.result import WORDS
from dl101.exercises import all_exercises
from dl101.sphinx.exercise_source import exercise_name, read_exercises, source_cells
from tests.helpers import ROOT, run_chapter
from tests.notebooks.test_notebooks import code, run

SOLUTIONS = sorted(ROOT.glob("exercises/solutions/*.md"))
CHECKED = list(all_exercises())

every_page = pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)


def exercises_on(path):
    found, problems = read_exercises(source_cells(path.read_text(encoding="utf-8")))
    assert problems == []
    return found


def test_every_exercise_stands_in_the_notebook_of_its_chapter():
    shown = {(path.name[:2], one.progress_key) for path in SOLUTIONS for one in exercises_on(path)}
    assert shown == {(exercise.chapter, exercise.progress_key) for exercise in CHECKED}


@every_page
def test_every_exercise_stands_in_its_chapter(path):
    """As soon as there is one: the exercises of a chapter that is still to come (coming.yml) wait for it."""
    coming = {one["number"] for one in yaml.safe_load((ROOT / "coming.yml").read_text(encoding="utf-8"))}
    page = ROOT / "chapters" / path.name
    chapter = page.read_text(encoding="utf-8") if page.exists() else ""
    missing = [one.name for one in exercises_on(path) if f":::{{exercise}} {one.name}\n" not in chapter]
    assert missing == [] or int(path.name[:2]) in coming


@every_page
def test_four_at_most_are_core(path):
    assert 1 <= sum(one.is_core for one in exercises_on(path)) <= 4


@every_page
def test_our_answers_are_the_same_here_and_in_the_checks(path):
    """Up to comments and layout: whoever asks for `.solution()` sees the program that stands on this page."""
    cells = {exercise_name(cell): cell.source for cell in source_cells(path.read_text(encoding="utf-8"))}
    for exercise in CHECKED:
        if exercise.chapter == path.name[:2]:
            shown = ast.parse(exercise.solution()).body[-1]
            assert ast.unparse(shown) == ast.unparse(ast.parse(cells[exercise.name]))


@every_page
def test_our_answers_are_right(path, monkeypatch):
    monkeypatch.setenv("DL101_PROGRESS", "off")
    namespace = run_chapter(path.relative_to(ROOT))
    exercises = [exercise for exercise in CHECKED if exercise.chapter == path.name[:2]]
    results = [exercise.check(namespace[exercise.answer_name]) for exercise in exercises]
    assert [(result.outcome, result.message) for result in results if result.outcome != "correct"] == []
    for exercise, result in zip(exercises, results, strict=True):
        praise, _, note = result.message.partition("\n\nOne thing: ")
        assert praise == exercise.praise
        assert note == "" or ("there was a warning" in note and "NumPy warns" in exercise.solution())


@every_page
@pytest.mark.slow
def test_an_untouched_notebook_runs_and_nothing_is_attempted_or_kept(path, tmp_path, monkeypatch):
    """But for what is to be repaired: its code runs, and is wrong."""
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path / "progress"))
    notebook = nbformat.read(ROOT / "exercises" / f"{path.stem}.ipynb", as_version=4)
    names = [cell.metadata.dl101.exercise for cell in notebook.cells if "dl101" in cell.metadata]
    called = {exercise.name: exercise.answer_name for exercise in CHECKED}
    ask = code(f"[{', '.join(f'ex.{name}.check({called[name]}).outcome' for name in names)}]")
    done = run([*notebook.cells, ask], tmp_path)
    assert len(names) == len(exercises_on(path))
    outputs = [output for cell in done.cells for output in cell.get("outputs", [])]
    assert not [output for output in outputs if output.output_type in ("error", "stream")]
    outcomes = ["incorrect" if name.startswith("fix_") else "unattempted" for name in names]
    assert ast.literal_eval(done.cells[-1].outputs[0].data["text/plain"]) == outcomes
    shown = [output.data["text/plain"] for output in outputs if "data" in output]
    for outcome in ("incorrect", "unattempted"):
        assert sum(WORDS[outcome] in text for text in shown) == outcomes.count(outcome)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not kept or "incorrect" in outcomes
