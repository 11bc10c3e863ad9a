"""The libraries that an exercise needs, found from its own code, so that no list of them can be wrong."""

import importlib.util
from types import CodeType

from dl101.checker.observe.inputs import Array

IMPORTS = {"numpy": "import numpy as np", "torch": "import torch"}
NAMES = {"numpy": "np", "torch": "torch"}  # as code calls them


def libraries_needed(function, cases):
    """The libraries whose names a function uses; NumPy too where its inputs are arrays."""
    names = names_in(function.__code__)
    return [
        library
        for library, name in NAMES.items()
        if name in names or (library == "numpy" and holds_array(cases))
    ]


def names_in(code):
    """The global names and attributes that code uses, with the functions inside it."""
    inner = [names_in(constant) for constant in code.co_consts if isinstance(constant, CodeType)]
    return set(code.co_names).union(*inner)


def holds_array(value):
    """Whether an `Array` is among these inputs, however deep."""
    return isinstance(value, Array) or (isinstance(value, list | tuple) and any(map(holds_array, value)))


def is_installed(name):
    """Whether a library can be imported."""
    try:
        return importlib.util.find_spec(name) is not None
    except ValueError:  # somebody has switched it off
        return False
