"""An exercise's own words: a mistake that some cases tell, what an error means there, and an example at length."""

import numpy as np
import pytest
import torch

from dl101.checker import Array, Exercise, Misconception, worked_example
from dl101.exercises import all_exercises

LOW = "The smallest is not asked for."


def lowest_or_stop(row):
    return min(row) if len(row) < 3 else 1 / 0


def largest(row):
    return max(row)


def exercise(first_cases=None, **words):
    cases = [([1],), ([1, 2],), ([1, 2, 3],)]
    mistakes = [Misconception(LOW, min, first_cases=first_cases)]
    return Exercise(reference=largest, cases=cases, misconceptions=mistakes, hints=["A hint."], **words)


def test_a_mistake_may_be_told_by_the_first_cases_alone():
    assert exercise(first_cases=2).check(lowest_or_stop).message.startswith(LOW)
    assert not exercise().check(lowest_or_stop).message.startswith(LOW)
    assert (
        exercise(first_cases=2).check(lambda row: 5).message
        == "`largest([1])` should give 1, and yours gives 5."
    )


def test_an_answer_that_ends_before_is_not_known(monkeypatch):
    def stopped(row):
        if len(row) > 1:
            raise KeyboardInterrupt
        return 1

    asked = exercise(first_cases=2)
    assert asked.wrong_records() == [[[{"value": 1}, {"value": 1}]]]
    assert asked.check(stopped).outcome == "unattempted"
    monkeypatch.setattr(asked, "seconds", 0.2)
    assert "still running after 0.2 seconds" in asked.check(never_ends).message


def never_ends(row):
    while len(row) > 1:
        pass
    return 1


def test_an_error_may_have_a_meaning_of_its_own():
    asked = exercise(explain=lambda error: "Own words." if "division" in error["text"] else "")
    assert asked.check(lambda row: 1 / 0).message.endswith("(division by zero). Own words.")
    assert asked.check(lambda row: row[9]).message.endswith(
        "The first item has index 0, the last one `len(...) - 1`."
    )


def test_an_example_may_be_shown_at_length():
    asked = exercise(example=lambda case: ("largest(row)", f"    row = {case[0]}"))
    example = "`largest(row)` should give 1, and yours gives 5. Here is what comes in:\n\n    row = [1]"
    assert asked.check(lambda row: 5).message == example
    known = "`largest(row)` should give 2, and yours gives 1. Here is what comes in:\n\n    row = [1, 2]"
    assert asked.check(min).message == f"{LOW}\n\nFor example: {known}"
    assert asked.check(max).message == "It gives the right result in every case."


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            {"steps": ["1 is the only item"]},
            "Here it is, step by step:\n\n    largest(row)\n    # 1 is the only item",
        ),
        ({"told": ["row: a list"]}, "Here is what comes in:\n\n    # row: a list\n    largest(row)"),
        ({}, "Here is what comes in:\n\n    largest(row)"),
    ],
)
def test_steps_are_announced_only_where_they_follow(parts, said):
    asked = exercise(example=lambda case: worked_example("largest(row)", **parts))
    assert asked.check(lambda row: 5).message.endswith(said)


@pytest.mark.parametrize("asked", [one for one in all_exercises() if one.example], ids=lambda one: one.name)
def test_the_steps_of_an_example_stand_below_its_call(asked):
    for case in asked.cases:
        call, lines = asked.example(case)
        rows = [row.strip() for row in lines.split("\n")]
        steps = rows[rows.index(call.split("; ")[-1]) + 1 :]
        assert bool(steps) == rows[-1].startswith("#")


def by_torch(row):
    return [torch.tensor(item) for item in row]


def by_numpy_inside(row):
    return sum(np.abs(item) for item in row)


def test_the_libraries_that_it_needs_are_found():
    def needs(reference, case):
        return Exercise(reference=reference, cases=[case], misconceptions=[], hints=["A hint."]).needs

    assert needs(largest, ([1],)) == []
    assert needs(by_torch, ([1],)) == ["torch"]
    assert needs(by_numpy_inside, ([1],)) == ["numpy"]
    assert needs(largest, ([(Array(1), 2)],)) == ["numpy"]
    assert needs(by_torch, (Array(1),)) == ["numpy", "torch"]
