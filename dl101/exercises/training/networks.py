"""Networks of PyTorch's, put together in wrong ways."""

from itertools import pairwise

from dl101.checker import LazyModule

nn = LazyModule("torch.nn")


def each_linear(sizes):
    """A layer for each pair of sizes."""
    return [nn.Linear(*pair) for pair in pairwise(sizes)]


def chain(layers, activation="ReLU", *ends):
    """A network of these layers, with an activation between them, and modules after the last."""
    between = [part for layer in layers for part in (layer, getattr(nn, activation)())]
    return nn.Sequential(*between[:-1], *ends)


def with_ends(*names, dims=()):
    """Answers: networks that end in a module of each name, for each `dim` where it takes one."""
    ways = [{"dim": dim} for dim in dims] or [{}]
    return [
        lambda sizes, name=name, way=way: chain(each_linear(sizes), "ReLU", getattr(nn, name)(**way))
        for name in names
        for way in ways
    ]


def as_module(function, layers):
    """A network that computes a function, and knows these layers."""
    network = nn.Module()
    network.layers = nn.ModuleList(layers)
    network.forward = function
    return network
