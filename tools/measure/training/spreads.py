"""Many numbers in a few, and the text of the file that keeps them."""

import json
import re
import textwrap
from math import sqrt
from statistics import mean, stdev

WIDTH = 110
#: By how many numbers there are: 95 % of Student's t with one degree of freedom less lie within ± this.
T = {5: 2.776, 10: 2.262}
# An object or a list with nothing but numbers; a line ends after its bracket, which it never does inside of a string.
INNERMOST = re.compile(r"\{\n(?:\s*\"[^\"]*\": [-\d.]+,?\n)+\s*\}|\[\n[-\d.,\s]+\]")


def spread(numbers, digits=4):
    """Mean, standard deviation and range."""
    values = {"mean": mean(numbers), "std": stdev(numbers), "min": min(numbers), "max": max(numbers)}
    return {name: round(value, digits) + 0.0 for name, value in values.items()}  # + 0.0: no "-0.0"


def interval(numbers, digits=4):
    """The mean of five or ten numbers, and the 95 % interval around it."""
    if len(numbers) not in T:
        raise ValueError(f"T is for five or ten numbers, not for {len(numbers)}")
    middle, reach = mean(numbers), T[len(numbers)] * stdev(numbers) / sqrt(len(numbers))
    ends = {"mean": middle, "low": middle - reach, "high": middle + reach}
    return {name: round(value, digits) + 0.0 for name, value in ends.items()}


def paired(ours, others):
    """How much ours are above the others, seed by seed: the mean, and the 95 % interval around it."""
    return interval([one - other for one, other in zip(ours, others, strict=True)])


def thinned(curve, most=26):
    """The places of at most `most` points of a curve, evenly spread, with its first and its last."""
    if len(curve) <= most:
        return list(range(len(curve)))
    return [round(i * (len(curve) - 1) / (most - 1)) for i in range(most)]


def band(runs):
    """Curves of many seeds in one: epochs (from 1), and mean, lowest and highest at each."""
    places = thinned(runs[0])
    at = [[run[place] for run in runs] for place in places]
    return {
        "epochs": [place + 1 for place in places],
        "mean": [round(mean(values), 3) for values in at],
        "min": [round(min(values), 3) for values in at],
        "max": [round(max(values), 3) for values in at],
    }


def as_text(found):
    """JSON as the house's formatter leaves it: a list of numbers fills lines, a spread stands on one."""
    return INNERMOST.sub(_in_few_lines, json.dumps(found, indent=2, ensure_ascii=False)) + "\n"


def _in_few_lines(match):
    """A list or an object on one line, where it fits; else a list fills several."""
    start = match.string.rfind("\n", 0, match.start()) + 1
    before = match.string[start : match.start()]
    indent = " " * (len(before) - len(before.lstrip()))
    inside = " ".join(match[0][1:-1].split())
    opening, closing = match[0][0], match[0][-1]
    space = " " if opening == "{" else ""
    line = f"{opening}{space}{inside}{space}{closing}"
    if len(before) + len(line) < WIDTH:
        return line
    if opening == "{":
        return match[0]
    filled = textwrap.fill(inside, WIDTH, initial_indent=indent + "  ", subsequent_indent=indent + "  ")
    return f"[\n{filled}\n{indent}]"
