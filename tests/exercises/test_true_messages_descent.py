"""A message on losses and gradients is true of every answer that earns it (see test_true_messages.py).

A claim is the beginning of a message, and what must be true of the parts of an answer that earns it.
"""

import numpy as np
import pytest

from dl101.exercises import descent
from tests.exercises.test_true_messages import held_to

# mse: the errors, what is made of each, which of them, and what becomes of them

ERRORS = {
    "p - t": lambda p, t: p - t,
    "t - p": lambda p, t: t - p,
    "p - t²": lambda p, t: p - t**2,
    "p² - t²": lambda p, t: p**2 - t**2,
    "each with each": lambda p, t: (p[:, None] - t).ravel(),
    "p alone": lambda p, t: p,
    "ratio": lambda p, t: p / (t + 10),
}
POWERS = {"square": lambda e: e**2, "none": lambda e: e, "size": np.abs, "cube": lambda e: e**3}
PAIRS = {
    "all": lambda e: e,
    "first": lambda e: e[:1],
    "last": lambda e: e[-1:],
    "not the last": lambda e: e[:-1] if len(e) > 1 else e,
}
MEANS = {
    "mean": np.mean,
    "sum": np.sum,
    "mean / n": lambda e: np.mean(e) / len(e),
    "n - 1": lambda e: np.sum(e) / (len(e) - 1 or np.nan),
    "median": np.median,
    "list": lambda e: e,
}
ENDS = {
    "as it is": lambda z: z,
    "half": lambda z: z / 2,
    "root": np.sqrt,
    "square": lambda z: z**2,
    "minus": lambda z: -z,
}


def mse(error, power, pair, mean, end):
    def answer(predictions, targets):
        with np.errstate(all="ignore"):
            errors = POWERS[power](ERRORS[error](predictions, targets))
            return ENDS[end](MEANS[mean](PAIRS[pair](errors)))

    return answer


DIFFERENCE = ("p - t", "t - p")
MSE_CLAIMS = {
    "This is the sum of the squared errors": lambda error, power, mean, **_: (
        (power, mean) == ("square", "sum")
    ),
    "It is divided by the number of examples twice": lambda mean, **_: mean == "mean / n",
    "This is the square root": lambda error, power, mean, end, **_: (
        (power, mean, end) == ("square", "mean", "root")
    ),
    "This is half": lambda power, mean, end, **_: (power, mean, end) == ("square", "mean", "half"),
    "The errors lose their signs": lambda error, power, **_: error in DIFFERENCE and power == "size",
    "The errors are averaged as they are": lambda error, power, **_: (
        error in (*DIFFERENCE, "each with each") and power == "none"  # of all pairs, the mean is the same
    ),
    "The mean is taken first": lambda power, end, **_: (power, end) == ("none", "square"),
    "Something other than the error": lambda error, power, **_: error not in DIFFERENCE or power != "square",
    "Every prediction is compared": lambda error, **_: error == "each with each",
    "The sum is divided by one less": lambda mean, **_: mean == "n - 1",
    "Only the first pair counts": lambda pair, **_: pair == "first",
    "Only the last pair counts": lambda pair, **_: pair == "last",
    "These are the squared errors": lambda power, mean, **_: (power, mean) == ("square", "list"),
}

# gradient_mse: the errors for each part, what X has to do with them, the two factors, and what is returned

