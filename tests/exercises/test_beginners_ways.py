"""Where the natural ways to make one mistake are many: each way earns the words for it."""

import linecache
import math
from itertools import product

import numpy as np
import pytest

from dl101.exercises import networks as ex


def function(name, parameters, lines):
    """A function from its lines, whose source Python finds, as in a notebook."""
    code = "\n".join([f"def {name}({', '.join(parameters)}):", *(f"    {line}" for line in lines)])
    file = f"<{hash(code)}>"
    linecache.cache[file] = (len(code), None, code.splitlines(keepends=True), file)
    namespace = {"np": np, "math": math}
    exec(compile(code, file, "exec"), namespace)
    return namespace[name]


def message(name, lines):
    exercise = getattr(ex, name)
    result = exercise.check(function(name, exercise.parameters, lines))
    assert result.outcome == "incorrect"
    return result.message


# dense: a row of W for a neuron's weights

SUMS = [  # of a row x and weights w
    "x @ w",
    "np.dot(x, w)",
    "sum(x * w)",
    "np.sum(x * w)",
    "sum(x[i] * w[i] for i in range(len(x)))",
    "sum(x[i] * w[i] for i in range(len(w)))",
    "sum(p * q for p, q in zip(x, w))",
    "sum(p * q for p, q in zip(x, w, strict=True))",
]
ROWS = [  # loops over neurons, with a row of W for each
    "[{} + b[j] for j in range(len(b)) for w in [W[j]]]",
    "[{} + b[j] for j in range(len(W)) for w in [W[j]]]",
    "[{} + b[j] for j, w in enumerate(W)]",
    "[{} + c for w, c in zip(W, b)]",
    "[{} + c for w, c in zip(W.tolist(), b, strict=True)]",
]


@pytest.mark.parametrize(("sums", "rows"), list(product(SUMS, ROWS)))
def test_a_row_of_weights_is_no_neuron(sums, rows):
    words = message("dense", [f"return [{rows.format(sums)} for x in X]"])
    assert words.startswith("The rows of W are used as if each held one neuron's weights.")
    assert "in a loop, the weights of neuron j are `W[:, j]`" in words


@pytest.mark.parametrize(
    "columns", ["[X @ W[j] + b[j] for j in range(len(b))]", "[X @ w + c for w, c in zip(W, b)]"]
)
def test_a_row_of_weights_is_no_neuron_column_by_column_either(columns):
    assert message("dense", [f"return np.array({columns}).T"]).startswith("The rows of W are used")


def test_a_row_of_weights_is_no_neuron_in_a_table_of_zeros_either():
    lines = [
        "Z = np.zeros((len(X), len(b)))",
        "for n in range(len(X)):",
        "    for j in range(len(b)):",
        "        Z[n, j] = X[n] @ W[j] + b[j]",
        "return Z",
    ]
    assert message("dense", lines).startswith("The rows of W are used")


# softmax: one sign turned

OWN = ", axis=-1, keepdims=True"
TURNED = [
    *(f"{exp}{top})" for exp in ("np.exp(", "np.e ** (", "math.e ** (") for top in ("-z", "-1 * z", "0 - z")),
    f"np.exp(np.max(z{OWN}) - z)",
    f"np.exp(-(z - np.max(z{OWN})))",
    f"np.exp(-z - np.max(z{OWN}))",
    f"np.exp(-z - np.max(-z{OWN}))",
    f"np.exp(-z + np.max(z{OWN}))",
    f"np.exp(np.min(z{OWN}) - z)",
    "np.exp(np.max(z) - z)",
    "np.exp(-z - np.max(z))",
    "np.exp(-z - np.max(-z))",
    "np.exp(z.min() - z)",
    "1 / np.exp(z)",
    "np.exp(z) ** -1",
    f"1 / np.exp(z - np.max(z{OWN}))",
]
DIVIDED = [
    f"p / np.sum(p{OWN})",
    "p / np.sum(p)",
    "p / sum(p)",
    "p / np.sum(p, axis=0)",
    "p / np.sum(p, axis=1, keepdims=True)",
    "p / np.sum(p, axis=-1)",
    "np.array([row / row.sum() for row in p])",
    "p",
]


@pytest.mark.parametrize(("powers", "divided"), list(product(TURNED, DIVIDED)))
def test_a_minus_too_many(powers, divided):
    words = message("softmax", [f"p = {powers}", f"return {divided}"])
    assert words.startswith("The powers are e^−z here, and softmax has e^z")


