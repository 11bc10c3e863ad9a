"""The page's Python: runs what a learner wrote, and asks the book's checker. Questions and answers are JSON.

One worker of the page runs the answer and judges it. If the answer never comes back, the page ends that worker, and
*another* one judges the records that had been told, with one more that says what the end was: so the words are those of
a notebook.
"""

import ast
import builtins
import importlib
import io
import json
import linecache
import re
import sys
import time
import traceback
from contextlib import redirect_stderr, redirect_stdout
from difflib import get_close_matches

from dl101.checker.judge.errors import explained, told
from dl101.checker.judge.judge import listed
from dl101.checker.judge.wording import show
from dl101.checker.observe.watch import about_error, caught_output, refuse_input
from dl101.page_python.typos import keyword_typo

FILE = "your code"  # the learner's file, in tracebacks
EARLIER = "your earlier code"  # the same of an exercise that was solved before: its lines are quoted nowhere
MOST = 20_000  # characters of output
DEEP = 300  # calls: with Python's usual 1000, recursion through `sorted`, `map` or `__add__` kills Pyodide in Chromium
EVERY = 0.1  # seconds between two batches of output
BROKEN = (
    "The check could not be finished ({kind}). Your code may have replaced something that Python needs, such as `max`:"
    " Python is started anew."
)
MISSPELLED = "There is no `{name}` in your code yet. Is `{alike}` meant to be it? Then correct the name."
NOT_WRITTEN = (
    "`{name}` is an exercise of its own, and you have not solved it in “Write it here” yet. Solve it there first, or"
    " write its lines here again."
)


class TooMuchOutput(BaseException):
    """More was printed than anybody reads. Not an `Exception`, so that `except Exception` does not hold it up."""


class Output(io.TextIOBase):
    """What is printed goes to the page in batches: a message for each `print` would drown it, long after the end."""

    encoding = "utf-8"

    def __init__(self, send):
        self.send, self.parts, self.length, self.last = send, [], 0, time.monotonic()

    def writable(self):
        return True

    def write(self, text):
        self.parts.append(text[: max(0, MOST - self.length)])
        self.length += len(text)
        if self.length > MOST:
            self.flush()
            raise TooMuchOutput
        if time.monotonic() - self.last > EVERY:
            self.flush()
        return len(text)

    def flush(self):
        text, self.parts, self.last = "".join(self.parts), [], time.monotonic()
        if text:
            self.send("output", json.dumps({"text": text}))


def answer(request, send):
    """The answer to one question of the page, as JSON. `send(event, json)` tells it something in between."""
    question = json.loads(request)
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(DEEP)
    try:
        return json.dumps(DO[question.pop("do")](send=send, **question))
    finally:
        sys.setrecursionlimit(usual)


def exercise_named(key):
    """The exercise with the key "neuron/relu"."""
    module, name = key.split("/")
    return getattr(importlib.import_module(f"dl101.exercises.{module}"), name)


def run(send, code, given="", needs_numpy=False, earlier=()):
    """Run code as a notebook's cell: what it prints, the value of its last line, or its error."""
    functions, missing = solved_before(earlier, needs_numpy)
    output = Output(send)
    with redirect_stdout(output), redirect_stderr(output):
        error, _ = executed(code, given, needs_numpy, functions, shows_last=True)
    output.flush()
    return {"error": described(error, missing)}


def check(send, key, code, given="", needs_numpy=False, earlier=()):
    """The outcome of an answer; each record is told as soon as it is there, in case the next one never comes."""
    exercise = exercise_named(key)
    functions, missing = solved_before(earlier, needs_numpy)
    with caught_output():
        error, namespace = executed(code, given, needs_numpy, functions)
    if error:
        return {"outcome": "unattempted", "message": described(error, missing)}
    alike = misspelled(exercise.answer_name, code)
    if alike:
        message = MISSPELLED.format(name=exercise.answer_name, alike=alike)
        return {"outcome": "unattempted", "message": message}
    records = []
    try:
        for record in exercise.observing(namespace.get(exercise.answer_name, ...)):
            records.append(record)
            # a text in a text: records hold nan and infinity, which Python's JSON knows and a browser's refuses
            send("record", json.dumps({"record": json.dumps(record)}))
        return judged(exercise, records, missing)
    except Exception as error:  # noqa: BLE001 - an answer may break what the check needs: `math.isnan = None`
        message = BROKEN.format(kind=type(error).__name__)
        return {"outcome": "unattempted", "message": message, "is_broken": True}


def misspelled(name, code):
    """What the code defines under a name like the one that is wanted and is not there; "" where there is nothing."""
    names = [node.name for node in ast.parse(code).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    is_there = any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(ast.parse(code)))
    alike = get_close_matches(name, names, n=1, cutoff=0.75)
    return alike[0] if alike and name not in names and not is_there else ""


