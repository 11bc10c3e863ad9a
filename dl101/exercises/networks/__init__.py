"""Chapter 3: dense layers, the way forward, softmax, and what a network is made of."""

from dl101.checker.chapter import register
from dl101.exercises.networks.collapse_linear import collapse_linear
from dl101.exercises.networks.count_parameters import count_parameters
from dl101.exercises.networks.dense import dense
from dl101.exercises.networks.forward import forward
from dl101.exercises.networks.softmax import softmax
from dl101.exercises.networks.xor_network import xor_network

EXERCISES, progress, __getattr__ = register(
    "networks", "03", dense, forward, count_parameters, xor_network, collapse_linear, softmax
)
