"""The mean squared error."""

from dl101.checker import Array, Exercise, LazyModule, Misconception, call_for_number

np = LazyModule("numpy")


def mse(predictions, targets):
    """The mean of the squared errors."""
    errors = predictions - targets
    return np.mean(errors**2)


def squares(predictions, targets):
    return (predictions - targets) ** 2


mse = Exercise(
    reference=mse,
    cases=[
        (Array(3, 1), Array(1, 2)),
        (Array(2, 4, 6), Array(2, 5, 3)),
        (Array(1, 0, -2, 3), Array(2, 4, 1, 3)),
        (Array(0.5, -1.5, 2, 4, 1), Array(1, 1.5, 2, -1, 0.25)),
        (Array(2), Array(5)),
    ],
    misconceptions=[
        Misconception(
            "This is the sum of the squared errors. The mean divides it by how many there are: otherwise the loss grows"
            " with the number of examples, and not only with the errors.",
            lambda p, t: np.sum(squares(p, t)),
        ),
        Misconception(
            "It is divided by the number of examples twice. `np.mean` divides already; after a sum, divide once.",
            lambda p, t: np.mean(squares(p, t)) / len(p),
        ),
        Misconception(
            "This is the square root of the mean squared error. The root is a loss too (RMSE), with the unit of the"
            " targets; but this exercise asks for the mean itself, without it.",
            lambda p, t: np.sqrt(np.mean(squares(p, t))),
        ),
        Misconception(
            "This is half of the mean squared error. Some texts put a ½ in front, so that the 2 disappears from the"
            " slope. This book does without it.",
            lambda p, t: np.mean(squares(p, t)) / 2,
        ),
        Misconception(
            "The errors lose their signs, but they are not squared: this is the mean *absolute* error. Square each"
            " error, so that a large one counts much more than a small one.",
            lambda p, t: np.mean(np.abs(p - t)),
        ),
        Misconception(
            "The errors are averaged as they are, without squares. Errors above and below 0 then cancel each other"
            " out. Square each error first.",
            lambda p, t: np.mean(p - t),
            lambda p, t: np.mean(t - p),
        ),
        Misconception(
            "The mean is taken first, and squared afterward, so errors above and below 0 cancel each other out. Square"
            " each error first, then take the mean.",
            lambda p, t: np.mean(p - t) ** 2,
        ),
        Misconception(
            "Something other than the error is squared. The error of each example is prediction minus target; subtract"
            " first, in parentheses, and square the result.",
            lambda p, t: np.mean(p - t**2),
            lambda p, t: np.mean(t - p**2),
            lambda p, t: np.mean(p**2 - t**2),
            lambda p, t: np.mean(t**2 - p**2),
        ),
        Misconception(
            "Every prediction is compared with every target: one of them is a column, and NumPy makes a whole table of"
            " differences. Keep both as rows, so that each prediction meets its own target.",
            lambda p, t: np.mean((p.reshape(-1, 1) - t) ** 2),
        ),
        Misconception(
            "The sum is divided by one less than the number of examples. That belongs to the estimate of a variance."
            " A mean divides by the number itself.",
            lambda p, t: np.sum(squares(p, t)) / (len(p) - 1),
            first_cases=4,  # the last one has a single example: there it divides by 0
        ),
        Misconception(
            "Only the first pair counts. If `return` stands inside the loop, the function ends in its first round: move"
            " it to the left, below the loop.",
            lambda p, t: squares(p, t)[0],
            lambda p, t: squares(p, t)[0] / len(p),
        ),
        Misconception(
            "Only the last pair counts. Each round of the loop seems to throw away what was there before: keep a total,"
            " and add to it in each round.",
            lambda p, t: squares(p, t)[-1],
            lambda p, t: squares(p, t)[-1] / len(p),
        ),
        Misconception(
            "These are the squared errors, one for each example. The loss is one number: their mean.",
            squares,
            first_cases=4,  # of a single example, an array with its square counts as the number
        ),
    ],
    hints=[
        "Take the predictions (3, 1) and the targets (1, 2) on paper. What are the two errors, and their squares?",
        "There are three steps: prediction minus target, the square of that, and the mean of all squares.",
        "`errors = predictions - targets` makes all errors at once. `errors**2` squares each of them, and `np.mean`"
        " takes the mean.",
    ],
    observe=call_for_number,
    praise="One number for how far off all predictions are: the loss that this chapter brings down.",
)
