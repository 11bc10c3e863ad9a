"""A message is true of every answer that earns it: answers are put together from parts, and words are held to these.

An answer is a choice of one part from each table of a family: its parts are named, and a claim speaks of the names.
The first part of each table is the right one, and an answer has two slips at most: then the test is quick.
Gates and networks for XOR have tests of their own, which reckon what their messages say.
"""

import math
from functools import cache
from itertools import pairwise, product
from operator import ne

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dl101.exercises import networks, neuron

# weighted_sum: a part of the items, what is made of each pair, the bias, and what becomes of the sum

ITEMS = {
    "all": lambda items: items,
    "not the first": lambda items: items[1:],
    "not the last": lambda items: items[:-1],
    "the first": lambda items: items[:1],
    "the last": lambda items: items[-1:],
    "two": lambda items: [items[0], items[1]],
    "none": lambda items: items[:0],
}
PAIRS = {
    "products": lambda x, w: [i * j for i, j in zip(x, w, strict=True)],
    "inputs": lambda x, w: list(x),
    "weights": lambda x, w: list(w),
    "sums": lambda x, w: [i + j for i, j in zip(x, w, strict=True)],
    "sizes": lambda x, w: [abs(i * j) for i, j in zip(x, w, strict=True)],
    "totals": lambda x, w: [sum(x) * sum(w)],
}
BIASES = {
    "once": lambda b, n: b,
    "never": lambda b, n: 0,
    "subtracted": lambda b, n: -b,
    "for each": lambda b, n: n * b,
    "twice": lambda b, n: 2 * b,
    "its size": lambda b, n: abs(b),
}
ENDS = {
    "as it is": lambda z, parts: z,
    "whole": lambda z, parts: int(z),
    "rounded": lambda z, parts: round(z),
    "step": lambda z, parts: int(z > 0),
    "step at 0 too": lambda z, parts: int(z >= 0),
    "true or false": lambda z, parts: z > 0,
    "ReLU": lambda z, parts: max(0, z),
    "size": lambda z, parts: abs(z),
    "mean": lambda z, parts: z / len(parts),
    "in a list": lambda z, parts: [z],
    "not summed": lambda z, parts: parts,
}


def weighted_sum(items, pairs, bias, end):
    def answer(x, w, b):
        parts = PAIRS[pairs](ITEMS[items](x), ITEMS[items](w))
        return ENDS[end](sum(parts) + BIASES[bias](b, len(x)), parts)

    return answer


SUM_CLAIMS = {
    "The products are right, but the bias is missing": {"pairs": ["products"], "bias": ["never"]},
    "The bias is added once for each input": {"bias": ["for each"]},
    "The bias is subtracted": {"bias": ["subtracted"]},
    "The inputs are added without their weights": {"pairs": ["inputs"]},
    "Each input and its weight are added": {"pairs": ["sums"]},
    "All inputs are added, all weights are added": {"pairs": ["totals"]},
    "Each product has become a number of its own": {"pairs": ["products"], "end": ["not summed"]},
    "That is already the neuron's yes or no": {"end": ["step", "step at 0 too", "true or false"]},
    "The first input is left out": {"items": ["not the first"]},
    "The last input is left out": {"items": ["not the last"]},
    "Only the first input counts": {"items": ["the first"]},
    "Only the last input counts": {"items": ["the last"]},
    "This works for exactly two inputs": {"items": ["two"]},
    "Only the bias comes back": {"items": ["none"]},
}

# neuron: what the activation gets, which one it is, and what is returned


def total(x, w, b):
    return sum(i * j for i, j in zip(x, w, strict=True)) + b


