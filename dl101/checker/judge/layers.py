"""The layers of a network as they were observed (see observe/layers.py): what is true of them, and what is wrong."""

from itertools import pairwise

from dl101.checker.judge.wording import shortened, show
from dl101.checker.observe.plain_data import is_unusable, leaves

SOFTMAXES = ("softmax", "softmax of columns", "log-softmax", "log-softmax of columns")


class Layers:
    """What was observed, for a network of these sizes; of no network, the facts are {}."""

    def __init__(self, seen, sizes):
        self.seen, self.sizes = seen, sizes
        self.facts = seen if isinstance(seen, dict) and "layers" in seen else {}
        self.layers = self.facts.get("layers", [])
        self.wanted = [list(pair) for pair in pairwise(sizes)]
        self.between = self.facts.get("between", [])
        self.begin, self.end = self.facts.get("begin"), self.facts.get("end")

    @property
    def is_list(self):
        """Whether there is a list of layers, and no network around them."""
        return (
            isinstance(self.seen, list)
            and bool(leaves(self.seen))
            and all(map(is_unusable, leaves(self.seen)))
        )

    @property
    def is_class(self):
        return is_unusable(self.seen) and self.seen["unusable"].startswith("the class")

    def has_layers(self, wanted):
        """Whether these layers were called, and all that is to be learned stands in them."""
        return self.layers == wanted and self.facts["found"] and not self.facts["shared"]


def fault(found):
    """What is wrong with `Layers`, as words that go on after the call, or None."""
    if not found.facts:
        return no_network(found.seen)
    if found.layers != found.wanted:
        return f"should have {listed(found.wanted)}, and yours has {listed(found.layers)}."
    if found.begin != "nothing":
        return f"should give its inputs to the first layer as they are; in yours, there is {found.begin} before it."
    odd = [name for name in found.between if name != "ReLU"]
    if odd:
        return f"should have ReLU between two layers, and nothing else; yours has {odd[0]} there."
    if found.end != "nothing":
        return f"should give what its last layer gives; in yours, {found.end} comes after it."
    return wrong_parameters(found.facts)


def wrong_parameters(facts):
    if not facts["found"]:
        return "makes a network whose `parameters()` lack those of its layers."
    if facts["shared"]:
        return "makes a network in which one layer stands in several places."
    if not facts["biases"]:
        return "should have a bias in each layer, and yours has a layer without."
    return "makes a network with parameters that none of its layers uses." if facts["more"] else None


def no_network(seen):
    if isinstance(seen, dict) and "no forward" in seen:
        return "makes a network without a `forward`: it says what becomes of the inputs."
    if isinstance(seen, dict) and "gives" in seen:
        given = "nothing (`None`)" if seen["gives"] is None else shortened(show(seen["gives"]))
        return f"makes a network that gives {given} where a tensor is due."
    advice = f" {seen['advice']}" if is_unusable(seen) else ""
    return f"should give an `nn.Module`, and yours gives {shortened(show(seen))}.{advice}".rstrip()


def missing_parentheses(seen):
    """A question about a class that stands where something made of it is due, or ""."""
    classes = [part["unusable"] for part in leaves(seen) if is_unusable(part)]
    names = [name.removeprefix("the class ") for name in classes if name.startswith("the class ")]
    return f" Are parentheses missing after {names[0]}?" if names else ""


def listed(layers):
    """`nn.Linear(2, 3)` and so on, in words."""
    names = [f"`nn.Linear({inputs}, {outputs})`" for inputs, outputs in layers]
    return ", then ".join(names) or "no `nn.Linear` at all"
