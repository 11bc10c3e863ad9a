"""A neuron: its sum, and the six activations of chapter 2."""

import numpy as np
import torch
import torch.nn.functional as F

from cheat_sheet.row import Group, Row

EACH_NUMBER = "`z` of any shape, `a` of the same"


def some_sums(rng):
    """Sums of both signs, and 0 itself."""
    return {"z": np.append(rng.normal(0, 3, 20), 0.0)}


def sum_in_numpy(X, w, b):
    z = X @ w + b
    return z


def sum_in_torch(X, w, b):
    z = X @ w + b
    return z


weighted_sum = Row(
    title="Weighted sum",
    idea=r"$$z = w \cdot x + b$$",
    shapes="`X` (n, d), `w` (d,), `b` a number, `z` (n,)",
    in_numpy=sum_in_numpy,
    in_torch=sum_in_torch,
    given=lambda rng: {"X": rng.normal(size=(5, 3)), "w": rng.normal(size=3), "b": 0.5},
    trap="`X * w` multiplies number by number and adds nothing up: it gives a table, not one sum for each "
    "example.",
    place="02_a_single_neuron#the-same-with-numpy",
)


def step_in_numpy(z):
    a = (z > 0).astype(int)
    return a


def step_in_torch(z):
    a = (z > 0).int()
    return a


step = Row(
    title="Step",
    idea=r"$$a = \begin{cases} 1 & \text{if } z > 0 \\ 0 & \text{otherwise} \end{cases}$$",
    shapes=EACH_NUMBER,
    in_numpy=step_in_numpy,
    in_torch=step_in_torch,
    given=some_sums,
    trap="At $z = 0$ itself the output is 0. The slope is 0 nearly everywhere, so gradient descent can't use a"
    " step.",
    place="02_a_single_neuron#many-inputs-add-them-up",
)


def sigmoid_in_numpy(z):
    a = 1 / (1 + np.exp(-z))
    return a


def sigmoid_in_torch(z):
    a = torch.sigmoid(z)
    return a


sigmoid = Row(
    title="Sigmoid",
    idea=r"$$a = \frac{1}{1 + e^{-z}}$$",
    shapes=EACH_NUMBER,
    in_numpy=sigmoid_in_numpy,
    in_torch=sigmoid_in_torch,
    given=some_sums,
    trap="Without the minus, it falls where it should rise. For $z = -1000$ NumPy warns that `np.exp` "
    "overflows; the result, 0, is right all the same.",
    place="02_a_single_neuron#the-formulas",
)


def tanh_in_numpy(z):
    a = np.tanh(z)
    return a


def tanh_in_torch(z):
    a = torch.tanh(z)
    return a


tanh = Row(
    title="Tanh",
    idea=r"$$a = \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}$$",
    shapes=EACH_NUMBER,
    in_numpy=tanh_in_numpy,
    in_torch=tanh_in_torch,
    given=some_sums,
    trap="It has the sigmoid's shape, but it goes from −1 to 1: its output is no probability.",
    place="02_a_single_neuron#the-formulas",
)


def relu_in_numpy(z):
    a = np.maximum(0, z)
    return a


def relu_in_torch(z):
    a = torch.relu(z)
    return a


relu = Row(
    title="ReLU",
    idea=r"$$a = \max(0, z)$$",
    shapes=EACH_NUMBER,
    in_numpy=relu_in_numpy,
    in_torch=relu_in_torch,
    given=some_sums,
    trap="`np.max` is another function: `np.max(z, 0)` gives the largest number of each column.",
    place="02_a_single_neuron#the-formulas",
)


def leaky_in_numpy(z):
    a = np.where(z > 0, z, 0.1 * z)
    return a


def leaky_in_torch(z):
    a = F.leaky_relu(z, 0.1)
    return a


leaky_relu = Row(
    title="Leaky ReLU",
    idea=r"$$a = \begin{cases} z & \text{if } z > 0 \\ 0.1 \cdot z & \text{otherwise} \end{cases}$$",
    shapes=EACH_NUMBER,
    in_numpy=leaky_in_numpy,
    in_torch=leaky_in_torch,
    given=some_sums,
    trap="If you give PyTorch no number, it lets a hundredth through: 0.01, not 0.1.",
    place="02_a_single_neuron#what-the-step-hides",
)

GROUP = Group("A neuron", (weighted_sum, step, sigmoid, tanh, relu, leaky_relu))