GAPS = {
    "ŷ - y": lambda X, y, w, b: X @ w + b - y,
    "y - ŷ": lambda X, y, w, b: y - X @ w - b,
    "without b": lambda X, y, w, b: X @ w - y,
    "b subtracted": lambda X, y, w, b: X @ w - b - y,
    "squared": lambda X, y, w, b: (X @ w + b - y) ** 2,
}
MEETS = {
    "columns": lambda X, e: X.T @ e,
    "outside": lambda X, e: X.sum(axis=0) * e.mean(),
    "last outside": lambda X, e: X[-1] * e.sum(),
    "missing": lambda X, e: np.full(X.shape[1], e.sum()),
    "rows": lambda X, e: X @ e,
    "one number": lambda X, e: np.sum(X.T * e),
    "table": lambda X, e: X * e[:, None],
    "weights": lambda X, e: np.full(X.shape[1], e.sum()) + 1,
}
FACTORS = {
    "2/n": lambda n: 2 / n,
    "1/n": lambda n: 1 / n,
    "2": lambda n: 2,
    "1": lambda n: 1,
    "2/n²": lambda n: 2 / n**2,
    "1/n²": lambda n: 1 / n**2,
    "1/2n": lambda n: 1 / n / 2,
}
RETURNED = {"both": lambda dw, db: (dw, db), "swapped": lambda dw, db: (db, dw), "dw": lambda dw, db: dw}


def gradient_mse(gap_w, gap_b, meets, factor_w, factor_b, returned):
    def answer(X, y, w, b):
        dw = FACTORS[factor_w](len(y)) * MEETS[meets](X, GAPS[gap_w](X, y, w, b))
        return RETURNED[returned](dw, FACTORS[factor_b](len(y)) * np.sum(GAPS[gap_b](X, y, w, b)))

    return answer


SUM_FACTORS, SMALL_FACTORS = ("2", "1"), ("2/n²", "1/n²")
GRADIENT_CLAIMS = {
    "The 2 is missing": lambda factor_w, factor_b, **_: factor_w == factor_b == "1/n",
    "These are sums": lambda factor_w, factor_b, **_: {factor_w, factor_b} <= set(SUM_FACTORS),
    "Both parts are divided by n twice": lambda factor_w, factor_b, **_: (
        {factor_w, factor_b} <= set(SMALL_FACTORS)
    ),
    "Both signs are flipped": lambda gap_w, gap_b, **_: gap_w == gap_b == "y - ŷ",
    "One part has the right sign": lambda gap_w, gap_b, **_: {gap_w, gap_b} == {"ŷ - y", "y - ŷ"},
    "The bias is missing": lambda gap_w, gap_b, **_: gap_w == gap_b == "without b",
    "`dw` is right.": lambda factor_w, factor_b, **_: factor_w == "2/n" and factor_b in ("1/n", *SUM_FACTORS),
    "Both parts are right, but": lambda returned, **_: returned == "swapped",
    "In `dw`, the inputs stand outside": lambda meets, **_: meets in ("outside", "last outside"),
    "In `dw`, the inputs are missing": lambda meets, **_: meets == "missing",
    "In `dw`, each *row* of X is multiplied": lambda meets, **_: meets == "rows",
    "`dw` is a single number": lambda meets, **_: meets == "one number",
    "`dw` has a row for each example": lambda meets, **_: meets == "table",
}

# gradient_descent: the rule of an update, how many there are, where the gradient is taken, and what is returned

RULES = {
    "minus": lambda point, slope, rate, steps: point - rate * slope,
    "plus": lambda point, slope, rate, steps: point + rate * slope,
    "no rate": lambda point, slope, rate, steps: point - slope,
    "rate²": lambda point, slope, rate, steps: point - rate**2 * slope,
    "shared": lambda point, slope, rate, steps: point - rate / steps * slope,
    "sign": lambda point, slope, rate, steps: point - rate * np.sign(slope),
    "step alone": lambda point, slope, rate, steps: -rate * slope,
    "shrunk": lambda point, slope, rate, steps: point * (1 - rate),
}
ROUNDS = {
    "steps": lambda steps: steps,
    "one": lambda steps: 1,
    "one more": lambda steps: steps + 1,
    "one less": lambda steps: steps - 1,
    "none": lambda steps: 0,
}
PLACES = ("the point", "the start", "part by part")
ASKED = {
    "point": lambda gradient, points: points[-1],
    "gradient": lambda gradient, points: gradient(points[-1]),
    "path": lambda gradient, points: points,
    "path without start": lambda gradient, points: points[1:],
    "mean": lambda gradient, points: sum(points) / len(points),
}


