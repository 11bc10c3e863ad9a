"""Slips of beginners with pictures, written as they write them: each gets words of its own."""

import math

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from dl101.exercises import convolution as ex
from tests.exercises.slips import earns


def written(code, name):
    """The function of this name in code as a learner writes it, below the imports of the notebook."""
    namespace = {"np": np, "math": math, "torch": torch, "nn": nn, "F": F}
    exec(code, namespace)
    return namespace[name]


def function(first, lines):
    return "\n".join([first, *(f"    {line}" for line in lines.strip("\n").split("\n"))])


# conv2d: two loops, in which one thing is exchanged ---

CONV = """image = np.pad(image, padding)
H, W = image.shape
h, w = kernel.shape
out = np.zeros(((H - h) // stride + 1, (W - w) // stride + 1))
for i in range(out.shape[0]):
    for j in range(out.shape[1]):
        window = image[i * stride : i * stride + h, j * stride : j * stride + w]
        out[i, j] = (window * kernel).sum()
return out"""
SUM = "        out[i, j] = (window * kernel).sum()"
WINDOW = "        window = image[i * stride : i * stride + h, j * stride : j * stride + w]"
OUT = "out = np.zeros(((H - h) // stride + 1, (W - w) // stride + 1))"
CONVS = {
    ("image = np.pad(image, padding)", ""): "There is no padding here.",
    (
        "np.pad(image, padding)",
        "np.pad(image, ((0, padding), (0, padding)))",
    ): "The padding lies on one side only",
    ("np.pad(image, padding)", "np.pad(image, ((padding, padding), (0, 0)))"): "The padding adds rows alone",
    ("np.pad(image, padding)", "np.pad(image, 2 * padding)"): "The padding is twice as wide",
    (
        "np.pad(image, padding)",
        "np.pad(image, padding, mode='edge')",
    ): "The padding repeats the pixels at the edge",
    (SUM, SUM.replace("kernel)", "np.flip(kernel))")): "The kernel is turned by half a turn first",
    (SUM, SUM.replace("kernel)", "kernel[::-1])")): "The kernel is upside down.",
    (SUM, SUM.replace("kernel)", "kernel[:, ::-1])")): "Left and right have changed places",
    (
        "h, w = kernel.shape",
        "kernel = kernel.T\nh, w = kernel.shape",
    ): "Rows and columns of the kernel have changed",
    (SUM, SUM.replace(".sum", ".mean")): "Here, the mean of the products is taken.",
    (SUM, SUM.replace(".sum", ".max")): "Here, only the largest product counts.",
    (SUM, SUM.replace("*", "+")): "Here, window and kernel are added.",
    (SUM, SUM.replace("*", "@")): "Here, `@` makes a product of rows and columns.",
    (SUM, "        out[i, j] = window * kernel"): "Here, the products are not added up.",
    (SUM, f"{SUM} / kernel.sum()"): "The result is divided by the sum of the weights.",
    (
        SUM,
        "        out[i, j] = max(0, (window * kernel).sum())",
    ): "Numbers below 0 have become 0: that is ReLU",
    (WINDOW, "        window = image[i : i + h, j : j + w]"): "its windows lie one pixel apart",
    (
        OUT,
        "out = np.zeros((H - h // stride + 1, W - w // stride + 1))",
    ): "The size of the result has a pair of parentheses too few.",
    (OUT, "out = np.zeros(((H - h) // stride, (W - w) // stride))"): "The last places are missing.",
    (
        OUT,
        "out = np.zeros((-(-(H - h) // stride) + 1, -(-(W - w) // stride) + 1))",
    ): "The last windows hang over the edge",
    (OUT, "out = np.zeros((H // stride, W // stride))"): "The last windows hang over the edge",
    ("    for j in", "    stride = 1\n    for j in"): "its windows lie one pixel apart",
    (OUT, f"{OUT[:-1]}, dtype=int)"): "The digits after the decimal point",
    ("return out", "    return out"): None,
    ("return out", "return out.T"): "The numbers are right, but rows and columns have changed places.",
    ("return out", "return out[0]"): "Only the first row of the result is there.",
    ("h, w = kernel.shape", "h = w = kernel.shape[0]"): "The kernel is taken for a square.",
    ("h, w = kernel.shape", "h = w = kernel.shape[1]"): "The kernel is taken for a square.",
    ("H, W = image.shape", "H = W = image.shape[0]"): "The picture is taken for a square.",
    ("H, W = image.shape", "H = W = image.shape[1]"): "The picture is taken for a square.",
    ("H, W = image.shape", "stride = 1\nH, W = image.shape"): "The stride is not used.",
}


