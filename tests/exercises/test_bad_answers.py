"""Whatever is given to `check`: a friendly sentence with the smallest failing case, never a traceback."""

import math
import signal
import sys
import warnings

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dl101.checker.judge.errors import TOO_FEW, TOO_MANY, wrong_count
from dl101.exercises import all_exercises, networks
from dl101.exercises import neuron as ex

FIRST = "`weighted_sum(x=[2], w=[3], b=1)`"


class Odd:
    """Fails at whatever it is asked."""

    def __getattr__(self, name):
        raise RuntimeError(name)

    def __float__(self):
        raise ValueError("no number")

    __repr__ = __str__ = __eq__ = __len__ = __bool__ = __call__ = __float__
    __hash__ = None


class SameAgain:
    """Has `tolist`, which makes no list."""

    def tolist(self):
        return SameAgain()


def circle():
    items = []
    items.append(items)
    return items


def generator():
    yield 1


HIDDEN = np.ma.array([7.0], mask=[True])


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (math.nan, "should give 7, and yours gives nan (“not a number”"),
        (math.inf, "should give 7, and yours gives inf."),
        (7.0001, "should give 7, and yours gives 7.0001."),
        (0.1 + 0.2, "should give 7, and yours gives 0.3."),
        ("3", "should give 7, and yours gives the text '3'."),
        (1j, "yours gives a complex number."),
        ([7], "should give one number, 7, and yours gives a list around it: [7]."),
        ([[7.0]], "should give one number, 7, and yours gives a list around it: [[7]]."),
        ([6], "should give one number, 7, and yours gives a list with one number: [6]."),
        ([[math.nan]], "should give one number, 7, and yours gives a list with one number: [[nan]]."),
        (
            HIDDEN,
            "yours gives a masked array with hidden numbers. Return an ordinary array, with all its numbers.",
        ),
        (np.ma.masked, "yours gives a masked array with hidden numbers."),
        ([HIDDEN], "a list that holds a masked array with hidden numbers."),
        ((1, 2), "should give one number, 7, and yours gives 2 numbers: [1, 2]."),
        (np.zeros((2, 2)), "yours gives 4 numbers: [[0, 0], [0, 0]]."),
        (np.arange(1000.0), "yours gives 1000 numbers: [0, 1, 2, …, 999]."),
        (np.zeros(10**6), "yours gives an array with 1,000,000 values."),
        ([[1], [2, 3]], "should give one number, 7"),
        ([1, None], "a list that holds None."),
        ([], "yours gives an empty list."),
        ([[]], "yours gives an empty list."),
        ({}, "yours gives {}."),
        ({"a": ..., "b": [1.0, len]}, "yours gives {'a': `...`, 'b': [1, a function]}."),
        ({"unusable": 1}, "yours gives {'unusable': 1}."),
        ("a" * 50, f"yours gives the text '{'a' * 39}…'."),
        ({"a": "b" * 500}, f"yours gives {{'a': '{'b' * 39}…'}}."),
        (np.clongdouble(1), "an object of the kind `clongdouble`."),
        (SameAgain(), "an object of the kind `SameAgain`."),
        ({1}, "yours gives a set"),
        (b"3", "an object of the kind `bytes`."),
        (object(), "an object of the kind `object`."),
        (len, "yours gives a function. Are parentheses missing after the function's name?"),
        (int, "yours gives the class `int`. Are parentheses missing after its name?"),
        (10**400, "a number with more than 300 digits."),
        (-(10**400), "a number with more than 300 digits."),
        (
            generator(),
            "a `generator`, which has not computed anything yet. Put `sum(...)` or `list(...)` around it.",
        ),
        (map(abs, [1]), "a `map`, which has not computed anything yet."),
        (circle(), "lists nested more than 20 deep."),
        (
            torch.tensor(7.0, requires_grad=True),
            "still part of a torch graph. End it with `.detach()` or `.item()`.",
        ),
        (torch.nn.Linear(1, 1), "an object of the kind `Linear`."),
        (np.array("x"), "yours gives the text 'x'."),
        (np.array([1 + 2j, 3]), "a list that holds a complex number."),
        (["a"], "a list that holds the text 'a'."),
    ],
    ids=lambda value: type(value).__name__,
)
def test_odd_values(value, words):
    result = ex.weighted_sum.check(lambda x, w, b: value)
    assert result.outcome == "incorrect"
    assert result.message.startswith(FIRST)
    assert words in result.message
    assert "\n" not in result.message


