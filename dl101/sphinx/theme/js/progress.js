// What a learner has done, remembered in this browser under one key; nothing leaves the device.
// {"version": 1, "items": {"goal/Neuron/and": {"time": "2026-01-31T12:00:00.000Z"}, …}}, as in dl101/progress.py.
// Two states merge item by item: the newest `time` wins, and one that is no moment, or far in the future, is older than
// all others. So tabs may write at once, and a file may come from a notebook.
const KEY = "dl101";
const UNREADABLE = "dl101.unreadable";
const VERSION = 1;
const LARGEST = 1_000_000; // letters of a file to import: a hundred times what the whole course needs
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const AHEAD = 24 * 60 * 60 * 1000; // ms by which another device's clock may be ahead of this one's
const NOT_SAVED = "Your progress could not be saved:";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether JSON can hold all of `value`'s numbers: it reads 1e999 as Infinity, and writes that as null. */
function isStorable(value) {
  let isGood = true;
  JSON.stringify(value, (_, part) => {
    if (typeof part === "number" && !Number.isFinite(part)) isGood = false;
    return part;
  });
  return isGood;
}

const isItem = (item) =>
  isObject(item) && typeof item.time === "string" && TIME.test(item.time) && isStorable(item);

const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The same content as the same text, whatever the order of its keys; in ASCII, as Python compares it. */
const asText = (value) =>
  JSON.stringify(value, (_, part) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  ).replace(/[^ -~]/g, escaped);

/** Whether something can have happened then: a moment, not more than a day ahead. Else it would win for ever. */
function isReal(time) {
  const moment = Date.parse(time);
  return moment > 0 && moment <= Date.now() + AHEAD && new Date(moment).toISOString() === time;
}

/** Whether `one` is newer; the content decides between two of the same time, so that every order gives the same. */
function isNewer(one, other) {
  if (one.time === other.time) return asText(one) > asText(other);
  const isOneReal = isReal(one.time);
  return isOneReal === isReal(other.time) ? one.time > other.time : isOneReal;
}

/** All items of two states; of those with the same key, the newest. */
function merge(one, other) {
  const merged = new Map(Object.entries(one));
  for (const [key, item] of Object.entries(other)) {
    if (!merged.has(key) || isNewer(item, merged.get(key))) merged.set(key, item);
  }
  return Object.fromEntries(merged);
}

/** A state without what is of the same millisecond as its news: what is recorded last counts. */
const withoutTies = (state, news) =>
  Object.fromEntries(Object.entries(state).filter(([key, item]) => news[key]?.time !== item.time));

/** The keys whose item in `after` is not the one in `before`. */
const changed = (before, after) =>
  Object.keys(after).filter(
    (key) => !Object.hasOwn(before, key) || asText(before[key]) !== asText(after[key]),
  );

/** The items in a text: {items}, or {fault} that says what is wrong, as the end of a sentence. */
function parse(text) {
  let content = null;
  try {
    content = JSON.parse(text);
    asText(content); // what is nested too deep to be written again counts as no JSON
  } catch {
    return { fault: "it is not JSON" };
  }
  const { version, items } = isObject(content) ? content : {};
  const isOurs = Number.isInteger(version) && version >= 1 && (version > VERSION || isObject(items));
  if (!isOurs) return { fault: "it is not the progress of this book" };
  if (version > VERSION) return { fault: "it comes from a newer edition of this book", isNewer: true };
  return { items: Object.fromEntries(Object.entries(items).filter(([, item]) => isItem(item))) };
}

const asFile = (items, space) => {
  const sorted = Object.fromEntries(Object.entries(items).sort());
  return JSON.stringify({ version: VERSION, items: sorted }, null, space);
};

let own = {}; // what this page recorded: kept where storage is off, and written again if another tab's write lost it
let failure = ""; // why the last write failed
let setAside = ""; // that something unreadable had to make room
const listeners = new Set();

/** Call all listeners. One that fails is the console's matter: it stops neither the others nor who recorded. */
function tell() {
  for (const listener of [...listeners]) {
    try {
      listener();
    } catch (error) {
      reportError(error);
    }
  }
}

