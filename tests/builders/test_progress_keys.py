"""Which keys of a learner's progress belong to which chapter, and how pages hear of it."""

import json
import os
import re
from io import StringIO
from types import SimpleNamespace

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from dl101.sphinx import live_widgets, progress_keys, teaching_boxes
from dl101.widgets import Neuron
from tests.builders.test_live_widgets import page

FRONT = "---\nmyst:\n  html_meta:\n    description: A sample.\nminutes: 7\n---\n\n"


class Exercise(nodes.General, nodes.Element):
    """What `exercise_cards` leaves in a page, as far as progress goes."""


@pytest.fixture
def app():
    env = SimpleNamespace(docname="chapters/03_two")
    app = SimpleNamespace(env=env)
    progress_keys.prepare(app)
    return app


def question(name, kind="quiz", chapter="03", digest="aaaa1111"):
    """The state of a question's widget."""
    return {
        "state": {
            "_anywidget_id": "dl101.widgets.questions.questions.Quiz",
            "progress_keys": [f"{kind}/{chapter}/{name}"],
            "question": {"id": name, "hash": digest},
        }
    }


def test_goals_questions_and_exercises_of_the_page_are_collected_each_once(app):
    neuron = {"state": Neuron().get_state()}
    models = {"a": neuron, "b": question("q"), "c": question("p", "prediction"), "unseen": question("other")}
    doctree = page(models, "a", "a", "b", "c")
    doctree += Exercise(progress_key="exercise/networks/layer")
    progress_keys.collect(app, doctree)
    goals = [f"goal/Neuron/{goal}" for goal in Neuron.goals_of(neuron["state"])]
    assert app.env.dl101_progress_keys == {
        "chapters/03_two": [*goals, "quiz/03/q", "prediction/03/p", "exercise/networks/layer"]
    }
    assert app.env.dl101_question_hashes == {"quiz/03/q": "aaaa1111", "prediction/03/p": "aaaa1111"}


def test_each_sitting_has_its_own_keys(app):
    doctree = page({"a": question("a"), "b": question("b"), "c": question("c")}, "a")
    for number, name in enumerate(("b", "c")):
        section = nodes.section(ids=[f"part-{number}"])
        box = teaching_boxes.teaching_box(kind="sitting")
        section += [nodes.title("", f"Part {number}"), box, *page({}, name, "a").children]
        doctree += section
    progress_keys.collect(app, doctree)
    assert app.env.dl101_sittings["chapters/03_two"] == [
        ("Part 0", "part-0", ["quiz/03/b"]),  # "a" stood before
        ("Part 1", "part-1", ["quiz/03/c"]),
    ]
    assert app.env.dl101_progress_keys["chapters/03_two"] == ["quiz/03/a", "quiz/03/b", "quiz/03/c"]


def test_a_question_that_is_repeated_counts_in_its_own_chapter_only(app):
    review = {
        "state": {
            "_anywidget_id": "dl101.widgets.questions.questions.Review",
            "progress_keys": ["quiz/02/q", "quiz/02/r"],
            "questions": [],
        }
    }
    progress_keys.collect(app, page({"a": review, "b": question("q", chapter="02")}, "a", "b"))
    assert app.env.dl101_progress_keys == {"chapters/03_two": []}


def test_a_widget_that_is_not_ours_adds_nothing(app):
    models = {"a": {"state": {"_anywidget_id": "os.path.join"}}, "b": {"model_name": "IntSliderModel"}}
    progress_keys.collect(app, page(models, "a", "b", "missing"))
    assert app.env.dl101_progress_keys == {"chapters/03_two": []}


def test_a_page_that_is_gone_takes_its_keys_along(app):
    progress_keys.collect(app, page({"b": question("q")}, "b"))
    progress_keys.forget(app, app.env, "chapters/03_two")
    assert (app.env.dl101_progress_keys, app.env.dl101_question_hashes) == ({}, {})


def test_what_another_process_read_is_taken_over(app):
    other = SimpleNamespace(env=SimpleNamespace(docname="chapters/03_two"))
    progress_keys.prepare(other)
    progress_keys.collect(other, page({"b": question("q")}, "b"))
    progress_keys.merge(app, app.env, ["chapters/03_two"], other.env)
    assert vars(app.env) == vars(other.env)


def test_keys_are_short_in_the_file():
    keys = ["goal/Neuron/and", "goal/Neuron/or", "quiz/02/a", "exercise/neuron/relu"]
    assert progress_keys.grouped(keys, {"quiz/02/a": "1234abcd"}) == {
        "goal/Neuron": "and or",
        "quiz/02": "a:1234abcd",
        "exercise/neuron": "relu",
    }


def test_while_the_book_is_built_nobodys_own_progress_is_read(monkeypatch, tmp_path):
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path))
    steps = SimpleNamespace(add_config_value=lambda *_: None, connect=lambda *_: None)
    live_widgets.setup(steps)
    assert os.environ["DL101_PROGRESS"] == "off"
    assert Neuron().goals_reached == ()


# --- In a tiny book ---