GIVEN = {
    "z": total,
    "z without b": lambda x, w, b: total(x, w, 0),
    "z − b": lambda x, w, b: total(x, w, -b),
    "b for each": lambda x, w, b: total(x, w, len(x) * b),
    "inputs added": lambda x, w, b: sum(x) + b,
    "the first": lambda x, w, b: x[0] * w[0] + b,
    "x": lambda x, w, b: x,
    "w": lambda x, w, b: w,
    "b": lambda x, w, b: b,
    "z in a list": lambda x, w, b: [total(x, w, b)],
    "products": lambda x, w, b: [i * j for i, j in zip(x, w, strict=True)],
    "products in an array": lambda x, w, b: np.multiply(x, w),
    "each with b": lambda x, w, b: np.multiply(x, w) + b,
}
USED = {
    "activation": lambda f: f,
    "twice": lambda f: lambda z: f(f(z)),
    "not below 0": lambda f: lambda z: max(0, f(z)),
    "step": lambda f: lambda z: 1 if z > 0 else 0,
    "step at 0 too": lambda f: lambda z: 1 if z >= 0 else 0,
    "ReLU": lambda f: lambda z: max(0, z),
    "leaky ReLU": lambda f: lambda z: max(0.1 * z, z),
    "none": lambda f: lambda z: z,
    "double": lambda f: lambda z: 2 * z,
    "square": lambda f: lambda z: z * z,
    "tanh": lambda f: math.tanh,
}
RETURNED = {
    "a": lambda a, z, b: a,
    "a and b": lambda a, z, b: a + b,
    "z, a": lambda a, z, b: (z, a),
    "a, z": lambda a, z, b: (a, z),
    "in a list": lambda a, z, b: [a],
}


def whole_neuron(given, used, returned):
    def answer(x, w, b, activation):
        z = GIVEN[given](x, w, b)
        return RETURNED[returned](USED[used](activation)(z), z, b)

    return answer


LISTS = ["z in a list", "products", "products in an array", "each with b"]
NEURON_CLAIMS = {
    "Only the first input counts": {"given": ["the first"]},
    "This is z, the sum on the way": {"used": ["none"]},
    "The bias is added after the activation": {"given": ["z without b"], "returned": ["a and b"]},
    "The activation gets a sum without the bias": {"given": ["z without b"]},
    "The activation got the whole list of inputs": {"given": ["x"]},
    "The activation got the whole list of weights": {"given": ["w"]},
    "The activation got a list or an array": {"given": LISTS},
    "It always uses the step": {"used": ["step", "step at 0 too"]},
    "It always uses ReLU": {"used": ["ReLU"]},
    "The activation is applied twice": {"used": ["twice"]},
    "It returns two values": {"returned": ["z, a", "a, z"]},
}

# count_parameters: the weights of which sizes, how they are reckoned, and the biases

SIZES = {
    "all": lambda sizes: sizes,
    "not the first": lambda sizes: sizes[1:],
    "not the last": lambda sizes: sizes[:-1],
    "the first two": lambda sizes: sizes[:2],
    "the last two": lambda sizes: sizes[-2:],
    "the first three": lambda sizes: [sizes[0], sizes[1], sizes[2]],
}
WEIGHTS = {
    "products": lambda sizes: sum(one * other for one, other in pairwise(sizes)),
    "sums": lambda sizes: sum(one + other for one, other in pairwise(sizes)),
    "product of all": math.prod,
    "none": lambda sizes: 0,
}
COUNTED = {
    "neurons": lambda sizes: sum(sizes[1:]),
    "none": lambda sizes: 0,
    "one": lambda sizes: 1,
    "layers": lambda sizes: len(sizes) - 1,
    "all sizes": sum,
    "inputs": lambda sizes: sum(sizes[:-1]),
    "both": lambda sizes: sum(sizes[:-1]) + sum(sizes[1:]) + len(sizes) - 1,
    "twice": lambda sizes: 2 * sum(sizes[1:]),
}


def count_parameters(of, weights, biases):
    return lambda sizes: WEIGHTS[weights](SIZES[of](sizes)) + COUNTED[biases](SIZES[of](sizes))


