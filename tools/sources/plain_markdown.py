"""MyST's Markdown as the plain Markdown that JupyterLab and Colab show.

Boxes become quotes, roles become text, links lead to notebooks, and pictures are put inside, since Colab opens a
single file. What has no plain form raises SourceError: nothing is ever left as it stands.
"""

import base64
import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from pathlib import PurePosixPath
from textwrap import dedent
from urllib.parse import unquote

from markdown_it.token import Token

from dl101.sphinx.closed_boxes import WORDS
from dl101.sphinx.exercise_cards import badge
from dl101.sphinx.exercise_source import exercise_name
from dl101.sphinx.teaching_boxes import NEED, STOP, sitting_facts
from sources.book import Book
from sources.directives import (
    ADMONITIONS,
    DIRECTIVES,
    OUTSIDE_CHAPTERS,
    ROLES,
    Directive,
    is_closed,
    markdown_parser,
    read_directive,
)
from sources.page import SOLUTIONS, Label, Page, normalized_label
from sources.problems import SourceError
from sources.text import is_file, look_up, page_name, suggestion

PICTURE_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}

# What may stand in a line of text, tried in this order at each place; what comes first hides the rest.
INLINE = re.compile(
    r"""
      \\.
    | \{(?P<role> [\w:+-]+ )\} (?P<tick> `+ ) (?P<content> .+? ) (?<!`)(?P=tick)(?!`)
    | (?P<ticks> `+ ) .+? (?<!`)(?P=ticks)(?!`)
    | (?P<dollars> \$\$? ) (?P<formula> (?: [^$\\] | \\. )+ ) (?P=dollars)
    | !\[(?P<alt> (?: [^\[\]\\] | \\. )* )\] \( \s* (?P<picture> [^()\s]+ ) [^()]* \)
    | \[(?P<text> (?: [^\[\]\\`] | \\. | `[^`]*` )* )\] \( (?P<link> [^()\s]* ) (?P<title> [^()]* ) \)
    | \[\^(?P<footnote> [^\]\s]+ )\] :?
    | (?P<image> <img\b [^>]* > )
    """,
    re.DOTALL | re.VERBOSE,
)
HTML_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
TARGETED = re.compile(r"(?P<text>.*?)\s*<(?P<target>[^<>]*)>", re.DOTALL)


