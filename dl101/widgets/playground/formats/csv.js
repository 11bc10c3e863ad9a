// The learner's own points from a table (CSV), and back. A point is [x1, x2, label].

import { REACH } from "../../data/datasets.js";
import { listOf } from "../../lib/format.js";
import { parseNumber } from "../../lib/read_number.js";
import { MOST_POINTS } from "../training/settings.js";
import { rounded } from "./address.js";

const FIT = 5; // columns that don't fit the picture are brought to ±5
const NARROW = 1 / 12; // of the picture's width, or of the labels' range: what takes up less would be one blot
const SAVED = "x1 (-6 to 6),x2 (-6 to 6),label (-1 to 1)"; // here, narrow is meant so
const LEAST = 2; // points of each class
const BLUE_WORDS = ["blue", "yes", "true", "positive", "plus"];
const ORANGE_WORDS = ["orange", "no", "false", "negative", "minus"];

export const SAMPLE = `x1,x2,label
-2.1,1.4,yes
-1.6,2.2,yes
-2.7,2.9,yes
-1.2,3.1,yes
-3.3,1.1,yes
1.8,-2.0,yes
2.6,-1.3,yes
2.2,-3.1,yes
1.1,-2.6,yes
3.2,-2.2,yes
1.5,1.9,no
2.4,2.8,no
2.9,1.2,no
1.0,3.0,no
3.4,2.3,no
-1.7,-1.8,no
-2.5,-2.7,no
-3.1,-1.4,no
-1.1,-3.2,no
-2.0,-3.5,no
`;

/** A mistake in the table: its message is the sentence for the learner. */
class TableError extends Error {}

/**
 * `text` as points: {points, problem, notes}, where `notes` are sentences on what was made of the table (which word is
 * blue, what was scaled). Where that can't be: {error: one sentence, with the line and what to do}. Nothing throws.
 */
export function readCsv(text) {
  try {
    const notes = [];
    const rows = rowsOf(text);
    const narrow = text.trimStart().startsWith(SAVED) ? 0 : NARROW;
    const columns = [0, 1].map((column) => rows.map((row) => toNumber(row, column)));
    const labels = readLabels(rows, narrow, notes);
    const fitted = [...fitColumns(columns, narrow, notes), labels.values];
    const kept = fitted.map((column) => column.map(rounded));
    tellLosses(fitted, kept, notes);
    return { points: rows.map((_, i) => kept.map((column) => column[i])), problem: labels.problem, notes };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return { error: error.message };
  }
}

/** Points as a table that `readCsv` reads. */
export function writeCsv(points) {
  return `${SAVED}\n${points.map((point) => point.join(",")).join("\n")}\n`;
}

/** The lines with something on them, as {line, values}, without a header. */
function rowsOf(text) {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const separator = separatorOf(text);
  const split = (line) => line.trim().split(separator).map(unquoted);
  const rows = lines.map((line, i) => ({ line: i + 1, values: split(line), separator }));
  const filled = rows.filter(({ line }) => lines[line - 1].trim() !== "");
  if (filled.length && isHeader(filled[0].values)) filled.shift();
  if (!filled.length)
    throw new TableError("There are no points in it: write one on each line, as x1, x2, label.");
  for (const row of filled) checkWidth(row);
  if (filled.length > MOST_POINTS)
    throw new TableError(
      `There are ${filled.length} points, and ${MOST_POINTS} at most fit: delete from line ${filled[MOST_POINTS].line} on.`,
    );
  return filled;
}

/** ";" or a tab where there is one, else the comma, else spaces. */
function separatorOf(text) {
  for (const sign of [";", "\t", ","]) if (text.includes(sign)) return sign;
  return /\s+/;
}

const unquoted = (value) =>
  value
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .trim();

const isHeader = (values) =>
  values.length > 1 && values.slice(0, 2).every((value) => Number.isNaN(parseNumber(value)));

function checkWidth({ line, values, separator }) {
  if (values.length === 3) return;
  const count = values.length === 1 ? "1 value" : `${values.length} values`;
  const comma =
    separator === "," && values.length > 3 ? " Are these decimal commas? Then put ; between the values." : "";
  throw new TableError(`Line ${line} has ${count}; 3 are needed: x1, x2, label.${comma}`);
}

/** A sentence shows at most so much of what a table holds. */
const shown = (value) => `“${value.length > 20 ? `${value.slice(0, 20)}…` : value}”`;

function toNumber({ line, values }, column) {
  const number = parseNumber(values[column]);
  if (Number.isFinite(number)) return number;
  const what =
    values[column] === "" ? `has no x${column + 1}` : `has ${shown(values[column])} as x${column + 1}`;
  throw new TableError(`Line ${line} ${what}: write a number there.`);
}

