"""The exercises of chapter 5: gradients that are right by nudges and by torch, and a class in any right form."""

import math
import re

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from dl101 import engine
from dl101.checker import Array, fresh
from dl101.checker.observe.graphs import run
from dl101.exercises import backprop as ex
from dl101.exercises.backprop.value_programs import NETWORK

# Right answers, however they are written


def as_tensor(z, **options):
    return torch.as_tensor(z, dtype=torch.float64, **options)


def each(function, z):
    return [each(function, part) for part in z] if np.ndim(z) else function(float(z))


def stable_sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def slope_by_autograd(function):
    def answer(z):
        z = as_tensor(z).requires_grad_()
        function(z).sum().backward()
        return z.grad

    return answer


def in_place(z):
    z = np.array(z, dtype=float)
    z[z > 0], z[z <= 0] = 1, 0
    return z


D_RELUS = {
    "heaviside": lambda z: np.heaviside(z, 1),
    "true or false": lambda z: np.asarray(z) > 0,
    "float of it": lambda z: (np.asarray(z) >= 0).astype(float),
    "float32": lambda z: np.float32(np.asarray(z) > 0),
    "whole numbers": lambda z: np.where(np.asarray(z) > 0, 1, 0),
    "lists": lambda z: each(lambda number: 1 if number >= 0 else 0, z),
    "vectorize": np.vectorize(lambda number: 1.0 if number > 0 else 0.0),
    "by ReLU": lambda z: np.sign(np.maximum(z, 0)),
    "in place": in_place,
    "autograd": slope_by_autograd(torch.relu),
    "one nudge": lambda z: (np.maximum(0, z + 1e-6) - np.maximum(0, z)) / 1e-6,
    "0 at one 0, 1 at another": lambda z: np.where(np.asarray(z) > 0, 1, 0) if np.ndim(z) else float(z >= 0),
}
D_SIGMOIDS = {
    "by tanh": lambda z: (1 - np.tanh(z / 2) ** 2) / 4,
    "mirrored": lambda z: (1 / (1 + np.exp(-z))) * (1 / (1 + np.exp(z))),
    "other side": lambda z: (lambda a: a * (1 - a))(1 / (1 + np.exp(z))),
    "size first": lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2,
    "clipped": lambda z: (lambda a: a - a**2)(1 / (1 + np.exp(-np.clip(z, -500, 500)))),
    "cosh": lambda z: 1 / (4 * np.cosh(np.clip(z, -700, 700) / 2) ** 2),
    "lists": lambda z: each(lambda number: stable_sigmoid(number) * (1 - stable_sigmoid(number)), z),
    "autograd": slope_by_autograd(torch.sigmoid),
    "float32": lambda z: (lambda a: a * (1 - a))(torch.sigmoid(torch.as_tensor(z, dtype=torch.float32))),
    "nudges": lambda z: (np.tanh((z + 1e-5) / 2) - np.tanh((z - 1e-5) / 2)) / 4e-5,
    "one in an array": lambda z: np.atleast_1d(1 - np.tanh(z / 2) ** 2) / 4,
}


def neuron_by_loops(x, w, b, y):
    z = b
    for i in range(len(x)):
        z += x[i] * w[i]
    a = stable_sigmoid(z)
    dL_da, da_dz = 2 * (a - y), a * (1 - a)
    return [dL_da * da_dz * x_i for x_i in x], dL_da * da_dz


def neuron_by_autograd(x, w, b, y):
    w, b = as_tensor(w).requires_grad_(), as_tensor(b).requires_grad_()
    loss = (torch.sigmoid(torch.dot(as_tensor(x), w) + b) - y) ** 2
    return torch.autograd.grad(loss, (w, b))


