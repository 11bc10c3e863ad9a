"""A sanity check of saliency: does the map change when the network knows nothing?

A saliency map says how much each pixel matters for the answer: the size of the slope of the largest logit by the
pixel. Its product with the ink is often shown in its place. Both are computed for the held-out digits, then again for
networks that differ, and each digit's two maps are correlated. Where a network with shuffled weights gives a similar
map, the map shows the picture more than what was learned. The check is that of J. Adebayo and others, *Sanity Checks
for Saliency Maps* (2018).
"""

from copy import deepcopy

import torch

from measure.convolution.exported import trained
from measure.convolution.parts import SEEDS, accuracy, columns
from measure.convolution.recipe import held_out
from measure.training.spreads import spread


def shuffled(model, seed):
    """The same network with the numbers of each weight, and of each bias, in another order."""
    order = torch.Generator().manual_seed(seed)
    other = deepcopy(model)
    with torch.no_grad():
        for parameter in other.parameters():
            mixed = parameter.flatten()[torch.randperm(parameter.numel(), generator=order)]
            parameter.copy_(mixed.view_as(parameter))
    return other


def slopes(model, X):
    """For each picture, the slope of its own largest logit by each pixel: (n, 64)."""
    X = X.clone().requires_grad_()
    largest = model(X).max(dim=1).values
    return torch.autograd.grad(largest.sum(), X)[0].flatten(1)


def correlation(ours, others):
    """The mean, over pictures, of the correlation of two maps (n, 64)."""
    a, b = (one - one.mean(dim=1, keepdim=True) for one in (ours, others))
    return ((a * b).sum(dim=1) / (a.norm(dim=1) * b.norm(dim=1)).clamp(min=1e-12)).mean().item()


def compare(seed):
    """Correlations of a trained network's maps with those of a shuffled one, of another trained one, and of the ink."""
    model, other, part = trained(seed), trained((seed + 1) % len(SEEDS)), held_out(seed)
    mixed, ink = shuffled(model, seed), part.X.flatten(1)
    ours, of_other, of_mixed = (slopes(one, part.X) for one in (model, other, mixed))
    return {
        "slope: trained, shuffled": correlation(ours.abs(), of_mixed.abs()),
        "slope: trained, trained from another seed": correlation(ours.abs(), of_other.abs()),
        "slope: trained, the ink itself": correlation(ours.abs(), ink),
        "slope × ink: trained, shuffled": correlation((ours * ink).abs(), (of_mixed * ink).abs()),
        "slope × ink: trained, trained from another seed": correlation(
            (ours * ink).abs(), (of_other * ink).abs()
        ),
        "slope × ink: shuffled, the ink itself": correlation((of_mixed * ink).abs(), ink),
        "right, shuffled": accuracy(mixed, part),
    }


def measure():
    return {what: spread(numbers) for what, numbers in columns([compare(seed) for seed in SEEDS]).items()}
