"""Logits on their way to `np.exp`: as they are, shifted by the largest number, or with a slip in doing so."""

from itertools import permutations

from dl101.checker import LazyModule

np = LazyModule("numpy")


def row_max(z):
    return np.max(z, axis=-1, keepdims=True)


SHIFTS = (lambda z: z, lambda z: z - row_max(z), lambda z: z - np.max(z))
MINUS = (
    lambda z: -z,
    lambda z: row_max(z) - z,
    lambda z: np.max(z) - z,
    lambda z: -z - row_max(z),
    lambda z: -z - np.max(z),
    lambda z: -z - row_max(-z),
    lambda z: -z - np.max(-z),
)
PLUS = (lambda z: z + row_max(z), lambda z: z + np.max(z))
FLAT = (lambda z: z - np.max(z, axis=-1),)
FLAT_MINUS = (lambda z: -z - np.max(-z, axis=-1), lambda z: np.max(z, axis=-1) - z)
CUT_OFF = (lambda z: np.clip(z, -10, 10), lambda z: np.clip(z, -100, 100), lambda z: np.minimum(z, 100))


def ways(*ends, shifts=SHIFTS):
    """Answers: `end(exps)` of the exps of the shifted logits, for each of these ends and shifts."""
    return [lambda z, end=end, shift=shift: end(np.exp(shift(z))) for end in ends for shift in shifts]


def different_sides(*sums):
    """Answers: exps of one thing, divided by the sum of those of another, for each way to make that sum."""
    pairs = permutations((*SHIFTS, *MINUS, *PLUS), 2)
    return [
        lambda z, top=top, below=below, add=add: np.exp(top(z)) / add(np.exp(below(z)))
        for top, below in pairs
        for add in sums
    ]
