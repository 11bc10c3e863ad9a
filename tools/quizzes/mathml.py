"""Formulas as MathML alone, in the form that browsers show today, Chromium's MathML Core among them.

KaTeX writes full MathML 3 for screen readers. Bold letters, columns of a table and a few elements of it are
not seen on the screen: here they become what every browser shows, and what cannot is refused with a sentence.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from dl101.sphinx.katex import render

NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'  # HTML knows <math> without it

#: What all browsers show; `menclose`, for one, is not among it.
SHOWN = {
    *(
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "mstyle",
        "mfrac",
        "msqrt",
        "mroot",
        "mpadded",
        "mphantom",
    ),
    *("msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"),
}

#: In a line of text, a formula of more signs than this may go on in the next line: on a phone it would not fit.
LONG = 16
RELATIONS = set("=≠<>≤≥≈≡∼→⇒⟹←∈")
SIGNS = set("+−±∓")
CLOSING = set(")]}|!′⟩")

#: For each of KaTeX's kinds of letters that browsers do not draw: whether the letter stands upright, and its style.
LETTERS = {
    "bold": (True, "font-weight:bold"),
    "bold-italic": (False, "font-weight:bold"),
    "italic": (False, "font-style:italic"),
    "monospace": (True, "font-family:monospace"),
    "sans-serif": (True, "font-family:sans-serif"),
    "bold-sans-serif": (True, "font-family:sans-serif;font-weight:bold"),
    "sans-serif-italic": (False, "font-family:sans-serif;font-style:italic"),
}

#: The kinds of letters that are characters of their own, as Unicode names them: ℝ, ℒ, ℑ.
CHARACTERS = {
    "double-struck": ("MATHEMATICAL DOUBLE-STRUCK", "DOUBLE-STRUCK"),
    "script": ("MATHEMATICAL SCRIPT", "SCRIPT"),
    "fraktur": ("MATHEMATICAL FRAKTUR", "BLACK-LETTER"),
}


class HiddenFormulaError(ValueError):
    """A formula that KaTeX reads and that browsers would not show whole."""

    def __init__(self, source: str, part: str):
        super().__init__(
            f"Browsers would not show all of the formula “{' '.join(source.split())}” in a question ({part}): "
            "write it without that."
        )


@cache
def mathml(source: str, display: bool) -> str:
    """Return a TeX formula as `<math>`, on a line of its own if `display`; raise FormulaError, HiddenFormulaError.

    Browsers break no line inside `<math>`: a long formula in a line of text becomes several, one after the other.
    """
    markup = re.search(r"<math.*?</math>", render(source, display), re.DOTALL).group()
    math = ElementTree.fromstring(markup.replace(NAMESPACE, ""))
    for node in math.iter():
        refuse_hidden(node, source)
        draw_letters(node)
        bring_signs_near(node)
        if node.tag == "mtable":
            line_up_columns(node)
    pieces = [math] if display or len("".join(math.itertext())) <= LONG else split_after_relations(math)
    return "<wbr>".join(
        ElementTree.tostring(piece, encoding="unicode", short_empty_elements=False) for piece in pieces
    )


def split_after_relations(math: Element) -> list[Element]:
    """A formula as several, each but the last ending with a sign such as = that stood between its parts."""
    row = math[0] if len(math) == 1 and math[0].tag == "mrow" else math
    runs: list[list[Element]] = [[]]
    for node in row:
        runs[-1].append(node)
        if node.tag == "mo" and node.text in RELATIONS:
            node.set("form", "infix")  # else it would lose its space, since nothing follows
            runs.append([])
    pieces = []
    for run in filter(None, runs):
        piece = Element("math")
        (piece if len(run) == 1 else SubElement(piece, "mrow")).extend(run)
        pieces.append(piece)
    return pieces


def refuse_hidden(node: Element, source: str) -> None:
    if node.tag not in SHOWN:
        raise HiddenFormulaError(source, node.tag)
    lines = {"columnlines", "rowlines", "frame", "width"} & set(node.attrib)
    if node.tag == "mtable" and lines:
        raise HiddenFormulaError(source, "its \\tag" if "width" in lines else "the lines of its table")


def draw_letters(node: Element) -> None:
    """Say by style or by character what browsers do not read from `mathvariant`."""
    kind = node.get("mathvariant")
    if kind in CHARACTERS:
        del node.attrib["mathvariant"]
        node.text = "".join(character(letter, CHARACTERS[kind]) for letter in node.text or "")
    elif kind in LETTERS:
        upright, style = LETTERS[kind]
        del node.attrib["mathvariant"]
        if upright and node.tag == "mi":
            node.set("mathvariant", "normal")  # else a single letter leans
        node.set("style", style)
    elif kind is None and node.tag == "mi" and len(node.text or "") > 1:
        # a name such as ln stands upright; the page's style leans all other letters
        node.set("mathvariant", "normal")


def character(letter: str, kinds: tuple[str, ...]) -> str:
    """The character for a letter of one of these kinds; the letter itself where there is none."""
    plain = unicodedata.name(letter, "").replace("LATIN ", "").replace(" LETTER", "")
    for kind in kinds:
        try:
            return unicodedata.lookup(f"{kind} {plain}")
        except KeyError:
            continue
    return letter


def bring_signs_near(row: Element) -> None:
    """The minus of a negative number stands near its number: in (−1), after = and after a comma."""
    for before, sign in pairwise([None, *row]):
        after_sign = before is not None and before.tag == "mo" and before.text not in CLOSING
        if sign.tag == "mo" and sign.text in SIGNS and (before is None or after_sign):
            sign.set("form", "prefix")


def line_up_columns(table: Element) -> None:
    """Give each cell the alignment and the distance that the table has for its column."""
    sides = table.attrib.pop("columnalign", "").split()
    spaces = [float(space.removesuffix("em")) for space in table.attrib.pop("columnspacing", "").split()]
    for row in table:
        for column, cell in enumerate(row):
            left = spaces[min(column, len(spaces)) - 1] / 2 if spaces and column else 0
            right = spaces[min(column, len(spaces) - 1)] / 2 if spaces and column + 1 < len(row) else 0
            side = sides[min(column, len(sides) - 1)] if sides else "center"
            cell.set("style", f"text-align:{side};padding-left:{left:g}em;padding-right:{right:g}em")
