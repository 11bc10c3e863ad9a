"""Train the convolutional network of chapter 8 and write its weights into the package.

    cd tools; python -m measure.digit_cnn

The result is `dl101/weights/digit_cnn.json`, for `dl101.digit_cnn`: the network of seed 0. It takes ten seconds; on
another machine the weights may differ by a little. `tests/parity/digit_cnn.json` then says what these weights answer.
How its settings were chosen, and how well it reads: `convolution/recipe.py`.
"""

from pathlib import Path

from dl101.datasets import digits
from dl101.digit_cnn import digit_cnn
from measure.convolution import exported, generated
from measure.convolution.fixtures import fixtures
from measure.training.spreads import as_text

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "dl101" / "weights" / "digit_cnn.json"
FIXTURES = ROOT / "tests" / "parity" / "digit_cnn.json"


def text_of(model):
    """The file of a trained network."""
    return as_text({"layers": exported.quantized(exported.folded(model))})


def main():
    WEIGHTS.write_text(text_of(exported.train(seed=0)), encoding="utf-8", newline="\n")
    print(f"wrote {WEIGHTS.name}, {WEIGHTS.stat().st_size / 1000:.1f} kB")
    FIXTURES.write_text(as_text(fixtures()), encoding="utf-8", newline="\n")
    for name, (X, y) in {
        "held-out digits": exported.pictures(digits().test),
        "drawings to choose by": generated.pictures(*generated.DEVELOPMENT),
    }.items():
        right = (digit_cnn()(X[:, 0].numpy()).argmax(axis=1) == y.numpy()).mean()
        print(f"{right:.1%} of {len(y)} {name}")


if __name__ == "__main__":
    main()
