"""The book's theme, in the browser and in a tiny book of its own: frame, switch, menu, search, print, 404."""

import re
import struct
from io import StringIO

import pytest
from playwright.sync_api import expect
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from dl101.sphinx.theme import assets
from dl101.sphinx.theme.repository_links import RepositoryLinks, repository_links
from tests.helpers import LOOKS, NEAR_ARE_MOUNTED, PAGES, ROOT, axe, center, drawn

PHONE = {"viewport": {"width": 390, "height": 844}}
CHAPTER = "chapters/02_a_single_neuron.html"
EVERY_PAGE = ["index.html", CHAPTER, "search.html?q=neuron", "404.html"]
# Notes choice and theme at the moment when the body begins to exist: before that, nothing can have been drawn.
WATCH_FIRST_PAINT = """
new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.atFirstPaint = [localStorage.mode ?? "no choice", document.documentElement.dataset.theme ?? "no theme"];
  observer.disconnect();
}).observe(document, {childList: true, subtree: true});
"""
# Ids that more than one element of the page has.
TWICE = """() => [...Map.groupBy(document.querySelectorAll("[id]"), (node) => node.id)]
  .flatMap(([id, nodes]) => nodes.length > 1 ? [id] : [])"""
FRONT = """---
myst:
  html_meta:
    description: {description}
{more}---

"""


# --- In the browser, with the built book ---


@pytest.mark.slow
@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_page_says_what_it_is(page, server, path):
    page.goto(server + path)
    assert re.search(r"\S", page.title())
    assert len(page.locator("meta[name=description]").get_attribute("content")) > 20
    for element in ["h1", "main", "title", "link[rel=icon]"]:
        assert page.locator(element).count() == 1, element
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.slow
def test_titles_of_pages_differ(book):
    titles = [re.search("<title>(.*?)</title>", path.read_text("utf-8"))[1] for path in book.rglob("*.html")]
    assert len(titles) == len(set(titles)) >= 4


@pytest.mark.slow
def test_a_page_loads_only_what_it_uses(page, server):
    page.goto(server + CHAPTER)
    names = {url.split("?")[0].rsplit("/", 1)[1] for url in page.requested}
    assert {"book.css", "book.js"} <= names
    sphinx_files = {
        "basic.css",
        "pygments.css",
        "doctools.js",
        "documentation_options.js",
        "sphinx_highlight.js",
    }
    assert not names & sphinx_files
    assert not [name for name in names if name.startswith("mystnb")]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["book.css", "book.js"])
def test_assets_carry_a_hash(page, server, name):
    page.goto(server)
    assert [url for url in page.requested if re.search(rf"{re.escape(name)}\?v=[0-9a-f]+$", url)]


@pytest.mark.slow
def test_the_switch_goes_round_and_is_remembered_without_a_flash(page, base):
    page.goto(base + "index.html")  # as a stranger: a new context keeps nothing
    switch, root = page.locator("[data-theme-switch]"), page.locator("html")
    seen = []
    for _ in range(4):
        seen.append((switch.inner_text().strip(), root.get_attribute("data-theme")))
        switch.click()
    assert [says for says, _ in seen] == ["Theme: auto", "Theme: light", "Theme: dark", "Theme: auto"]
    assert [theme for _, theme in seen] == [None, "light", "dark", None]

    switch.click()  # from light to dark
    assert page.evaluate("[localStorage.mode, localStorage.theme]") == ["dark", "dark"]
    # A page opened within milliseconds of the click may read the storage before the browser has written it.
    other = page.context.new_page()
    other.goto(base + "404.html")
    other.wait_for_function("localStorage.mode === 'dark'")
    page.add_init_script(WATCH_FIRST_PAINT)
    page.reload()
    assert page.evaluate("atFirstPaint") == ["dark", "dark"]
    assert switch.inner_text().strip() == "Theme: dark"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_a_choice_the_system_decides(open_page, server, scheme):
    page = open_page(color_scheme=scheme)
    page.goto(server)
    red, green, blue = re.findall(
        r"\d+", page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    )
    assert (int(red) + int(green) + int(blue) > 600) == (scheme == "light")


