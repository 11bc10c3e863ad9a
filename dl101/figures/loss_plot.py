"""The loss, drawn while a cell trains: it grows in a notebook, and stands still and whole on a page."""

from itertools import cycle
from time import monotonic

from matplotlib.ticker import LogLocator

from dl101.figures.plots import plot, show

PAUSE = 1.0  # seconds from the end of one drawing to the next
STYLES = ("-", "--", ":", "-.")  # lines are told apart without their colors, too


class LossPlot:
    """Curves of the loss, one for each name, on a scale that counts in steps of ten.

    >>> with LossPlot("epoch") as losses:
    ...     for epoch in range(20):
    ...         losses.add("full batch", epoch, 0.5**epoch)

    `add(name, at, loss)` adds a point to the curve `name`. The picture's words are made from the numbers.
    """

    def __init__(self, unit):
        self.unit, self.curves = unit, {}
        self._handle, self._drawn = None, float("-inf")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.curves:
            self._draw()

    def add(self, name, at, loss):
        self.curves.setdefault(name, []).append((at, float(loss)))
        if monotonic() - self._drawn > PAUSE:
            self._draw()

    @property
    def alt(self):
        """What the plot says, in words."""
        parts = [
            f"{name}: from {curve[0][1]:.3g} to {curve[-1][1]:.3g} at {self.unit} {curve[-1][0]:g}"
            for name, curve in self.curves.items()
        ]
        return f"The loss. {'; '.join(parts)}."

    def picture(self):
        figure, axes = plot()
        axes.set(yscale="log", xlabel=self.unit, ylabel="loss")
        axes.minorticks_off()
        axes.yaxis.set_major_formatter(lambda loss, _: f"{loss:g}")
        for (name, curve), style in zip(self.curves.items(), cycle(STYLES), strict=False):
            axes.plot(*zip(*curve, strict=True), style, label=name)
        low, high = axes.get_ylim()
        between = (1,) if high / low > 200 else (1, 2, 5)  # numbers on the axis, not one alone
        axes.yaxis.set_major_locator(LogLocator(subs=between))
        if len(self.curves) > 1:
            axes.legend(frameon=False)
        return show(figure, self.alt)

    def _draw(self):
        from IPython.display import display  # here, because only a notebook has it to hand

        if self._handle:
            self._handle.update(self.picture())
        else:
            self._handle = display(self.picture(), display_id=True)
        self._drawn = monotonic()
