"""What is remembered of an exercise. The functions that record return a problem in one sentence, or ""."""


def store():
    """The module that keeps progress; None where its libraries are not there, as in a page."""
    try:
        from dl101 import progress
    except ImportError:
        return None
    return progress


def stored():
    """All stored items by their keys."""
    progress = store()
    return progress.items() if progress else {}


def remembered(exercise):
    """The stored item of an exercise, {} where there is none."""
    return dict(stored().get(exercise.progress_key, {}))


def remember_result(exercise, result):
    """Keep a result. What was once correct stays correct; what was not started is not kept."""
    before = remembered(exercise)
    if result.outcome == "unattempted" or before.get("outcome") in ("correct", result.outcome):
        return ""
    seen = {"solution_seen": True} if before.get("solution_seen") else {}
    item = {"outcome": result.outcome, "points": result.points, "out_of": result.out_of} | seen
    return record(exercise, before, item)


def remember_solution_seen(exercise):
    """Keep that the solution was seen before the exercise was solved."""
    before = remembered(exercise)
    if before.get("outcome") == "correct" or before.get("solution_seen"):
        return ""
    item = {"outcome": "incorrect", "points": 0, "out_of": exercise.points, "solution_seen": True}
    return record(exercise, before, item)


def record(exercise, before, item):
    """Keep an item in place of the one before, also if a clock that ran ahead has dated that one."""
    progress = store()
    if progress is None:
        return ""
    return progress.record({exercise.progress_key: {"time": progress.time_after(before)} | item})
