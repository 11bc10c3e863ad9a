"""Measure what chapter 5 says of deep networks, first weights and digits: `assets/measured/05.json`. It takes 30 s.

cd tools; python -m measure.chapter_05
"""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np

from dl101.datasets import digits
from dl101.losses import cross_entropy
from dl101.network import ACTIVATIONS, Dense, Network, identity, random_network, relu

MEASURED = Path(__file__).parents[2] / "assets" / "measured" / "05.json"
SEEDS = range(5)  # for the digits, which take seconds each
STARTS = range(100)  # for the deep networks
DEPTH, WIDTH = 10, 32  # hidden layers, units in each
DATA = digits()


def pixels(images):
    return images.reshape(-1, 64) / 16


def deep_network(activation, spread, rng):
    """64 pixels, ten hidden layers of 32 units, ten logits; every weight is drawn with spread / √d_in."""
    sizes = [64, *[WIDTH] * DEPTH, 10]
    layers = [
        Dense(rng.normal(0, spread / np.sqrt(d_in), (d_in, d_out)), np.zeros(d_out), activation)
        for d_in, d_out in pairwise(sizes)
    ]
    layers[-1].activation = identity
    return Network(layers)


def sizes_back(activation, spread, seed):
    """Root mean squares for 100 digits: ∂L/∂h of each hidden layer, first to last, and the first layer's ∂L/∂W."""
    network = deep_network(activation, spread, np.random.default_rng(seed))
    outputs = network.outputs(pixels(DATA.train.images[:100]))
    _, dA = cross_entropy(outputs[-1], DATA.train.labels[:100])
    sizes = []
    for i in reversed(range(len(network.layers))):
        dW, _, dA = network.layers[i].backward(outputs[i], outputs[i + 1], dA)
        sizes.insert(0, np.sqrt(np.mean(dA**2)))
    return sizes[1:], np.sqrt(np.mean(dW**2))


def deep(name, spread):
    """How the error fares on its way back through nine layers, and how much of it the first weights get."""
    runs = [sizes_back(ACTIVATIONS[name], spread, seed) for seed in STARTS]
    return {
        "first hidden layer's dL/dh by the last one's": spread_of([h[0] / h[-1] for h, _ in runs]),
        "first layer's dL/dW": spread_of([dW for _, dW in runs]),
    }


def trained(seed, sizes=(64, 32, 10), epochs=30, batch_size=32, rate=0.3):
    """A digit network of our own, trained as in the chapter: the share of held-out digits it gets right."""
    rng = np.random.default_rng(seed)
    network = random_network(sizes, relu, rng)
    X, labels = pixels(DATA.train.images), DATA.train.labels
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            network.train_step(X[batch], labels[batch], rate, cross_entropy)
    return np.mean(network(pixels(DATA.test.images)).argmax(axis=1) == DATA.test.labels)


def spread_of(numbers):
    return {"min": float(f"{min(numbers):.4g}"), "max": float(f"{max(numbers):.4g}")}


def main():
    found = {
        "seeds": len(SEEDS),
        "starts": len(STARTS),
        "ten_hidden_layers": {
            f"{name}, spread {spread:.3g}": deep(name, spread)
            for name in ("sigmoid", "tanh", "relu")
            for spread in (0.5, 1.0, np.sqrt(2), 3.0)
        },
        "digits_right": {
            f"{hidden} hidden units": spread_of([trained(seed, (64, hidden, 10)) for seed in SEEDS])
            for hidden in (32, 64)
        },
    }
    text = json.dumps(found, indent=2).replace("e-0", "e-") + "\n"  # 1e-05 is 1e-5 in JavaScript
    MEASURED.write_bytes(text.encode())
    print(text)


if __name__ == "__main__":
    main()
