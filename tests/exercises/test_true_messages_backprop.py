"""A message on backpropagation is true of every answer that earns it (see test_true_messages.py).

A claim is the beginning of a message, and what must be true of the parts of an answer that earns it.
"""

import numpy as np
import pytest

from dl101.exercises import backprop
from tests.exercises.test_true_messages import held_to


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# d_relu: the slope on each side and at the kink, where the kink is, and what becomes of it

SIDES = {
    "0": lambda z: 0 * z,
    "1": lambda z: 0 * z + 1,
    "-1": lambda z: 0 * z - 1,
    "z": lambda z: z,
    "leaky": lambda z: 0 * z + 0.01,
}
RIGHTS = {"1": SIDES["1"]} | SIDES
AT_0 = {"left": 0, "right": 1, "half": 0.5, "minus": -1}
KINKS = (0, 1, -1)
RELU_ENDS = {"as it is": lambda s: s, "negative": lambda s: -s, "twice": lambda s: 2 * s}


def d_relu(left, right, at_0, kink, end):
    def answer(z):
        z = np.asarray(z, dtype=float)
        sides = np.where(z > kink, RIGHTS[right](z), SIDES[left](z))
        return RELU_ENDS[end](np.where(z == 0, AT_0[at_0], sides))

    return answer


D_RELU_CLAIMS = {
    "This is ReLU itself": lambda left, right, **_: (left, right) == ("0", "z"),
    "The slope is 1 everywhere": lambda left, right, **_: left == right == "1",
    "The slope is 0 everywhere": lambda left, right, **_: left == right == "0",
    "The two sides have changed": lambda left, right, **_: (left, right) == ("1", "0"),
    "This gives −1": lambda left, right, **_: (left, right) == ("-1", "1"),
    "This is the slope of leaky": lambda left, right, **_: (left, right) == ("leaky", "1"),
    "To the left of 0, this gives z": lambda left, right, **_: (left, right) == ("z", "1"),
    "The slope changes at z = 1": lambda kink, **_: kink == 1,
    "At 0 itself": lambda left, right, at_0, **_: (left, right, at_0) == ("0", "1", "half"),
}

# d_sigmoid: what a is, the two factors, and what becomes of their product

OUTPUTS = {
    "sigmoid": sigmoid,
    "z": lambda z: z,
    "twice": lambda z: sigmoid(sigmoid(z)),
    "tanh": np.tanh,
    "steep": lambda z: sigmoid(2 * z),
}
FIRST = {
    "a": lambda a: a,
    "1": lambda a: 1,
    "1 - a": lambda a: 1 - a,
    "1 + a": lambda a: 1 + a,
    "a²": np.square,
}
SECOND = {"1 - a": lambda a: 1 - a} | FIRST | {"1 - a²": lambda a: 1 - a**2, "a - 1": lambda a: a - 1}
SIGMOID_ENDS = {
    "as it is": lambda s, z: s,
    "minus": lambda s, z: -s,
    "times z": lambda s, z: s * z,
    "half": lambda s, z: s / 2,
}


def d_sigmoid(output, first, second, end):
    def answer(z):
        a = OUTPUTS[output](np.asarray(z, dtype=float))
        return SIGMOID_ENDS[end](FIRST[first](a) * SECOND[second](a), z)

    return answer


D_SIGMOID_CLAIMS = {
    "This is the sigmoid itself": lambda output, first, second, **_: (
        output == "sigmoid" and {first, second} == {"1", "a"}
    ),
    "z itself stands": lambda output, **_: output == "z",
    "The sigmoid is applied twice": lambda output, **_: output == "twice",
    "This is 1 − a, so": lambda first, second, **_: {first, second} == {"1", "1 - a"},
    "The sign is flipped": lambda second, end, **_: (second == "a - 1") != (end == "minus"),
    "In the second factor stands a plus": lambda first, second, **_: "1 + a" in (first, second),
    "This is 1 − a², the form": lambda output, first, second, **_: (
        {first, second} in ({"1", "1 - a²"}, {"1 + a", "1 - a"}) and output in ("sigmoid", "tanh")
    ),
    "This is a squared": lambda first, second, **_: {first, second} in ({"a"}, {"1", "a²"}, {"1 - a"}),
    "The slope is multiplied by z": lambda end, **_: end == "times z",
}

