"""The chapters that exist or are still to come, and the directive `course-map`, which shows them as cards.

`chapters(env)` is the one list of chapters: the cards, the navigation and the 404 page read it. Pages that are no
chapters (how to use the book, the glossary) stand before and after them: `navigation(env)`. What is still to be written
stands in `coming.yml`: `coming(env)`.
"""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath

import yaml
from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

COMING = "coming.yml"
MAP = "the-course"  # the map's section on the first page
MENTION = re.compile(r"([Cc]hapter\s(\d))")
NUMBERED_SLUG = re.compile(r"(\d+)_")


@dataclass(frozen=True)
class Chapter:
    """What the book's pages tell of one another. What a page does not say is an empty string."""

    docname: str
    number: str
    title: str
    description: str
    minutes: str


@dataclass(frozen=True)
class Coming:
    """A chapter that is still to be written, with the words that it will explain."""

    number: int
    title: str
    description: str
    words: list


def chapter_number(docname):
    """The number in a page's slug: `chapters/02_a_single_neuron` gives "2", `playground` gives ""."""
    match = NUMBERED_SLUG.match(PurePosixPath(docname).name)
    return str(int(match[1])) if match else ""


def chapter_of_keys(docname):
    """A page's chapter as keys of the learner's progress name it: "02"."""
    return chapter_number(docname).zfill(2)


def page_title(env, docname):
    """The page's title as plain text; a formula in it stands as its source."""
    return env.titles[docname].astext() if docname in env.titles else docname


def pages(env):
    """Every page of the table of contents but the landing page, in reading order."""

    def below(docname):
        for child in env.toctree_includes.get(docname, []):
            yield child
            yield from below(child)

    return [describe(env, docname) for docname in below(env.config.root_doc)]


def is_chapter(page):
    return page.docname.startswith("chapters/")


def chapters(env):
    """The pages below `chapters/`, in reading order."""
    return [page for page in pages(env) if is_chapter(page)]


def coming(env):
    """The chapters of `coming.yml`; raise ExtensionError for an entry that isn't whole, or whose chapter exists."""
    path = Path(env.srcdir, COMING)
    if not path.exists():
        return []
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    written = {chapter.number for chapter in chapters(env)}
    for entry in entries:
        if sorted(entry) != ["description", "number", "title", "words"]:
            raise ExtensionError(f"{COMING}: each entry needs number, title, description, words: {entry}")
        if str(entry["number"]) in written:
            raise ExtensionError(f"{COMING}: chapter {entry['number']} is written. Delete its entry.")
    return [Coming(**entry) for entry in entries]


def whole_course(env):
    """What is written and what is to come, by number; a page without one stays behind the chapter before it."""
    numbered, number = [(chapter.number, chapter) for chapter in coming(env)], 0
    for chapter in chapters(env):
        number = int(chapter.number or number)
        numbered.append((number, chapter))
    return [chapter for _, chapter in sorted(numbered, key=lambda pair: pair[0])]


def navigation(env):
    """The pages before the first chapter, the chapters, and the other pages after it."""
    listed = pages(env)
    first = next((place for place, page in enumerate(listed) if is_chapter(page)), len(listed))
    return listed[:first], chapters(env), [page for page in listed[first:] if not is_chapter(page)]


def describe(env, docname):
    """The `Chapter` of one page, from its title and front matter."""
    metadata = env.metadata.get(docname, {})
    return Chapter(
        docname=docname,
        number=chapter_number(docname),
        title=page_title(env, docname),
        description=metadata.get("description", ""),
        minutes=str(metadata.get("minutes", "")),
    )


def remember_description(app, doctree):
    """Keep a page's `html_meta` description where other pages can read it."""
    for node in doctree.findall(nodes.meta):
        if node.get("name") == "description":
            app.env.metadata[app.env.docname]["description"] = node["content"]


def rewrite_all_when_chapters_change(app, env):
    """Every page shows the list of pages, so a changed title or description concerns them all."""
    before, env.dl101_pages = getattr(env, "dl101_pages", None), (pages(env), coming(env))
    return sorted(env.found_docs) if before != env.dl101_pages else []


class course_map(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """Stands for the cards until a page is written."""


class CourseMap(SphinxDirective):
    """`course-map`, without arguments or content."""

    def run(self):
        return [course_map()]


def eyebrow(chapter):
    """The line above a page's title: "Chapter 2 · 25 minutes", or without a number "60 minutes"."""
    facts = [f"Chapter {chapter.number}"] if chapter.number else []
    facts += [f"{chapter.minutes} minutes"] if chapter.minutes else []
    return " · ".join(facts)


def card(chapter, address):
    """One chapter as an item of the list; the whole card is clickable through its one link."""
    facts = eyebrow(chapter)
    above = f'<p class="eyebrow">{escape(facts)}</p>' if facts else ""
    description = f"<p>{escape(chapter.description)}</p>" if chapter.description else ""
    link = f'<p class="card-title"><a href="{escape(address)}">{escape(chapter.title)}</a></p>'
    mark = f'<span class="card-mark" data-progress="{escape(chapter.docname)}"></span>'
    return f'<li class="card">{above}{link}{description}{mark}</li>'


def coming_card(chapter):
    """A chapter that is still to be written: no link."""
    eyebrow = f'<p class="eyebrow">Chapter {chapter.number} · not written yet</p>'
    return (
        f'<li class="card is-coming" id="chapter-{chapter.number}">{eyebrow}'
        f'<p class="card-title">{escape(chapter.title)}</p><p>{escape(chapter.description)}</p></li>'
    )


def draw_course_map(app, doctree, docname):
    """Put the cards where `course-map` stands."""
    for node in list(doctree.findall(course_map)):
        cards = [
            coming_card(chapter)
            if isinstance(chapter, Coming)
            else card(chapter, app.builder.get_relative_uri(docname, chapter.docname))
            for chapter in whole_course(app.env)
        ]
        node.replace_self(nodes.raw("", f'<ol class="course-map">{"".join(cards)}</ol>', format="html"))


def link_announced(app, doctree, docname):
    """Where the text names a chapter that is still to be written, lead to the map, which says so."""
    numbers = {str(chapter.number) for chapter in coming(app.env)}
    address = f"{app.builder.get_relative_uri(docname, app.config.root_doc)}#{MAP}"
    for text in list(doctree.findall(nodes.Text)):
        parts = MENTION.split(text)  # text, mention, number, text, …
        if not numbers & set(parts[2::3]) or isinstance(
            text.parent, (nodes.reference, nodes.literal, nodes.title)
        ):
            continue
        linked = [nodes.Text(parts[0])]
        for mention, number, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            name = nodes.Text(mention)
            is_coming = number in numbers
            linked.append(nodes.reference("", "", name, refuri=address, internal=True) if is_coming else name)
            linked.append(nodes.Text(after))
        text.parent.replace(text, linked)


def setup(app):
    app.add_node(course_map)
    app.add_directive("course-map", CourseMap)
    app.connect("doctree-read", remember_description)
    app.connect("env-updated", rewrite_all_when_chapters_change)
    app.connect("doctree-resolved", draw_course_map)
    app.connect("doctree-resolved", link_announced)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
