"""A convolutional network that reads handwritten digits, trained beforehand by `tools/measure/digit_cnn.py`.

Images are (n, 8, 8), ink from 0 to 1; maps are (n, channels, height, width), as in PyTorch. Source of the layers, with
more on why they are these: Goodfellow, Bengio, Courville, *Deep Learning* (2016), chapter 9.
"""

import json
from importlib.resources import files

import numpy as np

from dl101.network import Dense, Network, identity, relu


def conv2d(maps, kernels, biases):
    """Convolution as PyTorch has it (the kernel is not flipped), stride 1, padded so that a map keeps its size.

    maps (n, c_in, h, w), kernels (c_out, c_in, k, k) with odd k, biases (c_out,), result (n, c_out, h, w).
    """
    k = kernels.shape[-1]
    padded = np.pad(maps, [(0, 0), (0, 0), (k // 2, k // 2), (k // 2, k // 2)])
    windows = np.lib.stride_tricks.sliding_window_view(padded, (k, k), axis=(2, 3))  # (n, c_in, h, w, k, k)
    return np.einsum("nchwij,ocij->nohw", windows, kernels, optimize=True) + biases[:, None, None]


def max_pool2d(maps, size):
    """The largest number of each window of size × size: (n, c, h, w) to (n, c, h // size, w // size).

    What does not fill a window is dropped.
    """
    n, channels, height, width = maps.shape
    rows, columns = height // size, width // size
    windows = maps[:, :, : rows * size, : columns * size].reshape(n, channels, rows, size, columns, size)
    return windows.max(axis=(3, 5))


class DigitCNN:
    """Two convolutions with ReLU, a pooling, and two dense layers, which are a `Network`, `head`.

    convolutions: for each, (kernels (c_out, c_in, 3, 3), biases (c_out,)).
    """

    def __init__(self, convolutions, head):
        self.convolutions, self.head = convolutions, head

    def stages(self, images):
        """What each stage gives, by name, the input first: maps (n, c, h, w), then rows (n, units)."""
        (first, first_biases), (second, second_biases) = self.convolutions
        stages = {"input": np.asarray(images, dtype=float)[:, None]}
        stages["conv1"] = relu(conv2d(stages["input"], first, first_biases))
        stages["conv2"] = relu(conv2d(stages["conv1"], second, second_biases))
        stages["pool"] = max_pool2d(stages["conv2"], 2)
        _, stages["hidden"], stages["logits"] = self.head.outputs(flat(stages["pool"]))
        return stages

    def features(self, images):
        """What the head takes: the pooled maps as rows (n, 256), channel after channel, row after row."""
        return flat(self.stages(images)["pool"])

    def __call__(self, images):
        """Logits (n, 10); the largest is the network's answer."""
        return self.stages(images)["logits"]

    @property
    def parameter_count(self):
        """How many weights and biases."""
        return self.head.parameter_count + sum(k.size + b.size for k, b in self.convolutions)

    def as_torch(self):
        """The same network as an `nn.Sequential` in float64, for images (n, 1, 8, 8)."""
        import torch  # here alone: the rest of this file does without
        from torch import nn

        layers = []
        for kernels, biases in self.convolutions:
            layers += [
                with_numbers(nn.Conv2d(*kernels.shape[1::-1], 3, padding=1), kernels, biases),
                nn.ReLU(),
            ]
        layers += [nn.MaxPool2d(2), nn.Flatten()]
        for layer in self.head.layers:
            layers += [with_numbers(nn.Linear(*layer.W.shape), layer.W.T, layer.b), nn.ReLU()]
        return nn.Sequential(*layers[:-1]).to(torch.float64)


def flat(maps):
    """Maps (n, c, h, w) as rows (n, c·h·w)."""
    return maps.reshape(len(maps), -1)


def with_numbers(layer, weight, bias):
    """A layer of torch, in float64, with these weights."""
    import torch

    layer = layer.to(torch.float64)
    layer.load_state_dict({"weight": torch.tensor(weight), "bias": torch.tensor(bias)})
    return layer


def from_layers(layers):
    """A `DigitCNN` of its file's four layers, each with shape, scale, weights (whole numbers) and biases."""
    tables = [
        (
            np.array(layer["weights"], dtype=float).reshape(layer["shape"]) * layer["scale"],
            np.array(layer["biases"]),
        )
        for layer in layers
    ]
    (hidden, hidden_biases), (output, output_biases) = tables[2:]
    head = Network([Dense(hidden.T, hidden_biases, relu), Dense(output.T, output_biases, identity)])
    return DigitCNN(tables[:2], head)


def digit_cnn():
    """8×8 pixels → 8 maps → 16 maps → pooled to 4×4 → 32 ReLU units → 10 logits: a `DigitCNN` of 9,802 parameters.

    It was trained on `dl101.datasets.digits().train`, shifted, turned and thickened. A weight is a whole number from
    −127 to 127, times a scale that its layer has. For n images of `test`:

    >>> from dl101.datasets import digits
    >>> digit_cnn()(digits().test.images / 16).shape
    (360, 10)
    """
    text = files("dl101").joinpath("weights", "digit_cnn.json").read_text(encoding="utf-8")
    return from_layers(json.loads(text)["layers"])
