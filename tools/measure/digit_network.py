"""Train the network that reads digits in chapter 3 and write its weights into the package.

    cd tools; python -m measure.digit_network

The result is `dl101/weights/digit_network.txt`, for `dl101.digit_network`. Chapter 6 explains every line. It takes a
second; on another machine the last decimal may differ.
"""

from pathlib import Path

import numpy as np
import torch
from torch import nn

from dl101.datasets import digits

WEIGHTS = Path(__file__).parents[2] / "dl101" / "weights" / "digit_network.txt"
SIZES = (64, 16, 10)  # pixels, hidden units, digits
FIRST_BIAS = 1.0  # of hidden units: from 0, some would give 0 for every digit and never learn
STEPS = 500  # each with all training digits at once
LEARNING_RATE = 0.1
MOMENTUM = 0.9
DECAY = 0.002  # pulls weights to 0 that nothing holds, such as those of pixels that are empty in every digit
DECIMALS = 4
HEADING = """# Weights of the network that reads digits in chapter 3, written by tools/measure/digit_network.py.
# For each layer: a row of W for each input, then the biases.
"""


def tensors(part):
    """Images as rows of 64 numbers from 0 to 1, and their labels."""
    return torch.tensor(part.images.reshape(-1, 64) / 16), torch.tensor(part.labels)


def train(seed):
    """A network trained on the split of this seed, from first weights of this seed: an nn.Sequential in float64."""
    torch.set_num_threads(1)  # the same order of sums everywhere; for so few numbers also the fastest
    torch.manual_seed(seed)
    inputs, hidden, outputs = SIZES
    model = nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, outputs)).double()
    nn.init.constant_(model[0].bias, FIRST_BIAS)
    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE, momentum=MOMENTUM, weight_decay=DECAY)
    X, y = tensors(digits(seed).train)
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(X), y)
        loss.backward()
        optimizer.step()
    return model


def accuracy(model, part):
    """The share of digits whose own logit is the largest, from 0 to 1."""
    X, y = tensors(part)
    with torch.no_grad():
        return (model(X).argmax(dim=1) == y).double().mean().item()


def tables_of(model):
    """A table for each layer: the rows of W (d_in, d_out), then b; rounded."""
    linear = [layer for layer in model if isinstance(layer, nn.Linear)]
    tables = [torch.cat([layer.weight.T, layer.bias[None]]).detach().numpy() for layer in linear]
    return [np.round(table, DECIMALS) + 0.0 for table in tables]  # + 0.0: no "-0.0000"


def write(tables, path):
    """One line a row, an empty line between layers."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEADING)
        for table in tables:
            file.write("\n")
            np.savetxt(file, table, fmt=f"%.{DECIMALS}f")


def main():
    model = train(seed=0)
    write(tables_of(model), WEIGHTS)
    for name, part in digits()._asdict().items():
        print(f"{name}: {accuracy(model, part):.1%} of {len(part.labels)} digits right")
    print(f"wrote {WEIGHTS.name}, {WEIGHTS.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
