// From the strokes of a pen to 8×8 pixels, by the same steps and in the same order as `dl101.datasets.drawings`.
//
// A stroke is a list of points [x, y], y downward; a bitmap is a list of 1,024 dots, 1 where there is ink, row after row.

export const DOTS = 32; // of the bitmap, each way
export const BLOCK = 4; // dots of a pixel, each way
export const SIDE = DOTS / BLOCK;
const [WIDTH, HEIGHT] = [16, 28]; // of a drawing's lines, in dots
const MOST_STRETCH = 2; // one way against the other
const INKED = 312; // dots: as many as the data's digits have
const EDGE = 2; // rows that tell how far a digit leans
const TIE = 1e-9; // dots that are equally near are inked together
const TINY = 1e-9; // in place of a size of 0

/** The box around all points: {low: [x, y], high: [x, y]}. */
export function boxOf(strokes) {
  const [low, high] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  for (const point of strokes.flat())
    for (const way of [0, 1]) {
      low[way] = Math.min(low[way], point[way]);
      high[way] = Math.max(high[way], point[way]);
    }
  return { low, high };
}

/** The strokes in dots: their box is centered, 16 wide and 28 high, as far as `MOST_STRETCH` allows. */
export function scaled(strokes) {
  const { low, high } = boxOf(strokes);
  const fit = [WIDTH, HEIGHT].map((size, way) => size / Math.max(high[way] - low[way], TINY));
  const scale = [Math.min(fit[0], MOST_STRETCH * fit[1]), Math.min(fit[1], MOST_STRETCH * fit[0])];
  const place = (value, way) => (value - (low[way] + high[way]) / 2) * scale[way] + DOTS / 2;
  return strokes.map((stroke) => stroke.map((point) => point.map(place)));
}

/** For each dot, the squared distance of its center from the nearest stroke. */
function distances(strokes) {
  const nearest = new Float64Array(DOTS * DOTS).fill(Infinity);
  for (const stroke of strokes)
    for (let i = 0; i < Math.max(1, stroke.length - 1); i++)
      near(nearest, stroke[i], stroke[Math.min(i + 1, stroke.length - 1)]);
  return nearest;
}

/** Note in `nearest` where the line between two points is nearer than what was there. */
function near(nearest, [startX, startY], [endX, endY]) {
  const dx = endX - startX;
  const dy = endY - startY;
  const length = dx * dx + dy * dy; // squared
  for (let row = 0; row < DOTS; row++) {
    const y = row + 0.5 - startY; // of the dot's center, from the line's start
    for (let column = 0; column < DOTS; column++) {
      const x = column + 0.5 - startX;
      const along = length > 0 ? (x * dx + y * dy) / length : 0;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const ex = x - t * dx;
      const ey = y - t * dy;
      const distance = ex * ex + ey * ey;
      const dot = row * DOTS + column;
      if (distance < nearest[dot]) nearest[dot] = distance;
    }
  }
}

/** The 312 dots that are nearest to a stroke: the pen is as thick as it takes. */
export function inked(strokes) {
  const nearest = distances(strokes);
  const farthest = Float64Array.from(nearest).sort()[INKED - 1] + TIE;
  return Array.from(nearest, (distance) => Number(distance <= farthest));
}

/** The dots that a pen of this width inks, in dots. */
export const inkedBy = (strokes, width) =>
  Array.from(distances(strokes), (distance) => Number(distance <= (width * width) / 4 + TIE));

/** The bitmap with its rows moved, so that it leans no more, and then centered from left to right. */
export function upright(bitmap) {
  const dots = bitmap.flatMap((ink, dot) => (ink ? [[Math.floor(dot / DOTS), dot % DOTS]] : []));
  const [top, bottom] = [dots[0][0], dots.at(-1)[0]];
  const first = (from, to) =>
    Math.min(...dots.filter(([row]) => row >= from && row <= to).map(([, column]) => column));
  const lean = first(top, top + EDGE - 1) - first(bottom - EDGE + 1, bottom);
  const slope = lean / Math.max(bottom - top, 1);
  for (const dot of dots) dot[1] += Math.floor(slope * (dot[0] - (top + bottom) / 2) + 0.5);
  const columns = dots.map(([, column]) => column);
  const by = DOTS / 2 - Math.floor((Math.min(...columns) + Math.max(...columns) + 1) / 2);
  const moved = Array(DOTS * DOTS).fill(0);
  for (const [row, column] of dots)
    if (column + by >= 0 && column + by < DOTS) moved[row * DOTS + column + by] = 1; // wider ones lose their ends
  return moved;
}

/** The inked dots in each block of 4×4: 64 numbers from 0 to 16, row after row. */
export function counted(bitmap) {
  const ink = Array(SIDE * SIDE).fill(0);
  bitmap.forEach((dot, i) => {
    ink[Math.floor(i / DOTS / BLOCK) * SIDE + Math.floor((i % DOTS) / BLOCK)] += dot;
  });
  return ink;
}

/** {dots, ink} of a drawing with at least one point: the bitmap, and 64 pixels with ink from 0 to 16, as in the data. */
export function prepare(strokes) {
  const dots = upright(inked(scaled(strokes)));
  return { dots, ink: counted(dots) };
}
