"""Chapter 2: one neuron, three gates, and the activations."""

from dl101.checker.chapter import register
from dl101.exercises.neuron.and_gate import and_gate
from dl101.exercises.neuron.nand_gate import nand_gate
from dl101.exercises.neuron.neuron import neuron
from dl101.exercises.neuron.or_gate import or_gate
from dl101.exercises.neuron.relu import relu
from dl101.exercises.neuron.sigmoid import sigmoid
from dl101.exercises.neuron.tanh import tanh
from dl101.exercises.neuron.weighted_sum import weighted_sum

EXERCISES, progress, __getattr__ = register(
    "neuron", "02", weighted_sum, neuron, and_gate, or_gate, nand_gate, relu, sigmoid, tanh
)
