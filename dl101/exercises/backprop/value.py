"""A number that remembers what it was made from, and finds every slope."""

import inspect

from dl101.checker import Exercise, Misconception
from dl101.checker.judge.graphs import compare_graphs, same_graphs
from dl101.checker.observe.graphs import observe_graph
from dl101.exercises.backprop.value_errors import explain
from dl101.exercises.backprop.value_programs import PROGRAMS, example_with
from dl101.exercises.backprop.ways_back import (
    add,
    add_grad,
    add_slope,
    as_met,
    down_at_once,
    down_from_each,
    from_zero,
    passing,
    put,
)


class Value:
    """A number that knows what it was made from."""

    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents  # (Value, slope)

    def in_order(self):
        """All values, each after its parents."""
        order = []

        def visit(value):
            if value not in order:
                for parent, _ in value.parents:
                    visit(parent)
                order.append(value)

        visit(self)
        return order

    def __add__(self, other):
        """a + b: both slopes are 1."""
        parents = [(self, 1.0), (other, 1.0)]
        return Value(self.data + other.data, parents)

    def __mul__(self, other):
        """a · b, with both slopes."""
        parents = [(self, other.data), (other, self.data)]
        return Value(self.data * other.data, parents)

    def relu(self):
        """max(0, a), with its slope."""
        slope = 1.0 if self.data > 0 else 0.0
        return Value(max(0.0, self.data), [(self, slope)])

    def backward(self):
        """From the result back to all parents."""
        self.grad = 1.0
        for value in reversed(self.in_order()):
            for parent, slope in value.parents:
                parent.grad += slope * value.grad


CODE = compile(inspect.getsource(Value), "<wrong Value>", "exec")


def wrong_value(mul=None, relu=None, backward=None):
    """Our class with one of its methods exchanged. What a method makes is `like(self, data, *parents)`."""
    made = {}
    exec(CODE, made)  # anew, so that its other methods make numbers of this kind
    for name, method in {"__mul__": mul, "relu": relu, "backward": backward}.items():
        if method:
            setattr(made["Value"], name, method)
    return made["Value"]


def like(self, data, *parents):
    return type(self)(data, parents)


def without_return(*values):
    like(values[0], 1.0)


value = Exercise(
    reference=Value,
    cases=[(program,) for program in PROGRAMS],
    misconceptions=[
        Misconception(
            "A grad is replaced, where it should grow. Where a value is used twice, two paths meet in it, and what they"
            " bring is added: `+=`, not `=`. In a · a with a = 3, each of two paths brings 3, so the slope is 6.",
            wrong_value(backward=passing(put)),
        ),
        Misconception(
            "A value passes its grad on before all paths have reached it, or more than once. First everything to its"
            " right has to be done: go through `reversed(self.in_order())`, where each value comes once, after all that"
            " were made from it.",
            wrong_value(backward=down_at_once),
            wrong_value(backward=down_from_each),
            *(wrong_value(backward=as_met(take, once)) for take in (0, -1) for once in (False, True)),
        ),
        Misconception(
            "`backward` sets old grads to 0 first. Here grads add up over several runs, as in PyTorch: the one from"
            " another result has to stay. Clearing them is a step of its own.",
            wrong_value(backward=from_zero),
        ),
        Misconception(
            "Every grad stays 0, since nothing starts the way back. The slope of the result along itself is 1:"
            " `self.grad = 1.0` comes before the loop.",
            wrong_value(backward=passing(add, start=0.0)),
        ),
        Misconception(
            "Only the values right before the result get a grad: nothing reaches those further to the left. Go through"
            " all values, the result first: `reversed(self.in_order())`. So each has its grad before it passes it on.",
            wrong_value(backward=passing(add, order=lambda values: values)),
            wrong_value(backward=passing(add, order=lambda values: values[-1:])),
        ),
        Misconception(
            "A parent gets the local slope alone. It has to be multiplied by what comes back, the grad of the"
            " value itself: that is the chain rule.",
            wrong_value(backward=passing(add_slope)),
        ),
        Misconception(
            "A parent gets what comes back as it is, as if each local slope were 1. The chain rule multiplies"
            " it by the local slope of that step, which stands beside the parent.",
            wrong_value(backward=passing(add_grad)),
        ),
        Misconception(
            "In `__mul__`, each value has its own number as its slope. In a · b, a nudge of a is multiplied by b, so"
            " the slope along a is b, the *other* number.",
            wrong_value(mul=lambda a, b: like(a, a.data * b.data, (a, a.data), (b, b.data))),
        ),
        Misconception(
            "In `__mul__`, the slopes are those of a sum, 1 and 1. In a · b, a nudge of a is multiplied by b: the slope"
            " along a is b, and along b it is a.",
            wrong_value(mul=lambda a, b: like(a, a.data * b.data, (a, 1.0), (b, 1.0))),
        ),
        Misconception(
            "The result does not know what it was made from, so the way back ends there. Hand over the parents too:"
            " pairs of a value and the local slope along it, as `__add__` does.",
            wrong_value(mul=lambda a, b: like(a, a.data * b.data)),
            wrong_value(relu=lambda a: like(a, max(0.0, a.data))),
            wrong_value(mul=lambda a, b: like(a, a.data * b.data), relu=lambda a: like(a, max(0.0, a.data))),
        ),
        Misconception(
            "A method returns a plain number. The result has to be a `Value` again, which knows its parents:"
            " `return Value(number, parents)`.",
            wrong_value(mul=lambda a, b: a.data * b.data),
            wrong_value(relu=lambda a: max(0.0, a.data)),
            wrong_value(relu=lambda a: max(0, a.data)),
            wrong_value(mul=lambda a, b: a.data * b.data, relu=lambda a: max(0, a.data)),
        ),
        Misconception(
            "A method gives nothing back (`None`). Is `return` missing before the new `Value`, in `__mul__` or in"
            " `relu`?",
            wrong_value(mul=without_return),
            wrong_value(relu=without_return),
            wrong_value(mul=without_return, relu=without_return),
        ),
        Misconception(
            "In `relu`, the slope is 1 for every number. Below 0, ReLU is flat: whatever comes back, nothing"
            " passes through. The slope there is 0.",
            wrong_value(relu=lambda a: like(a, max(0.0, a.data), (a, 1.0))),
        ),
    ],
    hints=[
        "Take a = 3 and b = a · a on paper. The two factors of the product are both a. What does each of them add to"
        " a's slope, and what is the slope of a² at 3?",
        "`__mul__` and `relu` look like `__add__`: a new `Value`, and a pair for each parent. Only the local slopes"
        " differ. `backward` sets the result's own grad to 1, and goes back through the values.",
        "In `backward`, set `self.grad = 1.0`. Then, for each value in `reversed(self.in_order())` and each pair"
        " `parent, slope` in its `parents`: `parent.grad += slope * value.grad`. The slopes of a · b are `other.data`"
        " and `self.data`.",
    ],
    observe=observe_graph,
    compare=compare_graphs,
    same_mistake=same_graphs,
    explain=explain,
    example=example_with(Value),
    praise="That is an engine for gradients. PyTorch does the same with whole tables, and with many more operations.",
)
