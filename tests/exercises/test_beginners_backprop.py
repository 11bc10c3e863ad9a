"""Slips of beginners with gradients, written as they write them: each gets words of its own."""

import inspect
import math

import numpy as np
import pytest
import torch

from dl101.exercises import backprop as ex
from tests.exercises.slips import earns

ITSELF = "This is ReLU itself"
ONE = "The slope is 1 everywhere here."
NONE = "The slope is 0 everywhere here."
ARRAYS = "it stops at an array"
TWICE = "The sigmoid is applied twice"
FAR_OUT = "e^1000 is too large for a computer's numbers"

EXPRESSIONS = {
    "d_relu": {
        "np.maximum(0, z)": ITSELF,
        "z * (z > 0)": ITSELF,
        "np.where(z > 0, z, 0)": ITSELF,
        "np.ones_like(z)": ONE,
        "1": ONE,
        "np.where(z > 0, 1, 1)": ONE,
        "np.zeros_like(z)": NONE,
        "0 * z": NONE,
        "np.where(z < 0, 1, 0)": "The two sides have changed places.",
        "(z <= 0) * 1.0": "The two sides have changed places.",
        "np.sign(z)": "This gives −1 where z is below 0.",
        "np.where(z > 0, 1, -1)": "This gives −1 where z is below 0.",
        "z / abs(z + 1e-300)": "This gives −1 where z is below 0.",
        "np.where(z > 0, 1, 0.01)": "This is the slope of leaky ReLU",
        "np.where(z > 0, 1, z)": "To the left of 0, this gives z",
        "np.where(z > 1, 1, 0)": "The slope changes at z = 1 here.",
        "1 if z > 0 else 0": ARRAYS,
        "float(z > 0)": None,
        "(np.sign(z) + 1) / 2": "At 0 itself, ReLU has a kink",
        "np.heaviside(z, 0.5)": "At 0 itself, ReLU has a kink",
        "(np.maximum(0, z + 1e-5) - np.maximum(0, z - 1e-5)) / 2e-5": "At 0 itself, ReLU has a kink",
    },
    "d_sigmoid": {
        "1 / (1 + np.exp(-z))": "This is the sigmoid itself",
        "z * (1 - z)": "z itself stands in a · (1 − a).",
        "sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z)))": TWICE,
        "sigmoid(z) * (1 - sigmoid(sigmoid(z)))": TWICE,
        "1 - sigmoid(z)": "This is 1 − a, so a factor is missing.",
        "np.exp(-z) / (1 + np.exp(-z))": "This is 1 − a, so a factor is missing.",
        "sigmoid(z) * (sigmoid(z) - 1)": "The sign is flipped",
        "-np.exp(-z) / (1 + np.exp(-z)) ** 2": "The sign is flipped",
        "sigmoid(z) * (1 + sigmoid(z))": "In the second factor stands a plus.",
        "1 - sigmoid(z) ** 2": "This is 1 − a², the form that belongs to tanh.",
        "1 - np.tanh(z) ** 2": "This is 1 − a², the form that belongs to tanh.",
        "sigmoid(z) ** 2": "This is a squared, or (1 − a) squared.",
        "z * sigmoid(z) * (1 - sigmoid(z))": "The slope is multiplied by z.",
        "np.exp(-z) / (1 + np.exp(-z)) ** 2": FAR_OUT,
        "np.exp(z) / (1 + np.exp(z)) ** 2": FAR_OUT,
        "math.exp(-z) / (1 + math.exp(-z)) ** 2": "functions of `math` take no arrays",
        "2.718 ** -z / (1 + 2.718 ** -z) ** 2": None,
        "1 / (1 + 2.718 ** -z) * (1 - 1 / (1 + 2.718 ** -z))": "a number such as 2.718 is e rounded",
        "1 / (1 + np.power(2.718, -z)) * (1 - 1 / (1 + np.power(2.718, -z)))": "a number such as 2.718 is e rounded",
        "1 / 1 + np.exp(-z)": None,
    },
}

