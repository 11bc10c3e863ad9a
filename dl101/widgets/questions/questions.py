"""Questions of the book: `Quiz`, `Prediction` and `Review`.

Their texts come from `chapters/NN_name.quiz.yml`, by way of `dl101/quizzes/NN.json` (see tools/build_quizzes.py).
"""

import json
from difflib import get_close_matches
from pathlib import Path

import traitlets

from dl101.other_edition import ADVICE
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import InputError

QUIZZES = Path(__file__).parents[2] / "quizzes"
PARTS = {"Prediction": "predictions", "Quiz": "quiz"}  # which of a chapter's lists each widget shows


def chapters_with_questions():
    """The numbers of the chapters that have questions, in order: ["02", "03"]."""
    return sorted(path.stem for path in QUIZZES.glob("*.json"))


def questions_of(chapter):
    """What chapter `"02"` asks: {"chapter": "02", "predictions": [...], "quiz": [...]}."""
    return json.loads((QUIZZES / f"{chapter}.json").read_text(encoding="utf-8"))


def find_question(kind, name):
    """The question called `name`, for a widget of this kind; raise InputError with what was probably meant."""
    chapter, slash, identifier = name.partition("/") if isinstance(name, str) else ("", "", "")
    if not slash:
        raise InputError(f"{kind} needs chapter and question, as in {kind}('02/z-or-a'), not {name!r}.")
    known = chapters_with_questions()
    if chapter not in known:
        listed = ", ".join(known) or "none"
        raise InputError(f"Chapter {chapter} has no questions. These chapters do: {listed}. {ADVICE}")
    content = questions_of(chapter)
    for question in content[PARTS[kind]]:
        if question["id"] == identifier:
            return question
    raise InputError(f"{kind}({name!r}) does not exist. {suggestion(content, identifier)} {ADVICE}")


def suggestion(content, identifier):
    """The call that is most like an unknown identifier, or all that the chapter has; in a sentence."""
    calls = {
        question["id"]: f"{kind}('{content['chapter']}/{question['id']}')"
        for kind, part in PARTS.items()
        for question in content[part]
    }
    alike = get_close_matches(identifier, calls, n=1)
    return f"Did you mean {calls[alike[0]]}?" if alike else f"There are {', '.join(calls.values())}."


class Asking(Demo):
    """A widget that asks. What the learner answered is `remembered`, by the questions' `progress_keys`."""

    progress_keys = traitlets.List().tag(sync=True)
    remembered = traitlets.Dict().tag(sync=True)

    @classmethod
    def view_of(cls, state):
        """The question's key: each is as high as its text."""
        return state["progress_keys"][0]


class Question(Asking):
    """One question of one chapter, as `question` in the form that tools/build_quizzes.py writes."""

    question = traitlets.Dict().tag(sync=True)

    def __init__(self, name, **traits):
        kind = type(self).__name__
        found = find_question(kind, name)
        self._name = name
        super().__init__(question=found, progress_keys=[f"{kind.lower()}/{name}"], **traits)

    def __repr__(self):
        return f"{type(self).__name__}({self._name!r})"

    @classmethod
    def examples(cls):
        """All questions of this kind, from all chapters."""
        return [
            cls(f"{chapter}/{question['id']}")
            for chapter in chapters_with_questions()
            for question in questions_of(chapter)[PARTS[cls.__name__]]
        ]


class Quiz(Question):
    """A question to check yourself, with a reply to every answer: `Quiz("02/z-or-a")`.

    `quiz.remembered` holds what you answered last.
    """


class Prediction(Question):
    """A question before you see what happens: `Prediction("02/bias-line")`.

    The answer locks; then the page shows what is true.
    """


class Review(Asking):
    """Three questions from the chapters before this one: `Review("03")`. What was missed comes back."""

    chapter = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)  # all that may be asked; the page chooses three

    def __init__(self, chapter, **traits):
        if not (isinstance(chapter, str) and len(chapter) == 2 and chapter.isdecimal()):
            raise InputError(
                f"Review needs a chapter's number in quotes, as in Review('03'), not {chapter!r}."
            )
        questions = [
            {"key": f"quiz/{earlier}/{question['id']}", "chapter": earlier, **question}
            for earlier in chapters_with_questions()
            if earlier < chapter
            for question in questions_of(earlier)["quiz"]
        ]
        if not questions:
            raise InputError(
                f"There are no questions before chapter {chapter}, so there is nothing to review."
            )
        keys = [question["key"] for question in questions]
        super().__init__(chapter=chapter, questions=questions, progress_keys=keys, **traits)

    def __repr__(self):
        return f"Review({self.chapter!r})"

    @classmethod
    def examples(cls):
        """For each chapter after the first with questions."""
        return [cls(chapter) for chapter in chapters_with_questions()[1:]]

    @classmethod
    def view_of(cls, state):
        """`Review-03`: which questions it chooses depends on the reader."""
        return f"{cls.__name__}-{state['chapter']}"
