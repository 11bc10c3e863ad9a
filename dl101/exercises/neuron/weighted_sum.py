"""The weighted sum."""

from dl101.checker import Exercise, Misconception
from dl101.checker.observe.watch import call_for_number


def weighted_sum(x, w, b):
    """z = w1*x1 + w2*x2 + ... + b, as a float."""
    z = b
    for x_i, w_i in zip(x, w, strict=True):
        z = z + w_i * x_i
    return float(z)


def no_bias(x, w, b):
    return sum(w_i * x_i for x_i, w_i in zip(x, w, strict=True))


def bias_each_time(x, w, b):
    return sum(w_i * x_i + b for x_i, w_i in zip(x, w, strict=True))


def bias_subtracted(x, w, b):
    return no_bias(x, w, b) - b


def bias_multiplied(x, w, b):
    return no_bias(x, w, b) * b


def no_weights(x, w, b):
    return sum(x) + b


def no_inputs(x, w, b):
    return sum(w) + b


def weights_added(x, w, b):
    return sum(w_i + x_i for x_i, w_i in zip(x, w, strict=True)) + b


def sums_multiplied(x, w, b):
    return sum(x) * sum(w) + b


def first_product(x, w, b):
    return w[0] * x[0] + b


def without_first(x, w, b):
    return no_bias(x[1:], w[1:], b) + b


def without_last(x, w, b):
    return no_bias(x[:-1], w[:-1], b) + b


def last_product(x, w, b):
    return w[-1] * x[-1] + b


def last_product_without_bias(x, w, b):
    return w[-1] * x[-1]


def two_inputs_only(x, w, b):
    return w[0] * x[0] + w[1] * x[1] + b


def products_not_added(x, w, b):
    return [w_i * x_i + b for x_i, w_i in zip(x, w, strict=True)]


def sum_cut_to_whole(x, w, b):
    return int(no_bias(x, w, b) + b)


def sum_then_step(x, w, b):
    return int(no_bias(x, w, b) + b > 0)


weighted_sum = Exercise(
    "weighted_sum",
    reference=weighted_sum,
    cases=[
        ([2], [3], 1),
        ([1, 2], [2, -1], 1),
        ([1, 2], [3, 4], -5),
        ([0.5, -1.5], [4, 2], 0.25),
        ((1, 2, 3), (0.5, 0.25, -2), -3),
        ([3, 1, 4, 1], [-2, 7, 1, 8], 2),
    ],
    misconceptions=[
        Misconception(
            no_bias,
            "The products are right, but the bias is missing. Without it, z is 0 whenever all inputs are 0,"
            " whatever the weights are. Add it once.",
        ),
        Misconception(
            bias_each_time,
            "The bias is added once for each input. A neuron has one bias, however many inputs it has."
            " If it stands inside the loop, or inside `sum(...)`, move it out.",
        ),
        Misconception(
            bias_subtracted,
            "The bias is subtracted. The threshold is −b, so the two get mixed up; in the sum itself, b"
            " is added.",
        ),
        Misconception(
            bias_multiplied,
            "The sum is multiplied by the bias. Weights multiply; the bias is added: it shifts the result"
            " without stretching it.",
        ),
        Misconception(
            no_weights,
            "The inputs are added without their weights, so every input counts the same. Multiply each by"
            " its own weight first.",
        ),
        Misconception(
            no_inputs,
            "The weights are added, and the inputs are not used. A weight says how much its input counts:"
            " multiply the two.",
        ),
        Misconception(
            weights_added,
            "Each input and its weight are added. A connection multiplies: with weight 0, an input must not"
            " count at all.",
        ),
        Misconception(
            sums_multiplied,
            "All inputs are added, all weights are added, and the two totals are multiplied. That gives"
            " every input every weight. Pair them up: multiply first, add afterwards.",
        ),
        Misconception(
            first_product,
            "Only the first input counts. If `return` stands inside the loop, the function ends in its"
            " first round: move it to the left, below the loop.",
        ),
        Misconception(
            without_first,
            "The first input is left out. Python counts from 0, so `range(1, len(x))` begins with the second"
            " input. `range(len(x))` goes through them all.",
        ),
        Misconception(
            without_last,
            "The last input is left out. `range` stops before its end, so `range(len(x))` already goes through"
            " them all; `len(x) - 1` is one too few.",
        ),
        Misconception(
            last_product,
            "Only the last input counts. Each round seems to throw away what was there before:"
            " keep the total so far and add each new product to it.",
        ),
        Misconception(
            last_product_without_bias,
            "Only the last product is left at the end, and the bias is missing. In each round, add the"
            " product to the total so far.",
        ),
        Misconception(
            two_inputs_only,
            "This works for exactly two inputs. A neuron may have one, or a hundred: let a loop go through"
            " them all.",
        ),
        Misconception(
            products_not_added,
            "Each product has become a number of its own, in a list. They still have to be added up to one"
            " sum, with the bias once.",
        ),
        Misconception(
            sum_then_step,
            "That is already the neuron's yes or no. This exercise asks for z: the sum before the step.",
        ),
        Misconception(
            sum_cut_to_whole,
            "The digits after the decimal point are cut off. `int` does that; to return a float, use `float`.",
        ),
    ],
    hints=[
        "Work out x = [1, 2], w = [3, 4], b = 5 on paper first. Which steps did you repeat, and which did"
        " you do once?",
        "Start a total. Go through the pairs of an input and its weight, and add their product to the total"
        " each time. The bias belongs in the total once: at the start or at the end.",
        "Begin with `z = b`. Then `for x_i, w_i in zip(x, w):`, and in the loop add `w_i * x_i` to `z`."
        " Below the loop, return it.",
    ],
    observe=call_for_number,
    praise="That is the sum that every neuron begins with, for any number of inputs.",
)
