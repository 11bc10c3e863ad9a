"""Slips in the sums of a layer, X·W + b, wherever a layer stands in an exercise."""

from dl101.checker import LazyModule, Misconception

np = LazyModule("numpy")


def product_slips(answer_with):
    """Slips in the product: `answer_with(layer)` is our answer, with this `layer(X, W, b)` in place of X·W + b."""
    return [
        Misconception(
            "W and X have changed places. Order matters in a matrix product: the rows of the first meet the columns of"
            " the second, and here the examples are rows and the neurons are columns. So it is X·W.",
            answer_with(lambda X, W, b: W @ X + b),
            answer_with(lambda X, W, b: np.dot(W, X) + b),
        ),
        Misconception(
            "`*` multiplies number by number, and adds nothing up. A neuron needs a sum of products: that is the matrix"
            " product, `@`.",
            answer_with(lambda X, W, b: X * W + b),
        ),
    ]


def bias_slips(answer_with):
    """Slips in what is added to it: `answer_with` as above."""
    return [
        Misconception(
            "The products are right, but the biases are missing. Each neuron adds its own number of `b` to its sum:"
            " NumPy adds a row of biases to every row of a table.",
            answer_with(lambda X, W, b: X @ W),
        ),
        Misconception(
            "The biases are subtracted. The threshold is −b, so the two get mixed up; in the sum itself, b is added.",
            answer_with(lambda X, W, b: X @ W - b),
        ),
        Misconception(
            "The biases are added to the weights, and so each input multiplies them too. First the product X·W is"
            " made, then b is added.",
            answer_with(lambda X, W, b: X @ (W + b)),
        ),
        Misconception(
            "Each example gets a bias of its own here. Biases belong to the neurons. In `X @ W` each *column* is a"
            " neuron, and NumPy gives it its number of `b` as it is. With X and W transposed, the columns are examples,"
            " and `b` no longer fits.",
            answer_with(lambda X, W, b: W.T @ X.T + b),
            answer_with(lambda X, W, b: (W.T @ X.T + b).T),
            answer_with(lambda X, W, b: X @ W + b.reshape(-1, 1)),
        ),
    ]
