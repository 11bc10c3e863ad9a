"""Exercises that are solved in the page: what "Write it here" loads at its first press.

* `_static/solve.js`: the editor (bundled from theme/solve), with the list of packs and what each exercise starts from;
* `_static/codemirror.js`: the editor with colors and line numbers, for those who want it;
* `_static/python/`: the packs of Python, NumPy and the checker (see dl101/page_python). Sphinx would put scripts of the
  sources' own `_static` on every page, so they are written once the pages stand.

The checker's pack holds the references, as a reader who unpacks it can see: what is graded is checked elsewhere.
"""

import json
import re
import shutil
from pathlib import Path

from dl101.checker.observe.gates import observe_gate
from dl101.page_python.packs import checker, core_manifest, stored, write_packs
from dl101.page_python.runner import exercise_named
from dl101.sphinx.exercise_source import read_exercises, source_cells
from dl101.sphinx.ordered_lines import ordered_lines
from dl101.sphinx.package_archive import has_package

SCRIPTS = Path(__file__).parent / "theme" / "solve" / "dist"
FOLDER = "_static/python"
NUMPY = re.compile(r"^import numpy as np\n*", re.MULTILINE)  # the runner imports it where it is needed
TORCH = re.compile(
    r"^(?:import torch|from torch import nn)\n*", re.MULTILINE
)  # a page's Python does not have it
LINES = ".lines.json"  # written by tools/build_order_lines.py
RIGHT = "It gives the right result in every case."
USES_NUMPY = re.compile(r"\bnp\.")
WITH_VALUES = r"`({name}\((?:-?[\d\[(]|np\.).*?\))`"  # a call in a statement, and not the function's own line


ELSEWHERE = "<span>It needs PyTorch, which pages don’t have: write it in the notebook, on a computer.</span>"
FORMS = {"lines": "Order the lines", "numbers": "Choose the numbers", "code": "Write it here"}


def exercise_of(source):
    """The exercise of a source, with all that checks it."""
    return exercise_named(f"{source.module}/{source.name}")


def forms_of(source):
    """The forms in which an exercise can be solved in the page, the one that needs least first."""
    exercise = exercise_of(source)
    has = {
        "lines": ordered_lines(source.answer),
        "numbers": exercise.observe is observe_gate,
        "code": "torch" not in exercise.needs,  # a page's Python has NumPy alone
    }
    return [form for form in FORMS if has.get(form, True)]


def draw_forms(root, forms):
    """The buttons that open the forms; without scripts, there is nothing to open."""
    if not has_package(root):
        return ""
    size = -(-sum(pack["size"] for pack in core_manifest().values()) // 10**6)
    buttons = (
        f'<button type="button" class="button" data-form="{form}">{FORMS[form]}</button>' for form in forms
    )
    note = (
        f'<span class="solve-size">Writing loads Python once: {size} MB</span>'
        if "code" in forms
        else ELSEWHERE
    )
    said = '<span role="status"></span>'
    return f'<p class="solve-here" hidden>{"".join(buttons)}{note}{said}</p>\n'


def numbers_of(exercise):
    """What a gate's form needs: what the gate says at each corner, and the slips by the sides of the corners."""

    def sides(answer):
        return [(z > 0) - (z < 0) for z in observe_gate(answer, ())["sums"]]

    slips = [[sides(answer), slip.message] for slip in exercise.slips for answer in slip.answers]
    gate = exercise.name.removesuffix("_gate").upper()
    return {"gate": gate, "targets": [max(0, side) for side in sides(exercise.reference)], "slips": slips}


def example_of(source, exercise):
    """A call to try a function with, from its statement: "relu(3)"; "" where it has none."""
    if not exercise.parameters:
        return f"{exercise.answer_name}()"
    found = re.search(WITH_VALUES.format(name=exercise.answer_name), source.statement)
    return found[1] if found and exercise.kind == "function" else ""


def for_page(source, puzzles):
    """What the page needs of an exercise."""
    exercise = exercise_of(source)
    given = NUMPY.sub("", source.given)
    given = (given if "torch" in exercise.needs else TORCH.sub("", given)).strip()
    forms = forms_of(source)
    example = example_of(source, exercise)
    return {
        "starter": source.code,
        "given": given,
        "needs_numpy": "numpy" in exercise.needs or bool(USES_NUMPY.search(given + source.code)),
        "seconds": exercise.time_limit,
        "points": exercise.points,
        "praise": exercise.praise or RIGHT,
        "hints": exercise.hints,
        **({"example": example} if example else {}),
        **({"numbers": numbers_of(exercise)} if "numbers" in forms else {}),
        **({"lines": puzzles[f"{source.module}/{source.name}"]} if "lines" in forms else {}),
    }


def exercises(root):
    """{"neuron/relu": what the page needs of the exercise}, from the pages of solutions and the checker."""
    found = {}
    for path in sorted(Path(root, "exercises", "solutions").glob("*.md")):
        lines = path.with_name(path.stem + LINES)
        puzzles = json.loads(lines.read_text(encoding="utf-8")) if lines.exists() else {}
        for source in read_exercises(source_cells(path.read_text(encoding="utf-8")))[0]:
            found[f"{source.module}/{source.name}"] = for_page(source, puzzles)
    return found


def write_python(app, exception):
    """Write the packs, and the scripts of the editor that loads them."""
    if exception or app.builder.format != "html" or not has_package(app.srcdir):
        return
    target = Path(app.outdir, FOLDER)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    packs = core_manifest()
    for pack in packs.values():
        shutil.copyfile(stored(pack["file"]), target / pack["file"])
    packs |= write_packs({"checker.zip": checker(Path(app.srcdir))}, target)
    data = json.dumps({"packs": packs, "exercises": exercises(app.srcdir)}, ensure_ascii=False)
    script = f"self.dl101Solve = {data};\n{(SCRIPTS / 'solve.js').read_text(encoding='utf-8')}"
    Path(app.outdir, "_static", "solve.js").write_text(script, encoding="utf-8", newline="\n")
    shutil.copyfile(SCRIPTS / "codemirror.js", Path(app.outdir, "_static", "codemirror.js"))


def setup(app):
    app.connect("build-finished", write_python)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
