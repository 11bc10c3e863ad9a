"""The demo `BackpropGraph`: its JavaScript = torch = dl101/engine.py = its Python side = its "as code" = by hand."""

import keyword
import math
import random
import re
import warnings

import pytest
import torch

from dl101.network import Dense, Network, mse, two_two_one
from dl101.widgets.backprop_graph import backprop_graph, expression
from dl101.widgets.backprop_graph.backprop_graph import GRAPHS, BackpropGraph
from tests.helpers import printed_by

FOLDER = "backprop_graph"
COUNT = 10_000  # typed expressions that are computed three times
NAMES = ("a", "b", "c", "x1", "w_2")
HAS_NAME = re.compile(rf"\b({'|'.join(NAMES)})\b")
UNARY = (
    "-{}",
    "relu({})",
    "tanh({})",
    "sigmoid({})",
    "exp({} / 4)",
    "log({}**2 + 1)",
    "({})**2",
    "({})**3",
    "({})**-1",
)
BINARY = (
    "{} + {}",
    "{} - {}",
    "{}*{}",
    "({}) * ({})",
    "({}) - ({})",
    "({}) / ({})",
    "({})/(1 + ({})**2)",
    "{} + 2*{} - 3",
)


def of_number(name):
    """torch's function, for plain numbers too."""
    return lambda value: getattr(torch, name)(torch.as_tensor(value, dtype=torch.float64))


TORCH = {name: of_number(name) for name in expression.FUNCTIONS}


def near(values, tolerance=1e-9):
    return pytest.approx(values, rel=tolerance, abs=tolerance)


def typed_expression(chance, depth):
    """An expression as somebody types it: names, numbers and signs, some brackets missing."""
    if depth == 0 or chance.random() < 0.15:
        return chance.choice([*NAMES, *NAMES, "0.5", "2", "1.25"])
    shape = chance.choice(UNARY + BINARY * 2)
    return shape.format(*(typed_expression(chance, depth - 1) for _ in range(shape.count("{}"))))


def by_torch(text, numbers):
    """(value, gradients) in 64 bits, by Python's own reading of the text."""
    leaves = {
        name: torch.tensor(number, dtype=torch.float64, requires_grad=True)
        for name, number in numbers.items()
    }
    result = eval(text, {"__builtins__": {}}, TORCH | leaves)
    result.backward()
    return result.item(), {name: leaf.grad.item() for name, leaf in leaves.items() if leaf.grad is not None}


def cases():
    """Fixed ones: a text with at least one name, and a number for each name."""
    chance = random.Random(5)
    found = []
    while len(found) < COUNT:
        text = typed_expression(chance, chance.randint(1, 4))
        if HAS_NAME.search(text) and text not in NAMES and len(text) < 400:
            found.append((text, {name: round(chance.uniform(-3, 3), 2) for name in NAMES}))
    return found


@pytest.mark.slow
def test_ten_thousand_typed_expressions_give_torchs_values_and_gradients(javascript):
    all_cases = cases()
    answers = javascript.call("../../tests/js/expression_runs.js", "evaluateAll", all_cases)
    refused = 0
    for (text, numbers), answer in zip(all_cases, answers, strict=True):
        if "problem" in answer:
            assert has_no_value(text, numbers), (text, numbers, answer)
            refused += 1
            continue
        value, gradients = by_torch(text, numbers)
        assert answer["value"] == near(value), (text, numbers)
        assert answer["gradients"] == near({name: gradients[name] for name in answer["gradients"]}), (
            text,
            numbers,
        )
    assert refused < COUNT / 20


def has_no_value(text, numbers):
    """Whether the book's own `Value` finds none either: a slope is infinite, or a number too large."""
    try:
        return not math.isfinite(expression.compute(text, numbers)[0].data)
    except expression.NO_NUMBER:
        return True


def test_a_part_of_them_gives_the_same_with_the_books_own_value(javascript):
    for text, numbers in cases()[:500]:
        answer = javascript.call("nn/expression.js", "evaluate", text, numbers)
        if "problem" in answer:
            continue
        result, named = expression.compute(text, numbers)
        result.backward()
        assert result.data == near(answer["value"]), text
        assert {name: named[name].grad for name in answer["gradients"]} == near(answer["gradients"]), text


def test_what_the_page_refuses_python_refuses_too(javascript):
    for text in (
        "2x",
        "a^2",
        "sin(a)",
        "(a",
        "a)",
        "a +",
        "*a",
        "a**b",
        "exp",
        "3",
        "a",
        "lambda*2",
        "a = b",
        "long_one*a",
    ):
        assert "problem" in javascript.call("nn/expression.js", "parse", text)
        with pytest.raises(backprop_graph.InputError):
            BackpropGraph(expression=text)


