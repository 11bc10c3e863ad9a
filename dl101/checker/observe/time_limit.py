"""Run a function for so many seconds at most.

Where it works: on the main thread of Linux and macOS a timer's signal ends the function, even inside `time.sleep`.
It also ends `while True: try: ... except: pass`. On other threads, and on Windows, a second thread asks Python to end
it.

What can't be interrupted: one long step of compiled code that never comes back to Python (`10 ** 10 ** 9`, a huge
matrix product, `sum(itertools.count())`), and, where the second thread watches, a wait (`time.sleep`).
In a page (Pyodide) there is neither signal nor thread: there the page ends the worker that runs this.
"""

import signal
import sys
import threading

EVERY = 0.05  # seconds until it is tried again, in case the function caught the first attempt


class TimeIsUp(BaseException):
    """The function took too long. Not an `Exception`, so that `except Exception` does not hold it up."""


def call_within(seconds, function):
    """What `function()` returns; raises `TimeIsUp` after `seconds`."""
    if sys.platform == "emscripten":
        return function()
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        return _with_timer(seconds, function)
    return _with_watcher(seconds, function)


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


def _with_timer(seconds, function):
    rings = 0

    def ring(_, frame):
        nonlocal rings
        frames = _frames_inside(frame)
        rings += 1
        if frames and rings == 1:
            raise TimeIsUp
        if frames:  # the function has caught it: from now on, another frame and line each time
            _raise_at_a_line(frames[rings % len(frames)], rings // len(frames))

    trace_before = sys.gettrace()
    handler_before = signal.signal(signal.SIGALRM, ring)
    timer_before = signal.setitimer(signal.ITIMER_REAL, max(seconds, EVERY / 10), EVERY)
    try:
        return _run(function)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler_before or signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, *timer_before)
        sys.settrace(trace_before)


def _with_watcher(seconds, function):
    import ctypes  # here, because a page's Python may lack it

    runner = threading.get_ident()
    finished = threading.Event()
    interrupt = ctypes.pythonapi.PyThreadState_SetAsyncExc

    def watch():
        wait = seconds
        while not finished.wait(wait):
            # none may be seen of a function that goes on: a frame that ends while one looks has nothing above it
            if _frames_inside(sys._current_frames().get(runner)):
                interrupt(ctypes.c_ulong(runner), ctypes.py_object(TimeIsUp))
            wait = EVERY

    watcher = threading.Thread(target=watch, name="dl101 time limit", daemon=True)
    watcher.start()
    try:
        return _run(function)
    finally:
        finished.set()
        watcher.join()
        interrupt(ctypes.c_ulong(runner), None)  # one that was asked for too late is taken back
