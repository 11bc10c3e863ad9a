"""Every letter in a chapter's formulas has its line in Notation."""

import re
from pathlib import Path

import pytest

from tests.helpers import ROOT

SOURCES = sorted([*ROOT.glob("chapters/*.md"), *ROOT.glob("chapters/*.quiz.yml"), ROOT / "glossary.md"])


def letters(text):
    """The letters that stand for something in a text's formulas: "w", "W", "h"; no names such as softmax."""
    text = text.replace(r"\\", "\\")  # a double-quoted text in YAML
    code = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)
    formulas = " ".join(re.findall(r"\$\$.*?\$\$|\$[^$]*\$", code, flags=re.DOTALL))
    plain = re.sub(r"\\(text|operatorname|begin|end)\{[^}]*\}|\\[a-zA-Z]+|\[\d+pt\]", " ", formulas)
    return set(re.findall(r"[a-zA-Z]", plain))


def test_letters_are_found():
    assert letters(
        r"a word, $\hat y = \operatorname{ReLU}(w_i)$, `$q$`, $$\begin{aligned} Z \\[12pt] &= X \end{aligned}$$"
    ) == set("ywiZX")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_letter_of_a_formula_is_in_notation(path: Path):
    listed = letters((ROOT / "notation.md").read_text(encoding="utf-8"))
    assert letters(path.read_text(encoding="utf-8")) - listed == set()
