"""One spelling for the search: w₁ as a demo writes it, `w_1` as a formula does and w1 as code does are one word.

Pages are read with `split` when the book is built, and what a reader looks for with the same rules in JavaScript.
"""

import re
import unicodedata

from sphinx.search.en import SearchEnglish

SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
HAT = re.compile(r"\\hat\s*\{?\s*(\w)\s*\}?")
LETTER = r"[^\W\d_]"
INDEXED = re.compile(rf"(?<!{LETTER})({LETTER})_\{{?(\d+)\}}?")  # w_1, w_{1}; not layer_1

SPLIT_QUERY = r"""
var splitQuery = (query) => query
    .normalize("NFC")
    .replace(/[₀-₉]/g, (digit) => digit.charCodeAt(0) - 0x2080)
    .replace(/(?<!\p{Letter})(\p{Letter})_\{?(\d+)\}?/gu, " $1$2 ")
    .split(/[^\p{Letter}\p{Number}_\p{Emoji_Presentation}]+/gu)
    .filter((term) => term)
"""


def one_spelling(text):
    """`text` with w₁ and w_1 as w1; beside LaTeX's hat over a letter, the letter with its hat."""
    with_hats = HAT.sub(r" hat \1 \1" + "\N{COMBINING CIRCUMFLEX ACCENT} ", text)
    composed = unicodedata.normalize("NFC", with_hats)
    return INDEXED.sub(r" \1\2 ", composed.translate(SUBSCRIPTS))


class SearchWords(SearchEnglish):
    """Sphinx's English, with one spelling for names that formulas, demos and code write in their own ways."""

    js_splitter_code = SPLIT_QUERY

    def split(self, text):
        return super().split(one_spelling(text))


def setup(app):
    app.add_search_language(SearchWords)
    # A changed number has every page read again: what was indexed before is spelled in another way.
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
