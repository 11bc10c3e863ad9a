"""Validation pictures that are augmented too: `random_split` divides one data set, and its transform goes along.

The pictures are moved anew at each look, so a network that is trained no further gets another loss each time; and it
is measured on other pictures than those that it is for.
"""

import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset, Subset, random_split

from measure.silent_bugs.bug import Bug, One, Run, answers_of, known_and_new, logits_of, network, right
from measure.training.data import moved, some


class Pictures(Dataset):
    """Digits whose pictures go through `transform` each time they are looked at."""

    def __init__(self, X, y, transform=None):
        self.X, self.y, self.transform = X, y, transform

    def __len__(self):
        return len(self.y)

    def __getitems__(self, places):
        """A whole batch at once, which is many times faster than picture by picture."""
        X = self.X[places]
        return list(zip(self.transform(X) if self.transform else X, self.y[places], strict=True))


def buggy(X, y, sizes, shift):
    pictures = Pictures(X, y, transform=shift)
    train, validation = random_split(pictures, sizes)
    return train, validation


def repaired(X, y, sizes, shift):
    train, validation = random_split(range(len(y)), sizes)
    moving, still = Pictures(X, y, transform=shift), Pictures(X, y)
    return Subset(moving, train.indices), Subset(still, validation.indices)


def look(model, pictures):
    """Loss, logits and labels of all pictures, as they come at this look."""
    ((X, y),) = DataLoader(pictures, batch_size=len(pictures))
    logits = logits_of(model, X)
    return F.cross_entropy(logits, y).item(), logits, y


def one_epoch(model, optimizer, pictures):
    for X, y in DataLoader(pictures, batch_size=20, shuffle=True):
        optimizer.zero_grad()
        F.cross_entropy(model(X), y).backward()
        optimizer.step()


def one(make_parts, seed, epochs=30, sizes=(400, 100)):
    """And the labels of the validation pictures."""
    _, new = known_and_new(seed)
    model = network(seed)
    train, validation = make_parts(*some(sum(sizes), seed), sizes, moved)
    optimizer, curve = torch.optim.Adam(model.parameters(), lr=0.003), []
    for _ in range(epochs):
        one_epoch(model, optimizer, train)
        curve.append(look(model, validation)[0])
    losses, all_logits, labels = zip(*[look(model, validation) for _ in range(20)], strict=True)
    signature = {
        "range of the loss in 20 looks": max(losses) - min(losses),
        "last validation loss": curve[-1],
        "right in validation": sum(map(right, all_logits, labels)) / 20,
        "right of new digits": right(logits_of(model, new.X), new.y),
    }
    return One(curve, signature, answers_of(all_logits[0])), labels[0].tolist()


def run(seed):
    (one_buggy, targets), (one_repaired, _) = (one(code, seed) for code in (buggy, repaired))
    return Run(targets, one_buggy, one_repaired)


BUG = Bug(
    "augmented_validation",
    symptom="The validation loss is high and jitters, even for a network that is trained no further.",
    cause="random_split shares the transform: validation pictures are moved too.",
    curve="validation loss",
    sign="range of the loss in 20 looks",
    shown_as="make_parts",
    codes=(buggy, repaired),
    run=run,
    helpers=(Pictures, moved),
)
