"""Hints and solutions: strings that also look good in a notebook."""

from dl101.checker.cards import card


class Hint(str):
    """A hint, with its place on the ladder: `Hint("Hint 1 of 3: …")`."""

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        label, _, text = self.partition(": ")
        return card("hint", f"↗ {label}", "", text)


class Solution(str):
    """Code. `note` is what there is to say about it, beside the code."""

    def __new__(cls, code, note=""):
        solution = super().__new__(cls, code)
        solution.note = note
        return solution

    def __repr__(self):
        return f"{self}\n# {self.note}" if self.note else str(self)

    def _repr_html_(self):
        words = self.note or "Yours may look different and be as right."
        code = "\n".join(f"    {line}" for line in self.split("\n"))
        return card("solution", "☰ Our solution", "", f"{words}\n\n{code}")
