"""Sphinx extension: demos come alive on the page, with no kernel and no request to another host.

myst-nb saves each executed notebook's widget state and would hand it to the ipywidgets html-manager, fetched
from a CDN. Instead, this extension

* keeps that state on the doctree and drops the html-manager scripts (doctree-read);
* replaces every widget output by a `<div class="live" data-demo data-anywidget>` that holds the state which the
  widget had when its notebook ended (doctree-resolved); inside, for readers without scripts, stands a still;
* or, where the cell has the tag `when-asked`, by a button that starts the demo, and a link to its page if it has one;
* writes each bundle once, to `_static/demos/NAME.HASH.js`, and the questions of a review, which grow with each chapter,
  to a file of their own, which the page loads when the review is reached.

`mount.js` brings those divs to life; the theme puts it into the script of every page.

The bundle is read when pages are written, by the name of the widget's class: an edit to a demo's JavaScript shows
without running a notebook again.
"""

import gzip
import hashlib
import html
import json
import os
import re
from pathlib import Path

from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.util import logging

import dl101.widgets
from dl101.widgets.lib.demo import DIST
from dl101.widgets.questions.questions import Asking

PAGE_BUNDLES = DIST / "page"
LIB = PAGE_BUNDLES / "lib.js"  # what all demos share
STILLS = DIST.with_name("stills")
VIEW = re.compile(r'<script type="application/vnd\.jupyter\.widget-view\+json">(.*)</script>', re.DOTALL)
APART = {"Review": "questions"}  # what has a file of its own
REMOTE = re.compile(r"""\b(?:from|import)\b\s*\(?\s*["'](?:https?:)?//""")
NEEDS_PYTHON = (
    '<p class="live-fallback" role="note">This control ({}) needs Python running behind it: '
    "open this page as a notebook to use it.</p>"
)
STILL = (
    '<figure class="still">{}<figcaption>This demo needs JavaScript: switch it on for this page, '
    "or open the page as a notebook.</figcaption></figure>"
)
# With scripts a button starts it (mount.js); without, the link works, and the still shows what there is.
WHEN_ASKED = (
    '<div class="when-asked" id="demo-{number}" data-demo="{name}" data-when-asked=\'{spec}\'>'
    '<noscript><figure class="still">{picture}</figure></noscript>'
    '<p class="when-asked-ways"><button type="button">Start {name} here</button>{link}</p>'
    '<p class="when-asked-size">The button loads {size:.0f} kB.</p></div>'
)
logger = logging.getLogger(__name__)


def keep_state(app, doctree):
    """Move the widget state onto the doctree, so that it is pickled with it; drop the html-manager."""
    files = NbMetadataCollector.get_js_files(app.env, app.env.docname)
    state = files.get("ipywidgets_state")
    for key in [key for key in files if key.startswith("ipywidgets_")]:
        del files[key]
    if state:
        doctree["widget_state"] = json.loads(state[1]["body"])["state"]


def bundle_of(state):
    """The bundle's path and the class's name for a widget of ours, else (None, the widget's name)."""
    module, _, name = state.get("_anywidget_id", "").rpartition(".")
    package, _, stem = module.rpartition(".")
    return (PAGE_BUNDLES / f"{stem}.js" if package.startswith("dl101.widgets.") else None), name


def published_name(path):
    """The bundle's name on the page: NAME.HASH."""
    return f"{path.stem}.{hashlib.sha256(path.read_bytes()).hexdigest()[:10]}"


def write_bundle(app, path):
    """Write the bundle to the output once, under a name that follows from its content; return that name.

    Browsers refuse to import modules from file://. So the file is a classic script that leaves the module's
    source where mount.js makes a blob of it.
    """
    source, name = path.read_text(encoding="utf-8"), published_name(path)
    target = Path(app.outdir, "_static", "demos", f"{name}.js")
    if target.exists():  # the name follows from the content
        return name
    target.parent.mkdir(parents=True, exist_ok=True)
    text = f"(self.demoSources ??= {{}})[{json.dumps(name)}] = {json.dumps(source, ensure_ascii=False)};\n"
    target.write_text(text, encoding="utf-8", newline="\n")
    return name


def write_apart(app, view, values):
    """Write a part of a widget's state to a file of its own; return what the page loads."""
    text, name = json.dumps(values, ensure_ascii=False, sort_keys=True), view.lower()
    target = Path(app.outdir, "_static", "demos", f"{name}.js")
    target.parent.mkdir(parents=True, exist_ok=True)
    script = f"(self.demoSources ??= {{}})[{json.dumps(name)}] = {text};\n"
    target.write_text(script, encoding="utf-8", newline="\n")
    return {"name": name, "version": hashlib.sha256(text.encode()).hexdigest()[:10]}


