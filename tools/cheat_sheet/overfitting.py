"""Against overfitting: weight decay, dropout, and early stopping."""

from copy import deepcopy

import numpy as np
import torch
from torch import nn

from cheat_sheet.layers import linear
from cheat_sheet.row import Group, Row
from cheat_sheet.updates import SHAPES, a_valley, descend


def decay_in_numpy(w, lr, decay, steps, gradient):
    for _ in range(steps):
        g = gradient(w) + decay * w
        w = w - lr * g
    return w


# fmt: off
def decay_in_torch(w, lr, decay, steps, loss_of):
    w.requires_grad = True
    optimizer = torch.optim.SGD(
        [w], lr=lr, weight_decay=decay
    )
    # then the loop of gradient descent
    return descend(w, optimizer, loss_of, steps)
# fmt: on


weight_decay = Row(
    title="Weight decay",
    idea=r"$$\begin{aligned} g &\leftarrow \frac{\partial L}{\partial w} + \text{decay} \cdot w \\ "
    r"w &\leftarrow w - \eta\, g \end{aligned}$$",
    shapes=f"{SHAPES}; `decay` a small number",
    in_numpy=decay_in_numpy,
    in_torch=decay_in_torch,
    given=lambda rng: {**a_valley(rng), "decay": 0.1},
    trap="The optimizer shrinks every parameter that you give it, biases too.",
    place="06_training_with_pytorch#what-helps",
)


def all_ones(rng):
    return {"H": np.ones((1000, 100)), "p": 0.4, "rng": rng}


def dropout_in_numpy(H, p, rng):
    keep = rng.random(H.shape) >= p
    H = H * keep / (1 - p)
    return np.unique(H), H.mean()


def dropout_in_torch(H, p):
    dropout = nn.Dropout(p)
    dropout.train()
    H = dropout(H)
    return torch.unique(H), H.mean()


dropout = Row(
    title="Dropout",
    idea=r"Each number becomes 0 with probability $p$; the others are divided by $1 - p$.",
    shapes="`H` (n, k), before and after",
    in_numpy=dropout_in_numpy,
    in_torch=dropout_in_torch,
    given=all_ones,
    close=0.02,
    trap="It is for training alone: after `model.eval()` it does nothing. If you forget that, the same picture"
    " gets another answer each time.",
    place="06_training_with_pytorch#what-helps",
)


def a_run(rng):
    """Validation losses that fall, rise and never get better again; each epoch changes the weights in place."""
    losses = iter([0.9, 0.5, 0.6, 0.4, 0.7, 0.6, 0.5, 0.3])

    def one_epoch(w):
        w += 1
        return next(losses)

    return {"w": rng.normal(size=3), "one_epoch": one_epoch, "patience": 3}


def a_run_of_a_model(given):
    model, one_epoch = linear(given["w"].reshape(3, 1), np.zeros(1)), given["one_epoch"]
    return {"model": model, "one_epoch": lambda model: one_epoch(model.weight.data)}


def stop_in_numpy(w, one_epoch, patience):
    best_loss, waited = float("inf"), 0
    while waited < patience:
        val_loss = one_epoch(w)
        waited += 1
        if val_loss < best_loss:
            best_loss, waited = val_loss, 0
            best = w.copy()
    w = best
    return w


def stop_in_torch(model, one_epoch, patience):
    best_loss, waited = float("inf"), 0
    while waited < patience:
        val_loss = one_epoch(model)
        waited += 1
        if val_loss < best_loss:
            best_loss, waited = val_loss, 0
            best = deepcopy(model.state_dict())
    model.load_state_dict(best)
    return model.weight[0]


early_stopping = Row(
    title="Early stopping",
    idea="Stop when the validation loss has had no new low for a while, and take the best weights.",
    shapes="`one_epoch` changes the weights `w`, or those of `model`, and gives the validation loss; `patience`:"
    " how many epochs to wait",
    in_numpy=stop_in_numpy,
    in_torch=stop_in_torch,
    given=a_run,
    ready=a_run_of_a_model,
    trap="Without the copy, `best` is the weights themselves, and the next update changes it. Stop by the "
    "validation loss: the test set is for one look at the end.",
    place="06_training_with_pytorch#version-6-keep-the-best",
)

GROUP = Group("Against overfitting", (weight_decay, dropout, early_stopping))