def test_a_matrix_of_one_number_counts_as_the_number():
    assert (
        f"{FIRST} should give 7, and yours gives 5."
        in ex.weighted_sum.check(lambda x, w, b: np.matrix([5])).message
    )
    two = ex.weighted_sum.check(lambda x, w, b: np.matrix([6, 7])).message
    assert two.endswith("should give one number, 7, and yours gives 2 numbers: [[6, 7]].")


def test_a_coroutine():
    async def waits(x, w, b):
        return 1

    message = ex.weighted_sum.check(waits).message
    assert message == f"{FIRST} should give 7, and yours gives a coroutine. Write `def` without `async`."


class OddText(str):
    __str__ = Odd.__float__


@pytest.mark.parametrize("make", [Odd, lambda: [Odd()], lambda: OddText("a")], ids=["object", "list", "text"])
def test_objects_that_fail_at_everything(make):
    value = make()
    assert ex.weighted_sum.check(lambda x, w, b: value).outcome == "incorrect"
    assert ex.weighted_sum.check(value).outcome == "incorrect"
    assert repr(ex.weighted_sum.check(value))
    assert ex.weighted_sum.check(value)._repr_html_()


def undefined(x, w, b):
    """The total."""
    return totl  # noqa: F821


def unassigned(x, w, b):
    for x_i in x:
        z = z + x_i  # noqa: F821
    return z


def past_the_end(x, w, b):
    return x[len(x)] + b


def divided(x, w, b):
    return b / (x[0] - 2)


def too_large(x, w, b):
    return math.exp(1000 * b)


def lists_multiplied(x, w, b):
    return sum(x * w) + b


def list_and_number(x, w, b):
    return x + b


def number_as_list(x, w, b):
    return sum(b)


def missing_star(x, w, b):
    return x[0](w[0])


def endless_recursion(x, w, b):
    return endless_recursion(x, w, b)


def exits(x, w, b):
    sys.exit()


def asks(x, w, b):
    return float(input("b?"))


def asserts(x, w, b):
    assert x is w, "not the same"


def own_error(x, w, b):
    raise type("OddError", (Exception,), {"__str__": lambda self: 1 / 0})


def no_such_method(x, w, b):
    return x.dot(w)


def helper(x):
    return x / 0


