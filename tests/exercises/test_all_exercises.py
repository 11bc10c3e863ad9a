"""What holds for every exercise: ours is right, known mistakes earn their own words, the unfinished is not wrong."""

import ast
import inspect
import json
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import torch

from dl101 import exercises
from dl101.checker.exercise import Exercise, Result, Slip
from dl101.exercises import MODULES, all_exercises
from tests.exercises.slips import calls

EXERCISES = list(all_exercises())
MISTAKES = [
    (exercise, wrong, answer)
    for exercise in EXERCISES
    for wrong in exercise.slips
    for answer in wrong.answers
]


def name_of(value):
    return (
        value.name if isinstance(value, Exercise) else value.message[:30] if isinstance(value, Slip) else None
    )


def copy_of(exercise):
    """The same exercise as nobody has used it yet."""
    return replace(exercise)


every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)


def test_each_exercise_has_its_place():
    keys = [exercise.progress_key for exercise in EXERCISES]
    assert len(set(keys)) == len(keys)
    assert {exercise.module for exercise in EXERCISES} == set(MODULES)
    assert all(exercise.chapter.isdecimal() and len(exercise.chapter) == 2 for exercise in EXERCISES)


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("neuron", "weighted_sum and_gate or_gate nand_gate neuron relu sigmoid tanh"),
        ("networks", "dense forward softmax count_parameters collapse_linear xor_network"),
        (
            "descent",
            "mse cross_entropy gradient_mse gradient_descent numerical_gradient minibatches",
        ),
        ("backprop", "d_sigmoid neuron_gradients value two_layer_gradients d_relu"),
        (
            "training",
            "build_mlp train_step evaluate early_stopping fix_zero_grad fix_eval_mode fix_double_softmax fix_broadcast"
            " fix_leak",
        ),
        ("convolution", "conv2d edge_kernel conv_output_size conv_parameters max_pool2d build_cnn"),
    ],
)
def test_names_stay_as_they_are(module, names):
    """Learners' notebooks and their progress know exercises by these: more may come, none may change or go."""
    assert set(names.split()) <= {exercise.name for exercise in EXERCISES if exercise.module == module}


@every_exercise
def test_our_answer_is_right(exercise):
    result = exercise.check(exercise.reference)
    assert isinstance(result, Result)
    assert (result.outcome, result.points, result.out_of) == ("correct", exercise.points, exercise.points)
    assert result.message.startswith(exercise.praise)


@every_exercise
def test_the_solution_is_code_that_passes_its_own_check(exercise):
    namespace = {}
    exec(exercise.solution(), namespace)
    assert exercise.check(namespace[exercise.answer_name]).outcome == "correct"


@pytest.mark.parametrize(("exercise", "wrong", "answer"), MISTAKES, ids=name_of)
def test_each_misconception_is_refused_with_its_own_message_and_an_example(exercise, wrong, answer):
    result = exercise.check(answer)
    assert (result.outcome, result.points) == ("incorrect", 0)
    known, _, example = result.message.partition("\n\nFor example: ")
    assert known == wrong.message
    assert example.startswith(calls(exercise))


def right_code(exercise):
    """What our answer returns, or gives a name: as code, where it is more than a name or a number."""
    for node in ast.walk(ast.parse(inspect.getsource(exercise.reference))):
        value = (
            getattr(node, "value", None)
            if isinstance(node, (ast.Return, ast.Assign, ast.AugAssign))
            else None
        )
        if isinstance(value, (ast.Call, ast.BinOp, ast.Subscript, ast.Compare, ast.Tuple)):
            yield ast.unparse(value)


@every_exercise
def test_words_for_a_mistake_lead_to_the_right_code_and_do_not_hold_it(exercise):
    found = [
        (code, slip.message)
        for code in right_code(exercise)
        for slip in exercise.slips
        if code.replace(" ", "") in slip.message.replace(" ", "")
    ]
    assert found == []


@every_exercise
def test_misconceptions_differ_in_their_words(exercise):
    messages = [wrong.message for wrong in exercise.slips]
    assert len(messages) >= 3
    assert all(one != other for one, other in combinations(messages, 2))
    assert [message for message in messages if not message.endswith((".", "?", ")"))] == []


@every_exercise
def test_mistakes_are_as_many_as_people_make(exercise):
    """Beyond that, a message is rarely met. Slips of one kind share what they are told, and count once."""
    assert 8 <= len(exercise.misconceptions) <= 13


