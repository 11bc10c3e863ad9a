"""The demo `Overfitting`, its Python side: what its traits take, what they refuse, and its training."""

import doctest
import json

import numpy as np
import pytest

from dl101.widgets import InputError, Overfitting
from dl101.widgets.overfitting import overfitting as module
from tests.helpers import ROOT

MEASURED = json.loads((ROOT / "assets/measured/overfitting.json").read_text(encoding="utf-8"))


def test_the_repr_makes_the_same_network_again():
    demo = Overfitting(neurons=40, seed=3, l2=0.01, early_stopping=True)
    assert repr(demo) == (
        "Overfitting(neurons=40, train_size=20, noise=0.3, seed=3, l2=0.01, early_stopping=True, epochs=2000)"
    )
    assert repr(eval(repr(demo))) == repr(demo)


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(module)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_the_gradient_is_that_of_the_loss_and_its_penalties():
    train, _ = module.make_data(10, 0.3, 44)
    parameters = module.first_weights(3, np.random.RandomState(1))
    l1, l2 = 0.02, 0.05

    def total():
        weights = np.concatenate([parameters[0], parameters[2]])
        return module.loss(parameters, *train) + l2 * np.sum(weights**2) + l1 * np.sum(np.abs(weights))

    slopes = module.gradient(parameters, train, None, (l1, l2, 0))
    for parameter, slope in zip(parameters, slopes, strict=True):
        for i in range(len(parameter)):
            at = parameter[i]
            parameter[i] = at + 1e-6
            above = total()
            parameter[i] = at - 1e-6
            below = total()
            parameter[i] = at
            assert np.atleast_1d(slope)[i] == pytest.approx((above - below) / 2e-6, rel=1e-5, abs=1e-8)


def test_losses_belong_to_looks_and_nobody_can_change_them():
    demo = Overfitting(early_stopping=True, neurons=40)
    assert len(demo.looks) == len(demo.train_losses) == len(demo.validation_losses) < len(module.LOOKS)
    best = demo.looks.index(demo.best_epoch)
    assert demo.errors == (demo.train_losses[best], demo.validation_losses[best])
    assert demo.looks[-1] - demo.best_epoch >= module.PATIENCE
    demo.train_losses[:] = 0
    assert demo.train_losses.min() > 0


def test_the_seeds_are_those_that_were_measured():
    chosen, every = MEASURED["chosen"], MEASURED["the first 45"]
    assert tuple(chosen["seeds"]) == module.CHOICES["seed"]
    assert every["seeds"] == list(range(1, 46))
    assert set(chosen["seeds"]) <= set(every["seeds"])
    assert chosen["seeds that overfit"] == len(chosen["seeds"])
    large = chosen["errors by neurons"]["40"]
    for seed in (44, 38):
        train, validation = Overfitting(neurons=40, seed=seed).errors
        assert large["train"]["min"] * 0.99 <= train <= large["train"]["max"] * 1.01
        assert large["validation"]["min"] * 0.99 <= validation <= large["validation"]["max"] * 1.01


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"neurons": 5}, "neurons must be one of 1, 2, 3, 4, 6, 10, 20, 40, not 5."),
        ({"seed": 1}, "seed must be one of 44, 3, 4, 11, 12, 16, 24, 27, 38, 43, not 1."),
        ({"dropout": 1}, "dropout must be one of 0, 0.05, 0.1, 0.2, not 1."),
        ({"epochs": 0}, "epochs must be a whole number from 10 to 2000, not 0."),
        ({"early_stopping": "yes"}, "early_stopping must be True or False, not 'yes'."),
        ({"patience": 3}, "Overfitting has no `patience`."),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        Overfitting(**values)
    assert str(refused.value).startswith(sentence)
