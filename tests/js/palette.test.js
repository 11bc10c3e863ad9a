// The palette's contrast, measured: text at least 4.5 : 1, edges of controls at least 3 : 1, in light and in dark.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("../../dl101/widgets/lib/palette.css", import.meta.url), "utf8");
const palette = Object.fromEntries(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

function luminance(hex) {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const pairs = [
  ...["ink", "muted", "positive-ink", "negative-ink", "accent", "good", "bad"].flatMap((text) =>
    ["paper", "surface", "raised"].map((ground) => [text, ground, 4.5]),
  ),
  ["good", "good-wash", 4.5],
  ["bad", "bad-wash", 4.5],
  ["ink", "bad-wash", 4.5],
  ["ink", "good-wash", 4.5],
  ["ink", "positive-wash", 4.5],
  ["ink", "negative-wash", 4.5],
  ["control", "paper", 3],
  ["control", "surface", 3],
  ["paper", "accent", 4.5],
];
for (const theme of ["light", "dark"])
  for (const [front, back, least] of pairs)
    test(`${theme}: ${front} on ${back} has a contrast of at least ${least}`, () => {
      const measured = contrast(palette[front][theme], palette[back][theme]);
      assert.ok(measured >= least, `${measured.toFixed(2)} : 1`);
    });
