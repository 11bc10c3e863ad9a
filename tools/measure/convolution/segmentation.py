"""A tiny segmentation: for every pixel of a scene, paper or the digit that its ink belongs to.

A fully convolutional network, so its answer has the size of its input, and it has no dense layer. Its kernels have gaps
("dilation"), so a pixel's answer depends on 15×15 pixels around it. It learns from a thousand scenes.
"""

import time

import torch
import torch.nn.functional as F
from torch import nn

from measure.convolution.parts import SEEDS, columns, parameters, some_parts
from measure.convolution.scenes import SIZE, scenes
from measure.training.spreads import spread

PAPER = 10
STEPS, BATCH_SIZE, RATE, CHANNELS, SCENES, TEST_SCENES = 400, 8, 0.02, 24, 1000, 100


def network():
    """(n, 1, h, w) to (n, 11, h, w)."""
    layers, channels = [], 1
    for gap in (1, 2, 3):
        layers += [
            nn.Conv2d(channels, CHANNELS, 3, padding=gap, dilation=gap),
            nn.BatchNorm2d(CHANNELS),
            nn.ReLU(),
        ]
        channels = CHANNELS
    return nn.Sequential(*layers, nn.Conv2d(channels, 11, 3, padding=1))


def pixel_labels(X, found):
    """What each pixel is (n, h, w): `PAPER` without ink, else the digit in whose square it lies."""
    y = torch.full((len(X), SIZE, SIZE), PAPER)
    for scene, digits in enumerate(found.tolist()):
        for row, column, digit in digits:
            if digit >= 0:
                y[scene, row : row + 8, column : column + 8] = digit
    return torch.where(X[:, 0] > 0, y, PAPER)


def labeled(part, count):
    X, found = scenes(part, count)
    return X, pixel_labels(X, found)


def train(seed):
    torch.manual_seed(seed)
    X, y = labeled(some_parts(seed)["train"], SCENES)
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=STEPS)
    for _ in range(STEPS):
        batch = torch.randint(SCENES, (BATCH_SIZE,))
        optimizer.zero_grad()
        F.cross_entropy(model(X[batch]), y[batch]).backward()
        optimizer.step()
        schedule.step()
    return model.eval()


def run(seed):
    """Shares of pixels that are right, by what they are; the same for a guess of paper alone; seconds of training."""
    torch.set_num_threads(1)
    started = time.process_time()
    model = train(seed)
    seconds = time.process_time() - started
    torch.manual_seed(seed)
    X, y = labeled(some_parts(seed)["test"], TEST_SCENES)
    with torch.no_grad():
        right, ink = model(X).argmax(dim=1) == y, y != PAPER
    return {
        "of pixels with ink": right[ink].double().mean().item(),
        "of paper": right[~ink].double().mean().item(),
        "of all": right.double().mean().item(),
        "of all, if all are called paper": (~ink).double().mean().item(),
        "seconds": seconds,
    }


def measure():
    runs = columns([run(seed) for seed in SEEDS])
    seconds = spread(runs.pop("seconds"), digits=1)
    return {
        "parameters": parameters(network()),
        "right": {what: spread(shares) for what, shares in runs.items()},
        "seconds": seconds,
    }
