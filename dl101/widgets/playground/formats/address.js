// The settings as the end of the page's address: "#activation=tanh&batchSize=10&…".
//
// The names, their order and their meaning are the TensorFlow Playground's: its links open here, and ours there. What
// only this Playground has stands behind them, and only where it is not what one starts with.

import { REACH } from "../../data/datasets.js";
import {
  DEFAULTS,
  LEARNING_RATES,
  MOST_LAYERS,
  MOST_NEURONS,
  MOST_POINTS,
  REGULARIZATION_RATES,
  SETTINGS,
  TRAIN_PERCENTS,
} from "../training/settings.js";
import { decoded, settingsPart } from "./copied_link.js";

const MOST_NOTICES = 3;
const HIDE = "_hide";
// How one parameter is read: (text) → {value}, or {value, became} where the nearest possible value had to be taken.
// Throws a RangeError with what it must be.

/** What the setting's own rule takes. */
const checked = (setting) => (text) => ({ value: SETTINGS[setting].check(text) });

const flag = (text) => ({ value: text !== "false" }); // as there: anything else is true

function toNumber(text) {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new RangeError("must be a number");
  return value + 0; // no −0
}

const fitted = (wanted, value) => (value === wanted ? { value } : { value, became: value });
const clamp = (value, low, high) => Math.min(high, Math.max(low, value)) + 0;

const between = (low, high) => (text) => fitted(toNumber(text), clamp(toNumber(text), low, high));

const whole = (low, high) => (text) => fitted(toNumber(text), clamp(Math.round(toNumber(text)), low, high));

const nearestOf = (options) => (text) => {
  const wanted = toNumber(text);
  const distance = (option) => Math.abs(option - clamp(wanted, options[0], options.at(-1)));
  const closer = (best, option) => (distance(option) < distance(best) ? option : best);
  return fitted(wanted, options.reduce(closer));
};

/** "4,2": layers of 4 and 2 neurons; nothing: no hidden layer. */
function shape(text) {
  const wanted = text === "" ? [] : text.split(",", 1000).map(toNumber);
  const value = wanted.slice(0, MOST_LAYERS).map((size) => clamp(Math.round(size), 1, MOST_NEURONS));
  return String(value) === String(wanted) ? { value } : { value, became: value };
}

// Each parameter in their order: [its name, the setting, how it is read, how it is written]. Without a setting it is
// known and does nothing here; its `write` gives what the TensorFlow Playground writes, so that a link stays the same.
const ignored = (name, written = "false") => [name, null, null, () => written];
const input = (name) => [name, "inputs", flag, ({ inputs }) => String(inputs.includes(name))];
const THEIRS = [
  ["activation", "activation", checked("activation")],
  ["regularization", "regularization", checked("regularization"), writeRegularization],
  ["batchSize", "batch_size", whole(1, 30)],
  ["dataset", "dataset", checked("dataset")],
  ["regDataset", "regression_dataset", checked("regression_dataset")],
  ["learningRate", "learning_rate", nearestOf(LEARNING_RATES)],
  ["regularizationRate", "regularization_rate", nearestOf(REGULARIZATION_RATES)],
  ["noise", "noise", whole(0, 50)],
  ["networkShape", "hidden_layers", shape],
  ["seed", "seed", checked("seed")],
  ["showTestData", "show_test", flag],
  ["discretize", "discretize", flag],
  ["percTrainData", "train_percent", nearestOf(TRAIN_PERCENTS)],
  input("x"),
  input("y"),
  input("xTimesY"),
  input("xSquared"),
  input("ySquared"),
  ignored("cosX"),
  input("sinX"),
  ignored("cosY"),
  input("sinY"),
  ignored("collectStats"),
  ignored("tutorial", null),
  ["problem", "problem", checked("problem")],
  ["initZero", "zero_start", flag],
  ignored("hideText"),
];
const OURS = [
  ["loss", "loss", checked("loss")],
  ["restarts", "restarts", whole(0, 999)],
  ["stopEpoch", "stop_epoch", whole(0, 100_000)],
  ["stopLoss", "stop_loss", between(0, 10)],
  ["points", "points", decodePoints, ({ points }) => encodePoints(points)],
];
const PARAMETERS = new Map([...THEIRS, ...OURS].map((parameter) => [parameter[0], parameter]));

// Controls that a link may hide with NAME_hide=true. Hiding an input's name takes that input out of the network, too.
const HIDABLE = [
  ...["playButton", "stepButton", "resetButton", "numHiddenLayers"],
  ...THEIRS.filter(([, setting]) => setting).map(([name]) => name),
];

/** What the TensorFlow Playground calls a setting: a link hides the control by that name. */
export const NAMES = Object.fromEntries(THEIRS.map(([name, setting]) => [setting, name]));

/** Without regularization, theirs does not name it. */
function writeRegularization({ regularization }) {
  return regularization === "none" ? null : regularization;
}

// Points are five letters each: two coordinates and a label in hundredths, as one number with base 64.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LETTERS_EACH = 5;
const NO_POINTS = "must be points as this page writes them";
const PLACES = 100 * 2 * REACH + 1; // of a coordinate
const LABELS = 100 * 2 + 1;

/** A number in hundredths, as it is stored; never −0. */
export const rounded = (value) => Math.round(value * 100) / 100 + 0;

