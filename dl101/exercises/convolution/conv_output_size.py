"""How many numbers a convolution gives along one side of a picture."""

import math

from dl101.checker import Exercise, Misconception, Slip, call_for_number


def conv_output_size(n, k, stride, padding):
    """How many numbers a row of the map has."""
    room = n + 2 * padding - k
    return room // stride + 1


def size_of(room, stride):
    """Our answer, from the pixels that the kernel can move; that name is the exercise's."""
    return room // stride + 1


conv_output_size = Exercise(
    reference=conv_output_size,
    cases=[
        (5, 3, 1, 0),
        (8, 3, 1, 1),
        (32, 5, 1, 2),
        (9, 3, 2, 0),
        (61, 7, 1, 3),
        (20, 9, 2, 0),
        (32, 5, 2, 2),
        (27, 4, 4, 1),
        (7, 7, 3, 0),
        (16, 1, 5, 2),
    ],
    misconceptions=[
        Misconception(
            "Division comes before + and −, so not all of n + 2·padding − k is divided. For 32 pixels, a kernel of 5, a"
            " stride of 2 and a padding of 2, all of it is 31, and half of that, rounded down, is 15.",
            Slip(
                "Only the padding is divided by the stride.",
                lambda n, k, stride, padding: n - k + 2 * padding // stride + 1,
                lambda n, k, stride, padding: n - k + 2 * padding / stride + 1,
                lambda n, k, stride, padding: int(n - k + 2 * padding / stride + 1),
            ),
            Slip(
                "Only the kernel is divided by the stride.",
                lambda n, k, stride, padding: n + 2 * padding - k // stride + 1,
                lambda n, k, stride, padding: n + 2 * padding - k / stride + 1,
                lambda n, k, stride, padding: int(n + 2 * padding - k / stride + 1),
            ),
        ),
        Misconception(
            "The 1 is the kernel's first place. The steps from there are what is left of the room, divided by the"
            " stride.",
            Slip(
                "The 1 is added before the division here.",
                lambda n, k, stride, padding: (n + 2 * padding - k + 1) // stride,
                lambda n, k, stride, padding: (n + 2 * padding - k + 1) / stride,
            ),
            Slip(
                "The 1 is missing here: these are the steps alone.",
                lambda n, k, stride, padding: (n + 2 * padding - k) // stride,
                lambda n, k, stride, padding: (n + 2 * padding - k) / stride,
            ),
        ),
        Misconception(
            "Padding is put on both sides. With 61 pixels, a kernel of 7 and a padding of 3, one side alone would give"
            " 58; there are 61.",
            Slip(
                "The padding counts once here.",
                lambda n, k, stride, padding: size_of(n + padding - k, stride),
            ),
            Slip(
                "The padding is left out here: the picture stays as long as it was.",
                lambda n, k, stride, padding: size_of(n - k, stride),
            ),
            Slip(
                "The padding is subtracted here, and it makes the picture longer.",
                lambda n, k, stride, padding: size_of(n - 2 * padding - k, stride),
                lambda n, k, stride, padding: size_of(n - padding - k, stride),
            ),
        ),
        Misconception(
            "The number of steps may come out with a half, as for 20 pixels, a kernel of 9 and a stride of 2, where it"
            " is 5.5. The pixels after the last full step are dropped: it counts as 5, so there are 6 places.",
            Slip(
                "This may be a number with a half. `//` cuts off what comes after the decimal point.",
                lambda n, k, stride, padding: (n + 2 * padding - k) / stride + 1,
            ),
            Slip(
                "The steps are rounded up here.",
                lambda n, k, stride, padding: math.ceil((n + 2 * padding - k) / stride) + 1,
            ),
            Slip(
                "The steps are rounded to the nearest number here.",
                lambda n, k, stride, padding: round((n + 2 * padding - k) / stride) + 1,
                lambda n, k, stride, padding: round((n + 2 * padding - k) / stride + 1),
                lambda n, k, stride, padding: int((n + 2 * padding - k) / stride + 1.5),
            ),
        ),
        Misconception(
            "The stride says how far the kernel moves in one step. A stride of 2 makes half as many steps: divide by"
            " it.",
            Slip(
                "The stride is not used here.", lambda n, k, stride, padding: size_of(n + 2 * padding - k, 1)
            ),
            Slip(
                "The stride is subtracted here.",
                lambda n, k, stride, padding: n + 2 * padding - k - stride + 1,
                lambda n, k, stride, padding: n + 2 * padding - k - stride + 2,
            ),
            Slip(
                "The stride multiplies here.",
                lambda n, k, stride, padding: (n + 2 * padding - k) * stride + 1,
            ),
        ),
        Misconception(
            "At the kernel's first place, it covers k pixels already. So it can move n + 2·padding − k pixels on, in"
            " steps of the stride.",
            Slip("The kernel's own k pixels are left out here.", lambda n, k, s, p: size_of(n + 2 * p, s)),
            Slip("k is added here.", lambda n, k, s, p: size_of(n + 2 * p + k, s)),
            Slip("Half of k is subtracted here.", lambda n, k, s, p: size_of(n + 2 * p - k // 2, s)),
            Slip("k is subtracted twice here.", lambda n, k, s, p: size_of(n + 2 * p - 2 * k, s)),
            Slip(
                "Where the steps come out whole, one place is missing here, as if the kernel had k + 1 pixels.",
                lambda n, k, s, p: size_of(n + 2 * p - k - 1, s),
            ),
            Slip("k − 1 is subtracted here.", lambda n, k, s, p: size_of(n + 2 * p - k + 1, s)),
        ),
        Misconception(
            "The kernel's width has taken the place of the stride. Windows overlap: the kernel moves on by the stride,"
            " however wide it is.",
            lambda n, k, stride, padding: size_of(n + 2 * padding - k, k),
            lambda n, k, stride, padding: (n + 2 * padding) // k,
        ),
        Misconception(
            "This is as long as the picture, divided by the stride. That holds only where the padding is chosen for it:"
            " how long the result is depends on k and on the padding too.",
            lambda n, k, stride, padding: n // stride,
            lambda n, k, stride, padding: math.ceil(n / stride),
            lambda n, k, stride, padding: n,
        ),
        Misconception(
            "This is the number of all places in a square picture. One side is asked for: how many places there are"
            " along n pixels.",
            lambda n, k, stride, padding: size_of(n + 2 * padding - k, stride) ** 2,
        ),
    ],
    hints=[
        "Draw 5 pixels in a row and a kernel of 3. How many pixels can it move from its first place? How many places is"
        " that, the first one among them?",
        "Padding adds pixels on both sides. What the kernel does not cover at its first place is the room that it has"
        " to move. Count its full steps there, and add the first place.",
        "The room is `n + 2 * padding - k`. `//` with the stride gives the number of full steps, without a rest. The"
        " first place comes on top: 1.",
    ],
    observe=call_for_number,
    praise="The size of every layer follows from this: now you know what comes out before you run it.",
)
