"""The NumPy network: the course's one network in numbers, large inputs, shapes that don't fit."""

import warnings
from pathlib import Path

import numpy as np
import pytest

import dl101.network
from dl101.losses import cross_entropy, mse
from dl101.network import (
    ACTIVATIONS,
    Dense,
    Network,
    identity,
    random_network,
    relu,
    sigmoid,
    softmax,
    step,
    tanh,
    two_two_one,
)


def test_the_network_of_the_course_gives_what_is_worked_out_by_hand():
    network = two_two_one()
    X, h, y = network.outputs([[1, 2]])
    assert (X.tolist(), h.tolist(), y.tolist()) == ([[1, 2]], [[3, 1]], [[2]])
    assert network([[1, 2]]).tolist() == [[2]]
    assert network.parameter_count == 9
    assert repr(network) == "Network([Dense(2 → 2, relu), Dense(2 → 1, identity)])"


def test_two_layers_can_do_xor():
    hidden = Dense([[1, 1], [1, 1]], [0, -1], relu)
    network = Network([hidden, Dense([[1], [-2]], [0])])
    assert network([[0, 0], [0, 1], [1, 0], [1, 1]]).ravel().tolist() == [0, 1, 1, 0]


@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_activations_take_numbers_lists_and_arrays_of_any_size_without_a_warning(name):
    activation = ACTIVATIONS[name]
    zs = [-1000, -1, 0, 2, 1000]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = activation(zs)
        assert np.isfinite(values).all()
        assert [float(activation(z)) for z in zs] == values.tolist()
        assert activation(np.reshape(zs, (5, 1))).tolist() == [[value] for value in values.tolist()]
        assert values.dtype == float


def test_activations_at_known_points():
    assert sigmoid([-1000, 0, 1000]).tolist() == [0, 0.5, 1]
    assert step([-1, 0, 1e-9]).tolist() == [0, 0, 1]
    assert relu([-3, 0, 3]).tolist() == [0, 0, 3]
    assert np.isnan([activation(np.nan) for activation in ACTIVATIONS.values()]).sum() == len(ACTIVATIONS)


def test_softmax_stays_finite():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert softmax([[1000, -1000, 0], [-1000, -1000, -1000]]).tolist() == [[1, 0, 0], [1 / 3] * 3]
    assert softmax([2, 2]).tolist() == [0.5, 0.5]
    assert softmax([[[0]]]).shape == (1, 1, 1)


def test_a_layer_takes_one_row_or_many():
    layer = Dense([[1, 2], [1, -1], [0, 1]], [0, 1])
    assert layer([1, 2, 3]).tolist() == [3, 4]
    assert layer([[1, 2, 3]] * 4).shape == (4, 2)
    assert layer(np.empty((0, 3))).shape == (0, 2)


def test_a_layer_keeps_its_own_numbers():
    W = np.ones((2, 1))
    layer = Dense(W, [0])
    W[:] = 7
    assert layer([1, 1]).tolist() == [2]


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (
            lambda: Dense(np.ones((3, 2)), [0, 0])(np.ones((5, 4))),
            "W is (3, 2), so the rows of X need 3 numbers, not 4",
        ),
        (lambda: Dense(np.ones((3, 2)), [0, 0])(1.0), "W is (3, 2), so the rows of X need 3 numbers, not 1"),
        (
            lambda: Dense([1, 2], [0]),
            "W must be (inputs, units) and b (units,), not (2,), (1,)",
        ),
        (
            lambda: Dense(np.ones((3, 2)), [0, 0, 0]),
            "W must be (inputs, units) and b (units,), not (3, 2), (3,)",
        ),
        (
            lambda: Network([Dense(np.ones((2, 3)), [0] * 3, relu), Dense(np.ones((2, 1)), [0])]),
            "Dense(2 → 1, identity) can't follow Dense(2 → 3, relu): give it one input for each unit before it",
        ),
    ],
)
def test_shapes_that_do_not_fit_get_one_sentence(act, sentence):
    with pytest.raises(ValueError) as error:
        act()
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    ("predictions", "targets", "shapes"),
    [(np.ones((3, 1)), np.ones(3), "(3, 1) and targets (3,)"), (np.ones((2, 3)), 1, "(2, 3) and targets ()")],
)
def test_mse_broadcasts_nothing(predictions, targets, shapes):
    with pytest.raises(ValueError) as error:
        mse(predictions, targets)
    assert str(error.value) == f"predictions {shapes} must have one shape"


def test_cross_entropy_stays_finite_and_is_right_by_hand():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        loss, slope = cross_entropy([[1000, 0], [0, 1000]], [0, 0])
    assert loss == 500
    assert slope.tolist() == [[0, 0], [-0.5, 0.5]]


def test_one_step_on_the_course_s_network_is_what_is_worked_out_by_hand():
    network = two_two_one()
    assert network.train_step([[1, 2]], [[1]], learning_rate=0.01) == 1
    (hidden, output) = network.layers
    np.testing.assert_allclose(hidden.W, [[0.98, 2.04], [0.96, -0.92]])
    np.testing.assert_allclose(hidden.b, [-0.02, 1.04])
    np.testing.assert_allclose(output.W, [[0.94], [-2.02]])
    np.testing.assert_allclose(output.b, [0.98])


def test_a_random_network_has_the_spread_that_its_activation_needs():
    rng = np.random.default_rng(0)
    for activation, variance in [(relu, 2 / 400), (tanh, 1 / 400)]:
        network = random_network([400, 300, 5], activation, rng)
        assert [layer.activation for layer in network.layers] == [activation, identity]
        assert np.isclose(network.layers[0].W.var(), variance, rtol=0.02)
        assert not network.layers[0].b.any()


def test_the_file_can_be_read_in_one_sitting():
    assert len(Path(dl101.network.__file__).read_text(encoding="utf-8").splitlines()) <= 150