def in_a_helper(x, w, b):
    return helper(b)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            undefined,
            "`return totl  # noqa: F821`, with a NameError (name 'totl' is not defined). Python does not know `totl`.",
        ),
        (unassigned, "`z` is used before it has a value."),
        (
            past_the_end,
            "`return x[len(x)] + b`, with an IndexError (list index out of range). There is no item with that index.",
        ),
        (divided, "with a ZeroDivisionError (division by zero). Something was divided by 0."),
        (
            too_large,
            "with an OverflowError (math range error). A number became too large to hold. NumPy's functions",
        ),
        (lists_multiplied, "Two lists can't be multiplied with `*`."),
        (list_and_number, "with a TypeError"),
        (number_as_list, "A single number was used as if it were a list."),
        (missing_star, "Is a `*` missing? Or does a function's name, such as `sum`, stand for a value"),
        (endless_recursion, "The function calls itself again and again, without an end."),
        (exits, "with a SystemExit. `exit` and `quit` end the program."),
        (asks, "waits for somebody to type"),
        (asserts, "with an AssertionError (not the same). An `assert` in it did not hold."),
        (own_error, "with an OddError."),
        (no_such_method, "A value of the kind `list` has nothing called `dot`."),
        (in_a_helper, "`return x / 0`, with a ZeroDivisionError"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_exceptions_in_plain_words(answer, words):
    result = ex.weighted_sum.check(answer)
    assert result.outcome == "incorrect"
    assert result.message.startswith(FIRST)
    assert words in result.message
    assert "Traceback" not in result.message
    assert "in line " in result.message


WHOLE_ARRAY = "given a whole array. NumPy's functions (`np.…`) take both."
NO_SUCH_AXIS = (
    "axis 5 is out of bounds for array of dimension 0). The array has no such axis."
    " In `np.max(a, 0)` and `np.sum(a, 0)`, the second input is an axis of the array, not a value."
)
CALL_IT = "To call the function, put its input in parentheses after the name, as in `f(z)`."
NO_SUCH_ITEM = "There is no item with that index. The first item has index 0, the last one `len(...) - 1`."


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("math.exp(np.arange(3.0))", WHOLE_ARRAY),
        ("math.exp([1])", "A function that takes one number was given a value of the kind `list`."),
        ("float([1])", "A function that takes one number was given a value of the kind `list`."),
        ("math.exp(None)", "A function that takes one number was given a value of the kind `NoneType`."),
        ("math.exp('2')", "A function that takes one number was given a value of the kind `str`."),
        ("[1][np.array([1.5, 2])]", "only integer scalar arrays can be converted to a scalar index)."),
        (
            "[1] * [2]",
            "Two lists can't be multiplied with `*`. Go through them in a loop, one pair at a time.",
        ),
        (
            "[1] * 1.0",
            "A list or text can't be multiplied with a value of the kind `float`. Go through a list in a loop.",
        ),
        (
            "'ab' * 1.0",
            "A list or text can't be multiplied with a value of the kind `float`. Go through a list in a loop.",
        ),
        ("[1] ** 2", "`**` does not work between a value of the kind `list` and one of the kind `int`."),
        ("[1] @ [2]", "`@` works on arrays, not on lists. Make arrays of them: `np.array(x) @ np.array(w)`."),
        (
            "(1,) @ [2]",
            "`@` works on arrays, not on lists. Make arrays of them: `np.array(x) @ np.array(w)`.",
        ),
        ("1 @ 2", "`@` does not work between a value of the kind `int` and one of the kind `int`."),
        ("np.exp ** -1", CALL_IT),
        ("2 * stop", CALL_IT),
        ("1 - math.exp", CALL_IT),
        ("e ** -1", "With NumPy, e to the power of x is `np.exp(x)`, so e^−z is `np.exp(-z)`."),
        ("exp(-1)", "Python does not know `exp` by itself. NumPy has it: `np.exp`."),
        ("maximum(0, 1)", "Python does not know `maximum` by itself. NumPy has it: `np.maximum`."),
        ("sigmoid(1)", "What defines it has to run first."),
        (
            "overflow(34, 'Result too large')",
            "with an OverflowError (Result too large). A number became too large to hold."
            " NumPy's functions (`np.…`) go on with infinity there.",
        ),
        ("[1] - 2", "`-` does not work between a value of the kind `list` and one of the kind `int`."),
        ("[1] < 2", "A value of the kind `list` can't be compared with one of the kind `int`."),
        ("1j < 1j", "A value of the kind `complex` can't be compared with one of the kind `complex`."),
        ("[1][1]", NO_SUCH_ITEM),
        ("[1][-2]", NO_SUCH_ITEM),
        ("np.zeros(2)[5]", NO_SUCH_ITEM),
        ("torch.zeros(2)[5]", NO_SUCH_ITEM),
        ("int(math.inf)", "with an OverflowError (cannot convert float infinity to integer)."),
        ("[].pop()", "with an IndexError (pop from empty list)."),
        ("np.float64(3)[0]", "with an IndexError (invalid index to scalar variable.)."),
        ("np.max(3, 5)", NO_SUCH_AXIS),
        ("stop('\\n\\n hello\\nthere')", "with a ValueError (hello)."),
    ],
)
def test_words_for_an_error_say_what_is_true_of_it(code, words):
    def stop(text):
        raise ValueError(text)

    def overflow(*what):
        raise OverflowError(*what)

    known = {"math": math, "np": np, "torch": torch, "stop": stop, "overflow": overflow}
    answer = eval(f"lambda x, w, b: {code}", known)
    assert ex.weighted_sum.check(answer).message.endswith(words)


