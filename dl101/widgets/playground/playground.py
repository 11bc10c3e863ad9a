"""The demo `Playground`: a network with two inputs that learns before your eyes."""

from itertools import pairwise
from urllib.parse import quote

import numpy as np

from dl101 import datasets
from dl101.datasets.playground_points import shuffle
from dl101.datasets.seedrandom import seeded_random
from dl101.network import ACTIVATIONS, Dense, Network
from dl101.widgets.lib.demo import Demo, StandalonePage
from dl101.widgets.lib.traits import (
    Bool,
    Checked,
    InputError,
    Number,
    Numbers,
    OneOf,
    SomeOf,
    Text,
    as_items,
    as_number,
)

DATASETS = ("circle", "xor", "gauss", "spiral", "own")
REGRESSION_DATASETS = ("reg-plane", "reg-gauss", "own")
INPUTS = {
    "x": lambda x, y: x,
    "y": lambda x, y: y,
    "xSquared": lambda x, y: x * x,
    "ySquared": lambda x, y: y * y,
    "xTimesY": lambda x, y: x * y,
    "sinX": lambda x, y: np.sin(x),
    "sinY": lambda x, y: np.sin(y),
}
LEARNING_RATES = (0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
REGULARIZATION_RATES = (0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
PRESETS = ("source", "neurons", "corners", "noise", "sines", "regression", "cross-entropy")
EXPERIMENTS = (
    "one-neuron",
    "right-input",
    "all-linear",
    "too-fast",
    "overfit",
    "spiral",
    "dead-relu",
    "wide-deep",
    "xor",
    "zero-start",
)
MOST_POINTS = 500
REACH = 6  # of the plane: coordinates lie in ±6
LARGEST = 1e6  # a weight beyond this has left all bounds


class Points(Checked):
    """Up to 500 points (x1, x2, label): a list of lists, or an array with three columns."""

    default_value = ()
    kind = (
        f"up to {MOST_POINTS} points [x1, x2, label], with coordinates from -{REACH} to {REACH} "
        "and labels from -1 to 1"
    )

    def read(self, value):
        rows = as_items(value)
        points = [None] if rows is None else [read_point(row) for row in rows]
        return None if None in points or len(points) > MOST_POINTS else tuple(points)

    def validate(self, demo, value):
        """As every trait; but the sentence names the first row that is no point, not the whole table."""
        rows = as_items(value)
        points = self.read(rows)
        if points is None:
            wrong = [row for row in rows or [None] if read_point(row) is None]
            given = repr(wrong[0]) if wrong else f"{len(rows)} points"
            raise InputError(
                f"{self.name} must be {self.kind}, not {given}. There are still {len(getattr(demo, self.name))}."
            )
        return points


def read_point(row):
    """(x1, x2, label), or None where `row` is no such thing."""
    numbers = tuple(map(as_number, as_items(row) or ()))
    limits = (REACH, REACH, 1)
    fits = len(numbers) == 3 and all(
        abs(number) <= limit for number, limit in zip(numbers, limits, strict=True)
    )
    return numbers if fits else None


# What makes a run, with the names that it has in a page's address (address.js reads them).
ADDRESS_NAMES = {
    "problem": "problem",
    "dataset": "dataset",
    "regression_dataset": "regDataset",
    "noise": "noise",
    "train_percent": "percTrainData",
    "batch_size": "batchSize",
    "hidden_layers": "networkShape",
    "activation": "activation",
    "learning_rate": "learningRate",
    "regularization": "regularization",
    "regularization_rate": "regularizationRate",
    "seed": "seed",
    "zero_start": "initZero",
    "show_test": "showTestData",
    "discretize": "discretize",
    "loss": "loss",
    "restarts": "restarts",
    "stop_epoch": "stopEpoch",
    "stop_loss": "stopLoss",
}
SETTINGS = (*ADDRESS_NAMES, "inputs", "points")
MOST_EPOCHS = 10**6  # training ends there
OF_THE_NETWORK = (
    "inputs", "hidden_layers", "activation", "batch_size", "regularization", "regularization_rate",
    "zero_start", "restarts",
)  # fmt: skip


def dataset_of(settings):
    """The name of the data set that is in use."""
    return settings["regression_dataset" if settings["problem"] == "regression" else "dataset"]


def loss_kind(settings):
    """The loss that is in use: cross-entropy is one for two classes."""
    return "squared" if settings["problem"] == "regression" else settings["loss"]


def run_of(settings):
    """What makes the data, the network and its first weights: where that changes, training starts anew.

    `sameNetwork` in settings.js has the same rule. What is not in use (noise for own points, say) is no part of it.
    """
    dataset = dataset_of(settings)
    data = settings["points"] if dataset == "own" else settings["noise"]
    return (
        *(settings[name] for name in ("problem", "seed", "train_percent", *OF_THE_NETWORK)),
        *(dataset, data, loss_kind(settings)),
    )


class Playground(Demo, presets=PRESETS, goals=EXPERIMENTS, forms=("PyTorch", "NumPy")):
    """A network of your shape that learns your data while you watch. Its settings are its traits.

    >>> Playground(dataset="xor", hidden_layers=[3], activation="relu")
    Playground(dataset='xor', hidden_layers=(3,), activation='relu')

    `playground.weights` and `playground.biases` are its numbers, layer by layer, neuron by neuron, input by input;
    both are empty while they are those that the seed gives. `playground.network()` is the network in Python:

    >>> playground = Playground()
    >>> network = playground.network()
    >>> network
    Network([Dense(2 → 4, tanh), Dense(4 → 2, tanh), Dense(2 → 1, tanh)])
    >>> network(playground.features([[1, 2], [0, 0]])).round(3).tolist()
    [[0.126], [0.052]]

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    problem = OneOf("classification", "regression").tag(sync=True)
    dataset = OneOf(*DATASETS).tag(sync=True)
    regression_dataset = OneOf(*REGRESSION_DATASETS).tag(sync=True)
    noise = Number(0, low=0, high=50, whole=True).tag(sync=True)  # percent
    train_percent = OneOf(*range(10, 100, 10), default=50).tag(sync=True)  # percent of the points
    batch_size = Number(10, low=1, high=30, whole=True).tag(sync=True)
    inputs = SomeOf(*INPUTS, default=("x", "y")).tag(sync=True)
    hidden_layers = Numbers((4, 2), low=1, high=8, whole=True, max_length=6).tag(sync=True)
    activation = OneOf("relu", "tanh", "sigmoid", "linear", default="tanh").tag(sync=True)
    learning_rate = OneOf(*LEARNING_RATES, default=0.03).tag(sync=True)
    regularization = OneOf("none", "L1", "L2").tag(sync=True)
    regularization_rate = OneOf(*REGULARIZATION_RATES).tag(sync=True)
    seed = Text("0.72826", max_length=40).tag(sync=True)
    zero_start = Bool().tag(sync=True)
    show_test = Bool().tag(sync=True)
    discretize = Bool().tag(sync=True)
    loss = OneOf("squared", "cross-entropy").tag(sync=True)  # regression takes the squared one
    # The first weights are the seed's draw number `restarts + 1`.
    restarts = Number(0, low=0, high=999, whole=True).tag(sync=True)
    stop_epoch = Number(0, low=0, high=100_000, whole=True).tag(sync=True)  # 0: never
    stop_loss = Number(0.0, low=0, high=10).tag(sync=True)  # a test loss below it ends the training; 0: never
    points = Points().tag(sync=True)  # the data sets "own"

    epoch = Number(0, low=0, high=MOST_EPOCHS, whole=True).tag(sync=True)
    weights = Numbers(low=-LARGEST, high=LARGEST, max_length=7 * 8 + 5 * 64 + 8).tag(sync=True)
    biases = Numbers(low=-LARGEST, high=LARGEST, max_length=6 * 8 + 1).tag(sync=True)

    experiment = OneOf("", *EXPERIMENTS).tag(sync=True)  # the one that was opened
    in_address = Bool().tag(sync=True)  # the book's page keeps the settings in its address
    part = OneOf("whole", "compact").tag(sync=True)  # compact: without experiments, for a chapter

    def __init__(self, **traits):
        self._is_from_page = False
        super().__init__(**traits)
        self.observe(self._forget_training, SETTINGS)

    @property
    def shown(self):
        """The settings that are not as at the start."""
        defaults = self.trait_defaults()
        return [name for name in (*SETTINGS, "part") if getattr(self, name) != defaults[name]]

    @classmethod
    def goals_of(cls, state):
        """The ids of the goals that a demo with this state offers: none without the experiments."""
        return [] if state.get("part") == "compact" else list(EXPERIMENTS)

    @classmethod
    def examples(cls):
        """The whole, and the part for chapters."""
        return [cls(), cls(part="compact")]

    @classmethod
    def view_of(cls, state):
        """`Playground`, or `Playground-compact`."""
        return cls.__name__ + ("-compact" if state.get("part") == "compact" else "")

    @classmethod
    def address_of(cls, state):
        """What follows the page's name in a link that opens the Playground with this state's settings: "#…"."""
        defaults = cls().get_state(SETTINGS)
        state = {name: tuple(value) if isinstance(value, list) else value for name, value in state.items()}
        parts = [
            f"{address}={quote(_written(state[name]), safe=',')}"
            for name, address in ADDRESS_NAMES.items()
            if name == "seed" or state[name] != defaults[name]
        ]
        if state["inputs"] != defaults["inputs"]:
            parts += [f"{name}={_written(name in state['inputs'])}" for name in INPUTS]
        if state["points"]:
            parts.append(f"points={''.join(map(_written_point, state['points']))}")
        return "#" + "&".join(parts)

    @classmethod
    def page_of(cls, state):
        """The Playground's page, opened with this state's settings."""
        return StandalonePage("chapters/playground", cls.address_of(state))

    def network(self):
        """The network with its numbers of now: a `dl101.network.Network` that reads rows of `features(points)`.

        It gives what the plot shows: a number from −1 to 1, for regression any number.
        """
        sizes = [len(self.inputs), *self.hidden_layers, 1]
        weights, biases = self._numbers(sizes)
        hidden, output, layers = ACTIVATIONS[self.activation], self._output(), []
        for place, (d_in, d_out) in enumerate(pairwise(sizes), start=1):
            W = np.reshape(weights[: d_in * d_out], (d_out, d_in)).T
            layers.append(Dense(W, biases[:d_out], output if place == len(sizes) - 1 else hidden))
            weights, biases = weights[d_in * d_out :], biases[d_out:]
        return Network(layers)

    def features(self, points):
        """The numbers that the network reads, (n, inputs), for points (n, 2)."""
        x, y = np.asarray(points, dtype=float).reshape(-1, 2).T
        columns = [INPUTS[name](x, y) for name in self.inputs]
        return np.stack(columns, axis=1) if columns else np.empty((len(x), 0))

    def _output(self):
        """The function of the output neuron, as the plot shows it."""
        if self.problem == "regression":
            return ACTIVATIONS["linear"]
        return tanh_of_half if self.loss == "cross-entropy" else ACTIVATIONS["tanh"]

    def _numbers(self, sizes):
        """(weights, biases) of now, which are the first ones where none are set."""
        counts = [sum(a * b for a, b in pairwise(sizes)), sum(sizes[1:])]
        found = []
        for name, first, count in zip(
            ("weights", "biases"), self._first_numbers(*counts), counts, strict=True
        ):
            numbers = getattr(self, name) or first
            if len(numbers) != count:
                raise InputError(f"{name} holds {len(numbers)} numbers, but this network has {count}.")
            found.append(np.array(numbers))
        return found

    def _first_numbers(self, weight_count, bias_count):
        """The weights and biases before training: the (restarts + 1)-th draw from the seed's stream after the data."""
        random = self._stream_after_data()
        for _ in range(self.restarts + 1):
            drawn = [random() - 0.5 for _ in range(weight_count)]
        if self.zero_start:
            return [0.0] * weight_count, [0.0] * bias_count
        return drawn, [0.1] * bias_count

    def _stream_after_data(self):
        name = dataset_of(self.get_state(SETTINGS))
        if name != "own":
            return datasets.playground(name, noise=self.noise, seed=self.seed).random
        random = seeded_random(self.seed)
        shuffle(random, list(self.points))
        return random

    def set_state(self, sync_data):
        """What the page says: settings and training that belong together."""
        self._is_from_page = True
        try:
            super().set_state(sync_data)
        finally:
            self._is_from_page = False

    def _forget_training(self, change):
        """Weights of another run mean nothing here."""
        now = self.get_state(SETTINGS)
        before = now | {change.name: change.old}
        if not self._is_from_page and run_of(before) != run_of(now):
            with self.hold_sync():
                self.epoch, self.weights, self.biases = 0, (), ()


def tanh_of_half(z):
    """2 · sigmoid(z) − 1: a logit as a number from −1 to 1. Any shape."""
    return np.tanh(np.asarray(z) / 2)


def _written(value):
    """A setting as an address has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _written_point(point):
    """[x1, x2, label] in hundredths, as one number of five letters: base 64."""
    number = 0
    for value, reach in zip(point, (REACH, REACH, 1), strict=True):
        number = number * (200 * reach + 1) + round(100 * value) + 100 * reach
    return "".join(LETTERS[number // 64**place % 64] for place in (4, 3, 2, 1, 0))
