"""The two drawings of the course's network: their numbers are the network's, and its answers are not given away."""

import re
from xml.etree import ElementTree

import pytest

from dl101.network import two_two_one
from tests.helpers import ROOT

SVG = "{http://www.w3.org/2000/svg}"
X, Y = (1, 2), 1  # the example that goes through the book
PARAMETERS = ["W1 0 0", "W1 1 0", "b1 0", "W1 0 1", "W1 1 1", "b1 1", "W2 0 0", "W2 1 0", "b2 0"]


def read(name):
    return ElementTree.parse(ROOT / "assets" / name).getroot()


def number(text):
    return float("".join(text.itertext()).replace("−", "-"))


@pytest.fixture
def given():
    """The numbers of the course, by the names that the sheet uses."""
    numbers = {f"x {i}": value for i, value in enumerate(X)} | {"y": Y}
    for layer, (W, b) in enumerate([("W1", "b1"), ("W2", "b2")]):
        dense = two_two_one().layers[layer]
        numbers |= {f"{W} {i} {j}": value for (i, j), value in _items(dense.W)}
        numbers |= {f"{b} {j}": value for j, value in enumerate(dense.b)}
    return numbers


def _items(W):
    return [((i, j), value) for i, row in enumerate(W) for j, value in enumerate(row)]


def test_the_sheet_prints_the_given_numbers_in_the_drawing_and_in_the_table(given):
    printed = {
        text.get("data-given"): number(text)
        for text in read("one_network.svg").iter(f"{SVG}text")
        if text.get("data-given")
    }
    assert printed == given | {f"table {name}": given[name] for name in PARAMETERS}


def test_the_sheet_has_an_empty_box_for_all_that_the_chapters_find():
    boxes = [box for box in read("one_network.svg").iter(f"{SVG}rect") if box.get("data-box")]
    chapter_3 = [
        "product x1 h1",
        "product x1 h2",
        "product x2 h1",
        "product x2 h2",
        "product h1 y",
        "product h2 y",
    ]
    chapter_3 += ["z1", "z2", "h1", "h2", "y_hat"]
    chapter_5 = [f"gradient {name}" for name in [*PARAMETERS, "y_hat", "h1", "h2", "x1", "x2"]]
    update = [f"updated {name}" for name in PARAMETERS] + ["learning_rate", "new_loss"]
    assert sorted(box.get("data-box") for box in boxes) == sorted([*chapter_3, "loss", *chapter_5, *update])

    areas = [[float(box.get(side)) for side in ("x", "y", "width", "height")] for box in boxes]
    for text in read("one_network.svg").iter(f"{SVG}text"):
        x, y = float(text.get("x")), float(text.get("y"))
        inside = [area for area in areas if 0 < x - area[0] < area[2] and 0 < y - area[1] < area[3]]
        assert inside == [], "".join(text.itertext())
    for i, a in enumerate(areas):
        for b in areas[i + 1 :]:
            assert any(a[k] + a[k + 2] <= b[k] or b[k] + b[k + 2] <= a[k] for k in (0, 1))


def test_the_sheet_names_the_chapters_and_fits_on_a4_and_letter():
    sheet = read("one_network.svg")
    tags = ["".join(text.itertext()) for text in sheet.iter(f"{SVG}text") if text.get("class") == "tag-text"]
    assert {tag: tags.count(tag) for tag in tags} == {"chapter 3": 3, "chapter 4": 1, "chapter 5": 4}
    width, height = (float(sheet.get(side).removesuffix("mm")) for side in ("width", "height"))
    assert width <= min(297, 279.4) - 20  # A4 and Letter, landscape, with margins of 10 mm
    assert height <= min(210, 215.9) - 20
    _, _, units, _ = map(float, sheet.get("viewBox").split())
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", sheet.find(f"{SVG}style").text)]
    assert min(sizes) * width / units > 3.5  # millimeters: 10 points


def test_the_chapter_s_drawing_shows_the_network(given):
    drawing = read("two_two_one.svg")
    texts = ["".join(text.itertext()) for text in drawing.iter(f"{SVG}text")]
    weights = [number(text) for text in drawing.iter(f"{SVG}text") if text.get("class") == "weight"]
    assert weights == [given[f"W1 {i} {j}"] for i in (0, 1) for j in (0, 1)] + [
        given["W2 0 0"],
        given["W2 1 0"],
    ]
    assert [text for text in texts if text.startswith("bias")] == ["bias 0", "bias 1", "bias 1"]
    assert [given[name] for name in ("b1 0", "b1 1", "b2 0")] == [0, 1, 1]
    assert {"input layer", "hidden layer", "output layer", "x1", "x2", "h1", "h2", "ŷ"} <= set(texts)


def test_lines_are_blue_or_orange_by_sign_and_wide_by_size(given):
    paths = [
        path
        for path in read("two_two_one.svg").iter(f"{SVG}path")
        if path.get("stroke") in ("var(--positive)", "var(--negative)")
    ]
    weights = [given[f"W1 {i} {j}"] for i in (0, 1) for j in (0, 1)] + [given["W2 0 0"], given["W2 1 0"]]
    colors = ["var(--positive)" if w > 0 else "var(--negative)" for w in weights]
    assert [path.get("stroke") for path in paths] == colors
    assert [float(path.get("stroke-width")) for path in paths] == [5 * abs(w) + 1 for w in weights]