@pytest.mark.parametrize(
    ("code", "meaning", "text"),
    [
        ("np.ones((2, 3)) @ np.ones((2, 3))", "Here, the rows have 3 numbers, the columns 2.", "matmul: "),
        ("np.ones((2, 3)).dot(np.ones((2, 3)))", "In a product of the shapes (2,3) and (2,3)", "shapes "),
        ("np.ones(3) + np.ones(2)", "Arrays of the shapes (3,) and (2,) don't fit", "operands could not"),
        (
            "np.ones(6).reshape(4, 2)",
            "The 6 numbers of the array don't fill the shape (4,2)",
            "cannot reshape",
        ),
        (
            "np.concatenate([np.ones((2, 3)), np.ones((2, 2))])",
            "have to be of the same shape",
            "all the input",
        ),
        ("np.zeros(2)[0, 1]", "more indices than the array has axes: 2", "too many indices"),
        ("np.zeros(2)[np.ones(3) > 0]", "as many of them as numbers", "boolean index did not match"),
        ("np.zeros(2)[1.5]", "An index is a whole number.", "only integers, slices"),
    ],
)
def test_what_numpy_says_of_shapes_stands_below_what_it_means(code, meaning, text):
    answer = eval(f"lambda x, w, b: {code}", {"np": np})
    above, below = ex.weighted_sum.check(answer).message.split("\n\nIn Python's words: ")
    assert meaning in above
    assert below.startswith(text)


def test_what_numpy_says_of_shapes_is_explained_where_the_mistake_is_known_too():
    message = networks.dense.check(lambda X, W, b: W @ X + b).message
    assert message.startswith("W and X have changed places")
    assert message.index("In `A @ B`, a row of A has to be as long") < message.index("gufunc")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("np.zeros(2)", "NumPy is not imported yet: `import numpy as np` has to run first."),
        (
            "math.exp(1)",
            "The library `math` is not imported yet: put `import math` above, and run it.",
        ),
    ],
)
def test_a_library_that_is_not_imported(code, words):
    assert ex.weighted_sum.check(eval(f"lambda x, w, b: {code}", {})).message.endswith(words)


def with_default(x, y=1):
    return x


def by_name(x, *, y):
    return x


class Nothing:
    """Takes nothing."""


FEW = [
    "np.maximum(x)",
    "np.maximum()",
    "np.dot(x)",
    "np.array()",
    "torch.relu()",
    "math.exp()",
    "math.pow(b)",
    "pow(b)",
    "abs()",
    "max()",
    "sum()",
    "range()",
    "round()",
    "map(abs)",
    "with_default()",
    "by_name(b)",
    "[].append()",
]
MANY = [
    "np.maximum(x, w, b, b)",
    "np.exp(x, w, b)",
    "math.exp(b, b)",
    "math.pow(b, b, b)",
    "pow(b, b, b, b)",
    "abs(b, b)",
    "len(x, w)",
    "sum(x, w, b)",
    "range(b, b, b, b)",
    "float(b, b)",
    "with_default(b, b, b)",
    "by_name(b, b, y=b)",
    "[].append(b, b)",
    "[].clear(b)",
    "Nothing(b)",
    "(lambda: b)(b)",
]


@pytest.mark.parametrize(
    ("code", "sentence"), [*((code, TOO_FEW) for code in FEW), *((code, TOO_MANY) for code in MANY)]
)
def test_too_few_inputs_are_told_from_too_many(code, sentence):
    known = {"math": math, "np": np, "torch": torch, "with_default": with_default, "by_name": by_name}
    answer = eval(f"lambda x, w, b: {code}", known | {"Nothing": Nothing})
    assert ex.weighted_sum.check(answer).message.endswith(sentence)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("abs[b]", "To call the function, use parentheses, as in `f(z)`."),
        ("np.exp[b]", "To call the function, use parentheses, as in `f(z)`."),
        ("[i * j for i, j in zip(x, w)] + b", "A list and a number can't be added."),
        ("np.sum([x], keepdim=True)", "NumPy writes it with an s at the end: `keepdims=True`."),
        ("sorted(x, revers=True)", "has no input with the name `revers`"),
    ],
)
def test_an_error_of_beginners_gets_its_sentence(code, sentence):
    assert sentence in ex.weighted_sum.check(eval(f"lambda x, w, b: {code}", {"np": np})).message


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("maximum() takes from 2 to 3 positional arguments but 1 were given", TOO_FEW),
        ("f() takes 2 positional arguments but 3 positional arguments (and 1 more) were given", TOO_MANY),
        ("f() got an unexpected keyword argument 'y'", ""),
        ("f() got multiple values for argument 'x'", ""),
        ("'int' object is not iterable", ""),
    ],
)
def test_what_python_says_of_the_number_of_inputs(text, sentence):
    assert wrong_count(text) == sentence


