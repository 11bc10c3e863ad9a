"""What is downloaded to solve exercises: their notebooks and the package, and the directive that lists them.

:::{exercise-files}
:::

Both lie in the built book's `_static/notebooks/`, so that the pages alone are enough, offline too.
"""

import shutil
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from dl101.sphinx.course_map import describe
from dl101.sphinx.package_archive import ARCHIVE, has_package, write_archive
from dl101.sphinx.theme.repository_links import notebook_links

FOLDER = "_static/notebooks"


class exercise_files(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """The list of files; `root` leads from its page to the book's folder."""


class ExerciseFiles(SphinxDirective):
    """`exercise-files`, without arguments or content."""

    def run(self):
        return [exercise_files("", root="../" * self.env.docname.count("/"))]


def learner_notebooks(app):
    """The notebooks with exercises of chapters that are written, as files of the book's sources, in order."""
    written = app.env.found_docs
    notebooks = sorted(Path(app.srcdir, "exercises").glob("*.ipynb"))
    return [path for path in notebooks if f"chapters/{path.stem}" in written]


def download(root, name, words, kind=""):
    """The link that downloads a file which lies in the book."""
    address = escape(f"{root}{FOLDER}/{name}")
    shown = f' class="{kind}"' if kind else ""
    return f'<a{shown} href="{address}" title="Download {escape(name)}" download>{escape(words)}</a>'


def services(config, notebook, kind=""):
    """Links to the services that run the notebook at this path of the repository; none without a repository."""
    options = config.html_theme_options
    repository = options.get("repository_url", "").strip().rstrip("/").removesuffix(".git")
    if not repository:
        return []
    known = notebook_links(repository, options.get("repository_branch", "main"), notebook)
    shown = f' class="{kind}"' if kind else ""
    return [
        f'<a{shown} href="{escape(known[name.lower()])}">Open in {name}</a>'
        for name in ("Colab", "Binder")
        if known.get(name.lower())
    ]


def draw_files(translator, node):
    """A line for each chapter, and one for the package; services, where there are any, are the shortest way."""
    app, root = translator.builder.app, node["root"]
    lines, has_services = [], False
    for path in learner_notebooks(app):
        chapter = describe(app.env, f"chapters/{path.stem}")
        title = f"Chapter {chapter.number}, {chapter.title}" if chapter.number else chapter.title
        runs = services(app.config, f"exercises/{path.name}")
        has_services = has_services or bool(runs)
        lines.append(f"{escape(title)}: {', '.join([*runs, download(root, path.name, path.name)])}")
    if has_package(app.srcdir):
        lines.append(f"For every chapter: {download(root, ARCHIVE, ARCHIVE)}, the course’s own package")
    items = "".join(f"<li><p>{line}</p></li>\n" for line in lines)
    note = "<p>With <em>Open in</em>, nothing has to be downloaded: click, and run the first cell.</p>\n"
    translator.body.append(f'<ul class="exercise-files">\n{items}</ul>\n{note if has_services else ""}')
    raise nodes.SkipNode


def publish(app, exception):
    """Put the files where the links look for them."""
    if exception is not None or app.builder.format != "html":
        return
    target = Path(app.outdir, FOLDER)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in learner_notebooks(app):
        shutil.copyfile(path, target / path.name)
    if has_package(app.srcdir):
        write_archive(app.srcdir, target / ARCHIVE)


def setup(app):
    app.add_node(exercise_files, html=(draw_files, None))
    app.add_directive("exercise-files", ExerciseFiles)
    app.connect("build-finished", publish)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
