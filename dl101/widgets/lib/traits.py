"""What a demo's traits may hold. Bad values get one clear sentence, in a notebook too.

`lib/traits.js` checks the same in the page.
"""

import math
from collections.abc import Iterable
from numbers import Real

import numpy as np
import traitlets


class InputError(traitlets.TraitError):
    """A value that a demo can't use. A notebook shows the sentence alone, without a traceback."""

    def _render_traceback_(self):
        return [f"InputError: {self}"]


def as_number(value):
    """`value` as a float; NaN where it is not a number. NumPy's and torch's scalars are numbers, texts are not."""
    if isinstance(value, Real) or (hasattr(value, "item") and getattr(value, "ndim", None) == 0):
        plain = value.item() if hasattr(value, "item") else value
        try:
            return float(plain)
        except (OverflowError, TypeError, ValueError):  # 10**400; a complex number, a text in an array
            return math.nan
    return math.nan


def is_among(value, options):
    """Whether `value` is one of some words or numbers; True is not the number 1 here, an array is nothing."""
    return isinstance(value, str | Real) and not isinstance(value, bool) and value in options


class Number(traitlets.TraitType):
    """A finite float with |value| <= limit."""

    def __init__(self, default, limit):
        super().__init__(default)
        self.limit = limit

    def validate(self, demo, value):
        number = as_number(value)
        if not abs(number) <= self.limit:  # NaN is never <=
            raise InputError(
                f"{self.name} must be a number from -{self.limit} to {self.limit}, not {value!r}. "
                f"It is still {getattr(demo, self.name)}."
            )
        return number


class Numbers(traitlets.TraitType):
    """A tuple of as many finite floats as `default` has, each with |value| <= limit."""

    def __init__(self, default, limit):
        super().__init__(default)
        self.limit = limit

    def validate(self, demo, value):
        listed = list(value) if isinstance(value, Iterable) and not isinstance(value, str) else []
        numbers = tuple(as_number(item) for item in listed)
        length = len(self.default_value)
        if len(numbers) != length or not all(abs(number) <= self.limit for number in numbers):
            raise InputError(
                f"{self.name} must be {length} numbers from -{self.limit} to {self.limit}, not {value!r}. "
                f"It is still {getattr(demo, self.name)}."
            )
        return numbers


class NumberBetween(traitlets.TraitType):
    """A float from `low` to `high`."""

    def __init__(self, default, low, high):
        super().__init__(default)
        self.low, self.high = low, high

    def validate(self, demo, value):
        number = as_number(value)
        if not self.low <= number <= self.high:  # NaN is neither
            raise InputError(
                f"{self.name} must be a number from {self.low} to {self.high}, not {value!r}. "
                f"It is still {getattr(demo, self.name)}."
            )
        return number


class WholeNumber(traitlets.TraitType):
    """An int from `low` to `high`."""

    def __init__(self, default, low, high):
        super().__init__(default)
        self.low, self.high = low, high

    def validate(self, demo, value):
        number = as_number(value)
        if not (self.low <= number <= self.high and number.is_integer()):  # NaN is neither
            raise InputError(
                f"{self.name} must be a whole number from {self.low} to {self.high}, not {value!r}. "
                f"It is still {getattr(demo, self.name)}."
            )
        return int(number)


class NumberList(traitlets.TraitType):
    """A list of up to `most` numbers from `low` to `high`: floats, or ints if `whole`; or each one of `options`."""

    def __init__(self, *default, most, low=None, high=None, options=None, whole=False):
        super().__init__()
        self.start, self.most, self.whole = default, most, whole
        self.low, self.high, self.options = low, high, options

    def make_dynamic_default(self):
        return list(self.start)

    def _fits(self, number):
        if self.options:
            return number in self.options
        return self.low <= number <= self.high and (not self.whole or number.is_integer())  # NaN is neither

    def validate(self, demo, value):
        listed = list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [math.nan]
        numbers = [as_number(item) for item in listed]
        if len(numbers) > self.most or not all(map(self._fits, numbers)):
            kind = "whole numbers" if self.whole else "numbers"
            which = f" from {self.low} to {self.high}"
            if self.options:
                which = f", each {' or '.join(map(str, self.options))}"
            raise InputError(
                f"{self.name} must be up to {self.most} {kind}{which}, not {value!r}. "
                f"It is still {getattr(demo, self.name)!r}."
            )
        return [int(number) for number in numbers] if self.whole else numbers


class Flag(traitlets.TraitType):
    """True or False; NumPy's too."""

    def __init__(self, default=False):
        super().__init__(default)

    def validate(self, demo, value):
        if not isinstance(value, bool | np.bool_):
            raise InputError(
                f"{self.name} must be True or False, not {value!r}. It is still {getattr(demo, self.name)!r}."
            )
        return bool(value)


class Text(traitlets.TraitType):
    """A str of 1 to `most` signs; a number is taken as it is written.

    Signs are counted as the page counts them: most emoji are two. Half of such a pair is no text.
    """

    def __init__(self, default, most):
        super().__init__(default)
        self.most = most

    def validate(self, demo, value):
        text = str(value) if isinstance(value, str | Real) and not isinstance(value, bool) else ""
        if not 1 <= _length_in_page(text) <= self.most:
            raise InputError(
                f"{self.name} must be a text of 1 to {self.most} signs, not {value!r}. "
                f"It is still {getattr(demo, self.name)!r}."
            )
        return text


def _length_in_page(text):
    """How long JavaScript finds a text; 0 for one that no page can be sent."""
    try:
        return len(text.encode("utf-16-le")) // 2
    except UnicodeEncodeError:  # half of a pair
        return 0


class OneOf(traitlets.TraitType):
    """One of a few values; the first is the default."""

    def __init__(self, *options, default=None):
        super().__init__(options[0] if default is None else default)
        self.options = options

    def validate(self, demo, value):
        if not is_among(value, self.options):
            raise InputError(
                f"{self.name} must be one of {', '.join(map(repr, self.options))}, not {value!r}. "
                f"It is still {getattr(demo, self.name)!r}."
            )
        return self.options[self.options.index(value)]  # 1, where somebody wrote 1.0


class SomeOf(traitlets.TraitType):
    """A list of some of a few values, in their order, each once; at first `default`."""

    def __init__(self, *options, default=()):
        super().__init__()
        self.options, self.start = options, default

    def make_dynamic_default(self):
        return list(self.start)

    def validate(self, demo, value):
        listed = list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [value]
        unknown = [item for item in listed if not is_among(item, self.options)]
        if unknown:
            raise InputError(
                f"{self.name} may hold {', '.join(map(repr, self.options))}, not {unknown[0]!r}. "
                f"It is still {getattr(demo, self.name)!r}."
            )
        return [option for option in self.options if option in listed]
