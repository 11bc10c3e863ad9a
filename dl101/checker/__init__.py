"""Checks answers to exercises, and knows none of them: `observe` watches an answer, `judge` finds the words for it.

What an exercise's file needs is here: the exercise and its mistakes, inputs, ways to observe and to compare, and words.
"""

from dl101.checker.exercise import Exercise, Misconception, Slip
from dl101.checker.judge.compare import close, close_parts, same_mistake, same_parts
from dl101.checker.judge.wording import shortened, show, worked_example
from dl101.checker.observe.inputs import Array, LazyModule, Seeded, Tensor, fresh
from dl101.checker.observe.watch import call, call_elementwise, call_for_number, call_like

__all__ = [
    "Array",
    "Exercise",
    "LazyModule",
    "Misconception",
    "Seeded",
    "Slip",
    "Tensor",
    "call",
    "call_elementwise",
    "call_for_number",
    "call_like",
    "close",
    "close_parts",
    "fresh",
    "same_mistake",
    "same_parts",
    "shortened",
    "show",
    "worked_example",
]
