"""What the search looks through: the places of a page, formulas as plain text, and words that are still to come."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.errors import ExtensionError

from dl101.sphinx import katex
from dl101.sphinx.course_map import coming, link_announced
from dl101.sphinx.page_text import formula
from dl101.sphinx.search_places import places, words_of

PAGE = """
<main><nav class="turn">Next</nav><section id="one"><h1>One<a class="headerlink">#</a></h1>
<p>A page about {math}.</p><pre>np.allclose(a, b)</pre>
<noscript>Never seen.</noscript><details data-until="prediction/02/x"><p>The answer.</p></details>
<section id="two"><h2>Two</h2><p>Try this neuron.</p><div class="live" id="demo-1" data-demo="ForwardPass"></div>
<div class="exercise" id="exercise-relu"><h4>ReLU</h4><p>Keep what is positive.</p></div></section>
<dl class="simple glossary"><dt id="term-bias">bias</dt><dd><p>A number.</p></dd></dl></section></main>
"""
READ = {
    "z = w_1 x_1 + b": "z = w₁x₁ + b",
    r"\hat{y}": "ŷ",
    "x^2 + e^{-z}": "x² + e^(−z)",
    r"\frac{a}{b + c}": "a/(b + c)",
    r"\sum_{i=1}^n x_i": "∑ x_i",
    r"\sqrt{2}": "√(2)",
    r"d_\text{in}": "d_in",
    r"W^\top": "W^⊤",
}


@pytest.fixture
def page():
    math = katex.render("w_1", display=False)
    return {place[0]: place for place in places(PAGE.format(math=math))}


@pytest.mark.parametrize(("source", "text"), READ.items())
def test_a_formula_is_read_as_a_line_of_text(source, text):
    math = BeautifulSoup(katex.render(source, display=False), "html.parser").math
    assert " ".join(formula(math).split()) == text


def test_sections_terms_exercises_and_demos_are_places(page):
    kinds = {anchor: (kind, title) for anchor, kind, title, *_ in page.values()}
    assert kinds == {
        "one": ("section", "One"),
        "two": ("section", "Two"),
        "term-bias": ("term", "bias"),
        "exercise-relu": ("exercise", "ReLU"),
        "demo-1": ("demo", "Forward pass"),
    }


def test_each_text_belongs_to_one_place_and_code_gives_words_only(page):
    *_, words, text = page["one"]
    assert text == "A page about w₁."
    assert words == "page about w₁ np.allclose(a b"
    assert page["two"][-1] == "Try this neuron." == page["demo-1"][-1]
    assert page["exercise-relu"][-1] == "Keep what is positive."


def test_words_come_once_without_marks_and_without_the_smallest():
    assert words_of("The bias, the “Bias” – and a line.") == "bias line"


def course(tmp_path, text):
    (tmp_path / "coming.yml").write_text(text, encoding="utf-8")
    includes = {"index": ["chapters/02_one"]}
    titles = {"chapters/02_one": SimpleNamespace(astext=lambda: "One")}
    config = SimpleNamespace(root_doc="index")
    return SimpleNamespace(
        srcdir=tmp_path, toctree_includes=includes, titles=titles, config=config, metadata={}
    )


def test_chapters_to_come_are_read(tmp_path):
    env = course(tmp_path, "- {number: 6, title: Six, description: More., words: [dropout]}")
    assert [(chapter.number, chapter.words) for chapter in coming(env)] == [(6, ["dropout"])]
    assert coming(SimpleNamespace(srcdir=tmp_path / "elsewhere")) == []


def test_a_mention_of_a_chapter_to_come_leads_to_the_map(tmp_path):
    env = course(tmp_path, "- {number: 6, title: Six, description: More., words: []}")
    builder = SimpleNamespace(get_relative_uri=lambda _, to: f"../{to}.html")
    app = SimpleNamespace(env=env, builder=builder, config=env.config)
    doctree = nodes.paragraph("", "See chapter 2, and chapter 6 for more.")
    link_announced(app, doctree, "chapters/02_one")
    [link] = doctree.findall(nodes.reference)
    assert (link.astext(), link["refuri"]) == ("chapter 6", "../index.html#the-course")
    assert doctree.astext() == "See chapter 2, and chapter 6 for more."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {number: 6, title: Six}", "each entry needs number, title, description, words"),
        (
            "- {number: 2, title: One, description: Done., words: []}",
            "chapter 2 is written. Delete its entry.",
        ),
    ],
)
def test_what_is_wrong_with_the_list_is_said(tmp_path, text, message):
    with pytest.raises(ExtensionError, match=message):
        coming(course(tmp_path, text))
