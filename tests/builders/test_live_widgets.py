"""From a notebook's widget to a live demo on the page: what the extension writes, and what it warns of."""

import html
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils import nodes

from dl101.sphinx import execution_cache, live_widgets
from dl101.widgets import Neuron, Playground, Quiz, Review


def view(key):
    """What myst-nb leaves in a page for a widget."""
    return f'<script type="application/vnd.jupyter.widget-view+json">{{"model_id": "{key}"}}</script>'


@pytest.fixture
def app(tmp_path):
    return SimpleNamespace(outdir=tmp_path)


@pytest.fixture
def warnings(monkeypatch):
    said = []
    monkeypatch.setattr(live_widgets.logger, "warning", lambda text, *parts, **_: said.append(text % parts))
    return said


def page(models, *keys):
    doctree = nodes.container()
    doctree["widget_state"] = models
    doctree += [nodes.raw("", view(key), format="html") for key in keys]
    return doctree


def specs(doctree):
    found = re.findall(
        r"data-anywidget='([^']*)'", " ".join(node.astext() for node in doctree.findall(nodes.raw))
    )
    return [json.loads(html.unescape(one)) for one in found]


def test_a_view_becomes_a_mount_point_with_its_state(app):
    neuron = Neuron(bias=1, gate="OR")
    doctree = page({"a1": {"state": neuron.get_state()}}, "a1", "a1")
    live_widgets.replace_views(app, doctree, "chapters/x")
    first, second = specs(doctree)
    assert first == second, "two views share one model"
    assert first["state"]["bias"] == 1
    assert first["state"]["gate"] == "OR"
    assert not [
        key for key in first["state"] if key.startswith("_") or key in ("layout", "tabbable", "tooltip")
    ]
    script = (app.outdir / "_static/demos" / f"{first['bundle']}.js").read_text(encoding="utf-8")
    source = live_widgets.PAGE_BUNDLES.joinpath("neuron.js").read_text(encoding="utf-8")
    assert json.loads(script[script.index("] = ") + 4 : script.rindex(";")]) == source
    assert len(doctree.children) == 2, "what mounts it is in the script of every page"
    assert 'data-demo="Neuron"' in doctree.children[0].astext()


def test_state_can_not_break_out_of_its_attribute(app):
    state = Neuron().get_state() | {"gate": """'"><script>alert(1)</script>&amp;&#39;"""}
    doctree = page({"a": {"state": state}}, "a")
    live_widgets.replace_views(app, doctree, "x")
    tags = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attributes: tags.append((tag, dict(attributes)))
    reader.feed(doctree.children[0].astext())
    assert "script" not in [tag for tag, _ in tags]
    assert json.loads(tags[0][1]["data-anywidget"])["state"]["gate"] == state["gate"]


def test_a_demo_that_waits_is_a_button_and_a_link(app):
    state = Playground(dataset="xor", seed="a&b").get_state()
    markup = live_widgets.widget_html(app, {"state": state}, 0, "chapters/x", waits=True)
    assert "data-anywidget" not in markup, "nothing is mounted by itself"
    assert "<button" in markup
    assert 'href="../chapters/playground.html#dataset=xor&amp;seed=a%26b"' in markup
    spec = json.loads(html.unescape(re.search(r"data-when-asked='([^']*)'", markup)[1]))
    assert spec["state"]["dataset"] == "xor"
    shown = re.sub(r"<noscript>.*?</noscript>", "", markup)
    assert "<img" not in shown, "a picture would weigh more than the demo"
    assert re.search(r"The button loads \d+ kB\.", shown)


def test_a_waiting_demo_without_a_page_of_its_own_has_no_link(app):
    markup = live_widgets.widget_html(app, {"state": Neuron().get_state()}, 0, "x", waits=True)
    assert "Start Neuron here</button>" in markup
    assert "<a " not in markup


def test_the_demo_of_a_cell_that_waits_is_a_button(app):
    doctree = page({"a": {"state": Neuron().get_state()}}, "a")
    cell = nodes.container(classes=["cell", "tag_when-asked"])
    cell += nodes.raw("", view("a"), format="html")
    doctree.children = []
    doctree += cell
    live_widgets.replace_views(app, doctree, "x")
    assert "Start Neuron here</button>" in cell.astext()
    assert "data-anywidget" not in cell.astext()


