// The page's address: a link opens with its settings, and the address follows what is set.

import { same } from "../lib/state.js";
import { readAddress, writeAddress } from "./address.js";
import { AT_START, settingsOf } from "./settings.js";

const PAUSE = 500; // milliseconds between changes of the address: Safari takes 100 in half a minute

/** Anchors of the page ("#experiments") are not ours. */
const isOurs = (hash) => hash.includes("=");

/**
 * `hidden` is filled with the names of controls that the link hides; `load(settings)` is called when a link is opened
 * later; `tell(sentences)` with what could not be taken. Only where the state says so, and only in the book: a
 * notebook's address is not ours.
 */
export function createLink({ root, state, hidden, load, tell }) {
  if (!state.read().in_address || !root.closest("[data-anywidget]")) return { write() {}, stop() {} };

  function open(take) {
    if (!isOurs(location.hash)) return;
    const found = readAddress(location.hash);
    if (found.found === 0) return;
    hidden.splice(0, hidden.length, ...found.hidden);
    const { points, ...settings } = found.settings;
    take(points.length ? found.settings : settings); // a link without points takes none away
    tell(found.notices);
  }
  open((settings) => state.record({ ...settings, ...AT_START, preset: "", experiment: "" }));
  let known = settingsOf(state.read()); // what the address says, or what goes without saying
  let timer = 0;
  const onPaste = () => open(load);
  addEventListener("hashchange", onPaste);
  return {
    /** Bring the address up to the settings, soon; without a step in the browser's history. */
    write(settings) {
      if (same(settings, known)) return;
      known = settings;
      timer ||= setTimeout(() => {
        timer = 0;
        history.replaceState(history.state, "", writeAddress(known, hidden));
      }, PAUSE);
    },
    stop() {
      clearTimeout(timer);
      removeEventListener("hashchange", onPaste);
    },
  };
}
