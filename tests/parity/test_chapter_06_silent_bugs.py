"""The ten silent bugs of chapter 6, alive: each runs, each gives itself away in the number that is its signature."""

import json
from copy import deepcopy
from functools import cache
from math import log

import numpy as np
import pytest
import torch
from torch import nn

from measure.silent_bugs import (
    BUGS,
    broadcast,
    double_softmax,
    leak,
    measured,
    softmax_dim,
    transpose,
    zero_grad,
)
from measure.silent_bugs.bug import known_and_new, network
from measure.training.spreads import as_text
from tests.helpers import ROOT

SEED = 3
TEXT = (ROOT / "assets/measured/06_silent_bugs.json").read_text(encoding="utf-8")
MEASURED = json.loads(TEXT)


@cache
def run(name):
    return BUGS[name].run(SEED)


def live(name, what):
    """A number of the signature in one run: with the bug, and repaired."""
    return run(name).buggy.signature[what], run(name).repaired.signature[what]


def ten(name, what):
    """The same over ten seeds: the spreads."""
    found = MEASURED[name]["signature"][what]
    return found["buggy"], found["repaired"]


def test_there_are_ten_and_the_code_that_is_shown_is_the_code_that_ran():
    assert list(MEASURED) == list(BUGS)
    assert len(BUGS) == 10
    for name, bug in BUGS.items():
        found = MEASURED[name]
        assert [found[which]["code"] for which in ("buggy", "repaired")] == bug.code()
        assert found["buggy"]["code"] != found["repaired"]["code"]
        assert [found[field] for field in ("symptom", "cause", "curve", "sign")] == list(bug[1:5])
        for which in ("buggy", "repaired"):
            assert bug.shown_as in found[which]["code"].splitlines()[0]
            assert (
                "buggy" not in found[which]["code"].lower() and "repaired" not in found[which]["code"].lower()
            )
            assert len(found[which]["code"].splitlines()) <= 18, "it fits beside a curve"
            assert len(found[which]["curve"]) == len(found["epochs"]) <= 31
            assert len(found[which]["answers"]) == len(found["targets"]) == measured.SAMPLES == 8
        assert found.get("helpers", "") == bug.helping()


@pytest.mark.slow
@pytest.mark.parametrize("name", BUGS)
def test_one_seed_lies_within_the_spread(name):
    """A standard deviation more is allowed: another processor may round another way."""
    for which, one in zip(("buggy", "repaired"), run(name)[1:], strict=True):
        for what, number in one.signature.items():
            spread = MEASURED[name]["signature"][what][which]
            assert spread["min"] - spread["std"] - 1e-4 <= number <= spread["max"] + spread["std"] + 1e-4, (
                what
            )
    assert MEASURED[name]["sign"] in run(name).buggy.signature
    assert len(run(name).buggy.curve) == len(run(name).repaired.curve) == MEASURED[name]["epochs"][-1]


def test_the_curves_that_are_kept_are_of_one_seed_and_the_same():
    """Of the bug that takes least."""
    again, found = BUGS["transpose"].run(measured.SHOWN), MEASURED["transpose"]
    places = measured.sample(again)
    assert [again.targets[place] for place in places] == found["targets"]
    for one, kept in zip(again[1:], (found["buggy"], found["repaired"]), strict=True):
        assert [one.curve[epoch - 1] for epoch in found["epochs"]] == pytest.approx(kept["curve"], rel=0.05)


def test_without_zero_grad_the_loss_swings():
    rises = ten("zero_grad", "epochs of 30 in which the loss rises")
    assert rises[0]["min"] > 10 and rises[1]["max"] == 0
    last = ten("zero_grad", "last loss")
    assert last[0]["min"] > 4 * last[1]["max"]
    buggy, repaired = live("zero_grad", "last loss")
    assert buggy > 4 * repaired
    assert run("zero_grad").buggy.curve[3] < run("zero_grad").repaired.curve[3], "at first it falls faster"
    hidden = ten("zero_grad", "last loss with all examples at once")
    assert hidden[0]["max"] < hidden[1]["min"], "here the bug hides: the loss gets lower with it"


