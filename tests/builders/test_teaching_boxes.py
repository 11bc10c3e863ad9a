"""Boxes of a chapter as pages show them: sittings, needs, stops, reveals, exercises. Each test builds a tiny book."""

import json
import re
import zipfile
from io import StringIO
from textwrap import dedent
from types import SimpleNamespace

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from dl101.sphinx import closed_boxes, reveals
from dl101.sphinx.closed_boxes import closed_box
from tests.builders.sample import SOLUTIONS

NAME = "02_one"


@pytest.fixture
def build(tmp_path):
    """A function that builds a chapter from its text: its HTML, what Sphinx warned of, the book's settings."""
    (tmp_path / "chapters").mkdir()
    (tmp_path / "exercises/solutions").mkdir(parents=True)
    (tmp_path / f"exercises/solutions/{NAME}.md").write_text(SOLUTIONS, encoding="utf-8")
    (tmp_path / f"exercises/{NAME}.ipynb").write_text("{}", encoding="utf-8")
    (tmp_path / "index.md").write_text(
        f"# Start\n\n```{{toctree}}\n:hidden:\nchapters/{NAME}\n```\n", encoding="utf-8"
    )

    def run(text, **settings):
        (tmp_path / f"chapters/{NAME}.md").write_text(f"# One\n\n{text}\n", encoding="utf-8")
        base = {
            "extensions": ["myst_parser", "dl101.sphinx.theme"],
            "html_theme": "dl101",
            "html_title": "A book",
            "exclude_patterns": ["exercises/**"],
            "myst_enable_extensions": ["colon_fence"],
        }
        warnings = StringIO()
        out, trees = tmp_path / "out", tmp_path / "trees"
        with patch_docutils(), docutils_namespace():
            app = Sphinx(tmp_path, None, out, trees, "html", base | settings, status=None, warning=warnings)
            app.build()
        html = (out / f"chapters/{NAME}.html").read_text("utf-8")
        html = re.search(r"<article>(.*)</article>", html, re.DOTALL)[1]
        return SimpleNamespace(html=html, warnings=warnings.getvalue(), out=out, env=app.env)

    return run


@pytest.fixture
def package(tmp_path):
    """The smallest package, in the folder of the tiny book."""
    settings = """
        project = {readme = "index.md", license-files = []}
        tool.setuptools.package-data.dl101 = []
    """
    (tmp_path / "pyproject.toml").write_text(dedent(settings), encoding="utf-8")
    (tmp_path / "dl101").mkdir()
    (tmp_path / "dl101/__init__.py").touch()


def test_a_need_says_what_is_needed(build):
    html = build(":::{need} Powers of *e*\nThree minutes.\n:::").html
    title = '<p class="need-title"><span class="box-word">You need:</span> Powers of <em>e</em></p>'
    assert f'<div class="need">\n{title}\n<p>Three minutes.</p>\n</div>' in html


def test_sittings_are_counted_in_their_order(build):
    sitting = ":::{{sitting}}\n:minutes: {}\nWhat is *{}*?\n:::"
    html = build(f"## A\n\n{sitting.format(25, 'a')}\n\n## B\n\n{sitting.format(10, 'b')}").html
    assert re.findall(r'<p class="sitting-title">(.*?)</p>\n<p>(.*?)</p>', html) == [
        ("Sitting 1 of 2 · about 25 minutes", "What is <em>a</em>?"),
        ("Sitting 2 of 2 · about 10 minutes", "What is <em>b</em>?"),
    ]


def test_a_stop_has_a_title_of_its_own(build):
    html = build(":::{stop}\nYou know one thing.\n:::").html
    assert (
        '<div class="stop">\n<p class="stop-title"><span class="box-word">A good place to stop</span></p>'
        in html
    )


def test_a_reveal_is_a_closed_box_that_names_its_prediction(build):
    html = build(":::{reveal} bias-line\nIt slides.\n:::").html
    assert '<details class="closed-box reveal" data-until="prediction/02/bias-line">' in html
    word = '<span class="box-word" data-locked="Opens after your prediction">After your prediction</span>'
    assert f"<summary>{word} </summary>" in html
    assert "bias-line</summary>" not in html


