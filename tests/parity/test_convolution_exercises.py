"""Our answers to the exercises of chapter 8 give the numbers of PyTorch, for any sizes, strides and paddings."""

import numpy as np
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch.nn import functional as F

from dl101.exercises import convolution as ex

sizes = st.integers(1, 9)
seeds = st.integers(0, 2**32 - 1)


def table(seed, *shape):
    return np.random.default_rng(seed).normal(size=shape)


def as_tensor(array):
    return torch.as_tensor(array)[None, None]


@given(seeds, sizes, sizes, st.integers(1, 5), st.integers(1, 5), st.integers(1, 4), st.integers(0, 3))
def test_a_convolution_is_pytorchs(seed, rows, columns, h, w, stride, padding):
    assume(rows + 2 * padding >= h and columns + 2 * padding >= w)
    image, kernel = table(seed, rows, columns), table(seed + 1, h, w)
    ours = ex.conv2d.reference(image, kernel, stride, padding)
    theirs = F.conv2d(as_tensor(image), as_tensor(kernel), stride=stride, padding=padding)[0, 0]
    assert ours.shape == tuple(theirs.shape)
    np.testing.assert_allclose(ours, theirs, atol=1e-12)
    wide = (ex.conv_output_size.reference(n, k, stride, padding) for n, k in ((rows, h), (columns, w)))
    assert ours.shape == tuple(wide)


def test_stride_and_padding_may_be_left_out():
    image, kernel = table(0, 4, 5), table(1, 2, 3)
    np.testing.assert_array_equal(
        ex.conv2d.reference(image, kernel), ex.conv2d.reference(image, kernel, 1, 0)
    )


@given(seeds, sizes, sizes, st.integers(1, 4))
def test_max_pooling_is_pytorchs(seed, rows, columns, size):
    assume(min(rows, columns) >= size)
    image = table(seed, rows, columns)
    ours = ex.max_pool2d.reference(image, size)
    theirs = F.max_pool2d(as_tensor(image), size)[0, 0]
    assert ours.shape == tuple(theirs.shape)
    np.testing.assert_array_equal(ours, theirs)


@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 5))
def test_a_layers_parameters_are_pytorchs(c_in, c_out, k):
    layer = torch.nn.Conv2d(c_in, c_out, k)
    assert ex.conv_parameters.reference(c_in, c_out, k) == sum(one.numel() for one in layer.parameters())