def test_the_line_is_the_one_of_the_learners_own_code():
    line = undefined.__code__.co_firstlineno + 2
    assert f"stops in line {line}, `return totl" in ex.weighted_sum.check(undefined).message
    namespace = {}
    exec(
        compile("def answer(z):\n    import numpy\n    return numpy.max(z, 5)\n", "a cell", "exec"), namespace
    )
    assert "stops in line 3, with an AxisError" in ex.relu.check(namespace["answer"]).message


@pytest.mark.parametrize(
    ("exercise", "answer", "sentence"),
    [
        (
            ex.weighted_sum,
            lambda x, w: 1,
            "Your function takes `x` and `w`. It should take `x`, `w` and `b`.",
        ),
        (ex.relu, lambda: 1, "Your function takes no inputs. It should take `z`."),
        (
            ex.weighted_sum,
            lambda *, x, w, b: 1,
            "Your function takes `x`, `w` and `b` by name only: take out the `*` before. It should take `x`, `w` and",
        ),
        (
            ex.relu,
            lambda z, *, slope: 1,
            "Your function takes `slope` by name only: take out the `*` before.",
        ),
        (
            ex.relu,
            lambda y, z, *, slope=0: 1,
            "Your function takes `y`, `z` and `slope`. It should take `z`.",
        ),
        (ex.and_gate, lambda x1, x2: 1, "Your function takes `x1` and `x2`. It should take no inputs."),
        (ex.weighted_sum, 7.0, "`check` was given 7. It needs the function itself"),
        (ex.relu, np.arange(3), "`check` was given [0, 1, 2]. It needs the function itself"),
        (ex.and_gate, (1, 1, -1.5), "`check` was given [1, 1, -1.5]. It needs the function itself"),
        (ex.relu, "relu", "`check` was given 'relu'. It needs the function itself"),
        (
            ex.relu,
            ex.relu,
            "`check` was given an object of the kind `Exercise`. It needs the function itself",
        ),
    ],
)
def test_what_is_no_such_function(exercise, answer, sentence):
    result = exercise.check(answer)
    assert result.outcome == "incorrect"
    assert result.message.startswith(sentence)


@pytest.mark.parametrize("given", [(ex.relu.reference,), (3,), (), ([1], [2], 3)])
def test_an_exercise_that_is_called_says_what_to_write(given):
    result = ex.relu(*given)
    assert result.outcome == "unattempted"
    assert result.message == (
        "`ex.relu` is the exercise, and not a function. To check your function, write `ex.relu.check(relu)`."
    )
    assert ex.relu(z=3).message == result.message


def test_several_things_given_to_check():
    assert ex.relu.check(abs, 3).outcome == "incorrect"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            ((1, 1), -1.5),
            "gives [[1, 1], -1.5]. Take away the inner parentheses or brackets: write `return",
        ),
        ((1, 1), "should give three ordinary numbers, `return w1, w2, b`, and yours gives [1, 1]."),
        (1, "and yours gives 1."),
        ("1, 1, -1.5", "and yours gives '1, 1, -1.5'."),
        ((1, math.nan, 0), "and yours gives [1, nan, 0]."),
        ((1, math.inf, -math.inf), "and yours gives [1, inf, -inf]."),
        (torch.ones(3, requires_grad=True), "a tensor that is still part of a torch graph. End it"),
        ({"w1": 1}, "yours gives {'w1': 1}."),
        ({"weights": 1, "sums": 1}, "yours gives {'weights': 1, 'sums': 1}."),
        (
            (1, -1, -0.5),
            "In the corner (1, 0) the sum is z = 0.5, so the neuron fires, and the gate wants 0 there.",
        ),
    ],
)
def test_odd_gates(value, words):
    result = ex.and_gate.check(lambda: value)
    assert result.outcome == "incorrect"
    assert result.message.startswith("`and_gate()` ")
    assert words in result.message


