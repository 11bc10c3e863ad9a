"""All ten bugs over ten seeds, as they are kept: code, the curves of one seed, and each signature with its spread."""

from statistics import mean

from measure.silent_bugs import BUGS
from measure.training.spreads import spread, thinned

SEEDS = range(10)
SHOWN = 0  # the seed whose curves and answers are shown
SAMPLES = 8  # how many of its answers


def signatures(runs):
    """For each number of the signature: its spread with the bug, and repaired."""
    return {
        name: {
            "buggy": spread([run.buggy.signature[name] for run in runs]),
            "repaired": spread([run.repaired.signature[name] for run in runs]),
        }
        for name in runs[0].buggy.signature
    }


def errors(answers, targets):
    """Of each example: 1 for a wrong label and 0 for a right one; of a mass, the squared error."""
    pairs = zip(answers, targets, strict=True)
    return [
        float(answer != target) if isinstance(target, int) else (answer - target) ** 2
        for answer, target in pairs
    ]


def sample(run):
    """The places of the few that are shown, so that they flatter neither code.

    Every 45th of 360 digits makes eight, and they may begin at any of the first 45. Of these rows, the one whose mean
    errors, with the bug and repaired, come nearest to those of all examples; of equal ones, the first.
    """
    step = len(run.targets) // SAMPLES
    rows = [range(start, start + SAMPLES * step, step) for start in range(step)]
    both = [errors(one.answers, run.targets) for one in (run.buggy, run.repaired)]

    def distance(row):
        return max(abs(mean(one[place] for place in row) - mean(one)) for one in both)

    return min(rows, key=distance)


def measured(bug):
    runs = [bug.run(seed) for seed in SEEDS]
    shown = runs[SHOWN]
    places, few = thinned(shown.buggy.curve, most=31), sample(shown)
    found = {name: getattr(bug, name) for name in ("symptom", "cause", "curve", "sign")}
    found |= {"epochs": [place + 1 for place in places], "targets": [shown.targets[i] for i in few]}
    for name, code, one in zip(("buggy", "repaired"), bug.code(), shown[1:], strict=True):
        found[name] = {
            "code": code,
            "curve": [round(one.curve[place], 3) for place in places],
            "answers": [one.answers[i] for i in few],
            "error": round(mean(errors(one.answers, shown.targets)), 4),
        }
    if bug.helpers:
        found["helpers"] = bug.helping()
    return found | {"signature": signatures(runs), "examples": len(shown.targets)}


def measure():
    return {name: measured(bug) for name, bug in BUGS.items()}