/** What is stored: {items}, or {fault} as `parse` says it, or {isOff} where storage can't be used. */
function read() {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? { items: {} } : parse(text);
  } catch {
    return { isOff: true, fault: "this browser keeps nothing for this page" };
  }
}

/** A key under which an unreadable text is kept; never one that is taken. */
function freeKey() {
  let number = 1;
  let key = UNREADABLE;
  while (localStorage.getItem(key) !== null) {
    number += 1;
    key = `${UNREADABLE}.${number}`;
  }
  return key;
}

/** A sentence about what is stored, or "" if it can be used. */
function complaint({ isOff, isNewer, fault }) {
  if (isOff) return `${NOT_SAVED} ${fault}. It lasts until you close the page.`;
  if (isNewer)
    return `${NOT_SAVED} what is stored in this browser comes from a newer edition of this book, and stays as it is.`;
  if (fault)
    return `Your earlier progress could not be read: ${fault}. It is kept in this browser as “${UNREADABLE}”. What you do from now on is saved.`;
  return "";
}

/** Add this page's items, of which `news` are the latest, to what is stored. Says in `failure` why it can't. */
function write(news = {}) {
  const stored = read();
  if (stored.isOff || stored.isNewer) {
    failure = complaint(stored);
    return;
  }
  try {
    if (stored.fault) {
      localStorage.setItem(freeKey(), localStorage.getItem(KEY));
      setAside = complaint(stored);
    }
    localStorage.setItem(KEY, asFile(merge(withoutTies(stored.items ?? {}, news), own)));
    failure = "";
  } catch {
    failure = `${NOT_SAVED} this browser's storage is full or switched off. It lasts until you close the page.`;
  }
}

function record(news) {
  const usable = Object.fromEntries(Object.entries(news).filter(([, item]) => isItem(item)));
  const before = items();
  own = merge(withoutTies(own, usable), usable);
  if (!changed(before, own).length && !failure) return;
  write(usable);
  tell();
}

const items = () => merge(read().items ?? {}, own);

function erase() {
  own = {};
  failure = "";
  setAside = "";
  try {
    const ours = Object.keys(localStorage).filter((key) => key === KEY || key.startsWith(UNREADABLE));
    for (const key of ours) localStorage.removeItem(key);
  } catch {} // nothing is stored where storage is off
  tell();
}

const count = (number) => `${number} ${number === 1 ? "entry" : "entries"}`;

/** Merge an exported file into what is remembered; a sentence says what came in or what is wrong. */
function importText(text) {
  if (text.length > LARGEST) return "This file is too large to be a saved progress. Nothing was changed.";
  const { items: news, fault } = parse(text);
  if (fault) return `This file can't be imported: ${fault}. Nothing was changed.`;
  const before = items();
  const fresh = changed(before, merge(before, news));
  record(Object.fromEntries(fresh.map((key) => [key, news[key]])));
  const differing = changed(before, news).length;
  const known = Object.keys(news).length - differing;
  const older = differing - fresh.length;
  const had = known ? `; you had ${known} already` : "";
  const leftOut = older ? `; ${older} left out, not newer than what you have here` : "";
  return `${count(fresh.length)} came in${had}${leftOut}. ${failure}`.trim();
}

self.dl101Progress = {
  items,
  record,
  erase,
  exportText: () => `${asFile(items(), 2)}\n`,
  importText,
  /** Call `listener` after every change, another tab's too; returns what takes it off again. */
  onChange(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get problem() {
    return failure || setAside || complaint(read());
  },
};

addEventListener("storage", ({ key, newValue, storageArea }) => {
  if (storageArea !== localStorage || (key !== KEY && key !== null)) return;
  if (newValue === null)
    own = {}; // erased in another tab
  else if (changed(read().items ?? own, items()).length) write(); // the other tab had not seen what was written here
  tell();
});

// A page that the reader comes back to was asleep: other pages may have written meanwhile, or erased everything.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  if (!failure) own = {};
  tell();
});