export function encodePoints(points) {
  const place = (value, reach) => Math.round(value * 100) + 100 * reach;
  const letters = (number) =>
    Array.from(
      { length: LETTERS_EACH },
      (_, i) => LETTERS[Math.floor(number / 64 ** (LETTERS_EACH - 1 - i)) % 64],
    );
  return points
    .map(([x, y, label]) => (place(x, REACH) * PLACES + place(y, REACH)) * LABELS + place(label, 1))
    .flatMap(letters)
    .join("");
}

export function decodePoints(text) {
  if (text.length % LETTERS_EACH || text.length > LETTERS_EACH * MOST_POINTS) throw new RangeError(NO_POINTS);
  const points = [];
  for (let start = 0; start < text.length; start += LETTERS_EACH) {
    let number = 0;
    for (const letter of text.slice(start, start + LETTERS_EACH)) {
      const digit = LETTERS.indexOf(letter);
      if (digit < 0) throw new RangeError(NO_POINTS);
      number = number * 64 + digit;
    }
    const [label, y, x] = [
      number % LABELS,
      Math.floor(number / LABELS) % PLACES,
      Math.floor(number / LABELS / PLACES),
    ];
    if (x >= PLACES) throw new RangeError(NO_POINTS);
    points.push([(x - 100 * REACH) / 100, (y - 100 * REACH) / 100, (label - 100) / 100]);
  }
  return { value: points };
}

/** A part of the link for a sentence: short, and without signs that a screen can't show. */
const quoted = (text) => {
  const plain = text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "");
  return plain.length > 24 ? `${plain.slice(0, 24)}…` : plain;
};

/** Without halves of signs, which no address can hold. */
const wellFormed = (text) => String(text).replace(/\p{Surrogate}/gu, "\ufffd");

/** The last value of each name, as there. */
function pairsOf(link) {
  const pairs = new Map();
  for (const part of settingsPart(link).split("&")) {
    const at = part.indexOf("=");
    if (at > 0) pairs.set(decoded(part.slice(0, at).trim()), decoded(part.slice(at + 1).trim()));
  }
  return pairs;
}

/** Sentences for what could not be taken as it stands: at most three, and how many more there are. */
function shorten(notices) {
  const more = notices.length - MOST_NOTICES;
  return more > 0 ? [...notices.slice(0, MOST_NOTICES), `And ${more} more.`] : notices;
}

/** The list of inputs with one of them switched on or off. */
function withInput(inputs, name, on) {
  const others = inputs.filter((id) => id !== name);
  return SETTINGS.inputs.check(on ? [...others, name] : others);
}

/** One parameter into `settings`, and the setting's name into `names`; returns a sentence where it is not taken as it
 * stands, else "". */
function readOne({ settings, names }, name, text) {
  const [, setting, read] = PARAMETERS.get(name);
  if (!setting || (text === "" && setting !== "hidden_layers")) return ""; // without a value it says nothing
  try {
    const { value, became } = read(text);
    if (setting === "inputs") settings.inputs = withInput(settings.inputs, name, value);
    else settings[setting] = value;
    names.add(setting);
    return became === undefined ? "" : `${name}=${quoted(text)} became ${became}, the nearest that there is.`;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `${name}=${quoted(text)} was left out: it ${error.message.replace(/, not .*$/s, "")}.`;
  }
}

/**
 * What a link says: `settings`, all of them (those that it does not name are as at the start), and `named`, those that
 * it names; `hidden`, the names of the controls that it hides; `notices`, sentences on what it says that can't be taken;
 * `found`, how many of its parts this Playground knows: 0 for a text that is no such link. `text` may be a whole
 * address. Whatever it is, nothing throws.
 */
export function readAddress(text) {
  const settings = structuredClone(DEFAULTS);
  const hidden = [];
  const notices = [];
  const names = new Set();
  let found = 0;
  for (const [name, value] of pairsOf(wellFormed(text ?? ""))) {
    const control = name.endsWith(HIDE) ? name.slice(0, -HIDE.length) : "";
    if (HIDABLE.includes(control)) {
      found += 1;
      if (value === "true") hidden.push(control);
    } else if (PARAMETERS.has(name)) {
      found += 1;
      const notice = readOne({ settings, names }, name, value);
      if (notice) notices.push(notice);
    } else notices.push(`${quoted(name)} was left out: it is no setting of the Playground.`);
  }
  if (settings.inputs.some((id) => hidden.includes(id))) names.add("inputs");
  settings.inputs = settings.inputs.filter((id) => !hidden.includes(id));
  const named = Object.fromEntries([...names].map((name) => [name, settings[name]]));
  return { settings, named, hidden, notices: shorten(notices), found };
}

/** The end of the address for `settings`, from "#" on, with `hidden` controls. */
export function writeAddress(settings, hidden = []) {
  const plain = (setting) => encodeURIComponent(wellFormed(settings[setting])).replaceAll("%2C", ",");
  const pair = ([name, setting, , write = () => plain(setting)]) => {
    const value = write(settings);
    return value === null ? [] : [`${name}=${value}`];
  };
  const differs = ([, setting]) => JSON.stringify(settings[setting]) !== JSON.stringify(DEFAULTS[setting]);
  const hides = hidden.map((name) => `${name}${HIDE}=true`);
  return `#${[...THEIRS.flatMap(pair), ...OURS.filter(differs).flatMap(pair), ...hides].join("&")}`;
}
