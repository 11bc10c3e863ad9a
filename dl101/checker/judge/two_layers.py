"""Why what was observed is no network of two layers (see observe/two_layers.py): words that go on after the call."""

from dl101.checker.judge.wording import shortened, show
from dl101.checker.observe.plain_data import is_unusable, leaves, shape
from dl101.checker.observe.two_layers import NAMES, is_ordinary, misfit

TRANSPOSED = "Here, rows and columns have changed places."
ORDER = "Do `b1` and `W2` stand in the wrong order? It is `return W1, b1, W2, b2`."
FLAT = "Write them in a row, as in `[0, -1]`: no number needs brackets of its own."
NEEDS = {
    "W1": "It needs a row for each input, so 2 rows, and a column for each hidden neuron.",
    "b1": "It needs one number for each of the {} hidden neurons, which are the columns of W1.",
    "W2": "It needs a row for each of the {} hidden neurons, and one column.",
    "b2": "There is one output neuron, so it is one number.",
}


def fault(seen):
    """What is wrong: not four parts, no ordinary numbers, or a shape that does not fit."""
    if not isinstance(seen, list) or len(seen) != len(NAMES):
        return not_four(seen)
    for name, part in zip(NAMES, seen, strict=True):
        odd = [leaf for leaf in leaves(part) if not is_ordinary(leaf)]
        if odd:
            advice = f" {odd[0]['advice']}" if is_unusable(odd[0]) and odd[0]["advice"] else ""
            return f"gives a `{name}` with {show(odd[0])} in it. A network needs ordinary numbers.{advice}"
        if shape(part) is None:
            return f"gives a `{name}` whose rows differ in length: {shortened(show(part))}."
    return wrong_shape(misfit(seen), seen)


def not_four(seen):
    what = shortened(show(seen))
    if is_two_pairs(seen):
        return f"gives {what}. Take away the inner parentheses or brackets: write `return W1, b1, W2, b2`."
    advice = f" {seen['advice']}" if is_unusable(seen) else ""
    return f"should give four values, `return W1, b1, W2, b2`, and yours gives {what}.{advice}".rstrip()


def is_two_pairs(seen):
    """Whether it is ((W1, b1), (W2, b2)): a table and a row in each of two, so that neither is a table itself."""
    parts = [part for part in seen if isinstance(part, list)] if isinstance(seen, list) else []
    return [len(part) for part in parts] == [2, 2] and shape(parts[0]) is None


def wrong_shape(name, parts):
    shapes = dict(zip(NAMES, map(shape, parts), strict=True))
    given, neurons = shapes[name], shapes["W1"][-1] if shapes["W1"] else 0
    what = "is a single number" if given == () else f"has the shape {given}"
    advice = {
        "W1": TRANSPOSED if given[1:] == (2,) else "",
        "b1": "" if given != (neurons, 1) else ORDER if shapes["W2"] == (neurons,) else FLAT,
        "W2": TRANSPOSED if given == (1, neurons) else "",
        "b2": "",
    }
    return f"gives a `{name}` that {what}. {NEEDS[name].format(neurons)} {advice[name]}".rstrip()
