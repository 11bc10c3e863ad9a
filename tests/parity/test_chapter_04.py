"""What chapter 4 and its questions say in numbers, worked out again; its formulas against finite differences."""

import json
import math

import numpy as np
import pytest

from dl101.surfaces import SURFACES
from dl101.widgets.optimizer_race.optimizer_race import LOST, OptimizerRace
from tests.helpers import ROOT, chosen, run_lines, slips, tasks_of, wrong_line

NAME = "04_loss_and_gradient_descent"
TEXT = (ROOT / f"chapters/{NAME}.md").read_text(encoding="utf-8")
MEASURED = json.loads((ROOT / "assets/measured/04.json").read_text(encoding="utf-8"))
X, Y = np.array([0, 1, 2, 3]), np.array([1, 3, 2, 4])


def errors(w, b):
    return w * X + b - Y


def mse(w, b):
    return np.mean(errors(w, b) ** 2)


def gradient(w, b):
    """Both slopes, each product written out."""
    error = errors(w, b)
    return sum(2 * e * x for e, x in zip(error, X, strict=True)) / 4, sum(2 * e for e in error) / 4


def nudged(f, at, h=1e-6):
    return (f(at + h) - f(at - h)) / (2 * h)


def walk(rate, steps, start=(0, 0)):
    """The losses on the way, the first one's included."""
    (w, b), losses = start, [mse(*start)]
    for _ in range(steps):
        dw, db = gradient(w, b)
        w, b = w - rate * dw, b - rate * db
        losses.append(mse(w, b))
    return losses


def test_losses_by_hand(questions):
    assert (errors(1, 1) ** 2).tolist() == [0, 1, 1, 0]
    assert mse(1, 1) == 0.5
    error = errors(0, 0)
    assert questions["flat-line"]["answer"] == mse(0, 0) == 7.5
    total = (error**2).sum()
    known = {
        total,
        -error.mean(),
        error.mean(),
        error.mean() ** 2,
        -error.sum(),
        error.sum() ** 2,
        total / 8,
        total / 2,
    }
    assert slips(questions["flat-line"]) == known


def test_the_best_line_of_the_ice_cream(chapter):
    w, b = np.polyfit(X, Y, 1)
    assert (round(w, 9), round(b, 9), round(mse(w, b), 9)) == (0.8, 1.3, 0.45)
    assert "that is 0.45" in TEXT
    assert chapter["train"](X, Y, learning_rate=0.1, updates=400)[:2] == pytest.approx((w, b))


@pytest.mark.parametrize("w", [0, 1, -2.5])
@pytest.mark.parametrize("b", [0, 1, 3])
def test_the_slopes_of_the_squared_error(chapter, w, b):
    assert gradient(w, b) == pytest.approx(chapter["gradient"](w, b))
    assert nudged(lambda v: mse(v, b), w) == pytest.approx(gradient(w, b)[0], abs=1e-6)
    assert nudged(lambda v: mse(w, v), b) == pytest.approx(gradient(w, b)[1], abs=1e-6)


def test_slopes_by_hand(questions):
    assert gradient(0, 0) == (-9.5, -5)
    assert questions["gradient-by-hand"]["answer"] == gradient(1, 1)[0] == 0.5
    products = errors(1, 1) * X
    known = {
        gradient(1, 1)[1],
        products.sum(),
        products.mean(),
        2 * products.sum(),
        -0.5,
        abs(products).sum() / 2,
    }
    assert slips(questions["gradient-by-hand"]) == known
    assert chosen(questions["which-way"]) == "$w$ down, $b$ up."


def test_nudging_on_paper():
    """(d + hx)² − d² = 2dhx + h²x², for any numbers."""
    random = np.random.default_rng(1)
    for d, h, x in random.normal(size=(50, 3)):
        assert (d + h * x) ** 2 - d**2 == pytest.approx(2 * d * h * x + h**2 * x**2)
        assert ((d + h) ** 2 - d**2) / h == pytest.approx(2 * d + h)


def test_one_step_from_zero(questions):
    assert walk(0.1, 1) == pytest.approx([7.5, 0.80875])
    assert "from 7.5 to 0.81" in TEXT


def test_a_step_whose_error_is_worked_out_twice(questions):
    question = questions["wrong-line"]
    after = run_lines(question, x=X, y=Y, w=0, b=0, rate=0.1, mean=np.mean)
    assert (after["w"], after["b"]) == pytest.approx((0.95, 0.215))
    assert after["error"] == pytest.approx([-1, -2.05, -0.1, -1.15])
    assert question["prints"]["answer"] == 0.215
    kept = "\n".join(
        line for at, line in enumerate(question["code"].splitlines(), 1) if at != question["answer"]
    )
    right = run_lines({"code": kept}, x=X, y=Y, w=0, b=0, rate=0.1, mean=np.mean)
    assert (right["w"], right["b"]) == pytest.approx((0.95, 0.5)), "without the line, the step is right"
    mean = after["error"].mean()
    known = [0.5, -0.215, mean, -mean, -0.1 * mean, -2 * mean, -0.2 * after["error"].sum()]
    assert sorted(slips(question["prints"])) == pytest.approx(sorted(known))
    assert wrong_line(question) == "error = w * x + b - y"


def test_the_losses_that_fit_their_tasks(questions):
    """A probability in place of 0 or 1 costs at most 1 by the squared error, and any amount by the cross-entropy."""
    p = np.linspace(0.001, 1, 1000)
    assert ((1 - p) ** 2).max() < 1 < 6.9 < -np.log(p).min() + -np.log(p).max()
    right = tasks_of(questions["choose-a-loss"])
    assert list(right.values()) == ["squared error", "cross-entropy"] * 2
    assert [text.split()[0] for text in right] == ["How", "Is", "What", "Which"]


