"""Notebooks from pages: plain Markdown that notebook applications show, and the same bytes each time."""

import base64
import json
import re
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build_notebooks
import dl101.exercises
from sources.book import Book
from sources.directives import DIRECTIVES, OUTSIDE_CHAPTERS, ROLES, Directive
from sources.page import Label, Page, read_page
from sources.problems import SourceError
from tests.builders.sample import FRONT_MATTER, SOLUTIONS

ROOT = Path(__file__).parents[2]

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4"/></svg>\n'

EVERYTHING = """\
(start)=
# A sample

% nobody reads this
Words with {math}`x^2`, $y
= 1$, `{math}` as code, \\$5 and {sub}`1`. See {ref}`start`, {ref}`the end <finish>`,
[above](#a-sample), [](#finish), {doc}`03_b`, [page three](03_b.md#more "More"), [home](../index.md),
[out](https://example.org/a_b.md) and {abbr}`SGD (stochastic gradient descent)`.[^why]

```{math}
:label: sum
z = w x

  + b
```

Equation {eq}`sum` is one.

$$
a = f(z)
$$ (output)

- a list

  :::{note}
  inside
  :::

> ```{tip} short
> ```

::::{warning}
Careful:

$$
\\begin{aligned}
z &= 1 \\\\
  &= 2
\\end{aligned}
$$

:::{figure} ../assets/dot.svg
:alt: A [black] dot
:name: dot
The *caption*.
:::
::::

:::{deeper} Why $x$
Because.

```python
# {math}`left alone` [as it is](03_b.md)
```
:::

:::{answer}
It is 2.
:::

:::{list-table} Gates
:header-rows: 1
* - gate
  - output
* - AND
  - $|x|$ or
    more

    and more
:::

Look at {ref}`dot`: ![a dot](../assets/dot.svg)
<img src="../assets/dot.svg" alt='"dot"' width="9">

```{code-cell} ipython3
:tags: [remove-input]
# a comment
1 + 1
```

```{code-cell} ipython3
2
```

+++

```{code-cell} ipython3
2
```

(finish)=
## The end

[^why]: Because of [this](03_b.md).
"""


@pytest.fixture
def book(tmp_path):
    """A book of two chapters in a folder of its own."""
    write(tmp_path, "_config.yml", "title: Sample\n")
    write(tmp_path, "_toc.yml", "root: index\nchapters:\n- file: chapters/02_a\n- file: chapters/03_b\n")
    write(tmp_path, "index.md", FRONT_MATTER + "# Home\n")
    write(tmp_path, "assets/dot.svg", PICTURE)
    write(tmp_path, "chapters/02_a.md", FRONT_MATTER + EVERYTHING)
    write(
        tmp_path,
        "chapters/03_b.md",
        FRONT_MATTER + "# Chapter three\n\n## More\n\n```{code-cell} ipython3\n3\n```\n",
    )
    return tmp_path


