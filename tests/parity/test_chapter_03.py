"""What chapter 3 and its questions say in numbers, worked out again."""

import json
import re
from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import nn

from dl101.datasets import digits
from dl101.digit_network import digit_network
from dl101.network import Dense, Network, relu, softmax, two_two_one
from tests.helpers import ROOT, chosen, questions_of, run_chapter, run_lines, slips, wrong_line

CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
EXAMPLES = [[1, 2], [0, 0], [2, 1], [-1, 3]]
TEXT = (ROOT / "chapters/03_networks_and_forward_propagation.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chapter():
    return run_chapter("chapters/03_networks_and_forward_propagation.md")


@pytest.fixture(scope="module")
def questions():
    return questions_of("03_networks_and_forward_propagation")


def count(*sizes):
    """Weights and biases of a dense network, apart from the package's code."""
    return sum(one * following + following for one, following in pairwise(sizes))


def test_an_output_neuron_that_reads_the_inputs(chapter, questions):
    question, weighted_sum = questions["wrong-line"], chapter["weighted_sum"]
    after = run_lines(question, weighted_sum=weighted_sum, relu=lambda z: max(0, z))
    assert (after["h1"], after["h2"]) == (3, 1)
    assert question["prints"]["answer"] == after["y_hat"] == -2
    right = weighted_sum([3, 1], [1, -2], 1)
    no_bias, swapped, minus_lost = (
        weighted_sum([1, 2], w, b) for w, b in (([1, -2], 0), ([-2, 1], 1), ([1, 2], 1))
    )
    assert slips(question["prints"]) == {right, max(0, -2), no_bias, swapped, minus_lost}
    assert wrong_line(question) == "y_hat = weighted_sum(x, [1, -2], 1)"


def test_the_one_network_by_hand_in_the_package_and_in_torch(chapter, questions):
    network = two_two_one()
    _, hidden, output = network.outputs([[1, 2]])
    assert hidden.tolist() == [[3, 1]] and output.tolist() == [[2]]
    assert questions["second-hidden"]["answer"] == 2 * 1 - 1 * 2 + 1 == hidden[0, 1]
    assert 2 * 1 + 1 * 2 + 1 == 2 * 3 - 1 * 2 + 1 == 5, "a lost minus, and h1 in place of x1, give the same"
    known = {2 * 1 - 1 * 2, 2 * 2 - 1 * 1 + 1, 5, 3}
    assert slips(questions["second-hidden"]) == known
    assert chapter["Y_hat"].tolist() == network(EXAMPLES).tolist()
    assert (chapter["H"][-1] == 0).sum() == 1, "in the last example, one hidden neuron is silent"


def test_xor_by_three_neurons_and_where_the_points_go(questions):
    W, b = [[1, 1], [1, 1]], [0, -1]
    sums = Dense(W, b)(CORNERS)
    assert sums.tolist() == [[0, -1], [1, 0], [1, 0], [2, 1]]
    assert np.array_equal(sums[:, 1], sums[:, 0] - 1), (
        "before ReLU, all are on one line, the 1s between the 0s"
    )
    network = Network([Dense(W, b, relu), Dense([[1], [-2]], [0])])
    _, hidden, output = network.outputs(CORNERS)
    assert hidden.tolist() == [[0, 0], [1, 0], [1, 0], [2, 1]]
    assert output.flatten().tolist() == [0, 1, 1, 0]
    assert chosen(questions["same-place"]) == "Both in the same place."


def test_the_picture_of_the_moved_points_has_inputs_sums_and_outputs():
    drawn = (ROOT / "assets/xor_moved.svg").read_text(encoding="utf-8")
    printed = [place.replace("−", "-") for place in re.findall(r">(\([^<]*\))</text>", drawn)]
    sums, outputs = ["(0, -1)", "(1, 0)", "(2, 1)"], ["(0, 0)", "(1, 0)", "(2, 1)"]
    assert sorted(printed[:4]) == sorted(map(str, CORNERS))
    assert printed[4:] == sums + outputs
    axis, unit = 72, 78  # where the upright axes are, and how long 1 is
    dots = [tuple(map(float, dot)) for dot in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)]
    for points, labels in ((dots[4:7], sums), (dots[7:], outputs)):
        zero = points[-1][1]  # (1, 0) is drawn last, and largest
        assert sorted(f"({(x - axis) / unit:g}, {(zero - y) / unit:g})" for x, y in points) == sorted(labels)
    alt = re.search(r"xor_moved\.svg\n:alt: (.*)", TEXT)[1].replace("\u00a0", " ")
    assert all(place.replace("-", "−") in alt for place in printed)