class PlainMarkdown:
    """Rewrites the text of one page; numbers of footnotes run on from cell to cell."""

    def __init__(self, page: Page, book: Book):
        self.page = page
        self.book = book
        self.footnotes: dict[str, int] = {}

    def text(self, source: str, line: int) -> str:
        """Rewrite Markdown that begins at `line`; raise SourceError for what has no plain form."""
        lines = source.split("\n")
        out: list[str] = []
        done = 0
        for token in markdown_parser().parse(source, {}):
            if token.map is None or token.map[0] < done:
                continue
            start, end = token.map
            new = self.block(token, lines, line + start)
            if new is None:
                continue
            out += lines[done:start]
            if not new and out and not out[-1] and not "".join(lines[end : end + 1]):
                out.pop()  # of two blank lines around nothing, one stays
            out += new
            done = end
        return "\n".join([*out, *lines[done:]]).strip("\n")

    def block(self, token: Token, lines: list[str], line: int) -> list[str] | None:
        """The lines that stand for one block, or None for one whose parts come next."""
        start, end = token.map
        kind = token.type
        if kind == "code_block":
            return lines[start:end]
        if kind in ("myst_target", "myst_line_comment"):
            return []
        if kind in ("fence", "colon_fence"):
            return self.fence(token, lines, line)
        if kind in ("math_block", "math_block_label"):
            number = self.number_of(token.info) if kind == "math_block_label" else 0
            return indent(display_formula(token.content, number), lines[start], token.markup)
        if kind in ("substitution_block", "amsmath") or has_substitution(token):
            raise SourceError(line, "This has no plain form in a notebook: write it in another way.")
        if kind == "inline":
            return self.inline("\n".join(lines[start:end]), line).split("\n")
        if kind == "html_block":
            text = "\n".join(lines[start:end])
            return HTML_IMAGE.sub(lambda found: self.html_image(found[0], line), text).split("\n")
        return None

    # Directives ---

    def fence(self, token: Token, lines: list[str], line: int) -> list[str]:
        start, end = token.map
        opening = f"{token.markup}{token.info.strip()}"
        directive = read_directive(token, line)
        if not is_closed(token, lines):
            raise SourceError(line, f"{opening} is never closed: end it with a line {token.markup}.")
        if directive is None and token.type == "fence":
            return lines[start:end]
        if directive is None:
            raise SourceError(line, f"{opening} names no directive: write it as in {token.markup}{{note}}.")
        if directive.name not in DIRECTIVES:
            problem = f"Unknown directive {{{directive.name}}}: {suggestion(directive.name, set(DIRECTIVES))}"
            raise SourceError(line, problem)
        if directive.problems:
            raise SourceError(line, directive.problems[0])
        return indent(self.directive(directive, line), lines[start], token.markup)

    def directive(self, directive: Directive, line: int) -> list[str]:
        """The lines of plain Markdown that stand for one directive."""
        name = directive.name
        if name in ADMONITIONS:
            return self.admonition(directive, line)
        if name == "code-cell":
            raise SourceError(line, "A code cell does not run inside a box, list or quote: close that first.")
        if name in OUTSIDE_CHAPTERS:
            raise SourceError(line, f"{{{name}}} belongs on {OUTSIDE_CHAPTERS[name]} alone: take it out.")
        converters = {
            "answer": self.closed_box,
            "deeper": self.closed_box,
            "exercise": self.exercise,
            "figure": self.figure,
            "image": self.image,
            "list-table": self.list_table,
            "math": self.math,
            "need": self.need,
            "reveal": self.reveal,
            "sitting": self.sitting,
            "stop": self.stop,
        }
        return converters[name](directive, line)

    def admonition(self, box: Directive, line: int) -> list[str]:
        """A quote with the title in bold."""
        if box.name == "admonition":
            title = self.inline(box.argument, line)
        else:
            title = {"seealso": "See also"}.get(box.name, box.name.capitalize())
        return self.quote(title, box)

    def quote(self, title: str, box: Directive) -> list[str]:
        body = join_formulas(self.text(box.body, box.body_line))
        return [f"> {one}".rstrip() for one in (f"**{title}**", "", *body.split("\n"))]

    def closed_box(self, box: Directive, line: int) -> list[str]:
        """A box that opens on a click."""
        title = f"<b>{WORDS[box.name]}</b> {self.inline(box.argument, line)}".strip()
        summary = f"<summary>{title}</summary>"
        return ["<details>", summary, "", self.text(box.body, box.body_line), "", "</details>"]

    # Sittings, exercises and what else gives a chapter its shape ---

    def need(self, box: Directive, line: int) -> list[str]:
        return self.quote(f"{NEED} {self.inline(box.argument, line)}", box)

    def stop(self, box: Directive, line: int) -> list[str]:
        return self.quote(STOP, box)

    def sitting(self, box: Directive, line: int) -> list[str]:
        """A quote that says which sitting of the page begins here."""
        lines = [block.line for block in self.page.sittings]
        number = lines.index(line) + 1 if line in lines else 1
        return self.quote(sitting_facts(number, len(lines), str(box.options.get("minutes", ""))), box)

    def reveal(self, box: Directive, line: int) -> list[str]:
        """A box that the reader opens after the prediction: here, nothing locks it."""
        return self.closed_box(replace(box, argument=""), line)

    def exercise(self, card: Directive, line: int) -> list[str]:
        """A line that leads to the exercise: its statement stands in the notebook where it is solved."""
        solutions = self.book.solutions.get(self.page.solutions)
        found = [one for one in solutions.exercises[0] if one.name == card.argument] if solutions else []
        if not found and solutions and card.argument in map(exercise_name, solutions.cells):
            raise SourceError(
                line, f"The exercise {card.argument} has a mistake in {self.page.solutions}: mend it there."
            )
        if not found and self.page.solutions in {problem.page for problem in self.book.problems}:
            raise SourceError(
                line, f"{self.page.solutions} can't be read: mend it, and the exercise can be shown."
            )
        if not found:
            raise SourceError(line, f"There is no exercise {card.argument} in {self.page.solutions}.")
        notebook = f"exercises/{PurePosixPath(self.page.name).stem}.ipynb"
        title = f"**Exercise: {self.inline(found[0].title, line)}** ({badge(found[0])})"
        return [f"> {title}. Solve it in the notebook [{notebook}](../{notebook})."]

    def figure(self, figure: Directive, line: int) -> list[str]:
        """The picture, then its caption as a paragraph."""
        caption = self.text(figure.body, figure.body_line)
        return [*self.image(figure, line), *(["", caption] if caption else [])]

    def image(self, image: Directive, line: int) -> list[str]:
        alt, width = image.options.get("alt") or "", image.options.get("width")
        if width:
            source = self.data_uri(image.argument, line)
            return [f'<img alt="{escape(alt)}" src="{source}" width="{width.removesuffix("px")}">']
        return [self.picture(alt, image.argument, line)]

    def math(self, formula: Directive, line: int) -> list[str]:
        content = f"{formula.argument}\n{formula.body}"
        return display_formula(content, self.number_of(formula.options.get("label") or ""))

    def list_table(self, table: Directive, line: int) -> list[str]:
        """A table with | between its cells. Markdown wants a row of headings: an empty one if need be."""
        rows = [[self.table_cell(cell, table) for cell in row] for row in list_rows(table)]
        width = max((len(row) for row in rows), default=0)
        if not width or any(len(row) != width for row in rows):
            raise SourceError(line, "The rows of {list-table} differ in length: give each the same cells.")
        if table.options.get("header-rows", 0) == 0:
            rows.insert(0, [""] * width)
        rows.insert(1, ["---"] * width)
        title = [f"**{self.inline(table.argument, line)}**", ""] if table.argument else []
        return [*title, *(f"| {' | '.join(row)} |" for row in rows)]

    def table_cell(self, cell: tuple[str, int], table: Directive) -> str:
        source, below = cell
        text = join_formulas(self.text(source, table.body_line + below))
        if re.search(r"^(```|~~~|>|[-*+] )", text, re.MULTILINE):
            problem = "A notebook cannot show a box, list or code in {list-table}: take it out."
            raise SourceError(table.body_line + below, problem)
        return re.sub(r"\s*\n\s*", " ", re.sub(r"\n{2,}", "<br>", escape_bars(text)))

    # Inside a line of text ---

    def inline(self, text: str, line: int) -> str:
        """Rewrite roles, links, pictures and footnotes in text that begins at `line`."""

        def rewrite(found: re.Match) -> str:
            here = line + text.count("\n", 0, found.start())
            if found["role"]:
                return self.role(found["role"], found["content"], here)
            if found["formula"]:
                return f"{found['dollars']}{join_lines(found['formula'].strip())}{found['dollars']}"
            if found["picture"]:
                return self.picture(found["alt"], found["picture"], here)
            if found["link"] is not None:
                return self.link(self.inline(found["text"], here), found["link"], found["title"])
            if found["footnote"]:
                return self.footnote(found["footnote"])
            if found["image"]:
                return self.html_image(found["image"], here)
            return found[0]

        return INLINE.sub(rewrite, text)

    def role(self, name: str, content: str, line: int) -> str:
        targeted = TARGETED.fullmatch(content)
        text, target = (targeted["text"], targeted["target"]) if targeted else ("", content)
        match name:
            case "math":
                return join_lines(f"${content}$")
            case "doc":
                return self.link(text, page_name(target), "")
            case "ref" | "eq":
                page, label = self.label(target, line)
                shown = text or label.title or target
                return shown if page is self.page else self.link(shown, f"/{page.name}", "")
            case "abbr" | "term" | "try":
                return text if targeted else content
            case "kbd" | "sub" | "sup":
                return f"<{name}>{content}</{name}>"
        raise SourceError(line, f"Unknown role {{{name}}}: {suggestion(name, ROLES)}")

    def label(self, name: str, line: int) -> tuple[Page, Label]:
        found = self.book.labels.get(normalized_label(name))
        if found is None:
            raise SourceError(line, f"There is no label “{name}” to refer to: correct it.")
        return found

    def number_of(self, label: str) -> int:
        """The number of an equation with this label; 0 without one."""
        found = self.book.labels.get(normalized_label(label)) if label else None
        return found[1].number if found else 0

    def link(self, text: str, target: str, title: str) -> str:
        """A link that works in a notebook, or its text alone where none can."""
        text = text or self.implied_text(target)
        address = self.address(target)
        return f"[{text}]({address}{title})" if address else text

    def address(self, target: str) -> str:
        """Where a link leads from a notebook: a page's notebook, a file, an address; empty for nowhere."""
        path = target.partition("#")[0]
        if re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.IGNORECASE):
            return target
        if not path:
            return ""  # applications name headings each in their own way
        if not path.endswith(".md"):
            return target
        name = self.path_in_book(path)
        if name.startswith("chapters/"):
            folder = "../chapters/" if self.page.name.startswith(SOLUTIONS) else ""
            return f"{folder}{PurePosixPath(name).stem}.ipynb"
        site = str(look_up(self.book.config, "html", "baseurl") or "").rstrip("/")
        return f"{site}/{name.removesuffix('.md')}.html" if site else ""

    def implied_text(self, target: str) -> str:
        """What stands for a link without text: the title of what it leads to."""
        path, _, anchor = target.partition("#")
        found = self.book.labels.get(normalized_label(anchor))
        if found and found[1].title:
            return found[1].title
        page = self.book.pages.get(self.path_in_book(path)) if path else self.page
        return page.anchors.get(anchor, page.title) if page else target

    def path_in_book(self, path: str) -> str:
        return self.page.path_in_book(unquote(path))

    def footnote(self, name: str) -> str:
        number = self.footnotes.setdefault(name, len(self.footnotes) + 1)
        return f"<sup>{number}</sup>"

    # Pictures ---

    def picture(self, alt: str, path: str, line: int) -> str:
        alt = re.sub(r"(?<!\\)([\[\]])", r"\\\1", " ".join(alt.split()))
        return f"![{alt}]({self.data_uri(path, line)})"

    def html_image(self, element: str, line: int) -> str:
        attributes = image_attributes(element)
        path = attributes.get("src") or ""
        if path.startswith("data:"):
            return element
        attributes["src"] = self.data_uri(path, line)
        written = (f'{name}="{escape(value or "")}"' for name, value in attributes.items())
        return f"<img {' '.join(written)}>"

    def data_uri(self, path: str, line: int) -> str:
        """The picture itself, as an address, since Colab opens the notebook without the files around it."""
        file = self.book.root / self.path_in_book(path)
        kind = PICTURE_TYPES.get(file.suffix.lower())
        if kind is None:
            known = ", ".join(PICTURE_TYPES)
            raise SourceError(line, f"Notebooks cannot show the picture {path}: make it one of {known}.")
        if not is_file(file):
            raise SourceError(line, f"There is no picture {path}: correct the path or add the file.")
        data = file.read_bytes()
        if kind == "image/svg+xml":  # text: the same bytes, whatever ends the lines on this machine
            data = data.replace(b"\r\n", b"\n")
        return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def has_substitution(token: Token) -> bool:
    return any(child.type == "substitution_inline" for child in token.children or [])


