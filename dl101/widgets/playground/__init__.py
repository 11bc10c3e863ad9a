"""The demo `Playground`: a network with two inputs that learns before your eyes.

training/  settings, the session that trains, and what ends it; knows no page
formats/   text in, text out: addresses, CSV, PyTorch and NumPy scripts; knows no page
network/   the drawing of the network, and its numbers to edit
plot/      the plane with its points, and the chart of the loss
panels/    everything around them: settings, run bar, experiments, own data, share, export
"""

from dl101.widgets.playground.playground import Playground

__all__ = ["Playground"]
