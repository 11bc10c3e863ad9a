"""Inputs and results in a short, readable form: 0.30000000000000004 is 0.3, and a long list shows its ends."""

import inspect
import math
import re

from dl101.checker.observe.inputs import Array, Tensor
from dl101.checker.observe.plain_data import is_unusable

FEW = 8  # so many items of a list are shown; of a longer one, the first three and the last
FEW_NUMBERS = 12  # the same for a list of plain numbers, which one goes through by hand
WIDE = 110  # characters
TEXT = 40  # characters of a text


def show(value, digits=6):
    """Plain data, an array or a number of NumPy's, an `Array` or a function, as a learner would write it."""
    if isinstance(value, Array):
        return show_array(value, digits)
    if is_unusable(value):
        return value["unusable"]
    if isinstance(value, float | int) and not isinstance(value, bool):
        return show_number(value, digits)
    if isinstance(value, list):
        return f"[{', '.join(show_items(value, digits))}]"
    if isinstance(value, tuple):
        return f"({', '.join(show_items(value, digits))}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        items = ", ".join(f"{key!r}: {show(item, digits)}" for key, item in value.items())
        return shortened(f"{{{items}}}")
    if isinstance(value, str):
        return show_text(value)
    if callable(value):
        return value.__name__
    return show(value.tolist(), digits) if hasattr(value, "tolist") else repr(value)


def show_array(array, digits):
    """The code that makes an `Array` or a `Tensor`. A tensor of floats shows their points: 1 and 1.0 differ there."""
    inside = ", ".join(show(item, digits) for item in array.values)
    if not isinstance(array, Tensor):
        return f"np.array([{inside}])"
    if array.dtype is float:
        inside = re.sub(r"(?<![\w.])(\d+)(?=[,\]]|$)", r"\1.0", inside)
    return f"torch.tensor([{inside}])"


def show_text(text):
    """A text in quotes, of which the beginning is shown."""
    return repr(text if len(text) <= TEXT else f"{text[: TEXT - 1]}…")


def show_number(number, digits):
    if isinstance(number, float) and not math.isfinite(number):
        return str(number)
    if number == round(number) and abs(number) < 1e15:
        return str(round(number))
    return f"{number:.{digits}g}"


def show_items(items, digits):
    few = FEW_NUMBERS if all(isinstance(item, int | float) for item in items) else FEW
    if len(items) <= few:
        return [show(item, digits) for item in items]
    return [*(show(item, digits) for item in items[:3]), "…", show(items[-1], digits)]


def show_apart(one, other):
    """Two values with as many digits as it takes to tell them apart."""
    for digits in (6, 10, 17):
        texts = show(one, digits), show(other, digits)
        if texts[0] != texts[1]:
            break
    return tuple(shortened(text) for text in texts)


def show_call(name, parameters, case):
    """A call that can be pasted into a cell: `relu(3)`, `weighted_sum(x=[1, 2], w=[3, 4], b=5)`."""
    values = [show(value) for value in case]
    if len(values) > 1:
        values = [f"{parameter}={value}" for parameter, value in zip(parameters, values, strict=True)]
    return f"{name}({', '.join(values)})"


def shortened(text):
    return text if len(text) <= WIDE else f"{text[: WIDE - 1]}…"


def show_arrays(arrays):
    """A line of code for each named `Array`, with its shape beside it: `W1 = np.array([[1], [-2]])  # shape (2, 1)`."""
    if not arrays:
        return []
    longest = max(map(len, arrays))
    lines = [f"{name:{longest}} = {show(array)}" for name, array in arrays.items()]
    wide = max(map(len, lines))
    shapes = [array.made().shape for array in arrays.values()]
    return [f"{line:{wide}}  # shape {shape}" for line, shape in zip(lines, shapes, strict=True)]


def worked_example(call, arrays=None, functions=(), told=(), steps=()):
    """An exercise's `example` of a case: the short call, and lines for a cell that say what is in it.

    `arrays` are the arrays that the call names, `functions` the functions. `told` are comments on what comes in, above
    the call; `steps` are comments on what happens on the way, below it.
    """
    before, after = ([f"# {words}" for words in comments] for comments in (told, steps))
    lines = [*map(one_line, functions), *show_arrays(arrays or {}), *before, call, *after]
    return call, "\n".join(f"    {line}" for line in lines)


def one_line(function):
    """The code of a short function, as one writes it in a cell: `def relu(z): return np.maximum(0, z)`."""
    return " ".join(line.strip() for line in inspect.getsource(function).splitlines())
