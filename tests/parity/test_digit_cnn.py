"""The convolutional network that reads digits: its file, NumPy against PyTorch, and what is said of it."""

import json
from copy import deepcopy

import numpy as np
import pytest
import torch

from dl101.datasets import digits, prepare
from dl101.digit_cnn import conv2d, digit_cnn, from_layers, max_pool2d
from measure import digit_cnn as script
from measure.convolution import exported, generated
from measure.convolution.fixtures import SIGNS, fixtures
from tests.helpers import ROOT

TEXT = script.WEIGHTS.read_text(encoding="utf-8")
FIXTURES = json.loads((ROOT / "tests/parity/digit_cnn.json").read_text(encoding="utf-8"))
MEASURED = json.loads((ROOT / "assets/measured/08.json").read_text(encoding="utf-8"))["recipe"]
TEST = digits().test
RIGHT_OF_360, RIGHT_OF_200 = 360, 195


def from_signs(text):
    return np.array([SIGNS.index(sign) for sign in text], dtype=float).reshape(8, 8)


@pytest.fixture(scope="module")
def model():
    return exported.train(seed=0)


def random_maps(*shape):
    return np.random.default_rng(0).normal(size=shape)


@pytest.mark.parametrize(("size", "kernel"), [((2, 1, 8, 8), 3), ((3, 4, 5, 7), 3), ((1, 2, 6, 6), 5)])
def test_convolution_is_that_of_pytorch(size, kernel):
    maps, kernels, biases = random_maps(*size), random_maps(6, size[1], kernel, kernel), random_maps(6)
    theirs = torch.nn.functional.conv2d(*map(torch.tensor, (maps, kernels, biases)), padding=kernel // 2)
    np.testing.assert_allclose(conv2d(maps, kernels, biases), theirs, atol=1e-12)


@pytest.mark.parametrize("size", [(8, 8), (7, 5), (9, 4)])
def test_pooling_is_that_of_pytorch_and_drops_what_fills_no_window(size):
    maps = random_maps(2, 3, *size)
    for window in (2, 3):
        theirs = torch.nn.functional.max_pool2d(torch.tensor(maps), window)
        np.testing.assert_array_equal(max_pool2d(maps, window), theirs)


def test_numpy_and_pytorch_answer_alike():
    X = torch.tensor(TEST.images[:100, None] / 16)
    with torch.no_grad():
        theirs = digit_cnn().as_torch()(X)
    np.testing.assert_allclose(digit_cnn()(TEST.images[:100] / 16), theirs, atol=1e-9)


def test_every_stage_has_its_shape():
    stages = digit_cnn().stages(TEST.images[:5] / 16)
    shapes = {name: stage.shape[1:] for name, stage in stages.items()}
    assert shapes == {
        "input": (1, 8, 8),
        "conv1": (8, 8, 8),
        "conv2": (16, 8, 8),
        "pool": (16, 4, 4),
        "hidden": (32,),
        "logits": (10,),
    }
    assert digit_cnn().features(TEST.images[:5] / 16).shape == (5, 256)


def test_every_map_has_something_to_say():
    stages = digit_cnn().stages(TEST.images / 16)
    for name in ("conv1", "conv2"):
        assert (stages[name].max(axis=(0, 2, 3)) > 0.1).all(), name


def test_parameters_are_counted():
    by_layer = [1 * 8 * 9 + 8, 8 * 16 * 9 + 16, 256 * 32 + 32, 32 * 10 + 10]
    assert digit_cnn().parameter_count == sum(by_layer) == MEASURED["parameters"] == 9802


def test_the_file_has_whole_numbers_and_is_small_enough():
    assert len(TEXT.encode()) <= 100_000
    for layer in json.loads(TEXT)["layers"]:
        assert all(isinstance(weight, int) for weight in layer["weights"])
        assert max(map(abs, layer["weights"])) == 127
        assert len(layer["weights"]) == np.prod(layer["shape"])
        assert len(layer["biases"]) == layer["shape"][0]


def test_it_reads_digits_that_it_has_not_seen():
    answers = digit_cnn()(TEST.images / 16).argmax(axis=1)
    right = int((answers == TEST.labels).sum())
    assert MEASURED["the committed network"]["held out"] == {"right": right, "of": 360}
    assert right == RIGHT_OF_360


def test_it_reads_generated_drawings_of_hands_that_nothing_was_chosen_by():
    strokes, labels = zip(*generated.drawings(*generated.TEST), strict=True)
    answers = digit_cnn()(np.array([prepare(one) for one in strokes]) / 16).argmax(axis=1)
    right = int((answers == np.array(labels)).sum())
    assert MEASURED["the committed network"]["drawings of the test"] == {"right": right, "of": 200}
    assert right == RIGHT_OF_200 >= 0.95 * 200


@pytest.mark.slow
def test_the_script_gives_the_stored_network(model):
    """Another processor may round another way, and sixty epochs make more of it: the answers agree, not each weight."""
    again = exported.as_whole_numbers(model)
    images = TEST.images / 16
    assert (again(images).argmax(axis=1) == TEST.labels).mean() >= MEASURED["right"]["held out"]["min"]
    if script.text_of(model) != TEXT:
        alike = (again(images).argmax(axis=1) == digit_cnn()(images).argmax(axis=1)).mean()
        assert alike >= 0.98


@pytest.mark.slow
def test_normalization_folds_into_the_convolutions(model):
    exact = deepcopy(model).double()
    X = torch.tensor(TEST.images[:50, None] / 16)
    with torch.no_grad():
        theirs = exact(X)
    whole = [
        {"shape": weight.shape, "scale": 1.0, "weights": weight.flatten().tolist(), "biases": bias.tolist()}
        for weight, bias in exported.folded(exact)
    ]
    np.testing.assert_allclose(from_layers(whole)(TEST.images[:50] / 16), theirs, atol=1e-9)


def test_the_fixtures_are_what_the_network_and_the_preparation_give():
    fresh = fixtures()
    assert fresh["drawings"] == FIXTURES["drawings"]
    for ours, stored in zip(fresh["readings"], FIXTURES["readings"], strict=True):
        assert ours["image"] == stored["image"]
        np.testing.assert_allclose(ours["logits"], stored["logits"], atol=1e-6)
    (strokes, image) = (FIXTURES["drawings"][0][name] for name in ("strokes", "image"))
    drawn = [np.column_stack([stroke["x"], stroke["y"]]) for stroke in strokes]
    np.testing.assert_array_equal(prepare(drawn), from_signs(image))