def test_rates_on_the_ice_cream():
    limit = 2 / np.linalg.eigvalsh(2 * np.array([[np.mean(X * X), X.mean()], [X.mean(), 1]])).max()
    assert 0.23 < limit < 0.24
    assert walk(0.2, 400)[-1] == pytest.approx(0.45)
    assert walk(0.23, 400)[-1] == pytest.approx(0.45)
    assert walk(0.25, 40)[-1] > 1e3
    assert walk(0.01, 100)[-1] > 0.5, "it creeps"


def test_the_valley_of_w_squared(questions):
    path = [1.0]
    for _ in range(3):
        path.append(path[-1] - 1.1 * 2 * path[-1])
    assert path == pytest.approx([1, -1.2, 1.44, -1.728])
    assert "1, −1.2, 1.44, −1.728, …" in TEXT
    assert chosen(questions["rate-too-large"]) == "It swings wider and wider."


def test_batches(questions):
    assert questions["updates-an-epoch"]["answer"] == math.ceil(100 / 30) == 4
    assert divmod(342, 32) == (10, 22) and math.ceil(342 / 32) == 11
    assert "$342 = 10 \\cdot 32 + 22$" in TEXT
    sizes, means = np.array([4, 4, 2]), np.array([1, 1, 4])
    assert questions["mean-of-means"]["answer"] == (sizes * means).sum() / 10 == 1.6
    known = {means.mean(), 4, means.sum() / 10, means.sum(), (sizes * means).sum(), 1}
    assert slips(questions["mean-of-means"]) == known


def test_logarithms(questions):
    ln2 = math.log(2)
    assert questions["quarter"]["answer"] == pytest.approx(2 * ln2, abs=1e-3)
    assert questions["need-logarithm"]["answer"] == pytest.approx(3 * ln2, abs=1e-3)
    wrong = [-2 * ln2, ln2 / 2, 0.25, -math.log(0.75), 2, math.log10(4), 0.75]
    assert sorted(slips(questions["quarter"])) == pytest.approx(sorted(wrong), abs=1e-3)
    wrong = [4 * ln2, ln2**3, 3, 8 * ln2]
    assert sorted(slips(questions["need-logarithm"])) == pytest.approx(sorted(wrong), abs=2e-3)
    assert round(-math.log(0.001), 1) == 6.9


def test_the_penguins_as_measured(chapter):
    assert chapter["mass"].min() == 2.7 and chapter["mass"].max() == 6.3
    updates = MEASURED["updates_to_one_percent"]
    assert updates["flippers in cm, rate 0.0024"] > 100_000
    assert chapter["arrived"] == updates["scaled, rate 0.4"] == 3
    assert round(MEASURED["largest_rate"]["flippers in cm"], 4) == 0.0025
    best = MEASURED["best_loss"]
    after = MEASURED["loss_after_epochs"]
    assert after["batches of 1"]["1"]["max"] < 1.1 * best, "near its lowest after one epoch, for five orders"
    assert after["batches of 1"]["10"]["max"] > 1.2 * best, "and it never settles"
    assert after["batches of 32"]["10"]["max"] < 1.01 * best
    assert after["batches of 342"]["10"]["min"] > 10 * best
    right = MEASURED["held_out_birds_right_of_100"].values()
    assert (len(right), min(right), max(right)) == (5, 96, 99)
    assert "it got 96 to 99 right, in five random splits" in TEXT


def test_the_logistic_neuron_of_the_page_lies_within_what_was_measured(chapter):
    assert chapter["right"].shape == (342,)
    assert 0.96 < chapter["right"].mean() < 0.99


def test_who_wins_the_race_depends_on_the_rate(chapter):
    """What "Go deeper" says of its printed losses, and of the race at other rates."""
    height = SURFACES["ravine"].height
    last = {name: height(*chapter["walk"](name)[-1]) for name in ("SGD", "momentum", "RMSprop", "Adam")}
    assert [round(loss, 3) for loss in last.values()] == [1.318, 0.069, 11.549, 35.915]
    assert "At this rate, momentum is the best of the four." in TEXT
    arrivals = {rate: OptimizerRace(rates=[rate] * 4).arrivals for rate in (0.01, 0.05, 0.3)}
    first = {
        rate: min((step, name) for name, step in there.items() if step) for rate, there in arrivals.items()
    }
    assert {rate: name for rate, (_, name) in first.items()} == {
        0.01: "momentum",
        0.05: "descent",
        0.3: "rmsprop",
    }
    race = OptimizerRace(rates=[0.3] * 4, steps=100)
    assert [name for name, loss in race.losses.items() if loss > LOST] == ["descent", "momentum"]


def test_the_network_has_two_valleys_and_a_pass(chapter, questions):
    loss = chapter["network_loss"]
    assert loss(2, 0.4) == loss(0.4, 2) == 0
    assert loss(-2, -0.4) > 1
    assert chosen(questions["how-many-valleys"]).startswith("Two: $(2, 0.4)$ and $(0.4, 2)$")
    along = np.linspace(0, 3, 3001)
    w = along[np.argmin([loss(v, v) for v in along])]  # the lowest place of the ridge, w₁ = w₂
    assert w == pytest.approx(0.75, abs=0.01), "the cross in the picture"
    assert nudged(lambda v: loss(v, w), w) == pytest.approx(0, abs=2e-3)
    assert loss(w + 0.3, w + 0.3) > loss(w, w) < loss(w - 0.3, w - 0.3)
    assert loss(w + 0.3, w - 0.3) < loss(w, w) > loss(w - 0.3, w + 0.3)
    assert math.factorial(16) > 1e13
