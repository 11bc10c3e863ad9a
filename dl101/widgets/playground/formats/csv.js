// The learner's own points from a table (CSV), and back. A point is [x1, x2, label].

import { REACH } from "../../data/datasets.js";
import { listOf } from "../../lib/format.js";
import { askWhich, parseNumber, readAs, readingsOf } from "../../lib/read_number.js";
import { MOST_POINTS } from "../training/settings.js";
import { rounded } from "./address.js";
import { namedSeparator, rowsOf, SPACES } from "./table.js";

const FIT = 5; // columns that don't fit the picture are brought to ±5
const NARROW = 1 / 12; // of the picture's width, or of the labels' range: what takes up less would be one blot
const SAVED = "x1 (-6 to 6),x2 (-6 to 6),label (-1 to 1)"; // here, narrow is meant so
const LEAST = 2; // points of each class
const MOST_CLASSES = 10; // whole numbers as labels, from 0 or 1 on: more of them are amounts
const SEPARATORS = { ";": "semicolons", "\t": "tabs", ",": "commas", [SPACES]: "spaces" };
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
 * `text` as points: {points, problem, notes}, where `notes` are sentences on what was made of the table (what was taken
 * for the heading, which word is blue, what was scaled). Where that can't be: {error: one sentence, with the line and
 * what to do}. Nothing throws.
 */
