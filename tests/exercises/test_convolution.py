"""The exercises of chapter 8: right answers in unusual forms pass, and a check leaves PyTorch as it was."""

import random
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional as F

from dl101.checker.observe import pictures
from dl101.exercises import convolution as ex
from dl101.sphinx.exercise_source import read_exercises, source_cells
from dl101.sphinx.solve_here import exercises, forms_of
from tests.helpers import ROOT

SOURCE = ROOT / "exercises/solutions/08_convolutional_networks.md"
SOURCES = {one.name: one for one in read_exercises(source_cells(SOURCE.read_text(encoding="utf-8")))[0]}


# conv2d: kernels that look the same when they are turned can't tell a turned one ---


def test_cases_tell_how_a_kernel_lies():
    kernels = [case[1].made() for case in ex.conv2d.cases]
    for turned in (lambda k: k[::-1, ::-1], lambda k: k[::-1], lambda k: k[:, ::-1]):
        assert any(not np.array_equal(kernel, turned(kernel)) for kernel in kernels)
    assert not np.array_equal(kernels[0], kernels[0][::-1, ::-1])  # the first one that is shown


def test_cases_have_rectangles_and_rests():
    shapes = [(case[0].made().shape, case[1].made().shape, *case[2:]) for case in ex.conv2d.cases]
    assert any(image[0] != image[1] and kernel[0] != kernel[1] for image, kernel, *_ in shapes)
    rests = [
        (n + 2 * p - k) % s for image, kernel, s, p in shapes for n, k in zip(image, kernel, strict=True)
    ]
    assert any(rests)


# edge_kernel: what is asked for, tried on pictures ---


def answers(kernel, picture):
    """The kernel's answers wherever it fits, as sums in plain Python."""
    rows, columns = len(picture) - 2, len(picture[0]) - 2
    return [
        sum(kernel[a][b] * picture[i + a][j + b] for a in range(3) for b in range(3))
        for i in range(rows)
        for j in range(columns)
    ]


def finds_edges(kernel):
    """Whether it speaks at a jump between columns, and is silent on flat areas and at changes between rows."""
    chance = random.Random(1)
    rows = [[chance.randint(-5, 5)] * 6 for _ in range(8)]
    silent = not any(answers(kernel, rows)) and not any(answers(kernel, [[3] * 5] * 5))
    jump = answers(kernel, [[0, 0, 0, 1, 1, 1]] * 5)
    return silent and max(map(abs, jump)) >= 1


wholes = st.integers(-3, 3)
rows_of_three = st.one_of(
    st.tuples(wholes, wholes, wholes),
    st.tuples(wholes, wholes).map(lambda pair: (pair[0], pair[1], -sum(pair))),  # with the sum 0
)


@settings(max_examples=300, deadline=None)
@given(st.lists(rows_of_three, min_size=3, max_size=3), st.sampled_from([1, 1, 4]))
def test_a_kernel_passes_exactly_where_it_finds_edges(rows, parts):
    kernel = [[number / parts for number in row] for row in rows]
    result = ex.edge_kernel.check(lambda: kernel)
    assert (result.outcome == "correct") == finds_edges(kernel), result.message


@given(st.lists(rows_of_three, min_size=3, max_size=3))
def test_the_sign_is_free(rows):
    outcomes = {
        ex.edge_kernel.check(lambda s=s: [[s * n for n in row] for row in rows]).outcome for s in (1, -1)
    }
    assert len(outcomes) == 1


def test_what_is_no_kernel_is_told_so():
    for answer in (
        [[1, 2], [3, 4]],
        "kernel",
        [[1, 2, 3]] * 2,
        [[float("nan")] * 3] * 3,
        [[[1, 0, -1]] * 3],
        {},
    ):
        assert "should give 3 rows of 3 ordinary numbers" in ex.edge_kernel.check(lambda a=answer: a).message


# build_cnn: any sensible network passes ---


class Plain(nn.Module):
    """Two convolutions without padding, GELU, flattened by hand."""

    def __init__(self):
        super().__init__()
        self.first, self.second, self.last = nn.Conv2d(1, 12, 3), nn.Conv2d(12, 16, 3), nn.Linear(256, 10)

    def forward(self, x):
        x = F.gelu(self.second(F.gelu(self.first(x))))
        return self.last(x.view(x.size(0), -1))


