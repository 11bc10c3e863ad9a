"""Write what the demo `DrawDigit` reads: the convolutional network's weights and some drawings, as JavaScript.

    python tools/build_digit_cnn.py

writes `digit_cnn.js` and `drawn_digits.js` in `dl101/widgets/data/`; a test compares them with what this gives.
"""

import json
from base64 import b64encode
from importlib.resources import files
from pathlib import Path

import numpy as np

from dl101.widgets.draw_digit.draw_digit import DRAWN

DATA = Path(__file__).parents[1] / "dl101" / "widgets" / "data"


def network_module():
    """A line for each layer: its shape, its scale, its biases, and its weights, a byte each, as Base64."""
    text = files("dl101").joinpath("weights", "digit_cnn.json").read_text(encoding="utf-8")
    lines = "\n".join(
        "; ".join(
            [
                " ".join(map(str, layer["shape"])),
                str(layer["scale"]),
                " ".join(map(str, layer["biases"])),
                b64encode(np.array(layer["weights"], dtype=np.int8).tobytes()).decode(),
            ]
        )
        for layer in json.loads(text)["layers"]
    )
    return f"""// The weights of `dl101.digit_cnn`, written by tools/build_digit_cnn.py.

/** A line for each layer: its shape; a scale; its biases; its weights, a byte each, in Base64. */
const LAYERS = `{lines}`;

const numbers = (text) => text.split(" ").map(Number);

/** [{{shape, weights, biases}}]: two convolutions (kernels, maps below, 3, 3), two dense layers (units, inputs). */
export const DIGIT_CNN = LAYERS.split("\\n").map((line) => {{
  const [shape, scale, biases, bytes] = line.split("; ");
  const weight = (sign) => ((sign.charCodeAt(0) << 24) >> 24) * scale; // a signed byte
  return {{
    shape: numbers(shape),
    weights: Float64Array.from(atob(bytes), weight),
    biases: Float64Array.from(numbers(biases)),
  }};
}});
"""


def drawings_module():
    """A line for each drawing, its name and its strokes: x and y of each point, in thousandths."""
    lines = "\n".join(
        "; ".join(
            [name, *(" ".join(f"{1000 * part:.0f}" for point in one for part in point) for one in strokes)]
        )
        for name, strokes in DRAWN.items()
    )
    return f"""// The drawings that presets of `DrawDigit` show, written by tools/build_digit_cnn.py.

/** A line for each drawing: its name; its strokes: x and y of each point, in thousandths. */
const LINES = `{lines}`;

/** A stroke's points [x, y] from 0 to 1, y downward. */
const points = (text) => {{
  const parts = text.split(" ").map((part) => part / 1000);
  return parts.flatMap((x, i) => (i % 2 ? [] : [[x, parts[i + 1]]]));
}};

/** By name: strokes. */
export const DRAWN = Object.fromEntries(
  LINES.split("\\n").map((line) => {{
    const [name, ...strokes] = line.split("; ");
    return [name, strokes.map(points)];
  }}),
);
"""


MODULES = {"digit_cnn.js": network_module, "drawn_digits.js": drawings_module}


def main():
    """Write each module and say how large it is."""
    for name, module in MODULES.items():
        (DATA / name).write_text(module(), encoding="utf-8", newline="\n")
        print(f"wrote {name}, {(DATA / name).stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
