"""`Value` = torch on random expressions: every value and every gradient; and = NumPy on the course's one network."""

import math
import operator
from functools import partial

import numpy as np
import torch
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from dl101.engine import Value
from dl101.network import two_two_one

NAMES = ("a", "b", "c")
close = partial(np.testing.assert_allclose, rtol=1e-9, atol=1e-9)
numbers = st.floats(-3, 3).map(lambda number: round(number, 3))
leaves = st.sampled_from(NAMES) | numbers


def grown(parts):
    pairs = st.tuples(st.sampled_from(["+", "-", "*", "/"]), parts, parts)
    powers = st.tuples(st.just("**"), parts, st.sampled_from([-1, 0, 1, 2, 3]))
    functions = st.tuples(st.sampled_from(["relu", "tanh", "exp", "log", "neg"]), parts)
    return pairs | powers | functions


expressions = st.recursive(leaves, grown, max_leaves=12)


SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def calculate(expression, inputs, number):
    """The expression on these inputs, Values or tensors: both know the same signs. `number` makes one of a float."""
    if isinstance(expression, str):
        return inputs[expression]
    if isinstance(expression, float):
        return number(expression)
    operation, left, *rest = expression
    left = calculate(left, inputs, number)
    if operation == "**":
        return left ** rest[0]
    if operation in SIGNS:
        return SIGNS[operation](left, calculate(rest[0], inputs, number))
    return -left if operation == "neg" else getattr(left, operation)()


def tensor(number):
    return torch.tensor(number, dtype=torch.float64, requires_grad=True)


@settings(max_examples=500)
@given(expressions, st.tuples(numbers, numbers, numbers))
def test_values_and_gradients_of_random_expressions_are_those_of_torch(expression, starts):
    ours, theirs = (
        {name: make(start) for name, start in zip(NAMES, starts, strict=True)} for make in (Value, tensor)
    )
    their_result = calculate(expression, theirs, tensor)
    their_result.backward()
    gradients = [theirs[name].grad.item() if theirs[name].grad is not None else 0 for name in NAMES]
    assume(all(map(math.isfinite, [their_result.item(), *gradients])))
    try:
        result = calculate(expression, ours, Value)
    except (ValueError, OverflowError):
        reject()  # ours stops on the way where theirs goes on with inf: 1 / e^1000 is 0 there
    result.backward()
    close(result.data, their_result.item())
    close([ours[name].grad for name in NAMES], gradients)


def test_the_engine_agrees_with_the_network_of_arrays():
    _, ((dW1, db1), (dW2, db2)) = two_two_one().gradients([[1, 2]], [[1]])
    assert dW1.tolist() == [[2, -4], [4, -8]]
    assert db1.tolist() == [2, -4]
    assert dW2.tolist() == [[6], [2]]
    assert db2.tolist() == [2]
