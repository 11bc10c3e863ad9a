"""The programs that try a class of numbers that find their slopes, and what stands beside them in a message."""

import re

from dl101.checker import show
from dl101.checker.observe.graphs import run

TWO = "a = Value(2)\nb = Value(3)\n"
NETWORK = """\
x1, x2, y = Value(1), Value(2), Value(1)
w11, w12, b1 = Value(1), Value(1), Value(0)
w21, w22, b2 = Value(2), Value(-1), Value(1)
v1, v2, c = Value(1), Value(-2), Value(1)
h1 = (w11 * x1 + w12 * x2 + b1).relu()
h2 = (w21 * x1 + w22 * x2 + b2).relu()
error = v1 * h1 + v2 * h2 + c + y * Value(-1)
loss = error * error
loss.backward()"""

PROGRAMS = [
    f"{TWO}c = a + b\nc.backward()",
    "a = Value(2)\nb = Value(-5)\nc = a * b\nc.backward()",
    "a = Value(3)\nb = a * a\nb.backward()",
    "a = Value(2)\nb = a.relu()\nb.backward()",
    "a = Value(-3)\nb = a.relu()\nb.backward()",
    f"{TWO}c = a * b\nd = c * b\nd.backward()",
    "a = Value(1)\nb = Value(2)\nu = a * b\nc = Value(3)\nv = u * c\nw = u + v\nw.backward()",
    "a = Value(1)\nb = Value(2)\nu = a * b\nc = Value(3)\nv = u * c\nw = v + u\nw.backward()",
    "a = Value(0.5)\nb = Value(-2)\nc = a * b\nd = c.relu()\ne = d + a\nf = e * e\nf.backward()",
    f"{TWO}c = a * b\nd = a * a\nc.backward()\nd.backward()",
    f"{TWO}c = a * b\nd = c * c\nc.backward()",
    NETWORK,
    "a = Value(2)\nb = a\nfor _ in range(6):\n    b = b + b\nb.backward()",
    "a = Value(1)\nb = Value(0)\nc = a\nfor _ in range(100):\n    c = c * a + b\nc.backward()",
]


def example_with(reference):
    """An exercise's `example`: the program's last lines as a call, and the whole of it with the way back."""

    def example(case):
        [program] = case
        lines = program.split("\n")
        lines += [f"# {line}" for line in way_back(reference, program)]
        return call_of(program), "\n".join(f"    {line}" for line in lines)

    return example


def call_of(program):
    """The last two steps: `c = a * b; c.backward()`."""
    steps = re.split(r"\n(?! )", program)
    return "; ".join(step for step in steps[-2:] if "\n" not in step)


def way_back(reference, program):
    """Where each grad comes from, the result first, if all values have names, and else the grads alone."""
    names, _ = run(reference, program)
    by_name = {value: name for name, value in names.items()}
    runs = re.findall(r"^(\w+)\.backward", program, re.MULTILINE)
    order = names[runs[-1]].in_order()[::-1]
    if len(runs) > 1 or any(value not in by_name for value in order):
        grads = [f"{name}.grad = {show(value.grad)}" for name, value in names.items() if not value.parents]
        return [f"then {', '.join(grads)}"]
    told = [f"backward: {by_name[order[0]]}.grad = 1"]
    for value in order[1:]:
        terms = [
            f"{factor(slope)} · {factor(result.grad)}"
            for result in order
            for parent, slope in result.parents
            if parent is value
        ]
        told.append(f"          {by_name[value]}.grad = {' + '.join(terms)} = {show(value.grad)}")
    return told


def factor(number):
    """As it stands in a product: a negative one in parentheses."""
    return show(number) if number >= 0 else f"({show(number)})"
