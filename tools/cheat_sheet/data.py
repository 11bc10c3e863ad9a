"""Data: from arrays to tensors and back, scaled, split, and dealt out in batches."""

import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset

from cheat_sheet.row import Group, Row


def there_and_back_in_numpy(rows):
    X = np.array(rows, dtype=np.float32)
    back = X.copy()
    return back


def there_and_back_in_torch(rows):
    X = torch.tensor(rows, dtype=torch.float32)
    back = X.detach().numpy()
    return back


there_and_back = Row(
    title="A table of numbers",
    idea="An array in NumPy, a tensor in PyTorch.",
    shapes="`rows` a list of lists, or an array; `X` and `back` (n, d)",
    in_numpy=there_and_back_in_numpy,
    in_torch=there_and_back_in_torch,
    given=lambda rng: {"rows": rng.normal(size=(4, 3)).tolist()},
    trap="Layers want `float32` and labels `int64`; NumPy's own numbers are `float64`. `torch.from_numpy` "
    "makes no copy: change the array, and the tensor changes too.",
    place="06_training_with_pytorch#arrays-with-a-memory",
)


def measurements(rng):
    return {"X": rng.normal(20, 3, size=(7, 2))}


def scale_in_numpy(X):
    mean = X.mean(axis=0)
    std = X.std(axis=0)
    scaled = (X - mean) / std
    return scaled


def scale_in_torch(X):
    mean = X.mean(dim=0)
    std = X.std(dim=0, correction=0)
    scaled = (X - mean) / std
    return scaled


scale = Row(
    title="Scaled inputs",
    idea=r"$$\frac{x - \text{mean}}{\text{standard deviation}}$$",
    shapes="`X` (n, d); `mean`, `std` (d,): one for each column",
    in_numpy=scale_in_numpy,
    in_torch=scale_in_torch,
    given=measurements,
    trap="PyTorch divides by n − 1 unless you say `correction=0`. Take `mean` and `std` from the training "
    "examples alone, and scale the others with the same two.",
    place="04_loss_and_gradient_descent#real-measurements",
)


def examples(rng):
    return {"X": rng.normal(size=(10, 3)), "y": rng.normal(size=10), "k": 3, "size": 4, "rng": rng}


def rows_in_order(X):
    """The same rows in an order that no shuffle changes."""
    rows = np.asarray(X)
    return rows[np.argsort(rows[:, 0])]


def split_in_numpy(X, k, rng):
    order = rng.permutation(len(X))
    val, train = order[:k], order[k:]
    X_train, X_val = X[train], X[val]
    return len(X_val), len(X_train), rows_in_order(np.concatenate([X_train, X_val]))


def split_in_torch(X, k):
    order = torch.randperm(len(X))
    val, train = order[:k], order[k:]
    X_train, X_val = X[train], X[val]
    return len(X_val), len(X_train), rows_in_order(torch.cat([X_train, X_val]))


split = Row(
    title="Training and validation",
    idea="Set $k$ examples aside, by chance.",
    shapes="`X` (n, d), `X_val` (k, d), `X_train` (n − k, d); the labels with the same `val` and `train`",
    in_numpy=split_in_numpy,
    in_torch=split_in_torch,
    given=examples,
    trap="Split first. If you scale, copy or augment before, the examples that you set aside have left their "
    "traces in the training.",
    place="06_training_with_pytorch#version-5-others-to-choose-by",
)


def sizes_and_rows(batches):
    """How long each batch is, and all rows with their targets."""
    rows = np.concatenate([np.column_stack([np.asarray(xs), np.asarray(ys)]) for xs, ys in batches])
    return [len(xs) for xs, _ in batches], rows_in_order(rows)


def batches_in_numpy(X, y, size, rng):
    order = rng.permutation(len(X))
    batches = []
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        batches.append((X[batch], y[batch]))
    return sizes_and_rows(batches)


# fmt: off
def batches_in_torch(X, y, size):
    examples = TensorDataset(X, y)
    batches = DataLoader(
        examples, batch_size=size, shuffle=True
    )
    return sizes_and_rows(batches)
# fmt: on


batches = Row(
    title="Batches",
    idea=r"$\lceil n / \text{size} \rceil$ batches an epoch; the last one may be shorter.",
    shapes="`X` (n, d), `y` (n,); a batch: (size, d) and (size,)",
    in_numpy=batches_in_numpy,
    in_torch=batches_in_torch,
    given=examples,
    trap="Shuffle anew for each epoch, and `X` and `y` in the same order. A `DataLoader` does that each time "
    "you go through it.",
    place="04_loss_and_gradient_descent#some-examples-at-a-time",
)

GROUP = Group("Data", (there_and_back, scale, split, batches))
