"""What the exercises of chapter 4 ask beyond a result: a start that stays, p = 0, any shape, and an honest shuffle."""

import math
import random

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from dl101.checker import Array, Seeded, fresh, show
from dl101.checker.judge.batches import MANY, Batches, fault
from dl101.checker.observe.batches import observe_batches
from dl101.checker.observe.plain_data import plain
from dl101.exercises import descent as ex

# What cases are made of


def test_an_array_may_hold_whole_numbers():
    labels = Array(0, 2, 1, dtype=int)
    assert labels.made().dtype == int
    assert Array(0, 2, 1).made().dtype == float
    assert labels != Array(0, 2, 1)
    assert show(labels) == "np.array([0, 2, 1])"


def test_a_seeded_generator_is_made_anew_for_each_call():
    case = (Seeded(3),)
    [one], [other] = fresh(case), fresh(case)
    assert one.integers(0, 1000, 5).tolist() == other.integers(0, 1000, 5).tolist()
    assert show(case[0]) == "np.random.default_rng(3)"


def test_numpys_whole_numbers_in_a_list_stay_whole():
    assert repr(plain([np.int64(3), np.float64(3), np.uint8(3), True])) == "[3, 3.0, 3, True]"


# gradient_descent: `start` stays as it is


def start_in_place(gradient, start, learning_rate, steps):
    for _ in range(steps):
        start -= learning_rate * gradient(start)
    return start


def point_in_place(gradient, start, learning_rate, steps):
    point = start
    for _ in range(steps):
        point -= learning_rate * gradient(point)
    return point


@pytest.mark.parametrize("in_place", [start_in_place, point_in_place])
def test_a_start_that_is_changed_is_refused_with_words_for_what_happened(in_place):
    result = ex.gradient_descent.check(in_place)
    assert result.outcome == "incorrect"
    assert result.message == (
        "The results are right, but your function changes `start`. An update in place, such as `-=`, moves the numbers"
        " in the array that came in, and after `point = start` both names mean that array. Whoever called has lost the"
        " start. Write `point = point - ...` instead: that makes a new array in each step."
    )


def cells(message):
    """The lines of code in a message."""
    return "\n".join(line[4:] for line in message.split("\n") if line.startswith("    "))


@pytest.mark.parametrize("name", ["gradient_descent", "numerical_gradient"])
def test_each_example_is_code_that_gives_its_result(name):
    exercise = getattr(ex, name)
    for case, record in zip(exercise.cases, exercise.our_records(), strict=True):
        call, lines = exercise.example(case)
        namespace = {"np": np, name: exercise.reference}
        exec(cells(lines).partition(f"\n{call}")[0], namespace)
        assert np.allclose(eval(call, namespace), record["value"])


def test_an_example_tells_each_step():
    message = ex.gradient_descent.check(
        lambda gradient, start, rate, steps: start - rate * gradient(start)
    ).message
    assert "# step 1: the gradient at 5 is 4, which leads to 4\n" in message
    assert message.endswith("# step 3: the gradient at 3.5 is 1, which leads to 3.25")


def test_an_example_of_a_numerical_gradient_shows_the_first_nudge():
    message = ex.numerical_gradient.check(lambda f, x, h: x).message
    assert "becomes 3 and 2: its slope is (9 − 4) / (2 · 0.5)" in message


# numerical_gradient: x may be changed, with a note


def test_an_x_that_is_not_put_back_exactly_earns_a_note():
    def put_back(f, x, h=1e-5):
        slopes = np.zeros(x.shape)
        for place in np.ndindex(x.shape):
            x[place] += h
            up = f(x)
            x[place] -= 2 * h
            slopes[place] = (up - f(x)) / (2 * h)
            x[place] += h
        x += 1e-9
        return slopes

    result = ex.numerical_gradient.check(put_back)
    assert result.outcome == "correct"
    assert "your function changes `x`" in result.message


def test_an_answer_without_h_is_told_what_to_take():
    message = ex.numerical_gradient.check(lambda f, x: x).message
    assert message == "Your function takes `f` and `x`. It should take `f`, `x` and `h`."


# cross_entropy: for p = 0, any finite value of 10 or more


def entropy(floor, probabilities, labels):
    with np.errstate(all="ignore"):
        return np.mean(-np.log(floor(probabilities[np.arange(len(labels)), labels])))


@settings(deadline=None, max_examples=40)
@given(st.floats(1e-300, 4.5e-5))
def test_any_small_floor_will_do(tiny):
    for floor in (lambda p: np.maximum(p, tiny), lambda p: np.where(p > 0, p, tiny), lambda p: p + tiny):
        assert ex.cross_entropy.check(lambda p, y, floor=floor: entropy(floor, p, y)).outcome == "correct"


@settings(deadline=None, max_examples=40)
@given(st.floats(5e-5, 0.5))
def test_a_larger_floor_will_not(large):
    for floor in (lambda p: np.maximum(p, large), lambda p: np.where(p > 0, p, large), lambda p: p + large):
        assert ex.cross_entropy.check(lambda p, y, floor=floor: entropy(floor, p, y)).outcome == "incorrect"


@pytest.mark.parametrize("wrong", [math.inf, -math.inf, math.nan, 5.0, "10", [10, 20]])
def test_for_a_probability_of_0_a_loss_is_large_and_finite(wrong):
    def answer(p, y):
        right = entropy(lambda p: np.maximum(p, 1e-12), p, y)
        return right if right < 5 else wrong

    result = ex.cross_entropy.check(answer)
    assert result.outcome == "incorrect"
    assert "`cross_entropy(probabilities=np.array([[1, 0], [0.5, 0.5]]), labels=np.array" in result.message


