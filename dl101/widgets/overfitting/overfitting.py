"""The demo `Overfitting`: a small network and noisy data, what it learns by heart, and what helps."""

from functools import lru_cache

import numpy as np

from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Bool, Number, Numbers, OneOf, SomeOf

EDGE = 3  # inputs lie from -EDGE to EDGE
MOST_EXAMPLES, VALIDATION = 80, 40
RATE, MU = 0.03, 0.9  # gradient descent with momentum, all examples in each step
LAST = 2000  # epochs
PATIENCE = 200  # epochs without a new lowest validation error, with early stopping
#: The epochs after which errors are looked at: two digits, then zeros.
LOOKS = (*range(10, 100), *range(100, 1000, 10), *range(1000, LAST + 1, 100))
#: What can be chosen. The seeds are ten of the first 45: those where the largest network overfits clearly, so that
#: there is something to undo (`assets/measured/overfitting.json` has all 45).
CHOICES = {
    "neurons": (1, 2, 3, 4, 6, 10, 20, 40),
    "train_size": (10, 20, 40, 80),
    "noise": (0, 0.1, 0.2, 0.3, 0.4),
    "seed": (44, 3, 4, 11, 12, 16, 24, 27, 38, 43),
    "l1": (0, 0.003, 0.01, 0.03),
    "l2": (0, 0.001, 0.003, 0.01, 0.03),
    "dropout": (0, 0.05, 0.1, 0.2),
}
REMEDIES = ("data", "l1", "l2", "dropout", "stop")
PRESETS = ("small", "heart", "more", "weights", "stop")
GOALS = ("underfit", "overfit", "fix", "second")