def test_the_matrix_product_in_the_box(questions):
    X, W, b = np.array([[1, 2]]), np.array([[1, 2], [1, -1]]), np.array([0, 1])
    assert (X @ W).tolist() == [[3, 0]] and (X @ W + b).tolist() == [[3, 1]]
    assert chosen(questions["need-shapes"]) == str((np.ones((5, 3)) @ np.ones((3, 4))).shape)
    W = np.array([[1, 5], [0, 2], [-1, 4]])
    assert chosen(questions["which-column"]) == f"2 neurons; {tuple(W[:, 0].tolist())}".replace("-", "−")


def test_counted_parameters(chapter, questions):
    assert count(2, 2, 1) == two_two_one().parameter_count == 9
    assert questions["digit-parameters"]["answer"] == count(64, 16, 10) == digit_network().parameter_count
    weights = 64 * 16 + 16 * 10
    known = {weights, weights + 26 + 64, 64 + 16 + 10, 26, 64 * 16 * 10, 64 * 16 + 16}
    assert slips(questions["digit-parameters"]) == known
    assert f"it has {count(64, 16, 10):,} numbers" in TEXT
    assert f"the {len(digits().train.labels):,} pictures" in TEXT
    assert f"{digits().train.images.size:,}" in TEXT


def test_two_linear_layers_are_one(chapter):
    W1, b1, W2, b2 = (chapter[name] for name in ("W1", "b1", "W2", "b2"))
    assert np.array_equal(chapter["two_layers"], np.array(EXAMPLES) @ (W1 @ W2) + (b1 @ W2 + b2))


def test_a_hidden_relu_neuron_brings_one_corner(questions):
    random = np.random.default_rng(seed=1)
    W, b, V = random.normal(size=(1, 5)), random.normal(size=5), random.normal(size=(5, 1))
    x = np.linspace(-50, 50, 400_001)
    slopes = np.diff(Network([Dense(W, b, relu), Dense(V, [0])])(x[:, None])[:, 0])
    bends = np.flatnonzero(np.abs(np.diff(slopes)) > 1e-9)
    assert questions["corners"]["answer"] == 1 + (np.diff(bends) > 1).sum() == 5
    tent = relu(x + 1) - 2 * relu(x) + relu(x - 1)
    assert np.allclose(tent, np.maximum(0, 1 - np.abs(x)))
    assert chosen(questions["tent"]) == "Three"


def test_softmax_as_printed(chapter, questions):
    assert chapter["rows"] == [[1, 0, 0], [2, 1, 0], [102, 101, 100]]
    shares = chapter["powers"] / chapter["sums"]
    assert np.allclose(shares, softmax(chapter["rows"])) and np.allclose(shares[1], shares[2])
    e = np.exp(1)
    assert f"the powers are {e:.3f}, 1 and 1, their sum is {e + 2:.3f}" in TEXT
    largest, other, _ = shares[0]
    assert f"the shares are {largest:.2f}, {other:.2f} and {other:.2f}." in TEXT
    assert chosen(questions["add-hundred"]) == "They stay the same."


