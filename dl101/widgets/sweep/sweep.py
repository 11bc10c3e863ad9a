"""The demo `Sweep`: up to 64 networks that differ in two settings, trained side by side."""

from itertools import pairwise

import numpy as np

from dl101.datasets import playground
from dl101.network import ACTIVATIONS, Dense, Network
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Number, Numbers, OneOf

STEP, MOST = 10, 500  # epochs
#: What a grid can differ in, and the steps along its axis.
AXES = {
    "learning_rate": (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3),
    "width": (1, 2, 3, 4, 5, 6, 7, 8),
    "depth": (0, 1, 2, 3, 4, 5, 6),
    "activation": ("relu", "tanh", "sigmoid", "linear"),
    "l2_rate": (0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1),
    "batch_size": (1, 2, 3, 5, 10, 15, 20, 30),
    "noise": (0, 5, 10, 15, 20, 30, 40, 50),
    "train_percent": (10, 20, 30, 40, 50, 60, 70, 80),
    "seed": (1, 2, 3, 4, 5, 6, 7, 8),
}
PRESETS = ("wide", "batch", "seeds", "deep")
GOALS = ("luck", "robust", "spiral", "overfit")


class Epochs(Number):
    """A number of epochs after which losses are looked at."""

    def __init__(self):
        super().__init__(0, low=0, high=MOST, whole=True)
        self.kind = f"a multiple of {STEP} from 0 to {MOST}"

    def read(self, value):
        epochs = super().read(value)
        return None if epochs is None or epochs % STEP else epochs


class Sweep(Demo, presets=PRESETS, goals=GOALS, forms=("NumPy", "PyTorch")):
    """A grid of networks: `x_axis` and `y_axis` name the two settings that differ, the others are the same for all.

    >>> sweep = Sweep(x_axis="seed", y_axis="width", activation="relu", cell=(0, 2))
    >>> sweep
    Sweep(dataset='circle', x_axis='seed', y_axis='width', activation='relu', epochs=0)
    >>> sweep.settings["hidden_layers"], sweep.settings["seed"]
    ((3,), '1')

    `cell` is the place of the chosen network: its column and its row, from 0, the lowest row first.
    `Playground(**sweep.settings)` shows that network, and `sweep.losses` trains it here.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    dataset = OneOf("circle", "xor", "gauss", "spiral").tag(sync=True)
    x_axis = OneOf(*AXES).tag(sync=True)
    y_axis = OneOf(*AXES, default="width").tag(sync=True)
    learning_rate = OneOf(*AXES["learning_rate"], default=0.03).tag(sync=True)
    width = OneOf(*AXES["width"], default=4).tag(sync=True)  # units in each hidden layer
    depth = OneOf(*AXES["depth"], default=1).tag(sync=True)  # hidden layers
    activation = OneOf(*AXES["activation"], default="tanh").tag(sync=True)
    l2_rate = OneOf(*AXES["l2_rate"]).tag(sync=True)
    batch_size = OneOf(*AXES["batch_size"], default=10).tag(sync=True)
    noise = OneOf(*AXES["noise"]).tag(sync=True)  # percent
    train_percent = OneOf(*AXES["train_percent"], default=50).tag(sync=True)  # percent of the points
    seed = OneOf(*AXES["seed"]).tag(sync=True)  # other points and other first weights
    epochs = Epochs().tag(sync=True)
    cell = Numbers([3, 3], low=0, high=7, whole=True).tag(sync=True)
    show = OneOf("test", "train").tag(sync=True)  # the loss that the colors stand for
    trained = Number(0, low=0, high=MOST, whole=True).tag(
        sync=True
    )  # epochs that the page has trained all of them

    @property
    def shown(self):
        """The axes, and the settings that are not as at the start."""
        defaults = self.trait_defaults()
        changed = [name for name in AXES if getattr(self, name) != defaults[name]]
        return ["dataset", "x_axis", "y_axis", *changed, "epochs"]

    @property
    def settings(self):
        """The chosen network's settings, as `Playground` takes them."""
        own = {name: getattr(self, name) for name in AXES}
        for name, place in zip((self.x_axis, self.y_axis), self.cell, strict=True):
            own[name] = AXES[name][min(place, len(AXES[name]) - 1)]
        return {
            "dataset": self.dataset,
            **{
                name: own[name]
                for name in ("noise", "train_percent", "activation", "learning_rate", "batch_size")
            },
            "seed": str(own["seed"]),
            "hidden_layers": (own["width"],) * own["depth"],
            "regularization": "L2" if own["l2_rate"] else "none",
            "regularization_rate": own["l2_rate"],
            "stop_epoch": self.epochs,
        }

    @property
    def losses(self):
        """The chosen network's training loss and test loss after `epochs` epochs: trained here, with NumPy."""
        settings = self.settings
        names = ("dataset", "noise", "train_percent", "seed")
        train, test, random = playground(**{name: settings[name] for name in names})
        network = first_network(settings, random)
        steps = batches(len(train.X), settings["batch_size"], self.epochs)
        for step in steps:
            learn(network, train.X[step], train.y[step], settings)
        return tuple(float(np.mean((network(X)[:, 0] - y) ** 2) / 2) for X, y in (train, test))


def first_network(settings, random):
    """The network before training: weights from ±½, one after the other from the seed's stream, and biases of 0.1."""
    layers = []
    for d_in, d_out in pairwise([2, *settings["hidden_layers"], 1]):
        W = np.array([random() - 0.5 for _ in range(d_in * d_out)]).reshape(d_out, d_in).T
        layers.append(Dense(W, np.full(d_out, 0.1), ACTIVATIONS[settings["activation"]]))
    layers[-1].activation = ACTIVATIONS["tanh"]
    return Network(layers)


def batches(count, size, epochs):
    """The examples of each step. Those that fill no batch at an epoch's end are part of the next epoch's first step."""
    waiting = []
    for _ in range(epochs):
        for start in range(0, count, size):
            rows = list(range(start, min(start + size, count)))
            waiting += rows
            if len(rows) == size:
                yield waiting
                waiting = []


def learn(network, X, y, settings):
    """One step of gradient descent, with half the squared error and L2, which leaves biases alone."""
    rate, l2 = settings["learning_rate"], settings["regularization_rate"]
    outputs = network.outputs(X)
    dA = (outputs[-1] - y[:, None]) / len(X)
    for i in reversed(range(len(network.layers))):
        layer = network.layers[i]
        dW, db, dA = layer.backward(outputs[i], outputs[i + 1], dA)
        layer.W = layer.W - rate * (dW + l2 * layer.W)
        layer.b = layer.b - rate * db
