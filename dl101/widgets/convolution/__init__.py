"""The demo `Convolution`: a kernel slides over a picture, and each cell says what it touches."""

from dl101.widgets.convolution.convolution import Convolution

__all__ = ["Convolution"]
