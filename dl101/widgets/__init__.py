"""The demos and questions: each works in a static page, in Jupyter, in Colab and in VS Code."""

from dl101.widgets.activations import Activations
from dl101.widgets.forward_pass import ForwardPass
from dl101.widgets.neuron import Neuron
from dl101.widgets.playground import Playground
from dl101.widgets.questions import Prediction, Quiz, Review
from dl101.widgets.relu_pieces import ReluPieces
from dl101.widgets.traits import InputError

__all__ = [
    "Activations",
    "ForwardPass",
    "InputError",
    "Neuron",
    "Playground",
    "Prediction",
    "Quiz",
    "ReluPieces",
    "Review",
]
