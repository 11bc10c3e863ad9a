"""Plots and small pictures: light and dark by the page's own colors, small, the same bytes each time, with words."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dl101 import figures
from dl101.figures import LossPlot, bars, images, plot, show, timings
from dl101.figures.inline_svg import relative
from dl101.figures.picture import ON_PAGES, Picture
from dl101.figures.plots import LOOK, spread_out

ROOT = Path(__file__).parents[2]
ROWS = [
    (name, 10**power, fixed + each * 10**power)
    for name, fixed, each in [("loop", 1e-6, 5e-8), ("NumPy", 2e-6, 1e-9), ("torch", 4e-6, 8e-10)]
    for power in range(2, 8)
]
PROBABILITIES = [0.7, 0.2, 0.1]


def example(kind):
    if kind == "timings":
        return timings(ROWS, alt="Three lines")
    if kind == "bars":
        return bars(PROBABILITIES, ["cat", "dog", "cow"], alt="Three bars")
    if kind == "digits":
        return images(np.arange(128).reshape(2, 8, 8) / 8, [3, 5], alt="Two digits")
    return images(np.linspace(-2, 1, 64).reshape(1, 8, 8), alt="Weights")


kinds = pytest.mark.parametrize("kind", ["timings", "bars", "digits", "weights"])


def texts(picture):
    return [element.text for element in ET.fromstring(picture.html).iter("text")]


@kinds
def test_a_picture_is_well_formed_and_says_what_it_shows(kind):
    picture = example(kind)
    root = ET.fromstring(picture.html)
    assert root.get("role") == "img"
    assert root.get("aria-label") == picture.alt
    assert picture._repr_html_() == picture.html
    assert repr(picture) == f"Picture({picture.alt!r})"


@kinds
def test_the_same_call_gives_the_same_bytes(kind):
    first = example(kind).html
    example("timings")  # matplotlib counts what it draws
    assert example(kind).html == first


@kinds
def test_colors_are_the_page_s_own(kind):
    """Nothing but the text's color, and the palette's with a fallback: no fixed color of a light or a dark page."""
    found = example(kind).html
    for named in ON_PAGES.values():
        found = found.replace(named, "")
    assert re.findall(r"#[0-9a-f]{6}\b|\bwhite\b|\bblack\b", found) == []
    assert "currentColor" in example(kind).html


@kinds
def test_it_needs_no_other_file_and_fits_its_place(kind):
    found = example(kind).html
    assert "http" not in found
    assert "width:100%" in found
    assert "<style" not in found


def test_a_log_log_plot_with_three_lines_is_small():
    assert len(example("timings").html.encode()) <= 12_000


def test_ids_are_used_and_belong_to_one_picture():
    found = [example("timings").html, bars(PROBABILITIES, "abc", alt="Bars").html]
    ids = [set(re.findall(r'\bid="([^"]+)"', text)) for text in found]
    for text, own in zip(found, ids, strict=True):
        assert set(re.findall(r"(?:url\(|href=\")#([\w-]+)", text)) == own != set()
    assert ids[0] & ids[1] == set()


def test_timings_name_each_line_at_its_end():
    found = texts(example("timings"))
    assert [text for text in found if text in ("loop", "NumPy", "torch")] == ["loop", "NumPy", "torch"]
    assert {"100", "1,000", "1 million", "10 million", "100 ms", "10 µs"} <= set(found)
    assert "numbers multiplied" in found


def test_bars_show_each_probability_and_the_largest_stands_out():
    root = ET.fromstring(example("bars").html)
    assert {"cat", "dog", "cow", "0.700", "0.200", "0.100"} <= set(texts(example("bars")))
    strengths = [
        re.search(r"opacity:([\d.]+)", path.get("style"))
        for path in root.iter("path")
        if ON_PAGES[figures.POSITIVE] in path.get("style")
    ]
    assert [found and found[1] for found in strengths] == [None, "0.5", "0.5"]


def test_images_show_ink_by_strength_and_weights_by_color():
    ink = images([[[0, 8, 16]]], alt="Ink").html
    assert re.findall(r'fill-opacity="([\d.]+)" d="([^"]+)"', ink) == [
        ("0.5", "M1 0h1v1h-1z"),
        ("1", "M2 0h1v1h-1z"),
    ]
    weights = images([[[-1, 0, 0.5]]], alt="Weights").html
    found = re.findall(r'fill:([^"]+)" fill-opacity="([\d.]+)" d="([^"]+)"', weights)
    assert found == [
        (ON_PAGES[figures.NEGATIVE], "1", "M0 0h1v1h-1z"),
        (ON_PAGES[figures.POSITIVE], "0.616", "M2 0h1v1h-1z"),
    ]


def test_images_that_are_all_empty_have_frames_only():
    assert images(np.zeros((2, 8, 8)), alt="Nothing").html.count("<path") == 2


def test_words_may_have_any_signs():
    picture = images(np.ones((1, 2, 2)), ["<b>"], alt='"a" < b & c')
    root = ET.fromstring(picture.html)
    assert root.get("aria-label") == '"a" < b & c'
    assert "&lt;b&gt;" in picture.html
    figure, axes = plot()
    axes.set_title("a < b")
    assert texts(show(figure, 'x "y"'))[-1] == "a < b"


@pytest.mark.parametrize("alt", ["", "  "])
def test_a_picture_without_words_is_refused(alt):
    with pytest.raises(ValueError, match="alt is empty: say in a sentence"):
        Picture("<svg/>", alt)


def test_each_function_asks_for_words():
    for draw, values in [(timings, [ROWS]), (bars, [PROBABILITIES, "abc"]), (images, [np.ones((1, 2, 2))])]:
        with pytest.raises(TypeError, match="alt"):
            draw(*values)


def test_a_figure_of_pyplot_is_not_shown_twice():
    import matplotlib.pyplot as plt

    figure, _ = plt.subplots()
    show(figure, "An empty plot")
    assert plt.get_fignums() == []


def test_the_colors_are_those_of_the_palette():
    palette = (ROOT / "dl101/widgets/lib/palette.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6})", palette))
    assert light["ink"] == figures.INK
    for color, named in ON_PAGES.items():
        if named != "currentColor":
            assert light[re.match(r"var\(--([\w-]+),", named)[1]] == color


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return np.dot([0.2126, 0.7152, 0.0722], linear)


@pytest.mark.parametrize("ground", ["#ffffff", "#000000", "#111111", "#1e1e1e"])
def test_where_the_palette_is_missing_colors_can_be_told_from_the_ground(ground):
    for named in ON_PAGES.values():
        for color in re.findall(r"#\w{6}", named):
            low, high = sorted([luminance(color), luminance(ground)])
            assert (high + 0.05) / (low + 0.05) >= 3, color


@given(st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_labels_are_pushed_apart_in_their_order(places):
    moved = spread_out(places, 0.1)
    ordered = [moved[i] for i in sorted(range(len(places)), key=lambda i: places[i])]
    assert all(after - before >= 0.1 - 1e-6 for before, after in pairwise(ordered))
    assert sum(moved) == pytest.approx(sum(places), abs=1e-9)


def test_labels_that_lie_apart_stay():
    assert spread_out([0.5, 0.1], 0.1) == [0.5, 0.1]


def test_after_a_plot_matplotlib_has_the_book_s_look():
    import matplotlib

    plot()
    assert {name: matplotlib.rcParams[name] for name in ("svg.hashsalt", "font.size")} == {
        name: LOOK[name] for name in ("svg.hashsalt", "font.size")
    }


def test_a_loss_plot_draws_each_curve_and_says_it_in_words():
    with LossPlot("epoch") as losses:
        for epoch in range(4):
            losses.add("full batch", epoch, 8 / 2**epoch)
            losses.add("one at a time", epoch, 8 / 4**epoch)
    assert (
        losses.alt
        == "The loss. full batch: from 8 to 1 at epoch 3; one at a time: from 8 to 0.125 at epoch 3."
    )
    html = losses.picture().html
    assert losses.alt in html
    assert "full batch</text>" in html and "one at a time</text>" in html
    assert "stroke-dasharray" in html, "the second line is dashed: colors alone say nothing"


def test_a_loss_plot_without_numbers_draws_nothing(capsys):
    with LossPlot("epoch"):
        pass
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("path", "shorter"),
    [
        ("M1 2L3.25 4L3 0", "M1 2l2.2 2 -0.2 -4"),
        ("M 0 0 L 10 0 L 10 5.5 z M 1 1 L 2 2", "M0 0l10 0 0 5.5zM1 1l1 1"),
        ("M0 0C1 2 3 4 5 6", "M0 0C1 2 3 4 5 6"),
    ],
)
def test_a_path_of_lines_says_each_point_from_the_one_before(path, shorter):
    assert relative(path) == shorter


def test_a_relative_path_does_not_drift():
    points = np.random.default_rng(0).uniform(0, 300, (400, 2)).round(1)
    path = "L".join(f"{x} {y}" for x, y in points)
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", relative(f"M{path}"))]
    assert np.reshape(numbers, (-1, 2)).cumsum(axis=0) == pytest.approx(points)