# neuron_gradients: the last lines, below those that make a

NEURON = {
    ("delta = (a - y) * a * (1 - a)", "return delta * x, delta"): "The 2 is missing.",
    ("delta = 2 * (a - y)", "return delta * x, delta"): "The sigmoid's own slope is missing",
    ("return (a - y) * x, a - y",): "The sigmoid's own slope is missing",
    ("delta = 2 * (a - y) * z * (1 - z)", "return delta * x, delta"): "The sigmoid's slope is taken at z",
    (
        "delta = 2 * (a - y) * sigmoid(a) * (1 - sigmoid(a))",
        "return delta * x, delta",
    ): "The sigmoid is applied again to a",
    (
        "delta = 2 * (a - y) * (1 - a)",
        "return delta * x, delta",
    ): "One factor of the sigmoid's slope is missing.",
    ("delta = 2 * (a - y) * (1 - a ** 2)", "return delta * x, delta"): "1 − a² is tanh's.",
    ("delta = 2 * (y - a) * a * (1 - a)", "return delta * x, delta"): "The signs are flipped.",
    ("delta = -2 * (a - y) * a * (1 - a)", "return delta * x, delta"): "The signs are flipped.",
    ("return 2 * (z - y) * x, 2 * (z - y)",): "This is the gradient of a neuron without its sigmoid",
    ("delta = 2 * (a - y) * a * (1 - a) * x", "return delta, delta"): "`db` contains x.",
    ("delta = 2 * (a - y) * a * (1 - a) * x", "return delta * x, delta"): "`db` contains x.",
    ("delta = 2 * (a - y) * a * (1 - a) * x", "return delta, sum(delta)"): "`db` contains x.",
    ("delta = 2 * (a - y) * a * (1 - a)", "return delta, delta"): "In `dw`, the inputs are missing",
    (
        "delta = 2 * (a - y) * a * (1 - a)",
        "return [delta for _ in x], delta",
    ): "In `dw`, the inputs are missing",
    ("delta = 2 * (a - y) * a * (1 - a)", "return delta * w, delta"): "`dw` is multiplied by the weights.",
    ("a = sigmoid(x @ w)", "d = 2 * (a - y) * a * (1 - a)", "return d * x, d"): "The bias is missing in z",
    ("delta = 2 * (a - y) * a * (1 - a)", "return delta, delta * x"): "returned in the other order",
    ("delta = 2 * (a - y) * a * (1 - a)", "return delta * np.sum(x), delta"): None,
    ("delta = (a - y) ** 2 * a * (1 - a)", "return delta * x, delta"): None,
}

# two_layer_gradients: what is exchanged in our answer

