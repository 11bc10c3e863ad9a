"""The seeds, and digits as pictures (n, 1, 8, 8) in three parts for each of them."""

import torch
import torch.nn.functional as F

from measure.training.data import Part, parts

BATCH_SIZE = 32
SEEDS = range(5)  # each has a split, first weights and an order of batches of its own


def some_parts(seed):
    """1,077 digits to learn from, 360 to choose by, 360 for the test. The split of seed 0 is the chapter's."""
    return {name: Part(part.X.view(-1, 1, 8, 8), part.y) for name, part in parts(seed).items()}


def fit(model, known, epochs, rate, change=lambda part: part):
    """The network after so many epochs with Adam; `change` gives each epoch its own pictures and labels."""
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    model.train()
    for _ in range(epochs):
        X, y = change(known)
        for batch in torch.randperm(len(y)).split(BATCH_SIZE):
            optimizer.zero_grad()
            F.cross_entropy(model(X[batch]), y[batch]).backward()
            optimizer.step()
    return model.eval()


def placing(put):
    """A change of each epoch's pictures alone."""
    return lambda part: Part(put(part.X), part.y)


def accuracy(model, part):
    """The share of pictures whose own logit is the largest, from 0 to 1."""
    model.eval()
    with torch.no_grad():
        return (model(part.X).argmax(dim=1) == part.y).double().mean().item()


def parameters(model):
    """How many weights and biases."""
    return sum(parameter.numel() for parameter in model.parameters())


def columns(rows):
    """From a dict for each seed, alike, to a dict of lists."""
    return {name: [row[name] for row in rows] for name in rows[0]}
