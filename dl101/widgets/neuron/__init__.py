"""The demo `Neuron`: one neuron with two inputs, and the line it draws."""

from dl101.widgets.neuron.neuron import Neuron

__all__ = ["Neuron"]