OUTPUT = "delta2 = 2 * (predictions - y) / y.size"
HIDDEN = "delta1 = delta2 @ W2.T * (1 - H**2)"
RETURN = "return X.T @ delta1, delta1.sum(axis=0), H.T @ delta2, delta2.sum(axis=0)"
FACTOR = "All four parts are off by one factor."
WRONG_LAYER = "tanh's slope is taken in the wrong layer."
WRONG_THING = "tanh's slope is taken at the wrong thing."
ONE_NUMBER = "A slope along biases is one number for all units."
LAYERS = {
    (OUTPUT, "delta2 = (predictions - y) / y.size"): "The 2 is missing.",
    (OUTPUT, "delta2 = 2 * (y - predictions) / y.size"): "The signs of all four parts are flipped.",
    (OUTPUT, "delta2 = 2 * (predictions - y) / len(y)"): FACTOR,
    (OUTPUT, "delta2 = 2 * (predictions - y) / X.shape[0]"): FACTOR,
    (OUTPUT, "delta2 = 2 * (predictions - y)"): FACTOR,
    (OUTPUT, "delta2 = predictions - y"): FACTOR,
    (OUTPUT, "delta2 = (predictions - y) / len(X)"): FACTOR,
    (OUTPUT, f"{OUTPUT} * (1 - predictions**2)"): "The output layer is linear here",
    (HIDDEN, "delta1 = delta2 @ W2.T"): "tanh's slope is missing.",
    (HIDDEN, "delta1 = (delta2 * (1 - predictions**2)) @ W2.T"): WRONG_LAYER,
    (HIDDEN, "delta1 = delta2 @ W2.T * (1 - np.tanh(X @ W1 + b1)**2) * (1 - predictions**2)"): None,
    (HIDDEN, "delta1 = delta2 @ W2.T * (1 - predictions**2)"): WRONG_LAYER,
    (HIDDEN, "delta1 = (delta2 * (1 - H**2)) @ W2.T"): WRONG_LAYER,
    (HIDDEN, "delta1 = delta2 @ W2.T * (1 - (X @ W1 + b1)**2)"): WRONG_THING,
    (HIDDEN, "delta1 = delta2 @ W2.T * (1 - np.tanh(H)**2)"): WRONG_THING,
    (HIDDEN, "delta1 = delta2 @ W2.T * H * (1 - H)"): "the slope is that of a sigmoid",
    (HIDDEN, "delta1 = delta2 @ W2.T * (H > 0)"): "the slope is that of ReLU",
    (HIDDEN, "delta1 = delta2 @ W2 * (1 - H**2)"): "W2 is used as on the way forward.",
    (RETURN, "return X.T @ delta1, np.sum(delta1), H.T @ delta2, np.sum(delta2)"): ONE_NUMBER,
    (RETURN, "return X.T @ delta1, delta1.mean(), H.T @ delta2, delta2.mean()"): ONE_NUMBER,
    (RETURN, "return X.T @ delta1, delta1.sum(axis=0), H.T @ delta2, np.sum(delta2)"): ONE_NUMBER,
    (
        RETURN,
        "return X.T @ delta1, delta1.mean(axis=0), H.T @ delta2, delta2.mean(axis=0)",
    ): "a mean over the examples",
    (RETURN, "return X.T @ delta1, delta1, H.T @ delta2, delta2"): "has a row for each example",
    (RETURN, "return X.T @ delta1, delta1.sum(axis=0), H.T @ delta2, delta2"): "has a row for each example",
    (
        RETURN,
        "return X.T @ delta1, (X.T @ delta1).sum(axis=0), H.T @ delta2, (H.T @ delta2).sum(axis=0)",
    ): "is made from the weights' slopes",
    (RETURN, "return H.T @ delta2, delta2.sum(axis=0), X.T @ delta1, delta1.sum(axis=0)"): None,
    (RETURN, "return delta1.T @ X, delta1.sum(axis=0), delta2.T @ H, delta2.sum(axis=0)"): None,
}

# value: what is exchanged in our class

PASS_ON = "parent.grad += slope * value.grad"
LOOP = "for value in reversed(self.in_order()):"
MUL = """parents = [(self, other.data), (other, self.data)]
        return Value(self.data * other.data, parents)"""
RELU = "return Value(max(0.0, self.data), [(self, slope)])"
BACKWARD = """\
self.grad = 1.0
        for value in reversed(self.in_order()):
            for parent, slope in value.parents:
                parent.grad += slope * value.grad"""
