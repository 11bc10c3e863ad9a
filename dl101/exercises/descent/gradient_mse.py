"""The gradient of the mean squared error of one linear neuron."""

from dl101.checker import Array, Exercise, LazyModule, Misconception, Slip, close_parts, same_parts
from dl101.checker.observe.gradient import observe_gradient

np = LazyModule("numpy")


def gradient_mse(X, y, w, b):
    """(dw, db): the slopes of mean((X·w + b - y)²)."""
    n = len(y)
    errors = X @ w + b - y
    dw = 2 / n * X.T @ errors
    db = 2 / n * np.sum(errors)
    return dw, db


def gradient(X, errors):
    """Ours, from the errors; that name is the exercise's."""
    return 2 / len(errors) * X.T @ errors, 2 * np.mean(errors)


def scaled(*factors):
    """Answers that are ours times `factor(n)`, in both parts."""
    pairs = [lambda X, e, f=factor: [f(len(e)) * part for part in gradient(X, e)] for factor in factors]
    return of_errors(*pairs)


def of_errors(*pairs):
    """Answers that return `pair(X, errors)`."""
    return [lambda X, y, w, b, pair=pair: pair(X, X @ w + b - y) for pair in pairs]


def in_dw(*ways):
    """Answers with a slip in dw, which is `way(X, errors)`; db is whatever it is."""
    return of_errors(*(lambda X, e, way=way: (way(X, e), None) for way in ways))


gradient_mse = Exercise(
    reference=gradient_mse,
    cases=[
        (Array([2]), Array(1), Array(3), 1),
        (Array([1, 2], [3, -1]), Array(4, 2), Array(1, -1), 2),
        (Array([1], [2], [4]), Array(3, 2, 5), Array(2), -1),
        (Array([1, 0], [2, 1], [-1, 3]), Array(1, 3, 0), Array(0.5, 2), 1),
        (Array([1, 2, 0], [0, 1, -1], [3, 1, 2], [1, 1, 5]), Array(2, 0, 1, -1), Array(1, 0, -2), 0.5),
    ],
    misconceptions=[
        Misconception(
            "Both parts begin with 2/n, where n is the number of examples: the slope of a square e² is 2e, and the loss"
            " is a mean, so its slopes are means too.",
            Slip("The 2 is missing, in `dw` and in `db`.", *scaled(lambda n: 1 / 2)),
            Slip(
                "These are sums over the examples. With twice the data, they would make twice the step.",
                *scaled(lambda n: n, lambda n: n / 2),
            ),
            Slip(
                "Both parts are divided by n twice, so the step shrinks as the data grows. `np.mean` divides already;"
                " after a sum, divide once.",
                *scaled(lambda n: 1 / n, lambda n: 1 / n / 2),
            ),
        ),
        Misconception(
            "Both signs are flipped. The error is prediction minus target, X·w + b − y: a prediction that is too high"
            " has to give a slope above 0 for `b`. The minus belongs to the update, not to the gradient.",
            *scaled(lambda n: -1),
        ),
        Misconception(
            "One part has the right sign, and the other one is flipped. Use the same error in both: prediction minus"
            " target, X·w + b − y.",
            lambda X, y, w, b: (gradient(X, X @ w + b - y)[0], gradient(X, y - X @ w - b)[1]),
            lambda X, y, w, b: (gradient(X, y - X @ w - b)[0], gradient(X, X @ w + b - y)[1]),
        ),
        Misconception(
            "The bias is missing in the predictions. They are X·w + b, and the error is taken from those.",
            lambda X, y, w, b: gradient(X, X @ w - y),
        ),
        Misconception(
            "`dw` is right. In `db`, a part of the factor 2/n is missing: it is the same one as in `dw`, and the sum"
            " behind it goes over the errors alone.",
            *of_errors(
                lambda X, e: (gradient(X, e)[0], np.mean(e)),
                lambda X, e: (gradient(X, e)[0], 2 * np.sum(e)),
                lambda X, e: (gradient(X, e)[0], np.sum(e)),
            ),
        ),
        Misconception(
            "Both parts are right, but they are returned in the other order. First the weights, then the bias:"
            " `return dw, db`.",
            *of_errors(lambda X, e: gradient(X, e)[::-1]),
        ),
        Misconception(
            "In `dw`, the inputs stand outside the sum. Each error belongs to its own example: multiply the error by"
            " that example's input first, and add up afterward.",
            *in_dw(
                lambda X, e: 2 * np.mean(X, axis=0) * np.mean(e),
                lambda X, e: 2 * np.sum(X, axis=0) * np.mean(e),
                lambda X, e: 2 * X[-1] * np.mean(e),
                lambda X, e: 2 * X[0] * np.mean(e),
            ),
        ),
        Misconception(
            "In `dw`, the inputs are missing: every weight gets the slope of the bias. A weight moves the prediction by"
            " as much as its input says, so the error is multiplied by that input.",
            *in_dw(lambda X, e: np.full(X.shape[1], 2 * np.mean(e))),
        ),
        Misconception(
            "Each weight has a slope of its own, made with its own *column* of X, which has one number for each error:"
            " `X.T @ errors` multiplies and adds up.",
            Slip(
                "In `dw`, each *row* of X is multiplied by the errors.",
                *in_dw(lambda X, e: 2 / len(e) * X @ e),
                first_cases=2,  # in the others, there are not as many weights as examples, and it ends in an error
            ),
            Slip(
                "`dw` is a single number here, as if all weights shared one slope.",
                *in_dw(lambda X, e: 2 / len(e) * np.sum(X * e.reshape(-1, 1))),
            ),
            Slip(
                "`dw` is a single number here. `errors * X` multiplies each *column* of X by one error, and the mean"
                " mixes all columns.",
                *in_dw(lambda X, e: 2 * np.mean(e * X)),
                first_cases=3,  # in the others, the shapes don't fit, and it ends in an error
            ),
            Slip(
                "`dw` has a row for each example: the products of error and input, which are not added up yet.",
                *in_dw(lambda X, e: 2 / len(e) * X * e.reshape(-1, 1)),
            ),
        ),
    ],
    hints=[
        "Take one example with one input: x = 2, y = 1, w = 3, b = 1. What is the error? What are 2 · error · x and 2 ·"
        " error?",
        "Make all errors first: X·w + b − y. For a weight, multiply each error by that weight's input, add up, and take"
        " 2/n of it. For b, do the same without the input.",
        "`errors = X @ w + b - y`. Then `X.T @ errors` adds up error times input for every weight at once, and"
        " `np.sum(errors)` is what b needs. Multiply both by `2 / n`, and return both.",
    ],
    observe=observe_gradient,
    compare=close_parts("dw", "db"),
    same_mistake=same_parts,
    praise="A slope for each weight and one for the bias: they say which way is up. Gradient descent goes down.",
)
