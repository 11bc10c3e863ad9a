"""Write what the demo `DigitFlow` reads: the digit network's weights and some test digits, as JavaScript.

    python tools/build_digit_data.py

writes `digit_network.js` and `test_digits.js` in `dl101/widgets/data/`; a test compares them with what this gives.
"""

from pathlib import Path

import numpy as np

from dl101.datasets import digits
from dl101.digit_network import digit_network
from dl101.widgets.digit_flow.digit_flow import DIGITS

DATA = Path(__file__).parents[1] / "dl101" / "widgets" / "data"
SIGNS = "0123456789abcdefg"  # of a cell: no ink to 16, full
SCALE = 10_000  # the weights have four decimals


def network_module():
    """A line for each unit, layer by layer: its weights, then its bias, in ten-thousandths."""
    tables = [np.vstack([layer.W, layer.b]).T for layer in digit_network().layers]
    texts = [
        "\n".join(" ".join(map(str, row)) for row in np.rint(table * SCALE).astype(int)) for table in tables
    ]
    return f"""// The weights of `dl101.digit_network`, written by tools/build_digit_data.py.

const HIDDEN = `{texts[0]}`;
const OUTPUT = `{texts[1]}`;

/** {{W, b}} from lines of ten-thousandths: row u of W has the weights of unit u. */
const layer = (text) => {{
  const rows = text.split("\\n").map((line) => line.split(" ").map((number) => number / {SCALE}));
  return {{ W: rows.map((row) => row.slice(0, -1)), b: rows.map((row) => row.at(-1)) }};
}};

/** 64 inputs → 16 ReLU units → 10 logits. */
export const DIGIT_NETWORK = [HIDDEN, OUTPUT].map(layer);
"""


def digits_module():
    """A line for each digit: its place in the test part, what it is, its cells row after row."""
    test = digits().test
    lines = [
        f'  [{i}, {test.labels[i]}, "{"".join(SIGNS[int(cell)] for cell in test.images[i].flat)}"],'
        for i in DIGITS
    ]
    return f"""// Some digits of `dl101.datasets.digits().test`, written by tools/build_digit_data.py.

const ROWS = [
{chr(10).join(lines)}
];

/** [{{index, label, x}}]: the place in the test part, what it is, 64 cells of ink from 0 to 1. */
export const TEST_DIGITS = ROWS.map(([index, label, cells]) => ({{
  index,
  label,
  x: [...cells].map((sign) => Number.parseInt(sign, {len(SIGNS)}) / 16),
}}));
"""


MODULES = {"digit_network.js": network_module, "test_digits.js": digits_module}


def main():
    for name, module in MODULES.items():
        (DATA / name).write_text(module(), encoding="utf-8", newline="\n")
        print(f"wrote {name}, {(DATA / name).stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