def neuron_by_values(x, w, b, y):
    """With an engine, whose sigmoid is made of e to a power."""
    ws, bias = [engine.Value(w_i) for w_i in w], engine.Value(b)
    z = sum((w_i * float(x_i) for w_i, x_i in zip(ws, x, strict=True)), bias)
    loss = (1 / (1 + (z * -1.0).exp()) - y) ** 2
    loss.backward()
    return [w_i.grad for w_i in ws], bias.grad


def neuron_by_nudges(x, w, b, y, h=1e-5):
    def loss(p):
        return (1 / (1 + np.exp(-(x @ p[:-1] + p[-1]))) - y) ** 2

    p = np.append(w, b)
    slopes = [(loss(p + h * unit) - loss(p - h * unit)) / (2 * h) for unit in np.eye(len(p))]
    return slopes[:-1], slopes[-1]


NEURONS = {
    "loops": neuron_by_loops,
    "autograd": neuron_by_autograd,
    "Value": neuron_by_values,
    "nudges": neuron_by_nudges,
    "target minus output": lambda x, w, b, y: (
        lambda a: (-2 * (y - a) * a * (1 - a) * x, -2 * (y - a) * a * (1 - a))
    )(1 / (1 + np.exp(-(np.dot(w, x) + b)))),
    "float32": lambda x, w, b, y: [np.float32(part) for part in ex.neuron_gradients.reference(x, w, b, y)],
    "lists": lambda *inputs: [np.asarray(part).tolist() for part in ex.neuron_gradients.reference(*inputs)],
    "db in an array": lambda *inputs: [
        np.atleast_1d(part) for part in ex.neuron_gradients.reference(*inputs)
    ],
    "a number for one weight": lambda *inputs: [np.squeeze(part) for part in neuron_by_loops(*inputs)],
}


def layers_by_autograd(X, y, *parameters, dtype=torch.float64):
    W1, b1, W2, b2 = (torch.as_tensor(part, dtype=dtype).requires_grad_() for part in parameters)
    X, y = torch.as_tensor(X, dtype=dtype), torch.as_tensor(y, dtype=dtype)
    loss = torch.nn.functional.mse_loss(torch.tanh(X @ W1 + b1) @ W2 + b2, y)
    return torch.autograd.grad(loss, (W1, b1, W2, b2))


def layers_by_examples(X, y, W1, b1, W2, b2):
    """One example after the other, with outer products, added up."""
    dW1, db1, dW2, db2 = (np.zeros_like(part) for part in (W1, b1, W2, b2))
    for x, target in zip(X, y, strict=True):
        h = np.tanh(x @ W1 + b1)
        delta2 = 2 * (h @ W2 + b2 - target) / y.size
        delta1 = (W2 @ delta2) * (1 - h * h)
        dW2 += np.outer(h, delta2)
        db2 += delta2
        dW1 += np.outer(x, delta1)
        db1 += delta1
    return dW1, db1, dW2, db2


def layers_by_loops(X, y, W1, b1, W2, b2):
    """With numbers alone."""
    (n, d), (m, k) = X.shape, W2.shape
    dW1, db1 = [[0.0] * m for _ in range(d)], [0.0] * m
    dW2, db2 = [[0.0] * k for _ in range(m)], [0.0] * k
    for e in range(n):
        h = [math.tanh(sum(X[e][i] * W1[i][j] for i in range(d)) + b1[j]) for j in range(m)]
        p = [sum(h[j] * W2[j][o] for j in range(m)) + b2[o] for o in range(k)]
        deltas = [2 * (p[o] - y[e][o]) / (n * k) for o in range(k)]
        for j in range(m):
            back = sum(deltas[o] * W2[j][o] for o in range(k)) * (1 - h[j] ** 2)
            db1[j] += back
            for i in range(d):
                dW1[i][j] += back * X[e][i]
            for o in range(k):
                dW2[j][o] += deltas[o] * h[j]
    for o in range(k):
        db2[o] = sum(
            2
            * (sum(math.tanh(sum(X[e][i] * W1[i][j] for i in range(d)) + b1[j]) * W2[j][o] for j in range(m)))
            + 2 * (b2[o] - y[e][o])
            for e in range(n)
        ) / (n * k)
    return dW1, db1, dW2, db2


