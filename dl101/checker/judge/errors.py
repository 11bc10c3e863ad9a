"""What stopped an answer, in plain words. `about` is what `about_error` in observe/watch.py wrote down."""

import re

TEXTS = [  # (kind of error, a pattern in its text, the sentence); {0} is what the pattern's first group found
    (
        "NameError",
        r"name 'np' is not defined",
        "NumPy is not imported yet: `import numpy as np` has to run first.",
    ),
    (
        "NameError",
        r"name '(math|torch)' is not defined",
        "The library `{0}` is not imported yet: put `import {0}` above, and run it.",
    ),
    (
        "NameError",
        r"name 'e' is not defined",
        "Python does not know `e` by itself. With NumPy, e to the power of x is `np.exp(x)`, so e^−z is `np.exp(-z)`.",
    ),
    (
        "NameError",
        r"name '(array|dot|exp|maximum|sqrt|tanh|where)' is not defined",
        "Python does not know `{0}` by itself. NumPy has it: `np.{0}`.",
    ),
    (
        "UnboundLocalError",
        r"variable '(\w+)'",
        "`{0}` is used before it has a value. Give it one before the loop or the `if`.",
    ),
    (
        "NameError",
        r"name '(\w+)' is not defined",
        "Python does not know `{0}`. Is it spelled the same everywhere? Does it get a value before it is used?"
        " What defines it has to run first.",
    ),
    (
        "TypeError",
        r"can't multiply sequence by non-int of type '(?:list|tuple)'",
        "Two lists can't be multiplied with `*`. Go through them in a loop, one pair at a time.",
    ),
    (
        "TypeError",
        r"can't multiply sequence by non-int of type '([\w.]+)'",
        "A list or text can't be multiplied with a value of the kind `{0}`. Go through a list in a loop.",
    ),
    (
        "TypeError",
        r"unsupported operand type\(s\) for @: '(?:list|tuple)' and '(?:list|tuple)'",
        "`@` works on arrays, not on lists. Make arrays of them: `np.array(x) @ np.array(w)`.",
    ),
    (
        "TypeError",
        r"unsupported operand type\(s\) for .*'(?:function|builtin_function_or_method|numpy\.ufunc)'",
        "A function's name stands there as if it were a number. To call the function, put its input in parentheses"
        " after the name, as in `f(z)`.",
    ),
    (
        "TypeError",
        r"unsupported operand type\(s\) for (\S+)(?: or pow\(\))?: '([\w.]+)' and '([\w.]+)'",
        "`{0}` does not work between a value of the kind `{1}` and one of the kind `{2}`.",
    ),
    (
        "TypeError",
        r"not supported between instances of '([\w.]+)' and '([\w.]+)'",
        "A value of the kind `{0}` can't be compared with one of the kind `{1}`.",
    ),
    (
        "TypeError",
        r"'(?:function|builtin_function_or_method|method|numpy\.ufunc)' object is not subscriptable",
        "Brackets stand after a function's name. To call the function, use parentheses, as in `f(z)`.",
    ),
    (
        "TypeError",
        r"can only concatenate list \(not \"(?:int|float|numpy\.\w+)\"\) to list",
        "A list and a number can't be added. `sum(...)` makes one number of a list.",
    ),
    (
        "TypeError",
        r"unexpected keyword argument 'keepdim'",
        "NumPy writes it with an s at the end: `keepdims=True`. (`keepdim` is PyTorch's.)",
    ),
    (
        "TypeError",
        r"unexpected keyword argument '(\w+)'|'(\w+)' is an invalid keyword",
        "The function that is called there has no input with the name `{0}`.",
    ),
    (
        "TypeError",
        r"'(int|float)' object is not iterable|'(int|float)' object is not subscriptable|'(int|float)' has no len",
        "A single number was used as if it were a list.",
    ),
    (
        "TypeError",
        r"'(\w+)' object is not callable",
        "Parentheses stand after something that is no function (it is of the kind `{0}`). Is a `*` missing?"
        " Or does a function's name, such as `sum`, stand for a value of yours? Then take another name for it.",
    ),
    (
        "TypeError",
        r"only \S+ arrays can be converted to Python scalars",
        "A function that takes one number was given a whole array. NumPy's functions (`np.…`) take both.",
    ),
    (
        "TypeError",
        r"must be (?:a string or a )?real number, not '?([\w.]+)",
        "A function that takes one number was given a value of the kind `{0}`.",
    ),
    (
        "TypeError",
        r"'(\w+)' object does not support item assignment",
        "A value of the kind `{0}` has no parts that could be replaced. Make a new value instead.",
    ),
    (
        "ValueError",
        r"truth value of an? ",
        "`if`, `and` and `max` need one yes or no, and an array gives many."
        " NumPy has functions that decide number by number.",
    ),
    (
        "ValueError",
        r"is (?:shorter|longer) than argument",
        "Two sequences that are walked together differ in length.",
    ),
    (
        "ValueError",
        r"matmul: .*\(size (\d+) is different from (\d+)\)",
        "In `A @ B`, a row of A has to be as long as a column of B. Here, the rows have {1} numbers, the columns {0}.",
    ),
    (
        "ValueError",
        r"shapes (\([\d,]+\)) and (\([\d,]+\)) not aligned",
        "In a product of the shapes {0} and {1}, the rows of the first are not as long as the columns of the second.",
    ),
    (
        "RuntimeError",
        r"shapes cannot be multiplied \((\d+x\d+) and (\d+x\d+)\)",
        "In a product of the shapes {0} and {1}, the rows of the first are not as long as the columns of the second.",
    ),
    (
        "ValueError",
        r"broadcast together with shapes (\([\d,]+\)) (\([\d,]+\))",
        "Arrays of the shapes {0} and {1} don't fit together, number by number.",
    ),
    (
        "RuntimeError",
        r"must match the size of tensor b|size mismatch",
        "The shapes of two tensors don't fit together.",
    ),
    (
        "RuntimeError",
        r"same dtype",
        "Two tensors hold numbers of different kinds, such as `float32` and `float64`.",
    ),
    (
        "ValueError",
        r"does not have enough dimensions",
        "`@` needs an array on both sides, and one of them is none.",
    ),
    (
        "ValueError",
        r"cannot reshape array of size (\d+) into shape (\([\d,]+\))",
        "The {0} numbers of the array don't fill the shape {1} exactly.",
    ),
    (
        "ValueError",
        r"input array dimensions .* must match exactly",
        "Arrays that are put together have to be of the same shape, but for the axis along which they are joined.",
    ),
    (
        "IndexError",
        r"too many indices for array: array is (\d+)-dimensional, but (\d+) were indexed",
        "Between the brackets stand more indices than the array has axes: {1}, and its number of axes is {0}.",
    ),
    (
        "IndexError",
        r"boolean index did not match",
        "Each yes or no chooses a number of the array, so there have to be as many of them as numbers.",
    ),
    (
        "IndexError",
        r"only integers, slices",
        "An index is a whole number. A number such as 2.0 is none: `int(...)` makes one of it.",
    ),
    ("ValueError", r"inhomogeneous", "An array needs rows of the same length."),
    (
        "ValueError",
        r"setting an array element with a sequence",
        "One place of an array holds one number, and several were put there.",
    ),
    ("ValueError", r"not aligned|mismatch|broadcast", "The shapes of two arrays don't fit together."),
    (
        "ValueError",
        r"unpack",
        "The number of names on the left does not fit the number of values on the right.",
    ),
    (
        "IndexError",
        r"index .*out of (?:range|bounds)",
        "There is no item with that index. The first item has index 0, the last one `len(...) - 1`.",
    ),
    (
        "AxisError",
        r"",
        "The array has no such axis. In `np.max(a, 0)` and `np.sum(a, 0)`, the second input is an axis of the array,"
        " not a value.",
    ),
    ("KeyError", r"", "A dictionary was asked for a key that it does not have."),
    ("ZeroDivisionError", r"", "Something was divided by 0."),
    (
        "OverflowError",
        r"range|too large",
        "A number became too large to hold. NumPy's functions (`np.…`) go on with infinity there.",
    ),
    ("FloatingPointError", r"", "NumPy stops there because an `np.seterr` or `np.errstate` says so."),
    ("RecursionError", r"", "The function calls itself again and again, without an end."),
    (
        "AttributeError",
        r"'(\w+)' object has no attribute '(\w+)'",
        "A value of the kind `{0}` has nothing called `{1}`.",
    ),
    ("AttributeError", r"module '([\w.]+)' has no attribute '(\w+)'", "`{0}` has no function called `{1}`."),
    ("ImportError", r"No module named '(\w+)'", "The library `{0}` is not installed here."),
    ("AssertionError", r"", "An `assert` in it did not hold."),
    ("MemoryError", r"", "It asked for more memory than there is."),
    (
        "AskedForInputError",
        r"",
        "It asks with `input()`. The values come in as the function's inputs instead.",
    ),
    ("TimeIsUp", r"", "Is there a loop that never ends?"),
    ("SystemExit", r"", "`exit` and `quit` end the program. Use `return` to end a function."),
]
TOO_FEW = "A function was called with too few inputs."
TOO_MANY = "A function was called with too many inputs."
COUNTS = re.compile(
    r"(?:takes|expected) (?:from |at least |at most |exactly )?(one|\d+)\b.* arguments?\b.*?(?:but |\(|got )(\d+)"
)
# In texts on shapes, as NumPy and PyTorch write them.
RAW = re.compile(r"gufunc|shape|array dimensions|were indexed|valid indices|size of axis|boolean index")
STOPS = {"TimeIsUp", "KeyboardInterrupt"}  # after these, no other case is tried


