"""Arrays that are no answer: wrong shapes, holes, texts, ragged rows. Each gets a sentence that says so."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from dl101.checker.exercise import Exercise
from dl101.checker.judge.compare import close_parts, same_parts
from dl101.checker.judge.wording import show, show_call
from dl101.checker.observe.inputs import Array, fresh
from dl101.exercises import networks as ex

FIRST = "`dense(X=np.array([[2]]), W=np.array([[3]]), b=np.array([1]))`"
HOLES = np.array([[None]], dtype=object)


def kind_of(value):
    """What a test's name says of a value: the same in every process."""
    return type(value).__name__


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (7, "should give [[7]], and yours gives one number alone: 7."),
        ([7], "should have the shape (1, 1), and yours has (1,): [7]."),
        ([[[7]]], "should have the shape (1, 1), and yours has (1, 1, 1): [[[7]]]."),
        ([[7, 7]], "should have the shape (1, 1), and yours has (1, 2): [[7, 7]]."),
        (np.zeros((3, 2)), "should have the shape (1, 1), and yours has (3, 2): [[0, 0], [0, 0], [0, 0]]."),
        ([[7], [7, 7]], "should give [[7]], and yours gives [[7], [7, 7]]."),
        ("[[7]]", "should give [[7]], and yours gives the text '[[7]]'."),
        ([["7"]], "should give [[7]], and yours gives a list that holds the text '7'."),
        (np.array([["7"]]), "a list that holds the text '7'."),
        (np.array([["7", None]], dtype=object), "a list that holds the text '7'."),
        ([[7, None]], "a list that holds None."),
        (np.array([[1, None]], dtype=object), "a list that holds None."),
        (np.array([np.array([1, 2]), np.array([3])], dtype=object), "and yours gives [[1, 2], [3]]."),
        (np.array([{}]), "a list that holds {}."),
        (np.zeros((0, 1)), "yours gives an empty list."),
        (np.array([[math.nan]]), "and yours gives [[nan]] (“not a number”"),
        (np.array([[7 + 0j]]), "a list that holds a complex number."),
        (
            np.array([["2026-01-31"]], dtype="datetime64[D]"),
            "a list that holds an object of the kind `date`.",
        ),
        (torch.ones(1, 1, requires_grad=True), "still part of a torch graph. End it with `.detach()`"),
        ([torch.ones(1, requires_grad=True)], "still part of a torch graph. End it with `.detach()`"),
        (torch.ones(1, 2), "and yours has (1, 2): [[1, 1]]."),
        (torch.ones(1, 1, dtype=torch.complex64), "a list that holds a complex number."),
        (np.zeros((1000, 1000)), "yours gives an array with 1,000,000 values."),
        ({"Z": [[7]]}, "yours gives {'Z': [[7]]}."),
        (map(float, [7]), "a `map`, which has not computed anything yet."),
        (len, "yours gives a function."),
    ],
    ids=kind_of,
)
def test_odd_tables(value, words):
    result = ex.dense.check(lambda X, W, b: value)
    assert result.outcome == "incorrect"
    assert result.message.startswith(FIRST)
    assert words in result.message
    assert "\n" not in result.message


