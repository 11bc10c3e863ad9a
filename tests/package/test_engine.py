"""The scalar engine: the course's one network in whole numbers, where paths meet, backward twice, what it refuses."""

import inspect

import numpy as np
import pytest

import dl101.engine
from dl101.engine import Value


def test_it_fits_on_a_page():
    assert len(inspect.getsource(dl101.engine).splitlines()) <= 94


def test_every_gradient_of_the_one_network_is_what_is_worked_out_by_hand():
    x = [Value(1), Value(2)]
    W1, b1 = [[Value(1), Value(1)], [Value(2), Value(-1)]], [Value(0), Value(1)]
    v, c = [Value(1), Value(-2)], Value(1)
    h = [(w[0] * x[0] + w[1] * x[1] + b).relu() for w, b in zip(W1, b1, strict=True)]
    y_hat = v[0] * h[0] + v[1] * h[1] + c
    loss = (y_hat - 1) ** 2
    loss.backward()
    assert (loss.data, y_hat.grad, c.grad) == (1, 2, 2)
    assert [value.grad for value in v] == [6, 2]
    assert [value.grad for value in h] == [2, -4]
    assert [[w.grad for w in row] for row in W1] == [[2, 4], [-4, -8]]
    assert [b.grad for b in b1] == [2, -4]
    assert [value.grad for value in x] == [-6, 6]


def test_where_paths_meet_gradients_add():
    a = Value(3)
    (a * a).backward()
    assert a.grad == 6
    a = Value(3)
    (a + a).backward()
    assert a.grad == 2


def test_a_value_is_passed_on_once_after_all_that_uses_it():
    a = Value(1)
    inner = a * 2
    (
        inner * 2 + inner
    ).backward()  # met as it comes, without an order, inner would pass on 1, then 3: 8 in all
    assert (inner.grad, a.grad) == (3, 6)


def test_backward_twice_piles_up():
    a = Value(1)
    result = (a + 0) + 0
    result.backward()
    assert a.grad == 1
    result.backward()
    assert a.grad == 3


def test_a_long_calculation_needs_no_deep_recursion():
    a, total = Value(1), Value(0)
    for number in range(20_000):
        total = total + a * number
    total.backward()
    assert a.grad == sum(range(20_000))


def test_plain_numbers_and_numpys_stand_on_either_side():
    a = Value(4)
    results = [
        2 + a,
        a + 2,
        2 - a,
        a - 2,
        2 * a,
        a * 2,
        2 / a,
        a / 2,
        -a,
        np.float64(2) * a,
        np.float64(2) - a,
    ]
    assert [result.data for result in results] == [6, 6, -2, 2, 8, 8, 0.5, 2, -4, 8, -2]
    assert repr(a) == "Value(4.0)"


def test_a_power_of_zero_is_flat():
    a = Value(0)
    (a**0).backward()
    assert a.grad == 0


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (lambda: Value(-1) ** 0.5, ValueError),
        (lambda: Value(0) ** -1, ValueError),
        (lambda: Value(0) ** 0.5, ValueError),
        (lambda: Value(0).log(), ValueError),
        (lambda: Value(710).exp(), OverflowError),
        (lambda: Value(2) ** Value(3), TypeError),
        (lambda: Value("three"), ValueError),
    ],
)
def test_what_has_no_real_value_or_no_slope_stops(wrong, error):
    with pytest.raises(error):
        wrong()
