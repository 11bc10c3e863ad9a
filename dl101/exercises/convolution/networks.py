"""Small networks for digits, put together in right and wrong ways."""

from dl101.checker import LazyModule

nn = LazyModule("torch.nn")

SIDE, CHANNELS = 4, 4  # of the maps before Flatten


def layers(first=None, flat=None, dense=None, ends=()):
    """Convolution, ReLU, pooling, Flatten and a dense layer, with others in their places; `flat=()` leaves it out."""
    first = first or nn.Conv2d(1, CHANNELS, 3, padding=1)
    flat = [nn.Flatten()] if flat is None else [flat] if flat else []
    dense = dense or nn.Linear(CHANNELS * SIDE * SIDE, 10)
    return [first, nn.ReLU(), nn.MaxPool2d(2), *flat, dense, *ends]


def network(*ends, **parts):
    return nn.Sequential(*layers(ends=ends, **parts))


def in_a_list():
    """The layers in a list that the module does not know."""
    hidden, shell = network(), nn.Module()
    shell.forward = lambda x: hidden(x)
    return shell


def one_in_a_list():
    """The last layer alone is known."""
    first, last = nn.Sequential(*layers()[:-1]), nn.Linear(64, 10)
    shell = nn.Module()
    shell.last, shell.forward = last, lambda x: last(parts[0](x))
    parts = [first]
    return shell


def reshaped(*shape):
    """An answer whose `forward` makes this shape of the feature maps, before the last layer."""

    def answer():
        shell = nn.Module()
        shell.maps, shell.last = nn.Sequential(*layers()[:3]), nn.Linear(shape[-1], 10)
        shell.forward = lambda x: shell.last(shell.maps(x).reshape(shape))
        return shell

    return answer
