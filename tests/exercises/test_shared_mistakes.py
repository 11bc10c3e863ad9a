"""The mistakes that exercises share: whatever the exercise, each is refused, and its message reads well."""

from itertools import pairwise

import numpy as np
import pytest

from dl101.checker import Array, Exercise, Misconception, Slip
from dl101.exercises.mistakes.exp import rounded_e
from dl101.exercises.mistakes.loops import loops
from dl101.exercises.mistakes.results import (
    first_row,
    last_row,
    summed,
    summed_by_row,
    transposed,
    truncated,
)


def total(prices, shipping):
    return sum(prices) + shipping


def growth(sizes):
    return sum((after - before) ** 2 for before, after in pairwise(sizes))


def halves(X):
    return X / 2


def message(reference, cases, mistakes, answer):
    exercise = Exercise(reference=reference, cases=cases, misconceptions=mistakes, hints=["A hint."])
    assert exercise.check(reference).outcome == "correct"
    return exercise.check(answer).message


PRICES = [([3], 1), ([3, 4], 1), ([3, 4, 5, 7], 1)]
SIZES = [([1, 3],), ([1, 3, 8],), ([1, 3, 8, 9, 16],)]


def ways(mistake):
    return [slip.answers for slip in mistake.slips]


def by_names(prices, shipping):
    first, second = prices
    return first + second + shipping


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            lambda prices, shipping: sum(prices[1:]) + shipping,
            "The first price is left out. Python counts from",
        ),
        (
            lambda prices, shipping: sum(prices[:-1]) + shipping,
            "The last price is left out. `range` stops before",
        ),
        (
            lambda prices, shipping: prices[0] + shipping,
            "Only the first price counts. If `return` stands inside",
        ),
        (
            lambda prices, shipping: prices[-1] + shipping,
            "Only the last price counts. Each round seems to throw",
        ),
        (lambda prices, shipping: prices[-1], "Only the last price counts. Each round seems to throw"),
        (lambda prices, shipping: prices[0] + prices[1] + shipping, "This works for exactly two prices."),
        (by_names, "This works for exactly two prices. There may be one, or a hundred"),
    ],
)
def test_slips_of_a_loop(answer, words):
    mistakes = loops(total, over=("prices",), of="price", start="shipping")
    assert message(total, PRICES, mistakes, answer).startswith(words)
    assert "len(prices)" in mistakes[0].message


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda sizes: growth(sizes[1:]), "The first step is left out."),
        (lambda sizes: growth(sizes[:-1]), "The last step is left out."),
        (lambda sizes: (sizes[1] - sizes[0]) ** 2, "Only the first step counts."),
        (lambda sizes: (sizes[-1] - sizes[-2]) ** 2, "Only the last step counts."),
        (
            lambda sizes: (sizes[1] - sizes[0]) ** 2 + (sizes[2] - sizes[1]) ** 2,
            "This works for exactly two steps.",
        ),
    ],
)
def test_slips_of_a_loop_over_neighbors(answer, words):
    mistakes = loops(growth, over=("sizes",), of="step", takes=2)
    assert message(growth, SIZES, mistakes, answer).startswith(words)
    assert not any("range(" in mistake.message for mistake in mistakes)  # how far it goes depends on the loop


TABLES = [(Array([1, 3]),), (Array([1, 2], [3, 5]),), (Array([1, 2, 3], [4, 5, 6]),)]


@pytest.mark.parametrize(
    ("mistake", "answer", "words"),
    [
        (
            truncated(halves),
            lambda X: X // 2,
            "The digits after the decimal point are cut off. Does your code",
        ),
        (
            truncated(halves, "Keep it."),
            lambda X: X // 2,
            "The digits after the decimal point are cut off. Keep it.",
        ),
        (
            summed(halves, "halves", "Keep them."),
            lambda X: np.sum(X) / 2,
            "All halves are added up to one number. Ke",
        ),
        (
            summed_by_row(halves, "halves", "Keep them."),
            lambda X: [sum(row) / 2 for row in X],
            "The halves of each example are added up to one number. Keep them.",
        ),
        (
            first_row(halves),
            lambda X: X[0] / 2,
            "Only the first example is worked out. X has one example in each row",
        ),
        (first_row(halves), lambda X: [X[0] / 2], "Only the first example is worked out."),
        (last_row(halves), lambda X: X[-1] / 2, "Only the last example is left."),
        (last_row(halves), lambda X: [X[-1] / 2], "Only the last example is left."),
        (
            transposed(halves),
            lambda X: X.T / 2,
            "The numbers are right, but rows and columns have changed places.",
        ),
    ],
)
def test_a_right_result_in_a_wrong_form(mistake, answer, words):
    assert message(halves, TABLES, [mistake], answer).startswith(words)


def test_one_number_is_truncated_too():
    def half(x):
        return x / 2

    assert message(half, [(4,), (3,)], [truncated(half)], lambda x: x // 2).startswith("The digits after")


def test_an_e_typed_by_hand():
    def decay(z):
        return np.exp(-z)

    mistake = rounded_e(lambda exp, z: exp(-z), power="-z")
    words = message(decay, [(0,), (2,), (Array(1, 2),)], [mistake], lambda z: 2.718**-z)
    assert words.startswith("The formula is right, but a number such as 2.718 is e rounded")
    assert "NumPy's `np.exp(-z)` is e^−z, with" in words


def test_several_answers_are_several_ways_to_make_one_mistake():
    mistake = Misconception("Too large.", lambda prices, shipping: 99, lambda prices, shipping: 100)
    assert [message(total, PRICES, [mistake], answer).split("\n")[0] for answer in mistake.answers] == [
        "Too large."
    ] * 2
    assert repr(mistake) == "Misconception('Too large.')"


def test_slips_of_one_kind_share_what_they_are_told():
    mistake = Misconception(
        "Shipping is added once.",
        Slip("It is missing.", lambda prices, shipping: sum(prices)),
        Slip("It is added twice.", lambda prices, shipping: sum(prices) + 2 * shipping),
    )
    said = [message(total, PRICES, [mistake], answer).split("\n")[0] for [answer] in ways(mistake)]
    assert said == ["It is missing. Shipping is added once.", "It is added twice. Shipping is added once."]
    assert repr(mistake.slips[0]) == "Slip('It is missing. Shipping is added once.')"


def test_slips_of_one_kind_may_be_told_by_the_first_cases_alone():
    mistake = Misconception("A reply.", Slip("One.", min), Slip("Two.", min, first_cases=2), first_cases=1)
    assert [slip.first_cases for slip in mistake.slips] == [1, 2]
