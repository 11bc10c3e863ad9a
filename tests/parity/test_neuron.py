"""One neuron, five times: plain Python (the chapter's) = NumPy = torch = the demo's Python = its JavaScript."""

import contextlib
import io

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from dl101.widgets import InputError, Neuron
from dl101.widgets.neuron.neuron import CORNERS, GATES, GOALS, LIMIT, MOST_STEPS, PRESETS, TRUTH_TABLE
from tests.helpers import printed_by, run_chapter

numbers = st.floats(-LIMIT, LIMIT)
hundredths = st.integers(-100 * LIMIT, 100 * LIMIT).map(lambda n: n / 100)  # what the demo itself sets
parameters = st.tuples(hundredths, hundredths, hundredths)


@pytest.fixture(scope="module")
def chapter():
    with contextlib.redirect_stdout(io.StringIO()):
        return run_chapter("chapters/02_a_single_neuron.md")


def torch_z(x, w, b):
    """The same sum by nn.Linear, in float64."""
    linear = nn.Linear(len(w), 1, dtype=torch.float64)
    with torch.no_grad():
        linear.weight[:] = torch.tensor(w, dtype=torch.float64)
        linear.bias[:] = b
        return linear(torch.tensor(x, dtype=torch.float64)).item()


@given(
    st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)), min_size=1, max_size=8),
    st.floats(-1e3, 1e3),
)
def test_the_weighted_sum_agrees_for_any_number_of_inputs(chapter, pairs, b):
    x, w = [list(column) for column in zip(*pairs, strict=True)]
    z = chapter["weighted_sum"](x, w, b)
    assert isinstance(z, float)
    tolerance = 1e-9 * (1 + sum(abs(xi * wi) for xi, wi in pairs) + abs(b))
    assert z == pytest.approx(np.dot(x, w) + b, abs=tolerance)
    assert z == pytest.approx(torch_z(x, w, b), abs=tolerance)


@given(numbers, numbers, numbers, numbers, numbers)
def test_python_javascript_and_torch_agree_on_z(chapter, javascript, x1, x2, w1, w2, b):
    demo = Neuron(weights=(w1, w2), bias=b)
    expected = chapter["weighted_sum"]((x1, x2), (w1, w2), b)
    for z in (
        demo.z(x1, x2),
        javascript.call("neuron/model.js", "weightedSum", (x1, x2), (w1, w2), b),
        torch_z((x1, x2), (w1, w2), b),
    ):
        assert z == pytest.approx(expected, abs=1e-11)


@given(parameters)
def test_the_demo_decides_alike_in_python_and_javascript(javascript, values):
    w1, w2, b = values
    demo = Neuron(weights=(w1, w2), bias=b)
    state = {"weights": (w1, w2), "bias": b, "gate": "AND"}
    rows = javascript.call("neuron/model.js", "truthTable", state)
    assert [row["output"] for row in rows] == [demo.output(*x) for x in CORNERS]
    exact = [
        round(100 * w1) * x1 + round(100 * w2) * x2 + round(100 * b) for x1, x2 in CORNERS
    ]  # whole numbers
    assert [row["output"] for row in rows] == [int(z > 0) for z in exact]


@given(parameters, st.floats(0.1, 8))
def test_scaling_everything_leaves_every_decision_as_it_was(chapter, values, factor):
    w1, w2, b = values
    for x in CORNERS:
        z = chapter["weighted_sum"](x, (w1, w2), b)
        if abs(z) > 1e-9:
            scaled = chapter["weighted_sum"](x, (factor * w1, factor * w2), factor * b)
            assert chapter["step"](scaled) == chapter["step"](z)


@given(parameters)
def test_flipping_every_sign_turns_the_answer_around_except_on_the_line(chapter, values):
    w1, w2, b = values
    for x in CORNERS:
        z = chapter["weighted_sum"](x, (w1, w2), b)
        if abs(z) > 1e-9:
            flipped = chapter["weighted_sum"](x, (-w1, -w2), -b)
            assert chapter["step"](flipped) == 1 - chapter["step"](z)


@given(parameters)
def test_no_neuron_is_xor(values):
    w1, w2, b = values
    demo = Neuron(weights=(w1, w2), bias=b)
    assert [demo.output(*x) for x in CORNERS] != [0, 1, 1, 0]


