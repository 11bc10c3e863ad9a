"""An exercise, and how an answer to it is checked.

Two halves: `observe_all` runs the answer and writes down what it did, as plain data; `judge` compares that with
what our own answer does, and finds the words. They may run in different processes.
"""

import contextlib
import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from dl101.checker.hints import Hint, Solution
from dl101.checker.judge.compare import close, same_mistake
from dl101.checker.judge.errors import STOPS
from dl101.checker.judge.judge import judge
from dl101.checker.libraries import import_lines, is_installed, libraries_needed, methods_of
from dl101.checker.memory import remember_result, remember_solution_seen
from dl101.checker.misconception import Misconception, Slip
from dl101.checker.observe.given import a_value, classify
from dl101.checker.observe.imports import load_imports
from dl101.checker.observe.time_limit import Clock
from dl101.checker.observe.watch import call, watch
from dl101.checker.result import Result

__all__ = ["Exercise", "Misconception", "Result", "Slip"]

OURS = 60  # seconds for our own answers, on the slowest of machines


@dataclass(eq=False, kw_only=True)
class Exercise:
    """One exercise. `check(answer)` returns a `Result`; it never raises and never hangs a notebook."""

    reference: Callable  # our answer, a function or a class: its source is the solution
    cases: list[tuple]  # the arguments of each call, from small to large: the first that fails is shown
    misconceptions: list[Misconception]  # the first slip that fits is told
    hints: list[str]  # a nudge, then the idea, then almost the code
    praise: str = ""  # said of a right answer
    called: str = (
        ""  # the exercise's name, where that is not its answer's: `fix_leak` asks for a `make_split`
    )
    trains: bool = False  # whether an answer trains a network, which takes time
    points: int = 1
    unchanged: bool = False  # whether an answer that changes its inputs is wrong; else that earns a note
    if_changed: str = "Work on a copy."  # what it is told where that is wrong
    observe: Callable = call  # (answer, arguments): what the answer does, as plain data
    compare: Callable = close  # (seen, expected, case): None, or how they differ
    same_mistake: Callable = same_mistake  # (seen, wrong, case): whether both show the same mistake
    explain: Callable | None = None  # (error): what it means in this exercise, or "" (see judge/errors.py)
    example: Callable | None = None  # (case): a short call, and lines with what is in it and what happens
    module: str = field(default="", init=False)  # `register` sets these: "neuron"
    chapter: str = field(default="", init=False)  # "02"

    seconds = 5  # for all cases together; no field, so that all exercises can be given less at once
    training_seconds = 60  # where an answer trains

    def __post_init__(self):
        self.needs = libraries_needed(self.reference, self.cases)
        self.parameters = inputs_of(self.reference)
        self._hints_given = 0
        self._our_records = None
        self._wrong_records = None

    @property
    def name(self):
        """As the learner calls the function; of a class, the name in small letters: `ex.value` checks `Value`."""
        return self.called or self.answer_name.lower()

    @property
    def answer_name(self):
        """As the learner calls the function or the class."""
        return self.reference.__name__

    @property
    def kind(self):
        """What an answer is: "function" or "class"."""
        return "class" if inspect.isclass(self.reference) else "function"

    @property
    def time_limit(self):
        """Seconds that an answer has for all cases together."""
        return self.training_seconds if self.trains else self.seconds

    @property
    def slips(self):
        """All slips that are known, in order, each with words of its own."""
        return [slip for wrong in self.misconceptions for slip in wrong.slips]

    def __repr__(self):
        return f"Exercise {self.name}: .check({self.answer_name}), .hint(), .solution()"

    @property
    def progress_key(self):
        """Under which its outcome is remembered."""
        return f"exercise/{self.module}/{self.name}"

    def check(self, answer=..., *more):
        """Check an answer: give the function or the class itself, without calling it."""
        try:
            return self._check((answer, *more) if more else answer)
        except KeyboardInterrupt:
            message = "You stopped the check."
        except BaseException as error:  # noqa: BLE001 - an answer may break what the check needs: `math.isnan = None`
            message = (
                f"The check could not be finished ({type(error).__name__}). Your code may have replaced something"
                " that Python needs, such as `max`: restart the kernel, and run the cells from the top."
            )
        return Result(self.name, "unattempted", message, self.points)

    def __call__(self, *_, **__):
        """For those who leave out `.check`: what to write instead."""
        message = (
            f"`ex.{self.name}` is the exercise, and not a {self.kind}. To check your {self.kind}, write"
            f" `ex.{self.name}.check({self.answer_name})`."
        )
        return Result(self.name, "unattempted", message, self.points)

    def hint(self):
        """The next rung: a nudge, then the idea, then almost the code."""
        self._hints_given = min(self._hints_given + 1, len(self.hints))
        text = f"Hint {self._hints_given} of {len(self.hints)}: {self.hints[self._hints_given - 1]}"
        is_last = self._hints_given == len(self.hints)
        return Hint(text + (f" (`ex.{self.name}.solution()` shows our solution.)" if is_last else ""))

    def solution(self):
        """Our solution as code. That you have seen it is remembered."""
        imports = "".join(f"{line}\n" for line in import_lines(self.reference, self.needs))
        source = inspect.getsource(self.reference).strip()
        return Solution(f"{imports}\n\n{source}".lstrip("\n"), remember_solution_seen(self))

    def observe_all(self, answer):
        """The records of an answer, one for each case (see observe/watch.py), or one that says what was given."""
        return list(self.observing(answer))

    def observing(self, answer):
        """The same, one by one: a page writes each down, in case the next never comes."""
        is_exercise = isinstance(answer, Exercise)  # which can be called, and is no function
        methods = methods_of(self.reference)
        given = a_value(answer) if is_exercise else classify(answer, self.parameters, methods)
        if given:
            yield given
            return
        load_imports(answer)
        yield from self._watch(answer, self.time_limit)

    def judge(self, records):
        """The `Result` for the records of an answer."""
        return judge(self, records)

    def our_records(self):
        """The records of our answer, made when first needed. KeyboardInterrupt, RuntimeError."""
        if self._our_records is None:
            records = self._watch_ours(self.reference)
            if any("error" in record for record in records):  # not kept: it may go well next time
                raise RuntimeError(f"our own answer to {self.name} fails: {records[-1]}")
            self._our_records = records
        return self._our_records

    def wrong_records(self):
        """For each slip, the records of each of its answers in the cases that tell it, made when first needed.

        KeyboardInterrupt.
        """
        if self._wrong_records is None:
            self._wrong_records = [
                [self._watch_ours(answer, slip.first_cases) for answer in slip.answers] for slip in self.slips
            ]
        return self._wrong_records

    def _check(self, answer):
        lacking = [name for name in self.needs if not is_installed(name)]
        if lacking:
            message = f"This exercise needs {lacking[0]}, which is not installed here."
            return Result(self.name, "unattempted", message, self.points)
        result = self.judge(self.observe_all(answer))
        problem = remember_result(self, result)
        if problem:
            result.message += f"\n\n{problem}"
        return result

    def _watch_ours(self, answer, count=None):
        """The records of an answer of ours in the first so many cases, or all.

        An interrupt is the learner's, and no mistake of ours: it is raised.
        """
        with usual_numpy():
            records = list(self._watch(answer, OURS, count))
        if "KeyboardInterrupt" in records[-1].get("error", {}).get("kinds", []):
            raise KeyboardInterrupt
        return records

    def _watch(self, answer, seconds, count=None):
        """Each record of a function in the first so many cases, or all, up to the one in which it is stopped."""
        clock = Clock(seconds)
        for case in self.cases[:count]:
            record = watch(self.observe, answer, case, clock)
            is_stopped = STOPS & set(record.get("error", {}).get("kinds", []))
            if is_stopped:
                record["error"]["seconds"] = seconds
            yield record
            if is_stopped:
                return


def inputs_of(reference):
    """The names of an answer's inputs; of a class, those that have no default."""
    inputs = inspect.signature(reference).parameters.values()
    needed = [one for one in inputs if not methods_of(reference) or one.default is one.empty]
    return [one.name for one in needed]


def usual_numpy():
    """A context in which NumPy warns as it does at first, whatever the learner's `np.seterr` says."""
    np = sys.modules.get("numpy")  # not imported here: most exercises do without it
    return np.errstate(all="warn", under="ignore") if np else contextlib.nullcontext()