class Overfitting(Demo, presets=PRESETS, goals=GOALS, forms=("NumPy", "PyTorch")):
    """A network with one hidden layer of tanh neurons, which learns a noisy wave from a few examples.

    >>> demo = Overfitting(neurons=40)
    >>> demo
    Overfitting(neurons=40, train_size=20, noise=0.3, seed=44, epochs=2000)
    >>> demo.best_epoch
    33
    >>> [round(error, 2) for error in demo.errors]
    [0.03, 0.78]
    >>> demo.l2 = 0.003
    >>> [round(error, 2) for error in demo.errors]
    [0.09, 0.13]

    `errors` are the mean squared errors over the training and the validation examples after `epochs` epochs; with
    `early_stopping`, at the end, those of the best network. `train_losses` and `validation_losses` are both after each
    of the epochs `demo.looks`.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    neurons = OneOf(*CHOICES["neurons"], default=4).tag(sync=True)  # in the hidden layer
    train_size = OneOf(*CHOICES["train_size"], default=20).tag(sync=True)  # to learn from
    noise = OneOf(*CHOICES["noise"], default=0.3).tag(sync=True)  # its standard deviation
    seed = OneOf(*CHOICES["seed"]).tag(sync=True)  # other examples and other first weights
    l1 = OneOf(*CHOICES["l1"]).tag(sync=True)
    l2 = OneOf(*CHOICES["l2"]).tag(sync=True)
    dropout = OneOf(*CHOICES["dropout"]).tag(sync=True)  # the share of hidden neurons that is switched off
    early_stopping = Bool().tag(sync=True)
    epochs = Number(LAST, low=LOOKS[0], high=LAST, whole=True).tag(sync=True)
    show_truth = Bool().tag(sync=True)  # the curve without noise
    by_size = Bool().tag(sync=True)  # the errors of all sizes, in place of those over the epochs
    # What was learned by heart last: neurons, noise, seed, train_size, validation error; and what has helped there.
    overfitted = Numbers(low=0, high=1e6, max_length=5).tag(sync=True)
    remedies = SomeOf(*REMEDIES).tag(sync=True)

    @property
    def shown(self):
        """The size and the data, and what holds the network back."""
        held = [name for name in ("l1", "l2", "dropout", "early_stopping") if getattr(self, name)]
        return ["neurons", "train_size", "noise", "seed", *held, "epochs"]

    def _run(self):
        return trained(*(getattr(self, name) for name in CHOICES), self.early_stopping)

    @property
    def looks(self):
        """The epochs after which the errors are known: with early stopping they end sooner."""
        return LOOKS[: len(self._run())]

    @property
    def train_losses(self):
        """The mean squared error over the training examples after each of the epochs `looks`."""
        return self._run()[:, 0].copy()

    @property
    def validation_losses(self):
        """The mean squared error over the validation examples after each of the epochs `looks`."""
        return self._run()[:, 1].copy()

    @property
    def best_epoch(self):
        """The epoch with the lowest validation error."""
        return LOOKS[int(np.argmin(self._run()[:, 1]))]

    @property
    def errors(self):
        """The training error and the validation error of the network that is shown."""
        run = self._run()
        place = np.searchsorted(self.looks, self.epochs, side="right") - 1
        is_end = self.early_stopping and self.epochs >= self.looks[-1]
        return tuple(map(float, run[np.argmin(run[:, 1]) if is_end else place]))


def make_data(train_size, noise, seed):
    """The training and the validation examples, each (x, y). More examples are the same ones and some more."""
    random = np.random.RandomState(seed)
    x = random.uniform(-EDGE, EDGE, MOST_EXAMPLES + VALIDATION)
    y = np.sin(1.5 * x) + noise * random.standard_normal(len(x))
    return (x[:train_size], y[:train_size]), (x[MOST_EXAMPLES:], y[MOST_EXAMPLES:])


def first_weights(neurons, random):
    """W1, b1, W2 and b2. Each neuron bends at a place of its own."""
    W1 = 5 * random.standard_normal(neurons)
    return [
        W1,
        -W1 * random.uniform(-EDGE, EDGE, neurons),
        0.1 * random.standard_normal(neurons),
        np.zeros(1),
    ]


@lru_cache(maxsize=30)
def trained(neurons, train_size, noise, seed, l1, l2, dropout, early_stopping):
    """The training error and the validation error after each of LOOKS, (looks, 2): trained here, with NumPy."""
    train, validation = make_data(train_size, noise, seed)
    random = np.random.RandomState(1000 + seed)
    parameters = first_weights(neurons, random)
    velocities = [0 * each for each in parameters]
    losses = []
    for epoch in range(1, LAST + 1):
        slopes = gradient(parameters, train, random if dropout else None, (l1, l2, dropout))
        for parameter, velocity, slope in zip(parameters, velocities, slopes, strict=True):
            velocity[:] = MU * velocity + slope
            parameter -= RATE * velocity
        if epoch in LOOKS:
            losses.append([loss(parameters, *part) for part in (train, validation)])
            best = int(np.argmin([validation_loss for _, validation_loss in losses]))
            if early_stopping and epoch - LOOKS[best] >= PATIENCE:
                break
    return np.array(losses)


def gradient(parameters, train, random, holds):
    """The gradient of the loss and its penalties. `random` draws which hidden neurons are off; None: none is."""
    (W1, b1, W2, b2), (x, y), (l1, l2, dropout) = parameters, train, holds
    h = np.tanh(np.outer(x, W1) + b1)
    mask = 1.0 if random is None else (random.random_sample(h.shape) >= dropout) / (1 - dropout)
    delta = 2 * ((h * mask) @ W2 + b2 - y) / len(x)
    back = np.outer(delta, W2) * mask * (1 - h**2)
    slopes = [x @ back, back.sum(axis=0), delta @ (h * mask), delta.sum()]
    for i in (0, 2):  # biases are left alone
        slopes[i] = slopes[i] + 2 * l2 * parameters[i] + l1 * np.sign(parameters[i])
    return slopes


def loss(parameters, x, y):
    """The mean squared error."""
    W1, b1, W2, b2 = parameters
    return np.mean((np.tanh(np.outer(x, W1) + b1) @ W2 + b2 - y) ** 2)
