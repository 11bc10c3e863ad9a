"""A message on convolutions is true of every answer that earns it (see test_true_messages.py).

A claim is the beginning of a message, and what must be true of the parts of an answer that earns it. Kernels for edges
have a test that reckons what their messages say.
"""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from dl101.exercises import convolution
from tests.exercises.test_true_messages import held_to

# conv2d: how the kernel lies, padding, steps, where windows begin, what is made of each, and what becomes of it all

KERNELS = {
    "as it is": lambda k: k,
    "turned": lambda k: k[::-1, ::-1],
    "upside down": lambda k: k[::-1],
    "mirrored": lambda k: k[:, ::-1],
    "transposed": lambda k: k.T,
    "doubled": lambda k: 2 * k,
    "square": lambda k: k[:, : len(k)],
}
PADS = {
    "a frame": lambda image, p: np.pad(image, p),
    "none": lambda image, p: image,
    "after": lambda image, p: np.pad(image, (0, p)),
    "before": lambda image, p: np.pad(image, (p, 0)),
    "double": lambda image, p: np.pad(image, 2 * p),
    "rows alone": lambda image, p: np.pad(image, ((p, p), (0, 0))),
    "edge": lambda image, p: np.pad(image, p, mode="edge"),
    "ones": lambda image, p: np.pad(image, p, constant_values=1),
    "reflected": lambda image, p: np.pad(image, min(p, min(image.shape) - 1), mode="reflect"),
}
STEPS = {
    "down": lambda n, k, s: (n - k) // s + 1,
    "up": lambda n, k, s: -(-(n - k) // s) + 1,
    "one less": lambda n, k, s: (n - k) // s,
    "without parentheses": lambda n, k, s: n - k // s + 1,
    "as if the stride were 1": lambda n, k, s: n - k + 1,
    "n over s": lambda n, k, s: n // s,
}
PLACES = {"stride": lambda i, s: i * s, "one": lambda i, s: i, "one further": lambda i, s: i * s + 1}
EACH = {
    "sum": lambda a, b: np.sum(a * b),
    "mean": lambda a, b: np.mean(a * b),
    "max": lambda a, b: np.max(a * b),
    "matrix": lambda a, b: np.sum(a @ b),
    "plus": lambda a, b: np.sum(a + b),
    "scaled": lambda a, b: np.sum(a * b) / np.sum(b),
    "size": lambda a, b: abs(np.sum(a * b)),
}
ENDS = {
    "as it is": lambda out: out,
    "ReLU": lambda out: np.maximum(out, 0),
    "transposed": lambda out: out.T,
    "first row": lambda out: out[0],
    "whole": lambda out: out.astype(int),
    "summed": lambda out: out.sum(),
}


def conv2d(kernel, pad, steps, place, each, end):
    def answer(image, weights, stride, padding):
        image, weights = PADS[pad](image, padding), KERNELS[kernel](weights)
        (H, W), (h, w) = image.shape, weights.shape
        out = np.zeros((STEPS[steps](H, h, stride), STEPS[steps](W, w, stride)))
        for i in range(out.shape[0]):
            for j in range(out.shape[1]):
                top, left = PLACES[place](i, stride), PLACES[place](j, stride)
                out[i, j] = EACH[each](image[top : top + h, left : left + w], weights)
        return ENDS[end](out)

    return answer


CONV_CLAIMS = {
    "The kernel is turned by half": lambda kernel, **_: kernel == "turned",
    "The kernel is upside down": lambda kernel, **_: kernel == "upside down",
    "Left and right have changed": lambda kernel, **_: kernel == "mirrored",
    "Rows and columns of the kernel": lambda kernel, **_: kernel == "transposed",
    "The stride is not used": lambda steps, place, **_: (steps, place) == ("as if the stride were 1", "one"),
    "The result has the right shape, but": lambda steps, place, **_: (steps, place) == ("down", "one"),
    "The stride counts only one way": lambda **_: False,
    "There is no padding": lambda pad, **_: pad == "none",
    "The padding lies on one side": lambda pad, **_: pad in ("after", "before"),
    "The padding is twice": lambda pad, **_: pad == "double",
    "The padding adds rows alone": lambda pad, **_: pad == "rows alone",
    "The padding repeats": lambda pad, **_: pad == "edge",
    "The padding is made of ones": lambda pad, **_: pad == "ones",
    "The last places are missing": lambda steps, **_: steps == "one less",
    "The last windows hang over": lambda steps, **_: steps in ("up", "n over s"),
    "The size of the result has a pair": lambda steps, **_: steps == "without parentheses",
    "Here, `@` makes": lambda each, **_: each == "matrix",
    "Here, the mean": lambda each, **_: each == "mean",
    "Here, only the largest": lambda each, **_: each == "max",
    "Here, window and kernel are added": lambda each, **_: each == "plus",
    "Here, the products are not": lambda **_: False,
    "The result is divided by": lambda each, **_: each == "scaled",
    "The kernel is taken for a square": lambda kernel, **_: kernel == "square",
    "The picture is taken for a square": lambda **_: False,
    "Only the first row": lambda end, **_: end == "first row",
    "Numbers below 0": lambda end, **_: end == "ReLU",
    "The numbers are right, but rows": lambda end, **_: end == "transposed",
    "The digits after": lambda end, **_: end == "whole",
}

# max_pool2d: how windows lie, how many, what is made of each, and what becomes of it all

OF_WINDOW = {
    "largest": np.max,
    "mean": np.mean,
    "sum": np.sum,
    "smallest": np.min,
    "corner": lambda window: window[0, 0],
    "size": lambda window: np.max(np.abs(window)),
    "from 0": lambda window: max(0, np.max(window)),
    "place": np.argmax,
    "middle": np.median,
}
LIE = {"side by side": lambda i, size: i * size, "one apart": lambda i, size: i}
COUNT = {
    "down": lambda n, size: n // size,
    "up": lambda n, size: -(-n // size),
    "everywhere": lambda n, size: n - size + 1,
    "one less": lambda n, size: n // size - 1,
}
PICTURES = {
    "whole": lambda image, size: image,
    "zeros": lambda image, size: np.pad(image, [(0, -n % size) for n in image.shape]),
    "square": lambda image, size: image[: min(image.shape), : min(image.shape)],
}


def max_pool2d(picture, count, lie, of_window, end):
    def answer(image, size):
        image = PICTURES[picture](image, size)
        rows, columns = (COUNT[count](n, size) for n in image.shape)
        places = [[(LIE[lie](i, size), LIE[lie](j, size)) for j in range(columns)] for i in range(rows)]
        windows = [[image[a : a + size, b : b + size] for a, b in row] for row in places]
        return ENDS[end](
            np.array([[OF_WINDOW[of_window](window) for window in row] for row in windows], float)
        )

    return answer


POOL_CLAIMS = {
    "This is the mean": lambda of_window, **_: of_window == "mean",
    "This is the sum": lambda of_window, **_: of_window == "sum",
    "This is the smallest": lambda of_window, **_: of_window == "smallest",
    "This is the number in the window's": lambda of_window, **_: of_window == "corner",
    "Here, numbers lose": lambda of_window, **_: of_window == "size",
    "The largest number so far": lambda of_window, end, **_: of_window == "from 0" or end == "ReLU",
    "Here, the result has a number for each place": lambda count, **_: count == "everywhere",
    "The result has the right shape": lambda lie, **_: lie == "one apart",
    "Here, what is left over": lambda count, **_: count == "up",
    "Here, zeros fill": lambda picture, **_: picture == "zeros",
    "Here, the picture has to be whole": lambda **_: False,
    "The numbers are cut": lambda **_: False,
    "Here, it is a piece of one row": lambda **_: False,
    "Here, it is a piece of one column": lambda **_: False,
    "The last window is missing": lambda count, **_: count == "one less",
    "The picture may have more": lambda picture, **_: picture == "square",
    "This is the largest number of the whole": lambda **_: False,
    "These are the *places*": lambda of_window, **_: of_window == "place",
    "Only the first row": lambda end, **_: end == "first row",
    "The numbers are right, but rows": lambda end, **_: end == "transposed",
    "The digits after": lambda end, **_: end == "whole",
}

# conv_output_size: the pixels, the kernel, the division, the 1, and what becomes of it

PIXELS = {
    "both sides": lambda n, p: n + 2 * p,
    "one side": lambda n, p: n + p,
    "none": lambda n, p: n,
    "minus": lambda n, p: n - 2 * p,
    "minus once": lambda n, p: n - p,
    "four": lambda n, p: n + 4 * p,
}
COVERED = {
    "k": lambda k: k,
    "nothing": lambda k: 0,
    "plus": lambda k: -k,
    "half": lambda k: k // 2,
    "twice": lambda k: 2 * k,
    "k + 1": lambda k: k + 1,
    "k - 1": lambda k: k - 1,
}
DIVIDED = {
    "down": lambda room, s: room // s,
    "not": lambda room, s: room,
    "exactly": lambda room, s: room / s,
    "up": lambda room, s: math.ceil(room / s),
    "rounded": lambda room, s: round(room / s),
    "multiplied": lambda room, s: room * s,
    "subtracted": lambda room, s: room - s,
    "rest": lambda room, s: room % s,
}
ONES = {"after": (0, 1), "before": (1, 0), "never": (0, 0), "both": (1, 1)}
SIDES = {"side": lambda m: m, "square": lambda m: m**2, "list": lambda m: [m, m]}


def conv_output_size(pixels, covered, divided, one, side):
    def answer(n, k, stride, padding):
        before, after = ONES[one]
        room = PIXELS[pixels](n, padding) - COVERED[covered](k) + before
        return SIDES[side](DIVIDED[divided](room, stride) + after)

    return answer


SIZE_CLAIMS = {
    "Only the padding is divided": lambda **_: False,
    "Only the kernel is divided": lambda **_: False,
    "The 1 is added before": lambda one, divided, covered, **_: one == "before" or covered == "k - 1",
    "The 1 is missing": lambda one, covered, **_: one == "never" or (covered, one) == ("k + 1", "before"),
    "The padding counts once": lambda pixels, **_: pixels == "one side",
    "The padding is left out": lambda pixels, **_: pixels == "none",
    "The padding is subtracted": lambda pixels, **_: pixels in ("minus", "minus once"),
    "This may be a number with a half": lambda divided, **_: divided == "exactly",
    "The steps are rounded up": lambda divided, **_: divided == "up",
    "The steps are rounded to": lambda divided, **_: divided == "rounded",
    "The stride is not used": lambda divided, **_: divided == "not",
    "The stride is subtracted": lambda divided, **_: divided == "subtracted",
    "The stride multiplies": lambda divided, **_: divided == "multiplied",
    "The kernel's own k pixels": lambda covered, **_: covered == "nothing",
    "k is added": lambda covered, **_: covered == "plus",
    "Half of k": lambda covered, **_: covered == "half",
    "k is subtracted twice": lambda covered, **_: covered == "twice",
    "Where the steps come out whole": lambda covered, divided, one, **_: (
        covered == "k + 1" or (divided, one) == ("up", "never")
    ),
    "k − 1 is subtracted": lambda covered, one, **_: covered == "k - 1" or one == "both",
    "The kernel's width has": lambda **_: False,
    "This is as long as": lambda **_: False,
    "This is the number of all places": lambda side, **_: side == "square",
}

# conv_parameters: what a kernel has for each channel, how many channels and kernels there are, and the biases

FOR_EACH = {"k k": lambda k: k * k, "k": lambda k: k, "2 k": lambda k: 2 * k, "1": lambda k: 1}
DEPTH = {
    "c_in": lambda c_in, k: c_in * k,
    "flat": lambda c_in, k: k,
    "added": lambda c_in, k: c_in + k,
    "one more": lambda c_in, k: (c_in + 1) * k,
}
KERNELS_OF = {
    "c_out": lambda weights, c_in, c_out: c_out * weights,
    "one": lambda weights, c_in, c_out: weights,
    "both": lambda weights, c_in, c_out: (c_in + c_out) * weights,
}
BIASES = {
    "c_out": lambda weights, c_in, c_out, total: total + c_out,
    "none": lambda weights, c_in, c_out, total: total,
    "one": lambda weights, c_in, c_out, total: total + 1,
    "c_in": lambda weights, c_in, c_out, total: total + c_in,
    "each channel": lambda weights, c_in, c_out, total: total + c_in * c_out,
    "each weight": lambda weights, c_in, c_out, total: 2 * total,
    "both": lambda weights, c_in, c_out, total: total + c_in + c_out,
    "apart": lambda weights, c_in, c_out, total: (total, c_out),
}


def conv_parameters(each, depth, kernels, biases):
    def answer(c_in, c_out, k):
        weights = DEPTH[depth](c_in, FOR_EACH[each](k))
        return BIASES[biases](weights, c_in, c_out, KERNELS_OF[kernels](weights, c_in, c_out))

    return answer


COUNT_CLAIMS = {
    "The weights are right, but the biases": lambda biases, **_: biases == "none",
    "There is one bias in all": lambda biases, **_: biases == "one",
    "There are as many biases as *input*": lambda biases, **_: biases == "c_in",
    "Each kernel has a bias for each": lambda biases, **_: biases == "each channel",
    "Each weight has a bias": lambda biases, **_: biases == "each weight",
    "Both kinds of channels have": lambda biases, **_: biases == "both",
    "Here, each kernel has k": lambda depth, **_: depth == "flat",
    "Here, k · k and the input": lambda depth, biases, **_: (
        depth == "added" or (depth, biases) == ("flat", "each channel")
    ),
    "This is one kernel. ": lambda kernels, **_: kernels == "one",
    "This is one kernel's weights": lambda kernels, biases, **_: (kernels, biases) == ("one", "c_out"),
    "Here, it has only k": lambda each, **_: each == "k",
    "Here, it has 2": lambda each, **_: each == "2 k",
    "The channels are added": lambda kernels, **_: kernels == "both",
    "That would be a dense layer": lambda each, **_: each == "1",
    "Weights and biases are counted": lambda biases, **_: biases == "apart",
    "1 is added to a number": lambda depth, **_: depth == "one more",
}

# build_cnn: what comes in, activation, pooling, how it is flattened, the dense layer, its end, and who holds the layers

CHANNELS = {"1": (1, 6), "3": (3, 6), "8 first": (6, 1), "none": None}
ACTIVATIONS = {"ReLU": nn.ReLU, "tanh": nn.Tanh}
POOLINGS = {"once": lambda: [nn.MaxPool2d(2)], "four times": lambda: [nn.MaxPool2d(2) for _ in range(4)]}
FLAT = {"rows": lambda: [nn.Flatten()], "not": lambda: [], "all": lambda: [nn.Flatten(0)]}
DENSE = {"fits": 96, "too large": 384, "channels": 6, "wide": "wide"}
CLASSES = {"10": 10, "1": 1}
TAILS = {
    "nothing": lambda: [],
    "softmax": lambda: [nn.Softmax(dim=1)],
    "columns": lambda: [nn.Softmax(dim=0)],
    "sigmoid": lambda: [nn.Sigmoid()],
    "ReLU": lambda: [nn.ReLU()],
}
HOLDERS = ("Sequential", "list", "hidden")


def build_cnn(channels, activation, pooling, flat, dense, classes, tail, holder):
    def answer():
        sizes = CHANNELS[channels]
        first = [nn.Conv2d(*sizes, 3, padding=1)] if sizes else [nn.LazyLinear(8)]
        width, wide = DENSE[dense], []
        if width == "wide":
            width, wide = 1000, [nn.Linear(96, 1000), nn.ReLU()]
        last = [*wide, nn.Linear(width, CLASSES[classes]) if sizes else nn.LazyLinear(CLASSES[classes])]
        layers = [
            *first,
            ACTIVATIONS[activation](),
            *POOLINGS[pooling](),
            *FLAT[flat](),
            *last,
            *TAILS[tail](),
        ]
        if holder == "list":
            return layers
        network = nn.Sequential(*layers)
        if holder == "hidden":
            hidden, network = network, nn.Module()
            network.forward = lambda x: hidden(x)
        return network

    return answer


CNN_CLAIMS = {
    "This is a list": lambda holder, **_: holder == "list",
    "The network ends in a softmax": lambda tail, **_: tail in ("softmax", "columns"),
    "The network ends in a sigmoid": lambda tail, **_: tail == "sigmoid",
    "The network ends in a ReLU": lambda tail, **_: tail == "ReLU",
    "A picture comes to": lambda flat, **_: flat == "not",
    "The first dense layer has": lambda dense, channels, **_: (
        dense in ("too large", "channels") or (channels, dense) == ("none", "wide")
    ),
    "Pictures are mixed": lambda flat, **_: flat == "all",
    "The channels don't fit": lambda channels, **_: channels in ("3", "8 first"),
    "The maps have become": lambda pooling, **_: pooling == "four times",
    "There is a number for each of other": lambda classes, **_: classes == "1",
    "The network does not know": lambda holder, **_: holder == "hidden",
    "There is no convolution": lambda channels, **_: channels == "none",
    "There are 100,000": lambda dense, **_: dense == "wide",
    "Nothing bends": lambda **_: False,
    "The network is whole": lambda **_: False,
}

FAMILIES = {
    "conv2d": (conv2d, [KERNELS, PADS, STEPS, PLACES, EACH, ENDS], CONV_CLAIMS),
    "max_pool2d": (max_pool2d, [PICTURES, COUNT, LIE, OF_WINDOW, ENDS], POOL_CLAIMS),
    "conv_output_size": (conv_output_size, [PIXELS, COVERED, DIVIDED, ONES, SIDES], SIZE_CLAIMS),
    "conv_parameters": (conv_parameters, [FOR_EACH, DEPTH, KERNELS_OF, BIASES], COUNT_CLAIMS),
    "build_cnn": (
        build_cnn,
        [CHANNELS, ACTIVATIONS, POOLINGS, FLAT, DENSE, CLASSES, TAILS, HOLDERS],
        CNN_CLAIMS,
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.filterwarnings("ignore")
def test_what_is_said_of_an_answer_is_true_of_it(name):
    make, tables, claims = FAMILIES[name]
    with np.errstate(all="ignore"):
        _, false = held_to(claims, getattr(convolution, name), make, tables)
    assert false == []


@pytest.mark.parametrize("name", FAMILIES)
def test_each_message_has_a_claim(name):
    for wrong in getattr(convolution, name).slips:
        assert wrong.message.startswith(tuple(FAMILIES[name][2])), wrong.message


# edge_kernel: what is said of its sums ---


def column(kernel, place):
    return sum(row[place] for row in kernel)


def turned(kernel):
    return [list(one) for one in zip(*kernel[::-1], strict=True)]


def across(kernel):
    return [list(one) for one in zip(*kernel, strict=True)]


def is_right(kernel):
    strength = max(abs(column(kernel, 1) + column(kernel, 2)), abs(column(kernel, 2)))
    return all(sum(row) == 0 for row in kernel) and strength >= 1


def with_other_sign(kernel, place):
    return [[-n if j == place else n for j, n in enumerate(row)] for row in kernel]


EDGE_CLAIMS = {
    "This finds edges the other way": lambda k: is_right(across(k)),
    "The kernel holds zeros": lambda k: not any(map(any, k)),
    "Left and right have": lambda k: any(is_right(with_other_sign(k, place)) for place in (0, 2)),
    "This is a blur": lambda k: min(map(min, k)) >= 0 and sum(map(sum, k)) > 0,
    "This sharpens": lambda k: sum(map(sum, k)) == 1,
    "The weights don't sum": lambda k: sum(map(sum, k)) != 0,
    "This answers to edges of every": lambda k: turned(k) == k and sum(map(sum, k)) == 0,
    "All weights sum to 0, but": lambda k: sum(map(sum, k)) == 0 and any(map(sum, k)),
    "The rows cancel": lambda k: not any(map(sum, k)) and not any(column(k, place) for place in range(3)),
    "It answers at the right places": lambda k: not any(map(sum, k)) and not is_right(k),
}
whole = st.integers(-2, 2)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.lists(whole, min_size=3, max_size=3), min_size=3, max_size=3), st.sampled_from([1, 8]))
def test_what_is_said_of_a_kernel_is_true_of_it(rows, parts):
    kernel = [[number / parts for number in row] for row in rows]
    result = convolution.edge_kernel.check(lambda: kernel)
    known, example, _ = result.message.partition("\n\nFor example: ")
    assert (result.outcome == "correct") == is_right(kernel)
    assert example or result.outcome == "correct"  # each wrong one has words of its own
    if example:
        [start] = filter(known.startswith, EDGE_CLAIMS)
        assert EDGE_CLAIMS[start](kernel)
