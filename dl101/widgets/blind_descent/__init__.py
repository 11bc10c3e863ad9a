"""The demo `BlindDescent`: down a hidden landscape in eight steps, by loss and slope alone."""

from dl101.widgets.blind_descent.blind_descent import BlindDescent

__all__ = ["BlindDescent"]
