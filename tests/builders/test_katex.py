"""Formulas are set while the book is built: HTML to see, MathML to hear, an error if unreadable."""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx.application import Sphinx
from sphinx.errors import SphinxWarning
from sphinx.util.docutils import docutils_namespace, patch_docutils

from dl101.sphinx import katex

STYLES = Path(katex.__file__).parent / "theme" / "static" / "katex"


# The renderer


def mathml(markup: str) -> str:
    """The MathML in KaTeX's markup; the search fails if there is none."""
    return re.search(r"<math.*</math>", markup, re.DOTALL).group()


@pytest.mark.parametrize(
    ("source", "display", "piece"),
    [
        (r"a = f(z)", False, "<mi>f</mi>"),
        (r"\mathbf{w} \cdot \mathbf{x}", False, '<mi mathvariant="bold">w</mi>'),
        (r"1 \text{ if } z > 0", False, "<mtext>\N{NO-BREAK SPACE}if\N{NO-BREAK SPACE}</mtext>"),
        (r"z = \sum_{i=1}^{n} w_i x_i + b", True, "<munderover>"),
        (r"\begin{aligned} z &= 2 \cdot 3 \\ &= 6 \end{aligned}", True, "<mtable"),
        (r"\begin{align} z &= 2 \cdot 3 \\ &= 6 \end{align}", True, "<mtable"),
        (r"\frac{\partial L}{\partial w}", True, "<mfrac>"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", False, "<mtable"),
        ("z > −b", False, "<mo>−</mo>"),
    ],
)
def test_a_formula_is_set_for_eyes_and_for_ears(source, display, piece):
    markup = katex.render(source, display)
    assert piece in mathml(markup)
    assert '<span class="katex-html" aria-hidden="true">' in markup
    assert ("katex-display" in markup) == display
    ElementTree.fromstring(markup)  # well formed: it may stand in any page


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"a \foo b", r"Undefined control sequence: \foo, at character 3"),
        (r"\frac{1}", "at its end"),
        (r"a + b}", "at character 6, “}”"),
        (r"\begin{align} a \foo \end{align}", r"at character 17, “\foo"),
        ("x é", "used in math mode"),
        (r"\text{a → b}", "Unrecognized Unicode character"),
        (r"a \\ b", "does nothing in display mode"),
        ("a\n\nb", "blank line"),
        ("  ", "empty"),
        (r"\href{https://example.org}{a}", r"\href is not allowed"),
        (r"\includegraphics{https://example.org/a.png}", r"\includegraphics is not allowed"),
        (r"\def\a{\a\a}\a", "infinite loop"),
        ("x % y", "comment"),
    ],
)
def test_an_unreadable_formula_gets_a_sentence(source, words):
    with pytest.raises(katex.FormulaError) as caught:
        katex.render(source, display=True)
    message = str(caught.value)
    assert words in message
    assert f"“{' '.join(source.split())}”" in message
    assert "\n" not in message


def test_one_formula_leaves_nothing_behind_for_the_next():
    katex.render(r"\gdef\mine{x} \mine", display=False)
    with pytest.raises(katex.FormulaError):
        katex.render(r"\mine + 1", display=False)
    with pytest.raises(katex.FormulaError):
        katex.render(r"\text{→}", display=False)
    katex.render("y + 1", display=False)


def test_a_formula_is_set_once():
    assert katex.set_formula("q + 1", False) is katex.set_formula("q + 1", False)


def test_rows_get_no_numbers_of_their_own():
    assert "eqn-num" not in katex.render(r"\begin{align} a &= b \\ c &= d \end{align}", display=True)


@settings(deadline=None)
@given(st.text(max_size=30), st.booleans())
def test_whatever_is_written_is_set_or_refused(source, display):
    try:
        markup = katex.render(source, display)
    except katex.FormulaError:
        return
    assert "<math" in markup
    assert "katex-error" not in markup


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (r"\mathbf{w} \cdot \mathbf{x} + b", "w⋅x+b"),
        (r"\sigma(z)", "σ(z)"),
        (r"\max(0, z)", "max(0,z)"),
        (r"x^2", "x^2"),
        (r"\frac{a}{b}", r"\frac{a}{b}"),
        (r"a < b", "a<b"),
    ],
)
def test_plain_text_of_a_formula(source, plain):
    assert katex.plain_text(source) == plain


