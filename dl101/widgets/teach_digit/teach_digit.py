"""The demo `TeachDigit`: the convolutional network's last two layers learn the learner's hand."""

import json
from functools import lru_cache

import numpy as np

from dl101.datasets import digits, prepare
from dl101.datasets.hands import FIRST_OTHERS, FIRST_TRAINED, first_of_each, hand_drawings
from dl101.digit_cnn import digit_cnn
from dl101.losses import cross_entropy
from dl101.optimizers import gradient_descent
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.drawings import SLOTS, Drawings, KeepsDrawings
from dl101.widgets.lib.traits import Bool, OneOf

RATE = 0.03  # of gradient descent (tools/measure/convolution/teaching.py)
LAST, EVERY = 150, 5  # steps at most, all examples in each; one can look after every fifth
OWN = "yours"
HANDS = ("bare", "askew", "slashed")
LEARNED = "13"  # the rounds of drawings to learn from; the others are held out
PRESETS = ("bare", "askew", "slashed", "forget")
GOALS = ("draw", "better", "back", "forget")


class TeachDigit(KeepsDrawings, Demo, presets=PRESETS, goals=GOALS, forms=("PyTorch",)):
    """Drawings of one hand: the network of `dl101.digit_cnn` learns half of them, and reads the others.

    >>> demo = TeachDigit(hand="askew")
    >>> demo.right
    (13, 20)
    >>> demo.taught = True
    >>> demo.right
    (20, 20)
    >>> demo.losses[[0, -1]].round(2)
    array([2.84, 0.  ])

    `drawings` are the learner's own, {"3/1": strokes, …}: of each digit, the first and the third are to learn from,
    the second and the fourth are held out. They are remembered with the learner's progress. With `mixed`, 20 digits
    that the network knows are learned with them; with `sevens`, of the drawings the 7s alone.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    hand = OneOf(OWN, *HANDS).tag(sync=True)  # whose drawings
    drawings = Drawings().tag(sync=True)  # the learner's own
    asked = OneOf("", *SLOTS).tag(
        sync=True
    )  # the drawing that is asked for; "": the first one that is missing
    taught = Bool().tag(sync=True)
    steps = OneOf(*range(EVERY, LAST + 1, EVERY), default=LAST).tag(sync=True)  # that teaching takes
    sevens = Bool().tag(sync=True)  # it learns the 7s alone
    mixed = Bool().tag(sync=True)  # 20 digits that it knows are learned, too
    was_taught = Bool().tag(sync=True)  # since a hand was chosen

    shown = ("hand", "taught", "steps", "sevens", "mixed")

    def __init__(self, **traits):
        super().__init__(**traits)
        self._remember_drawings()

    def _drawn(self):
        """{slot: strokes} of the hand that is shown, as a key that never changes."""
        drawn = self.drawings if self.hand == OWN else hand_drawings(self.hand)
        return json.dumps({slot: drawn[slot] for slot in SLOTS if slot in drawn})

    @property
    def held_out(self):
        """The held-out drawings: ink (n, 8, 8) from 0 to 16, and what they are (n,)."""
        return pictures(self._drawn(), learned=False)

    @property
    def losses(self):
        """The loss on what is learned from, before the first step and after each: (`steps` + 1,)."""
        return self._training()[1]

    @property
    def answers(self):
        """What the network reads in the held-out drawings now."""
        return answers_of(self._training()[0], self.held_out[0])

    @property
    def right(self):
        """How many of the held-out drawings are read right, and how many there are."""
        labels = self.held_out[1]
        return int((self.answers == labels).sum()), len(labels)

    @property
    def held_out_loss(self):
        """The loss on the held-out drawings now."""
        ink, labels = self.held_out
        return float(cross_entropy(logits_of(self._training()[0], ink), labels)[0])

    @property
    def others_right(self):
        """How many of the first ten test digits of each kind are read right now: of 100."""
        images, labels = first_of_each(digits().test, FIRST_OTHERS)
        return int((answers_of(self._training()[0], images) == labels).sum())

    @property
    def weight_sum(self):
        """The sum of the two layers' 8,554 weights and biases."""
        return float(sum(layer.W.sum() + layer.b.sum() for layer in self._training()[0].layers))

    def _training(self):
        return trained(self._drawn(), self.taught * self.steps, self.sevens, self.mixed)


def pictures(drawn, learned):
    """Of drawings as JSON, those to learn from or the others: ink (n, 8, 8), and what they are."""
    chosen = {
        slot: strokes for slot, strokes in json.loads(drawn).items() if (slot[-1] in LEARNED) == learned
    }
    ink = [prepare([np.array(stroke) for stroke in strokes]) for strokes in chosen.values()]
    return np.reshape(ink, (-1, 8, 8)), np.array([int(slot[0]) for slot in chosen], dtype=int)


@lru_cache(maxsize=20)
def trained(drawn, steps, sevens, mixed):
    """The two layers after so many steps, as a `Network`, and the losses on the way: NumPy trains them."""
    network = digit_cnn()
    head, (ink, labels) = network.head, pictures(drawn, learned=True)
    if sevens:
        ink, labels = ink[labels == 7], labels[labels == 7]
    if not len(labels) or not steps:
        return head, np.array([])
    if mixed:
        known = first_of_each(digits().train, FIRST_TRAINED)
        ink, labels = np.concatenate([ink, known.images]), np.concatenate([labels, known.labels])
    features = network.features(ink / 16)
    step = gradient_descent(RATE)
    losses = []
    for _ in range(steps):
        loss, gradients = head.gradients(features, labels, cross_entropy)
        losses.append(loss)
        for layer, (dW, db) in zip(head.layers, gradients, strict=True):
            layer.W, layer.b = step(layer.W, dW), step(layer.b, db)
    return head, np.array([*losses, cross_entropy(head(features), labels)[0]])


def logits_of(head, ink):
    """(n, 10), with these two layers on top of the network's convolutions; ink (n, 8, 8) from 0 to 16."""
    return head(digit_cnn().features(ink / 16)) if len(ink) else np.zeros((0, 10))


def answers_of(head, ink):
    """The digits that are read, (n,)."""
    return logits_of(head, ink).argmax(axis=1)
