"""Measure what chapter 4 says of rates, scaling, batches and held-out birds: `assets/measured/04.json`. It takes ten s.

cd tools; python -m measure.chapter_04
"""

import json
from pathlib import Path

import numpy as np

from dl101.datasets import penguins

MEASURED = Path(__file__).parents[2] / "assets" / "measured" / "04.json"
SEEDS = range(5)
BIRDS = penguins()
SCALED = (BIRDS.flipper - BIRDS.flipper.mean()) / BIRDS.flipper.std()
BEST = np.mean((np.polyval(np.polyfit(SCALED, BIRDS.mass, 1), SCALED) - BIRDS.mass) ** 2)


def gradient(x, y, w, b):
    error = w * x + b - y
    return 2 * np.mean(error * x), 2 * np.mean(error)


def updates_to_one_percent(x, y, rate):
    """How many full-batch updates bring the loss within one percent of the best, from w = b = 0."""
    w = b = 0.0
    for update in range(1_000_000):
        error = w * x + b - y
        if np.mean(error**2) < 1.01 * BEST:
            return update
        dw, db = 2 * np.mean(error * x), 2 * np.mean(error)
        w, b = w - rate * dw, b - rate * db
    raise RuntimeError(f"the rate {rate} does not arrive")


def largest_rate(x):
    """The rate at which descent on the mean squared error stops converging: 2 / the largest curvature."""
    curvatures = np.linalg.eigvalsh(2 * np.array([[np.mean(x * x), x.mean()], [x.mean(), 1]]))
    return 2 / curvatures.max()


def losses_by_epoch(size, seed, epochs=20, rate=0.05):
    """The loss over all birds before each epoch and after the last, with batches of `size`."""
    random = np.random.default_rng(seed)
    w = b = 0.0
    losses = []
    for _ in range(epochs + 1):
        losses.append(np.mean((w * SCALED + b - BIRDS.mass) ** 2))
        order = random.permutation(len(SCALED))
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            dw, db = gradient(SCALED[batch], BIRDS.mass[batch], w, b)
            w, b = w - rate * dw, b - rate * db
    return losses


def held_out_right(seed, kept=100, updates=300, rate=1.0):
    """How many of 100 birds kept aside the logistic neuron gets right."""
    order = np.random.default_rng(seed).permutation(len(SCALED))
    train, test = order[kept:], order[:kept]
    known = BIRDS.flipper[train]
    x = (BIRDS.flipper - known.mean()) / known.std()  # scaled by what is known in training alone
    gentoo = BIRDS.species == "Gentoo"
    w = b = 0.0
    for _ in range(updates):
        error = 1 / (1 + np.exp(-(w * x[train] + b))) - gentoo[train]
        w, b = w - rate * np.mean(error * x[train]), b - rate * np.mean(error)
    return int(((w * x[test] + b > 0) == gentoo[test]).sum())


def spread(numbers):
    return {"min": round(float(min(numbers)), 4), "max": round(float(max(numbers)), 4)}


def main():
    runs = {size: [losses_by_epoch(size, seed) for seed in SEEDS] for size in (342, 32, 1)}
    found = {
        "seeds": len(SEEDS),
        "best_loss": round(float(BEST), 4),
        "largest_rate": {
            "flippers in cm": round(float(largest_rate(BIRDS.flipper)), 6),
            "scaled": round(float(largest_rate(SCALED)), 6),
        },
        "updates_to_one_percent": {
            "flippers in cm, rate 0.0024": updates_to_one_percent(BIRDS.flipper, BIRDS.mass, 0.0024),
            "scaled, rate 0.4": updates_to_one_percent(SCALED, BIRDS.mass, 0.4),
        },
        "loss_after_epochs": {
            f"batches of {size}": {epochs: spread([run[epochs] for run in each]) for epochs in (1, 10, 20)}
            for size, each in runs.items()
        },
        "held_out_birds_right_of_100": {seed: held_out_right(seed) for seed in SEEDS},
    }
    text = json.dumps(found, indent=2) + "\n"
    MEASURED.write_bytes(text.encode())
    print(text)


if __name__ == "__main__":
    main()