ORDER = "A value passes its grad on before all paths have reached it"
NO_PARENTS = "The result does not know what it was made from"
PLAIN = "A method returns a plain number."
NOT_FAR = "Only the values right before the result get a grad"
VALUES = {
    (PASS_ON, "parent.grad = slope * value.grad"): "A grad is replaced, where it should grow.",
    (
        PASS_ON,
        "parent.grad = parent.grad * 0 + slope * value.grad",
    ): "A grad is replaced, where it should grow.",
    (PASS_ON, "parent.grad += slope"): "A parent gets the local slope alone.",
    (PASS_ON, "parent.grad += value.grad"): "A parent gets what comes back as it is",
    ("self.grad = 1.0", "pass"): "Every grad stays 0, since nothing starts the way back.",
    ("self.grad = 1.0", "self.grad = 0"): "Every grad stays 0, since nothing starts the way back.",
    (LOOP, "for value in self.in_order():"): NOT_FAR,
    (LOOP, "for value in [self]:"): NOT_FAR,
    (
        BACKWARD,
        "self.grad = 1.0\n        for p, s in self.parents:\n            p.grad += s * self.grad",
    ): NOT_FAR,
    (
        "self.grad = 1.0",
        "for v in self.in_order():\n            v.grad = 0\n        self.grad = 1.0",
    ): "`backward` sets old grads to 0 first.",
    (
        BACKWARD,
        "if not self.grad:\n            self.grad = 1.0\n        for p, s in self.parents:\n"
        "            p.grad += s * self.grad\n            p.backward()",
    ): ORDER,
    (
        BACKWARD,
        "self.grad = 1.0\n        to_do = [self]\n        while to_do:\n            v = to_do.pop()\n"
        "            for p, s in v.parents:\n                p.grad += s * v.grad\n                to_do.append(p)",
    ): ORDER,
    (
        BACKWARD,
        "self.grad = 1.0\n        to_do = [self]\n        for v in to_do:\n            for p, s in v.parents:\n"
        "                p.grad += s * v.grad\n                if p not in to_do:\n                    to_do.append(p)",
    ): ORDER,
    (
        MUL,
        "return Value(self.data * other.data, [(self, self.data), (other, other.data)])",
    ): "has its own number",
    (
        MUL,
        "return Value(self.data * other.data, [(other, other.data), (self, self.data)])",
    ): "has its own number",
    (
        MUL,
        "return Value(self.data * other.data, [(self, 1.0), (other, 1.0)])",
    ): "the slopes are those of a sum",
    (MUL, "return Value(self.data * other.data)"): NO_PARENTS,
    (RELU, "return Value(max(0.0, self.data))"): NO_PARENTS,
    (MUL, "return self.data * other.data"): PLAIN,
    (RELU, "return max(0, self.data)"): PLAIN,
    (RELU, "return max(0.0, self.data), [(self, slope)]"): None,
    (MUL, MUL.replace("return ", "")): "A method gives nothing back",
    (RELU, RELU.removeprefix("return ")): "A method gives nothing back",
    (RELU, "return Value(max(0.0, self.data), [(self, 1.0)])"): "In `relu`, the slope is 1 for every number.",
    (RELU, "return Value(abs(self.data), [(self, slope)])"): None,
    (MUL, "return Value(self.data + other.data, [(self, other.data), (other, self.data)])"): None,
    (RELU, "self.data = max(0.0, self.data)\n        return self"): None,
}

# and what stops it: (old, new, the words)

STOPS = [
    (
        MUL,
        "return Value(self.data * other.data, [(self, other), (other, self)])",
        "A plain number has no `.data`.",
    ),
    (
        MUL,
        "return Value(self.data * other, [(self, other.data), (other, self.data)])",
        "a plain number meets a `Value`",
    ),
    (
        MUL,
        "return Value(self * other, [(self, other.data), (other, self.data)])",
        "A method calls itself again and again. If that is `__mul__`",
    ),
    (MUL, "return Value(self.data * other.data, [self, other])", "`parents` has to hold pairs"),
    (MUL, "return Value(self.data * other.data, (self, other.data))", "`parents` has to hold pairs"),
    (
        "def __mul__(self, other)",
        "def multiply(self, other)",
        "Python looks for a method `__mul__(self, other)`",
    ),
    ("def relu(self)", "@property\n    def relu(self)", "A method is called with parentheses"),
    ("def relu(self)", "def ReLU(self)", "Your class has no method `relu`."),
    ("def backward(self)", "def backwards(self)", "Your class has no method `backward`."),
    ("def relu(self)", "def relu()", "The first input of a method is `self`"),
    ("1.0 if self.data > 0 else 0.0", "1.0 if self > 0 else 0.0", "a `Value` is compared with a number"),
    ("1.0 if self.data > 0 else 0.0", "1.0 if data > 0 else 0.0", "so say to which: `self.data`."),
    (PASS_ON, "parent.grad += slope.data * value.grad", "A plain number has no `.data`."),
    (PASS_ON, "parent.grad += slope * value.grad.data", "A plain number has no `.data`."),
    (PASS_ON, "parent.grad += slope * value", "a plain number meets a `Value`"),
    (
        "for parent, slope in value.parents",
        "for parent in value.parents",
        "a list or a pair stands where one `Value`",
    ),
    ("def __mul__(self, other)", "def __mul__(self)", "`__mul__` takes two inputs"),
]


