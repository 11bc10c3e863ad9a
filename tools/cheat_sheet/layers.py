"""Layers: a dense one, two in a row, softmax, how many numbers there are, and the first weights."""

import numpy as np
import torch
from torch import nn

from cheat_sheet.row import Group, Row


def linear(W, b):
    """PyTorch's layer with our weights and biases."""
    layer = nn.Linear(*W.shape)
    with torch.no_grad():
        layer.weight[:] = torch.tensor(W.T)
        layer.bias[:] = torch.tensor(b)
    return layer


def one_layer(rng):
    return {"X": rng.normal(size=(5, 3)), "W": rng.normal(size=(3, 4)), "b": rng.normal(size=4)}


def two_layers(rng):
    first = {"X": rng.normal(size=(5, 3)), "W1": rng.normal(size=(3, 4)), "b1": rng.normal(size=4)}
    return {**first, "W2": rng.normal(size=(4, 2)), "b2": rng.normal(size=2)}


def their_layers(given):
    first, last = linear(given["W1"], given["b1"]), linear(given["W2"], given["b2"])
    return {"first": first, "last": last, "model": nn.Sequential(first, nn.ReLU(), last)}


def dense_in_numpy(X, W, b):
    Z = X @ W + b
    return Z


def dense_in_torch(X, W, b):
    layer = nn.Linear(*W.shape)
    with torch.no_grad():
        layer.weight[:] = W.T
        layer.bias[:] = b
    Z = layer(X)
    return Z


dense = Row(
    title="Dense layer",
    idea=r"$$Z = X W + b$$",
    shapes="`X` (n, d_in), `W` (d_in, d_out), `b` (d_out,), `Z` (n, d_out); `layer.weight` (d_out, d_in)",
    in_numpy=dense_in_numpy,
    in_torch=dense_in_torch,
    given=one_layer,
    trap="`nn.Linear` keeps one neuron in each *row*. `X @ layer.weight` fails, or, where the table is square,"
    " it runs and is wrong: write `X @ layer.weight.T`.",
    place="03_networks_and_forward_propagation#the-same-with-pytorch",
)


def network_in_numpy(X, W1, b1, W2, b2):
    H = np.maximum(0, X @ W1 + b1)
    Y_hat = H @ W2 + b2
    return Y_hat


def network_in_torch(X, first, last):
    model = nn.Sequential(
        first,
        nn.ReLU(),
        last,
    )
    Y_hat = model(X)
    return Y_hat


network = Row(
    title="Two layers",
    idea=r"$$\begin{aligned} H &= f(X W_1 + b_1) \\ \hat Y &= H W_2 + b_2 \end{aligned}$$",
    shapes="`X` (n, d), `W1` (d, k), `b1` (k,), `W2` (k, m), `b2` (m,); `first` and `last`: two `nn.Linear`",
    in_numpy=network_in_numpy,
    in_torch=network_in_torch,
    given=two_layers,
    ready=their_layers,
    trap="Without an activation between them, two layers are worth no more than one. In a plain Python list, a"
    " module doesn't find its layers, and they never learn.",
    place="03_networks_and_forward_propagation#one-column-one-neuron",
)


def softmax_in_numpy(Z):
    largest = Z.max(axis=1, keepdims=True)
    powers = np.exp(Z - largest)
    sums = powers.sum(axis=1, keepdims=True)
    P = powers / sums
    return P


def softmax_in_torch(Z):
    P = torch.softmax(Z, dim=1)
    return P


softmax = Row(
    title="Softmax",
    idea=r"$$p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$$",
    shapes="`Z` (n, k): logits, `P` (n, k): each row sums to 1",
    in_numpy=softmax_in_numpy,
    in_torch=softmax_in_torch,
    given=lambda rng: {"Z": rng.normal(0, 3, size=(5, 4)) + 800},
    trap="With `dim=0` the *columns* sum to 1: each example's probabilities depend on the other examples. "
    "Subtract the largest logit of each row first, or `np.exp` overflows.",
    place="03_networks_and_forward_propagation#ten-outputs-one-choice",
)


def count_in_numpy(W1, b1, W2, b2):
    count = W1.size + b1.size
    count += W2.size + b2.size
    return count


def count_in_torch(model):
    count = 0
    for p in model.parameters():
        count += p.numel()
    return count


count_parameters = Row(
    title="How many parameters",
    idea=r"$$d_\text{in} \cdot d_\text{out} + d_\text{out}$$",
    shapes="for each layer, here `W1`, `b1` and `W2`, `b2`, or all of `model`; 2–2–1 has 6 + 3 = 9",
    in_numpy=count_in_numpy,
    in_torch=count_in_torch,
    given=two_layers,
    ready=their_layers,
    trap="Each neuron has one bias. The input layer has neither weights nor biases.",
    place="03_networks_and_forward_propagation#how-many-numbers-does-it-have",
)


def many_weights(rng):
    return {"rng": rng, "d_in": 400, "d_out": 300}


def relu_start_in_numpy(rng, d_in, d_out):
    spread = np.sqrt(2 / d_in)
    W = rng.normal(0, spread, (d_in, d_out))
    b = np.zeros(d_out)
    return W.std(), b


def relu_start_in_torch(d_in, d_out):
    layer = nn.Linear(d_in, d_out)
    nn.init.kaiming_normal_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer.weight.std(), layer.bias


first_weights_relu = Row(
    title="First weights, for ReLU",
    idea=r"Random, with a standard deviation of $\sqrt{2 / d_\text{in}}$ (Kaiming He's rule); biases 0.",
    shapes="`W` (d_in, d_out), `b` (d_out,)",
    in_numpy=relu_start_in_numpy,
    in_torch=relu_start_in_torch,
    given=many_weights,
    close=0.02,
    trap="If all weights are equal at the start, zero for example, the neurons of a layer stay equal for ever. "
    "What `nn.Linear` starts with by itself is smaller than this rule wants.",
    place="05_backpropagation#what-gets-lost-on-the-way-back",
)


def tanh_start_in_numpy(rng, d_in, d_out):
    spread = np.sqrt(1 / d_in)
    W = rng.normal(0, spread, (d_in, d_out))
    b = np.zeros(d_out)
    return W.std(), b


# fmt: off
def tanh_start_in_torch(d_in, d_out):
    layer = nn.Linear(d_in, d_out)
    nn.init.kaiming_normal_(
        layer.weight, nonlinearity="linear"
    )
    nn.init.zeros_(layer.bias)
    return layer.weight.std(), layer.bias
# fmt: on


first_weights_tanh = Row(
    title="First weights, for tanh",
    idea=r"Random, with a standard deviation of $\sqrt{1 / d_\text{in}}$; biases 0.",
    shapes="`W` (d_in, d_out), `b` (d_out,)",
    in_numpy=tanh_start_in_numpy,
    in_torch=tanh_start_in_torch,
    given=many_weights,
    close=0.02,
    trap='PyTorch\'s word `"tanh"` means another rule, with a spread 5/3 as large. `nn.init.xavier_normal_` is the '
    "same rule as this one where $d_\\text{in}$ and $d_\\text{out}$ are equal.",
    place="05_backpropagation#what-gets-lost-on-the-way-back",
)

GROUP = Group("A layer", (dense, network, softmax, count_parameters, first_weights_relu, first_weights_tanh))
