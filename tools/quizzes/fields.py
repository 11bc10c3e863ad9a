"""Read YAML by tables of fields: each mistake has its line, and all of them are noted at once.

YAML is read as nodes, not as values: so a text is what the author typed (`text: no` is the word "no", not a false
value). The tables themselves stand in schema.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NamedTuple

import yaml

from sources.problems import Problem, SourceError
from sources.text import YAML_ERRORS

# What the tables are made of ---


@dataclass(frozen=True)
class Place:
    """Where in a file something stands, in words: ("Question hand", "wrong_numbers 2", "reply")."""

    file: "QuizFile"
    words: tuple[str, ...] = ()

    def below(self, word: str) -> "Place":
        return Place(self.file, (*self.words, word))

    def item(self, name: str, at: "int | str") -> "Place":
        """One of the list's items: "option 2" in place of "options"."""
        return Place(self.file, (*self.words[:-1], f"{name} {at}"))

    def complain(self, line: int, sentence: str) -> None:
        """Note a mistake; every sentence says what is wrong and what to do."""
        where = f"{', '.join(self.words)}: " if self.words else ""
        self.file.problems.append(Problem(self.file.name, line, f"{where}{sentence}"))


Reader = Callable[[yaml.Node, Place], Any]
"""Gives a node's value, or None after it has noted what is wrong."""


@dataclass(frozen=True)
class Field:
    """A field of a mapping: how it is read, what to write where it is missing; optional ones have no advice."""

    read: Reader
    advice: str = ""


class Read(NamedTuple):
    """A field that was read: its value, or None if it has a mistake."""

    value: Any
    line: int


@dataclass
class QuizFile:
    """A chapter's questions as they were read. With `problems`, the rest is not to be used."""

    name: str
    text: str
    predictions: list[dict] = field(default_factory=list)
    quiz: list[dict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)  # where each id stands


