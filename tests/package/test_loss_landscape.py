"""The demo `LossLandscape`, its Python side: what its traits take and refuse, its loss, its slopes and its steps."""

import numpy as np
import pytest

from dl101.widgets import InputError, LossLandscape
from dl101.widgets.loss_landscape.loss_landscape import DIVERGED, LIMIT, MOST


def test_the_repr_makes_the_same_demo_again():
    demo = LossLandscape(w=0.5, learning_rate=0.2)
    assert repr(demo) == "LossLandscape(data='cones', w=0.5, b=0.0, learning_rate=0.2, batch='full')"
    assert repr(eval(repr(demo))) == repr(demo)


def test_the_first_step_on_the_cones_by_hand():
    demo = LossLandscape()
    assert (demo.mse, demo.gradient) == (7.5, (-9.5, -5.0))
    demo.step()
    assert (demo.w, demo.b) == pytest.approx((0.95, 0.5))
    assert demo.mse == pytest.approx(0.80875)
    assert demo.path == ((0.0, 0.0),)
    assert demo.update_count == 1


@pytest.mark.parametrize(
    ("data", "w", "b", "loss"),
    [
        ("cones", 0.8, 1.3, 0.45),
        ("penguins", 0.764087, 4.453947, 0.112175),
        ("raw", 4.698985, -5.089938, 0.112175),
    ],
)
def test_at_the_bottom_the_slopes_are_0(data, w, b, loss):
    demo = LossLandscape(data=data, w=w, b=b)
    assert demo.mse == pytest.approx(loss, abs=1e-6)
    assert demo.gradient == pytest.approx((0, 0), abs=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "converges", "diverges"),
    [("cones", 0.237, 0.238), ("penguins", 0.99, 1.01), ("raw", 0.194, 0.195)],
)
def test_the_largest_rate_that_converges(data, converges, diverges):
    losses = {}
    for rate in (converges, diverges):
        demo = LossLandscape(data=data, learning_rate=rate)
        first = demo.mse
        while demo.update_count < 300 and demo.mse <= DIVERGED:
            demo.step()
        losses[rate] = demo.mse / first
    assert losses[converges] < 1 < losses[diverges]


def test_scaled_flippers_have_mean_0_and_deviation_1():
    demo = LossLandscape(data="penguins")
    assert [demo.x.mean(), demo.x.std()] == pytest.approx([0, 1])
    assert len(demo.x) == len(demo.y) == 19
    raw = LossLandscape(data="raw")
    assert (raw.x.min(), raw.x.max()) == (1.8, 2.3)
    demo.x[:] = 0  # a copy: the data stays as it is
    assert demo.x.std() == pytest.approx(1)


def test_one_example_at_a_time_an_epoch_is_nineteen_updates():
    demo = LossLandscape(data="penguins", batch="one")
    for _ in range(19):
        demo.step()
    again = LossLandscape(data="penguins", batch="one")
    other = LossLandscape(data="penguins", batch="one", seed=2)
    for _ in range(19):
        again.step()
        other.step()
    assert demo.path == again.path != other.path
    assert demo.update_count == 19


def test_a_value_set_by_hand_begins_a_walk():
    demo = LossLandscape()
    demo.step()
    demo.w = 2
    assert demo.update_count == 0
    demo.step()
    assert demo.path == ((2.0, 0.5),)
    assert demo.update_count == 1


def test_another_rate_goes_on_from_here_where_the_demo_says_so_and_begins_a_walk_where_a_notebook_sets_it():
    demo = LossLandscape()
    demo.step()
    demo.step()
    demo.learning_rate = 0.2
    assert demo.update_count == 0
    demo.leg = (2, demo.w, demo.b)  # as the page's slider does
    assert demo.update_count == 2
    demo.step()
    assert demo.update_count == 3
    demo.w = demo.b = 0
    assert demo.update_count == 0
    for wrong in ((3,), (3, 0), (2, 1), (9, 0, 0)):
        demo.leg = wrong
        assert demo.update_count == 0
        demo.gradient  # noqa: B018 - nothing breaks


def test_the_steps_end_where_the_loss_has_diverged():
    demo = LossLandscape(learning_rate=2)
    while demo.mse <= DIVERGED:
        demo.step()
    with pytest.raises(InputError, match=r"The loss is above 1,000,000: the steps end here\."):
        demo.step()
    assert max(abs(demo.w), abs(demo.b)) < LIMIT


@pytest.mark.slow
@pytest.mark.parametrize("batch", ["full", "one"])
@pytest.mark.parametrize("data", ["cones", "penguins", "raw"])
def test_no_step_leaves_the_bounds_of_w_and_b(data, batch):
    """The farthest places from which a step is made at all, with the largest rate."""
    for angle in np.linspace(0, 2 * np.pi, 60):
        way = LossLandscape(data=data, w=np.cos(angle), b=np.sin(angle))
        size = 0.99 * np.sqrt(DIVERGED / way.mse)
        demo = LossLandscape(data=data, batch=batch, learning_rate=2, w=size * way.w, b=size * way.b)
        if demo.mse <= DIVERGED:
            demo.step()  # raises InputError where w or b are out of bounds


def test_400_updates_are_the_most():
    demo = LossLandscape(learning_rate=0.0001)
    for _ in range(MOST):
        demo.step()
    with pytest.raises(InputError, match="400 updates are the most"):
        demo.step()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("data", "ice", "data must be one of 'cones', 'penguins', 'raw', not 'ice'. It is still 'cones'."),
        ("learning_rate", 0, "learning_rate must be a number from 0.0001 to 2, not 0. It is still 0.1."),
        ("batch", 4, "batch must be one of 'full', 'mini', 'one', not 4. It is still 'full'."),
        (
            "path",
            [1],
            "path must be up to 400 pairs of numbers from -1000000.0 to 1000000.0, not [1]. It is still ().",
        ),
    ],
)
def test_what_it_cannot_use_is_said_in_a_sentence(name, value, sentence):
    with pytest.raises(InputError) as problem:
        setattr(LossLandscape(), name, value)
    assert str(problem.value) == sentence


@pytest.mark.parametrize(
    "path", [[[0, 0]] * (MOST + 1), [[1, 2, 3]], [["a", 0]], [[0, 2e6]], "ab", 5, [[0, np.nan]]]
)
def test_what_is_no_path_is_refused(path):
    with pytest.raises(InputError, match="path must be up to 400 pairs"):
        LossLandscape(path=path)


def test_a_path_may_come_as_an_array():
    assert LossLandscape(path=np.array([[1, 2], [3, 4]])).path == ((1.0, 2.0), (3.0, 4.0))
