"""One dense layer."""

from dl101.checker import Array, Exercise, LazyModule, Misconception

np = LazyModule("numpy")


def dense(X, W, b):
    """The sums of a dense layer, X·W + b: a row for each example, a column for each neuron."""
    return X @ W + b


def no_bias(X, W, b):
    return X @ W


def bias_each_time(X, W, b):
    return X @ W + len(W) * b


def bias_subtracted(X, W, b):
    return X @ W - b


def bias_multiplied(X, W, b):
    return (X @ W) * b


def bias_on_weights(X, W, b):
    return X @ (W + b)


def bias_on_inputs(X, W, b):
    return (X + b) @ W


def bias_down_the_rows(X, W, b):
    return X @ W + b.reshape(-1, 1)


def weights_first(X, W, b):
    return W @ X + b


def weights_first_by_dot(X, W, b):
    return np.dot(W, X) + b


def weights_transposed(X, W, b):
    return X @ W.T + b


def weights_transposed_by_dot(X, W, b):
    return np.dot(X, W.T) + b


def elementwise(X, W, b):
    return X * W + b


def first_row(X, W, b):
    return X[0] @ W + b


def last_row(X, W, b):
    return X[-1] @ W + b


def first_column(X, W, b):
    return X @ W[:, 0] + b[0]


def first_neuron_of_every_row(X, W, b):
    return X @ W[:, :1] + b[0]


def transposed(X, W, b):
    return (X @ W + b).T


def with_relu(X, W, b):
    return np.maximum(0, X @ W + b)


def summed(X, W, b):
    return np.sum(X @ W + b)


def summed_by_row(X, W, b):
    return np.sum(X @ W + b, axis=1)


def truncated(X, W, b):
    return (X @ W + b).astype(int)


def without_last_input(X, W, b):
    return X[:, :-1] @ W[:-1] + b


SQUARE = (
    3  # the first so many cases have as many inputs as neurons: there, rows pass for columns without an error
)

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
        Misconception(
            "The products are right, but the biases are missing. Each neuron adds its own number of `b` to its sum:"
            " NumPy adds a row of biases to every row of a table.",
            no_bias,
        ),
        Misconception(
            "Each bias is added once for every input. A neuron has one bias, however many inputs it has. In a loop,"
            " start the sum with it, or add it once at the end.",
            bias_each_time,
        ),
        Misconception(
            "The biases are subtracted. The threshold is −b, so the two get mixed up; in the sum itself, b is added.",
            bias_subtracted,
        ),
        Misconception(
            "The sums are multiplied by the biases. Weights multiply; a bias is added to the sum.",
            bias_multiplied,
        ),
        Misconception(
            "The biases are added to the weights, and so each input multiplies them too. First the product X·W is"
            " made, then b is added.",
            bias_on_weights,
        ),
        Misconception(
            "The biases are added to the inputs, and so the weights multiply them too. First the product X·W is"
            " made, then b is added.",
            bias_on_inputs,
        ),
        Misconception(
            "The biases stand as a column, so each example gets one. They belong to the neurons: each *column* of the"
            " result gets its own, and NumPy does that with `b` as it is.",
            bias_down_the_rows,
        ),
        Misconception(
            "W and X have changed places. Order matters in a matrix product: the rows of the first meet the columns of"
            " the second, and here the examples are rows and the neurons are columns. So it is X·W.",
            weights_first,
            weights_first_by_dot,
        ),
        Misconception(
            "The rows of W are used as if each held one neuron's weights. In this book each *column* of W does: row i"
            " belongs to input i, column j to neuron j. So the matrix product takes W as it is, without `.T`; in a"
            " loop, the weights of neuron j are `W[:, j]`, and `W[j]` is a row. (PyTorch keeps its weights the other"
            " way round.)",
            weights_transposed,
            weights_transposed_by_dot,
            first_cases=SQUARE,
        ),
        Misconception(
            "`*` multiplies number by number, and adds nothing up. A neuron needs a sum of products: that is the matrix"
            " product, `@`.",
            elementwise,
        ),
        Misconception(
            "Only the first example is worked out. X has one example in each row, and the result needs a row for each"
            " of them. If `return` stands inside the loop, move it to the left, below the loop.",
            first_row,
        ),
        Misconception(
            "Only the last example is left. Each round of the loop seems to throw away the row before: collect the rows"
            " in a list.",
            last_row,
        ),
        Misconception(
            "Only the first neuron is worked out. The layer has one for each column of W, with its own weights and its"
            " own bias.",
            first_column,
            first_neuron_of_every_row,
        ),
        Misconception(
            "The numbers are right, but rows and columns have changed places. The result has a row for each example and"
            " a column for each neuron.",
            transposed,
        ),
        Misconception(
            "These are the outputs after a ReLU. This exercise asks for the sums, X·W + b, before any activation.",
            with_relu,
        ),
        Misconception(
            "All sums of the layer are added up to one number. Each neuron keeps its own sum, for each example.",
            summed,
        ),
        Misconception(
            "The sums of each example are added up to one number. Each neuron keeps its own sum: a layer with three"
            " neurons gives three numbers for each example.",
            summed_by_row,
        ),
        Misconception(
            "The last input is left out. `range` stops before its end, so `range(len(W))` already goes through all of"
            " them; `len(W) - 1` is one too few.",
            without_last_input,
        ),
        Misconception(
            "The digits after the decimal point are cut off. Does your code turn the sums into whole numbers? Keep"
            " floats.",
            truncated,
        ),
    ],
    hints=[
        "Work out one number on paper first: the first row of X with the first column of W, and the first bias.",
        "That is one dot product. The matrix product X·W makes all of them: each row of X with each column of W."
        " The biases come on top, one for each column.",
        "`X @ W` is the matrix product. NumPy adds a row `b` to every row of a table, so `+ b` is enough.",
    ],
    praise="One line for a whole layer: as many examples as there are rows, as many neurons as there are columns.",
)
