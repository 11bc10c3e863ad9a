"""The digits' split, and the Playground's points: the same as in the page, from the same seed."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dl101.datasets import digits, penguins, playground
from dl101.datasets.playground_points import POINTS
from dl101.datasets.seedrandom import seeded_random
from tests.helpers import JavaScript

ROOT = Path(__file__).parents[2]
SEEDS = [
    "0.72826",
    "",
    "0",
    "a longer seed",
    "é",
    "😀",
    "\ud800",
    "x" * 255,
    "x" * 256,
    "x" * 257,
    "yz" * 400,
]
FROM_SEEDRANDOM = """
import { text } from "node:stream/consumers";
import seedrandom from "seedrandom";
const streams = JSON.parse(await text(process.stdin)).map((seed) => Array.from({ length: 300 }, seedrandom(seed)));
console.log(JSON.stringify(streams));
"""
FROM_PAGE = """
import { text } from "node:stream/consumers";
import { makeData } from "./dl101/widgets/data/datasets.js";
const rows = ({ x, y, label }) => Array.from(x, (_, i) => [x[i], y[i], label[i]]);
const data = JSON.parse(await text(process.stdin)).map(makeData);
console.log(JSON.stringify(data.map(({ train, test, random }) => [rows(train), rows(test), random()])));
"""


def in_node(script, value):
    """What a module prints that reads `value` from its input."""
    command = [shutil.which("node") or "node", "--input-type=module", "-e", script]
    asked = json.dumps(value)
    done = subprocess.run(command, cwd=ROOT, input=asked, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_digits_are_split_into_fixed_parts_with_all_digits_alike():
    train, test = digits()
    assert train.images.shape == (1437, 8, 8)
    assert test.images.shape == (360, 8, 8)
    assert (len(train.labels), len(test.labels)) == (1437, 360)
    assert np.bincount(test.labels).tolist() == [36] * 10
    ink = np.concatenate([train.images, test.images])
    assert (ink.min(), ink.max()) == (0, 16)
    assert (ink == ink.round()).all()


def test_no_digit_is_in_both_parts_and_none_is_lost():
    from sklearn.datasets import load_digits

    train, test = digits()
    rows = [
        (*image.ravel(), label)
        for part in (train, test)
        for image, label in zip(part.images, part.labels, strict=True)
    ]
    source = load_digits()
    assert sorted(rows) == sorted(
        (*row, label) for row, label in zip(source.data, source.target, strict=True)
    )


def test_the_split_never_changes():
    """The network of chapter 3 was trained on one half of it: with another split its test would mean nothing."""
    test = digits().test
    order = hashlib.sha256(test.labels.astype("u1").tobytes() + test.images.astype("u1").tobytes())
    assert order.hexdigest()[:16] == "2227d6efcaee7e7d"
    assert (digits(1).test.labels != test.labels).any()


def test_without_scikit_learn_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(ImportError, match="pip install scikit-learn"):
        digits()


def test_seeded_random_draws_what_seedrandom_draws():
    for seed, expected in zip(SEEDS, in_node(FROM_SEEDRANDOM, SEEDS), strict=True):
        draw = seeded_random(seed)
        assert [draw() for _ in expected] == expected, seed[:20]


def test_points_are_those_of_the_page():
    cases = [
        {"dataset": dataset, "noise": noise, "train_percent": percent, "seed": seed}
        for dataset in POINTS
        for noise, percent, seed in [(0, 50, "0.72826"), (25, 10, "0.1"), (50, 90, "")]
    ]
    settings = [
        case
        | {"problem": "regression" if case["dataset"].startswith("reg-") else "classification"}
        | {"regression_dataset": case["dataset"], "points": []}
        for case in cases
    ]
    for case, (train, test, next_number) in zip(cases, in_node(FROM_PAGE, settings), strict=True):
        ours = playground(**case)
        for part, expected in [(ours.train, train), (ours.test, test)]:
            np.testing.assert_allclose(
                np.column_stack([part.X, part.y]), expected, rtol=0, atol=1e-12, err_msg=str(case)
            )
        assert ours.random() == next_number


@pytest.mark.parametrize("dataset", POINTS)
def test_the_same_seed_gives_the_same_points_and_another_seed_others(dataset):
    one, same, other = (playground(dataset, noise=10, seed=seed) for seed in ("1", "1", "2"))
    assert (one.train.X == same.train.X).all()
    assert (one.train.X != other.train.X).any()


def test_percents_and_counts():
    data = playground("xor", train_percent=30)
    assert data.train.X.shape == (150, 2)
    assert data.test.y.shape == (350,)
    assert set(playground("spiral").train.y) == {-1, 1}
    assert len(playground("reg-plane").test.y) == 600


def test_without_noise_labels_are_what_the_names_say():
    (X, y), _, _ = playground("circle")
    assert ((np.hypot(*X.T) < 2.5) == (y == 1)).all()
    (X, y), _, _ = playground("xor")
    assert ((X.prod(axis=1) >= 0) == (y == 1)).all()
    (X, y), _, _ = playground("reg-plane")
    np.testing.assert_allclose(y, X.sum(axis=1) / 10, atol=1e-12)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"noise": -50}, "noise must be a number from 0 to 50 (percent), not -50."),
        ({"noise": float("nan")}, "noise must be a number from 0 to 50 (percent), not nan."),
        ({"noise": "5"}, "noise must be a number from 0 to 50 (percent), not '5'."),
        ({"train_percent": 200}, "train_percent must be a number from 10 to 90 (percent), not 200."),
        ({"train_percent": 0.5}, "train_percent must be a number from 10 to 90 (percent), not 0.5."),
        ({"train_percent": True}, "train_percent must be a number from 10 to 90 (percent), not True."),
    ],
)
def test_percents_beyond_their_range_get_a_sentence(values, sentence):
    with pytest.raises(ValueError) as refused:
        playground(**values)
    assert str(refused.value) == sentence


def test_an_unknown_data_set_is_told_from_the_known_ones():
    with pytest.raises(ValueError, match="'moons' is none of the data sets: circle, xor, gauss"):
        playground("moons")


def test_penguins_have_the_published_measures():
    birds = penguins()
    assert {name: int((birds.species == name).sum()) for name in ("Adelie", "Gentoo", "Chinstrap")} == {
        "Adelie": 151,
        "Gentoo": 123,
        "Chinstrap": 68,
    }
    assert [round(float(column[0]), 12) for column in birds[1:]] == [3.91, 1.87, 18.1, 3.75]
    assert (birds.flipper.min(), birds.flipper.max()) == (17.2, 23.1)
    assert (birds.mass.min(), birds.mass.max()) == (2.7, 6.3)


def test_the_demos_have_every_18th_penguin():
    birds = penguins()
    with JavaScript() as js:
        shown = js.call("data/penguins.js", "PENGUINS")
    assert shown == np.column_stack([birds.flipper, birds.mass])[::18].tolist()
