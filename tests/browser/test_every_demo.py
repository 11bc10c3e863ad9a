"""What the course promises of every demo, asked of each: a demo's own file holds only what is its own.

A demo that `dl101.widgets` has is asked here without further ado, each view of it on a small page in the book's style.
"""

import json
import re
import types

import pytest
from playwright.sync_api import expect

import make_stills
from browser.book_browser import serve
from dl101.widgets.lib.traits import Checked
from dl101.widgets.questions.questions import Asking
from tests.helpers import LOOKS, PAGES, assert_quiet, axe, box_of, drawn, pages, printed_by

pytestmark = pytest.mark.slow

VIEWS = {view: thing for view, thing in make_stills.views().items() if not isinstance(thing, Asking)}
CONTROLS = "a[href], button, input, select, summary, textarea, [role=slider], [role=button]"
MOVED_BY_KEYS = 'input[type="range"]:visible, [role="slider"]:visible, input[type="text"]:visible'
NONSENSE = {"of": "another kind"}
EMPTY = re.compile("is-empty")  # a lesson before any is told
KEEPS_SETTINGS = {"Playground"}  # its "Reset" starts the training anew
# Every control can be reached by keyboard, or one of its group can (radio buttons; a picture with arrow keys).
UNREACHABLE = """(root) => [...root.querySelectorAll("[role=slider], [role=button], [onclick]")].filter(
    (node) => node.tabIndex < 0 && !node.closest("[tabindex='0'], button, a, label")
  ).map((node) => node.outerHTML.slice(0, 120))"""


def presets_of(thing):
    """The ids of the presets that a view offers; the part of a demo that goes without goals goes without them too."""
    offers = "preset" in thing.traits() and type(thing).goals_of(thing.get_state())
    shown = thing.traits()["preset"].options[1:] if offers else ()
    return shown if getattr(thing, "lesson", "gates") == "gates" else ()


PLACES = [(view, *look) for view in VIEWS for look in LOOKS]
WITH_GOALS = [view for view, thing in VIEWS.items() if type(thing).goals_of(thing.get_state())]
WITH_PRESETS = [view for view, thing in VIEWS.items() if presets_of(thing)]

# Words that name an axis and touch a number at it, or stand in a row or a column of numbers with one on each side.
AMONG_NUMBERS = """(root) => [...root.querySelectorAll(".plot-label, .axis-title, .loss-name")].filter((word) => {
  const own = word.getBoundingClientRect();
  const numbers = [...word.ownerSVGElement.querySelectorAll(".plot-tick, .loss-tick")]
    .map((tick) => tick.getBoundingClientRect());
  const isBefore = (a, b, [low, high]) => a[high] <= b[low];
  const [rows, columns] = [["top", "bottom"], ["left", "right"]];
  const level = (ends) => numbers.filter((one) => !isBefore(one, own, ends) && !isBefore(own, one, ends));
  const isBetween = (some, ends) =>
    some.some((one) => isBefore(one, own, ends)) && some.some((one) => isBefore(own, one, ends));
  const [inRow, inColumn] = [level(rows), level(columns)];
  const touches = inRow.some((one) => inColumn.includes(one));
  return own.width && (touches || isBetween(inRow, columns) || isBetween(inColumn, rows));
}).map((word) => word.textContent)"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """The address of a page for each view, whose traits hold nonsense."""
    folder = tmp_path_factory.mktemp("broken")
    make_stills.write_pages(folder, {view: with_nonsense(thing) for view, thing in VIEWS.items()})
    with serve(folder) as address:
        yield address


def checked_traits(thing):
    """The demo's own traits that say what they hold, but for those that choose the view."""
    return [
        name
        for name, trait in thing.traits(sync=True).items()
        if isinstance(trait, Checked) and name not in ("lesson", "part", "start")
    ]


def with_nonsense(thing):
    """What stands for a demo whose page was given nonsense in every trait."""
    state = thing.get_state() | dict.fromkeys(checked_traits(thing), NONSENSE)
    return types.SimpleNamespace(get_state=lambda: state)


def opened(page, site, view):
    """(page, demo), when the view's page is open and its demo is alive."""
    page.goto(f"{site}{make_stills.file_name(view)}.html")
    expect(page.locator("[data-demo]")).to_have_attribute("data-mounted", "")
    drawn(page)
    return page, page.locator("[data-demo]")


@pytest.fixture
def open_view(open_page, demos):
    """A function that opens a view's page: gives (page, demo)."""
    return lambda view, **options: opened(open_page(**options), demos, view)