def solved_before(earlier, needs_numpy):
    """What the learner wrote in exercises above this one, by name, and the names of those that are not there.

    In a notebook they are there, too. Here each runs apart, so that what else it defines can't get into the answer.
    """
    found, missing = {}, []
    for one in earlier:
        name = exercise_named(one["key"]).answer_name
        with caught_output():
            error, namespace = executed(one["code"], one["given"], needs_numpy, found, file=EARLIER)
        if error or name not in namespace:
            missing.append(name)
        else:
            found[name] = namespace[name]
    return found, missing


def judge(send, key, texts, ending):
    """The outcome of records that a worker told before it was ended; `ending` is the record of that end."""
    return judged(exercise_named(key), [*map(json.loads, texts), ending])


def judged(exercise, records, missing=()):
    """The outcome of records, in words that fit a page."""
    words = given_words(exercise, records[0]) or missing_words(records, missing)
    if words:
        return {"outcome": "unattempted", "message": words}
    result = exercise.judge(records)
    return {
        "outcome": result.outcome,
        "message": result.message,
        "points": result.points,
        "out_of": result.out_of,
    }


def given_words(exercise, record):
    """What to do where no answer could be run; "" where the checker's own words fit, which speak of cells."""
    name, kind = exercise.answer_name, exercise.kind
    match record.get("given"):
        case "nothing":
            return f"Write a {kind} `{name}`: there is none in your code yet."
        case "blank":
            return f"Your {kind} does nothing yet. Write your code for `{name}` in it, in place of any `...`."
        case "blank methods":
            methods = listed(record["methods"])
            return f"Your {kind} is not finished: put your code in place of the `...` in {methods}."
        case "a value":
            return f"In your code, `{name}` is {show(record['value'])}. It should be a {kind}."
    return ""


def missing_words(records, missing):
    """What to do where the answer calls an earlier exercise that is not there; "" where it does not."""
    errors = [record["error"] for record in records if "error" in record]
    names = [
        error["name"] for error in errors if error["kinds"][0] == "NameError" and error["name"] in missing
    ]
    return NOT_WRITTEN.format(name=names[0]) if names else ""


def solution(send, key):
    """Our answer as code."""
    return {"code": str(exercise_named(key).solution())}


def executed(code, given, needs_numpy, functions, file=FILE, shows_last=False):
    """Run code in a new namespace, with what its notebook has run before: (None or what stopped it, the namespace)."""
    # so that messages can quote the learner's lines
    linecache.cache[file] = (len(code), None, code.splitlines(keepends=True), file)
    namespace = {"__name__": "__main__", **functions}
    usual, builtins.input = builtins.input, refuse_input
    try:
        exec("import numpy as np" if needs_numpy else "", namespace)
        exec(given, namespace)
        tree = ast.parse(code, file)
        last = tree.body.pop() if shows_last and tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, file, "exec"), namespace)
        if last:
            value = eval(compile(ast.Expression(last.value), file, "eval"), namespace)
            if value is not None:
                print(repr(value))
    except BaseException as error:  # noqa: BLE001 - a learner's code may raise anything, SystemExit too
        return error, namespace
    finally:
        builtins.input = usual
    return None, namespace


def described(error, missing):
    """An error in a sentence or two: what, where, and what it means; "" for none."""
    if error is None:
        return ""
    if isinstance(error, TooMuchOutput):
        return f"It printed more than {MOST:,} characters, and was stopped."
    if isinstance(error, SyntaxError) and error.filename == FILE:
        return unread(error)
    about = about_error(error, None)
    words = missing_words([{"error": about}], missing)
    if words:
        return words
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FILE]
    if frames:
        about |= {"line": frames[-1].lineno, "code": frames[-1].line}
    return f"Your code {told(about, explained(about))}"


def unread(error):
    """What Python can't read, and where; of a keyword that is typed wrong, what it is likely to be."""
    typo = keyword_typo("".join(linecache.getlines(FILE)), error.lineno)
    if not typo:
        return f"Python can't read line {error.lineno}: {error.msg.rstrip('?')}.{shown_place(error)}"
    start, word, likely = typo
    error.offset, error.end_lineno, error.end_offset = start + 1, error.lineno, start + 1 + len(word)
    return f"Python can't read line {error.lineno}. Is `{word}` meant to be `{likely}`?{shown_place(error)}"


def shown_place(error):
    """The line that Python can't read, with marks below the place where it stopped: a text field counts no lines."""
    line = (error.text or "").rstrip()
    if not line or not error.offset:
        return ""
    start = min(error.offset - 1, len(line))
    end = error.end_offset - 1 if error.end_lineno == error.lineno and error.end_offset else 0
    marks = "^" * max(1, min(end, len(line)) - start)
    space = re.sub(r"\S", " ", line[:start])  # a tab stays a tab
    return f"\n\n    {line}\n    {space}{marks}"


DO = {"run": run, "check": check, "judge": judge, "solution": solution}
