"""Run functions for so many seconds at most.

Where it works: on the main thread of Linux and macOS a timer's signal ends the function, even inside `time.sleep`.
It also ends `while True: try: ... except: pass`. On other threads, and on Windows, a second thread asks Python to end
it.

What is never interrupted: Python while it loads a module. A library that is half loaded stays broken until the kernel
is restarted, and its compiled parts may crash. Loading is no computing, so the clock stands still meanwhile.

What can't be interrupted: one long step of compiled code that never comes back to Python (`10 ** 10 ** 9`, a huge
matrix product, `sum(itertools.count())`), and, where the second thread watches, a wait (`time.sleep`).
In a page (Pyodide) there is neither signal nor thread: there the page ends the worker that runs this.
"""

import signal
import sys
import threading
import time

# Seconds, at most, until one looks again: is the time up, has the function caught the last attempt?
EVERY = 0.05
LOADER = "<frozen importlib"  # so begin the names of the files whose code loads a module


class TimeIsUp(BaseException):
    """The function took too long. Not an `Exception`, so that `except Exception` does not hold it up."""


class Clock:
    """So many seconds, for one call or several. It runs while a function runs, but not while Python loads a module."""

    def __init__(self, seconds):
        self.left = seconds
        self.last = 0.0
        self.every = max(min(EVERY, seconds / 10), EVERY / 10)

    def start(self):
        self.last = time.monotonic()

    def is_up(self, frames=()):
        """Take off the time since it was last asked, and say whether the function with these frames is to end now."""
        now = time.monotonic()
        is_loading = any(frame.f_code.co_filename.startswith(LOADER) for frame in frames)
        self.left -= 0 if is_loading else now - self.last
        self.last = now
        return self.left <= 0 and not is_loading


def call_within(clock, function):
    """What `function()` returns; raises `TimeIsUp` when the clock's time is up."""
    if sys.platform == "emscripten":
        return function()
    clock.start()
    on_main = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
    try:
        return (_with_timer if on_main else _with_watcher)(clock, function)
    finally:
        clock.is_up()


def _run(function):
    """A frame that marks where the function begins: nothing above it is ever interrupted."""
    return function()


def _frames_inside(frame):
    """The function's frames at this moment, from the innermost out; none on the way in or out."""
    frames = []
    while frame is not None and frame.f_code is not _run.__code__:
        frames.append(frame)
        frame = frame.f_back
    return frames if frame is not None else []


def _raise_at_a_line(frame, lines):
    """Raise `TimeIsUp` when a frame has gone through so many more lines: one of them stands outside of its `try`."""
    left = lines

    def count(_, event, __):
        nonlocal left
        left -= event == "line"
        if left < 0:
            raise TimeIsUp
        return count

    sys.settrace(lambda *_: None)
    frame.f_trace = count


def _with_timer(clock, function):
    attempts = 0

    def ring(_, frame):
        nonlocal attempts
        frames = _frames_inside(frame)
        if not clock.is_up(frames) or not frames:
            return
        attempts += 1
        if attempts == 1:
            raise TimeIsUp
        # the function has caught it: from now on, another frame and line each time
        _raise_at_a_line(frames[attempts % len(frames)], attempts // len(frames))

    trace_before = sys.gettrace()
    handler_before = signal.signal(signal.SIGALRM, ring)
    timer_before = signal.setitimer(signal.ITIMER_REAL, clock.every, clock.every)
    try:
        return _run(function)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler_before or signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, *timer_before)
        sys.settrace(trace_before)


def _let_it_come(interrupt):
    """Nothing of what was asked for is left to come later: ask once more, and wait for it here.

    To take it back (None in place of the exception) would leave Python 3.11 looking for it at each step, and where a
    function is traced, for ever.
    """
    try:
        interrupt()
        while True:
            pass
    except TimeIsUp:
        pass


def _with_watcher(clock, function):
    import ctypes  # here, because a page's Python may lack it

    runner = threading.get_ident()
    finished = threading.Event()
    is_asked = False

    def interrupt():
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(runner), ctypes.py_object(TimeIsUp))

    def watch():
        nonlocal is_asked
        while not finished.wait(clock.every):
            # none may be seen of a function that goes on: a frame that ends while one looks has nothing above it
            frames = _frames_inside(sys._current_frames().get(runner))
            if clock.is_up(frames) and frames:
                is_asked = True
                interrupt()

    watcher = threading.Thread(target=watch, name="dl101 time limit", daemon=True)
    watcher.start()
    try:
        return _run(function)
    finally:
        finished.set()
        watcher.join()
        if is_asked:
            _let_it_come(interrupt)
