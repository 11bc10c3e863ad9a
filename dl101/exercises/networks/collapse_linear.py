"""Two linear layers are worth one."""

from dl101.checker import Exercise, Misconception
from dl101.checker.judge.compare import alike, close_parts
from dl101.checker.observe.inputs import Array, LazyModule
from dl101.checker.observe.plain_data import is_number, shape
from dl101.checker.observe.watch import call

np = LazyModule("numpy")


def collapse_linear(W1, b1, W2, b2):
    """(W, b) of the one layer that gives what the two give, one after the other, without an activation."""
    return W1 @ W2, b1 @ W2 + b2


def observe_layer(answer, arguments):
    """[W, b] as plain data; a b of one row, or a single number for a single neuron, is that row."""
    seen = call(answer, arguments)
    if not isinstance(seen, list) or len(seen) != 2:
        return seen
    W, b = seen
    neurons = arguments[-1].shape[0]
    if shape(b) == (1, neurons):
        b = b[0]
    if is_number(b) and neurons == 1:
        b = [b]
    return [W, b]


WHATEVER = None  # as the b of a known mistake in W: it is known whatever b is


def alike_layer(seen, wrong, case=None):
    """Whether both show the same mistake."""
    if (
        isinstance(seen, list)
        and isinstance(wrong, list)
        and len(seen) == len(wrong) == 2
        and wrong[1] is WHATEVER
    ):
        return alike(seen[0], wrong[0])
    return alike(seen, wrong)


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


def number_by_number(W1, b1, W2, b2):
    return W1 * W2, WHATEVER


def weights_added(W1, b1, W2, b2):
    return W1 + W2, WHATEVER


def turned_over(W1, b1, W2, b2):
    return both_weights(W1, W2).T, WHATEVER


def parts_swapped(W1, b1, W2, b2):
    return both_biases(b1, W2, b2), both_weights(W1, W2)


def both_in_one(W1, b1, W2, b2):
    return both_weights(W1, W2) + both_biases(b1, W2, b2)


def weights_alone(W1, b1, W2, b2):
    return both_weights(W1, W2)


collapse_linear = Exercise(
    "collapse_linear",
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
            [other_order, other_order_by_dot],
            "In W, the two matrices have changed places. The inputs meet W1 first, then W2: X·W1·W2, so W is W1·W2."
            " Order matters in a matrix product.",
        ),
        Misconception(
            biases_added,
            "W is right, but the two rows of biases are added. b1 comes in before the second layer, so it goes through"
            " W2 on its way; b2 is added after that.",
        ),
        Misconception(
            last_bias_forgotten,
            "W is right, and b1 goes through W2, as it should. But b2 is missing: the second layer adds it at the end.",
        ),
        Misconception(
            last_bias_alone,
            "W is right, but b1 is lost. It is a part of what the second layer gets, so b1·W2 belongs to b too.",
        ),
        Misconception(
            first_bias_alone,
            "W is right, but b holds only b1, and as it was before the second layer. There it goes through W2, and b2"
            " is added.",
        ),
        Misconception(
            biases_multiplied,
            "W is right, but the two rows of biases are multiplied. Biases are added: b1 goes through W2, and b2 is"
            " added to that.",
        ),
        Misconception(
            [weights_first_for_bias, weights_first_for_bias_by_dot],
            "W is right, but in b, W2 stands before b1. b1 is a row, as each example is, so it stands to the left of"
            " the matrix: b1·W2 + b2.",
        ),
        Misconception(
            second_bias_through_weights,
            "W is right, but b2 goes through W2 too. The second layer adds b2 after the product, so only b1 goes"
            " through W2.",
        ),
        Misconception(
            bias_through_first_weights,
            "W is right, but b1 goes through W1. b1 is added after the first product, so the only weights that it still"
            " meets are those of the second layer, W2.",
        ),
        Misconception(
            number_by_number,
            "`*` multiplies the weights number by number. The layers follow one another, and that is the matrix"
            " product, `@`.",
        ),
        Misconception(
            weights_added,
            "The weights are added, as if both layers looked at X side by side. But the second one looks at what the"
            " first one gives, and multiplies that: W is a matrix product.",
        ),
        Misconception(
            turned_over,
            "The numbers of W are right, but rows and columns have changed places. W has a row for each input and a"
            " column for each neuron of the second layer, as W1·W2 gives it.",
        ),
        Misconception(
            both_in_one,
            "W and b are added up to one table. They are two things: the inputs multiply W, and not b. Return both:"
            " `return W, b`.",
        ),
        Misconception(
            parts_swapped,
            "Both parts are right, but they are returned in the other order. The weights come first: `return W, b`.",
        ),
        Misconception(
            weights_alone,
            "W is right, but the biases are missing. Return both: `return W, b`.",
        ),
    ],
    hints=[
        "Take numbers instead of matrices first: (x · 2 + 1) · 3 + 4. Multiply out. Which number does x meet, and what"
        " is left over?",
        "Multiply out (X·W1 + b1)·W2 + b2. All that stands with X is W. All that stands without X is b.",
        "W is `W1 @ W2`. The first layer's biases go through the second layer's weights, `b1 @ W2`, and `b2` is added."
        " End with `return W, b`.",
    ],
    needs=("numpy",),
    observe=observe_layer,
    compare=close_parts("W", "b"),
    alike=alike_layer,
    praise="Two linear layers are worth one, and so are a hundred. What makes depth worth something are the bends.",
)
