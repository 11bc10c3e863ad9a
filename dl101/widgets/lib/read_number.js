// How a number is read that a person typed or pasted: "0,5", "−1", "1/2", "1 000", "1,000". Where it can be read in two
// ways, neither is taken unasked.

// Thousands, in groups of three or as in India ("12,34,567"), with the same sign between all groups.
const GROUPED = /^[1-9]\d{0,2}([ '_.,])\d{3}(?:\1\d{3})*$|^[1-9]\d?(?:,\d{2})+,\d{3}$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const LONGEST = 100; // letters; a whole file pasted by mistake is no number

/** With plain signs: a minus for the dashes that phones put in its place, one kind of space, one of apostrophe. */
const withPlainSigns = (text) =>
  text
    .trim()
    .replace(/[−–－]/g, "-")
    .replace(/[’ʼ]/g, "'")
    .replace(/\s/g, " ")
    .replace(/^([+-]) /, "$1");

/** The number that `text` is if `decimal` ("." or ",") stands before its decimals; NaN if it is none. */
export function readAs(text, decimal) {
  if (text.trim().length > LONGEST) return Number.NaN;
  const [before, ...decimals] = withPlainSigns(text).split(decimal);
  const isGrouped = GROUPED.test(before.replace(/^[+-]/, ""));
  const whole = isGrouped ? before.replace(/[ '_.,]/g, "") : before;
  const plain = [whole, ...decimals].join(".");
  return NUMBER.test(plain) && !whole.includes(".") ? Number(plain) : Number.NaN;
}

/** All that `text` can mean, the English reading first: "1,000" is a thousand to some and one to others. */
export function readingsOf(text) {
  const [over, under = "1", ...more] = text.split("/");
  if (more.length) return [];
  const both = (part) => [".", ","].map((decimal) => readAs(part, decimal));
  const values = both(over).flatMap((value) => both(under).map((divisor) => value / divisor));
  return [...new Set(values.filter(Number.isFinite))];
}

/**
 * What a person typed as a number; NaN if it is none, or if its comma can be read in two ways. The point is the book's
 * own decimal sign: "1.000" is 1. A `whole` number has no decimals: there "1,000" and "1.000" are both a thousand.
 */
export function parseNumber(text, { whole = false } = {}) {
  const readings = readingsOf(text);
  if (readings.length < 2) return readings[0] ?? Number.NaN;
  if (whole && !text.includes("/"))
    return Math.abs(readings[0]) > Math.abs(readings[1]) ? readings[0] : readings[1];
  return text.includes(",") ? Number.NaN : readings[0];
}

/**
 * What a person typed as an answer that should be `wanted`; `meets(value)` says what counts as that. If a whole number
 * is wanted and one reading is right, that one is meant. NaN if it is no number, or if two could be meant.
 */
export function parseAnswer(text, wanted, meets) {
  const readings = readingsOf(text);
  const right = Number.isInteger(wanted) ? readings.find(meets) : undefined;
  if (right !== undefined) return right;
  const mayCount = readings.length > 1 && Math.abs(wanted) >= 1000; // there "1.210" may stand for 1210
  return mayCount ? Number.NaN : parseNumber(text);
}

/** A sentence that asks which number is meant; "" if `text` can be read in one way or in none. */
export function askWhich(text) {
  const ways = readingsOf(text).map((value) => String(value).replace("-", "−"));
  return ways.length > 1
    ? `“${text.trim()}” can be read in two ways. Write ${ways[0]} or ${ways.at(-1)}, as you mean it.`
    : "";
}