@pytest.mark.parametrize("change", CONVS)
def test_convolutions(change):
    assert change[0] in CONV
    code = function("def conv2d(image, kernel, stride=1, padding=0):", CONV.replace(*change))
    earns(ex.conv2d, written(code, "conv2d"), CONVS[change])


# max_pool2d ---

POOL = """rows, columns = image.shape[0] // size, image.shape[1] // size
out = np.zeros((rows, columns))
for i in range(rows):
    for j in range(columns):
        window = image[i * size : i * size + size, j * size : j * size + size]
        out[i, j] = window.max()
return out"""
POOLS = {
    ("window.max()", "window.mean()"): "This is the mean of each window: average pooling.",
    ("window.max()", "window.sum()"): "This is the sum of each window.",
    ("window.max()", "window.min()"): "This is the smallest number",
    ("window.max()", "window[0, 0]"): "This is the number in the window's upper left corner.",
    ("window.max()", "abs(window).max()"): "Here, numbers lose their signs first.",
    ("window.max()", "window.argmax()"): "These are the *places* of the largest numbers",
    ("window.max()", "max(0, window.max())"): "The largest number so far starts at 0",
    ("window.max()", "image.max()"): "This is the largest number of the whole picture.",
    (
        "        out[i, j] = window.max()",
        "        best = 0\n        for row in window:\n            for n in row:\n                best = max(best, n)\n"
        "        out[i, j] = best",
    ): "The largest number so far starts at 0",
    ("image[i * size : i * size + size, j * size : j * size + size]", "image[i : i + size, j : j + size]"): (
        "its windows begin one pixel apart, so they overlap"
    ),
    (POOL.split("\n")[0], "rows, columns = -(-image.shape[0] // size), -(-image.shape[1] // size)"): (
        "Here, what is left over at the end makes smaller windows."
    ),
    ("range(rows):", "range(rows - 1):"): None,
    ("return out", "    return out"): None,
    ("return out", "return out.T"): "The numbers are right, but rows and columns have changed places.",
    ("(rows, columns))", "(rows, columns), dtype=int)"): "The digits after the decimal point are cut off.",
    ("np.zeros((rows, columns))", "np.zeros_like(image)"): None,
}
WHOLE_POOLS = {
    "np.max(image)": "This is the largest number of the whole picture.",
    "image.reshape(image.shape[0] // size, size, -1, size).max(axis=(1, 3))": "the picture has to be whole windows",
    "[[image[i : i + size, j : j + size].max() for j in range(image.shape[1] - size + 1)]"
    " for i in range(image.shape[0] - size + 1)]": "they move on by one pixel",
    "np.array([[image[i : i + size, j : j + size].max() for j in range(0, image.shape[1], size)]"
    " for i in range(0, image.shape[0], size)])": "Here, what is left over at the end makes smaller windows.",
    "image[: len(image) // size * size, : len(image[0]) // size * size].reshape(len(image) // size,"
    " len(image[0]) // size, size, size).max(axis=(2, 3))": "The numbers are cut into windows in the wrong order.",
}


@pytest.mark.parametrize("change", POOLS)
def test_poolings(change):
    assert change[0] in POOL
    code = function("def max_pool2d(image, size):", POOL.replace(*change))
    earns(ex.max_pool2d, written(code, "max_pool2d"), POOLS[change])


def test_both_loops_of_a_pooling_may_stop_too_early():
    code = POOL.replace("range(rows)", "range(rows - 1)").replace("range(columns)", "range(columns - 1)")
    answer = written(function("def max_pool2d(image, size):", code), "max_pool2d")
    earns(ex.max_pool2d, answer, "The last window is missing, down and across.")


# Functions of one line ---

