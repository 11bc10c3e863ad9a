"""Right until the end: our own answer, of which then too little is returned, or in another form."""

from dl101.checker import LazyModule, Misconception

np = LazyModule("numpy")


def truncated(reference, advice="Does your code turn the results into whole numbers? Keep floats."):
    """The digits after the decimal point are lost: `int(z)`, or an array of whole numbers."""
    return Misconception(
        f"The digits after the decimal point are cut off. {advice}",
        after(reference, lambda result: result.astype(int) if hasattr(result, "astype") else int(result)),
    )


def summed(reference, what, advice=""):
    """One number in place of all: `summed(dense, "sums of the layer", "Each neuron keeps its own sum.")`."""
    words = f"All {what} are added up to one number. {advice}".rstrip()
    return Misconception(words, after(reference, lambda result: np.sum(result)))


def summed_by_row(reference, what, advice=""):
    """One number for each row of the table."""
    words = f"The {what} of each example are added up to one number. {advice}".rstrip()
    return Misconception(words, after(reference, lambda table: table.sum(axis=-1)))


def summed_by_column(reference, what, advice=""):
    """One number for each column of the table: a loop or `sum` over its rows."""
    words = f"The {what} of all examples are added up, column by column. {advice}".rstrip()
    return Misconception(words, after(reference, lambda table: table.sum(axis=0)))


def first_row(reference, table="X", of="example"):
    """A loop over the rows of `table` that ends in its first round."""
    return Misconception(
        f"Only the first {of} is worked out. {table} has one {of} in each row, and the result needs a row for each"
        " of them. If `return` stands inside the loop, move it to the left, below the loop.",
        after(reference, lambda result: result[0]),
        after(reference, lambda result: result[:1]),
    )


def last_row(reference, of="example"):
    """A loop over rows that keeps only the row of its last round."""
    return Misconception(
        f"Only the last {of} is left. Each round of the loop seems to throw away the row before: collect the rows"
        " in a list.",
        after(reference, lambda result: result[-1]),
        after(reference, lambda result: result[-1:]),
    )


def transposed(reference, advice="The result has a row for each example and a column for each neuron."):
    """The right numbers, with rows for columns."""
    return Misconception(
        f"The numbers are right, but rows and columns have changed places. {advice}",
        after(reference, lambda table: table.T),
    )


def after(reference, end):
    """An answer: ours, and `end(result)` of what it gives."""

    def answer(*inputs):
        return end(reference(*inputs))

    return answer
