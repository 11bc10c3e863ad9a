"""Mistakes in sources: each is found, with file, line and what to do, and no text makes the tool fail."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jupyter_book.config import get_final_config

import check_sources
import dl101.exercises
from sources.book import read_book
from sources.directives import EXTENSIONS
from sources.page import HEADING_ANCHORS
from tests.builders.sample import FRONT_MATTER, SOLUTIONS

ROOT = Path(__file__).parents[2]

HEADER = f"{FRONT_MATTER}\n# Title\n\n"
#: The line of the file on which a test's own text begins.
FIRST = HEADER.count("\n") + 1

TOC = "format: jb-book\nroot: index\nchapters:\n- file: chapters/02_a\n- file: chapters/03_b\n"


@pytest.fixture
def book(tmp_path):
    """A book of a landing page and two chapters, without a mistake."""
    write(tmp_path, "_config.yml", "title: Sample\n")
    write(tmp_path, "_toc.yml", TOC)
    write(tmp_path, "index.md", HEADER)
    write(tmp_path, "assets/dot.svg", "<svg/>")
    write(tmp_path, "chapters/02_a.md", HEADER)
    write(tmp_path, "chapters/03_b.md", f"{HEADER}(there)=\n## Over there\n\n$$\nx\n$$ (sum)\n")
    write(tmp_path, "exercises/solutions/02_a.md", SOLUTIONS)
    return tmp_path


def write(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def problems(root, *pages):
    """What is wrong with a book, as the tool finds it."""
    book = read_book(root)
    return check_sources.check_book(book, list(pages or book.pages))


def problems_of(root, text):
    """What is wrong with a page that holds `text` below its title: line within the text, sentence."""
    write(root, "chapters/02_a.md", HEADER + text)
    found = problems(root)
    assert {problem.page for problem in found} <= {"chapters/02_a.md"}
    return [(problem.line - FIRST, problem.sentence) for problem in found]


#: A cell that shows a prediction, and one whose output opens with it.
PREDICTION = '```{code-cell} ipython3\n:tags: [remove-input]\nPrediction("02/line")\n```'
REVEALED = "```{code-cell} ipython3\n:tags: [after-line]\n1\n```"


DEMO = "```{code-cell} ipython3\nNeuron()\n```"


def test_a_book_without_mistakes_has_no_problems(book):
    assert problems(book) == []


@pytest.mark.parametrize(
    "text",
    [
        ":::{note} Words.\n:::",
        "::::{warning}\n:::{tip}\nx\n:::\n::::",
        ":::{admonition} Title\n:name: box\n:class: tip\nx\n:::\n{ref}`box`",
        ":::{deeper} Why {math}`x`\n$y$\n:::",
        ":::{answer}\n$y$\n:::",
        ":::{figure} ../assets/dot.svg\n:alt: A dot\n:name: dot\n:width: 90%\nCaption\n:::\n\n{ref}`dot`",
        ":::{image} /assets/dot.svg\n:alt: A dot\n:::",
        ":::{list-table}\n:header-rows: 1\n* - a\n  - $b$\n:::",
        "```{math}\n:label: mine\nx\n```\n\n{eq}`mine`, {eq}`sum`",
        "![A dot](../assets/dot.svg) <img src='../assets/dot.svg' alt='A dot'>",
        "[x](03_b.md) [x](03_b.md#over-there) [x](#there) [x](#title) [](#there) [x](../assets/dot.svg)",
        "{doc}`03_b` {doc}`words <03_b>` {ref}`there` {ref}`words <there>` <https://example.org>",
        "```{code-cell} ipython3\n:tags: [remove-input]\n%matplotlib inline\n!ls\nx = await y\nz?\n```",
        "```{code-cell} ipython3\n:tags: [hide-input]\n%%timeit\nnot Python at all\n```",
        "```python\nx\n```\n\n~~~text\nx\n~~~",
        "It costs \\$5, or $x$ dollars.[^note]\n\n[^note]: Of course.",
        "`{math}` and `[x](nowhere.md)` and `$`",
        "% a comment\n\n(mine)=\n\n## Below\n\n{ref}`mine`",
        ":::{need} Powers $e^x$\n$x$\n:::\n\n:::{stop}\n$x$\n:::",
        "## One\n\n:::{sitting}\n:minutes: 2\nWhy?\n:::\n\n## Two\n:::{sitting}\n:minutes: 3\nHow?\n:::",
        f"{PREDICTION}\n\n:::{{reveal}} line\n$x$\n:::\n\n{REVEALED}",
        ":::{exercise} relu\n:::\n\n:::{exercise} tanh\n:::",
        f"{DEMO}\n\n{{try}}`flip it <preset=flip>`, {{try}}`more <Neuron: weights=[1, −2], bias=0.5>`",
        f"{{try}}`flip it <preset=flip>`\n\n{DEMO}",
    ],
)
def test_what_is_right_is_not_a_problem(book, text):
    assert problems_of(book, text) == []


@pytest.mark.parametrize(
    ("text", "below", "words"),
    [
        # directives, roles, fences
        ("\n:::{nota}\n:::", 1, "Unknown directive {nota}: did you mean {note}?"),
        ("::::{note}\nx\n:::{figur} x\n:::\n::::", 2, "did you mean {figure}?"),
        ("- item\n\n  > :::{tabs}\n  > :::", 2, "Unknown directive {tabs}: the book knows {admonition}, "),
        ("Words\nand {reff}`there`.", 1, "Unknown role {reff}: did you mean {ref}?"),
        ("{try}`words <bias=1>`", 0, "There is no demo on this page for {try} to set"),
        (f"{DEMO}\n\n{{try}}`words`", 4, "“words” sets nothing. Write {try}`words <trait=value>`"),
        (f"{DEMO}\n\n{{try}}`words <bias>`", 4, "“bias” is no trait with a value."),
        (f"{DEMO}\n\n{{try}}`words <biass=1>`", 4, "Neuron has no `biass`. Do you mean `bias`?"),
        (
            f"{DEMO}\n\n{{try}}`words <bias=40>`",
            4,
            "{try} can't set this: bias must be a number from -4 to 4",
        ),
        (f"{DEMO}\n\n{{try}}`words <preset=flop>`", 4, "{try} can't set this: preset must be"),
        (f"{DEMO}\n\n{{try}}`words <ReluPieces: preset=flat>`", 4, "No demo ReluPieces is shown above"),
        (":::{note}\nx", 0, ":::{note} is never closed: end it with a line :::"),
        ("```python\nx", 0, "```python is never closed"),
        (":::{note}\n:::{tip}\nx\n:::\n:::", 1, ":::{tip} is never closed"),
        (
            "```python\nx\n\nWords.\n\n```{code-cell} ipython3\n1\n```",
            0,
            f"```python is still open where line {FIRST + 5} opens another",
        ),
        ("::: note\nx\n:::", 0, "names no directive"),
        ("```\nx\n```", 0, "The code has no language"),
        ("```pyhton\nx\n```", 0, "Unknown language “pyhton”"),
        (":::{admonition}\nx\n:::", 0, "{admonition} needs a title"),
        (":::{figure}\nx\n:::", 0, "{figure} needs the path of a picture"),
        (":::{image} ../assets/dot.svg\n:alt: A dot\n:hieght: 3\n:::", 0, "hieght"),
        ("{{ name }}", 0, "write the text itself"),
        ("Words {{ name }}", 0, "write the text itself"),
        # code cells
        ("```{code-cell}\n1\n```", 0, "no language: write ```{code-cell} ipython3"),
        ("```{code-cell} python\n1\n```", 0, "the language “python”"),
        ("```{code-cell} ipython3\n:tags: [remove-inptu]\n1\n```", 0, "Unknown tag “remove-inptu”"),
        ("```{code-cell} ipython3\n:tags: [remove-input]\n\na = 1\nb = (\n```", 4, "Python cannot read this"),
        ("```{code-cell} ipython3\n%time x\nif\n```", 2, "Python cannot read this"),
        ("::::{note}\n```{code-cell} ipython3\n1\n```\n::::", 1, "does not run inside a box"),
        (":::{code-cell} ipython3\n1\n:::", 0, "between ``` and ```"),
        # labels and links
        ("(a)=\n## One\n\n(A)=\n## Two", 3, "The label “a” stands at chapters/02_a.md:"),
        ("$$\nx\n$$ (a)\n\n(a)=\n## One", 4, "The label “a” stands at"),
        ("[x](04_c.md)", 0, "There is no file chapters/04_c.md"),
        ("Words,\nmore words\nand [x](04_c.md)", 2, "There is no file chapters/04_c.md"),
        ("[x](../README.txt)", 0, "There is no file README.txt"),
        ("[x](03_b.md#nowhere)", 0, "There is no heading #nowhere in chapters/03_b.md"),
        ("[x](#nowhere)", 0, "There is no heading or label #nowhere"),
        ("[x]()", 0, "leads nowhere"),
        ("[x](http://[)", 0, "is not an address"),
        ("[x][name]\n\n[name]: 03_b.md", 2, "write [text](address)"),
        ("{ref}`nowhere`", 0, "There is no label “nowhere”"),
        ("{ref}`words <nowhere>`", 0, "There is no label “nowhere”"),
        ("(here)=\nA paragraph.\n\n{ref}`here`", 3, "has no title of its own"),
        ("{eq}`there`", 0, "is no formula's label"),
        ("{doc}`04_c`", 0, "There is no page 04_c.md"),
        ("Edit notes.md now", 0, "“notes.md” becomes a link to http://notes.md"),
        ("Words[^gone]", 0, "There is no footnote ^gone"),
        # pictures
        ("![](../assets/dot.svg)", 0, "has no alt text"),
        (":::{figure} ../assets/dot.svg\n:::", 0, "has no alt text: say in its :alt:"),
        (":::{image} ../assets/dot.svg\n:alt:\n:::", 0, "has no alt text"),
        ("Words <img src='../assets/dot.svg'>", 0, "has no alt text"),
        ("<div>\n<img src='../assets/dot.svg' alt=''>\n</div>", 1, "has no alt text"),
        ("![A dot](../assets/gone.svg)", 0, "There is no picture assets/gone.svg"),
        (":::{figure} gone.svg\n:alt: x\n:::", 0, "There is no picture chapters/gone.svg"),
        ("![A dot](https://example.org/dot.svg)", 0, "would be loaded from elsewhere"),
        ("<iframe src='https://example.org'></iframe>", 0, "loads nothing from outside"),
        # formulas
        ("Words\nand $\\frac{1$", 1, "cannot read the formula"),
        ("$$\n\\nonsense\n$$", 0, "\\nonsense"),
        ("```{math}\n\\nonsense\n```", 0, "\\nonsense"),
        ("{math}`\\nonsense`", 0, "\\nonsense"),
        ("::::{note}\n\n:::{deeper} Why $\\nonsense$\nx\n:::\n::::", 2, "\\nonsense"),
        (":::{list-table}\n* - a\n  - $\\nonsense$\n:::", 2, "\\nonsense"),
        ("| a | b |\n|---|---|\n| c | $\\nonsense$ |", 2, "\\nonsense"),
        ("Let $x be one.", 0, "opens with $ and never closes"),
        ("$$\nx\n\nWords.", 0, "opens with $ and never closes"),
        # sittings
        (":::{sitting}\n:minutes: 5\nWhy?\n:::", 0, "directly below a heading with ##"),
        ("## A\n\nWords.\n\n:::{sitting}\n:minutes: 5\nWhy?\n:::", 4, "directly below a heading with ##"),
        ("## A\n\n### B\n\n:::{sitting}\n:minutes: 5\nWhy?\n:::", 4, "directly below a heading with ##"),
        ("## A\n\n:::{sitting}\nWhy?\n:::", 2, "The sitting has no time: write a whole number"),
        ("## A\n\n:::{sitting}\n:minutes: soon\nWhy?\n:::", 2, "The sitting has “soon” minutes"),
        ("## A\n\n:::{sitting}\n:minutes: 0\nWhy?\n:::", 2, "The sitting has “0” minutes"),
        ("## A\n\n:::{sitting}\n:minutes: 4\nWhy?\n:::", 2, "take 4 minutes, and `minutes` says 5"),
        # predictions
        (f"{PREDICTION}\n\n:::{{reveal}} lime\nx\n:::", 5, 'shows Prediction("02/lime"): did you mean line?'),
        (f":::{{reveal}} line\nx\n:::\n\n{PREDICTION}", 0, "stands below what it opens"),
        (f"{REVEALED}", 0, 'No cell of this page shows Prediction("02/line")'),
        (f"{REVEALED}\n\n{PREDICTION}", 0, "stands below what it opens"),
        (":::{reveal}\nx\n:::", 0, "{reveal} needs a prediction's id"),
        (":::{need}\nx\n:::", 0, "{need} needs a title"),
        # exercises
        (
            ":::{exercise} relus\n:::",
            0,
            "exercises/solutions/02_a.md has no exercise relus: did you mean relu?",
        ),
        (":::{exercise} relu\n:::\n\n:::{exercise} relu\n:::", 3, "relu is shown on this page twice"),
        (":::{exercise}\n:::", 0, "{exercise} needs an exercise's name"),
        # terms, and what belongs elsewhere
        ("Words and\n{term}`biass`.", 1, "The glossary has no term “biass”: the book knows none."),
        (":::{glossary}\na\n  b\n:::", 0, "{glossary} belongs on glossary.md alone"),
        (":::{progress-panel}\n:::", 0, "{progress-panel} belongs on how_to_use_this_book.md alone"),
        # headings
        ("## Two\n\n# One", 2, "“One” is a second title"),
        ("### Three", 0, "skips a level of headings: write it with ##."),
        (":::{note}\n## Two\n:::", 1, "A heading stands inside {note}"),
    ],
)
def test_mistake_is_found_on_its_line(book, text, below, words):
    found = problems_of(book, text)
    assert [line for line, sentence in found if words in sentence] == [below], found


@pytest.mark.parametrize("text", ["(there)=\n## Words", "$$\nx\n$$ (sum)"])
def test_label_of_an_earlier_page_is_a_duplicate(book, text):
    write(book, "chapters/02_a.md", HEADER + text)
    (problem,) = problems(book)
    assert problem.page == "chapters/03_b.md"
    assert f"stands at chapters/02_a.md:{FIRST} already" in problem.sentence


GLOSSARY = """\
:::{glossary}
bias
  The number that is added.

