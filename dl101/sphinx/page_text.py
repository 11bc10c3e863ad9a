"""The text of a built page as one reads it: formulas as a line of plain text, without marks, menus and scripts."""

import re
import unicodedata

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SUPERSCRIPTS = str.maketrans("0123456789−T", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀ")
HATS = {"^": "\N{COMBINING CIRCUMFLEX ACCENT}", "ˉ": "\N{COMBINING MACRON}"}
SPACED = set("=≈≤≥<>+−·⋅→←∈≠×")  # signs between two parts
UNSEEN = "\u2061\u200b"  # KaTeX's own signs between a function and its argument
# What is no part of the text. What opens after a prediction would answer it.
NO_TEXT = "script, style, noscript, svg, .headerlink, .katex-html, details[data-until], [hidden]"


def lowered(base, index):
    """`w` and `1` as "w₁"; what has no small letters is written behind a low line: "d_in"."""
    return base + (index.translate(SUBSCRIPTS) if index.isdecimal() else f"_{index}")


def raised(base, power):
    """`x` and `2` as "x²", `e` and `−z` as "e^(−z)"."""
    small = power.translate(SUPERSCRIPTS)
    if all(letter in SUPERSCRIPTS.values() for letter in map(ord, small)):
        return base + small
    return f"{base}^{power}" if len(power) == 1 else f"{base}^({power})"


def fraction(above, below):
    """`a` and `b + c` as "a/(b + c)"."""
    return "/".join(part if part.isalnum() or len(part) < 3 else f"({part})" for part in (above, below))


def sign(node):
    """A sign, with spaces where it stands between two parts; a minus before its number has none."""
    text, before = node.get_text(), node.find_previous_sibling(True)
    return f" {text} " if text in SPACED and before and before.name != "mo" else text


def formula(node):
    """A formula's MathML as a line of plain text."""
    parts = [formula(child) for child in node.find_all(True, recursive=False)]
    match node.name:
        case "mo":
            return sign(node)
        case "msub" | "msubsup" | "munder" | "munderover" if parts[0] == "∑":
            return "∑ "  # without its limits
        case "msub" | "munder":
            return lowered(*parts)
        case "msup":
            return raised(*parts)
        case "msubsup" | "munderover":
            return raised(lowered(*parts[:2]), parts[2])
        case "mfrac":
            return fraction(*parts)
        case "msqrt":
            return f"√({''.join(parts)})"
        case "mover":
            return unicodedata.normalize("NFC", parts[0] + HATS.get(parts[1], ""))
        case "mtr" | "mtd":
            return f"{''.join(parts)} "
    return "".join(parts) or node.get_text()


def tidy(text):
    """One space between words, none before a mark."""
    return re.sub(r" (?=[.,;:!?)\]])", "", " ".join(text.translate(dict.fromkeys(map(ord, UNSEEN))).split()))


def simplify(main):
    """Take out of a page's content what is no text, and put lines of text in place of its formulas."""
    for node in main.select(NO_TEXT):
        node.decompose()
    for math in main.find_all("math"):
        math.replace_with(" ".join(formula(math).split()))
    for block in main.find_all(["p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "figcaption"]):
        block.append(" ")  # the text of two blocks never runs together
