"""On paper everything is light, whatever the screen was: the page, its demos, and what they paint on canvases."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

CHAPTER_2 = "chapters/02_a_single_neuron.html"
CHAPTER_3 = "chapters/03_networks_and_forward_propagation.html"
PLAYGROUND = "chapters/playground.html"

WAKE = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (const node of document.querySelectorAll("[data-anywidget]")) {
    node.scrollIntoView();
    while (!("mounted" in node.dataset)) await frame();
  }
  await frame();
  await frame();
}"""
# The mean brightness, 0 … 255, of what each canvas shows, where it shows anything.
CANVASES = """() => [...document.querySelectorAll(".dl101 canvas")].flatMap((canvas) => {
  const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let [sum, count] = [0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 255) continue;
    sum += data[i] + data[i + 1] + data[i + 2];
    count += 3;
  }
  return count > data.length / 4 ? [sum / count] : []; // marks alone are as dark as they need to be
})"""
# Words and grounds by their brightness: [text of the dark ground or the pale word].
NOT_LIGHT = """() => {
  const probe = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const brightness = (color) => {
    probe.clearRect(0, 0, 1, 1);
    probe.fillStyle = color;
    probe.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = probe.getImageData(0, 0, 1, 1).data;
    return alpha < 128 ? null : (red + green + blue) / 3;
  };
  const kinds = "body, pre, figure, .dl101, .live, .sitting, .need, .stop, .exercise, .admonition, .ask-option";
  const boxes = document.querySelectorAll(kinds);
  return [...boxes].filter((box) => box.checkVisibility()).flatMap((box) => {
    const {backgroundColor, color} = getComputedStyle(box);
    const [ground, ink] = [brightness(backgroundColor) ?? 255, brightness(color)];
    return ground > 200 && ink < 130 ? [] : [`${box.className || box.tagName}: ${backgroundColor}, ${color}`];
  });
}"""


@pytest.fixture
def open_dark(open_page, server):
    """A function that opens a page in the dark theme, its demos and questions alive."""

    def start(path):
        page = open_page(color_scheme="dark")
        page.add_init_script("localStorage.setItem('mode', 'dark')")
        page.goto(server + path)
        page.evaluate(WAKE)
        return page

    return start


def dark_canvases(page):
    return [light for light in page.evaluate(CANVASES) if light < 128]


@pytest.mark.parametrize("path", ["index.html", CHAPTER_2, CHAPTER_3, PLAYGROUND, "cheat_sheet.html"])
def test_a_dark_page_is_printed_light_and_is_dark_again(open_dark, path):
    page = open_dark(path)
    at_start = page.evaluate(CANVASES)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert dark_canvases(page) == []  # at once: no frame comes before the paper
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(NOT_LIGHT) == []
    page.emulate_media(media="screen", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(CANVASES) == pytest.approx(at_start, abs=1)
    assert page.errors == []


@pytest.mark.parametrize("path", [CHAPTER_2, PLAYGROUND])
def test_without_the_event_paper_is_light_too(open_dark, path):
    page = open_dark(path)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(NOT_LIGHT) == []
    page.wait_for_function(f"({CANVASES})().every((light) => light > 128)")
    page.emulate_media(media="screen", color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.wait_for_function(f"({CANVASES})().some((light) => light < 128)")