def test_the_questions_of_a_review_lie_in_a_file_of_their_own(app):
    review = Review("03")
    doctree = page({"a": {"state": review.get_state()}}, "a")
    live_widgets.replace_views(app, doctree, "x")
    [spec] = specs(doctree)
    assert "questions" not in spec["state"]
    assert spec["apart"]["name"] == "review-03"
    script = (Path(app.outdir) / "_static/demos/review-03.js").read_text(encoding="utf-8")
    assert json.loads(script[script.index("] = ") + 4 : script.rindex(";")]) == {
        "questions": review.questions
    }
    assert review.questions[0]["text"] in doctree.astext(), "readers without scripts have them in the page"
    live_widgets.remove_old_bundles(app, None)
    assert (Path(app.outdir) / "_static/demos/review-03.js").exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("02/one-line", ["<ul><li>", "Fire when both inputs are equal."]),
        ("02/wrong-line", ["<pre><code>", "weighted_sum([1, 2], [2, -1], 1)"]),
        ("02/choose-activation", ["<li>Is this mail spam, yes or no? (sigmoid, linear, ReLU, tanh)</li>"]),
    ],
)
def test_without_scripts_a_question_shows_what_it_asks_and_no_reply(app, name, shown):
    quiz = Quiz(name)
    markup = live_widgets.widget_html(app, {"state": quiz.get_state()}, 0, "x")
    instead = re.search(r"<noscript>(.*?)</noscript>", markup, re.DOTALL)[1]
    assert all(words in instead for words in [quiz.question["text"], *shown])
    replies = re.findall(
        r'"(?:reply|right|otherwise)": "<p>(.*?)</p>"', json.dumps(quiz.question, ensure_ascii=False)
    )
    assert not [reply for reply in replies if reply in instead]


def test_a_widget_that_is_not_ours_says_what_it_needs(app):
    doctree = page({"a": {"model_name": "IntSliderModel", "state": {}}}, "a")
    live_widgets.replace_views(app, doctree, "x")
    assert "This control (IntSlider) needs Python running behind it" in doctree.astext()
    assert "data-anywidget" not in doctree.astext(), "nothing is mounted here"


def test_a_missing_bundle_is_a_warning_that_says_what_to_do(app, warnings, tmp_path, monkeypatch):
    monkeypatch.setattr(live_widgets, "PAGE_BUNDLES", tmp_path / "nothing")
    live_widgets.replace_views(app, page({"a": {"state": Neuron().get_state()}}, "a"), "x")
    assert warnings == [
        "the demo Neuron has no bundle: run `npm run bundle` and commit dl101/widgets/dist/neuron.js"
    ]


@pytest.mark.parametrize(
    ("source", "remote"),
    [
        ('import { a } from "https://cdn.example/a.js";', True),
        ("const a = await import('//cdn.example/a.js');", True),
        ('const svg = "http://www.w3.org/2000/svg"; // from an example', False),
    ],
)
def test_code_from_the_network_is_a_warning(app, warnings, tmp_path, monkeypatch, source, remote):
    (tmp_path / "neuron.js").write_text(source)
    monkeypatch.setattr(live_widgets, "PAGE_BUNDLES", tmp_path)
    live_widgets.replace_views(app, page({"a": {"state": Neuron().get_state()}}, "a"), "x")
    assert bool(warnings) == remote


def test_the_notebook_cache_follows_the_package_and_the_pinned_requirements(tmp_path):
    (tmp_path / "dl101").mkdir()
    (tmp_path / "dl101/a.py").write_text("x = 1")
    (tmp_path / "dl101/a.js").write_text("1")
    (tmp_path / "requirements.txt").write_text("numpy==2\n")
    first = execution_cache.content_hash(tmp_path)
    (tmp_path / "dl101/a.js").write_text("2")
    assert execution_cache.content_hash(tmp_path) == first, "a change of JavaScript runs no notebook"
    (tmp_path / "dl101/a.py").write_text("x = 2")
    second = execution_cache.content_hash(tmp_path)
    (tmp_path / "requirements.txt").write_text("numpy==3\n")
    assert len({first, second, execution_cache.content_hash(tmp_path)}) == 3


def test_caches_of_other_states_are_removed(tmp_path):
    (tmp_path / "requirements.txt").write_text("")
    old = tmp_path / "_build/notebook_cache/old"
    old.mkdir(parents=True)
    config = {}
    execution_cache.set_cache_folder(SimpleNamespace(confdir=tmp_path), config)
    assert not old.exists()
    assert config["nb_execution_cache_path"].endswith(execution_cache.content_hash(tmp_path))
    shutil.rmtree(tmp_path / "_build")
