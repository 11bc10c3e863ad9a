"""The demos and questions: each works in a static page, in Jupyter, in Colab and in VS Code."""

from dl101.widgets.activations import Activations
from dl101.widgets.neuron import Neuron
from dl101.widgets.questions import Prediction, Quiz, Review
from dl101.widgets.traits import InputError

__all__ = ["Activations", "InputError", "Neuron", "Prediction", "Quiz", "Review"]