@pytest.mark.slow
@pytest.mark.parametrize("path", ["index.html", CHAPTER])
def test_the_phone_menu_works_by_keyboard(open_page, server, path):
    page = open_page(**PHONE)
    page.goto(server + path)
    menu, chapters = page.get_by_role("button", name="Menu"), page.locator("#chapters")
    assert not chapters.is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert chapters.is_visible()
    page.keyboard.press("Tab")
    assert chapters.locator("button:focus").inner_text() == "Close"
    page.keyboard.press("Tab")
    assert chapters.locator("a:focus").count() == 1
    page.keyboard.press("Escape")
    assert not chapters.is_visible()
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "chapters"


@pytest.mark.slow
def test_the_first_tab_stop_skips_to_the_text(page, server):
    page.goto(server + CHAPTER)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("(link) => link === document.activeElement && link.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.slow
@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_search_finds_a_page(page, base, key):
    page.goto(base + CHAPTER)
    page.keyboard.press(key)
    page.keyboard.type("neuron")
    page.keyboard.press("Enter")
    page.locator("#search-results a", has_text="Chapter 2").first.click()
    page.wait_for_url(re.compile(re.escape(CHAPTER)))
    assert page.errors == []


@pytest.mark.slow
def test_search_that_finds_nothing_says_so(page, server):
    page.goto(server + "search.html?q=zyxwvut")
    page.get_by_text("No place holds these words").wait_for()


@pytest.mark.slow
def test_a_slash_typed_into_a_field_stays_there(page, server):
    page.goto(server)
    field = page.locator("#search-field")
    field.focus()
    page.keyboard.type("a/b")
    assert field.input_value() == "a/b"


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("path", [*PAGES, "search.html?q=neuron", "404.html"])
def test_axe_finds_nothing(open_page, server, path, width, scheme):
    # Without motion: a color that is on its way to another has a contrast of its own.
    page = open_page(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(server + path)
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    page.wait_for_function(NEAR_ARE_MOUNTED)
    assert axe(page, {"include": ["html"], "exclude": ["[data-demo]"]}) == []  # demos: test_every_demo.py
    assert page.evaluate(TWICE) == []


@pytest.mark.slow
def test_axe_finds_nothing_in_the_open_menu(open_page, server):
    page = open_page(**PHONE)
    page.goto(server + CHAPTER)
    page.get_by_role("button", name="Menu").click()
    assert axe(page) == []


@pytest.mark.slow
def test_main_controls_are_large_enough_for_a_finger(open_page, server):
    page = open_page(**PHONE, has_touch=True)
    page.goto(server + CHAPTER)
    page.locator(".on-page summary").click()
    page.get_by_role("button", name="Menu").click()
    controls = page.locator(
        ".bar :is(a, button, input), .chapters a, .turn a, .on-page :is(summary, a), .closed-box > summary"
    )
    sizes = controls.evaluate_all(
        "(all) => all.map((one) => [one.offsetWidth, one.offsetHeight, one.outerHTML])"
    )
    assert sizes
    assert [markup for width, height, markup in sizes if min(width, height) < 44] == []


@pytest.mark.slow
def test_without_scripts_everything_is_reachable(open_page, server):
    page = open_page(**PHONE, java_script_enabled=False)
    page.goto(server + CHAPTER)
    assert not page.locator("[data-theme-switch]").is_visible()
    page.get_by_text("On this page").click()
    assert page.locator(".on-page a").first.is_visible()
    page.get_by_role("button", name="Menu").click()
    page.locator("#chapters a", has_text="Start").click()
    assert page.url.endswith("index.html")
    page.locator(".card a").first.click()
    assert page.url.endswith(CHAPTER)


@pytest.mark.slow
def test_on_a_phone_the_menu_leads_to_the_sections(open_page, server):
    page = open_page(**PHONE, has_touch=True, reduced_motion="reduce")
    page.goto(server + CHAPTER)
    page.wait_for_function(
        """() => {
          document.querySelector("#many-inputs-add-them-up").scrollIntoView(); // demos above may push it once more
          return document.querySelector(".sections [aria-current]")?.hash === "#many-inputs-add-them-up";
        }"""
    )
    page.touchscreen.tap(
        *center(page.get_by_role("button", name="Menu"))
    )  # click() would scroll the page first
    sections = page.locator("#chapters .sections")
    expect(sections.locator("[aria-current]")).to_have_text("Many inputs: add them up")
    expect(sections.locator("[aria-current]")).to_be_in_viewport()
    expect(sections.locator("> li > a").first).to_have_text("Sitting 1 Three numbers and a line")
    sections.get_by_role("link", name="One neuron in Python").click()
    expect(sections).to_be_hidden()
    expect(page.get_by_role("heading", name="One neuron in Python")).to_be_in_viewport()


@pytest.mark.slow
def test_what_goes_on_at_the_right_fades_until_its_end(open_page, server):
    page = open_page(**PHONE)
    page.goto(server + "chapters/03_networks_and_forward_propagation.html")
    code = page.locator("pre[data-more]").first
    expect(code).to_be_attached()
    assert code.evaluate("(box) => getComputedStyle(box).maskImage") != "none"
    code.evaluate("(box) => box.scrollTo(box.scrollWidth, 0)")
    expect(page.locator("pre[tabindex]").first).not_to_have_attribute("data-more", "")
    outputs = page.locator(".cell_output .stream pre").evaluate_all(
        "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"
    )
    assert outputs == []  # they wrap


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in PAGES if path.startswith("chapters/0")])
def test_on_a_phone_a_line_of_code_has_room_for_52_letters(open_page, server, path):
    page = open_page(**PHONE)
    page.goto(server + path)
    blocks = page.locator("article .cell_input .highlight pre:not(details *, .box-body *)").evaluate_all(
        """(all) => all.map((one) => [
            Math.max(...one.textContent.split("\\n").map((line) => line.length)), one.scrollWidth > one.clientWidth,
        ])"""
    )
    assert blocks
    assert [letters for letters, scrolls in blocks if scrolls and letters <= 52] == []


