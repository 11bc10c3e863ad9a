"""Chapter 6: a network in PyTorch, one step of training, how good it is, when to stop, and five silent bugs."""

from dl101.checker.chapter import register
from dl101.exercises.training.build_mlp import build_mlp

from dl101.exercises.training.train_step import train_step

EXERCISES, progress, __getattr__ = register("training", "06", build_mlp, train_step)
