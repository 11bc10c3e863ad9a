"""An answer has so much time; loading a library takes none of it, and is never broken off."""

import builtins
import importlib
import math
import os
import signal
import subprocess
import sys
import threading

import numpy as np
import pytest

from dl101.checker.exercise import Exercise
from dl101.checker.observe import time_limit
from dl101.exercises import neuron as ex
from tests.helpers import ROOT

FIRST = "`weighted_sum(x=[2], w=[3], b=1)`"


@pytest.fixture
def short_time(monkeypatch):
    monkeypatch.setattr(Exercise, "seconds", 0.05)


def endless(x, w, b):
    while True:
        pass


def stubborn(x, w, b):
    while True:
        try:  # noqa: SIM105
            math.sqrt(2)
        except BaseException:  # noqa: BLE001 - as a learner may write it
            pass


def talkative(x, w, b):
    while True:
        print("again and again")


def stubborn_in_a_helper(x, w, b):
    """Catches all, in a loop around a function that does the same, with many lines outside of reach."""

    def again(number):
        for _ in range(3):
            try:
                number += math.sqrt(2)
                number -= math.sqrt(2)
            except:  # noqa: E722 - as a learner may write it
                number = 0
        return number

    while True:
        try:
            x[0] = again(x[0])
            x[0] = again(x[0])
            x[0] = again(x[0])
        except:  # noqa: E722 - as a learner may write it
            x[0] = 0


def catches_exceptions(x, w, b):
    while True:
        try:  # noqa: SIM105
            x[0] += 1
        except Exception:  # noqa: BLE001 - as a learner may write it
            pass


@pytest.mark.parametrize("answer", [endless, stubborn, stubborn_in_a_helper, talkative, catches_exceptions])
def test_an_endless_loop_is_ended(short_time, answer):
    before = signal.getsignal(signal.SIGALRM), sys.stdout, builtins.input, sys.gettrace()
    result = ex.weighted_sum.check(answer)
    assert result.outcome == "incorrect"
    assert result.message.startswith(f"{FIRST} was still running after 0.05 seconds in line ")
    assert "Is there a loop that never ends?" in result.message
    assert (signal.getsignal(signal.SIGALRM), sys.stdout, builtins.input, sys.gettrace()) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_waiting_is_ended(short_time):
    def waits(x, w, b):
        threading.Event().wait()

    assert "was still running" in ex.weighted_sum.check(waits).message


def in_thread(function):
    """What `function` returns when another thread runs it."""
    results = []
    thread = threading.Thread(target=lambda: results.append(function()))
    thread.start()
    thread.join()
    return results[0]


@pytest.mark.parametrize("answer", [endless, talkative, catches_exceptions])
def test_an_endless_loop_is_ended_on_another_thread(short_time, answer):
    before = threading.active_count()
    result = in_thread(lambda: ex.weighted_sum.check(answer))
    assert "was still running after 0.05 seconds" in result.message
    assert threading.active_count() == before


def test_an_endless_loop_is_ended_though_its_frames_change_while_one_looks(short_time, monkeypatch):
    nothing_seen, look = [[]], time_limit._frames_inside
    monkeypatch.setattr(
        time_limit, "_frames_inside", lambda frame: nothing_seen.pop() if nothing_seen else look(frame)
    )
    result = in_thread(lambda: ex.weighted_sum.check(endless))
    assert "was still running after 0.05 seconds" in result.message
    assert not nothing_seen


def test_checks_work_on_another_thread():
    assert in_thread(lambda: ex.weighted_sum.check(ex.weighted_sum.reference)).outcome == "correct"
    assert in_thread(lambda: ex.relu.check(abs)).message.startswith(ex.relu.slips[1].message)


def test_a_case_after_the_first_may_take_too_long(short_time):
    def loops_below_zero(z):
        while np.ndim(z) == 0 and z < 0:
            pass
        return np.maximum(0, z)

    assert ex.relu.check(loops_below_zero).message.startswith("`relu(-2)` was still running")


def test_another_timer_goes_on(short_time):
    signal.setitimer(signal.ITIMER_REAL, 1000)
    try:
        ex.weighted_sum.check(ex.weighted_sum.reference)
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 1000
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


# Loading