# neuron_gradients: z, what is compared with y, how, the slope of the activation, and what is made of delta

SUMS = {
    "x·w + b": lambda x, w, b: x @ w + b,
    "x·w": lambda x, w, b: x @ w,
    "x·w - b": lambda x, w, b: x @ w - b,
}
LOSSES = {
    "2 (a - y)": lambda z, a, y: 2 * (a - y),
    "a - y": lambda z, a, y: a - y,
    "2 (y - a)": lambda z, a, y: 2 * (y - a),
    "2 (z - y)": lambda z, a, y: 2 * (z - y),
    "(a - y)²": lambda z, a, y: (a - y) ** 2,
}
SLOPES = {
    "a (1 - a)": lambda z, a: a * (1 - a),
    "none": lambda z, a: 1,
    "z (1 - z)": lambda z, a: z * (1 - z),
    "again": lambda z, a: sigmoid(a) * (1 - sigmoid(a)),
    "1 - a": lambda z, a: 1 - a,
    "a": lambda z, a: a,
    "1 - a²": lambda z, a: 1 - a**2,
}
WEIGHTS = {
    "times x": lambda d, x, w: d * x,
    "alone": lambda d, x, w: d + 0 * x,
    "one": lambda d, x, w: d,
    "times w": lambda d, x, w: d * w,
    "times x²": lambda d, x, w: d * x * x,
}
BIASES = {
    "alone": lambda d, x: d,
    "times x": lambda d, x: d * x,
    "sum": lambda d, x: np.sum(d * x),
    "mean": lambda d, x: np.mean(d * x),
    "none": lambda d, x: 0,
}
RETURNED = {"both": lambda dw, db: (dw, db), "swapped": lambda dw, db: (db, dw), "dw": lambda dw, db: dw}


def neuron_gradients(total, loss, slope, weights, bias, returned):
    def answer(x, w, b, y):
        z = SUMS[total](x, w, b)
        a = sigmoid(z)
        delta = LOSSES[loss](z, a, y) * SLOPES[slope](z, a)
        return RETURNED[returned](WEIGHTS[weights](delta, x, w), BIASES[bias](delta, x))

    return answer


NEURON_CLAIMS = {
    "The 2 is missing": lambda loss, slope, **_: (loss, slope) == ("a - y", "a (1 - a)"),
    "The sigmoid's own slope is missing": lambda slope, **_: slope == "none",
    "The sigmoid's slope is taken at z": lambda slope, **_: slope == "z (1 - z)",
    "The sigmoid is applied again": lambda slope, **_: slope == "again",
    "One factor of the sigmoid's slope": lambda slope, **_: slope in ("1 - a", "a"),
    "The slope is that of another": lambda slope, **_: slope == "1 - a²",
    "The signs are flipped": lambda loss, **_: loss == "2 (y - a)",
    "This is the gradient of a neuron without": lambda loss, **_: loss == "2 (z - y)",
    "`db` contains x": lambda bias, **_: bias in ("times x", "sum", "mean"),
    "In `dw`, the inputs are missing": lambda weights, **_: weights in ("alone", "one"),
    "`dw` is multiplied by the weights": lambda weights, **_: weights == "times w",
    "The bias is missing": lambda total, **_: total == "x·w",
    "Both parts are right, but": lambda returned, weights, bias, **_: (
        returned == "swapped" or (weights, bias) == ("one", "times x")
    ),
}

# two_layer_gradients: the output's delta in two parts, what goes back, tanh's slope, and the two rows of biases

