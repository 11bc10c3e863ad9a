"""Gradients: by nudging, by formula, back through a layer; and what `backward` does."""

import numpy as np
import torch
import torch.nn.functional as F

from cheat_sheet.row import Group, Row


def nudge_in_numpy(f, w):
    h = 1e-5
    slope = (f(w + h) - f(w - h)) / (2 * h)
    return slope


def nudge_in_torch(f, w):
    w.requires_grad = True
    f(w).backward()
    slope = w.grad
    return slope


nudge = Row(
    title="A slope, by nudging and by backward",
    idea=r"$$\begin{aligned} &\frac{\partial L}{\partial w} \approx \\ "
    r"&\frac{L(w + h) - L(w - h)}{2 h} \end{aligned}$$",
    shapes="`w` one number, `f(w)` the loss for it",
    in_numpy=nudge_in_numpy,
    in_torch=nudge_in_torch,
    given=lambda rng: {"f": lambda w: (3 * w - 2) ** 2 * w, "w": rng.normal(size=())},
    close=1e-6,
    trap="A check by nudging needs 64 bits, and both sides. PyTorch's layers have 32 bits, where the "
    "difference of two nearly equal losses keeps only a few digits.",
    place="05_backpropagation#check-it-by-nudging",
)


def a_line(rng):
    return {
        "X": rng.normal(size=(6, 3)),
        "w": rng.normal(size=3),
        "b": rng.normal(size=()),
        "y": rng.integers(0, 2, 6).astype(float),
    }


def mse_gradient_in_numpy(X, w, b, y):
    error = X @ w + b - y
    dw = 2 * X.T @ error / len(y)
    db = 2 * error.mean()
    return dw, db


def mse_gradient_in_torch(X, w, b, y):
    w.requires_grad = b.requires_grad = True
    y_hat = X @ w + b
    F.mse_loss(y_hat, y).backward()
    dw, db = w.grad, b.grad
    return dw, db


mse_gradient = Row(
    title="Gradient of the mean squared error",
    idea=r"$$\begin{aligned} \frac{\partial L}{\partial w} &= \frac{2}{n} \sum_{i=1}^{n} (\hat y_i - y_i)\, x_i \\ "
    r"\frac{\partial L}{\partial b} &= \frac{2}{n} \sum_{i=1}^{n} (\hat y_i - y_i) \end{aligned}$$",
    shapes="`X` (n, d), `w` (d,), `b` a number, `y` (n,); `dw` (d,), `db` a number",
    in_numpy=mse_gradient_in_numpy,
    in_torch=mse_gradient_in_torch,
    given=a_line,
    trap="`X.T @ error` adds up. If you forget `/ len(y)`, twice as much data makes steps twice as long.",
    place="04_loss_and_gradient_descent#the-slope-without-nudging",
)


def logistic_gradient_in_numpy(X, w, b, y):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    error = p - y
    dw = X.T @ error / len(y)
    db = error.mean()
    return dw, db


# fmt: off
def logistic_gradient_in_torch(X, w, b, y):
    w.requires_grad = b.requires_grad = True
    z = X @ w + b
    F.binary_cross_entropy_with_logits(
        z, y
    ).backward()
    dw, db = w.grad, b.grad
    return dw, db
# fmt: on


logistic_gradient = Row(
    title="Gradient for yes or no",
    idea=r"$$\begin{aligned} \frac{\partial L}{\partial w} &= \frac{1}{n} \sum_{i=1}^{n} (p_i - y_i)\, x_i \\ "
    r"\frac{\partial L}{\partial b} &= \frac{1}{n} \sum_{i=1}^{n} (p_i - y_i) \end{aligned}$$",
    shapes="`X` (n, d), `w` (d,), `b` a number, `y` (n,): 0.0 or 1.0",
    in_numpy=logistic_gradient_in_numpy,
    in_torch=logistic_gradient_in_torch,
    given=a_line,
    trap="There is no factor $p\\,(1 - p)$ here: with the cross-entropy, the sigmoid's slope cancels. With the "
    "squared error it stays.",
    place="04_loss_and_gradient_descent#a-probability",
)


def delta_in_numpy(P, labels):
    Y = np.eye(P.shape[1])[labels]
    delta = (P - Y) / len(P)
    return delta


def delta_in_torch(Z, labels):
    Z.requires_grad = True
    F.cross_entropy(Z, labels).backward()
    delta = Z.grad
    return delta


def logits(rng):
    Z = rng.normal(0, 2, size=(6, 4))
    powers = np.exp(Z)
    return {"Z": Z, "P": powers / powers.sum(1, keepdims=True), "labels": rng.integers(0, 4, 6)}


