"""What chapter 5 and its questions say in numbers, worked out again; its formulas against nudging and torch."""

import json

import numpy as np
import pytest
import torch

from dl101.engine import Value
from dl101.network import two_two_one
from tests.helpers import ROOT, chosen, run_lines, slips, wrong_line

NAME = "05_backpropagation"
TEXT = (ROOT / f"chapters/{NAME}.md").read_text(encoding="utf-8")
MEASURED = json.loads((ROOT / "assets/measured/05.json").read_text(encoding="utf-8"))
DEEP = MEASURED["ten_hidden_layers"]


def line_loss(w, b):
    return (w * 2 + b - 1) ** 2


def test_the_engine_in_the_box_is_the_engine():
    engine = (ROOT / "dl101/engine.py").read_text(encoding="utf-8").rstrip()
    assert f"```python\n{engine}\n```" in TEXT
    assert f"The whole engine, {len(engine.splitlines())} lines" in TEXT


def test_one_neuron_by_hand(chapter, questions):
    w, x, b, y = Value(3), Value(2), Value(-4), Value(1)
    loss = (w * x + b - y) ** 2
    loss.backward()
    assert (loss.data, w.grad, b.grad) == (1, 4, 2)
    assert line_loss(3.001, -4) - 1 == pytest.approx(0.004, abs=1e-5)
    one = questions["one-update"]
    assert one["answer"] == pytest.approx(line_loss(2.8, -4.1)) == pytest.approx(0.25)
    steps = [
        line_loss(2.8, -4),
        line_loss(3, -4.1),
        line_loss(3.2, -3.9),
        line_loss(-1, -6),
        line_loss(2.6, -4.2),
    ]
    assert sorted(slips(one)) == pytest.approx(sorted([0.5, 1.5, 1 - 0.05 * 4, *steps]), abs=1e-9)


def test_the_one_network_by_hand(questions):
    _, ((dW1, db1), (dW2, db2)) = two_two_one().gradients([[1, 2]], [[1]])
    assert dW2.ravel().tolist() == [6, 2] and db2.tolist() == [2]
    assert db1.tolist() == [2, -4]
    assert dW1[:, 0].tolist() == [1 * 2, 2 * 2]
    assert questions["two-paths"]["answer"] == 1 * 2 + 2 * -4 == -6
    paths = np.array([1 * 2, 2 * -4])
    known = {*paths, 2 - 4, paths.prod(), abs(paths).sum(), paths.mean(), 2 * 2 + 1 * -4, 6}
    assert slips(questions["two-paths"]) == known


def test_one_update_of_the_one_network():
    network = two_two_one()
    network.train_step([[1, 2]], [[1]], 0.01)
    _, h, y_hat = network.outputs([[1, 2]])
    assert h[0] == pytest.approx([2.88, 1.24])
    assert y_hat.item() == pytest.approx(1.1824)
    assert (y_hat.item() - 1) ** 2 == pytest.approx(0.0333, abs=5e-5)


@pytest.mark.parametrize("z", [-3, -0.5, 0.7, 2])
def test_slopes_of_the_activations_from_their_outputs(z):
    u = np.exp(-z)
    a = 1 / (1 + u)
    assert (-1 / (1 + u) ** 2) * -u == pytest.approx(u / (1 + u) ** 2) == pytest.approx(a * (1 - a))


def test_order_and_adding_up(questions):
    a = Value(1)
    u = a * 2
    (u * 2 + u).backward()
    assert (u.grad, a.grad) == (3, 6)
    hasty = questions["too-early"]
    assert hasty["answer"] == 2 * 1 + 2 * (1 + 2)
    assert slips(hasty) == {a.grad, 2 * 1, 2 * 2, u.grad, 2 * 2 + 2 * 3}
    a = Value(3)
    square = a * a
    square.backward()
    assert questions["plus-equals"]["answer"] == 3
    assert slips(questions["plus-equals"]) == {a.grad, square.data, 0, square.grad}


def test_the_batch_stands_on_a_corner_once(questions):
    Z = two_two_one().layers[0].W.T @ np.array([[1, 2], [0, 0], [2, 1], [-1, 3]]).T + [[0], [1]]
    assert (Z == 0).sum() == 1 and Z[0, 1] == 0
    assert chosen(questions["one-disagrees"]).startswith("For one example, a sum is exactly 0")
    assert chosen(questions["bias-rows"]).startswith("Add up each column")


def test_how_a_gradient_check_misleads():
    """One side: off by about h/2 times the curvature. Single precision: a few digits are left."""

    def f(z):
        return z**3

    for h in (1e-2, 1e-3, 1e-4):
        assert (f(1 + h) - f(1)) / h - 3 == pytest.approx(3 * h, rel=0.02)
    z, h = np.float32(1), np.float32(1e-4)
    single = (f(z + h) - f(z - h)) / (2 * h)
    assert 1e-5 < abs(single / 3 - 1) < 1e-2


