"""The demo `GradientFlow`: how large gradients are in each layer of a deep network with random weights."""

import numpy as np

from dl101.losses import cross_entropy
from dl101.network import ACTIVATIONS, Dense, Network, identity
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Number, OneOf

WIDTH, CLASSES = 32, 10  # inputs, units in each hidden layer, examples; logits
NAMES = ("sigmoid", "tanh", "relu")
GOALS = ("vanish", "explode", "mend_vanished", "mend_exploded")
PRESETS = ("sigmoid", "large", "relu", "zeros")


class GradientFlow(Demo, presets=PRESETS, goals=GOALS, forms=("NumPy", "PyTorch")):
    """A network with `depth` hidden layers; its weights are drawn with a standard deviation of `spread` / √inputs.

    >>> flow = GradientFlow(depth=10, activation="sigmoid", spread=1)
    >>> flow
    GradientFlow(depth=10, activation='sigmoid', spread=1.0, seed=0)
    >>> sizes = flow.sizes
    >>> float(sizes["weights"][0] / sizes["weights"][-1]) < 1e-5
    True

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("depth", "activation", "spread", "seed")

    depth = Number(3, low=1, high=20, whole=True).tag(sync=True)
    activation = OneOf(*NAMES, default="tanh").tag(sync=True)
    spread = Number(1.0, low=0, high=4).tag(sync=True)
    seed = Number(0, low=0, high=99, whole=True).tag(sync=True)  # other random weights and examples
    show = OneOf("weights", "errors", "outputs").tag(sync=True)
    after = OneOf("", "vanished", "exploded").tag(sync=True)  # what was seen last: then it can be mended

    @property
    def network(self):
        """The network itself, a `dl101.network.Network`."""
        return self._draw()[0]

    @property
    def sizes(self):
        """For each hidden layer, first to last, the root mean square of ∂L/∂W, of ∂L/∂h and of h."""
        network, X = self._draw()
        outputs = network.outputs(X)
        _, dA = cross_entropy(outputs[-1], np.arange(WIDTH) % CLASSES)
        sizes = {"weights": [], "errors": [], "outputs": [size(h) for h in outputs[1:-1]]}
        for i in reversed(range(self.depth + 1)):
            dW, _, dX = network.layers[i].backward(outputs[i], outputs[i + 1], dA)
            if i < self.depth:
                sizes["weights"].insert(0, size(dW))
                sizes["errors"].insert(0, size(dA))
            dA = dX
        return sizes

    def _draw(self):
        """The network and the examples, from the random numbers that the page draws too."""
        random = np.random.RandomState(self.seed)
        X = random.standard_normal((WIDTH, WIDTH))
        layers = []
        for units in [WIDTH] * self.depth + [CLASSES]:
            W = random.standard_normal((WIDTH, units)) * self.spread / np.sqrt(WIDTH)
            layers.append(Dense(W, np.zeros(units), ACTIVATIONS[self.activation]))
        layers[-1].activation = identity
        return Network(layers), X


def size(numbers):
    """How large the numbers are, signs aside: √(mean of x²)."""
    return float(np.sqrt(np.mean(numbers**2)))
