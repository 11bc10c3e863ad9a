"""The groups of the cheat sheet, in the order of the page."""

from cheat_sheet import data, gradients, layers, losses, neuron, overfitting, training, updates

SHEET = [one.GROUP for one in (neuron, layers, losses, gradients, updates, data, training, overfitting)]