def test_what_the_text_says_of_the_digits(chapter):
    test, network = digits().test, digit_network()
    assert len(test.labels) == 360
    X = test.images.reshape(-1, 64) / 16
    right = (network(X).argmax(axis=1) == test.labels).mean()
    assert chapter["right"].mean() == right
    measured = json.loads((ROOT / "assets/measured/03.json").read_text(encoding="utf-8"))
    spread = measured["test_accuracy"]
    assert f"We trained {measured['trainings']} of them" in TEXT
    assert f"between {spread['min']:.1%} and {spread['max']:.1%}" in TEXT
    assert spread["min"] <= right <= spread["max"]
    shares = softmax(network(X[[chapter["wrong"]]]))[0]
    assert shares.argmax() != test.labels[chapter["wrong"]] and shares.max() > 0.95, "almost 1, and wrong"
    share_above_half = (chapter["largest"] > 0.5).mean()
    assert 0.7 < share_above_half < 0.8, "the text says: about three of four"
    seen = softmax(network(chapter["x"]))[0]
    assert seen.argsort()[-2:].tolist() == [3, 2], "it says 2, and it sees something of a 3"
    assert chapter["label"] == 2
    negative = softmax(network(1 - chapter["x"]))[0]
    assert negative.argmax() != 2 and negative.max() > 0.985, "almost 1, and wrong"


def test_what_a_share_is_worth_on_the_test_digits(chapter, questions):
    """The printed table, apart from the chapter's code, and what text and question say of it."""
    test = digits().test
    probabilities = softmax(digit_network()(test.images.reshape(-1, 64) / 16))
    largest, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == test.labels
    bins = [
        [i for i in range(360) if low < largest[i] <= high] for low, high in pairwise([0, 0.5, 0.7, 0.9, 1])
    ]
    counted = [(len(one), int(right[one].sum())) for one in bins]
    assert counted == [(8, 2), (15, 11), (43, 38), (294, 293)]
    assert [f"{largest[one].mean():.2f}" for one in bins] == ["0.42", "0.62", "0.83", "0.98"]
    assert [(count, good) for count, good, _ in chapter["groups"]] == counted
    assert np.allclose([mean for *_, mean in chapter["groups"]], [largest[one].mean() for one in bins])
    quality = [good / count for count, good in counted]
    assert quality == sorted(quality), "a larger share is right more often"
    assert np.flatnonzero((largest > 0.9) & ~right).tolist() == [chapter["wrong"]], "the only one above 0.9"
    reply = questions["largest-share"]["options"][0]["reply"]
    assert f"of {counted[-1][0]} test digits with a share above 0.9, {counted[-1][1]} were right" in reply
    assert (chapter["largest"] > 0.98).any(), "a picture of noise can get a share as large"


def test_the_race_is_between_equals_and_its_own_numbers_are_printed(chapter):
    X, W, b = np.ones((2, 64)), chapter["W"], chapter["b"]
    assert np.allclose(chapter["loops"](X, W, b), chapter["at_once"](X, W, b))
    names = [name for name, _, _ in chapter["times"]]
    assert names == ["loops", "NumPy", "PyTorch"] * 4
    assert chapter["times"][-1][1] == 1000 * 64 * 16
    loops, arrays = chapter["times"][-3], chapter["times"][-2]
    assert chapter["ratio"] == loops[2] / arrays[2]
    assert f"{chapter['ratio']:.0f} times" in chapter["says"]


def test_the_first_hidden_layer_of_the_playground_has_eight_weights():
    assert "the eight lines between the inputs and the first hidden layer" in re.sub(r"\s+", " ", TEXT)
    assert nn.Linear(2, 4).weight.numel() == 8


def test_linear_keeps_the_transpose():
    assert tuple(nn.Linear(3, 4).weight.shape) == (4, 3)
    layer = nn.Linear(2, 2).double()
    with torch.no_grad():
        layer.weight[:] = torch.tensor([[1.0, 2], [1, -1]]).T
        layer.bias[:] = torch.tensor([0.0, 1])
    assert layer(torch.tensor([[1.0, 2]]).double()).tolist() == [[3, 1]]
