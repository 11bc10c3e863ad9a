"""The demo `DrawDigit`: JavaScript = NumPy = PyTorch for the preparation, every layer and every switch."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch

import build_digit_cnn
from dl101.datasets import digits, prepare
from dl101.datasets.drawings import counted, inked, scaled, upright
from dl101.datasets.strokes import some_hand
from dl101.digit_cnn import digit_cnn
from dl101.widgets.draw_digit import draw_digit
from dl101.widgets.draw_digit.draw_digit import DRAWN, DrawDigit
from measure.convolution import augment
from tests.helpers import printed_by

MODEL, GOALS, CODE = (f"draw_digit/{name}.js" for name in ("model", "goals", "code"))
TRAITS = ("strokes", "centered", "pen", "turn", "inverted", "meant", "tally", "path")
SEVEN = [[(0.3, 0.2), (0.7, 0.2), (0.4, 0.85)], [(0.4, 0.5), (0.65, 0.5)]]
STATES = {
    "at the start": {},
    "small": {"strokes": DRAWN["small"]},
    "not centered": {"strokes": DRAWN["small"], "centered": False},
    "not centered, wide pen": {"strokes": SEVEN, "centered": False, "pen": 7.5},
    "turned": {"turn": 90},
    "turned out of the pad": {"turn": 45, "centered": False, "strokes": [[(0, 0), (1, 1)]]},
    "inverted": {"inverted": True},
    "a house, upside down": {"strokes": DRAWN["house"], "turn": -180},
    "empty": {"strokes": []},
    "empty and inverted": {"strokes": [], "inverted": True},
    "a seven": {"strokes": SEVEN, "path": (2, 4, 2, 3)},
}
on_every_state = pytest.mark.parametrize("state", STATES)
# What is no digit: a dot, lines that are upright, flat or nothing, one that is drawn twice, one too small to see.
ODD = [
    [[(0.5, 0.5)]],
    [[(0.5, 0.1), (0.5, 0.9)]],
    [[(0.1, 0.5), (0.9, 0.5)]],
    [[(0.2, 0.2), (0.2, 0.2)]],
    [[(0, 0), (1, 1)], [(0, 0), (1, 1)]],
    [[(0.5, 0.5), (0.501, 0.501)]],
    [[(0, 0)], [(1, 1)], [(0, 1)]],
]


SIGNS = "0123456789abcdefg"  # of a pixel: no ink to 16, full
FIXTURES = json.loads(Path(__file__).with_name("digit_cnn.json").read_text(encoding="utf-8"))


def hundred_drawings():
    """A hundred drawings of ten hands, in three decimals as the pad gives them."""
    rng = np.random.default_rng(8)
    hands = [some_hand(rng) for _ in range(10)]
    return [
        [stroke.round(3).tolist() for stroke in hand.draw(digit, rng)]
        for hand in hands
        for digit in range(10)
    ]


def state_of(demo):
    return {name: getattr(demo, name) for name in TRAITS}


def numbers(found):
    """A typed array as JSON has it, {"0": …}, or a list."""
    return list(found.values()) if isinstance(found, dict) else found


def near(values):
    return pytest.approx(np.asarray(values), rel=1e-9, abs=1e-9)


def test_the_page_reads_the_weights_and_the_drawings_of_the_package(javascript):
    for name, module in build_digit_cnn.MODULES.items():
        stored = (build_digit_cnn.DATA / name).read_text(encoding="utf-8")
        assert stored == module(), f"{name} is not up to date: run `python tools/build_digit_cnn.py`"
    drawn = javascript.call("data/drawn_digits.js", "DRAWN")
    assert drawn == {name: [[list(point) for point in one] for one in all_] for name, all_ in DRAWN.items()}


def test_the_pages_weights_are_the_same_numbers(javascript):
    network = digit_cnn()
    tables = [*network.convolutions, *((layer.W.T, layer.b) for layer in network.head.layers)]
    for ours, (weights, biases) in zip(
        javascript.call("data/digit_cnn.js", "DIGIT_CNN"), tables, strict=True
    ):
        assert tuple(ours["shape"]) == weights.shape
        assert numbers(ours["weights"]) == weights.ravel().tolist()
        assert numbers(ours["biases"]) == biases.tolist()


def test_drawings_are_prepared_dot_by_dot_as_in_python(javascript):
    for strokes in hundred_drawings() + ODD:
        ours = javascript.call("data/drawings.js", "prepare", strokes)
        bitmap = upright(inked(scaled(strokes)))
        assert ours["dots"] == bitmap.astype(int).ravel().tolist(), strokes
        assert ours["ink"] == counted(bitmap).ravel().tolist() == prepare(strokes).ravel().tolist()


def test_on_a_hundred_inputs_every_layer_equals_torchs_with_the_same_weights(javascript):
    """Fifty digits of the test part, fifty drawings of the generator."""
    images = [*digits().test.images[:50], *map(prepare, hundred_drawings()[::2])]
    model, network = digit_cnn().as_torch(), digit_cnn()
    for image in images:
        ours = javascript.call("nn/digit_cnn.js", "forward", image.ravel().tolist())
        with torch.no_grad():
            outputs = [torch.tensor(image[None, None] / 16)]
            for layer in model:
                outputs.append(layer(outputs[-1]))
        for name, place in {"conv1": 2, "conv2": 4, "pooled": 5, "hidden": 8, "logits": 9}.items():
            assert numbers(ours[name]) == near(outputs[place].ravel()), name
        assert ours["probabilities"] == near(torch.softmax(outputs[-1][0], dim=0))
        features = javascript.call("nn/digit_cnn.js", "features", image.ravel().tolist())
        assert numbers(features) == near(network.features(image[None] / 16)[0])


def test_the_page_gives_what_was_written_down_for_a_hundred_digits_and_twenty_drawings(javascript):
    for reading in FIXTURES["readings"]:
        logits = javascript.call("nn/digit_cnn.js", "forward", ink_of(reading))["logits"]
        assert numbers(logits) == pytest.approx(reading["logits"], abs=1e-5)
    for drawing in FIXTURES["drawings"]:
        strokes = [list(zip(one["x"], one["y"], strict=True)) for one in drawing["strokes"]]
        assert javascript.call("data/drawings.js", "prepare", strokes)["ink"] == ink_of(drawing)


def ink_of(fixture):
    return [SIGNS.index(sign) for sign in fixture["image"]]


@on_every_state
def test_every_state_shows_what_python_computes(javascript, state):
    demo = DrawDigit(**STATES[state])
    ours = javascript.call(MODEL, "flowOf", state_of(demo))
    assert ours["ink"] == demo.ink.ravel().tolist()
    assert sum(ours["dots"]) == demo.ink.sum()
    assert numbers(ours["conv2"]) == near(demo.stages["conv2"].ravel())
    assert numbers(ours["logits"]) == near(demo.logits)
    assert ours["probabilities"] == near(demo.probabilities)
    assert ours["answer"] == demo.answer


@on_every_state
@pytest.mark.parametrize("form", ["NumPy", "PyTorch"])
def test_as_code_prints_the_numbers_that_are_shown(javascript, state, form):
    demo = DrawDigit(**STATES[state])
    printed = printed_by(javascript.call(CODE, "drawCode", state_of(demo))[form])
    lines = dict(line.split(": ") for line in printed.splitlines())
    assert [float(word) for word in lines.pop("logits").split()] == near(demo.logits)
    assert [float(word) for word in lines.pop("p").split()] == near(demo.probabilities)
    assert lines.pop("answer") == str(demo.answer)
    if form == "NumPy" and len(demo.path) > 2:
        value = lines.pop("Layer 2, map 5, row 3, column 4")
        assert float(value) == near(demo.stages["conv2"][4, 2, 3])
    assert lines == {}


def test_a_path_leads_somewhere_in_python_where_it_does_in_the_page(javascript):
    rng = np.random.default_rng(0)
    seen = set()
    for length in range(7):
        for _ in range(60):
            path = [int(number) for number in rng.integers(0, 5 if length > 2 else 17, length)]
            found = javascript.call(MODEL, "isPath", path)
            assert draw_digit.is_path(*path) == found, path
            seen.add((length, found))
    assert {(0, True), (2, True), (2, False), (4, True), (5, True), (5, False), (6, False)} <= seen


def test_what_lessons_say_of_the_training_is_so():
    assert augment.SHIFT < 1  # pixels
    assert math.degrees(augment.TURN) == pytest.approx(10)


def test_names_are_the_same_in_python_and_javascript(javascript):
    assert [javascript.call(MODEL, name) for name in ("PEN", "MOST_READ")] == [
        draw_digit.PEN,
        draw_digit.MOST_READ,
    ]
    pad = [javascript.call("lib/drawing_pad.js", name) for name in ("MOST_STROKES", "MOST_POINTS")]
    assert pad == [draw_digit.MOST_STROKES, draw_digit.MOST_POINTS]
    layers = javascript.call(MODEL, "LAYERS")
    assert tuple(one["maps"] for one in layers) == draw_digit.MAPS
    assert tuple(one["side"] for one in layers) == draw_digit.SIDES
    assert [goal["id"] for goal in javascript.call(GOALS, "GOALS")] == list(draw_digit.GOALS)
    assert [preset["id"] for preset in javascript.call(GOALS, "PRESETS")] == list(draw_digit.PRESETS)
    start, demo = javascript.call(MODEL, "START"), DrawDigit()
    plain = {**start, "strokes": demo.strokes, "path": tuple(start["path"]), "tally": ()}
    assert state_of(demo) == plain
