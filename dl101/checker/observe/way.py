"""What is noted on the way through a network: functions that are called, parameters that they use, where it stops."""

from dl101.checker.observe.plain_data import plain

CONVOLUTIONS = ("conv1d", "conv2d", "conv3d", "conv_transpose2d", "unfold")


class Way:
    """`through(model, X)` runs a network; `enter` and `leave` are hooks, by which it knows the layers that are open."""

    def __init__(self, torch):
        self.torch, self.open, self.used = torch, [], []
        self.convolutions, self.last = 0, ("", None)

    def enter(self, layer, inputs):
        self.open.append((layer, list(inputs[0].shape) if inputs and hasattr(inputs[0], "shape") else []))

    def leave(self, *_):
        self.open.pop()

    @property
    def stopped(self):
        """The layer that was open last, if it can't take what came in: its kind, the shape, its sizes; else None."""
        layer, shape = self.open[-1]
        sizes = sizes_of(self.torch.nn, layer)
        if not shape or not sizes or fits(shape, sizes):
            return None
        return {"layer": type(layer).__name__.removeprefix("Lazy"), "shape": shape, **sizes}

    def through(self, model, X):
        """`model(X)`, with an eye on each of PyTorch's functions."""
        way, Parameter = self, self.torch.nn.Parameter

        class Watching(self.torch.overrides.TorchFunctionMode):
            def __torch_function__(self, function, types, args=(), kwargs=None):
                name = getattr(function, "__name__", "")
                result = function(*args, **(kwargs or {}))
                way.convolutions += name in CONVOLUTIONS
                way.used += [one for one in args if isinstance(one, Parameter)]
                way.last = (name, result)
                return result

        with Watching():
            return model(X)


def sizes_of(nn, layer):
    """What a layer was made with: {"takes", "gives", "kernel", "padding"}, those that it has; {} for other layers."""
    if isinstance(layer, nn.Linear):
        return {"takes": layer.in_features, "gives": layer.out_features}
    if isinstance(layer, nn.BatchNorm2d):
        return {"takes": layer.num_features}
    if isinstance(layer, nn.MaxPool2d | nn.AvgPool2d):
        return {"kernel": plain(layer.kernel_size)}
    if not isinstance(layer, nn.Conv2d):
        return {}
    reach = [d * (k - 1) + 1 for d, k in zip(layer.dilation, layer.kernel_size, strict=True)]
    padding = [0, 0] if isinstance(layer.padding, str) else list(layer.padding)
    return {"takes": layer.in_channels, "gives": layer.out_channels, "kernel": reach, "padding": padding}


def fits(shape, sizes):
    """Whether a layer can take this shape: an error in it has other reasons then, such as kinds of numbers."""
    if "kernel" not in sizes:
        at = -1 if "gives" in sizes else 1
        return len(shape) > 1 and shape[at] == sizes["takes"]
    if "takes" not in sizes:
        return False
    sides = [n + 2 * p for n, p in zip(shape[2:], sizes["padding"], strict=False)]
    is_large = len(sides) == 2 and all(n >= k for n, k in zip(sides, sizes["kernel"], strict=True))
    return is_large and shape[1] == sizes["takes"]