@pytest.mark.slow
def test_the_section_being_read_is_marked(page, server):
    page.goto(server + CHAPTER)
    link = page.locator(".on-page a").nth(2)
    link.click()
    page.wait_for_function("document.querySelectorAll('.on-page a')[2].ariaCurrent === 'location'")
    assert page.locator(".on-page [aria-current]").count() == 1


@pytest.mark.slow
def test_the_list_scrolls_to_the_section_being_read(page, server):
    page.goto(server + "chapters/04_loss_and_gradient_descent.html")
    assert page.locator(".on-page").evaluate("(list) => list.scrollHeight > list.clientHeight")
    page.evaluate("document.querySelector('#summary').scrollIntoView()")
    expect(page.locator(".on-page [aria-current]")).to_have_text("Summary")
    expect(page.locator(".on-page [aria-current]")).to_be_in_viewport(ratio=1)
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".on-page a").first).to_be_in_viewport(ratio=1)


@pytest.mark.slow
def test_the_copy_button_copies_the_code(open_page, server):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(server + CHAPTER)
    code = page.locator(".cell_input .highlight").first
    code.hover()
    code.locator(".copy").click()
    code.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == code.locator("pre").inner_text().rstrip()


@pytest.mark.slow
def test_only_what_overflows_takes_a_tab_stop(open_page, server):
    page = open_page(**PHONE)
    page.goto(server + CHAPTER)
    drawn(page)
    boxes = page.locator("main pre, .table-scroll, .math .formula, .math.inline.wide").evaluate_all(
        """(all) => all.filter((one) => !one.closest("details:not([open])"))
            .map((one) => [one.scrollWidth > one.clientWidth + 1, one.tabIndex === 0])"""
    )
    assert boxes
    assert all(overflows == reachable for overflows, reachable in boxes)