def test_without_zero_grad_descent_has_momentum_one():
    known, _ = known_and_new(SEED)
    model = network(SEED)
    found = zero_grad.buggy(model, *known, 5, 0.1, len(known.y))
    again = network(SEED)
    optimizer = torch.optim.SGD(again.parameters(), lr=0.1, momentum=1.0)
    losses = []
    for _ in range(5):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(again(known.X), known.y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses == pytest.approx(found, rel=1e-4)


@pytest.mark.parametrize(("classes", "word", "floor"), [(10, "ten", 1.461), (2, "two", 0.313)])
def test_softmax_twice_has_a_floor(classes, word, floor):
    assert double_softmax.floor(classes) == pytest.approx(floor, abs=5e-4)
    certain = torch.eye(classes)
    lowest = nn.functional.cross_entropy(certain, torch.arange(classes)).item()
    assert lowest == pytest.approx(double_softmax.floor(classes))
    buggy, repaired = ten("double_softmax", f"lowest loss of {word} classes")
    assert floor <= buggy["min"] and repaired["max"] < 0.01
    buggy, repaired = live("double_softmax", f"lowest loss of {word} classes")
    assert floor <= buggy and repaired < 0.01


def test_most_answers_are_right_all_the_same():
    assert ten("double_softmax", "right")[0]["min"] > 0.7


def test_n_by_n_stops_at_the_variance():
    _, y = broadcast.flippers_and_masses()
    variance = np.var(y.numpy())
    predictions = torch.randn(len(y), 1, generator=torch.Generator().manual_seed(SEED))
    apart = ((predictions - y.mean()) ** 2).mean().item()
    assert broadcast.buggy(predictions, y).item() == pytest.approx(variance + apart, rel=1e-5)
    assert broadcast.repaired(predictions, y).item() == pytest.approx(
        nn.functional.mse_loss(predictions[:, 0], y).item(), rel=1e-5
    )
    lowest = ten("broadcast", "lowest loss")
    assert variance - 1e-4 <= lowest[0]["min"] <= lowest[0]["max"] < 1.01 * variance
    assert lowest[1]["max"] < variance / 4
    assert variance - 1e-4 <= live("broadcast", "lowest loss")[0] < 1.01 * variance
    moves = ten("broadcast", "standard deviation of the predictions")
    assert moves[0]["max"] < 0.05 < 0.7 < moves[1]["min"]


def test_with_dropout_on_answers_change():
    what = "answers of 360 that change when asked again"
    assert ten("eval_mode", what)[0]["min"] > 50 and ten("eval_mode", what)[1]["max"] == 0
    assert live("eval_mode", what)[0] > 50 and live("eval_mode", what)[1] == 0
    assert ten("eval_mode", "last loss")[0]["min"] > ten("eval_mode", "last loss")[1]["max"]


def test_twins_promise_too_much():
    what = "validation promises too much, by"
    buggy, repaired = ten("leak", what)
    assert buggy["min"] > 0.03
    assert repaired["min"] < 0 < repaired["max"]
    assert live("leak", what)[0] > 0.03
    assert ten("leak", "right in validation")[0]["min"] >= 0.97


def test_twins_are_on_both_sides_with_the_bug_alone():
    known, _ = known_and_new(SEED)
    shared = []
    for make_split in (leak.buggy, leak.repaired):
        split = make_split(known.X.numpy(), known.y.numpy(), 5, 0, np.random.default_rng(SEED))
        train, validation = ({row.tobytes() for row in part} for part in split[:2])
        shared.append(len(train & validation) / len(validation))
    assert shared[0] > 0.95
    assert shared[1] == 0


def test_a_square_layer_takes_the_transpose():
    model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    X = known_and_new(SEED)[1].X
    assert transpose.buggy(X, model[0], model[2]).shape == model(X).shape
    with pytest.raises(RuntimeError, match="shapes cannot be multiplied"):
        X @ model[2].weight
    what = "largest difference to the model's logits"
    assert ten("transpose", what)[0]["min"] > 10 and ten("transpose", what)[1]["max"] < 1e-3
    assert live("transpose", what)[0] > 10 and live("transpose", what)[1] < 1e-3
    assert (
        ten("transpose", "right")[0]["max"] < 0.2 < 0.9 < ten("transpose", "right, says the model")[0]["min"]
    )


def test_training_with_the_transpose_gives_the_transpose():
    """So who makes the slip in training too sees nothing of it."""
    (X, y), _ = known_and_new(SEED)
    torch.manual_seed(SEED)
    ours = nn.ModuleList([nn.Linear(64, 64), nn.Linear(64, 10)])
    theirs = deepcopy(ours)
    theirs[0].weight = nn.Parameter(ours[0].weight.detach().T.clone())
    losses = []
    for layers, forward in ((ours, transpose.buggy), (theirs, transpose.repaired)):
        optimizer = torch.optim.SGD(layers.parameters(), lr=0.5)
        for _ in range(20):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(forward(X, *layers), y)
            loss.backward()
            optimizer.step()
        losses.append(loss.item())
    assert losses[0] == pytest.approx(losses[1], rel=1e-3)
    assert torch.allclose(ours[0].weight, theirs[0].weight.T, atol=1e-4)


def test_layers_in_a_list_are_neither_trained_nor_saved():
    hidden = 3 * (16 * 16 + 16)
    for found in (live("python_list", "parameters that the optimizer gets"), (1210, 2026)):
        assert found == (1210, 1210 + hidden)
    what = "largest change of a hidden layer's weight"
    assert ten("python_list", what)[0]["max"] == live("python_list", what)[0] == 0
    assert live("python_list", what)[1] > 0.1
    before, after = ten("python_list", "right"), ten("python_list", "right after saving and loading")
    assert after[0]["max"] < before[0]["min"] and after[1] == before[1]


def test_softmax_over_dim_0_has_a_floor_of_its_own():
    known, _ = known_and_new(SEED)
    assert ten("softmax_dim", "first loss")[0]["mean"] == pytest.approx(log(200), abs=0.02)
    assert ten("softmax_dim", "first loss")[1]["mean"] == pytest.approx(log(10), abs=0.02)
    shared = torch.where(known.y[:, None] == torch.arange(10), 50.0, 0.0)  # a class's column, shared equally
    assert softmax_dim.buggy(shared, known.y).item() == pytest.approx(softmax_dim.floor(known.y), rel=1e-5)
    run_floor, lowest = live("softmax_dim", "lowest possible")[0], live("softmax_dim", "lowest loss")
    assert run_floor == pytest.approx(softmax_dim.floor(known.y))
    assert run_floor <= lowest[0] and lowest[1] < 0.1
    assert ten("softmax_dim", "lowest loss")[0]["min"] > ten("softmax_dim", "lowest possible")[0]["min"]
    assert torch.equal(torch.randn(1, 10).softmax(dim=0), torch.ones(1, 10)), "a digit alone"
    assert set(run("softmax_dim").buggy.answers) == {0}


def test_without_no_grad_the_records_grow():
    per_digit, per_batch = 4 * (32 + 10), 4  # bytes: what ReLU and log-softmax gave; a number for the loss
    buggy, repaired = run("no_grad").buggy.curve, run("no_grad").repaired.curve
    assert buggy[0] == pytest.approx((360 * per_digit + 6 * per_batch) / 1000)
    assert buggy == pytest.approx([buggy[0] * (epoch + 1) for epoch in range(60)])
    assert set(repaired) == {0}
    assert ten("no_grad", "kB held after 60 epochs")[0]["min"] == pytest.approx(60 * buggy[0])
    assert ten("no_grad", "last loss")[0] == ten("no_grad", "last loss")[1], "the losses do not tell"


def test_an_augmented_validation_part_is_another_one_each_time():
    what = "range of the loss in 20 looks"
    assert (
        ten("augmented_validation", what)[0]["min"] > 0.1 and ten("augmented_validation", what)[1]["max"] == 0
    )
    assert live("augmented_validation", what)[0] > 0.05 and live("augmented_validation", what)[1] == 0
    low, new = (
        ten("augmented_validation", "right in validation")[0],
        ten("augmented_validation", "right of new digits")[0],
    )
    assert low["max"] < new["min"], "it is measured on harder pictures than those that it is for"


def test_the_file_is_as_the_script_writes_it():
    assert as_text(MEASURED) == TEXT