LINES = {
    "max_pool2d": WHOLE_POOLS,
    "conv_output_size": {
        "n - k + 2 * padding / stride + 1": "Only the padding is divided by the stride.",
        "n - k + 2 * padding // stride + 1": "Only the padding is divided by the stride.",
        "n + 2 * padding - k // stride + 1": "Only the kernel is divided by the stride.",
        "(n + padding - k) // stride + 1": "The padding counts once here.",
        "(n - k) // stride + 1": "The padding is left out here",
        "(n - k - 2 * padding) // stride + 1": "The padding is subtracted here",
        "(n - k + 2 * padding) / stride + 1": "This may be a number with a half.",
        "math.ceil((n - k + 2 * padding) / stride) + 1": "The steps are rounded up here.",
        "-(-(n - k + 2 * padding) // stride) + 1": "The steps are rounded up here.",
        "round((n - k + 2 * padding) / stride) + 1": "The steps are rounded to the nearest number here.",
        "(n - k + 2 * padding) // stride": "The 1 is missing here",
        "(n - k + 2 * padding + 1) // stride": "The 1 is added before the division here.",
        "n - k + 2 * padding + 1": "The stride is not used here.",
        "(n + 2 * padding) // stride + 1": "The kernel's own k pixels are left out here.",
        "(n + 2 * padding - k // 2) // stride + 1": "Half of k is subtracted here.",
        "(n + 2 * padding - (k - 1)) // stride + 1": "k − 1 is subtracted here.",
        "(n + 2 * padding) // k": "The kernel's width has taken the place of the stride.",
        "n // stride": "This is as long as the picture, divided by the stride.",
        "math.ceil(n / stride)": "This is as long as the picture, divided by the stride.",
        "((n - k + 2 * padding) // stride + 1) ** 2": "This is the number of all places in a square picture.",
        "(n - k + 2 * padding) % stride": None,
    },
    "conv_parameters": {
        "c_out * c_in * k * k": "The weights are right, but the biases are missing.",
        "c_out * c_in * k * k + 1": "There is one bias in all here.",
        "c_out * c_in * k * k + c_in": "There are as many biases as *input* channels here.",
        "c_in * (c_out * k * k + 1)": "There are as many biases as *input* channels here.",
        "c_in * c_out * (k * k + 1)": "Each kernel has a bias for each of its channels here.",
        "k * k * c_out + c_out": "Here, each kernel has k · k weights",
        "k * k * c_out": "Here, each kernel has k · k weights",
        "c_in * k * k + 1": "This is one kernel.",
        "c_in * k * k + c_out": "This is one kernel's weights, and a bias for each output channel.",
        "c_out * (c_in * k + 1)": "Here, it has only k in each channel.",
        "c_out * (c_in * k * 2 + 1)": "Here, it has 2 · k in each channel",
        "(c_in + c_out) * k * k + c_out": "The channels are added.",
        "c_in * c_out + c_out": "That would be a dense layer",
        "(c_out * c_in * k * k, c_out)": "Weights and biases are counted apart.",
        "(c_in + 1) * c_out * k * k": "1 is added to a number of channels",
        "c_out * c_in * k * k * 28 * 28": None,
    },
    "edge_kernel": {
        "[-1, 0, 1]": "This is one row.",
        "np.array([[-1, 0, 1]])": "This is one row.",
        "[-1, 0, 1, -1, 0, 1, -1, 0, 1]": "This is one row.",
        "[[-1, -2, -1], [0, 0, 0], [1, 2, 1]]": "This finds edges the other way",
        "np.zeros((3, 3))": "The kernel holds zeros alone",
        "[[1, 0, 1], [2, 0, 2], [1, 0, 1]]": "Left and right have the same sign",
        "np.ones((3, 3)) / 9": "This is a blur",
        "[[0, 0, 0], [0, 1, 0], [0, 0, 0]]": "This is a blur",
        "[[0, -1, 0], [-1, 5, -1], [0, -1, 0]]": "This sharpens",
        "[[-1, -1, -1], [-1, 9, -1], [-1, -1, -1]]": "This sharpens",
        "[[-1, 0, 1], [-1, 0, 1], [-1, 0, 2]]": "This sharpens",
        "[[-1, 0, 2]] * 3": "The weights don't sum to 0",
        "[[0, 1, 0], [1, -4, 1], [0, 1, 0]]": "This answers to edges of every direction alike.",
        "[[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]": "This answers to edges of every direction alike.",
        "[[-1, -1, 0], [-1, 0, 1], [0, 1, 1]]": "All weights sum to 0, but not those of each row.",
        "[[1, 0, 0], [0, -1, 0], [0, 0, 0]]": "All weights sum to 0, but not those of each row.",
        "[[-1, 0, 1], [0, 0, 0], [1, 0, -1]]": "The rows cancel each other",
        "[[-0.25, 0, 0.25], [0, 0, 0], [0, 0, 0]]": "too weakly",
        "[[1, 0], [-1, 0]]": None,
    },
}


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, codes in LINES.items() for code in codes])
def test_lines(name, code):
    exercise = getattr(ex, name)
    answer = written(f"def answer({', '.join(exercise.parameters)}):\n    return {code}", "answer")
    earns(exercise, answer, LINES[name][code])