def gradient_descent(rule, rounds, place, asked):
    def answer(gradient, start, learning_rate, steps):
        points = [np.array(start, dtype=float)]
        for _ in range(ROUNDS[rounds](steps)):
            at = points[0] if place == "the start" else points[-1]
            new = RULES[rule](points[-1], gradient(at), learning_rate, steps)
            if place == "part by part":
                new = points[-1].copy()
                for index in np.ndindex(new.shape):
                    new[index] = RULES[rule](new, gradient(new), learning_rate, steps)[index]
            points.append(new)
        return ASKED[asked](gradient, points)

    return answer


DESCENT_CLAIMS = {
    "The step goes uphill": lambda rule, **_: rule == "plus",
    "The result is that of a single update": lambda rule, rounds, place, **_: (
        rounds == "one" or (rule, place) == ("shared", "the start")  # steps · rate / steps: one whole step
    ),
    "There is one update too many": lambda rounds, **_: rounds == "one more",
    "There is one update too few": lambda rounds, **_: rounds == "one less",
    "Every step uses the gradient of the start": lambda place, **_: place == "the start",
    "The parts of the point are updated one after": lambda place, **_: place == "part by part",
    "The learning rate is missing": lambda rule, **_: rule == "no rate",
    "The learning rate is used twice": lambda rule, **_: rule == "rate²",
    "Each step is divided": lambda rule, **_: rule == "shared",
    "Only the sign": lambda rule, **_: rule == "sign",
    "This is the gradient at the end": lambda asked, **_: asked == "gradient",
    "This is the path": lambda asked, **_: asked.startswith("path"),
}

# numerical_gradient: which values are compared, what divides them, what is nudged how far, and the result's form

COMPARED = {
    "up - down": lambda up, down, middle: up - down,
    "down - up": lambda up, down, middle: down - up,
    "up - middle": lambda up, down, middle: up - middle,
    "middle - down": lambda up, down, middle: middle - down,
    "up": lambda up, down, middle: up,
    "down": lambda up, down, middle: down,
}
BELOW = {
    "2h": lambda h: 2 * h,
    "h": lambda h: h,
    "1": lambda h: 1,
    "2": lambda h: 2,
    "2 / h": lambda h: 2 / h,
    "h²": lambda h: h * h,
}
NUDGED = ("one", "one, for good", "all")
SIZES = {"h": lambda h: h, "tiny": lambda h: 1e-5, "half": lambda h: h / 2}
FORMS = {
    "as x": lambda slopes, x: np.reshape(slopes, x.shape),
    "flat": lambda slopes, x: slopes,
    "whole": lambda slopes, x: np.trunc(np.reshape(slopes, x.shape)),
    "first": lambda slopes, x: slopes[0],
    "sum": lambda slopes, x: sum(slopes),
}


def numerical_gradient(compared, below, nudged, size, form):
    def answer(f, x, h):
        h, slopes = SIZES[size](h), []
        high, low = x.copy(), x.copy()
        for place in np.ndindex(x.shape):
            if nudged != "one, for good":
                high, low = x.copy(), x.copy()
            where = ... if nudged == "all" else place
            high[where] += h
            low[where] -= h
            slopes.append(COMPARED[compared](f(high), f(low), f(x)) / BELOW[below](h))
        return FORMS[form](slopes, x)

    return answer


NUMERICAL_CLAIMS = {
    "The nudge goes to one side": lambda compared, **_: compared in ("up - middle", "middle - down"),
    "The difference is right, but": lambda compared, below, **_: (
        (compared, below in ("1", "2")) == ("up - down", True)
    ),
    "All slopes are twice as large": lambda compared, below, **_: (compared, below) == ("up - down", "h"),
    "Python goes from left to right": lambda below, **_: below == "2 / h",
    "The signs are flipped": lambda compared, **_: compared == "down - up",
    "A number that was nudged is not put back": lambda nudged, **_: nudged == "one, for good",
    "All numbers are nudged at once": lambda nudged, **_: nudged == "all",
    "The slopes are right, but they stand": lambda form, **_: form == "flat",
    "These are the slopes that a tiny nudge gives": lambda size, **_: size == "tiny",
    "The digits after the decimal point": lambda form, **_: form == "whole",
    "These are values of f": lambda compared, below, **_: compared in ("up", "down") and below == "1",
    "Only the first number gets its slope": lambda form, **_: form == "first",
}