ERRORS = {"p - y": lambda p, y: p - y, "y - p": lambda p, y: y - p, "p": lambda p, y: p}
FACTORS = {
    "2/nk": lambda y: 2 / y.size,
    "1/nk": lambda y: 1 / y.size,
    "2/n": lambda y: 2 / len(y),
    "2/k": lambda y: 2 / y.shape[1],
    "2": lambda y: 2,
    "1": lambda y: 1,
    "1/n": lambda y: 1 / len(y),
}
AT_OUTPUT = {"linear": lambda p: 1, "tanh": lambda p: 1 - p**2, "sigmoid": lambda p: p * (1 - p)}
BACK = {
    "W2.T": lambda d, W2: d @ W2.T,
    "W2": lambda d, W2: d @ W2 if W2.shape[0] == W2.shape[1] else d @ W2.T,
}
AT_HIDDEN = {
    "1 - H²": lambda z, H, p: 1 - H**2,
    "none": lambda z, H, p: 1,
    "1 - p²": lambda z, H, p: 1 - p**2,
    "1 - z²": lambda z, H, p: 1 - z**2,
    "again": lambda z, H, p: 1 - np.tanh(H) ** 2,
    "sigmoid": lambda z, H, p: H * (1 - H),
    "relu": lambda z, H, p: z > 0,
}
ROWS = {
    "sum": lambda d, dW: d.sum(axis=0),
    "mean": lambda d, dW: d.mean(axis=0),
    "rows": lambda d, dW: d,
    "one": lambda d, dW: np.sum(d),
    "one mean": lambda d, dW: np.mean(d),
    "of weights": lambda d, dW: dW.sum(axis=0),
    "columns": lambda d, dW: d.sum(axis=1),
}


def two_layer_gradients(error, factor, at_output, back, at_hidden, first, second):
    def answer(X, y, W1, b1, W2, b2):
        z = X @ W1 + b1
        H = np.tanh(z)
        p = H @ W2 + b2
        d2 = ERRORS[error](p, y) * FACTORS[factor](y) * AT_OUTPUT[at_output](p)
        d1 = BACK[back](d2, W2) * AT_HIDDEN[at_hidden](z, H, p)
        dW1, dW2 = X.T @ d1, H.T @ d2
        return dW1, ROWS[first](d1, dW1), dW2, ROWS[second](d2, dW2)

    return answer


LAYER_CLAIMS = {
    "The 2 is missing": lambda factor, **_: factor == "1/nk",
    "The signs of all four": lambda error, **_: error == "y - p",
    "All four parts are off": lambda factor, **_: factor not in ("2/nk", "1/nk"),
    "The output layer is linear": lambda at_output, **_: at_output == "tanh",
    "In `dW1` and `db1`, tanh's slope is missing": lambda at_hidden, **_: at_hidden == "none",
    "In `dW1` and `db1`, tanh's slope is taken in the wrong": lambda at_hidden, at_output, **_: (
        at_hidden == "1 - p²" or at_output == "tanh"
    ),
    "In `dW1` and `db1`, tanh's slope is taken at the wrong": lambda at_hidden, **_: (
        at_hidden in ("1 - z²", "again")
    ),
    "In `dW1` and `db1`, the slope is that of a sigmoid": lambda at_hidden, **_: at_hidden == "sigmoid",
    "In `dW1` and `db1`, the slope is that of ReLU": lambda at_hidden, **_: at_hidden == "relu",
    "On the way back, W2 is used": lambda back, **_: back == "W2",
    "A slope along biases is one number": lambda first, second, **_: "one" in first + second,
    "A slope along biases is a mean": lambda first, second, **_: "mean" in (first, second),
    "A slope along biases has a row": lambda first, second, **_: "rows" in (first, second),
    "A slope along biases is made from": lambda first, second, **_: "of weights" in (first, second),
}

# value: the slopes of a product and of ReLU, what they hand over, what is passed on in which order, and the start

PRODUCTS = {
    "other": lambda a, b: (b, a),
    "own": lambda a, b: (a, b),
    "ones": lambda a, b: (1, 1),
    "sum": lambda a, b: (a + b, a + b),
}
FLAT = {"0 below": lambda a: a > 0, "1": lambda a: 1, "z": lambda a: a, "flipped": lambda a: a < 0}
HANDED = ("a Value", "no parents", "a number", "nothing")
PASSED = {
    "slope · grad": lambda parent, slope, grad: parent.grad + slope * grad,
    "replaced": lambda parent, slope, grad: slope * grad,
    "slope": lambda parent, slope, grad: parent.grad + slope,
    "grad": lambda parent, slope, grad: parent.grad + grad,
    "minus": lambda parent, slope, grad: parent.grad - slope * grad,
}
ORDERS = ("right to left", "left to right", "result alone", "as met", "once as met", "down")
STARTS = (1, 0, 2)
BEFORE = ("as it was", "all 0")


