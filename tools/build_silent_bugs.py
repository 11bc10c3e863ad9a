"""Write what the demo `SilentBug` reads: what was measured of the ten silent bugs, as JavaScript.

    python tools/build_silent_bugs.py

writes `dl101/widgets/silent_bug/cases.js` from `assets/measured/06_silent_bugs.json`; a test compares it with what this
gives.
"""

import json
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).parents[1]
MEASURED = ROOT / "assets" / "measured" / "06_silent_bugs.json"
CASES = ROOT / "dl101" / "widgets" / "silent_bug" / "cases.js"
FIGURES = 3  # of each number of a curve: as many as the page shows
#: Numbers of a signature that would name the cause: they come with the repair. Some that need a word more do not come.
LATER = {
    "validation promises too much, by",
    "parameters that the optimizer gets",
    "largest change of a hidden layer's weight",
    "lowest possible",
    "largest sum of a digit's probabilities",
}
LEFT_OUT = {"last loss with all examples at once"}
HEAD = """// What was measured of ten silent bugs, written by tools/build_silent_bugs.py.
// biome-ignore-all format: a line for each thing that was measured
// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: 0.707 was measured

/** For each case: `epochs` in all; of both curves the same points, evenly spread; `answers` to eight of the `examples`,
 * chosen so that their mean error is near `error`, that of all: of labels, the share of wrong ones. `code` is a
 * difference, each line after its sign; `helpers` is what it calls. Numbers of ten runs, those that are shown at
 * `first`, and `later`, with the repair: mean, lowest and highest with the bug, then repaired. */
"""


def whole(number):
    """2.0 as 2, which is shorter."""
    return int(number) if number == int(number) else number


def ten_runs(spread):
    """Mean, lowest and highest, with the bug and repaired; not rounded, since the page rounds them, in percent."""
    return [[whole(spread[which][of]) for of in ("mean", "min", "max")] for which in ("buggy", "repaired")]


def difference(buggy, repaired):
    """Both codes in one: lines that begin with " " are in both, "-" in the first, "+" in the second."""
    old, new = buggy.splitlines(), repaired.splitlines()
    lines = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            lines += [" " + line for line in old[start:end]]
        else:
            lines += ["-" + line for line in old[start:end]] + ["+" + line for line in new[new_start:new_end]]
    return lines


def numbers(found, is_wanted):
    """Those of the signature that are wanted."""
    shown = {name: spread for name, spread in found["signature"].items() if name not in LEFT_OUT}
    return {name: ten_runs(spread) for name, spread in shown.items() if is_wanted(name)}


def case(name, found):
    """What the page needs of one bug."""
    codes = ("buggy", "repaired")
    return {
        "id": name,
        "symptom": found["symptom"],
        "cause": found["cause"],
        "curve": found["curve"],
        "epochs": found["epochs"][-1],
        "examples": found["examples"],
        "targets": found["targets"],
        "code": difference(*(found[which]["code"] for which in codes)),
        **({"helpers": found["helpers"]} if "helpers" in found else {}),
        **{
            which: {
                "curve": [whole(float(f"{one:.{FIGURES}g}")) for one in found[which]["curve"]],
                "answers": found[which]["answers"],
                "error": found[which]["error"],
            }
            for which in codes
        },
        "first": numbers(found, lambda name: name not in LATER),
        "later": numbers(found, lambda name: name in LATER),
    }


def as_javascript(one):
    """A line for each field."""
    lines = [
        f"    {name}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))},"
        for name, value in one.items()
    ]
    return "\n".join(["  {", *lines, "  },"])


def module():
    """The text of `cases.js`."""
    measured = json.loads(MEASURED.read_text(encoding="utf-8"))
    cases = "\n".join(as_javascript(case(name, found)) for name, found in measured.items())
    return f"{HEAD}export const CASES = [\n{cases}\n];\n"


if __name__ == "__main__":
    CASES.write_text(module(), encoding="utf-8", newline="\n")
