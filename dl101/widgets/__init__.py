"""The demos: each works in a static page, in Jupyter, in Colab and in VS Code."""

from dl101.widgets.neuron import Neuron
from dl101.widgets.traits import InputError

__all__ = ["InputError", "Neuron"]
