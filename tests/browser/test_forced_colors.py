"""With the system's colors alone (high contrast): what a color says at other times is still seen."""

import pytest

import make_stills
from browser.book_browser import serve

pytestmark = pytest.mark.slow

VIEWS = {view: make_stills.views()[view] for view in ("Playground", "ForwardPass", "Neuron")}
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
STYLE = "(node, name) => getComputedStyle(node)[name]"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demos")
    make_stills.write_pages(folder, VIEWS)
    with serve(folder) as address:
        yield address


@pytest.fixture
def open_view(open_page, site):
    """A function that opens a view's page as it looks with forced colors, on a dark ground."""

    def start(view):
        page = open_page(forced_colors="active", color_scheme="dark")
        page.goto(f"{site}{view}.html")
        page.locator(".live[data-mounted]").wait_for()
        page.evaluate("document.documentElement.removeAttribute('data-theme')")
        page.evaluate(FRAMES)
        return page

    return start


def differ(name, one, other):
    """Two elements differ in a property of their style."""
    return one.evaluate(STYLE, name) != other.evaluate(STYLE, name)


def test_the_playgrounds_signs_stay(open_view):
    page = open_view("Playground")
    play, mark = page.locator(".run-play"), page.locator(".run-mark")
    assert mark.evaluate(STYLE, "backgroundColor") != play.evaluate(STYLE, "backgroundColor")
    undo, step = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Step")
    assert differ("color", undo, step)
    chosen, other = (
        page.locator(".dataset:has(:checked)").first,
        page.locator(".dataset:not(:has(:checked))").first,
    )
    assert differ("borderTopColor", chosen, other)
    assert differ("borderTopWidth", chosen, other)
    on, off = page.locator(".net-place:not(.is-off) .net-node").first, page.locator(".is-off .net-node").first
    assert differ("borderTopStyle", on, off)
    assert (
        page.locator(".select").first.evaluate(STYLE, "appearance") == "auto"
    )  # with the browser's own arrow
    step.click()
    page.wait_for_function("document.querySelector('.run-figure dd').textContent === '1'")
    fills = page.locator(".net-bias").evaluate_all(
        "(all) => all.map((node) => getComputedStyle(node).backgroundColor)"
    )
    assert len(set(fills)) > 1  # each in the color of its bias


def test_what_is_chosen_in_the_forward_pass_stands_out(open_view):
    page = open_view("ForwardPass")
    page.get_by_role("button", name="XOR", exact=True).click()
    page.locator(".corner[aria-pressed=true]").wait_for()
    chosen, other = (page.locator(f".corner[aria-pressed={pressed}]").first for pressed in ("true", "false"))
    assert differ("borderTopColor", chosen, other)
    picked, rest = (
        page.locator(f".choice-row input{kind} + span").first for kind in (":checked", ":not(:checked)")
    )
    assert differ("backgroundColor", picked, rest)
    assert differ("color", page.get_by_role("button", name="Back"), page.get_by_role("button", name="Step"))


def test_a_goal_that_is_reached_has_its_tick(open_view):
    page = open_view("Neuron")
    page.locator(".goal").first.evaluate("(node) => node.classList.add('is-reached')")
    mark = page.locator(".goal.is-reached .goal-mark")
    tick = mark.evaluate("(node) => getComputedStyle(node, '::after').borderBottomColor")
    assert tick != mark.evaluate(STYLE, "backgroundColor")