def layers_by_nudges(X, y, *parameters, h=1e-5):
    def loss():
        W1, b1, W2, b2 = parameters
        return np.mean((np.tanh(X @ W1 + b1) @ W2 + b2 - y) ** 2)

    slopes = [np.zeros_like(part) for part in parameters]
    for part, slope in zip(parameters, slopes, strict=True):
        for place in np.ndindex(part.shape):
            before = part[place]
            part[place] = before + h
            up = loss()
            part[place] = before - h
            slope[place] = (up - loss()) / (2 * h)
            part[place] = before
    return slopes


def layers_with_means(X, y, W1, b1, W2, b2):
    """The mean over the examples at the end, in place of a part of 1 / y.size at the beginning."""
    n, k = y.shape
    H = np.tanh(X @ W1 + b1)
    d2 = 2 * (H @ W2 + b2 - y) / k
    d1 = np.dot(d2, W2.T) * (1 - np.square(H))
    return X.T @ d1 / n, np.mean(d1, axis=0, keepdims=True), H.T @ d2 / n, d2.mean(axis=0)


LAYERS = {
    "autograd": layers_by_autograd,
    "autograd, float32": lambda *inputs: layers_by_autograd(*inputs, dtype=torch.float32),
    "examples": layers_by_examples,
    "loops": layers_by_loops,
    "nudges": layers_by_nudges,
    "means, and a row": layers_with_means,
    "lists": lambda *inputs: [part.tolist() for part in layers_by_examples(*inputs)],
    "a number for one bias": lambda *inputs: [
        part.item() if part.shape == (1,) else part for part in layers_by_examples(*inputs)
    ],
}


class Closures:
    """As micrograd has it."""

    def __init__(self, data, _children=(), _op=""):
        self.data, self.grad = data, 0
        self._backward, self._prev, self._op = lambda: None, set(_children), _op

    def __add__(self, other):
        out = Closures(self.data + other.data, (self, other), "+")

        def _backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out

    def __mul__(self, other):
        out = Closures(self.data * other.data, (self, other), "*")

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def relu(self):
        out = Closures(0 if self.data < 0 else self.data, (self,), "ReLU")

        def _backward():
            self.grad += (out.data > 0) * out.grad

        out._backward = _backward
        return out

    def backward(self):
        topo, visited = [], set()

        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build(child)
                topo.append(v)

        build(self)
        self.grad = 1
        for v in reversed(topo):
            v._backward()


class EachPath:
    """Without an order: each path brings its own product, all the way to the left."""

    def __init__(self, data, parents=()):
        self.data, self.parents, self.grad = np.float64(data), parents, np.float64(0)

    def __add__(self, other):
        return EachPath(self.data + other.data, ((self, 1), (other, 1)))

    def __mul__(self, other):
        return EachPath(self.data * other.data, ((self, other.data), (other, self.data)))

    def relu(self):
        return EachPath(np.maximum(0, self.data), ((self, np.where(self.data > 0, 1, 0)),))

    def backward(self, grad=1.0):
        self.grad = self.grad + grad
        for parent, slope in self.parents:
            parent.backward(slope * grad)


