"""Helpers that several layers of tests use."""

import contextlib
import html
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import jupytext
import yaml
from playwright.sync_api import expect

from setup_check import node_problem

ROOT = Path(__file__).parents[1]
PAGES = [
    "index.html",
    "how_to_use_this_book.html",
    "chapters/02_a_single_neuron.html",
    "chapters/03_networks_and_forward_propagation.html",
    "chapters/04_loss_and_gradient_descent.html",
    "chapters/05_backpropagation.html",
    "chapters/playground.html",
    "chapters/06_training_with_pytorch.html",
    "chapters/08_convolutional_networks.html",
    "cheat_sheet.html",
    "glossary.html",
    "notation.html",
]


# A phone in the dark and a wide window by day: what depends on the width or on the colors is seen in one of them.
LOOKS = [(390, "dark"), (1280, "light")]


@contextlib.contextmanager
def pages(browser):
    """A function that opens a page with its own context; options are Playwright's (`viewport`, `color_scheme`, …).

    The page notes what it asks for (`requested`) and what it complains of (`errors`).
    """
    contexts = []

    def start(**options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.requested, page.errors = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on(
            "console", lambda message: page.errors.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page

    yield start
    for context in contexts:
        context.close()


def axe(page, part="html"):
    """What axe finds wrong on the page or in a part of it: a list of (rule, the elements' markup)."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=ROOT / "node_modules/axe-core/axe.min.js")
    return page.evaluate(
        """(part) => axe.run(part, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            resultTypes: ["violations"],
        }).then((found) => found.violations.map(
            (rule) => [rule.id, rule.nodes.map((node) => node.html.slice(0, 200))]))""",
        part,
    )


def box_of(locator):
    """The place of an element that is shown, as `{"x", "y", "width", "height"}` in pixels of the window.

    A demo that draws anew may replace the element between finding and measuring it: then it is found again.
    """
    expect(locator).to_be_visible()
    while (box := locator.bounding_box()) is None:
        expect(locator).to_be_visible()
    return box


def center(locator):
    """The middle of an element, in pixels of the window."""
    box = box_of(locator)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def swipe(page, *moments):
    """Let fingers touch the page, move and lift: for each moment, the places [(x, y), …] of those that are down."""
    session, down = page.context.new_cdp_session(page), 0
    for places in (*moments, []):
        kind = "touchEnd" if not places else "touchStart" if len(places) > down else "touchMove"
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        down = len(places)


def assert_quiet(page, base):
    """The page complained of nothing and asked nobody but the book's own folder."""
    assert page.errors == []
    assert [url for url in page.requested if not url.startswith((base, "data:", "blob:"))] == []


def printed_by(source):
    """What a program prints that is run by itself, and leaves behind as little: no settings of PyTorch."""
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output):
            exec(compile(source, "as code", "exec"), {"__name__": "__main__"})
    finally:
        if "torch" in sys.modules:  # the program may have chosen 64 bits for itself; the next test did not
            sys.modules["torch"].set_default_dtype(sys.modules["torch"].float32)
    return output.getvalue()


# Demos and questions nearby start as they come near, and may push what is below them.
NEAR_ARE_MOUNTED = """() => [...document.querySelectorAll("[data-anywidget]")].every((node) => {
  const {top, bottom} = node.getBoundingClientRect();
  return "mounted" in node.dataset || bottom < -300 || top > innerHeight + 300;
})"""


def open_demo(page, address, name):
    """The first demo of this name on a page, once it is alive and nothing near it will push it."""
    page.goto(address)
    demo = page.locator(f'[data-demo="{name}"]').first
    demo.scroll_into_view_if_needed()
    expect(demo).to_have_attribute("data-mounted", "")
    expect(demo.locator(".readout")).not_to_be_empty()
    page.wait_for_function(NEAR_ARE_MOUNTED)
    demo.scroll_into_view_if_needed()
    return demo


