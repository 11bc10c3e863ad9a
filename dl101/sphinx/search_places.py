"""What the search looks through: sections, terms, exercises and demos of the built pages, and words yet to come.

`_static/search.js` holds the search with its index: for each place its words, each once. The texts, for the line that
is shown around a hit, lie in `_static/search/PAGE.js`, and are asked for when a place of that page is found. Both are
scripts, since pages opened as files may not read files.
"""

import json
import re
from pathlib import Path

from bs4 import BeautifulSoup

from dl101.sphinx.course_map import coming, navigation
from dl101.sphinx.page_text import simplify, tidy
from dl101.sphinx.theme.assets import THEME

SCRIPT = THEME / "search" / "dist" / "search.js"  # bundled from theme/search/
TEXTS = "search"
# Words that stand in nearly every place: no search is helped by them.
STOP = re.findall(
    r"\w+",
    "a an and are as at be but by can do for from has have here how if in into is it its not of on one only or so that "
    "the their them then there they this to was what when where which with you your",
)
NO_WORD = re.compile(r"^\W+|\W+$")


def words_of(text):
    """The words of a text, each once, in the order in which they come."""
    found = dict.fromkeys(NO_WORD.sub("", word) for word in text.lower().split())
    return " ".join(word for word in found if word and word not in STOP)


def take(node, title, anchor, kind):
    """A place of the page, taken out of it: [anchor, kind, title, words, text]. Code gives words, and no text."""
    heading = tidy(title.get_text(" ").strip()) if title else ""
    if title:
        title.decompose()
    everything = node.get_text()
    for code in node.find_all("pre"):
        code.decompose()
    text = tidy(node.get_text())
    node.decompose()
    return [anchor, kind, heading, words_of(everything), text]


def demo_places(main):
    """Each demo, with the sentences before it, which lead to it."""
    for demo in main.select("[data-demo][id]"):
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", demo["data-demo"]).capitalize()
        before = demo.find_previous("p")
        text = tidy(before.get_text()) if before else ""
        yield [demo["id"], "demo", name, words_of(text), text]


def places(html):
    """All places of a page; what stands deepest is taken first, so that no text belongs to two."""
    main = BeautifulSoup(html, "html.parser").find("main")
    simplify(main)
    for unwanted in main.select("nav.turn, .launch, .eyebrow, .sitting, .stop"):
        unwanted.decompose()
    found = list(demo_places(main))
    for term in main.select("dl.glossary > dt[id]"):
        meaning = term.find_next_sibling("dd")
        found.append(take(meaning, term, term["id"], "term"))
    for exercise in main.select(".exercise[id]"):
        found.append(take(exercise, exercise.find("h4"), exercise["id"], "exercise"))
    for section in reversed(main.select("section[id]")):
        found.append(take(section, section.find(["h1", "h2", "h3"]), section["id"], "section"))
    return found


def pages(env):
    """The pages to look through: [docname, number, title]; the landing page leads to them, and is none of them."""
    before, between, after = navigation(env)
    return [[page.docname, page.number, page.title] for page in [*before, *between, *after]]


def index(listed, found, announced):
    """The script of the index."""
    content = {
        "stop": STOP,
        "pages": listed,
        "places": [[number, *place[:4]] for number, some in enumerate(found) for place in some],
        "coming": [[one.number, one.title, word] for one in announced for word in [one.title, *one.words]],
    }
    return f"self.dl101Places = {json.dumps(content, ensure_ascii=False, separators=(',', ':'))};\n"


def write_script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_search(app, exception):
    """Write the scripts of the search once all pages stand."""
    if exception or app.builder.format != "html":
        return
    listed = pages(app.env)
    out = Path(app.outdir)
    found = [places((out / f"{docname}.html").read_text(encoding="utf-8")) for docname, *_ in listed]
    for number, some in enumerate(found):
        texts = json.dumps([place[4] for place in some], ensure_ascii=False)
        write_script(out / "_static" / TEXTS / f"{number}.js", f"self.dl101Texts[{number}] = {texts};\n")
    script = index(listed, found, coming(app.env)) + SCRIPT.read_text(encoding="utf-8")
    write_script(out / "_static" / "search.js", script)


def leave_to_us(app):
    """Sphinx's own search finds pages, not places: it writes neither its index nor its page."""
    app.builder.search = False


def search_page(app):
    yield "search", {}, "search.html"


def setup(app):
    app.connect("builder-inited", leave_to_us)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", write_search)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
