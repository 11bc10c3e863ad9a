"""The demo `DigitFlow`: JavaScript = NumPy = PyTorch for every digit, and the page reads the book's data."""

import itertools
import math

import numpy as np
import pytest
import torch

import build_digit_data
from dl101.datasets import digits
from dl101.digit_network import digit_network
from dl101.losses import cross_entropy
from dl101.widgets.digit_flow import digit_flow
from dl101.widgets.digit_flow.digit_flow import DIGITS, DigitFlow
from tests.helpers import printed_by

MODEL, GOALS = "digit_flow/model.js", "digit_flow/goals.js"
TRAITS = ("digit", "target", "rate", "updates", "step", "chosen")
FLOWS = {
    **{f"digit {digit}": {"digit": digit} for digit in DIGITS},
    "another answer": {"target": 3},
    "taught": {"digit": 118, "updates": (118, 6, 0.02)},
    "taught two": {"digit": 322, "updates": (118, 6, 0.02, 322, 1, 0.001), "target": 1},
    "ruined": {"digit": 188, "updates": (251, 3, 1, 118, 6, 1)},
    "often": {"digit": 130, "updates": (130, 9, 0.003) * 100},
}
on_every_flow = pytest.mark.parametrize("flow", FLOWS)


def state_of(demo):
    return {name: getattr(demo, name) for name in TRAITS}


def near(values):
    return pytest.approx(np.asarray(values), rel=1e-9, abs=1e-9)


def test_the_page_reads_the_weights_and_the_digits_of_the_package():
    for name, module in build_digit_data.MODULES.items():
        stored = (build_digit_data.DATA / name).read_text(encoding="utf-8")
        assert stored == module(), f"{name} is not up to date: run `python tools/build_digit_data.py`"


def test_the_pages_weights_are_the_same_numbers(javascript):
    for ours, layer in zip(
        javascript.call("data/digit_network.js", "DIGIT_NETWORK"), digit_network().layers, strict=True
    ):
        assert ours == {"W": layer.W.T.tolist(), "b": layer.b.tolist()}
    test = digits().test
    for ours in javascript.call("data/test_digits.js", "TEST_DIGITS"):
        assert ours["x"] == (test.images[ours["index"]].ravel() / 16).tolist()
        assert ours["label"] == test.labels[ours["index"]]


@on_every_flow
def test_every_number_of_the_way_forward_and_back_agrees(javascript, flow):
    demo = DigitFlow(**FLOWS[flow])
    ours = javascript.call(MODEL, "flowOf", state_of(demo))
    network = demo.network
    _, hidden, logits = network.outputs(demo.x)
    (dW1, db1), (dW2, db2) = demo.gradients
    assert (ours["label"], ours["target"], ours["answer"]) == (demo.label, demo.target_digit, demo.answer)
    assert ours["h"] == near(hidden[0])
    assert ours["z"] == near(logits[0])
    assert ours["p"] == near(demo.probabilities)
    assert ours["loss"] == pytest.approx(demo.loss, rel=1e-9, abs=1e-9)
    assert ours["errors"] == near(db2)
    assert ours["dh"] == near(network.layers[1].W @ db2)
    assert ours["deltas"] == near(db1)
    assert ours["dW1"] == near(dW1.T)
    assert ours["dW2"] == near(dW2.T)


@on_every_flow
def test_torch_gives_the_same_gradients(flow):
    demo = DigitFlow(**FLOWS[flow])
    parameters = [
        torch.tensor(part, requires_grad=True) for one in demo.network.layers for part in (one.W, one.b)
    ]
    W1, b1, W2, b2 = parameters
    logits = torch.relu(torch.tensor(demo.x) @ W1 + b1) @ W2 + b2
    loss = torch.nn.functional.cross_entropy(logits, torch.tensor([demo.target_digit]))
    loss.backward()
    assert demo.loss == pytest.approx(loss.item(), rel=1e-9, abs=1e-9)
    ours = itertools.chain.from_iterable(demo.gradients)
    for gradient, parameter in zip(ours, parameters, strict=True):
        assert gradient == near(parameter.grad)


@on_every_flow
@pytest.mark.parametrize("form", ["NumPy", "PyTorch"])
def test_as_code_prints_the_numbers_that_are_shown(javascript, flow, form):
    demo = DigitFlow(**FLOWS[flow])
    printed = printed_by(javascript.call("digit_flow/code.js", "flowCode", state_of(demo))[form])
    lines = dict(line.split(": ") for line in printed.splitlines())
    seen = {name: [float(word) for word in words.split()] for name, words in lines.items()}
    (dW1, db1), (dW2, db2) = demo.gradients
    assert seen["loss"] == near([demo.loss])
    assert seen["p"] == near(demo.probabilities)
    assert seen["p - y"] == near(db2)
    assert seen["delta"] == near(db1)
    assert seen["largest in dW1"] == near([np.abs(dW1).max()])
    assert seen["largest in dW2"] == near([np.abs(dW2).max()])


def test_what_the_twelve_are_read_as(javascript):
    demo = DigitFlow(updates=(118, 6, 0.02))
    ours = javascript.call(MODEL, "readings", state_of(demo))
    rows = digits().test.images[list(DIGITS)].reshape(-1, 64) / 16
    labels = digits().test.labels[list(DIGITS)]
    answers = demo.network(rows).argmax(axis=1)
    assert [one["answer"] for one in ours["digits"]] == answers.tolist()
    assert [one["label"] for one in ours["digits"]] == labels.tolist()
    assert ours["right"] == (answers == labels).sum()
    assert ours["loss"] == pytest.approx(cross_entropy(demo.network(rows), labels)[0], rel=1e-9)


def test_one_update_in_python_is_one_update_in_the_page(javascript):
    demo = DigitFlow(digit=118, rate=0.015)
    page = javascript.call(MODEL, "withUpdate", state_of(demo))
    demo.update()
    assert tuple(page["updates"]) == demo.updates
    assert page["step"] == digit_flow.STEPS.index("loss")


def test_no_loss_is_endless_even_when_the_network_is_ruined(javascript):
    for digit in DIGITS:
        demo = DigitFlow(digit=digit, updates=(251, 3, 1) * 5)
        assert math.isfinite(javascript.call(MODEL, "flowOf", state_of(demo))["loss"])


def test_names_are_the_same_in_python_and_javascript(javascript):
    constants = [javascript.call(MODEL, name) for name in ("DIGITS", "STEPS", "LAST", "RATES", "MOST")]
    assert constants == [
        list(DIGITS),
        list(digit_flow.STEPS),
        digit_flow.LAST,
        digit_flow.RATES,
        digit_flow.MOST,
    ]
    assert [goal["id"] for goal in javascript.call(GOALS, "GOALS")] == list(digit_flow.GOALS)
    assert [preset["id"] for preset in javascript.call(GOALS, "PRESETS")] == list(digit_flow.PRESETS)
    start, demo = javascript.call(MODEL, "START"), DigitFlow()
    assert {name: getattr(demo, name) for name in start} == {**start, "updates": ()}