def indent(new: list[str], opening_line: str, markup: str) -> list[str]:
    """Lines that stand in place of a fence, inside the same list or quote as the fence did."""
    first = opening_line[: opening_line.index(markup)]
    further = re.sub(r"[^>\s]", " ", first)
    lines = "\n".join(new).split("\n")
    return [f"{further if number else first}{one}".rstrip() for number, one in enumerate(lines)]


def display_formula(content: str, number: int = 0) -> list[str]:
    """A formula on lines of its own; a blank line inside would end it in a notebook."""
    lines = [one.rstrip() for one in dedent(content).split("\n") if one.strip()]
    return ["$$", *lines, *([rf"\tag{{{number}}}"] if number else []), "$$"]


def join_lines(formula: str) -> str:
    """A formula whose lines are joined: in a quote, the mark > of the next line would become part of it."""
    return re.sub(r"\s*\n\s*", " ", formula)


def join_formulas(text: str) -> str:
    """Text whose display formulas stand on one line each, ready to be quoted."""
    formula = re.compile(r"^([ \t]*)\$\$\n(.*?)\n[ \t]*\$\$$", re.DOTALL | re.MULTILINE)
    return formula.sub(lambda found: f"{found[1]}$${join_lines(found[2].strip())}$$", text)


def escape_bars(text: str) -> str:
    """A table cell's text: a bar in a formula becomes its command, any other is escaped."""

    def rewrite(found: re.Match) -> str:
        if found["math"]:
            formula = found["math"].replace(r"\|", r"\Vert ").replace("|", r"\vert ")
            return f"${formula.strip()}$"
        return found[0].replace("|", r"\|")

    return re.sub(r"\$(?P<math>[^$]+)\$|\\?\|", rewrite, text)


def list_rows(table: Directive) -> list[list[tuple[str, int]]]:
    """The cells of a list of lists: each cell's text, and how far down in the table it stands."""
    lines = table.body.split("\n")
    rows: list[list[tuple[str, int]]] = []
    row_start = -1
    for token in markdown_parser().parse(table.body, {}):
        if token.type == "list_item_open" and token.level == 1:
            rows.append([])
            row_start = token.map[0]
        elif token.type == "list_item_open" and token.level == 3:
            start, end = token.map
            marks = 2 if start == row_start else 1  # the first cell stands on the row's own line: `* - cell`
            margin = re.match(rf"(?:[ \t]*[-*+](?:[ \t]+|$)){{{marks}}}", lines[start]).end()
            further = [
                one[margin:] if one[:margin].isspace() else one.lstrip() for one in lines[start + 1 : end]
            ]
            rows[-1].append(("\n".join([lines[start][margin:], *further]), start))
    return rows


class ImageAttributes(HTMLParser):
    attributes: dict[str, str | None]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes = dict(attrs)


def image_attributes(element: str) -> dict[str, str | None]:
    parser = ImageAttributes()
    parser.feed(element)
    return parser.attributes
