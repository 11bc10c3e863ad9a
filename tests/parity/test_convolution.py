"""The demos `Convolution` and `Pooling`: JavaScript = NumPy = PyTorch, and their code prints what they show."""

import itertools

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st

from dl101.widgets import Convolution, Pooling
from dl101.widgets.convolution import convolution
from dl101.widgets.pooling import pooling
from tests.helpers import printed_by

NN = "nn/convolution.js"
SETTINGS = st.fixed_dictionaries(
    {
        "stride": st.integers(1, 4),
        "padding": st.integers(0, 4),
        "dilation": st.integers(1, 3),
    }
)
SIDES = st.tuples(st.integers(1, 9), st.integers(1, 9))
SEVENTHS = st.integers(-20, 20).map(lambda value: value / 7)


def tables(sides):
    rows, columns = sides
    row = st.lists(SEVENTHS, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


PAIRS = st.tuples(SIDES, SIDES).flatmap(lambda sides: st.tuples(*map(tables, sides)))


def near(values):
    return pytest.approx(np.asarray(values), rel=1e-9, abs=1e-9)


@given(PAIRS, SETTINGS)
@settings(deadline=None, max_examples=200)
def test_conv2d_is_that_of_pytorch_on_every_rectangle(javascript, pair, options):
    image, kernel = pair
    ours = javascript.call(NN, "conv2d", image, kernel, options)
    x, w = (torch.tensor(one, dtype=torch.float64)[None, None] for one in pair)
    span = [options["dilation"] * (side - 1) + 1 for side in w.shape[2:]]
    room = [side + 2 * options["padding"] for side in x.shape[2:]]
    sizes = [
        javascript.call(NN, "outputSize", *sides, options)
        for sides in zip(x.shape[2:], w.shape[2:], strict=True)
    ]
    if any(map(int.__gt__, span, room)):  # there PyTorch stops with an error
        assert 0 in sizes
        assert np.size(ours) == 0
        return
    theirs = F.conv2d(x, w, **options)[0, 0]
    assert sizes == list(theirs.shape)
    assert np.array(ours) == near(theirs)


@given(SIDES.flatmap(tables), st.integers(1, 4))
@settings(deadline=None, max_examples=100)
def test_pooling_is_that_of_pytorch_on_every_rectangle(javascript, image, size):
    x = torch.tensor(image, dtype=torch.float64)[None]
    for ours, theirs in (("maxPool2d", F.max_pool2d), ("averagePool2d", F.avg_pool2d)):
        pooled = javascript.call(NN, ours, image, size)
        if min(x.shape[1:]) < size:  # there PyTorch stops with an error
            assert np.size(pooled) == 0
        else:
            assert np.array(pooled) == near(theirs(x, size)[0])


# --- Convolution ---

KERNELS = {
    "edge": [[-1, 0, 1]] * 3,
    "ninths": [[1 / 9] * 3] * 3,
    "one": [[-2.5]],
    "even": [[1, 2], [3, -4]],
    "five": np.arange(-12, 13).reshape(5, 5) / 4,
}
CONVOLUTIONS = [
    {"kernel": KERNELS[name], "stride": stride, "padding": padding, "dilation": dilation, "image": image}
    for name, stride, (padding, dilation), image in zip(
        itertools.cycle(KERNELS),
        itertools.cycle((1, 2, 3, 1, 2, 3, 2)),
        itertools.product((0, 1, 2), (1, 2)),
        itertools.cycle([np.random.default_rng(n).integers(0, 10, (n, n)) for n in (5, 8, 12)] + [np.eye(9)]),
        strict=False,
    )
]


def state_of(demo):
    return {
        name: getattr(demo, name)
        for name in (
            "image",
            "kernel",
            "stride",
            "padding",
            "dilation",
            "part",
            "cell",
            "weight",
            "predict",
            "guess",
        )
    }


def rows_of(printed):
    return [[float(word) for word in line.split()] for line in printed.splitlines()]


@pytest.mark.parametrize("traits", CONVOLUTIONS, ids=range(len(CONVOLUTIONS)))
def test_the_output_and_its_code_agree(javascript, traits):
    demo = Convolution(**traits)
    state = state_of(demo)
    assert javascript.call("convolution/model.js", "sizeOf", state) == len(demo.output)
    assert np.array(javascript.call("convolution/model.js", "outputOf", state)) == near(demo.output)
    for source in javascript.call("convolution/code.js", "convolutionCode", state).values():
        assert np.array(rows_of(printed_by(source))) == near(demo.output)


def test_where_the_kernel_fits_nowhere_the_code_says_so(javascript):
    demo = Convolution(image=np.ones((5, 5)), kernel=np.ones((5, 5)), dilation=2)
    sources = javascript.call("convolution/code.js", "convolutionCode", state_of(demo))
    assert printed_by(sources["NumPy"]) == "The kernel spans 9 cells, and there are 5\n"
    assert "Kernel size can't be greater than actual input size" in printed_by(sources["PyTorch"])


def test_the_goal_of_the_right_edge_is_what_its_sentence_asks_for(javascript):
    """On pictures of random columns and of random rows, for kernels that differ by one weight from right ones."""
    generator = np.random.default_rng(8)
    for _ in range(60):
        kernel = generator.integers(-1, 2, (3, 3))
        if generator.random() < 0.7:
            kernel[:, 2] = -kernel[:, 0] - kernel[:, 1]
        falls = np.tile(np.array([1.0] * 5 + [0.0] * 5), (10, 1))
        answers = F.conv2d(
            torch.tensor(falls)[None, None], torch.tensor(kernel, dtype=torch.float64)[None, None]
        )
        random_rows = torch.tensor(generator.integers(0, 9, (10, 1)) * np.ones((1, 10)))[None, None]
        by_rows = F.conv2d(random_rows, torch.tensor(kernel, dtype=torch.float64)[None, None])
        fits = bool(answers.min() >= 0 and answers.max() >= 1 and not by_rows.any())
        assert javascript.call("convolution/goals.js", "isRightEdge", kernel.tolist()) == fits, kernel


def test_names_are_the_same_in_python_and_javascript(javascript):
    for name in (
        "PARTS",
        "STRIDES",
        "PADDINGS",
        "DILATIONS",
        "SIZES",
        "KERNEL_SIZES",
        "INKS",
        "WEIGHTS",
        "CELLS",
    ):
        ours = getattr(convolution, name)
        theirs = javascript.call("convolution/model.js", name)
        assert theirs == (list(ours) if isinstance(ours, tuple) else ours), name
    check_goals_and_start(javascript, convolution, Convolution())


def check_goals_and_start(javascript, module, demo):
    folder = type(demo).__name__.lower()
    for name in ("GOALS", "PRESETS"):
        ids = [one["id"] for one in javascript.call(f"{folder}/goals.js", name)]
        assert ids == list(getattr(module, name))
    for name, value in javascript.call(f"{folder}/model.js", "START").items():
        ours = getattr(demo, name)
        assert np.array_equal(ours, value), name


# --- Pooling ---

POOLINGS = [
    {"picture": picture, "size": size, "kind": kind, "shift": shift}
    for (size, kind), picture, shift in zip(
        itertools.product(pooling.SIZES, pooling.KINDS),
        itertools.cycle((*pooling.DIGITS, *pooling.PATTERNS)),
        itertools.cycle([(0, 1), (-2, 0), (2, -1), (0, 0), (-1, -2)]),
        strict=False,
    )
]


@pytest.mark.parametrize("picture", [*pooling.DIGITS, *pooling.PATTERNS])
def test_the_page_has_the_pictures_of_the_package(javascript, picture):
    theirs = javascript.call("pooling/model.js", "original", {"picture": picture})
    assert np.array_equal(theirs, Pooling(picture=picture).original)


@pytest.mark.parametrize("traits", POOLINGS, ids=range(len(POOLINGS)))
def test_pooled_cells_and_their_code_agree(javascript, traits):
    demo = Pooling(**traits)
    state = {**traits, "cell": demo.cell}
    ours = javascript.call("pooling/model.js", "poolingOf", state)
    assert np.array(ours["pooled"]) == near(demo.pooled)
    assert ours["kept"] == demo.kept
    for source in javascript.call("pooling/code.js", "poolingCode", state).values():
        *lines, last = printed_by(source).splitlines()
        assert np.array(rows_of("\n".join(lines))) == near(demo.pooled)
        assert last == f"{demo.kept} of {demo.pooled.size} cells kept"


def test_pooling_has_the_same_names_in_python_and_javascript(javascript):
    for name in ("SIZES", "PICTURES", "MOST", "SIDE"):
        ours = {"PICTURES": [*pooling.DIGITS, *pooling.PATTERNS]}.get(name) or getattr(pooling, name)
        theirs = javascript.call("pooling/model.js", name)
        assert theirs == (list(ours) if isinstance(ours, tuple) else ours)
    check_goals_and_start(javascript, pooling, Pooling())
