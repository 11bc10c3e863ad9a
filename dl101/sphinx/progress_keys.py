"""Which keys of a learner's progress belong to which chapter: the goals, predictions, questions and exercises there.

`env.dl101_progress_keys` is {docname: [key, ...]}, in the order of the page. `env.dl101_question_hashes` is
{key: hash} of questions: an answer to a question that was edited since does not count.

Pages get them through one small file, `_static/progress_keys.js`. A page asks for it only once its reader has done
something. Its name on the page carries a hash of its content, so that no browser keeps an old one.
"""

import hashlib
import json
from importlib import import_module
from pathlib import Path

from docutils import nodes

from dl101.sphinx.course_map import chapter_of_keys, chapters
from dl101.sphinx.live_widgets import VIEW

FILE = "_static/progress_keys.js"
PACKAGE = "dl101.widgets."


def shown_states(doctree):
    """The states of the widgets that a page shows, in their order, each once; models without a view are left out."""
    models, seen = doctree.get("widget_state", {}), set()
    for node in doctree.findall(nodes.raw):
        view = VIEW.fullmatch(node.astext())
        key = json.loads(view[1])["model_id"] if view else None
        if key in models and key not in seen:
            seen.add(key)
            yield models[key].get("state", {})


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


def collect(app, doctree):
    """Note the keys of one page, and the hashes of its questions."""
    env, docname, keys = app.env, app.env.docname, []
    for state in shown_states(doctree):
        found = keys_of(state, docname)
        keys += found
        if isinstance(question := state.get("question"), dict):
            env.dl101_question_hashes.update(dict.fromkeys(found, question.get("hash", "")))
    exercises = [node["progress_key"] for node in doctree.findall(nodes.Element) if node.get("progress_key")]
    env.dl101_progress_keys[docname] = list(dict.fromkeys(keys + exercises))


def prepare(app):
    """Give the environment its two dictionaries; an environment that was kept from an earlier build has them."""
    for name in ("dl101_progress_keys", "dl101_question_hashes"):
        if not hasattr(app.env, name):
            setattr(app.env, name, {})


def forget(app, env, docname):
    for key in env.dl101_progress_keys.pop(docname, []):
        env.dl101_question_hashes.pop(key, None)


def merge(app, env, docnames, other):
    """Take over what another process read."""
    for docname in docnames:
        env.dl101_progress_keys[docname] = other.dl101_progress_keys.get(docname, [])
    env.dl101_question_hashes.update(other.dl101_question_hashes)


def grouped(keys, hashes):
    """{prefix: "name name:hash ..."}: the keys of one chapter, short."""
    groups = {}
    for key in keys:
        prefix, _, name = key.rpartition("/")
        groups.setdefault(prefix, []).append(f"{name}:{hashes[key]}" if hashes.get(key) else name)
    return {prefix: " ".join(names) for prefix, names in groups.items()}


def script(env):
    """The file's text: {docname: {prefix: names}} of all chapters that have something to do."""
    pages = {
        chapter.docname: grouped(env.dl101_progress_keys[chapter.docname], env.dl101_question_hashes)
        for chapter in chapters(env)
        if env.dl101_progress_keys.get(chapter.docname)
    }
    return f"self.dl101ProgressKeys = {json.dumps(pages, separators=(',', ':'))};\n"


def write_file(app, env):
    """Write the file before the pages; all pages are written again when it changed, since they carry its hash."""
    text = script(env)
    before, env.dl101_progress_script = getattr(env, "dl101_progress_script", None), text
    if app.builder.format == "html":
        target = Path(app.outdir, FILE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return sorted(env.found_docs) if before != text else []


def add_address(app, pagename, templatename, context, doctree):
    """Tell the page's scripts where the file is."""
    digest = hashlib.sha256(app.env.dl101_progress_script.encode()).hexdigest()[:8]
    context["progress_keys"] = f"{FILE}?v={digest}"


def setup(app):
    app.connect("builder-inited", prepare)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("doctree-read", collect, priority=900)  # after live_widgets has kept the state
    app.connect("env-updated", write_file)
    app.connect("html-page-context", add_address)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
