"""A network that reads handwritten digits, trained beforehand: `tools/measure/digit_network.py` made its weights."""

from importlib.resources import files

import numpy as np

from dl101.network import Dense, Network, identity, relu


def digit_network():
    """64 pixels → 16 ReLU units → 10 logits, one for each digit: a `Network` with 1,210 parameters.

    It was trained on `dl101.datasets.digits().train`, with ink from 0 to 1. For n images of `test`:

    >>> from dl101.datasets import digits
    >>> images = digits().test.images
    >>> digit_network()(images.reshape(-1, 64) / 16).shape
    (360, 10)

    The largest logit is the network's answer; `softmax` makes probabilities of the ten.
    """
    text = files("dl101").joinpath("weights", "digit_network.txt").read_text(encoding="utf-8")
    _heading, *blocks = text.split("\n\n")
    hidden, output = (np.loadtxt(block.splitlines()) for block in blocks)  # rows of W, then b
    return Network([Dense(hidden[:-1], hidden[-1], relu), Dense(output[:-1], output[-1], identity)])
