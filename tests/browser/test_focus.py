"""The keyboard's focus is never lost: not on the way through a demo or a question, nor by what a button does."""

import pytest

import make_stills
from browser.book_browser import serve

pytestmark = pytest.mark.slow

VIEWS = make_stills.views()
# One question of each kind: the others differ in their words.
SHOWN = [view for view in VIEWS if "/" not in view] + [
    next(view for view in VIEWS if view.startswith(kind)) for kind in ("prediction/", "quiz/")
]
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
HERE = """() => {
  const {activeElement: node, body} = document;
  if (node === body) return "lost";
  return node.id === "behind" ? "behind" : node.checkVisibility({visibilityProperty: true}) ? "" : node.outerHTML;
}"""
# Each visible button, those that come up by the way too; three times, since buttons come with what others did.
PRESS_ALL = """async (root) => {
  const isShown = (node) => node.checkVisibility({visibilityProperty: true});
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const never = (name) => new Promise((_, no) => setTimeout(no, 30_000, Error(`no frame came after “${name}”`)));
  const drawn = (name) => Promise.race([frames(), never(name)]); // a page that hangs would hang the whole suite
  const losers = new Set();
  for (const details of root.querySelectorAll("details")) details.open = true;
  for (let round = 0; round < 3; round++) {
    const pressed = new Set();
    for (;;) {
      const button = [...root.querySelectorAll("button")].find((one) => !pressed.has(one) && isShown(one));
      if (!button) break;
      const name = button.ariaLabel ?? button.textContent;
      pressed.add(button);
      button.focus();
      button.click();
      await drawn(name);
      if (!root.contains(document.activeElement) || !isShown(document.activeElement)) losers.add(name);
    }
  }
  return [...losers];
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demos")
    make_stills.write_pages(folder, {view: VIEWS[view] for view in SHOWN})
    with serve(folder) as address:
        yield address


@pytest.fixture
def open_view(open_page, site):
    """A function that opens a view's page."""

    def start(view):
        page = open_page()
        page.goto(f"{site}{make_stills.file_name(view)}.html")
        page.locator(".live[data-mounted]").wait_for()
        page.evaluate(FRAMES)
        return page

    return start


def tab_to_the_end(page, key):
    """What is wrong with each stop of the Tab key until the button behind, or before, the demo."""
    stops = []
    while not stops or stops[-1] != "behind":
        assert len(stops) < 200, "the focus does not leave the demo"
        page.keyboard.press(key)
        page.evaluate(FRAMES)  # what a stop hides, it hides in the next frame
        stops.append(page.evaluate(HERE))
    return [stop for stop in stops if stop not in ("", "behind")]


@pytest.mark.parametrize("view", SHOWN)
def test_no_stop_of_the_tab_key_is_lost_or_unseen(open_view, view):
    page = open_view(view)
    page.evaluate("document.body.append(Object.assign(document.createElement('button'), {id: 'behind'}))")
    assert tab_to_the_end(page, "Tab") == []
    page.evaluate("document.body.prepend(document.getElementById('behind'))")
    page.evaluate("document.querySelector('.live').after(Object.assign(document.createElement('button')))")
    page.locator(".live + button").focus()
    assert tab_to_the_end(page, "Shift+Tab") == []


@pytest.mark.parametrize("view", SHOWN)
def test_no_button_takes_the_focus_away_with_it(open_view, view):
    page = open_view(view)
    assert page.locator(".live").evaluate(PRESS_ALL) == []
    assert page.errors == []


def test_a_neuron_whose_card_is_open_can_be_left_for_the_output(open_view):
    """The way back to the output is a stop of the Tab key only where the focus does not go back by itself."""
    page = open_view("Playground")
    back, caption = page.locator(".map-back"), page.locator(".map-caption")
    node = page.locator(".net-node[aria-expanded]").first
    node.focus()
    page.evaluate(FRAMES)
    assert back.get_attribute("tabindex") == "-1"
    page.keyboard.press("Enter")
    page.locator(".net-card").wait_for()
    page.evaluate(FRAMES)
    assert back.get_attribute("tabindex") is None
    back.focus()
    page.keyboard.press("Enter")
    page.locator(".net-card").wait_for(state="hidden")
    assert caption.evaluate("(node) => node === document.activeElement")
    assert caption.inner_text() == "Output"


def test_undo_that_takes_the_focused_control_away_leaves_the_focus_in_the_demo(open_view):
    page = open_view("Playground")
    page.get_by_role("button", name="2 hidden layers: add a layer").press("Enter")
    page.get_by_role("button", name="Layer 3: 2 neurons, add one").press("Control+z")
    page.get_by_role("button", name="2 hidden layers: add a layer").wait_for()
    page.evaluate(FRAMES)
    assert page.evaluate(HERE) == ""