def test_the_output_of_a_tagged_cell_is_put_into_a_box_and_no_other():
    def cell(*tags):
        parts = [nodes.container(classes=[f"cell_{part}"]) for part in ("input", "output")]
        return nodes.container("", *parts, classes=["cell", *(f"tag_{tag}" for tag in tags)])

    page = nodes.container("", cell("after-bias-line"), cell("remove-input"), cell())
    app = SimpleNamespace(env=SimpleNamespace(docname="chapters/02_a"))
    reveals.box_outputs(app, page)
    [box] = page.findall(closed_box)
    assert (box["kind"], box["until"]) == ("revealed-output", "prediction/02/bias-line")
    assert box.parent is page.children[0]
    assert [part["classes"] for part in box.children[1:]] == [["cell_output"]]


def test_the_code_of_a_tagged_cell_is_put_into_a_box_and_no_other():
    def cell(**options):
        parts = [nodes.container(classes=[f"cell_{part}"]) for part in ("input", "output")]
        return nodes.container("", *parts, classes=["cell"], **options)

    page = nodes.container("", cell(hide_mode="input"), cell())
    closed_boxes.box_code(None, page)
    [box] = page.findall(closed_box)
    assert box["kind"] == "code"
    assert box.parent.children[0] is box, "above the output"
    assert [part["classes"] for part in box.children[1:]] == [["cell_input"]]
    assert "hide_mode" not in page.children[0], "MyST-NB would put it into a second box"


def cards(html):
    return re.findall(
        r'<(?:div|details) class="(?:closed-box )?exercise".*?</ul></div>\n</div>', html, re.DOTALL
    )


def test_a_card_shows_the_exercise_and_the_way_to_its_notebook(build):
    built = build("## Your turn\n\n:::{exercise} relu\n:::")
    assert built.warnings == ""
    [card] = cards(built.html)
    assert card.startswith('<div class="exercise" id="exercise-relu" data-key="exercise/neuron/relu">')
    assert "<h3>ReLU</h3>" in card, "one level below the heading above"
    assert '<span class="badge badge-core">core</span>' in card
    assert "<strong>positive</strong>" in card, "the statement is Markdown"
    code = re.sub(r"<[^>]+>", "", re.search(r"<pre>(.*?)</pre>", card, re.DOTALL)[1])
    assert code.strip() == "def relu(z):\n    ..."
    assert "max(0, z)" not in built.html, "our answer is not on the page"
    assert re.search(r'href="\.\./_static/notebooks/02_one\.ipynb"[^>]* download>Notebook</a>', card)
    assert "<code>exercises/02_one.ipynb</code>" in card
    assert "Open in Colab" not in card, "no repository is known"
    assert "dl101.zip" not in card, "this book has no package"
    assert json.loads((built.out / "_static/notebooks/02_one.ipynb").read_text("utf-8")) == {}


def test_a_card_of_an_exercise_with_a_mistake_says_the_mistake(build, tmp_path):
    path = tmp_path / f"exercises/solutions/{NAME}.md"
    path.write_text(SOLUTIONS.replace("core: true", "core: maybe"), encoding="utf-8")
    warnings = build(":::{exercise} relu\n:::\n\n:::{exercise} relus\n:::").warnings
    line = SOLUTIONS.split("dl101: {exercise: relu")[0].count("\n")  # where the cell begins, inside its fence
    assert f"exercises/solutions/{NAME}.md:{line}: `core` of relu is `maybe`" in warnings
    assert f"exercises/solutions/{NAME}.md has no exercise relus: correct the name." in warnings


def test_a_card_for_more_practice_is_closed_and_its_head_opens_it(build):
    built = build("## Your turn\n\n:::{exercise} relu\n:::\n\n:::{exercise} tanh\n:::")
    assert built.warnings == ""
    card = cards(built.html)[1]
    assert card.startswith(
        '<details class="closed-box exercise" id="exercise-tanh" data-key="exercise/neuron/tanh">\n<summary '
    )
    summary = re.search(r"<summary[^>]*>(.*?)</summary>\n<div class=\"box-body\">", card, re.DOTALL)[1]
    assert "<h3>Tanh</h3>" in summary
    assert '<span class="badge badge-more">more practice</span>' in summary
    assert 'class="exercise-state" hidden' in summary
    assert set(re.findall(r"<(\w+)", summary)) == {"span", "h3"}, "HTML allows no blocks in a summary"
    assert f"{card}\n</details>" in built.html


