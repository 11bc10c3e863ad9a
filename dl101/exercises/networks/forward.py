"""The way forward through a network."""

from dl101.checker import Array, Exercise, LazyModule, fresh, show, worked_example
from dl101.exercises.networks.forward_activation import ALWAYS_RELU, AROUND_WHAT, OF_WHICH_LAYER, relu
from dl101.exercises.networks.forward_errors import explain
from dl101.exercises.networks.forward_layers import IN_LAYERS

np = LazyModule("numpy")


def forward(X, layers, activation):
    """The network's output for each row of X."""
    for W, b in layers[:-1]:
        X = activation(X @ W + b)
    W, b = layers[-1]
    return X @ W + b


# Activations, besides ReLU. With NumPy's functions they take numbers, lists, arrays and tensors.


def square(z):
    return np.square(z)


def absolute(z):
    return np.abs(z)


def example(case):
    """A short call, and lines for a cell that say what is in it and what each layer gives."""
    X, layers, activation = case
    arrays, pairs = {"X": X}, []
    for number, (W, b) in enumerate(layers, 1):
        arrays |= {f"W{number}": W, f"b{number}": b}
        pairs.append(f"(W{number}, b{number})")
    call = f"forward(X, [{', '.join(pairs)}], {activation.__name__})"
    return worked_example(call, arrays, functions=[activation], steps=steps(*fresh(case)))


def steps(X, layers, activation):
    lines = []
    for number, (W, b) in enumerate(layers, 1):
        sums = X @ W + b
        X = activation(sums)
        lines.append(f"layer {number}: the sums are {show(sums)}")
        lines.append(f"         {activation.__name__} makes them {show(X)}")
    return [*lines[:-2], f"{lines[-2]}, the output"]


BOOK_LAYERS = [(Array([1, 2], [1, -1]), Array(0, 1)), (Array([1], [-2]), Array(1))]
WIDE = [(Array([1, -1, 2], [2, 0, 1]), Array(1, 0, -2)), (Array([1, 0], [2, -1], [0, 3]), Array(-2, 1))]
OF_ONE = [(Array([1]), Array(-1)), (Array([2]), Array(1)), (Array([3]), Array(0))]
SQUARE = [
    (Array([1, 0], [2, -1]), Array(0, 1)),
    (Array([1, -1], [0, 1]), Array(1, -3)),
    (Array([2], [1]), Array(-1)),
]
OF_ALL_SIZES = [
    (Array([1, 2], [0, -1], [2, 0.5]), Array(-2, 1)),
    (Array([1, -2, 0, -1], [1, 1, -1, 0]), Array(0, 1, 2, -3)),
    (Array([1, 0, -1], [-2, 1, 0], [1, 1, 1], [0, 2, -3]), Array(0.5, -4, 1)),
]

forward = Exercise(
    reference=forward,
    cases=[
        (Array([1, 2]), [(Array([2], [1]), Array(-7))], relu),
        (Array([1, 2]), BOOK_LAYERS, relu),
        (Array([0, 2]), BOOK_LAYERS, relu),
        (Array([1, 2]), BOOK_LAYERS, square),
        (Array([2]), OF_ONE, relu),
        (Array([0, 2], [2, 0], [1, -3]), BOOK_LAYERS, relu),
        (Array([1, -2, 3], [0.5, 1, 0]), [(Array([1, 0], [2, -1], [-1, 1]), Array(1, -2))], square),
        (Array([1, 2], [-1, 3]), [(Array([1, 0, -1], [2, -1, 1]), Array(1, -2, 0))], absolute),
        (Array([2, -1]), WIDE, square),
        (Array([1, -1]), SQUARE, relu),
        (Array([1, -2, 0], [0, 1, 1]), OF_ALL_SIZES, absolute),
    ],
    misconceptions=[OF_WHICH_LAYER, ALWAYS_RELU, AROUND_WHAT, *IN_LAYERS],
    hints=[
        "Take the book's network and x = (1, 2) on paper. What does the second layer get as its input?",
        "Go through the layers in a loop, and keep one variable: what comes out of a layer goes into the next. The last"
        " layer is different in one thing.",
        "`for W, b in layers[:-1]:` goes through all layers but the last: there, `X` becomes `activation(X @ W + b)`."
        " Below the loop, `W, b = layers[-1]` is the last one, and its sums are returned.",
    ],
    explain=explain,
    example=example,
    praise="That is forward propagation, for any number of layers. Large networks do the same, with more numbers.",
)
