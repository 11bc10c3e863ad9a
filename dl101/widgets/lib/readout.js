// What the picture shows, in words: seen below the picture, and spoken when it has come to rest.

import { h, setText } from "./dom.js";

const PAUSE = 600; // milliseconds without change before it is spoken: a drag must not chatter
const GONE = 3000; // milliseconds after which the spoken copy goes, so that nobody reads it twice

export function createReadout() {
  const seen = h("p", { class: "readout" });
  const spoken = h("p", { class: "visually-hidden", role: "status" });
  let timer = 0;
  let first = true;
  const speak = (text) => {
    setText(spoken, text);
    timer = setTimeout(() => setText(spoken, ""), GONE);
  };
  return {
    element: h("div", { class: "readout-box" }, seen, spoken),
    show(text) {
      if (seen.textContent === text) return;
      setText(seen, text);
      clearTimeout(timer);
      if (!first) timer = setTimeout(() => speak(text), PAUSE);
      first = false; // a page that opens does not speak by itself
    },
    stop: () => clearTimeout(timer),
  };
}
