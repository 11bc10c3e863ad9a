"""Backpropagation through two layers: tanh in the hidden one, a linear output, the mean squared error."""

from dl101.checker import (
    Array,
    Exercise,
    LazyModule,
    Misconception,
    Slip,
    close_parts,
    fresh,
    same_parts,
    show,
    worked_example,
)
from dl101.checker.observe.gradient import observe_layer_gradients
from dl101.exercises.backprop.deltas import four, way, with_back, with_biases, with_error

np = LazyModule("numpy")


def two_layer_gradients(X, y, W1, b1, W2, b2):
    """(dW1, db1, dW2, db2): the slopes of the mean squared error."""
    H = np.tanh(X @ W1 + b1)
    predictions = H @ W2 + b2
    delta2 = 2 * (predictions - y) / y.size
    delta1 = delta2 @ W2.T * (1 - H**2)
    return X.T @ delta1, delta1.sum(axis=0), H.T @ delta2, delta2.sum(axis=0)


def example(case):
    """The call, and lines for a cell with each step."""
    X, H, d1, d2 = way()(*fresh(case))
    dW1, db1, dW2, db2 = (text(part) for part in four(X, H, d1, d2))
    arrays = dict(zip(two_layer_gradients.parameters, case, strict=True))
    steps = [
        f"forward:  H = {text(H)}, and the predictions are {text(H @ fresh(case)[4] + fresh(case)[5])}",
        f"backward: delta2 = {text(d2)}, so dW2 = {dW2} and db2 = {db2}",
        f"          delta1 = {text(d1)}, so dW1 = {dW1} and db1 = {db1}",
    ]
    return worked_example(f"two_layer_gradients({', '.join(arrays)})", arrays, steps=steps)


def text(value):
    return show(value.tolist(), 4)


CASES = [
    (Array([2]), Array([1]), Array([0.5]), Array(0), Array([2]), Array(1)),
    (
        *(Array([1, 2], [3, -1], [0.5, 1]), Array([1, 0], [2, 1], [-1, 2])),
        *(Array([0.5, -1], [0.25, 1]), Array(0.5, -0.5), Array([1, 2], [-1, 0.5]), Array(0.5, 1)),
    ),
]
# in so many first cases, all layers have the same size, so that more products fit together
SQUARE = len(CASES)
CASES += [
    (
        *(Array([1, 2], [0, -1]), Array([1], [3])),
        *(Array([0.5, -1, 1], [1, 0.5, 0]), Array(0, 1, -1), Array([1], [-2], [0.5]), Array(1)),
    ),
    (
        *(Array([1, 0, 2], [-1, 1, 0.5], [2, 1, -1], [0, 1, 1]), Array([1, 0], [0, 2], [1, 1], [-1, 3])),
        *(Array([0.5, 1], [-0.5, 0.25], [0.25, -1]), Array(0.1, -0.2), Array([1, -1], [0.5, 2]), Array(0, 1)),
    ),
]