def test_softmax_with_cross_entropy_gives_p_minus_y():

    def loss(z, k):
        return -z[k] + np.log(np.exp(z).sum())

    rng, h = np.random.default_rng(5), 1e-6
    for z in rng.normal(size=(20, 4)) * 3:
        k, p = rng.integers(4), np.exp(z) / np.exp(z).sum()
        nudged = [(loss(z + nudge, k) - loss(z - nudge, k)) / (2 * h) for nudge in h * np.eye(4)]
        assert nudged == pytest.approx(p - np.eye(4)[k], abs=1e-7)
    z = torch.tensor(0.7, requires_grad=True)
    torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(1.0)).backward()
    assert z.grad.item() == pytest.approx(torch.sigmoid(z).item() - 1)
    assert torch.softmax(torch.tensor([0.7, 0]), 0)[0].item() == pytest.approx(torch.sigmoid(z).item())


def test_the_digits_as_measured(chapter):
    measured = MEASURED["digits_right"]["64 hidden units"]
    right = chapter["right"].mean()
    assert measured["min"] <= round(right, 4) <= measured["max"]
    assert right >= 0.96
    assert f"between {measured['min']:.1%} and {measured['max']:.1%}" in TEXT


def rounded_as(text, number):
    """The number with as many digits as the text shows: 0.02 for "0.03" and 0.0152, 4200 for "1,800" and 4159."""
    digits = text.replace(",", "").replace(".", "").strip("0")
    return float(f"{number:.{len(digits)}g}")


def test_what_is_left_after_ten_layers(chapter, questions):
    left = {name: found["first hidden layer's dL/dh by the last one's"] for name, found in DEEP.items()}
    assert 1e-6 < left["sigmoid, spread 1"]["min"] < left["sigmoid, spread 1"]["max"] < 3.5e-6
    assert MEASURED["starts"] == 100
    assert pytest.approx(4e-6, rel=0.06) == 0.25**9
    sizes = chapter["sizes"]
    assert (
        left["sigmoid, spread 1"]["min"] * 0.9 < sizes[-1] / sizes[0] < left["sigmoid, spread 1"]["max"] * 1.1
    )
    for row, name in [
        ("| tanh | 1 | 0.2 to 0.8 |", "tanh, spread 1"),
        ("| ReLU | 1 | 0.02 to 0.09 |", "relu, spread 1"),
        ("| ReLU | $\\sqrt 2$ | 0.3 to 4.8 |", "relu, spread 1.41"),
        ("| ReLU | 3 | 360 to 4,200 |", "relu, spread 3"),
    ]:
        assert row in TEXT
        for text, number in zip(row.split("|")[3].strip().split(" to "), left[name].values(), strict=True):
            assert float(text.replace(",", "")) == rounded_as(text, number)
    assert chosen(questions["ten-sigmoids"]) == "About two millionths."


def test_equal_neurons_stay_equal(chapter, questions):
    W = chapter["W"]
    assert W.shape == (64, 4)
    assert np.ptp(W, axis=1).max() < 1e-12
    assert W.std() > 0.005, "they did learn"
    assert chosen(questions["all-equal"]) == "Not at all."


def test_one_wrong_line(questions):
    hidden, output = two_two_one().layers
    question, X = questions["wrong-line"], np.array([[1, 2]])
    Z = X @ hidden.W + hidden.b
    given = {"X": X, "H": np.maximum(0, Z), "W2": output.W, "delta2": np.array([[2]])}
    assert (Z.tolist(), output.W.tolist()) == ([[3, 1]], [[1], [-2]])
    after = run_lines(question, **given)
    assert after["dH"].tolist() == [[2, -4]]
    assert after["delta1"].tolist() == [[2, 0]]
    assert question["prints"]["answer"] == 0
    right = run_lines({"code": question["code"].replace("dH > 0", "Z > 0")}, Z=Z, **given)
    assert right["delta1"].tolist() == [[2, -4]]
    assert slips(question["prints"]) == {-4, 4, 2, -2}
    assert wrong_line(question) == "delta1 = dH * (dH > 0)"
    assert chosen(questions["delta-or-weight"]) == "−6, 0 and −3"
    assert questions["need-classes"]["answer"] == 5 + 2 + 10


def test_more_slopes():
    assert np.exp(0.001) - np.exp(0) == pytest.approx(0.001, abs=1e-6)
    assert np.log(2.001) - np.log(2) == pytest.approx(0.0005, abs=1e-6)
    assert np.reciprocal(2.001) - np.reciprocal(2.0) == pytest.approx(-0.00025, abs=1e-6)
