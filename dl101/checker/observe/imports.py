"""What an answer imports, loaded before it is watched: then neither its time nor its warnings count as the answer's."""

import contextlib
import dis
from types import CodeType

from dl101.checker.observe.watch import caught_output, code_of


def load_imports(answer):
    """Import all that the code of an answer names. What fails here is left to the answer, where it fails again."""
    code = code_of(answer)
    with caught_output():
        for module, names in imports_in(code) if code else ():
            # a module of the learner's own may raise anything
            with contextlib.suppress(Exception, SystemExit):
                __import__(module, fromlist=names)


def imports_in(code):
    """(module, names taken from it) for each `import` in code, with the functions inside it; not for relative ones."""
    steps = [step for step in dis.get_instructions(code) if step.opname != "EXTENDED_ARG"]
    for level, names, step in zip(steps, steps[1:], steps[2:], strict=False):
        if step.opname == "IMPORT_NAME" and level.argval == 0:
            yield step.argval, names.argval or ()
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from imports_in(constant)
