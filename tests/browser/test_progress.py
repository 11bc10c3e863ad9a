"""A learner's progress in the browser: two tabs, a storage that refuses, the marks, the panel, files."""

import itertools
import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from browser.book_browser import serve
from dl101 import progress
from dl101.widgets import Neuron
from tests.helpers import LOOKS, axe, open_demo

pytestmark = pytest.mark.slow

CHAPTER = "chapters/02_a_single_neuron.html"
PANEL = "how_to_use_this_book.html"
TIME = "2026-01-31T12:00:00.000Z"
AND = {"goal/Neuron/and": {"time": TIME}}
FULL = (
    """Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError"); };"""
)
OFF = """Object.defineProperty(self, "localStorage", { get() { throw new DOMException("", "SecurityError"); } });"""


def of_chapter_2(book, line):
    """What a line of the book's file of keys says of chapter 2."""
    lines = (book / "_static" / "progress_keys.js").read_text(encoding="utf-8").splitlines()
    return json.loads(lines[line].partition(" = ")[2].rstrip(";"))["chapters/02_a_single_neuron"]


@pytest.fixture
def keys(book):
    """The keys of chapter 2 with their hashes; exercises that are more practice have the word "more"."""
    groups = of_chapter_2(book, 0)
    names = [(prefix, *name.split(":")) for prefix, names in groups.items() for name in names.split()]
    return {f"{prefix}/{name}": "".join(question) for prefix, name, *question in names}


def finished(keys):
    """Progress with everything in the chapter done."""
    more = {
        "goal": lambda _: {},
        "prediction": lambda question: {"question": question, "answer": ["a"], "right": False},
        "quiz": lambda question: {"question": question, "answer": ["a"], "right": True},
        "exercise": lambda _: {"outcome": "correct", "points": 1, "out_of": 1},
    }
    return {key: {"time": TIME} | more[key.split("/")[0]](question) for key, question in keys.items()}


TIMES = itertools.count()


def open_with(page, address, items):
    """Open a page of a browser that remembers `items`: from before the page's own scripts run, and not again later."""
    given = f"given{next(TIMES)}"
    page.add_init_script(
        f"if (!sessionStorage.{given}) {{ sessionStorage.{given} = 1; "
        f"localStorage.dl101 = {json.dumps(as_stored(items))}; }}"
    )
    page.goto(address)


def as_stored(items):
    return json.dumps({"version": 1, "items": items})


def stored(page):
    return page.evaluate("JSON.parse(localStorage.dl101).items")


def reach_and(demo):
    """Reach the goal AND of a demo that has just started."""
    bias = demo.get_by_role("textbox", name=re.compile(r"^b, .*as a number$"))
    bias.fill("-1.2")
    bias.press("Enter")
    expect(demo.locator(".goal.is-reached").first).to_be_visible()


def another_tab(page):
    """A second tab of the same browser, as watchful as the first."""
    tab = page.context.new_page()
    tab.on("pageerror", lambda error: page.errors.append(str(error)))
    return tab


# --- Between tabs ---


def test_a_goal_in_one_tab_shows_in_the_other_at_once(page, server):
    demo, other = open_demo(page, server, "Neuron"), open_demo(another_tab(page), server, "Neuron")
    expect(other.locator(".goal.is-reached")).to_have_count(0)
    reach_and(demo)
    expect(other.locator(".goal.is-reached")).to_have_count(1)
    expect(other.locator(".saving-problem, [role=alert]:visible")).to_have_count(0)
    assert list(stored(page)) == ["goal/Neuron/and"]
    assert page.errors == []


def test_tabs_that_write_in_turns_lose_nothing(page, server):
    tab = another_tab(page)
    for one in (page, tab):
        one.goto(server)
    for n in range(20):
        news = {f"goal/{'ab'[n % 2]}/{n}": {"time": TIME}}
        (page, tab)[n % 2].evaluate("(news) => dl101Progress.record(news)", news)
    for one in (page, tab):
        one.wait_for_function("Object.keys(dl101Progress.items()).length === 20")
    assert len(stored(page)) == 20


