"""The whole neuron: the sum, then the activation."""

from dl101.checker import Exercise, Misconception
from dl101.checker.observe.watch import call_for_number
from dl101.exercises.neuron.weighted_sum import products


def neuron(x, w, b, activation):
    """The output of one neuron: activation(w1*x1 + w2*x2 + ... + b)."""
    z = b
    for x_i, w_i in zip(x, w, strict=True):
        z = z + w_i * x_i
    return activation(z)


def double(z):
    """double(z) = 2·z"""
    return 2 * z


def square(z):
    """square(z) = z·z"""
    return z * z


def step(z):
    """step(z) = 1 if z > 0, else 0"""
    return 1 if z > 0 else 0


def add_three(z):
    """add_three(z) = z + 3"""
    return z + 3


def no_bias(x, w, b):
    return sum(products(x, w))


def activation_forgotten(x, w, b, activation):
    return no_bias(x, w, b) + b


def bias_after_activation(x, w, b, activation):
    return activation(no_bias(x, w, b)) + b


def bias_forgotten(x, w, b, activation):
    return activation(no_bias(x, w, b))


def activation_on_each_product(x, w, b, activation):
    return sum(activation(w_i * x_i) for x_i, w_i in zip(x, w, strict=True)) + b


def activation_on_each_product_and_bias(x, w, b, activation):
    return sum(activation(w_i * x_i + b) for x_i, w_i in zip(x, w, strict=True))


def activation_on_inputs(x, w, b, activation):
    return sum(w_i * activation(x_i) for x_i, w_i in zip(x, w, strict=True)) + b


def activation_of_inputs(x, w, b, activation):
    return activation(x)


def activation_of_weights(x, w, b, activation):
    return activation(w)


def activation_of_all(x, w, b, activation):
    return activation(x, w, b)


def always_step(x, w, b, activation):
    return step(no_bias(x, w, b) + b)


def activation_twice(x, w, b, activation):
    return activation(activation(no_bias(x, w, b) + b))


def activation_multiplied(x, w, b, activation):
    z = no_bias(x, w, b) + b
    return z * activation(z)


def both_values(x, w, b, activation):
    z = no_bias(x, w, b) + b
    return z, activation(z)


neuron = Exercise(
    reference=neuron,
    cases=[
        ([2], [3], 1, double),
        ([1, 2], [2, -1], 1, add_three),
        ([1, 2], [2, -1], -3, square),
        ([0, 3], [2, -1], 1, step),
        ((1, 0.5, -1), (2, 4, 0.5), 0.25, step),
        ([3, 1, 4, 1], [-2, 0.5, 1, 2], 2, square),
    ],
    misconceptions=[
        Misconception(
            "This is z, the sum on the way. The neuron's output is a = f(z): give the sum to `activation`,"
            " and return what comes back.",
            activation_forgotten,
        ),
        Misconception(
            "The bias is added after the activation. It belongs in the sum, before the activation: that is how it"
            " moves the bar.",
            bias_after_activation,
        ),
        Misconception(
            "The activation gets a sum without the bias. z is the products and the bias.", bias_forgotten
        ),
        Misconception(
            "Each product goes through the activation by itself. A neuron adds first and decides once, at"
            " the end.",
            activation_on_each_product,
        ),
        Misconception(
            "Each product, with the bias, goes through the activation by itself. A neuron adds everything"
            " first, the bias once, and decides once.",
            activation_on_each_product_and_bias,
        ),
        Misconception(
            "The inputs go through the activation before they are weighted. The order is: multiply, add up,"
            " then the activation.",
            activation_on_inputs,
        ),
        Misconception(
            "The activation got the whole list of inputs, not their sum. Compute z first, then give z to it.",
            activation_of_inputs,
        ),
        Misconception(
            "The activation got the whole list of weights. It takes one number, the sum. Compute z first, then"
            " give z to it.",
            activation_of_weights,
        ),
        Misconception(
            "The activation got `x`, `w` and `b`. It takes one number, the sum. Compute z first, then give z to it.",
            activation_of_all,
        ),
        Misconception(
            "It always uses the step. The fourth input, `activation`, is a function: call it with the sum,"
            " whatever it is.",
            always_step,
        ),
        Misconception(
            "The activation is applied twice: its result went through it again. Once is enough.",
            activation_twice,
        ),
        Misconception(
            "The sum is multiplied by its activation. The output is the activation's result alone.",
            activation_multiplied,
        ),
        Misconception(
            "It returns two values, z and the output. Only the output leaves a neuron.", both_values
        ),
    ],
    hints=[
        "There are two steps: the sum z, which you can write already, and what the activation makes of it.",
        "`activation` is a function that comes in as an input, such as `step`. You call it as you call any"
        " other: with its input in parentheses.",
        "Compute `z` as in `weighted_sum`. Then the last line gives `z` to `activation` and returns what"
        " comes back.",
    ],
    observe=call_for_number,
    praise="Sum first, then the activation: with this function you can make any neuron of this book.",
)
