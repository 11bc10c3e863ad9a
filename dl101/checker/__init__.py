"""Checks answers to exercises, and knows none of them: `observe` watches an answer, `judge` finds the words for it."""

from dl101.checker.exercise import Exercise, Misconception
from dl101.checker.observe.inputs import Array
from dl101.checker.observe.watch import call, call_elementwise, call_for_number

__all__ = ["Array", "Exercise", "Misconception", "call", "call_elementwise", "call_for_number"]
