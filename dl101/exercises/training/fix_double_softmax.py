"""To repair: a network that ends in a softmax, with a loss that takes one itself."""

from dl101.checker import Exercise, LazyModule, Misconception, Slip
from dl101.checker.judge.compare import leaves_close
from dl101.checker.judge.layers import SOFTMAXES, Layers, fault, missing_parentheses
from dl101.checker.judge.wording import show
from dl101.checker.observe.losses import observe_model_and_loss
from dl101.exercises.mistakes.kinds import Kind, kind_of
from dl101.exercises.mistakes.module_errors import explain
from dl101.exercises.training.networks import chain, each_linear

torch = LazyModule("torch")
nn = LazyModule("torch.nn")


def model_and_loss(sizes):
    """A network for classes; its loss."""
    d_in, hidden, classes = sizes
    model = nn.Sequential(
        nn.Linear(d_in, hidden),
        nn.ReLU(),
        nn.Linear(hidden, classes),
    )
    return model, nn.CrossEntropyLoss()


class Pair(Layers):
    """What was observed of a network and its loss."""

    @property
    def is_exchanged(self):
        return self.seen == {"order": "exchanged"}

    @property
    def has_loss(self):
        """Whether the network is the one of the exercise, up to what stands after its last layer."""
        return bool(self.facts) and self.layers == self.wanted and self.between == ["ReLU"]

    def gives(self, name):
        """Whether the loss is the one of this name, and not the right one."""
        losses = self.facts.get("losses", {})
        return name in losses and not self.is_right and leaves_close(self.facts["loss"], losses[name])

    @property
    def is_right(self):
        losses = self.facts.get("losses", {})
        return "right" in losses and leaves_close(self.facts["loss"], losses["right"])


def compare(seen, expected, case):
    """None where the network and its loss are the ones asked for; else how they differ."""
    found = Pair(seen, case[0])
    if found.is_exchanged:
        return "gives the loss first, and then the network."
    if not found.facts:
        given = f"{show(seen)}.{missing_parentheses(seen)}"
        return f"should give a network and a loss, `return model, loss_fn`, and yours gives {given}"
    words = fault(found)
    if words and not (found.has_loss and found.end in SOFTMAXES):
        return words
    if not found.is_right:
        right = show(found.facts["losses"].get("right"), 4)
        return (
            f"should give the loss {right} for 32 examples, and yours gives {show(found.facts['loss'], 4)}."
        )
    return None if found.facts["has a way back"] else "gives a loss that can't go back: it is a plain number."


def made(*ends, loss="CrossEntropyLoss", **options):
    """An answer: the network with these modules after its last layer, and this loss."""

    def answer(sizes):
        model = chain(each_linear(sizes), "ReLU", *(getattr(nn, name)(**way) for name, way in ends))
        return model, getattr(nn, loss)(**options)

    return answer


ROWS, COLUMNS = {"dim": 1}, {"dim": 0}

