// Heat maps as colors: blue above zero, orange below, through the palette of the present theme.

const STRENGTH = 0.8; // of the color at ±1: the points drawn on a map stand out from it
const ZERO = 128; // the entry of the table for the value 0
const STEPS = 127; // entries from 0 to ±1

/** 256 colors from −1 to 1 (and beyond: as at ±1), as the pixels of a canvas hold them and as CSS writes them. */
export function makePalette({ positive, negative, paper }) {
  const colors = Array.from({ length: 256 }, (_, i) => {
    const share = (STRENGTH * Math.min(STEPS, Math.abs(i - ZERO))) / STEPS;
    const end = i < ZERO ? negative : positive;
    return paper.map((part, channel) => Math.round(part + (end[channel] - part) * share));
  });
  const pixels = new Uint32Array(Uint8ClampedArray.from(colors.flatMap((color) => [...color, 255])).buffer);
  return { pixels, css: colors.map((color) => `rgb(${color.join(" ")})`) };
}

const palettes = new Map();
/** The palette of a theme's colors; made once for each theme. */
export function paletteOf(colors) {
  const key = colorKey(colors);
  if (!palettes.has(key)) palettes.set(key, makePalette(colors));
  return palettes.get(key);
}

/** A text that differs when the colors do. */
export const colorKey = ({ positive, negative, paper }) => `${positive} ${negative} ${paper}`;

/** The table's entry for a value. What is no number is shown as 0. */
export function paletteIndex(value, discretize) {
  if (discretize) return value >= 0 ? ZERO + STEPS : ZERO - STEPS;
  const index = ZERO + value * STEPS + 0.5;
  return index > 1 ? (index < 255 ? index | 0 : 255) : Number.isNaN(index) ? ZERO : 1;
}

const images = new WeakMap(); // a canvas' pixels, kept from one painting to the next
function imageOf(canvas) {
  const kept = images.get(canvas);
  if (kept && kept.image.width === canvas.width && kept.image.height === canvas.height) return kept;
  const context = canvas.getContext("2d");
  const image = context.createImageData(canvas.width, canvas.height);
  const made = { context, image, pixels: new Uint32Array(image.data.buffer) };
  images.set(canvas, made);
  return made;
}

/** Paint `values` (size × size, top row first) over the whole canvas, however many pixels it has. */
export function paintHeatMap(canvas, values, size, colors, discretize) {
  const { context, image, pixels } = imageOf(canvas);
  const table = paletteOf(colors).pixels;
  const { width, height } = canvas;
  for (let row = 0, at = 0; row < height; row++) {
    const from = size * ((((row + 0.5) * size) / height) | 0);
    for (let column = 0; column < width; column++, at++) {
      const value = values[from + ((((column + 0.5) * size) / width) | 0)];
      pixels[at] = table[paletteIndex(value, discretize)];
    }
  }
  context.putImageData(image, 0, 0);
}
