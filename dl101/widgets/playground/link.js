// The page's address: a link opens with its settings, and the address follows what is set.

import { same } from "../lib/state.js";
import { readAddress, writeAddress } from "./formats/address.js";
import { freshRun, settingsOf } from "./training/settings.js";

const PAUSE = 500; // milliseconds between changes of the address: Safari takes 100 in half a minute

/** Anchors of the page ("#experiments") are not ours. */
const isOurs = (hash) => /=|%3D/i.test(hash);

/**
 * `view.hidden` becomes the list of controls that a link hides; `load(settings)` is called with what it names, when it
 * is opened later; `tell(sentences)` with what could not be taken, and with none when other settings are chosen. Only
 * where the state says so, and only in the book: a notebook's address is not ours.
 */
export function createLink({ root, state, view, load, tell }) {
  if (!state.read().in_address || !root.closest("[data-anywidget]")) return { write() {}, stop() {} };

  let opened = null; // the settings that the link gave
  function open(take) {
    if (!isOurs(location.hash)) return;
    const found = readAddress(location.hash);
    if (found.found === 0) return;
    view.hidden = found.hidden;
    take(found.named);
    tell(found.notices);
    opened = settingsOf(state.read());
  }
  open((named) => state.record({ ...freshRun(named), preset: "", experiment: "" }));
  let known = settingsOf(state.read()); // what the address says, or what goes without saying
  let timer = 0;
  const onPaste = () => open(load);
  addEventListener("hashchange", onPaste);
  return {
    /** Bring the address up to the settings, soon; without a step in the browser's history. */
    write(settings) {
      if (opened && !same(settings, opened)) {
        opened = null;
        tell([]);
      }
      if (same(settings, known)) return;
      known = settings;
      timer ||= setTimeout(() => {
        timer = 0;
        history.replaceState(history.state, "", writeAddress(known, view.hidden));
      }, PAUSE);
    },
    stop() {
      clearTimeout(timer);
      removeEventListener("hashchange", onPaste);
    },
  };
}
