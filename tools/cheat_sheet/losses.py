"""Losses: for numbers, for yes or no, for one of several classes."""

import numpy as np
import torch.nn.functional as F

from cheat_sheet.row import Group, Row


def mse_in_numpy(y_hat, y):
    loss = np.mean((y_hat - y) ** 2)
    return loss


def mse_in_torch(y_hat, y):
    loss = F.mse_loss(y_hat, y)
    return loss


mse = Row(
    title="Mean squared error",
    idea=r"$$L = \frac{1}{n} \sum_{i=1}^{n} (\hat y_i - y_i)^2$$",
    shapes="`y_hat` (n,), `y` (n,): the same shape, `loss` one number",
    in_numpy=mse_in_numpy,
    in_torch=mse_in_torch,
    given=lambda rng: {"y_hat": rng.normal(size=6), "y": rng.normal(size=6)},
    trap="If one has the shape (n, 1) and the other (n,), each answer is compared with *every* target. It "
    "runs, and the best that the network can learn is the mean.",
    place="04_loss_and_gradient_descent#four-hours-at-an-ice-cream-stand",
)


def yes_or_no_in_numpy(z, y):
    p = 1 / (1 + np.exp(-z))
    p_right = np.where(y == 1, p, 1 - p)
    loss = -np.mean(np.log(p_right))
    return loss


# fmt: off
def yes_or_no_in_torch(z, y):
    loss = F.binary_cross_entropy_with_logits(
        z, y
    )
    return loss
# fmt: on


yes_or_no = Row(
    title="Cross-entropy, yes or no",
    idea=r"$$\begin{aligned} L = -\frac{1}{n} \sum_{i=1}^{n} &[\, y_i \ln p_i \,+ \\[-3pt] "
    r"(1 - y_i) & \ln (1 - p_i) \,] \end{aligned}$$",
    shapes="`z` (n,): logits, `y` (n,): 0.0 or 1.0, `loss` one number",
    in_numpy=yes_or_no_in_numpy,
    in_torch=yes_or_no_in_torch,
    given=lambda rng: {"z": rng.normal(0, 2, 8), "y": rng.integers(0, 2, 8).astype(float)},
    trap="PyTorch's function takes $z$ and does the sigmoid itself: if you give it $p$, the sigmoid is done "
    "twice. In NumPy, $p = 0$ for a yes gives $\\ln 0$.",
    place="04_loss_and_gradient_descent#a-probability",
)


def classes_in_numpy(Z, labels):
    powers = np.exp(Z)
    P = powers / powers.sum(1, keepdims=True)
    rows = np.arange(len(labels))
    loss = -np.mean(np.log(P[rows, labels]))
    return loss


def classes_in_torch(Z, labels):
    loss = F.cross_entropy(Z, labels)
    return loss


classes = Row(
    title="Cross-entropy, several classes",
    idea=r"$$L = -\frac{1}{n} \sum_{i=1}^{n} \ln p_i$$",
    shapes="`Z` (n, k): logits, `labels` (n,): from 0 to k − 1; $p_i$ is the probability of the right class",
    in_numpy=classes_in_numpy,
    in_torch=classes_in_torch,
    given=lambda rng: {"Z": rng.normal(0, 2, size=(6, 4)), "labels": rng.integers(0, 4, 6)},
    trap="The softmax is inside. A network that ends in a softmax of its own gets two, and with ten classes "
    "the loss never falls below 1.461.",
    place="06_training_with_pytorch#version-1-by-hand",
)

GROUP = Group("Losses", (mse, yes_or_no, classes))
