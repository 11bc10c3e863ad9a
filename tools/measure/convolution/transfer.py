"""Transfer: a network that learned 0 to 4 is moved to 5 to 9, with few examples of each, against one that starts anew.

Three ways, with the same examples, steps and test: "anew", all from first weights; "kept", the convolutions as they
were after 0 to 4, and a new output layer; "tuned", the same start, and all goes on learning. Each has the rate that was
best in validation for its number of examples. It is done twice:

"middle": the network of the page, on 8×8 digits in the middle.
"anywhere": the network of the main comparison, on 16×16 canvases, where it first saw 0 to 4 in all places.

What is learned from 0 to 4 helps as far as it is what the few examples lack. In the middle that is little.
"""

from copy import deepcopy

import torch
import torch.nn.functional as F
from torch import nn

from measure.convolution import canvas, exported
from measure.convolution.parts import SEEDS, accuracy, some_parts
from measure.training.data import Part
from measure.training.spreads import interval, paired

EXAMPLES = (1, 2, 5, 10, 20)  # of each digit
RATES = (0.001, 0.003, 0.01)
STEPS, BATCH_SIZE = 100, 32
SOURCE_STEPS, SOURCE_RATE = 1200, 0.003


def with_five(make, inputs):
    """A network whose last layer has five outputs."""
    model = make()
    model[-1] = nn.Linear(inputs, 5)
    return model


#: For each: the network, where it keeps its convolutions (so many layers), and how a picture is put on a canvas.
SETTINGS = {
    "middle": (lambda: with_five(exported.cnn, 32), 8, lambda X: X),
    "anywhere": (lambda: with_five(canvas.cnn, 512), 7, canvas.anywhere),
}


def half(part, high):
    """The digits 5 to 9, or 0 to 4, labeled from 0 to 4."""
    some = (part.y >= 5) == high
    return Part(part.X[some], part.y[some] % 5)


def few(part, count):
    """The first `count` of each of five digits."""
    some = torch.cat([torch.where(part.y == digit)[0][:count] for digit in range(5)])
    return Part(part.X[some], part.y[some])


def fit(model, known, rate, steps=STEPS, put=lambda X: X):
    """Adam on batches drawn at random; `put` places each picture of a batch."""
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    for _ in range(steps):
        batch = torch.randperm(len(known.y))[:BATCH_SIZE]
        optimizer.zero_grad()
        F.cross_entropy(model(put(known.X[batch])), known.y[batch]).backward()
        optimizer.step()
    return model


def renew(layers):
    """First weights again, for those of these layers that have some."""
    for layer in layers:
        if hasattr(layer, "reset_parameters"):
            layer.reset_parameters()


def keep(source, start, known, rate):
    """The convolutions of `source` as they are, and new layers after them, which alone learn."""
    model = deepcopy(source).eval()
    renew(model[start:])
    with torch.no_grad():
        features = Part(model[:start](known.X), known.y)
    fit(model[start:], features, rate)
    return model


def tune(source, known, rate):
    """All of `source` goes on learning, with a new last layer."""
    model = deepcopy(source)
    renew(model[-1:])
    return fit(model, known, rate)


def tries(seed, setting):
    """{(way, examples, rate): (accuracy in validation, in the test)} of one seed."""
    torch.set_num_threads(1)
    make, start, put = SETTINGS[setting]
    torch.manual_seed(seed)
    parts = some_parts(seed)
    source = fit(make(), half(parts["train"], high=False), SOURCE_RATE, SOURCE_STEPS, put)
    new = {
        name: Part(put(part.X), part.y) for name, part in ((n, half(p, high=True)) for n, p in parts.items())
    }
    found = {}
    for count in EXAMPLES:
        known = few(new["train"], count)
        for rate in RATES:
            torch.manual_seed(seed)
            models = {
                "anew": fit(make(), known, rate),
                "kept": keep(source, start, known, rate),
                "tuned": tune(source, known, rate),
            }
            for way, model in models.items():
                found[way, count, rate] = accuracy(model, new["validation"]), accuracy(model, new["test"])
    return found


def summary(runs):
    """For each way and number of examples: the best rate, and the accuracy on the test; then what is gained."""
    found = {}
    for count in EXAMPLES:
        tests = {}
        for way in ("anew", "kept", "tuned"):
            of_rate = {rate: [run[way, count, rate] for run in runs] for rate in RATES}
            rate = max(RATES, key=lambda rate: sum(validation for validation, _ in of_rate[rate]))
            tests[way] = [test for _, test in of_rate[rate]]
            found.setdefault(str(count), {})[way] = {"rate": rate, "right": interval(tests[way])}
        for way in ("kept", "tuned"):
            found[str(count)][f"{way} above anew"] = paired(tests[way], tests["anew"])
    return found


def measure():
    return {setting: summary([tries(seed, setting) for seed in SEEDS]) for setting in SETTINGS}
