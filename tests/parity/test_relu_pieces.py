"""A network 1-n-1 four times: the demo's Python = its JavaScript = NumPy = torch. And its fit = NumPy's lstsq."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dl101.widgets.relu_pieces import relu_pieces
from dl101.widgets.relu_pieces.relu_pieces import ACTIVATIONS, TARGETS, XS, ReluPieces
from tests.helpers import printed_by

MODEL, FIT = "relu_pieces/model.js", "relu_pieces/fit.js"
hundredths = lambda limit: st.integers(-100 * limit, 100 * limit).map(lambda n: n / 100)  # noqa: E731
neurons = st.lists(st.tuples(hundredths(4), st.sampled_from([1, -1]), hundredths(10)), max_size=12)
activations = st.sampled_from(list(ACTIVATIONS))


def state_of(neurons, activation="relu", target="tent", output_bias=0.0):
    """The state of the page's demo, as a dictionary."""
    hinges, signs, output_weights = (
        (list(values) for values in zip(*neurons, strict=True)) if neurons else ([], [], [])
    )
    return {
        "hinges": hinges,
        "signs": signs,
        "output_weights": output_weights,
        "output_bias": output_bias,
        "activation": activation,
        "target": target,
        "drawn": [0.0] * 81,
    }


def torch_network(demo):
    """The demo's network with nn.Linear, in float64."""
    count = len(demo.hinges)
    bend = torch.nn.ReLU() if demo.activation == "relu" else torch.nn.Identity()
    network = torch.nn.Sequential(torch.nn.Linear(1, count), bend, torch.nn.Linear(count, 1)).double()
    with torch.no_grad():
        network[0].weight[:] = torch.tensor(demo.W1.T)
        network[0].bias[:] = torch.tensor(demo.b1)
        network[2].weight[:] = torch.tensor(demo.W2.T)
        network[2].bias[:] = torch.tensor(demo.b2)
    return network


@given(neurons=neurons.filter(bool), activation=activations, c=hundredths(10), x=st.floats(-4, 4))
def test_outputs_agree(javascript, neurons, activation, c, x):
    state = state_of(neurons, activation, output_bias=c)
    demo = ReluPieces(**state)
    f = {"relu": lambda z: np.maximum(0, z), "linear": lambda z: z}[activation]
    w, hinges, v = (np.array(state[name]) for name in ("signs", "hinges", "output_weights"))
    expected = float(f(w * x - w * hinges) @ v + c)
    assert demo.output(x) == pytest.approx(expected, abs=1e-12)
    assert javascript.call(MODEL, "outputOf", state, x) == pytest.approx(expected, abs=1e-12)
    with torch.no_grad():
        in_torch = torch_network(demo)(torch.tensor([x], dtype=torch.float64)).item()
    assert in_torch == pytest.approx(expected, abs=1e-12)


@given(neurons=neurons, activation=activations, target=st.sampled_from([*TARGETS, "drawn"]))
def test_gaps_agree(javascript, neurons, activation, target):
    state = state_of(neurons, activation, target)
    assert javascript.call(MODEL, "mse", state) == pytest.approx(
        ReluPieces(**state).mse, rel=1e-12, abs=1e-12
    )


@pytest.mark.parametrize("target", TARGETS)
def test_targets_agree(javascript, target):
    in_page = javascript.call(MODEL, "targetValues", {"target": target})
    assert in_page == pytest.approx(ReluPieces(target=target).target_values, abs=1e-12)


def columns_of(state):
    demo = ReluPieces(**state)
    return np.column_stack([np.ones(len(XS)), demo.hidden(XS)]), demo.target_values