def still(app, view, name, root):
    """The picture that stands in for a demo where scripts are off, or nothing where none was made.

    `root` leads from the page to the book's own folder: "" or "../".
    """
    path = STILLS / f"{view.lower()}.webp"
    if not path.exists():
        return ""
    target = Path(app.outdir, "_static", "demos", path.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(path.read_bytes())
    address = f"{root}_static/demos/{path.name}"
    return f'<img src="{address}" alt="A still picture of the demo {name}" loading="lazy">'


def reserved_heights(view):
    """How high the widget is on narrow and wide pages, so that the text below does not jump when it starts."""
    heights = json.loads((STILLS / "heights.json").read_text(encoding="utf-8")) if STILLS.exists() else {}
    return "".join(
        f"--height-{width}: {height}px;" for width, height in sorted(heights.get(view, {}).items())
    )


def widget_html(app, model, number, docname, waits=False):
    """The mount point for one view of `model` (an entry of the widget state); one that `waits` starts when asked."""
    state = model.get("state", {})
    bundle, name = bundle_of(state)
    if bundle is None:
        kind = name or model.get("model_name", "unknown").removesuffix("Model")
        return NEEDS_PYTHON.format(html.escape(kind))
    if not bundle.exists():
        logger.warning(
            "the demo %s has no bundle: run `npm run bundle` and commit dl101/widgets/dist/%s",
            name, bundle.name, location=docname, type="demos",
        )  # fmt: skip
        return NEEDS_PYTHON.format(html.escape(name))
    if REMOTE.search(bundle.read_text(encoding="utf-8")):
        logger.warning(
            "the demo %s imports code from the network: bundle it instead",
            name,
            location=docname,
            type="demos",
        )
    hidden = {"layout", "tabbable", "tooltip"}
    spec = {
        "id": number,
        "bundle": write_bundle(app, bundle),
        "lib": write_bundle(app, LIB),
        "state": {key: value for key, value in state.items() if key[0] != "_" and key not in hidden},
    }
    kind = getattr(dl101.widgets, name)
    view = kind.view_of(state)
    if name in APART:
        spec["apart"] = write_apart(app, view, {APART[name]: spec["state"].pop(APART[name])})
    root = "../" * docname.count("/")
    if waits:
        return WHEN_ASKED.format(
            number=number,
            name=name,
            spec=attribute(spec),
            picture=still(app, view, name, root),
            link=link_to_page(kind, state, root),
            size=len(gzip.compress(bundle.read_bytes())) / 1000,
        )
    if issubclass(kind, Asking):
        mark, instead = f'data-{name.lower()}="{html.escape(asked_key(state))}"', without_scripts(state)
    else:
        mark, instead = f'id="demo-{number}" data-demo="{name}"', STILL.format(still(app, view, name, root))
    return (
        f"<div class=\"live\" {mark} data-anywidget='{attribute(spec)}' "
        f'style="{reserved_heights(view)}"><noscript>{instead}</noscript></div>'
    )


def attribute(spec):
    """A spec between single quotes: words as they stand in the <noscript> too, so that gzip finds them twice."""
    text = json.dumps(spec, sort_keys=True, ensure_ascii=False)
    return text.replace("&", "&amp;").replace("'", "&#x27;")


def link_to_page(kind, state, root):
    """A link to the page where the demo opens with this state, or nothing where it has none."""
    page = kind.page_of(state)
    if not page:
        return ""
    address = html.escape(f"{root}{page.docname}.html{page.hash}")
    return f' <a href="{address}">Open it on a page of its own</a>'


def asked_key(state):
    """What a question's mount point is known by: its key, or the chapter of a review."""
    return state.get("chapter") or state["progress_keys"][0]


def without_scripts(state):
    """A question for readers without scripts: its text and options, to think about. A review asks three."""
    questions = state["questions"][:3] if "questions" in state else [state["question"]]
    parts = "".join(question["text"] + asked_without_scripts(question) for question in questions)
    note = "<p>With JavaScript switched on, you can answer here and get a reply.</p>"
    return f'<div class="still-question">{parts}{note}</div>'


def asked_without_scripts(question):
    """What stands below a question's text: its options, its lines of code and what they print, or its tasks."""
    kind, options = question["kind"], [option["text"] for option in question.get("options", [])]
    if kind == "line":
        return f"<pre>{chr(10).join(options)}</pre>{question['number']['text']}"
    if kind == "tasks":
        choice = ", ".join(html.escape(option) for option in options)
        return listed(f"{task['text']} ({choice})" for task in question["tasks"])
    return listed(options) if options else ""


def listed(items):
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def replace_views(app, doctree, docname):
    """Replace myst-nb's widget views."""
    models, numbers = doctree.get("widget_state", {}), {}
    for node in list(doctree.findall(nodes.raw)):
        if view := VIEW.fullmatch(node.astext()):
            key = json.loads(view[1])["model_id"]
            number = numbers.setdefault(key, len(numbers))  # model ids are random: number them
            markup = widget_html(app, models.get(key, {}), number, docname, waits=is_to_wait(node))
            node.replace_self(nodes.raw("", markup, format="html"))


def is_to_wait(node):
    """Whether the cell that shows this has the tag `when-asked`."""
    while node.parent:
        node = node.parent
        if "tag_when-asked" in node.get("classes", []):
            return True
    return False


def remove_old_bundles(app, exception):
    """A build over an older one leaves that one's bundles behind."""
    current = {f"{published_name(path)}.js" for path in PAGE_BUNDLES.glob("*.js")}
    for path in Path(app.outdir, "_static", "demos").glob("*.*.js"):  # those with a hash
        if path.name not in current:
            path.unlink()


def digest(paths):
    """One hash for the names and the content of some files."""
    return hashlib.sha256(
        b"".join(path.name.encode() + path.read_bytes() for path in sorted(paths))
    ).hexdigest()


def setup(app):
    """Pages are written again (not run again) when a bundle or a still changes."""
    # Notebooks run now, and their author's own progress must not land in the pages.
    os.environ["DL101_PROGRESS"] = "off"
    app.add_config_value("demo_files", digest([*PAGE_BUNDLES.glob("*"), *STILLS.glob("*")]), "html")
    app.connect("doctree-read", keep_state)
    app.connect("doctree-resolved", replace_views)
    app.connect("build-finished", remove_old_bundles)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