def test_what_is_erased_in_one_tab_is_gone_in_the_other(page, server):
    demo = open_demo(page, server, "Neuron")
    reach_and(demo)
    tab = another_tab(page)
    tab.goto(server + PANEL)
    tab.get_by_role("button", name="Erase …").click()
    tab.get_by_role("button", name="Erase everything").click()
    page.wait_for_function("Object.keys(dl101Progress.items()).length === 0")
    assert page.evaluate("localStorage.dl101") is None
    page.reload()
    expect(page.locator(".goal.is-reached")).to_have_count(0)


def test_back_shows_what_was_done_meanwhile(page, server):
    open_with(page, server, AND)
    page.goto(server + PANEL)
    page.evaluate("dl101Progress.erase()")
    page.go_back()
    expect(page.locator(".card-mark .ring")).to_have_count(0)


# --- A storage that refuses ---


@pytest.mark.parametrize(("script", "why"), [(FULL, "full"), (OFF, "keeps nothing")])
def test_play_goes_on_when_nothing_can_be_saved(page, server, script, why):
    page.add_init_script(script)
    demo = open_demo(page, server, "Neuron")
    reach_and(demo)
    notice = demo.locator(".demo-notice:visible")
    expect(notice).to_contain_text("Your progress could not be saved:")
    expect(notice).to_contain_text(why)
    expect(demo.locator(".main")).to_be_visible()
    expect(page.locator(".card-mark .ring").first).to_be_attached()  # it lasts as long as the page
    assert axe(page) == []
    assert page.errors == []


@pytest.mark.parametrize("nonsense", ["{", "7", '{"version": 1, "items": []}'])
def test_what_can_not_be_read_is_kept_and_play_goes_on(page, server, nonsense):
    page.goto(server)
    page.evaluate("(text) => { localStorage.dl101 = text; }", nonsense)
    demo = open_demo(page, server, "Neuron")
    expect(demo.locator(".demo-notice:visible")).to_have_count(0)
    reach_and(demo)
    expect(demo.locator(".demo-notice:visible")).to_contain_text("Your earlier progress could not be read")
    assert page.evaluate("localStorage['dl101.unreadable']") == nonsense
    assert list(stored(page)) == ["goal/Neuron/and"]


def test_a_newer_edition_is_left_alone(page, server):
    newer = '{"version": 2, "things": []}'
    page.goto(server)
    page.evaluate("(text) => { localStorage.dl101 = text; }", newer)
    demo = open_demo(page, server, "Neuron")
    reach_and(demo)
    expect(demo.locator(".demo-notice:visible")).to_contain_text("newer edition")
    assert page.evaluate("localStorage.dl101") == newer


# --- What is left ---


def test_what_is_left_is_a_list_of_links_that_lead_there(page, base, keys):
    done = finished(keys)
    left = {
        kind: next(key for key in keys if key.startswith(f"{kind}/") and keys[key] != "more")
        for kind in ("prediction", "quiz", "exercise")
    }
    done.pop(next(key for key in keys if keys[key] == "more"))  # which nobody has to do
    for key in [*left.values(), "goal/Activations/steepest"]:
        assert done.pop(key, None), key
    open_with(page, base + CHAPTER, done)
    page.locator(".own-mark button").click()
    sheet = page.locator("#what-is-left")
    links = sheet.get_by_role("link")
    expect(links).to_have_count(4)
    expect(links.filter(has_text="Goals")).to_have_text(re.compile(r"Activations: 1$"))
    question = page.locator(f'[data-prediction="{left["prediction"]}"]')
    links.filter(has_text="Prediction").click()
    expect(sheet).to_be_hidden()
    expect(question).to_be_in_viewport()
    assert page.errors == []


def test_what_belongs_to_no_sitting_is_left_too(page, server):
    open_with(page, server + "chapters/playground.html", {"goal/Playground/one-neuron": {"time": TIME}})
    page.locator(".own-mark button").click()
    [row] = page.locator("#what-is-left").get_by_role("link").all()
    expect(row).to_have_text(re.compile(r"Goals\s*Playground: 9$"))


def test_when_nothing_is_left_it_says_so(page, server, keys):
    open_with(page, server + CHAPTER, finished(keys))
    page.locator(".own-mark button").click()
    assert axe(page, "#what-is-left") == []
    expect(page.get_by_text("Nothing: all of this chapter is done.")).to_be_visible()


# --- The way on ---


@pytest.fixture
def sittings(book):
    """The sittings of chapter 2: each with title, anchor and keys."""
    return of_chapter_2(book, 1)