def told(about, meaning):
    """Words that go on after "`relu(-2)` …": what happened, where, and what it means.

    What NumPy or PyTorch says of shapes comes last: who reads it first reads no further.
    """
    if not (meaning and is_raw(about)):
        return f"{error_words(about)} {meaning}".rstrip()
    return f"{error_words(about | {'text': ''})} {meaning}\n\nIn Python's words: {own_text(about)}"


def is_raw(about):
    """Whether an error's own text speaks of shapes to those who know them."""
    return bool(RAW.search(own_text(about)))


def error_words(about):
    """What happened, and where, as words that go on after "`relu(-2)` …"."""
    kind = about["kinds"][0]
    where = f" in line {about['line']}" if "line" in about else ""
    code = f", `{about['code']}`" if about.get("code") else ""
    if kind == "TimeIsUp":
        return f"was still running after {about['seconds']:g} seconds{where}{code}."
    if kind == "KeyboardInterrupt":
        return f"was stopped by you{where}{code}."
    if kind == "AskedForInputError":
        return f"waits for somebody to type{where}{code}."
    text = own_text(about)
    said = f" ({text})" if text and kind != "SystemExit" else ""
    return f"stops{where}{code}, with {article(kind)} {kind}{said}."


def own_text(about):
    """The first line of an error's own text; of "(34, 'Result too large')", the words."""
    text = re.sub(r"^\(\d+, '(.*)'\)$", r"\1", about["text"].strip())
    return text.splitlines()[0] if text else ""


