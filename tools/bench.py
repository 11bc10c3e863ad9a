"""Weigh the pages and time the demos: `make bench`. Prints tables; writes nothing, and no number makes it fail.

    python tools/bench.py                 # of the book in _build/html
    python tools/bench.py --book DIR      # of another built book
    python tools/bench.py --build         # also how long building takes, cold and with nothing changed

The peer is a stock Jupyter Book of the same texts, built and weighed in the same run: see `stock_book.py`.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from book_browser import CompressedPages, launch, serve
from setup_check import browser_problem
from stock_book import build_book, copy_of_the_sources, stock_sources

ROOT = Path(__file__).parents[1]
WIDE = {"width": 1280, "height": 800}
KINDS = {"document": "HTML", "stylesheet": "CSS", "script": "JS", "font": "fonts", "image": "images"}
BUDGET = {True: 180, False: 120}  # kB: a page with formulas, a page without
MOST_REQUESTS = 24
ROUNDS = 5
DRAG_SECONDS = 2
LATE = 20  # ms: a frame that took longer missed its turn, at 60 frames a second
SLOW_4G = {  # what Chrome's and Lighthouse's "Slow 4G" set: 1.6 Mbit/s and 150 ms, as a browser feels them
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1_474_560 / 8,
    "uploadThroughput": 691_200 / 8,
}
# Scroll to the end as a reader does; wait at each step until what came into view is there.
READ_TO_THE_END = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const near = (node) => {
    const {top, bottom} = node.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const waits = () =>
    document.fonts.status !== "loaded" ||
    [...document.images].some((image) => near(image) && !image.complete) ||
    [...document.querySelectorAll("[data-anywidget]:not([data-mounted])")].some(near);
  for (let y = 0; ; y += innerHeight / 2) {
    scrollTo({top: y, behavior: "instant"});
    do { await frame(); await frame(); } while (waits());
    if (y + innerHeight >= document.documentElement.scrollHeight) return;
  }
}"""
# Go to the first demo as soon as there is one, and note when it is alive: ms since the page was asked for.
NOTE_FIRST_DEMO = """
addEventListener("DOMContentLoaded", () => document.querySelector(".live").scrollIntoView({behavior: "instant"}));
new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-mounted]")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.aliveAfter = performance.now(); }));  // and drawn
}).observe(document, {subtree: true, childList: true, attributeFilter: ["data-mounted"]});
"""
RECORD_FRAMES = """() => {
  window.frameTimes = [];
  const note = (now) => { frameTimes.push(now); requestAnimationFrame(note); };
  requestAnimationFrame(note);
}"""


def pages_of(book):
    """The pages of a built book by their path, the landing page first."""
    paths = sorted(path.relative_to(book).as_posix() for path in book.rglob("*.html"))
    chapters = [path for path in paths if "/" in path and not path.startswith(("_", "."))]
    return [path for path in ("index.html", *chapters, "search.html", "404.html") if (book / path).exists()]


def weigh(browser, base, path):
    """What a page asks for until it is read to its end: kB by kind, requests, refused external ones, has formulas.

    The server gzips at level 9 what public hosts gzip; fonts and pictures count as they are.
    """
    context = browser.new_context(viewport=WIDE)
    context.route(lambda url: not url.startswith((base, "data:", "blob:")), lambda route: route.abort())
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request))
    page.goto(base + path)
    page.evaluate(READ_TO_THE_END)
    page.wait_for_load_state("networkidle")
    seen = [request for request in asked if not request.url.startswith(("data:", "blob:"))]
    own = [request for request in seen if request.url.startswith(base)]
    weights = dict.fromkeys([*KINDS.values(), "other"], 0.0)
    for request in own:
        weights[KINDS.get(request.resource_type, "other")] += request.sizes()["responseBodySize"] / 1000
    formulas = page.locator(".katex").count() > 0
    context.close()
    return weights, len(own), len(seen) - len(own), formulas


def slow_down(page, processor=1, network=None):
    """Slow the page's processor by a factor, and its network."""
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": processor})
    if network:
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", network)