def write(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def build(root, *arguments):
    return build_notebooks.main(["--book", str(root), *arguments])


def cells(root, name="02_a"):
    return nbformat.read(root / f"chapters/{name}.ipynb", as_version=4).cells


def markdown(root, name="02_a"):
    text = "\n\n".join(cell.source for cell in cells(root, name) if cell.cell_type == "markdown")
    return re.sub(r"base64,[\w+/=]+", "base64,…", text)


def convert(root, text):
    """The plain Markdown of one page's text."""
    write(root, "chapters/02_a.md", FRONT_MATTER + text)
    assert build(root) == 0
    return markdown(root)


def fails(root, text, capsys):
    """What the tool says of a page that it cannot rewrite."""
    write(root, "chapters/02_a.md", FRONT_MATTER + text)
    assert build(root) == 1
    return capsys.readouterr().out


def test_whole_page_becomes_plain_markdown(book):
    assert build(book) == 0
    assert markdown(book) == WANTED


WANTED = """\
# A sample

Words with $x^2$, $y = 1$, `{math}` as code, \\$5 and <sub>1</sub>. See A sample, the end,
above, The end, [Chapter three](03_b.ipynb), [page three](03_b.ipynb "More"), home,
[out](https://example.org/a_b.md) and SGD (stochastic gradient descent).<sup>1</sup>

$$
z = w x
  + b
\\tag{1}
$$

Equation (1) is one.

$$
a = f(z)
\\tag{2}
$$

- a list

  > **Note**
  >
  > inside

> > **Tip**
> >
> > short

> **Warning**
>
> Careful:
>
> $$\\begin{aligned} z &= 1 \\\\ &= 2 \\end{aligned}$$
>
> ![A \\[black\\] dot](data:image/svg+xml;base64,…)
>
> The *caption*.

<details>
<summary><b>Go deeper:</b> Why $x$</summary>

Because.

```python
# {math}`left alone` [as it is](03_b.md)
```

</details>

<details>
<summary><b>Check your answer</b></summary>

It is 2.

</details>

**Gates**

| gate | output |
| --- | --- |
| AND | $\\vert x\\vert$ or more<br>and more |

Look at The caption.: ![a dot](data:image/svg+xml;base64,…)
<img src="data:image/svg+xml;base64,…" alt="&quot;dot&quot;" width="9">

## The end

<sup>1</sup> Because of [this](03_b.ipynb)."""


def test_notebook_is_valid_and_has_no_outputs(book):
    assert build(book) == 0
    notebook = nbformat.read(book / "chapters/02_a.ipynb", as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert code[1].metadata == {"tags": ["remove-input"]}
    assert code[1].source == "# a comment\n1 + 1"
    assert notebook.metadata.kernelspec.name == "python3"
    assert "description" not in json.dumps(notebook)


def test_cells_are_those_that_jupytext_finds(book):
    page = read_page(book, "chapters/02_a.md")
    theirs = jupytext.read(book / "chapters/02_a.md", fmt="md:myst").cells
    assert [(cell.kind, cell.source, cell.metadata) for cell in page.cells] == [
        (cell.cell_type, cell.source.strip("\n"), cell.metadata) for cell in theirs
    ]


def test_ids_are_unique_and_an_edit_changes_no_other(book):
    assert build(book) == 0
    before = [cell.id for cell in cells(book)]
    assert len(set(before)) == len(before)
    write(book, "chapters/02_a.md", FRONT_MATTER + EVERYTHING.replace("1 + 1", "1 + 2"))
    assert build(book) == 0
    after = [cell.id for cell in cells(book)]
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_same_source_gives_the_same_bytes_on_every_system(book):
    assert build(book) == 0
    first = (book / "chapters/02_a.ipynb").read_bytes()
    assert b"\r" not in first
    for name, text in {"chapters/02_a.md": FRONT_MATTER + EVERYTHING, "assets/dot.svg": PICTURE}.items():
        write(book, name, "\ufeff" * name.endswith("md") + text.replace("\n", "\r\n"))
    (book / "chapters/02_a.ipynb").unlink()
    assert build(book) == 0
    assert (book / "chapters/02_a.ipynb").read_bytes() == first


def test_picture_stands_in_a_cell_of_its_own_with_its_bytes(book):
    figure = ":::{figure} ../assets/dot.svg\n:alt: A dot\n:width: 9px\nCaption.\n:::"
    convert(book, f"# One\n\nAbove.\n\n{figure}\n\nBelow.\n")
    above, picture, below = (cell.source for cell in cells(book)[1:])
    assert (above, below) == ("# One\n\nAbove.", "Below.")
    data = re.fullmatch(
        r'<img alt="A dot" src="data:image/svg\+xml;base64,(.*)" width="9">\n\nCaption\.', picture
    )
    assert base64.b64decode(data[1]) == PICTURE.encode()


@pytest.mark.parametrize(
    ("myst", "plain"),
    [
        (":::{seealso}\nThis.\n:::", "> **See also**\n>\n> This."),
        (":::{admonition} Your $x$\nThis.\n:::", "> **Your $x$**\n>\n> This."),
        (":::{need} $e^x$\nThis.\n:::", "> **You need: $e^x$**\n>\n> This."),
        (":::{stop}\nThis.\n:::", "> **A good place to stop**\n>\n> This."),
        (
            ":::{reveal} bias-line\nThis, {term}`there <x>`.\n:::",
            "<details>\n<summary><b>After your prediction</b></summary>\n\nThis, there.\n\n</details>",
        ),
        (
            "## A\n\n:::{sitting}\n:minutes: 25\nWhy?\n:::\n\n## B\n\n:::{sitting}\n:minutes: 5\nHow?\n:::",
            "## A\n\n> **Sitting 1 of 2 · about 25 minutes**\n>\n> Why?\n\n"
            "## B\n\n> **Sitting 2 of 2 · about 5 minutes**\n>\n> How?",
        ),
        ("1. one\n2. :::{tip}\n   two\n   :::", "1. one\n2. > **Tip**\n   >\n   > two"),
        ("```{image} ../assets/dot.svg\n:alt: dot\n```", "![dot](data:image/svg+xml;base64,…)"),
        ("    {math}`indented code`", "    {math}`indented code`"),
        (
            "| $a$ | {math}`b` |\n|---|---|\n| [x](03_b.md) | 2 |",
            "| $a$ | $b$ |\n|---|---|\n| [x](03_b.ipynb) | 2 |",
        ),
        (
            ":::{list-table}\n* - a|b\n  -\n* - c\n  - d\n:::",
            "|  |  |\n| --- | --- |\n| a\\|b |  |\n| c | d |",
        ),
        ("<!-- [x](03_b.md) -->", "<!-- [x](03_b.md) -->"),
        ("{kbd}`Tab` and {term}`loss <Loss>`", "<kbd>Tab</kbd> and loss"),
        ("[](03_b.md) and [](03_b.md#more)", "[Chapter three](03_b.ipynb) and [More](03_b.ipynb)"),
        ("[data](../assets/dot.svg)", "[data](../assets/dot.svg)"),
    ],
)
def test_one_construct(book, myst, plain):
    assert convert(book, f"# Title\n\n{myst}\n") == f"# Title\n\n{plain}"


@pytest.mark.parametrize(
    ("myst", "below", "words"),
    [
        ("Words\n\n:::{nota}\nx\n:::", 2, "did you mean {note}?"),
        (":::{note}\n\nwords\n\n```{tabs}\n```\n:::", 4, "Unknown directive {tabs}"),
        ("one\ntwo {maths}`x`", 1, "did you mean {math}?"),
        (":::{note}\nx", 0, "never closed"),
        ("::: note\nx\n:::", 0, "write it as in :::{note}"),
        ("{{ name }}", 0, "no plain form"),
        ("a {{ name }} b", 0, "no plain form"),
        ("![a](../assets/none.svg)", 0, "There is no picture ../assets/none.svg"),
        (":::{figure} ../assets/a.tiff\n:::", 0, "cannot show the picture"),
        ("{ref}`nowhere`", 0, "There is no label “nowhere”"),
        (":::{note}\n```{code-cell} ipython3\n1\n```\n:::", 1, "A code cell does not run inside a box"),
        ("[a]\n\n[a]: 03_b.md", 2, "write [text](address)"),
        (":::{course-map}\n:::", 0, "{course-map} belongs on index.md alone"),
        (":::{glossary}\na\n  b\n:::", 0, "{glossary} belongs on glossary.md alone"),
        (":::{need}\nx\n:::", 0, "{need} needs a title"),
        (":::{reveal}\nx\n:::", 0, "{reveal} needs a prediction's id"),
        (":::{exercise}\n:::", 0, "{exercise} needs an exercise's name"),
        (":::{exercise} relu\n:::", 0, "There is no exercise relu in exercises/solutions/02_a.md"),
        (":::{list-table}\n* - a\n  - b\n* - c\n:::", 0, "differ in length"),
        (":::{list-table}\n* - a\n* - ```python\n    1\n    ```\n:::", 2, "in {list-table}"),
        (":::{deeper}\nx\n:::", 0, "{deeper} needs a title"),
    ],
)
def test_what_has_no_plain_form_stops_with_file_and_line(book, capsys, myst, below, words):
    said = fails(book, f"# Title\n\n{myst}\n", capsys)
    assert said.startswith(f"chapters/02_a.md:{FRONT_MATTER.count(chr(10)) + 3 + below}: ")
    assert words in said
    assert not (book / "chapters/02_a.ipynb").exists()


def test_every_directive_and_role_has_a_plain_form(book):
    page = Page("chapters/02_a.md", {}, "", 1)
    plain = build_notebooks.PlainMarkdown(page, Book(ROOT))
    for name in set(DIRECTIVES) - {"code-cell", "exercise", *OUTSIDE_CHAPTERS}:
        argument = "assets/neurons.svg" if name in ("figure", "image") else "a"
        body = "* - cell" if name == "list-table" else "body"
        directive = Directive(name, f"/{argument}", body=body)
        assert plain.directive(directive, 1), name
    label = Label("x", 1, "title")
    plain.book.labels = {"x": (page, label)}
    for name in ROLES:
        assert plain.role(name, "x", 1), name


def test_links_to_the_landing_page_lead_to_the_published_book(book):
    write(book, "_config.yml", "html:\n  baseurl: https://example.org/book/\n")
    assert (
        convert(book, "# T\n\n[home](../index.md)\n") == "# T\n\n[home](https://example.org/book/index.html)"
    )


# Exercises ---


@pytest.fixture
def exercises(book):
    """The book with a page of solutions, and a function that writes it anew: (old, new) in place of its text."""

    def change(old="", new=""):
        assert old in SOLUTIONS
        write(book, "exercises/solutions/02_a.md", SOLUTIONS.replace(old, new))

    write(book, "chapters/02_a.md", FRONT_MATTER + "# A\n\n:::{exercise} relu\n:::\n")
    change()
    return change


def test_the_learners_notebook_has_dots_in_place_of_our_answers(book, exercises):
    assert build(book) == 0
    notebook = nbformat.read(book / "exercises/02_a.ipynb", as_version=4)
    nbformat.validate(notebook)
    answers = [cell for cell in notebook.cells if "dl101" in cell.metadata]
    assert [cell.metadata for cell in answers] == [
        {"dl101": {"exercise": "relu"}},
        {"dl101": {"exercise": "tanh"}},
    ]
    assert answers[0].source == "def relu(z):\n    ..."
    assert answers[1].source == "import math\n\ndef tanh(z):\n    ..."
    text = json.dumps(notebook)
    assert "# answer" not in text
    assert "max(0, z)" not in text
    assert notebook.cells[0].source.startswith("# @title Run this cell first")
    assert "ex.relu.check(relu)" in [cell.source for cell in notebook.cells]


def test_an_exercise_notebook_links_to_the_chapters_notebook(book, exercises):
    assert build(book) == 0
    last = nbformat.read(book / "exercises/02_a.ipynb", as_version=4).cells[-1]
    assert last.source == "Back to [the chapter](../chapters/02_a.ipynb)."


def test_a_chapters_notebook_leads_to_the_exercise(book, exercises):
    assert build(book) == 0
    notebook = "exercises/02_a.ipynb"
    line = f"> **Exercise: ReLU** (core). Solve it in the notebook [{notebook}](../{notebook})."
    assert markdown(book) == f"# A\n\n{line}"


def test_an_edit_of_our_answer_changes_no_byte_of_the_learners_notebook(book, exercises):
    assert build(book) == 0
    before = (book / "exercises/02_a.ipynb").read_bytes()
    exercises("return max(0, z)", "return z if z > 0 else 0")
    assert build(book, "--check") == 0
    exercises("Keep what is", "Keep all that is")
    assert build(book, "--check") == 1
    assert build(book) == 0
    assert (book / "exercises/02_a.ipynb").read_bytes() != before


@pytest.mark.parametrize(
    ("old", "new", "at", "words"),
    [
        (
            "    # answer\n    return max",
            "    return max",
            "    # end of answer",
            "without `# answer` above it",
        ),
        ("    # end of answer\n```\n\n```", "```\n\n```", "    # answer", "is never closed"),
        ("    # answer\n    return max(0, z)\n    # end of answer", "    ...", "def relu", "is not marked"),
        ("exercise: relu,", "exercise: relus,", "def relu", "has no relus: did you mean relu?"),
        ("dl101: {exercise: relu, core: true}", "tags: []", "def relu", "names no exercise"),
        ("## Tanh\n\nFrom −1 to 1.\n", "", "import math", "tanh has no statement"),
        ("exercise: tanh", "exercise: relu", "import math", "relu stands on this page twice"),
        ("import neuron as ex", "import neuron", "def relu", "Nothing says which module checks relu"),
        ("https://example.org", "../a.md", "def relu", "stands in the chapter too: take the link"),
        ("From −1 to 1.", "![a dot](../../assets/dot.svg)", "import math", "take the link or picture out"),
        ("From −1 to 1.", "{nota}`x`", "{nota}", "Unknown role {nota}"),
        (
            "core: true",
            "core: maybe",
            "def relu",
            "`core` of relu is `maybe`: write `core: true`, or leave it",
        ),
        ("core: true", "core:", "def relu", "`core` of relu is `None`: write `core: true`"),
        (
            "core: true",
            "cores: true",
            "def relu",
            "The cell of relu says `cores`: only `exercise` and `core`",
        ),
        ("\nex.relu.check(relu)", "\n1", "def relu", "write a cell `ex.relu.check(relu)` below its answer"),
        ("\n# ex.relu.hint()", "\n# ", "def relu", "write a cell `# ex.relu.hint()` below its check"),
        ("ex.tanh.check(tanh)", "ex.relu.check(tanh)", "import math", "Nothing checks tanh"),
        ("ex.tanh.hint()", "ex.relu.hint()", "import math", "Nothing gives a hint for tanh"),
    ],
)
def test_a_wrong_exercise_stops_with_file_and_line(book, exercises, capsys, old, new, at, words):
    exercises(old, new)
    assert build(book) == 1
    said = capsys.readouterr().out.splitlines()
    path = "exercises/solutions/02_a.md"
    lines = (book / path).read_text(encoding="utf-8").split("\n")
    place = next(number for number, line in enumerate(lines, 1) if line.startswith(at))
    assert [line for line in said if line.startswith(f"{path}:{place}: ") and words in line], said
    assert not (book / "exercises/02_a.ipynb").exists()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "core: true",
            "core: maybe",
            "The exercise relu has a mistake in exercises/solutions/02_a.md: mend it there.",
        ),
        (
            "minutes: 5",
            "minutes: [",
            "exercises/solutions/02_a.md can't be read: mend it, and the exercise can be",
        ),
    ],
)
def test_a_mistake_in_the_solutions_stands_above_what_follows_from_it(
    book, exercises, capsys, old, new, sentence
):
    exercises(old, new)
    assert build(book) == 1
    cause, *_, consequence = capsys.readouterr().out.splitlines()
    assert cause.startswith("exercises/solutions/02_a.md:")
    assert sentence in consequence
    assert "There is no" not in cause + consequence


