"""The inputs of an exercise: a case is a tuple of arguments.

Arrays stand as `Array`, tensors as `Tensor` and random generators as `Seeded`, so that cases can be listed without
NumPy or PyTorch; in lists and tuples too. A `LazyModule` is a library that is imported when it is first used.
"""

import copy
import importlib


class Input:
    """What stands for an input until `made()` makes it, anew for each call, with the library of this name."""

    library = ""

    def made(self):
        raise NotImplementedError


class Array(Input):
    """A NumPy array, made anew for each call: `Array(-1, 0, 2)`, or two rows, `Array([1, 2], [3, 4])`.

    Its numbers are floats, with `dtype=int` whole numbers.
    """

    library = "numpy"

    def __init__(self, *values, dtype=float):
        self.values = values
        self.dtype = dtype

    def __eq__(self, other):
        return type(other) is type(self) and (self.values, self.dtype) == (other.values, other.dtype)

    __hash__ = None

    def tolist(self):
        """The same as plain lists."""
        return [list(value) if isinstance(value, list | tuple) else value for value in self.values]

    def made(self):
        import numpy as np  # here, because most exercises do without it

        return np.array(self.values, dtype=self.dtype)


class Tensor(Array):
    """The same for a tensor of PyTorch's, whose floats are `float32`."""

    library = "torch"

    def made(self):
        import torch  # here, because most exercises do without it

        return torch.tensor(self.values, dtype=torch.long if self.dtype is int else torch.float32)


class Seeded(Input):
    """A NumPy `Generator` of random numbers, made anew for each call, and so with the same numbers each time."""

    library = "numpy"

    def __init__(self, seed):
        self.seed = seed

    def __repr__(self):
        return f"np.random.default_rng({self.seed})"

    def made(self):
        import numpy as np  # here, because most exercises do without it

        return np.random.default_rng(self.seed)


def fresh(case):
    """Copies of a case's arguments, which an answer may change without harm."""
    return tuple(map(made, case))


def made(value):
    """A copy of one argument, with what each `Input` stands for in its place."""
    if isinstance(value, Input):
        return value.made()
    if isinstance(value, list | tuple):
        return type(value)(map(made, value))
    return copy.deepcopy(value)


class LazyModule:
    """`np = LazyModule("numpy")` stands for `import numpy as np`."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, attribute):
        return getattr(importlib.import_module(self._name), attribute)
