"""The demos and questions: each works in a static page, in Jupyter, in Colab and in VS Code.

A folder for each demo. The file with the folder's own name is the door, and the same role has the same name in all:
`model` computes, `goals` says what to reach and to try, `words` is the readout, `code` is "as code"; the rest are parts
of the picture.

the demos:   activations/ backprop_graph/ blind_descent/ convolution/ digit_flow/ draw_digit/ forward_pass/
             gradient_flow/ loss_landscape/ neuron/ optimizer_race/ overfitting/ playground/ pooling/ relu_pieces/
             silent_bug/ sweep/ teach_digit/
questions/   Quiz, Prediction and Review
nn/          networks that learn, graphs of operations, loss surfaces, optimizers, convolution, for every demo; knows no
             page
data/        random numbers from a seed, data sets and features; knows no page
lib/         what all demos share
dist/        generated: the bundles
stills/      generated: pictures for readers without scripts
"""

from dl101.other_edition import refuse_unknown
from dl101.widgets.activations import Activations
from dl101.widgets.backprop_graph import BackpropGraph
from dl101.widgets.blind_descent import BlindDescent
from dl101.widgets.convolution import Convolution
from dl101.widgets.digit_flow import DigitFlow
from dl101.widgets.draw_digit import DrawDigit
from dl101.widgets.forward_pass import ForwardPass
from dl101.widgets.gradient_flow import GradientFlow
from dl101.widgets.lib.traits import InputError
from dl101.widgets.loss_landscape import LossLandscape
from dl101.widgets.neuron import Neuron
from dl101.widgets.optimizer_race import OptimizerRace
from dl101.widgets.overfitting import Overfitting
from dl101.widgets.playground import Playground
from dl101.widgets.pooling import Pooling
from dl101.widgets.questions import Prediction, Quiz, Review
from dl101.widgets.relu_pieces import ReluPieces
from dl101.widgets.silent_bug import SilentBug
from dl101.widgets.sweep import Sweep
from dl101.widgets.teach_digit import TeachDigit

__all__ = [
    "Activations",
    "BackpropGraph",
    "BlindDescent",
    "Convolution",
    "DigitFlow",
    "DrawDigit",
    "ForwardPass",
    "GradientFlow",
    "InputError",
    "LossLandscape",
    "Neuron",
    "OptimizerRace",
    "Overfitting",
    "Playground",
    "Pooling",
    "Prediction",
    "Quiz",
    "ReluPieces",
    "Review",
    "SilentBug",
    "Sweep",
    "TeachDigit",
]
__getattr__ = refuse_unknown(__name__, __all__)
