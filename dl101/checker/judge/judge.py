"""Right or wrong, and the words for it: from the records of an answer (see observe/watch.py) to a `Result`."""

from dl101.checker.judge.errors import error_words, explained, is_about_dots, is_raw, told
from dl101.checker.judge.wording import shortened, show, show_call
from dl101.checker.result import Result

PRINTED = 300  # characters of what an answer printed are shown


def judge(exercise, records):
    """The `Result` for the records of an answer to an exercise."""
    outcome, message = (
        judge_given(exercise, records)
        or judge_unfinished(exercise, records)
        or judge_failing(exercise, records)
        or judge_right(exercise, records)
    )
    return Result(exercise.name, outcome, message, exercise.points)


# Each of these returns (outcome, message), or None where it has nothing to say.


def judge_given(exercise, records):
    """An answer that could not be run."""
    name, kind, record = exercise.answer_name, exercise.kind, records[0]
    call = f"`ex.{exercise.name}.check({name})`"
    match record.get("given"):
        case "nothing":
            return "unattempted", f"Write your {kind}, run its cell, then {call}."
        case "blank":
            return "unattempted", (
                f"Your {kind} does nothing yet. Write your code for `{name}` in it, in place of any `...`,"
                " run that cell, then run this one again."
            )
        case "blank methods":
            return "unattempted", (
                f"Your {kind} is not finished: put your code in place of the `...` in {listed(record['methods'])}, run"
                " that cell, then run this one again."
            )
        case "a value":
            return "incorrect", (
                f"`check` was given {show(record['value'])}. It needs the {kind} itself, to try several inputs:"
                f" write {call}, without parentheses after the inner `{name}`."
            )
        case "other inputs":
            ours, theirs = listed(exercise.parameters), listed(record["takes"])
            if record["by name"]:
                return "incorrect", (
                    f"Your {kind} takes {listed(record['by name'])} by name only: take out the `*` before."
                    f" It should take {ours}."
                )
            return "incorrect", f"Your {kind} takes {theirs}. It should take {ours}."
    return None


def judge_unfinished(exercise, records):
    """An answer that the learner stopped, that still holds a `...`, or that returned nothing in any case."""
    errors = [record["error"] for record in records if "error" in record]
    if errors and "KeyboardInterrupt" in errors[-1]["kinds"]:
        return "unattempted", f"{call_of(exercise, len(records) - 1)} {error_words(errors[-1])}"
    dots = next(filter(is_about_dots, errors), None)
    if dots:
        where = f" in line {dots['line']}" if "line" in dots else ""
        return "unattempted", f"A `...` is still there{where}. Put your code in its place."
    missing = {record.get("missing") for record in records}
    if None in missing:
        return None
    if missing != {"None"}:
        return "unattempted", f"It is not finished yet: it still gives `{min(missing - {'None'})}`."
    return judge_nothing_returned(exercise, records)


def judge_nothing_returned(exercise, records):
    inputs = changed_inputs(exercise, records)
    if inputs:
        return (
            "incorrect",
            f"Your function changes {inputs}, and returns nothing. `return` the result instead.",
        )
    printed = next((record["printed"].strip() for record in records if "printed" in record), "")
    if printed:
        return "unattempted", (
            f"It prints {printed.splitlines()[0][:60]!r}, but returns nothing. `print` shows a value to people;"
            " `return` hands it to the code that called. Put `return` before the result."
        )
    return "unattempted", "It returns nothing (`None`). Is `return` missing before the result?"


def judge_failing(exercise, records):
    """An answer that is not right in some case: the words for a known mistake, and the smallest such case."""
    differences = [difference(exercise, record, index) for index, record in enumerate(records)]
    index = next((index for index, words in enumerate(differences) if words), None)
    if index is None:
        return None
    known = known_mistake(exercise, records)
    words = differences[index]
    if "error" in records[index]:
        words = stop_words(exercise, records[index]["error"], known)
    message = f"{call_of(exercise, index)} {words}"
    if known:
        message = f"{known.message}\n\nFor example: {message}"
    return "incorrect", message + example_words(exercise, index) + printed_words(records[index])


