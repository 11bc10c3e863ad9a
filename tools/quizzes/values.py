"""The values in a file of questions: texts, Markdown, ids, numbers, places of options.

Each function takes a node of YAML and its place, and gives the value, or None after it has noted what is wrong.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from quizzes.fields import Place, Reader, kind_of, line_of, shorten
from sources.text import load_yaml

TOLERANCE = 1e-6  # for the right number, where the author gives none
LARGEST = 2**53  # up to here JavaScript tells whole numbers apart
PLAIN_NUMBER = re.compile(r"[-+]?(0|[1-9]\d*)?(\.\d*)?([eE][-+]?\d+)?", re.ASCII)


class Markdown(NamedTuple):
    source: str
    html: str


def scalar(node: yaml.Node, place: Place, wanted: str) -> str | None:
    """The text of a value as the author typed it."""
    if not isinstance(node, yaml.ScalarNode):
        place.complain(
            line_of(node), f"This must be {wanted}, not {kind_of(node)}: if it is text, put it in quotes."
        )
        return None
    return node.value


def text(node: yaml.Node, place: Place) -> str | None:
    """Words, checked for the ways in which YAML loses some of them."""
    words = scalar(node, place, "text")
    if words is None:
        return None
    source = place.file.text
    raw = source[node.start_mark.index : node.end_mark.index]
    after = source[node.end_mark.index :].split("\n", 1)[0]
    quotes = "put the text in single quotes, or write it below a line that ends with |"
    if raw[:1] in ("&", "!"):
        place.complain(
            line_of(node), f"YAML takes the {raw[0]} at the beginning for a sign of its own: {quotes}."
        )
    elif node.style is None and re.match(r"[ \t]+#", after):
        place.complain(
            node.end_mark.line + 1,
            f"What follows # is a comment, not part of the text: {quotes}; move a comment to a line of its own.",
        )
    elif node.style == '"' and (escape := re.search(r"\\[a-zA-Z]", raw.replace("\\\\", ""))):
        place.complain(
            line_of(node), f"In double quotes, YAML reads {escape.group()} as a sign of its own: {quotes}."
        )
    elif not words.strip() or (node.style is None and words == "~"):
        place.complain(line_of(node), f"This is empty: {place_advice(place)}.")
    else:
        return words
    return None


def place_advice(place: Place) -> str:
    return (
        "say why someone would think so, and what is true"
        if place.words[-1] == "reply"
        else "write some text"
    )


def markdown_by(render: Callable[[str], tuple[str, list]]) -> Reader:
    """A reader of Markdown that `render` turns into HTML."""

    def read(node: yaml.Node, place: Place) -> Markdown | None:
        words = text(node, place)
        if words is None:
            return None
        html, mistakes = render(words)
        for below, sentence in mistakes:
            if node.style == "|":  # the text begins below the bar, line by line as it stands
                below += 1
            elif node.style is not None or "\n" not in words:
                below = 0
            place.complain(min(line_of(node) + below, place.file.text.count("\n") + 1), sentence)
        return None if mistakes else Markdown(words, html)

    return read


def plain_text(what: str) -> Reader:
    """A reader of words without formulas or Markdown; `what` they are begins the sentence."""

    def read(node: yaml.Node, place: Place) -> str | None:
        words = text(node, place)
        if words is not None and re.search(r"[$`<\n]", words.strip()):
            place.complain(line_of(node), f"{what} is plain text, without formulas or Markdown: write it so.")
            return None
        return words if words is None else words.strip()

    return read


unit = plain_text("A unit")  # what stands behind the number


def flag(node: yaml.Node, place: Place) -> bool | None:
    """A field that says yes by being there."""
    if isinstance(node, yaml.ScalarNode) and node.style is None and node.value == "true":
        return True
    place.complain(line_of(node), f"This must be true, not {kind_of(node)}: write true, or leave it out.")
    return None


def identifier(node: yaml.Node, place: Place) -> str | None:
    name = scalar(node, place, "a name such as z-or-a")
    if name is not None and not re.fullmatch(r"[a-z0-9-]+", name):
        proposed = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "z-or-a"
        place.complain(
            line_of(node),
            f"“{shorten(name)}” cannot be an id: use small letters, digits and hyphens, as in {proposed}.",
        )
        return None
    return name


def number(node: yaml.Node, place: Place) -> int | float | None:
    """A finite number, written plainly: YAML would read 1:30 as 90 and 010 as 8."""
    words = scalar(node, place, "a number such as 1.5")
    if words is None:
        return None
    sentence = number_mistake(node, words)
    if sentence:
        place.complain(line_of(node), sentence)
        return None
    value = float(words)
    return int(words) if re.fullmatch(r"[-+]?\d+", words) else value


def number_mistake(node: yaml.ScalarNode, words: str) -> str:
    """What is wrong with a number and what to do, or an empty text."""
    plain = bool(PLAIN_NUMBER.fullmatch(words) and re.search(r"\d", words.lower().split("e")[0]))
    if node.style is not None:
        advice = "it without quotes" if plain else "a number such as 1.5"
        return f"“{shorten(words)}” is text, not a number: write {advice}."
    if plain:
        good = abs(float(words)) <= LARGEST
        return (
            ""
            if good
            else f"{shorten(words)} is too large for a number that someone types: ask for a smaller one."
        )
    if re.fullmatch(r"[-+−]?\d+([.,]\d+)?", words, re.ASCII):
        plainly = re.sub(r"^([-+]?)0+(?=\d)", r"\1", words.replace("−", "-").replace(",", "."))
        return f"{words} is not plain enough for YAML: write {plainly}."
    tag = node.tag.rpartition(":")[2]
    if tag in ("bool", "int", "float"):
        return f"YAML reads {words} as {load_yaml(words)}: write a number such as 90 or 1.5."
    return f"This must be a number such as 1.5, not {kind_of(node)}: write one."


def positive_number(node: yaml.Node, place: Place) -> int | float | None:
    value = number(node, place)
    if value is not None and value <= 0:
        place.complain(line_of(node), f"It must be above 0, not {value}: leave it out for {TOLERANCE}.")
        return None
    return value


def right_options(node: yaml.Node, place: Place) -> int | list[int] | None:
    """The place of the right option, or a list of them, counting from 1."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not items:
        place.complain(line_of(node), "No option is right: write the place of at least one, counting from 1.")
        return None
    places = [one_place("option")(item, place) for item in items]
    if None in places:
        return None
    repeated = sorted({one for one in places if places.count(one) > 1})
    if repeated:
        place.complain(line_of(node), f"It names option {repeated[0]} twice: keep one.")
        return None
    return places if isinstance(node, yaml.SequenceNode) else places[0]


def one_place(name: str) -> Reader:
    """A reader of an option's or a line's place."""

    def read(node: yaml.Node, place: Place) -> int | None:
        wanted = f"{'an' if name[0] in 'aeiou' else 'a'} {name}'s place, counting from 1"
        words = scalar(node, place, wanted)
        if words is None:
            return None
        if node.style is not None or not re.fullmatch(r"0|[1-9]\d*", words, re.ASCII):
            place.complain(
                line_of(node),
                f"This must be {wanted}, not {kind_of(node)}: write a whole number, without quotes.",
            )
            return None
        return int(words)

    return read
