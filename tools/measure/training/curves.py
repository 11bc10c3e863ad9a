"""Losses by epoch of three networks: the mean of ten seeds, the lowest and the highest.

Each of the other two differs from the good one in a single thing. The one that underfits has 4 units in each hidden
layer in place of 64: both of its losses stay high, and close together. The one that overfits has 100 digits to learn
from in place of 1,077 (so it takes fewer steps in an epoch, and gets more epochs): its training loss goes to 0, its
validation loss falls, turns, and rises. The validation loss of the good one goes down and stays there.
"""

from measure.training.loop import train
from measure.training.remedies import BASELINES, SEEDS
from measure.training.spreads import band

GOOD = BASELINES["1077 digits"]
NETWORKS = {
    "underfitting": GOOD.but(hidden=(4, 4)),
    "good": GOOD,
    "overfitting": BASELINES["100 digits"],
}


def losses(seed, settings):
    """The two curves of one seed: training and validation."""
    return list(zip(*train(seed, settings).losses, strict=True))


def measure():
    found = {}
    for name, settings in NETWORKS.items():
        of_training, of_validation = zip(*[losses(seed, settings) for seed in SEEDS], strict=True)
        found[name] = {"training": band(of_training), "validation": band(of_validation)}
    return found