def test_a_short_formula_stays_whole_and_a_longer_one_breaks_after_its_relations():
    def breaks(source):
        return katex.set_formula(source, False).html.count("<wbr>")

    assert breaks(r"2 (\hat y - y) = 2 \cdot 1") == 0
    assert katex.set_formula("a = b", False, short=0).html.count("<wbr>") == 1  # as in a narrow table
    assert breaks(r"\hat y = v_1 h_1 + v_2 h_2 + b") == 1
    assert breaks(r"1 \cdot 1 + 1 \cdot 2 + 0 = 3") == 2 + 2 + 1  # its parts, in a run of its own
    assert breaks("a = " + "+".join("x" * 20)) == 1 + 19  # too wide for a phone even so …
    assert katex.render("a = " + "+".join("x" * 20), False).count('class="run"') == 1  # … and else together
    assert "<wbr>" not in katex.set_formula("a = " + "+".join("x" * 20), True).html


def test_width_tells_short_from_wide():
    def width(source, display=True):
        return katex.set_formula(source, display).width

    assert width("x") == pytest.approx(0.57, abs=0.01)  # the letter's width in KaTeX's font
    assert width("xxxx") == pytest.approx(4 * width("x"), rel=0.1)
    assert width(r"\frac{xxxx}{x}") < 1.2 * width("xxxx") + 0.3
    assert width(r"\text{fires if and only if it is open}") > 13
    assert width("+".join("x" * 20)) > 20
    assert width("+".join("x" * 20), display=False) < 2  # breaks at each +


def test_python_ends_after_a_formula_was_set():
    subprocess.run(
        [sys.executable, "-c", "from dl101.sphinx.katex import render; render('x', False)"],
        check=True,
        timeout=60,
    )


# What lies beside it


def test_styles_and_script_are_of_one_version():
    styles = (STYLES / "katex.css").read_text(encoding="utf-8")
    stated = re.search(r'katex-version:+after\{content:"([\d.]+)"', styles).group(1)
    assert stated == katex.version(), (
        "run tools/vendor_katex.py with the version that sphinxcontrib-katex ships"
    )


def test_styles_name_the_fonts_that_are_there_and_nothing_else():
    styles = (STYLES / "katex.css").read_text(encoding="utf-8")
    assert set(re.findall(r"url\(([^)]*)\)", styles)) == {
        f"fonts/{font.name}" for font in (STYLES / "fonts").iterdir()
    }
    assert {font.suffix for font in (STYLES / "fonts").iterdir()} == {".woff2"}
    assert "MIT" in (STYLES / "LICENSE").read_text(encoding="utf-8")


# The pages


