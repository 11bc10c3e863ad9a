"""Neurons that are gates: an answer (w1, w2, b) is seen by its sums in the four corners."""

from dl101.checker.observe.watch import returned

CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def observe_gate(answer, arguments):
    """{"weights": [w1, w2, b], "sums": z in the four corners}; anything else as plain data."""
    value = returned(answer())
    if not is_three_numbers(value):
        return value
    w1, w2, b = value
    sums = [w1 * x1 + w2 * x2 + b for x1, x2 in CORNERS]
    # 0.1 + 0.2 - 0.3 lies on the line, as in the demo; a neuron of tiny numbers is judged as one of large ones
    left_over = 1e-14 * max(map(abs, value))
    return {"weights": value, "sums": [z if abs(z) > left_over else 0 for z in sums]}


def is_three_numbers(value):
    is_list = isinstance(value, list) and len(value) == 3
    return is_list and all(isinstance(item, bool | int | float) and abs(item) < 1e300 for item in value)
