"""The NumPy network = torch.nn; and laws that hold for all numbers."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from torch import nn

from dl101.digit_network import digit_network
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
    tanh,
    two_two_one,
)

TORCH = {
    "linear": nn.Identity(),
    "relu": nn.ReLU(),
    "sigmoid": nn.Sigmoid(),
    "tanh": nn.Tanh(),
    "step": lambda z: torch.heaviside(z, torch.zeros((), dtype=torch.float64)),
}
IN_TORCH = {identity: nn.Identity(), relu: nn.ReLU(), sigmoid: nn.Sigmoid(), tanh: nn.Tanh()}


def numbers(*shape, size=10):
    return arrays(float, shape, elements=st.floats(-size, size))


def close(ours, theirs):
    return np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)


def as_torch(network):
    """The same layers in torch: `Linear` keeps the transpose of W."""
    parts = []
    for layer in network.layers:
        linear = nn.Linear(*layer.W.shape, dtype=torch.float64)
        linear.weight.data, linear.bias.data = torch.tensor(layer.W.T), torch.tensor(layer.b)
        parts += [linear, IN_TORCH[layer.activation]]
    return nn.Sequential(*parts)


@pytest.mark.parametrize("name", list(ACTIVATIONS))
@given(z=numbers(7, size=1000))
def test_activations_agree_with_torch(name, z):
    close(ACTIVATIONS[name](z), TORCH[name](torch.tensor(z)))


@given(z=numbers(3, 4, size=1000))
def test_softmax_agrees_with_torch(z):
    close(softmax(z), torch.softmax(torch.tensor(z), dim=-1))


@given(W=numbers(3, 2), b=numbers(2), X=numbers(5, 3))
def test_a_dense_layer_agrees_with_linear(W, b, X):
    with torch.no_grad():
        close(Dense(W, b)(X), as_torch(Network([Dense(W, b)]))(torch.tensor(X)))


@pytest.mark.parametrize("network", [two_two_one(), digit_network()], ids=["2-2-1", "digits"])
def test_networks_agree_with_torch(network):
    X = np.random.default_rng(0).normal(size=(20, len(network.layers[0].W)))
    model = as_torch(network)
    with torch.no_grad():
        close(network(X), model(torch.tensor(X)))
    assert network.parameter_count == sum(parameter.numel() for parameter in model.parameters())


@given(z=numbers(4, 5, size=1000), constant=st.floats(-1000, 1000))
def test_softmax_gives_probabilities_and_only_differences_count(z, constant):
    probabilities = softmax(z)
    assert (probabilities >= 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=-1), 1, rtol=1e-12)
    # z + constant rounds z to about 1e-13 here
    np.testing.assert_allclose(softmax(z + constant), probabilities, atol=1e-11)


@given(W1=numbers(3, 4), b1=numbers(4), W2=numbers(4, 2), b2=numbers(2), X=numbers(5, 3))
def test_two_linear_layers_are_one(W1, b1, W2, b2, X):
    two = Network([Dense(W1, b1), Dense(W2, b2)])
    np.testing.assert_allclose(two(X), Dense(W1 @ W2, b1 @ W2 + b2)(X), rtol=1e-9, atol=1e-9)


@given(W1=numbers(3, 4), b1=numbers(4), W2=numbers(4, 2), b2=numbers(2), X=numbers(5, 3))
def test_many_rows_at_once_are_each_row_alone(W1, b1, W2, b2, X):
    network = Network([Dense(W1, b1, relu), Dense(W2, b2, softmax)])
    alone = [network(row) for row in X]
    np.testing.assert_allclose(network(X), alone, rtol=1e-9, atol=1e-9)


@given(X=numbers(6, 2))
def test_outputs_are_the_layers_in_turn(X):
    network = two_two_one()
    given_, hidden, out = network.outputs(X)
    close(given_, X)
    close(hidden, np.maximum(0, X @ network.layers[0].W + network.layers[0].b))
    close(out, network(X))


SIZES = [3, 4, 2]


def random_case(activation, seed):
    """A network, a batch, targets and labels: small enough that tanh and sigmoid are not flat."""
    rng = np.random.default_rng(seed)
    return (
        random_network(SIZES, activation, rng),
        rng.normal(size=(5, 3)),
        rng.normal(size=(5, 2)),
        rng.integers(2, size=5),
    )


@pytest.mark.parametrize("activation", IN_TORCH)
@pytest.mark.parametrize("seed", range(5))
def test_training_agrees_with_torch_step_by_step(activation, seed):
    network, X, Y, labels = random_case(activation, seed)
    for ours, theirs, targets in [(mse, nn.MSELoss(), Y), (cross_entropy, nn.CrossEntropyLoss(), labels)]:
        model = as_torch(network)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        for _ in range(10):
            their_loss = theirs(model(torch.tensor(X)), torch.tensor(targets))
            optimizer.zero_grad()
            their_loss.backward()
            optimizer.step()
            close(network.train_step(X, targets, 0.1, ours), their_loss.item())
        for layer, linear in zip(network.layers, model[::2], strict=True):
            close(layer.W, linear.weight.detach().T)
            close(layer.b, linear.bias.detach())


@pytest.mark.parametrize("activation", [identity, sigmoid, tanh, relu])
@pytest.mark.parametrize("seed", range(5))
def test_gradients_agree_with_nudging_each_parameter(activation, seed):
    network, X, Y, labels = random_case(activation, seed)
    for loss, targets in [(mse, Y), (cross_entropy, labels)]:
        _, gradients = network.gradients(X, targets, loss)
        for layer, pair in zip(network.layers, gradients, strict=True):
            for parameter, gradient in zip((layer.W, layer.b), pair, strict=True):
                np.testing.assert_allclose(gradient, nudged(network, X, targets, loss, parameter), atol=1e-7)


def nudged(network, X, targets, loss, parameter, h=1e-5):
    """(L(w + h) − L(w − h)) / 2h, one number of the parameter after the other."""
    slopes = np.empty_like(parameter)
    for place, number in np.ndenumerate(parameter):
        losses = []
        for nudge in (h, -h):
            parameter[place] = number + nudge
            losses.append(loss(network(X), targets)[0])
        parameter[place] = number
        slopes[place] = (losses[0] - losses[1]) / (2 * h)
    return slopes
