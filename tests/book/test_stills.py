"""The pictures that stand in for demos: `make stills` draws them."""

import base64
import json

import pytest

import dl101.widgets
import make_stills
from dl101.widgets.questions.questions import Asking
from tests.helpers import PAGES, ROOT, box_of

STILLS = ROOT / "dl101" / "widgets" / "stills"
CLASSES = [getattr(dl101.widgets, name) for name in dl101.widgets.__all__ if name != "InputError"]
VIEWS = {type(one).view_of(one.get_state()): one for kind in CLASSES for one in kind.examples()}
DEMOS = [view for view, one in VIEWS.items() if not isinstance(one, Asking)]
LARGEST = 75_000  # bytes
WIDTH = 2 * 760  # pixels: two for each px
HEIGHTS = """(kind) => [...document.querySelectorAll(".live")].map((live) => [
  live.dataset.demo ?? live.dataset.quiz ?? live.dataset.prediction,
  parseFloat(getComputedStyle(live).getPropertyValue(`--height-${kind}`)),
  live.getBoundingClientRect().height])"""


def test_every_demo_has_a_small_still_and_nothing_else_lies_there():
    assert DEMOS
    names = {path.name for path in STILLS.iterdir()}
    assert names == {"heights.json", *(f"{name.lower()}.webp" for name in DEMOS)}, "run `make stills`"
    for name in DEMOS:
        size = (STILLS / f"{name.lower()}.webp").stat().st_size
        assert size <= LARGEST, f"{name}: {size} bytes"


def test_heights_are_known_for_every_view():
    heights = json.loads((STILLS / "heights.json").read_text(encoding="utf-8"))
    assert set(heights) == set(VIEWS), "run `make stills`"
    assert all(set(widths) == {"narrow", "wide"} for widths in heights.values())
    assert all(100 < height < 4000 for widths in heights.values() for height in widths.values())


def test_the_tool_draws_every_demo():
    assert list(make_stills.views()) == list(VIEWS)


def test_a_machine_without_a_browser_is_told_so(monkeypatch):
    monkeypatch.setattr(make_stills, "browser_problem", lambda: "No Chromium was found.")
    with pytest.raises(SystemExit, match="No Chromium"):
        make_stills.main()


def test_stills_of_demos_that_are_gone_are_deleted(monkeypatch, tmp_path):
    monkeypatch.setattr(make_stills, "STILLS", tmp_path / "stills")
    for stills in ({"Old": b"1", "Kept": b"2"}, {"Kept": b"3"}):
        make_stills.write_stills(stills, {name: {"narrow": 1, "wide": 2} for name in stills})
    assert {path.name for path in (tmp_path / "stills").iterdir()} == {"kept.webp", "heights.json"}
    assert (tmp_path / "stills" / "kept.webp").read_bytes() == b"3"


@pytest.mark.slow
@pytest.mark.parametrize("name", DEMOS)
def test_a_still_is_a_picture_of_the_right_width(page, name):
    webp = base64.b64encode((STILLS / f"{name.lower()}.webp").read_bytes()).decode()
    page.set_content(f'<img src="data:image/webp;base64,{webp}" alt="">')
    width, height = page.locator("img").evaluate(
        "(i) => i.decode().then(() => [i.naturalWidth, i.naturalHeight])"
    )
    assert width == WIDTH
    assert 0.2 < height / width < 3


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "kind"), [(390, "narrow"), (1280, "wide")])
def test_the_kept_place_is_as_high_as_the_demo(open_page, server, path, width, kind):
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(server + path)
    for demo in page.locator(".live").all():
        demo.evaluate("(demo) => demo.scrollIntoView({behavior: 'instant'})")
        demo.locator(".dl101").wait_for()
    page.evaluate("document.fonts.ready")
    for name, kept, height in page.evaluate(HEIGHTS, kind):
        assert kept == pytest.approx(height, rel=0.15), f"{name} has changed: run `make stills`"


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_a_waiting_demo_keeps_its_place(open_page, book, server, width):
    """Text below a demo does not jump when the demo starts: the place before is about as high as the demo after."""
    page = open_page(viewport={"width": width, "height": 800})
    held, released = [], []
    page.route("**/_static/demos/*.js", lambda route: route.continue_() if released else held.append(route))
    demo = page.locator(".live").first
    with page.expect_request("**/_static/demos/*.js"):
        page.goto(server + "index.html", wait_until="domcontentloaded")  # "load" waits for what is held
        demo.scroll_into_view_if_needed()
    before = box_of(demo)["height"]
    released.append(True)
    for route in held:
        route.continue_()
    demo.locator(".dl101").wait_for()
    assert box_of(demo)["height"] == pytest.approx(before, rel=0.15)


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
def test_with_scripts_off_the_still_is_shown(open_page, book, path):
    page = open_page(java_script_enabled=False)
    page.goto((book / path).as_uri())
    stills, questions = page.locator(".live .still img"), page.locator(".live .still-question")
    assert stills.count() + questions.count() == page.locator(".live").count()
    for question in questions.all():
        assert len(question.inner_text()) > 40
    for picture in stills.all():
        picture.scroll_into_view_if_needed()
        box = box_of(picture)
        assert box["width"] > 300
        assert box["height"] > 100
        assert picture.evaluate("(picture) => picture.naturalWidth") == WIDTH
        assert picture.get_attribute("alt")
