"""The drawings in assets/: in the page's colors, light and dark, whatever the device's own theme is."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.helpers import ROOT

PALETTE = (ROOT / "dl101/widgets/lib/palette.css").read_text(encoding="utf-8")
COLORS = {name: both for name, *both in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", PALETTE)}
SHOWN = sorted(
    {
        name
        for path in ROOT.glob("chapters/*.md")
        for name in re.findall(r"\{figure\} \.\./assets/(\S+\.svg)", path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("name", SHOWN)
def test_a_drawing_has_the_palettes_colors_in_light_and_in_dark_and_no_others(name):
    drawing = (ROOT / "assets" / name).read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w+)", block))
        for block in re.findall(r"(?::root|#dark:target) \{(.*?)\}", drawing)
    )
    assert light.keys() == dark.keys() == set(re.findall(r"var\(--([\w-]+)\)", drawing))
    for color in light.keys() & COLORS.keys():
        assert [light[color], dark[color]] == COLORS[color], color
    assert re.findall(r"#\w{6}\b", drawing.partition("</style>")[2]) == []


def ground(picture):
    """How light the picture's ground is, 0 to 255: a place near its upper left corner."""
    picture.scroll_into_view_if_needed()
    shot = Image.open(BytesIO(picture.screenshot()))
    return sum(shot.convert("RGB").getpixel((30, 8))) / 3


@pytest.mark.slow
@pytest.mark.parametrize("device", ["light", "dark"])
def test_a_drawing_follows_the_pages_theme_not_the_devices(open_page, server, device):
    page = open_page(color_scheme=device)
    page.goto(f"{server}chapters/02_a_single_neuron.html")
    picture = page.locator("figure img[src*='step.svg']:visible")
    assert (ground(picture) > 128) == (device == "light")
    for theme, is_light in [("dark", False), ("light", True)]:
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        assert (ground(picture) > 128) == is_light
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print")
    expect(picture).to_have_class("by-day")
