"""Watch an answer at work: what it returns, prints, changes, warns of; or how it fails. Never whether that is right.

A record is plain data, with those of these keys that apply:
`value` (plain data), `missing` ("None", "[None, None]", "...", "NotImplemented" or "NotImplementedError"),
`error` (see `about_error`), `printed` (its beginning), `warnings` (texts of RuntimeWarnings),
`changed` (the positions of changed arguments).
"""

import builtins
import contextlib
import inspect
import io
import linecache
import warnings

from dl101.checker.observe.inputs import fresh
from dl101.checker.observe.plain_data import DOTS, leaves, one_number, plain
from dl101.checker.observe.time_limit import call_within

PRINTED = 1000  # characters that are kept


class AskedForInputError(Exception):
    """The answer called `input()`; nobody is there to type."""


def call(answer, arguments):
    """The usual observation: what the answer returns."""
    return returned(answer(*arguments))


def call_for_number(answer, arguments):
    """For answers that are one number: an array that holds a single one counts as it."""
    return returned(one_number(answer(*arguments)))


def call_elementwise(answer, arguments):
    """For functions of one number or array: a number's result is a number, an array's an array."""
    return call_like(0)(answer, arguments)


def call_like(position):
    """For functions whose result is of the kind of the argument at this position: a number or an array."""

    def observe(answer, arguments):
        is_array = hasattr(arguments[position], "shape")
        return (call if is_array else call_for_number)(answer, arguments)

    return observe


class MissingValueError(Exception):
    """The answer returned a stand-in for an answer."""


def returned(value):
    """`value` as plain data; `MissingValueError` where it holds a `...`, nothing but `None`, or is `NotImplemented`."""
    if value is NotImplemented:
        raise MissingValueError("NotImplemented")
    seen = plain(value)
    parts = leaves(seen)
    if DOTS in parts:
        raise MissingValueError("...")
    if parts and all(part is None for part in parts):
        raise MissingValueError(repr(seen))
    return seen


def watch(observe, answer, case, clock):
    """The record of one case: `observe(answer, copies of the case)`, until the clock's time is up."""
    arguments = fresh(case)
    record = {}
    with caught_output() as (printed, warned):
        try:
            record["value"] = call_within(clock, lambda: observe(answer, arguments))
        except MissingValueError as missing:
            record["missing"] = str(missing)
        except BaseException as error:  # noqa: BLE001 - an answer may raise anything, and the notebook must go on
            if is_unfinished(error):
                record["missing"] = "NotImplementedError"
            else:
                record["error"] = about_error(error, answer)
    texts = {str(warning.message) for warning in warned if issubclass(warning.category, RuntimeWarning)}
    changed = changed_arguments(case, arguments)
    found = {"printed": printed.text, "warnings": sorted(texts), "changed": changed}
    return record | {key: value for key, value in found.items() if value}


def is_unfinished(error):
    """Whether somebody wrote `raise NotImplementedError`: PyTorch raises it too, for kinds of numbers it can't take."""
    return isinstance(error, NotImplementedError) and "not implemented for '" not in str(error)


def changed_arguments(case, arguments):
    """The positions of the arguments that are no longer what they were."""
    before = [plain(value) for value in fresh(case)]
    try:
        after = [plain(value) for value in arguments]
    except Exception:  # noqa: BLE001 - an answer may have put anything into a list
        return []
    # as texts, in which nan equals nan
    return [position for position, value in enumerate(before) if repr(value) != repr(after[position])]


class Printed(io.BufferedIOBase):
    """What is printed, of which the beginning is kept: an endless loop may print without end."""

    kept = b""

    def writable(self):
        return True

    def write(self, data):
        self.kept += bytes(data)[: 4 * PRINTED - len(self.kept)]  # a character has four bytes at most
        return len(data)

    @property
    def text(self):
        return self.kept.decode(errors="ignore")[:PRINTED]


@contextlib.contextmanager
def caught_output():
    """Catch what is printed and warned of: gives (printed, list of warnings). `input()` fails at once."""
    printed = Printed()
    # with the encoding and the buffer that libraries ask for; half of a character is shown as its code
    stdout = io.TextIOWrapper(printed, "utf-8", errors="backslashreplace", newline="\n", write_through=True)
    input_before = builtins.input
    builtins.input = refuse_input
    try:
        with warnings.catch_warnings(record=True) as warned, contextlib.redirect_stdout(stdout):
            warnings.simplefilter("always")
            yield printed, warned
    finally:
        builtins.input = input_before


def refuse_input(*_):
    raise AskedForInputError


def about_error(error, answer):
    """An exception as plain data: its kinds (its class and those above), text, name, and the answer's line."""
    try:
        text = str(error)[:300]
    except Exception:  # noqa: BLE001 - an exception of the learner's own may be broken too
        text = ""
    name = getattr(error, "name", None)
    return {
        "kinds": [kind.__name__ for kind in type(error).__mro__ if kind is not object],
        "text": text,
        "name": name if isinstance(name, str) else "",
        **line_of(error, answer),
    }


def line_of(error, answer):
    """Where in the answer's own file the error arose: `{"line": 3, "code": "return x / 0"}`, or nothing."""
    code, line = code_of(answer), None
    trace = error.__traceback__
    while code and trace:
        if trace.tb_frame.f_code.co_filename == code.co_filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return {"line": line, "code": linecache.getline(code.co_filename, line).strip()[:120]} if line else {}


def code_of(answer):
    """The code of a function, also behind decorators; None for what is written in another language."""
    with contextlib.suppress(Exception):  # an object of the learner's own may fail at whatever it is asked
        return inspect.unwrap(answer.__init__ if isinstance(answer, type) else answer).__code__
    return None
