"""What any other code of the network and of the preparation must give: for tests, in any language."""

import numpy as np

from dl101.datasets import digits, prepare
from dl101.digit_cnn import digit_cnn
from measure.convolution import generated

IMAGES, HANDS = 100, 2
SIGNS = "0123456789abcdefg"  # of a pixel: no ink to 16, full


def as_signs(image):
    """An image (8, 8) as 64 signs, row after row."""
    return "".join(SIGNS[int(pixel)] for pixel in image.flat)


def readings():
    """The first hundred held-out digits and their logits."""
    images = digits().test.images[:IMAGES]
    return [
        {"image": as_signs(image), "logits": np.round(logits, 7).tolist()}
        for image, logits in zip(images, digit_cnn()(images / 16), strict=True)
    ]


def prepared():
    """Twenty drawings, each digit by two hands: x and y of each stroke's points, and what `prepare` makes of them."""
    found = []
    for strokes, digit in generated.drawings(generated.DEVELOPMENT[0], HANDS):
        strokes = [np.round(stroke, 4) for stroke in strokes]
        both = [{"x": stroke[:, 0].tolist(), "y": stroke[:, 1].tolist()} for stroke in strokes]
        found.append({"digit": digit, "strokes": both, "image": as_signs(prepare(strokes))})
    return found


def fixtures():
    return {"readings": readings(), "drawings": prepared()}
