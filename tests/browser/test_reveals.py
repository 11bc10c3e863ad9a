"""Boxes that wait for a prediction: locked, opened, remembered. On a page of its own, with a store the test holds."""

import json

import pytest
from playwright.sync_api import expect

from dl101.sphinx.closed_boxes import LOCKED, WORDS
from dl101.sphinx.theme import assets
from tests.helpers import box_of, drawn

pytestmark = pytest.mark.slow

KEY, HASH = "prediction/02/bias-line", "abcd1234"
ITEM = {
    "time": "2026-01-31T12:00:00.000Z",
    "question": HASH,
    "answer": ["a"],
    "right": True,
    "skipped": False,
}
SKIPPED = ITEM | {"answer": [], "right": False, "skipped": True}

STORE = """
const listeners = new Set();
let stored = ITEMS;
self.dl101Progress = {
  items: () => stored,
  onChange: (listener) => { listeners.add(listener); return () => listeners.delete(listener); },
};
self.setItems = (items) => { stored = items; for (const listener of listeners) listener(); };
"""


def box(kind, key=KEY, body="It slides."):
    word = f'<span class="box-word" data-locked="{LOCKED[kind]}">{WORDS[kind]}</span>'
    return f"""<details class="closed-box {kind}" data-until="{key}">
        <summary>{word} </summary><div class="box-body"><p>{body}</p></div></details>"""


def page_html(items="{}", spacer=1200, with_store=True, mounted=True):
    spec = {"id": 0, "state": {"progress_keys": [KEY], "question": {"hash": HASH}}}
    mark = "data-mounted" if mounted else ""
    space = f'<div style="height: {spacer}px"></div>'
    files = (assets.THEME / "js" / f"{name}.js" for name in ("prediction_made", "reveals"))
    scripts = "".join(f"{{{file.read_text(encoding='utf-8')}}}\n" for file in files)
    return f"""<!doctype html><html lang="en" data-scripts="on"><head><title>Boxes</title>
        <style>{assets.stylesheet()}</style></head><body><main><article><section><h1>Boxes</h1>{space}
        <div class="live" data-prediction="{KEY}" data-anywidget='{json.dumps(spec)}' {mark}>
        <input type="radio" aria-label="It turns."></div>{space}
        {box("reveal")}{box("revealed-output", body="1 2 3")}{box("reveal", "prediction/02/other", "Elsewhere.")}
        <h2 id="below">What the reader reads</h2>{space}</section></article></main>
        <script>{STORE.replace("ITEMS", items) if with_store else ""}</script>
        <script>{scripts}</script></body></html>"""


@pytest.fixture
def show(page):
    """A function that shows the page; what it takes is `page_html`'s."""

    def run(**options):
        page.set_content(page_html(**options))
        return page.locator("details")

    yield run
    assert page.errors == []


def set_items(page, items):
    page.evaluate("(items) => setItems(items)", items)


def is_open(boxes):
    return boxes.evaluate_all("(all) => all.map((one) => one.open)")


def test_boxes_are_locked_and_say_so(show):
    boxes = show()
    assert is_open(boxes) == [False, False, False]
    expect(boxes.nth(0).locator("summary")).to_have_text("Opens after your prediction")
    expect(boxes.nth(1).locator("summary")).to_have_text("The output opens after your prediction")
    expect(boxes.nth(2).locator("summary")).to_have_text("After your prediction")  # nobody asks for it here


@pytest.mark.parametrize("key", ["click", "Enter", " "])
def test_a_locked_box_leads_to_the_prediction(page, show, key):
    boxes = show()
    summary = boxes.first.locator("summary")
    if key == "click":
        summary.click()
    else:
        summary.press(key)
    control = page.get_by_label("It turns.")
    expect(control).to_be_focused()
    expect(control).to_be_in_viewport()
    assert not is_open(boxes)[0]


def test_the_way_leads_to_a_prediction_that_starts_only_when_it_comes_near(page, show):
    boxes = show(mounted=False)
    boxes.first.locator("summary").click()
    control = page.get_by_label("It turns.")
    expect(page.locator("[data-prediction]")).to_be_in_viewport()
    expect(control).not_to_be_focused()
    page.evaluate("document.querySelector('[data-prediction]').dataset.mounted = ''")
    expect(control).to_be_focused()