@pytest.mark.parametrize("top", ["-v", "max(z) - v", "min(z) - v"])
@pytest.mark.parametrize("exp", ["math.exp", "np.exp"])
def test_a_minus_too_many_in_a_loop(exp, top):
    whole = [
        "def one(z):",
        f"    p = [{exp}({top}) for v in z]",
        "    return [q / sum(p) for q in p]",
        "return [one(row) for row in z] if z.ndim == 2 else one(z)",
    ]
    assert message("softmax", whole).startswith("The powers are e^−z here, and softmax has e^z")


PLUS = [
    f"np.exp(z + np.max(z{OWN}))",
    f"np.e ** (z + np.max(z{OWN}))",
    f"np.exp(np.max(z{OWN}) + z)",
    f"np.exp(z - -np.max(z{OWN}))",
    "np.exp(z + np.max(z))",
]


@pytest.mark.parametrize("powers", PLUS)
def test_the_largest_number_added(powers):
    words = message("softmax", [f"p = {powers}", f"return p / np.sum(p{OWN})"])
    assert words.startswith("The largest number is added, and it has to be taken away")


BELOW = [
    f"-np.exp(z) / np.sum(np.exp(z){OWN})",
    f"np.exp(z) / -np.sum(np.exp(z){OWN})",
    f"-np.exp(z - np.max(z{OWN})) / np.sum(np.exp(z - np.max(z{OWN})){OWN})",
    "-np.exp(z) / np.sum(np.exp(z))",
    "-np.exp(z)",
]


@pytest.mark.parametrize("shares", BELOW)
def test_shares_below_0(shares):
    assert message("softmax", [f"return {shares}"]).startswith(
        "A minus stands before the powers or their sum"
    )


DIFFERENT = [
    ("-z", "z"),
    ("z", "-z"),
    (f"-z + np.max(z{OWN})", "z"),
    (f"z - np.max(z{OWN})", "-z"),
    (f"z - np.max(z{OWN})", f"z + np.max(z{OWN})"),
    (f"z + np.max(z{OWN})", f"z - np.max(z{OWN})"),
    (f"np.max(z{OWN}) - z", f"z - np.max(z{OWN})"),
    (f"z - np.max(z{OWN})", f"np.max(z{OWN}) - z"),
]


@pytest.mark.parametrize(("top", "below"), DIFFERENT)
@pytest.mark.parametrize("axis", [OWN, ""])
def test_a_sign_turned_on_one_side_of_the_fraction_line(top, below, axis):
    words = message("softmax", [f"return np.exp({top}) / np.sum(np.exp({below}){axis})"])
    assert words.startswith("Above and below the fraction line stand different things.")


@pytest.mark.parametrize(
    "line", ["math.exp(z) / sum(math.exp(z))", "math.pow(2.718, z) / sum(math.pow(2.718, z))"]
)
def test_a_function_of_one_number_gets_the_words_for_its_error(line):
    words = message("softmax", [f"return {line}"])
    assert words.endswith("was given a whole array. NumPy's functions (`np.…`) take both.")
    assert "rounded" not in words


# forward: which layer is the last, and what a layer gets

COMPARED = [
    "if layer != layers[-1]:",
    "if not layer == layers[-1]:",
    "if layer in layers[:-1]:",
    "if layers.index(layer) < len(layers) - 1:",
    "if (W, b) != layers[-1]:",
    "if W != layers[-1][0]:",
]


@pytest.mark.parametrize("line", COMPARED)
def test_layers_are_told_apart_by_their_positions(line):
    loop = ["for layer in layers:", "    W, b = layer", "    X = X @ W + b"]
    words = message("forward", [*loop, f"    {line}", "        X = activation(X)", "return X"])
    assert words.startswith("`forward(X, [(W1, b1)")
    assert "stops in line 5, `if " in words
    assert "compare positions" in words
    assert "enumerate(layers)" in words
    assert "`layers[:-1]`" in words
    assert "NumPy has functions that decide" not in words


def test_an_activation_that_asks_an_array_is_still_told_of_numpy():
    words = message(
        "forward",
        [
            "for W, b in layers:",
            "    X = X @ W + b",
            "    if X > 0:",
            "        X = activation(X)",
            "return X",
        ],
    )
    assert "NumPy has functions that decide" in words
    assert "compare positions" not in words


