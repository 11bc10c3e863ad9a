// A learner's code is kept while it is written; what another tab writes, or an import brings, comes into an editor that
// nobody works in.

import { keep, kept } from "./work.js";

const SAVE_AFTER = 300; // ms without a key

/** `editor()` gives the editor, once there is one; `tell(sentence)` says what can't be kept, or "". */
export function createSaving({ name, starter, editor, tell }) {
  let timer = 0;
  let isNew = false; // what was only looked at here must not replace what another tab wrote
  const write = (code) => tell(keep(name, code === starter ? "" : code, starter));
  function save() {
    clearTimeout(timer);
    if (isNew) write(editor().value);
    isNew = false;
  }
  addEventListener("pagehide", save); // the last keys before a page is left
  self.dl101Progress.onChange(() => {
    const now = kept(name)?.code;
    if (now === undefined || now === editor().value || editor().hasFocus || isNew) return;
    editor().value = now;
  });
  return {
    save,
    saveSoon() {
      isNew = true;
      clearTimeout(timer);
      timer = setTimeout(save, SAVE_AFTER);
    },
    /** Put code into the editor, and keep it. */
    put(code) {
      editor().value = code;
      write(code);
    },
  };
}
