"""Set formulas with KaTeX while the book is built: TeX in, HTML and MathML out, no script in the page.

KaTeX is JavaScript; mini-racer runs it inside Python, so that building the book needs no node.
Nothing here knows of Sphinx: the checks of sources use it too.
"""

import atexit
import importlib.util
import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

from py_mini_racer import MiniRacer

SUPPORTED = "https://katex.org/docs/supported.html"

# In em of the formula. A phone of 320 px has about 280 px for text, and an em of a formula is 20 px; one em is left for
# the error of the estimate.
WIDEST_THAT_FITS_EVERYWHERE = 13
SHORT = 7.2  # what is no wider stays on one line, with letters twice as large too
ALONE = 2.5  # what is narrower is no line of its own
PIECE = '<span class="base">'

# KaTeX numbers every row of these by itself; the book's numbers come from labels alone.
NUMBERED_ENVIRONMENT = re.compile(r"\\(begin|end)\{(align|alignat|equation|gather)\}")

MATHML = "{http://www.w3.org/1998/Math/MathML}"

# What may stand side by side in a line of plain text: no powers, fractions or roots among it.
FLAT = {
    MATHML + name for name in ("math", "semantics", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle")
}
TEX = re.compile(r"<annotation.*?</annotation>|</?semantics>", re.DOTALL)
INVISIBLE = re.compile(
    "[\u2061-\u2064\u200b]"
)  # "apply the function", "times" and the like: marks without ink

# Told only to object, KaTeX prints a forbidden link in red, drops a line break without a word (and there even
# catches what `strict` throws), and remarks on the console that its fonts lack a letter. All are errors here.
SETTER = r"""
let remarks = [];
globalThis.console = { warn: (remark) => remarks.push(remark), error: (remark) => remarks.push(remark) };

const settings = (display) => ({
  displayMode: display,
  output: "htmlAndMathml",
  throwOnError: true,
  strict: (_code, message, token) => {
    remarks.push(message);
    throw new katex.ParseError(message, token);
  },
  trust: ({ command }) => { throw new katex.ParseError(`${command} is not allowed in this book`); },
});

// In em: the sum of what stands side by side, the widest of what is stacked. In a line of text a formula
// breaks into its bases, so the widest of these counts. Small print counts as full size. KaTeX joins the
// letters of a word and keeps the width of the first alone: 0.55 em is about a letter.
function widthOf(node, display) {
  const inner = (node.children ?? []).map((child) => widthOf(child, display));
  const classes = node.classes ?? [];
  const piles = display ? ["vlist", "vlist-t"] : ["vlist", "vlist-t", "katex-html"];
  const content = classes.some((name) => piles.includes(name)) ? Math.max(0, ...inner) : sum(inner);
  const letters = node.text?.length > 1 ? 0.55 * node.text.length : (node.width ?? 0);
  const edges = ["marginLeft", "marginRight", "paddingLeft", "width", "minWidth"];
  const space = sum(edges.map((edge) => Number.parseFloat(node.style?.[edge]) || 0));
  const besideFraction = classes.includes("nulldelimiter") ? 0.12 : 0; // a width that only the CSS has
  return content + letters + space + besideFraction;
}

// A line of text is made of KaTeX's bases: [[width, whether a sign such as = ends it]].
function piecesOf(tree) {
  const bases = tree.children.at(-1).children.filter(({ classes }) => classes.includes("base"));
  const isInk = ({ classes }) => !classes.includes("mspace");
  const isRelation = (base) => base.children.filter(isInk).at(-1)?.classes.includes("mrel") ?? false;
  return bases.map((base) => [widthOf(base, false), isRelation(base)]);
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

globalThis.setFormula = (source, display) => {
  remarks = [];
  try {
    const html = katex.renderToString(source, settings(display));
    if (remarks.length > 0) return { problem: remarks[0] };
    const tree = katex.__renderToHTMLTree(source, settings(display));
    return { html, width: widthOf(tree, display), pieces: display ? [] : piecesOf(tree) };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return { problem: error.rawMessage, position: error.position ?? null };
  }
};
"""


class FormulaError(ValueError):
    """A formula that KaTeX cannot read. The message names the formula, the place and what to do."""

    def __init__(self, source: str, problem: str, position: int | None = None):
        place = "" if position is None else f", at {_place(source, position)}"
        super().__init__(
            f"KaTeX cannot read the formula “{' '.join(source.split())}”: {problem.rstrip('.')}{place}. "
            f"Correct it; {SUPPORTED} lists what KaTeX knows."
        )


@dataclass(frozen=True)
class Formula:
    """A formula set in type.

    html: KaTeX's markup, MathML for screen readers first, then the visible part, hidden from them. In a line of text,
        `<wbr>` stands where a line may end.
    width: about the width that it cannot go below, in em of its own font size.
    """

    html: str
    width: float


def render(source: str, display: bool) -> str:
    """Return the HTML and MathML of a TeX formula, on a line of its own if `display`; raise FormulaError."""
    return set_formula(source, display).html


@cache
def set_formula(source: str, display: bool, short: float = SHORT) -> Formula:
    """Return a TeX formula set in type, on a line of its own if `display`; raise FormulaError.

    In a line of text, what is at most `short` em wide stays whole.
    """
    source = source.strip()
    if not source:
        raise FormulaError(source, "it is empty")
    if re.search(r"\n\s*\n", source):
        raise FormulaError(source, "it has a blank line inside, which TeX forbids; stack lines with aligned")
    answer = _ask_katex(source, display)
    if NUMBERED_ENVIRONMENT.search(source):
        answer = _ask_katex(NUMBERED_ENVIRONMENT.sub(r"\\\1{\2*}", source), display)
    if display:
        return Formula(html=answer["html"], width=answer["width"])
    runs = runs_of(answer["pieces"], short)
    before, *pieces = answer["html"].split(PIECE)
    pieces = iter(PIECE + piece for piece in pieces)
    html = before + "<wbr>".join(_together(list(islice(pieces, len(run))), sum(run)) for run in runs)
    return Formula(html=html, width=max(sum(run) if sum(run) <= SHORT else max(run) for run in runs))


def _together(pieces: list[str], width: float) -> str:
    """Return a run of pieces. A wide one goes to the next line as a whole, and breaks only where no line has room."""
    return "".join(pieces) if width <= SHORT else f'<span class="run">{"<wbr>".join(pieces)}</span>'


def runs_of(pieces: list[tuple[float, bool]], short: float) -> list[list[float]]:
    """Return the widths of a formula's pieces, those together that belong together.

    A formula of at most `short` em is one run. Another one has a run for each of its relations, such as =; a result of
    a sign or two stays with what it is the result of.
    """
    widths = [width for width, _ in pieces]
    if sum(widths) <= short:
        return [widths]
    runs: list[list[float]] = [[]]
    for width, ends_with_relation in pieces:
        runs[-1].append(width)
        if ends_with_relation:
            runs.append([])
    fits = [run for run in runs if run]
    if short and len(fits) > 1 and sum(fits[-1]) < ALONE:  # a narrow table breaks wherever it can
        fits[-2:] = [fits[-2] + fits[-1]]
    return fits


@cache
def plain_text(source: str) -> str:
    r"""Return a formula as a line of plain text, for titles of windows and for menus; raise FormulaError.

    `\mathbf{w} \cdot x` becomes “w⋅x”. What has no such form (powers, fractions) stays as TeX.
    """
    markup = render(source, display=False)
    math = ElementTree.fromstring(re.search(r"<math.*?</math>", markup, re.DOTALL).group())
    if any(node.tag not in FLAT for node in math.iter()):
        return source
    return INVISIBLE.sub("", "".join(math.itertext()))


def version() -> str:
    """Return KaTeX's version; the style sheet in theme/static/katex/ must be of the same one."""
    return _javascript().eval("katex.version")


def _ask_katex(source: str, display: bool) -> dict:
    answer = _javascript().call("setFormula", source, display)
    if "problem" in answer:
        raise FormulaError(source, answer["problem"], answer.get("position"))
    answer["html"] = TEX.sub("", answer["html"])  # which nothing reads, once more for each formula
    return answer


def _place(source: str, position: int) -> str:
    rest = source[position:].strip()
    if not rest:
        return "its end"
    return f"character {position + 1}, “{rest[:16]}{'…' if len(rest) > 16 else ''}”"


@cache
def _javascript() -> MiniRacer:
    package = importlib.util.find_spec("sphinxcontrib.katex")
    if package is None:
        raise ModuleNotFoundError(
            "KaTeX is missing. Install what the book needs with: pip install -r requirements.txt"
        )
    context = MiniRacer()
    # Left to Python's own tidying up at exit, mini-racer now and then waits for ever for a thread of its own.
    atexit.register(context.close)
    context.eval(Path(package.origin).with_name("katex.min.js").read_text(encoding="utf-8"))
    context.eval(SETTER)
    return context
