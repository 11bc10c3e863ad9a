"""The libraries that an exercise needs, found from its own code, so that no list of them can be wrong."""

import importlib.util
import inspect
from types import CodeType

from dl101.checker.observe.inputs import Array, Seeded

IMPORTS = {"numpy": "import numpy as np", "torch": "import torch"}
NAMES = {"numpy": "np", "torch": "torch"}  # as code calls them


def libraries_needed(answer, cases):
    """The libraries whose names a function or a class uses; NumPy too where it makes the inputs."""
    functions = methods_of(answer).values() or [answer]
    names = set().union(*(names_in(function.__code__) for function in functions))
    return [
        library
        for library, name in NAMES.items()
        if name in names or (library == "numpy" and needs_numpy(cases))
    ]


def methods_of(answer):
    """The functions that a class defines, by their names; none for what is no class."""
    return dict(inspect.getmembers(answer, inspect.isfunction)) if inspect.isclass(answer) else {}


def names_in(code):
    """The global names and attributes that code uses, with the functions inside it."""
    inner = [names_in(constant) for constant in code.co_consts if isinstance(constant, CodeType)]
    return set(code.co_names).union(*inner)


def needs_numpy(value):
    """Whether an `Array` or a `Seeded` is among these inputs, however deep."""
    is_made = isinstance(value, Array | Seeded)
    return is_made or (isinstance(value, list | tuple) and any(map(needs_numpy, value)))


def is_installed(name):
    """Whether a library can be imported."""
    try:
        return importlib.util.find_spec(name) is not None
    except ValueError:  # somebody has switched it off
        return False
