// Five loss surfaces over two parameters, to walk down: the same as in dl101/surfaces.py, which says how each lies.

export const EDGE = 3; // they are made for x and y from −EDGE to EDGE; the lowest point has height 0

/** Each: `height(x, y)`, `slope(x, y)` → [in x, in y], and both as Python writes them: for numbers, arrays and tensors. */
export const SURFACES = {
  bowl: {
    height: (x, y) => (x * x + y * y) / 2,
    slope: (x, y) => [x, y],
    python: "(x**2 + y**2) / 2",
    pythonSlope: ["x", "y"],
  },
  valley: {
    height: (x, y) => (x + 1) ** 2 / 2 + (y - 0.5) ** 2,
    slope: (x, y) => [x + 1, 2 * (y - 0.5)],
    python: "(x + 1)**2 / 2 + (y - 0.5)**2",
    pythonSlope: ["x + 1", "2 * (y - 0.5)"],
  },
  ravine: {
    height: (x, y) => 2.4 * (x - 1) ** 2 - 7.6 * (x - 1) * y + 8.1 * y * y,
    slope: (x, y) => [4.8 * (x - 1) - 7.6 * y, 16.2 * y - 7.6 * (x - 1)],
    python: "2.4 * (x - 1)**2 - 7.6 * (x - 1) * y + 8.1 * y**2",
    pythonSlope: ["4.8 * (x - 1) - 7.6 * y", "16.2 * y - 7.6 * (x - 1)"],
  },
  saddle: {
    height: (x, y) => x * x - y * y + y ** 4 / 8 + 2,
    slope: (x, y) => [2 * x, y ** 3 / 2 - 2 * y],
    python: "x**2 - y**2 + y**4 / 8 + 2",
    pythonSlope: ["2 * x", "y**3 / 2 - 2 * y"],
  },
  two_minima: {
    height: (x, y) => (3 * x ** 4 - 2 * x ** 3 - 24 * x * x + 24 * x + 80) / 32 + (y - x / 2) ** 2,
    slope: (x, y) => [(3 * (x * x - 4) * (x - 0.5)) / 8 - (y - x / 2), 2 * (y - x / 2)],
    python: "(3 * x**4 - 2 * x**3 - 24 * x**2 + 24 * x + 80) / 32 + (y - x / 2)**2",
    pythonSlope: ["3 * (x**2 - 4) * (x - 0.5) / 8 - (y - x / 2)", "2 * (y - x / 2)"],
  },
};
