"""From the strokes of a pen to 8×8 pixels, as those of `digits()` were made from scanned bitmaps.

A network reads a drawing as it read its training data only if both were prepared alike. The data's bitmaps had 32×32
dots, normalized by programs of NIST, and were counted in blocks of 4×4: so scikit-learn's description says. The digits
themselves show what that did. Each fills all eight rows, most fill six columns, and whatever their shape they have
about as much ink. They lean no more: in 99.8% of them, the ink of the first row and of the last begins in the same
column or in the next one.

Four steps, each a function; they use whole numbers, sums, products and comparisons, so that JavaScript gives the same.
"""

import numpy as np

DOTS = 32  # of the bitmap, each way
BLOCK = 4  # dots of a pixel, each way
WIDTH, HEIGHT = 16, 28  # of a drawing's lines, in dots; around them comes half a pen's width
MOST_STRETCH = 2  # one way against the other; without a limit, a plain 1 would become as wide as a 0
INKED = 312  # dots of each bitmap; the 1,797 digits of the data have 313 on average
EDGE = 2  # rows at the top, and as many at the bottom, that tell how far a digit leans
TIE = 1e-9  # in squared dots: dots that are equally near are inked together, however a computer rounds
TINY = 1e-9  # in place of a size of 0, as the width of a vertical line


def prepare(strokes):
    """8×8 pixels of a drawing, ink from 0 to 16 as in the data: `images / 16` is what a network takes.

    strokes: for each stroke its points (x, y) in the order of drawing, (n, 2), with y downward, in any unit.
    A stroke of one point is a dot. Raises ValueError if there is no point, or one that is not a pair of finite numbers.
    """
    return counted(upright(inked(scaled(strokes))))


def scaled(strokes):
    """The strokes in dots: their box is centered at (16, 16), 16 wide and 28 high, as far as `MOST_STRETCH` allows.

    Each way is scaled alone, x by WIDTH / width and y by HEIGHT / height, but neither more than `MOST_STRETCH` times as
    much as the other.
    """
    strokes = [np.asarray(stroke, dtype=float).reshape(-1, 2) for stroke in strokes]
    points = np.concatenate([np.empty((0, 2)), *strokes])
    if not len(points) or not np.isfinite(points).all():
        raise ValueError("a drawing needs at least one point, and points are pairs of finite numbers")
    low, high = points.min(axis=0), points.max(axis=0)
    fit = np.array([WIDTH, HEIGHT]) / np.maximum(high - low, TINY)
    scale = np.minimum(fit, MOST_STRETCH * fit[::-1])
    return [(stroke - (low + high) / 2) * scale + DOTS / 2 for stroke in strokes]


def inked(strokes):
    """A bitmap (32, 32) of strokes in dots: the 312 dots are True whose centers are nearest to a stroke.

    The dot in row r and column c has its center at x = c + ½, y = r + ½. The pen has no width of its own: it is as
    thick as it takes, so a 1 is drawn with a thicker pen than an 8, as the data's bitmaps look.
    """
    y, x = np.mgrid[:DOTS, :DOTS] + 0.5
    nearest = np.full((DOTS, DOTS), np.inf)
    for stroke in strokes:
        for start, end in zip(stroke, stroke[1:] if len(stroke) > 1 else stroke, strict=False):
            nearest = np.minimum(nearest, squared_distance(x, y, start, end))
    return nearest <= np.sort(nearest, axis=None)[INKED - 1] + TIE


def squared_distance(x, y, start, end):
    """The squared distance of the points (x, y) from the line between two points: x and y of any shape."""
    dx, dy = end - start
    length = dx * dx + dy * dy  # squared
    along = ((x - start[0]) * dx + (y - start[1]) * dy) / length if length > 0 else np.zeros_like(x)
    t = np.minimum(np.maximum(along, 0), 1)  # the nearest place: 0 at the start, 1 at the end
    ex, ey = x - start[0] - t * dx, y - start[1] - t * dy
    return ex * ex + ey * ey


def upright(bitmap):
    """The bitmap with its rows moved, so that it leans no more, and then centered from left to right.

    How far it leans: the first inked column in the two highest inked rows, less that in the two lowest. Row r moves by
    its share of that, to whole dots; half a dot is rounded to the right.
    """
    rows = np.flatnonzero(bitmap.any(axis=1))
    top, bottom = rows[0], rows[-1]
    lean = first_column(bitmap[top : top + EDGE]) - first_column(bitmap[bottom + 1 - EDGE : bottom + 1])
    slope = lean / max(bottom - top, 1)  # dots to the right for each row down: what leans right has lean > 0
    row, column = np.nonzero(bitmap)
    column = column + np.floor(slope * (row - (top + bottom) / 2) + 0.5).astype(int)
    column += DOTS // 2 - (column.min() + column.max() + 1) // 2
    inside = (column >= 0) & (column < DOTS)  # what is wider than the bitmap loses its ends
    moved = np.zeros_like(bitmap)
    moved[row[inside], column[inside]] = True
    return moved


def first_column(rows):
    """The first column with ink in these rows of a bitmap."""
    return int(rows.any(axis=0).argmax())


def counted(bitmap):
    """The inked dots in each block of 4×4: 8×8 numbers from 0 to 16."""
    blocks = bitmap.reshape(DOTS // BLOCK, BLOCK, DOTS // BLOCK, BLOCK)
    return blocks.sum(axis=(1, 3)).astype(float)
