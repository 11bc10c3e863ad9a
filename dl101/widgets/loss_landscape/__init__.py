"""The demo `LossLandscape`: a line, its loss as a landscape over w and b, and the steps of gradient descent."""

from dl101.widgets.loss_landscape.loss_landscape import LossLandscape

__all__ = ["LossLandscape"]
