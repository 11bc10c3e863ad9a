// What the picture shows, in words: seen below the picture, and spoken when it has come to rest.

import { h, setFormula, setText } from "./dom.js";

const PAUSE = 600; // milliseconds without change before it is spoken: a drag must not chatter
const GONE = 3000; // milliseconds after which the spoken copy goes, so that nobody reads it twice

/** `show(text)` puts it, "w₁" with a real subscript. Without `speaks` it is only seen: another part speaks. */
export function createReadout({ speaks = true } = {}) {
  const seen = h("p", { class: "readout" });
  const spoken = h("p", { class: "visually-hidden", role: "status" });
  let timer = 0;
  let shown = null;
  const speak = (text) => {
    setText(spoken, text);
    timer = setTimeout(() => setText(spoken, ""), GONE);
  };
  return {
    element: h("div", { class: "readout-box" }, seen, speaks ? spoken : null),
    show(text) {
      if (text === shown) return;
      setFormula(seen, text);
      clearTimeout(timer);
      // A page that opens does not speak by itself.
      if (speaks && shown !== null) timer = setTimeout(() => speak(text), PAUSE);
      shown = text;
    },
    stop: () => clearTimeout(timer),
  };
}
