"""Any right answer passes, however it is written."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dl101.exercises import neuron as ex


def by_index(x, w, b):
    z = 0
    for i in range(len(x)):
        z += x[i] * w[i]
    return z + b


def by_hand_backward(x, w, b):
    total = b
    for i in reversed(range(len(x))):
        total = w[i] * x[i] + total
    return total


def as_tensor(z, **options):
    return torch.as_tensor(z, dtype=torch.float64, **options)


def each(function, z):
    return [each(function, part) for part in z] if np.ndim(z) else function(float(z))


def stable_sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


SUMS = {
    "by index": by_index,
    "backward": by_hand_backward,
    "NumPy": lambda x, w, b: np.dot(x, w) + b,
    "NumPy, one in an array": lambda x, w, b: np.array([np.dot(x, w) + b]),
    "NumPy, float32": lambda x, w, b: np.float32(np.asarray(x, np.float32) @ np.asarray(w, np.float32) + b),
    "torch": lambda x, w, b: as_tensor(x) @ as_tensor(w) + b,
    "torch, one in a tensor": lambda x, w, b: (torch.tensor([x]).float() @ torch.tensor(w).float()) + b,
    "torch, out of its graph": lambda x, w, b: (
        as_tensor(x, device="cpu").requires_grad_() @ as_tensor(w) + b
    ).item(),
    "fractions": lambda x, w, b: sum(
        (Fraction(i) * Fraction(j) for i, j in zip(x, w, strict=True)), Fraction(b)
    ),
    "decimals": lambda x, w, b: sum((Decimal(i) * Decimal(j) for i, j in zip(x, w, strict=True)), Decimal(b)),
    "other names": lambda inputs, weights, bias=0: by_index(inputs, weights, bias),
    "any inputs": lambda *inputs: by_index(*inputs),
}
RELUS = {
    "maximum": lambda z: np.maximum(z, 0),
    "mask": lambda z: z * (np.asarray(z) > 0),
    "where": lambda z: np.where(np.asarray(z) > 0, z, 0),
    "half": lambda z: (z + abs(z)) / 2,
    "lists": lambda z: each(lambda number: max(0.0, number), z),
    "torch": lambda z: torch.relu(as_tensor(z)),
    "torch, float32": lambda z: torch.nn.functional.relu(torch.as_tensor(z, dtype=torch.float32)),
    "clip": lambda z: np.clip(z, 0, None),
    "NumPy, long double": lambda z: np.maximum(np.asarray(z, dtype=np.longdouble), 0),
    "vectorize": np.vectorize(lambda number: number if number > 0 else 0, otypes=[float]),
}
SIGMOIDS = {
    "NumPy": lambda z: 1 / (1 + np.exp(-z)),
    "NumPy, long double": lambda z: 1 / (1 + np.exp(-np.longdouble(z))),
    "lists": lambda z: each(stable_sigmoid, z),
    "by tanh": lambda z: (np.tanh(z / 2) + 1) / 2,
    "clipped": lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500))),
    "torch": lambda z: torch.sigmoid(as_tensor(z)),
    "torch, float32": lambda z: torch.sigmoid(torch.as_tensor(z, dtype=torch.float32)).numpy(),
}
TANHS = {
    "NumPy": np.tanh,
    "lists": lambda z: each(math.tanh, z),
    "by sigmoid": lambda z: 2 / (1 + np.exp(-2 * z)) - 1,
    "torch": lambda z: torch.tanh(as_tensor(z)),
    "float32": lambda z: np.tanh(np.asarray(z, dtype=np.float32)),
}
NEURONS = {
    "in one line": lambda x, w, b, activation: activation(sum(i * j for i, j in zip(x, w, strict=True)) + b),
    "NumPy": lambda x, w, b, activation: activation(np.dot(x, w) + b),
    "torch": lambda x, w, b, f: f(as_tensor(x) @ as_tensor(w) + b),
}
GATES = {
    "and_gate": [(1, 1, -1.5), (1, 1, -1), [0.3, 0.2, -0.4], (100, 200, -250), (True, True, Fraction(-3, 2))],
    "or_gate": [(1, 1, -0.5), (1, 1, 0), np.array([0.2, 5, -0.1]), (Decimal("0.5"), 1, -0.25)],
    "nand_gate": [(-1, -1, 1.5), (-1, -1, 2), torch.tensor([-0.5, -0.75, 1.0]), [-2, -1, 2.5]],
}
FORMS = [
    *(("weighted_sum", title, form) for title, form in SUMS.items()),
    *(("relu", title, form) for title, form in RELUS.items()),
    *(("sigmoid", title, form) for title, form in SIGMOIDS.items()),
    *(("tanh", title, form) for title, form in TANHS.items()),
    *(("neuron", title, form) for title, form in NEURONS.items()),
    *(
        (gate, str(answer), lambda answer=answer: answer)
        for gate, answers in GATES.items()
        for answer in answers
    ),
]


@pytest.mark.parametrize(("name", "title", "answer"), FORMS)
def test_it_passes(name, title, answer):
    result = getattr(ex, name).check(answer)
    assert (result.outcome, result.points) == ("correct", 1), result.message


@given(st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_matter(random):
    def shuffled(x, w, b):
        products = [b, *(x_i * w_i for x_i, w_i in zip(x, w, strict=True))]
        random.shuffle(products)
        return sum(products)

    assert ex.weighted_sum.check(shuffled).outcome == "correct"


weights = st.integers(-40, 40).map(lambda n: n / 10)
WANTED = {"and_gate": [0, 0, 0, 1], "or_gate": [0, 1, 1, 1], "nand_gate": [1, 1, 1, 0]}


@given(weights, weights, weights)
def test_a_gate_is_right_exactly_where_its_neuron_fires_in_the_right_corners(w1, w2, b):
    tenths = [round(10 * number) for number in (w1, w2, b)]
    fires = [int(tenths[0] * x1 + tenths[1] * x2 + tenths[2] > 0) for x1 in (0, 1) for x2 in (0, 1)]
    for name, wanted in WANTED.items():
        result = getattr(ex, name).check(lambda: (w1, w2, b))
        assert (result.outcome == "correct") == (fires == wanted), result.message


@given(st.sampled_from(sorted(WANTED)), st.floats(0.01, 1000))
def test_a_gate_may_be_scaled(name, factor):
    exercise = getattr(ex, name)
    assert exercise.check(lambda: [factor * number for number in exercise.reference()]).outcome == "correct"


@pytest.mark.parametrize("factor", [1e-300, 1e-13, 1, 1e13, 1e290])
def test_a_line_through_a_corner_is_seen_at_any_scale(factor):
    on_the_line = ex.and_gate.check(lambda: (0.1 * factor, 0.2 * factor, -0.3 * factor)).message
    assert on_the_line.startswith("The corner (1, 1) lies exactly on the line")
    assert ex.and_gate.check(lambda: (factor, factor, -1.5 * factor)).outcome == "correct"
    assert ex.and_gate.check(lambda: (factor, factor, -1.9 * factor)).outcome == "correct"


def test_overflow_on_the_way_earns_a_note():
    result = ex.sigmoid.check(lambda z: 1 / (1 + np.exp(-z)))
    assert (
        "was a warning, “overflow encountered in exp”: a number became too large to hold." in result.message
    )
    with np.errstate(all="ignore"):
        assert "warning" not in ex.sigmoid.check(lambda z: 1 / (1 + np.exp(-z))).message


def test_changed_inputs_earn_a_note():
    def empties(x, w, b):
        x, w = (list(x), list(w)) if isinstance(x, tuple) else (x, w)
        z = b
        while x:
            z += x.pop() * w.pop()
        return z

    result = ex.weighted_sum.check(empties)
    assert result.outcome == "correct"
    assert "your function changes `x` and `w`" in result.message

    def in_place(z):
        z = np.asarray(z, dtype=float)
        z[z < 0] = 0
        return z

    assert "your function changes `z`" in ex.relu.check(in_place).message
    assert ex.relu.check(RELUS["maximum"]).message == ex.relu.praise  # the cases are whole, as before


def test_what_a_right_answer_prints_is_not_shown(capsys):
    def talks(x, w, b):
        print("total", x)
        return by_index(x, w, b)

    assert ex.weighted_sum.check(talks).message == ex.weighted_sum.praise
    assert capsys.readouterr().out == ""
