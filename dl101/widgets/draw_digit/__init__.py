"""The demo `DrawDigit`: the learner draws, and a convolutional network reads it, map by map."""

from dl101.widgets.draw_digit.draw_digit import DrawDigit

__all__ = ["DrawDigit"]
