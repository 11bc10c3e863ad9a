// "Order the lines": why a line that belongs in the program can't come yet, where a rule knows that.

import { blockAt, rightPrograms } from "./order_right.js";

/**
 * The reason for line `id`, which is not the next one after `above`, the beginning of a right program; or that it is so.
 * `names` are, for each line, [those that it gives a value, those that it needs from lines above] (tools/sources/line_names.py).
 */
export function whyNotYet(puzzle, above, id) {
  const { lines, names } = puzzle;
  const [text, indent] = lines[id];
  const rights = rightPrograms(puzzle);
  const idsAbove = above.map(([line]) => line);
  const unset = same(rights.map((right) => unsetName(names, idsAbove, [id, ...inside(right, id)])));
  if (unset) return `${unset}, and no line above gives it a value yet.`;
  const block = same(rights.map((right) => blockAt(right, placeOf(id, right))));
  if (block >= 0 && !idsAbove.includes(block))
    return `It belongs in \`${lines[block][0]}\`, and that line is not above it yet.`;
  const open = same(agreeing(rights, above).map((right) => blockAt(right, above.length)));
  if (open >= 0) return `Another line that belongs in \`${lines[open][0]}\` has to come before it.`;
  if (text.startsWith("return") && indent === 0)
    return "`return` ends the function, and a line is still missing above it.";
  return "Another line has to come before it.";
}

/** What all are; undefined where they differ. */
const same = ([one, ...others]) => (others.every((other) => other === one) ? one : undefined);

const placeOf = (id, right) => right.findIndex(([line]) => line === id);

const agreeing = (rights, above) =>
  rights.filter((right) => above.every((line, at) => `${right[at]}` === `${line}`));

/** Where a name is used that has no value yet: in the line `id` itself, or in those that belong in it. */
function unsetName(names, above, [id, ...insideIt]) {
  const made = above.flatMap((line) => names[line][0]);
  for (const line of [id, ...insideIt]) {
    const [makes, needs] = names[line];
    const name = needs.find((one) => !made.includes(one));
    if (name) return line === id ? `\`${name}\` is used here` : `The lines inside it use \`${name}\``;
    made.push(...makes);
  }
  return undefined;
}

/** The lines in the block that a line opens, in a right program. */
function inside(right, id) {
  const at = placeOf(id, right);
  const below = right.slice(at + 1);
  const end = below.findIndex(([, depth]) => depth <= right[at][1]);
  return (end < 0 ? below : below.slice(0, end)).map(([line]) => line);
}