COUNT_CLAIMS = {
    "The weights are right, but the biases are missing": {"weights": ["products"], "biases": ["none"]},
    "The weights are right, but there is one bias in all": {"weights": ["products"], "biases": ["one"]},
    "Each layer has one bias here": {"biases": ["layers"]},
    "The input layer gets biases too": {"biases": ["all sizes"]},
    "Each layer has as many biases here": {"biases": ["inputs"]},
    "1 is added to both sizes": {"biases": ["both"]},
    "The sizes of neighboring layers are added": {"weights": ["sums"]},
    "These are the neurons, with the inputs": {"weights": ["none"], "biases": ["all sizes"]},
    "All sizes are multiplied": {"weights": ["product of all"]},
    "The last layer is left out": {"of": ["not the last"]},
    "The weights between the first two": {"of": ["not the first"]},
    "Only the first layer with weights": {"of": ["the first two"]},
    "Only the last layer counts": {"of": ["the last two"]},
    "This counts exactly two layers": {"of": ["the first three"]},
}

# softmax: what is taken away, the powers, what they are divided by, and what becomes of the shares


def own(function):
    return lambda table: function(table, axis=-1, keepdims=True)


SHIFTED = {
    "own largest": lambda z: z - own(np.max)(z),
    "nothing": lambda z: z,
    "largest of all": lambda z: z - np.max(z),
    "flat": lambda z: z - np.max(z, axis=-1),
    "smallest": lambda z: z - own(np.min)(z),
    "sum": lambda z: z - own(np.sum)(z),
    "added": lambda z: z + own(np.max)(z),
    "turned": lambda z: -z,
    "turned and shifted": lambda z: own(np.max)(z) - z,
    "cut off": lambda z: np.clip(z, -100, 100),
}
POWERS = {
    "e": np.exp,
    "2.718": lambda z: 2.718**z,
    "2": lambda z: 2.0**z,
    "10": lambda z: 10.0**z,
    "none": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
}
DIVIDED = {
    "own sum": lambda p: p / own(np.sum)(p),
    "sum of all": lambda p: p / np.sum(p),
    "column sums": lambda p: p / np.sum(p, axis=0),
    "axis 1": lambda p: p / np.sum(p, axis=1, keepdims=True),
    "flat sums": lambda p: p / np.sum(p, axis=-1),
    "row by row": lambda p: np.array([row / np.sum(row) for row in p]),
    "nothing": lambda p: p,
    "own largest": lambda p: p / own(np.max)(p),
    "minus own sum": lambda p: -p / own(np.sum)(p),
}
SHARES = {
    "as they are": lambda shares: shares,
    "rounded": lambda shares: np.round(shares, 2),
    "to 0 or 1": np.round,
    "above a half": lambda shares: np.where(shares > 0.5, 1, 0),
    "the largest": lambda shares: np.max(shares, axis=-1),
    "its place": lambda shares: np.argmax(shares, axis=-1),
}


def softmax(shift, power, divide, end):
    def answer(z):
        with np.errstate(all="ignore"):
            return SHARES[end](DIVIDED[divide](POWERS[power](SHIFTED[shift](z))))

    return answer


TO_THE_OWN_LARGEST = ["own largest", "largest of all"]  # the same in a single row
SOFTMAX_CLAIMS = {
    "In mathematics, the formula is right": {
        "shift": ["nothing", "sum", "smallest"],
        "power": ["e"],
        "divide": ["own sum"],
    },
    "The largest number of the *whole* table": {"shift": ["largest of all"]},
    "Large logits are cut off": {"shift": ["cut off"]},
    "The powers are e^−z": {"shift": ["turned", "turned and shifted"], "power": ["e"]},
    "A minus stands before": {"divide": ["minus own sum"]},
    "The largest number is added": {"shift": ["added"]},
    "For one row it is right": {"shift": TO_THE_OWN_LARGEST, "power": ["e"], "divide": ["sum of all"]},
    "For one row of small logits": {
        "shift": ["nothing", "sum", "smallest"],
        "power": ["e"],
        "divide": ["sum of all"],
    },
    "In a table, the *columns* sum": {"divide": ["column sums"]},
    "One number for each row comes back": {"divide": ["flat sums"]},
    "With `axis=1` it needs a table": {"divide": ["axis 1"]},
    "It goes through rows": {"divide": ["row by row"]},
    "The logits themselves are divided": {"power": ["none"]},
    "These are the powers": {"power": ["e"], "divide": ["nothing", "own largest"]},
    "Each row is divided by its largest": {"divide": ["own largest"]},
    "This says *where* the largest": {"end": ["its place"]},
    "This is only the largest share": {"end": ["the largest"]},
    "The shares are right, but rounded": {"power": ["e", "2.718"], "end": ["rounded"]},
    "The formula is right, but a number such as 2.718": {"power": ["2.718"]},
}
FLAT = {"flat": "One number for each row comes back"}  # a shift that earns the words of a division

