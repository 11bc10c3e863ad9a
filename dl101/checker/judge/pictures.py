"""Networks for pictures as they were observed (see observe/pictures.py): what is true of them, and what is wrong."""

from math import prod

from dl101.checker.judge.layers import no_network
from dl101.checker.judge.wording import show
from dl101.checker.observe.pictures import CLASSES, ENOUGH, EPOCHS, FEW, MOST


class Pictures:
    """What was observed; of no network, the facts are {}."""

    def __init__(self, seen):
        self.seen = seen
        self.facts = seen if "shape" in seen or "stopped" in seen else {}
        self.stopped = self.facts.get("stopped", {})
        self.shape = self.facts.get("shape", [])
        self.end = self.facts.get("end", "")
        self.is_seen = bool(self.shape)

    def stops_at(self, layer):
        return self.stopped.get("layer") == layer

    @property
    def has_weak_training(self):
        return self.facts.get("accuracy", 1) < ENOUGH

    @property
    def is_flat(self):
        """Whether the layer that stops gets a row of numbers for each picture."""
        return len(self.stopped.get("shape", [])) == 2

    @property
    def numbers(self):
        """How many numbers come into the layer that stops, for each picture."""
        return prod(self.stopped["shape"][1:])


def fault(found):
    """What is wrong with `Pictures`, as words that go on after the call, or None."""
    if not found.facts:
        return no_picture_network(found.seen)
    if found.stopped:
        return wrong_layer(found)
    if found.shape != [FEW, CLASSES]:
        return (
            f"should turn {FEW} pictures, of the shape {(FEW, 1, 8, 8)}, into logits of the shape {(FEW, CLASSES)}, and"
            f" yours gives the shape {show(tuple(found.shape))}."
        )
    return wrong_parts(found.facts) or wrong_training(found.facts)


def no_picture_network(seen):
    if "called" in seen:
        return "is a network already: `check` needs the function, without parentheses after its name."
    return no_network(seen.get("instead", seen))


def wrong_layer(found):
    """What came into the layer that stops, and what it takes."""
    layer, shape = found.stopped["layer"], show(tuple(found.stopped["shape"]))
    comes = f"The shape that comes in is {shape}"
    if layer == "Linear":
        sizes = f"nn.Linear({found.stopped['takes']}, {found.stopped['gives']})"
        if found.is_flat:
            return f"stops at `{sizes}`. {comes}: {found.numbers} numbers for each of {FEW} pictures."
        return f"stops at `{sizes}`. {comes}, so a picture is no row of numbers there."
    if found.is_flat:
        return f"stops at `nn.{layer}`. {comes}, a row of numbers for each picture: this layer belongs before Flatten."
    if layer == "Conv2d":
        sizes = f"nn.Conv2d({found.stopped['takes']}, {found.stopped['gives']}, …)"
        return f"stops at `{sizes}`, with a kernel of {by(found.stopped['kernel'])}. {comes}."
    takes = (
        f"({found.stopped['takes']})" if "takes" in found.stopped else f"({show(found.stopped['kernel'])})"
    )
    return f"stops at `nn.{layer}{takes}`. {comes}."


def by(kernel):
    return " by ".join(map(str, kernel))


def wrong_parts(facts):
    if facts["end"]:
        return f"should give logits; yours ends in a {facts['end']}."
    if not facts["found"]:
        return "makes a network whose `parameters()` lack some that it computes with."
    if not facts["convolutions"]:
        return "should have a convolution, and yours has none."
    if facts["parameters"] >= MOST:
        return f"should have fewer than {MOST:,} parameters, and yours has {facts['parameters']:,}."
    return None


def wrong_training(facts):
    if "no way back" in facts:
        return "makes a network that can't be trained: from its logits, no slope finds a way back to the parameters."
    if "slow" in facts:
        return (
            f"makes a network that is too slow: after {facts['slow']} of {EPOCHS} epochs, the time for its training was"
            " over. Fewer channels, or pooling before the second convolution, make it faster."
        )
    if facts["accuracy"] >= ENOUGH:
        return None
    return (
        f"makes a network that reads {100 * facts['accuracy']:.1f} % of the held-out digits after {EPOCHS} epochs, at"
        f" the better of two starts, and {100 * ENOUGH:.0f} % are asked for."
    )