@pytest.fixture
def module_in_the_making(monkeypatch, tmp_path_factory):
    """A function that makes a module of exercises of one file, whose text it is given."""
    folder = tmp_path_factory.mktemp("exercises")
    monkeypatch.setattr(dl101.exercises, "__path__", [*dl101.exercises.__path__, str(folder)])

    def make(text, name="sums_in_the_making"):
        write(folder, f"{name}/__init__.py", f"from dl101.exercises.{name}.sums import EXERCISES\n")
        if text is not None:
            write(folder, f"{name}/sums.py", text)
        monkeypatch.setattr(dl101.exercises, "MODULES", (*dl101.exercises.MODULES, name))
        return name

    yield make
    for name in [name for name in sys.modules if "in_the_making" in name]:
        del sys.modules[name]


EXERCISE = "from dl101.checker.exercise import Exercise\n\nEXERCISES = [Exercise({})]\n"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("def sums(x:\n    return x\n", "sums.py:1", "SyntaxError: "),
        ("x = 1\n  y = 2\n", "sums.py:2", "(IndentationError: unexpected indent)"),
        (
            EXERCISE.format("'sums', abs, [], [], [], hint=3"),
            "sums.py:3",
            "unexpected keyword argument 'hint')",
        ),
        (
            EXERCISE.format(""),
            "sums.py:3",
            "(TypeError: Exercise.__init__() missing 4 required keyword-only",
        ),
        ("\nEXERCISES = [sums]\n", "sums.py:2", "(NameError: name 'sums' is not defined)"),
        ("EXERCISE = []\n", "__init__.py:1", "(ImportError: cannot import name 'EXERCISES'"),
        ("raise RuntimeError('a\\nb')", "sums.py:1", "(RuntimeError: a b)"),
        (
            None,
            "__init__.py:1",
            "(ModuleNotFoundError: No module named 'dl101.exercises.sums_in_the_making.sums')",
        ),
    ],
)
def test_a_module_of_exercises_that_fails_gets_one_sentence(
    book, exercises, module_in_the_making, capsys, text, place, words
):
    name = module_in_the_making(text)
    exercises("import neuron as ex", f"import {name} as ex")
    assert build(book) == 1
    [said] = capsys.readouterr().out.splitlines()
    assert said.startswith(f"dl101/exercises/{name}/{place}: This stops the exercises of the module {name} (")
    assert words in said
    assert said.endswith("): mend it.")