def time_to_first_demo(browser, address, **slowness):
    """Milliseconds from asking for a page to its first demo drawn and alive, with nothing cached."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.add_init_script(NOTE_FIRST_DEMO)
    slow_down(page, **slowness)
    page.goto(address)
    alive = page.wait_for_function("window.aliveAfter").json_value()
    context.close()
    return alive


def drag(page, x, y, reach_x, reach_y):
    """Drag what lies at (x, y) to and fro for a while."""
    page.mouse.move(x, y)
    page.mouse.down()
    start = time.monotonic()
    while (passed := time.monotonic() - start) < DRAG_SECONDS:
        swing = 1 - abs(passed * 4 % 4 - 2)  # from -1 to 1 and back, once a second
        page.mouse.move(x + reach_x * swing, y + reach_y * swing)
    page.mouse.up()


def frame_times(browser, address, target, reach, **slowness):
    """How long each frame took, in ms, while `target` was dragged by up to `reach` px; None rests instead."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.goto(address)
    demo = page.locator(".live").first
    demo.evaluate("(demo) => demo.scrollIntoView({behavior: 'instant'})")
    demo.locator(".dl101").wait_for()
    place = demo.locator(target).last
    place.evaluate("(place) => place.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = place.bounding_box()
    slow_down(page, **slowness)
    page.evaluate(RECORD_FRAMES)
    drag(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, *reach)
    times = page.evaluate("frameTimes")
    context.close()
    return [after - before for before, after in zip(times, times[1:], strict=False)]


def print_table(title, head, rows, notes=()):
    """A table with a first column of names and right-aligned numbers, and what must be known to read it."""
    cells = [head, *rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    print(f"\n{title}\n")
    for row in cells:
        print(
            "  ".join(
                f"{c:>{w}}" if i else f"{c:<{w}}" for i, (c, w) in enumerate(zip(row, widths, strict=True))
            )
        )
    print(*notes, sep="\n", flush=True)


def print_weights(browser, book, stock):
    """Each page's weight by kind beside its budget, and the stock book's page of the same text."""
    rows = []
    with serve(book, CompressedPages) as ours, serve(stock, CompressedPages) as theirs:
        for path in pages_of(book):
            weights, requests, external, formulas = weigh(browser, ours, path)
            total = f"{sum(weights.values()):.1f} of {BUDGET[formulas]}"
            numbers = [*(f"{weight:.1f}" for weight in weights.values()), total]
            row = [path, *numbers, f"{requests} of {MOST_REQUESTS}", f"{external}", "", ""]
            if (stock / path).exists():
                weights, requests, external, _ = weigh(browser, theirs, path)
                row[-2:] = f"{sum(weights.values()):.1f}", f"{requests} + {external}"
            rows.append(row)
    print_table(
        "Weight: all that a page loads until it is read to its end, gzipped, in kB; each with its budget",
        ["page", *KINDS.values(), "other", "kB", "requests", "external", "stock kB", "requests"],
        rows,
        [
            'External requests (after the "+") are refused, so the stock pages would weigh still more. They run no code,',
            "so they have neither outputs nor demos. The favicon counts as other.",
        ],
    )


def print_times(browser, base, paths):
    """How soon the first demo of each page is alive."""
    slowness = {
        "as it is": {},
        "4x slower processor": {"processor": 4},
        "and slow 4G": {"processor": 4, "network": SLOW_4G},
    }
    rows = [
        [path]
        + [f"{median(time_to_first_demo(browser, base + path, **slow) for _ in range(ROUNDS)):.0f}"
           for slow in slowness.values()]
        for path in paths
    ]  # fmt: skip
    title = (
        f"From asking for a page to its first demo drawn and alive, in ms: median of {ROUNDS}, nothing cached"
    )
    print_table(title, ["page", *slowness], rows)


def print_frames(browser, address):
    """How smoothly the first demo of a page follows the hand."""
    drags = {"slider b": (".slider", (90, 0)), "line": (".point-handle-move", (40, 30))}
    rows = []
    for name, (target, reach) in drags.items():
        for processor in (1, 4):
            times = frame_times(browser, address, target, reach, processor=processor)
            late = sum(each > LATE for each in times) / len(times)
            numbers = [f"{median(times):.1f}", f"{quantiles(times, n=20)[-1]:.1f}", f"{late:.0%}"]
            rows.append([name + (f", {processor}x slower processor" if processor > 1 else ""), *numbers])
    title = f"Frames while the first demo's handles are dragged for {DRAG_SECONDS} s; 16.7 ms is 60 a second"
    print_table(title, ["drag", "median ms", "95 % below ms", f"over {LATE} ms"], rows)


def print_build_times():
    """How long building takes, in a copy: from nothing, and with nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        copy_of_the_sources(folder)
        rows = [
            [name, f"{build_book(folder, 'the book', '-W', '-n'):.1f}"]
            for name in ("cold", "nothing changed")
        ]
    print_table("Building the book, in s (budget: 240 cold, 20 with nothing changed)", ["build", "s"], rows)


def main():
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description="Weigh the pages of the built book and time its demos.")
    parser.add_argument("--book", type=Path, default=ROOT / "_build" / "html", help="the built book's folder")
    parser.add_argument("--build", action="store_true", help="also measure how long building takes")
    options = parser.parse_args()
    if not (options.book / "index.html").exists():
        sys.exit("The book is not built: run `make book` first, or name a built one with --book.")
    if problem := browser_problem():
        sys.exit(problem)
    print("$ python tools/bench.py", *sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder, launch() as browser:
        stock = stock_sources(folder)
        print(
            f"A stock Jupyter Book of the same texts took {build_book(stock, 'the stock book'):.1f} s to build."
        )
        print_weights(browser, options.book, Path(folder, "_build", "html"))
        with_demo = [
            path
            for path in pages_of(options.book)
            if 'class="live"' in (options.book / path).read_text("utf-8")
        ]
        with serve(options.book, CompressedPages) as base:
            print_times(browser, base, with_demo)
            print_frames(browser, base + with_demo[0])
    if options.build:
        print_build_times()


if __name__ == "__main__":
    main()
