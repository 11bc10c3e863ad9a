"""Which keys of a learner's progress belong to which chapter: the goals, predictions, questions and exercises there.

`env.dl101_progress_keys` is {docname: [key, ...]}, in the order of the page. `env.dl101_question_hashes` is
{key: hash} of questions: an answer to a question that was edited since does not count; {key: "more"} of exercises that
are more practice.

`env.dl101_sittings` is {docname: [(title, anchor, [key, ...]), ...]}: the same keys, sitting by sitting.

Pages get them through one small file, `_static/progress_keys.js`, together with what leads a reader who comes back to
where they were (theme/js/way_on.js). A page asks for it only once its reader has done something. Its name on the page
carries a hash of its content, so that no browser keeps an old one.
"""

import hashlib
import json
from importlib import import_module
from pathlib import Path

from docutils import nodes

from dl101.sphinx.course_map import chapter_of_keys, chapters
from dl101.sphinx.live_widgets import VIEW
from dl101.sphinx.teaching_boxes import teaching_box
from dl101.sphinx.theme import assets

FILE = "_static/progress_keys.js"
STYLES = "_static/way_on.css"
PACKAGE = "dl101.widgets."
MORE = "more"  # in place of a question's hash: an exercise that is not asked of every learner


def shown_state(node, models):
    """The state of the widget that a node of the page shows, or None."""
    view = VIEW.fullmatch(node.astext()) if isinstance(node, nodes.raw) else None
    return models.get(json.loads(view[1])["model_id"], {}).get("state") if view else None


def demo_class(state):
    """The class in `dl101.widgets` of a widget's state, or None for a widget that is not ours."""
    module, _, name = state.get("_anywidget_id", "").rpartition(".")
    return getattr(import_module(module), name, None) if module.startswith(PACKAGE) else None


def keys_of(state, docname):
    """What a widget adds to its page: the goals of a demo, or the one question that stands in this chapter."""
    demo = demo_class(state)
    if demo is None:
        return []
    here = tuple(f"{kind}/{chapter_of_keys(docname)}/" for kind in ("prediction", "quiz"))
    # A review repeats questions of earlier chapters: they count there.
    questions = [key for key in state.get("progress_keys", []) if key.startswith(here)]
    return [f"goal/{demo.__name__}/{goal}" for goal in demo.goals_of(state)] + questions


def section_of(node):
    """The section that a node stands in."""
    return node if isinstance(node, nodes.section) else section_of(node.parent)


def collect(app, doctree):
    """Note the keys of one page in their order, each once, those of its sittings, and the hashes of its questions."""
    env, docname = app.env, app.env.docname
    models = doctree.get("widget_state", {})
    keys, sittings = {}, []
    for node in doctree.findall(nodes.Element):
        if isinstance(node, teaching_box) and node["kind"] == "sitting":
            section = section_of(node)
            sittings.append((section[0].astext(), section["ids"][0], []))
        found = [node["progress_key"]] if node.get("progress_key") else []
        if found and node.get("is_core") is False:
            env.dl101_question_hashes[found[0]] = MORE
        if state := shown_state(node, models):
            found = keys_of(state, docname)
            if isinstance(question := state.get("question"), dict):
                env.dl101_question_hashes.update(dict.fromkeys(found, question.get("hash", "")))
        if sittings:
            sittings[-1][2].extend(key for key in found if key not in keys)
        keys.update(dict.fromkeys(found))
    env.dl101_progress_keys[docname] = list(keys)
    env.dl101_sittings[docname] = sittings


def prepare(app):
    """Give the environment its dictionaries; an environment that was kept from an earlier build has them."""
    for name in ("dl101_progress_keys", "dl101_sittings", "dl101_question_hashes"):
        if not hasattr(app.env, name):
            setattr(app.env, name, {})


def forget(app, env, docname):
    env.dl101_sittings.pop(docname, None)
    for key in env.dl101_progress_keys.pop(docname, []):
        env.dl101_question_hashes.pop(key, None)


def merge(app, env, docnames, other):
    """Take over what another process read."""
    for docname in docnames:
        env.dl101_progress_keys[docname] = other.dl101_progress_keys.get(docname, [])
        env.dl101_sittings[docname] = other.dl101_sittings.get(docname, [])
    env.dl101_question_hashes.update(other.dl101_question_hashes)


def grouped(keys, hashes):
    """{prefix: "name name:hash ..."}: the keys of one chapter, short."""
    groups = {}
    for key in keys:
        prefix, _, name = key.rpartition("/")
        groups.setdefault(prefix, []).append(f"{name}:{hashes[key]}" if hashes.get(key) else name)
    return {prefix: " ".join(names) for prefix, names in groups.items()}


def script(env):
    """The file's text: {docname: {prefix: names}} of the chapters that have something to do; sittings; the way on."""
    sittings = {
        chapter.docname: [
            {"title": title, "anchor": anchor, "keys": keys}
            for title, anchor, keys in env.dl101_sittings[chapter.docname]
        ]
        for chapter in chapters(env)
        if env.dl101_sittings.get(chapter.docname)
    }
    pages = {
        chapter.docname: grouped(env.dl101_progress_keys[chapter.docname], env.dl101_question_hashes)
        for chapter in chapters(env)
        if env.dl101_progress_keys.get(chapter.docname)
    }
    lines = [
        f"self.{name} = {json.dumps(content, separators=(',', ':'))};\n"
        for name, content in (("dl101ProgressKeys", pages), ("dl101Sittings", sittings))
    ]
    scripts = (assets.in_scope(assets.THEME / "js" / f"{name}.js") for name in ("way_on", "what_is_left"))
    return "".join([*lines, *scripts])


def way_on_styles():
    """What the way on looks like."""
    return assets.smaller((assets.THEME / "css" / "way_on.css").read_text(encoding="utf-8"))


def write_file(app, env):
    """Write the files before the pages; all pages are written again when it changed, since they carry its hash."""
    files = {FILE: script(env), STYLES: way_on_styles()}
    before, env.dl101_progress_files = getattr(env, "dl101_progress_files", None), files
    if app.builder.format == "html":
        Path(app.outdir, "_static").mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            Path(app.outdir, name).write_text(text, encoding="utf-8", newline="\n")
    return sorted(env.found_docs) if before != files else []


def add_address(app, pagename, templatename, context, doctree):
    """Tell the page's scripts where the file is."""
    digest = hashlib.sha256("".join(app.env.dl101_progress_files.values()).encode()).hexdigest()[:8]
    context["progress_keys"] = f"{FILE}?v={digest}"


def setup(app):
    app.connect("builder-inited", prepare)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("doctree-read", collect, priority=900)  # after live_widgets has kept the state
    app.connect("env-updated", write_file)
    app.connect("html-page-context", add_address)
    return {"version": "1", "env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}
