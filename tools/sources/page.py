"""A page of the book's sources: its front matter, cells, blocks, labels, each with the line where it stands.

Shared by `check_sources.py`, which finds mistakes, and `plain_markdown.py`, which rewrites pages for
notebooks. Both parse with MyST's own parser, so they see what the book sees.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath
from textwrap import dedent
from typing import Any

from markdown_it.token import Token
from myst_parser.mdit_to_docutils.base import default_slugify

from dl101.sphinx.exercise_source import ExerciseSource, read_exercises
from sources.directives import CONTAINERS, Directive, is_closed, markdown_parser, read_directive
from sources.problems import SourceError
from sources.text import load_yaml, read_text, split_front_matter

HEADING_ANCHORS = 3  # headings down to this level can be linked to; a test compares it with `_config.yml`

GLOSSARY_ENTRY = re.compile(r"((?:^\S.*\n)+)((?:^(?:[ \t].*)?\n)*)", re.MULTILINE)
PREDICTION = re.compile(r"\bPrediction\(\s*[\"']([^\"']*)[\"']")
SOLUTIONS = "exercises/solutions"

LINK_DEFINITION = (
    "The cells of a notebook cannot share the address of a link: write [text](address) where the link is."
)


@dataclass(frozen=True)
class Block:
    """One of the parser's tokens, with the line where it stands and the names of the boxes around it."""

    token: Token
    line: int
    inside: tuple[str, ...]
    directive: Directive | None
    closed: bool


@dataclass(frozen=True)
class Cell:
    """A cell of a page read as a notebook: `kind` is "markdown" or "code"."""

    kind: str
    source: str
    metadata: dict[str, Any]
    line: int


@dataclass(frozen=True)
class Label:
    """A name that other places refer to. `title` is the text that stands for it, `number` an equation's."""

    name: str
    line: int
    title: str = ""
    number: int = 0


def blocks(text: str, first_line: int = 1, inside: tuple[str, ...] = ()) -> Iterator[Block]:
    """Yield every block of a text in order, also those inside directives."""
    lines = text.split("\n")
    for token in markdown_parser().parse(text, {}):
        line = first_line + (token.map[0] if token.map else 0)
        directive = read_directive(token, line)
        closed = token.type not in ("fence", "colon_fence") or is_closed(token, lines)
        yield Block(token, line, inside, directive, closed)
        if directive and directive.name in CONTAINERS:
            yield from blocks(directive.body, directive.body_line, (*inside, directive.name))
        elif directive and directive.name == "glossary":
            for entry in glossary_entries(directive):
                yield from blocks(entry.definition, entry.line, (*inside, directive.name))


@dataclass(frozen=True)
class GlossaryEntry:
    """Terms that share one definition; `line` is where the definition begins in the file."""

    terms: tuple[tuple[str, int], ...]
    definition: str
    line: int


def glossary_entries(glossary: Directive) -> list[GlossaryEntry]:
    """The entries of a glossary: terms at the left margin, and below them, further in, what they mean."""
    found = []
    text = f"{glossary.body}\n"
    for entry in GLOSSARY_ENTRY.finditer(text):
        line = glossary.body_line + text.count("\n", 0, entry.start())
        terms = [(term.split(" : ")[0].strip(), line + at) for at, term in enumerate(entry[1].splitlines())]
        definition = dedent(entry[2]).rstrip()
        found.append(GlossaryEntry(tuple(terms), definition, line + len(terms)))
    return found


def plain_text(inline: Token) -> str:
    """The words of a line of Markdown, without its markup; a formula stands as its source."""
    words = []
    for child in inline.children or []:
        if child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type.startswith("math_inline"):
            words.append(f"${child.content}$")
        elif child.type != "html_inline":
            words.append(child.content)
    return "".join(words)


def normalized_label(name: str) -> str:
    """Labels do not mind upper and lower case or the number of spaces."""
    return " ".join(name.lower().split())


