"""The demo `TeachDigit`: JavaScript = NumPy = PyTorch, and its code prints what it shows."""

import json

import numpy as np
import pytest
import torch
from torch import nn

import build_hands
from dl101.datasets import digits, hand_drawings, prepare
from dl101.digit_cnn import digit_cnn
from dl101.widgets.lib import drawings
from dl101.widgets.teach_digit import teach_digit
from dl101.widgets.teach_digit.teach_digit import TeachDigit
from measure.convolution.hands import HANDS
from tests.helpers import ROOT, printed_by

RUNS, MODEL, KEPT = "../../tests/js/teach_digit_runs.js", "teach_digit/model.js", "lib/kept_drawings.js"
OWN = {slot: strokes for slot, strokes in hand_drawings("bare").items() if slot[-1] in "12"}
STATES = {
    "nothing drawn": {},
    "not taught": {"hand": "askew"},
    "five steps": {"hand": "askew", "taught": True, "steps": 5},
    "taught": {"hand": "askew", "taught": True},
    "with known digits": {"hand": "bare", "taught": True, "mixed": True},
    "7s alone": {"hand": "bare", "taught": True, "sevens": True},
    "no 7": {"drawings": {"1/1": OWN["1/1"]}, "taught": True, "sevens": True},
    "halfway": {"hand": "slashed", "taught": True, "steps": 30},
    "one's own": {"drawings": OWN, "taught": True, "steps": 20},
    "nothing held out": {"drawings": {"7/1": OWN["7/1"]}, "taught": True, "steps": 5},
    "nothing to learn from": {"drawings": {"7/2": OWN["7/2"]}},
}
on_every_state = pytest.mark.parametrize("state", STATES)


@pytest.fixture(autouse=True)
def without_progress(monkeypatch):
    monkeypatch.setenv("DL101_PROGRESS", "off")


def some_digits(count):
    """Test digits as lists of 64 numbers, and what they are."""
    test = digits().test
    return test.images[:count].reshape(count, 64).tolist(), test.labels[:count].tolist()


def torch_head(numbers):
    """The two dense layers in PyTorch with these numbers: weights and biases of the first, then of the second."""
    head = nn.Sequential(nn.Linear(256, 32), nn.ReLU(), nn.Linear(32, 10)).to(torch.float64)
    nn.utils.vector_to_parameters(torch.tensor(numbers, dtype=torch.float64), head.parameters())
    return head


def features_of(pictures):
    return torch.tensor(digit_cnn().features(np.reshape(pictures, (-1, 8, 8)) / 16))


@pytest.mark.parametrize("more", [[0.0], [0.05, -0.03, 0.01]], ids=["the book's", "others"])
def test_gradients_equal_those_of_torch(javascript, more):
    pictures, labels = some_digits(30)
    ours = javascript.call(RUNS, "gradientAt", more, pictures, labels)
    head = torch_head(ours["numbers"])
    loss = nn.functional.cross_entropy(head(features_of(pictures)), torch.tensor(labels))
    loss.backward()
    slopes = nn.utils.parameters_to_vector([one.grad for one in head.parameters()]).numpy()
    assert ours["loss"] == pytest.approx(loss.item(), rel=1e-9)
    assert np.abs(ours["slopes"] - slopes).max() <= 1e-6 * np.abs(slopes).max()
    assert ours["slopes"] == pytest.approx(slopes, rel=1e-6, abs=1e-12)


def test_steps_equal_those_of_torch(javascript):
    pictures, labels = some_digits(20)
    ours = javascript.call(RUNS, "trainedOn", pictures, labels, 10)
    head = torch_head(ours[0]["numbers"])
    optimizer = torch.optim.SGD(head.parameters(), lr=teach_digit.RATE)
    for look in ours:
        assert look["numbers"] == pytest.approx(
            nn.utils.parameters_to_vector(head.parameters()).detach().numpy(), rel=1e-6, abs=1e-9
        )
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(head(features_of(pictures)), torch.tensor(labels))
        assert look["loss"] == pytest.approx(loss.item(), rel=1e-6)
        loss.backward()
        optimizer.step()


@on_every_state
def test_python_shows_the_same_numbers(javascript, state):
    demo = TeachDigit(**STATES[state])
    ours = javascript.call(RUNS, "resultOf", STATES[state])
    assert ours["losses"] == pytest.approx(demo.losses[:: teach_digit.EVERY], rel=1e-6)
    assert ours["answers"] == demo.answers.tolist()
    assert (ours["score"]["now"], ours["score"]["of"]) == demo.right
    assert ours["others"] == {"of": 100, "before": 100, "now": demo.others_right}
    assert ours["sum"] == pytest.approx(demo.weight_sum, rel=1e-6)
    if ours["held_out"] and demo.right[1]:
        assert ours["held_out"][-1] == pytest.approx(demo.held_out_loss, rel=1e-6)


