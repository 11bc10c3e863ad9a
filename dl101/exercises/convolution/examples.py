"""Examples of convolution and pooling, step by step: how many windows fit, and what the first of them gives."""

from dl101.checker import LazyModule, show, worked_example
from dl101.exercises.convolution.windows import padded, product_sum, right_shape

np = LazyModule("numpy")


def of_convolution(case):
    """The call, what comes in, how often the kernel fits, and the first number of the result."""
    image, kernel, stride, padding = case
    framed, weights = padded(image.made(), padding), kernel.made()
    rows, columns = right_shape(framed.shape, weights.shape, stride)
    window = framed[: weights.shape[0], : weights.shape[1]]
    told = [
        *([f"with its padding, the picture has the shape {framed.shape}"] if padding else []),
        f"places of the kernel: {rows} down, {columns} across",
        f"the first window: {show(window)}",
        f"times the kernel, number by number, and added up: {show(product_sum(window, weights))}",
    ]
    call = f"conv2d(image, kernel, stride={stride}, padding={padding})"
    return worked_example(call, arrays={"image": image, "kernel": kernel}, steps=told)


def of_pooling(case):
    """The call, what comes in, how many windows there are, and the first of them."""
    image, size = case
    pixels = image.made()
    rows, columns = (n // size for n in pixels.shape)
    window = pixels[:size, :size]
    told = [
        f"windows of {size} by {size}: {rows} down, {columns} across",
        f"the first window: {show(window)}; its largest number: {show(np.max(window))}",
    ]
    return worked_example(f"max_pool2d(image, size={size})", arrays={"image": image}, steps=told)
