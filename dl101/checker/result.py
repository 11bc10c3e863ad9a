"""What a check found, and how it looks: plain text in a terminal, a card in a notebook."""

from dl101.checker.cards import card

WORDS = {"correct": "Correct", "incorrect": "Not right yet", "unattempted": "Not finished"}
ICONS = {"correct": "✓", "incorrect": "↻", "unattempted": "…"}


class Result:
    """`outcome` is "correct", "incorrect" or "unattempted"; `message` is plain text; `points` of `out_of`."""

    def __init__(self, name, outcome, message, out_of=1):
        self.name = name
        self.outcome = outcome
        # half of a character, from an answer's own text, could not be printed: its code can
        self.message = message.encode(errors="backslashreplace").decode()
        self.out_of = out_of
        self.points = out_of if outcome == "correct" else 0

    def __repr__(self):
        return f"{ICONS[self.outcome]} {WORDS[self.outcome]}: {self.name}\n{self.message}"

    def _repr_html_(self):
        return card(self.outcome, f"{ICONS[self.outcome]} {WORDS[self.outcome]}", self.name, self.message)
