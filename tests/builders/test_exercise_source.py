"""A page of solutions, read as exercises: titles, statements, code without our answers, and what can be wrong."""

from types import SimpleNamespace

import pytest

from dl101.sphinx.exercise_source import ExerciseSourceError, learner_code, read_exercises


def cell(kind, source, line=1, **metadata):
    return SimpleNamespace(kind=kind, source=source, metadata=metadata, line=line)


def answer(source, line=10, **own):
    return cell("code", source, line, dl101={"exercise": "double", **own})


IMPORT = cell("code", "import numpy as np\nfrom dl101.exercises import neuron as ex", 3)
TEXT = cell("markdown", "# Page\n\n## Double\n\nReturn two times `x`.", 6)
CODE = "def double(x):\n    # answer\n    return 2 * x\n    # end of answer"


def test_an_exercise_has_all_that_a_card_shows():
    [found], problems = read_exercises([IMPORT, TEXT, answer(CODE, core=True)])
    assert problems == []
    assert (found.name, found.title, found.statement) == ("double", "Double", "Return two times `x`.")
    assert found.code == "def double(x):\n    ..."
    assert found.is_core
    assert found.line == 10
    assert found.progress_key == "exercise/neuron/double"


def test_an_exercise_is_more_practice_unless_it_says_core():
    [found], _ = read_exercises([IMPORT, TEXT, answer(CODE)])
    assert not found.is_core


def test_core_false_is_more_practice():
    [found], problems = read_exercises([IMPORT, TEXT, answer(CODE, core=False)])
    assert (found.is_core, problems) == (False, [])


def test_a_statement_is_all_between_the_heading_and_the_answer():
    cells = [
        IMPORT,
        cell("markdown", "## Before\n\nNot this.\n\n## Double\n\nFirst."),
        cell("code", "helper = 3  # not ## a heading"),
        cell("markdown", "Last."),
        answer(CODE),
    ]
    [found], _ = read_exercises(cells)
    assert found.title == "Double"
    assert found.statement == "First.\n\n```python\nhelper = 3  # not ## a heading\n```\n\nLast."


def test_text_after_an_answer_belongs_to_no_statement():
    cells = [IMPORT, TEXT, answer(CODE), cell("code", "ex.double.check(double)"), TEXT, answer(CODE)]
    first, second = read_exercises(cells)[0]
    assert first.statement == second.statement


@pytest.mark.parametrize(
    ("code", "learner"),
    [
        (CODE, "def double(x):\n    ..."),
        ("# answer\nx = 1\n\ny = 2\n# end of answer\nx", "...\nx"),
        (
            "for i in x:\n    # answer\n    a\n    # end of answer\nb\n# answer\nc\n# end of answer",
            "for i in x:\n    ...\nb\n...",
        ),
        ("def f():\n\t# answer\n\tpass\n\t# end of answer", "def f():\n\t..."),
        ("# answer\n# end of answer", "..."),
    ],
)
def test_three_dots_stand_for_the_answer(code, learner):
    assert learner_code(code) == learner


def test_what_is_to_be_repaired_stands_in_place_of_the_answer():
    code = "def f(x):\n    # answer\n    return -x\n    # to repair\n    # if x:\n    #     return x\n    #\n"
    code = f"{code}    # return 0"
    learner = "def f(x):\n    if x:\n        return x\n\n    return 0\n# f"
    assert learner_code(f"{code}\n    # end of answer\n# f") == learner


@pytest.mark.parametrize(
    ("code", "below", "words"),
    [
        (
            "# answer\nx\n# to repair\n# y\nz\n# end of answer",
            4,
            "each line is a comment: put `# ` before it",
        ),
        ("# answer\nx\n# to repair\ny  # z\n# end of answer", 3, "each line is a comment"),
        ("x = 1", 0, "The answer is not marked"),
        ("x\n# answer\ny", 1, "never closed: add a line `# end of answer`"),
        ("x\n# end of answer", 1, "stands without `# answer` above it"),
        ("# answer\n# answer\n# end of answer", 1, "A second `# answer`"),
    ],
)
def test_wrong_marks_are_named_with_their_line(code, below, words):
    with pytest.raises(ExerciseSourceError, match=words) as error:
        learner_code(code)
    assert error.value.below == below


@pytest.mark.parametrize(
    ("cells", "line", "words"),
    [
        ([IMPORT, answer(CODE)], 10, "double has no statement"),
        ([IMPORT, cell("markdown", "## Double"), answer(CODE)], 10, "double has no statement"),
        ([IMPORT, cell("markdown", "### Double\n\nWords."), answer(CODE)], 10, "double has no statement"),
        ([IMPORT, TEXT, answer(CODE), answer(CODE, 20)], 20, "double has no statement"),
        ([TEXT, answer(CODE)], 10, "Nothing says which module checks double"),
        ([IMPORT, TEXT, answer("def double(x):\n    # answer\n    x")], 11, "never closed"),
        ([IMPORT, TEXT, answer(CODE, core="maybe")], 10, "`core` of double is `maybe`: write `core: true`"),
        ([IMPORT, TEXT, answer(CODE, core=1)], 10, "`core` of double is `1`"),
        ([IMPORT, TEXT, answer(CODE, Core=True)], 10, "says `Core`: only `exercise` and `core` are known"),
        ([IMPORT, TEXT, cell("code", CODE, 10)], 10, "marks of an answer and names no exercise"),
    ],
)
def test_what_is_wrong_with_an_exercise_is_named_with_its_line(cells, line, words):
    _, [(found_line, sentence)] = read_exercises(cells)
    assert found_line == line
    assert words in sentence
