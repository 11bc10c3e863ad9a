"""What goes wrong in a loop that adds up: our own answer, worked out on a part of the input.

`*loops(weighted_sum, over=("x", "w"), of="input", start="b")` stands for five mistakes: the first input is left out, or
the last one; `return` stands inside the loop; each round throws away the total; the code is right for two inputs only.

It fits a sum. What also divides by `len(x)`, as a mean does, comes out otherwise on a part of x. Two of the five know
it, with `mean=True`; write the others by hand.
"""

from inspect import signature

from dl101.checker import Misconception


def loops(reference, over, of, start=None, takes=1):
    """The five slips of a loop over the inputs that `over` names, which takes one `of` them ("input") in each round.

    `start` names the input that the total starts with, if there is one. `takes` is how many items a round needs: 2
    where it takes an item and the next.
    """
    return [
        first_left_out(reference, over, of, takes),
        last_left_out(reference, over, of, takes),
        returned_too_early(reference, over, of, takes),
        total_thrown_away(reference, over, of, start, takes),
        for_two_only(reference, over, of, takes),
    ]


def first_left_out(reference, over, of, takes=1):
    advice = f"Python counts from 0, so `range(1, len({over[0]}))` begins with the second {of}."
    advice = f"{advice} `range(len({over[0]}))` goes through them all."
    if takes == 2:
        advice = f"It is made of the first two of `{over[0]}`: let the loop begin with these."
    return Misconception(
        f"The first {of} is left out. {advice}", on_part(reference, over, lambda items: items[1:])
    )


def last_left_out(reference, over, of, takes=1):
    advice = f"`range` stops before its end, so `range(len({over[0]}))` already goes through them all;"
    advice = f"{advice} `len({over[0]}) - 1` is one too few."
    if takes == 2:
        advice = f"It is made of the last two of `{over[0]}`: let the loop go on as far as these."
    return Misconception(
        f"The last {of} is left out. {advice}", on_part(reference, over, lambda items: items[:-1])
    )


def returned_too_early(reference, over, of, takes=1, mean=False):
    answer = on_part(reference, over, lambda items: items[:takes])
    return Misconception(
        f"Only the first {of} counts. If `return` stands inside the loop, the function ends in its"
        " first round: move it to the left, below the loop.",
        *(with_division(answer) if mean else [answer]),
    )


def total_thrown_away(reference, over, of, start=None, takes=1, mean=False):
    """`total = …` in place of `total = total + …`: then what the total started with is lost too, or comes after all."""

    def last(items):
        return items[-takes:]

    answer = on_part(reference, over, last)
    ways = with_division(answer) if mean else [answer]
    if start:
        ways.append(on_part(reference, over, last, without=start))
    return Misconception(
        f"Only the last {of} counts. Each round seems to throw away what was there before:"
        " keep the total so far, and add to it in each round.",
        *ways,
    )


def with_division(mean_of_one):
    """The mean of one item is the item: an answer gives that, or divides it by the number of all of them."""
    return [mean_of_one, lambda *inputs: mean_of_one(*inputs) / len(inputs[0])]


def for_two_only(reference, over, of, takes=1):
    """By index, as in `x[0]` and `x[1]`, or by names for both, as in `x1, x2 = x`: one input gives other errors."""
    by_index = on_part(reference, over, lambda items: [items[index] for index in range(takes + 1)])
    by_names = on_part(reference, over, two_items if takes == 1 else three_items)
    return Misconception(
        f"This works for exactly two {of}s. There may be one, or a hundred: let a loop go through them all.",
        by_index,
        by_names,
    )


def two_items(items):
    first, second = items
    return [first, second]


def three_items(items):
    first, second, third = items
    return [first, second, third]


def on_part(reference, over, part, without=None):
    """An answer: ours, with `part(items)` for each input that `over` names, and 0 for the one named `without`."""
    names = list(signature(reference).parameters)

    def changed(name, value):
        return part(value) if name in over else 0 if name == without else value

    def answer(*inputs):
        return reference(*map(changed, names, inputs))

    return answer