@pytest.mark.slow
def test_on_paper_the_frame_is_gone_and_boxes_are_open(page, server):
    page.goto(server + CHAPTER)
    page.emulate_media(media="print")
    for part in [".bar", ".chapters", ".on-page", ".turn", ".skip"]:
        for element in page.locator(part).all():
            assert not element.is_visible(), part
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main .closed-box:not([open])").count() == 0
    unmounted = page.locator(".live:not([data-mounted])")
    assert unmounted.count() == page.locator(".live:not([data-mounted]) > div").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main .closed-box[open]").count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("size", [(390, 844), (1280, 800)], ids=str)
def test_the_way_in_is_on_the_first_screen_and_says_the_true_time(open_page, server, size):
    page = open_page(viewport={"width": size[0], "height": size[1]})
    page.goto(server + "index.html")
    link = page.get_by_role("link", name=re.compile("^Start: the first sitting"))
    expect(link).to_be_in_viewport(ratio=1)
    promised = re.search(r"(\d+) minutes", link.inner_text())[1]
    link.click()
    expect(page.locator(".sitting").first).to_contain_text(f"about {promised} minutes")


@pytest.mark.slow
def test_the_landing_page_shows_each_chapter_of_the_book(page, server, book):
    page.goto(server)
    shown = page.locator(".course-map a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert sorted(shown) == sorted(f"chapters/{path.name}" for path in (book / "chapters").glob("*.html"))


# --- In a tiny book: what depends on settings, and what must follow a change ---


@pytest.fixture
def build(tmp_path):
    """A function that builds the tiny book in `tmp_path` and gives the output folder. Any warning fails."""
    (tmp_path / "chapters").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "social-card.png").write_bytes(b"card")
    front = FRONT.format(description="The start.", more="")
    map_and_toc = ":::{course-map}\n:::\n\n```{toctree}\n:hidden:\nchapters/02_one\nchapters/03_two\n```\n"
    (tmp_path / "index.md").write_text(f"{front}# Start\n\nWords.\n\n{map_and_toc}", encoding="utf-8")
    write_chapter(tmp_path, "02_one", "One & only", "What one is.")
    write_chapter(tmp_path, "03_two", "Two", "What two is.")

    def run(**settings):
        base = {
            "extensions": ["myst_parser", "dl101.sphinx.theme"],
            "html_theme": "dl101",
            "html_title": "Deep Learning 101: One Neuron at a Time",
            "myst_enable_extensions": ["colon_fence"],
        }
        warnings = StringIO()
        out, trees = tmp_path / "_build" / "html", tmp_path / "_build" / "trees"
        with patch_docutils(), docutils_namespace():
            app = Sphinx(
                tmp_path, None, out, trees, "html", {**base, **settings}, status=None, warning=warnings
            )
            app.build()
        assert warnings.getvalue() == ""
        return out

    return run


def write_chapter(folder, name, title, description):
    front = FRONT.format(description=description, more="minutes: 7\n")
    body = f"# {title}\n\n:::{{deeper}} Why *so*\nBecause.\n:::\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    (folder / "chapters" / f"{name}.md").write_text(front + body, encoding="utf-8")


def test_chapters_show_on_cards_and_follow_a_change(build, tmp_path):
    index = build() / "index.html"
    first = index.read_text("utf-8")
    assert first.count('<li class="card">') == 2
    assert "Chapter 2 · 7 minutes" in first
    assert '<a href="chapters/02_one.html">One &amp; only</a>' in first
    assert "What one is." in first

    write_chapter(tmp_path, "03_two", "Two, renamed", "Another description.")
    build()
    assert "Another description." in index.read_text("utf-8")
    other = (index.parent / "chapters" / "02_one.html").read_text("utf-8")
    assert "Two, renamed" in other, "the navigation of every page follows"


def test_a_deeper_box_is_closed_and_says_what_it_is(build):
    chapter = (build() / "chapters" / "02_one.html").read_text("utf-8")
    assert '<details class="closed-box deeper">' in chapter
    assert re.search(r"<summary><span[^>]*>Go deeper:</span> Why <em>so</em></summary>", chapter)


def test_a_table_has_a_box_to_scroll_in(build):
    chapter = (build() / "chapters" / "02_one.html").read_text("utf-8")
    assert re.search(r'<div class="table-scroll[^>]*>\s*<table', chapter)


