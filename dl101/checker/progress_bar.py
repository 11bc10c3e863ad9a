"""The bar at the end of an exercise notebook: how far one is, and each exercise with an icon and a word."""

from dl101.checker.cards import EDGES, GROUNDS, MONO, card_open, label_html
from dl101.checker.memory import stored

STATES = {  # by the stored outcome: icon, word, look
    "correct": ("✓", "correct", "correct"),
    "incorrect": ("↻", "not right yet", "incorrect"),
    None: ("…", "not started", "unattempted"),
}
TRACK = "background: rgba(127, 135, 150, 0.3); border-radius: 1em; height: 0.7em; max-width: 30em; margin: 0.6em 0;"
LIST = "list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4em 1.2em;"


class ProgressBar:
    """A module's exercises and what is remembered of each."""

    def __init__(self, exercises):
        items = stored()
        outcomes = [items.get(exercise.progress_key, {}).get("outcome") for exercise in exercises]
        self.names = [exercise.name for exercise in exercises]
        # a file may hold any outcome, a list too, which no dictionary could look up
        self.states = [STATES[outcome if outcome in tuple(STATES) else None] for outcome in outcomes]
        self.done = outcomes.count("correct")

    def sentence(self):
        count = len(self.names)
        return (
            f"{self.done} of {count} exercises are correct{': all of them!' if self.done == count else '.'}"
        )

    def __repr__(self):
        wide = max(map(len, self.names))
        rows = zip(self.names, self.states, strict=True)
        return "\n".join(
            [self.sentence(), *(f"{icon} {name:{wide}}  {word}" for name, (icon, word, _) in rows)]
        )

    def _repr_html_(self):
        fill = f"background: {EDGES['correct']}; border-radius: 1em; height: 100%;"
        share = 100 * self.done / len(self.names)
        return (
            f"{card_open('progress')}<div>{label_html('progress', 'Your progress')} {self.sentence()}</div>"
            f'<div aria-hidden="true" style="{TRACK}"><div style="{fill} width: {share:g}%;"></div></div>'
            f'<ul style="{LIST}">{"".join(map(item_html, self.names, self.states))}</ul></div>'
        )


def item_html(name, state):
    icon, word, look = state
    badge = f"background: {GROUNDS[look]}; color: #ffffff; border-radius: 1em; padding: 0 0.45em;"
    return f'<li style="margin: 0;"><span style="{badge}">{icon}</span> <span style="{MONO}">{name}</span> {word}</li>'
