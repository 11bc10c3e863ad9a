"""What a slip of a learner's earns."""


def earns(exercise, answer, words):
    """Assert that an answer is refused with these words; with None, that the smallest case speaks alone."""
    result = exercise.check(answer)
    known, example, _ = result.message.partition("\n\nFor example: ")
    assert result.outcome == "incorrect"
    if words is None:
        assert not example
        assert known.startswith(f"`{exercise.name}(")
    else:
        assert example
        assert words in known
