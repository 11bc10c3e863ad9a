"""Chapter 2: one neuron, three gates, and the activations."""

from dl101.exercises.neuron.gates import and_gate, nand_gate, or_gate
from dl101.exercises.neuron.hyperbolic import tanh
from dl101.exercises.neuron.rectifying import relu
from dl101.exercises.neuron.squashing import sigmoid
from dl101.exercises.neuron.summing import weighted_sum
from dl101.exercises.neuron.whole import neuron
from dl101.exercises.shelf import shelve

EXERCISES, progress, __getattr__ = shelve(
    "neuron", "02", weighted_sum, and_gate, or_gate, nand_gate, neuron, relu, sigmoid, tanh
)
