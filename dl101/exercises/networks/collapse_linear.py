"""Two linear layers are worth one."""

from dl101.checker import Array, Exercise, Misconception, close_parts, same_parts
from dl101.checker.observe.layer import observe_layer


def collapse_linear(W1, b1, W2, b2):
    """(W, b) of one layer that does what the two do."""
    return W1 @ W2, b1 @ W2 + b2


SQUARE = 2  # in so many first cases, all shapes fit in any order: there, no slip ends in an error


def in_W(words, W):  # noqa: N802 - W is the field's name
    """A slip in W, whatever b is."""
    return Misconception(words, lambda W1, b1, W2, b2: (W(W1, W2), None), first_cases=SQUARE)


def in_b(words, b):
    """A slip in b, where W is right."""
    return Misconception(
        f"W is right, {words}", lambda W1, b1, W2, b2: (W1 @ W2, b(b1, W2, b2)), first_cases=SQUARE
    )


collapse_linear = Exercise(
    reference=collapse_linear,
    cases=[
        (Array([2]), Array(1), Array([3]), Array(4)),
        (Array([1, 2], [0, 1]), Array(1, -1), Array([1, 0], [3, 1]), Array(0, 2)),
        (Array([1, 2], [1, -1]), Array(0, 1), Array([1], [-2]), Array(1)),
        (Array([1, -2]), Array(2, 1), Array([1, 0, -1], [2, 0.5, 1]), Array(1, -3, 0.25)),
        (Array([1, 0], [2, -1], [0, 3]), Array(1, 2), Array([2, 1, 0, 1], [1, 0, -2, 1]), Array(0, 1, 4, 2)),
    ],
    misconceptions=[
        Misconception(
            "The inputs meet W1 first, and what comes out meets W2: X·W1·W2. So W is W1·W2, a matrix product (`@`), in"
            " which order matters.",
            in_W("In W, the two matrices have changed places.", lambda W1, W2: W2 @ W1),
            in_W("`*` multiplies the weights number by number.", lambda W1, W2: W1 * W2),
            in_W("The weights are added, as if both layers looked at X.", lambda W1, W2: W1 + W2),
        ),
        in_W(
            "The numbers of W are right, but rows and columns have changed places. W has a row for each input and a"
            " column for each neuron of the second layer, as W1·W2 gives it.",
            lambda W1, W2: (W1 @ W2).T,
        ),
        Misconception(
            "b1 comes in before the second layer, so it goes through W2 on its way: b is b1·W2 + b2.",
            in_b("but the two rows of biases are added.", lambda b1, W2, b2: b1 + b2),
            in_b("but the two rows of biases are multiplied.", lambda b1, W2, b2: b1 * b2),
            in_b("but b1 is lost.", lambda b1, W2, b2: b2),
        ),
        Misconception(
            "The second layer adds b2 after the product, as it is: only b1 goes through W2.",
            in_b("and b1 goes through W2, as it should. But b2 is missing.", lambda b1, W2, b2: b1 @ W2),
            in_b("but b2 goes through W2 too.", lambda b1, W2, b2: b1 @ W2 + b2 @ W2),
        ),
        in_b(
            "but in b, b1 meets the rows of W2, as in W2·b1. b1 is a row, as each example is: it stands to the left of"
            " the matrix as it is, b1·W2 + b2, and meets its columns.",
            lambda b1, W2, b2: W2 @ b1 + b2,  # and b1 @ W2.T
        ),
        Misconception(
            "W and b are added up to one table. They are two things: the inputs multiply W, and not b. Return both:"
            " `return W, b`.",
            lambda W1, b1, W2, b2: W1 @ W2 + b1 @ W2 + b2,
        ),
        Misconception(
            "Both parts are right, but they are returned in the other order. The weights come first: `return W, b`.",
            lambda W1, b1, W2, b2: (b1 @ W2 + b2, W1 @ W2),
        ),
        Misconception(
            "W is right, but the biases are missing. Return both: `return W, b`.",
            lambda W1, b1, W2, b2: W1 @ W2,
        ),
    ],
    hints=[
        "Take numbers instead of matrices first: (x · 2 + 1) · 3 + 4. Multiply out. Which number does x meet, and what"
        " is left over?",
        "Multiply out (X·W1 + b1)·W2 + b2. All that stands with X is W. All that stands without X is b.",
        "W is `W1 @ W2`. The first layer's biases go through the second layer's weights, `b1 @ W2`, and `b2` is added."
        " End with `return W, b`.",
    ],
    observe=observe_layer,
    compare=close_parts("W", "b"),
    same_mistake=same_parts,
    praise="Two linear layers are worth one, and so are a hundred. What makes depth worth something are the bends.",
)
