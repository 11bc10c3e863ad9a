"""A kernel of 3 by 3 for edges between columns: what is true of it is reckoned from its sums."""

from math import isfinite

from dl101.checker import shortened, show
from dl101.checker.observe.plain_data import is_number, is_unusable, leaves, shape

LARGEST = 1e150  # so that no sum of numbers is infinite


class Kernel:
    """What an answer gave; the sums of its rows and columns are 0 where they are 0 but for rounding."""

    def __init__(self, seen):
        self.seen = seen
        self.numbers = leaves(seen)
        self.is_ordinary = all(
            is_number(one) and isfinite(one) and abs(one) < LARGEST for one in self.numbers
        )
        self.is_kernel = shape(seen) == (3, 3) and self.is_ordinary
        self.kernel = seen if self.is_kernel else [[0] * 3] * 3
        self.left_over = 1e-9 * max(map(abs, leaves(self.kernel)))
        self.rows = [self.sum_of(row) for row in self.kernel]
        self.columns = [self.sum_of(column) for column in zip(*self.kernel, strict=True)]
        self.sum = self.sum_of(leaves(self.kernel))
        # the window sees the jump between its first two columns, or between its last two
        self.answers = [self.sum_of(self.columns[1:]), self.columns[2]]
        self.strength = max(map(abs, self.answers))

    def sum_of(self, numbers):
        total = sum(numbers)
        return 0 if abs(total) <= self.left_over else total

    @property
    def is_silent(self):
        """Whether it gives 0 on flat areas and where brightness changes between rows alone."""
        return self.is_kernel and not any(self.rows)

    @property
    def is_right(self):
        return self.is_silent and self.strength >= 1 - 1e-9

    @property
    def transposed(self):
        return Kernel([list(column) for column in zip(*self.kernel, strict=True)])

    @property
    def turned(self):
        """The rows after a quarter turn."""
        return [list(column) for column in zip(*self.kernel[::-1], strict=True)]

    def with_column_turned(self, place):
        """The same kernel with the other sign in one column."""
        return Kernel([[-n if j == place else n for j, n in enumerate(row)] for row in self.kernel])


def fault(found):
    """What is wrong with a `Kernel`, as words that go on after the call, or None."""
    if not found.is_kernel:
        advice = f" {found.seen['advice']}" if is_unusable(found.seen) else ""
        given = f"{shortened(show(found.seen))}.{advice}"
        return f"should give 3 rows of 3 ordinary numbers, and yours gives {given}"
    if found.sum:
        return f"gives {show(found.sum)} on a flat area of brightness 1, where it should give 0."
    if not found.is_silent:
        row = next(row for row, total in enumerate(found.rows) if total)
        words = f"the numbers in row {row + 1} sum to {show(found.rows[row])}"
        return f"should give 0 where brightness changes only between rows, and {words}."
    if found.is_right:
        return None
    return (
        "should give at least 1 or at most −1 where brightness jumps by 1 from a column to the next, and yours gives"
        f" {show(found.answers[0])} and {show(found.answers[1])} there."
    )
