"""Measure what chapter 8 says: `assets/measured/08.json`.

cd tools; python -m measure.chapter_08            # all
cd tools; python -m measure.chapter_08 canvas     # some, by name; the others stay as they are

The parts are in `convolution/`; `cells` has what the chapter's cells run. Each number comes from five seeds,
or from ten hands.
"""

import json
import sys
from pathlib import Path

from measure.convolution import (
    canvas,
    cells,
    detector,
    failures,
    live,
    recipe,
    saliency,
    teaching,
    transfer,
)
from measure.convolution.parts import SEEDS
from measure.training.spreads import as_text

MEASURED = Path(__file__).parents[2] / "assets" / "measured" / "08.json"
MEASURES = {
    "live": live.measure,
    "cells": cells.measure,
    "recipe": recipe.measure,
    "canvas": canvas.measure,
    "failures": failures.measure,
    "transfer": transfer.measure,
    "saliency": saliency.measure,
    "detector": detector.measure,
    "teaching": teaching.measure,
}


def main(names):
    found = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}
    for name in names or MEASURES:
        found[name] = MEASURES[name]()
        kept = {one: found[one] for one in MEASURES if one in found}
        MEASURED.write_bytes(as_text({"seeds": len(SEEDS)} | kept).encode())
        print(f"measured {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
