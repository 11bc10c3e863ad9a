"""Who may import whom, read from the sources: the checker knows no exercise, and an observer no verdict."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = [*ROOT.glob("dl101/checker/**/*.py"), *ROOT.glob("dl101/exercises/**/*.py")]


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def allowed(module):
    """The beginnings of what a module may import besides the standard library."""
    room = ".".join(module.split(".")[:3])
    if room == "dl101.checker.observe":
        return (room,)
    if room.startswith("dl101.checker"):
        return ("dl101.checker", "dl101.progress")
    return ("dl101.checker", "dl101.exercises.mistakes", room)


def imported(tree):
    """The modules that a source imports, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_standard(name):
    return name.split(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_module_imports_only_its_own_floor_and_below(path):
    names = imported(ast.parse(path.read_text(encoding="utf-8")))
    foreign = [
        name for name in names if not is_standard(name) and not name.startswith(allowed(module_of(path)))
    ]
    assert foreign == (["numpy"] if path.name == "inputs.py" else [])  # that one makes the arrays, when asked


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_no_library_is_imported_at_the_top(path):
    top = ast.Module(ast.parse(path.read_text(encoding="utf-8")).body, [])
    top.body = [node for node in top.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [name for name in imported(top) if not is_standard(name) and not name.startswith("dl101.")] == []