def line_of(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def kind_of(node: yaml.Node) -> str:
    """What a node is, in words for people."""
    if isinstance(node, yaml.MappingNode):
        return "a group of fields (`name: value`)"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return f"“{shorten(node.value)}”" if node.value else "empty"


def shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 30 else f"{text[:29]}…"


# Lists and groups of fields ---


def list_of(name: str, read: Reader, least: int = 0, most: int | None = None) -> Reader:
    """A reader of lists, whose items are called by `name`; one with a mistake is None."""

    def read_list(node: yaml.Node, place: Place) -> list | None:
        if not isinstance(node, yaml.SequenceNode):
            place.complain(
                line_of(node), f"This must be a list, not {kind_of(node)}: begin each item with a hyphen."
            )
            return None
        values = [read(item, place.item(name, at)) for at, item in enumerate(node.value, start=1)]
        if len(values) < least:
            place.complain(line_of(node), f"There must be at least {least}, not {len(values)}: write more.")
        if most is not None and len(values) > most:
            place.complain(line_of(node), f"There may be {most} at most, not {len(values)}: leave some out.")
        return values

    return read_list


def named_fields(node: yaml.Node, place: Place) -> dict[str, tuple[yaml.Node, int]]:
    """The fields of a mapping, each with its value and its line; one that stands there twice is noted."""
    if not isinstance(node, yaml.MappingNode):
        place.complain(
            line_of(node), f"Here must stand fields (`name: value`), not {kind_of(node)}: write them so."
        )
        return {}
    found: dict[str, tuple[yaml.Node, int]] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name in found:
            place.complain(line_of(key), f"The field {shorten(name)} stands here twice: keep one.")
        found.setdefault(name, (value, line_of(key)))
    return found


def read_fields(
    node: yaml.Node, place: Place, table: dict[str, Field], elsewhere: dict[str, str] | None = None
) -> dict[str, Read]:
    """Read a mapping by its table. `elsewhere`: fields that other tables have, and when those hold."""
    found = named_fields(node, place)
    misspelled = set()
    for name, (_, line) in found.items():
        if name in table:
            continue
        alike = get_close_matches(name.lower(), [known for known in table if known not in found], n=1)
        misspelled.update(alike)
        if elsewhere and name in elsewhere:
            place.complain(line, f"The field {name} is {elsewhere[name]}: take it away.")
        else:
            advice = f"did you mean {alike[0]}?" if alike else f"the fields are {', '.join(table)}."
            place.complain(line, f"Unknown field {shorten(name)}: {advice}")
    if isinstance(node, yaml.MappingNode):
        for name, one in table.items():
            if one.advice and name not in found and name not in misspelled:
                place.below(name).complain(line_of(node), f"This field is missing: {one.advice}.")
    return {
        name: Read(table[name].read(value, place.below(name)), line)
        for name, (value, line) in found.items()
        if name in table
    }


def group(table: dict[str, Field]) -> Reader:
    """A reader of mappings without further rules, as {name: value}."""

    def read(node: yaml.Node, place: Place) -> dict | None:
        before = len(place.file.problems)
        values = {name: one.value for name, one in read_fields(node, place, table).items()}
        return values if len(place.file.problems) == before else None

    return read


# From a text to nodes ---

#: What PyYAML says (its problem, or what it was doing), and what to do about it.
HINTS = (
    (r"character '\\t'", "indent with spaces, not with a tab"),
    (
        r"mapping values are not allowed",
        "a colon and a space begin a value: put the text in quotes, or below a line that ends with |",
    ),
    (
        r"unknown escape|escape sequence",
        "in double quotes \\ begins a sign of YAML's own: use single quotes, or | and the text below",
    ),
    (
        r"scanning an alias|undefined alias|scanning a directive|character '[`@%]'",
        "a text that begins with this sign needs single quotes around it",
    ),
    (
        r"parsing a flow (sequence|mapping)",
        "a text that begins with [ or { needs single quotes around it",
    ),
    (
        r"scanning a quoted scalar",
        "a quote is opened here and not closed; inside '…', a ' is written twice",
    ),
    (
        r"scanning a block scalar",
        "after | or > the text begins on the next line",
    ),
    (
        r"could not find expected ':'",
        "a field is `name: value`, and a text's next lines are indented further than its name",
    ),
    (
        r"expected <block end>.*<scalar>",
        "a text goes on here after its closing quote or bracket: put single quotes around all of it, and write '' for"
        " each ' inside",
    ),
    (
        r"expected <block end>",
        "the fields of one question begin in the same column",
    ),
)


#: Where PyYAML was when it missed an end.
OPENED = ("while scanning a quoted scalar", "while parsing a flow sequence", "while parsing a flow mapping")


# YAML ends a line at these, and an editor does not: the lines that are told would not be the author's.
NO_LINE_ENDS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")


def compose(source: str) -> yaml.Node:
    """The file as YAML's nodes; raise SourceError with the line where it cannot be read."""
    source = source.translate(NO_LINE_ENDS)
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except YAML_ERRORS as error:
        raise SourceError(*yaml_mistake(error, source)) from error
    if node is None:
        raise SourceError(
            1, "The file is empty: write questions below `predictions:` or `quiz:`, or delete it."
        )
    return node


def yaml_mistake(error: Exception, source: str) -> tuple[int, str]:
    """The line and the sentence for a text that is not YAML."""
    problem, context = getattr(error, "problem", None), getattr(error, "context", None)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if context in OPENED and "escape" not in str(problem):
        mark = error.context_mark  # where the quote or bracket opens; its end is missing
    line = 1 + (mark.line if mark else source.count("\n", 0, getattr(error, "position", 0)))
    reason = problem or getattr(error, "reason", None) or "it cannot be read"
    said = f"{problem} {context}"
    hint = next(
        (hint for pattern, hint in HINTS if re.search(pattern, said)),
        "correct the line, or put the text in quotes",
    )
    return min(line, source.count("\n") + 1), f"This is not YAML ({reason}): {hint}."