def test_words_that_no_input_can_be_called_by(javascript):
    taken = javascript.call("nn/expression.js", "TAKEN")
    longest = javascript.call("nn/expression.js", "LONGEST_NAME")
    assert sorted(taken) == sorted(name for name in expression.TAKEN if len(name) <= longest)
    assert longest == expression.LONGEST_NAME
    assert set(keyword.kwlist) < set(expression.TAKEN)
    assert set(javascript.call("nn/expression.js", "FUNCTIONS")) == set(expression.FUNCTIONS)


def in_page(javascript, demo):
    state = {name: getattr(demo, name) for name in ("graph", "expression", "inputs")}
    return javascript.call("../../tests/js/expression_runs.js", "graphNumbers", state)


@pytest.mark.parametrize("graph", GRAPHS)
def test_the_built_in_graphs_are_the_same_in_python_and_in_the_page(javascript, graph):
    assert javascript.call(f"{FOLDER}/graphs.js", "GRAPHS")[graph]["inputs"] == GRAPHS[graph][1]
    for inputs in ({}, {"w": -1.5, "b": 0.25, "x1": -3, "v1": 2.5, "b2": -4}):
        demo = BackpropGraph(graph=graph, inputs=inputs)
        page = in_page(javascript, demo)
        assert page["value"] == near(demo.value)
        assert page["gradients"] == near(demo.gradients)


def test_the_network_is_the_course_s_network():
    """By hand, by arrays and by the graph."""
    demo, network = BackpropGraph(), two_two_one()
    loss, ((dW1, db1), (dW2, db2)) = network.gradients([[1, 2]], [[1]])
    found = demo.gradients
    assert demo.value == loss == 1
    assert [[found[f"w{i}{j}"] for j in (1, 2)] for i in (1, 2)] == dW1.tolist() == [[2, -4], [4, -8]]
    assert [found["b1"], found["b2"]] == db1.tolist() == [2, -4]
    assert [found["v1"], found["v2"], found["c"]] == [*dW2[:, 0], db2[0]] == [6, 2, 2]
    assert (found["x1"], found["x2"], found["h1"], found["h2"]) == (-6, 6, 2, -4)


def test_the_two_examples_are_a_batch():
    demo = BackpropGraph(graph="examples")
    loss, ((dw, db),) = Network([Dense([[1]], [1])]).gradients([[2], [4]], [[5], [2]], mse)
    assert (
        (demo.value, demo.gradients["w"], demo.gradients["b"]) == (loss, dw.item(), db.item()) == (6.5, 8, 1)
    )


CODE_CASES = {
    **{graph: {"graph": graph} for graph in GRAPHS},
    "far out": {"graph": "sigmoid", "inputs": {"w": 20, "x": -20, "b": -20, "v": 20}},
    "typed": {
        "expression": "s = -a**2 + (a - (b - c)) / b; t = relu(2*s + 9); "
        "t*t - exp(-t / 4) + tanh(a*b)**3 * log(b)**-1",
        "inputs": {"b": 2.5},
    },
    "deep below": {
        "expression": "sigmoid(a*b*c) + a - (b + c) * -2 - -a",
        "inputs": {"a": -20, "b": 20, "c": 20},
    },
    "names that programs like": {"expression": "number*value + name**2 - item*data + f*L"},
    "signs": {"expression": "-(a + b)**2 / (a*b) - (a - b)*(-a) + (-2)*a**-2 * -b"},
}


@pytest.mark.parametrize("form", ["Value", "PyTorch"])
@pytest.mark.parametrize("case", CODE_CASES)
def test_as_code_prints_every_number(javascript, form, case):
    demo = BackpropGraph(**CODE_CASES[case])
    state = {name: getattr(demo, name) for name in ("graph", "expression", "inputs")}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        printed = printed_by(javascript.call(f"{FOLDER}/code.js", "graphCode", state)[form])
    first, *lines = [line.rsplit(": ", 1) for line in printed.splitlines()]
    page = in_page(javascript, demo)
    assert float(first[1]) == near(page["value"])
    found = {name.rpartition("∂")[2]: float(number) for name, number in lines}
    assert found == near({name: page["gradients"][name] for name in found})
    assert set(found) == set(page["inputs"])


def test_names_are_the_same_in_python_and_javascript(javascript):
    def constant(module, name):
        return javascript.call(f"{FOLDER}/{module}", name)

    assert list(constant("graphs.js", "GRAPHS")) == list(GRAPHS)
    assert [goal["id"] for goal in constant("goals.js", "GOALS")] == list(backprop_graph.GOALS)
    assert [preset["id"] for preset in constant("goals.js", "PRESETS")] == list(backprop_graph.PRESETS)
    assert constant("code.js", "FORMS") == list(BackpropGraph.class_traits()["code_form"].options)
    for name in ("LIMIT", "ALL", "SHOWN"):
        assert constant("model.js", name) == getattr(backprop_graph, name)
    start = constant("goals.js", "START")
    demo = BackpropGraph()
    assert {name: getattr(demo, name) for name in start} == start
