// "Order the lines": why a line that belongs in the program can't come yet, where a rule knows that.

/**
 * The reason for line `id`, which is not the next one after the lines `above`, all of them right; or that it is so.
 * `names` are, for each line, [those that it gives a value, those that it needs from lines above] (tools/sources/line_names.py).
 */
export function whyNotYet({ lines, orders, names }, above, id) {
  const [text, indent] = lines[id];
  const unset = unsetName(names, above, [id, ...inside(lines, id)]);
  if (unset) return `${unset}, and no line above gives it a value yet.`;
  const block = blockOf(lines, id);
  if (block >= 0 && !above.includes(block))
    return `It belongs in \`${lines[block][0]}\`, and that line is not above it yet.`;
  const open = openBlock(lines, orders, above);
  if (open >= 0) return `Another line that belongs in \`${lines[open][0]}\` has to come before it.`;
  if (text.startsWith("return") && indent === 0)
    return "`return` ends the function, and a line is still missing above it.";
  return "Another line has to come before it.";
}

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

function inside(lines, id) {
  const below = [...lines.keys()].slice(id + 1);
  const end = below.findIndex((line) => lines[line][1] <= lines[id][1]);
  return end < 0 ? below : below.slice(0, end);
}

/** The line that a deeper one belongs to, such as its `for`; -1 for none. */
const blockOf = (lines, id) => lines.findLastIndex(([, indent], at) => at < id && indent < lines[id][1]);

/** The block in which the next line is, whatever the order; -1 where that is not so, or where it is in none. */
function openBlock(lines, orders, above) {
  const agreeing = orders.filter((order) => above.every((line, at) => order[at] === line));
  const [block, ...others] = agreeing.map((order) => blockOf(lines, order[above.length]));
  return others.every((other) => other === block) ? block : -1;
}