def all_of(keys, sitting):
    """Progress with all of a sitting done that is asked of everyone."""
    done = finished(keys)
    return {key: done[key] for key in sitting["keys"] if keys[key] != "more"}


def test_who_comes_back_is_led_to_the_sitting_that_comes_next(page, base, keys, sittings):
    open_with(page, base + CHAPTER, all_of(keys, sittings[0]))
    line = page.get_by_role("navigation", name="Where you were")
    expect(line.get_by_role("link")).to_have_text(f"Go on: sitting 2, {sittings[1]['title']}")
    assert axe(page, ".way-on") == []
    line.get_by_role("link").click()
    expect_at_second(page, base, sittings)
    expect(line).to_have_count(0)
    ticks = page.locator(".on-page a:has(.tick)")
    expect(ticks).to_have_count(1)
    assert ticks.get_attribute("href") == f"#{sittings[0]['anchor']}"


def test_the_landing_page_says_so_in_place_of_the_way_in(page, base, keys, sittings):
    open_with(page, base + "index.html", all_of(keys, sittings[0]))
    start = page.get_by_role("link", name=f"Go on: chapter 2, sitting 2, {sittings[1]['title']}", exact=True)
    expect(start).to_be_in_viewport()
    expect(page.get_by_role("link", name=re.compile("^Start: the first sitting"))).to_have_count(0)
    start.click()
    expect_at_second(page, base, sittings)


def expect_at_second(page, base, sittings):
    expect(page).to_have_url(base + CHAPTER + "#" + sittings[1]["anchor"])
    expect(page.get_by_role("heading", name=sittings[1]["title"])).to_be_in_viewport()


def test_in_the_middle_of_a_sitting_the_way_leads_there(page, server, keys, sittings):
    some = dict(list(all_of(keys, sittings[2]).items())[:2])
    open_with(page, server + CHAPTER, some)
    expect(page.locator(".way-on a")).to_contain_text(f"sitting 3, {sittings[2]['title']}")


def test_the_way_on_goes_when_a_reader_plays_scrolls_or_closes_it(page, server, keys, sittings):
    line = page.locator(".way-on")
    for go in (
        lambda: page.locator("article h1").click(),
        lambda: page.mouse.wheel(0, 900),
        lambda: line.get_by_role("button", name="Close").click(),
    ):
        open_with(page, server + CHAPTER, all_of(keys, sittings[0]))
        expect(line).to_be_visible()
        go()
        expect(line).to_have_count(0)


@pytest.mark.parametrize("path", [PANEL, "chapters/03_networks_and_forward_propagation.html"])
def test_another_page_is_left_alone(page, server, keys, sittings, path):
    open_with(page, server + path, all_of(keys, sittings[0]))
    expect(page.locator(".ring").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".way-on")).to_have_count(0)


def test_the_first_thing_done_leads_nowhere(page, server):
    page.goto(server + "index.html")
    page.evaluate("(news) => dl101Progress.record(news)", AND)
    expect(page.locator(".ring").first).to_be_attached()
    expect(page.locator('link[href*="way_on.css"]')).to_have_count(1)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".way-on")).to_have_count(0)


# --- Marks ---


@pytest.mark.parametrize("path", ["index.html", CHAPTER])
def test_before_anything_is_done_no_mark_is_shown_and_nothing_is_asked_for(page, server, path):
    page.goto(server + path)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".ring")).to_have_count(0)
    assert not [url for url in page.requested if "progress_keys" in url]


def asked(keys):
    """How many of a chapter's keys are asked of everyone."""
    return sum(value != "more" for value in keys.values())


def test_a_mark_is_told_in_words_and_follows_at_once(page, base, keys):
    page.goto(base + CHAPTER)
    page.evaluate("(news) => dl101Progress.record(news)", AND)
    words = f"1 of {asked(keys)} done"
    expect(page.locator(".eyebrow .own-mark")).to_have_text(words)
    link = page.locator(".chapters a[aria-current=page]")
    assert link.get_by_text(f", {words}").count() == 1
    expect(page.get_by_role("link", name=f"Chapter 2 A single neuron , {words}")).to_be_visible()
    page.goto(base + "index.html")
    expect(page.locator(".card", has_text="A single neuron")).to_contain_text(words)


