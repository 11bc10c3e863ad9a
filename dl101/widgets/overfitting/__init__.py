"""The demo `Overfitting`: a small network and noisy data, what it learns by heart, and what helps."""

from dl101.widgets.overfitting.overfitting import Overfitting

__all__ = ["Overfitting"]
