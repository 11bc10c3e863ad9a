"""Slips of beginners, written as they write them: each gets words of its own. And what all texts have in common."""

import math
import re
from pathlib import Path

import numpy as np
import pytest

from dl101.exercises import MODULES, all_exercises
from dl101.exercises import neuron as ex

BOOK = Path(__file__).parents[2]
MAX = "`np.max` looks for the largest number in an array. What compares two"
ONE_NUMBER = (
    "it stops at an array: Python's `max` and `if` need one yes or no, and an array gives many. NumPy has"
)
ROUNDED = "The formula is right, but a number such as 2.718 is e rounded"
STARS = "The formula is right, but at z = −1000 it asks for e^1000, and Python's `**` stops with an error"
MATH = "The formula is right for one number. But functions of `math` take no arrays"
WAYS_OUT = "Two ways work: `np.tanh(z)`, or `2 * sigmoid(2 * z) - 1`"
NAN = f"infinity, and infinity divided by infinity is `nan`. {WAYS_OUT}"
SLIPS = {
    "weighted_sum": {
        "sum(x[i] * w[i] for i in range(1, len(x))) + b": "The first input is left out. Python counts from 0",
        "sum(x[i] * w[i] for i in range(len(x) - 1)) + b": "The last input is left out. `range` stops before",
        "np.dot(x[1:], w[1:]) + b": "The first input is left out.",
        "b": "Only the bias comes back: the products never reach the sum.",
        "x[0] * w[0] + b": "Only the first input counts. If `return` stands inside the loop",
        "x[-1] * w[-1] + b": "Only the last input counts. Each round seems to throw away",
        "x[-1] * w[-1]": "Only the last input counts. Each round seems to throw away",
        "x[0] * w[0] + x[1] * w[1] + b": "This works for exactly two inputs.",
        "np.array(x) * np.array(w) + b": "Each product has become a number of its own, in a list or an array.",
        "np.multiply(x, w) + b": "Each product has become a number of its own, in a list or an array.",
        "np.array(x) * np.array(w)": "They still have to be added up to one sum, with the bias once.",
        "[x_i * w_i + b for x_i, w_i in zip(x, w)]": "Each product has become a number of its own",
        "[x_i * w_i for x_i, w_i in zip(x, w)]": "They still have to be added up to one sum, with the bias once.",
    },
    "neuron": {
        "activation(x)": "The activation got the whole list of inputs, not their sum.",
        "activation(b + w[0] * x[0])": "Only the first input counts. If `return` stands inside the loop",
        "activation(w)": "The activation got the whole list of weights.",
        "activation(x, w, b)": "The activation got `x`, `w` and `b`. It takes one number, the sum.",
        "activation(np.array(x) * np.array(w) + b)": "The activation got a list or an array. It takes",
        "activation(np.array(x) * np.array(w))": "The activation got a list or an array. It takes",
        "activation([sum(x_i * w_i for x_i, w_i in zip(x, w)) + b])": "The activation got a list or an array. It takes",
        "activation([x_i * w_i + b for x_i, w_i in zip(x, w)])": "The activation got a list or an array. It takes",
        "max(0, sum(x_i * w_i for x_i, w_i in zip(x, w)) + b)": "It always uses ReLU. The fourth input",
        "np.maximum(0, np.dot(x, w) + b)": "It always uses ReLU. The fourth input",
        "1 if np.dot(x, w) + b > 0 else 0": "It always uses the step. The fourth input",
        "sum(activation(x_i * w_i + b) for x_i, w_i in zip(x, w))": "Each product goes through the activation by",
        "sum(activation(x_i * w_i) for x_i, w_i in zip(x, w)) + b": "Each product goes through the activation by",
    },
    "relu": {
        "np.max(0, z)": MAX,
        "np.max(z, 0)": MAX,
        "np.max(z)": MAX,
        "np.max([0, z])": MAX,
        "np.max((z, 0))": MAX,
        "np.maximum(z)": "`np.maximum` compares two values, and it got only one.",
        "max(0, z)": ONE_NUMBER,
        "max(z, 0)": ONE_NUMBER,
        "z if z > 0 else 0": ONE_NUMBER,
    },
    "sigmoid": {
        "1 / (1 + 2.718 ** -z)": ROUNDED,
        "1 / (1 + 2.72 ** (-z))": ROUNDED,
        "1 / (1 + np.power(2.718, -z))": ROUNDED,
        "1 / (1 + math.pow(2.718, -z))": ROUNDED,
        "1 / (1 + 2.71828 ** -z)": STARS,
        "1 / (1 + np.e ** -z)": STARS,
        "1 / (1 + math.exp(-z))": MATH,
        "1 / (1 + math.pow(math.e, -z))": MATH,
        "math.exp(z) / (1 + math.exp(z))": MATH,
        "np.vectorize(lambda n: 1 / (1 + math.exp(-n)))(z)": "at z = −1000 it asks for e^1000, and `math.exp`",
        "1 / 1 + math.exp(-z)": "This is 1 + e^−z. It stands below the fraction line",
        "1 / 1 + math.e ** -z": "This is 1 + e^−z. It stands below the fraction line",
        "1 / (1 + math.exp(z))": "The curve runs backward",
        "1 / math.exp(-z)": "This is e to the power of z alone",
        "(1 + np.tanh(z)) / 2": "This is the sigmoid of 2z, so it climbs too steeply.",
        "0.5 * (1 + np.tanh(z))": "half of z goes in: (1 + tanh(z / 2)) / 2.",
        "1 / (1 + np.exp(-2 * z))": "This is the sigmoid of 2z, so it climbs too steeply.",
        "np.e ** z / (1 + np.e ** z)": "In mathematics, this formula is right too. But at z = 1000",
    },
    "tanh": {
        "np.exp(z) - np.exp(-z) / np.exp(z) + np.exp(-z)": "Without parentheses, Python divides before",
        "np.exp(z) - np.exp(-z) / (np.exp(z) + np.exp(-z))": "Parentheses are missing above the fraction line",
        "(np.exp(z) - np.exp(-z)) / np.exp(z) + np.exp(-z)": "Parentheses are missing below the fraction line",
        "math.exp(z) - math.exp(-z) / (math.exp(z) + math.exp(-z))": "Parentheses are missing above",
        "(math.e**z - math.e**-z) / math.e**z + math.e**-z": "Parentheses are missing below the fraction line",
        "(2.718**z - 2.718**-z) / (2.718**z + 2.718**-z)": ROUNDED,
        "(np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))": NAN,
        "np.sinh(z) / np.cosh(z)": NAN,
        "(math.exp(z) - math.exp(-z)) / (math.exp(z) + math.exp(-z))": WAYS_OUT,
        "2 / (1 + math.exp(-2 * z)) - 1": WAYS_OUT,
        "2 / (1 + np.e ** (-2 * z)) - 1": WAYS_OUT,
        "2 / (1 + np.exp(-z)) - 1": "the curve is too flat: tanh is 2 · sigmoid(2z) − 1",
        "2 / (1 + np.exp(-2 * z))": "This runs from 0 to 2",
        "math.tanh(z)": "`math.tanh` takes no arrays. NumPy's `np.tanh` takes both.",
    },
}


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [(name, code, words) for name, slips in SLIPS.items() for code, words in slips.items()],
)
def test_each_slip_gets_words_of_its_own(name, code, words):
    exercise = getattr(ex, name)
    answer = eval(f"lambda {', '.join(exercise.parameters)}: {code}", {"np": np, "math": math})
    result = exercise.check(answer)
    known, example, _ = result.message.partition("\n\nFor example: ")
    assert result.outcome == "incorrect"
    assert example
    assert words in known


