"""The demo `ReluPieces`: a curve put together from the pieces of hidden neurons, ŷ = c + Σ vᵢ·f(wᵢ·x + bᵢ)."""

import numpy as np

from dl101 import network
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import InputError, Number, Numbers, OneOf, SomeOf

EDGE = 4  # x goes from -EDGE to EDGE, and so do the hinges
TOP = 3  # the largest drawn target, in size
MOST = 12  # hidden neurons
LIMIT = 1000  # the largest output weight and output bias, in size
XS = (np.arange(81) - 40) / 10  # where the curve is compared with its target

GOALS = ("tent", "hat", "wave", "line", "spare")
PRESETS = ("flat", "steps", "more")
ACTIVATIONS = {name: network.ACTIVATIONS[name] for name in ("relu", "linear")}
TARGETS = {
    "tent": lambda x: np.maximum(0, 2 - abs(x + 1)),
    "hat": lambda x: np.clip(3 - abs(x), 0, 2),
    "wave": lambda x: 2 * np.exp(-x / 4 - 1) * np.sin(1.5 * (x + 4)),
    "stairs": lambda x: -1.5 + (x >= -2) + (x >= 0) + (x >= 2),
    "vee": lambda x: abs(x) - 1,
}


class ReluPieces(Demo, presets=PRESETS, goals=GOALS):
    """A network with one input, a hidden layer and one output, as a curve made of pieces.

    Hidden neuron i has its hinge at `hinges[i]` and looks to the right (`signs[i]` is 1) or to the left (-1).
    `output_weights[i]` says by how much its piece rises for each step away from the hinge. `output_bias` is c.

    >>> bump = ReluPieces(hinges=[-1, 0, 1], output_weights=[1, -2, 1])
    >>> bump
    ReluPieces(hinges=(-1.0, 0.0, 1.0), output_weights=(1.0, -2.0, 1.0), output_bias=0.0)
    >>> bump.output(0), bump.output(3)
    (1.0, 0.0)

    As a network: wᵢ = signs[i], bᵢ = −wᵢ·hinges[i] and vᵢ = output_weights[i]. `bump.W1`, `bump.b1`, `bump.W2` and
    `bump.b2` are the arrays of two dense layers.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    # There are as many neurons as hinges; a sign that is missing counts as 1, an output weight as 0.
    hinges = Numbers([1.0], low=-EDGE, high=EDGE, max_length=MOST).tag(sync=True)
    signs = Numbers([1], options=(1, -1), whole=True, max_length=MOST).tag(sync=True)
    output_weights = Numbers([0.5], low=-LIMIT, high=LIMIT, max_length=MOST).tag(sync=True)
    output_bias = Number(0.0, low=-LIMIT, high=LIMIT).tag(sync=True)
    activation = OneOf(*ACTIVATIONS).tag(sync=True)
    target = OneOf(*TARGETS, "drawn").tag(sync=True)  # the curve to follow
    drawn = Numbers([0.0] * len(XS), low=-TOP, high=TOP).tag(sync=True)  # one's own: its height at each of XS
    pen = OneOf("up", "down").tag(sync=True)
    pen_at = Number(0.0, low=-EDGE, high=EDGE).tag(sync=True)
    chosen = OneOf(*range(MOST)).tag(sync=True)  # the neuron whose numbers are shown, from 0
    helped = OneOf("", "output_weights", "hinges").tag(sync=True)  # the most that a fit has set
    line_counts = SomeOf(*range(1, MOST + 1)).tag(sync=True)  # numbers of linear neurons fitted to the tent

    def __init__(self, **traits):
        """`hinges` given alone makes neurons that look to the right, with output weight 0."""
        super().__init__(**traits)
        count = len(self.hinges)
        for name, usual in (("signs", 1), ("output_weights", 0.0)):
            if name not in traits and "hinges" in traits:
                setattr(self, name, [usual] * count)
            if len(getattr(self, name)) != count:
                raise InputError(
                    f"{name} has {len(getattr(self, name))} numbers, but there are {count} hinges: "
                    "give one number for each."
                )

    @property
    def shown(self):
        """The traits of the repr; what is as usual goes without saying."""
        signs = ["signs"] if set(self.signs) != {1} else []
        activation = ["activation"] if self.activation != "relu" else []
        return ("hinges", *signs, "output_weights", "output_bias", *activation)

    def _neurons(self):
        """Arrays (hinges, w, v), as long as `hinges`."""
        count = len(self.hinges)
        signs = [*self.signs, *[1] * count][:count]
        output_weights = [*self.output_weights, *[0.0] * count][:count]
        return tuple(np.array(values, dtype=float) for values in (self.hinges, signs, output_weights))

    @property
    def W1(self):  # noqa: N802 - the name in the text
        """The hidden layer's weights, (1, n): wᵢ is 1 or −1."""
        return self._neurons()[1][None, :]

    @property
    def b1(self):
        """The hidden layer's biases, (n,): bᵢ = −wᵢ · hinge."""
        hinges, w, _ = self._neurons()
        return -w * hinges + 0.0  # no -0.0

    @property
    def W2(self):  # noqa: N802
        """The output weights v, (n, 1)."""
        return self._neurons()[2][:, None]

    @property
    def b2(self):
        """The output bias c, (1,)."""
        return np.array([self.output_bias])

    def hidden(self, x):
        """The outputs of the hidden neurons: h = f(x·w + b). A number gives (n,), an array (…, n)."""
        return ACTIVATIONS[self.activation](np.asarray(x, dtype=float)[..., None] * self.W1[0] + self.b1)

    def output(self, x):
        """ŷ = v₁h₁ + … + vₙhₙ + c. A number or an array."""
        y = self.hidden(x) @ self.W2[:, 0] + self.output_bias
        return y if np.ndim(y) else float(y)

    @property
    def target_values(self):
        """The target's height at each of XS, (81,)."""
        return np.array(self.drawn) if self.target == "drawn" else TARGETS[self.target](XS) * 1.0

    @property
    def mse(self):
        """The mean of the squared gaps between output and target, over XS."""
        return float(np.mean((self.output(XS) - self.target_values) ** 2))

    def fit(self):
        """Set the output weights and the output bias so that `mse` is as small as it can be with these hinges.

        Least squares, by NumPy; to four decimals.
        """
        columns = np.column_stack([self.hidden(XS), np.ones(len(XS))])
        cutoff = 1e-12
        while np.abs(factors := np.linalg.lstsq(columns, self.target_values, rcond=cutoff)[0]).max() > LIMIT:
            cutoff *= 10  # neurons nearly equal: huge weights for next to no gain
        *output_weights, output_bias = (factors.round(4) + 0.0).tolist()
        with self.hold_sync():
            self.output_weights, self.output_bias = output_weights, output_bias
            self.helped = self.helped or "output_weights"