@given(
    hinges=st.lists(st.integers(-40, 39), unique=True, max_size=12),  # in tenths
    signs=st.lists(st.sampled_from([1, -1]), min_size=12, max_size=12),
    target=st.sampled_from(list(TARGETS)),
)
def test_least_squares_agree_with_numpy(javascript, hinges, signs, target):
    neurons = [(hinge / 10, side, 0.0) for hinge, side in zip(hinges, signs, strict=False)]
    columns, targets = columns_of(state_of(neurons, target=target))
    expected = np.linalg.lstsq(columns, targets, rcond=1e-12)[0]
    in_page = javascript.call(FIT, "leastSquares", columns.T.tolist(), targets.tolist())
    assert in_page == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize(
    ("hinges", "signs", "activation"),
    [
        ([1, 1], [1, 1], "relu"),  # the same neuron twice: each takes half
        ([4, 0, -4], [1, 1, -1], "relu"),  # two that see nothing
        ([-4, -4, 0], [1, 1, 1], "relu"),
        ([0.02, 0.04, 0.06, 0.08], [1, 1, 1, 1], "relu"),  # all between two places
        ([1, -1, 1, 2], [1, -1, -1, 1], "relu"),  # a line can be made in two ways
        ([-2, 0, 3], [1, -1, 1], "linear"),
        ([], [], "relu"),
    ],
)
def test_where_many_slopes_are_best_the_smallest_are_taken_as_numpy_does(
    javascript, hinges, signs, activation
):
    neurons = [(hinge, side, 0.0) for hinge, side in zip(hinges, signs, strict=True)]
    columns, targets = columns_of(state_of(neurons, activation, "wave"))
    expected = np.linalg.lstsq(columns, targets, rcond=1e-12)[0]
    in_page = javascript.call(FIT, "leastSquares", columns.T.tolist(), targets.tolist())
    assert in_page == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("hinges", [[], [0.5], [-3, -1, 1], [-4, -2.3, -1, 0, 0, 2.5, 3.9]])
def test_both_fits_set_the_same_numbers(javascript, target, hinges):
    demo = ReluPieces(hinges=hinges, target=target)
    demo.fit()
    state = state_of([(hinge, 1, 0.0) for hinge in hinges], target=target)
    fitted = javascript.call(FIT, "fitOutputWeights", state)
    assert fitted["output_weights"] == pytest.approx(
        demo.output_weights, abs=1.01e-4
    )  # four decimals, the last may tip
    assert fitted["output_bias"] == pytest.approx(demo.output_bias, abs=1.01e-4)


def run_code(source):
    """What a snippet of "As code" prints: {x: output}."""
    printed = printed_by(source)
    lines = [line.split() for line in printed.splitlines()]
    return {int(x): float(output) for x, output in lines}


@pytest.mark.filterwarnings("ignore:Initializing zero-element tensors")  # a layer without neurons
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
@pytest.mark.parametrize(
    "neurons",
    [
        [],
        [(1, 1, 0.5)],
        [(-3, 1, 1), (-1, 1, -2), (1, 1, 1)],
        [(0.05, -1, 2.3456), (0, 1, -0.1), (-4, 1, 3.0)],
    ],
    ids=len,
)
def test_as_code_prints_what_the_demo_shows(javascript, form, activation, neurons):
    state = state_of(neurons, activation, output_bias=-0.75)
    source = javascript.call("relu_pieces/code.js", "piecesCode", state)[form]
    demo = ReluPieces(**state)
    assert run_code(source) == pytest.approx({x: demo.output(x) for x in range(-4, 5)}, abs=1e-12)


def test_names_are_the_same_in_python_and_javascript(javascript):
    def constant(module, name):
        return javascript.call(module, name)

    for name in ("EDGE", "TOP", "MOST", "LIMIT"):
        assert constant(MODEL, name) == getattr(relu_pieces, name)
    assert constant(MODEL, "XS") == XS.tolist()
    assert list(constant(MODEL, "ACTIVATIONS")) == list(ACTIVATIONS)
    assert list(constant(MODEL, "TARGETS")) == [*TARGETS, "drawn"] == list(ReluPieces.target.options)
    goals = [goal["id"] for goal in constant("relu_pieces/goals.js", "GOALS")]
    assert goals == list(relu_pieces.GOALS)
    presets = [preset["id"] for preset in constant("relu_pieces/goals.js", "PRESETS")]
    assert presets == list(relu_pieces.PRESETS)
    assert constant("relu_pieces/goals.js", "HELP") == list(ReluPieces.helped.options)


def test_both_start_alike(javascript):
    start, demo = javascript.call(MODEL, "START"), ReluPieces()
    assert {name: getattr(demo, name) for name in start} == {
        name: tuple(value) if isinstance(value, list) else value for name, value in start.items()
    }