FAMILIES = {
    "weighted_sum": (neuron, weighted_sum, [ITEMS, PAIRS, BIASES, ENDS], SUM_CLAIMS),
    "neuron": (neuron, whole_neuron, [GIVEN, USED, RETURNED], NEURON_CLAIMS),
    "count_parameters": (networks, count_parameters, [SIZES, WEIGHTS, COUNTED], COUNT_CLAIMS),
    "softmax": (networks, softmax, [SHIFTED, POWERS, DIVIDED, SHARES], SOFTMAX_CLAIMS),
}


def with_two_slips(tables):
    """The choices of one part from each table of which two at most are not the first."""
    right = [next(iter(table)) for table in tables]
    for chosen in product(*tables):
        if sum(map(ne, chosen, right)) <= 2:
            yield chosen


def held_to(claims, exercise, make, tables):
    """What the answers of a family earn: the beginnings of messages, and (choice, beginning) where that is false."""
    names = make.__code__.co_varnames[: make.__code__.co_argcount]
    earned, false = set(), []
    for chosen in with_two_slips(tables):
        known, example, _ = exercise.check(make(*chosen)).message.partition("\n\nFor example: ")
        if example:
            [start] = filter(known.startswith, claims)
            earned.add(start)
            if not claims[start](**dict(zip(names, chosen, strict=True))):
                false.append((chosen, start))
    return earned, false


def is_true(claim, parts):
    return all(parts[name] in right for name, right in claim.items())


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
def test_what_is_said_of_an_answer_is_true_of_it(name):
    module, make, tables, claims = FAMILIES[name]
    exercise, names = getattr(module, name), make.__code__.co_varnames
    earned, false = set(), []
    for chosen in with_two_slips(tables):
        parts = dict(zip(names, chosen, strict=False))
        known, example, _ = exercise.check(make(*chosen)).message.partition("\n\nFor example: ")
        if example:
            [start] = filter(known.startswith, claims)
            earned.add(start)
            if not is_true(claims[start], parts) and not known.startswith(FLAT.get(parts.get("shift"), "-")):
                false.append((chosen, known))
    assert false == []
    assert earned == set(claims)  # each of them was put to the test


@cache
def said_of(shift):
    return networks.softmax.check(softmax(shift, "e", "sum of all", "as they are")).message


def makes_shares(answer, row):
    return np.allclose(answer(row), networks.softmax.reference(row))


logits = st.lists(st.integers(-1000, 1000), min_size=1, max_size=4)


@pytest.mark.slow
@pytest.mark.parametrize("shift", SHIFTED)
@given(logits)
def test_softmax_is_called_right_for_one_row_only_where_it_is(shift, row):
    """In small rows at least, and in all of them if nothing is said of their size."""
    answer = softmax(shift, "e", "sum of all", "as they are")
    known = said_of(shift)
    if known.startswith("For one row"):
        is_small = known.startswith("For one row of small logits")
        assert makes_shares(answer, np.array(row) / (1000 if is_small else 1))
    if known.startswith("For one row of small logits"):
        assert not makes_shares(answer, np.array([-1000.0, 1000.0]))


@given(st.floats() | st.integers(), st.integers(1, 3))
def test_a_list_stands_around_a_number_only_if_that_is_right(number, depth):
    value = number
    for _ in range(depth):
        value = [value]
    message = neuron.weighted_sum.check(lambda x, w, b: value).message
    assert ("a list around it" in message) == (abs(number - 7) <= 7e-5)
