"""(n, 1) minus (n,) is n × n: every prediction is compared with every target, and the best is to say the mean.

The loss is then Var(y) plus the mean square of how far predictions are from the targets' mean, so it stops at Var(y):
the loss of who always answers that mean.
Here: masses of penguins from their flippers, in kg.
"""

import torch
from torch import nn

from dl101.datasets import penguins
from measure.silent_bugs.bug import Bug, One, Run, descend


def buggy(predictions, targets):
    return ((predictions - targets) ** 2).mean()


def repaired(predictions, targets):
    return ((predictions.squeeze(1) - targets) ** 2).mean()


def flippers_and_masses():
    """Flippers, scaled, (342, 1), and masses, (342,)."""
    birds = penguins()
    flippers = torch.tensor(birds.flipper, dtype=torch.float32)
    return ((flippers - flippers.mean()) / flippers.std())[:, None], torch.tensor(
        birds.mass, dtype=torch.float32
    )


def in_kg(masses):
    """To 10 g."""
    return [round(mass, 2) for mass in masses.tolist()]


def one(loss, seed, epochs=200):
    torch.set_num_threads(1)
    X, y = flippers_and_masses()
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
    losses = descend(model, loss, X, y, epochs, learning_rate=0.03)
    with torch.no_grad():
        predictions = model(X)[:, 0]
    signature = {
        "lowest loss": min(losses),
        "loss of always answering the mean": y.var(correction=0).item(),
        "standard deviation of the predictions": predictions.std(correction=0).item(),
    }
    return One(losses, signature, in_kg(predictions))


def run(seed):
    return Run(in_kg(flippers_and_masses()[1]), *(one(loss, seed) for loss in (buggy, repaired)))


BUG = Bug(
    "broadcast",
    symptom="The loss stops early, and every prediction is about the same.",
    cause="(n, 1) minus (n,) is n × n: every prediction is compared with every target.",
    curve="training loss",
    sign="lowest loss",
    shown_as="loss",
    codes=(buggy, repaired),
    run=run,
)