def value(product, below, mul, relu, passed, order, start, before):
    class Value:
        def __init__(self, data, parents=()):
            self.data, self.grad, self.parents = float(data), 0.0, parents

        def made(self, data, parents, handed):
            handed_over = {"a Value": Value(data, parents), "no parents": Value(data), "a number": data}
            return handed_over.get(handed)

        def __add__(self, other):
            return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

        def __mul__(self, other):
            one, two = PRODUCTS[product](self.data, other.data)
            return self.made(self.data * other.data, [(self, one), (other, two)], mul)

        def relu(self):
            return self.made(max(0.0, self.data), [(self, FLAT[below](self.data))], relu)

        in_order = backprop.value.reference.in_order

        def listed(self):
            values = self.in_order()
            if order in ("as met", "once as met"):
                met = [self]
                for one in met:
                    met += [p for p, _ in one.parents if order == "as met" or p not in met]
                return met
            return {"left to right": values, "result alone": [self]}.get(order, values[::-1])

        def hand_on(self):
            for parent, slope in self.parents:
                parent.grad = PASSED[passed](parent, slope, self.grad)
                if order == "down":
                    parent.hand_on()

        def backward(self):
            if before == "all 0":
                for one in self.in_order():
                    one.grad = 0.0
            self.grad = start
            for one in [self] if order == "down" else self.listed():
                one.hand_on()

    return Value


VALUE_CLAIMS = {
    "A grad is replaced": lambda passed, **_: passed == "replaced",
    "A value passes its grad on before": lambda order, **_: order in ("as met", "once as met", "down"),
    "`backward` sets old grads": lambda before, **_: before == "all 0",
    "Every grad stays 0": lambda start, **_: start == 0,
    "Only the values right before": lambda order, **_: order in ("left to right", "result alone"),
    "A parent gets the local slope alone": lambda passed, **_: passed == "slope",
    "A parent gets what comes back": lambda passed, product, below, **_: (
        passed == "grad" or (product, below) == ("ones", "1")
    ),
    "In `__mul__`, each value has its own": lambda product, **_: product == "own",
    "In `__mul__`, the slopes are those of a sum": lambda product, **_: product == "ones",
    "The result does not know": lambda mul, relu, **_: "no parents" in (mul, relu),
    "A method returns a plain number": lambda mul, relu, **_: "a number" in (mul, relu),
    "A method gives nothing back": lambda mul, relu, **_: "nothing" in (mul, relu),
    "In `relu`, the slope is 1": lambda below, **_: below == "1",
}

FAMILIES = {
    "d_relu": (d_relu, [SIDES, RIGHTS, AT_0, KINKS, RELU_ENDS], D_RELU_CLAIMS),
    "d_sigmoid": (d_sigmoid, [OUTPUTS, FIRST, SECOND, SIGMOID_ENDS], D_SIGMOID_CLAIMS),
    "neuron_gradients": (neuron_gradients, [SUMS, LOSSES, SLOPES, WEIGHTS, BIASES, RETURNED], NEURON_CLAIMS),
    "two_layer_gradients": (
        two_layer_gradients,
        [ERRORS, FACTORS, AT_OUTPUT, BACK, AT_HIDDEN, ROWS, ROWS],
        LAYER_CLAIMS,
    ),
    "value": (value, [PRODUCTS, FLAT, HANDED, HANDED, PASSED, ORDERS, STARTS, BEFORE], VALUE_CLAIMS),
}
# in the answers here, `relu` is right to the left of 0, and no function of `math` or rounded e is used
NOT_TRIED = ("This is right for one number", "The formula is right", "In mathematics")


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_what_is_said_of_an_answer_is_true_of_it(name):
    make, tables, claims = FAMILIES[name]
    earned, false = held_to(claims, getattr(backprop, name), make, tables)
    assert false == []
    assert earned == set(claims)  # each of them was put to the test


@pytest.mark.parametrize("name", FAMILIES)
def test_each_message_has_a_claim(name):
    for wrong in getattr(backprop, name).slips:
        assert wrong.message.startswith((*FAMILIES[name][2], *NOT_TRIED)), wrong.message
