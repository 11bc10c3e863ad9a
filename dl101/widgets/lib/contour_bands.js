// A surface seen from above: bands of height, as on a hiker's map.

const DEEPEST = 0.62; // of the lowest band's color: what is drawn on it keeps its contrast

/** Heights between bands, `count` of them, from `low` to `high`: close together near the bottom, where it is flat. */
export const contourLevels = (low, high, count) =>
  Array.from({ length: count }, (_, i) => low + (high - low) * ((i + 1) / (count + 1)) ** 2);

/** The band in which a height lies: 0 below the first level, then 1, … */
export function bandOf(height, levels) {
  const above = levels.findIndex((level) => height < level);
  return above < 0 ? levels.length : above;
}

/**
 * A function that paints `plot` with `count` levels of the surface `f(x, y)` between two heights: green below, paper above,
 * and paper alone without a surface. It paints only what is new, since that takes time.
 */
export function createBands(plot, count) {
  let painted = [];
  return (f, [low, high], { good, paper }) => {
    const news = [f, String([good, paper])];
    if (news.every((part, i) => part === painted[i])) return;
    painted = news;
    if (f) paintBands(plot, f, contourLevels(low, high, count), { deep: good, paper });
    else plot.paint(() => paper);
  };
}

/** The lowest band in `deep`, the highest in `paper`, both [red, green, blue]. */
function paintBands(plot, f, levels, { deep, paper }) {
  const colors = Array.from({ length: levels.length + 1 }, (_, band) => {
    const share = DEEPEST * (1 - band / levels.length);
    return paper.map((part, i) => part + (deep[i] - part) * share);
  });
  plot.paint((x, y) => colors[bandOf(f(x, y), levels)]);
}
