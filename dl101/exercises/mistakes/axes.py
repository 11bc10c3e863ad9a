"""A table divided by the sums of its rows: what goes wrong where the sums run along another axis, or through all."""

from dl101.checker import LazyModule, Misconception, Slip

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


def wrong_axes(answers, flat, tables, rows):
    """Sums along a wrong axis, or lying flat: `answers(divide)` are those that divide so, `flat` some more of the kind.

    The first so many cases are `tables` that tell a slip, and `rows` single rows.
    """
    return Misconception(
        "Each row is an example, and its shares have to sum to 1: `axis=-1` means the last axis, of one row and of a"
        " table.",
        Slip("In a table, the *columns* sum to 1 here.", *answers(by_column_sums)),
        Slip(
            "One number for each row comes back as a flat row, and then does not fit beside the rows that it belongs"
            " to. With `keepdims=True` the sums and the largest numbers stay a column.",
            *answers(by_flat_row_sums),
            *flat,
        ),
        Slip(
            "With `axis=1` it needs a table: a single row of numbers has only axis 0.",
            *answers(by_axis_1),
            first_cases=rows,
        ),
        Slip(
            "It goes through rows, so it needs a table: in a single row of numbers, it takes each number for a row.",
            *answers(item_by_item),
        ),
        first_cases=tables,
    )