def test_all_done_is_a_check_mark(page, server, keys):
    open_with(page, server + CHAPTER, finished(keys))
    expect(page.locator(".own-mark")).to_have_text(f"{asked(keys)} of {asked(keys)} done")
    assert {mark.get_attribute("class") for mark in page.locator("[data-progress]:has(.ring)").all()} >= {
        "own-mark is-full",
        "nav-mark is-full",
    }


def test_what_is_wrong_unknown_or_answers_an_older_question_does_not_count(page, server, keys):
    items = finished(keys)
    quiz = next(key for key in keys if key.startswith("quiz/"))
    prediction = next(key for key in keys if key.startswith("prediction/"))
    exercise = next(key for key in keys if key.startswith("exercise/") and keys[key] != "more")
    items[quiz]["right"] = False
    items[prediction]["question"] = "00000000"
    items[exercise]["outcome"] = "incorrect"
    items["goal/Neuron/unheard-of"] = items["quiz/02/unheard-of"] = {"time": TIME}
    open_with(page, server + CHAPTER, items)
    expect(page.locator(".own-mark")).to_have_text(f"{asked(keys) - 3} of {asked(keys)} done")


# Where elements stand once a frame has changed nothing: a demo that is made, and not yet drawn, is higher for a moment.
TOPS_AT_REST = """async (all) => {
    const tops = () => all.map((one) => one.getBoundingClientRect().top);
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let before = tops(); ; before = tops()) {
        await frame();
        if (String(before) === String(tops())) return before;
    }
}"""


@pytest.mark.parametrize("path", ["index.html", CHAPTER, PANEL])
@pytest.mark.parametrize("width", [390, 1280])
def test_marks_move_nothing(open_page, server, path, width):
    page = open_page(viewport={"width": width, "height": 844})
    page.goto(server + path)
    page.evaluate("document.fonts.ready")
    places = page.locator("h1, h2, .chapters .title, .card a")
    before = places.evaluate_all(TOPS_AT_REST)
    page.evaluate("(news) => dl101Progress.record(news)", AND)
    expect(page.locator(".ring").first).to_be_attached()
    # Chromium lays out in 64ths of a pixel, and a demo that draws anew may be one of them higher.
    assert places.evaluate_all(TOPS_AT_REST) == pytest.approx(before, abs=2 / 64)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", CHAPTER])
def test_axe_finds_nothing_in_the_marks(open_page, server, keys, path, scheme):
    page = open_page(color_scheme=scheme)
    open_with(page, server + path, AND)
    expect(page.locator(".ring").first).to_be_attached()
    assert axe(page) == []


def test_a_page_is_whole_where_the_file_of_keys_is_missing(open_page, book, tmp_path):
    copy = tmp_path / "book"
    shutil.copytree(book, copy)
    (copy / "_static" / "progress_keys.js").unlink()
    with serve(copy) as address:
        page = open_page()
        open_with(page, address + PANEL, AND)
        expect(page.get_by_role("button", name="Export to a file")).to_be_visible()
        expect(page.locator(".ring")).to_have_count(0)


# --- The panel ---


def test_the_panel_says_what_is_remembered_in_words(page, base, keys):
    open_with(page, base + PANEL, {})
    panel = page.get_by_role("region", name="Your progress")
    expect(panel).to_contain_text("Nothing is remembered yet.")
    expect(panel.get_by_role("button")).to_have_text(["Import a file"])
    page.evaluate("(news) => dl101Progress.record(news)", AND)
    row = panel.get_by_role("listitem").first
    expect(row.get_by_role("link")).to_have_text("A single neuron")
    for kind, noun, verb, done in [
        ("prediction", "predictions", "made", 0),
        ("quiz", "questions", "answered right", 0),
        ("goal", "goals", "reached", 1),
        ("exercise", "exercises", "solved", 0),
    ]:
        total = sum(key.startswith(f"{kind}/") for key in keys)
        expect(row).to_contain_text(f"{done} of {total} {noun} {verb}")
    row.get_by_role("link").click()
    page.wait_for_url(re.compile(re.escape(CHAPTER)))


