"""The runner of the page's Python, here in CPython: every exercise, and whatever else a learner may write."""

import json

import pytest

from dl101.exercises import all_exercises
from dl101.page_python import runner
from dl101.sphinx.solve_here import exercises
from tests.helpers import ROOT

PAGE = exercises(ROOT)
KEYS = [f"{exercise.module}/{exercise.name}" for exercise in all_exercises()]
SUM = "neuron/weighted_sum"


def ask(**request):
    """(the answer, what was told in between)."""
    told = []
    answer = runner.answer(json.dumps(request), lambda event, text: told.append((event, json.loads(text))))
    return json.loads(answer), told


def check(key, code):
    about = PAGE[key]
    return ask(do="check", key=key, code=code, given=about["given"], needs_numpy=about["needs_numpy"])


def printed(told):
    return "".join(content["text"] for event, content in told if event == "output")


def run(code, **more):
    answer, told = ask(do="run", code=code, **more)
    return answer["error"], printed(told)


def test_the_page_knows_every_exercise():
    assert sorted(PAGE) == sorted(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_our_solution_is_right_with_what_is_given_and_each_record_is_told(key):
    code = ask(do="solution", key=key)[0]["code"]
    answer, told = check(key, code)
    exercise = runner.exercise_named(key)
    assert answer == {
        "outcome": "correct",
        "message": answer["message"],
        "points": exercise.points,
        "out_of": exercise.points,
    }
    records = [json.loads(content["record"]) for event, content in told if event == "record"]
    assert len(records) == len(exercise.cases)
    assert exercise.judge(records).outcome == "correct"  # as texts and back
    assert PAGE[key]["hints"] == exercise.hints


@pytest.mark.parametrize("key", KEYS)
def test_what_one_starts_from_is_not_finished_and_no_cell_is_spoken_of(key):
    starter = PAGE[key]["starter"]
    for code in ("", "x = 1", *([] if "/fix_" in key else [starter])):
        answer, _ = check(key, code)
        assert answer["outcome"] == "unattempted"
        assert "cell" not in answer["message"]
        assert "ex." not in answer["message"]


@pytest.mark.parametrize("key", [key for key in KEYS if "/fix_" in key])
def test_what_is_to_be_repaired_is_finished_and_wrong(key):
    answer, _ = check(key, PAGE[key]["starter"])
    assert answer["outcome"] == "incorrect"
    assert "\n\nFor example: " in answer["message"]


def test_a_value_in_place_of_the_function_is_named():
    answer, _ = check(SUM, "weighted_sum = 3")
    assert answer["message"] == "In your code, `weighted_sum` is 3. It should be a function."


def test_a_name_that_is_misspelled_is_found():
    code = "def weigthed_sum(x, w, b):\n    return b"
    answer, _ = check(SUM, code)
    assert answer["message"] == (
        "There is no `weighted_sum` in your code yet. Is `weigthed_sum` meant to be it? Then correct the name."
    )
    assert check(SUM, f"{code}\nweighted_sum = weigthed_sum")[0]["outcome"] == "incorrect"
    assert "there is none in your code yet" in check(SUM, "def f(x, w, b):\n    return b")[0]["message"]


def test_a_wrong_answer_earns_the_words_of_its_slip_with_its_own_lines():
    answer, _ = check(SUM, "def weighted_sum(x, w, b):\n    return sum(i * j for i, j in zip(x, w)) - b")
    assert answer["message"].startswith("The bias is subtracted.")
    answer, _ = check(SUM, "def weighted_sum(x, w, b):\n    return 1 / 0")
    assert "stops in line 2, `return 1 / 0`, with a ZeroDivisionError" in answer["message"]


def test_an_answer_that_is_ended_is_judged_by_what_it_had_done():
    about = PAGE[SUM]
    right = "def weighted_sum(x, w, b):\n    return sum(i * j for i, j in zip(x, w)) + b"
    _, told = check(SUM, right)
    texts = [content["record"] for event, content in told if event == "record"][:2]
    ending = {"error": {"kinds": ["TimeIsUp"], "text": "", "name": "", "seconds": about["seconds"]}}
    answer, _ = ask(do="judge", key=SUM, texts=texts, ending=ending)
    assert answer["outcome"] == "incorrect"
    assert "was still running after 5 seconds. Is there a loop that never ends?" in answer["message"]


@pytest.mark.parametrize(
    ("code", "error", "output"),
    [
        ("print(1 + 1)", "", "2\n"),
        ("x = 2\nx + 1", "", "3\n"),
        ("None", "", ""),
        ("import sys; print('no', file=sys.stderr)", "", "no\n"),
        ("def f(:", "Python can't read line 1: invalid syntax.\n\n    def f(:\n          ^", ""),
        ("x = 1\n\ty = 2", "line 2: unexpected indent.\n\n    \ty = 2\n    ^", ""),
        ("for i in [1]\n    pass", "expected ':'.\n\n    for i in [1]\n                ^", ""),
        ("\n\n1 / 0", "stops in line 3, `1 / 0`, with a ZeroDivisionError", ""),
        ("input('?')", "waits for somebody to type in line 1", ""),
        ("exit()", "SystemExit. `exit` and `quit` end the program", ""),
        ("def f(): f()\nf()", "RecursionError", ""),
        ("raise BaseException('no')", "with a BaseException (no)", ""),
        ("import torch_of_mine", "The library `torch_of_mine` is not installed here.", ""),
        ("x", "Python does not know `x`", ""),
        (
            "import numpy as np\nnp.ones(3) + np.ones(2)",
            "with a ValueError. Arrays of the shapes (3,) and (2,) don't fit together",
            "",
        ),
    ],
)
def test_whatever_is_run_ends_in_a_sentence(code, error, output):
    found, text = run(code)
    assert error in found
    assert bool(found) == bool(error)
    assert text == output


FUNCTION = "def f(x):\n    y = 0\n"


@pytest.mark.parametrize(
    ("code", "line", "word", "meant"),
    [
        (FUNCTION + "    retrun x", 3, "retrun", "return"),
        (FUNCTION + "    Return x\n\nf(2)", 3, "Return", "return"),
        (FUNCTION + "    fro i in x:\n        y += i\n    return y", 3, "fro", "for"),
        (FUNCTION + "    for i ni x:\n        y += i\n    return y", 3, "ni", "in"),
        (FUNCTION + "    whlie x > 0:\n        x -= 1", 3, "whlie", "while"),
        ("dfe f(x):\n    return x", 1, "dfe", "def"),
        ("improt math", 1, "improt", "import"),
        ("form math import exp", 1, "form", "from"),
        ("x = 1\nif x:\n    y = 1\nesle:\n    y = 2", 4, "esle", "else"),
        ("x = 1\nif x:\n    y = 1\nelseif x > 2:\n    y = 2", 4, "elseif", "elif"),
        ("x = lamda z: z", 1, "lamda", "lambda"),
        ("x = 1 adn 2", 1, "adn", "and"),
        ("x = 1 IF 2 else 3", 1, "IF", "if"),
        ("retrun = 1\nx = [i fro i in [1]]", 2, "fro", "for"),
        (FUNCTION + "    retrun x\n\ndef g(:", 3, "retrun", "return"),
    ],
)
def test_a_keyword_that_is_typed_wrong_is_asked_for(code, line, word, meant):
    text = code.splitlines()[line - 1]
    marks = " " * text.index(word) + "^" * len(word)
    said = f"Python can't read line {line}. Is `{word}` meant to be `{meant}`?\n\n    {text}\n    {marks}"
    assert run(code)[0] == said
    assert check(SUM, code)[0] == {"outcome": "unattempted", "message": said}


@pytest.mark.parametrize(
    "code",
    [
        "retrun 1",  # `return` has no place outside a function
        FUNCTION + "    retrun x)",  # the keyword alone does not put it right
        FUNCTION + "    retrun x y",
        "x = 2 pi",
        "x = (1 + 2",
        "weights w",
        "print 'return'",
        "x = 'retrun",
        "y = 3 x  # retrun",
        "f or x in [1]:\n    pass",
        "def for(x):\n    pass",
        "x = 1\n\0",
    ],
)
def test_a_keyword_is_asked_for_only_where_it_puts_the_line_right(code):
    assert "meant to be" not in run(code)[0]


def test_a_flood_of_output_is_capped_and_comes_in_few_messages():
    answer, told = ask(do="run", code="while True: print('again and again')")
    assert answer["error"] == "It printed more than 20,000 characters, and was stopped."
    assert len(printed(told)) == 20_000
    assert len(told) < 100


def test_what_the_notebook_defines_is_there():
    given = "def step(z):\n    return 1 if z > 0 else 0"
    assert run("print(step(2))", given=given) == ("", "1\n")
    assert run("print(np.zeros(1))", needs_numpy=True) == ("", "[0.]\n")
    assert "import numpy as np" in run("np.zeros(1)")[0]  # the page asks for it where the code has an np


NEURON = "def neuron(x, w, b, activation):\n    return activation(weighted_sum(x, w, b))"
MISSING = "`weighted_sum` is an exercise of its own, and you have not solved it in “Write it here” yet."


def earlier(code):
    return [{"key": SUM, "code": code, "given": "", "needs_numpy": False}]


def test_code_of_an_earlier_exercise_is_there_and_nothing_else_of_it():
    code = "def weighted_sum(x, w, b):\n    return sum(i * j for i, j in zip(x, w)) + b\nprint('junk')\nmax = None"
    assert run("print(weighted_sum([1], [2], 3), max([4]))", earlier=earlier(code)) == ("", "5 4\n")
    answer, told = ask(do="check", key="neuron/neuron", code=NEURON, earlier=earlier(code))
    assert answer["outcome"] == "correct"
    assert printed(told) == ""


def test_errors_in_earlier_code_quote_no_line_of_this_one():
    code = "def weighted_sum(x, w, b):\n\n\n    return 1 / 0"
    error, _ = run("y = 1\nweighted_sum([1], [2], 3)", earlier=earlier(code))
    assert "stops in line 2, `weighted_sum([1], [2], 3)`, with a ZeroDivisionError" in error


@pytest.mark.parametrize("junk", ["", "1 / 0", "def f(:", "exit()", "weighted_total = 3"])
def test_an_earlier_exercise_that_is_not_there_has_a_sentence_of_its_own(junk):
    answer, _ = ask(do="check", key="neuron/neuron", code=NEURON, earlier=earlier(junk))
    assert answer["outcome"] == "unattempted"
    assert answer["message"].startswith(MISSING)
    assert run("weighted_sum([1], [2], 3)", earlier=earlier(junk))[0].startswith(MISSING)
    assert "Python does not know `weighted_summ`" in run("weighted_summ(1)", earlier=earlier(junk))[0]


def test_what_is_given_and_what_is_written_come_after_what_is_earlier():
    code = "def weighted_sum(x, w, b):\n    return 1"
    assert (
        run("print(weighted_sum())", given="def weighted_sum(): return 2", earlier=earlier(code))[1] == "2\n"
    )


EXAMPLES = {key: about for key, about in PAGE.items() if "example" in about}


@pytest.mark.parametrize("key", EXAMPLES)
def test_a_call_to_try_a_function_with_shows_something(key):
    about = EXAMPLES[key]
    code = f"{ask(do='solution', key=key)[0]['code']}\nprint({about['example']})"
    error, text = run(code, given=about["given"], needs_numpy=about["needs_numpy"])
    assert error == ""
    assert text.strip()


def test_calls_to_try_come_from_statements():
    assert EXAMPLES[SUM]["example"] == "weighted_sum([1, 2], [2, -1], 1)"
    assert EXAMPLES["neuron/and_gate"]["example"] == "and_gate()"
    assert EXAMPLES["networks/softmax"]["example"] == "softmax(np.array([0, 0]))"
    assert "backprop/value" not in EXAMPLES  # the class is no function


def test_an_answer_that_breaks_python_itself_is_told_so():
    code = "import math\nmath.isnan = math.isclose = None\ndef weighted_sum(x, w, b):\n    return 1.0"
    import math

    usual = math.isnan, math.isclose
    try:
        answer, _ = check(SUM, code)
    finally:
        math.isnan, math.isclose = usual
    assert answer["outcome"] == "incorrect" or answer["is_broken"]
    assert "restart" not in answer["message"]