@dataclass
class Page:
    """One page: `name` is its path in the book, as people write it: `chapters/02_a_single_neuron.md`."""

    name: str
    front_matter: dict[str, Any]
    body: str
    body_line: int
    missing_front_matter: bool = False

    @cached_property
    def blocks(self) -> list[Block]:
        return list(blocks(self.body, self.body_line))

    @cached_property
    def link_definitions(self) -> list[int]:
        """The lines with an address on its own, as `[name]: address`."""
        noted: dict[str, Any] = {}
        markdown_parser().parse(self.body, noted)
        return sorted(self.body_line + found["map"][0] for found in noted.get("references", {}).values())

    @cached_property
    def headings(self) -> list[tuple[int, int, str, Token]]:
        """Line, level (1 to 6), text and inline token of each heading."""
        return [
            (block.line, int(block.token.tag[1]), plain_text(below.token), below.token)
            for block, below in pairwise(self.blocks)
            if block.token.type == "heading_open"
        ]

    def path_in_book(self, path: str) -> str:
        """A path written on this page, from the book's folder; one with a leading / starts there."""
        return normpath(
            path.lstrip("/") or "." if path.startswith("/") else f"{PurePosixPath(self.name).parent}/{path}"
        )

    @property
    def number(self) -> str:
        """The two digits that a chapter's name begins with, as "02"; "" for a page without a number."""
        found = re.match(r"\d+(?=_)", PurePosixPath(self.name).name)
        return found[0] if found else ""

    @cached_property
    def predictions(self) -> dict[str, int]:
        """What the cells of the page ask to predict: "02/bias-line", with the line of its cell."""
        found: dict[str, int] = {}
        for cell in self.cells:
            for name in PREDICTION.findall(cell.source) if cell.kind == "code" else []:
                found.setdefault(name, cell.line)
        return found

    @cached_property
    def sittings(self) -> list[Block]:
        return [block for block in self.blocks if block.directive and block.directive.name == "sitting"]

    @property
    def solutions(self) -> str:
        """The name of the page that holds the exercises of this chapter."""
        return f"{SOLUTIONS}/{PurePosixPath(self.name).name}"

    @cached_property
    def exercises(self) -> tuple[list[ExerciseSource], list[tuple[int, str]]]:
        """On a page of solutions: its exercises, and what is wrong with some, each with its line."""
        return read_exercises(self.cells)

    @cached_property
    def title(self) -> str:
        return next((text for _, level, text, _ in self.headings if level == 1), self.name)

    @cached_property
    def anchors(self) -> dict[str, str]:
        """What `page.md#…` can point at: headings in the form that MyST gives them, each with its text."""
        anchors: dict[str, str] = {}
        for _, level, text, inline in self.headings:
            if level <= HEADING_ANCHORS:
                words = [child for child in inline.children if child.type in ("text", "code_inline")]
                slug, number = default_slugify("".join(word.content for word in words)), 1
                while slug in anchors:
                    slug, number = f"{slug}-{number}", number + 1
                anchors[slug] = text
        return anchors

    @cached_property
    def labels(self) -> list[Label]:
        """Every label of the page, in order; `(name)=` takes its title from the heading or figure below."""
        found: list[Label] = []
        waiting: list[tuple[str, int]] = []
        equations = 0

        def give(title: str, *own: tuple[str, int]) -> None:
            found.extend(Label(normalized_label(name), line, title) for name, line in (*waiting, *own))
            waiting.clear()

        for block, below in pairwise([*self.blocks, None]):
            directive, kind = block.directive, block.token.type
            label = equation_label(block)
            if kind == "myst_target":
                waiting.append((block.token.content, block.line))
            elif label:
                equations += 1
                found.append(Label(normalized_label(label), block.line, f"({equations})", equations))
            elif kind == "heading_open":
                give(plain_text(below.token))
            elif directive and directive.name in CONTAINERS:
                own = [(directive.options["name"], block.line)] if directive.options.get("name") else []
                give(directive_title(directive), *own)
            elif kind != "myst_line_comment":
                give("")
        give("")
        return found

    @cached_property
    def cells(self) -> list[Cell]:
        """The page as cells: code cells, and the Markdown between them."""
        lines = self.body.split("\n")
        found: list[Cell] = []
        start = 0

        def add_markdown(end: int) -> None:
            text = "\n".join(lines[start:end])
            if text.strip():
                skipped = len(text) - len(text.lstrip("\n"))
                found.append(Cell("markdown", text.strip("\n"), {}, self.body_line + start + skipped))

        for token in markdown_parser().parse(self.body, {}):
            is_cell = token.type == "fence" and token.info.startswith("{code-cell}")
            if token.level == 0 and (is_cell or token.type == "myst_block_break"):
                add_markdown(token.map[0])
                start = token.map[1]
                if is_cell:
                    cell = read_directive(token, self.body_line + token.map[0])
                    found.append(Cell("code", cell.body, cell.options, cell.body_line))
        add_markdown(len(lines))
        return found


def equation_label(block: Block) -> str:
    """The label of a formula that stands on a line of its own, if it has one."""
    if block.token.type == "math_block_label":
        return block.token.info
    if block.directive and block.directive.name == "math":
        return block.directive.options.get("label") or ""
    return ""


def directive_title(directive: Directive) -> str:
    """The title of a box, the caption of a figure."""
    if directive.name == "figure":
        inlines = [token for token in markdown_parser().parse(directive.body, {}) if token.type == "inline"]
        return plain_text(inlines[0]) if inlines else ""
    return directive.argument


def read_page(root: Path, name: str) -> Page:
    """Read one page of the book in the folder `root`; raise SourceError where it cannot be read."""
    text, body, body_line = split_front_matter(read_text(root / name))
    front_matter = load_yaml(text, first_line=2) or {}
    if not isinstance(front_matter, dict):
        raise SourceError(2, "The front matter is not a list of `name: value` lines: write it so.")
    return Page(name, front_matter, body, body_line, missing_front_matter=body_line == 1)