def drawn(page):
    """Wait until what was changed is on the screen: the next frame draws it, and the one after it has seen it."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def at_rest(page):
    """Wait until nothing scrolls any more: what is read off before stands elsewhere a moment later."""
    page.evaluate(
        """async () => {
          const frame = () => new Promise(requestAnimationFrame);
          for (let [y, calm] = [scrollY, 0]; calm < 5; y = scrollY) {
            await frame();
            calm = y === scrollY ? calm + 1 : 0;
          }
        }"""
    )


def button(demo, name):
    """The button with this name."""
    return demo.get_by_role("button", name=name, exact=True)


def press(demo, *names):
    """Press these buttons, one after the other."""
    for name in names:
        button(demo, name).click()


def choose(demo, name, force=False):
    """Choose one of a few; by `force` where a picture lies over the radio button."""
    demo.get_by_role("radio", name=name, exact=True).check(force=force)


def expect_readout(demo, text):
    """The readout holds this text."""
    expect(demo.locator(".readout")).to_contain_text(text)


def expect_reached(demo, *goals):
    """These goals are reached, and no others: by their number, from 1, or by a part of their text."""
    reached = ".goal.is-reached"
    expect(demo.locator(reached)).to_have_count(len(goals))
    for goal in goals:
        if isinstance(goal, int):
            expect(demo.locator(".goal").nth(goal - 1)).to_have_class(re.compile("is-reached"))
        else:
            expect(demo.locator(reached, has_text=goal)).to_have_count(1)


def expect_count_reached(demo, count):
    """So many goals are reached."""
    expect(demo.locator(".goal.is-reached")).to_have_count(count)


def questions_of(chapter):
    """A chapter's predictions and questions by their ids, as its source (`chapters/CHAPTER.quiz.yml`) has them."""
    parts = yaml.safe_load((ROOT / f"chapters/{chapter}.quiz.yml").read_text(encoding="utf-8"))
    return {question["id"]: question for part in parts.values() for question in part}


def slips(question):
    """The wrong numbers that the question knows."""
    return {slip["value"] for slip in question["wrong_numbers"]}


def chosen(question):
    """The text of the right option."""
    return question["options"][question["answer"] - 1]["text"]


def run_lines(question, **given):
    """Run the code of a question "which line is wrong?", with these names given, and give the names back."""
    exec(question["code"], given)
    return given


def wrong_line(question):
    """The line of its code that such a question takes for the wrong one."""
    return question["code"].splitlines()[question["answer"] - 1].strip()


def tasks_of(question):
    """The right option of each task, by the task's text."""
    return {task["text"]: question["options"][task["answer"] - 1] for task in question["tasks"]}


def change_data(page, chapter, demo, change):
    """Let the page of a chapter come with the data of its first demo of this name, a JSON text, as `change(text)`."""

    def edit(route):
        body = route.fetch().text()
        found = re.search(rf"data-demo=\"{demo}\"[^>]*?data-anywidget='([^']*)'", body)
        text = html.escape(change(html.unescape(found[1])))
        route.fulfill(body=body[: found.start(1)] + text + body[found.end(1) :], content_type="text/html")

    page.route(f"**/{chapter}", edit)


def with_trait(name, value):
    """A change that gives the trait `name` another value, written as JSON."""
    old = r'("[^"]*"|\[\[.*?\]\]|\[[^]]*\]|[^,}]*)'
    return lambda text: re.sub(rf'("{name}": ){old}', lambda found: found[1] + value, text)


def run_chapter(path):
    """Run a chapter's code cells in one namespace, as a notebook would, and give that namespace back."""
    namespace = {}
    for cell in jupytext.read(ROOT / path, fmt="md:myst").cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, str(path), "exec"), namespace)
    return namespace


class JavaScript:
    """Functions of the demos' modules, called from Python: one node process, one line a call."""

    def __enter__(self):
        assert not node_problem(), node_problem()
        command, pipe = ["node", ROOT / "tests/js/call.js"], subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def call(self, module, function, *arguments):
        """`call("neuron/model.js", "step", 1)`: what the function of dl101/widgets/`module` returns; or a constant."""
        request = {"module": module, "function": function, "arguments": arguments}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]