class ByHand(nn.Module):
    """Parameters of its own, and no layer."""

    def __init__(self):
        super().__init__()
        self.kernels, self.bias = nn.Parameter(0.3 * torch.randn(16, 1, 3, 3)), nn.Parameter(torch.zeros(16))
        self.W = nn.Parameter(0.05 * torch.randn(256, 10))

    def forward(self, x):
        maps = F.conv2d(x, self.kernels, self.bias, padding=1).relu()
        return F.max_pool2d(maps, 2).flatten(1) @ self.W


class Unfolded(nn.Module):
    """A convolution as a matrix product of all windows."""

    def __init__(self):
        super().__init__()
        self.kernels, self.last = nn.Linear(9, 16), nn.Linear(1024, 10)

    def forward(self, x):
        windows = F.unfold(x, 3, padding=1).transpose(1, 2)
        return self.last(torch.relu(self.kernels(windows)).flatten(1))


def block(c_in, c_out, *more):
    return [nn.Conv2d(c_in, c_out, 3, padding=1), *more, nn.ReLU()]


NETWORKS = {
    "two convolutions": lambda: [
        *block(1, 16),
        nn.MaxPool2d(2),
        *block(16, 32),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(128, 10),
    ],
    "batch normalization": lambda: [
        *block(1, 8, nn.BatchNorm2d(8)),
        nn.MaxPool2d(2),
        *block(8, 16, nn.BatchNorm2d(16)),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(64, 10),
    ],
    "dropout": lambda: [
        *block(1, 16),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Dropout(0.3),
        nn.Linear(256, 64),
        nn.ReLU(),
        nn.Dropout(0.3),
        nn.Linear(64, 10),
    ],
    "stride for pooling": lambda: [
        nn.Conv2d(1, 16, 3, stride=2, padding=1),
        nn.ReLU(),
        nn.Conv2d(16, 32, 3, stride=2, padding=1),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(128, 10),
    ],
    "global average pooling": lambda: [
        *block(1, 16),
        *block(16, 32),
        nn.MaxPool2d(2),
        *block(32, 32),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(32, 10),
    ],
    "convolutions alone": lambda: [
        nn.Conv2d(1, 16, 3),
        nn.ReLU(),
        nn.Conv2d(16, 32, 3),
        nn.ReLU(),
        nn.Conv2d(32, 10, 4),
        nn.Flatten(),
    ],
    "deep and narrow": lambda: [
        *block(1, 8),
        *(part for _ in range(3) for part in block(8, 8)),
        nn.Flatten(),
        nn.Linear(512, 10),
    ],
    "lazy": lambda: [
        nn.LazyConv2d(16, 3, padding=1),
        nn.LazyBatchNorm2d(),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.LazyLinear(10),
    ],
    "log-softmax": lambda: [
        *block(1, 16),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(256, 10),
        nn.LogSoftmax(dim=1),
    ],
    "tanh and mean pooling": lambda: [
        nn.Conv2d(1, 8, 3, padding=1),
        nn.Tanh(),
        nn.AvgPool2d(2),
        nn.Flatten(),
        nn.Linear(128, 64),
        nn.Tanh(),
        nn.Linear(64, 10),
    ],
}
FORMS = {
    **{title: lambda layers=layers: nn.Sequential(*layers()) for title, layers in NETWORKS.items()},
    "a class": Plain,
    "own parameters": ByHand,
    "unfolded": Unfolded,
    "float64": lambda: ex.build_cnn.reference().double(),
    "in evaluation mode": lambda: ex.build_cnn.reference().eval(),
}


@pytest.mark.slow
@pytest.mark.parametrize("title", FORMS)
def test_any_sensible_network_passes(title):
    result = ex.build_cnn.check(FORMS[title])
    assert result.outcome == "correct", result.message


def test_held_out_digits_are_held_out():
    X, y, X_test, y_test = pictures.data()
    assert (len(X), len(X_test), X.shape[1:]) == (1437, 360, (1, 8, 8))
    assert (X.min(), X.max()) == (0, 1)
    assert (
        len({tuple(one.flatten().tolist()) for one in X} & {tuple(one.flatten().tolist()) for one in X_test})
        == 0
    )
    assert y_test.bincount().tolist() == [36] * 10
    assert len(y) == len(X)


# What fails, hangs or is too slow ---


def with_forward(forward):
    model = ex.build_cnn.reference()
    whole = type(model).forward
    model.forward = lambda x: forward(lambda x: whole(model, x), x)
    return model


