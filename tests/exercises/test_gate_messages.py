"""A gate's message is true of every neuron that earns it, not only of the one that it was written for."""

from itertools import product

import pytest

from dl101.checker.observe.gates import CORNERS
from dl101.exercises import neuron as ex

HALVES = [number / 2 for number in range(-4, 5)]  # exact in binary: z = 0 is z = 0
NEURONS = list(product(HALVES, repeat=3))
AND, OR, NAND = (0, 0, 0, 1), (0, 1, 1, 1), (1, 1, 1, 0)


def answers(w1, w2, b):
    return tuple(int(w1 * x1 + w2 * x2 + b > 0) for x1, x2 in CORNERS)


def turned_around(gate):
    return tuple(1 - answer for answer in gate)


def some_bias_solves(gate, biases):
    """The claim that one of `biases(b)` makes the neuron right, its weights as they are."""
    return lambda w1, w2, b: any(answers(w1, w2, bias) == gate for bias in biases(b))


def slightly_larger(b):
    return [b + 1e-6]


def larger(b):
    return [b + step / 4 for step in range(1, 40)]


def smaller(b):
    return [b - step / 4 for step in range(1, 40)]


def flipped_solves(gate):
    """The claim that the neuron is right with all three signs flipped, and some room for what lies on the line."""
    return lambda w1, w2, b: any(answers(-w1, -w2, bias) == gate for bias in [-b, -b + 1e-6])


def on_the_line(*corners):
    return lambda w1, w2, b: all(w1 * x1 + w2 * x2 + b == 0 for x1, x2 in corners)


def fires(*wanted):
    return lambda w1, w2, b: answers(w1, w2, b) == wanted


CLAIMS = {  # by the beginning of a message: what it says of the neuron
    "and_gate": {
        "The corner (1, 1) lies exactly": [on_the_line((1, 1)), some_bias_solves(AND, slightly_larger)],
        "This is OR": [fires(*OR), some_bias_solves(AND, smaller)],
        "This is NAND": [fires(*turned_around(AND)), flipped_solves(AND)],
        "This neuron fires in all four": [fires(1, 1, 1, 1), lambda w1, w2, b: b > 0],
        "This neuron never fires": [fires(0, 0, 0, 0), lambda w1, w2, b: w1 + w2 <= -b],
        "This neuron listens to the first": [fires(0, 0, 1, 1), lambda w1, w2, b: w1 + b > 0],
        "This neuron listens to the second": [fires(0, 1, 0, 1), lambda w1, w2, b: w2 + b > 0],
        "It fires except where the first input alone is 1. Does": [fires(1, 1, 0, 1)],
    },
    "or_gate": {
        "The corners (0, 1) and (1, 0)": [on_the_line((0, 1), (1, 0)), some_bias_solves(OR, slightly_larger)],
        "This is AND": [fires(*AND), some_bias_solves(OR, larger)],
        "This is NOR": [fires(*turned_around(OR)), flipped_solves(OR)],
        "This is NAND": [fires(*NAND), lambda w1, w2, b: b > 0 and min(w1, w2) < 0],
        "This neuron fires in all four": [fires(1, 1, 1, 1), lambda w1, w2, b: b > 0],
        "This neuron never fires": [fires(0, 0, 0, 0), lambda w1, w2, b: w1 <= -b and w2 <= -b],
        "This neuron listens to the first": [fires(0, 0, 1, 1), lambda w1, w2, b: w2 + b <= 0],
        "This neuron listens to the second": [fires(0, 1, 0, 1), lambda w1, w2, b: w1 + b <= 0],
    },
    "nand_gate": {
        "The corners (0, 1) and (1, 0)": [
            on_the_line((0, 1), (1, 0)),
            some_bias_solves(NAND, slightly_larger),
        ],
        "This is AND": [fires(*turned_around(NAND)), flipped_solves(NAND)],
        "This is NOR": [fires(1, 0, 0, 0), some_bias_solves(NAND, larger)],
        "This is OR": [fires(*OR), lambda w1, w2, b: b <= 0],
        "This neuron fires in all four": [fires(1, 1, 1, 1), lambda w1, w2, b: w1 + w2 > -b],
        "This neuron never fires": [fires(0, 0, 0, 0), lambda w1, w2, b: b <= 0],
        "The first input alone already": [fires(1, 1, 0, 0), lambda w1, w2, b: w1 + b <= 0],
        "The second input alone already": [fires(1, 0, 1, 0), lambda w1, w2, b: w2 + b <= 0],
        "It fires only where the first input alone is 1. Does": [fires(0, 0, 1, 0)],
    },
}


def claims_of(gate, message):
    """What a message claims, or None for one that only shows the four sums."""
    found = [claims for start, claims in CLAIMS[gate].items() if message.startswith(start)]
    assert len(found) == 1 or message.startswith(f"`{gate}()` gives"), message
    return found[0] if found else []


@pytest.mark.parametrize("gate", CLAIMS)
def test_every_message_makes_claims_that_are_tested(gate):
    exercise = getattr(ex, gate)
    assert [len(claims_of(gate, wrong.message)) > 0 for wrong in exercise.slips] == [True] * len(CLAIMS[gate])


def test_a_message_that_flips_the_signs_knows_of_corners_on_the_line():
    """(-1, -1, 2) never fires once it is flipped: the corner (1, 1) lies on its line, and stays there."""
    assert answers(1, 1, -2) == (0, 0, 0, 0)
    for exercise, neuron in (
        (ex.and_gate, (-1, -1, 2)),
        (ex.or_gate, (-1, -1, 1)),
        (ex.nand_gate, (1, 1, -1)),
    ):
        message = exercise.check(lambda neuron=neuron: neuron).message
        assert message.split("\n\n")[0].endswith("(A corner on the line then needs some room.)")


@pytest.mark.parametrize("gate", CLAIMS)
def test_what_a_message_says_is_true_of_every_neuron_that_earns_it(gate):
    exercise = getattr(ex, gate)
    false = []
    for neuron in NEURONS:
        result = exercise.check(lambda neuron=neuron: neuron)
        if result.outcome == "incorrect" and not all(
            claim(*neuron) for claim in claims_of(gate, result.message)
        ):
            false.append((neuron, result.message[:40]))
    assert false == []
