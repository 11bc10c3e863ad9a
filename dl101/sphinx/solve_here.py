"""Exercises that are solved in the page: what "Write it here" loads at its first press.

* `_static/solve.js`: the editor (bundled from theme/solve), with the list of packs and what each exercise starts from;
* `_static/python/`: the packs of Python, NumPy and the checker (see dl101/page_python). Sphinx would put scripts of the
  sources' own `_static` on every page, so they are written once the pages stand.

The checker's pack holds the references, as a reader who unpacks it can see: what is graded is checked elsewhere.
"""

import json
import re
import shutil
from pathlib import Path

from dl101.page_python.packs import CORE, checker, core_manifest, write_packs
from dl101.sphinx.exercise_source import read_exercises
from dl101.sphinx.package_archive import has_package

SCRIPT = Path(__file__).parent / "theme" / "solve" / "dist" / "solve.js"
FOLDER = "_static/python"
NUMPY = re.compile(r"^import numpy as np\n*", re.MULTILINE)  # the runner imports it where it is needed
USES_NUMPY = re.compile(r"\bnp\.")


def megabytes(root):
    """How much the first press loads, in MB, rounded up."""
    size = sum(pack["size"] for pack in core_manifest().values())
    return -(-size // 10**6) if has_package(root) else 0


def exercises(root):
    """{"neuron/relu": what the page needs of the exercise}, from the pages of solutions and the checker."""
    import importlib

    from dl101.sphinx.exercise_cards import source_cells

    found = {}
    for path in sorted(Path(root, "exercises", "solutions").glob("*.md")):
        for source in read_exercises(source_cells(path.read_text(encoding="utf-8")))[0]:
            exercise = getattr(importlib.import_module(f"dl101.exercises.{source.module}"), source.name)
            given = NUMPY.sub("", source.given).strip()
            found[f"{source.module}/{source.name}"] = {
                "starter": source.code,
                "given": given,
                "needs_numpy": "numpy" in exercise.needs or bool(USES_NUMPY.search(given + source.code)),
                "seconds": exercise.seconds,
                "points": exercise.points,
            }
    return found


def write_python(app, exception):
    """Write the packs and the script that loads them."""
    if exception or app.builder.format != "html" or not has_package(app.srcdir):
        return
    target = Path(app.outdir, FOLDER)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    packs = core_manifest()
    for pack in packs.values():
        shutil.copyfile(CORE / pack["file"], target / pack["file"])
    packs |= write_packs({"checker.zip": checker(Path(app.srcdir))}, target)
    data = json.dumps({"packs": packs, "exercises": exercises(app.srcdir)}, ensure_ascii=False)
    script = f"self.dl101Solve = {data};\n{SCRIPT.read_text(encoding='utf-8')}"
    Path(app.outdir, "_static", "solve.js").write_text(script, encoding="utf-8", newline="\n")


def setup(app):
    app.connect("build-finished", write_python)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