# cross_entropy: whose probability, above which floor, the log, a factor, and what becomes of the losses


def picked(p, y):
    return p[np.arange(len(y)), y]


def softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


WHOSE = {
    "right": picked,
    "one before": lambda p, y: picked(p, y - 1),
    "largest": lambda p, y: p.max(axis=1),
    "smallest": lambda p, y: p.min(axis=1),
    "others": lambda p, y: 1 - picked(p, y),
    "softmax": lambda p, y: picked(softmax(p), y),
    "all": lambda p, y: p,
    "mean": lambda p, y: np.array([picked(p, y).mean()] * len(y)),
}
HIGHEST_FLOOR = 4.5e-5
FLOORS = {
    "1e-12": lambda p: np.maximum(p, 1e-12),
    "none": lambda p: p,
    "added 1e-9": lambda p: p + 1e-9,
    "0.01": lambda p: np.maximum(p, 0.01),
    "added 0.001": lambda p: p + 0.001,
}
LOGS = {
    "-ln": lambda p: -np.log(p),
    "ln": np.log,
    "-log2": lambda p: -np.log2(p),
    "1 - p": lambda p: 1 - p,
    "p": lambda p: p,
}
COUNTED = {"once": lambda y: 1, "label": lambda y: y, "label + 1": lambda y: y + 1}
TOTALS = {
    "mean": lambda z, p: np.sum(z) / len(p),
    "sum": lambda z, p: np.sum(z),
    "by classes too": lambda z, p: np.sum(z) / p.size,
    "list": lambda z, p: z,
}


def cross_entropy(whose, floor, log, counted, total):
    def answer(probabilities, labels):
        with np.errstate(all="ignore"):
            losses = LOGS[log](FLOORS[floor](WHOSE[whose](probabilities, labels)))
            factor = COUNTED[counted](labels[:, None] if losses.ndim == 2 else labels)
            return TOTALS[total](factor * losses, probabilities)

    return answer


ENTROPY_CLAIMS = {
    "The minus is missing": lambda log, **_: log == "ln",
    "The log has another base": lambda log, **_: log == "-log2",
    "This is the sum over the examples": lambda total, **_: total == "sum",
    "Each example has its loss here": lambda total, whose, log, **_: (
        (total, whose, log) == ("list", "right", "-ln")
    ),
    "The right class's −log p is divided": lambda whose, total, **_: (
        (whose, total) == ("right", "by classes too")
    ),
    "The −log p of all classes": lambda whose, **_: whose == "all",
    "The labels are multiplied": lambda counted, **_: counted == "label",
    "The column beside": lambda whose, **_: whose == "one before",
    "This is made of 1 − p": lambda whose, log, **_: whose == "others" or log == "1 - p",
    "The largest probability": lambda whose, **_: whose == "largest",
    "Softmax is applied": lambda whose, **_: whose == "softmax",
    "The small number that keeps p": lambda floor, **_: floor in ("0.01", "added 0.001"),
    "For ordinary p it is right": lambda floor, whose, log, total, **_: (
        (floor, whose, log, total) == ("none", "right", "-ln", "mean")
    ),
}

# minibatches: the order of all indices, how it is cut, and what is done to each batch