def test_a_network_that_is_too_slow_is_told_so(monkeypatch):
    monkeypatch.setattr(pictures, "LONGEST", 0)
    message = replace(ex.build_cnn).check(lambda: nn.Sequential(*NETWORKS["deep and narrow"]())).message
    assert (
        "makes a network that is too slow: after 0 of 25 epochs, the time for its training was over."
        in message
    )


def test_a_network_that_never_ends_is_told_so(monkeypatch):
    def never(call, x):
        while True:
            pass

    monkeypatch.setattr(type(ex.build_cnn), "training_seconds", 0.3)
    result = ex.build_cnn.check(lambda: with_forward(never))
    assert result.outcome == "incorrect"
    assert "was still running after 0.3 seconds" in result.message
    assert "trains it on 1,437 digits, and has a minute for both." in result.message


def test_a_network_without_a_way_back_is_told_so():
    result = ex.build_cnn.check(lambda: with_forward(lambda call, x: call(x).detach()))
    assert "no slope finds a way back to the parameters" in result.message


def test_an_error_in_training_alone_is_told():
    def fails(call, x):
        if torch.is_grad_enabled():
            raise ValueError("only here")
        return call(x)

    assert "with a ValueError (only here)" in ex.build_cnn.check(lambda: with_forward(fails)).message


def test_a_network_that_gives_nothing_is_told_so():
    assert "gives nothing (`None`)" in ex.build_cnn.check(lambda: with_forward(lambda call, x: None)).message
    assert "without a `forward`" in ex.build_cnn.check(nn.Module).message


def test_a_network_that_changes_its_pictures_changes_a_copy():
    def doubled(call, x):
        x *= 2
        return call(x)

    before = [part.clone() for part in pictures.data()]
    assert ex.build_cnn.check(lambda: with_forward(doubled)).outcome == "correct"
    assert all(map(torch.equal, before, pictures.data()))


def test_a_network_that_reads_too_little_gets_a_second_start():
    class Unlucky(nn.Module):
        """Its first network never learns."""

        made = 0

        def __init__(self):
            super().__init__()
            Unlucky.made += 1
            self.inner, self.works = ex.build_cnn.reference(), float(Unlucky.made > 1)

        def forward(self, x):
            return self.inner(x * self.works)

    assert ex.build_cnn.check(Unlucky).outcome == "correct"
    assert Unlucky.made == 2


def test_facts_that_an_answer_gives_itself_are_no_network():
    facts = ex.build_cnn.our_records()[0]["value"]
    result = ex.build_cnn.check(lambda: facts)
    assert result.outcome == "incorrect"
    assert "should give an `nn.Module`" in result.message


def test_a_network_in_place_of_the_function_is_told_so():
    message = ex.build_cnn.check(ex.build_cnn.reference()).message
    assert "is a network already: `check` needs the function, without parentheses after its name." in message


# In the page ---


def test_what_needs_pytorch_is_not_written_in_a_page():
    assert {name: forms_of(source) for name, source in SOURCES.items()} == {
        "conv2d": ["lines", "code"],
        "edge_kernel": ["code"],
        "conv_output_size": ["lines", "code"],
        "conv_parameters": ["lines", "code"],
        "max_pool2d": ["lines", "code"],
        "build_cnn": [],
    }
    page = exercises(ROOT)
    assert page["convolution/conv2d"]["given"] == ""
    assert page["convolution/conv2d"]["needs_numpy"]
    assert page["convolution/build_cnn"]["seconds"] == 60


# What a check leaves behind ---


def state():
    return {
        "random numbers": torch.get_rng_state().tolist(),
        "kind of floats": torch.get_default_dtype(),
        "gradients": torch.is_grad_enabled(),
        "threads": torch.get_num_threads(),
        "NumPy": np.random.get_state()[1].tolist(),
        "hooks": len(nn.modules.module._global_forward_hooks)
        + len(nn.modules.module._global_forward_pre_hooks),
    }


def test_a_check_leaves_all_as_it_was_and_says_the_same_again():
    torch.manual_seed(7)
    before = state()
    results = [ex.build_cnn.check(answer).message for answer in (ex.build_cnn.reference, list) * 2]
    assert results[:2] == results[2:]
    for wrong in (slip.answers[0] for slip in ex.build_cnn.slips):
        assert ex.build_cnn.check(wrong).outcome == "incorrect"
    assert state() == before
