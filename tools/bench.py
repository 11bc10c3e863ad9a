"""Weigh the pages and time the demos: `make bench`. Prints tables, writes nothing; no number makes it fail.

    python tools/bench.py                 # of the book in _build/html
    python tools/bench.py --book DIR      # of another built book
    python tools/bench.py --build         # also how long building takes, cold and with nothing changed

The peer is a stock Jupyter Book of the same texts, built and weighed in the same run: see `peers/plain_book.py`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from browser.book_browser import CompressedPages, launch, serve
from browser.find_browser import browser_problem
from browser.page_measures import (
    DRAG_SECONDS,
    KINDS,
    drawing_times,
    frame_times,
    python_times,
    sweep_times,
    teaching_times,
    time_to_first_demo,
    weigh,
)
from peers.plain_book import build_book, copy_sources, write_plain_sources

ROOT = Path(__file__).parents[1]
BUDGET = {True: 180, False: 120}  # kB: a page with formulas, a page without
MOST_REQUESTS = 24
ROUNDS = 5
EXERCISE = "chapters/02_a_single_neuron.html"  # its first exercise is weighted_sum
RIGHT = "def weighted_sum(x, w, b):\n    return sum(i * j for i, j in zip(x, w)) + b"
LOOP = "def weighted_sum(x, w, b):\n    while True:\n        pass"
LATE = 20  # ms: a frame that took longer missed its turn, at 60 frames a second
FRAME = 16  # ms: what a stroke's point may take until all of it is seen
SLOW_4G = {  # what Chrome's and Lighthouse's "Slow 4G" set: 1.6 Mbit/s and 150 ms, as a browser feels them
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1_474_560 / 8,
    "uploadThroughput": 691_200 / 8,
}


def pages_of(book):
    """The pages of a built book by their path: the landing page first, those that help to find others last."""
    paths = sorted(path.relative_to(book).as_posix() for path in book.rglob("*.html"))
    ours = [path for path in paths if not path.startswith(("_", "."))]
    first, last = ["index.html"], ["search.html", "404.html"]
    listed = [*first, *(path for path in ours if path not in first + last), *last]
    return [path for path in listed if (book / path).exists()]


def print_table(title, head, rows, notes=()):
    """A table with a first column of names and right-aligned numbers, and what must be known to read it."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    print(f"\n{title}\n")
    for name, *numbers in [head, *rows]:
        aligned = (number.rjust(width) for number, width in zip(numbers, widths[1:], strict=True))
        print(name.ljust(widths[0]), *aligned, sep="  ")
    print(*notes, sep="\n", flush=True)


