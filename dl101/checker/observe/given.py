"""What was given to `check`, before it runs: is it a function, is it begun, does it take the right inputs?"""

import contextlib
import inspect

from dl101.checker.observe.plain_data import described, plain, unusable
from dl101.checker.observe.watch import code_of


def classify(answer, parameters, methods=()):
    """None for a function or a class that can be tried; else a record that says what it is instead.

    `methods` are the names of those that a class has to have: none of them may be blank.
    """
    if answer is None or answer is Ellipsis or answer is NotImplemented:
        return {"given": "nothing"}
    if not callable(answer):
        return a_value(answer)
    if is_blank(answer):
        return {"given": "blank"}
    blank = [name for name in methods if is_blank(vars(answer).get(name))] if inspect.isclass(answer) else []
    if blank:
        return {"given": "blank methods", "methods": blank}
    return other_inputs(answer, parameters)


def a_value(answer):
    """The record of what is no function."""
    return {"given": "a value", "value": plain_or_described(answer)}


def plain_or_described(value):
    """Any value as plain data."""
    with contextlib.suppress(Exception):  # an object of the learner's own may fail at whatever it is asked
        return plain(value)
    return unusable(*described(value))


def is_blank(answer):
    """Whether a function's body is still `...` (or `pass`), with or without a docstring."""

    def dots(): ...

    def dots_with_docstring():
        """One."""

    code = code_of(answer)
    if code is None or code.co_code not in (dots.__code__.co_code, dots_with_docstring.__code__.co_code):
        return False
    # `return (1, 1, 0)` has the same instructions, with a constant of its own
    return all(constant in (None, answer.__doc__) for constant in code.co_consts)


def other_inputs(answer, parameters):
    """A record of the inputs that an answer takes, where they don't fit; None where they do or can't be known."""
    signature = None
    with contextlib.suppress(Exception):  # functions of compiled libraries may keep theirs to themselves
        signature = inspect.signature(answer)
    try:
        if signature:
            signature.bind(*parameters)
    except TypeError:
        by_name = [name for name, input_ in signature.parameters.items() if is_by_name_only(input_)]
        return {"given": "other inputs", "takes": list(signature.parameters), "by name": by_name}
    return None


def is_by_name_only(parameter):
    """Whether a call has to name this input: it stands after a `*`, without a default."""
    return parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty
