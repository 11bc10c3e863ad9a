"""A table divided by the sums of its rows: what goes wrong where the sums run along another axis, or through all."""

from functools import partial

from dl101.checker import LazyModule, Misconception

np = LazyModule("numpy")


def row_sums(table):
    return np.sum(table, axis=-1, keepdims=True)


def by_row_sums(table):
    """The right one, for a single row too."""
    return table / row_sums(table)


def by_flat_row_sums(table):
    return table / np.sum(table, axis=-1)


def by_sum_of_all(table):
    return table / np.sum(table)


def by_column_sums(table):
    return table / np.sum(table, axis=0)


def by_axis_1(table):
    return table / np.sum(table, axis=1, keepdims=True)


def by_flat_axis_1(table):
    return table / np.sum(table, axis=1)


def item_by_item(table):
    """As a loop over rows does it, which takes each number of a single row for a row."""
    return np.array([item / np.sum(item) for item in table])


DIVIDED = (
    by_row_sums,
    by_flat_row_sums,
    by_sum_of_all,
    by_column_sums,
    by_axis_1,
    by_flat_axis_1,
    item_by_item,
)

# A mistake for each of them, to which an exercise adds its answers: `column_sums_used(answer, answer, first_cases=5)`

column_sums_used = partial(
    Misconception,
    "In a table, the *columns* sum to 1 here. Each row is an example, and its shares have to sum to 1:"
    " that is the last axis, `axis=-1`.",
)
flat_row_sums_used = partial(
    Misconception,
    "One number for each row comes back as a flat row, and then does not fit beside the rows that it belongs"
    " to. With `keepdims=True` the sums and the largest numbers stay a column, and each row gets its own.",
)
axis_1_used = partial(
    Misconception,
    "With `axis=1` it needs a table: a single row of numbers has only axis 0. `axis=-1` means the last axis,"
    " whatever there are.",
)
rows_expected = partial(
    Misconception,
    "It goes through rows, so it needs a table: in a single row of numbers, it takes each number for a row."
    " `axis=-1` means the last axis, and NumPy then does the same for one row and for many.",
)
