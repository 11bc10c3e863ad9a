"""Slips in the product of a layer, X·W + b, wherever a layer stands in an exercise."""

from dl101.checker import LazyModule, Misconception, Slip

np = LazyModule("numpy")


def no_product(answer_with):
    """The mistake to make something else than X·W: `answer_with(layer)` is our answer with this `layer(X, W, b)`."""
    return Misconception(
        "A neuron needs a sum of products, and the matrix product, `@`, makes them all: in X·W the rows of X, which are"
        " the examples, meet the columns of W, which are the neurons.",
        Slip(
            "W and X have changed places, and order matters in a matrix product.",
            answer_with(lambda X, W, b: W @ X + b),
            answer_with(lambda X, W, b: np.dot(W, X) + b),
        ),
        Slip("`*` multiplies number by number, and adds nothing up.", answer_with(lambda X, W, b: X * W + b)),
    )
