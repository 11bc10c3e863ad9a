"""The demo `DigitFlow`: a digit goes forward through the network that reads it, and the errors flow back."""

from dl101.widgets.digit_flow.digit_flow import DigitFlow

__all__ = ["DigitFlow"]
