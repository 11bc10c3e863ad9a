"""One dense layer."""

from dl101.checker import Array, Exercise, LazyModule, Misconception, Slip
from dl101.exercises.mistakes.layer import no_product
from dl101.exercises.mistakes.results import (
    first_row,
    last_row,
    summed,
    summed_by_column,
    summed_by_row,
    transposed,
    truncated,
)

np = LazyModule("numpy")


def dense(X, W, b):
    """X·W + b: a row for each example, a column for each neuron."""
    return X @ W + b


dense = Exercise(
    reference=dense,
    cases=[
        (Array([2]), Array([3]), Array(1)),
        (Array([1, 2]), Array([1, 2], [1, -1]), Array(0, 1)),
        (Array([1, 2], [0, 3]), Array([1, 2], [1, -1]), Array(0, 1)),
        (Array([1, 0, 2]), Array([1, -1], [2, 5], [0.5, 3]), Array(2, -4)),
        (Array([1, 2], [-1, 0], [0.5, 4]), Array([1, 0, 2, -3], [-2, 1, 0, 1]), Array(1, 2, 3, 0.25)),
        (Array([2], [-1], [0.5]), Array([3, -2]), Array(-1, 4)),
    ],
    misconceptions=[
        no_product(lambda layer: layer),
        Misconception(
            "Each neuron adds its own number of `b` once, to its sum of products, however many inputs it has: X·W + b.",
            Slip(
                "The products are right, but the biases are missing. NumPy adds a row of them to every row of a table.",
                lambda X, W, b: X @ W,
            ),
            Slip(
                "The biases are subtracted. The threshold is −b, so the two get mixed up.",
                lambda X, W, b: X @ W - b,
            ),
            Slip(
                "The biases are added to the weights, and so each input multiplies them too.",
                lambda X, W, b: X @ (W + b),
            ),
            Slip(
                "Each bias is added once for every input. In a loop, start the sum with it, or add it once at the end.",
                lambda X, W, b: X @ W + len(W) * b,
            ),
            Slip("Every neuron gets the sum of all biases.", lambda X, W, b: X @ W + np.sum(b)),
        ),
        Misconception(
            "Each example gets a bias of its own here. Biases belong to the neurons. In `X @ W` each *column* is a"
            " neuron, and NumPy gives it its number of `b` as it is. With X and W transposed, the columns are examples,"
            " and `b` no longer fits.",
            lambda X, W, b: W.T @ X.T + b,
            lambda X, W, b: (W.T @ X.T + b).T,
            lambda X, W, b: X @ W + b.reshape(-1, 1),
        ),
        Misconception(
            "The rows of W are used as if each held one neuron's weights. In this book each *column* of W does: row i"
            " belongs to input i, column j to neuron j. So the matrix product takes W as it is, without `.T`; in a"
            " loop, the weights of neuron j are `W[:, j]`, and `W[j]` is a row. (PyTorch keeps its weights the other"
            " way round.)",
            lambda X, W, b: X @ W.T + b,
            first_cases=3,  # there are as many inputs as neurons there, and rows pass for columns
        ),
        Misconception(
            "Only the first neuron is worked out. The layer has one for each column of W, with its own weights and its"
            " own bias.",
            lambda X, W, b: X @ W[:, 0] + b[0],
            lambda X, W, b: X @ W[:, :1] + b[0],
        ),
        Misconception(
            "The last input is left out. `range` stops before its end, so `range(len(W))` already goes through all of"
            " them; `len(W) - 1` is one too few.",
            lambda X, W, b: X[:, :-1] @ W[:-1] + b,
        ),
        Misconception(
            "These are the outputs after a ReLU. This exercise asks for the sums, X·W + b, before any activation.",
            lambda X, W, b: np.maximum(0, X @ W + b),
        ),
        first_row(dense),
        last_row(dense),
        transposed(dense),
        truncated(dense, "Does your code turn the sums into whole numbers? Keep floats."),
        Misconception(
            "Each neuron keeps its own sum: a layer with three neurons gives three numbers for each example.",
            summed(dense, "sums of the layer"),
            summed_by_row(dense, "sums"),
            summed_by_column(dense, "sums"),
        ),
    ],
    hints=[
        "Work out one number on paper first: the first row of X with the first column of W, and the first bias.",
        "That is one dot product. The matrix product X·W makes all of them: each row of X with each column of W."
        " The biases come on top, one for each column.",
        "`X @ W` is the matrix product. NumPy adds a row `b` to every row of a table, so `+ b` is enough.",
    ],
    praise="That is a whole layer: as many examples as there are rows, as many neurons as there are columns.",
)
