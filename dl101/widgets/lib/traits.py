"""What a demo's traits may hold. Bad values get one clear sentence, in a notebook too.

`lib/traits.js` checks the same in the page. Lists come as tuples: nobody can change one without the demo noticing.
"""

import math
from collections.abc import Iterable, Mapping
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


def as_items(value):
    """What a list, a tuple or an array holds; for anything else, None."""
    holds = isinstance(value, Iterable) and not isinstance(value, str) and getattr(value, "ndim", 1) > 0
    return list(value) if holds else None


def is_among(value, options):
    """Whether `value` is one of some words or numbers; True is not the number 1 here, an array is nothing."""
    return isinstance(value, str | Real) and not isinstance(value, bool) and value in options


def is_between(number, low, high, whole=False):
    """Whether a float lies from `low` to `high`, and is a whole number where one is asked for; NaN does neither."""
    return low <= number <= high and (not whole or number.is_integer())


class Checked(traitlets.TraitType):
    """A trait that takes what `read(value)` can read, and says of all else what it must be: `kind`, in words."""

    must = "must be"
    kind = ""

    def read(self, value):
        """The value as the trait keeps it; None where it can't be used."""
        raise NotImplementedError

    def validate(self, demo, value):
        checked = self.read(value)
        if checked is None:
            raise InputError(
                f"{self.name} {self.must} {self.kind}, not {value!r}. It is still {getattr(demo, self.name)!r}."
            )
        return checked


class Number(Checked):
    """A float from `low` to `high`; an int, if `whole`."""

    def __init__(self, default, *, low, high, whole=False):
        super().__init__(default)
        self.low, self.high, self.whole = low, high, whole
        self.kind = f"a {'whole ' * whole}number from {low} to {high}"

    def read(self, value):
        number = as_number(value)
        if not is_between(number, self.low, self.high, self.whole):
            return None
        return int(number) if self.whole else number


class Numbers(Checked):
    """A tuple of numbers from `low` to `high`, or each one of `options`; ints, if `whole`.

    As many as `default` has, or any number of them up to `max_length`.
    """

    def __init__(self, default=(), *, low=None, high=None, options=None, whole=False, max_length=None):
        super().__init__(tuple(default))
        self.low, self.high, self.options, self.whole = low, high, options, whole
        self.length, self.max_length = len(self.default_value), max_length
        many = f"up to {max_length}" if max_length else f"{self.length}"
        which = f", each {' or '.join(map(str, options))}" if options else f" from {low} to {high}"
        self.kind = f"{many} {'whole ' * whole}numbers{which}"

    def read(self, value):
        items = as_items(value)
        if items is None or not (
            len(items) <= self.max_length if self.max_length else len(items) == self.length
        ):
            return None
        numbers = tuple(map(as_number, items))
        if not all(map(self._fits, numbers)):
            return None
        return tuple(map(int, numbers)) if self.whole else numbers

    def _fits(self, number):
        if self.options:
            return number in self.options
        return is_between(number, self.low, self.high, self.whole)


class Array(Checked):
    """Nested tuples of numbers from `low` to `high`, in the shape of `default`: (2, 3) is two rows of three."""

    must = "must hold"

    def __init__(self, default, *, low, high):
        self.low, self.high, self.shape = low, high, np.shape(default)
        self.kind = f"numbers from {low} to {high} in the shape {self.shape}"
        super().__init__(self.read(default))

    def read(self, value):
        return self._read(value, *self.shape)

    def _read(self, value, length=None, *shape):
        if length is None:
            number = as_number(value)
            return number if self.low <= number <= self.high else None  # NaN is neither
        items = as_items(value)
        rows = None if items is None else tuple(self._read(item, *shape) for item in items)
        return None if rows is None or len(rows) != length or None in rows else rows


class Pairs(Checked):
    """A tuple of up to `max_length` pairs of numbers from `low` to `high`, as points are."""

    def __init__(self, default=(), *, low, high, max_length):
        super().__init__(tuple(default))
        self.max_length = max_length
        self.pair = Numbers((0, 0), low=low, high=high)
        self.kind = f"up to {max_length} pairs of numbers from {low} to {high}"

    def read(self, value):
        items = as_items(value)
        if items is None or len(items) > self.max_length:
            return None
        pairs = tuple(self.pair.read(item) for item in items)
        return None if None in pairs else pairs


class NamedNumbers(Checked):
    """A dictionary of names and numbers from `low` to `high`. Give a new one to change it."""

    def __init__(self, *, low, high):
        super().__init__({})
        self.low, self.high = low, high
        self.kind = f"names with a number from {low} to {high} each"

    def read(self, value):
        if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
            return None
        numbers = {name: as_number(number) for name, number in value.items()}
        return numbers if all(self.low <= number <= self.high for number in numbers.values()) else None


class Bool(Checked):
    """True or False; NumPy's too."""

    kind = "True or False"

    def __init__(self, default=False):
        super().__init__(default)

    def read(self, value):
        return bool(value) if isinstance(value, bool | np.bool_) else None


class Text(Checked):
    """A str of 1 to `max_length` signs; a number is taken as it is written.

    Signs are counted as the page counts them: most emoji are two. Half of such a pair is no text.
    """

    def __init__(self, default, *, max_length):
        super().__init__(default)
        self.max_length = max_length
        self.kind = f"a text of 1 to {max_length} signs"

    def read(self, value):
        text = str(value) if isinstance(value, str | Real) and not isinstance(value, bool) else ""
        return text if 1 <= _length_in_page(text) <= self.max_length else None


def _length_in_page(text):
    """How long JavaScript finds a text; 0 for one that no page can be sent."""
    try:
        return len(text.encode("utf-16-le")) // 2
    except UnicodeEncodeError:  # half of a pair
        return 0


class OneOf(Checked):
    """One of a few values; the first is the default."""

    def __init__(self, *options, default=None):
        super().__init__(options[0] if default is None else default)
        self.options = options
        self.kind = f"one of {', '.join(map(repr, options))}"

    def read(self, value):
        # 1, where somebody wrote 1.0
        return self.options[self.options.index(value)] if is_among(value, self.options) else None


class SomeOf(Checked):
    """A tuple of some of a few values, in their order, each once; at first `default`."""

    def __init__(self, *options, default=()):
        super().__init__(tuple(default))
        self.options = options

    def validate(self, demo, value):
        items = as_items(value)
        listed = [value] if items is None else items
        unknown = [item for item in listed if not is_among(item, self.options)]
        if unknown:
            raise InputError(
                f"{self.name} may hold {', '.join(map(repr, self.options))}, not {unknown[0]!r}. "
                f"It is still {getattr(demo, self.name)!r}."
            )
        return tuple(option for option in self.options if option in listed)