def test_a_file_of_an_exercise_can_be_read_at_a_sitting():
    lengths = {
        source: len(source.read_text(encoding="utf-8").splitlines())
        for module in MODULES
        for source in Path(exercises.__path__[0], module).glob("*.py")
    }
    assert {source.name: length for source, length in lengths.items() if length > 200} == {}


@every_exercise
def test_hints_climb_and_stay_on_the_last_rung(exercise):
    fresh = copy_of(exercise)
    hints = [fresh.hint() for _ in range(len(fresh.hints) + 1)]
    assert len(fresh.hints) == 3
    for rung, (hint, text) in enumerate(zip(hints[:-1], fresh.hints, strict=True), start=1):
        assert hint.startswith(f"Hint {rung} of 3: {text}")
        assert repr(hint) == str(hint)
        assert f"Hint {rung} of 3" in hint._repr_html_()
    assert hints[-1] == hints[-2]
    assert ["solution()" in hint for hint in hints] == [False, False, True, True]


def unfinished_answers(inputs):
    """Functions of so many inputs that are not finished."""
    names = ", ".join("xyzvuw"[:inputs])
    bodies = {
        "dots": "...",
        "pass": "pass",
        "docstring": '"""One."""\n    ...',
        "no return": "answer = 1",
        "return None": "return None",
        "return dots": "return ...",
        "return dots in a row": "return 1, ..., 2",
        "return dots in brackets": "return [[...]]",
        "return Nones": "return None, None, None",
        "lone return": "return",
        "return NotImplemented": "return NotImplemented",
        "raise": "raise NotImplementedError",
        "dots in a sum": "return 1 + ...",
    }
    for title, body in bodies.items():
        namespace = {}
        exec(f"def answer({names}):\n    {body}\n", namespace)
        yield title, namespace["answer"]


@every_exercise
def test_what_is_not_finished_is_unattempted(exercise):
    answers = [
        *unfinished_answers(len(exercise.parameters)),
        ("dots", ...),
        ("None", None),
        ("-", NotImplemented),
        ("lambda", lambda *inputs: None),
        ("dots in an array", lambda *inputs: np.array(...)),
        ("dots in a row of an array", lambda *inputs: np.array([1, ..., 2])),
        ("dots in a tensor", lambda *inputs: torch.tensor(...)),
        ("a part of dots", lambda *inputs: (...).real),
    ]
    for title, answer in answers:
        result = exercise.check(answer)
        assert (title, result.outcome, result.points) == (title, "unattempted", 0)
        assert result.message.endswith(("?", ".")), result.message
    assert exercise.check().outcome == "unattempted"


def test_what_is_missing_is_named():
    exercise = EXERCISES[0]
    messages = {title: exercise.check(answer).message for title, answer in unfinished_answers(3)}
    for title in ("dots", "pass", "docstring", "lone return", "return None"):  # Python makes the same of them
        assert messages[title] == (
            "Your function does nothing yet. Write your code for `weighted_sum` in it, in place of any `...`,"
            " run that cell, then run this one again."
        )
    assert messages["no return"] == "It returns nothing (`None`). Is `return` missing before the result?"
    for title in ("return dots", "return dots in a row", "return dots in brackets"):
        assert messages[title] == "It is not finished yet: it still gives `...`."
    assert messages["return Nones"] == "It is not finished yet: it still gives `[None, None, None]`."
    assert messages["dots in a sum"].startswith("A `...` is still there in line 2.")


@every_exercise
def test_observations_travel_as_json_and_are_judged_alike(exercise):
    for answer in (
        exercise.reference,
        *(wrong.answers[0] for wrong in exercise.slips),
        7,
        ...,
        lambda: 1,
    ):
        records = exercise.observe_all(answer)
        sent = json.loads(json.dumps(records))
        here, there = exercise.judge(records), exercise.judge(sent)
        assert (here.outcome, here.message) == (there.outcome, there.message)


def test_exercises_are_listed_without_numpy():
    code = (
        "import sys; sys.modules['numpy'] = sys.modules['torch'] = None\n"
        "from dl101.exercises import all_exercises, neuron\n"
        "print(len(list(all_exercises())), neuron.and_gate.check(lambda: (1, 1, -1.5)).outcome)\n"
        "print(neuron.relu.check(abs))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    count, *rest = done.stdout.split("\n", 1)
    assert count == f"{len(EXERCISES)} correct"
    assert "This exercise needs numpy, which is not installed here." in rest[0]
