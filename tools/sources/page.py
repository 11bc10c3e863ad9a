"""Read the book's sources: front matter, cells and blocks of a page, each with the line where it stands.

Shared by `check_sources.py`, which finds mistakes, and `plain_markdown.py`, which rewrites pages for
notebooks. Both parse with MyST's own parser, so they see what the book sees.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath
from textwrap import dedent
from typing import Any

import yaml
from docutils.parsers.rst import Directive as DocutilsDirective
from docutils.parsers.rst.directives import admonitions, class_option, flag, images, tables, unchanged
from docutils.parsers.rst.states import MarkupError
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import default_slugify
from myst_parser.parsers.directives import parse_directive_text
from myst_parser.parsers.mdit import create_md_parser

from dl101.sphinx.exercise_source import ExerciseSource, read_exercises

# Jupyter Book's own choice of MyST syntax; a test compares it with what `_config.yml` gives.
EXTENSIONS = {"colon_fence", "dollarmath", "linkify", "substitution", "tasklist"}
HEADING_ANCHORS = 3

NAMED_FENCE = re.compile(r"\{([^\s{}]+)\}\s*(.*)", re.DOTALL)
FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

NO_LINE_ENDS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")  # docutils takes them for such, no editor does
GLOSSARY_ENTRY = re.compile(r"((?:^\S.*\n)+)((?:^(?:[ \t].*)?\n)*)", re.MULTILINE)
PREDICTION = re.compile(r"\bPrediction\(\s*[\"']([^\"']*)[\"']")
SOLUTIONS = "exercises/solutions"

LINK_DEFINITION = (
    "The cells of a notebook cannot share the address of a link: write [text](address) where the link is."
)

# What PyYAML raises, beside its own errors, for text like `!!int ""` or the 42nd of May.
YAML_ERRORS = (yaml.YAMLError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Equation(DocutilsDirective):
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"label": unchanged, "name": unchanged, "class": class_option}  # noqa: RUF012 (docutils' way)


class Answer(DocutilsDirective):
    has_content = True


class Deeper(DocutilsDirective):
    required_arguments = 1
    final_argument_whitespace = True
    has_content = True


class Need(Deeper):
    """A title and content, as `deeper`."""


class Sitting(DocutilsDirective):
    has_content = True
    option_spec = {"minutes": unchanged}  # noqa: RUF012


class Stop(Answer):
    """Content alone, as `answer`."""


class Reveal(DocutilsDirective):
    required_arguments = 1
    has_content = True


class ExerciseCard(DocutilsDirective):
    required_arguments = 1


class Glossary(DocutilsDirective):
    has_content = True
    option_spec = {"sorted": flag}  # noqa: RUF012


class PartOfPage(DocutilsDirective):
    """No argument, no option, no content: the book fills it in."""


class CodeCell(DocutilsDirective):
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"tags": unchanged}  # noqa: RUF012


ADMONITIONS = {
    "admonition": admonitions.Admonition,
    "caution": admonitions.Caution,
    "hint": admonitions.Hint,
    "important": admonitions.Important,
    "note": admonitions.Note,
    "seealso": admonitions.Note,
    "tip": admonitions.Tip,
    "warning": admonitions.Warning,
}

#: Every directive that a page may use, with its class: what it takes as argument, options and content.
#: A new one also needs its plain Markdown, in plain_markdown.py.
DIRECTIVES = {
    **ADMONITIONS,
    "answer": Answer,
    "code-cell": CodeCell,
    "course-map": PartOfPage,
    "deeper": Deeper,
    "exercise": ExerciseCard,
    "exercise-files": PartOfPage,
    "figure": images.Figure,
    "glossary": Glossary,
    "image": images.Image,
    "list-table": tables.ListTable,
    "math": Equation,
    "need": Need,
    "progress-panel": PartOfPage,
    "reveal": Reveal,
    "sitting": Sitting,
    "stop": Stop,
}

#: Directives of the pages that have no notebook, and the page where each belongs.
OUTSIDE_CHAPTERS = {
    "course-map": "index.md",
    "exercise-files": "how_to_use_this_book.md",
    "glossary": "glossary.md",
    "progress-panel": "how_to_use_this_book.md",
}

#: Every role that a page may use. A new one also needs its plain Markdown, in plain_markdown.py.
ROLES = {"abbr", "doc", "eq", "kbd", "math", "ref", "sub", "sup", "term"}

#: Directives whose content is Markdown with blocks of its own.
CONTAINERS = {*ADMONITIONS, "answer", "deeper", "figure", "list-table", "need", "reveal", "sitting", "stop"}


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in a source; as text `chapters/02_a.md:41: what is wrong and what to do`."""

    page: str
    line: int
    sentence: str

    def __str__(self) -> str:
        sentence = " ".join(self.sentence.split())  # a quoted source may have had several lines
        return f"{self.page}:{self.line}: {sentence}"


