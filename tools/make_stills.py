"""Draw what stands in for the demos: `make stills`. Commit the result.

For each view of each demo of `dl101.widgets`, as it is at the start:

* `dl101/widgets/stills/VIEW.webp`, the picture that a reader without scripts sees;
* in `heights.json` beside it, how high it is on a phone's page and on a wide one: pages keep that place free.

Of questions, the heights alone.

And `assets/social-card.png` from `assets/social-card.svg`, because chats and social networks read no SVG.
The book need not be built. Another version of Chromium may give other bytes, so nothing compares them.
"""

import base64
import json
import shutil
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import dl101.widgets
from browser.book_browser import launch, serve
from browser.find_browser import browser_problem
from dl101.sphinx.live_widgets import STILLS, widget_html
from dl101.sphinx.theme.assets import THEME, script, stylesheet
from dl101.widgets.lib.demo import Demo
from dl101.widgets.questions.questions import Asking

ROOT = Path(__file__).parents[1]
CARD = ROOT / "assets" / "social-card.svg"
STILL_WIDTH = 760  # px: wide enough for two columns, so that the still is not a tower
STILL_HEIGHT = 1140  # px: of a longer demo, the upper part
SCALE = 2  # pixels for each px, for sharp screens
LARGEST = 75_000  # bytes of a still
# twice as sharp at 0.3 looks better than once at 0.9
QUALITIES = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)
PAGE_WIDTHS = {"narrow": 390, "wide": 1280}  # px: a phone's page, a laptop's
CALM = {"reduced_motion": "reduce", "color_scheme": "light"}

# The frame of the book's pages, as far as it decides how wide a demo is.
PAGE = """<!doctype html>
<html lang="en" data-theme="light" data-scripts data-content_root="">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="_static/book.css"><link rel="icon" href="data:,"><title>A demo</title>
<body class="landing"><div class="page"><main><article><section>
<div class="cell"><div class="cell_output">{demo}</div></div>
</section></article></main></div><script>{script}</script>
"""
# Nothing behind the demo's round corners: the still lies on dark pages, too.
STILL_STYLE = f"""
:not(.dl101, .dl101 *), :not(.dl101 *)::before {{background: none !important}}
.dl101 {{width: {STILL_WIDTH}px; max-height: {STILL_HEIGHT}px; overflow: hidden; margin: 0}}"""
TO_WEBP = """async ([png, quality]) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const {naturalWidth: width, naturalHeight: height} = picture;
  const canvas = Object.assign(document.createElement("canvas"), {width, height});
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""
# Fonts are asked for when the first frame needs them, and the next frames are drawn with them.
DRAWN = """async () => {
  const frames = async () => { for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame); };
  await frames();
  await document.fonts.ready;
  await frames();
}"""


def views():
    """An instance for each way in which demos and questions look, by the name of the view."""
    things = [getattr(dl101.widgets, name) for name in dl101.widgets.__all__]
    examples = [one for thing in things if issubclass(thing, Demo) for one in thing.examples()]
    return {type(one).view_of(one.get_state()): one for one in examples}


def file_name(view):
    """`quiz/02/z-or-a` holds signs that a file's name can't."""
    return view.replace("/", "-")


def write_pages(folder, shown, waits=False):
    """Write into `folder` a page for each view of `shown`, in the book's styles. Those that wait start when asked."""
    static = folder / "_static"
    shutil.copytree(THEME / "static" / "fonts", static / "fonts")
    (static / "book.css").write_text(stylesheet(), encoding="utf-8")
    app = SimpleNamespace(outdir=folder)  # all of a Sphinx application that writing a demo asks for
    for view, thing in shown.items():
        name = file_name(view)
        markup = widget_html(app, {"state": thing.get_state()}, 0, name, waits)
        (folder / f"{name}.html").write_text(PAGE.format(demo=markup, script=script()), encoding="utf-8")


def open_demo(browser, address, style="", **options):
    """A page with the demo drawn, its fonts loaded and nothing moving."""
    page = browser.new_page(**CALM, **options)
    page.goto(address)
    if style:
        page.add_style_tag(content=style)
    page.locator(".live[data-mounted]").wait_for()
    if page.locator(".live .dl101").count() == 0:  # the page says there what went wrong
        raise RuntimeError(page.locator(".live").inner_text())
    page.evaluate(DRAWN)
    return page


def draw_still(browser, address):
    """The demo as bytes of a WebP picture, at the best quality that stays below LARGEST."""
    viewport = {"width": STILL_WIDTH + 200, "height": 1000}
    page = open_demo(browser, address, STILL_STYLE, viewport=viewport, device_scale_factor=SCALE)
    png = base64.b64encode(page.locator(".dl101").screenshot(omit_background=True)).decode()
    for quality in QUALITIES:
        webp = base64.b64decode(page.evaluate(TO_WEBP, [png, quality]))
        if len(webp) <= LARGEST:
            page.close()
            return webp
    raise RuntimeError(f"The still stays above {LARGEST / 1000:.0f} kB: show less in the demo's first state.")


def measure_heights(browser, address):
    """How high the demo is on each width of page, in px."""
    heights = {}
    for name, width in PAGE_WIDTHS.items():
        page = open_demo(browser, address, viewport={"width": width, "height": 800})
        heights[name] = round(page.locator(".live").bounding_box()["height"], 2)
        page.close()
    return heights


def write_stills(stills, heights):
    """Write the pictures and `heights.json`, and delete pictures of demos that are gone."""
    shutil.rmtree(STILLS, ignore_errors=True)
    STILLS.mkdir()
    for name, webp in stills.items():
        (STILLS / f"{name.lower()}.webp").write_bytes(webp)
    text = json.dumps(heights, indent=2, sort_keys=True) + "\n"
    (STILLS / "heights.json").write_text(text, encoding="utf-8", newline="\n")


def draw_social_card(browser):
    """Write the PNG beside the SVG; the SVG names the book's fonts by their place, so it is opened as a file."""
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    page.goto(CARD.as_uri())
    page.evaluate(DRAWN)
    page.screenshot(path=CARD.with_suffix(".png"))
    page.close()


def main():
    """Draw everything and say what was drawn; exit with a sentence, and nothing written, where that can't be done."""
    if problem := browser_problem():
        sys.exit(problem)
    stills, heights = {}, {}
    with tempfile.TemporaryDirectory() as folder, launch() as browser, serve(folder) as base:
        shown = views()
        write_pages(Path(folder), shown)
        for view, thing in shown.items():
            address = f"{base}{file_name(view)}.html"
            try:
                heights[view] = measure_heights(browser, address)
                if not isinstance(thing, Asking):
                    stills[view] = draw_still(browser, address)
            except RuntimeError as problem:
                sys.exit(f"{view} could not be drawn: {problem}")
            high = f"{heights[view]['narrow']} px high on a phone, {heights[view]['wide']} px on a wide page"
            size = f", a still of {len(stills[view]) / 1000:.0f} kB" if view in stills else ""
            print(f"{view}: {high}{size}")
        draw_social_card(browser)
    print(f"Social card: {CARD.with_suffix('.png').stat().st_size / 1000:.0f} kB")
    write_stills(stills, heights)


if __name__ == "__main__":
    main()