def test_drawings_are_counted_in_the_panel_belong_to_no_chapter_and_are_erased_with_the_rest(page, base):
    strokes = [[[0.5, 0.1], [0.5, 0.9]]]
    items = {f"drawing/{slot}": {"time": TIME, "strokes": strokes} for slot in ("3/1", "3/2")}
    open_with(page, base + PANEL, items | {"drawing/4/1": {"time": TIME, "strokes": []}})  # one taken back
    panel = page.get_by_role("region", name="Your progress")
    expect(panel.get_by_role("listitem")).to_have_text(
        ["2 drawings of digits, which networks of this book read"]
    )
    expect(page.locator(".ring")).to_have_count(0)
    panel.get_by_role("button", name="Erase …").click()
    panel.get_by_role("button", name="Erase everything").click()
    expect(panel).to_contain_text("Nothing is remembered yet.")
    assert page.evaluate("localStorage.dl101") is None


def test_the_file_goes_to_a_notebook_and_comes_back(page, base, tmp_path, monkeypatch):
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path / "notebook"))
    open_with(page, base + PANEL, AND)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export to a file").click()
    assert download.value.suggested_filename == "dl101-progress.json"
    expect(page.locator("[data-said]")).to_contain_text("dl101-progress.json")
    download.value.save_as(tmp_path / "from-page.json")
    assert progress.import_from(tmp_path / "from-page.json").startswith("1 entry came in")
    demo = Neuron()
    assert demo.goals_reached == ("and",)
    demo.goals_reached = ["and", "or"]
    progress.export_to(tmp_path / "from-notebook.json")
    for said in ["1 entry came in; you had 1 already.", "0 entries came in; you had 2 already."]:
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Import a file").click()
        chooser.value.set_files(tmp_path / "from-notebook.json")
        expect(page.locator("[data-said]")).to_contain_text(said)
    assert sorted(stored(page)) == ["goal/Neuron/and", "goal/Neuron/or"]
    assert page.errors == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello", "it is not JSON"),
        (b"\x89PNG\xff\x00", "it is not JSON"),
        (b'{"name": "something else"}', "it is not the progress of this book"),
        (b'{"version": 2, "items": {}}', "newer edition"),
        (b" " * 1_100_000, "too large"),
    ],
)
def test_a_wrong_file_changes_nothing_and_is_told(page, server, content, said):
    open_with(page, server + PANEL, AND)
    file = {"name": "x.json", "mimeType": "application/json", "buffer": content}
    page.locator("[data-progress-panel] input[type=file]").set_input_files(file)
    expect(page.locator("[data-said]")).to_contain_text(said)
    expect(page.locator("[data-said]")).to_contain_text("Nothing was changed.")
    assert stored(page) == AND


def test_erasing_asks_once_by_keyboard(page, server):
    open_with(page, server + PANEL, AND)
    erase, keep = (page.get_by_role("button", name=name) for name in ("Erase …", "Keep it"))
    erase.press("Enter")
    expect(keep).to_be_focused()
    expect(page.get_by_role("group", name="Erase your progress")).to_contain_text("can’t be undone")
    page.keyboard.press("Escape")
    expect(keep).to_be_hidden()
    expect(erase).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # on "Keep it"
    expect(erase).to_be_focused()
    assert stored(page) == AND
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Export first")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    status = page.locator("[data-said]")
    expect(status).to_have_text("Everything is erased: this browser remembers nothing of this book.")
    expect(status).to_be_focused()
    assert page.evaluate("localStorage.dl101") is None
    expect(page.locator(".ring")).to_have_count(0)


def test_export_before_erasing(page, server):
    open_with(page, server + PANEL, AND)
    page.get_by_role("button", name="Erase …").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export first").click()
    assert json.loads(download.value.path().read_text())["items"] == AND
    expect(page.get_by_role("button", name="Erase everything")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_in_the_panel(open_page, server, width, scheme):
    page = open_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    open_with(page, server + PANEL, AND)
    page.get_by_role("button", name="Erase …").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_panel_is_a_sentence(open_page, server):
    page = open_page(java_script_enabled=False)
    page.goto(server + PANEL)
    expect(page.locator("[data-progress-panel]")).to_contain_text("Once scripts are switched on")


def test_a_panel_says_what_is_wrong_with_the_storage(page, server):
    page.goto(server + PANEL)
    page.evaluate("localStorage.dl101 = '{'")
    page.reload()
    panel = page.locator("[data-progress-panel]")
    expect(panel.get_by_role("alert")).to_contain_text("Your earlier progress could not be read")
    panel.get_by_role("button", name="Erase …").click()
    panel.get_by_role("button", name="Erase everything").click()
    expect(panel.get_by_role("alert")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage)") == []
