"""A window that slides over a picture: convolutions and poolings, made in right and wrong ways."""

from dl101.checker import LazyModule

np = LazyModule("numpy")


def steps_down(room, stride):
    """How many full steps fit into the room."""
    return room // stride


def steps_up(room, stride):
    """The same with a last step that does not fit."""
    return -(-room // stride)


def padded(image, padding):
    """Zeros on all four sides."""
    return np.pad(image, padding)


def product_sum(window, kernel):
    return np.sum(window * kernel)


def convolved(image, kernel, stride=1, padding=0, pad=padded, steps=steps_down, each=product_sum):
    """Our answer to conv2d with other parts: what `pad` makes of the picture, how many `steps`, and `each` number.

    A window that hangs over the edge meets as much of the kernel as lies over the picture.
    """
    image = pad(image, padding)
    rows, columns = (steps(image.shape[axis] - kernel.shape[axis], stride) + 1 for axis in (0, 1))
    return np.array(
        [
            [on_window(image, kernel, i * stride, j * stride, each) for j in range(columns)]
            for i in range(rows)
        ]
    )


def on_window(image, kernel, top, left, each):
    window = image[top : top + kernel.shape[0], left : left + kernel.shape[1]]
    return each(window, kernel[: window.shape[0], : window.shape[1]])


def conv(**parts):
    """An answer to conv2d: ours with these parts."""
    return lambda image, kernel, stride, padding: convolved(image, kernel, stride, padding, **parts)


def conv_of(kernel_of):
    """An answer to conv2d: ours with another kernel, made of the one that came in."""
    return lambda image, kernel, stride, padding: convolved(image, kernel_of(kernel), stride, padding)


def by_shape(shape_of, place=lambda number, stride: number * stride, each=product_sum, square=None):
    """An answer to conv2d that fills a result of the shape that `shape_of(image's, kernel's, stride)` gives.

    `square`: the axis of the kernel, 0 or 1, that counts for both sides of a window.
    """

    def answer(image, kernel, stride, padding):
        image = padded(image, padding)
        h, w = kernel.shape if square is None else (kernel.shape[square],) * 2
        out = np.zeros(shape_of(image.shape, kernel.shape, stride))
        for i in range(out.shape[0]):
            for j in range(out.shape[1]):
                top, left = place(i, stride), place(j, stride)
                out[i, j] = each(image[top : top + h, left : left + w], kernel)
        return out

    return answer


def right_shape(image, kernel, stride):
    return tuple((n - k) // stride + 1 for n, k in zip(image, kernel, strict=True))


def pooled(image, size, each, steps=steps_down, move=None):
    """Our answer to max_pool2d with other parts; windows move on by `move` pixels, else by their size."""
    move = move or size
    rows, columns = (steps(n - size, move) + 1 for n in image.shape)
    return np.array(
        [
            [each(image[i * move : i * move + size, j * move : j * move + size]) for j in range(columns)]
            for i in range(rows)
        ]
    )


def pool(each, **parts):
    """An answer to max_pool2d: ours with these parts."""
    return lambda image, size: pooled(image, size, each, **parts)


def whole_windows(image, size):
    """The picture without what does not fill a window."""
    return image[: image.shape[0] // size * size, : image.shape[1] // size * size]
