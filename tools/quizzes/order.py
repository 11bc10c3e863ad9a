"""In which order a reader sees a question's options.

Authors tend to write the right option first. So the options are mixed, by chance and yet the same each time: an
option's place depends on the question's id and on its own letter, and a new option leaves the others in their order.
"""

import hashlib
import re

LETTERS = "abcdefgh"  # the options' ids, by their place in the source: an answer is remembered by them
NUMBER = re.compile(r"[-−]?\d+(\.\d+)?", re.ASCII)


def in_shown_order(question: dict) -> list[tuple[str, dict]]:
    """The options with their ids: numbers by size, an order of the author's as it is, all others mixed."""
    named = list(zip(LETTERS, question["options"], strict=False))
    ends = [one for one in named if one[1].get("last")]
    others = [one for one in named if not one[1].get("last")]
    if question.get("in_order"):
        return others + ends
    if all(NUMBER.fullmatch(words(option)) for _, option in others):
        return sorted(others, key=lambda one: size(one[1])) + ends
    return sorted(others, key=lambda one: chance(question["id"], one[0])) + ends


def words(option: dict) -> str:
    return option["text"].source.strip()


def size(option: dict) -> float:
    return float(words(option).replace("−", "-"))


def chance(identifier: str, letter: str) -> str:
    """What the options are mixed by: looks like chance, and is the same on every machine."""
    return hashlib.sha256(f"{letter}{identifier}".encode()).hexdigest()