TAKES_LONG = """
import time
end = time.monotonic() + {seconds}
while time.monotonic() < end:
    pass
TWO = 2
"""
SLOW = TAKES_LONG.format(seconds=0.3)
FAILING = {  # modules that can't be loaded, and how that is said
    "raise ValueError('no such mode')": "a ValueError (no such mode).",
    "raise SystemExit": "a SystemExit. `exit` and `quit` end the program.",
    "input('?')": "waits for somebody to type",
    "import no_such_library": "(No module named 'no_such_library'). The library `no_such_library` is not",
    "from math import no_such_name": "an ImportError (cannot import name 'no_such_name' from 'math'",
}


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """A function that writes a module, which is forgotten when the test ends."""
    monkeypatch.syspath_prepend(tmp_path)
    written = []

    def write(name, body=SLOW):
        path = tmp_path.joinpath(*name.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
        importlib.invalidate_caches()
        written.append(name.split(".")[0])

    yield write
    for name in [name for name in sys.modules if name.split(".")[0] in written]:
        del sys.modules[name]


def by_import(z):
    import slow_library

    return np.maximum(0, z) * slow_library.TWO / 2


def from_a_package(z):
    from slow_package import slow_part

    return np.maximum(0, z) * slow_part.TWO / 2


def in_a_function_inside(z):
    def two():
        import slow_library as library

        return library.TWO

    return np.maximum(0, z) * two() / 2


class Inside:
    def __new__(cls, z):
        return np.maximum(0, z) * cls.two() / 2

    @staticmethod
    def two():
        import slow_library

        return slow_library.TWO


def out_of_sight(z):
    """No code of its own says that this loads a library."""
    return np.maximum(0, z) * importlib.import_module("slow_library").TWO / 2


def here(function):
    return function()


every_thread = pytest.mark.parametrize("on", [here, in_thread])


@pytest.mark.slow
@every_thread
@pytest.mark.parametrize("answer", [by_import, from_a_package, in_a_function_inside, Inside, out_of_sight])
def test_loading_a_library_takes_no_time(short_time, modules, answer, on):
    modules("slow_library")
    modules("slow_package.slow_part")
    assert on(lambda: ex.relu.check(answer)).message == ex.relu.praise
    assert on(lambda: ex.relu.check(answer)).outcome == "correct"


@pytest.mark.slow
@every_thread
@pytest.mark.parametrize("load", [by_import, out_of_sight])
def test_what_computes_after_loading_is_ended(short_time, modules, load, on):
    modules("slow_library")

    def loads_and_loops(z):
        load(z)
        while True:
            pass

    words = "`relu(3)` was still running after 0.05 seconds in line "
    assert on(lambda: ex.relu.check(loads_and_loops)).message.startswith(words)
    assert sys.modules["slow_library"].TWO == 2


@every_thread
def test_what_the_answer_did_before_loading_is_counted(short_time, modules, on):
    """A loop that is caught while it loads another library each round ends all the same."""
    for number in range(20):
        modules(f"slow_library_{number}", TAKES_LONG.format(seconds=0.01))

    def loads_forever(z):
        number = 0
        while True:
            importlib.import_module(f"slow_library_{number % 20}")
            number += 1

    assert "was still running after 0.05 seconds" in on(lambda: ex.relu.check(loads_forever)).message


def loads_what_fails(z):
    import failing_library

    return failing_library.TWO


@pytest.mark.parametrize("body", FAILING)
def test_a_library_that_can_not_be_loaded_gets_words(modules, body):
    modules("failing_library", body)
    result = ex.relu.check(loads_what_fails)
    assert result.outcome == "incorrect"
    assert "in line " in result.message
    assert FAILING[body] in result.message


def test_what_is_not_there_fails_only_where_the_answer_asks():
    def asks(z):
        import no_such_library

        return no_such_library

    def goes_on(z):
        try:
            from no_such_library import relu
        except ImportError:
            from math import no_such_name as relu
        return relu(z)

    words = "a ModuleNotFoundError (No module named 'no_such_library'). The library `no_such_library` is not installed"
    assert words in ex.relu.check(asks).message
    assert "an ImportError (cannot import name 'no_such_name'" in ex.relu.check(goes_on).message

    def does_without(z):
        try:
            from .here import relu
        except ImportError:
            relu = ex.relu.reference
        return relu(z)

    assert ex.relu.check(does_without).outcome == "correct"


def test_what_a_library_says_while_it_loads_is_not_the_answers(modules, capsys):
    modules("slow_library", "import warnings\nprint('hello')\nwarnings.warn('old', RuntimeWarning)\nTWO = 2")
    assert ex.relu.check(by_import).message == ex.relu.praise
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("interrupts")
def test_who_stops_the_loading_stops_the_check(modules):
    modules("slow_library", "import signal\nsignal.raise_signal(signal.SIGINT)")
    result = ex.relu.check(by_import)
    assert (result.outcome, result.message) == ("unattempted", "You stopped the check.")


AFTER_THREADS = """
import threading
from dl101.checker import Exercise
from dl101.exercises import neuron as ex
from tests.exercises.test_time_limit import endless, stubborn

Exercise.seconds = 0.05
for answer in (ex.weighted_sum.reference, endless):
    thread = threading.Thread(target=ex.weighted_sum.check, args=(answer,))
    thread.start()
    thread.join()
assert "was still running" in ex.weighted_sum.check(stubborn).message
"""


@pytest.mark.slow
def test_a_stubborn_loop_is_ended_after_checks_on_other_threads_too():
    """Python 3.11 goes on looking for what was asked of another thread and taken back: with a trace, for ever."""
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "tools")))
    environment = {**os.environ, "DL101_PROGRESS": "off", "PYTHONPATH": paths}
    subprocess.run([sys.executable, "-c", AFTER_THREADS], check=True, timeout=60, env=environment)