def function_of(name, lines):
    parameters = ", ".join(getattr(ex, name).parameters)
    namespace = {"np": np, "math": math, "torch": torch, "sigmoid": lambda z: 1 / (1 + np.exp(-z))}
    exec("\n    ".join([f"def {name}({parameters}):", *lines]), namespace)
    return namespace[name]


def changed(exercise, old, new):
    """Our answer, with this in place of that."""
    source = inspect.getsource(exercise.reference)
    assert old in source
    namespace = {"np": np}
    exec(source.replace(old, new), namespace)
    return namespace[exercise.answer_name]


def slips():
    for name, found in EXPRESSIONS.items():
        for code, words in found.items():
            yield pytest.param(ex, name, function_of(name, [f"return {code}"]), words, id=f"{name}: {code}")
    for lines, words in NEURON.items():
        answer = function_of("neuron_gradients", ["z = x @ w + b", "a = sigmoid(z)", *lines])
        yield pytest.param(ex, "neuron_gradients", answer, words, id=" / ".join(lines))
    for (old, new), words in LAYERS.items():
        yield pytest.param(
            ex, "two_layer_gradients", changed(ex.two_layer_gradients, old, new), words, id=new
        )
    for (old, new), words in VALUES.items():
        yield pytest.param(
            ex, "value", changed(ex.value, old, new), words, id=" / ".join(map(str.strip, new.split("\n")))
        )


@pytest.mark.parametrize(("module", "name", "answer", "words"), list(slips()))
def test_each_slip_gets_words_of_its_own(module, name, answer, words):
    earns(getattr(module, name), answer, words)


@pytest.mark.parametrize(("old", "new", "words"), STOPS, ids=[new for _, new, _ in STOPS])
def test_each_stop_of_a_class_is_told_what_it_means(old, new, words):
    result = ex.value.check(changed(ex.value, old, new))
    assert result.outcome == "incorrect"
    assert words in result.message
    assert "Traceback" not in result.message


STARRED = {  # the slips of MISCONCEPTIONS.md that an exercise names: exercises, and words of their messages
    "5.1 = for +=": [("value", "`+=`, not `=`")],
    "5.2 no order": [("value", "before all paths have reached it, or more than once")],
    "5.3 backward twice": [("value", "grads add up over several runs")],
    "5.5 input for output": [
        ("d_sigmoid", "not its input"),
        ("neuron_gradients", "taken at z"),
        ("two_layer_gradients", "not the sums that went in"),
    ],
    "5.6 sigmoid again": [("d_sigmoid", "applied twice"), ("neuron_gradients", "applied again to a")],
    "5.7 always or never": [
        ("neuron_gradients", "Only with cross-entropy does that factor cancel"),
        ("two_layer_gradients", "so its delta has no 1 − ŷ²"),
        ("two_layer_gradients", "tanh's slope is missing"),
    ],
    "5.8 delta contains x": [
        ("neuron_gradients", "`db` contains x"),
        ("two_layer_gradients", "so it contains the inputs"),
    ],
    "5.9 wrong layer": [("two_layer_gradients", "in the wrong layer")],
    "5.10 bias": [
        ("two_layer_gradients", "one number for all units"),
        ("two_layer_gradients", "a mean over the examples"),
        ("two_layer_gradients", "has a row for each example"),
    ],
}


@pytest.mark.parametrize("slip", STARRED)
def test_each_known_misconception_is_named(slip):
    for name, words in STARRED[slip]:
        assert [wrong for wrong in getattr(ex, name).misconceptions if words in wrong.message], words
