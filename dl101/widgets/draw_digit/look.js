// What one looks into: a map, one cell of it, the multiplications behind that cell; and the way back.

import { button, h, set } from "../lib/dom.js";
import { createKernels, createMap } from "./big_map.js";
import { pathUp } from "./model.js";
import { createSums, createWork } from "./products.js";
import { crumbs } from "./words.js";

/** `look(path)` goes there, `leave(path)` back. */
export function createLook(context) {
  const way = createWay(context);
  const parts = [createMap(context), createKernels(), createSums(context), createWork()];
  const empty = h("p", { class: "look-empty" }, "Press a map to see its kernel and its numbers.");
  const body = h("div", { class: "look-body" }, ...parts.map(({ element }) => element));
  return {
    element: h(
      "section",
      { class: "look", "aria-label": "A map, and what it is made of" },
      way.element,
      empty,
      body,
    ),
    /** What has the focus may go away: only the map stays, and "Back". */
    keepFocus() {
      if (!document.activeElement.closest(".map")) way.back.focus({ preventScroll: true });
    },
    draw(now, flow) {
      const isOpen = now.path.length > 0;
      set(empty, { hidden: isOpen });
      set(body, { hidden: !isOpen });
      way.draw(now);
      if (isOpen) for (const one of parts) one.draw(now, flow);
    },
  };
}

/** Where one is, and the way back. */
function createWay({ state, leave }) {
  const back = button("‹ Back", () => leave(pathUp(state.read().path)));
  const list = h("ol", { class: "crumbs" });
  let shown = "";
  return {
    back,
    element: h("nav", { class: "look-way", "aria-label": "Where you are" }, back, list),
    draw({ path }) {
      set(back, { hidden: path.length === 0 });
      if (shown === String(path)) return;
      shown = String(path);
      const steps = crumbs(path);
      list.replaceChildren(
        ...steps.map(([words, to], i) => {
          const isLast = i === steps.length - 1;
          const step = to && !isLast ? button(words, () => leave(to), "crumb") : h("span", {}, words);
          return h("li", { "aria-current": isLast ? "step" : null }, step);
        }),
      );
    },
  };
}
