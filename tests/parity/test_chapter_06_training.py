"""What was measured for chapter 6: one seed of each training again, and what may be said of all ten."""

import json
from functools import cache

import numpy as np
import pytest
import torch
from scipy import stats

from measure.training import curves, files, remedies
from measure.training.data import moved, parts, some
from measure.training.loop import Settings, evaluate, mlp, train
from measure.training.spreads import T, as_text, band, paired, thinned
from tests.helpers import ROOT

SEED = 3
TEXTS = {
    name: (ROOT / f"assets/measured/{name}.json").read_text(encoding="utf-8") for name in ("06", "06_curves")
}
MEASURED, CURVES = json.loads(TEXTS["06"]), json.loads(TEXTS["06_curves"])
COMPARED = MEASURED["remedies"]
CASES = [(of, name) for of, found in COMPARED.items() for name in found if name != "settings"]
LONG = ("100 digits", "1077 digits")  # 5,400 steps; the others show as much


def lies_within(number, spread, slack=0.0):
    """Within the range of ten seeds; a standard deviation more, for another processor may round another way."""
    return spread["min"] - spread["std"] - slack <= number <= spread["max"] + spread["std"] + slack


def settings_of(of, name):
    change = COMPARED[of][name].get("change", {})
    return remedies.BASELINES[of].but(
        **{what: tuple(to) if what == "hidden" else to for what, to in change.items()}
    )


run = cache(train)  # a baseline is also a curve


@pytest.mark.slow
@pytest.mark.parametrize(("of", "name"), [case for case in CASES if case != LONG])
def test_one_seed_lies_within_the_spread_of_each_remedy(of, name):
    trained, found = run(SEED, settings_of(of, name)), COMPARED[of][name]
    assert lies_within(len(trained.losses), found["epochs"])
    for part, digits in (parts() | {"train": trained.known}).items():
        for measure, number in zip(remedies.MEASURES, evaluate(trained.model, digits), strict=True):
            assert lies_within(number, found[part][measure], slack=1e-4), (part, measure)


@pytest.mark.slow
@pytest.mark.parametrize("name", CURVES)
def test_one_seed_lies_within_the_band_of_each_curve(name):
    both = zip(*run(SEED, curves.NETWORKS[name]).losses, strict=True)
    for losses, found in zip(both, CURVES[name].values(), strict=True):
        assert found["epochs"] == [place + 1 for place in thinned(losses)]
        at = [losses[epoch - 1] for epoch in found["epochs"]]
        assert lies_within(
            np.mean(at), {"min": np.mean(found["min"]), "max": np.mean(found["max"]), "std": 0.01}
        )


def test_settings_were_chosen_by_the_lowest_validation_loss():
    for of, name in CASES:
        if name == "baseline":
            continue
        found, losses = COMPARED[of][name], COMPARED[of][name]["validation_loss_of_each"]
        candidates = (remedies.REMEDIES | remedies.MORE_DATA)[name]
        assert list(losses) == list(map(remedies.value_of, candidates))
        best = candidates[list(losses.values()).index(min(losses.values()))]
        assert json.loads(json.dumps(best)) == found["change"]
        assert min(losses.values()) == found["validation"]["loss"]["mean"]


def verdict(found, measure):
    """What both rounds agree on: "lower", "higher", or "no difference seen"."""
    rounds = [found["test_against_baseline" + which][measure] for which in ("", "_in_other_splits")]
    if all(one["high"] < 0 for one in rounds):
        return "lower"
    return "higher" if all(one["low"] > 0 for one in rounds) else "no difference seen"


@pytest.mark.parametrize(
    ("of", "measure", "wanted"),
    [
        (
            "100 digits",
            "loss",
            {
                "lower": {"weight decay", "early stopping", "augmentation", *remedies.MORE_DATA},
                "higher": {"smaller network"},
            },
        ),
        ("100 digits", "accuracy", {"lower": set(), "higher": {"weight decay", *remedies.MORE_DATA}}),
        ("1077 digits", "loss", {"lower": {"weight decay"}, "higher": set()}),
        ("1077 digits", "accuracy", {"lower": {"early stopping"}, "higher": set()}),
    ],
)
def test_what_helped_and_what_did_not(of, measure, wanted):
    """As the docstring of `remedies` says it."""
    verdicts = {
        name: verdict(found, measure)
        for name, found in COMPARED[of].items()
        if "test_against_baseline" in found
    }
    for way, names in wanted.items():
        assert {name for name, said in verdicts.items() if said == way} == names


def test_overfitting_shows():
    """All digits that it learned from are right, in all ten seeds, and not those of the test."""
    for of, most in [("100 digits", 0.91), ("1077 digits", 0.99)]:
        baseline = COMPARED[of]["baseline"]
        assert baseline["train"]["accuracy"]["min"] == 1
        assert baseline["test"]["accuracy"]["max"] < most


