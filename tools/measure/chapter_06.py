"""Measure what chapter 6 says: `assets/measured/06.json`, `06_curves.json` and `06_silent_bugs.json`.

cd tools; python -m measure.chapter_06

It takes six minutes. Each number comes from ten seeds. `training/` has the networks that read digits, `silent_bugs/`
the ten bugs.
"""

from pathlib import Path

from measure.silent_bugs import measured as silent_bugs
from measure.training import curves, files, remedies
from measure.training.spreads import as_text

MEASURED = Path(__file__).parents[2] / "assets" / "measured"
MEASURES = {
    "06_silent_bugs.json": silent_bugs.measure,
    "06_curves.json": curves.measure,
    "06.json": lambda: {
        "seeds": len(remedies.SEEDS),
        "remedies": remedies.measure(),
        "files": files.measure(),
    },
}


def main():
    for name, measure in MEASURES.items():
        text = as_text(measure())
        (MEASURED / name).write_bytes(text.encode())
        print(f"wrote {name}, {len(text) / 1000:.1f} kB")


if __name__ == "__main__":
    main()
