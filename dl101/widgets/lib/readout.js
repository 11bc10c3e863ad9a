// What the picture shows, in words: seen below the picture, and spoken when it has come to rest.

import { h, setText } from "./dom.js";

const PAUSE = 600; // milliseconds without change before it is spoken: a drag must not chatter

export function createReadout() {
  const seen = h("p", { class: "readout" });
  const spoken = h("p", { class: "visually-hidden", role: "status" });
  let timer = 0;
  let first = true;
  return {
    element: h("div", { class: "readout-box" }, seen, spoken),
    show(text) {
      if (seen.textContent === text) return;
      setText(seen, text);
      clearTimeout(timer);
      if (!first) timer = setTimeout(() => setText(spoken, text), PAUSE);
      first = false; // a page that opens does not speak by itself
    },
    stop: () => clearTimeout(timer),
  };
}
