"""Gradient descent on a line three times: the demo's JavaScript = its Python = torch. And finite differences."""

import itertools

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dl101.widgets import LossLandscape
from dl101.widgets.loss_landscape import loss_landscape
from dl101.widgets.loss_landscape.loss_landscape import BATCHES, DATA, MINI, MOST, examples_of
from tests.helpers import printed_by

MODEL, GOALS = "loss_landscape/model.js", "loss_landscape/goals.js"
NAMES = ("data", "w", "b", "learning_rate", "batch", "path", "leg", "seed", "stepped", "predict", "guess")
KINDS = list(itertools.product(DATA, BATCHES))
RATES = {"cones": 0.05, "penguins": 0.1, "raw": 0.09}  # each converges, with one example at a time too
datasets = st.sampled_from(DATA)
places = st.integers(-1000, 1000).map(lambda n: n / 100)


def state_of(demo):
    """The state of the page's demo, as a dictionary."""
    return {name: getattr(demo, name) for name in NAMES}


def torch_loss(demo, batch):
    """(loss, w, b): the loss over some examples as torch knows it, in float64."""
    x, y = (torch.tensor(values[batch]) for values in (demo.x, demo.y))
    w, b = (torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in (demo.w, demo.b))
    return torch.nn.functional.mse_loss(w * x + b, y), w, b


@pytest.mark.parametrize("data", DATA)
def test_the_examples_agree(javascript, data):
    there = javascript.call(MODEL, "DATA")[data]
    for values, name in zip(examples_of(data), "xy", strict=True):
        assert there[name] == pytest.approx(values, abs=1e-12)
    assert there["mini"] == MINI[data]


@given(data=datasets, w=places, b=places)
def test_loss_and_slopes_agree(javascript, data, w, b):
    demo = LossLandscape(data=data, w=w, b=b)
    loss, *parameters = torch_loss(demo, range(len(demo.x)))
    loss.backward()
    slopes = [parameter.grad.item() for parameter in parameters]
    assert demo.mse == pytest.approx(loss.item(), rel=1e-12, abs=1e-12)
    assert demo.gradient == pytest.approx(slopes, rel=1e-12, abs=1e-12)
    assert javascript.call(MODEL, "mse", state_of(demo)) == pytest.approx(demo.mse, rel=1e-12, abs=1e-12)
    there = javascript.call(MODEL, "gradient", state_of(demo))
    assert [there["dw"], there["db"]] == pytest.approx(slopes, rel=1e-12, abs=1e-12)


