"""Boxes of a chapter as pages show them: sittings, needs, stops, reveals, exercises. Each test builds a tiny book."""

import json
import re
from io import StringIO
from types import SimpleNamespace

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from dl101.sphinx import reveals
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


def test_a_card_shows_the_exercise_and_the_way_to_its_notebook(build):
    built = build("## Your turn\n\n:::{exercise} relu\n:::\n\n:::{exercise} tanh\n:::")
    assert built.warnings == ""
    cards = re.findall(r'<div class="exercise".*?</ul></div>\n</div>', built.html, re.DOTALL)
    assert len(cards) == 2
    assert 'id="exercise-relu" data-key="exercise/neuron/relu"' in cards[0]
    assert "<h3>ReLU</h3>" in cards[0], "one level below the heading above"
    assert '<p class="badge badge-core">core</p>' in cards[0]
    assert '<p class="badge badge-more">more practice</p>' in cards[1]
    assert "<strong>positive</strong>" in cards[0], "the statement is Markdown"
    code = re.sub(r"<[^>]+>", "", re.search(r"<pre>(.*?)</pre>", cards[0], re.DOTALL)[1])
    assert code.strip() == "def relu(z):\n    ..."
    assert "max(0, z)" not in built.html, "our answer is not on the page"
    assert '<a href="../_static/notebooks/02_one.ipynb" download>Download</a>' in cards[0]
    assert "Colab" not in cards[0], "no repository is known"
    assert json.loads((built.out / "_static/notebooks/02_one.ipynb").read_text("utf-8")) == {}


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
