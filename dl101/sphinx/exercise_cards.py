"""Exercises on the page: what to write, the code to start from, and the way to the notebook that checks it.

:::{exercise} weighted_sum
:::

A core exercise stands open; one for more practice is a closed box, so that nobody has to scroll past it.
The card's text comes from the chapter's page of solutions, `exercises/solutions/NN_name.md`; the learner's notebook,
made from the same page, lies in the built book: see `exercise_files.py`.
"""

from html import escape
from pathlib import Path, PurePosixPath

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from dl101.sphinx.exercise_files import download, services
from dl101.sphinx.exercise_source import exercise_name, read_exercises, source_cells
from dl101.sphinx.package_archive import ARCHIVE, has_package
from dl101.sphinx.solve_here import draw_forms, forms_of

# Where the book says how to work with a notebook.
GUIDE = ("how_to_use_this_book", "where-to-solve-the-exercises")


class exercise(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """The card: `exercise_title`, statement, `exercise_forms`, code, `exercise_way`; closed at first unless `is_core`.

    `progress_key` is its key in the learner's progress.
    """


class exercise_title(nodes.General, nodes.TextElement):  # noqa: N801
    """The card's heading; `is_core` as on its card, and the `badge` says it in words."""


class exercise_forms(nodes.General, nodes.Element):  # noqa: N801
    """The `forms` in the page. They stand above the code, whose place a form takes: so no button moves."""


class exercise_way(nodes.General, nodes.Element):  # noqa: N801
    """The ways to the notebook: its path in the repository; `root`: the book's folder."""


def badge(source):
    """What a card says of the exercise's place in the course."""
    return "core" if source.is_core else "more practice"


class ExerciseCard(SphinxDirective):
    """`exercise`, with the exercise's name as its argument."""

    required_arguments = 1

    def run(self):
        [name] = self.arguments
        chapter = PurePosixPath(self.env.docname).name
        path = Path(self.env.srcdir, "exercises", "solutions", f"{chapter}.md")
        self.env.note_dependency(str(path))
        if not path.exists():
            raise self.error(f"There is no exercises/solutions/{chapter}.md: write the exercise there.")
        cells = source_cells(path.read_text(encoding="utf-8"))
        found, problems = read_exercises(cells)
        for source in found:
            if source.name == name:
                return [self.card(source, f"exercises/{chapter}.ipynb")]
        if problems and name in map(exercise_name, cells):  # it stands there, and can't be read
            line, sentence = problems[0]
            raise self.error(f"exercises/solutions/{chapter}.md:{line}: {sentence}")
        raise self.error(f"exercises/solutions/{chapter}.md has no exercise {name}: correct the name.")

    def card(self, source, notebook):
        if not Path(self.env.srcdir, notebook).exists():
            raise self.error(f"There is no {notebook}: run `make notebooks`.")
        inline, _ = self.state.inline_text(source.title, self.lineno)
        key, identifier = source.progress_key, f"exercise-{source.name.replace('_', '-')}"
        card = exercise("", progress_key=key, ids=[identifier], names=[], is_core=source.is_core)
        self.set_source_info(card)
        card += exercise_title("", "", *inline, is_core=source.is_core, badge=badge(source))
        self.state.nested_parse(StringList(source.statement.split("\n"), source=notebook), 0, card)
        card += exercise_forms("", forms=forms_of(source))
        card += nodes.literal_block(source.code, source.code, language="python")
        root = "../" * self.env.docname.count("/")
        card += exercise_way("", notebook=notebook, root=root)
        return card


def open_card(translator, node):
    tag, kind = ("div", "exercise") if node["is_core"] else ("details", "closed-box exercise")
    key = escape(node["progress_key"])
    translator.body.append(f'<{tag} class="{kind}" id="{node["ids"][0]}" data-key="{key}">\n')


def close_card(translator, node):
    translator.body.append("</div>\n" if node["is_core"] else "</div>\n</details>\n")


def open_title(translator, node):
    """The head of a card: spans and a heading, since a `summary` may hold nothing else."""
    tag = "div" if node["is_core"] else "summary"
    level = min(translator.section_level + 1, 6)
    translator.body.append(f'<{tag} class="exercise-head"><span class="eyebrow">Exercise</span>\n<h{level}>')
    translator.context.append(f"</h{level}>\n")


def close_title(translator, node):
    is_core = node["is_core"]
    kind = "core" if is_core else "more"
    end = "</div>\n" if is_core else '</summary>\n<div class="box-body">\n'
    translator.body.append(
        f'{translator.context.pop()}<span class="badge badge-{kind}">{node["badge"]}</span>\n'
        f'<span class="exercise-state" hidden></span>{end}'
    )


def guide(translator, root):
    """A link to the page that says how to open a notebook, where the book has that page."""
    page, place = GUIDE
    if page not in translator.builder.env.found_docs:
        return ""
    return f' <a href="{root}{page}.html#{place}">How to open it</a>'


def draw_buttons(translator, node):
    """The buttons that open the forms."""
    translator.body.append(draw_forms(translator.builder.srcdir, node["forms"]))
    raise nodes.SkipNode


def draw_way(translator, node):
    """The links to the notebook: services that run it where the repository is known, and the files to download."""
    notebook, root = node["notebook"], node["root"]
    links = services(translator.config, notebook, "button")
    links.append(download(root, PurePosixPath(notebook).name, "Notebook", "button"))
    if has_package(translator.builder.srcdir):
        links.append(download(root, ARCHIVE, "Package dl101", "button"))
    shown = "".join(f"<li>{link}</li>" for link in links)
    translator.body.append(
        '<div class="exercise-way"><p>Solve it in the notebook'
        f'<span class="exercise-file"> <code>{escape(notebook)}</code></span>.{guide(translator, root)}</p>'
        f"<ul>{shown}</ul></div>\n"
    )
    raise nodes.SkipNode


def setup(app):
    app.setup_extension("dl101.sphinx.exercise_files")
    app.setup_extension("dl101.sphinx.solve_here")
    app.add_node(exercise, html=(open_card, close_card))
    app.add_node(exercise_title, html=(open_title, close_title))
    app.add_node(exercise_forms, html=(draw_buttons, None))
    app.add_node(exercise_way, html=(draw_way, None))
    app.add_directive("exercise", ExerciseCard)
    # Pages that were read before a card had its present attributes are read again when this number changes.
    return {"version": "1", "env_version": 4, "parallel_read_safe": True, "parallel_write_safe": True}