def test_a_card_leads_to_the_page_that_says_how(build, tmp_path):
    card = ":::{exercise} relu\n:::"
    assert "How to open it" not in build(card).html, "the book has no such page"
    guide = tmp_path / "how_to_use_this_book.md"
    guide.write_text(
        "---\norphan: true\n---\n\n# How to\n\n## Where to solve the exercises\n", encoding="utf-8"
    )
    address = "../how_to_use_this_book.html#where-to-solve-the-exercises"
    built = build(f"{card}\n\nAnew.")
    assert f'<a href="{address}">How to open it</a></p>' in built.html
    assert 'id="where-to-solve-the-exercises"' in (built.out / "how_to_use_this_book.html").read_text("utf-8")


def test_the_package_lies_beside_the_notebooks_and_both_are_listed(build, package):
    built = build(":::{exercise} relu\n:::\n\n:::{exercise-files}\n:::")
    assert built.warnings == ""
    [card] = cards(built.html)
    assert re.search(r'href="\.\./_static/notebooks/dl101\.zip"[^>]* download>Package dl101</a>', card)
    listed = re.search(r'<ul class="exercise-files">(.*?)</ul>', built.html, re.DOTALL)[1]
    notebook, archive = re.findall(r"<li><p>(.*?)</p></li>", listed)
    assert re.sub(r"<[^>]+>", "", notebook) == "Chapter 2, One: 02_one.ipynb"
    assert re.sub(r"<[^>]+>", "", archive).startswith("For every chapter: dl101.zip")
    assert "nothing has to be downloaded" not in built.html, "no service is known"
    for address in re.findall(r'href="([^"]*_static[^"]*)"', card + listed):
        assert (built.out / "chapters" / address).is_file(), address
    with zipfile.ZipFile(built.out / "_static/notebooks/dl101.zip") as archive:
        assert "dl101-package/dl101/__init__.py" in archive.namelist()


def test_the_list_of_files_names_services_first_where_they_are_known(build):
    repository = {"repository_url": "https://github.com/someone/book"}
    html = build(":::{exercise-files}\n:::", html_theme_options=repository).html
    listed = html.split('<ul class="exercise-files">')[1]
    assert "nothing has to be downloaded" in listed
    words = re.findall(r"<a[^>]*>(.*?)</a>", listed)
    assert words == ["Open in Colab", "Open in Binder", "02_one.ipynb"]


def test_a_known_repository_brings_the_services_that_run_notebooks(build):
    html = build(
        ":::{exercise} relu\n:::", html_theme_options={"repository_url": "https://github.com/someone/book"}
    ).html
    notebook = "exercises/02_one.ipynb"
    assert (
        f'href="https://colab.research.google.com/github/someone/book/blob/main/{notebook}">Open in Colab'
        in html
    )
    assert ">Open in Binder</a>" in html


@pytest.mark.parametrize(
    ("name", "words"),
    [("relus", "has no exercise relus: correct the name."), ("", "1 argument(s) required")],
)
def test_an_unknown_exercise_is_a_warning_that_says_what_to_do(build, name, words):
    assert words in build(f":::{{exercise}} {name}\n:::").warnings


def test_a_changed_statement_shows_without_a_change_of_the_chapter(build, tmp_path):
    assert "<strong>positive</strong>" in build(":::{exercise} relu\n:::").html
    solutions = tmp_path / f"exercises/solutions/{NAME}.md"
    solutions.write_text(SOLUTIONS.replace("**positive**", "**above 0**"), encoding="utf-8")
    assert "<strong>above 0</strong>" in build(":::{exercise} relu\n:::").html


def test_an_exercise_belongs_to_the_chapters_progress(build):
    env = build(":::{exercise} relu\n:::").env
    [card] = [
        node for node in env.get_doctree(f"chapters/{NAME}").findall(nodes.Element) if "progress_key" in node
    ]
    assert card["progress_key"] == "exercise/neuron/relu"
