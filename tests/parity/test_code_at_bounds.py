"""What "As code" prints at the bounds of what each demo can be set to: every form runs quietly, to the same numbers."""

import itertools
import math
import re
import warnings

import pytest

from dl101.widgets import Activations, ForwardPass, LossLandscape, Neuron, ReluPieces
from dl101.widgets.activations.activations import FUNCTIONS
from dl101.widgets.activations.activations import LIMIT as Z_LIMIT
from dl101.widgets.forward_pass.forward_pass import ACTIVATIONS
from dl101.widgets.forward_pass.forward_pass import LIMIT as NUMBER_LIMIT
from dl101.widgets.loss_landscape.loss_landscape import BATCHES, DATA
from dl101.widgets.loss_landscape.loss_landscape import LIMIT as LINE_LIMIT
from dl101.widgets.loss_landscape.loss_landscape import MOST as MOST_UPDATES
from dl101.widgets.neuron.neuron import CORNERS, GATES
from dl101.widgets.neuron.neuron import LIMIT as WEIGHT_LIMIT
from dl101.widgets.relu_pieces.relu_pieces import EDGE, MOST
from dl101.widgets.relu_pieces.relu_pieces import LIMIT as OUTPUT_LIMIT
from tests.helpers import printed_by

pytestmark = pytest.mark.slow
FORMS = pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])


def quietly_printed_by(source):
    """What a program prints that has no reason to warn of anything."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return printed_by(source)


def numbers_in(text):
    """All numbers of a text that stand by themselves or behind a name with a colon."""
    return [float(word) for word in re.findall(r"(?<![\w.])-?(?:\d[\d.]*(?:e[+-]?\d+)?|nan|inf)\b", text)]


def near(values):
    return pytest.approx(values, rel=1e-9, abs=1e-9)


def bounds(limit, count):
    """All choices of -limit, 0 and limit for so many numbers."""
    return itertools.product((-limit, 0, limit), repeat=count)


@FORMS
def test_neuron_gates(javascript, form):
    for *weights, bias in bounds(WEIGHT_LIMIT, 3):
        demo = Neuron(weights=weights, bias=bias)
        source = javascript.call("neuron/code.js", "neuronCode", {"weights": weights, "bias": bias})[form]
        lines = quietly_printed_by(source).splitlines()
        seen = [numbers_in(line)[-2:] for line in lines]
        assert seen == [[demo.z(*x), demo.output(*x)] for x in CORNERS]


@FORMS
@pytest.mark.parametrize("gate", GATES)
def test_neuron_learn(javascript, form, gate):
    for *weights, bias in bounds(WEIGHT_LIMIT, 3):
        state = {"weights": weights, "bias": bias, "gate": gate, "learn_start": [*weights, bias]}
        state = state | {"learn_steps": 0}
        state |= javascript.call("neuron/perceptron_rule.js", "learn", state, 400)
        source = javascript.call("neuron/code.js", "learningCode", state)[form]
        end = quietly_printed_by(source).splitlines()[-1]
        if state["learn_steps"]:
            assert numbers_in(end) == near([*state["weights"], state["bias"]])
        assert len(numbers_in(end)) == 3


@FORMS
@pytest.mark.parametrize("name", FUNCTIONS)
def test_activations(javascript, form, name):
    for z in (-Z_LIMIT, -0.01, 0, 0.01, Z_LIMIT):
        source = javascript.call("activations/code.js", "activationCode", {"function": name, "z": z})[form]
        demo, (output, *slopes) = Activations(function=name, z=z), numbers_in(quietly_printed_by(source))
        assert output == near(demo.output)
        if demo.slope is None:
            assert form == "Python" or math.isnan(slopes[0])
        else:
            assert any(slope == pytest.approx(demo.slope, abs=1e-4) for slope in slopes)


NAMES = ("inputs", "W1", "b1", "W2", "b2", "activation")
L = NUMBER_LIMIT
FORWARD = {
    "all at the top": {
        "inputs": (L, L),
        "W1": ((L, L), (L, L)),
        "b1": (L, L),
        "W2": ((L,), (L,)),
        "b2": (L,),
    },
    "sums far below 0": {"inputs": (L, L), "W1": ((-L, L), (-L, -L)), "b1": (-L, L), "W2": ((L,), (-L,))},
    "both far below 0": {"inputs": (-L, L), "W1": ((L, L), (-L, -L)), "b1": (-L, -L), "b2": (-L,)},
    "the far ends": {"inputs": (L, -L), "W1": ((-L, L), (L, -L)), "W2": ((-L,), (L,)), "b2": (L,)},
    "nothing": {"inputs": (0, 0), "W1": ((0, 0), (0, 0)), "b1": (0, 0), "W2": ((0,), (0,)), "b2": (0,)},
}


@FORMS
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("case", FORWARD)
def test_forward_pass(javascript, form, activation, case):
    demo = ForwardPass(**FORWARD[case], activation=activation)
    state = {name: getattr(demo, name) for name in NAMES}
    source = javascript.call("forward_pass/code.js", "forwardCode", state)[form]
    seen = numbers_in(quietly_printed_by(source))
    assert seen == near([*demo.hidden_z, *demo.hidden, demo.output])


@FORMS
@pytest.mark.parametrize("activation", ["relu", "linear"])
@pytest.mark.parametrize(
    "count", [1, MOST]
)  # none: test_relu_pieces.py, for PyTorch warns of a layer without neurons
@pytest.mark.parametrize("sign", [-1, 1])
def test_relu_pieces(javascript, form, activation, count, sign):
    state = {
        "hinges": [EDGE * (-1) ** i for i in range(count)],
        "signs": [sign * (-1) ** (i // 2) for i in range(count)],
        "output_weights": [sign * OUTPUT_LIMIT] * count,
        "output_bias": -sign * OUTPUT_LIMIT,
        "activation": activation,
    }
    demo = ReluPieces(**state)
    source = javascript.call("relu_pieces/code.js", "piecesCode", state)[form]
    seen = numbers_in(quietly_printed_by(source))
    assert seen == near([number for x in range(-4, 5) for number in (x, demo.output(x))])


@FORMS
@pytest.mark.parametrize("data", DATA)
def test_loss_landscape_far_away(javascript, form, data):
    for w, b in bounds(LINE_LIMIT, 2):
        demo = LossLandscape(data=data, w=w, b=b)
        source = javascript.call("loss_landscape/code.js", "landscapeCode", landscape_state(demo))[form]
        assert numbers_in(quietly_printed_by(source)) == near([w, b, demo.mse])


@FORMS
@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize(("rate", "most"), [(0.0001, MOST_UPDATES), (2, 1)])
def test_loss_landscape_walks(javascript, form, batch, rate, most):
    for data in DATA:
        start = landscape_state(LossLandscape(data=data, batch=batch, learning_rate=rate))
        end = javascript.call("loss_landscape/model.js", "walked", start, most)
        source = javascript.call("loss_landscape/code.js", "landscapeCode", end)[form]
        demo = LossLandscape(data=data, w=end["w"], b=end["b"])
        assert numbers_in(quietly_printed_by(source)) == near([demo.w, demo.b, demo.mse])


def landscape_state(demo):
    """What the demo's code is made from."""
    names = ("data", "w", "b", "learning_rate", "batch", "path", "leg", "seed")
    return {name: getattr(demo, name) for name in names}


