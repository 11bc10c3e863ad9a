"""Who may import whom. A new demo, exercise or tool falls under these rules by where it lies.

Each rule is a function: its docstring says it, and it yields where that is broken: a file, a line, what stands there.
"""

import ast
import re
import sys

#: What of dl101 has a task of its own; all the rest is maths, for chapters to read and to compute with.
BESIDE_MATHS = {"__init__", "checker", "exercises", "grade", "page_python", "progress", "sphinx", "widgets"}
#: What every part of the package may tell: it imports the edition's number and the standard library.
FOR_ALL = "dl101/other_edition.py"
SHARED = tuple(f"dl101/widgets/{folder}/" for folder in ("lib", "nn", "data"))
OBSERVE, JUDGE, EXERCISES = "dl101/checker/observe/", "dl101/checker/judge/", "dl101/exercises/"
#: What computes, in demos: it is tested, and used elsewhere, without a page.
COMPUTES = re.compile(
    r"dl101/widgets/(?:(?:nn|data)/|.+/(?:training|formats)/|[^/]+/(?:model|goals|code|words)\.js$)"
)


def is_maths(file):
    folder, _, rest = file.partition("/")
    return folder == "dl101" and re.match(r"\w+", rest)[0] not in BESIDE_MATHS


def demo_of(file):
    """The folder of the demo that a file belongs to, or an empty text."""
    found = re.match(r"dl101/widgets/\w+/", file)
    return found[0] if found and not file.startswith(SHARED) else ""


def imports_of_maths(sources):
    """The package's maths imports nothing of the package but maths."""
    for one in sources.own_imports:
        if is_maths(one.file) and not is_maths(one.target):
            yield one.file, one.line, f"imports {one.target}"


def imports_of_demos(sources):
    """A demo imports lib, nn, data and the package's maths, and never another demo."""
    for one in sources.own_imports:
        demo = demo_of(one.file)
        if demo and not one.target.startswith((demo, *SHARED)) and not is_maths(one.target):
            yield one.file, one.line, f"imports {one.target}"


def pages_where_demos_compute(sources):
    """What computes needs no page, and imports nothing that needs one."""
    for file in filter(COMPUTES.match, sources.texts):
        if line := sources.page_line(file):
            yield file, line, "needs a page"
        for one in sources.by_file.get(file, []):
            way = [] if COMPUTES.match(one.target) else sources.way(one.target, sources.page_line)
            if way:
                place = f"{' → '.join(way)}:{sources.page_line(way[-1])}"
                yield file, one.line, f"imports {place}, which needs a page"


def imports_of_shared_parts(sources):
    """lib, nn and data import no demo."""
    for one in sources.own_imports:
        if one.file.startswith(SHARED) and demo_of(one.target):
            yield one.file, one.line, f"imports {one.target}"


def imports_of_the_checker(sources):
    """The checker knows no exercise, and what observes an answer knows nothing that judges it."""
    for one in sources.own_imports:
        if one.file.startswith("dl101/checker/") and one.target.startswith(EXERCISES):
            yield one.file, one.line, f"imports {one.target}"
        leaves = one.file.startswith(OBSERVE) and not one.target.startswith(OBSERVE)
        if leaves and (way := sources.way(one.target, lambda file: file.startswith(JUDGE))):
            yield one.file, one.line, f"imports {' → '.join(way)}"


def observers_among_exercises(sources):
    """An exercise's own observer lies in dl101/checker/observe, never beside the reference."""
    for file in [file for file in sources.trees if file.startswith(EXERCISES)]:
        for node in ast.walk(sources.trees[file]):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("observe"):
                yield file, node.lineno, f"defines {node.name}"
            if isinstance(node, ast.keyword) and node.arg == "observe" and isinstance(node.value, ast.Lambda):
                yield file, node.value.lineno, "defines an observer"


def imports_of_exercises(sources):
    """An exercise imports checker, mistakes and its own folder; at their tops both need the standard library alone."""
    for one in sources.imports:
        room = re.match(r"dl101/(?:exercises/[^/]+/?|checker/)", one.file)
        is_late = not one.at_top and (one.is_library or not one.file.startswith(EXERCISES))
        if not room or is_late:
            continue
        ours = (room[0], "dl101/checker/", f"{EXERCISES}mistakes/", FOR_ALL)
        if one.target not in sys.stdlib_module_names if one.is_library else not one.target.startswith(ours):
            yield one.file, one.line, f"imports {one.target}"


def imports_of_tools(sources):
    """The package imports no tool, and no tool imports a command: what commands share is a part, in a folder."""
    for one in sources.own_imports:
        if one.file.startswith("dl101/") and one.target.startswith("tools/"):
            yield one.file, one.line, f"imports {one.target}"
        if one.file.startswith("tools/") and re.fullmatch(r"tools/\w+\.\w+", one.target):
            yield one.file, one.line, f"imports {one.target}"


RULES = [
    imports_of_maths,
    imports_of_demos,
    pages_where_demos_compute,
    imports_of_shared_parts,
    imports_of_the_checker,
    observers_among_exercises,
    imports_of_exercises,
    imports_of_tools,
]


def broken(rule, sources):
    """Every place that breaks a rule, as `file:line: what stands there. The rule.`"""
    return [f"{file}:{line}: {deed}. {rule.__doc__}" for file, line, deed in sorted(set(rule(sources)))]