@pytest.mark.parametrize("item", [ITEM, SKIPPED, ITEM | {"answer": "1.5"}])
def test_an_answer_opens_all_boxes_of_its_prediction(page, show, item):
    boxes = show()
    set_items(page, {KEY: item})
    assert is_open(boxes) == [True, True, False]
    expect(boxes.nth(0).locator("summary")).to_have_text("After your prediction")
    expect(boxes.nth(1).locator("summary")).to_have_text("The output, after your prediction")
    expect(page.get_by_text("It slides.")).to_be_visible()


@pytest.mark.parametrize(
    "item", [ITEM | {"question": "00000000"}, ITEM | {"answer": []}, ITEM | {"answer": ""}]
)
def test_what_answers_another_question_or_nothing_opens_no_box(page, show, item):
    boxes = show(items=json.dumps({KEY: item}))
    assert is_open(boxes) == [False, False, False]
    set_items(page, {KEY: item, "goal/Neuron/and": {"time": ITEM["time"]}})
    assert is_open(boxes) == [False, False, False]


def test_on_a_later_visit_boxes_are_open_without_motion(page, show):
    boxes = show(items=json.dumps({KEY: ITEM}))
    assert is_open(boxes) == [True, True, False]
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_box_opens_with_a_short_motion(page, show):
    show()
    set_items(page, {KEY: ITEM})
    names = page.evaluate("document.getAnimations().map((one) => one.animationName)")
    assert names.count("box-opens") == 2


def test_with_reduced_motion_nothing_moves(open_page):
    page = open_page(reduced_motion="reduce")
    page.set_content(page_html())
    set_items(page, {KEY: ITEM})
    assert page.evaluate("document.getAnimations().every(({effect}) => effect.getTiming().duration === 0)")
    assert is_open(page.locator("details")) == [True, True, False]


def test_an_open_box_closes_and_opens_as_any_other(page, show):
    boxes = show(items=json.dumps({KEY: ITEM}))
    boxes.first.locator("summary").click()
    assert is_open(boxes)[0] is False
    set_items(page, {KEY: ITEM, "goal/Neuron/and": {"time": ITEM["time"]}})
    assert is_open(boxes)[0] is False, "other news leaves it as the reader left it"
    boxes.first.locator("summary").click()
    assert is_open(boxes)[0] is True


def test_erased_progress_locks_the_boxes_again(page, show):
    boxes = show(items=json.dumps({KEY: ITEM}))
    set_items(page, {})
    assert is_open(boxes) == [False, False, False]
    expect(boxes.first.locator("summary")).to_have_text("Opens after your prediction")


@pytest.mark.parametrize("anchor", ["on", "off"])
def test_the_reader_stays_where_the_reader_is(page, show, anchor):
    """Also where a browser does not do it by itself: Safari knows no scroll anchoring."""
    show(spacer=1500)
    page.add_style_tag(content=f"* {{ overflow-anchor: {'auto' if anchor == 'on' else 'none'} }}")
    below = page.locator("#below")
    below.evaluate("(node) => scrollTo(0, node.getBoundingClientRect().top + scrollY - 100)")
    before = box_of(below)["y"]
    set_items(page, {KEY: ITEM})
    drawn(page)
    assert abs(box_of(below)["y"] - before) < 1


def test_a_prediction_that_could_not_start_locks_nobody_out(page, show):
    boxes = show()
    page.locator("[data-prediction]").evaluate("(node) => node.setAttribute('role', 'alert')")
    boxes.first.locator("summary").click()
    assert is_open(boxes)[0] is True


def test_without_the_store_boxes_are_ordinary_closed_ones(show):
    boxes = show(with_store=False)
    expect(boxes.first.locator("summary")).to_have_text("After your prediction")
    boxes.first.locator("summary").click()
    assert is_open(boxes) == [True, False, False]


def test_in_the_built_book_each_prediction_opens_what_waits_for_it(page, server):
    page.goto(server + "chapters/02_a_single_neuron.html")
    boxes = page.locator("details[data-until]")
    waiting = boxes.evaluate_all("(all) => all.map((one) => one.dataset.until)")
    assert waiting
    assert not any(is_open(boxes))
    page.evaluate(
        """(items) => {
            for (const place of document.querySelectorAll('[data-prediction]')) {
                const {progress_keys: [key], question} = JSON.parse(place.dataset.anywidget).state;
                dl101Progress.record({[key]: {...items, question: question.hash}});
            }
        }""",
        SKIPPED,
    )
    assert all(is_open(boxes))
    page.reload()
    assert all(is_open(boxes))
    assert page.errors == []
