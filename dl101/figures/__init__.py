"""One look for every plot: small SVG in the page's own colors, readable in light and dark, in book and notebooks.

Each function returns a `Picture`: the last line of a cell shows it. Each needs `alt`: what the picture says, in words.
"""

from dl101.figures.image_grid import images
from dl101.figures.loss_plot import LossPlot
from dl101.figures.picture import GOOD, INK, NEGATIVE, POSITIVE
from dl101.figures.plots import bars, plot, show, timings

__all__ = ["GOOD", "INK", "NEGATIVE", "POSITIVE", "LossPlot", "bars", "images", "plot", "show", "timings"]