def test_a_module_of_exercises_that_is_not_there_gets_one_sentence(book, capsys, monkeypatch):
    monkeypatch.setattr(dl101.exercises, "MODULES", ("neuron", "neurons"))
    assert build(book) == 1
    assert capsys.readouterr().out.startswith(
        "dl101/exercises/__init__.py:1: This stops the exercises of the module neurons (ModuleNotFoundError: "
    )


def test_a_notebook_without_its_page_of_solutions_is_an_orphan(book, exercises, capsys):
    build(book)
    write(book, "exercises/09_gone.ipynb", (book / "exercises/02_a.ipynb").read_text(encoding="utf-8"))
    write(book, "exercises/mine.ipynb", '{"cells": [], "metadata": {}}')
    assert build(book, "--check") == 1
    assert "exercises/09_gone.ipynb: orphaned, there is no such page of solutions" in capsys.readouterr().out
    assert build(book) == 0
    assert not (book / "exercises/09_gone.ipynb").exists()
    assert (book / "exercises/mine.ipynb").exists()


# The first cell ---


def test_first_cell_installs_from_the_repository_and_pins_nothing(book):
    write(book, "_config.yml", "repository:\n  url: https://example.org/some/book/\n  branch: trunk\n")
    assert build(book) == 0
    first = cells(book)[0].source
    assert 'places.append((NEEDED, "git+https://example.org/some/book@trunk"))\n' in first
    assert '%pip install --quiet "{place}"' in first
    assert not re.search(r"torch|numpy|matplotlib|==", first)