H = [
    "    H = activation({0} @ W + b)",
    "    Z = {0} @ W + b\n        H = activation(Z)",
    "    H = np.dot({0}, W) + b",
]
ENDS = ["H @ layers[-1][0] + layers[-1][1]", "np.dot(H, layers[-1][0]) + layers[-1][1]"]


@pytest.mark.parametrize(("line", "end", "into"), list(product(H, ENDS, "HX")))
def test_the_first_layer_gets_the_inputs(line, end, into):
    words = message("forward", ["for W, b in layers[:-1]:", line.format(into), f"return {end}"])
    assert "Each layer takes what the layer before it gave, and the first one takes `X`." in words
    assert "write `H = X` before the loop" in words
    assert "Give it one before the loop or the `if`." not in words


def test_the_last_layer_has_its_own_weights():
    lines = ["for w, c in layers[:-1]:", "    X = activation(X @ w + c)", "return X @ w + c"]
    words = message("forward", lines)
    assert "`w` gets a value only inside the loop, and with one layer the loop has nothing to do." in words
    assert "write `H = X`" not in words


def test_other_names_without_a_value_get_the_usual_words():
    words = message("forward", ["for W, b in layers:", "    count += 1", "return X"])
    assert "`count` is used before it has a value. Give it one before the loop or the `if`." in words


# forward: the example


def test_an_example_can_be_read_and_pasted_into_a_cell():
    words = message("forward", ["for W, b in layers:", "    X = X @ W + b", "return X"])
    _, example, block, *more = words.split("\n\n")
    assert example == (
        "For example: `forward(X, [(W1, b1), (W2, b2)], relu)` should give [[3]], and yours gives [[5]]."
        " Here it is, step by step:"
    )
    assert not more
    assert [line.removeprefix("    ") for line in block.split("\n")] == [
        "def relu(z): return np.maximum(0, z)",
        "X  = np.array([[0, 2]])           # shape (1, 2)",
        "W1 = np.array([[1, 2], [1, -1]])  # shape (2, 2)",
        "b1 = np.array([0, 1])             # shape (2,)",
        "W2 = np.array([[1], [-2]])        # shape (2, 1)",
        "b2 = np.array([1])                # shape (1,)",
        "forward(X, [(W1, b1), (W2, b2)], relu)",
        "# layer 1: the sums are [[2, -1]]",
        "#          relu makes them [[2, 0]]",
        "# layer 2: the sums are [[3]], the output",
    ]


@pytest.mark.parametrize("index", range(len(ex.forward.cases)))
def test_each_example_is_code_that_gives_its_output(index):
    call, block = ex.forward.example(ex.forward.cases[index])
    code = [line.removeprefix("    ") for line in block.split("\n")]
    namespace = {"np": np, "forward": ex.forward.reference}
    *setting, asked = [line for line in code if not line.startswith("#")]
    exec("\n".join(setting), namespace)
    assert asked == call
    output = eval(call, namespace)
    assert output.tolist() == ex.forward.our_records()[index]["value"]
    assert max(map(len, code)) <= 90
    last = code[-1].split("the sums are ")[1].split(", the output")[0]
    assert np.array_equal(eval(last), output)


SMALL = {  # a slip, and the numbers in the smallest case that shows it
    "X = activation(X @ W + b)": 5,
    "X = X @ W + b": 11,
    "X = X @ W": 5,
    "X = activation(X) @ W + b": 11,
    "X = np.maximum(0, X @ W + b)": 5,
}


@pytest.mark.parametrize("line", SMALL)
def test_the_smallest_case_that_fails_is_small(line):
    words = message("forward", ["for W, b in layers:", f"    {line}", "return X"])
    block = words.split("\n\n")[-1]
    code = "\n".join(row.removeprefix("    ") for row in block.split("\n") if " = np.array" in row)
    namespace = {"np": np}
    exec(code, namespace)
    numbers = sum(value.size for value in namespace.values() if isinstance(value, np.ndarray))
    assert numbers <= SMALL[line]


def test_what_an_answer_printed_stands_below_the_example():
    lines = ["print(X.shape)", "for W, b in layers:", "    X = X @ W + b", "return X"]
    assert message("forward", lines).split("\n\n")[3:] == ["Your code printed:", "    (1, 2)"]
