"""The network that reads digits: how well, and that its script gives these weights and these measurements."""

import json
from pathlib import Path

import numpy as np
import pytest

from dl101.datasets import digits
from dl101.digit_network import digit_network
from measure import chapter_03
from measure import digit_network as script
from measure.digit_network import accuracy, tables_of, train

RIGHT_OF_360 = 344  # 95.6%, on digits that no training saw


def test_it_reads_digits_that_it_has_not_seen():
    images, labels = digits().test
    answers = digit_network()(images.reshape(-1, 64) / 16).argmax(axis=1)
    assert (answers == labels).sum() == RIGHT_OF_360 >= 0.95 * len(labels)


def test_every_hidden_unit_has_something_to_say():
    images = digits().train.images
    _, hidden, logits = digit_network().outputs(images.reshape(-1, 64) / 16)
    assert hidden.shape[1:] + logits.shape[1:] == (16, 10)
    assert (hidden.max(axis=0) > 1).all()
    assert digit_network().parameter_count == 1210


@pytest.fixture(scope="module")
def model():
    return train(seed=0)


@pytest.mark.slow
def test_the_script_gives_the_stored_weights(model):
    tables = [np.vstack([layer.W, layer.b]) for layer in digit_network().layers]
    for ours, again in zip(tables, tables_of(model), strict=True):
        np.testing.assert_allclose(again, ours, atol=2e-3)  # another processor may round another way


def test_writing_gives_the_stored_file(tmp_path):
    tables = [np.vstack([layer.W, layer.b]) for layer in digit_network().layers]
    script.write(tables, tmp_path / "weights.txt")
    assert (tmp_path / "weights.txt").read_bytes() == script.WEIGHTS.read_bytes()


@pytest.mark.slow
def test_this_training_lies_within_the_measured_spread(model):
    measured = json.loads(Path(chapter_03.MEASURED).read_text(encoding="utf-8"))
    test = digits().test
    found = measured["test_accuracy"]
    assert found["min"] <= found["mean"] <= found["max"]
    assert found["min"] <= accuracy(model, test) <= found["max"]
    wrong, surely_wrong = chapter_03.mistakes(model, test)
    assert measured["wrong"]["min"] <= wrong <= measured["wrong"]["max"]
    sure = measured["wrong_with_a_share_above_0.9"]
    assert sure["min"] <= surely_wrong <= sure["max"]
