"""A network from scratch, forward only: activations, one dense layer, layers one after the other.

A row of X is one example; n rows go through at once. Source of the formulas, with more on why they are these:
Goodfellow, Bengio, Courville, *Deep Learning* (2016), chapter 6; for softmax's large inputs, section 4.1.
"""

from itertools import pairwise

import numpy as np


def identity(z):
    """z itself: what "linear" means. Any shape."""
    return np.asarray(z, dtype=float)


def relu(z):
    """max(0, z), for each number. Any shape."""
    return np.maximum(0.0, z)


def sigmoid(z):
    """1 / (1 + e^−z), for each number. Any shape."""
    exp_minus_abs = np.exp(-np.abs(z))  # never overflows; where z < 0, e^z / (1 + e^z) is the same number
    return np.where(np.less(z, 0), exp_minus_abs, 1.0) / (1 + exp_minus_abs)


def tanh(z):
    """(e^z − e^−z) / (e^z + e^−z), for each number. Any shape."""
    return np.tanh(np.asarray(z, dtype=float))


def step(z):
    """1 where z > 0, else 0, for each number. Any shape."""
    return np.heaviside(z, 0.0)


def softmax(z):
    """e^zᵢ / Σⱼ e^zⱼ along the last axis: each row becomes probabilities, which sum to 1. Any shape."""
    z = np.asarray(z, dtype=float)
    exps = np.exp(z - z.max(axis=-1, keepdims=True))  # the same probabilities, and the largest of these is e⁰
    return exps / exps.sum(axis=-1, keepdims=True)


ACTIVATIONS = {"linear": identity, "relu": relu, "sigmoid": sigmoid, "tanh": tanh, "step": step}


class Dense:
    """One dense layer, f(X·W + b): X (n, d_in), W (d_in, d_out), b (d_out,), result (n, d_out).

    Column j of W holds the weights of unit j; `torch.nn.Linear` keeps the transpose as its `weight`.
    """

    def __init__(self, W, b, activation=identity):
        self.W, self.b, self.activation = np.array(W, dtype=float), np.array(b, dtype=float), activation
        if self.W.ndim != 2 or self.b.shape != self.W.shape[1:]:
            raise ValueError(f"W must be (inputs, units) and b (units,), not {self.W.shape}, {self.b.shape}")

    def __call__(self, X):
        X = np.atleast_1d(np.asarray(X, dtype=float))
        needed, given = len(self.W), X.shape[-1]
        if needed != given:
            raise ValueError(f"W is {self.W.shape}, so the rows of X need {needed} numbers, not {given}")
        return self.activation(X @ self.W + self.b)

    def __repr__(self):
        return "Dense({} → {}, {})".format(*self.W.shape, getattr(self.activation, "__name__", "a function"))


class Network:
    """Dense layers, each of which takes what the one before it gives: X (n, d_in), result (n, d_out)."""

    def __init__(self, layers):
        self.layers = list(layers)
        for one, following in pairwise(self.layers):
            if one.W.shape[1] != following.W.shape[0]:
                raise ValueError(f"{following} can't follow {one}: give it one input for each unit before it")

    def outputs(self, X):
        """Every layer's output, the input first: [X, a₁, a₂, …]."""
        outputs = [np.asarray(X, dtype=float)]
        for layer in self.layers:
            outputs.append(layer(outputs[-1]))
        return outputs

    def __call__(self, X):
        return self.outputs(X)[-1]

    @property
    def parameter_count(self):
        """How many weights and biases: d_in · d_out + d_out for each layer."""
        return sum(layer.W.size + layer.b.size for layer in self.layers)

    def __repr__(self):
        return f"Network({self.layers})"


def two_two_one():
    """The course's one network: x = (1, 2) gives h = (3, 1) and ŷ = 2."""
    return Network([Dense([[1, 2], [1, -1]], [0, 1], relu), Dense([[1], [-2]], [1])])