@pytest.fixture(scope="module")
def place(request, browser, demos):
    """(page, demo, view, width) in one of the looks, the same page for all tests that change nothing."""
    view, width, scheme = request.param
    size = {"width": width, "height": 900}
    with pages(browser) as start:
        page, demo = opened(start(viewport=size, has_touch=width < 400, color_scheme=scheme), demos, view)
        page.evaluate("document.documentElement.removeAttribute('data-theme')")
        yield page, demo, view, width


def in_every_place(test):
    return pytest.mark.parametrize("place", PLACES, indirect=True, scope="module", ids=str)(test)


def readout(demo):
    return demo.locator(".readout").first.inner_text()


def change_by_hand(page, demo):
    """Move the controls that arrow keys move, one after the other, until what is shown has changed."""
    before = readout(demo)
    for control in demo.locator(MOVED_BY_KEYS).all():
        for key in ("ArrowUp", "ArrowDown", "ArrowDown"):
            control.press(key)
        control.press("Enter")  # a field takes what is typed when it is left
        drawn(page)
        if readout(demo) != before:
            return
    expect(demo.locator(".readout").first).not_to_have_text(before)  # on a busy machine, words may come later


def test_every_demo_is_shown_in_the_book(book):
    pages = "".join((book / path).read_text(encoding="utf-8") for path in PAGES)
    shown = set(re.findall(r'data-demo="(\w+)"', pages))
    assert {type(thing).__name__ for thing in VIEWS.values()} <= shown


@in_every_place
def test_the_name_of_an_axis_has_a_place_apart_from_its_numbers(place):
    _, demo, *_ = place
    assert demo.evaluate(AMONG_NUMBERS) == []


@in_every_place
def test_it_says_what_it_shows_and_asks_nobody(place, demos):
    page, demo, view, _ = place
    assert readout(demo)
    assert demo.locator("section.demo").get_attribute("aria-label") == f"Demo: {type(VIEWS[view]).__name__}"
    assert demo.get_by_role("button", name="Undo").count() == 1
    assert demo.get_by_role("button", name="Reset").count() == 1
    assert_quiet(page, demos)


@in_every_place
def test_the_keyboard_reaches_every_control(place):
    """That no stop is lost, and that the focus gets out again, is in test_focus.py."""
    _, demo, *_ = place
    assert demo.evaluate(UNREACHABLE) == []
    assert demo.locator(CONTROLS).count() > 3


