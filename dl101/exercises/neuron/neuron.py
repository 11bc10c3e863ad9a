"""The whole neuron: the sum, then the activation."""

from dl101.checker import Exercise, LazyModule, Misconception, Slip, call_for_number, show, worked_example
from dl101.exercises.mistakes.loops import returned_too_early
from dl101.exercises.neuron.weighted_sum import products

np = LazyModule("numpy")


def neuron(x, w, b, activation):
    """The output of one neuron: a = f(z)."""
    z = b
    for x_i, w_i in zip(x, w, strict=True):
        z = z + w_i * x_i
    return activation(z)


def double(z):
    return 2 * z


def square(z):
    return z * z


def step(z):
    return 1 if z > 0 else 0


def add_three(z):
    return z + 3


def total(x, w, b):
    return sum(products(x, w)) + b


def example(case):
    """A call, and lines for a cell that say what its activation does, and to which sum."""
    x, w, b, activation = case
    z = total(x, w, b)
    call = f"neuron({show(x)}, {show(w)}, {show(b)}, {activation.__name__})"
    steps = [f"the sum z is {show(z)}", f"{activation.__name__} makes it {show(activation(z))}"]
    return worked_example(call, functions=[activation], steps=steps)


neuron = Exercise(
    reference=neuron,
    cases=[
        ([2], [3], 1, double),
        ([1, 2], [2, -1], 1, add_three),
        ([1, 2], [2, -1], -3, square),
        ([1, 2], [2, -1], -3, double),  # an output below 0
        ([0, 3], [2, -1], 1, step),
        ([1, 0.5, -1], [2, 4, 0.5], 0.25, step),
        ([3, 1, 4, 1], [-2, 0.5, 1, 2], 2, square),
    ],
    misconceptions=[
        Misconception(
            "This is z, the sum on the way. The neuron's output is a = f(z): give the sum to `activation`,"
            " and return what comes back.",
            lambda x, w, b, f: total(x, w, b),
        ),
        Misconception(
            "The bias is added after the activation. It belongs in the sum, before the activation: that is how it"
            " moves the bar.",
            lambda x, w, b, f: f(total(x, w, 0)) + b,
        ),
        Misconception(
            "The activation gets a sum without the bias. The bias is a part of z.",
            lambda x, w, b, f: f(total(x, w, 0)),
        ),
        Misconception(
            "Each product goes through the activation by itself. A neuron adds everything first, the bias once,"
            " and decides once, at the end.",
            lambda x, w, b, f: sum(map(f, products(x, w))) + b,
            lambda x, w, b, f: sum(f(product + b) for product in products(x, w)),
        ),
        Misconception(
            "The inputs go through the activation before they are weighted. The order is: multiply, add up,"
            " then the activation.",
            lambda x, w, b, f: total(map(f, x), w, b),
        ),
        Misconception(
            "It takes one number, the sum. Compute z first, then give z to it.",
            Slip("The activation got the whole list of inputs, not their sum.", lambda x, w, b, f: f(x)),
            Slip("The activation got the whole list of weights.", lambda x, w, b, f: f(w)),
            Slip("The activation got `x`, `w` and `b`.", lambda x, w, b, f: f(x, w, b)),
            Slip(
                "The activation got a list or an array.",
                lambda x, w, b, f: f(products(x, w)),
                lambda x, w, b, f: f([total(x, w, b)]),
                lambda x, w, b, f: f([product + b for product in products(x, w)]),
                lambda x, w, b, f: f(np.multiply(x, w)),
                lambda x, w, b, f: f(np.multiply(x, w) + b),
            ),
        ),
        Misconception(
            "The fourth input, `activation`, is a function: call it with the sum, whatever it is.",
            Slip("It always uses the step.", lambda x, w, b, f: step(total(x, w, b))),
            Slip("It always uses ReLU.", lambda x, w, b, f: max(0, total(x, w, b))),
        ),
        Misconception(
            "The activation is applied twice: its result went through it again. Once is enough.",
            lambda x, w, b, f: f(f(total(x, w, b))),
        ),
        Misconception(
            "It returns two values, z and the output. Only the output leaves a neuron.",
            lambda x, w, b, f: (total(x, w, b), f(total(x, w, b))),
        ),
        returned_too_early(neuron, over=("x", "w"), of="input"),
    ],
    hints=[
        "There are two steps: the sum z, which you can write already, and what the activation makes of it.",
        "`activation` is a function that comes in as an input, such as `step`. You call it as you call any"
        " other: with its input in parentheses.",
        "Compute `z` as in `weighted_sum`. Then the last line gives `z` to `activation` and returns what"
        " comes back.",
    ],
    observe=call_for_number,
    example=example,
    praise="Sum first, then the activation: with this function you can make any neuron of this book.",
)