def test_the_four_sums_are_shown():
    table = ex.and_gate.check(lambda: (1, -1, -0.5)).message.split("\n\n")[1].split("\n")
    assert [row.split() for row in table] == [
        ["x1", "x2", "z", "fires", "wanted"],
        ["0", "0", "-0.5", "0", "0"],
        ["0", "1", "-1.5", "0", "0"],
        ["1", "0", "0.5", "1", "0", "<--"],
        ["1", "1", "-0.5", "0", "1", "<--"],
    ]


def test_wrong_shapes():
    flat = ex.relu.check(lambda z: np.maximum(0, z).ravel() if np.ndim(z) else max(0, z))
    assert "should have the shape (2, 2), and yours has (4,)" in flat.message
    one = ex.relu.check(lambda z: float(np.maximum(0, z).sum()))
    assert "should give [0, 0, 2], and yours gives one number alone: 2." in one.message
    short = ex.relu.check(lambda z: [n for n in z if n > 0] if np.ndim(z) == 1 else np.maximum(0, z))
    assert "`relu(np.array([-1, 0, 2]))` should give [0, 0, 2], and yours gives [2]." in short.message


def test_one_way_without_return():
    def forgets(z):  # noqa: RET503 - the mistake in question
        if z > 0:
            return z

    message = ex.relu.check(forgets).message
    assert (
        message
        == "`relu(-2)` should give 0, and yours gives `None`. One way through it ends without `return`."
    )


def test_work_in_place_without_return():
    def in_place(z):
        if np.ndim(z):
            z[z < 0] = 0

    result = ex.relu.check(in_place)
    assert result.outcome == "incorrect"
    assert result.message == "Your function changes `z`, and returns nothing. `return` the result instead."


def test_print_in_place_of_return(capsys):
    def prints(x, w, b):
        print(sum(x))

    result = ex.weighted_sum.check(prints)
    assert result.outcome == "unattempted"
    assert result.message.startswith("It prints '2', but returns nothing.")
    assert capsys.readouterr().out == ""


def test_what_a_failing_answer_printed_is_shown():
    def looks(x, w, b):
        print("x is", x)
        print("-" * 5000)
        return 0

    message = ex.weighted_sum.check(looks).message
    assert "\n\nYour code printed:\n\n    x is [2]\n    ---" in message
    assert len(message) < 500


HALF = "\ud83d"  # of a character, which can't be encoded


def prints_half(x, w, b):
    print("before", HALF, "after")
    return 0


def raises_half(x, w, b):
    raise ValueError(HALF)


def warns_half(x, w, b):
    warnings.warn(HALF, RuntimeWarning, stacklevel=1)
    return ex.weighted_sum.reference(x, w, b)


@pytest.mark.parametrize(
    "answer", [prints_half, raises_half, warns_half, lambda x, w, b: HALF, lambda x, w, b: {HALF: HALF}, HALF]
)
def test_half_of_a_character_can_be_shown(answer):
    result = ex.weighted_sum.check(answer)
    assert "\\ud83d" in result.message
    assert repr(result).encode()
    assert result._repr_html_().encode()


def test_what_libraries_ask_of_the_output_is_there():
    def asks(x, w, b):
        print(sys.stdout.encoding, sys.stdout.errors, sys.stdout.isatty(), sys.stdout.writable())
        sys.stdout.buffer.write("bytes, ".encode(sys.stdout.encoding))
        sys.stdout.write("text, ")
        sys.stdout.writelines(["a line\n", "and another: ☂\n"])
        sys.stdout.flush()
        print("☂" * 5000)
        return 0

    message = ex.weighted_sum.check(asks).message
    assert (
        "    utf-8 backslashreplace False True\n    bytes, text, a line\n    and another: ☂\n    ☂☂☂"
        in message
    )
    assert len(message) < 500