def sentence_for(about, texts):
    """The sentence of a table like `TEXTS` for an error, or "" where it has none."""
    for kind, pattern, sentence in texts:
        found = re.search(pattern, about["text"])
        if kind in about["kinds"] and found:
            return sentence.format(*(group for group in found.groups() if group))
    return ""


def explained(about):
    """What this error means, or nothing where its own text has to do."""
    return sentence_for(about, TEXTS) or (wrong_count(about["text"]) if "TypeError" in about["kinds"] else "")


def wrong_count(text):
    """What the text of a `TypeError` says of the number of inputs; "" if it is about something else."""
    if re.search(r"missing (?:\d+ )?required|must have at least", text):
        return TOO_FEW
    if "takes no arguments" in text:
        return TOO_MANY
    found = COUNTS.search(text)
    if not found:
        return ""
    fewest = 1 if found[1] == "one" else int(found[1])
    return TOO_FEW if int(found[2]) < fewest else TOO_MANY


def article(kind):
    return "an" if kind[0] in "AEIOU" else "a"


def is_about_dots(about):
    """Whether it failed because a `...` still stands where a value should."""
    kinds = {"TypeError", "AttributeError", "RuntimeError"}  # the last one is torch's
    return "ellipsis" in about["text"] and bool(kinds & set(about["kinds"]))
