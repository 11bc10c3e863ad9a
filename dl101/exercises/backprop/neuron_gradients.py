"""Backpropagation through one neuron with a sigmoid."""

from dl101.checker import (
    Array,
    Exercise,
    LazyModule,
    Misconception,
    close_parts,
    fresh,
    same_parts,
    show,
    worked_example,
)
from dl101.checker.observe.gradient import observe_neuron_gradients

np = LazyModule("numpy")


def neuron_gradients(x, w, b, y):
    """(dw, db): the slopes of (a - y)², a = sigmoid(x·w + b)."""
    a = 1 / (1 + np.exp(-(x @ w + b)))
    delta = 2 * (a - y) * a * (1 - a)
    return delta * x, delta


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def by_delta(delta):
    """An answer with `delta(z, a, y)` in place of ours."""

    def answer(x, w, b, y):
        z = x @ w + b
        found = delta(z, sigmoid(z), y)
        return found * x, found

    return answer


def from_delta(pair, bias=1):
    """An answer that makes `pair(delta, x, w)` of the right delta, or of one without the bias."""

    def answer(x, w, b, y):
        a = sigmoid(x @ w + bias * b)
        return pair(2 * (a - y) * a * (1 - a), x, w)

    return answer


def example(case):
    """The call, and lines for a cell with each step."""
    x, w, b, y = fresh(case)
    z = x @ w + b
    a = sigmoid(z)
    delta = 2 * (a - y) * a * (1 - a)
    z, a, delta, dw = (text(part) for part in (z, a, delta, delta * x))
    call = f"neuron_gradients(x, w, {show(case[2])}, {show(case[3])})"
    steps = [
        f"forward:  z = {z}, and a = sigmoid({z}) = {a}",
        f"backward: delta = 2 · ({a} − {show(y)}) · {a} · (1 − {a}) = {delta}",
        f"          dw = {delta} · x = {dw}, and db = {delta}",
    ]
    return worked_example(call, {"x": case[0], "w": case[1]}, steps=steps)


def text(value):
    return show(value.tolist(), 4)


neuron_gradients = Exercise(
    reference=neuron_gradients,
    cases=[
        (Array(2), Array(1), -2, 1),
        (Array(1, 2), Array(2, -1), 1, 0),
        (Array(-1, 3), Array(0.5, 1), -2, 1),
        (Array(0.5, -2, 1), Array(1, 0.25, -1), 0.75, 0.5),
        (Array(1, 0, -1, 2), Array(-0.5, 2, 1, 0.5), 0.25, 1),
    ],
    misconceptions=[
        Misconception(
            "The 2 is missing. The slope of the square (a − y)² is 2 · (a − y).",
            by_delta(lambda z, a, y: (a - y) * a * (1 - a)),
        ),
        Misconception(
            "The sigmoid's own slope is missing, a · (1 − a). A nudge of z passes through the sigmoid before it reaches"
            " the loss. Only with cross-entropy does that factor cancel; with the squared error it stays.",
            by_delta(lambda z, a, y: 2 * (a - y)),
            by_delta(lambda z, a, y: a - y),
        ),
        Misconception(
            "The sigmoid's slope is taken at z: z · (1 − z). In a · (1 − a), a is the neuron's output, which the"
            " sigmoid gave on the way forward.",
            by_delta(lambda z, a, y: 2 * (a - y) * z * (1 - z)),
        ),
        Misconception(
            "The sigmoid is applied again to a, which is its output already. The slope is a · (1 − a), with a as the"
            " way forward left it.",
            by_delta(lambda z, a, y: 2 * (a - y) * sigmoid(a) * (1 - sigmoid(a))),
        ),
        Misconception(
            "One factor of the sigmoid's slope is missing. It is a · (1 − a): both of them.",
            by_delta(lambda z, a, y: 2 * (a - y) * (1 - a)),
            by_delta(lambda z, a, y: 2 * (a - y) * a),
        ),
        Misconception(
            "The slope is that of another activation: 1 − a² is tanh's. The sigmoid's is a · (1 − a).",
            by_delta(lambda z, a, y: 2 * (a - y) * (1 - a**2)),
        ),
        Misconception(
            "The signs are flipped. The slope of (a − y)² along a is 2 · (a − y), output minus target. The minus of the"
            " update comes later.",
            by_delta(lambda z, a, y: 2 * (y - a) * a * (1 - a)),
        ),
        Misconception(
            "This is the gradient of a neuron without its sigmoid: z stands where the output a should be. The loss"
            " compares a = sigmoid(z) with the target.",
            by_delta(lambda z, a, y: 2 * (z - y)),
            by_delta(lambda z, a, y: 2 * (z - y) * a * (1 - a)),
        ),
        Misconception(
            "`db` contains x. Delta, the slope along z, belongs to the neuron; x comes in for each weight by itself."
            " The bias has no input, so `db` is delta alone.",
            from_delta(lambda delta, x, w: (delta * x, delta * x)),
            from_delta(lambda delta, x, w: (delta * x, np.sum(delta * x))),
            from_delta(lambda delta, x, w: (delta * x, np.mean(delta * x))),
            from_delta(lambda delta, x, w: (delta * x * x, delta * x)),
        ),
        Misconception(
            "In `dw`, the inputs are missing: every weight gets the slope of the bias. A weight moves z by as much as"
            " its input says, so its slope is delta times that input.",
            from_delta(lambda delta, x, w: (delta * np.ones_like(x), delta)),
            from_delta(lambda delta, x, w: (delta, delta)),
        ),
        Misconception(
            "`dw` is multiplied by the weights. In z = x·w + b, the slope along a weight is its *input*; the slope"
            " along an input is its weight.",
            from_delta(lambda delta, x, w: (delta * w, delta)),
        ),
        Misconception(
            "The bias is missing in z, on the way forward. It is z = x·w + b, and all else is computed from that.",
            from_delta(lambda delta, x, w: (delta * x, delta), bias=0),
        ),
        Misconception(
            "Both parts are right, but they are returned in the other order. First the weights, then the bias:"
            " `return dw, db`.",
            from_delta(lambda delta, x, w: (delta, delta * x)),
        ),
    ],
    hints=[
        "Go forward with numbers first: x = (1, 2), w = (2, −1), b = 0. What is z, and what is a? Then go back, one"
        " step at a time.",
        "There are three local slopes from the loss back to z and further: 2 · (a − y), then a · (1 − a), and for a"
        " weight its input. For the bias the last one is 1. Multiply along the way.",
        "`a` comes from `x @ w + b` through the sigmoid. `delta = 2 * (a - y) * a * (1 - a)` is the slope along z. Each"
        " weight's slope is delta times its input, and the bias has delta itself.",
    ],
    observe=observe_neuron_gradients,
    compare=close_parts("dw", "db"),
    same_mistake=same_parts,
    example=example,
    praise="Delta once for the neuron, times the input for each weight: the same two steps in every layer.",
)
