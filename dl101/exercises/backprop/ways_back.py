"""Ways to go back through a graph of values: ours, and those with a slip. Each is a method `backward`."""


def passing(step, order=lambda values: values[::-1], start=1.0):
    """A `backward` that goes through all values in this order, and does `step(parent, slope, value)`."""

    def backward(self):
        values = self.in_order()
        self.grad = start
        for value in order(values):
            for parent, slope in value.parents:
                step(parent, slope, value)

    return backward


def add(parent, slope, value):
    parent.grad += slope * value.grad


def put(parent, slope, value):
    parent.grad = slope * value.grad


def add_slope(parent, slope, value):
    parent.grad += slope


def add_grad(parent, slope, value):
    parent.grad += value.grad


def as_met(take, once):
    """A `backward` without a topological order: next is the one at this end of the line of those met."""

    def backward(self):
        self.grad, to_do, seen = 1.0, [self], {self}
        while to_do:
            value = to_do.pop(take)
            for parent, slope in value.parents:
                add(parent, slope, value)
                if not once or parent not in seen:
                    to_do.append(parent)
                    seen.add(parent)

    return backward


def down_at_once(self, first=True):
    """Without a topological order too: each value passes on all it has whenever something reaches it."""
    if first:
        self.grad = 1.0
    for parent, slope in self.parents:
        add(parent, slope, self)
        down_at_once(parent, first=False)


def down_from_each(self):
    """The same, where a value takes itself for the result as long as nothing has come."""
    self.grad = self.grad or 1.0
    for parent, slope in self.parents:
        add(parent, slope, self)
        parent.backward()


def from_zero(self):
    for value in self.in_order():
        value.grad = 0.0
    passing(add)(self)