@pytest.mark.parametrize("config", ["", "repository:\n", 'repository:\n  url: ""\n', "repository: 3\n"])
def test_first_cell_without_a_repository_says_how_to_install(book, config):
    write(book, "_config.yml", config)
    assert build(book) == 0
    first = cells(book)[0].source
    assert "://" not in first
    assert "places.append" not in first
    assert "Download dl101.zip from the book's page" in first
    assert "pip install ." in first


# --check ---


def test_check_is_content_after_a_build(book, capsys):
    build(book)
    assert build(book, "--check") == 0
    assert "up to date: 2" in capsys.readouterr().out


def test_check_names_what_is_stale_missing_or_orphaned_and_changes_nothing(book, capsys):
    build(book)
    write(book, "chapters/02_a.md", FRONT_MATTER + "# Changed\n")
    (book / "chapters/03_b.ipynb").unlink()
    write(book, "chapters/09_gone.ipynb", (book / "chapters/02_a.ipynb").read_text())
    before = {path: path.read_bytes() for path in book.rglob("*.ipynb")}
    capsys.readouterr()
    assert build(book, "--check") == 1
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == [
        "chapters/02_a.ipynb: stale",
        "chapters/03_b.ipynb: missing",
        "chapters/09_gone.ipynb: orphaned, there is no such chapter",
    ]
    assert "make notebooks" in said[3]
    assert before == {path: path.read_bytes() for path in book.rglob("*.ipynb")}


