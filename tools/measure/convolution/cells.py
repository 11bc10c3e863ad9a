"""The recipes that the chapter's cells run, one seed there, five here: Adam, batches of 32, no schedule.

They are shorter than those of `canvas.py` and `detector.py`, so that the chapter can run them.
A seed has the split, the first weights, the batches and the places of digits.
"""

import torch
import torch.nn.functional as F
from torch import nn

from dl101.datasets import digits
from measure.convolution import canvas
from measure.convolution.detector import detect
from measure.convolution.failures import shifted
from measure.convolution.parts import SEEDS, accuracy, columns, fit, parameters, placing
from measure.convolution.saliency import correlation, slopes
from measure.convolution.scenes import Scenes
from measure.training.data import Part
from measure.training.spreads import interval, paired, spread

RATE = 0.003
PLACED = 5  # times that each test digit is put on a canvas
EXAMPLES = (1, 2, 5, 10, 20)
NOTHING, PAGE, APART = 10, 28, 9  # the eleventh class; pixels of a page; least distance of its three digits
PAGES, SCENES, TEST_SCENES = 100, 2000, 360
MORE_SEEDS = range(10)  # of the segmentation, whose runs differ most
INK = 0.25  # above it, a pixel of a scene is a digit's and not paper


def pictures(seed):
    """1,437 digits to learn from and 360 for the test, as (n, 1, 8, 8) from 0 to 1."""
    return [
        Part(torch.tensor(part.images[:, None] / 16, dtype=torch.float32), torch.tensor(part.labels))
        for part in digits(seed)
    ]