def print_weights(browser, book, stock):
    """Each page's weight by kind beside its budget, and the stock book's page of the same text."""
    rows = []
    with serve(book, CompressedPages) as ours, serve(stock, CompressedPages) as theirs:
        for path in pages_of(book):
            weights, data, requests, external, formulas = weigh(browser, ours, path)
            total = f"{sum(weights.values()):.1f} of {BUDGET[formulas]}"
            numbers = [*(f"{weight:.1f}" for weight in weights.values()), total, f"{data:.1f}"]
            row = [path, *numbers, f"{requests} of {MOST_REQUESTS}", f"{external}", "", ""]
            if (stock / path).exists():
                weights, _, requests, external, _ = weigh(browser, theirs, path)
                row[-2:] = f"{sum(weights.values()):.1f}", f"{requests} + {external}"
            rows.append(row)
    print_table(
        "Weight: all that a page loads until it is read to its end, gzipped, in kB; each with its budget",
        ["page", *KINDS.values(), "other", "kB", "data", "requests", "external", "stock kB", "requests"],
        rows,
        [
            "Requests to other hosts (after the +) are refused, so the stock pages would weigh still more.",
            "They run no code, so they have neither outputs nor demos. The favicon counts as other.",
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


def print_sweep_times(browser, address):
    """How fast the demo Sweep trains its 64 networks, and whether the page stays responsive meanwhile."""
    ways = {
        "as it is": {},
        "without workers": {"script": "delete self.Worker"},
        "4x slower processor": {"processor": 4},
    }
    rows = []
    for name, way in ways.items():
        times = [sweep_times(browser, address, **way) for _ in range(ROUNDS)]
        rows.append([name, *(f"{median(column):.0f}" for column in zip(*times, strict=True))])
    title = f"64 networks that train for 100 epochs of the circle (budget: 1,000 ms on two cores): median of {ROUNDS}"
    print_table(title, ["Sweep", "ms", "longest frame, ms"], rows)


def print_teaching_times(browser, address):
    """How fast the demo TeachDigit learns a hand, and whether the page stays responsive meanwhile."""
    rows = []
    for name, slowness in {"as it is": {}, "4x slower processor": {"processor": 4}}.items():
        times = [teaching_times(browser, address, **slowness) for _ in range(ROUNDS)]
        rows.append([name, *(f"{median(column):.0f}" for column in zip(*times, strict=True))])
    title = f"TeachDigit: 150 steps on 20 drawings (budget: 2,000 ms): median of {ROUNDS}"
    print_table(title, ["teaching", "ms", "longest frame, ms"], rows)


def print_drawing_times(browser, address):
    """How soon the demo DrawDigit shows maps and answer for a point that is drawn."""
    rows = []
    for name, slowness in {"as it is": {}, "4x slower processor": {"processor": 4}}.items():
        times, computing = drawing_times(browser, address, **slowness)
        numbers = [f"{median(times):.1f}", f"{quantiles(times, n=20)[-1]:.1f}", f"{computing:.1f}"]
        rows.append([name, *numbers])
    title = f"DrawDigit, from a point of a stroke to its maps and answer, painted (budget: {FRAME} ms)"
    print_table(title, ["drawing", "median ms", "95 % below ms", "of them computing, mean ms"], rows)


def print_python_times(browser, book, base):
    """How large the built book is, and how soon Python in a page is there, answers, and is there again after a stop."""
    times = {}
    for name, place in (("Chromium", base), ("Chromium, from a folder", f"{book.resolve().as_uri()}/")):
        times[name] = [python_times(browser, place + EXERCISE, RIGHT, LOOP) for _ in range(ROUNDS)]
    task = {"folder": str(book.resolve()), "path": EXERCISE, "right": RIGHT, "loop": LOOP, "rounds": ROUNDS}
    command = ["node", ROOT / "tools" / "browser" / "python_times.js"]
    others = subprocess.run(
        command, input=json.dumps(task), capture_output=True, check=True, text=True
    ).stdout
    times |= json.loads(others)
    missing = [found for found in times.values() if isinstance(found, str)]
    head = ["Python in a page", "ready", "first check", "next check", "a check after Stop"]
    rows = [
        [name, *(f"{median(one[what] for one in rounds):.0f}" for what in head[1:])]
        for name, rounds in times.items()
        if rounds not in missing
    ]
    sizes = [
        path.stat().st_size for path in book.rglob("*") if path.is_file() and ".doctrees" not in path.parts
    ]
    python = [path.stat().st_size for path in (book / "_static" / "python").glob("*")]
    note = f"The built book has {sum(sizes) / 1e6:.1f} MB, {sum(python) / 1e6:.1f} MB of them for Python in the page."
    title = f"Python in a page, in ms: median of {ROUNDS}, nothing cached"
    print_table(title, head, rows, [note, *missing])


def print_engine_times():
    """How fast the Playground's engine computes, beside the TensorFlow Playground's where its source is at hand."""
    command = ["node", ROOT / "tools" / "peers" / "bench_engine.js", "--json"]
    measured = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    rows = []
    for row in measured["rows"]:
        numbers = [f"{row['ours']:.3f}", "", ""]
        if row["theirs"]:
            numbers[1:] = f"{row['theirs']:.3f}", f"{row['theirs'] / row['ours']:.1f}"
        rows.append([f"{row['network']}: {row['task']}", *numbers])
    goal = measured["toGoal"]
    notes = [
        f"From the first weights to a test loss below {goal['loss']} (seeds' configuration): {goal['epochs']} epochs, "
        f"{goal['first']:.0f} ms the first time, {goal['best']:.0f} ms once the code is compiled.",
        *([measured["missing"]] if measured["missing"] else []),
    ]
    title = "The Playground's engine beside the TensorFlow Playground's nn.ts, in ms: see tools/peers/bench_engine.js"
    print_table(title, ["network: task", "ours", "nn.ts", "times as fast"], rows, notes)


def print_build_times():
    """How long building takes, in a copy: from nothing, and with nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        copy_sources(folder)
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
        stock = write_plain_sources(folder)
        print(
            f"A stock Jupyter Book of the same texts took {build_book(stock, 'the stock book'):.1f} s to build."
        )
        print_weights(browser, options.book, Path(folder, "_build", "html"))
        paths = pages_of(options.book)
        with_demo = [path for path in paths if 'class="live"' in (options.book / path).read_text("utf-8")]
        with serve(options.book, CompressedPages) as base:
            print_times(browser, base, with_demo)
            for path in with_demo[:1]:
                print_frames(browser, base + path)
            for path in with_demo:
                if 'data-demo="Sweep"' in (options.book / path).read_text("utf-8"):
                    print_sweep_times(browser, base + path)
                if 'data-demo="DrawDigit"' in (options.book / path).read_text("utf-8"):
                    print_drawing_times(browser, base + path)
                if 'data-demo="TeachDigit"' in (options.book / path).read_text("utf-8"):
                    print_teaching_times(browser, base + path)
            print_python_times(browser, options.book, base)
    print_engine_times()
    if options.build:
        print_build_times()


if __name__ == "__main__":
    main()
