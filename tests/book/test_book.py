"""The built book as a whole: links, requests, console, scrolling; and the same source gives the same pages."""

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.helpers import PAGES, ROOT, assert_quiet

pytestmark = pytest.mark.slow


# Indexes in questions that stand hardly lower than their letter: "x2" would read as a product.
FLAT = """() => [...document.querySelectorAll(".ask-html msub")].filter(({children: [letter, index]}) => {
  const [line, low] = [letter, index].map((part) => part.getBoundingClientRect().bottom);
  const size = Number.parseFloat(getComputedStyle(letter).fontSize);
  return "wxzh".includes(letter.textContent) && low - line < 0.12 * size;
}).map((formula) => formula.textContent)"""


class Page(HTMLParser):
    """What a page links to, what it loads, and what can be linked to in it."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads, self.ids, self.pictures = [], [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get("id"):
            self.ids.add(attributes["id"])
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        if tag == "link" and attributes.get("rel") != "canonical" and attributes.get("href"):
            self.loads.append(attributes["href"])
        if tag in ("script", "img", "iframe", "source", "video") and attributes.get("src"):
            self.loads.append(attributes["src"])
        if tag == "img":
            self.pictures.append(attributes.get("alt"))


@pytest.fixture(scope="module")
def pages(book):
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted(book.rglob("*.html"))}


def test_the_pages_are_there(book, pages):
    assert {path.relative_to(book).as_posix() for path in pages} == {*PAGES, "404.html", "search.html"}


def test_every_link_within_the_book_leads_somewhere(book, pages):
    broken = []
    for path, page in pages.items():
        for link in page.links:
            address, anchor = urldefrag(link)
            if urlsplit(address).scheme:
                continue
            target = (path.parent / unquote(address)).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            is_place = anchor and "=" not in anchor  # "#seed=1" is what the Playground opens with
            lost = not target.exists() or (
                is_place and target in pages and unquote(anchor) not in pages[target].ids
            )
            broken += [f"{path.name}: {link}"] if lost else []
    assert broken == []


def test_links_to_other_sites_are_https(pages):
    outside = {link for page in pages.values() for link in page.links if urlsplit(link).scheme}
    assert [link for link in outside if not link.startswith(("https://", "mailto:"))] == []
    assert any("youtube.com" in link for link in outside), "the page's links were read at all"


def test_pages_load_nothing_from_elsewhere_and_all_of_it_exists(book, pages):
    for path, page in pages.items():
        for address in page.loads:
            if address.startswith("data:"):
                continue
            assert not urlsplit(address).netloc, f"{path.name} loads {address}"
            assert (path.parent / unquote(urlsplit(address).path)).exists(), (
                f"{path.name}: {address} is missing"
            )
    for style in book.rglob("*.css"):
        for address in re.findall(r"url\(['\"]?([^'\")]+)", style.read_text(encoding="utf-8")):
            if not address.startswith(("data:", "#", "%23")):
                assert (style.parent / address).exists(), f"{style.name}: {address} is missing"


def test_every_picture_says_what_it_shows(pages):
    assert [path.name for path, page in pages.items() if not all(page.pictures)] == []


def test_every_size_of_letters_in_a_formula_has_its_rule(book):
    rules = (book / "_static" / "katex" / "katex.css").read_text(encoding="utf-8")
    steps = {
        step
        for path in book.rglob("*.html")
        for step in re.findall(r'class="[^"]*(reset-size\d+ size\d+)', path.read_text(encoding="utf-8"))
    }
    assert len(steps) >= 2  # an index, and its own index
    assert [step for step in steps if f".sizing.{step.replace(' ', '.')}{{" not in rules] == []


def test_no_machinery_of_a_kernel_is_left(pages):
    for path in pages:
        text = path.read_text(encoding="utf-8").lower()
        for word in (
            "requirejs",
            "html-manager",
            "widget-view",
            "widget-state",
            "thebe",
            "unpkg",
            "jsdelivr",
            "mathjax",
        ):
            assert word not in text, f"{path.name}: {word}"


def test_no_path_of_this_machine_is_in_the_book(book):
    for path in [*book.rglob("*.html"), *book.rglob("*.js"), *book.rglob("*.css")]:
        assert str(ROOT).encode() not in path.read_bytes(), path.name


@pytest.mark.parametrize("path", [*PAGES, "search.html", "404.html"])
@pytest.mark.parametrize(("base", "width"), [("file", 390), ("http", 1280)], indirect=["base"])
def test_a_page_read_to_its_end_is_quiet_and_never_scrolls_sideways(open_page, base, path, width):
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(base + path)
    for demo in page.locator("[data-anywidget]").all():
        demo.scroll_into_view_if_needed()
        demo.locator(".dl101").wait_for()
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(FLAT) == []
    assert_quiet(page, base)


def test_a_page_is_whole_with_scripts_off(open_page, server):
    page = open_page(java_script_enabled=False)
    page.goto(server + "chapters/02_a_single_neuron.html")
    assert page.locator("h1").inner_text().startswith("A single neuron")
    assert page.locator(".katex-mathml math").count() > 10


def build(folder):
    """Build the copy of the book in `folder`, as `make book` does; give its html folder."""
    command = [Path(sys.executable).with_name("jupyter-book"), "build", ".", "-W", "-n", "--keep-going"]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    built = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    return folder / "_build" / "html"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the sources, with the executed notebooks that the book already has."""
    folder = tmp_path_factory.mktemp("copy")
    left_out = shutil.ignore_patterns(
        ".git", ".venv", "node_modules", "_build", "__pycache__", ".*_cache", "tests"
    )
    shutil.copytree(ROOT, folder, dirs_exist_ok=True, ignore=left_out)
    shutil.copytree(ROOT / "_build/notebook_cache", folder / "_build/notebook_cache")
    return folder


@pytest.fixture(scope="module")
def again(copy):
    """The book, built once more from the copy."""
    return build(copy)


#: What a chapter measures while it is built: a sentence with a number, and the plot that says it too.
MEASURED = re.compile(r"1,000 digits: NumPy is \d+ times|<svg[^>]*Time for loops.*?</svg>", re.DOTALL)


def test_the_same_source_gives_the_same_pages(book, again):
    for path in sorted(book.rglob("*.html")):
        one, other = (file.read_text(encoding="utf-8") for file in (path, again / path.relative_to(book)))
        assert MEASURED.sub("", other) == MEASURED.sub("", one), path.name


def test_an_edit_to_a_demo_shows_without_running_notebooks(copy, again):
    cache = copy / "_build" / "notebook_cache"
    before = {path: path.stat().st_mtime_ns for path in cache.rglob("*.ipynb")}
    bundle = copy / "dl101/widgets/dist/page/neuron.js"
    bundle.write_text(bundle.read_text(encoding="utf-8") + "// edited\n", encoding="utf-8")
    build(copy)
    name = re.search(r"neuron\.[0-9a-f]{10}", (again / "index.html").read_text(encoding="utf-8"))[0]
    bundles = list((again / "_static" / "demos").glob("neuron.*.js"))
    assert [path.stem for path in bundles] == [name], "the old bundle is gone"
    assert "// edited" in bundles[0].read_text(encoding="utf-8")
    assert before
    assert {path: path.stat().st_mtime_ns for path in cache.rglob("*.ipynb")} == before
