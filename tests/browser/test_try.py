"""A sentence that sets a demo, in the page: by mouse, by keyboard, taken back, before the demo is there."""

import pytest
from playwright.sync_api import expect

from tests.helpers import assert_quiet, box_of, drawn

pytestmark = pytest.mark.slow

CHAPTER = "chapters/03_networks_and_forward_propagation.html"


@pytest.fixture
def chapter(page, server):
    page.goto(server + CHAPTER)
    return page


@pytest.fixture
def phone(open_page):
    """A phone's window, in which nothing moves by itself."""
    return open_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")


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


@pytest.fixture
def far_away(phone, server):
    """On a phone, a sentence was pressed whose demo is far away: (the page, the sentence, the way back)."""
    phone.goto(server + CHAPTER)
    words = sentence(phone, "choose the linear activation")
    phone.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    words.click()
    expect(phone.locator('[data-demo="ReluPieces"] .plot-marks').first).to_be_in_viewport()
    back = phone.get_by_role("button", name="Back to the text")
    expect(back).to_be_visible()
    return phone, words, back


def scroll_to(page, place):
    page.evaluate("(top) => scrollTo({top, behavior: 'instant'})", place)


def test_the_way_back_stands_at_the_edge_while_the_demo_is_in_sight(far_away):
    page, words, back = far_away
    box, place = box_of(back), page.evaluate("scrollY")
    assert box["height"] <= 44 and box["x"] + box["width"] > 370 and box["y"] + box["height"] > 820
    is_above = words.evaluate("(node) => node.getBoundingClientRect().top < 0")
    arrow = back.evaluate("(node) => getComputedStyle(node, '::before').content")
    assert ("↑" if is_above else "↓") in arrow
    scroll_to(page, 0)
    expect(back).to_be_hidden()
    scroll_to(page, place)
    expect(back).to_be_visible()


def test_the_way_back_is_gone_once_the_sentence_was_seen_again(far_away):
    page, words, back = far_away
    place = page.evaluate("scrollY")
    words.evaluate("(node) => node.scrollIntoView({block: 'center'})")
    expect(back).to_be_hidden()
    scroll_to(page, place)
    expect(page.locator('[data-demo="ReluPieces"] .plot-marks').first).to_be_in_viewport()
    drawn(page)
    expect(back).to_be_hidden()


def test_by_keyboard_tab_goes_on_in_the_demo_and_the_way_back_returns(page, server):
    page.goto(server + CHAPTER)
    words = sentence(page, "choose the linear activation")
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    words.press("Enter")
    demo = page.locator('[data-demo="ReluPieces"]')
    expect(demo).to_be_focused()
    back = page.get_by_role("button", name="Back to the text")
    expect(back).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(words).to_be_focused()
    expect(words).to_be_in_viewport()
    words.press("Enter")
    expect(demo).to_be_focused()
    page.keyboard.press("Tab")
    assert demo.evaluate("(node) => node.contains(document.activeElement) && node !== document.activeElement")


def test_an_edit_by_hand_ends_the_undo_and_is_not_lost(chapter, server):
    chapter.goto(server + "chapters/04_loss_and_gradient_descent.html")
    demo = chapter.locator('[data-demo="LossLandscape"]')
    words, undo = (
        sentence(chapter, "a rate of 0.2"),
        chapter.get_by_role("button", name="Undo: a rate of 0.2"),
    )
    rate = demo.get_by_role("textbox", name="Learning rate")
    words.click()
    expect(rate).to_have_value("0.20")
    demo.locator(".code-panel input").last.evaluate("(node) => node.click()")  # the code's form is no edit
    expect(undo).to_be_visible()
    rate.fill("0.15")
    rate.press("Enter")
    expect(undo).to_be_hidden()
    words.click()
    expect(rate).to_have_value("0.20")
    undo.click()  # to what stood there before this time, not before the first
    expect(rate).to_have_value("0.15")
    words.click()
    demo.get_by_role("button", name="Step", exact=True).click()  # not one of the sentence's traits alone
    expect(undo).to_be_hidden()


def test_the_demos_own_undo_ends_that_of_the_sentence(chapter):
    demo = chapter.locator('[data-demo="ForwardPass"]').first
    sentence(chapter, "Choose XOR").click()
    undo = chapter.get_by_role("button", name="Undo: Choose XOR")
    expect(undo).to_be_visible()
    demo.get_by_role("button", name="Undo", exact=True).click()
    expect(undo).to_be_hidden()


def test_another_sentence_ends_the_undo_of_the_one_before(chapter):
    first, second = sentence(chapter, "Choose XOR"), sentence(chapter, "choose the linear activation")
    chapter.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    first.click()
    undo = chapter.get_by_role("button", name="Undo: Choose XOR")
    expect(undo).to_be_visible()
    second.click()
    expect(chapter.get_by_role("button", name="Undo: choose the linear activation")).to_be_visible()
    expect(undo).to_be_hidden()


def test_on_a_phone_the_button_that_goes_on_comes_into_view(phone, server):
    phone.goto(server + "chapters/04_loss_and_gradient_descent.html")
    demo = phone.locator('[data-demo="LossLandscape"]')
    sentence(phone, "start at (0, 0)").click()
    expect(demo.get_by_role("button", name="Step", exact=True)).to_be_in_viewport(ratio=1)
    expect(demo.locator(".plot-marks").nth(1)).to_be_in_viewport(ratio=0.9)


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