def fixed_texts():
    """Hints, messages and praise, each with its exercise's name."""
    for exercise in all_exercises():
        messages = [wrong.message for wrong in exercise.slips]
        for text in (*exercise.hints, *messages, exercise.praise):
            yield exercise.name, text


def names_in(code):
    """The names in code, dotted ones whole."""
    return set(re.findall(r"(?<![\w.])[A-Za-z_][\w.]*", code))


def taught_up_to(chapter):
    """The names in the code of all chapters and exercises up to this one."""
    sources = [*BOOK.glob("chapters/??_*.md"), *BOOK.glob("exercises/solutions/??_*.md")]
    return {
        name
        for source in sources
        if source.name[:2] <= chapter
        for code in re.findall(r"```.*?```|`[^`]+`", source.read_text(encoding="utf-8"), re.DOTALL)
        for name in names_in(code)
    }


LEARNERS_OWN = {  # in messages on code that has them
    "neuron": {"int", "tan", "range", "len", "np.vectorize", "otypes"},
    "networks": {"range", "len", "math"},
    "descent": {"math"},
    "backprop": {"math"},
    "training": {"argmax", "squeeze", "nn.LogSoftmax", "nn.NLLLoss", "np.repeat"},
    "convolution": {"dtype", "range", "reshape"},
}


@pytest.mark.parametrize("module", MODULES)
def test_hints_and_messages_name_only_what_the_chapters_or_their_notebooks_have(module):
    for exercise in all_exercises():
        if exercise.module != module:
            continue
        taught = taught_up_to(exercise.chapter)
        known = {"hint": taught, "message": taught | LEARNERS_OWN[module]}
        texts = [("hint", hint) for hint in exercise.hints]
        texts += [("message", wrong.message) for wrong in exercise.slips]
        for kind, text in texts:
            named = set().union(*map(names_in, re.findall(r"`([^`]+)`", text)))
            assert named <= known[kind], (named - known[kind], text)


def test_texts_are_in_american_english_and_in_the_books_words():
    words = (
        r"σ|\bbrackets?\b|\binto the (?:sum|total)\b|towards|colour|behaviour|centre|\bmind the\b|neighbour"
    )
    assert [text for _, text in fixed_texts() if re.search(words, text, re.IGNORECASE)] == []


def test_messages_are_short():
    """Two or three sentences, as a learner reads them in a notebook."""
    assert [text for _, text in fixed_texts() if len(text) > 340] == []
