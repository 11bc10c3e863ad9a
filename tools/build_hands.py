"""Write three hands that a generator made, and digits that others wrote, for the demo `TeachDigit`.

    python tools/build_hands.py

writes `dl101/datasets/hands.txt`, and `hands.js` and `known_digits.js` in `dl101/widgets/data/`; a test compares them
with what this gives.
"""

from pathlib import Path

import numpy as np

from dl101.datasets import digits
from dl101.datasets.forms import FORMS, line
from dl101.datasets.hands import FIRST_OTHERS, FIRST_TRAINED, first_of_each
from dl101.datasets.strokes import Hand
from dl101.widgets.lib.drawings import DIGITS, ROUNDS, thinned

PACKAGE = Path(__file__).parents[1] / "dl101"
DATA = PACKAGE / "widgets" / "data"
SIGNS = "0123456789abcdefg"  # of a cell: no ink to 16, full
SEED = 11
FLAT = 3e-4  # a point tells something that spans a triangle of more than this

FORM_OF = {  # of some digits; the others have their first form
    "bare": {1: "flag and foot", 4: "open", 7: "plain"},
    "askew": {1: "flag", 3: "flat top", 4: "closed", 5: "as an S", 7: "hook and bar"},
    "slashed": {7: "crossed"},
}
HANDS = {
    "bare": {"slant": -5, "turn": -15},
    "askew": {"slant": 4, "turn": 30},
    "slashed": {"slant": 6},
}
SLASH = line((0.62, 0.02), (0.04, 0.98))  # across a 0, as some write it


def hand(name):
    """The hand as the generator knows it."""
    forms = {digit: FORMS[digit][form] for digit, form in FORM_OF[name].items()}
    if name == "slashed":
        forms[0] = [*FORMS[0]["closed"], SLASH]
    return Hand(forms, tremor=0.012, **HANDS[name])


def lines(name):
    """A line for each of four drawings of each digit, in hundredths: "askew 3/1 41,19 35,25; 32,29 …"."""
    rng = np.random.default_rng(SEED)
    for digit in DIGITS:
        for turn in ROUNDS:
            strokes = thinned(hand(name).draw(digit, rng), flat=FLAT)
            yield f"{name} {digit}/{turn} " + "; ".join(map(written, strokes))


def written(stroke):
    """The points of a stroke, in hundredths."""
    return " ".join(f"{round(100 * x)},{round(100 * y)}" for x, y in stroke)


def table():
    """All drawings of all hands."""
    return "".join(f"{line}\n" for name in HANDS for line in lines(name))


def hands_module():
    """The same table, as JavaScript."""
    return f"""// Three hands of a generator, `dl101.datasets.hand_drawings`, written by tools/build_hands.py.

const TABLE = `{table().strip()}`;

/** A point [x, y] from 0 to 1. */
const point = (text) => text.split(",").map((part) => part / 100);

/** {{hand: {{"3/1": strokes, …}}}}: four drawings of each digit; a stroke is a list of points, y downward. */
export const HANDS = {{}};
for (const line of TABLE.split("\\n")) {{
  const [, name, slot, strokes] = line.match(/(\\S+) (\\S+) (.+)/);
  HANDS[name] ??= {{}};
  HANDS[name][slot] = strokes.split("; ").map((stroke) => stroke.split(" ").map(point));
}}
"""


def known_module():
    """A row of 64 signs for each digit, of the training part and of the test part."""
    texts = []
    for part, count in ((digits().train, FIRST_TRAINED), (digits().test, FIRST_OTHERS)):
        chosen = first_of_each(part, count)
        rows = ["".join(SIGNS[int(cell)] for cell in image.flat) for image in chosen.images]
        texts.append("\n".join(f"{label} {row}" for label, row in zip(chosen.labels, rows, strict=True)))
    return f"""// The first digits of each kind in `dl101.datasets.digits()`, written by tools/build_hands.py: what each
// is, and 64 cells of ink, 0 to g.

const TRAINED_ROWS = `{texts[0]}`;
const OTHERS_ROWS = `{texts[1]}`;

/** [{{digit, ink}}]: 64 numbers from 0 to 16. */
const read = (rows) =>
  rows.split("\\n").map((row) => ({{
    digit: Number(row[0]),
    ink: [...row.slice(2)].map((sign) => Number.parseInt(sign, {len(SIGNS)})),
  }}));

/** {FIRST_TRAINED} of each digit from the training part: the network learned them. */
export const TRAINED = read(TRAINED_ROWS);
/** {FIRST_OTHERS} of each digit from the test part: it never saw them. */
export const OTHERS = read(OTHERS_ROWS);
"""


FILES = {
    PACKAGE / "datasets" / "hands.txt": table,
    DATA / "hands.js": hands_module,
    DATA / "known_digits.js": known_module,
}


def main():
    """Write each file and say how large it is."""
    for path, text in FILES.items():
        path.write_text(text(), encoding="utf-8", newline="\n")
        print(f"wrote {path.name}, {path.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
