"""The questions of the book: `Quiz`, `Prediction` and `Review`."""

from dl101.widgets.questions.questions import Prediction, Quiz, Review

__all__ = ["Prediction", "Quiz", "Review"]
