"""The weighted sum."""

from dl101.checker import Exercise, Misconception, Slip, call_for_number
from dl101.exercises.mistakes.loops import loops


def weighted_sum(x, w, b):
    """z = w1*x1 + w2*x2 + ... + b"""
    z = b
    for x_i, w_i in zip(x, w, strict=True):
        z = z + w_i * x_i
    return float(z)


def products(x, w):
    return [w_i * x_i for x_i, w_i in zip(x, w, strict=True)]


def as_an_array(numbers):
    """What is observed of an array: a single number in it counts as that number."""
    return numbers if len(numbers) > 1 else numbers[0]


weighted_sum = Exercise(
    reference=weighted_sum,
    cases=[
        ([2], [3], 1),
        ([1, 2], [2, -1], 1),
        ([1, 2], [3, 4], -5),
        ([0.5, -1.5], [4, 2], 0.25),
        ([1, 2, 3], [0.5, 0.25, -2], -3),
        ([3, 1, 4, 1], [-2, 7, 1, 8], 2),
    ],
    misconceptions=[
        Misconception(
            "The products are right, but the bias is missing. Without it, z is 0 whenever all inputs are 0,"
            " whatever the weights are. Add it once.",
            lambda x, w, b: sum(products(x, w)),
        ),
        Misconception(
            "The bias is added once for each input. A neuron has one bias, however many inputs it has."
            " If it stands inside the loop, or inside `sum(...)`, move it out.",
            lambda x, w, b: sum(product + b for product in products(x, w)),
        ),
        Misconception(
            "The bias is subtracted. The threshold is −b, so the two get mixed up; in the sum itself, b is added.",
            lambda x, w, b: sum(products(x, w)) - b,
        ),
        Misconception(
            "A connection multiplies: with weight 0, an input must not count at all.",
            Slip(
                "The inputs are added without their weights, so every input counts the same.",
                lambda x, w, b: sum(x) + b,
            ),
            Slip("Each input and its weight are added.", lambda x, w, b: sum(x) + sum(w) + b),
        ),
        Misconception(
            "Only the bias comes back: the products never reach the sum. In a loop, `z + …` alone works out a number"
            " and drops it. To keep it, write `z = z + …`.",
            lambda x, w, b: b,
        ),
        Misconception(
            "All inputs are added, all weights are added, and the two totals are multiplied. That gives"
            " every input every weight. Pair them up: multiply first, add afterwards.",
            lambda x, w, b: sum(x) * sum(w) + b,
        ),
        Misconception(
            "Each product has become a number of its own, in a list or an array. They still have to be added up to"
            " one sum, with the bias once.",
            lambda x, w, b: products(x, w),
            lambda x, w, b: [product + b for product in products(x, w)],
            lambda x, w, b: as_an_array(products(x, w)),
            lambda x, w, b: as_an_array([product + b for product in products(x, w)]),
        ),
        Misconception(
            "That is already the neuron's yes or no. This exercise asks for z: the sum before the step.",
            lambda x, w, b: int(sum(products(x, w)) + b > 0),
        ),
        *loops(weighted_sum, over=("x", "w"), of="input", start="b"),
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