class Waiting:
    """Counts how many results have not yet brought their part. Its grads are tensors."""

    def __init__(self, data, parents=None):
        self.data, self.parents, self.grad = torch.tensor(float(data)), parents or [], None

    def __add__(self, other):
        return Waiting(self.data + other.data, [(self, torch.tensor(1.0)), (other, torch.tensor(1.0))])

    def __mul__(self, other):
        return Waiting(self.data * other.data, [(self, other.data), (other, self.data)])

    def relu(self):
        return Waiting(torch.relu(self.data), [(self, (self.data >= 0).float())])

    def backward(self):
        waits, to_do = {}, [self]
        while to_do:
            for parent, _ in to_do.pop().parents:
                waits[parent] = waits.get(parent, 0) + 1
                to_do += [parent] * (waits[parent] == 1)
        self.grad, ready, own = torch.tensor(1.0), [self], {self: torch.tensor(1.0)}
        while ready:
            value = ready.pop(0)
            for parent, slope in value.parents:
                own[parent] = own.get(parent, 0) + slope * own[value]
                waits[parent] -= 1
                if not waits[parent]:
                    parent.grad = own[parent] + (0 if parent.grad is None else parent.grad)
                    ready.append(parent)


VALUES = {
    "the book's engine": engine.Value,
    "closures": Closures,
    "each path by itself": EachPath,
    "waiting": Waiting,
    "a function that makes them": lambda data: Closures(float(data)),
}
FORMS = [
    pytest.param(name, answer, id=f"{name}: {title}")
    for name, answers in {
        "d_relu": D_RELUS,
        "d_sigmoid": D_SIGMOIDS,
        "neuron_gradients": NEURONS,
        "two_layer_gradients": LAYERS,
        "value": VALUES,
    }.items()
    for title, answer in answers.items()
]


@pytest.mark.parametrize(("name", "answer"), FORMS)
def test_it_passes(name, answer):
    result = getattr(ex, name).check(answer)
    assert (result.outcome, result.points) == ("correct", 1), result.message


# Our own gradients, in other places than the cases

numbers = st.integers(-20, 20).map(lambda n: n / 10)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6), st.integers(1, 4))
def test_a_neurons_gradients_are_those_of_nudges_and_of_torch(seed, inputs):
    rng = np.random.default_rng(seed)
    case = rng.normal(size=inputs), rng.normal(size=inputs), rng.normal(), rng.normal()
    ours = np.append(*ex.neuron_gradients.reference(*case))
    assert np.allclose(ours, np.append(*neuron_by_nudges(*case)), atol=1e-7)
    assert np.allclose(ours, np.append(*neuron_by_autograd(*case)), atol=1e-12)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6), *[st.integers(1, 4)] * 4)
def test_the_gradients_of_two_layers_are_those_of_nudges_and_of_torch(seed, n, d, m, k):
    rng = np.random.default_rng(seed)
    case = [rng.normal(size=size) for size in ((n, d), (n, k), (d, m), m, (m, k), k)]
    ours = ex.two_layer_gradients.reference(*case)
    for one, by_nudges, by_torch in zip(
        ours, layers_by_nudges(*case), layers_by_autograd(*case), strict=True
    ):
        assert one.shape == by_nudges.shape
        assert np.allclose(one, by_nudges, atol=1e-7)
        assert np.allclose(one, by_torch, atol=1e-12)


@given(numbers.filter(bool))
def test_two_slopes_are_those_of_nudges(z):
    for exercise, function in ((ex.d_relu, lambda z: np.maximum(0, z)), (ex.d_sigmoid, stable_sigmoid)):
        assert math.isclose(
            exercise.reference(z), (function(z + 1e-6) - function(z - 1e-6)) / 2e-6, abs_tol=1e-8
        )


class ByTorch:
    """What torch makes of the same program: a value that only torch sees."""

    def __init__(self, data):
        self.tensor = torch.tensor(float(data), dtype=torch.float64, requires_grad=True)

    @classmethod
    def of(cls, tensor):
        value = cls(0)
        value.tensor = tensor
        tensor.retain_grad()
        return value

    def __add__(self, other):
        return self.of(self.tensor + other.tensor)

    def __mul__(self, other):
        return self.of(self.tensor * other.tensor)

    def relu(self):
        return self.of(torch.relu(self.tensor))

    def backward(self):
        self.tensor.backward(retain_graph=True)


