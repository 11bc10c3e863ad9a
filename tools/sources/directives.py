"""The syntax that pages may use: MyST's parser as the book has it, directives taken apart, and the roles."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from docutils.parsers.rst import Directive as DocutilsDirective
from docutils.parsers.rst.directives import admonitions, images, tables, unchanged
from docutils.parsers.rst.states import MarkupError
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.directives import parse_directive_text
from myst_parser.parsers.mdit import create_md_parser
from sphinx.directives.other import SeeAlso
from sphinx.directives.patches import Figure, MathDirective
from sphinx.domains.std import Glossary

from dl101.sphinx import closed_boxes, teaching_boxes
from dl101.sphinx.course_map import CourseMap
from dl101.sphinx.exercise_cards import ExerciseCard
from dl101.sphinx.exercise_files import ExerciseFiles
from dl101.sphinx.progress_panel import ProgressPanel
from dl101.sphinx.reveals import Reveal
from sources.text import YAML_ERRORS

# Jupyter Book's own choice of MyST syntax; a test compares it with what `_config.yml` gives.
EXTENSIONS = {"colon_fence", "dollarmath", "linkify", "substitution", "tasklist"}

NAMED_FENCE = re.compile(r"\{([^\s{}]+)\}\s*(.*)", re.DOTALL)
NO_LINE_ENDS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")  # docutils takes them for such, no editor does


class Formula(MathDirective):
    """Sphinx's own without `nowrap`, which KaTeX would not obey."""

    option_spec = {name: kind for name, kind in MathDirective.option_spec.items() if name != "nowrap"}  # noqa: RUF012


class CodeCell(DocutilsDirective):
    """No directive to Sphinx: MyST-NB runs it as a cell of the notebook that the page is to it."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"tags": unchanged}  # noqa: RUF012 (docutils' way)


ADMONITIONS = {
    "admonition": admonitions.Admonition,
    "caution": admonitions.Caution,
    "hint": admonitions.Hint,
    "important": admonitions.Important,
    "note": admonitions.Note,
    "seealso": SeeAlso,
    "tip": admonitions.Tip,
    "warning": admonitions.Warning,
}

#: Every directive that a page may use, with the class that the book builds it with: what it takes as argument, options
#: and content. A new one also needs its plain Markdown, in plain_markdown.py.
DIRECTIVES = {
    **ADMONITIONS,
    "answer": closed_boxes.Answer,
    "code-cell": CodeCell,
    "course-map": CourseMap,
    "deeper": closed_boxes.Deeper,
    "exercise": ExerciseCard,
    "exercise-files": ExerciseFiles,
    "figure": Figure,
    "glossary": Glossary,
    "image": images.Image,
    "list-table": tables.ListTable,
    "math": Formula,
    "need": teaching_boxes.Need,
    "progress-panel": ProgressPanel,
    "reveal": Reveal,
    "sitting": teaching_boxes.Sitting,
    "stop": teaching_boxes.Stop,
}

#: Directives of the pages that have no notebook, and the page where each belongs.
OUTSIDE_CHAPTERS = {
    "course-map": "index.md",
    "exercise-files": "how_to_use_this_book.md",
    "glossary": "glossary.md",
    "progress-panel": "how_to_use_this_book.md",
}

#: Every role that a page may use. A new one also needs its plain Markdown, in plain_markdown.py.
ROLES = {"abbr", "doc", "eq", "kbd", "math", "ref", "sub", "sup", "term", "try"}

#: Directives whose content is Markdown with blocks of its own.
CONTAINERS = {*ADMONITIONS, "answer", "deeper", "figure", "list-table", "need", "reveal", "sitting", "stop"}


@dataclass(frozen=True)
class Directive:
    """A fence with a name in braces, taken apart. `body_line` is where its content begins in the file."""

    name: str
    argument: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[str, ...] = ()


@cache
def markdown_parser() -> MarkdownIt:
    """MyST's parser, with the syntax that the book has switched on."""
    config = MdParserConfig(enable_extensions=set(EXTENSIONS))
    return create_md_parser(config, RendererHTML).disable("front_matter")


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
