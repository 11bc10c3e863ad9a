"""All sources of a book: its settings, its table of contents, its pages and those with solutions."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from sources.page import SOLUTIONS, Label, Page, glossary_entries, read_page
from sources.problems import Problem, SourceError
from sources.text import is_file, load_yaml, page_name, read_text


@dataclass
class Book:
    """All sources of a book. `problems` holds what kept a file from being read."""

    root: Path
    config: dict[str, Any] = field(default_factory=dict)
    toc: list[tuple[str, int]] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)
    solutions: dict[str, Page] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def glossary(self) -> dict[str, tuple[str, int]]:
        """Each term in lower case, with the page and the line that explain it; of duplicates the first."""
        found: dict[str, tuple[str, int]] = {}
        for page in self.pages.values():
            for block in page.blocks:
                if block.directive and block.directive.name == "glossary":
                    for entry in glossary_entries(block.directive):
                        for term, line in entry.terms:
                            found.setdefault(term.lower(), (page.name, line))
        return found

    @cached_property
    def labels(self) -> dict[str, tuple[Page, Label]]:
        """Each label with the page that has it; of duplicates the first."""
        found: dict[str, tuple[Page, Label]] = {}
        for page in self.pages.values():
            for label in page.labels:
                found.setdefault(label.name, (page, label))
        return found


def read_book(root: Path, more: tuple[str, ...] = ()) -> Book:
    """Read the settings, the table of contents, and every page it names, those in chapters/ and `more`.

    The solutions of exercises are read too; they are no pages of the book, but sources of notebooks.
    """
    book = Book(root)
    config = read_or_note(book, "_config.yml", lambda: load_yaml(read_text(root / "_config.yml")))
    if isinstance(config, dict):
        book.config = config
    elif config is not None:
        book.problems.append(
            Problem("_config.yml", 1, "This is not a list of `name: value` lines: write it so.")
        )
    book.toc = read_or_note(book, "_toc.yml", lambda: toc_entries(read_text(root / "_toc.yml"))) or []
    named = [page_name(entry) for entry, _ in book.toc]
    chapters = sorted(path.relative_to(root).as_posix() for path in root.glob("chapters/*.md"))
    solutions = sorted(path.relative_to(root).as_posix() for path in root.glob(f"{SOLUTIONS}/*.md"))
    for name in dict.fromkeys([*named, *chapters, *solutions, *more]):
        if is_file(root / name):
            page = read_or_note(book, name, lambda name=name: read_page(root, name))
            if page:
                (book.solutions if name in solutions else book.pages)[name] = page
    return book


def read_or_note(book: Book, name: str, read: Any) -> Any:
    """What `read()` returns, or None with the problem noted in the book."""
    try:
        return read()
    except SourceError as error:
        book.problems.append(Problem(name, error.line, error.sentence))
        return None


def toc_entries(text: str) -> list[tuple[str, int]]:
    """The pages that `_toc.yml` names, with the line of each; raise SourceError where it is not YAML."""
    contents = load_yaml(text)
    if not isinstance(contents, dict) or not isinstance(contents.get("root"), str):
        raise SourceError(1, "_toc.yml names no root page: write `root: index`.")
    found: list[tuple[str, int]] = []
    seen: set[int] = set()

    def walk(node: yaml.Node) -> None:
        if id(node) in seen:  # an alias may point back at what holds it
            return
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value in ("root", "file") and isinstance(value, yaml.ScalarNode):
                    found.append((value.value, value.start_mark.line + 1))
                else:
                    walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                walk(item)

    walk(yaml.compose(text, Loader=yaml.SafeLoader))
    return found