@pytest.fixture
def build(tmp_path):
    """A function that builds a tiny book with other pages beside its chapters. Any warning fails."""
    toc = ["how_to_use", "chapters/02_one", "chapters/03_two", "chapters/playground", "glossary", "notation"]
    tree = "```{toctree}\n:hidden:\n" + "\n".join(toc) + "\n```\n"
    (tmp_path / "chapters").mkdir()
    for name in toc:
        title = name.rpartition("/")[2].replace("_", " ").title()
        (tmp_path / f"{name}.md").write_text(f"{FRONT}# {title}\n\nWords.\n", encoding="utf-8")
    start = f"{FRONT}# Start\n\nWords.\n\n:::{{course-map}}\n:::\n\n:::{{progress-panel}}\n:::\n\n{tree}"
    (tmp_path / "index.md").write_text(start, encoding="utf-8")
    exercises = {"chapters/02_one": ["exercise/neuron/relu"]}  # what `exercise` nodes would say

    def add_exercises(app, doctree):
        for key in exercises.get(app.env.docname, []):
            doctree += Exercise(progress_key=key)

    def drop_exercises(app, doctree, docname):
        for node in list(doctree.findall(Exercise)):
            node.parent.remove(node)

    def run(change=None):
        exercises.update(change or {})
        for name in change or {}:
            source = tmp_path / f"{name}.md"
            source.write_text(source.read_text("utf-8") + "\nMore words.\n", encoding="utf-8")
        settings = {
            "extensions": ["myst_parser", "dl101.sphinx.theme"],
            "html_theme": "dl101",
            "html_title": "Deep Learning 101: One Neuron at a Time",
            "myst_enable_extensions": ["colon_fence"],
        }
        out, trees, warnings = tmp_path / "out", tmp_path / "trees", StringIO()
        with patch_docutils(), docutils_namespace():
            app = Sphinx(tmp_path, None, out, trees, "html", settings, status=None, warning=warnings)
            app.add_node(Exercise)
            app.connect("doctree-read", add_exercises, priority=100)
            app.connect("doctree-resolved", drop_exercises)
            app.build()
        assert warnings.getvalue() == ""
        return out

    return run


def file_of(out):
    text = (out / "_static" / "progress_keys.js").read_text("utf-8")
    return json.loads(text.splitlines()[0].removeprefix("self.dl101ProgressKeys = ").rstrip(";"))


def address_in(page):
    return re.search(r'data-progress-keys="([^"]*)"', page.read_text("utf-8"))[1]


def test_every_page_names_the_file_of_keys_and_follows_its_change(build):
    out = build()
    assert file_of(out) == {"chapters/02_one": {"exercise/neuron": "relu"}}
    before = address_in(out / "glossary.html")
    assert re.fullmatch(r"_static/progress_keys\.js\?v=[0-9a-f]{8}", before)
    assert address_in(out / "chapters" / "03_two.html") == f"../{before}"
    build({"chapters/03_two": ["exercise/networks/layer"]})
    assert file_of(out)["chapters/03_two"] == {"exercise/networks": "layer"}
    assert file_of(out)["chapters/02_one"], "what was not read again is remembered"
    assert address_in(out / "glossary.html") != before


def navigation(page):
    """[(title, number, apart)] of the menu."""
    menu = re.search(r'<nav class="chapters".*?</nav>', page.read_text("utf-8"), re.DOTALL)[0]
    entries = re.findall(r"<li( class=\"apart\")?>(.*?)</li>", menu, re.DOTALL)
    digits = [re.search(r'class="digits">(\d+)<', entry) for _, entry in entries]
    titles = [re.findall(r"<span(?: class=\"title\")?>([^<]+)</span>", entry)[0] for _, entry in entries]
    return [
        (title, number and number[1], bool(apart))
        for title, number, (apart, _) in zip(titles, digits, entries, strict=True)
    ]


def test_pages_that_are_no_chapters_stand_apart(build):
    out = build()
    assert navigation(out / "chapters" / "02_one.html") == [
        ("Start", None, False),
        ("How To Use", None, False),
        ("02 One", "2", False),
        ("03 Two", "3", False),
        ("Playground", None, False),
        ("Glossary", None, True),
        ("Notation", None, False),
    ]
    index = (out / "index.html").read_text("utf-8")
    assert index.count('<li class="card">') == 3, "the course map shows chapters only"
    assert "Glossary" not in (out / "404.html").read_text("utf-8")


def test_turning_pages_goes_through_all_and_the_start_leads_to_the_first_chapter(build):
    out = build()

    def turn(name):
        text = (out / f"{name}.html").read_text("utf-8")
        found = re.findall(r'<a class="turn-(back|on)" rel="\w+" href="([^"]+)"', text)
        return {way: address.removeprefix("../") for way, address in found}

    assert turn("index") == {"on": "chapters/02_one.html"}
    assert turn("how_to_use") == {"back": "index.html", "on": "chapters/02_one.html"}
    assert turn("chapters/02_one")["back"] == "how_to_use.html"
    assert turn("chapters/playground")["on"] == "glossary.html"
    assert turn("notation") == {"back": "glossary.html"}


def test_only_chapters_can_carry_a_mark_and_the_panel_works_without_scripts(build):
    out = build()
    places = {
        name: re.findall(
            r'class="([\w-]+)" data-progress="([^"]+)"', (out / f"{name}.html").read_text("utf-8")
        )
        for name in ("index", "glossary", "chapters/02_one")
    }
    chapters = ["chapters/02_one", "chapters/03_two", "chapters/playground"]
    menu = [("nav-mark", name) for name in chapters]
    assert places["glossary"] == menu
    assert places["index"] == [*menu, *(("card-mark", name) for name in chapters)]
    assert places["chapters/02_one"] == [*menu, ("own-mark", "chapters/02_one")]
    assert "Once scripts are switched on" in (out / "index.html").read_text("utf-8")
