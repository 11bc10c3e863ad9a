"""What an error means that stops a class of numbers that find their slopes."""

from dl101.checker.judge.errors import sentence_for

MEANINGS = [  # (kind of error, a pattern in its text, the sentence); {0} is what the pattern's first group found
    (
        "TypeError",
        r"for \*: '(\w+)' and '\1'",
        "For `*`, Python looks for a method `__mul__(self, other)`, and your class has none of that name.",
    ),
    (
        "TypeError",
        r"for (?:\S+): (?:'(?:int|float)' and '[A-Z]\w*'|'[A-Z]\w*' and '(?:int|float)')",
        "There, a plain number meets a `Value`. Compute with the numbers, `self.data` and `other.data`; local slopes"
        " and grads are plain numbers too.",
    ),
    (
        "TypeError",
        r"not supported between instances of",
        "There, a `Value` is compared with a number. Compare its number, `self.data`.",
    ),
    (
        "TypeError",
        r"'[A-Z]\w*' object is not callable",
        "A method is called with parentheses, as in `a.relu()`. Take `@property` away from it, and give no other thing"
        " the name of a method.",
    ),
    (
        "TypeError",
        r"'(?:int|float)' object is not callable",
        "Parentheses stand after a plain number. `data` and `grad` are numbers and no methods; `relu` and `backward`"
        " are methods, and no number may have their names.",
    ),
    (
        "TypeError",
        r"cannot unpack non-iterable|not enough values to unpack",
        "`parents` has to hold pairs: `[(self, slope)]`, a list with a pair of parentheses for each parent.",
    ),
    (
        "AttributeError",
        r"'(?:int|float)' object has no attribute '(\w+)'",
        "A plain number has no `.{0}`. Local slopes and grads are plain numbers, such as `other.data`; only parents are"
        " values.",
    ),
    (
        "AttributeError",
        r"'list' object has no attribute '(\w+)'|'tuple' object has no attribute '(\w+)'",
        "There, a list or a pair stands where one `Value` is meant. A pair has two parts: `for parent, slope in"
        " value.parents`.",
    ),
    (
        "AttributeError",
        r"'[A-Z]\w*' object has no attribute '(relu|backward|in_order)'",
        "Your class has no method `{0}`. Does its `def` stand inside the class, as far to the right as the others?",
    ),
    (
        "TypeError",
        r"takes 0 positional arguments but 1",
        "The first input of a method is `self`: write it between the parentheses of its `def`.",
    ),
    (
        "TypeError",
        r"__mul__\(\) takes 1 positional argument but 2",
        "A product has two sides, so `__mul__` takes two inputs: `def __mul__(self, other):`.",
    ),
    (
        "NameError",
        r"name '(data|grad|parents|in_order)' is not defined",
        "`{0}` belongs to a value, so say to which: `self.{0}`.",
    ),
    (
        "NameError",
        r"name '(self|other)' is not defined",
        "`{0}` has to stand between the parentheses of the method's `def`.",
    ),
    (
        "RecursionError",
        r"",
        "A method calls itself again and again. If that is `__mul__`: inside it, `self * other` means `__mul__` once"
        " more. Multiply the numbers, `self.data * other.data`.",
    ),
]


def explain(error):
    """The sentence for an error (see checker/observe/watch.py), or "" where it is none of these."""
    return sentence_for(error, MEANINGS)