@pytest.mark.slow
def test_a_picture_to_print_opens_and_is_not_saved(page, server):
    page.goto(server + "chapters/03_networks_and_forward_propagation.html")
    page.get_by_role("link", name="print it").click()
    page.wait_for_url(re.compile(r"one_network\.svg$"))


def test_without_a_repository_or_address_nothing_dead_is_shown(build):
    chapter = (build() / "chapters" / "02_one.html").read_text("utf-8")
    for absent in ["Colab", "Binder", "Download", "Found a mistake", "og:url", "og:image", "canonical"]:
        assert absent not in chapter
    assert not (build() / "_static" / "social-card.png").exists()


def test_with_both_each_page_has_its_links_and_its_card(build):
    out = build(
        html_theme_options={"repository_url": "https://github.com/someone/book", "repository_branch": "main"},
        html_baseurl="https://example.org/book",
    )
    chapter = (out / "chapters" / "02_one.html").read_text("utf-8")
    for present in [
        "https://colab.research.google.com/github/someone/book/blob/main/chapters/02_one.ipynb",
        "https://mybinder.org/v2/gh/someone/book/main?urlpath=lab%2Ftree%2Fchapters%2F02_one.ipynb",
        "https://github.com/someone/book/raw/main/chapters/02_one.ipynb",
        "https://github.com/someone/book/edit/main/chapters/02_one.md",
        '<meta property="og:url" content="https://example.org/book/chapters/02_one.html">',
        '<meta property="og:image" content="https://example.org/book/_static/social-card.png">',
        '<meta property="og:title" content="One &amp; only">',
    ]:
        assert present in chapter
    assert (out / "_static" / "social-card.png").exists()
    assert "Open in Colab" not in (out / "index.html").read_text("utf-8"), "the landing page is no notebook"


@pytest.mark.parametrize(("address", "home"), [("", "index.html"), ("https://example.org/book/", "/book/")])
def test_the_404_page_stands_alone(build, address, home):
    lost = (build(html_baseurl=address) / "404.html").read_text("utf-8")
    assert f'href="{home}"' in lost
    assert "stylesheet" not in lost
    assert " src=" not in lost
    assert "This neuron did not fire" in lost


def test_unused_static_files_are_gone(build):
    static = build() / "_static"
    assert not [path for pattern in assets.UNUSED for path in static.glob(pattern)]
    assert (static / "book.css").exists()


def test_other_hosts_than_github_get_only_what_works_there():
    links = repository_links("https://git.example.org/a/b.git/", "main", "chapters/02_one", is_notebook=True)
    assert links.home == "https://git.example.org/a/b"
    assert links.binder.startswith("https://mybinder.org/v2/git/https%3A%2F%2Fgit.example.org%2Fa%2Fb/main")
    assert (links.colab, links.download, links.edit, links.issue) == ("", "", "", "")
    assert repository_links("  ", "main", "index", is_notebook=True) == RepositoryLinks()


# --- Files ---


def test_old_browsers_get_the_light_palette():
    palette = assets.light_only(assets.PALETTE.read_text("utf-8"))
    rules = palette.split("{", 1)[1]
    assert "--paper: #fffdf8;" in rules
    assert "light-dark" not in rules


def test_the_script_of_the_pages_carries_no_comments():
    script = assets.script()
    assert not re.search(r"^ *(//|/\*)", script, re.MULTILINE)
    for part in ("dl101Progress", "data-anywidget", "data-theme-switch"):
        assert part in script


def test_the_logo_is_one_and_small():
    icon = (assets.THEME / "static" / "favicon.svg").read_text("utf-8")
    assert icon == (ROOT / "assets" / "logo.svg").read_text("utf-8")
    shape = re.search("<path.*</g>", icon)[0]
    assert shape in (assets.THEME / "logo.html").read_text("utf-8")
    assert len(icon) < 600


def test_the_social_card_has_the_size_that_networks_ask_for():
    card = (ROOT / "assets" / "social-card.png").read_bytes()
    assert card[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", card[16:24]) == (1200, 630)
    assert len(card) < 120_000
