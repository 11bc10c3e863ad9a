"""Sphinx extension: demos come alive on the page, with no kernel and no request to another host.

myst-nb saves each executed notebook's widget state and would hand it to the ipywidgets html-manager, fetched
from a CDN. Instead, this extension

* keeps that state on the doctree and drops the html-manager scripts (doctree-read);
* replaces every widget output by a `<div class="live" data-demo data-anywidget>` that holds the state which the
  widget had when its notebook ended (doctree-resolved); inside, for readers without scripts, stands a still;
* writes each bundle once, to `_static/demos/NAME.HASH.js`;
* puts `mount.js`, which brings those divs to life, on pages that have any.

The bundle is read when pages are written, by the name of the widget's class: an edit to a demo's JavaScript shows
without running a notebook again.
"""

import hashlib
import html
import json
import re
from pathlib import Path

from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.util import logging

from dl101.widgets.demo import DIST

MOUNT = Path(__file__).with_name("mount.js")
STILLS = DIST.with_name("stills")
VIEW = re.compile(r'<script type="application/vnd\.jupyter\.widget-view\+json">(.*)</script>', re.DOTALL)
REMOTE = re.compile(r"""\b(?:from|import)\b\s*\(?\s*["'](?:https?:)?//""")
NEEDS_PYTHON = (
    '<p class="live-fallback" role="note">This control ({}) needs Python running behind it: '
    "open this page as a notebook to use it.</p>"
)
STILL = (
    '<noscript><figure class="still">{}<figcaption>This demo needs JavaScript: switch it on for this page, '
    "or open the page as a notebook.</figcaption></figure></noscript>"
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
    return (DIST / f"{stem}.js" if package == "dl101.widgets" else None), name


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
    target.parent.mkdir(parents=True, exist_ok=True)
    text = f"(self.demoSources ??= {{}})[{json.dumps(name)}] = {json.dumps(source, ensure_ascii=False)};\n"
    target.write_text(text, encoding="utf-8", newline="\n")
    return name


def still(app, name, root):
    """The picture that stands in for a demo where scripts are off, or nothing where none was made.

    `root` leads from the page to the book's own folder: "" or "../".
    """
    path = STILLS / f"{name.lower()}.webp"
    if not path.exists():
        return ""
    target = Path(app.outdir, "_static", "demos", path.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(path.read_bytes())
    address = f"{root}_static/demos/{path.name}"
    return f'<img src="{address}" alt="A still picture of the demo {name}" loading="lazy">'


def reserved_heights(name):
    """How high the demo is on narrow and wide pages, so that the text below does not jump when it starts."""
    heights = json.loads((STILLS / "heights.json").read_text(encoding="utf-8")) if STILLS.exists() else {}
    return "".join(
        f"--height-{width}: {height}px;" for width, height in sorted(heights.get(name, {}).items())
    )


def widget_html(app, model, number, docname):
    """The mount point for one view of `model` (an entry of the widget state)."""
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
        "state": {key: value for key, value in sorted(state.items()) if key[0] != "_" and key not in hidden},
    }
    root = "../" * docname.count("/")
    return (
        f'<div class="live" data-demo="{name}" data-anywidget="{html.escape(json.dumps(spec))}" '
        f'style="{reserved_heights(name)}">{STILL.format(still(app, name, root))}</div>'
    )


def replace_views(app, doctree, docname):
    """Replace myst-nb's widget views, and add mount.js if any of them can come to life."""
    models, numbers = doctree.get("widget_state", {}), {}
    for node in list(doctree.findall(nodes.raw)):
        if view := VIEW.fullmatch(node.astext()):
            key = json.loads(view[1])["model_id"]
            number = numbers.setdefault(key, len(numbers))  # model ids are random: number them
            markup = widget_html(app, models.get(key, {}), number, docname)
            node.replace_self(nodes.raw("", markup, format="html"))
    if any("data-anywidget" in node.astext() for node in doctree.findall(nodes.raw)):
        script = f"<script>\n{app.config.demo_mount}</script>"  # inline: one request less, and it is small
        doctree.append(nodes.raw("", script, format="html"))


def remove_old_bundles(app, exception):
    """A build over an older one leaves that one's bundles behind."""
    current = {f"{published_name(path)}.js" for path in DIST.glob("*.js")}
    for path in Path(app.outdir, "_static", "demos").glob("*.js"):
        if path.name not in current:
            path.unlink()


def digest(paths):
    """One hash for the names and the content of some files."""
    return hashlib.sha256(
        b"".join(path.name.encode() + path.read_bytes() for path in sorted(paths))
    ).hexdigest()


def setup(app):
    """Pages are written again (not run again) when mount.js, a bundle or a still changes."""
    app.add_config_value("demo_mount", MOUNT.read_text(encoding="utf-8"), "html")
    app.add_config_value("demo_files", digest([*DIST.glob("*"), *STILLS.glob("*")]), "html")
    app.connect("doctree-read", keep_state)
    app.connect("doctree-resolved", replace_views)
    app.connect("build-finished", remove_old_bundles)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