@given(data=datasets, w=places, b=places)
def test_the_slopes_are_those_of_a_small_nudge(data, w, b):
    h = 1e-4
    loss = lambda w, b: LossLandscape(data=data, w=w, b=b).mse  # noqa: E731
    nudged = (loss(w + h, b) - loss(w - h, b)) / (2 * h), (loss(w, b + h) - loss(w, b - h)) / (2 * h)
    assert LossLandscape(data=data, w=w, b=b).gradient == pytest.approx(nudged, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(("data", "batch"), KINDS)
def test_fifty_steps_agree(javascript, data, batch):
    demo = LossLandscape(data=data, batch=batch, learning_rate=RATES[data], seed=7)
    there = javascript.call(MODEL, "walked", state_of(demo), 50)
    w, b = (torch.zeros((), dtype=torch.float64, requires_grad=True) for _ in "wb")
    optimizer = torch.optim.SGD([w, b], lr=RATES[data])
    x, y = map(torch.tensor, (demo.x, demo.y))
    for update in range(50):
        examples = javascript.call(MODEL, "batchOf", state_of(demo), update)
        optimizer.zero_grad()
        ((w * x[examples] + b - y[examples]) ** 2).mean().backward()
        optimizer.step()
        demo.step()
    assert [demo.w, demo.b] == pytest.approx([w.item(), b.item()], rel=1e-9)
    assert [there["w"], there["b"]] == pytest.approx([demo.w, demo.b], rel=1e-9)
    assert np.array(there["path"]) == pytest.approx(np.array(demo.path), rel=1e-9, abs=1e-12)
    assert demo.update_count == 50


@given(data=datasets, batch=st.sampled_from(BATCHES), seed=st.integers(0, 9999), update=st.integers(0, 400))
def test_batches_and_their_shuffles_are_the_same(javascript, data, batch, seed, update):
    demo = LossLandscape(data=data, batch=batch, seed=seed)
    assert javascript.call(MODEL, "batchOf", state_of(demo), update) == demo._batch(update)


@pytest.mark.parametrize(
    ("data", "batch", "sizes"),
    [
        ("cones", "mini", [2, 2]),
        ("penguins", "mini", [8, 8, 3]),  # the last batch of an epoch is short
        ("raw", "mini", [8, 8, 3]),
        ("penguins", "one", [1] * 19),
        ("penguins", "full", [19]),
    ],
)
def test_an_epoch_uses_each_example_once_and_the_next_in_another_order(data, batch, sizes):
    demo = LossLandscape(data=data, batch=batch)
    batches = [demo._batch(update) for update in range(2 * len(sizes))]
    assert [len(one) for one in batches] == sizes * 2
    flat = list(itertools.chain.from_iterable(batches))
    first, second = flat[: len(demo.x)], flat[len(demo.x) :]
    assert sorted(first) == sorted(second) == list(range(len(demo.x)))
    assert (first != second) == (batch != "full")


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
@pytest.mark.parametrize(("data", "batch"), KINDS)
@pytest.mark.parametrize("count", [0, 1, 7, 40])
def test_as_code_prints_what_the_demo_shows(javascript, form, data, batch, count):
    demo = LossLandscape(data=data, batch=batch, learning_rate=RATES[data], w=0.25, b=-1.5)
    for _ in range(count):
        demo.step()
    source = javascript.call("loss_landscape/code.js", "landscapeCode", state_of(demo))[form]
    printed = [float(word) for word in printed_by(source).split()]
    assert printed == pytest.approx([demo.w, demo.b, demo.mse], rel=1e-9)


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
def test_as_code_begins_where_the_learning_rate_was_changed(javascript, form):
    demo = LossLandscape()
    demo.step()
    changes = javascript.call(MODEL, "withSetting", state_of(demo), {"learning_rate": 0.2})
    demo = LossLandscape(**{**state_of(demo), **changes})
    demo.step()
    assert demo.update_count == 2
    source = javascript.call("loss_landscape/code.js", "landscapeCode", state_of(demo))[form]
    assert "range(1)" in source
    printed = [float(word) for word in printed_by(source).split()]
    assert printed == pytest.approx([demo.w, demo.b, demo.mse], rel=1e-9)


def turned(javascript, rates):
    """A walk of so many steps at one rate, then so many at another: {rate: count}."""
    (first, count), (second, more) = rates.items()
    state = javascript.call(MODEL, "walked", state_of(LossLandscape(learning_rate=first)), count)
    state |= javascript.call(MODEL, "withSetting", state, {"learning_rate": second})
    return LossLandscape(**javascript.call(MODEL, "walked", state, more))


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
@pytest.mark.parametrize(
    ("rates", "start"),
    [
        ({0.1: 1, 0.2: 3}, "0.95"),  # not 0.9500000000000001
        (
            {0.1: 150, 0.5: 12},
            "0.8000359272182979",
        ),  # from so near the bottom each digit counts in what grows
    ],
)
def test_as_code_begins_with_no_digit_that_changes_nothing(javascript, form, rates, start):
    demo = turned(javascript, rates)
    source = javascript.call("loss_landscape/code.js", "landscapeCode", state_of(demo))[form]
    assert f"{'w = torch.tensor(' if form == 'PyTorch' else 'w, b = '}{start}," in source
    printed = [float(word) for word in printed_by(source).split()]
    assert printed == pytest.approx([demo.w, demo.b, demo.mse], rel=1e-9)


def test_names_are_the_same_in_python_and_javascript(javascript):
    for name in ("LIMIT", "MOST", "DIVERGED"):
        assert javascript.call(MODEL, name) == getattr(loss_landscape, name)
    assert list(javascript.call(MODEL, "DATA")) == list(DATA)
    assert javascript.call(MODEL, "BATCHES") == list(BATCHES)
    assert [goal["id"] for goal in javascript.call(GOALS, "GOALS")] == list(loss_landscape.GOALS)
    assert [preset["id"] for preset in javascript.call(GOALS, "PRESETS")] == list(loss_landscape.PRESETS)
    assert javascript.call(GOALS, "SEEN") == list(LossLandscape.seen.options)
    rate = javascript.call(MODEL, "RATE")
    assert [rate["low"], rate["high"]] == [LossLandscape.learning_rate.low, LossLandscape.learning_rate.high]
    assert LossLandscape.path.max_length == MOST


def test_both_start_alike(javascript):
    start, demo = javascript.call(MODEL, "START"), LossLandscape()
    assert {name: getattr(demo, name) for name in start} == {
        name: tuple(value) if isinstance(value, list) else value for name, value in start.items()
    }
