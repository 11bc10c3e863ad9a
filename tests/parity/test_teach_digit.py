"""The demo `TeachDigit`: JavaScript = NumPy = PyTorch, and its code prints what it shows."""

import numpy as np
import pytest
import torch
from torch import nn

import build_hands
from dl101.datasets import digits, hand_drawings, prepare
from dl101.datasets.forms import FORMS
from dl101.datasets.strokes import Hand
from dl101.digit_cnn import digit_cnn
from dl101.widgets.lib import drawings
from dl101.widgets.teach_digit import teach_digit
from dl101.widgets.teach_digit.teach_digit import TeachDigit
from tests.helpers import printed_by

RUNS, MODEL, KEPT = "../../tests/js/teach_digit_runs.js", "teach_digit/model.js", "lib/kept_drawings.js"
OWN = {slot: strokes for slot, strokes in hand_drawings("bare").items() if slot[-1] in "12"}
STATES = {
    "nothing drawn": {},
    "not taught": {"hand": "askew"},
    "one step": {"hand": "askew", "taught": True, "steps": 1},
    "taught": {"hand": "askew", "taught": True},
    "alone": {"hand": "bare", "taught": True, "mixed": False},
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
    optimizer = torch.optim.Adam(head.parameters(), lr=teach_digit.RATE)
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
    assert ours["losses"] == pytest.approx(demo.losses, rel=1e-6)
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


def forms(**chosen):
    """Forms of some digits by their names: `forms(of_7="crossed")`."""
    return {int(digit[-1]): FORMS[int(digit[-1])][form] for digit, form in chosen.items()}


# Hands that differ from the generator's first forms. The network reads the first five nearly always.
SCRIPTED = {
    "slanted to the right": Hand(slant=30),
    "slanted to the left": Hand(slant=-25),
    "small and shaky": Hand(size=0.3, tremor=0.04),
    "a 7 with a bar": Hand(forms(of_7="crossed", of_4="open and round"), slant=10),
    "narrow": Hand(forms(of_1="flag and foot"), width=0.6),
    **{name: build_hands.hand(name) for name in teach_digit.HANDS},
}


@pytest.fixture(scope="module")
def taught_hands(javascript):
    """For each scripted hand, 20 drawings are learned, and 20 read: with digits that the network knows, and without."""
    results = {}
    for name, hand in SCRIPTED.items():
        rng = np.random.default_rng(2)
        learned, held_out = (
            [[digit, drawings.thinned(hand.draw(digit, rng))] for _ in range(2) for digit in range(10)]
            for _ in range(2)
        )
        results[name] = [javascript.call(RUNS, "taught", learned, held_out, mixed) for mixed in (True, False)]
    return results


def test_of_no_scripted_hand_fewer_held_out_drawings_are_read_once_it_was_taught(taught_hands):
    for name, results in taught_hands.items():
        for result in results:
            assert result["of"] == 20
            assert result["now"] >= result["before"], name


def test_scripted_hands_that_are_read_badly_gain_most(taught_hands):
    gains = {name: mixed["now"] - mixed["before"] for name, (mixed, _) in taught_hands.items()}
    assert sum(gains.values()) >= 10
    assert max(gains, key=gains.get) == "askew"
    assert gains["askew"] >= 6
    assert all(mixed["now"] >= 19 for mixed, _ in taught_hands.values())


def test_mixed_in_digits_keep_what_the_network_could(taught_hands):
    for name, (mixed, alone) in taught_hands.items():
        assert mixed["others"] >= 98, name
        assert alone["others"] >= 90, name
    assert taught_hands["askew"][1]["others"] <= 97  # of 100: that is forgotten
