"""Plots with axes, drawn by matplotlib in the book's own look."""

import math
import sys
from io import StringIO
from itertools import cycle, pairwise

import matplotlib
import numpy as np
from matplotlib.figure import Figure

from dl101.figures.inline_svg import slim
from dl101.figures.picture import GOOD, INK, NEGATIVE, ON_PAGES, POSITIVE, Picture

WIDTH = 380  # of a plot in its own units, about a phone's pixels: text of 13 stays readable there
WIDEST = 540  # px on a page
LOOK = {
    "axes.axisbelow": True,
    "axes.edgecolor": INK,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.labelsize": 13,
    "axes.prop_cycle": matplotlib.cycler(color=[INK, POSITIVE, GOOD, NEGATIVE]),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 13,
    "figure.constrained_layout.use": True,
    "figure.dpi": 72,
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same layout everywhere; pages set their own font
    "font.size": 13,
    "grid.alpha": 0.18,
    "grid.color": INK,
    "lines.linewidth": 2.2,
    "lines.markersize": 6,
    "svg.fonttype": "none",
    "svg.hashsalt": "dl101",
    "text.color": INK,
    "xtick.color": INK,
    "xtick.labelsize": 12,
    "xtick.major.size": 0,
    "xtick.minor.size": 0,
    "ytick.color": INK,
    "ytick.labelsize": 13,
    "ytick.major.size": 0,
    "ytick.minor.size": 0,
}


def plot(width=WIDTH, height=240):
    """An empty plot (figure, axes) to draw on, in units of about a pixel.

    From here on, all that matplotlib draws in this notebook has the book's look.
    """
    matplotlib.rcParams.update(LOOK)
    figure = Figure(figsize=(width / 72, height / 72))
    return figure, figure.add_subplot()


def show(figure, alt):
    """The picture of a matplotlib figure. `INK`, `POSITIVE`, `NEGATIVE`, `GOOD` follow the page's light or dark."""
    with matplotlib.rc_context(LOOK):
        file = StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close(figure)  # or the notebook would show it a second time
    return Picture(slim(file.getvalue(), ON_PAGES, alt, WIDEST), alt)


def timings(rows, *, alt):
    """Times on log-log axes, a line for each way of computing, with its name at the line's end.

    rows: (name, how many numbers were multiplied, seconds), such as ("loop", 1000, 0.0004).
    """
    figure, axes = plot()
    axes.set(xscale="log", yscale="log", xlabel="numbers multiplied", ylabel="time")
    axes.minorticks_off()
    lines = {}
    for name, count, seconds in rows:
        lines.setdefault(name, []).append((count, seconds))
    for points, marker in zip(lines.values(), cycle("os^Dv"), strict=False):
        axes.plot(*zip(*sorted(points), strict=True), marker=marker)
    axes.yaxis.set_major_formatter(lambda seconds, _: time_text(seconds))
    axes.xaxis.set_major_formatter(lambda count, _: count_text(count))
    ends = [max(points) for points in lines.values()]
    low, high = np.log(axes.get_ylim())
    heights = spread_out([(math.log(seconds) - low) / (high - low) for _, seconds in ends], gap=0.09)
    last = max(count for count, _ in ends)
    for name, at in zip(lines, heights, strict=True):
        axes.annotate(
            name,
            (last, at),
            (9, 0),
            axes.get_xaxis_transform(),
            "offset points",
            va="center",
            annotation_clip=False,
        )
    return show(figure, alt)


def bars(probabilities, labels, *, alt):
    """Horizontal bars from 0 to 1 with their numbers, the largest one strongest: what softmax gives."""
    probabilities = np.asarray(probabilities, dtype=float)
    count = len(probabilities)
    figure, axes = plot(height=22 * count + 24)
    strengths = np.where(probabilities == probabilities.max(), 1.0, 0.5)
    for place, (length, strength) in enumerate(zip(probabilities, strengths, strict=True)):
        axes.barh(place, length, height=0.7, color=POSITIVE, alpha=strength)
        axes.text(length + 0.015, place, f"{length:.3f}", va="center_baseline")
    axes.set(xlim=(0, 1.12), xticks=[0, 0.25, 0.5, 0.75, 1], yticks=range(count), yticklabels=labels)
    axes.grid(visible=False, axis="y")
    axes.invert_yaxis()
    return show(figure, alt)


def count_text(count):
    """1,000; 100,000; 1 million."""
    return f"{count:,.0f}" if count < 1e6 else f"{count / 1e6:,.0f} million"


def time_text(seconds):
    """10 µs, 100 ms, 1 s: whole numbers of the largest unit that gives one."""
    for unit, size in [("s", 1), ("ms", 1e-3), ("µs", 1e-6)]:
        if seconds > 0.99 * size:
            return f"{seconds / size:,.0f} {unit}"
    return f"{seconds / 1e-9:,.0f} ns"


def spread_out(places, gap):
    """The places, in the same order, those that lie too close pushed apart until `gap` is between them."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = list(places)
    for _ in range(100):  # each push may bring others too close
        for below, above in pairwise(order):
            lacking = max(0.0, gap - (moved[above] - moved[below]))
            moved[below], moved[above] = moved[below] - lacking / 2, moved[above] + lacking / 2
    return moved
