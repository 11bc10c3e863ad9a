"""A chapter's exercises together: they learn their place, and a wrong name gets a sentence."""

from dl101.checker.progress_bar import ProgressBar
from dl101.other_edition import ADVICE, suggestion


class UnknownExerciseError(AttributeError):
    """An exercise that is not there. A notebook shows the sentence alone, without a traceback."""

    def _render_traceback_(self):
        return [f"UnknownExerciseError: {self}"]


def register(module, chapter, *exercises):
    """(the exercises in order, the module's `progress`, the module's `__getattr__`), for the end of a module."""
    for exercise in exercises:
        exercise.module, exercise.chapter = module, chapter
    names = [exercise.name for exercise in exercises]

    def progress():
        """How far you are with these exercises."""
        return ProgressBar(exercises)

    def __getattr__(name):  # noqa: N807 - a module's own
        if name.startswith("_"):
            raise AttributeError(name)
        raise UnknownExerciseError(
            f"There is no exercise `{name}` in `{module}`. {suggestion(name, names)} {ADVICE}"
        )

    return exercises, progress, __getattr__
