"""A sentence that sets a demo, in the page: by mouse, by keyboard, taken back, before the demo is there."""

import pytest
from playwright.sync_api import expect

from tests.helpers import assert_quiet, box_of

pytestmark = pytest.mark.slow

CHAPTER = "chapters/03_networks_and_forward_propagation.html"


@pytest.fixture
def chapter(page, server):
    page.goto(server + CHAPTER)
    return page


def sentence(page, words):
    return page.get_by_role("button", name=words, exact=True)


def test_a_sentence_applies_a_preset_to_its_demo_and_takes_it_back(chapter, server):
    demo = chapter.locator('[data-demo="ForwardPass"]').first
    demo.scroll_into_view_if_needed()
    readout = demo.locator(".readout")
    expect(readout).not_to_be_empty()
    before = readout.inner_text()
    sentence(chapter, "Choose XOR").click()
    expect(readout).not_to_have_text(before)
    expect(
        chapter.get_by_role("status").filter(has_text="The demo ForwardPass is set: Choose XOR.")
    ).to_have_count(1)
    undo = chapter.get_by_role("button", name="Undo: Choose XOR")
    undo.click()
    expect(readout).to_have_text(before)
    expect(undo).to_be_hidden()
    expect(sentence(chapter, "Choose XOR")).to_be_focused()
    assert_quiet(chapter, server)


def test_pressed_twice_it_goes_back_to_what_was_there_first(chapter):
    demo = chapter.locator('[data-demo="ForwardPass"]').first
    demo.scroll_into_view_if_needed()
    expect(demo.locator(".readout")).not_to_be_empty()
    before = demo.locator(".readout").inner_text()
    words = sentence(chapter, "Choose XOR")
    words.press("Enter")
    expect(demo.locator(".readout")).not_to_have_text(before)
    words.press(" ")
    chapter.get_by_role("button", name="Undo: Choose XOR").press("Enter")
    expect(demo.locator(".readout")).to_have_text(before)


def test_it_wakes_a_demo_that_is_far_away_and_brings_it_into_view(chapter):
    demo = chapter.locator('[data-demo="ReluPieces"]')
    expect(demo).not_to_have_attribute("data-mounted", "")
    chapter.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    words = sentence(chapter, "choose the linear activation")
    words.evaluate("(node) => node.click()")
    expect(demo.get_by_role("combobox", name="Activation")).to_have_value("linear")
    expect(demo.locator(".plot-marks").first).to_be_in_viewport(ratio=0.9)


def test_it_shows_the_upper_part_of_the_demo_and_leads_back_to_the_text(chapter):
    words = sentence(chapter, "choose the linear activation")
    chapter.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    words.scroll_into_view_if_needed()
    back = chapter.get_by_role("button", name="Back to the text")
    expect(back).to_be_hidden()
    chapter.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    words.evaluate("(node) => node.click()")
    demo = chapter.locator('[data-demo="ReluPieces"]')
    expect(demo.locator(".plot-marks").first).to_be_in_viewport(ratio=0.9)
    expect(words).not_to_be_in_viewport()
    back.click()
    expect(words).to_be_in_viewport()
    expect(words).to_be_focused()
    expect(back).to_be_hidden()


def test_its_words_break_with_the_line(open_page, server):
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(server + "chapters/02_a_single_neuron.html")
    words = sentence(page, "Flip the signs")
    assert words.evaluate("(node) => getComputedStyle(node).display") == "inline"
    assert box_of(words)["height"] >= 24


def test_without_scripts_the_words_stand_alone(open_page, server):
    page = open_page(java_script_enabled=False)
    page.goto(server + CHAPTER)
    assert sentence(page, "Choose XOR").count() == 0
    assert page.locator("[data-try]").first.inner_text() == "Choose XOR"
