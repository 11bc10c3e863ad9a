"""The way forward through a network."""

import re
from functools import partial

from dl101.checker import Array, Exercise, LazyModule, Misconception, fresh, show, worked_example
from dl101.checker.observe.plain_data import plain

np = LazyModule("numpy")


def forward(X, layers, activation):
    """The network's output: each layer takes what the one before it gave, and the last one is linear."""
    for W, b in layers[:-1]:
        X = activation(X @ W + b)
    W, b = layers[-1]
    return X @ W + b


# Activations: with NumPy's functions they take numbers, lists, arrays and tensors.


def relu(z):
    return np.maximum(0, z)


def square(z):
    return np.square(z)


def absolute(z):
    return np.abs(z)


def dense(X, layer):
    W, b = layer
    return X @ W + b


def passed(X, layers, activation):
    for layer in layers[:-1]:
        X = activation(dense(X, layer))
    return dense(X, layers[-1])


def every_layer_activated(X, layers, activation):
    for layer in layers:
        X = activation(dense(X, layer))
    return X


def never_activated(X, layers, activation):
    for layer in layers:
        X = dense(X, layer)
    return X


def only_last_activated(X, layers, activation):
    return activation(never_activated(X, layers, activation))


def only_first_activated(X, layers, activation):
    X = activation(dense(X, layers[0])) if len(layers) > 1 else dense(X, layers[0])
    return never_activated(X, layers[1:], activation)


def only_first_activated_even_alone(X, layers, activation):
    return never_activated(activation(dense(X, layers[0])), layers[1:], activation)


def every_layer_of_several_activated(X, layers, activation):
    return every_layer_activated(X, layers, activation) if len(layers) > 1 else dense(X, layers[0])


def activated_before(X, layers, activation):
    for W, b in layers:
        X = activation(X) @ W + b
    return X


def activated_before_but_the_last(X, layers, activation):
    for W, b in layers[:-1]:
        X = activation(X) @ W + b
    return dense(X, layers[-1])


def activated_before_and_after_all(X, layers, activation):
    return activation(activated_before(X, layers, activation))


def activated_twice(X, layers, activation):
    return passed(X, layers, lambda z: activation(activation(z)))


def bias_after_activation(X, layers, activation):
    for W, b in layers[:-1]:
        X = activation(X @ W) + b
    return dense(X, layers[-1])


def no_biases(X, layers, activation):
    return passed(X, [(W, 0) for W, _ in layers], activation)


def bias_only_last(X, layers, activation):
    return passed(X, [*((W, 0) for W, _ in layers[:-1]), layers[-1]], activation)


def last_bias_forgotten(X, layers, activation):
    return passed(X, [*layers[:-1], (layers[-1][0], 0)], activation)


def inputs_again(X, layers, activation):
    for layer in layers:
        result = activation(dense(X, layer))
    return result


def inputs_again_then_linear(X, layers, activation):
    for layer in layers[:-1]:
        activation(dense(X, layer))
    return dense(X, layers[-1])


def inputs_again_then_last(X, layers, activation):
    result = X
    for layer in layers[:-1]:
        result = activation(dense(X, layer))
    return dense(result, layers[-1])


def layer_of_the_loop_again(X, layers, activation):
    for W, b in layers[:-1]:
        X = activation(X @ W + b)
    return X @ W + b


def first_layer_activated(X, layers, activation):
    return activation(dense(X, layers[0]))


def first_layer(X, layers, activation):
    return dense(X, layers[0])


def first_layer_of_several(X, layers, activation):
    return (activation if len(layers) > 1 else lambda z: z)(dense(X, layers[0]))


def without_last_layer(X, layers, activation):
    for layer in layers[:-1]:
        X = activation(dense(X, layer))
    return X


def without_first_layer(X, layers, activation):
    for layer in layers[1:]:
        X = activation(dense(X, layer))
    return X