@pytest.mark.parametrize("program", [case[0] for case in ex.value.cases])
def test_each_program_gives_what_torch_gives(program):
    ours, _ = run(ex.value.reference, program)
    theirs, _ = run(ByTorch, program)
    for name, value in ours.items():
        tensor = theirs[name].tensor
        assert value.data == tensor.item()
        assert value.grad == (0 if tensor.grad is None else tensor.grad.item())


def test_the_courses_network_has_its_gradients():
    names, _ = run(ex.value.reference, NETWORK)
    found = {name: value.grad for name, value in names.items()}
    assert (names["h1"].data, names["h2"].data, names["loss"].data) == (3, 1, 1)
    wanted = {"v1": 6, "v2": 2, "c": 2, "h1": 2, "h2": -4, "w11": 2, "w12": 4, "w21": -4, "w22": -8}
    wanted |= {"b1": 2, "b2": -4, "x1": -6, "x2": 6}
    assert wanted.items() <= found.items()


# Two sides of a kink, and ±1000


@pytest.mark.parametrize("at_0", [0, 1, 0.0, True])
def test_relus_slope_at_0_may_be_that_of_either_side(at_0):
    def answer(z):
        return np.where(np.asarray(z) == 0, at_0, np.asarray(z) > 0)

    assert ex.d_relu.check(answer).outcome == "correct"


@pytest.mark.parametrize("at_0", [0.3, -1, 2, math.nan, math.inf])
def test_any_other_slope_at_0_is_refused(at_0):
    result = ex.d_relu.check(lambda z: np.where(np.asarray(z) == 0, at_0, np.asarray(z) > 0))
    assert result.outcome == "incorrect"
    assert "`d_relu(0)` should give 0 or 1, and yours gives" in result.message


def test_the_sigmoids_slope_far_out_is_0():
    with np.errstate(over="ignore"):
        assert ex.d_sigmoid.reference(np.array([-1000.0, 1000.0])).tolist() == [0, 0]
    assert "a number became too large to hold" in ex.d_sigmoid.check(ex.d_sigmoid.reference).message


def test_a_nan_far_out_is_refused():
    message = ex.d_sigmoid.check(lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2).message
    assert "infinity divided by infinity is `nan`" in message
    assert "`d_sigmoid(-1000)` should give 0, and yours gives nan" in message


# Examples: code that can be pasted, and numbers that come out


def cells(message):
    return "\n".join(line[4:] for line in message.split("\n") if line.startswith("    "))


@pytest.mark.parametrize("name", ["neuron_gradients", "two_layer_gradients"])
def test_each_example_is_code_that_gives_its_result(name):
    exercise = getattr(ex, name)
    for case, record in zip(exercise.cases, exercise.our_records(), strict=True):
        call, lines = exercise.example(case)
        namespace = {"np": np, name: exercise.reference}
        exec(cells(lines).partition(f"\n{call}")[0], namespace)
        for part, wanted in zip(eval(call, namespace), record["value"], strict=True):
            assert np.allclose(part, wanted)


def test_each_example_of_a_program_runs_and_says_its_grads():
    for case, record in zip(ex.value.cases, ex.value.our_records(), strict=True):
        call, lines = ex.value.example(case)
        namespace = {"Value": ex.value.reference}
        exec(cells(lines), namespace)
        assert call.endswith(".backward()")
        told = re.findall(r"(\w+)\.grad = (?:[^,\n]+ = )?([-\d.]+)(?:,|$)", lines, re.MULTILINE)
        assert told
        assert {name: float(grad) for name, grad in told}.items() <= {
            name: grad for name, (_, grad) in record["value"].items()
        }.items()


def test_a_message_tells_the_way_back():
    message = ex.value.check(ex.value.misconceptions[0].answers[0]).message
    assert message.endswith(
        "    b.backward()\n    # backward: b.grad = 1\n    #           a.grad = 3 · 1 + 3 · 1 = 6"
    )


