"""Chapter 5: slopes of two activations, the gradients of a neuron and of two layers, and an engine that finds them."""

from dl101.checker.chapter import register
from dl101.exercises.backprop.d_relu import d_relu
from dl101.exercises.backprop.d_sigmoid import d_sigmoid
from dl101.exercises.backprop.neuron_gradients import neuron_gradients
from dl101.exercises.backprop.two_layer_gradients import two_layer_gradients
from dl101.exercises.backprop.value import value

EXERCISES, progress, __getattr__ = register(
    "backprop", "05", d_sigmoid, neuron_gradients, value, two_layer_gradients, d_relu
)