ORDERS = {
    "rng": lambda n, rng: rng.permutation(n),
    "none": lambda n, rng: np.arange(n),
    "backward": lambda n, rng: np.arange(n)[::-1],
    "NumPy's": lambda n, rng: np.random.permutation(n),
    "own seed": lambda n, rng: np.random.default_rng(1).permutation(n),
    "drawn": lambda n, rng: rng.integers(0, n, n),
    "odd and even": lambda n, rng: np.concatenate([np.arange(n)[::2], np.arange(n)[1::2]]),
}
CUTS = {
    "size": lambda order, size: [order[i : i + size] for i in range(0, len(order), size)],
    "windows": lambda order, size: [order[i : i + size] for i in range(len(order))],
    "half windows": lambda order, size: [order[i : i + size] for i in range(0, len(order), size // 2)],
    "whole ones": lambda order, size: [order[i : i + size] for i in range(0, len(order) - size + 1, size)],
    "filled up": lambda order, size: [
        np.resize(order, len(order) + size)[i : i + size] for i in range(0, len(order), size)
    ],
    "evenly": lambda order, size: np.array_split(order, -(-len(order) // size)),
    "so many": np.array_split,
    "first": lambda order, size: [order[:size]],
    "second": lambda order, size: [order[size : 2 * size]],
    "not": lambda order, size: order,
    "short first": lambda order, size: [batch[::-1] for batch in CUTS["size"](order[::-1], size)][::-1],
}
WITHIN = {
    "as it is": lambda batch, rng: batch,
    "shuffled": lambda batch, rng: rng.permutation(batch),
    "sorted": lambda batch, rng: np.sort(batch),
    "from 1": lambda batch, rng: np.asarray(batch) + 1,
    "floats": lambda batch, rng: np.asarray(batch, dtype=float),
}


def minibatches(order, cut, within):
    def answer(n, batch_size, rng):
        batches = CUTS[cut](ORDERS[order](n, rng), batch_size)
        if cut == "not":
            return WITHIN[within](batches, rng)
        return [WITHIN[within](batch, rng) for batch in batches]

    return answer


BATCH_CLAIMS = {
    "This is one list of all indices": lambda cut, **_: cut == "not",
    "Only one batch comes back": lambda cut, **_: cut in ("first", "second"),
    "There are as many batches": lambda cut, **_: cut == "so many",
    "The number of batches is right, but": lambda cut, **_: cut == "evenly",
    "The last, short batch is left out": lambda cut, **_: cut == "whole ones",
    "The last batch is filled up": lambda cut, **_: cut == "filled up",
    "The indices go from 1 to n": lambda within, **_: within == "from 1",
    "The batches overlap": lambda cut, **_: cut in ("windows", "half windows"),
    "Some indices come more than once": lambda order, **_: order == "drawn",
    "The batches are cut right, but": lambda order, cut, **_: (order, cut) == ("none", "size"),
    "Each batch still holds neighbors": lambda order, cut, **_: (
        order in ("none", "backward") and cut == "size"
    ),
    "The order does not come from `rng` alone": lambda order, **_: order not in ("rng", "drawn"),
}

FAMILIES = {
    "mse": (mse, [ERRORS, POWERS, PAIRS, MEANS, ENDS], MSE_CLAIMS),
    "gradient_mse": (gradient_mse, [GAPS, GAPS, MEETS, FACTORS, FACTORS, RETURNED], GRADIENT_CLAIMS),
    "gradient_descent": (gradient_descent, [RULES, ROUNDS, PLACES, ASKED], DESCENT_CLAIMS),
    "numerical_gradient": (numerical_gradient, [COMPARED, BELOW, NUDGED, SIZES, FORMS], NUMERICAL_CLAIMS),
    "cross_entropy": (cross_entropy, [WHOSE, FLOORS, LOGS, COUNTED, TOTALS], ENTROPY_CLAIMS),
    "minibatches": (minibatches, [ORDERS, CUTS, WITHIN], BATCH_CLAIMS),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
def test_what_is_said_of_an_answer_is_true_of_it(name):
    make, tables, claims = FAMILIES[name]
    earned, false = held_to(claims, getattr(descent, name), make, tables)
    assert false == []
    assert earned == set(claims)  # each of them was put to the test
