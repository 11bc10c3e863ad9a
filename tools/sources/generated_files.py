"""Generated files: compare them with what their sources give, name what is stale, or write it.

`build_notebooks.py` and `build_quizzes.py` are commands of this kind.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sources.book import Book, read_book
from sources.problems import Problem

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Builder:
    """A command that writes generated files.

    `wanted(book)` gives their texts by path, and the problems that kept some from being made. Files of `patterns` that
    nobody wants are orphans: `orphan_reason(path)` says why, and `remove(path)` deals with one and says what it did.
    """

    description: str
    wanted: Callable[[Book], tuple[dict[Path, str], list[Problem]]]
    patterns: tuple[str, ...]
    orphan_reason: Callable[[Path], str]
    remove: Callable[[Path, str], str]
    up_to_date: str
    mend: str

    def main(self, arguments: list[str] | None = None) -> int:
        parser = argparse.ArgumentParser(description=self.description)
        parser.add_argument(
            "--check", action="store_true", help="change nothing, name what is not up to date"
        )
        parser.add_argument("--book", type=Path, default=ROOT, help="the folder of the book")
        options = parser.parse_args(arguments)
        root = options.book.resolve()
        wanted, problems = self.wanted(read_book(root))
        for problem in problems:
            print(problem)
        if problems:
            return 1
        there = {path for pattern in self.patterns for path in root.glob(pattern)}
        orphans = sorted(there - set(wanted))
        return (self.check if options.check else self.write)(root, wanted, orphans)

    def check(self, root: Path, wanted: dict[Path, str], orphans: list[Path]) -> int:
        """Name every file that is not up to date."""
        wrong = [(path, state) for path, text in wanted.items() if (state := state_of(path, text)) != "fresh"]
        wrong += [(path, f"orphaned, {self.orphan_reason(path)}") for path in orphans]
        for path, state in wrong:
            print(f"{path.relative_to(root).as_posix()}: {state}")
        print(self.mend if wrong else self.up_to_date.format(len(wanted)))
        return 1 if wrong else 0

    def write(self, root: Path, wanted: dict[Path, str], orphans: list[Path]) -> int:
        """Write what has changed, and deal with what has no source any more."""
        for path, text in wanted.items():
            if state_of(path, text) != "fresh":
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
                print(f"wrote {path.relative_to(root).as_posix()}")
        for path in orphans:
            print(self.remove(path, path.relative_to(root).as_posix()))
        print(self.up_to_date.format(len(wanted)))
        return 0


def state_of(path: Path, text: str) -> str:
    """Whether a file is "missing", "stale" or "fresh"."""
    if not path.exists():
        return "missing"
    return "fresh" if path.read_bytes() == text.encode() else "stale"
