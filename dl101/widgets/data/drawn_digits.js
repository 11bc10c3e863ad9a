// The drawings that presets of `DrawDigit` show, written by tools/build_digit_cnn.py.

/** A line for each drawing: its name; its strokes: x and y of each point, in thousandths. */
const LINES = `three; 310 226 338 203 378 168 424 136 470 120 520 124 575 140 625 166 660 196 678 234 685 282 679 330 660 371 617 405 554 435 490 460 447 477 427 483 420 479 426 474 447 477 492 490 558 509 626 532 675 561 705 597 723 640 729 685 721 728 693 771 648 816 596 855 546 880 497 887 445 880 396 866 356 850 327 829 306 802 291 776 280 758
small; 115 133 129 122 149 104 172 88 195 80 220 82 247 90 273 103 290 118 299 137 303 161 300 185 290 205 268 222 237 237 205 250 184 259 173 261 170 259 173 257 184 259 206 265 239 274 273 286 298 300 312 319 322 340 325 363 320 384 306 406 284 428 258 448 233 460 208 463 182 460 158 453 138 445 124 434 113 421 105 408 100 399
house; 200 850 200 400 500 100 800 400 800 850 200 850`;

/** A stroke's points [x, y] from 0 to 1, y downward. */
const points = (text) => {
  const parts = text.split(" ").map((part) => part / 1000);
  return parts.flatMap((x, i) => (i % 2 ? [] : [[x, parts[i + 1]]]));
};

/** By name: strokes. */
export const DRAWN = Object.fromEntries(
  LINES.split("\n").map((line) => {
    const [name, ...strokes] = line.split("; ");
    return [name, strokes.map(points)];
  }),
);