def cnn(outputs=10, size=8, normalized=True, pooled=False):
    """Two convolutions to 16 and 32 maps, a pooling of the second (`pooled`: of both), a dense layer."""
    layers = [nn.Conv2d(1, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU()]
    layers += [nn.MaxPool2d(2)] if pooled else []
    layers += [nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()]
    left = size // (4 if pooled else 2)
    layers += [nn.Linear(32 * left * left, outputs)]
    return nn.Sequential(*[layer for layer in layers if normalized or not isinstance(layer, nn.BatchNorm2d)])


def linear(size=8):
    return nn.Sequential(nn.Flatten(), nn.Linear(size * size, 10))


def dense(size=8, hidden=64):
    return nn.Sequential(nn.Flatten(), nn.Linear(size * size, hidden), nn.ReLU(), nn.Linear(hidden, 10))


#: For each: the network and its epochs, on centered digits.
CENTERED = {
    "linear": (linear, 20),
    "dense": (dense, 20),
    "plain cnn": (lambda: cnn(normalized=False), 10),
    "cnn": (cnn, 10),
}
#: For each: the network, on canvases of 16×16; 30 epochs, in each of which a digit has a new place.
ON_CANVAS = {
    "linear": lambda: linear(16),
    "dense": lambda: dense(16, 37),
    "plain cnn": lambda: cnn(size=16, normalized=False, pooled=True),
    "cnn": lambda: cnn(size=16, pooled=True),
}


def centered(seed, names=tuple(CENTERED)):
    """The share of the test that is right, as it is, and moved to the right by one pixel and by two."""
    known, test = pictures(seed)
    found = {}
    for name in names:
        make, epochs = CENTERED[name]
        torch.manual_seed(seed)
        model = fit(make(), known, epochs, RATE)
        found[name] = {str(by): accuracy(model, Part(shifted(test.X, 0, by), test.y)) for by in (0, 1, 2)}
    return found


def on_canvas(seed):
    known, test = pictures(seed)
    torch.manual_seed(seed)
    places = Part(canvas.anywhere(test.X.repeat(PLACED, 1, 1, 1)), test.y.repeat(PLACED))
    found = {}
    for name, make in ON_CANVAS.items():
        torch.manual_seed(seed)
        model = fit(make(), known, 30, RATE, placing(canvas.anywhere))
        found[name] = accuracy(model, places)
    return found


def of_half(part, high):
    some = (part.y >= 5) == high
    return Part(part.X[some], part.y[some] % 5)


def all_at_once(model, known, steps):
    """Adam, with all examples at each step."""
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        F.cross_entropy(model(known.X), known.y).backward()
        optimizer.step()
    return model.eval()


def new_output(body, known, test):
    """The share of the test that is right with a body as it is, and a new last layer that learned for 200 steps."""
    body = body[:-1].eval()
    with torch.no_grad():
        known, test = (Part(body(part.X), part.y) for part in (known, test))
    return accuracy(all_at_once(nn.Sequential(nn.Linear(known.X.shape[1], 5)), known, 200), test)


def moved_over(seed):
    """From 0–4 to 5–9 in the middle and anywhere: with the trained body, with an untrained one, and from scratch."""
    known, test = pictures(seed)
    found = {}
    for where, make, put, epochs in (
        ("middle", lambda: cnn(5), lambda X: X, 10),
        ("anywhere", lambda: cnn(5, 16, pooled=True), canvas.anywhere, 30),
    ):
        torch.manual_seed(seed)
        untrained = make()
        body = fit(make(), of_half(known, False), epochs, RATE, placing(put))
        high, high_test = (placing(put)(of_half(part, True)) for part in (known, test))
        for count in EXAMPLES:
            first = torch.cat([torch.where(high.y == digit)[0][:count] for digit in range(5)])
            some = Part(high.X[first], high.y[first])
            found[where, count] = {
                "trained body": new_output(body, some, high_test),
                "untrained body": new_output(untrained, some, high_test),
                "from scratch": accuracy(all_at_once(make(), some, 100), high_test),
            }
    return found


def with_nothing(known):
    """The digits, and the same moved by up to six pixels each way: those are class 10, unless they did not move."""
    down, right = torch.randint(-6, 7, (2, len(known.X)))
    padded = F.pad(known.X, (6, 6, 6, 6)).unfold(2, 8, 1).unfold(3, 8, 1)
    moved = padded[torch.arange(len(known.X)), :, 6 - down, 6 - right]
    y = torch.where((down == 0) & (right == 0), known.y, NOTHING)
    return Part(torch.cat([known.X, moved]), torch.cat([known.y, y]))


def pages(part, count):
    """Pages of 28×28 with three digits at least nine apart, as `Scenes`."""
    X, found = torch.zeros(count, 1, PAGE, PAGE), torch.zeros(count, 3, 3, dtype=torch.long)
    for page in range(count):
        placed = []
        while len(placed) < 3:
            row, column = torch.randint(PAGE - 7, (2,)).tolist()
            if all(max(abs(row - r), abs(column - c)) >= APART for r, c, _ in placed):
                one = int(torch.randint(len(part.y), ()))
                X[page, 0, row : row + 8, column : column + 8] = part.X[one, 0]
                placed.append((row, column, int(part.y[one])))
        found[page] = torch.tensor(placed)
    return Scenes(X, found)


def detected(seed):
    """The share of digits that are found, within a pixel; how many more are told than that, a page."""
    known, test = pictures(seed)
    torch.manual_seed(seed)
    model = fit(cnn(11), known, 15, RATE, with_nothing)
    right = false = 0
    for page, digits_there in zip(*pages(test, PAGES), strict=True):
        answers = detect(model, page, 0.5, apart=5)
        hits = sum(
            any(d == digit and max(abs(r - row), abs(c - column)) <= 1 for r, c, d in answers)
            for row, column, digit in digits_there.tolist()
        )
        right, false = right + hits, false + len(answers) - hits
    return {"found": right / (3 * PAGES), "false a page": false / PAGES}


def pairs(part, count):
    """Scenes (n, 1, 16, 16) with a digit in each half, and a label for each pixel: 0 is paper, 1 to 10 a digit."""
    X, y = torch.zeros(count, 1, 16, 16), torch.zeros(count, 16, 16, dtype=torch.long)
    for scene in range(count):
        for left in (0, 8):
            one, row = int(torch.randint(len(part.y), ())), int(torch.randint(9, ()))
            X[scene, 0, row : row + 8, left : left + 8] = part.X[one, 0]
            y[scene, row : row + 8, left : left + 8] = part.y[one] + 1
    return Part(X, torch.where(X[:, 0] > INK, y, 0))


def segmenter():
    layers = []
    for c_in, c_out in ((1, 16), (16, 16), (16, 32)):
        layers += [nn.Conv2d(c_in, c_out, 5, padding=2), nn.BatchNorm2d(c_out), nn.ReLU()]
    return nn.Sequential(*layers, nn.Conv2d(32, 11, 1))


def segmented(seed):
    known, test = pictures(seed)
    torch.manual_seed(seed)
    some = pairs(known, SCENES)
    model = fit(fit(segmenter(), some, 5, 0.005), some, 2, 0.0005)
    X, y = pairs(test, TEST_SCENES)
    with torch.no_grad():
        right, ink = model(X).argmax(dim=1) == y, y > 0
    return {
        "of pixels with ink": right[ink].double().mean().item(),
        "of all": right.double().mean().item(),
        "of all, if all are called paper": (~ink).double().mean().item(),
    }


def saliency_of(seed):
    """Correlations of the trained network's slopes with those of a network with fresh weights."""
    known, test = pictures(seed)
    torch.manual_seed(seed)
    model = fit(cnn(), known, 10, RATE)
    ours, fresh, ink = slopes(model, test.X), slopes(cnn().eval(), test.X), test.X.flatten(1)
    return {
        "slope: trained, fresh weights": correlation(ours.abs(), fresh.abs()),
        "slope × ink: trained, fresh weights": correlation((ours * ink).abs(), (fresh * ink).abs()),
    }


def spreads(rows):
    return {name: spread(numbers) for name, numbers in columns(rows).items()}


def transfer_summary(rows):
    found = {}
    for (where, count), of_seeds in columns(rows).items():
        ways = columns(of_seeds)
        summary = {way: interval(shares) for way, shares in ways.items()}
        for other in ("untrained body", "from scratch"):
            summary[f"trained body above {other}"] = paired(ways["trained body"], ways[other])
        found.setdefault(where, {})[str(count)] = summary
    return found


def measure():
    torch.set_num_threads(1)
    in_the_middle = columns([centered(seed) for seed in SEEDS])
    return {
        "parameters": {
            "centered": {name: parameters(make()) for name, (make, _) in CENTERED.items()},
            "on a canvas": {name: parameters(make()) for name, make in ON_CANVAS.items()},
        },
        "centered, moved to the right": {name: spreads(rows) for name, rows in in_the_middle.items()},
        "on a canvas": spreads([on_canvas(seed) for seed in SEEDS]),
        "transfer": transfer_summary([moved_over(seed) for seed in SEEDS]),
        "detector": spreads([detected(seed) for seed in SEEDS]),
        "segmentation": spreads([segmented(seed) for seed in MORE_SEEDS]),
        "saliency": spreads([saliency_of(seed) for seed in SEEDS]),
    }
