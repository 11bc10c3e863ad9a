// The page's store of progress outside of a page: the same file, with a storage and a window of the test's own.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const source = readFileSync(new URL("../../dl101/sphinx/theme/js/progress.js", import.meta.url), "utf8");

/** What localStorage is, for a test; `refuse`, if set, says why nothing can be written. */
export function createStorage(content = {}) {
  const hidden = { refuse: null };
  return new Proxy(content, {
    get(items, name) {
      if (name === "getItem") return (key) => items[key] ?? null;
      if (name === "removeItem") return (key) => delete items[key];
      if (name === "setItem")
        return (key, value) => {
          if (hidden.refuse) throw new DOMException(hidden.refuse, "QuotaExceededError");
          items[key] = value;
        };
      return items[name];
    },
    set(items, name, value) {
      if (name === "refuse") hidden.refuse = value;
      else items[name] = value;
      return true;
    },
  });
}

/** A tab: its store, `hear(event)`, which hands it a storage event of another tab, and the `errors` it reported. */
export function openTab(localStorage) {
  const heard = { storage: [], pageshow: [] };
  const errors = [];
  const scope = {
    localStorage,
    addEventListener: (name, listener) => heard[name].push(listener),
    reportError: (error) => errors.push(error.message),
  };
  scope.self = scope;
  vm.runInNewContext(`"use strict";\n{\n${source}\n}`, scope);
  const tell = (name, event) => {
    for (const listener of heard[name]) listener(event);
  };
  return {
    store: scope.dl101Progress,
    errors,
    hear: (newValue) => tell("storage", { key: "dl101", newValue, storageArea: localStorage }),
    wake: () => tell("pageshow", { persisted: true }),
  };
}

/** Two states merged as a page does: what is stored, and what a file brings. For the comparison with Python. */
export function merge(one, other) {
  const { store } = openTab(createStorage({ dl101: JSON.stringify({ version: 1, items: one }) }));
  store.importText(JSON.stringify({ version: 1, items: other }));
  return JSON.parse(store.exportText()).items;
}

/** The keys that a page takes from a stored text, or null if it can't use the text. */
export function keysOf(text) {
  const { store } = openTab(createStorage({ dl101: text }));
  return store.problem ? null : Object.keys(store.items()).sort();
}
