"""A detector that slides a window over a scene: the classifier answers for each of 289 windows of 8×8.

The exported network alone has ten answers, one of which it gives for empty paper and for parts of digits too. A second
one has an eleventh, "nothing", and learned from windows of scenes, most of which hold no whole digit.
"""

import torch
import torch.nn.functional as F
from torch import nn

from measure.convolution.exported import cnn, trained
from measure.convolution.parts import SEEDS, columns, some_parts
from measure.convolution.scenes import scenes
from measure.training.spreads import spread

NOTHING = 10
SURE = {"ten classes": 0.99, "and nothing": 0.5}  # the least probability of a digit for it to be told
NEAR, APART = 2, 6  # pixels: a digit counts as found that near; two that are told are that far apart
STEPS, BATCH_SIZE, RATE, TEST_SCENES = 1500, 64, 0.003, 100


def windows(X):
    """Every window of 8×8 of scenes: (n, 1, 24, 24) to (n · 289, 1, 8, 8), row after row."""
    return X.unfold(2, 8, 1).unfold(3, 8, 1).reshape(-1, 1, 8, 8)


def detect(model, scene, sure, apart=APART):
    """[(row, column, digit)] of one scene (1, n, n): the surest window first, then the surest far from those told."""
    with torch.no_grad():
        p = model(windows(scene[None])).softmax(dim=1)[:, :NOTHING].max(dim=1)
    told = []
    for window in p.values.argsort(descending=True).tolist():
        row, column = divmod(window, scene.shape[-1] - 7)
        if p.values[window] < sure:
            break
        if all(max(abs(row - r), abs(column - c)) >= apart for r, c, _ in told):
            told.append((row, column, int(p.indices[window])))
    return told


def answers(found):
    """What each of a scene's 289 windows holds: its digit, or `NOTHING`; −1 where it could be said to be either."""
    rows, columns_ = torch.meshgrid(torch.arange(17), torch.arange(17), indexing="ij")
    y = torch.full((17, 17), NOTHING)
    for row, column, digit in found.tolist():
        far = torch.maximum((rows - row).abs(), (columns_ - column).abs())
        if digit >= 0:
            y[far <= 2] = -1
            y[far <= 1] = digit
    return y.flatten()


def learn_nothing(seed):
    """The exported network with eleven answers, trained on windows: half of them hold a digit."""
    torch.manual_seed(seed)
    known = scenes(some_parts(seed)["train"], 1000)
    X, y = windows(known.X), torch.cat([answers(found) for found in known.found])
    digits, nothing = torch.where((y >= 0) & (y < NOTHING))[0], torch.where(y == NOTHING)[0]
    model = cnn()
    model[-1] = nn.Linear(32, 11)
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    for _ in range(STEPS):
        half = BATCH_SIZE // 2
        batch = torch.cat([some[torch.randint(len(some), (half,))] for some in (digits, nothing)])
        optimizer.zero_grad()
        F.cross_entropy(model(X[batch]), y[batch]).backward()
        optimizer.step()
    return model.eval()


def score(model, test, sure):
    """Of all digits of these scenes, the share that is found; and how many more are told than there are, a scene."""
    there = right = false = 0
    for scene, found in zip(*test, strict=True):
        told, digits = detect(model, scene, sure), [one for one in found.tolist() if one[2] >= 0]
        hits = [
            any(d == digit and max(abs(r - row), abs(c - column)) <= NEAR for r, c, d in told)
            for row, column, digit in digits
        ]
        there, right, false = there + len(digits), right + sum(hits), false + len(told) - sum(hits)
    return {"found": right / there, "false a scene": false / len(test.X)}


def run(seed):
    torch.set_num_threads(1)
    networks = {"ten classes": trained(seed), "and nothing": learn_nothing(seed)}
    torch.manual_seed(seed)
    test = scenes(some_parts(seed)["test"], TEST_SCENES)
    return {name: score(model, test, SURE[name]) for name, model in networks.items()}


def measure():
    return {
        name: {what: spread(numbers) for what, numbers in columns(rows).items()}
        for name, rows in columns([run(seed) for seed in SEEDS]).items()
    }
