"""Chapter 4: two losses, the slope of one of them, and the way down."""

from dl101.checker.chapter import register
from dl101.exercises.descent.cross_entropy import cross_entropy
from dl101.exercises.descent.gradient_descent import gradient_descent
from dl101.exercises.descent.gradient_mse import gradient_mse
from dl101.exercises.descent.minibatches import minibatches
from dl101.exercises.descent.mse import mse
from dl101.exercises.descent.numerical_gradient import numerical_gradient

EXERCISES, progress, __getattr__ = register(
    "descent", "04", mse, gradient_mse, gradient_descent, minibatches, numerical_gradient, cross_entropy
)
