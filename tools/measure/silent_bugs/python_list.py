"""Layers in a Python list: the network uses them, and nobody else finds them.

`parameters()` and `state_dict()` look for modules among the attributes, and not inside of a plain list. So the hidden
layers are never trained, and never saved.
"""

import torch
import torch.nn.functional as F
from torch import nn

from measure.silent_bugs.bug import Bug, One, answers_of, descend, known_and_new, logits_of, on_digits, right


class Buggy(nn.Module):
    def __init__(self, width, depth):
        super().__init__()
        self.first = nn.Linear(64, width)
        self.hidden = [nn.Linear(width, width) for _ in range(depth)]
        self.output = nn.Linear(width, 10)

    def forward(self, x):
        x = torch.relu(self.first(x))
        for layer in self.hidden:
            x = torch.relu(layer(x))
        return self.output(x)


class Repaired(nn.Module):
    def __init__(self, width, depth):
        super().__init__()
        self.first = nn.Linear(64, width)
        self.hidden = nn.ModuleList([nn.Linear(width, width) for _ in range(depth)])
        self.output = nn.Linear(width, 10)

    def forward(self, x):
        x = torch.relu(self.first(x))
        for layer in self.hidden:
            x = torch.relu(layer(x))
        return self.output(x)


def largest_change(layers, before):
    return max((layer.weight - old).abs().max().item() for layer, old in zip(layers, before, strict=True))


def one(code, seed, epochs=60, width=16, depth=3):
    known, new = known_and_new(seed)
    torch.manual_seed(seed)
    model = code(width, depth)
    before = [layer.weight.clone() for layer in model.hidden]
    losses = descend(model, F.cross_entropy, *known, epochs)
    loaded = code(width, depth)  # other first weights
    loaded.load_state_dict(model.state_dict())
    logits = logits_of(model, new.X)
    signature = {
        "parameters that the optimizer gets": sum(parameter.numel() for parameter in model.parameters()),
        "largest change of a hidden layer's weight": largest_change(model.hidden, before),
        "last loss": losses[-1],
        "right": right(logits, new.y),
        "right after saving and loading": right(logits_of(loaded, new.X), new.y),
    }
    return One(losses, signature, answers_of(logits))


BUG = Bug(
    "python_list",
    symptom="The loss falls slowly, and after saving and loading many more answers are wrong.",
    cause="Layers in a Python list are not found: they are neither trained nor saved.",
    curve="training loss",
    sign="parameters that the optimizer gets",
    shown_as="Network",
    codes=(Buggy, Repaired),
    run=on_digits(one, (Buggy, Repaired)),
)
