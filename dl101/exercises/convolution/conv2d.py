"""A convolution of one picture with one kernel, as PyTorch computes it."""

from dl101.checker import Array, Exercise, LazyModule, Misconception, Slip
from dl101.exercises.convolution.examples import of_convolution
from dl101.exercises.convolution.windows import by_shape, conv, conv_of, convolved, right_shape, steps_up
from dl101.exercises.mistakes.results import after, transposed, truncated

np = LazyModule("numpy")


def conv2d(image, kernel, stride=1, padding=0):
    """The feature map of this image."""
    image = np.pad(image, padding)
    (H, W), (h, w) = image.shape, kernel.shape
    out = np.zeros(((H - h) // stride + 1, (W - w) // stride + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            window = image[i * stride : i * stride + h, j * stride : j * stride + w]
            out[i, j] = np.sum(window * kernel)
    return out


PICTURE = Array([1, 2, 0, 3], [0, 1, 3, -1], [2, 0, 1, 1])
KERNEL = Array([1, 2], [0, -1])
LARGER = Array(
    [1, 0, 2, 1, 4], [3, 1, 0, 2, -2], [0, 5, 1, 1, 3], [2, 1, -1, 0, 1], [1, 2, 3, 0, 6], [4, 0, 1, 2, 1]
)

conv2d = Exercise(
    reference=conv2d,
    cases=[
        (PICTURE, KERNEL, 1, 0),
        (PICTURE, Array([1, 0.5, -1], [2, 0, 1]), 1, 0),
        (PICTURE, KERNEL, 2, 0),
        (PICTURE, KERNEL, 1, 1),
        (Array([2, 1, 0], [3, -1, 4]), Array([1], [-2], [3]), 1, 1),
        (LARGER, Array([0, 1, 2], [1, -1, 0]), 3, 0),
        (LARGER, Array([1, 2, 0], [0, -3, 1], [2, 0, 1]), 2, 1),
        (LARGER, Array([2, -1]), 2, 2),
        (Array([2]), Array([3]), 2, 0),
    ],
    misconceptions=[
        Misconception(
            "The kernel is laid on as it stands, as PyTorch does it: its upper left weight meets the window's upper"
            " left pixel.",
            Slip(
                "The kernel is turned by half a turn first, as a convolution does in mathematics. For learning it"
                " makes no difference: a network would learn the turned weights.",
                conv_of(lambda kernel: kernel[::-1, ::-1]),
            ),
            Slip("The kernel is upside down.", conv_of(lambda kernel: kernel[::-1])),
            Slip(
                "Left and right have changed places in the kernel.", conv_of(lambda kernel: kernel[:, ::-1])
            ),
            Slip(
                "Rows and columns of the kernel have changed places.",
                conv_of(lambda kernel: kernel.T),
            ),
        ),
        Misconception(
            "The kernel moves by the stride, down and across: window i begins at pixel i · stride.",
            Slip("The stride is not used.", lambda image, kernel, s, p: convolved(image, kernel, 1, p)),
            Slip(
                "The result has the right shape, but its windows lie one pixel apart.",
                by_shape(right_shape, place=lambda number, stride: number),
            ),
            Slip(
                "The stride counts only one way.",
                lambda image, kernel, s, p: convolved(image, kernel, 1, p)[::s],
                lambda image, kernel, s, p: convolved(image, kernel, 1, p)[:, ::s],
            ),
        ),
        Misconception(
            "The padding is a frame of zeros, so many pixels wide on each of the four sides.",
            Slip("There is no padding here.", conv(pad=lambda image, p: image)),
            Slip(
                "The padding lies on one side only, so the picture grows by half of what it should.",
                conv(pad=lambda image, p: np.pad(image, (0, p))),
                conv(pad=lambda image, p: np.pad(image, (p, 0))),
            ),
            Slip(
                "The padding is twice as wide as it should be.",
                conv(pad=lambda image, p: np.pad(image, 2 * p)),
            ),
            Slip(
                "The padding adds rows alone here, or columns alone.",
                conv(pad=lambda image, p: np.pad(image, ((p, p), (0, 0)))),
                conv(pad=lambda image, p: np.pad(image, ((0, 0), (p, p)))),
            ),
            Slip(
                "The padding repeats the pixels at the edge here.",
                conv(pad=lambda image, p: np.pad(image, p, mode="edge")),
            ),
            Slip(
                "The padding is made of ones here.",
                conv(pad=lambda image, p: np.pad(image, p, constant_values=1)),
            ),
        ),
        Misconception(
            "The last places are missing. Between the first and the last place there are H − h steps, and one more"
            " place than steps: so 1 is added after dividing by the stride.",
            by_shape(lambda image, kernel, s: [(n - k) // s for n, k in zip(image, kernel, strict=True)]),
            by_shape(
                lambda image, kernel, s: [len(range(0, n - k, s)) for n, k in zip(image, kernel, strict=True)]
            ),
        ),
        Misconception(
            "The last windows hang over the edge of the picture. Rows and columns that don't fill a window are dropped:"
            " steps are rounded down.",
            conv(steps=steps_up),
            by_shape(
                lambda image, kernel, s: [-(-(n - k) // s) + 1 for n, k in zip(image, kernel, strict=True)]
            ),
            by_shape(lambda image, kernel, s: [n // s for n in image]),
        ),
        Misconception(
            "The size of the result has a pair of parentheses too few. Division comes first: all of H − h is divided by"
            " the stride, and 1 is added after that.",
            by_shape(lambda image, kernel, s: [n - k // s + 1 for n, k in zip(image, kernel, strict=True)]),
        ),
        Misconception(
            "Each number of the window is multiplied by the weight that lies on it, and these products are added up:"
            " `*`, and then a sum.",
            Slip("Here, `@` makes a product of rows and columns.", conv(each=lambda a, b: np.sum(a @ b))),
            Slip("Here, the mean of the products is taken.", conv(each=lambda a, b: np.mean(a * b))),
            Slip("Here, only the largest product counts.", conv(each=lambda a, b: np.max(a * b))),
            Slip("Here, window and kernel are added.", conv(each=lambda a, b: np.sum(a + b))),
            Slip(
                "Here, the products are not added up.",
                conv(each=lambda a, b: a * b),
                by_shape(right_shape, each=lambda a, b: a * b),
            ),
        ),
        Misconception(
            "The result is divided by the sum of the weights. That keeps the brightness in a blur, but a kernel may"
            " hold any weights: leave the sum as it is.",
            conv(each=lambda a, b: np.sum(a * b) / np.sum(b)),
        ),
        Misconception(
            "Picture and kernel may have any number of rows and columns: `shape[0]` counts the rows, `shape[1]` the"
            " columns.",
            Slip(
                "The kernel is taken for a square.",
                lambda image, kernel, s, p: convolved(image, kernel[:, : len(kernel)], s, p),
                by_shape(lambda image, kernel, s: [(n - kernel[0]) // s + 1 for n in image], square=0),
                by_shape(lambda image, kernel, s: [(n - kernel[1]) // s + 1 for n in image], square=1),
                first_cases=2,
            ),
            Slip(
                "The picture is taken for a square.",
                lambda image, kernel, s, p: convolved(image[:, : len(image)], kernel, s, p),
                by_shape(lambda image, kernel, s: [(image[1] - k) // s + 1 for k in kernel]),
                first_cases=2,
            ),
        ),
        Misconception(
            "Only the first row of the result is there. If `return` stands inside the loop, move it to the left, below"
            " both loops.",
            after(conv2d, lambda out: out[0]),
            after(conv2d, lambda out: out[:1]),
            after(conv2d, lambda out: out[0, 0]),
        ),
        Misconception(
            "Numbers below 0 have become 0: that is ReLU, a step of its own. A convolution keeps them.",
            after(conv2d, lambda out: np.maximum(out, 0)),
        ),
        transposed(conv2d, "The first axis goes down, the second one across."),
        truncated(conv2d, "Is the result made with `dtype=int`? Keep floats."),
    ],
    hints=[
        "Lay the kernel on the upper left corner of the picture, on paper. Which numbers are multiplied, and what"
        " becomes of the products? Where does it go next?",
        "Pad first. Then find out how many places there are down and across, make a result of zeros, and fill it in"
        " two loops: cut out a window, multiply it by the kernel, add up.",
        "`np.pad(image, padding)` adds the zeros. There are `(H - h) // stride + 1` places down. The window of row i"
        " begins at `i * stride` and has `h` rows: `image[i * stride : i * stride + h, …]`. Columns go alike.",
    ],
    example=of_convolution,
    praise="This is what `nn.Conv2d` does with each channel, for any kernel, stride and padding.",
)