two_layer_gradients = Exercise(
    reference=two_layer_gradients,
    cases=CASES,
    misconceptions=[
        Misconception(
            "The 2 is missing. The slope of a square (ŷ − y)² is 2 · (ŷ − y), and all four parts begin with it.",
            with_error(lambda p, y: (p - y) / y.size),
        ),
        Misconception(
            "The signs of all four parts are flipped. The slope begins with prediction minus target; the minus of the"
            " update comes later.",
            with_error(lambda p, y: 2 * (y - p) / y.size),
        ),
        Misconception(
            "All four parts are off by one factor. The loss is the mean over *all* numbers in y, n examples times k"
            " outputs: divide by that count once, `y.size`, at the very beginning.",
            *(
                with_error(lambda p, y, below=below: 2 * (p - y) / below(y))
                for below in (
                    lambda y: 1,
                    len,
                    lambda y: y.shape[1],
                    lambda y: y.size * len(y),
                    lambda y: y.size**2,
                )
            ),
            with_error(lambda p, y: (p - y) / len(y)),
            with_error(lambda p, y: p - y),
        ),
        Misconception(
            "The output layer is linear here, so its delta has no 1 − ŷ². An activation's slope comes in only where"
            " there is an activation: in the hidden layer.",
            with_error(lambda p, y: 2 * (p - y) / y.size * (1 - p**2)),
        ),
        Misconception(
            "In `dW1` and `db1`, tanh's slope is missing. What comes back through W2 is the gradient of H; to reach z,"
            " it has to pass through tanh: times 1 − H².",
            with_back(lambda z, H, p, d2, W2: d2 @ W2.T),
        ),
        Misconception(
            "In `dW1` and `db1`, tanh's slope is taken in the wrong layer. It belongs to the hidden units, after the"
            " product with W2ᵀ.",
            with_back(lambda z, H, p, d2, W2: d2 @ W2.T * (1 - p**2)),
            with_back(lambda z, H, p, d2, W2: (d2 * (1 - p**2)) @ W2.T),
            with_back(lambda z, H, p, d2, W2: (d2 * (1 - p**2)) @ W2.T * (1 - H**2)),
            with_back(lambda z, H, p, d2, W2: (d2 * (1 - H**2)) @ W2.T),
            first_cases=SQUARE,
        ),
        Misconception(
            "In `dW1` and `db1`, tanh's slope is taken at the wrong thing. It is 1 − H², and H is what tanh *gave*: not"
            " the sums that went in, and not tanh of H once more.",
            with_back(lambda z, H, p, d2, W2: d2 @ W2.T * (1 - z**2)),
            with_back(lambda z, H, p, d2, W2: d2 @ W2.T * (1 - np.tanh(H) ** 2)),
        ),
        Misconception(
            "The hidden units have tanh, and its slope is 1 − H².",
            Slip(
                "In `dW1` and `db1`, the slope is that of a sigmoid, H · (1 − H).",
                with_back(lambda z, H, p, d2, W2: d2 @ W2.T * H * (1 - H)),
            ),
            Slip(
                "In `dW1` and `db1`, the slope is that of ReLU, 1 where the sum is above 0.",
                with_back(lambda z, H, p, d2, W2: d2 @ W2.T * (z > 0)),
            ),
        ),
        Misconception(
            "On the way back, W2 is used as on the way forward. There its rows are hidden units; now each output sends"
            " its delta back to them, so rows and columns change places: `delta2 @ W2.T`.",
            with_back(lambda z, H, p, d2, W2: d2 @ W2 * (1 - H**2)),
            first_cases=SQUARE,
        ),
        Misconception(
            "A slope along biases is one number for all units. Each unit has its own bias, and so its own slope: add"
            " up each column of delta, `delta1.sum(axis=0)`.",
            *with_biases(lambda delta, dW: np.sum(delta)),
            *with_biases(lambda delta, dW: np.mean(delta)),
        ),
        Misconception(
            "A slope along biases is a mean over the examples. Delta is divided by the number of outputs already, so"
            " here its rows are added up: `delta1.sum(axis=0)`.",
            *with_biases(lambda delta, dW: delta.mean(axis=0)),
        ),
        Misconception(
            "A slope along biases has a row for each example. The bias is the same for all of them, so its paths meet:"
            " add up the rows, `delta1.sum(axis=0)`. Otherwise the update turns the row b into a table.",
            *with_biases(lambda delta, dW: delta),
        ),
        Misconception(
            "A slope along biases is made from the weights' slopes, so it contains the inputs. Delta belongs to the"
            " unit; what comes into it matters for its weights alone. Add up delta itself.",
            *with_biases(lambda delta, dW: dW.sum(axis=0)),
        ),
    ],
    hints=[
        "Write down the shapes: X is (n, d), H is (n, m), y is (n, k). Each gradient has the shape of its parameter."
        " Which products of these tables give (d, m) and (m, k)?",
        "Go forward and keep H. Then go back: `delta2`, the slope along the predictions; what it sends back"
        " through W2, times tanh's slope 1 − H², is `delta1`. Each layer's gradients come from its delta and what came"
        " into it.",
        "`delta2 = 2 * (predictions - y) / y.size` and `delta1 = delta2 @ W2.T * (1 - H**2)`. For weights, multiply"
        " what came in, transposed, by delta: `H.T @ delta2`. For biases, add up the rows: `delta2.sum(axis=0)`.",
    ],
    observe=observe_layer_gradients,
    compare=close_parts("dW1", "db1", "dW2", "db2"),
    same_mistake=same_parts,
    example=example,
    praise="Four gradients, each in the shape of its parameter: any network of dense layers goes back like this.",
)