def test_an_output_that_the_answer_closes_or_replaces_is_the_notebooks_again():
    before = sys.stdout

    def closes(x, w, b):
        sys.stdout.close()
        print("too late")

    assert "(I/O operation on closed file.)" in ex.weighted_sum.check(closes).message

    def replaces(x, w, b):
        sys.stdout = None
        return 0

    assert ex.weighted_sum.check(replaces).outcome == "incorrect"
    assert sys.stdout is before


def test_rounding_is_not_called_cutting():
    rounded = ex.relu.check(lambda z: np.round(np.maximum(z, 0))).message
    assert rounded == "`relu(0.75)` should give 0.75, and yours gives 1."
    assert ex.relu.check(lambda z: np.floor(np.maximum(z, 0))).message.startswith(
        "The digits after the decimal point"
    )


@pytest.mark.parametrize(
    ("exercise", "answer", "words"),
    [
        (ex.sigmoid, lambda z: 1 + np.exp(-z), "This is 1 + e^−z. It stands below the fraction line"),
        (ex.sigmoid, lambda z: 1 / 1 + np.exp(-z), "If you wrote `1 / 1 + ...`, put parentheses around"),
        (ex.sigmoid, lambda z: 1 / (1 + np.e ** (-z)), "Python's `**` stops with an error there."),
        (ex.sigmoid, lambda z: 1 / (1 + math.pow(math.e, -z)), "functions of `math` take no arrays"),
        (ex.tanh, lambda z: math.sinh(z) / math.cosh(z), "functions of `math` take no arrays"),
        (ex.tanh, lambda z: (np.e**z - np.e**-z) / (np.e**z + np.e**-z), "Python's `**` stops with an error"),
        (ex.tanh, lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1), "at z = 1000 it asks for e^2000"),
        (ex.tanh, lambda z: (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z)), "at z = −1000 it asks for e^2000"),
        (ex.relu, np.vectorize(lambda z: max(0, z)), "`np.vectorize(..., otypes=[float])` keeps them."),
    ],
)
def test_forms_that_people_write_are_known(exercise, answer, words):
    known, example, _ = exercise.check(answer).message.partition("\n\nFor example: ")
    assert example
    assert words in known


def test_numbers_are_told_apart():
    message = ex.relu.check(lambda z: np.maximum(0, z) + 4e-5).message
    assert message == "`relu(3)` should give 3, and yours gives 3.00004."
    message = ex.sigmoid.check(lambda z: 1 / (1 + np.exp(-z)) - 1.00001e-5).message
    assert message == "`sigmoid(0)` should give 0.5, and yours gives 0.49999."


# Who stops the check


@pytest.mark.usefixtures("interrupts")
def test_an_interrupt_by_the_learner():
    def interrupted(x, w, b):
        signal.raise_signal(signal.SIGINT)

    result = ex.weighted_sum.check(interrupted)
    assert result.outcome == "unattempted"
    assert result.message.startswith(f"{FIRST} was stopped by you in line ")


# Whatever comes

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=5)
    | st.binary(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner, inner)
        | st.dictionaries(st.text(max_size=3), inner)
    ),
    max_leaves=8,
)


@given(anything)
def test_no_value_makes_check_raise(value):
    for exercise in ex.EXERCISES:
        for result in (exercise.check(lambda *inputs: value), exercise.check(value)):
            assert result.outcome in ("correct", "incorrect", "unattempted")
            assert "could not be finished" not in result.message
            assert repr(result)
            assert result._repr_html_().count("<div") == result._repr_html_().count("</div>")


kinds = [
    ValueError,
    TypeError,
    KeyError,
    NameError,
    OSError,
    StopIteration,
    GeneratorExit,
    SystemExit,
    KeyboardInterrupt,
]


@pytest.mark.slow
@given(st.sampled_from(kinds), st.text(max_size=30))
def test_no_exception_makes_check_raise(kind, text):
    def raises(*inputs):
        raise kind(text)

    for exercise in all_exercises():
        result = exercise.check(raises)
        assert result.outcome != "correct"
        assert "could not be finished" not in result.message
