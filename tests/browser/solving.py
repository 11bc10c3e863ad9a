"""What tests of exercises that are solved on their page share: the pages, and the ways to a card and its forms."""

import re

from playwright.sync_api import expect

from dl101.sphinx.solve_here import exercises
from tests.helpers import ROOT, button

CHAPTER = "chapters/02_a_single_neuron.html"
PAGES = {
    "neuron": CHAPTER,
    "networks": "chapters/03_networks_and_forward_propagation.html",
    "descent": "chapters/04_loss_and_gradient_descent.html",
    "backprop": "chapters/05_backpropagation.html",
    "training": "chapters/06_training_with_pytorch.html",
    "convolution": "chapters/08_convolutional_networks.html",
}
PAGE = exercises(ROOT)
PHONE = {"viewport": {"width": 390, "height": 660}, "has_touch": True, "is_mobile": True}
PLAIN = "try { localStorage['dl101.editor'] ??= 'plain'; } catch {}"  # the text field, whatever the pointer
KEPT = "() => JSON.parse(localStorage.dl101 ?? '{}').items ?? {}"


def open_card(page, address, name, form):
    """The card of an exercise, with one of its forms open."""
    page.goto(address)
    return form_of(page, name, form)


def form_of(page, name, form):
    card = page.locator(f"#exercise-{name.replace('_', '-')}")
    card.evaluate("(card) => { card.open = true; }")  # those for more practice are closed boxes
    button(card, form).click()
    return card


def write(card, code):
    card.locator(".solve-code").fill(code)


def expect_result(card, title, words=""):
    expect_said(card.locator(".solve-result:visible"), title, words)


def expect_hint(card, title, words=""):
    """A hint stands in a place of its own, below the reply."""
    expect_said(card.locator(".solve-hint:visible"), title, words)


def expect_said(place, title, words):
    expect(place.locator("strong")).to_have_text(title)
    expect(place).to_contain_text(words)


def plain(message):
    """A message as a page shows it: without the signs around code and emphasis."""
    parts = re.split(r"(`[^`]+`)", message)
    return "".join(
        part.strip("`") if part.startswith("`") else re.sub(r"\*([A-Za-z][^*]*[A-Za-z])\*", r"\1", part)
        for part in parts
    )


def solution_of(card):
    """Our solution, as the card shows it to a learner who asks for it."""
    button(card, "Solution").click()
    show = button(card, "Show it")
    shown = card.locator(".solve-result:visible strong", has_text="Our solution")
    expect(show.or_(shown)).to_be_visible()
    if show.is_visible():
        show.click()
    expect_result(card, "Our solution")
    return card.locator(".solve-result:visible pre").inner_text()


def line(card, text, place=".order-pool"):
    return card.locator(f"{place} .order-line").filter(has_text=re.compile(f"^{re.escape(text)}$")).first