/** Labels as {problem, values}: two classes as 1 and −1, or numbers from −1 to 1. */
function readLabels(rows, narrow, notes) {
  const texts = rows.map(({ line, values }) => {
    if (values[2] === "") throw new TableError(`Line ${line} has no label: write one as its third value.`);
    return values[2];
  });
  const numbers = texts.map(parseNumber);
  if (numbers.every(Number.isFinite)) return readNumbers(numbers, narrow, notes);
  return readWords(rows, texts, numbers, notes);
}

function readWords(rows, texts, numbers, notes) {
  const words = texts.map((text) => text.toLowerCase());
  const kinds = [...new Set(words)];
  if (kinds.length > 2) {
    const odd = words.indexOf(kinds[2]);
    const at = Number.isFinite(numbers[0]) ? numbers.findIndex(Number.isNaN) : odd;
    const advice = "use numbers, or two words, for all points";
    throw new TableError(
      `Line ${rows[at].line} has the label ${shown(texts[at])}, which does not go with the others: ${advice}.`,
    );
  }
  const blue = kinds.find((word) => BLUE_WORDS.includes(word));
  return twoClasses(words, blue ?? kinds.find((word) => !ORANGE_WORDS.includes(word)), texts, notes);
}

function readNumbers(numbers, narrow, notes) {
  const kinds = [...new Set(numbers)];
  if (kinds.length === 1)
    throw new TableError(
      "All points have the same label: the network needs points of two kinds to tell apart.",
    );
  if (kinds.length === 2 && kinds.every(Number.isInteger)) {
    const said = kinds.every((kind) => Math.abs(kind) === 1) ? [] : notes;
    return twoClasses(numbers, Math.max(...kinds), numbers.map(String), said);
  }
  const [low, high] = ends(numbers);
  if (fits(numbers, 1, narrow)) return { problem: "regression", values: numbers };
  notes.push(`The labels, from ${low} to ${high}, were scaled to −1 … 1.`);
  return { problem: "regression", values: numbers.map((value) => scaled(value, low, high)) };
}

/** `blue` becomes 1, the other −1. `texts`: the labels as they were written, for the note. */
function twoClasses(labels, blue, texts, notes) {
  const written = (isBlue) => texts[labels.findIndex((label) => (label === blue) === isBlue)];
  const counts = [true, false].map((isBlue) => labels.filter((label) => (label === blue) === isBlue).length);
  if (Math.min(...counts) === 0)
    throw new TableError(
      `All points have the label ${shown(texts[0])}: the network needs points of two kinds to tell apart.`,
    );
  if (Math.min(...counts) < LEAST)
    throw new TableError(
      `Only one point has the label ${shown(written(counts[0] < LEAST))}: write at least ${LEAST} of each kind.`,
    );
  notes.push(`${shown(written(true))} is blue (1), ${shown(written(false))} is orange (−1).`);
  return { problem: "classification", values: labels.map((label) => (label === blue ? 1 : -1)) };
}

/** `value` between low and high as a number between −1 and 1. Halves first: no difference overflows. */
const scaled = (value, low, high) =>
  high === low ? 0 : ((value / 2 - low / 2) / (high / 2 - low / 2)) * 2 - 1;

const ends = (values) => [Math.min(...values), Math.max(...values)];

/** Whether values can stand as they are in a range of ±reach: inside it, and not all in a part as narrow as that. */
function fits(values, reach, narrow) {
  const [low, high] = ends(values);
  return low >= -reach && high <= reach && (high === low || high - low >= 2 * reach * narrow);
}

/** Both columns as they are where they fit the picture; else both are scaled to ±5. */
function fitColumns(columns, narrow, notes) {
  if (columns.every((column) => fits(column, REACH, narrow))) return columns;
  const ranges = columns.map(ends);
  const said = ranges.map(([low, high], i) => `x${i + 1} (${low} to ${high})`);
  notes.push(`${listOf(said)} were scaled to −${FIT} … ${FIT} to fit the picture.`);
  return columns.map((column, i) => column.map((value) => FIT * scaled(value, ...ranges[i])));
}

/** Say where values that differed are the same now: `kept` are the rounded ones of the columns x1, x2, label. */
function tellLosses(columns, kept, notes) {
  const count = (values) => new Set(values).size;
  const names = ["values of x1", "values of x2", "labels"];
  const said = columns.flatMap((values, i) => {
    const [before, after] = [count(values), count(kept[i])];
    return after < before ? [`${after} of ${before} different ${names[i]}`] : [];
  });
  if (said.length) notes.push(`Two decimals are kept: ${listOf(said)} are left.`);
}
