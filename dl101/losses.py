"""Two losses, each with the slope from which backpropagation starts: ∂L/∂(the network's output).

A row is one example. Source: Goodfellow, Bengio, Courville, *Deep Learning* (2016), sections 5.5 and 6.2.
"""

import numpy as np


def mse(predictions, targets):
    """The mean of (ŷ − y)² over all numbers, and its slope 2 (ŷ − y) / how many. Both arrays have one shape."""
    if np.shape(predictions) != np.shape(targets):  # (n, 1) − (n,) would be n × n numbers
        raise ValueError(
            f"predictions {np.shape(predictions)} and targets {np.shape(targets)} must have one shape"
        )
    differences = np.subtract(predictions, targets, dtype=float)
    return np.mean(differences**2), 2 * differences / differences.size


def cross_entropy(logits, labels):
    """The mean of −ln p of the right class, p = softmax(logits), and its slope (p − one-hot) / n: (n, k), n labels."""
    logits = np.asarray(logits, dtype=float)
    rows = np.arange(len(logits))
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))  # never the log of 0
    slope = np.exp(log_p)
    slope[rows, labels] -= 1
    return -log_p[rows, labels].mean(), slope / len(rows)
