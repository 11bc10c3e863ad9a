"""What an answer returned, as plain data: None, bools, numbers, strings, lists and dicts of these.

Arrays, tensors, tuples and ranges become lists; fractions and decimals become floats. What has no such form becomes
`{"unusable": "a function", "advice": "…"}`. Plain data can go to another process; it says nothing on right or wrong.
"""

import inspect
import sys
from math import isnan, prod
from numbers import Integral, Real
from types import GeneratorType

DEPTH = 20  # of lists in lists
SIZE = 100_000  # numbers in one answer
TEXT = 10_000  # characters in one string
DIGITS = 300  # of a whole number; a float holds no more
DOTS = {"unusable": "`...`", "advice": "Put your code in its place."}


def plain(value, depth=0):
    """`value` as plain data."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)[:TEXT]
    if isinstance(value, Integral):  # NumPy's whole numbers too
        return int(value) if abs(value) < 10**DIGITS else unusable(f"a number with more than {DIGITS} digits")
    if isinstance(value, Real):  # NumPy's other numbers and Fraction too
        return float(value)
    if value is Ellipsis:
        return dict(DOTS)
    if depth == DEPTH:
        return unusable(f"lists nested more than {DEPTH} deep")
    if isinstance(value, dict):
        return {str(key): plain(item, depth + 1) for key, item in list(value.items())[:SIZE]}
    if isinstance(value, list | tuple | range):
        return plain_list(value, depth)
    if not inspect.isclass(value) and callable(getattr(value, "tolist", None)):
        return plain_array(value, depth)
    if not isinstance(value, complex) and hasattr(type(value), "__float__"):
        return float(value)  # Decimal, and whatever else counts as a number
    return unusable(*described(value))


def plain_list(value, depth):
    if len(value) > SIZE:
        return unusable(f"{len(value):,} values")
    return [plain(item, depth + 1) for item in value]


def plain_array(value, depth):
    """NumPy's arrays and numbers, torch's tensors, and whatever else knows `tolist`."""
    if getattr(value, "requires_grad", False):
        return unusable(
            "a tensor that is still part of a torch graph", "End it with `.detach()` or `.item()`."
        )
    if is_masked(value):
        return unusable(
            "a masked array with hidden numbers", "Return an ordinary array, with all its numbers."
        )
    if prod(getattr(value, "shape", ())) > SIZE:
        return unusable(f"an array with {prod(value.shape):,} values")
    listed = value.tolist()
    if type(listed) is type(value):  # it is no list, and would not become one by asking again
        return unusable(*described(value))
    return plain(listed, depth + 1)


def one_number(value):
    """An array or tensor that holds a single number, as a number: `float()` takes it too. All else as it is."""
    shape = getattr(value, "shape", ())
    is_array = callable(getattr(value, "reshape", None)) and not inspect.isclass(value)
    if not is_array or shape == () or prod(shape) != 1:
        return value
    number = value.reshape(())
    return number if number.shape == () else number.item()  # NumPy's matrix always keeps two axes


def is_masked(value):
    """Whether it is a NumPy array some of whose numbers are hidden."""
    masked = sys.modules.get("numpy.ma")  # not imported here: most exercises do without NumPy
    return masked is not None and isinstance(value, masked.MaskedArray) and masked.is_masked(value)


def unusable(what, advice=""):
    return {"unusable": what, "advice": advice}


def is_unusable(value):
    return isinstance(value, dict) and value.keys() == {"unusable", "advice"}


def described(value):
    """A thing without plain form: (what it is, what to do)."""
    if inspect.iscoroutine(value):
        value.close()  # or Python would complain later that nobody waited for it
        return "a coroutine", "Write `def` without `async`."
    if inspect.isclass(value):
        return f"the class `{value.__name__}`", "Are parentheses missing after its name?"
    if isinstance(value, GeneratorType | map | filter | zip):
        return (
            f"a `{type(value).__name__}`, which has not computed anything yet",
            "Put `sum(...)` or `list(...)` around it.",
        )
    if inspect.isroutine(value):
        return "a function", "Are parentheses missing after the function's name?"
    if isinstance(value, complex):
        return "a complex number", ""
    if isinstance(value, set | frozenset):
        return "a set, which keeps no order", "Make it a list."
    return f"an object of the kind `{type(value).__name__}`", ""


def leaves(value):
    """All that stands in nested lists, in order."""
    return [leaf for item in value for leaf in leaves(item)] if isinstance(value, list) else [value]


def shape(value):
    """() for what is no list, (2, 3) for two rows of three; None for rows of different shapes."""
    if not isinstance(value, list):
        return ()
    shapes = {shape(item) for item in value}
    if len(shapes) > 1 or None in shapes:
        return None
    return (len(value), *(shapes.pop() if shapes else ()))


def is_number(leaf):
    return isinstance(leaf, bool | int | float)


def is_numeric(value):
    return all(map(is_number, leaves(value)))


def has_nan(value):
    return any(is_number(leaf) and isnan(leaf) for leaf in leaves(value))
