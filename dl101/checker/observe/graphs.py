"""A class of numbers that find their slopes, as `Value` in dl101/engine.py: seen by small programs that use it.

A program is a case's only argument, as text: `a = Value(3)`, `b = a * a` and `b.backward()`, a line each.
"""

import ast
import inspect
from functools import cache

from dl101.checker.observe.plain_data import one_number, plain
from dl101.checker.observe.watch import returned


def observe_graph(answer, arguments):
    """{"a": [data, grad], …} for each name in the program; a grad of None is 0, as nothing has come there.

    Where a name is given to something that is no such number: {"name": …, "gives": what, as plain data}.
    """
    one = answer(1.0)
    if not inspect.isclass(answer):
        returned(one)  # a function that makes them will do, but not one that is not finished
    names, odd = run(answer, *arguments, kind=type(one))
    if odd:
        return {"name": odd, "gives": plain(names[odd])}
    return {name: numbers_of(value) for name, value in names.items()}


def run(answer, program, kind=object):
    """What the program's names stand for in the end, and the first that is not of this kind, at which it stops."""
    known = {"Value": answer}
    for step in steps_of(program):
        exec(step, known)
        names = {name: value for name, value in known.items() if name.strip("_") and name != "Value"}
        names.pop("__builtins__", None)
        odd = next((name for name, value in names.items() if not is_value(value, kind)), "")
        if odd:
            break
    return names, odd


def is_value(thing, kind):
    """Of that kind, or of another that can go back too, as one's base class can."""
    return isinstance(thing, kind) or callable(getattr(thing, "backward", None))


@cache
def steps_of(program):
    """The code of each step."""
    return [compile(ast.Module([step], []), "<program>", "exec") for step in ast.parse(program).body]


def numbers_of(value):
    grad = plain(one_number(value.grad))
    return [plain(one_number(value.data)), 0 if grad is None else grad]
