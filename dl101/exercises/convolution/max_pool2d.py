"""Max pooling of one picture: the largest number of each window."""

from dl101.checker import Array, Exercise, LazyModule, Misconception, Slip
from dl101.exercises.convolution.examples import of_pooling
from dl101.exercises.convolution.windows import pool, pooled, steps_up, whole_windows
from dl101.exercises.mistakes.results import after, transposed, truncated

np = LazyModule("numpy")


def max_pool2d(image, size):
    """The largest number of each window."""
    rows, columns = image.shape[0] // size, image.shape[1] // size
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = image[i * size : (i + 1) * size, j * size : (j + 1) * size]
            out[i, j] = np.max(window)
    return out


def largest(image, size):
    return pooled(image, size, np.max)


def in_blocks(image, size):
    """`reshape` in the wrong order of axes: it takes neighbors in the table of numbers for neighbors in the picture."""
    image = whole_windows(image, size)
    rows, columns = (n // size for n in image.shape)
    return image.reshape(rows, columns, size, size).max(axis=(2, 3))


def windows_from(image, size):
    """As many windows as there should be, one pixel apart."""
    rows, columns = (n // size for n in image.shape)
    return [[np.max(image[i : i + size, j : j + size]) for j in range(columns)] for i in range(rows)]


def rows_alone(image, size):
    """The largest of each `size` neighbors in a row."""
    columns = image.shape[1] // size
    return np.array([[np.max(row[j * size : (j + 1) * size]) for j in range(columns)] for row in image])


def but_the_last(out):
    """Zeros where the loops stop one window too early, down and across."""
    out[-1:] = 0
    out[:, -1:] = 0
    return out


def with_zeros(image, size):
    """Zeros below and to the right, up to a whole number of windows."""
    return pooled(np.pad(image, [(0, -n % size) for n in image.shape]), size, np.max)


max_pool2d = Exercise(
    reference=max_pool2d,
    cases=[
        (Array([1, 2.5], [-2, 0]), 2),
        (Array([1, 4, 0, 2], [3, -1, 5, 1]), 2),
        (Array([2, 0], [1, 7], [-3, -1], [-2, -4]), 2),
        (Array([3, 1, 0, 9], [2, 6, 5, -8], [4, 0, 1, 7]), 2),
        (Array([0, 2, 5, 1, -7], [1, 3, -9, 0, -8], [4, 2, 1, 6, 2], [5, 0, 3, 2, 1], [9, 1, 1, 2, 3]), 2),
        (
            Array(
                [5, 2, 9, 1, -1, 0, 3], [-6, 8, 3, 2, 4, 7, 2], [1, 4, 0, -3, 6, 2, 5], [2, 2, 3, 9, 1, 8, 4]
            ),
            3,
        ),
        (Array([4, -1, 2], [-5, 0, 3]), 1),
    ],
    misconceptions=[
        Misconception(
            "Max pooling keeps the largest number of each window, as it is.",
            Slip("This is the mean of each window: average pooling.", pool(lambda window: np.mean(window))),
            Slip("This is the sum of each window.", pool(lambda window: np.sum(window))),
            Slip("This is the smallest number of each window.", pool(lambda window: np.min(window))),
            Slip("This is the number in the window's upper left corner.", pool(lambda window: window[0, 0])),
            Slip("Here, numbers lose their signs first.", pool(lambda window: np.max(np.abs(window)))),
        ),
        Misconception(
            "The largest number so far starts at 0 here, so that a window of numbers below 0 gives 0. Start with a"
            " number of the window itself.",
            pool(lambda window: max(0, np.max(window))),
            pool(lambda window: np.maximum(0, window).max()),
        ),
        Misconception(
            "The windows lie side by side: each one begins where the one before has ended, `size` pixels further on.",
            Slip(
                "Here, the result has a number for each place at which a window fits: they move on by one pixel.",
                lambda image, size: pooled(image, size, np.max, move=1),
            ),
            Slip(
                "The result has the right shape, but its windows begin one pixel apart, so they overlap.",
                windows_from,
            ),
        ),
        Misconception(
            "Rows and columns that don't fill a window are dropped, as PyTorch drops them: round down.",
            Slip(
                "Here, what is left over at the end makes smaller windows.",
                pool(lambda window: np.max(window), steps=steps_up),
            ),
            Slip("Here, zeros fill up the windows at the end.", with_zeros),
            Slip(
                "Here, the picture has to be whole windows, or it is refused.",
                lambda image, size: image.reshape(len(image) // size, size, -1, size).max(axis=(1, 3)),
            ),
        ),
        Misconception(
            "The numbers are cut into windows in the wrong order. `reshape` reads along the rows, so a row's axis"
            " splits into window and place within it, and so does a column's: four axes, (rows, size, columns, size).",
            in_blocks,
        ),
        Misconception(
            "A window is a square: `size` rows and `size` columns of it.",
            Slip("Here, it is a piece of one row.", lambda image, size: rows_alone(image, size)),
            Slip("Here, it is a piece of one column.", lambda image, size: rows_alone(image.T, size).T),
        ),
        Misconception(
            "The last window is missing, down and across. `range` stops before its end: `range(rows)` already gives as"
            " many numbers as there are rows of windows.",
            lambda image, size: largest(image, size)[:-1, :-1],
            lambda image, size: but_the_last(largest(image, size)),
        ),
        Misconception(
            "The picture may have more columns than rows. `shape[0]` counts the rows, `shape[1]` the columns.",
            lambda image, size: largest(image[:, : len(image)], size),
            lambda image, size: largest(image[: image.shape[1]], size),
            lambda image, size: largest(image[: min(image.shape), : min(image.shape)], size),
        ),
        Misconception(
            "This is the largest number of the whole picture. Each window has its own.",
            lambda image, size: np.max(image),
            lambda image, size: np.full([n // size for n in image.shape], np.max(image)),
        ),
        Misconception(
            "These are the *places* of the largest numbers within their windows. The numbers themselves are asked for.",
            pool(lambda window: np.argmax(window)),
        ),
        Misconception(
            "Only the first row of windows is there. If `return` stands inside the loop, move it to the left, below"
            " both loops.",
            after(max_pool2d, lambda out: out[0]),
            after(max_pool2d, lambda out: out[:1]),
            after(max_pool2d, lambda out: out[0, 0]),
        ),
        transposed(max_pool2d, "The first axis goes down, the second one across."),
        truncated(max_pool2d, "Is the result made with `dtype=int`? Keep floats."),
    ],
    hints=[
        "Cut a picture of 4 by 5 pixels into windows of 2 by 2, on paper. How many are there down and across? Which"
        " pixels are in none?",
        "There are `image.shape[0] // size` rows of windows, and so on across. Go through them in two loops, cut each"
        " window out, and keep its largest number.",
        "Window i begins at row `i * size` and ends before row `(i + 1) * size`, and columns go alike with j. Put"
        " `np.max(window)` at `out[i, j]`.",
    ],
    example=of_pooling,
    praise="A feature that moves by a pixel often stays in its window: then the result does not change.",
)
