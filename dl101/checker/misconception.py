"""A mistake that people make for a reason, and what it is told."""


class Misconception:
    """A message, and the wrong answer that earns it; several answers are several ways to make the same mistake.

    `Misconception("The bias is subtracted. …", lambda x, w, b: weighted(x, w) - b)`

    An answer is a function like the learner's. Inside it, do not call our answer by its name: once the file is read,
    that name is the `Exercise`. With `first_cases`, the first so many cases decide. That is for a mistake that ends in
    many ways in the others: with this error or that, or nan.
    """

    def __init__(self, message, *answers, first_cases=None):
        self.message = message
        self.answers = answers
        self.first_cases = first_cases

    def __repr__(self):
        return f"Misconception({self.message!r})"