def test_the_three_curves_tell_the_networks_apart():
    last = {name: {part: band["mean"][-1] for part, band in found.items()} for name, found in CURVES.items()}
    assert last["underfitting"]["training"] > 0.3
    assert last["underfitting"]["validation"] < 1.5 * last["underfitting"]["training"]
    assert last["good"]["validation"] < 0.1
    assert last["overfitting"]["training"] < 0.01
    assert last["overfitting"]["validation"] > 0.3
    turns = CURVES["overfitting"]["validation"]
    assert turns["mean"][-1] > 1.1 * min(turns["mean"])
    assert CURVES["good"]["validation"]["mean"][-1] < 1.1 * min(CURVES["good"]["validation"]["mean"])


def test_every_digit_is_in_one_part():
    found = parts()
    assert {name: len(part.y) for name, part in found.items()} == {
        "train": 1077,
        "validation": 360,
        "test": 360,
    }
    assert len(some(100, SEED).y) == 100
    assert torch.equal(some(100, SEED).X, some(400, SEED).X[:100]), "the fewer are among the more"
    elsewhere = parts(1)
    assert not torch.equal(elsewhere["test"].X, found["test"].X)
    every = [
        torch.cat([part.X for part in split.values()]).sort(dim=0).values for split in (found, elsewhere)
    ]
    assert torch.equal(*every)


def test_a_picture_is_moved_by_at_most_a_pixel():
    torch.manual_seed(SEED)
    X = some(200, SEED).X
    assert torch.equal(moved(X, 0.0), X)
    padded = torch.nn.functional.pad(X.view(-1, 8, 8), (1, 1, 1, 1))
    places = [padded[:, i : i + 8, j : j + 8].reshape(-1, 64) for i in range(3) for j in range(3)]
    is_at = torch.stack([(place == moved(X)).all(dim=1) for place in places])
    assert is_at.any(dim=1).all(), "every place is used"
    once = moved(X)
    assert torch.stack([(place == once).all(dim=1) for place in places]).any(dim=0).all()
    share = (moved(X, 0.25) != X).any(dim=1).double().mean().item()
    assert 0.1 < share < 0.35, "a quarter, of which a ninth stays where it is"


def test_early_stopping_goes_back_to_its_best_epoch():
    trained = train(SEED, Settings(patience=3))
    losses = [validation for _, validation in trained.losses]
    assert len(losses) < 100
    assert losses.index(min(losses)) == len(losses) - 4
    assert evaluate(trained.model, parts()["validation"])[0] == pytest.approx(min(losses))


def test_evaluating_restores_the_mode_and_leaves_no_gradient():
    model = mlp((4,), dropout=0.5)
    for training in (True, False):
        model.train(training)
        evaluate(model, some(10, SEED))
        assert model.training == training
    assert all(parameter.grad is None for parameter in model.parameters())


def test_the_file_is_as_large_whatever_the_network_saw():
    found = MEASURED["files"]["bytes"]
    file = set(found["file"].values())
    assert len(file) == 1
    assert (
        found["parameters"] == sum(parameter.numel() for parameter in mlp(files.HIDDEN).parameters()) == 8970
    )
    assert file.pop() == pytest.approx(4 * found["parameters"], rel=0.1), (
        "four bytes a number, and some for their names"
    )
    assert len(files.saved(mlp(files.HIDDEN))) == pytest.approx(4 * found["parameters"], rel=0.1)
    assert found["data"] == {"100 digits": 100 * 65, "1077 digits": 1077 * 65}
    assert 5 < found["file"]["after 100 digits"] / found["data"]["100 digits"] < 7
    assert 0.5 < found["file"]["after 1077 digits"] / found["data"]["1077 digits"] < 0.6


@pytest.mark.slow
def test_random_labels_are_learned_by_heart():
    found = MEASURED["files"]["random_labels"]["right"]
    assert found["seen"]["min"] == 1
    assert 0.05 < found["other"]["min"] < 0.1 < found["other"]["max"] < 0.15
    once = files.learn_by_heart(SEED)
    assert once["seen"] == 1
    assert lies_within(once["other"], found["other"])


def test_loaded_again_the_answers_are_the_same():
    once, found = files.save_and_load(SEED), MEASURED["files"]["save_and_load"]
    assert once["answers_of_360_that_differ_before"] > 250
    assert found["answers_of_360_that_differ_before"]["min"] > 250
    for name in ("largest_difference_of_a_logit_after", "bytes_that_answering_changed"):
        assert once[name] == found[name]["max"] == 0


def test_intervals_are_those_of_student():
    for count, t in T.items():
        assert pytest.approx(stats.t.ppf(0.975, df=count - 1), abs=5e-4) == t
    ours, others = np.random.default_rng(SEED).normal(size=(2, 10))
    low, high = stats.ttest_rel(ours, others).confidence_interval()
    found = paired(ours.tolist(), others.tolist())
    assert [found["low"], found["high"]] == pytest.approx([low, high], abs=2e-3)
    with pytest.raises(ValueError, match="for five or ten numbers"):
        paired([1, 2], [3, 4])


def test_curves_are_thinned_evenly_and_keep_their_ends():
    assert thinned(range(30), most=4) == [0, 10, 19, 29]
    assert thinned([1, 2]) == [0, 1]
    assert band([[1, 2], [3, 5]]) == {"epochs": [1, 2], "mean": [2, 3.5], "min": [1, 2], "max": [3, 5]}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_files_are_as_the_script_writes_them(text):
    assert as_text(json.loads(text)) == text
