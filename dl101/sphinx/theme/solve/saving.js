// A learner's code is kept while it is written; what another tab writes, or an import brings, comes into an editor that
// nobody works in. Where somebody does, both are kept until the learner has chosen.

import { keep, kept } from "./work.js";

const SAVE_AFTER = 300; // ms without a key

/**
 * `editor()` gives the editor, once there is one; `tell(sentence)` says what can't be kept, or ""; `askWhich(code)` asks
 * about code that was written elsewhere meanwhile.
 */
export function createSaving({ name, starter, editor, tell, askWhich }) {
  let timer = 0;
  let isNew = false; // what was only looked at here must not replace what another tab wrote
  let seen = kept(name)?.code ?? ""; // what this editor has read or written last
  let asked = "";
  function ask(other = "") {
    if (other && other !== asked) askWhich(other);
    asked = other;
  }
  /** `settled` is code from elsewhere that the learner has seen, and taken or left. */
  function write(text, settled = "") {
    const code = text === starter ? "" : text;
    const now = kept(name) ?? {};
    const others = [[seen, ""].includes(now.code) ? now.other : now.code];
    const [other] = others.filter((one) => one && ![code, settled].includes(one));
    seen = code;
    tell(keep(name, { code, other, starter }));
    ask(other);
  }
  function save() {
    clearTimeout(timer);
    if (isNew) write(editor().value);
    isNew = false;
  }
  addEventListener("pagehide", save); // the last keys before a page is left
  self.dl101Progress.onChange(() => {
    const now = kept(name);
    if (!now || editor().hasFocus || isNew) return;
    if (now.code && now.code !== editor().value) editor().value = now.code;
    seen = now.code;
    ask(now.other);
  });
  return {
    save,
    /** Ask what was not answered when the page was left. */
    askAgain: () => ask(kept(name)?.other),
    saveSoon() {
      isNew = true;
      clearTimeout(timer);
      timer = setTimeout(save, SAVE_AFTER);
    },
    /** Put code into the editor, and keep it. */
    put(code, settled) {
      editor().value = code;
      write(code, settled);
    },
  };
}