EDGES = [[x, y, label] for x, y, label in itertools.product((-6, 6), (-6, 6), (-1, 1))]
SEVEN = ["x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"]
LARGE = {"weights": [[i, (-1) ** i * 1e6] for i in range(2)], "biases": [[0, -1e6]]}
PLAYGROUND = {
    "deep and wide": ({"hidden_layers": [8] * 6, "inputs": SEVEN, "batch_size": 30, "restarts": 999}, {}),
    "deep and narrow": ({"hidden_layers": [1] * 6, "inputs": ["sinY"], "batch_size": 1, "noise": 50}, {}),
    "the slowest": ({"learning_rate": 0.00001, "train_percent": 90, "seed": "", "regularization": "L1"}, {}),
    "the strongest pull": ({"regularization": "L2", "regularization_rate": 10, "train_percent": 10}, {}),
    "points at the edges": ({"dataset": "own", "points": EDGES, "learning_rate": 10}, {}),
    "one point to train on": ({"dataset": "own", "points": EDGES[:1], "train_percent": 90}, {}),
    "one point to test on": ({"dataset": "own", "points": EDGES[:1], "train_percent": 10}, {}),
    "large numbers, sigmoid": ({"activation": "sigmoid", "loss": "cross-entropy"}, LARGE),
    "large numbers, ReLU": ({"activation": "relu"}, LARGE),
    "large numbers, no hidden layer": ({"hidden_layers": [], "loss": "cross-entropy"}, LARGE),
    "large numbers, regression": ({"problem": "regression", "activation": "tanh"}, LARGE),
}


@pytest.mark.parametrize("case", PLAYGROUND)
def test_playground(javascript, case):
    changes, by_hand = PLAYGROUND[case]
    run = javascript.call(
        "../../tests/js/playground_export_runs.js", "run", changes, {"epochs": [0], **by_hand}
    )
    losses = [math.nan if loss is None else loss for loss in run["losses"][0]]  # JSON has no NaN
    numpy = javascript.call("playground/formats/numpy.js", "networkScript", run["settings"], run["end"])
    seen = [float(line.rpartition(" ")[2]) for line in quietly_printed_by(numpy).splitlines()]
    there = [loss for loss in losses if not math.isnan(loss)]
    assert seen == near([*run["outputs"], *there])
    torch = javascript.call("playground/formats/pytorch.js", "torchScript", run["settings"], run["start"], 1)
    first, *_ = [*quietly_printed_by(torch).splitlines(), ""]
    seen = [float(loss) for loss in re.findall(r"loss (\S+?)(?:,|$)", first)]
    there = [] if math.isnan(losses[0]) else losses  # without a point to train on there is nothing to do
    assert seen == pytest.approx(there, rel=1e-9, abs=1e-9, nan_ok=True)
