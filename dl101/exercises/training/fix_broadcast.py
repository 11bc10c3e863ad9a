"""To repair: a squared error of a column and a row, which broadcasts to a table."""

from dl101.checker import Exercise, LazyModule, Misconception, Slip, Tensor, close, same_mistake
from dl101.checker.observe.losses import observe_loss
from dl101.exercises.mistakes.module_errors import explain

torch = LazyModule("torch")


def loss(predictions, targets):
    """The mean squared error."""
    predictions = predictions.squeeze(1)
    errors = predictions - targets
    return (errors**2).mean()


def table(p, t):
    """All pairs of a prediction and a target."""
    return (p - t) ** 2


def errors(p, t):
    return p[:, 0] - t


def compare(seen, expected, case):
    """None where the number is right, and a network can be trained with it; else how it differs."""
    unrecorded = "gives the right number, and `backward()` finds no way from it to the predictions."
    return close(seen["value"], expected["value"]) or (None if seen["is recorded"] else unrecorded)


def same_kind(seen, wrong, case):
    """Whether both give the same; a wrong number is told of first, be it recorded or not."""
    is_so = wrong["is recorded"] or not seen["is recorded"]
    return is_so and same_mistake(seen["value"], wrong["value"])


fix_broadcast = Exercise(
    reference=loss,
    called="fix_broadcast",
    cases=[
        (Tensor([1], [4]), Tensor(2, 6)),
        (Tensor([3]), Tensor(5)),
        (Tensor([1], [2], [4]), Tensor(1, 2, 3.5)),
        (Tensor([0.5], [-2], [3], [1]), Tensor(1, -1, 5, 1.5)),
        (Tensor([2], [2], [2]), Tensor(-1, 0, 4)),
    ],
    misconceptions=[
        Misconception(
            "The two shapes still broadcast: (n, 1) against (n,) makes a table of n × n, each prediction minus *each*"
            " target. Give both the same shape before they are subtracted: `squeeze(1)` makes a row of the column.",
            lambda p, t: table(p, t).mean(),
            lambda p, t: torch.nn.functional.mse_loss(p, t),
            lambda p, t: ((p - t.squeeze()) ** 2).mean(),
        ),
        Misconception(
            "The table of n × n is still there, and is divided by n only. Its n · n differences are those of all pairs,"
            " and most of them should not be there: bring both to one shape first.",
            lambda p, t: table(p, t).sum() / len(t),
            lambda p, t: table(p, t).sum(dim=1).mean(),
        ),
        Misconception(
            "The table of n × n is still there, and is added up. Bring both to one shape first; then take the mean.",
            lambda p, t: table(p, t).sum(),
        ),
        Misconception(
            "Only one row of the table of n × n counts now: one prediction against all targets, or one target against"
            " all predictions. Each prediction belongs to *its* target.",
            *(lambda p, t, i=i: ((p[i] - t) ** 2).mean() for i in (0, -1)),
            *(lambda p, t, i=i: ((p - t[i]) ** 2).mean() for i in (0, -1)),
        ),
        Misconception(
            "The predictions, or the targets, are averaged before they are compared. The error of each example comes"
            " first, and the mean last.",
            lambda p, t: ((p.mean() - t) ** 2).mean(),
            lambda p, t: ((p - t.mean()) ** 2).mean(),
        ),
        Misconception(
            "The square comes last: the mean of the errors is squared, or their sum. Positive and negative errors"
            " cancel there. Square each, then take the mean.",
            lambda p, t: errors(p, t).mean() ** 2,
            lambda p, t: errors(p, t).sum() ** 2,
            lambda p, t: errors(p, t).sum() ** 2 / len(t),
        ),
        Misconception(
            "Each error has to be squared, and then comes the mean.",
            Slip("These are absolute values.", lambda p, t: errors(p, t).abs().mean()),
            Slip(
                "The square is missing.", lambda p, t: errors(p, t).mean(), lambda p, t: -errors(p, t).mean()
            ),
        ),
        Misconception(
            "The shapes fit now. The result is one number, the *mean* over the examples.",
            Slip("This is the sum.", lambda p, t: (errors(p, t) ** 2).sum()),
            Slip(
                "Each example has its own number here.",
                lambda p, t: errors(p, t) ** 2,
                lambda p, t: errors(p, t)[:, None] ** 2,
                first_cases=1,
            ),
            Slip("The mean is divided by n once more.", lambda p, t: (errors(p, t) ** 2).mean() / len(t)),
            Slip("Half of the mean comes back.", lambda p, t: (errors(p, t) ** 2).mean() / 2),
            Slip("This is the root of the mean.", lambda p, t: (errors(p, t) ** 2).mean() ** 0.5),
        ),
        Misconception(
            "This is the difference of squares, p² − t². The squared error is the square of the difference, (p − t)².",
            lambda p, t: (p[:, 0] ** 2 - t**2).mean(),
            lambda p, t: (p**2 - t**2).mean(),
        ),
        Misconception(
            "The result has no record of how it was computed, so `backward()` has no way back to the predictions, and"
            " no network can be trained with it. `.item()`, `.detach()`, `float` and NumPy leave the record behind:"
            " stay with tensors, and return one.",
            lambda p, t: (errors(p, t) ** 2).mean().item(),
        ),
    ],
    hints=[
        "Print `(predictions - targets).shape`, for three predictions and three targets. How many differences should"
        " there be, and how many are there?",
        "A column minus a row is a table: every prediction minus every target. Make both rows, or both columns.",
        "`predictions.squeeze(1)` has the shape (n,), as the targets have. Subtract those, and leave the rest as it"
        " is.",
    ],
    observe=observe_loss,
    compare=compare,
    same_mistake=same_kind,
    explain=explain,
    praise="As many differences as examples. With the table, the best a network can do is to give the mean every time.",
)
