"""Handwritten digits, 8×8 pixels, parted into those to learn from and those for the test."""

from typing import NamedTuple

import numpy as np

TEST_PER_CLASS = 36  # of each of the ten digits: 360 for the test, a fifth of the 1,797


class Images(NamedTuple):
    """Pictures and what they show: images (n, 8, 8), ink from 0 to 16; labels (n,), whole numbers from 0 to 9."""

    images: np.ndarray
    labels: np.ndarray


class Digits(NamedTuple):
    train: Images
    test: Images


def digits(seed=0):
    """Handwritten digits, 8×8 pixels: 1,437 to learn from (`train`) and 360 that no training may see (`test`).

    Thirteen people wrote these 1,797 digits: the test part of E. Alpaydin and C. Kaynak, *Optical Recognition of
    Handwritten Digits* (1998), which scikit-learn brings along. Each was a bitmap of 32×32; a pixel's ink is the
    number of black dots in a block of 4×4, so it is a whole number from 0 to 16. It is left so: `images / 16` lies
    between 0 and 1.

    The split is random, the same for the same seed, with 36 of each digit in the test part. It does not look at who
    wrote what (the data don't say): the same hands are in both parts. A stranger's writing would be harder.
    """
    try:
        from sklearn.datasets import load_digits
    except ImportError as error:
        raise ImportError(
            "The digits come with scikit-learn, which is missing: pip install scikit-learn"
        ) from error
    data = load_digits()
    images, labels = data.images, data.target
    # RandomState: unlike default_rng's, its order is promised never to change with NumPy's version
    order = np.random.RandomState(seed).permutation(len(labels))
    of_each = [order[labels[order] == digit][:TEST_PER_CLASS] for digit in range(10)]
    in_test = np.isin(order, of_each)
    train, test = order[~in_test], order[in_test]
    return Digits(Images(images[train], labels[train]), Images(images[test], labels[test]))