MISTAKES = [
    Misconception(
        "`nn.CrossEntropyLoss` takes logits, and makes probabilities of them itself. With a softmax before it, the"
        " probabilities are squeezed once more: with ten classes, the loss can never fall below 1.461. Let the network"
        " end in its last linear layer.",
        Kind(
            "The network still ends in a softmax.",
            lambda found: found.end == "softmax" and found.gives("cross-entropy of outputs"),
            made(("Softmax", ROWS)),
        ),
        Kind(
            "The network ends in a softmax along the other axis now: the *columns* sum to 1.",
            lambda found: found.end == "softmax of columns" and found.gives("cross-entropy of outputs"),
            made(("Softmax", COLUMNS)),
        ),
        Kind(
            "The network ends in a sigmoid now, which squeezes the logits as well.",
            lambda found: found.end == "sigmoid",
            made(("Sigmoid", {})),
        ),
    ),
    Misconception(
        "`nn.NLLLoss` is the second half of `nn.CrossEntropyLoss`: it takes the *logarithms* of probabilities, and only"
        " picks one from each row and turns its sign."
        " The logits alone go with `nn.CrossEntropyLoss`; `nn.LogSoftmax(dim=1)` goes with `nn.NLLLoss`.",
        Kind(
            "It was given probabilities, so the loss is the mean of −p, and never below −1.",
            lambda found: found.end in ("softmax", "softmax of columns") and found.gives("minus outputs"),
            made(("Softmax", ROWS), loss="NLLLoss"),
            made(("Softmax", COLUMNS), loss="NLLLoss"),
        ),
        Kind(
            "It was given logits, so the loss falls without end: a larger logit is all it asks for.",
            lambda found: found.end == "nothing" and found.gives("minus outputs"),
            made(loss="NLLLoss"),
        ),
    ),
    Kind(
        "The log-softmax goes along the wrong axis: with `dim=0`, each *column* becomes shares, so that the examples of"
        " a batch compete with each other. The classes of one example stand in a row: `dim=1`.",
        lambda found: found.end == "log-softmax of columns",
        made(("LogSoftmax", COLUMNS), loss="NLLLoss"),
        made(("LogSoftmax", COLUMNS)),
    ),
    Kind(
        "ReLU comes after the last layer now: no logit can be below 0. Nothing has to come after it.",
        lambda found: found.end == "ReLU",
        made(("ReLU", {})),
        made(("ReLU", {}), loss="NLLLoss"),
    ),
    Kind(
        "ReLU is gone, which stood between the layers: so both collapse to a single linear one. It was no part of the"
        " mistake; the softmax at the end was.",
        lambda found: found.between == ["nothing"] and found.layers == found.wanted,
        lambda sizes: (nn.Sequential(*each_linear(sizes)), nn.CrossEntropyLoss()),
    ),
    Kind(
        "The last layer is gone too: what comes out are the hidden units, and not a logit for each class. Only the"
        " softmax has to go.",
        lambda found: bool(found.facts) and found.layers == found.wanted[:-1],
        lambda sizes: (nn.Sequential(nn.Linear(*sizes[:2]), nn.ReLU()), nn.CrossEntropyLoss()),
        lambda sizes: (nn.Sequential(nn.Linear(*sizes[:2])), nn.CrossEntropyLoss()),
    ),
    Kind(
        "The two have changed places: first the network, then the loss, `return model, loss_fn`.",
        lambda found: found.is_exchanged,
        lambda sizes: made()(sizes)[::-1],
        lambda sizes: made(("Softmax", ROWS))(sizes)[::-1],
    ),
    Misconception(
        "Another loss is no way out. This network chooses one of several classes, and the labels are whole numbers:"
        " that is cross-entropy. The other losses want targets of the outputs' own shape.",
        Slip("This is the squared error.", made(("Softmax", ROWS), loss="MSELoss"), made(loss="MSELoss")),
        Slip(
            "This is the cross-entropy of single yes-or-no answers.",
            made(("Softmax", ROWS), loss="BCELoss"),
            made(("Sigmoid", {}), loss="BCELoss"),
            made(loss="BCEWithLogitsLoss"),
            made(("Softmax", ROWS), loss="BCEWithLogitsLoss"),
        ),
    ),
    Kind(
        "The loss adds up the examples. It was their mean before, and should stay so: with a sum, a step grows with the"
        " size of the batch.",
        lambda found: found.end in ("nothing", "log-softmax") and found.gives("sum"),
        made(reduction="sum"),
    ),
]


def same_kind(seen, wrong, case):
    """Whether both are right in this case, or wrong in the same way."""
    if not compare(seen, None, case) or not compare(wrong, None, case):
        return compare(seen, None, case) == compare(wrong, None, case)
    return kind_of(Pair(seen, case[0]), MISTAKES) is kind_of(Pair(wrong, case[0]), MISTAKES) is not None


fix_double_softmax = Exercise(
    reference=model_and_loss,
    called="fix_double_softmax",
    cases=[([2, 3, 2],), ([4, 5, 3],), ([3, 6, 10],)],
    misconceptions=MISTAKES,
    hints=[
        "Train the network as it is on ten classes that are easy to tell apart. Below which loss does it never fall?"
        " For a sure and right answer, the outputs are one 1 and nine 0; what is the softmax of that?",
        "The loss takes logits and applies a softmax of its own. So how many softmaxes are there, and which one can"
        " go?",
        "Take out the line `nn.Softmax(dim=1),`. The network then ends in `nn.Linear(hidden, classes)`, and the loss"
        " stays as it is.",
    ],
    observe=observe_model_and_loss,
    compare=compare,
    same_mistake=same_kind,
    explain=explain,
    praise="Logits out, cross-entropy on top. Where you want probabilities, take the softmax of the logits by hand.",
)