@in_every_place
def test_it_is_as_wide_as_its_place_and_the_page_never_scrolls_sideways(place):
    page, demo, _, look = place
    for width in (320, look) if look < 400 else (look,):
        page.set_viewport_size({"width": width, "height": 900})
        drawn(page)
        given, taken = demo.evaluate("(node) => [node.parentElement.clientWidth, node.offsetWidth]")
        assert taken == pytest.approx(given, abs=1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@in_every_place
def test_on_paper_it_stays(place):
    page, demo, *_ = place
    page.emulate_media(media="print")
    expect(demo.locator(".readout").first).to_be_visible()
    assert box_of(demo)["height"] > 100
    page.emulate_media(media="screen")


@in_every_place
def test_axe_finds_nothing_with_everything_open(place):
    page, demo, *_ = place
    for summary in demo.locator("summary").all():
        summary.click()
    drawn(page)
    assert axe(page, "[data-demo]") == []


@pytest.mark.parametrize("view", WITH_PRESETS)
def test_each_preset_reaches_no_goal_and_tells_a_lesson_of_its_own_until_something_is_changed_by_hand(
    open_view, view
):
    page, demo = open_view(view)
    chips, lesson = demo.locator(".presets .chip"), demo.locator(".presets .lesson")
    assert chips.count() == len(presets_of(VIEWS[view]))
    expect(lesson).to_have_class(EMPTY)
    lessons = []
    for chip in chips.all():
        chip.click()
        expect(lesson).not_to_have_class(EMPTY)
        drawn(page)
        lessons.append(lesson.inner_text())
        assert readout(demo)
        assert demo.evaluate(AMONG_NUMBERS) == [], chip.inner_text()  # other numbers stand at the axes
        assert demo.locator(".goals-count").inner_text().startswith("0 of"), chip.inner_text()
    assert len(set(lessons)) == len(lessons)
    change_by_hand(page, demo)
    expect(lesson).to_have_class(EMPTY)


@pytest.mark.parametrize("view", WITH_PRESETS)
def test_undo_and_reset_lead_back_and_reset_can_be_undone(open_view, view):
    page, demo = open_view(view)
    at_start = readout(demo)
    undo, reset = (demo.get_by_role("button", name=name) for name in ("Undo", "Reset"))
    expect(undo).to_be_disabled()
    for chip in demo.locator(".presets .chip").all():  # the first one may be the start itself
        chip.click()
        drawn(page)
        if readout(demo) != at_start:
            break
    assert readout(demo) != at_start
    lesson = demo.locator(".presets .lesson")
    expect(lesson).not_to_have_class(EMPTY)
    if view not in KEEPS_SETTINGS:
        reset.click()
        expect(demo.locator(".readout").first).to_have_text(at_start)
        expect(lesson).to_have_class(EMPTY)
        page.keyboard.press("Control+z")
        expect(lesson).not_to_have_class(EMPTY)
    while undo.get_attribute("aria-disabled") != "true":
        undo.click()
        drawn(page)
    expect(lesson).to_have_class(EMPTY)
    reset.click()  # how far one has stepped is no edit, and undo leaves it
    expect(demo.locator(".readout").first).to_have_text(at_start)


@pytest.mark.parametrize("view", WITH_PRESETS)
def test_a_demo_that_is_taken_out_of_the_page_is_drawn_when_it_is_back(open_view, view):
    """As JupyterLab does with what is far away. Out there are no colors and no sizes."""
    page, demo = open_view(view)
    page.evaluate(
        """async (preset) => {
            const demo = document.querySelector("[data-demo]");
            const place = document.createComment("");
            demo.replaceWith(place);
            const detail = { changes: { preset } };
            demo.dispatchEvent(new CustomEvent("dl101-set", { detail }));
            document.documentElement.dataset.theme = "dark"; // each canvas has to be painted anew
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            place.replaceWith(demo);
        }""",
        presets_of(VIEWS[view])[0],
    )
    expect(demo.locator(".presets .lesson")).not_to_have_class(EMPTY)
    assert page.errors == []


@pytest.mark.parametrize("view", WITH_GOALS)
def test_goals_are_listed_open_and_each_button_leads_somewhere_without_reaching_it(open_view, view):
    page, demo = open_view(view)
    thing = VIEWS[view]
    goals = demo.locator(".goals .goal")
    count = len(type(thing).goals_of(thing.get_state()))
    assert goals.count() == count
    expect(demo.locator(".goals-count")).to_have_text(f"0 of {count}")
    for button in demo.locator(".goal-button").all():
        button.click()
        drawn(page)
        assert readout(demo)
    expect(demo.locator(".goals .goal.is-reached")).to_have_count(0)
    assert page.errors == []


@pytest.mark.parametrize("view", WITH_GOALS)
def test_goals_reached_on_this_device_are_ticked(open_view, view):
    page, demo = open_view(view)
    thing = VIEWS[view]
    goals = type(thing).goals_of(thing.get_state())
    count = len({goals[0], goals[-1]})
    stored = [f"goal/{type(thing).__name__}/{goal}" for goal in (goals[0], goals[-1], "of-an-older-edition")]
    items = {key: {"time": "2026-01-01T00:00:00.000Z"} for key in stored}
    page.evaluate("(text) => localStorage.setItem('dl101', text)", json.dumps({"version": 1, "items": items}))
    page.reload()
    expect(demo.locator(".goals .goal.is-reached")).to_have_count(count)
    expect(demo.locator(".goals .goal").first).to_have_class(re.compile("is-reached"))
    expect(demo.locator(".goals-count")).to_have_text(f"{count} of {len(goals)}")
    assert page.errors == []


@pytest.mark.parametrize("view", WITH_GOALS)
def test_what_is_shown_as_code_runs_in_every_form(open_view, view):
    page, demo = open_view(view)
    demo.get_by_text("As code", exact=True).click()
    panel = demo.locator(".code-panel").filter(has=demo.page.get_by_text("As code", exact=True))
    forms = panel.get_by_role("radio")
    assert forms.count() == len(VIEWS[view].traits()["code_form"].options)
    sources = set()
    for form in forms.all():
        form.check()
        expect(form).to_be_checked()
        drawn(page)
        source = panel.locator("pre code").inner_text()
        sources.add(source)
        printed = printed_by(source)
        assert printed.strip()
    assert len(sources) == forms.count()


@pytest.mark.parametrize("view", VIEWS)
def test_nonsense_in_every_trait_gets_a_sentence_each_and_the_demo_works(open_page, broken, view):
    page = open_page()
    page.goto(f"{broken}{make_stills.file_name(view)}.html")
    demo = page.locator("[data-demo]")
    alert = demo.get_by_role("alert")
    expect(alert).to_be_visible()
    told = alert.inner_text()
    missing = [
        name
        for name in checked_traits(VIEWS[view])
        if not re.search(rf"\b{name} (?:must be|may hold) [^.]+", told)
    ]
    assert missing == []
    assert "undefined" not in told
    assert readout(demo)
    demo.get_by_role("button", name="Reset").click()
    assert page.errors == []


@pytest.mark.parametrize("view", WITH_PRESETS)
def test_a_finger_can_press_everything_on_a_phone(open_view, view):
    page, demo = open_view(view, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo.locator(".presets .chip").last.tap()
    expect(demo.locator(".presets .lesson")).not_to_have_class(EMPTY)
    demo.get_by_role("button", name="Undo").tap()
    expect(demo.locator(".presets .lesson")).to_have_class(EMPTY)
    assert page.errors == []


# --- On a phone: what is asked for, what is moved and what answers are seen together ---

# What some goals are about, if not the picture: the node that is asked for, the digits to choose from, a map.
PLACES_OF_GOALS = {
    "BackpropGraph": [".node.is-asked"],
    "DigitFlow": [".digits", ".update-button"],
    "DrawDigit": [".look"],
    "TeachDigit": ["[data-picture]", ".ask"],
}
IN_SIGHT = """(root, places) => {
  const first = (...all) => all.map((one) => root.querySelector(one)).find(Boolean);
  const picture = first("[data-picture]", ".plot", ".stage, .flow"); // and what is said right above it
  const top = root.querySelector(".told").getBoundingClientRect().top || picture.getBoundingClientRect().top;
  const boxes = [{ top, bottom: picture.getBoundingClientRect().bottom }];
  for (const own of root.querySelectorAll(places.join())) boxes.push(own.getBoundingClientRect());
  return boxes.some(({ top, bottom }) =>
    Math.min(bottom, innerHeight) - Math.max(top, 0) >= 0.69 * Math.min(bottom - top, innerHeight));
}"""
# Its sentence: right above the picture, or, where that is out of sight, at the window's lower edge.
SENTENCE_IS_SEEN = """(demo) => {
  const { top, bottom } = demo.querySelector(".told").getBoundingClientRect();
  return demo.querySelector(".news.is-lesson.is-shown") || (bottom > top && top >= 0 && bottom <= innerHeight);
}"""
WINDOW = {"width": 390, "height": 660}  # what a browser's bars leave of a phone


@pytest.mark.parametrize("view", sorted({*WITH_GOALS, *WITH_PRESETS} - {"Playground"}))
def test_a_goal_or_a_preset_brings_the_picture_and_says_its_sentence_beside_it(open_page, demos, view):
    page, demo = opened(open_page(viewport=WINDOW, has_touch=True, reduced_motion="reduce"), demos, view)
    for button in [*demo.locator(".goal-button").all(), *demo.locator(".presets .chip").all()]:
        button.tap()
        drawn(page)
        assert demo.evaluate(IN_SIGHT, PLACES_OF_GOALS.get(view, ["[data-picture]"])), button.inner_text()
        page.wait_for_function(SENTENCE_IS_SEEN, arg=demo.element_handle())
        said = demo.locator(".told > span")
        if button.evaluate("(one) => one.matches('.chip')"):
            expect(said).to_have_text(demo.locator(".lesson").inner_text())
        else:
            expect(said).to_have_text(f"Goal: {button.inner_text()}.")


# What each goal of a demo is reached with, and shows what it does, beside the picture.
AT_HAND = {
    "Convolution": ".predict",
    "DrawDigit": ".answer",
    "ForwardPass": ".corners .button",
    "GradientFlow": ".number-slider",
    "Neuron": ".sliders",
    "Neuron-learn": ".learning .is-first",
    "OptimizerRace": ".run-bar, .numbers",
    "Overfitting": ".run-bar, .remedies",
    "Pooling": ".shift",
    "SilentBug": ".options",
    "Sweep": ".run-bar",
    "TeachDigit": ".teach",
    "LossLandscape": ".predict:has(:checked) + * .is-first",
    **dict.fromkeys(["Activations", "BlindDescent", "ReluPieces"], ".plot"),
}
SPAN = """(root, places) => {
  const picture = root.querySelector("[data-picture]") ?? root.querySelector(".plot, .stage, .flow");
  const top = root.querySelector(".told").getBoundingClientRect().top || picture.getBoundingClientRect().top;
  const seen = [picture, ...root.querySelectorAll(places)].filter((one) => one.checkVisibility());
  return Math.max(...seen.map((one) => one.getBoundingClientRect().bottom)) - top;
}"""
HEADER = 60  # of a chapter's page


@pytest.mark.parametrize("view", AT_HAND)
def test_a_goal_and_what_one_needs_for_it_fit_one_screen_of_a_phone(open_page, demos, view):
    page, demo = opened(open_page(viewport=WINDOW, has_touch=True, is_mobile=True), demos, view)
    for button in demo.locator(".goal-button").all():
        button.tap()
        drawn(page)
        span = demo.evaluate(SPAN, AT_HAND[view])
        assert span <= WINDOW["height"] - HEADER, button.inner_text()
