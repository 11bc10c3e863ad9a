"""A network from scratch: activations, dense layers, and the way back to every gradient.

A row of X is one example; n rows go through at once. Source of the formulas, with more on why they are these:
Goodfellow, Bengio, Courville, *Deep Learning* (2016), chapter 6; for softmax's large inputs, section 4.1; for the way
back, section 6.5; for the first weights, Glorot and Bengio (2010), He and others (2015).
"""

from itertools import pairwise

import numpy as np

from dl101.losses import mse


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

# Each activation's slope, from its own output a: backward needs nothing else of the way forward.
SLOPES = {
    identity: np.ones_like,
    relu: lambda a: np.where(a > 0, 1.0, 0.0),
    sigmoid: lambda a: a * (1 - a),
    tanh: lambda a: 1 - a**2,
    step: np.zeros_like,
}


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

    def backward(self, X, A, dA):
        """From what came in (n, d_in), what went out (n, d_out), and ∂L/∂A: ∂L/∂W, ∂L/∂b and ∂L/∂X, in their shapes."""
        delta = dA * SLOPES[self.activation](A)  # ∂L/∂Z, with Z = X·W + b
        return X.T @ delta, delta.sum(axis=0), delta @ self.W.T

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

    def gradients(self, X, targets, loss=mse):
        """Backpropagation: the loss of n examples, and (∂L/∂W, ∂L/∂b) for each layer, the first layer first."""
        outputs = self.outputs(X)
        value, dA = loss(outputs[-1], targets)
        gradients = []
        for i in reversed(range(len(self.layers))):  # layer i took outputs[i] and gave outputs[i + 1]
            dW, db, dA = self.layers[i].backward(outputs[i], outputs[i + 1], dA)
            gradients.insert(0, (dW, db))
        return value, gradients

    def train_step(self, X, targets, learning_rate, loss=mse):
        """One step of gradient descent on these examples; gives the loss before it."""
        value, gradients = self.gradients(X, targets, loss)
        for layer, (dW, db) in zip(self.layers, gradients, strict=True):
            layer.W -= learning_rate * dW
            layer.b -= learning_rate * db
        return value

    @property
    def parameter_count(self):
        """How many weights and biases: d_in · d_out + d_out for each layer."""
        return sum(layer.W.size + layer.b.size for layer in self.layers)

    def __repr__(self):
        return f"Network({self.layers})"


def random_network(sizes, activation, rng):
    """Layers of these sizes, linear at the end. Weights from a normal distribution of variance 1 / d_in, biases 0.

    For relu, which silences about half of its inputs, the variance is 2 / d_in.
    """
    layers = []
    for d_in, d_out in pairwise(sizes):
        spread = np.sqrt((2 if activation is relu else 1) / d_in)
        layers.append(Dense(rng.normal(0, spread, (d_in, d_out)), np.zeros(d_out), activation))
    layers[-1].activation = identity
    return Network(layers)


def two_two_one():
    """The course's one network: x = (1, 2) gives h = (3, 1) and ŷ = 2."""
    return Network([Dense([[1, 2], [1, -1]], [0, 1], relu), Dense([[1], [-2]], [1])])