def test_a_size_that_has_to_come_out_whole_is_refused():
    code = (
        "def conv_output_size(n, k, stride, padding):\n    assert (n + 2 * padding - k) % stride == 0\n"
        "    return (n + 2 * padding - k) // stride + 1"
    )
    message = ex.conv_output_size.check(written(code, "conv_output_size")).message
    assert "`conv_output_size(n=27, k=4, stride=4, padding=1)`" in message or "n=20, k=9, stride=2" in message
    assert "An `assert` in it did not hold." in message


# build_cnn ---


def sequence(*layers):
    return f"def build_cnn():\n    return nn.Sequential({', '.join(layers)})"


def class_of(init, forward):
    indented = ["\n".join(" " * 8 + line for line in code.split("\n")) for code in (init, forward)]
    return (
        f"class Net(nn.Module):\n    def __init__(self):\n{indented[0]}\n    def forward(self, x):\n{indented[1]}\n"
        "def build_cnn():\n    return Net()"
    )


FIRST = ("nn.Conv2d(1, 8, 3, padding=1)", "nn.ReLU()", "nn.MaxPool2d(2)")
INIT = "super().__init__()\nself.conv = nn.Conv2d(1, 8, 3, padding=1)\nself.fc = nn.Linear(128, 10)"
FORWARD = "x = F.max_pool2d(torch.relu(self.conv(x)), 2)\nreturn self.fc(x.flatten(1))"
DENSE, FLAT, MIXED = (
    "The first dense layer has the wrong input size.",
    "A picture comes to `nn.Linear` as",
    "mixed up",
)
SMALL = "The maps have become too small"
KNOWS = "The network does not know all its layers"
CNNS = {
    sequence(*FIRST, "nn.Flatten()", "nn.Linear(8 * 8 * 8, 10)"): DENSE,
    sequence("nn.Conv2d(1, 8, 3)", "nn.Flatten()", "nn.Linear(8 * 8 * 8, 10)"): DENSE,
    sequence(*FIRST, "nn.Flatten()", "nn.Linear(8, 64)", "nn.ReLU()", "nn.Linear(64, 10)"): DENSE,
    sequence(*FIRST, "nn.Linear(8 * 4 * 4, 10)"): FLAT,
    sequence(*FIRST, "nn.Linear(4, 10)"): FLAT,
    sequence(*FIRST, "nn.Linear(4, 10)", "nn.Flatten()"): "There is a number for each of other classes.",
    sequence(*FIRST, "nn.Flatten(start_dim=0)", "nn.Linear(128, 10)"): MIXED,
    sequence(
        *FIRST, "nn.Flatten()", "nn.Linear(128, 10)", "nn.Softmax(dim=1)"
    ): "The network ends in a softmax.",
    sequence(
        *FIRST, "nn.Flatten()", "nn.Linear(128, 10)", "nn.Softmax(dim=0)"
    ): "The network ends in a softmax.",
    sequence(*FIRST, "nn.Flatten()", "nn.Linear(128, 10)", "nn.Sigmoid()"): "The network ends in a sigmoid.",
    sequence(*FIRST, "nn.Flatten()", "nn.Linear(128, 10)", "nn.ReLU()"): "The network ends in a ReLU.",
    sequence(*FIRST, "nn.Flatten()", "nn.Linear(128, 2)"): "There is a number for each of other classes.",
    sequence(
        *FIRST, "nn.Flatten()", "nn.Linear(128, 900)", "nn.ReLU()", "nn.Linear(900, 10)"
    ): "100,000 parameters",
    sequence(
        "nn.Conv2d(1, 8, 3)", "nn.ReLU()", "nn.Conv2d(1, 8, 3)", "nn.Flatten()"
    ): "The channels don't fit.",
    sequence("nn.Conv2d(3, 8, 3)", "nn.Flatten()", "nn.Linear(8 * 36, 10)"): "The channels don't fit.",
    sequence("nn.Conv2d(1, 8, 3)", "nn.BatchNorm2d(16)", "nn.Flatten()"): "The channels don't fit.",
    sequence("nn.Conv2d(1, 8, 9)", "nn.Flatten()", "nn.Linear(8, 10)"): SMALL,
    sequence(*FIRST, "nn.MaxPool2d(2)", "nn.MaxPool2d(2)", "nn.MaxPool2d(2)"): SMALL,
    sequence(
        "nn.Flatten()", "nn.Linear(64, 32)", "nn.ReLU()", "nn.Linear(32, 10)"
    ): "There is no convolution",
    f"def build_cnn():\n    return [{', '.join(FIRST)}]": "This is a list of layers.",
    class_of(INIT, FORWARD.replace(".flatten(1)", ".view(-1, 128)[:, :64]")): DENSE,
    class_of(INIT, FORWARD.replace(".flatten(1)", "")): FLAT,
    class_of(INIT.replace("128", "32"), FORWARD.replace(".flatten(1)", ".view(-1, 32)")): MIXED,
    class_of(
        INIT.replace("self.conv = ", "self.conv = [").replace("padding=1)", "padding=1)]"),
        FORWARD.replace("self.conv(", "self.conv[0]("),
    ): KNOWS,
    class_of(INIT, FORWARD.replace("self.conv(", "nn.Conv2d(1, 8, 3, padding=1)(")): KNOWS,
    class_of(INIT, FORWARD + ".softmax(dim=1)"): "The network ends in a softmax.",
}
EXPLAINED = {
    class_of(INIT.split("\n", 1)[1], FORWARD): "`super().__init__()` has to be the first line",
    class_of(
        INIT, FORWARD.replace("flatten(1)", "view(-1, 100)")
    ): "The numbers of the maps don't fill the shape",
    class_of(INIT, FORWARD.replace("return ", "")): "gives nothing (`None`)",
    class_of(INIT, FORWARD).replace("def forward", "def foward"): "without a `forward`",
    class_of(INIT, FORWARD.replace("torch.relu", "nn.ReLU")): "`nn.ReLU(…)` makes a layer",
    f"def build_cnn():\n    return nn.Sequential([{', '.join(FIRST)}])": "a star before",
    sequence("nn.Conv2d(1, 8)", "nn.Flatten()"): "`nn.Conv2d` needs three numbers",
    sequence("nn.Conv2d(1, 8, 3)", "nn.MaxPool2d()"): "`nn.MaxPool2d` needs the side of its window",
    sequence("nn.Conv2d(1, 8, 3)", "nn.BatchNorm1d(8)"): "Feature maps need `nn.BatchNorm2d`.",
    sequence("nn.Conv2d(1, 8, 3)", "nn.Flatten()", "nn.BatchNorm2d(8)"): "belongs before Flatten",
    sequence("nn.Flatten()", "nn.Linear(64, 64)", "nn.Conv2d(1, 8, 3)"): "belongs before Flatten",
    sequence(
        "nn.Conv2d(1, 8, 3)", "nn.ReLU", "nn.Flatten()"
    ): "`nn.ReLU` is the class; `nn.ReLU()` makes a layer.",
    class_of(f"{INIT}.double()", FORWARD): "Two tensors hold numbers of different kinds",
    class_of(INIT, FORWARD.replace("self.fc(", "self.fc(input=")).replace(
        "128", "100"
    ): "In a product of the shapes 32x128 and 100x10",
    sequence("nn.Conv2d(1, 8, 3)", "nn.Flatten()", "nn.MaxPool2d(2)"): "this layer belongs before Flatten.",
    "def build_cnn():\n    return nn.Sequential": "the class `Sequential`. Are parentheses missing",
}


@pytest.mark.parametrize("code", CNNS)
def test_networks(code):
    earns(ex.build_cnn, written(code, "build_cnn"), CNNS[code])


@pytest.mark.parametrize("code", EXPLAINED)
def test_what_stops_a_network_is_explained(code):
    result = ex.build_cnn.check(written(code, "build_cnn"))
    assert result.outcome == "incorrect"
    assert EXPLAINED[code] in result.message


def test_a_dense_layer_that_does_not_fit_is_told_what_comes_in():
    code = sequence(*FIRST, "nn.Flatten()", "nn.Linear(512, 10)")
    message = ex.build_cnn.check(written(code, "build_cnn")).message
    assert message.endswith(
        "`build_cnn()` stops at `nn.Linear(512, 10)`. The shape that comes in is (32, 128): 128 numbers for each of 32"
        " pictures."
    )
