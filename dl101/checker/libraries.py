"""The libraries that an exercise needs, found from its own code, so that no list of them can be wrong."""

import importlib.util
import inspect
from types import CodeType

IMPORTS = {  # by the name that code uses: the library, and the line that brings it
    "np": ("numpy", "import numpy as np"),
    "torch": ("torch", "import torch"),
    "nn": ("torch", "from torch import nn"),
}


def libraries_needed(answer, cases):
    """The libraries whose names a function or a class uses, and those that make the inputs."""
    used = {library for library, _ in imports_of(answer)} | libraries_in(cases)
    return [library for library in ("numpy", "torch") if library in used]


def imports_of(answer):
    """(library, line that imports it) for each name of a library that a function or a class uses."""
    functions = methods_of(answer).values() or [answer]
    names = set().union(*(names_in(function.__code__) for function in functions))
    return [found for name, found in IMPORTS.items() if name in names]


def import_lines(answer, libraries):
    """The lines of import that these libraries need: those of the names that an answer uses, or the usual one."""
    used, usual = imports_of(answer), list(IMPORTS.values())
    for name in libraries:
        lines = [line for library, line in used if library == name]
        yield from lines or [line for library, line in usual if library == name][:1]


def methods_of(answer):
    """The functions that a class defines, by their names; none for what is no class."""
    return dict(inspect.getmembers(answer, inspect.isfunction)) if inspect.isclass(answer) else {}


def names_in(code):
    """The global names and attributes that code uses, with the functions inside it."""
    inner = [names_in(constant) for constant in code.co_consts if isinstance(constant, CodeType)]
    return set(code.co_names).union(*inner)


def libraries_in(value):
    """The libraries that make these inputs, however deep they stand."""
    if hasattr(value, "library"):
        return {value.library}
    return set().union(*map(libraries_in, value)) if isinstance(value, list | tuple) else set()


def is_installed(name):
    """Whether a library can be imported."""
    try:
        return importlib.util.find_spec(name) is not None
    except ValueError:  # somebody has switched it off
        return False
