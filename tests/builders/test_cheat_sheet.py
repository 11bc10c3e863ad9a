"""The cheat sheet: NumPy and PyTorch agree in each row, a slip in one is seen, and the page shows what was run."""

import inspect
import re
from dataclasses import replace
from textwrap import dedent

import numpy as np
import pytest
import torch

import build_cheat_sheet
from cheat_sheet.agree import as_tensors, disagreement, empty_folder
from cheat_sheet.page import HEAD, cheat_sheet, explained
from cheat_sheet.row import shown_code
from cheat_sheet.sheet import SHEET
from sources.book import Book, read_book
from tests.helpers import ROOT

ROWS = {row.title: row for group in SHEET for row in group.rows}
SEEDS = range(3)
A, B = "in_numpy", "in_torch"
ZERO = "        optimizer.zero_grad()\n"
# In each row a slip: whose, what stands there, what somebody writes. Most are what the row says to watch out for.
SLIPS = {
    "Weighted sum": (A, "X @ w", "X * w"),
    "Step": (A, "z > 0", "z >= 0"),
    "Sigmoid": (A, "-z", "z"),
    "Tanh": (B, "torch.tanh", "torch.sigmoid"),
    "ReLU": (A, "np.maximum(0, z)", "np.max(z, 0)"),
    "Leaky ReLU": (B, ", 0.1", ""),
    "Dense layer": (B, "W.T", "W.reshape(4, 3)"),
    "Two layers": (B, "nn.ReLU()", "nn.Identity()"),
    "Softmax": (B, "dim=1", "dim=0"),
    "How many parameters": (A, "W1.size + b1.size", "W1.size"),
    "First weights, for ReLU": (A, "2 / d_in", "1 / d_in"),
    "First weights, for tanh": (B, '"linear"', '"tanh"'),
    "Mean squared error": (A, "y_hat - y", "y_hat[:, None] - y"),
    "Cross-entropy, yes or no": (B, "    z, y\n", "    z.sigmoid(), y\n"),
    "Cross-entropy, several classes": (B, "y(Z,", "y(Z.softmax(1),"),
    "A slope, by nudging and by backward": (A, "f(w - h)", "f(w)"),
    "Gradient of the mean squared error": (A, " / len(y)", ""),
    "Gradient for yes or no": (A, "p - y", "(p - y) * p * (1 - p)"),
    "Delta of softmax and cross-entropy": (A, "P - Y", "P - labels[:, None]"),
    "Back through a dense layer": (A, "delta.sum(", "delta.mean("),
    "Back through ReLU": (A, "Z > 0", "dH > 0"),
    "Slope of the sigmoid": (A, "slope = a", "a = 1 / (1 + np.exp(-a))\n    slope = a"),
    "Calling backward twice": (A, "g + gradient(w)", "gradient(w)"),
    "Gradient descent": (B, ZERO, ""),
    "Momentum": (A, "+ gradient(w)", "+ 0.1 * gradient(w)"),
    "RMSprop": (A, "0.99 * s", "s"),
    "Adam": (A, "m / (1 - 0.9**t)", "m"),
    "A table of numbers": (A, "float32", "float64"),
    "Scaled inputs": (B, ", correction=0", ""),
    "Training and validation": (A, "order[k:]", "order[:-k]"),
    "Batches": (A, "y[batch]", "y[: len(batch)]"),
    "The training loop": (B, "    " + ZERO, ""),
    "The loss of an epoch": (A, "len(xs) * loss", "4 * loss"),
    "Accuracy": (B, "model.eval()", "model.train()"),
    "Save and load": (B, "other.load_state_dict(saved)", "other.state_dict()"),
    "The device": (A, "+ b", "- b"),
    "Weight decay": (B, ", weight_decay=decay", ""),
    "Dropout": (B, "dropout.train()", "dropout.eval()"),
    "Early stopping": (B, "deepcopy(model.state_dict())", "model.state_dict()"),
}


@pytest.fixture(scope="module")
def book():
    return read_book(ROOT)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_numpy_and_pytorch_agree(row):
    assert [disagreement(row, seed) for seed in SEEDS] == [""] * len(SEEDS)


def changed(function, old, new):
    """The same function with `new` where `old` is written, once, in what the page shows."""
    source = dedent(inspect.getsource(function))
    assert source.count(old) == 1, source
    everything = dict(function.__globals__)
    exec(source.replace(old, new), everything)
    return everything[function.__name__]


@pytest.mark.parametrize("title", ROWS)
def test_a_slip_on_one_side_is_seen(title):
    side, old, new = SLIPS[title]
    row = ROWS[title]
    wrong = replace(row, **{side: changed(getattr(row, side), old, new)})
    assert any(disagreement(wrong, seed) for seed in SEEDS)


