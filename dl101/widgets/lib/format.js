// How numbers are written, on every demo alike.

const MINUS = "−";
const MOST = 4; // decimals of an exact number

/** A number with a fixed count of decimals and a real minus sign; never "−0.00". */
export function fixed(value, decimals = 2) {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** A number for people, with as few decimals as it needs, and cut where rounding would make it whole: 0.9998 is no 1. */
export function short(value, decimals = 3) {
  const near = Number(value.toFixed(decimals));
  if (Number.isInteger(near) && near !== value)
    return `${fixed(Math.trunc(value * 10 ** decimals) / 10 ** decimals, decimals)}…`;
  return fixed(near, decimals).replace(/\.?0+$/, "");
}

/** A number with as many decimals as it needs, from `least` to four: "0.10", "0.237". */
export function exact(value, least = 2) {
  let decimals = least;
  while (decimals < MOST && Number(value.toFixed(decimals)) !== Number(value.toFixed(MOST))) decimals++;
  return fixed(value, decimals);
}

/** A number as it stands in a sum: "+ 0.50" or "− 0.50". */
export function term(value, decimals = 2) {
  const text = fixed(value, decimals);
  return text.startsWith(MINUS) ? `${MINUS} ${text.slice(1)}` : `+ ${text}`;
}

/** ["a", "b", "c"] → "a, b and c". */
export function listOf(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** "1 step", "2 steps". */
export const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** "12,000", "0.00001". */
export const withCommas = (value) => value.toLocaleString("en", { maximumFractionDigits: 5 });

/** A number as Python writes a float: "1.0". */
export const float = (value) => (Number.isInteger(value) ? `${value}.0` : String(value));
