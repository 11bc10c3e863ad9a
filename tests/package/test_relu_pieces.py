"""The demo `ReluPieces`, its Python side: what its traits take, what they refuse, its outputs and its fit."""

import math

import numpy as np
import pytest
import torch

from dl101.widgets import InputError
from dl101.widgets.relu_pieces.relu_pieces import LIMIT, TARGETS, XS, ReluPieces

TENT = {"hinges": [-3, -1, 1], "output_weights": [1, -2, 1]}


def test_the_repr_makes_the_same_demo_again():
    demo = ReluPieces(**TENT)
    assert repr(demo) == (
        "ReluPieces(hinges=(-3.0, -1.0, 1.0), output_weights=(1.0, -2.0, 1.0), output_bias=0.0)"
    )
    assert repr(eval(repr(demo))) == repr(demo)
    assert repr(ReluPieces()) == "ReluPieces(hinges=(1.0,), output_weights=(0.5,), output_bias=0.0)"
    left = ReluPieces(
        hinges=[0, 0], signs=[1, -1], output_weights=[1, 1], activation="linear", output_bias=-1
    )
    assert repr(left) == (
        "ReluPieces(hinges=(0.0, 0.0), signs=(1, -1), output_weights=(1.0, 1.0), output_bias=-1.0, "
        "activation='linear')"
    )
    assert repr(eval(repr(left))) == repr(left)


def test_outputs_by_hand():
    demo = ReluPieces(**TENT, output_bias=0.5)
    assert [demo.output(x) for x in (-4, -2, -1, 0, 4)] == [0.5, 1.5, 2.5, 1.5, 0.5]
    assert type(demo.output(1)) is float
    assert demo.output([-1, 0]).tolist() == [2.5, 1.5]
    assert demo.hidden(0).tolist() == [3, 1, 0]
    assert demo.hidden([0, 1]).tolist() == [[3, 1, 0], [4, 2, 0]]
    assert ReluPieces(hinges=[2], signs=[-1], output_weights=[3]).output(1) == 3
    assert ReluPieces(hinges=[], output_bias=2).output([0, 1]).tolist() == [2, 2]


@pytest.mark.parametrize("hinges", [[], [1], [-3, -1, 1]])
def test_as_two_dense_layers_it_gives_the_same_outputs(hinges):
    count = len(hinges)
    demo = ReluPieces(
        hinges=hinges, signs=[1, -1, 1][:count], output_weights=[2, -1, 0.5][:count], output_bias=-0.25
    )
    assert [part.shape for part in (demo.W1, demo.b1, demo.W2, demo.b2)] == [
        (1, count),
        (count,),
        (count, 1),
        (1,),
    ]
    outputs = np.maximum(0, XS[:, None] @ demo.W1 + demo.b1) @ demo.W2 + demo.b2
    assert outputs[:, 0] == pytest.approx(demo.output(XS), abs=1e-12)
    assert not np.signbit(ReluPieces(hinges=[0]).b1)  # no -0.0


def test_outputs_follow_the_traits_in_whatever_order_they_are_set():
    demo = ReluPieces()
    demo.output_weights = [1, -2, 1]
    demo.hinges = [-3, -1, 1]
    assert demo.output(-1) == 2  # a missing sign is 1
    demo.hinges = [-3, -1, 1, 2]
    assert demo.output(4) == 0  # a missing output weight is 0
    demo.hinges, demo.signs, demo.output_weights = [], [], []
    assert demo.output(4) == demo.output_bias == 0


