"""The network that the page has: its layers, how it is trained, and its weights as whole numbers."""

from functools import cache

import torch
import torch.nn.functional as F
from torch import nn

from dl101.datasets import digits
from dl101.digit_cnn import from_layers
from measure.convolution.augment import changed

EPOCHS, BATCH_SIZE = 60, 32
LEARNING_RATE = 0.004  # at its highest: it rises for the first third, then falls to 0
DECAY, DROPOUT = 0.05, 0.2  # chosen as `recipe.py` says
LARGEST = 127  # of a weight as a whole number


def cnn():
    """1×8×8 → 8 maps → 16 maps → 16×4×4 → 32 → 10. A convolution before batch normalization needs no bias."""
    return nn.Sequential(
        *(nn.Conv2d(1, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU()),
        *(nn.Conv2d(8, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU()),
        *(nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(DROPOUT)),
        *(nn.Linear(256, 32), nn.ReLU(), nn.Linear(32, 10)),
    )


def pictures(part):
    """Images as (n, 1, 8, 8), ink from 0 to 1, and their labels."""
    return torch.tensor(part.images[:, None] / 16, dtype=torch.float32), torch.tensor(part.labels)


def train(seed):
    """A network whose split, first weights, batches and changed pictures come from this seed; it is in eval mode."""
    torch.set_num_threads(1)  # the same order of sums everywhere; for so few numbers also the fastest
    torch.manual_seed(seed)
    X, y = pictures(digits(seed).train)
    model = cnn()
    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(X) // BATCH_SIZE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, LEARNING_RATE, total_steps=steps
    )  # up, then down
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(X)).split(BATCH_SIZE):
            optimizer.zero_grad()
            F.cross_entropy(model(changed(X[batch])), y[batch]).backward()
            optimizer.step()
            schedule.step()
    return model.eval()


def folded(model):
    """[(weight, bias)] of the two convolutions and the two dense layers, with batch normalization within them.

    In eval mode it is γ (z − mean) / √(variance + ε) + β for each channel: a factor and a sum, which go into the
    kernels and the biases before it.
    """
    tables = []
    for layer, following in zip(model, [*model[1:], None], strict=True):
        if isinstance(layer, nn.Conv2d):
            factor = following.weight / (following.running_var + following.eps).sqrt()
            bias = following.bias - following.running_mean * factor
            tables.append((layer.weight * factor[:, None, None, None], bias))
        elif isinstance(layer, nn.Linear):
            tables.append((layer.weight, layer.bias))
    return [(weight.detach().double(), bias.detach().double()) for weight, bias in tables]


def quantized(tables):
    """For each layer: its shape, a scale, its weights as whole numbers from −127 to 127, its biases with 4 decimals."""
    layers = []
    for weight, bias in tables:
        scale = float(f"{(weight.abs().max() / LARGEST).item():.4g}")
        whole = (weight / scale).round().clamp(-LARGEST, LARGEST).int()
        biases = [round(number, 4) + 0.0 for number in bias.tolist()]  # + 0.0: no "-0.0"
        layers.append(
            {
                "shape": list(weight.shape),
                "scale": scale,
                "weights": whole.flatten().tolist(),
                "biases": biases,
            }
        )
    return layers


def as_whole_numbers(model):
    """The trained network as the page has it: a `dl101.digit_cnn.DigitCNN`."""
    return from_layers(quantized(folded(model)))


#: `train`, which gives the same network for the same seed: several parts of the measurements look at it.
trained = cache(train)