def test_no_two_rows_have_one_title():
    assert len(ROWS) == sum(len(group.rows) for group in SHEET)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_what_a_reader_copies_runs(row):
    """The lines at the page's top, the inputs that the row names, and the code: nothing else is needed."""
    given = row.given(np.random.default_rng(0))
    run_as_a_reader(row.in_numpy, given)
    given = row.given(np.random.default_rng(0))
    run_as_a_reader(row.in_torch, {**in_32_bits(as_tensors(given)), **in_32_bits(row.ready(given))})


def run_as_a_reader(function, given):
    top = re.search(r"```python\n(.+?)```", HEAD, re.S)[1]
    names = {name: given[name] for name in inspect.signature(function).parameters}
    with empty_folder():
        exec(f"{top}\n{shown_code(function)}", names)


def in_32_bits(value):
    """Tensors as PyTorch's layers want them, and as most readers have them."""
    if isinstance(value, torch.Tensor) and value.is_floating_point():
        return value.detach().float().requires_grad_(value.requires_grad)
    if isinstance(value, dict):
        return {name: in_32_bits(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(in_32_bits(one) for one in value)
    return value


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_each_input_that_a_reader_has_to_bring_is_named(row):
    """In the line of shapes, or in the formula; `rng` stands at the page's top."""
    asked = {*inspect.signature(row.in_numpy).parameters, *inspect.signature(row.in_torch).parameters}
    named = set(re.findall(r"\w+", row.shapes + row.idea))
    assert asked - named - {"rng"} == set()


def test_the_numbers_in_the_words_are_right():
    d = 400
    linear = torch.nn.Linear(d, d).weight
    xavier = torch.nn.init.xavier_normal_(torch.empty(d, d))
    assert linear.std().item() < 0.6 * np.sqrt(1 / d)  # "smaller than this rule wants"
    assert np.isclose(xavier.std().item(), np.sqrt(1 / d), rtol=0.02)  # "the same rule where both are equal"
    assert np.isclose(torch.nn.init.calculate_gain("tanh"), 5 / 3)
    surest = torch.eye(10)  # a softmax before the loss can't say more
    loss = torch.nn.functional.cross_entropy(surest, torch.arange(10))
    assert round(loss.item(), 3) == 1.461
    twice = 1 / (1 + np.exp(-0.5))
    assert round(twice * (1 - twice), 3) == 0.235
    assert round(sum(0.9**step for step in range(200))) == 10  # how much longer momentum's steps become
    assert round((1 - 0.9) / np.sqrt(1 - 0.999)) == 3  # Adam's first step without the correction
    with np.errstate(over="ignore"):
        assert 1 / (1 + np.exp(1000.0)) == 0


def test_the_page_shows_the_code_that_runs(book):
    page = cheat_sheet(book)
    assert page == (ROOT / "cheat_sheet.md").read_text(encoding="utf-8")
    for row in ROWS.values():
        assert f"**NumPy**\n\n```python\n{shown_code(row.in_numpy)}\n```" in page
        assert f"**PyTorch**\n\n```python\n{shown_code(row.in_torch)}\n```" in page


def test_a_page_that_is_not_up_to_date_is_named(tmp_path, capsys):
    assert build_cheat_sheet.main(["--book", str(tmp_path), "--check"]) == 1
    assert "cheat_sheet.md: missing" in capsys.readouterr().out
    assert build_cheat_sheet.main(["--book", str(tmp_path)]) == 0
    assert build_cheat_sheet.main(["--book", str(tmp_path), "--check"]) == 0
    page = tmp_path / "cheat_sheet.md"
    page.write_text(page.read_text(encoding="utf-8").replace("dim=1", "dim=0"), encoding="utf-8")
    assert build_cheat_sheet.main(["--book", str(tmp_path), "--check"]) == 1
    assert "cheat_sheet.md: stale" in capsys.readouterr().out


def test_a_place_is_a_link_once_its_chapter_is_in_the_book(book):
    place = "02_a_single_neuron#the-formulas"
    link = "[Chapter 2: The formulas](chapters/02_a_single_neuron.md#the-formulas)"
    assert explained(place, book) == link
    assert explained(place, Book(ROOT)) == "More in chapter 2."


def test_a_row_that_leads_nowhere_or_is_too_wide_is_named(book):
    row = replace(ROWS["Step"], place="02_a_single_neuron#the-stair", in_numpy=far_too_wide)
    place, width = build_cheat_sheet.mistakes(row, book)
    assert place.startswith("“Step”: there is no heading #the-stair in chapters/02_a_single_neuron.md")
    assert width.startswith("“Step”: a line has 47 letters, and 44 fit")


def far_too_wide(z):
    a = torch.heaviside(z, torch.zeros_like(z) + 0)
    return a + 0