def run_code(source):
    """What a snippet of "As code" prints: (z, output) for each corner."""
    printed = printed_by(source)
    return [(float(z), int(output)) for *_, z, output in map(str.split, printed.splitlines())]


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
@pytest.mark.parametrize(
    ("weights", "bias"),
    [
        ((1, 0.5), -0.75),
        ((1.0, 1.0), -1.5),
        ((0.1, 0.2), -0.3),
        ((0, 0), 0),
        ((-4, 3.99), 0.01),
        ((1e-7, -2.5), 4),
    ],
)
def test_as_code_prints_what_the_demo_shows(javascript, form, weights, bias):
    source = javascript.call("neuron/code.js", "neuronCode", {"weights": weights, "bias": bias})[form]
    rows = javascript.call("neuron/model.js", "truthTable", {"weights": weights, "bias": bias, "gate": "AND"})
    seen = run_code(source)
    assert [output for _, output in seen] == [row["output"] for row in rows]
    assert [z for z, _ in seen] == pytest.approx([row["z"] for row in rows], abs=1e-11)


def test_names_are_the_same_in_python_and_javascript(javascript):
    def constant(name):
        return javascript.call("neuron/model.js", name)

    def goals(name):
        return javascript.call("neuron/goals.js", name)

    def learning(name):
        return javascript.call("neuron/perceptron_rule.js", name)

    assert list(constant("GATES")) == list(GATES)
    assert {gate: tuple(targets) for gate, targets in constant("TRUTH_TABLE").items()} == TRUTH_TABLE
    assert list(goals("GOALS")) == list(GOALS)
    for lesson, ids in GOALS.items():
        assert [goal["id"] for goal in goals("GOALS")[lesson]] == list(ids)
    assert learning("MOST_STEPS") == MOST_STEPS
    assert [preset["id"] for preset in goals("PRESETS")] == list(PRESETS)
    assert constant("LIMIT") == LIMIT
    answers = [option["id"] for option in goals("XOR_QUESTION")["options"]]
    assert ["", *answers] == list(Neuron.xor_answer.options)


def state_of(demo):
    """The traits of the demo that its JavaScript learns from."""
    names = ("weights", "bias", "gate", "learn_start", "learn_steps")
    return {name: getattr(demo, name) for name in names}


def learner(values, gate):
    *weights, bias = values
    return Neuron(lesson="learn", weights=weights, bias=bias, gate=gate)


@pytest.mark.slow
@given(parameters, st.sampled_from(GATES), st.integers(1, 30))
def test_it_learns_the_same_in_python_and_javascript(javascript, values, gate, count):
    demo, state = learner(values, gate), state_of(learner(values, gate))
    for _ in range(count):
        shown = javascript.call("neuron/perceptron_rule.js", "runOf", state)
        try:
            step = demo.perceptron_step()
        except InputError:
            assert shown["blocked"]
            assert (
                javascript.call("neuron/perceptron_rule.js", "learn", state).items() <= as_json(state).items()
            )
            return
        state |= javascript.call("neuron/perceptron_rule.js", "learn", state)
        assert as_json(state) == as_json(state_of(demo))
        last = javascript.call("neuron/perceptron_rule.js", "runOf", state)["steps"][-1]
        told = {"x": step.point, **step._asdict()}
        assert {name: told[name] for name in last if name != "before"} == {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in last.items()
            if name != "before"
        }


def as_json(state):
    """The same with lists for tuples, as JavaScript gives it back."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in state.items()}


@given(parameters, st.sampled_from(GATES))
def test_a_step_moves_toward_what_is_wanted_by_the_size_of_its_inputs(values, gate):
    """After a correction z at that point is larger by error · (x₁² + x₂² + 1), whatever it was."""
    demo = learner(values, gate)
    try:
        step = demo.perceptron_step()
    except InputError:
        return
    assert demo.z(*step.point) - step.z == pytest.approx(step.error * (sum(step.point) + 1), abs=1e-9)
    if step.error == 0:
        assert (*demo.weights, demo.bias) == values


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
@pytest.mark.parametrize(
    ("gate", "start", "count"),
    [
        ("OR", (0, 0, 0), 13),
        ("AND", (0, 0, 0), 22),
        ("NAND", (0.3, -0.7, 0.1), 9),
        ("XOR", (0, 0, 0), 24),
        ("OR", (-2, 1, 1), 0),
    ],
)
def test_the_learning_program_corrects_as_the_demo_does_and_ends_where_it_ends(
    javascript, form, gate, start, count
):
    demo = learner(start, gate)
    corrections = [step.error for step in (demo.perceptron_step() for _ in range(count)) if step.error]
    source = javascript.call("neuron/code.js", "learningCode", state_of(demo))[form]
    printed = printed_by(source)
    *told, end = printed.splitlines()
    if count == 0:  # no step yet: the program makes four rounds
        corrections = [step.error for step in (demo.perceptron_step() for _ in range(16)) if step.error]
    assert [int(line.split("error ")[1].split()[0]) for line in told] == corrections
    _, w1, w2, _, b = end.split()
    assert (float(w1), float(w2), float(b)) == pytest.approx((*demo.weights, demo.bias), abs=1e-9)
