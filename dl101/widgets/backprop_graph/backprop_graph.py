"""The demo `BackpropGraph`: a graph of operations, whose gradients the learner fills in."""

import traitlets

from dl101.widgets.backprop_graph.expression import NO_NUMBER, checked, compute
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import InputError, NamedNumbers, Number, OneOf, Text

LIMIT = 20  # the largest input, in size
ALL = 99  # a step behind the last operation of any graph
SHOWN = 4  # the step of a hint ladder that gives the answer
GOALS = ("output", "network", "paths", "sigmoid", "own")
PRESETS = ("network", "neuron", "examples", "sigmoid", "own")
#: The built-in graphs: what they compute, and the numbers they start with.
GRAPHS = {
    "network": (
        "z1 = w11*x1 + w21*x2 + b1; h1 = relu(z1); z2 = w12*x1 + w22*x2 + b2; h2 = relu(z2); "
        "yhat = v1*h1 + v2*h2 + c; L = (yhat - y)**2",
        {"x1": 1, "x2": 2, "w11": 1, "w21": 1, "b1": 0, "w12": 2, "w22": -1, "b2": 1}
        | {"v1": 1, "v2": -2, "c": 1, "y": 1},
    ),
    "neuron": ("yhat = w*x + b; L = (yhat - y)**2", {"w": 2, "x": 3, "b": 1, "y": 4}),
    "examples": (
        "yhat1 = w*x1 + b; yhat2 = w*x2 + b; L = ((yhat1 - y1)**2 + (yhat2 - y2)**2) / 2",
        {"w": 1, "b": 1, "x1": 2, "y1": 5, "x2": 4, "y2": 2},
    ),
    "sigmoid": (
        "z = w*x + b; h = sigmoid(z); yhat = v*h; L = (yhat - y)**2",
        {"w": 2, "x": 3, "b": -6, "v": 4, "y": 1},
    ),
}


class BackpropGraph(Demo, presets=PRESETS, goals=GOALS, forms=("Value", "PyTorch")):
    """A graph of operations. `graph` is one of the built-in ones, or "own", which is that of `expression`.

    >>> demo = BackpropGraph()
    >>> demo.value, demo.gradients["h2"], demo.gradients["x1"]
    (1.0, -4.0, -6.0)
    >>> demo = BackpropGraph(expression="(a*b + c)**2", inputs={"a": 2, "b": 3, "c": -1})
    >>> demo.value, demo.gradients
    (25.0, {'a': 30.0, 'b': 20.0, 'c': 10.0})

    `inputs` holds the numbers that differ from those that a graph starts with: all 1 in an expression of your own.
    `answers` are the gradients that were typed last; `hints` says how much was told of each: 1 to 3, 4 if it was shown.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("graph", "expression", "inputs")

    graph = OneOf(*GRAPHS, "own").tag(sync=True)
    expression = Text("(a*b + c)**2", max_length=200).tag(sync=True)
    inputs = NamedNumbers(low=-LIMIT, high=LIMIT).tag(sync=True)
    step = Number(0, low=0, high=ALL, whole=True).tag(sync=True)  # how many operations are done
    answers = NamedNumbers(low=-1e300, high=1e300).tag(sync=True)
    hints = NamedNumbers(low=0, high=SHOWN).tag(sync=True)
    active = traitlets.Unicode("").tag(sync=True)  # the name that was asked for last

    def __init__(self, **traits):
        if "expression" in traits:
            traits = {"graph": "own", **traits}
        super().__init__(**traits)

    @traitlets.validate("expression")
    def _check_expression(self, proposal):
        return checked(proposal["value"])

    def _computed(self):
        """(result, {name: Value}), after `backward()`."""
        text, numbers = GRAPHS.get(self.graph, (self.expression, {}))
        try:
            result, named = compute(text, numbers | self.inputs)
        except NO_NUMBER as error:
            raise InputError(f"These inputs give no value: {error}.") from None
        result.backward()
        return result, named

    @property
    def value(self):
        """The result of the whole expression: in the built-in graphs, the loss L."""
        return self._computed()[0].data

    @property
    def values(self):
        """Each name and its number: inputs, and steps that have a name."""
        return {name: value.data for name, value in self._computed()[1].items()}

    @property
    def gradients(self):
        """Each name and its gradient, ∂result/∂name."""
        return {name: value.grad for name, value in self._computed()[1].items()}
