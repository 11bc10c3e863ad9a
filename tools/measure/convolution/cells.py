"""The chapter's own cells, run with five seeds: what they print, and how often its detector finds a digit.

The chapter runs each recipe once, with seed 0. Here the same lines run with seed s: another split of the digits, other
first weights, other batches.
"""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import torch

from measure.convolution.parts import SEEDS, columns
from measure.training.spreads import spread

CHAPTER = Path(__file__).parents[3] / "chapters" / "08_convolutional_networks.md"
CELL = re.compile(r"```\{code-cell\} ipython3\n(?::tags: \[(.*?)\]\n)?(.*?)```", re.S)
#: What the chapter prints as a share, in the order of its cells.
SHARES = (
    "dense",
    "dense, one to the right",
    "dense, two to the right",
    "cnn",
    "anywhere, linear",
    "anywhere, dense",
    "anywhere, cnn",
    "segmentation, pixels with ink",
)
PAGES, SIZE, DIGITS, APART, NEAR = 100, 28, 3, 9, 1  # of a page: pixels each way, digits, how far they are apart


def run_chapter(seed):
    """(names, what was printed) of the chapter's cells, with `seed` in place of 0; demos and questions left out."""
    cells = [code for tags, code in CELL.findall(CHAPTER.read_text(encoding="utf-8")) if "remove-input" not in tags]
    code = "\n".join(cells).replace("manual_seed(0)", f"manual_seed({seed})").replace("digits()", f"digits({seed})")
    names, printed = {}, StringIO()
    with redirect_stdout(printed):
        exec(code, names)
    return names, printed.getvalue()


def page_of_digits(X, labels):
    """(page, [(row, column, digit)]): digits drawn at random, at random places, no two of them touching."""
    page, there = torch.zeros(SIZE, SIZE), []
    while len(there) < DIGITS:
        row, column = torch.randint(SIZE - 7, (2,)).tolist()
        if all(max(abs(row - r), abs(column - c)) >= APART for r, c, _ in there):
            one = int(torch.randint(len(X), ()))
            page[row : row + 8, column : column + 8] = X[one, 0]
            there.append((row, column, int(labels[one])))
    return page, there


def is_there(one, others):
    """Whether a digit is among these, at most `NEAR` pixels away."""
    row, column, digit = one
    return any(digit == d and max(abs(row - r), abs(column - c)) <= NEAR for r, c, d in others)


def detections(names, seed):
    """Of the digits on pages: which share is found, and how many are told, a page, that are not there."""
    torch.manual_seed(seed)
    found = false = 0
    for _ in range(PAGES):
        page, there = page_of_digits(names["test_X"], names["test_labels"])
        told = names["detect"](page)
        found += sum(is_there(one, told) for one in there)
        false += sum(not is_there(one, there) for one in told)
    return {"detector, found": found / (PAGES * DIGITS), "detector, false a page": false / PAGES}


def run(seed):
    torch.set_num_threads(1)
    names, printed = run_chapter(seed)
    shares = [float(share) / 100 for share in re.findall(r"([\d.]+)%", printed)]
    return dict(zip(SHARES, shares, strict=True)) | detections(names, seed)


def measure():
    return {what: spread(numbers) for what, numbers in columns([run(seed) for seed in SEEDS]).items()}