@pytest.mark.parametrize("value", [[[None]], [None], HOLES, [[...]], np.array([[...]])], ids=kind_of)
def test_a_table_of_nothing_is_not_finished(value):
    result = ex.dense.check(lambda X, W, b: value)
    assert result.outcome == "unattempted"
    assert result.message.startswith("It is not finished yet: it still gives `")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (7, "should give 2 values, `return W, b`, and yours gives 7."),
        ((1, 2, 3), "should give 2 values, `return W, b`, and yours gives [1, 2, 3]."),
        ({"W": 1}, "and yours gives {'W': 1}."),
        (
            torch.ones(2, requires_grad=True),
            "yours gives a tensor that is still part of a torch graph. End it with",
        ),
        (([[5]], [7]), "does not give the right `W`: it should give [[6]], and yours gives [[5]]."),
        (
            ([6], [7]),
            "does not give the right `W`: it should have the shape (1, 1), and yours has (1,): [6].",
        ),
        (
            ([[6]], [[[7]]]),
            "does not give the right `b`: it should have the shape (1,), and yours has (1, 1, 1)",
        ),
        (([[6]], "b"), "does not give the right `b`: it should give [7], and yours gives the text 'b'."),
        (([[6]], None), "does not give the right `b`: it should give [7], and yours gives None."),
        (([[6]], []), "does not give the right `b`: it should give [7], and yours gives an empty list."),
        (
            (np.array([[None]]), [7]),
            "the right `W`: it should give [[6]], and yours gives a list that holds None.",
        ),
        (([[6], [6, 6]], [7]), "the right `W`: it should give [[6]], and yours gives [[6], [6, 6]]."),
    ],
    ids=kind_of,
)
def test_odd_pairs(value, words):
    result = ex.collapse_linear.check(lambda W1, b1, W2, b2: value)
    assert result.outcome == "incorrect"
    assert result.message.startswith("`collapse_linear(W1=np.array([[2]]), b1=np.array([1])")
    assert words in result.message


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            ([[1, 1], [1, 1]], [0, -1], [1, -2]),
            "should give four values, `return W1, b1, W2, b2`, and yours gives",
        ),
        (
            (([[1, 1]], [0]), ([[1]], [0])),
            "Take away the inner parentheses or brackets: write `return W1, b1, W2, b2`",
        ),
        (([[1, 1], [1, 1]], [0, -1]), "should give four values, `return W1, b1, W2, b2`, and yours gives"),
        (([[1, 1], [1, 1]], [[0], [-1]], [[1], [-2]], 0), "Write them in a row, as in `[0, -1]`"),
        ("XOR", "and yours gives 'XOR'."),
        (
            ([[1, 1]] * 3, [0, 0, 0], [1, 1, 1], 0),
            "`W1` that has the shape (3, 2). It needs a row for each input",
        ),
        (([[1, 1]] * 3, [0, 0, 0], [1, 1, 1], 0), "Here, rows and columns have changed places."),
        (
            ([[1] * 3] * 3, [0, 0, 0], [1, 1, 1], 0),
            "has the shape (3, 3). It needs a row for each input, so 2 rows",
        ),
        (([1, 1], 0, 1, 0), "a `W1` that has the shape (2,)."),
        ((1, 1, -1.5, 0), "a `W1` that is a single number."),
        (([[1, 1], [1]], [0, 0], [1, 1], 0), "a `W1` whose rows differ in length: [[1, 1], [1]]."),
        (([[], []], [], [], 0), "has the shape (2, 0)."),
        (
            ([[1, None], [1, 1]], [0, 0], [1, 1], 0),
            "a `W1` with None in it. A network needs ordinary numbers.",
        ),
        (([[1, "1"], [1, 1]], [0, 0], [1, 1], 0), "a `W1` with '1' in it."),
        (([[1, 1], [1, 1]], [0, math.inf], [1, 1], 0), "a `b1` with inf in it."),
        (([[1, 1], [1, 1]], [0, 0], [1, 1], math.nan), "a `b2` with nan in it."),
        (([[1, 1], [1, 1]], [0, 0, 0], [1, 1], 0), "one number for each of the 2 hidden neurons"),
        (([[1, 1], [1, 1]], [[1], [-2]], [0, -1], [0]), "Do `b1` and `W2` stand in the wrong order?"),
        (([[1, 1], [1, 1]], [0, -1], [[1, -2]], 0), "a `W2` that has the shape (1, 2)."),
        (([[1, 1], [1, 1]], [0, -1], [[1, -2]], 0), "Here, rows and columns have changed places."),
        (
            ([[1, 1], [1, 1]], [0, -1], [[1, 1], [1, 1]], 0),
            "a row for each of the 2 hidden neurons, and one column.",
        ),
        (([[1, 1], [1, 1]], [0, -1], [1, -2], [0, 0]), "There is one output neuron, so it is one number."),
        (([[1, 1], [1, 1]], [0, -1], [1, -2], len), "a `b2` with a function in it."),
        ((torch.ones(2, 2, requires_grad=True), 0, [1, 1], 0), "End it with `.detach()` or `.item()`."),
        ({"W1": 1, "b1": 1, "W2": 1, "b2": 1}, "should give four values"),
    ],
    ids=kind_of,
)
def test_odd_networks(value, words):
    result = ex.xor_network.check(lambda: value)
    assert result.outcome == "incorrect"
    assert result.message.startswith("`xor_network()` ")
    assert words in result.message


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "np.ones((2, 3)) @ np.ones((2, 4))",
            "In `A @ B`, a row of A has to be as long as a column of B. Here, the rows have 3 numbers, the columns 2.",
        ),
        (
            "np.ones((2, 3)).dot(np.ones((2, 4)))",
            "In a product of the shapes (2,3) and (2,4), the rows of the first",
        ),
        (
            "torch.ones(2, 3) @ torch.ones(2, 4)",
            "In a product of the shapes 2x3 and 2x4, the rows of the first",
        ),
        (
            "np.ones((2, 3)) + np.ones(4)",
            "Arrays of the shapes (2,3) and (4,) don't fit together, number by number.",
        ),
        ("torch.ones(2, 3) + torch.ones(4)", "The shapes of two tensors don't fit together."),
        ("torch.ones(2, 3) @ torch.ones(3, 1).double()", "Two tensors hold numbers of different kinds"),
        ("np.ones((2, 3)) @ 3", "`@` needs an array on both sides, and one of them is none."),
        ("np.array([[1], [2, 3]])", "An array needs rows of the same length."),
        ("np.ones(3)[0, 0]", "more indices than the array has axes: 2"),
    ],
)
def test_words_for_shapes_that_do_not_fit(code, words):
    result = ex.dense.check(eval(f"lambda X, W, b: {code}", {"np": np, "torch": torch}))
    assert result.outcome == "incorrect"
    assert words in result.message


