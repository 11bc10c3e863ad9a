"""What is said of a network for XOR is true of every network that earns it, not only of the one it was written for."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dl101.exercises import networks as ex

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR = [0, 1, 1, 0]


def relu(z):
    return np.maximum(0, z)


def step(z):
    return np.where(z > 0, 1, 0)


def outputs(network, activation=relu):
    W1, b1, W2, b2 = map(np.asarray, network)
    return activation(CORNERS @ W1 + b1) @ W2 + b2


def hidden(network):
    return relu(CORNERS @ np.asarray(network[0]) + np.asarray(network[1]))


def is_right(network, activation=relu, bar=0.5):
    return (outputs(network, activation) > bar).astype(int).tolist() == XOR


def gives(*wanted):
    return lambda network: (outputs(network) > 0.5).astype(int).tolist() == list(wanted)


def signs(numbers):
    for row in product((1, -1), repeat=len(numbers)):
        yield [sign * number for sign, number in zip(row, numbers, strict=True)]


def with_(network, **changes):
    parts = dict(zip(("W1", "b1", "W2", "b2"), network, strict=True)) | changes
    return tuple(parts.values())


def some_b2_solves(network):
    return any(is_right(with_(network, b2=b / 64)) for b in range(-2000, 2000))


def with_one_for_both(network):
    """The network with one more hidden neuron, silent until both inputs are 1, and a weight far below 0."""
    (row1, row2), b1, W2, b2 = network
    return [[*row1, 1], [*row2, 1]], [*b1, -1], [*W2, -1000], b2


CLAIMS = {  # by the beginning of a message
    "Nearly": lambda n: any(outputs(n)[[1, 2]] == 0.5) and is_right(with_(n, b2=n[3] + 1e-6)),
    "With the bar at 0": lambda n: (
        is_right(n, bar=0) and is_right(with_(n, W2=[w * 1e6 for w in n[2]], b2=n[3] * 1e6))
    ),
    "The network separates": some_b2_solves,
    "With the step in the hidden layer": lambda n: is_right(n, step),
    "With the step in every neuron": lambda n: is_right(n, step, bar=0),
    "With the rows of W1": lambda n: is_right(with_(n, W1=np.transpose(n[0]))),
    "With b1 and W2": lambda n: is_right(with_(n, b1=n[2], W2=n[1])),
    "With the numbers of W2": lambda n: any(is_right(with_(n, W2=list(W2))) for W2 in permutations(n[2])),
    "With other signs in W2": lambda n: any(is_right(with_(n, W2=W2)) for W2 in signs(n[2])),
    "With other signs in b1": lambda n: any(is_right(with_(n, b1=b1)) for b1 in signs(n[1])),
    "There is only one": lambda n: len(n[1]) == 1,
    "All hidden neurons": lambda n: all((hidden(n) == hidden(n)[:, :1]).ravel()),
    "At most one hidden": lambda n: sum(hidden(n).any(axis=0)) <= 1 < len(n[1]),
    "Every corner": lambda n: gives(1, 0, 0, 1)(n) and some_b2_solves(with_(n, W2=[-w for w in n[2]])),
    "This is AND": gives(0, 0, 0, 1),
    "This is OR": lambda n: gives(0, 1, 1, 1)(n) and is_right(with_one_for_both(n)),
    "The output is above 0.5 in all": gives(1, 1, 1, 1),
    "The output is above 0.5 in none": gives(0, 0, 0, 0),
}

halves = st.integers(-4, 4).map(lambda number: number / 2)  # exact in binary


@st.composite
def networks(draw):
    neurons = draw(st.integers(1, 3))
    row = st.lists(halves, min_size=neurons, max_size=neurons)
    return [draw(row), draw(row)], draw(row), draw(row), draw(halves)


def claim_of(message):
    found = [claim for start, claim in CLAIMS.items() if message.startswith(start)]
    assert len(found) == 1 or message.startswith("`xor_network()` is not right in the corner"), message
    return found[0] if found else lambda network: True


def test_every_message_makes_a_claim_that_is_tested():
    starts = [start for wrong in ex.xor_network.slips for start in CLAIMS if wrong.message.startswith(start)]
    assert starts == list(CLAIMS)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(networks())
def test_a_network_is_right_where_it_is_and_what_is_said_of_it_is_true(network):
    result = ex.xor_network.check(lambda: network)
    assert (result.outcome == "correct") == is_right(network)
    if result.outcome != "correct":
        assert claim_of(result.message)(network), (network, result.message)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(3)), st.floats(0.01, 100))
def test_neurons_may_be_shuffled_and_scaled(order, factor):
    """A hidden neuron that is multiplied gives more, and its weight in W2 that much less."""
    columns = [(1, 1, 0, 1), (1, 1, -1, -2), (-1, 1, -2, 5)]
    W1a, W1b, b1, W2 = zip(*(columns[place] for place in order), strict=True)
    scaled = [[factor * w for w in row] for row in (W1a, W1b, b1)]
    answer = scaled[:2], scaled[2], [[w / factor] for w in W2], [0]
    assert ex.xor_network.check(lambda: answer).outcome == "correct"


def test_rounding_puts_no_corner_above_the_bar():
    """1.1 - 0.6 is 0.5, and a little more as a computer reckons; 0.1 + 0.2 - 0.3 likewise is 0."""
    message = ex.xor_network.check(lambda: ([[1, 1], [1, 1]], [0, 0], [1.1, -0.6], 0)).message
    assert 1.1 - 0.6 > 0.5
    assert "the output is 0.5: exactly 0.5, and XOR is 1." in message
    columns = ([[0.1, 1, -1], [0.2, -1, 1]], [-0.3, 0, 0], [1e17, 1, 1], 0)
    assert ex.xor_network.check(lambda: columns).outcome == "correct"


@pytest.mark.parametrize("bias", [1, 1e100, -1e100])
def test_networks_of_all_sizes_get_words(bias):
    result = ex.xor_network.check(lambda: ([[bias, 1], [1, bias]], [bias, 1e149], [1e149, -1e149], 0))
    assert result.outcome == "incorrect"
    assert "could not be finished" not in result.message
    wide = ex.xor_network.check(lambda: (np.ones((2, 3000)), np.zeros(3000), np.ones(3000), bias))
    assert wide.outcome == "incorrect"
    assert len(wide.message) < 700


def test_the_corner_that_fails_is_shown_with_its_hidden_outputs():
    message = ex.xor_network.check(lambda: ([[1, -1], [1, 2]], [0, 0], [1, -1], 0)).message
    assert message.startswith(
        "`xor_network()` is not right in the corner (0, 1). There the hidden neurons give [1, 2], and the output is -1:"
        " below 0.5, and XOR is 1.\n\n"
    )
    table = message.split("\n\n")[1].split("\n")
    assert [row.split() for row in table] == [
        ["x1", "x2", "hidden", "output", "XOR"],
        ["0", "0", "[0,", "0]", "0", "0"],
        ["0", "1", "[1,", "2]", "-1", "1", "<--"],
        ["1", "0", "[1,", "0]", "1", "1"],
        ["1", "1", "[2,", "1]", "1", "0", "<--"],
    ]
