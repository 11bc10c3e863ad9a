"""The mean squared error."""

from dl101.checker import Array, Exercise, LazyModule, Misconception, Slip, call_for_number
from dl101.exercises.mistakes.loops import returned_too_early, total_thrown_away

np = LazyModule("numpy")


def mse(predictions, targets):
    """The mean of the squared errors."""
    errors = predictions - targets
    return np.mean(errors**2)


def squares(predictions, targets):
    return (predictions - targets) ** 2


LARGER = 4  # so many first cases have several examples

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
            "The mean is the sum of the squared errors, divided once by how many there are.",
            Slip(
                "This is the sum of the squared errors. It grows with every example, and not only with the errors.",
                lambda p, t: np.sum(squares(p, t)),
            ),
            Slip(
                "It is divided by the number of examples twice: `np.mean` divides already.",
                lambda p, t: np.mean(squares(p, t)) / len(p),
            ),
            Slip(
                "The sum is divided by one less than the number of examples, as for the estimate of a variance.",
                lambda p, t: np.sum(squares(p, t)) / (len(p) - 1),
                first_cases=LARGER,  # with a single example, it divides by 0
            ),
        ),
        Misconception(
            "The loss of this book is the mean itself, without more.",
            Slip(
                "This is the square root of the mean squared error, a loss too (RMSE), with the unit of the targets.",
                lambda p, t: np.sqrt(np.mean(squares(p, t))),
            ),
            Slip(
                "This is half of the mean squared error. Some texts put a ½ in front: the slope then needs no 2.",
                lambda p, t: np.mean(squares(p, t)) / 2,
            ),
        ),
        Misconception(
            "The errors lose their signs, but they are not squared: this is the mean *absolute* error. Square each"
            " error, so that a large one counts much more than a small one.",
            lambda p, t: np.mean(np.abs(p - t)),
        ),
        Misconception(
            "Errors above and below 0 then cancel each other out. Square each error first, then take the mean.",
            Slip(
                "The errors are averaged as they are, without squares.",
                lambda p, t: np.mean(p - t),
                lambda p, t: np.mean(t - p),
            ),
            Slip("The mean is taken first, and squared afterward.", lambda p, t: np.mean(p - t) ** 2),
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
        returned_too_early(mse, over=("predictions", "targets"), of="pair", mean=True),
        total_thrown_away(mse, over=("predictions", "targets"), of="pair", mean=True),
        Misconception(
            "These are the squared errors, one for each example. The loss is one number: their mean.",
            squares,
            first_cases=LARGER,  # of a single example, an array with its square counts as the number
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
