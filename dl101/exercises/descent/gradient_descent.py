"""Gradient descent with any gradient."""

from itertools import pairwise

from dl101.checker import (
    Array,
    Exercise,
    LazyModule,
    Misconception,
    Slip,
    call_like,
    fresh,
    show,
    worked_example,
)

np = LazyModule("numpy")


def gradient_descent(gradient, start, learning_rate, steps):
    """The point after so many updates."""
    point = start
    for _ in range(steps):
        point = point - learning_rate * gradient(point)
    return point


# Gradients, of x², of (x - 3)², of a line's squared error at one example, and of a ravine


def double(x):
    return 2 * x


def double_from_3(x):
    return 2 * (x - 3)


def slopes(p):
    return 2 * (2 * p[0] + p[1] - 4) * np.array([2, 1])


def ravine(p):
    return p * np.array([1, 8, 2])


def path(gradient, start, learning_rate, steps, rule=lambda point, slope, rate: point - rate * slope):
    """The start, and the point after each update by this rule."""
    points = [start]
    for _ in range(steps):
        points.append(rule(points[-1], gradient(points[-1]), learning_rate))
    return points


def by_rule(rule):
    """An answer: the last point on the path of another rule."""
    return lambda *inputs: path(*inputs, rule)[-1]


def one_after_the_other(gradient, start, learning_rate, steps):
    point = np.array(start, dtype=float)
    for _ in range(steps):
        for place in np.ndindex(point.shape):
            point[place] -= learning_rate * np.asarray(gradient(point))[place]
    return point


def example(case):
    """The call, and lines for a cell with the gradient and each step."""
    gradient, start, learning_rate, steps = case
    call = f"gradient_descent({gradient.__name__}, {show(start)}, {show(learning_rate)}, {steps})"
    told = [
        f"step {number}: the gradient at {show(before, 4)} is {show(gradient(before), 4)},"
        f" which leads to {show(after, 4)}"
        for number, (before, after) in enumerate(pairwise(path(*fresh(case))), 1)
    ]
    return worked_example(call, functions=[gradient], steps=told)


gradient_descent = Exercise(
    reference=gradient_descent,
    cases=[
        (double, 4, 0.25, 1),
        (double_from_3, 5, 0.25, 3),
        (slopes, Array(1, 0), 0.1, 1),
        (slopes, Array(0, 0), 0.05, 2),
        (ravine, Array(4, 1, -2), 0.2, 4),
        (double, Array([1, -2], [3, 0.5]), 0.1, 2),
    ],
    misconceptions=[  # in their answers, g is the gradient, x the start, and n the number of steps
        Misconception(
            "The step goes uphill: the gradient is added. It points to where the loss grows, so the update subtracts"
            " it.",
            by_rule(lambda point, slope, rate: point + rate * slope),
        ),
        Misconception(
            "The result is that of a single update, whatever `steps` says. Let a loop make them all: no `return` inside"
            " it, and each round begins at the point where the one before ended.",
            lambda g, x, rate, n: x - rate * g(x),
        ),
        Misconception(
            "`range(steps)` makes as many rounds as `steps` says: the first one begins at the start, and `range(1,"
            " steps)` makes one fewer.",
            Slip("There is one update too many.", lambda g, x, rate, n: path(g, x, rate, n + 1)[-1]),
            Slip("There is one update too few.", lambda g, x, rate, n: path(g, x, rate, n - 1)[-1]),
        ),
        Misconception(
            "Every step uses the gradient of the start. The slope changes along the way: compute it anew in each round,"
            " at the point where you are.",
            lambda g, x, rate, n: x - n * rate * g(x),
        ),
        Misconception(
            "The parts of the point are updated one after the other, so the later ones see a gradient at a point that"
            " has already moved. Compute the whole gradient first, then update all parts at once.",
            one_after_the_other,
        ),
        Misconception(
            "A step is the learning rate times the gradient, once, however many steps there will be.",
            Slip("The learning rate is missing.", by_rule(lambda point, slope, rate: point - slope)),
            Slip(
                "The learning rate is used twice in each step.",
                by_rule(lambda point, slope, rate: point - rate * rate * slope),
            ),
            Slip(
                "Each step is divided by the number of steps.",
                lambda g, x, rate, n: path(g, x, rate / n, n)[-1],
            ),
        ),
        Misconception(
            "Only the sign of the gradient is used, so that every step is as long as the learning rate. The learning"
            " rate is a factor: where the slope is steep, the step is longer.",
            by_rule(lambda point, slope, rate: point - rate * np.sign(slope)),
        ),
        Misconception(
            "The exercise asks for the point where the path ends, and nothing else.",
            Slip("This is the gradient at the end of the path.", lambda g, *rest: g(path(g, *rest)[-1])),
            Slip("This is the path: a point for each step.", path, lambda *inputs: path(*inputs)[1:]),
        ),
    ],
    hints=[
        "Take the gradient 2x, the start 4 and the learning rate 0.25 on paper. Where are you after one step? And where"
        " after two?",
        "Keep one variable for the point where you are. A loop repeats the update: new point = old point − learning"
        " rate · gradient at the old point.",
        "Begin with `point = start`. In `for _ in range(steps):`, the point becomes `point - learning_rate *"
        " gradient(point)`. Below the loop, return it.",
    ],
    unchanged=True,
    if_changed="An update in place, such as `-=`, moves the numbers in the array that came in, and after `point ="
    " start` both names mean that array. Whoever called has lost the start. Write `point = point - ...` instead: that"
    " makes a new array in each step.",
    observe=call_like(1),
    example=example,
    praise="With the gradient of a loss, this loop trains a neuron, and a whole network as well.",
)
