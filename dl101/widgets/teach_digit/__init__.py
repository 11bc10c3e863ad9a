"""The demo `TeachDigit`: the convolutional network learns the learner's hand."""

from dl101.widgets.teach_digit.teach_digit import TeachDigit

__all__ = ["TeachDigit"]
