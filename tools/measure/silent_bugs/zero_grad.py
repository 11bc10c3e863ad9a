"""A forgotten zero_grad: each step uses the sum of all gradients so far.

With plain descent this is exactly momentum 1: what was ever learned keeps pushing, and nothing brakes. At first the
loss falls faster than in the repaired run. Then it swings, and never settles. With all examples at once, this small
rate and a network that can learn them by heart, the bug hides: the loss gets lower than in the repaired run.
"""

from itertools import pairwise

import torch
import torch.nn.functional as F

from measure.silent_bugs.bug import (
    DIGITS,
    Bug,
    One,
    answers_of,
    known_and_new,
    logits_of,
    network,
    on_digits,
    right,
)

BATCH = 20  # digits in an update


def buggy(model, X, y, epochs, learning_rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(epochs):
        total = 0
        for batch in torch.randperm(len(y)).split(batch_size):
            loss = F.cross_entropy(model(X[batch]), y[batch])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        losses.append(total / len(y))
    return losses


def repaired(model, X, y, epochs, learning_rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(epochs):
        total = 0
        for batch in torch.randperm(len(y)).split(batch_size):
            optimizer.zero_grad()
            loss = F.cross_entropy(model(X[batch]), y[batch])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        losses.append(total / len(y))
    return losses


def one(train, seed, epochs=30, learning_rate=0.1):
    known, new = known_and_new(seed)
    model = network(seed)
    losses = train(model, *known, epochs, learning_rate, BATCH)
    all_at_once = train(network(seed), *known, 100, learning_rate, DIGITS)
    logits = logits_of(model, new.X)
    signature = {
        "epochs of 30 in which the loss rises": sum(after > before for before, after in pairwise(losses)),
        "last loss": losses[-1],
        "right": right(logits, new.y),
        "last loss with all examples at once": all_at_once[-1],
    }
    return One(losses, signature, answers_of(logits))


BUG = Bug(
    "zero_grad",
    symptom="The loss falls fast, then it swings up and never settles.",
    cause="zero_grad is missing: each step uses the sum of all gradients so far.",
    curve="training loss",
    sign="last loss",
    shown_as="train",
    codes=(buggy, repaired),
    run=on_digits(one, (buggy, repaired)),
)