def test_changed_inputs_earn_a_note_in_lists_too():
    def bias_in_place(X, W, b):
        X[:] = 0
        return X

    assert ex.dense.check(bias_in_place).outcome == "incorrect"

    def in_place(z):
        z -= z.max(axis=-1, keepdims=True)
        return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)

    assert "your function changes `z`" in ex.softmax.check(in_place).message

    def weights_in_place(X, layers, activation):
        for W, b in layers[:-1]:
            W *= 2
            X = activation(X @ W / 2 + b)
        return X @ layers[-1][0] + layers[-1][1]

    result = ex.forward.check(weights_in_place)
    assert result.outcome == "correct"
    assert "your function changes `layers`" in result.message
    assert (
        ex.forward.check(ex.forward.reference).message == ex.forward.praise
    )  # the cases are whole, as before


def test_arrays_in_lists_and_tuples_are_made_anew():
    case = ([(Array([1, 2]), Array(3))], Array(1))
    (pairs, array), again = fresh(case), fresh(case)
    assert [type(part) for part in (pairs, pairs[0], *pairs[0], array)] == [list, tuple, *[np.ndarray] * 3]
    pairs[0][0][:] = 0
    assert again[0][0][0].tolist() == [[1, 2]]
    assert fresh(case)[0][0][0].tolist() == [[1, 2]]


def test_a_call_can_be_pasted_into_a_cell():
    case = ex.forward.cases[1]
    call = show_call("forward", ex.forward.parameters, case)
    known = {"np": np, "forward": lambda X, layers, activation: (X, layers), "relu": None}
    X, [(W1, b1), (W2, b2)] = eval(call, known)
    parts = [part.tolist() for part in (X, W1, b1, W2, b2)]
    assert parts == [[[1, 2]], [[1, 2], [1, -1]], [0, 1], [[1], [-2]], [1]]
    assert show((1,)) == "(1,)"
    assert show(()) == "()"


def test_what_numpy_gives_is_shown_as_plain_numbers():
    assert show(np.array([[1.0, 2.5], [-3.0, 1 / 3]]), 4) == "[[1, 2.5], [-3, 0.3333]]"
    assert (show(np.float64(0.1)), show(np.int64(7)), show(np.float32(2))) == ("0.1", "7", "2")


def test_several_values_are_compared_part_by_part():
    compare = close_parts("low", "high")
    assert compare([1, [2, 3]], [1, [2, 3]]) is None
    assert compare([1, [2, 4]], [1, [2, 3]]) == (
        "does not give the right `high`: it should give [2, 3], and yours gives [2, 4]."
    )

    def ends(x):
        return min(x), max(x)

    exercise = Exercise(
        reference=ends, cases=[([2, 1],)], misconceptions=[], hints=["A hint."], compare=compare
    )
    assert exercise.check(lambda x: sorted(x)).outcome == "correct"
    message = "`ends([2, 1])` should give 2 values, `return low, high`, and yours gives 1."
    assert exercise.check(min).message == message


def test_the_same_mistake_in_one_part_whatever_the_other_is():
    assert same_parts([[[1, 2]], [3]], [[[1, 2]], None])
    assert not same_parts([[[1, 3]], [3]], [[[1, 2]], None])
    assert not same_parts([[[1, 2]], [3]], [[[1, 2]], [4]])
    assert not same_parts([[[1, 2]]], [[[1, 2]], None])
    assert not same_parts(7, [[[1, 2]], None])


numbers = st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=2)
tables = st.lists(st.lists(numbers, max_size=3), max_size=3) | st.lists(numbers, max_size=3) | numbers
arrays = tables.map(lambda table: np.array(table, dtype=object) if isinstance(table, list) else table)
answers = st.one_of(tables, st.tuples(tables, tables), st.tuples(tables, tables, tables, tables))
ragged = st.lists(arrays, min_size=4, max_size=4)


@settings(deadline=None, max_examples=60)
@given(answers | ragged)
def test_no_table_makes_check_raise(value):
    for exercise in ex.EXERCISES:
        for result in (exercise.check(lambda *inputs: value), exercise.check(value)):
            assert result.outcome in ("correct", "incorrect", "unattempted")
            assert "could not be finished" not in result.message, result.message
            assert result._repr_html_().count("<div") == result._repr_html_().count("</div>")
