"""All ten bugs over ten seeds, as they are kept: code, the curves of one seed, and each signature with its spread."""

from measure.silent_bugs import BUGS
from measure.training.spreads import spread, thinned

SEEDS = range(10)
SHOWN = 0  # the seed whose curves and answers are shown


def signatures(runs):
    """For each number of the signature: its spread with the bug, and repaired."""
    return {
        name: {
            "buggy": spread([run.buggy.signature[name] for run in runs]),
            "repaired": spread([run.repaired.signature[name] for run in runs]),
        }
        for name in runs[0].buggy.signature
    }


def measured(bug):
    runs = [bug.run(seed) for seed in SEEDS]
    shown = runs[SHOWN]
    places = thinned(shown.buggy.curve, most=31)
    found = {name: getattr(bug, name) for name in ("symptom", "cause", "curve", "sign")}
    found |= {"epochs": [place + 1 for place in places], "targets": shown.targets}
    for name, code, one in zip(("buggy", "repaired"), bug.code(), shown[1:], strict=True):
        curve = [round(one.curve[place], 3) for place in places]
        found[name] = {"code": code, "curve": curve, "answers": one.answers}
    return found | {"signature": signatures(runs)}


def measure():
    return {name: measured(bug) for name, bug in BUGS.items()}
