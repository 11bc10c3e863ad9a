"""The demo `Activations`: six activation functions, and how steep each one is."""

from dl101.widgets.activations.activations import Activations

__all__ = ["Activations"]
