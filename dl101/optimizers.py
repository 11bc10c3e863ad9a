"""Four ways to use a gradient: gradient descent, momentum, RMSprop and Adam, each in a few lines of NumPy.

Each function makes a rule: `step(w, g)` takes the parameters w and their gradient g, two arrays of one shape, and gives
the parameters after one step. A rule remembers earlier gradients, so make a new one for each run:

>>> step, w = momentum(learning_rate=0.1), np.array([1.0, -2.0])
>>> for _ in range(3):
...     w = step(w, g=w)  # the gradient of a round bowl is w itself
>>> w.round(3)
array([ 0.486, -0.972])

The formulas and the usual constants are those of `torch.optim`: SGD, SGD with momentum, RMSprop and Adam. Source, with
more on why they are these: Goodfellow, Bengio, Courville, *Deep Learning* (2016), sections 8.3 and 8.5.
"""

import numpy as np


def gradient_descent(learning_rate):
    """w ← w − η·g"""

    def step(w, g):
        return w - learning_rate * g

    return step


def momentum(learning_rate, mu=0.9):
    """v ← μ·v + g, then w ← w − η·v: v is a velocity, which keeps 90% of itself and gains the new gradient."""
    v = 0.0

    def step(w, g):
        nonlocal v
        v = mu * v + g
        return w - learning_rate * v

    return step


def rmsprop(learning_rate, alpha=0.99, epsilon=1e-8):
    """s ← α·s + (1 − α)·g², then w ← w − η·g / (√s + ε): each parameter's gradient is divided by its usual size √s."""
    s = 0.0

    def step(w, g):
        nonlocal s
        s = alpha * s + (1 - alpha) * g**2
        return w - learning_rate * g / (np.sqrt(s) + epsilon)

    return step


def adam(learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """m ← β₁·m + (1 − β₁)·g and s ← β₂·s + (1 − β₂)·g², then w ← w − η·m̂ / (√ŝ + ε): momentum and RMSprop in one.

    Both averages begin at 0 and are too small at first: after t steps m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ) put that
    right.
    """
    m, s, t = 0.0, 0.0, 0

    def step(w, g):
        nonlocal m, s, t
        m = beta1 * m + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * g**2
        t += 1
        m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
        return w - learning_rate * m_hat / (np.sqrt(s_hat) + epsilon)

    return step


OPTIMIZERS = {"descent": gradient_descent, "momentum": momentum, "rmsprop": rmsprop, "adam": adam}
