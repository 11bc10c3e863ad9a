"""Chapter 3: dense layers, the way forward, softmax, and what a network is made of."""

from dl101.exercises.networks.choosing import softmax
from dl101.exercises.networks.collapsing import collapse_linear
from dl101.exercises.networks.counting import count_parameters
from dl101.exercises.networks.layer import dense
from dl101.exercises.networks.passing import forward
from dl101.exercises.networks.xor import xor_network
from dl101.exercises.shelf import shelve

EXERCISES, progress, __getattr__ = shelve(
    "networks", "03", dense, forward, xor_network, count_parameters, collapse_linear, softmax
)