output_delta = Row(
    title="Delta of softmax and cross-entropy",
    idea=r"$$\delta = \frac{1}{n} (p - y)$$",
    shapes="`Z` (n, k): logits, `P` (n, k): their softmax, `labels` (n,); `delta` (n, k)",
    in_numpy=delta_in_numpy,
    in_torch=delta_in_torch,
    given=logits,
    trap="Here $y$ is a row with a 1 at the right class and 0 elsewhere, not the label itself: `np.eye` makes "
    "such rows.",
    place="05_backpropagation#why-it-is-always-p--y",
)


def way_back(rng):
    return {
        "X": rng.normal(size=(5, 3)),
        "W": rng.normal(size=(3, 4)),
        "b": rng.normal(size=4),
        "Z": rng.normal(size=(5, 4)),
        "delta": rng.normal(size=(5, 4)),
        "dH": rng.normal(size=(5, 4)),
    }


def layer_back_in_numpy(X, W, delta):
    dW = X.T @ delta
    db = delta.sum(axis=0)
    dX = delta @ W.T
    return dW, db, dX


def layer_back_in_torch(X, W, b, delta):
    for t in [X, W, b]:
        t.requires_grad = True
    (X @ W + b).backward(delta)
    dW, db, dX = W.grad, b.grad, X.grad
    return dW, db, dX


layer_back = Row(
    title="Back through a dense layer",
    idea=r"$$\begin{aligned} dW &= X^{\text T} \delta \\ db &= \textstyle\sum_i \delta_i \\ dX &= \delta W^{\text T} "
    r"\end{aligned}$$",
    shapes="`X` (n, d_in), `W` (d_in, d_out), `b` (d_out,), `delta` (n, d_out); each gradient in the shape of "
    "its own table",
    in_numpy=layer_back_in_numpy,
    in_torch=layer_back_in_torch,
    given=way_back,
    trap="`db` is a sum over the examples, one number for each neuron: no mean (the 1/n is in $\\delta$ "
    "already), and not one number for all.",
    place="05_backpropagation#forward-line-backward-line",
)


def relu_back_in_numpy(dH, Z):
    delta = dH * (Z > 0)
    return delta


def relu_back_in_torch(dH, Z):
    Z.requires_grad = True
    torch.relu(Z).backward(dH)
    delta = Z.grad
    return delta


relu_back = Row(
    title="Back through ReLU",
    idea=r"$$\delta = dH \ast f'(Z)$$",
    shapes="`dH` (n, k): what comes back, `Z` (n, k): the sums, `delta` (n, k)",
    in_numpy=relu_back_in_numpy,
    in_torch=relu_back_in_torch,
    given=way_back,
    trap="$\\delta$ belongs to the neuron and holds no input. $x$ comes in afterwards, for each weight its own.",
    place="05_backpropagation#forward-line-backward-line",
)


def sigmoid_slope_in_numpy(z):
    a = 1 / (1 + np.exp(-z))
    slope = a * (1 - a)
    return slope


def sigmoid_slope_in_torch(z):
    z.requires_grad = True
    torch.sigmoid(z).sum().backward()
    slope = z.grad
    return slope


sigmoid_slope = Row(
    title="Slope of the sigmoid",
    idea=r"$$f'(z) = a\,(1 - a)$$",
    shapes="`z` of any shape, `slope` of the same",
    in_numpy=sigmoid_slope_in_numpy,
    in_torch=sigmoid_slope_in_torch,
    given=lambda rng: {"z": rng.normal(0, 2, 8)},
    trap="$a$ is the output already. If you take the sigmoid of it again, the slope at $z = 0$ is 0.235; it is"
    " 0.25.",
    place="05_backpropagation#other-bends",
)


def two_calls_in_numpy(gradient, w):
    g = gradient(w)
    g = g + gradient(w)
    return g


def two_calls_in_torch(loss_of, w):
    w.requires_grad = True
    loss_of(w).backward()
    loss_of(w).backward()
    g = w.grad
    return g


two_calls = Row(
    title="Calling backward twice",
    idea=r"$$g \leftarrow g + \frac{\partial L}{\partial w}$$",
    shapes="`w` one number, `loss_of(w)` the loss, `gradient(w)` its slope",
    in_numpy=two_calls_in_numpy,
    in_torch=two_calls_in_torch,
    given=lambda rng: {
        "w": rng.normal(size=()),
        "loss_of": lambda w: (w - 3) ** 2,
        "gradient": lambda w: 2 * (w - 3),
    },
    trap="`backward()` adds to what is in `.grad`. Call `optimizer.zero_grad()` once for each update: before "
    "`backward()`, or after `step()`, never between the two.",
    place="06_training_with_pytorch#slopes-by-themselves",
)

GROUP = Group(
    "Gradients",
    (
        nudge,
        mse_gradient,
        logistic_gradient,
        output_delta,
        layer_back,
        relu_back,
        sigmoid_slope,
        two_calls,
    ),
)
