"""Why numbers that find their slopes are not right (see observe/graphs.py): words that go on after a program."""

from dl101.checker.judge.compare import leaves_close, same_leaf
from dl101.checker.judge.wording import show, show_apart
from dl101.checker.observe.plain_data import is_number, is_unusable


def compare_graphs(seen, expected, case=None):
    """None where all is right; else the first number that is not: data from the left, then grads from the right."""
    if not is_record_of(seen, expected):
        return no_value(seen) if is_odd(seen) else f"should make a `Value`, and yours makes {show(seen)}."
    pairs = {name: (seen[name], expected[name]) for name in expected}
    wrong = [("data", name) for name, (given, right) in pairs.items() if not leaves_close(given[0], right[0])]
    wrong += [
        ("grad", name)
        for name, (given, right) in reversed(pairs.items())
        if not leaves_close(given[1], right[1])
    ]
    if not wrong:
        return None
    part, name = wrong[0]
    given, right = (number[part == "grad"] for number in pairs[name])
    if not is_number(given):
        what = given["unusable"] if is_unusable(given) else show(given)
        return f"should make `{name}.{part}` the number {show(right)}, and yours makes it {what}."
    right, given = show_apart(right, given)
    return f"should make `{name}.{part}` {right}, and yours makes it {given}."


def same_graphs(seen, wrong, case=None):
    """Whether two records show the same mistake: the same numbers, or the same thing in place of a `Value`."""
    if not is_record_of(seen, wrong) or is_odd(wrong):
        return seen == wrong
    return all(
        same_leaf(one, other) for name in wrong for one, other in zip(seen[name], wrong[name], strict=True)
    )


def is_record_of(seen, expected):
    """Whether it holds two numbers, or what stands in their places, for each of these names."""
    return isinstance(seen, dict) and seen.keys() == expected.keys()


def is_odd(seen):
    return isinstance(seen, dict) and seen.keys() == {"name", "gives"}


def no_value(seen):
    given = seen["gives"]
    what = "nothing (`None`)" if given is None else show(given)
    return f"should make `{seen['name']}` a `Value`, and yours makes it {what}."