PAGE = r"""
# The unit $\mathbf{w} \cdot \mathbf{x}$

Inline $a = f(z)$, see {eq}`weighted` and {eq}`second`.

```{math}
:label: weighted

z = \sum_{i=1}^{n} w_i x_i + b
```

$$
\begin{aligned}
z &= w_1 x_1 + w_2 x_2 + w_3 x_3 + w_4 x_4 + w_5 x_5 + b \\
  &= 0
\end{aligned}
$$ (second)

\begin{align*}
a &= b
\end{align*}

## The power $x^2$ of a bias $\beta$

:::{admonition} Title with $w_1$
Body.
:::

| weight | bias  |
|--------|-------|
| $w_2$  | $b_2$ |

:::{figure} dot.svg
:alt: A dot
Caption with $w_3$.
:::

```{toctree}
plain
greek
```
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1"/></svg>'


def build(folder: Path, pages: dict[str, str], warnings_are_errors: bool = True) -> Path:
    """Build pages; return the folder of the HTML."""
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    with patch_docutils(str(folder)), docutils_namespace():
        app = Sphinx(
            srcdir=folder,
            confdir=None,
            outdir=folder / "html",
            doctreedir=folder / "doctrees",
            buildername="html",
            confoverrides={
                "extensions": ["myst_parser", "dl101.sphinx.katex_math"],
                "myst_enable_extensions": ["dollarmath", "amsmath", "colon_fence"],
                "html_theme": "basic",
            },
            status=None,
            warning=StringIO(),
            warningiserror=warnings_are_errors,
        )
        app.build()
    return folder / "html"


@pytest.fixture(scope="module")
def html(tmp_path_factory):
    folder = tmp_path_factory.mktemp("maths")
    pages = {
        "index.md": PAGE,
        "plain.md": "# Plain\n\nNo formula, but a word on KaTeX.\n",
        "greek.md": "# About $\\alpha$\n",
        "dot.svg": DOT,
    }
    return build(folder, pages)


@pytest.fixture(scope="module")
def index(html):
    return (html / "index.html").read_text(encoding="utf-8")


def test_no_page_has_mathjax_or_a_script_for_formulas(html):
    for page in html.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "mathjax" not in text.lower()
        assert not re.search(r"<script[^>]*katex", text)


def test_only_pages_with_formulas_load_the_styles(html):
    loading = {page.name for page in html.glob("*.html") if "katex.css" in page.read_text(encoding="utf-8")}
    assert loading == {"index.html", "greek.html"}
    assert (html / "_static" / "katex" / "katex.css").exists()
    assert (html / "_static" / "katex" / "fonts" / "KaTeX_Main-Regular.woff2").exists()


def test_labeled_formulas_are_numbered_and_found(index):
    for label, number in (("weighted", 1), ("second", 2)):
        assert f'id="equation-{label}"' in index
        assert re.search(rf'href="#equation-{label}"[^>]*>\({number}\)</a>', index)
        assert f'<span class="eqno">({number})<a class="headerlink" href="#equation-{label}"' in index


@pytest.mark.parametrize(
    "around",
    [
        r"<h1>The unit {}",
        r"<h2>The power {}",
        r'<p class="admonition-title">Title with {}',
        r"<td><p>{}",
        r'<span class="caption-text">Caption with {}',
    ],
)
def test_formulas_stand_in_headings_tables_and_captions(index, around):
    kept = around.format('<span class="math inline kept"><span class="katex">')  # a mark follows
    assert around.format('<span class="math inline"><span class="katex">') in index or kept in index


def test_titles_and_menus_carry_no_markup(html, index):
    assert re.search(r"<title>The unit w⋅x\b", index)
    assert "<title>About α" in (html / "greek.html").read_text(encoding="utf-8")
    assert 'title="About α"' in (html / "plain.html").read_text(encoding="utf-8")  # next page
    assert '<a class="reference internal" href="greek.html">About α</a>' in index
    assert 'href="#the-power-x-2-of-a-bias-beta">The power x^2 of a bias β</a>' in index


def test_the_keyboard_reaches_what_may_scroll(index):
    formulas = re.findall(r'<span[^>]*class="formula"[^>]*>', index)
    assert [('tabindex="0"' in tag and 'role="group"' in tag) for tag in formulas] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# A page\n\nGood $x$.\n\nBad $a \\foo b$.\n", 5),
        ("# A page\n\nText.\n\n$$\na \\foo b\n$$\n", 5),
        ("# A page\n\n```{math}\na \\foo b\n```\n", 3),
        ("# A page\n\n:::{note}\nText.\n\nBad $a \\foo b$.\n:::\n", 6),
        ("# A page\n\n| a |\n|---|\n| $a \\foo b$ |\n", 5),
        ("# A page with $a \\foo b$\n", 1),
    ],
)
def test_an_unreadable_formula_stops_the_build_with_its_place(tmp_path, text, line):
    with pytest.raises(SphinxWarning) as caught:
        build(tmp_path, {"index.md": text})
    message = str(caught.value)
    assert f"index.md:{line}:" in message
    assert "KaTeX cannot read the formula “a \\foo b”" in message


def test_an_unreadable_formula_stands_as_code_where_warnings_are_let_pass(tmp_path):
    html = build(tmp_path, {"index.md": "# A page\n\nBad $a < \\foo$.\n"}, warnings_are_errors=False)
    assert r"<code>a &lt; \foo</code>" in (html / "index.html").read_text(encoding="utf-8")


def test_a_formula_keeps_the_mark_that_follows_it(tmp_path):
    text = "# Title\n\nWhat is $z$? With $\\hat y = v_1 h_1 + v_2 h_2 + b$, and $b$ *too*.\n"
    page = (build(tmp_path, {"index.md": text}) / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<span class="math inline kept">(?:(?!</p>).)*?</span>\?</span> With', page)
    kept = re.findall(r'<span class="math inline kept">(.*?)</span>[?,]</span>', page, re.DOTALL)
    breaks = [formula.count('<wbr><span class="base">') for formula in kept]
    assert breaks == [0, 1]  # a line may end after =
    assert "</span></span> <em>too</em>." in page
