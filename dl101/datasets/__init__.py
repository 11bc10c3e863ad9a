"""The course's data sets. Nothing is downloaded, and the same call always gives the same numbers."""

from dl101.datasets.digits import Digits, Images, digits
from dl101.datasets.drawings import prepare
from dl101.datasets.hands import first_of_each, hand_drawings
from dl101.datasets.penguins import Penguins, penguins
from dl101.datasets.playground_points import PlaygroundData, Points, playground

__all__ = [
    "Digits",
    "Images",
    "Penguins",
    "PlaygroundData",
    "Points",
    "digits",
    "first_of_each",
    "hand_drawings",
    "penguins",
    "playground",
    "prepare",
]
