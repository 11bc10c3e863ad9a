"""Numbers that remember what they were made from, and find every slope.

>>> w, x, b, y = Value(3), Value(2), Value(-4), Value(1)
>>> loss = (w * x + b - y) ** 2
>>> loss.backward()
>>> loss, w.grad, x.grad, b.grad
(Value(1.0), 4.0, 6.0, 2.0)

Along a path, local slopes multiply (the chain rule); where paths meet, they add.
Source: Baydin and others, *Automatic Differentiation in Machine Learning* (2018).
"""

import math


class Value:
    """A number, `data`; after `result.backward()`, `grad` is the slope ∂result/∂data."""

    def __init__(self, data, parents=()):
        self.data, self.grad = float(data), 0.0
        self.parents = parents  # pairs: a Value this one was made from, the local slope

    def __add__(self, other):
        """a + b: the slope is 1 for a, and 1 for b."""
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        """a · b: the slope is b for a, and a for b."""
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __pow__(self, n):
        """aⁿ, n a plain number: the slope is n · aⁿ⁻¹. ValueError where there is none."""
        slope = n * math.pow(self.data, n - 1) if n else 0.0
        return Value(math.pow(self.data, n), [(self, slope)])

    def relu(self):
        """max(0, a): the slope is 1 where a > 0, else 0."""
        return Value(max(0.0, self.data), [(self, float(self.data > 0))])

    def tanh(self):
        """t = tanh(a): the slope is 1 − t²."""
        t = math.tanh(self.data)
        return Value(t, [(self, 1 - t**2)])

    def exp(self):
        """e^a: the slope is e^a. OverflowError from a = 710 on."""
        return Value(math.exp(self.data), [(self, math.exp(self.data))])

    def log(self):
        """ln a: the slope is 1 / a. ValueError unless a > 0."""
        return Value(math.log(self.data), [(self, 1 / self.data)])

    def backward(self):
        """From the result back: each parent's grad grows by local slope · own grad."""
        self.grad = 1.0
        for value in reversed(in_order(self)):
            for parent, slope in value.parents:
                parent.grad += slope * value.grad  # other paths have brought their part

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __truediv__(self, other):
        return self * other**-1

    def __repr__(self):
        return f"Value({self.data})"

    __radd__, __rmul__ = __add__, __mul__  # 2 + a = a + 2, and 2 · a = a · 2

    def __rsub__(self, number):
        return -self + number

    def __rtruediv__(self, number):
        return self**-1 * number


def in_order(result):
    """`result` and all it was made from, once each, after what it was made from."""
    order, seen, to_do = [], set(), [(result, False)]
    while to_do:
        value, parents_are_in = to_do.pop()
        if parents_are_in:
            order.append(value)
        elif value not in seen:
            seen.add(value)
            to_do += [(value, True)] + [(parent, False) for parent, _ in value.parents]
    return order