def without_first_layer_last_linear(X, layers, activation):
    return passed(X, layers[1:], activation) if len(layers) > 1 else X


def from_the_end(X, layers, activation):
    return passed(X, layers[::-1], activation)


def from_the_end_every_layer_activated(X, layers, activation):
    return every_layer_activated(X, layers[::-1], activation)


def every_output(X, layers, activation):
    outputs = []
    for layer in layers[:-1]:
        X = activation(dense(X, layer))
        outputs.append(X)
    return [*outputs, dense(X, layers[-1])]


def inputs_and_every_output(X, layers, activation):
    return [X, *every_output(X, layers, activation)]


def two_layers_unpacked(X, layers, activation):
    (W1, b1), (W2, b2) = layers
    return activation(X @ W1 + b1) @ W2 + b2


def two_layers_by_index(X, layers, activation):
    return dense(activation(dense(X, layers[0])), layers[1])


def first_and_last_layer(X, layers, activation):
    return dense(activation(dense(X, layers[0])), layers[-1])


def with_relu(answer, X, layers, activation):
    return answer(X, layers, relu)


def relus(*answers):
    """These answers with ReLU, whatever the activation is."""
    return [partial(with_relu, answer) for answer in answers]


def weights_first(X, layers, activation):
    for W, b in layers[:-1]:
        X = activation(W @ X + b)
    W, b = layers[-1]
    return W @ X + b


def elementwise(X, layers, activation):
    for W, b in layers[:-1]:
        X = activation(X * W + b)
    W, b = layers[-1]
    return X * W + b


def elementwise_every_layer_activated(X, layers, activation):
    for W, b in layers:
        X = activation(X * W + b)
    return X


def pairs_swapped(X, layers, activation):
    return passed(X, [(b, W) for W, b in layers], activation)


def first_row(X, layers, activation):
    return passed(X, layers, activation)[0]


def summed(X, layers, activation):
    return np.sum(passed(X, layers, activation))


def weights_transposed(X, layers, activation):
    return passed(X, [(W.T, b) for W, b in layers], activation)


BOOK_LAYERS = [(Array([1, 2], [1, -1]), Array(0, 1)), (Array([1], [-2]), Array(1))]
SHOWN = {  # as one writes them in a cell
    relu: "def relu(z): return np.maximum(0, z)",
    square: "def square(z): return z * z",
    absolute: "def absolute(z): return np.abs(z)",
}


def example(case):
    """A short call, and lines for a cell that say what is in it and what each layer gives."""
    X, layers, activation = case
    arrays = {"X": X}
    for number, (W, b) in enumerate(layers, 1):
        arrays |= {f"W{number}": W, f"b{number}": b}
    pairs = ", ".join(f"(W{number}, b{number})" for number in range(1, len(layers) + 1))
    call = f"forward(X, [{pairs}], {activation.__name__})"
    return worked_example(call, arrays, [SHOWN[activation]], steps(*fresh(case)))


def steps(X, layers, activation):
    """What each layer gives."""
    lines = []
    for number, layer in enumerate(layers, 1):
        sums = dense(X, layer)
        X = activation(sums)
        lines += [
            f"layer {number}: the sums are {show(plain(sums))}",
            f"         {activation.__name__} makes them {show(plain(X))}",
        ]
    return [*lines[:-2], f"{lines[-2]}, the output"]


def explain(error):
    """What stopped an answer, where it says something on the way through the layers."""
    code = error.get("code", "")
    if "truth value of an" in error["text"] and re.search(r"[!=]=|\.index\(|^(el)?if\b.*\bin\b", code):
        return (
            "`==`, `!=` and `in` compare arrays number by number: that gives many answers where one is needed. To"
            " know whether a layer is the last, compare positions: with `for i, (W, b) in enumerate(layers):`, the last"
            " layer has `i == len(layers) - 1`. Or let the loop go through `layers[:-1]`, and take `layers[-1]` below."
        )
    unset = re.search(r"variable '(\w+)'", error["text"]) if "UnboundLocalError" in error["kinds"] else None
    return explain_unset(unset[1], code) if unset else ""


