"""x @ weight in place of x @ weight.T: on a square layer it runs, and computes something else.

nn.Linear keeps its weight as (out, in). The last layer, 64 → 10, refuses the slip with an error; the square one,
64 → 64, does not. It shows where trained weights are used apart from the layer. Who also trains with the slip sees
nothing of it: the layer's weight then becomes the transpose of what it would have been.
"""

import torch
import torch.nn.functional as F
from torch import nn

from measure.silent_bugs.bug import Bug, One, Run, answers_of, descend, known_and_new, logits_of, right


def buggy(X, hidden, output):
    H = torch.relu(X @ hidden.weight + hidden.bias)
    return H @ output.weight.T + output.bias


def repaired(X, hidden, output):
    H = torch.relu(X @ hidden.weight.T + hidden.bias)
    return H @ output.weight.T + output.bias


def by_hand(forward, model, X):
    with torch.no_grad():
        return forward(X, model[0], model[2])


def one(curve, forward, model, part):
    logits = by_hand(forward, model, part.X)
    signature = {
        "largest difference to the model's logits": (logits - logits_of(model, part.X)).abs().max().item(),
        "right": right(logits, part.y),
        "right, says the model": right(logits_of(model, part.X), part.y),
        "last loss": curve[-1],
    }
    return One(curve, signature, answers_of(logits))


def run(seed, epochs=60):
    """A single training through the layers; what both codes make of the same weights."""
    known, new = known_and_new(seed)
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    curves = [], []

    def look():
        for curve, forward in zip(curves, (buggy, repaired), strict=True):
            curve.append(F.cross_entropy(by_hand(forward, model, new.X), new.y).item())

    descend(model, F.cross_entropy, *known, epochs, after_epoch=look)
    asked = zip(curves, (buggy, repaired), strict=True)
    return Run(new.y.tolist(), *(one(curve, forward, model, new) for curve, forward in asked))


BUG = Bug(
    "transpose",
    symptom="The model reads digits well, but its weights, used by hand, do not.",
    cause="nn.Linear keeps its weight as (out, in), so it is x @ weight.T. A square layer takes both.",
    curve="validation loss",
    sign="largest difference to the model's logits",
    shown_as="forward",
    codes=(buggy, repaired),
    run=run,
)
