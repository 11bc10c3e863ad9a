"""What a slip of a learner's earns."""


def calls(exercise):
    """How an example in a message may begin: with the function's name, or with what stands for a case."""
    shown = (
        [exercise.example(case)[0] for case in exercise.cases]
        if exercise.example
        else [f"{exercise.answer_name}("]
    )
    return tuple(f"`{call}" for call in shown)


def earns(exercise, answer, words):
    """Assert that an answer is refused with these words; with None, that the smallest case speaks alone."""
    result = exercise.check(answer)
    known, example, _ = result.message.partition("\n\nFor example: ")
    assert result.outcome == "incorrect"
    if words is None:
        assert not example
        assert known.startswith(calls(exercise))
    else:
        assert example
        assert words in known