def test_build_deletes_its_own_orphans_and_leaves_a_notebook_made_by_hand(book, capsys):
    build(book)
    write(book, "chapters/09_gone.ipynb", (book / "chapters/02_a.ipynb").read_text())
    write(book, "chapters/Untitled.ipynb", '{"cells": [], "metadata": {}}')
    assert build(book) == 0
    assert not (book / "chapters/09_gone.ipynb").exists()
    assert (book / "chapters/Untitled.ipynb").exists()
    assert "move it elsewhere" in capsys.readouterr().out


def test_the_books_own_notebooks_are_up_to_date(capsys):
    assert build(ROOT, "--check") == 0, capsys.readouterr().out


# Any text ---

MARKS = st.sampled_from(
    [
        *"`:{}[]()$|<>*_-#=%~+^\\\n\n\n  x1",
        ":::{note}\n",
        ":::{stop}\n",
        ":::{reveal} a\n",
        "```{math}\n",
        "{ref}`",
        "* - ",
        "$$",
    ]
)


@settings(deadline=None)
@given(
    st.lists(MARKS | st.text(max_size=3), max_size=40).map(lambda parts: "".join(parts).replace("\r", "\n"))
)
def test_any_text_becomes_a_valid_notebook_or_one_sentence(text):
    page = Page("chapters/02_a.md", {}, text, 1)
    book = Book(ROOT, pages={page.name: page})
    try:
        made = build_notebooks.notebook(page, book, 1)
    except SourceError as error:
        assert 1 <= error.line <= text.count("\n") + 1
    else:
        nbformat.validate(nbformat.reads(made, as_version=4))
