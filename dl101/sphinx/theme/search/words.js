// The words of a text, spelled as the index spells them: w₁ as a demo writes it, w_1 as a formula and w1 as code are one.
const INDEXED = /(?<![\p{L}\p{N}])(\p{L})_\{?(\d+)\}?/gu; // w_1, w_{1}; not layer_1
const WORD = /[\p{L}\p{N}_]+/gu;

/** In one spelling: "W_1" is "w1". */
export const spelled = (text) =>
  text
    .normalize("NFC")
    .replace(/[₀-₉]/g, (digit) => digit.charCodeAt(0) - 0x2080)
    .replace(INDEXED, "$1$2")
    .toLowerCase();

/** All words of a text, in order. */
export const wordsOf = (text) => spelled(text).match(WORD) ?? [];

/** Parts of a text, [[words, whether they are a hit]], for one of the `terms` after the other. */
export function marked(text, terms) {
  const parts = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/(?:[\p{L}\p{N}_₀-₉]|\u0302)+/gu)) {
    if (!wordsOf(word).some((one) => terms.has(one))) continue;
    if (index > end) parts.push([text.slice(end, index), false]);
    parts.push([word, true]);
    end = index + word.length;
  }
  return end < text.length ? [...parts, [text.slice(end), false]] : parts;
}

const LENGTH = 130; // letters of a line around a hit
const BEFORE = 45; // of them before it

/** One line of `text` around the first hit, or its beginning if it has none; cut between words. */
export function excerpt(text, terms) {
  const [first] = marked(text, terms);
  const hit = first && !first[1] ? first[0].length : 0;
  const isAtStart = hit <= BEFORE || hit === text.length;
  const start = isAtStart ? 0 : text.indexOf(" ", hit - BEFORE) + 1;
  const stop = start + LENGTH >= text.length ? text.length : text.lastIndexOf(" ", start + LENGTH);
  return `${start ? "… " : ""}${text.slice(start, stop)}${stop < text.length ? " …" : ""}`;
}