# Odd answers


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("neuron_gradients", 3, "should give 2 values, `return dw, db`, and yours gives 3."),
        (
            "neuron_gradients",
            [[[-0.5]], -0.5],
            "the right `dw`: it should have the shape (1,), and yours has (1, 1)",
        ),
        ("neuron_gradients", ["-0.5", -0.5], "the text '-0.5'"),
        ("neuron_gradients", [torch.ones(1, requires_grad=True), 1], "End it with `.detach()`"),
        (
            "two_layer_gradients",
            [1, 2, 3],
            "should give 4 values, `return dW1, db1, dW2, db2`, and yours gives",
        ),
        (
            "two_layer_gradients",
            [[[1]], [[[1]]], [[1]], 1],
            "does not give the right `dW1`: it should give [[5.11",
        ),
        ("two_layer_gradients", None, "nothing"),
        ("d_relu", [1], "should give one number, 1, and yours gives a list around it"),
        ("d_relu", "1", "should give 1, and yours gives the text '1'."),
        ("d_sigmoid", {}, "should give 0.25, and yours gives {}."),
    ],
)
def test_odd_results(name, value, words):
    result = getattr(ex, name).check(lambda *inputs: value)
    assert result.outcome == ("unattempted" if value is None else "incorrect")
    assert words in result.message


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner),
    max_leaves=8,
)


@settings(deadline=None, max_examples=40)
@given(anything)
def test_no_value_makes_check_raise(value):
    for exercise in ex.EXERCISES:
        for result in (exercise.check(lambda *inputs: value), exercise.check(value)):
            assert result.outcome in ("incorrect", "unattempted")
            assert "could not be finished" not in result.message


@settings(deadline=None, max_examples=40)
@given(anything, anything, st.sampled_from(["data", "grad", "__mul__", "relu", "backward", "__init__"]))
def test_no_class_makes_check_raise(value, other, where):
    class Odd(ex.value.reference):
        pass

    setattr(
        Odd,
        where,
        property(lambda self: value, lambda self, new: None) if where in ("data", "grad") else other,
    )
    result = ex.value.check(Odd)
    assert "could not be finished" not in result.message
    assert result._repr_html_().count("<div") == result._repr_html_().count("</div>")


# What the check says of a class that is not there, not finished, or something else


class Unfinished:
    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents = data, 0.0, parents

    def __add__(self, other):
        return Unfinished(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        """a · b"""
        ...

    def relu(self): ...

    def backward(self):
        pass


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (..., "Write your class, run its cell, then `ex.value.check(Value)`."),
        (3, "It needs the class itself, to try several inputs: write `ex.value.check(Value)`"),
        (engine.Value(3), "was given an object of the kind `Value`."),
        (ex.value, "write `ex.value.check(Value)`"),
        (type("Value", (), {}), "Your class takes no inputs. It should take `data`."),
        (
            Unfinished,
            "put your code in place of the `...` in `__mul__`, `backward` and `relu`, run that cell",
        ),
    ],
    ids=str,
)
def test_what_is_no_class_to_try(answer, words):
    result = ex.value.check(answer)
    assert result.outcome != "correct"
    assert words in result.message
    assert "function" not in result.message


def test_a_class_may_have_unfinished_methods_of_its_own():
    class Extended(engine.Value):
        def plot(self): ...

    assert ex.value.check(Extended).outcome == "correct"


def test_a_class_that_never_ends_is_stopped(monkeypatch):
    def backward(self):
        while True:
            pass

    monkeypatch.setattr(Closures, "backward", backward)
    monkeypatch.setattr(ex.value, "seconds", 0.2)
    result = ex.value.check(Closures)
    assert "was still running after 0.2 seconds" in result.message


def test_the_cases_hold_arrays_and_programs_alone():
    for exercise in ex.EXERCISES:
        for case in exercise.cases:
            assert all(isinstance(part, Array | int | float | str) for part in case)
            assert len(fresh(case)) == len(case)