# minibatches: judged by what is true of them


def cut(order, size):
    return [order[start : start + size] for start in range(0, len(order), size)]


SHUFFLES = {
    "permutation": lambda n, rng: rng.permutation(n),
    "argsort": lambda n, rng: np.argsort(rng.random(n)),
    "choice": lambda n, rng: rng.choice(n, n, replace=False),
    "permuted": lambda n, rng: rng.permuted(np.arange(n)),
}


@pytest.mark.parametrize("shuffle", SHUFFLES.values(), ids=SHUFFLES)
@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 2**32), n=st.integers(MANY, 200), size=st.integers(2, 20))
def test_a_right_shuffle_is_never_refused(shuffle, seed, n, size):
    seen = observe_batches(
        lambda n, batch_size, rng: cut(shuffle(n, rng), batch_size), (n, size, np.random.default_rng(seed))
    )
    assert fault(Batches(seen, n, size)) is None


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(-2, 60), max_size=60), st.integers(1, 12), st.integers(1, 12), st.integers(1, 50))
def test_batches_are_refused_exactly_where_an_index_or_a_size_is_wrong(indices, size, wanted_size, n):
    """With few indices; in any order."""
    n = min(n, MANY - 1)
    found = Batches({"batches": cut(indices, size), "repeats": False, "varies": False}, n, wanted_size)
    sizes = [len(batch) for batch in cut(range(n), wanted_size)]
    is_right = sorted(indices) == list(range(n)) and found.sizes == sizes
    assert (fault(found) is None) == is_right


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(9)), st.integers(1, 12))
def test_all_indices_once_in_batches_of_the_size_are_right(order, size):
    assert fault(Batches({"batches": cut(order, size)}, 9, size)) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3, "should give a list of batches, each a list or array of whole numbers, and yours gives 3."),
        ([[0.0, 1.0], [2.0]], "gives 0.0 as an index. An index has to be a whole number, of the kind `int`."),
        ([["a"]], "and yours gives [['a']]."),
        ([[True]], "and yours gives [[True]]."),
        ([[[0, 1]], [[2, 3]]], "and yours gives [[[0, 1]], [[2, 3]]]."),
        ([], "leaves out 0, 1, 2 and others: []."),
        ([[0, 1, 2, 3], [4, 5, 6, 7], [8, 10]], "gives the index 10; the indices go from 0 to 9."),
        ([[0, 1, 2, 3], [4, 5, 6, 7], [8, -1]], "gives the index -1; the indices go from 0 to 9."),
        ([[0, 1, 2, 3], [4, 5, 6, 7], [8]], "leaves out 9: [[0, 1, 2, 3], [4, 5, 6, 7], [8]]."),
        (
            [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 9]],
            "gives 9 more than once: [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 9]].",
        ),
        ([[0, 1, 2, 3], [4, 5, 6, 7], [8, 8]], "leaves out 9, and gives 8 more than once: "),
        ([[0, 1], [2, 3, 4, 5], [6, 7, 8, 9]], "batches of the sizes [4, 4, 2], and yours have [2, 4, 4]."),
        (range(10), "and yours gives [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]."),
        (map(abs, [1]), "and yours gives a `map`, which has not computed anything yet. Put"),
        (np.zeros((100, 100), dtype=int), "gives 0 more than once"),
    ],
    ids=lambda part: part if isinstance(part, str) else type(part).__name__,
)
def test_odd_batches(value, words):
    result = ex.minibatches.check(lambda n, batch_size, rng: value)
    assert result.outcome == "incorrect"
    assert words in result.message


def test_batches_that_a_generator_yields_need_a_list():
    def yields(n, batch_size, rng):
        yield from cut(rng.permutation(n), batch_size)

    assert "a `generator`, which has not computed anything yet." in ex.minibatches.check(yields).message


def test_the_same_batches_for_every_generator_are_told_so():
    def own_seed(n, batch_size, rng):
        return cut(np.random.default_rng(0).permutation(n), batch_size)

    message = ex.minibatches.check(own_seed).message
    assert message.endswith("gives the same batches with a generator of another seed.")


def test_other_random_numbers_are_as_they_were_after_a_check():
    np.random.seed(5)
    random.seed(5)
    before = np.random.get_state()[1].tolist(), random.getstate()
    ex.minibatches.check(lambda n, batch_size, rng: cut(np.random.permutation(n), batch_size))
    assert (np.random.get_state()[1].tolist(), random.getstate()) == before


# All of them


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner),
    max_leaves=8,
)


@settings(deadline=None, max_examples=40)
@given(anything)
def test_no_value_makes_check_raise(value):
    for exercise in ex.EXERCISES:
        result = exercise.check(lambda *inputs: value)
        assert result.outcome in ("incorrect", "unattempted")
        assert "could not be finished" not in result.message


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ((np.zeros((2, 1)), 1), "`dw`: it should"),
        ([torch.tensor([1.0], requires_grad=True), 2], "End it with `.detach()`"),
        (3, "should give 2 values, `return dw, db`, and yours gives 3."),
        ([1, 2, 3], "should give 2 values, `return dw, db`, and yours gives [1, 2, 3]."),
        ([[24], [[12]]], "`gradient_mse(X=np.array([[1, 2], [3, -1]])"),  # the first case is right
        ([24, 12], "`gradient_mse(X=np.array([[1, 2], [3, -1]])"),
    ],
    ids=str,
)
def test_odd_gradients(value, words):
    result = ex.gradient_mse.check(lambda X, y, w, b: value)
    assert result.outcome == "incorrect"
    assert words in result.message
