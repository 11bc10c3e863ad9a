"""Who may import whom: our sources keep the rules, and in a small house that keeps them one line breaks one rule."""

import re
from pathlib import Path

import pytest

from tests.package.import_reader import Sources
from tests.package.import_rules import (
    RULES,
    broken,
    imports_of_demos,
    imports_of_exercises,
    imports_of_maths,
    imports_of_shared_parts,
    imports_of_the_checker,
    imports_of_tools,
    observers_among_exercises,
    pages_where_demos_compute,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ours():
    return Sources(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_our_sources_keep_the_rule(ours, rule):
    assert broken(rule, ours) == []


def test_our_folders_import_one_another_in_no_circle(ours):
    assert ours.circle() == []


def test_the_sources_are_read(ours):
    """Else nothing could be found in them."""
    read = {(one.file, one.target) for one in ours.imports}
    assert ("dl101/digit_network.py", "dl101/network.py") in read
    assert ("dl101/widgets/neuron/neuron.js", "dl101/widgets/neuron/model.js") in read
    assert ("tools/build_quizzes.py", "tools/sources/book.py") in read
    assert {one.target for one in ours.own_imports if one.target.endswith(".py")} <= set(ours.texts)
    assert ours.page_line("dl101/widgets/lib/dom.js")
    assert not ours.way("dl101/widgets/nn/engine.js", ours.page_line)


SQUARE, CIRCLE, SCORE = (
    "dl101/widgets/square",
    "dl101/widgets/circle",
    "dl101/widgets/square/training/score.js",
)
ENGINE, DOM = "dl101/widgets/nn/engine.js", "dl101/widgets/lib/dom.js:2"
OBSERVE, JUDGE = "dl101/checker/observe/watch.py", "dl101/checker/judge/judge.py"
DENSE = "dl101/exercises/networks/dense.py"
FORMS = [
    "import '../../circle/model.js';",
    "import step from '../../circle/model.js';",
    "import {\n  step,\n  other as one,\n} from '../../circle/model.js';",
    "export { step } from '../../circle/model.js';",
    "const { step } = await import('../../circle/model.js');",
]

HOUSE = {
    "dl101/network.py": "import numpy",
    "dl101/figures/__init__.py": "from dl101.figures.plots import plot",
    "dl101/figures/plots.py": "from dl101 import network",
    "dl101/progress.py": "import filelock",
    "dl101/checker/__init__.py": "from dl101.checker.exercise import Exercise",
    "dl101/checker/exercise.py": "from dl101.checker.judge.judge import judge",
    "dl101/checker/judge/judge.py": "from dl101.checker.observe.watch import watch",
    "dl101/checker/observe/watch.py": "def watch():\n    import numpy\n    from dl101 import progress",
    "dl101/exercises/__init__.py": "import importlib",
    "dl101/exercises/mistakes/loops.py": "from dl101.checker import Exercise",
    "dl101/exercises/neuron/__init__.py": "from dl101.exercises.neuron.relu import relu",
    "dl101/exercises/neuron/relu.py": "import math\nfrom dl101.exercises.mistakes import loops",
    "dl101/exercises/networks/dense.py": "dense = Exercise(observe=watch)",
    "dl101/widgets/__init__.py": "from dl101.widgets.square import Square",
    "dl101/widgets/lib/demo.py": "from dl101 import progress",
    "dl101/widgets/lib/dom.js": "// The page\nexport const h = () => document.createElement('p');",
    "dl101/widgets/lib/format.js": "/* the window */\nexport const words = `the document`;",
    "dl101/widgets/nn/engine.js": "// import { h } from '../lib/dom.js';\nexport const text = 'window';",
    "dl101/widgets/square/__init__.py": "from dl101.widgets.square.square import Square",
    "dl101/widgets/square/square.py": "from dl101 import network\nfrom dl101.widgets.lib import demo",
    "dl101/widgets/square/square.js": "import css from './square.css';\nimport { h } from '../lib/dom.js';",
    "dl101/widgets/square/model.js": "import { words } from '../lib/format.js';",
    "dl101/widgets/square/shown.js": "import { h } from '../lib/dom.js';",
    "dl101/widgets/square/panels/shown.js": "import { step } from '../model.js';",
    "dl101/widgets/square/training/score.js": "import { words } from '../../lib/format.js';",
    "dl101/widgets/circle/__init__.py": "",
    "dl101/widgets/circle/circle.py": "import dl101.widgets.lib.demo",
    "dl101/widgets/circle/model.js": "export * from '../nn/engine.js';",
    "dl101/sphinx/katex.py": "import docutils",
    "tools/__init__.py": "",
    "tools/bench.py": "from browser.serve import serve",
    "tools/browser/serve.py": "from dl101.sphinx import katex",
    "tools/live.py": "import browser.serve",
    "tools/browser/time.js": "import { Session } from '../../dl101/widgets/square/training/score.js';",
}


@pytest.fixture
def house(tmp_path):
    """A function that gives the sources of the small house, with one more line at the end of one file."""

    def build(file="", line=""):
        for path, text in HOUSE.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(f"{text}\n{line if path == file else ''}\n", encoding="utf-8")
        return Sources(tmp_path)

    return build


def test_the_small_house_keeps_all_rules(house):
    assert [place for rule in RULES for place in broken(rule, house())] == []
    assert house().circle() == []


FAULTS = {
    imports_of_maths: [
        ("dl101/network.py", "def draw():\n    import dl101.widgets", "imports dl101/widgets/__init__.py"),
        ("dl101/figures/plots.py", "import dl101.progress", "imports dl101/progress.py"),
    ],
    imports_of_demos: [
        (f"{SQUARE}/square.py", "from dl101 import progress", "imports dl101/progress.py"),
        (f"{SQUARE}/square.py", "import dl101.widgets.circle.circle", f"imports {CIRCLE}/circle.py"),
        (f"{SQUARE}/square.py", "from ..circle import circle", f"imports {CIRCLE}/circle.py"),
        *((f"{SQUARE}/panels/shown.js", form, f"imports {CIRCLE}/model.js") for form in FORMS),
    ],
    pages_where_demos_compute: [
        (f"{SQUARE}/model.js", "const isWide = () => window.innerWidth > 390;", "needs a page"),
        (f"{SQUARE}/model.js", "import './a.css';", f"imports {SQUARE}/a.css:1, which needs a page"),
        (ENGINE, "import { h } from '../lib/dom.js';", f"imports {DOM}, which needs a page"),
        (SCORE, "import { h } from '../shown.js';", f"imports {SQUARE}/shown.js → {DOM}, which needs a page"),
    ],
    imports_of_shared_parts: [
        ("dl101/widgets/lib/demo.py", "import dl101.widgets.square.square", f"imports {SQUARE}/square.py"),
        (ENGINE, "import { step } from '../square/model.js';", f"imports {SQUARE}/model.js"),
    ],
    imports_of_the_checker: [
        ("dl101/checker/exercise.py", "import dl101.exercises", "imports dl101/exercises/__init__.py"),
        (OBSERVE, "def end():\n    from dl101.checker.judge import judge", f"imports {JUDGE}"),
        (OBSERVE, "from dl101.checker import exercise", f"imports dl101/checker/exercise.py → {JUDGE}"),
    ],
    observers_among_exercises: [
        (DENSE, "def observe_layer(answer, arguments): ...", "defines observe_layer"),
        (DENSE, "softmax = Exercise(\n    observe=lambda answer: 1)", "defines an observer"),
    ],
    imports_of_exercises: [
        (DENSE, "from dl101.exercises.neuron.relu import relu", "imports dl101/exercises/neuron/relu.py"),
        (DENSE, "def answer():\n    from dl101.network import Dense", "imports dl101/network.py"),
        (DENSE, "import numpy as np", "imports numpy"),
        ("dl101/checker/exercise.py", "import numpy as np", "imports numpy"),
    ],
    imports_of_tools: [
        ("dl101/sphinx/katex.py", "import bench", "imports tools/bench.py"),
        ("dl101/sphinx/katex.py", "from browser import serve", "imports tools/browser/serve.py"),
        ("tools/browser/serve.py", "from bench import main", "imports tools/bench.py"),
        ("tools/live.py", "import bench", "imports tools/bench.py"),
    ],
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_line_that_breaks_the_rule_is_found(house, rule):
    for file, text, deed in FAULTS[rule]:
        below = [at for at, part in enumerate(text.splitlines()) if re.search("import|observe", part)] or [0]
        line = HOUSE[file].count("\n") + 2 + below[0]
        assert broken(rule, house(file, text)) == [f"{file}:{line}: {deed}. {rule.__doc__}"]


def test_a_circle_is_shown_step_by_step(house):
    sources = house("dl101/network.py", "from dl101.figures import plots")
    circle = sources.circle()
    steps = {
        "dl101/figures imports dl101/network.py at dl101/figures/plots.py:1",
        "dl101/network.py imports dl101/figures at dl101/network.py:2",
    }
    assert set(circle) == steps
    assert broken(imports_of_maths, sources) == [], "a circle is another fault than a wrong direction"