def explain_unset(name, code):
    """What a name without a value means, from its place in the line: before W, or W itself."""
    if re.search(rf"\b{name} *@|\b(?:dot|matmul|dense)\( *{name}\b", code):
        return (
            f"`{name}` has no value yet. Each layer takes what the layer before it gave, and the first one takes `X`."
            f" So write `{name} = X` before the loop, and let each layer take `{name}` and give a new one."
        )
    if re.search(rf"@ *{name}\b|\b(?:dot|matmul|dense)\([^()]*, *{name}\b", code):
        return (
            f"`{name}` gets a value only inside the loop, and with one layer the loop has nothing to do. Below the"
            " loop, take the last layer's own: `W, b = layers[-1]`."
        )
    return ""


forward = Exercise(
    reference=forward,
    cases=[
        (Array([1, 2]), [(Array([2], [1]), Array(-7))], relu),
        (Array([1, 2]), BOOK_LAYERS, relu),
        (Array([0, 2]), BOOK_LAYERS, relu),
        (Array([1, 2]), BOOK_LAYERS, square),
        (Array([2]), [(Array([1]), Array(-1)), (Array([2]), Array(1)), (Array([3]), Array(0))], relu),
        (Array([0, 2], [2, 0], [1, -3]), BOOK_LAYERS, relu),
        (Array([1, -2, 3], [0.5, 1, 0]), [(Array([1, 0], [2, -1], [-1, 1]), Array(1, -2))], square),
        (Array([1, 2], [-1, 3]), [(Array([1, 0, -1], [2, -1, 1]), Array(1, -2, 0))], absolute),
        (
            Array([2, -1]),
            [(Array([1, -1, 2], [2, 0, 1]), Array(1, 0, -2)), (Array([1, 0], [2, -1], [0, 3]), Array(-2, 1))],
            square,
        ),
        (
            Array([1, -1]),
            [
                (Array([1, 0], [2, -1]), Array(0, 1)),
                (Array([1, -1], [0, 1]), Array(1, -3)),
                (Array([2], [1]), Array(-1)),
            ],
            relu,
        ),
        (
            Array([1, -2, 0], [0, 1, 1]),
            [
                (Array([1, 2], [0, -1], [2, 0.5]), Array(-2, 1)),
                (Array([1, -2, 0, -1], [1, 1, -1, 0]), Array(0, 1, 2, -3)),
                (Array([1, 0, -1], [-2, 1, 0], [1, 1, 1], [0, 2, -3]), Array(0.5, -4, 1)),
            ],
            absolute,
        ),
    ],
    misconceptions=[
        Misconception(
            "The activation is applied after the last layer too. The last layer is linear: its sums leave the network"
            " as they are.",
            every_layer_activated,
        ),
        Misconception(
            "One layer alone is right, but with two or more, the activation is applied after the last one too. How many"
            " layers there are does not say which of them is the last: that depends on its position in the list.",
            every_layer_of_several_activated,
        ),
        Misconception(
            "It always uses ReLU, and after the last layer too. The third input, `activation`, is a function: call it"
            " instead. And leave the last layer's sums as they are.",
            *relus(every_layer_activated, every_layer_of_several_activated),
        ),
        Misconception(
            "The activation is missing, so this is a stack of linear layers, which is worth no more than one. After"
            " each layer but the last, give the sums to `activation`.",
            never_activated,
        ),
        Misconception(
            "The activation comes at the very end. It belongs between the layers: after each of them except the last.",
            only_last_activated,
        ),
        Misconception(
            "Only the first layer has its activation. Every layer needs one except the last, however many there are.",
            only_first_activated,
            only_first_activated_even_alone,
        ),
        Misconception(
            "The activation is applied to what comes into a layer, and so the inputs X go through it too. X enters the"
            " first product as it is. The activation belongs around a layer's sums, `activation(X @ W + b)`, in every"
            " layer but the last.",
            activated_before,
            activated_before_but_the_last,
            activated_before_and_after_all,
        ),
        Misconception("The activation is applied twice in a layer. Once is enough.", activated_twice),
        Misconception(
            "The biases are added after the activation. They belong in the sums, before it: activation(X·W + b).",
            bias_after_activation,
        ),
        Misconception(
            "The products are right, but the biases are missing. Each layer adds its `b` to its sums.",
            no_biases,
        ),
        Misconception(
            "Only the last layer adds its biases. The layers before it have biases too: activation(X·W + b).",
            bias_only_last,
        ),
        Misconception(
            "The last layer is without its biases. Output neurons have no activation here, but they do have biases.",
            last_bias_forgotten,
        ),
        Misconception(
            "Every layer gets X, the network's input. Only the first layer should: each one after it takes what the"
            " layer before gave. Keep that in a variable that changes in the loop.",
            inputs_again,
            inputs_again_then_linear,
            inputs_again_then_last,
        ),
        Misconception(
            "The function ends after the first layer. If `return` stands inside the loop, move it to the left, below"
            " the loop.",
            first_layer_activated,
            first_layer,
            first_layer_of_several,
        ),
        Misconception(
            "Below the loop, W and b are still those of the loop's last round, if there was one. Take the last layer's"
            " own: `W, b = layers[-1]`.",
            layer_of_the_loop_again,
        ),
        Misconception(
            "The first layer is left out. `layers` holds only layers with weights; the input layer is not among them,"
            " so the first pair in the list is to be used too.",
            without_first_layer,
            without_first_layer_last_linear,
        ),
        Misconception(
            "The last layer is left out: these are the outputs of the layer before it. The last layer makes its sums"
            " too, only without an activation.",
            without_last_layer,
        ),
        Misconception(
            "The layers are taken from the last to the first. Forward propagation goes the way the numbers go: from the"
            " input on, in the order of the list.",
            from_the_end,
            from_the_end_every_layer_activated,
        ),
        Misconception(
            "It returns what every layer gave, in a list. Only the last layer's sums are the network's output.",
            every_output,
            inputs_and_every_output,
        ),
        Misconception(
            "This is right for exactly two layers. `layers` may hold one, or ten: let a loop go through all of them.",
            two_layers_unpacked,
            two_layers_by_index,
            first_and_last_layer,
        ),
        Misconception(
            "It always uses ReLU. The third input, `activation`, is a function: call it, whatever it is.",
            *relus(
                passed,
                only_last_activated,
                only_first_activated,
                only_first_activated_even_alone,
                activated_before,
                activated_before_but_the_last,
                activated_before_and_after_all,
                bias_after_activation,
                inputs_again,
                inputs_again_then_last,
                layer_of_the_loop_again,
                two_layers_unpacked,
                two_layers_by_index,
            ),
        ),
        Misconception(
            "W stands before X in the product. Each example is a row of X, and each neuron a column of W, so it is"
            " X·W.",
            weights_first,
        ),
        Misconception(
            "W is turned over: its rows have become columns. In this book each column of W already holds one neuron's"
            " weights, so W is used as it is.",
            weights_transposed,
        ),
        Misconception(
            "`*` multiplies number by number, and adds nothing up. A layer needs sums of products: that is the matrix"
            " product, `@`.",
            elementwise,
            elementwise_every_layer_activated,
        ),
        Misconception(
            "W and b have changed places: in each pair of `layers` the weights stand first, `W, b`.",
            pairs_swapped,
        ),
        Misconception(
            "The last layer's table is right, but only a part of it, or its sum, is returned. Return the table: it has"
            " a row for each example.",
            first_row,
            summed,
        ),
    ],
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