def judge_right(exercise, records):
    """An answer that is right in every case, with what there is to say besides."""
    inputs = changed_inputs(exercise, records)
    if inputs and exercise.unchanged:
        words = f"The results are right, but your function changes {inputs}. {exercise.if_changed}"
        return "incorrect", words
    parts = [exercise.praise or "It gives the right result in every case."]
    if inputs:
        parts.append(
            f"One thing: your function changes {inputs}, which others may still need. A copy would be safer."
        )
    warned = next((text for record in records for text in record.get("warnings", [])), "")
    if warned:
        meaning = ": a number became too large to hold" if "overflow" in warned else ""
        parts.append(
            f"One thing: on the way there was a warning, “{warned}”{meaning}. The results are still right."
        )
    return "correct", "\n\n".join(parts)


def difference(exercise, record, index):
    """None where a record is right; else how it differs, as words that go on after the call."""
    if "error" in record:
        return error_words(record["error"])
    expected = exercise.our_records()[index]["value"]
    if "missing" not in record:
        return exercise.compare(record["value"], expected, exercise.cases[index])
    forgotten = "One way through it ends without `return`."
    advice = forgotten if record["missing"] == "None" else "It is not finished there."
    given = f"gives `{record['missing']}`. {advice}"
    # what was observed of a network is no value that one could return
    return (
        given if isinstance(expected, dict) else f"should give {shortened(show(expected))}, and yours {given}"
    )


def stop_words(exercise, error, known):
    """What stopped an answer. Where the mistake is known, only a text that nobody could read is explained."""
    if known and not is_raw(error):
        return error_words(error)
    return told(error, meaning(exercise, error))


def meaning(exercise, error):
    """What an error means in this exercise, or anywhere."""
    return (exercise.explain(error) if exercise.explain else "") or explained(error)


def known_mistake(exercise, records):
    """The first slip that does the same in every case that tells it, or None."""

    def same(record, wrong, case):
        if "value" in record and "value" in wrong:
            return exercise.same_mistake(record["value"], wrong["value"], case)
        if "error" in record and "error" in wrong:  # by text too: two TypeErrors may have nothing in common
            return all(record["error"][part] == wrong["error"][part] for part in ("kinds", "text"))
        return False

    for slip, ways in zip(exercise.slips, exercise.wrong_records(), strict=True):
        for wrong in ways:
            if len(records) >= len(wrong) and all(map(same, records, wrong, exercise.cases)):
                return slip
    return None


def call_of(exercise, index):
    """The call of a case, between backticks."""
    case = exercise.cases[index]
    if exercise.example:
        return f"`{exercise.example(case)[0]}`"
    return f"`{show_call(exercise.answer_name, exercise.parameters, case)}`"


def example_words(exercise, index):
    """What is in a case, where its call is too short to say: the steps, or else what comes in."""
    if not exercise.example:
        return ""
    lines = exercise.example(exercise.cases[index])[1]
    has_steps = lines.split("\n")[-1].strip().startswith("#")  # they are comments below the call
    return f" Here {'it is, step by step' if has_steps else 'is what comes in'}:\n\n{lines}"


def changed_inputs(exercise, records):
    """`x` and `w`, if some call changed those; "" if none did."""
    changed = next((record["changed"] for record in records if "changed" in record), [])
    return listed([exercise.parameters[position] for position in changed]) if changed else ""


def listed(names):
    """`x`, `w` and `b`; "no inputs" where there are none."""
    quoted = [f"`{name}`" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted) or "no inputs"


def printed_words(record):
    """What an answer printed, for those who look for a mistake with `print`."""
    text = record.get("printed", "").rstrip()
    if not text:
        return ""
    shown = text[:PRINTED] + ("…" if len(text) > PRINTED else "")
    return "\n\nYour code printed:\n\n" + "\n".join(f"    {line}" for line in shown.split("\n"))