export function readCsv(text) {
  try {
    const notes = [];
    const narrow = text.trimStart().startsWith(SAVED) ? 0 : NARROW;
    const rows = pointRows(text.replace(/^\ufeff/, ""), notes);
    const columns = readNumbersOf(rows, notes);
    const labels = readLabels(rows, columns[2], narrow, notes);
    const fitted = [...fitColumns(columns.slice(0, 2), narrow, notes), labels.values];
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

/** The rows of the points, as {line, values}: three values each, without a heading or row numbers. */
function pointRows(text, notes) {
  const { separator, rows } = separate(text);
  if (separator !== ",") notes.push(`The values are separated by ${SEPARATORS[separator] ?? separator}.`);
  const width = rows.reduce((most, { values }) => Math.max(most, widthOf(values)), 3);
  for (const { values } of rows) values.splice(width); // the commas at the ends of all lines
  const heading = rows.length && isHeading(rows[0].values) ? rows.shift() : null;
  if (heading) notes.push(`Line ${heading.line} was taken for the heading.`);
  if (areNumbered(rows, heading)) {
    notes.push("The first column was taken for row numbers and left out.");
    for (const { values } of rows) values.shift();
  }
  if (!rows.length)
    throw new TableError("There are no points in it: write one on each line, as x1, x2, label.");
  for (const { values } of rows) values.splice(Math.max(3, widthOf(values)));
  for (const row of rows) checkWidth(row, separator);
  if (rows.length > MOST_POINTS)
    throw new TableError(
      `There are ${rows.length} points, and ${MOST_POINTS} at most fit: delete from line ${rows[MOST_POINTS].line} on.`,
    );
  return rows;
}

const widthOf = (values) => values.findLastIndex(Boolean) + 1; // without what is empty at the end

/** The text with the separator that it names, or else the one with which most lines are points: {separator, rows}. */
function separate(text) {
  const named = namedSeparator(text);
  if (named) return { separator: named, rows: rowsOf(text, named).slice(1) };
  const ways = Object.keys(SEPARATORS).map((separator) => {
    const rows = rowsOf(text, separator, MOST_POINTS);
    return { separator, counts: [isPoint, hasThree, hasSeveral].map((fits) => rows.filter(fits).length) };
  });
  const { separator } = ways.reduce((best, way) => (isMore(way.counts, best.counts) ? way : best));
  return { separator, rows: rowsOf(text, separator) };
}

const hasThree = ({ values }) => values.length === 3;
const hasSeveral = ({ values }) => values.length > 1;
const isNumber = (text) => readingsOf(text).length > 0;

/** Whether a row has three values, or four with its number in front, and numbers where a point has them. */
const isPoint = ({ values }) =>
  (values.length === 3 && values.slice(0, 2).every(isNumber)) ||
  (values.length === 4 && values.slice(0, 3).every(isNumber));

/** Whether the first of two lists that differ is the larger where they first do. */
function isMore(counts, others) {
  const i = counts.findIndex((count, k) => count !== others[k]);
  return i >= 0 && counts[i] > others[i];
}

/** Whether a row has names in place of numbers. A slip such as "1..5" has no letter, and is no name. */
const isHeading = (values) =>
  values.length > 1 &&
  !values.slice(0, 2).some(isNumber) &&
  values.slice(0, 2).some((value) => /\p{L}/u.test(value));

/** Whether all rows have one value too many, and it is their number: counted on, or under an empty heading. */
function areNumbered(rows, heading) {
  const isCounted = ({ values: [first] }, i) =>
    first !== "" && Number(first) === Number(rows[0].values[0]) + i;
  const hasFour = ({ values }) => values.length === 4;
  return rows.length > 1 && rows.every(hasFour) && (heading?.values[0] === "" || rows.every(isCounted));
}

function checkWidth({ line, values }, separator) {
  if (values.length === 3) return;
  const count = values.length === 1 ? "1 value" : `${values.length} values`;
  const comma =
    separator === "," && values.length > 3 ? " Are these decimal commas? Then put ; between the values." : "";
  throw new TableError(`Line ${line} has ${count}; 3 are needed: x1, x2, label.${comma}`);
}

/** A sentence shows at most so much of what a table holds. */
const shown = (value) => `“${value.length > 20 ? `${value.slice(0, 20)}…` : value}”`;

/** The three columns as numbers; NaN for labels in words. All are read with one decimal sign, if they can be. */
function readNumbersOf(rows, notes) {
  const texts = rows.flatMap(({ values }) => values).filter(isNumber);
  const signs = [".", ","].filter((sign) => texts.every((text) => !Number.isNaN(readAs(text, sign))));
  const read = signs.length === 1 ? (text) => readAs(text, signs[0]) : parseNumber;
  const unusual = texts.find((text) => text.includes(","));
  const columns = [0, 1, 2].map((column) => rows.map((row) => toNumber(row, column, read)));
  if (unusual) notes.push(`“${unusual}” was read as ${read(unusual)}.`);
  return columns;
}

function toNumber({ line, values }, column, read) {
  const [text, number] = [values[column], read(values[column])];
  if (Number.isFinite(number)) return number;
  const name = column === 2 ? "label" : `x${column + 1}`;
  if (Number.isNaN(number) && isNumber(text))
    throw new TableError(`Line ${line}, ${name}: ${askWhich(text)}`);
  if (text === "")
    throw new TableError(
      `Line ${line} has no ${name}: write ${column === 2 ? "one as its third value" : "a number there"}.`,
    );
  if (column < 2) throw new TableError(`Line ${line} has ${shown(text)} as ${name}: write a number there.`);
  return Number.NaN;
}

/** Labels as {problem, values}: two classes as 1 and −1, or numbers from −1 to 1. `numbers`: NaN for words. */
function readLabels(rows, numbers, narrow, notes) {
  const texts = rows.map(({ values }) => values[2]);
  if (!numbers.every(Number.isFinite)) return readWords(rows, texts, numbers, notes);
  if (areClasses(texts)) throw new TableError(manyClasses(texts));
  return readAmounts(numbers, narrow, notes);
}

/** Whether labels number more than two classes: 0, 1, 2 … or 1, 2, 3 …, each on several points. */
function areClasses(texts) {
  const kinds = [...new Set(texts)].sort((a, b) => a - b);
  return (
    kinds.length > 2 &&
    kinds.length <= MOST_CLASSES &&
    /^[01]$/.test(kinds[0]) &&
    kinds.every((kind, i) => kind === String(Number(kinds[0]) + i)) &&
    kinds.every((kind) => texts.filter((text) => text === kind).length >= LEAST)
  );
}

const manyClasses = (texts) =>
  `The labels are whole numbers from ${Math.min(...texts)} to ${Math.max(...texts)}. If they are classes, keep two: the Playground tells two apart. If they are amounts to predict, write them with a decimal, as 1.0.`;

function readWords(rows, texts, numbers, notes) {
  const words = texts.map((text) => text.toLowerCase());
  const kinds = [...new Set(words)];
  if (kinds.length > 2)
    throw new TableError(
      thirdLabel(
        rows,
        texts,
        numbers,
        kinds.map((kind) => words.indexOf(kind)),
      ),
    );
  const blue = kinds.find((word) => BLUE_WORDS.includes(word));
  return twoClasses(words, blue ?? kinds.find((word) => !ORANGE_WORDS.includes(word)), texts, notes);
}

/** What to say of a third label; `first`: where each label stands first. Among numbers it is a slip, else a third class. */
function thirdLabel(rows, texts, numbers, first) {
  const isMixed = numbers.some(Number.isFinite);
  const at = Number.isFinite(numbers[0]) ? numbers.findIndex(Number.isNaN) : first[2];
  const [line, label] = [rows[at].line, shown(texts[at])];
  if (isMixed)
    return `Line ${line} has the label ${label}, which does not go with the others: use numbers, or two words, for all points.`;
  const others = first.slice(0, 2).map((i) => shown(texts[i]));
  return `Line ${line} has a third label, ${label}, beside ${listOf(others)}. The Playground tells two classes apart: keep two, or give two the same label.`;
}

function readAmounts(numbers, narrow, notes) {
  const kinds = [...new Set(numbers)];
  if (kinds.length === 1)
    throw new TableError(
      "All points have the same label: the network needs points of two kinds to tell apart.",
    );
  if (kinds.length === 2 && kinds.every(Number.isInteger)) {
    const said = kinds.every((kind) => Math.abs(kind) === 1) ? [] : notes;
    return twoClasses(numbers, Math.max(...kinds), numbers.map(String), said);
  }
  notes.push("The labels are numbers, so the network learns to predict them: regression.");
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
