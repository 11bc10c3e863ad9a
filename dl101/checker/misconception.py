"""A mistake that people make for a reason, and what it is told."""


class Slip:
    """What a wrong answer does, in words, and the answers that do it: several are several ways to do the same.

    An answer is a function like the learner's. Inside it, do not call our answer by its name: once the file is read,
    that name is the `Exercise`. With `first_cases`, the first so many cases decide. That is for a slip that ends in
    many ways in the others: with this error or that, or nan.
    """

    def __init__(self, message, *answers, first_cases=None):
        self.message = message
        self.answers = answers
        self.first_cases = first_cases

    def __repr__(self):
        return f"{type(self).__name__}({self.message!r})"


class Misconception(Slip):
    """A message, and the wrong answer that earns it, or several; or slips of one kind, which share the message's end.

    `Misconception("The bias is subtracted. …", lambda x, w, b: weighted(x, w) - b)`
    `Misconception("A step is rate · slope.", Slip("The rate is missing.", …), Slip("The rate is used twice.", …))`
    """

    def __init__(self, message, *answers, first_cases=None):
        super().__init__(message, *answers, first_cases=first_cases)
        kin = [answer for answer in answers if isinstance(answer, Slip)]
        for slip in kin:
            slip.message = f"{slip.message} {message}"
            slip.first_cases = slip.first_cases or first_cases
        self.slips = kin or [self]
