"""Mistakes that are known by what is true of an answer: it need not give the same numbers as ours with that mistake."""

from dl101.checker import Misconception


class Kind(Misconception):
    """All that is wrong in one way: the words, a predicate that holds for all of it, and answers that give such."""

    def __init__(self, message, predicate, *answers, first_cases=None):
        super().__init__(message, *answers, first_cases=first_cases)
        self.predicate = predicate


def kind_of(thing, mistakes):
    """The first kind among these mistakes that is true of a thing, or None."""
    kinds = (slip for mistake in mistakes for slip in mistake.slips if isinstance(slip, Kind))
    return next((kind for kind in kinds if kind.predicate(thing)), None)
