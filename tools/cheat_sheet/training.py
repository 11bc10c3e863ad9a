"""Training: the loop, its loss, the accuracy, saving and loading, the device."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from cheat_sheet.layers import linear
from cheat_sheet.row import Group, Row


def some_batches(rng):
    """Three batches, the last one shorter, and a line to fit."""
    pairs = [(rng.normal(size=(n, 3)), rng.normal(size=(n, 1))) for n in (4, 4, 2)]
    return {"batches": pairs, "w": rng.normal(size=(3, 1)), "b": rng.normal(size=1), "epochs": 2, "lr": 0.1}


def a_line_to_train(given):
    model = linear(given["w"], given["b"])
    return {"model": model, "optimizer": torch.optim.SGD(model.parameters(), lr=given["lr"])}


def loop_in_numpy(batches, w, b, lr, epochs):
    for _ in range(epochs):
        for xs, ys in batches:
            error = xs @ w + b - ys
            dw = 2 * xs.T @ error / len(ys)
            db = 2 * error.mean(axis=0)
            w, b = w - lr * dw, b - lr * db
    return w.T, b


def loop_in_torch(batches, model, optimizer, epochs):
    for _ in range(epochs):
        for xs, ys in batches:
            optimizer.zero_grad()
            loss = F.mse_loss(model(xs), ys)
            loss.backward()
            optimizer.step()
    return model.weight, model.bias


loop = Row(
    title="The training loop",
    idea="Forward, loss, backward, update: once for each batch, in each epoch.",
    shapes="`xs` (size, d), `ys` (size, 1), `w` (d, 1), `b` (1,); `batches`: pairs of `xs` and `ys`; `lr` the rate, "
    "`epochs` how many; `model` and its `optimizer`",
    in_numpy=loop_in_numpy,
    in_torch=loop_in_torch,
    given=some_batches,
    ready=a_line_to_train,
    trap="Without `zero_grad()`, each step uses the sum of all gradients so far. It runs, and often it even "
    "learns something.",
    place="06_training_with_pytorch#version-3-batches",
)


def losses_of_batches(rng):
    return {
        "batches": some_batches(rng)["batches"],
        "loss_of": lambda xs, ys: ((xs.sum(1) - ys[:, 0]) ** 2).mean(),
    }


def epoch_loss_in_numpy(batches, loss_of):
    total, count = 0.0, 0
    for xs, ys in batches:
        loss = loss_of(xs, ys)
        total += len(xs) * loss
        count += len(xs)
    mean = total / count
    return mean


def epoch_loss_in_torch(batches, loss_of):
    total, count = 0.0, 0
    for xs, ys in batches:
        loss = loss_of(xs, ys).item()
        total += len(xs) * loss
        count += len(xs)
    mean = total / count
    return mean


epoch_loss = Row(
    title="The loss of an epoch",
    idea=r"$$\frac{\sum \text{size} \cdot \text{batch's loss}}{\sum \text{size}}$$",
    shapes="`batches`: pairs `xs`, `ys`; `loss_of(xs, ys)` the mean loss of one, `mean` a number",
    in_numpy=epoch_loss_in_numpy,
    in_torch=epoch_loss_in_torch,
    given=losses_of_batches,
    trap="The mean of the batches' means is something else when the last batch is shorter. Without `.item()`, "
    "each loss keeps its record, and the memory fills up.",
    place="06_training_with_pytorch#version-4-a-mean-over-the-epoch",
)


def digits_to_name(rng):
    return {
        "X": rng.normal(size=(30, 3)),
        "W": rng.normal(size=(3, 4)),
        "b": rng.normal(size=4),
        "labels": rng.integers(0, 4, 30),
    }


def with_dropout(given):
    return {"model": nn.Sequential(nn.Dropout(0.5), linear(given["W"], given["b"]))}


def accuracy_in_numpy(X, W, b, labels):
    logits = X @ W + b
    answers = logits.argmax(axis=1)
    accuracy = (answers == labels).mean()
    return accuracy


def accuracy_in_torch(X, model, labels):
    model.eval()
    with torch.no_grad():
        logits = model(X)
    model.train()
    right = logits.argmax(dim=1) == labels
    accuracy = right.float().mean().item()
    return accuracy


accuracy = Row(
    title="Accuracy",
    idea="How many of the answers are right, divided by how many there are.",
    shapes="`X` (n, d), `W` (d, k), `b` (k,) or a `model`, `labels` (n,), `accuracy` a number from 0 to 1",
    in_numpy=accuracy_in_numpy,
    in_torch=accuracy_in_torch,
    given=digits_to_name,
    ready=with_dropout,
    close=1e-6,
    trap="`eval()` switches dropout off, `no_grad()` switches the record off. Neither does the other's work.",
    place="06_training_with_pytorch#version-5-others-to-choose-by",
)


def to_be_saved(rng):
    return {"W": rng.normal(size=(3, 4)), "b": rng.normal(size=4), "path": "model.npz"}


def another_model(given):
    saved = linear(given["W"], given["b"])
    return {"model": saved, "other": nn.Linear(*given["W"].shape), "path": "model.pt"}


def save_in_numpy(path, W, b):
    np.savez(path, W=W, b=b)
    saved = np.load(path)
    W, b = saved["W"], saved["b"]
    return W.T, b


def save_in_torch(path, model, other):
    torch.save(model.state_dict(), path)
    saved = torch.load(path, weights_only=True)
    other.load_state_dict(saved)
    return other.weight, other.bias


save = Row(
    title="Save and load",
    idea="The weights go into a file. The code that uses them does not.",
    shapes='`path` a name such as `"model.npz"` or `"model.pt"`; `W`, `b`, or all weights of `model`; `other` '
    "has the same layers",
    in_numpy=save_in_numpy,
    in_torch=save_in_torch,
    given=to_be_saved,
    ready=another_model,
    trap="Without `weights_only=True`, older versions of PyTorch run whatever code somebody has put into the "
    "file.",
    place="06_training_with_pytorch#save-it-load-it",
)


def on_a_device(given):
    return {
        "model": linear(given["W"], given["b"]).float(),
        "X": torch.tensor(given["X"], dtype=torch.float32),
    }


def device_in_numpy(X, W, b):
    Z = X @ W + b  # always the processor
    return Z


def device_in_torch(X, model):
    device = "cpu"
    if torch.cuda.is_available():
        device = "cuda"
    elif torch.backends.mps.is_available():
        device = "mps"
    model = model.to(device)
    Z = model(X.to(device)).cpu()
    return Z


device = Row(
    title="The device",
    idea="The processor, or a graphics processor if there is one.",
    shapes="`X` (n, d_in), `W` (d_in, d_out), `b` (d_out,) or a `model`, `Z` (n, d_out)",
    in_numpy=device_in_numpy,
    in_torch=device_in_torch,
    given=lambda rng: {"X": rng.normal(size=(5, 3)), "W": rng.normal(size=(3, 4)), "b": rng.normal(size=4)},
    ready=on_a_device,
    close=1e-4,
    trap="The model and its inputs must be on the same device. `model.to(device)` moves the model itself; "
    "`X.to(device)` leaves `X` where it is, so use what it returns.",
    place="06_training_with_pytorch#arrays-with-a-memory",
)

GROUP = Group("Training", (loop, epoch_loss, accuracy, save, device))