@pytest.mark.parametrize(
    "hinges", [(1, 2), [1.0, 2.0], np.array([1, 2]), np.array([1, 2], dtype="float32"), torch.tensor([1, 2])]
)
def test_lists_may_come_in_any_form(hinges):
    demo = ReluPieces(hinges=hinges)
    assert (demo.hinges, demo.signs, demo.output_weights) == ((1.0, 2.0), (1, 1), (0.0, 0.0))
    assert {type(value) for value in demo.hinges + demo.output_weights} == {float}
    assert {type(value) for value in demo.signs} == {int}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"hinges": [4.1]}, "hinges must be up to 12 numbers from -4 to 4, not [4.1]."),
        (
            {"hinges": [math.nan]},
            "hinges must be up to 12 numbers from -4 to 4, not [nan].",
        ),
        ({"hinges": [0] * 13}, "hinges must be up to 12 numbers"),
        ({"hinges": "12"}, "hinges must be up to 12 numbers from -4 to 4, not '12'."),
        ({"hinges": 3}, "hinges must be up to 12 numbers from -4 to 4, not 3."),
        ({"hinges": np.array(3.0)}, "hinges must be up to 12 numbers from -4 to 4, not array(3.)."),
        ({"signs": [0]}, "signs must be up to 12 whole numbers, each 1 or -1, not [0]."),
        ({"output_weights": [1001]}, "output_weights must be up to 12 numbers from -1000 to 1000"),
        ({"output_weights": [None]}, "output_weights must be up to 12 numbers from -1000 to 1000"),
        ({"output_bias": math.inf}, "output_bias must be a number from -1000 to 1000, not inf."),
        ({"activation": "tanh"}, "activation must be one of 'relu', 'linear', not 'tanh'."),
        ({"target": "moon"}, "target must be one of 'tent', 'hat', 'wave', 'stairs', 'vee', 'drawn'"),
        ({"drawn": [1, 2]}, "drawn must be 81 numbers from -3 to 3, not [1, 2]."),
        ({"chosen": 12}, "chosen must be one of 0, 1, 2"),
        ({"goals_reached": ["x"]}, "goals_reached may hold 'tent', 'hat', 'wave', 'line', 'spare', not 'x'."),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        ReluPieces(**values)
    assert str(refused.value).startswith(sentence)
    demo = ReluPieces()
    before = repr(demo)
    for name, value in values.items():
        with pytest.raises(InputError):
            setattr(demo, name, value)
    assert repr(demo) == before


@pytest.mark.parametrize(
    ("traits", "sentence"),
    [
        (
            {"hinges": [0, 1], "output_weights": [1]},
            "output_weights has 1 numbers, but there are 2 hinges: give one number for each.",
        ),
        (
            {"hinges": [0], "signs": [1, -1]},
            "signs has 2 numbers, but there are 1 hinges: give one number for each.",
        ),
        (
            {"output_weights": [1, 2]},
            "output_weights has 2 numbers, but there are 1 hinges: give one number for each.",
        ),
    ],
)
def test_lists_of_different_lengths_are_refused_at_the_start(traits, sentence):
    with pytest.raises(InputError) as refused:
        ReluPieces(**traits)
    assert str(refused.value) == sentence


def test_the_gap_is_that_to_the_target():
    assert ReluPieces(**TENT, target="tent").mse == pytest.approx(0, abs=1e-12)
    assert ReluPieces(**TENT, target="hat").mse > 0.1
    drawn = ReluPieces(hinges=[], target="drawn", drawn=np.full(81, 2.0), output_bias=-1)
    assert drawn.mse == pytest.approx(9)
    assert drawn.target_values.tolist() == [2.0] * 81


@pytest.mark.parametrize("target", TARGETS)
def test_the_fit_is_as_good_as_any_and_says_that_it_helped(target):
    demo = ReluPieces(hinges=[-3, -1, 0, 1, 3], target=target)
    demo.fit()
    best = np.linalg.lstsq(np.column_stack([demo.hidden(XS), np.ones(81)]), demo.target_values, rcond=None)
    assert demo.output_weights == pytest.approx(best[0][:-1], abs=5e-5 + 1e-12)  # four decimals
    assert demo.output_bias == pytest.approx(best[0][-1], abs=5e-5 + 1e-12)
    assert demo.helped == "output_weights"


def test_the_fit_can_be_kept_however_close_the_hinges_are():
    for hinges in ([], [0, 0, 0], [-2.05, -2.04, -2.03], [1.95] * 12):
        demo = ReluPieces(hinges=hinges, target="stairs")
        demo.fit()
        assert max(map(abs, [*demo.output_weights, demo.output_bias])) <= LIMIT
        assert demo.mse < 1.3


def test_a_linear_fit_is_the_same_line_with_any_number_of_neurons():
    gaps = set()
    for hinges in ([0], [-4, 1, 2], np.linspace(-4, 4, 12)):
        demo = ReluPieces(hinges=hinges, activation="linear")
        demo.fit()
        gaps.add(round(demo.mse, 6))
    assert len(gaps) == 1