class SourceError(Exception):
    """A source that cannot be read on from `line`; `sentence` says what is wrong and what to do."""

    def __init__(self, line: int, sentence: str):
        super().__init__(line, sentence)
        self.line = line
        self.sentence = sentence


@dataclass(frozen=True)
class Directive:
    """A fence with a name in braces, taken apart. `body_line` is where its content begins in the file."""

    name: str
    argument: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[str, ...] = ()


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


@cache
def markdown_parser() -> MarkdownIt:
    """MyST's parser, with the syntax that the book has switched on."""
    config = MdParserConfig(enable_extensions=set(EXTENSIONS))
    return create_md_parser(config, RendererHTML).disable("front_matter")


def read_text(path: Path) -> str:
    """Return a file's text with "\\n" at the ends of lines; raise SourceError where it is not UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(1, f"This file cannot be read ({error.strerror}).") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(line, "This line is not UTF-8: save the file with the encoding UTF-8.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def load_yaml(text: str, first_line: int = 1) -> Any:
    """Return what a YAML text says; raise SourceError with the line where it cannot be read."""
    try:
        return yaml.safe_load(text)
    except YAML_ERRORS as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = (
            getattr(error, "problem", None) or getattr(error, "reason", None) or "a value has a wrong form"
        )
        line = first_line + (min(mark.line, text.count("\n")) if mark else 0)
        sentence = f"This is not YAML ({reason}): correct the line, or put the value in quotes."
        raise SourceError(line, sentence) from error


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Split a page into front matter, body and the line where the body begins; raise SourceError."""
    found = FRONT_MATTER.match(text)
    if found:
        return found[1], text[found.end() :], text.count("\n", 0, found.end()) + 1
    if re.match(r"---[ \t]*(\n|\Z)", text):
        raise SourceError(1, "The front matter is never closed: end it with a line ---.")
    return "", text, 1


def read_directive(token: Token, line: int) -> Directive | None:
    """Take a fence apart, or return None if it has no name in braces."""
    named = NAMED_FENCE.match(token.info.strip())
    if not named or token.type not in ("fence", "colon_fence"):
        return None
    name, first_line = named.groups()
    if name not in DIRECTIVES:
        return Directive(name, first_line, body=token.content.rstrip("\n"), body_line=line + 1)
    # Cells have any metadata, as YAML; all other directives have options that docutils knows.
    kind, is_cell = DIRECTIVES[name], name == "code-cell"
    # A box that opens with another has no options: without the blank line `:::{note}` would be taken for one.
    source = NO_LINE_ENDS.sub(" ", token.content)
    content = f"\n{source}" if source.startswith(":::") else source
    added = len(content) - len(source)
    try:
        parsed = parse_directive_text(kind, first_line, content, validate_options=not is_cell)
    except MarkupError:
        return Directive(name, problems=(f"{{{name}}} needs {needed_argument(name)} after its name.",))
    except YAML_ERRORS:
        return Directive(name, problems=(f"The options of {{{name}}} are not YAML: write `:name: value`.",))
    takes_argument = kind.required_arguments or kind.optional_arguments
    body_starts_on_first_line = bool(first_line.strip()) and not takes_argument
    return Directive(
        name=name,
        argument=" ".join(parsed.arguments),
        options=parsed.options,
        body="\n".join(parsed.body).rstrip("\n"),
        body_line=line + (0 if body_starts_on_first_line else 1) + parsed.body_offset - added,
        problems=tuple(f"In {{{name}}}: {warning.msg.rstrip('.')}." for warning in parsed.warnings),
    )


def needed_argument(name: str) -> str:
    arguments = {
        "exercise": "an exercise's name",
        "figure": "the path of a picture",
        "image": "the path of a picture",
        "reveal": "a prediction's id",
    }
    return arguments.get(name, "a title")


def is_closed(token: Token, lines: list[str]) -> bool:
    """Whether a fence ends with a line that closes it: one that is open takes the rest of the page."""
    first, end = token.map
    mark = re.escape(token.markup[0])
    closing = re.compile(rf"[\s>]*{mark}{{{len(token.markup)},}}\s*")
    return end - first > 1 and bool(closing.fullmatch(lines[end - 1]))


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


def look_up(tree: object, *keys: str) -> object:
    """The value below `keys` in nested dictionaries, or None."""
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


def page_name(entry: str) -> str:
    """`_toc.yml` names pages with or without their ending."""
    return entry if entry.endswith(".md") else f"{entry}.md"


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have (too long, say) is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def nearest(word: str, known: Iterable[str], shown: str = "{{{}}}") -> str:
    """What to do about an unknown name: use the one most like it, or one of those there are."""
    names = sorted(known)
    alike = get_close_matches(word.lower(), names, n=1)
    if alike:
        return f"did you mean {shown.format(alike[0])}?"
    return f"the book knows {', '.join(map(shown.format, names)) or 'none'}."
