"""How many parameters a convolutional layer has."""

from math import prod

from dl101.checker import Exercise, Misconception, Slip, call_for_number


def conv_parameters(c_in, c_out, k):
    """The weights and biases of a layer."""
    weights = c_in * k * k
    return c_out * (weights + 1)


conv_parameters = Exercise(
    reference=conv_parameters,
    cases=[(1, 1, 2), (1, 4, 3), (3, 1, 1), (3, 2, 3), (2, 5, 4), (16, 32, 5), (7, 3, 1)],
    misconceptions=[
        Misconception(
            "Each kernel has one bias, which is added to its sum wherever it lies: as many biases as output channels.",
            Slip(
                "The weights are right, but the biases are missing.",
                lambda c_in, c_out, k: c_out * c_in * k * k,
            ),
            Slip("There is one bias in all here.", lambda c_in, c_out, k: c_out * c_in * k * k + 1),
            Slip(
                "There are as many biases as *input* channels here. Have c_in and c_out changed places?",
                lambda c_in, c_out, k: c_out * c_in * k * k + c_in,
            ),
            Slip(
                "Each kernel has a bias for each of its channels here.",
                lambda c_in, c_out, k: c_out * c_in * (k * k + 1),
            ),
            Slip(
                "Each weight has a bias of its own here.",
                lambda c_in, c_out, k: 2 * c_out * c_in * k * k,
            ),
            Slip(
                "Both kinds of channels have biases here.",
                lambda c_in, c_out, k: c_out * c_in * k * k + c_in + c_out,
            ),
        ),
        Misconception(
            "A kernel is not flat: it reaches through all input channels, with weights of its own for each. One for 3"
            " channels, 3 by 3, has 3 · 9 = 27 weights.",
            Slip(
                "Here, each kernel has k · k weights, however many channels come in.",
                lambda c_in, c_out, k: c_out * (k * k + 1),
                lambda c_in, c_out, k: c_out * k * k,
                lambda c_in, c_out, k: c_out * k * k + 1,
            ),
            Slip(
                "Here, k · k and the input channels are added, not multiplied.",
                lambda c_in, c_out, k: c_out * (c_in + k * k + 1),
                lambda c_in, c_out, k: c_out * (c_in + k * k),
            ),
        ),
        Misconception(
            "This is one kernel. The layer has a kernel for each output channel, each with weights and a bias of its"
            " own.",
            lambda c_in, c_out, k: c_in * k * k + 1,
            lambda c_in, c_out, k: c_in * k * k,
            lambda c_in, c_out, k: k * k + 1,
            lambda c_in, c_out, k: k * k,
        ),
        Misconception(
            "This is one kernel's weights, and a bias for each output channel. The weights belong to each kernel too:"
            " there are c_out of them.",
            lambda c_in, c_out, k: c_in * k * k + c_out,
        ),
        Misconception(
            "The kernel is a square: k rows of k weights in each channel.",
            Slip(
                "Here, it has only k in each channel.",
                lambda c_in, c_out, k: c_out * (c_in * k + 1),
                lambda c_in, c_out, k: c_out * c_in * k,
            ),
            Slip(
                "Here, it has 2 · k in each channel: `k * 2` is no square, `k * k` and `k ** 2` are.",
                lambda c_in, c_out, k: c_out * (c_in * k * 2 + 1),
            ),
        ),
        Misconception(
            "The channels are added. Each of the c_out kernels reaches through all c_in channels, so that they are"
            " multiplied.",
            lambda c_in, c_out, k: (c_in + c_out) * k * k,
            lambda c_in, c_out, k: (c_in + c_out) * k * k + c_out,
            lambda c_in, c_out, k: (c_in + c_out) * (k * k + 1),
        ),
        Misconception(
            "That would be a dense layer from c_in numbers to c_out. A kernel has k · k weights for each of its"
            " channels.",
            lambda c_in, c_out, k: c_in * c_out + c_out,
            lambda c_in, c_out, k: c_in * c_out,
        ),
        Misconception(
            "Weights and biases are counted apart. One number is asked for: add them up.",
            lambda c_in, c_out, k: (c_out * c_in * k * k, c_out),
            lambda c_in, c_out, k: (c_out, c_in, k, k),
        ),
        Misconception(
            "1 is added to a number of channels, and so it is multiplied by k · k too. A bias is one number for each"
            " kernel: add it once the kernel's weights are multiplied.",
            lambda c_in, c_out, k: prod((c_in + 1, c_out, k, k)),
            lambda c_in, c_out, k: prod((c_in, c_out + 1, k, k)),
            lambda c_in, c_out, k: prod((c_in + 1, c_out + 1, k, k)),
        ),
    ],
    hints=[
        "Draw one kernel of 3 by 3 over a picture with 3 channels: red, green and blue. How many numbers does it"
        " multiply at one place? What is added to their sum?",
        "One kernel has k · k weights for each input channel, and one bias. Each output channel has a kernel of its"
        " own.",
        "Count one kernel first: `c_in * k * k` weights, and 1 bias. Then multiply the whole by the number of kernels,"
        " `c_out`.",
    ],
    observe=call_for_number,
    praise="The size of the picture is nowhere in it: that is why these layers are so small.",
)