@on_every_state
def test_as_code_prints_what_is_shown(javascript, state):
    demo = TeachDigit(**STATES[state])
    printed = printed_by(javascript.call(RUNS, "codeOf", STATES[state])["PyTorch"])
    said = dict(line.rsplit(":", 1) for line in printed.splitlines())
    when = "after" if len(demo.losses) else "before"
    assert said[f"{when}, by others, right"].split() == [str(demo.others_right), "of", "100"]
    if demo.right[1]:
        assert said[f"{when}, held out, answers"].split() == list(map(str, demo.answers))
        assert float(said[f"{when}, held out, loss"]) == pytest.approx(demo.held_out_loss, rel=1e-6)
    if len(demo.losses):
        losses = [float(said["loss at first"]), float(said["loss now"])]
        assert losses == pytest.approx(demo.losses[[0, -1]], rel=1e-6)


def test_the_page_reads_the_hands_and_digits_of_the_package(javascript):
    for path, text in build_hands.FILES.items():
        assert path.read_text(encoding="utf-8") == text(), (
            f"{path.name} is not up to date: run `python tools/build_hands.py`"
        )
    hands = javascript.call("data/hands.js", "HANDS")
    assert hands == {name: hand_drawings(name) for name in teach_digit.HANDS}
    known = javascript.call("data/known_digits.js", "OTHERS")
    chosen = build_hands.first_of_each(digits().test, 10)
    assert [one["ink"] for one in known] == chosen.images.reshape(100, 64).tolist()
    assert [one["digit"] for one in known] == chosen.labels.tolist()


def test_names_and_values_are_the_same_in_python_and_javascript(javascript):
    assert javascript.call(MODEL, "HAND_NAMES") == [teach_digit.OWN, *teach_digit.HANDS]
    assert javascript.call(MODEL, "LAST") == teach_digit.LAST
    assert javascript.call(MODEL, "EVERY") == teach_digit.EVERY
    assert javascript.call(MODEL, "RATE") == teach_digit.RATE
    assert "".join(map(str, javascript.call(MODEL, "LEARNED"))) == teach_digit.LEARNED
    assert [one["id"] for one in javascript.call("teach_digit/goals.js", "GOALS")] == list(teach_digit.GOALS)
    assert [one["id"] for one in javascript.call("teach_digit/goals.js", "PRESETS")] == list(
        teach_digit.PRESETS
    )
    start = javascript.call(MODEL, "START")
    assert {name: getattr(TeachDigit(), name) for name in start} == start
    assert javascript.call(KEPT, "SLOTS") == list(drawings.SLOTS)


@pytest.mark.parametrize("most", [100, 12])
def test_strokes_are_thinned_alike_and_what_is_seen_stays(javascript, most):
    rng = np.random.default_rng(3)
    for digit in range(10):
        strokes = build_hands.hand("askew").draw(digit, rng)
        ours = drawings.thinned(strokes, most)
        assert javascript.call(KEPT, "thinned", [stroke.tolist() for stroke in strokes], most) == ours
        assert sum(map(len, ours)) <= most
        if most == drawings.MOST_POINTS:
            before, after = prepare(strokes), prepare([np.array(stroke) for stroke in ours])
            assert np.abs(before - after).max() <= 3  # of 16 dots in a block


# Ten hands with odd digits, which were measured, and the demo's three.
SCRIPTED = {**HANDS, **{name: build_hands.hand(name) for name in teach_digit.HANDS}}


@pytest.fixture(scope="module")
def taught_hands(javascript):
    """For each scripted hand, 20 drawings are learned, and 20 others are read before and after."""
    results = {}
    for i, (name, hand) in enumerate(SCRIPTED.items()):
        rng = np.random.default_rng([1, i])
        learned, held_out = (
            [[digit, drawings.thinned(hand.draw(digit, rng))] for _ in range(2) for digit in range(10)]
            for _ in range(2)
        )
        results[name] = javascript.call(RUNS, "taught", learned, held_out, False)
    return results


def test_of_no_scripted_hand_fewer_held_out_drawings_are_read_once_it_was_taught(taught_hands):
    for name, result in taught_hands.items():
        assert result["of"] == 20
        assert result["now"] >= result["before"], name
        assert result["now"] >= 18, name


def test_scripted_hands_that_are_read_badly_gain_what_was_measured(taught_hands):
    measured = json.loads((ROOT / "assets/measured/08.json").read_text(encoding="utf-8"))["teaching"]
    gain = measured["ways"]["descent, rate 0.03"]["gain"]
    gains = [(taught_hands[name]["now"] - taught_hands[name]["before"]) / 20 for name in HANDS]
    assert gain["low"] <= np.mean(gains) <= gain["high"]
    assert taught_hands["askew"]["now"] - taught_hands["askew"]["before"] >= 5
    recipe = measured["recipe"]
    assert (recipe["rate"], recipe["steps"]) == (teach_digit.RATE, teach_digit.LAST)


def test_of_the_digits_by_others_few_are_forgotten(taught_hands):
    assert min(result["others"] for result in taught_hands.values()) >= 94


def test_a_7_alone_is_forgetting_and_known_digits_help(javascript):
    alone, mixed = (
        javascript.call(RUNS, "resultOf", {"hand": "bare", "taught": True, "sevens": True, "mixed": mixed})
        for mixed in (False, True)
    )
    assert alone["others"]["now"] <= 90
    assert alone["score"]["now"] < alone["score"]["before"]
    assert mixed["others"]["now"] >= 99
    assert mixed["score"]["now"] > mixed["score"]["before"]
