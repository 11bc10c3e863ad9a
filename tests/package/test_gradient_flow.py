"""The demo `GradientFlow`, its Python side: what its traits take, what they refuse, and its sizes against torch."""

import doctest

import numpy as np
import pytest
import torch
from torch import nn

from dl101.widgets import GradientFlow, InputError
from dl101.widgets.gradient_flow import gradient_flow


def test_the_repr_makes_the_same_network_again():
    flow = GradientFlow(depth=7, activation="relu", spread=2.5, seed=4)
    assert repr(flow) == "GradientFlow(depth=7, activation='relu', spread=2.5, seed=4)"
    assert repr(eval(repr(flow))) == repr(flow)
    assert np.array_equal(eval(repr(flow)).network.layers[3].W, flow.network.layers[3].W)


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(gradient_flow)
    assert (found.failed, found.attempted > 0) == (0, True)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_sizes_are_those_of_torch(activation):
    flow = GradientFlow(depth=4, activation=activation, spread=1.3, seed=2)
    random = np.random.RandomState(2)
    a = torch.tensor(random.standard_normal((32, 32)))
    weights, hidden = [], []
    for layer in flow.network.layers:
        W = torch.tensor(layer.W, requires_grad=True)
        weights.append(W)
        a = a @ W
        if len(weights) <= flow.depth:
            a = getattr(torch, activation)(a)
            a.retain_grad()
            hidden.append(a)
    nn.functional.cross_entropy(a, torch.arange(32) % 10).backward()

    def size(tensor):
        return tensor.square().mean().sqrt().item()

    assert flow.sizes["weights"] == pytest.approx([size(W.grad) for W in weights[:-1]])
    assert flow.sizes["errors"] == pytest.approx([size(h.grad) for h in hidden])
    assert flow.sizes["outputs"] == pytest.approx([size(h) for h in hidden])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"depth": 0}, "depth must be a whole number from 1 to 20, not 0."),
        ({"depth": 2.5}, "depth must be a whole number from 1 to 20, not 2.5."),
        ({"activation": "step"}, "activation must be one of 'sigmoid', 'tanh', 'relu', not 'step'."),
        ({"spread": -1}, "spread must be a number from 0 to 4, not -1."),
        ({"layers": 3}, "GradientFlow has no `layers`."),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        GradientFlow(**values)
    assert str(refused.value).startswith(sentence)
