"""Two linear layers are worth one."""

from dl101.checker import Array, Exercise, LazyModule, Misconception, close_parts, same_mistake
from dl101.checker.observe.layer import observe_layer

np = LazyModule("numpy")


def collapse_linear(W1, b1, W2, b2):
    """(W, b) of the one layer that gives what the two give, one after the other, without an activation."""
    return W1 @ W2, b1 @ W2 + b2


WHATEVER = None  # as the b of a known mistake in W: it is known whatever b is


def same_mistake_in_layers(seen, wrong, case=None):
    """Whether both show the same mistake."""
    if (
        isinstance(seen, list)
        and isinstance(wrong, list)
        and len(seen) == len(wrong) == 2
        and wrong[1] is WHATEVER
    ):
        return same_mistake(seen[0], wrong[0])
    return same_mistake(seen, wrong)


def both_weights(W1, W2):
    return W1 @ W2


def both_biases(b1, W2, b2):
    return b1 @ W2 + b2


def other_order(W1, b1, W2, b2):
    return W2 @ W1, WHATEVER


def other_order_by_dot(W1, b1, W2, b2):
    return np.dot(W2, W1), WHATEVER


def biases_added(W1, b1, W2, b2):
    return both_weights(W1, W2), b1 + b2


def last_bias_forgotten(W1, b1, W2, b2):
    return both_weights(W1, W2), b1 @ W2


def last_bias_alone(W1, b1, W2, b2):
    return both_weights(W1, W2), b2


def first_bias_alone(W1, b1, W2, b2):
    return both_weights(W1, W2), b1


def biases_multiplied(W1, b1, W2, b2):
    return both_weights(W1, W2), b1 * b2


def weights_first_for_bias(W1, b1, W2, b2):
    return both_weights(W1, W2), W2 @ b1 + b2


def weights_first_for_bias_by_dot(W1, b1, W2, b2):
    return both_weights(W1, W2), np.dot(W2, b1) + b2


def second_bias_through_weights(W1, b1, W2, b2):
    return both_weights(W1, W2), (b1 + b2) @ W2


def bias_through_first_weights(W1, b1, W2, b2):
    return both_weights(W1, W2), b1 @ W1 + b2


def elementwise(W1, b1, W2, b2):
    return W1 * W2, WHATEVER


def weights_added(W1, b1, W2, b2):
    return W1 + W2, WHATEVER


def transposed(W1, b1, W2, b2):
    return both_weights(W1, W2).T, WHATEVER


def parts_swapped(W1, b1, W2, b2):
    return both_biases(b1, W2, b2), both_weights(W1, W2)


def both_in_one(W1, b1, W2, b2):
    return both_weights(W1, W2) + both_biases(b1, W2, b2)


def weights_alone(W1, b1, W2, b2):
    return both_weights(W1, W2)


collapse_linear = Exercise(
    reference=collapse_linear,
    cases=[
        (Array([2]), Array(1), Array([3]), Array(4)),
        (Array([1, 2], [1, -1]), Array(0, 1), Array([1], [-2]), Array(1)),
        (Array([1, 2], [0, 1]), Array(1, -1), Array([1, 0], [3, 1]), Array(0, 2)),
        (Array([1, -2]), Array(2, 1), Array([1, 0, -1], [2, 0.5, 1]), Array(1, -3, 0.25)),
        (
            Array([1, 0], [2, -1], [0, 3]),
            Array(1, 2),
            Array([2, 1, 0, -1], [1, 0, -2, 1]),
            Array(0, 1, -1, 2),
        ),
    ],
    misconceptions=[
        Misconception(
            "In W, the two matrices have changed places. The inputs meet W1 first, then W2: X·W1·W2, so W is W1·W2."
            " Order matters in a matrix product.",
            other_order,
            other_order_by_dot,
        ),
        Misconception(
            "W is right, but the two rows of biases are added. b1 comes in before the second layer, so it goes through"
            " W2 on its way; b2 is added after that.",
            biases_added,
        ),
        Misconception(
            "W is right, and b1 goes through W2, as it should. But b2 is missing: the second layer adds it at the end.",
            last_bias_forgotten,
        ),
        Misconception(
            "W is right, but b1 is lost. It is a part of what the second layer gets, so b1·W2 belongs to b too.",
            last_bias_alone,
        ),
        Misconception(
            "W is right, but b holds only b1, and as it was before the second layer. There it goes through W2, and b2"
            " is added.",
            first_bias_alone,
        ),
        Misconception(
            "W is right, but the two rows of biases are multiplied. Biases are added: b1 goes through W2, and b2 is"
            " added to that.",
            biases_multiplied,
        ),
        Misconception(
            "W is right, but in b, W2 stands before b1. b1 is a row, as each example is, so it stands to the left of"
            " the matrix: b1·W2 + b2.",
            weights_first_for_bias,
            weights_first_for_bias_by_dot,
        ),
        Misconception(
            "W is right, but b2 goes through W2 too. The second layer adds b2 after the product, so only b1 goes"
            " through W2.",
            second_bias_through_weights,
        ),
        Misconception(
            "W is right, but b1 goes through W1. b1 is added after the first product, so the only weights that it still"
            " meets are those of the second layer, W2.",
            bias_through_first_weights,
        ),
        Misconception(
            "`*` multiplies the weights number by number. The layers follow one another, and that is the matrix"
            " product, `@`.",
            elementwise,
        ),
        Misconception(
            "The weights are added, as if both layers looked at X side by side. But the second one looks at what the"
            " first one gives, and multiplies that: W is a matrix product.",
            weights_added,
        ),
        Misconception(
            "The numbers of W are right, but rows and columns have changed places. W has a row for each input and a"
            " column for each neuron of the second layer, as W1·W2 gives it.",
            transposed,
        ),
        Misconception(
            "W and b are added up to one table. They are two things: the inputs multiply W, and not b. Return both:"
            " `return W, b`.",
            both_in_one,
        ),
        Misconception(
            "Both parts are right, but they are returned in the other order. The weights come first: `return W, b`.",
            parts_swapped,
        ),
        Misconception("W is right, but the biases are missing. Return both: `return W, b`.", weights_alone),
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
    same_mistake=same_mistake_in_layers,
    praise="Two linear layers are worth one, and so are a hundred. What makes depth worth something are the bends.",
)