sum
weighted sum
  See {term}`Bias`.

  $z$
:::
"""


@pytest.fixture
def glossary(book):
    """A function that writes the glossary, with `new` in place of `old`; its text begins on line FIRST."""

    def change(old="", new=""):
        write(book, "glossary.md", HEADER + GLOSSARY.replace(old, new, 1))

    write(book, "_toc.yml", f"{TOC}- file: glossary\n")
    change()
    return change


def test_terms_are_those_of_the_glossary(book, glossary):
    assert problems_of(book, "{term}`bias`, {term}`Weighted sum`, {term}`the sum <sum>`") == []
    assert problems_of(book, "{term}`biass`") == [
        (0, "The glossary has no term “biass”: did you mean “bias”?")
    ]


@pytest.mark.parametrize(
    ("old", "new", "below", "words"),
    [
        ("bias", "weighted sum", 5, f"“weighted sum” stands at glossary.md:{FIRST + 1} already"),
        ("  The number that is added.\n", "", 1, "The term has no definition"),
        ("{term}`Bias`", "{term}`x`", 6, "The glossary has no term “x”"),
        ("$z$", "$\\nonsense$", 8, "cannot read the formula"),
    ],
)
def test_mistakes_in_the_glossary(book, glossary, old, new, below, words):
    glossary(old, new)
    found = [(problem.page, problem.line - FIRST) for problem in problems(book) if words in problem.sentence]
    assert found == [("glossary.md", below)], problems(book)


def test_a_page_of_solutions_is_checked_too(book):
    write(book, "exercises/solutions/02_a.md", SOLUTIONS.replace("exercise: relu,", "exercise: relus,"))
    [problem] = problems(book, "exercises/solutions/02_a.md")
    assert "has no relus: did you mean relu?" in problem.sentence
    write(book, "exercises/solutions/02_a.md", SOLUTIONS.replace("From −1", "{bad}`x`"))
    assert [
        "Unknown role {bad}" in one.sentence for one in problems(book, "exercises/solutions/02_a.md")
    ] == [True]


@pytest.mark.parametrize(("old", "new"), [("core: true", "core: maybe"), ("minutes: 5", "minutes: [")])
def test_a_mistake_in_the_solutions_is_not_called_a_missing_exercise(book, old, new):
    write(book, "exercises/solutions/02_a.md", SOLUTIONS.replace(old, new))
    write(book, "chapters/02_a.md", f"{HEADER}:::{{exercise}} relu\n:::\n")
    found = problems(book, *read_book(book).pages, "exercises/solutions/02_a.md")
    assert {problem.page for problem in found} == {"exercises/solutions/02_a.md"}


def test_a_module_of_exercises_that_fails_is_named_once(book, monkeypatch):
    monkeypatch.setattr(dl101.exercises, "MODULES", ("neuron", "neurons"))
    [problem] = problems(book, "chapters/02_a.md", "exercises/solutions/02_a.md")
    assert problem.page == "dl101/exercises/__init__.py"


def test_a_chapter_without_a_page_of_solutions_can_show_no_exercise(book):
    write(book, "chapters/03_b.md", f"{HEADER}:::{{exercise}} relu\n:::\n")
    [problem] = problems(book)
    assert problem.page == "chapters/03_b.md"
    assert "write the exercises of this chapter in exercises/solutions/03_b.md" in problem.sentence


def test_all_problems_are_listed_not_the_first_alone(book):
    text = "{bad}`x`\n\n![](gone.svg)\n\n```\nx\n```\n"
    assert [line for line, _ in problems_of(book, text)] == [0, 2, 2, 4]


# Front matter ---


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        (HEADER, "# Title\n", 1, "The front matter is missing"),
        ("    format_name: myst\n", "", 1, "The jupytext header is missing"),
        ("format_name: myst", "format_name: light", 1, "The jupytext header is missing"),
        ("  name: python3\n", "", 1, "names no kernel"),
        ("    description: A sample.\n", "", 1, "no description"),
        ("minutes: 5", "minutes: soon", 1, "how long it takes"),
        ("minutes: 5\n", "", 1, "how long it takes"),
        ("minutes: 5\n---\n", "minutes: 5\n", 1, "never closed"),
        ("minutes: 5", "minutes: [5", 14, "This is not YAML"),
        ("description: A sample.", "description: Not: this.", 12, "This is not YAML"),
        ("minutes: 5", "minutes: !!int ''", 2, "This is not YAML"),
        ("# Title", "Words", 15, "no title"),
    ],
)
def test_front_matter(book, old, new, line, words):
    write(book, "chapters/02_a.md", HEADER.replace(old, new))
    found = problems(book)
    assert [problem.line for problem in found if words in problem.sentence] == [line], found


def test_landing_page_needs_no_minutes(book):
    write(book, "index.md", HEADER.replace("minutes: 5\n", ""))
    assert problems(book) == []


# Files, settings, table of contents ---


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("_toc.yml", TOC + "- file: chapters/04_c\n", 6, "There is no page chapters/04_c.md"),
        ("_toc.yml", TOC + "- file: chapters/03_b\n", 6, "stands here twice"),
        ("_toc.yml", "root: index\nchapters: [\n", 3, "This is not YAML"),
        ("_toc.yml", "", 1, "names no root page"),
        ("_toc.yml", "root: index\nchapters: *a\n", 2, "This is not YAML"),
        ("_config.yml", "title: a: b\n", 1, "This is not YAML"),
        ("_config.yml", "- title\n", 1, "not a list of `name: value` lines"),
        ("_config.yml", b"title: \xff\n", 1, "not UTF-8"),
        ("chapters/02_a.md", HEADER.encode() + b"caf\xe9", FIRST, "not UTF-8"),
        ("chapters/02_a.md", "", 1, "The front matter is missing"),
        ("chapters/09_new.md", HEADER, 1, "_toc.yml does not name this page"),
    ],
)
def test_files_and_settings(book, name, text, line, words):
    write(book, name, text)
    found = problems(book)
    assert [(problem.page, problem.line) for problem in found if words in problem.sentence] == [(name, line)]


def test_yaml_that_holds_itself_ends(book):
    write(book, "_toc.yml", "root: index\nchapters: &a\n- file: chapters/02_a\n- file: chapters/03_b\n- *a\n")
    assert problems(book) == []


# The command ---


def run(*arguments, book):
    tool = [sys.executable, str(ROOT / "tools/check_sources.py"), "--book", str(book)]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [*tool, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


@pytest.mark.slow
def test_command_says_what_it_read(book):
    done = run(book=book)
    assert (done.returncode, done.stdout, done.stderr) == (0, "4 pages read, no problem found.\n", "")


@pytest.mark.slow
def test_command_prints_one_line_a_problem_and_fails(book):
    write(book, "chapters/02_a.md", HEADER + "{bad}`x`\n\n```\nx\n```\n")
    done = run(book=book)
    assert done.returncode == 1
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert all(re.fullmatch(r"chapters/02_a\.md:\d+: [A-Z].*[.?]", line) for line in lines), lines


@pytest.mark.slow
def test_command_reads_the_named_pages_alone(book):
    write(book, "chapters/02_a.md", HEADER + "{bad}`x`\n")
    assert run(book / "chapters/03_b.md", book=book).stdout == "1 page read, no problem found.\n"
    assert run(book / "chapters/02_a.md", book=book).returncode == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", ["nowhere.md", "chapters", "x" * 5000])
def test_a_path_that_is_no_file_gets_a_sentence(book, name):
    done = run(book / name, book=book)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "There is no such file" in done.stdout


@pytest.mark.slow
def test_a_folder_without_a_book_gets_a_sentence(tmp_path):
    done = run(book=tmp_path / "nowhere")
    assert done.returncode == 1
    assert done.stderr == ""
    assert "_config.yml:1: This file cannot be read" in done.stdout


def test_the_books_own_sources_have_no_problems():
    assert problems(ROOT) == []


def test_syntax_that_is_switched_on_is_the_books():
    """The tools parse with a list of their own, so that they need not load Jupyter Book."""
    config, _ = get_final_config(user_yaml=ROOT / "_config.yml", cli_config={"latex_individualpages": False})
    assert set(config["myst_enable_extensions"]) == EXTENSIONS
    assert config["myst_heading_anchors"] == HEADING_ANCHORS


# Any text ---

MARKS = st.sampled_from(
    [
        *"`:{}[]()$|<>*_-#=%~+^\\\n\n\n &!'\"",
        *(":::{note}\n", "```{math}\n", "```{code-cell} ipython3\n", "{ref}`", "* - ", "$$", "---\n", "]("),
        *(
            ":::{glossary}\n",
            ":::{sitting}\n:minutes: ",
            ":::{reveal} a\n",
            ":::{exercise} a\n:::\n",
            "{term}`",
        ),
        *(":tags: [after-a]\n", ":dl101: {exercise: ", "## ", "# answer\n", 'Prediction("02/a")\n'),
        *("<img ", ":name: ", "[^a]", "\\frac{", "(label)=\n", "../", "%00"),
    ]
)
TEXTS = st.lists(MARKS | st.text(max_size=4), max_size=40).map("".join)


@pytest.fixture(scope="module")
def any_book(tmp_path_factory):
    root = tmp_path_factory.mktemp("book")
    write(root, "_config.yml", "title: Sample\n")
    write(root, "_toc.yml", "root: index\n")
    return root


@settings(deadline=None)
@example(body=":::{glossary}\n\x85`", header="")  # a sign that Python, but no editor, takes for a new line
@given(body=TEXTS, header=st.sampled_from(["", HEADER]))
def test_any_page_gets_sentences(any_book, body, header):
    write(any_book, "index.md", header + body)
    last_line = (header + body).count("\n") + body.count("\r") + 1
    for problem in problems(any_book):
        assert 1 <= problem.line <= last_line, problem
        assert "\n" not in str(problem)


@settings(deadline=None)
@example(body=":::{glossary}\n\x1e0")
@given(body=TEXTS)
def test_any_page_of_solutions_gets_sentences(any_book, body):
    name = "exercises/solutions/02_a.md"
    write(any_book, name, HEADER + body)
    for problem in problems(any_book, name):
        assert 1 <= problem.line <= (HEADER + body).count("\n") + body.count("\r") + 1, problem
    (any_book / name).unlink()


@settings(deadline=None)
@given(front_matter=TEXTS)
def test_any_front_matter_gets_sentences(any_book, front_matter):
    write(any_book, "index.md", f"---\n{front_matter}\n---\n# Title\n")
    problems(any_book)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_get_sentences(tmp_path_factory, any_book, data):
    shutil.copytree(any_book, root := tmp_path_factory.mktemp("bytes"), dirs_exist_ok=True)
    for name in ("_config.yml", "_toc.yml", "index.md"):
        write(root, name, data)
        problems(root)
