// "Share": the present settings as a link, and a place to open one, from here or from the TensorFlow Playground.

import { copyText } from "../../lib/code_panel.js";
import { h, set, setText } from "../../lib/dom.js";
import { readAddress, writeAddress } from "../formats/address.js";

/** The address of the Playground's page in the book, "" in a notebook. */
function pageAddress() {
  const root = document.documentElement.dataset.content_root;
  return root === undefined ? "" : new URL(`${root}chapters/playground.html`, document.baseURI).href;
}

export function createSharePanel(act) {
  const page = pageAddress();
  const link = h("input", {
    type: "text",
    class: "panel-field",
    readonly: true,
    "aria-label": "Link to these settings",
    onfocus: () => link.select(),
  });
  const copied = h("span", { class: "copy-state", role: "status" });
  const pasted = h("input", { type: "text", class: "panel-field", spellcheck: "false", autocomplete: "off" });
  const problem = h("p", { class: "demo-notice", role: "alert", hidden: true });
  const said = h("p", { class: "panel-said", role: "status" });

  function open(event) {
    event.preventDefault();
    const { named, notices, found } = readAddress(pasted.value);
    problem.hidden = found > 0;
    setText(
      problem,
      found ? "" : "This is no link of a Playground: it has parts such as #dataset=circle in it.",
    );
    setText(said, found ? ["Opened. Undo brings back what was there.", ...notices].join(" ") : "");
    if (!found) return;
    act.load(named);
    pasted.value = "";
  }

  const button = (name, attributes) => h("button", { class: "button", ...attributes }, name);
  const copy = button("Copy", { type: "button", onclick: () => copyText(link.value, copied) });
  const element = h(
    "details",
    { class: "code-panel" },
    h("summary", {}, "Share"),
    h(
      "p",
      {},
      page
        ? "This link opens the Playground with these settings. The first weights come with it: they follow from the seed. What was trained or set by hand does not."
        : "Put this behind the address of the book's Playground, and it opens with these settings.",
    ),
    h("div", { class: "panel-row" }, link, copy, copied),
    h(
      "form",
      { class: "panel-row", onsubmit: open },
      h("label", { class: "panel-label" }, "Open a link, also one of the TensorFlow Playground ", pasted),
      button("Open", { type: "submit" }),
    ),
    problem,
    said,
  );
  return {
    element,
    show({ settings, hidden }) {
      const address = page + writeAddress(settings, hidden);
      if (link.value === address) return;
      link.value = address;
      set(link, { value: address });
      setText(copied, ""); // what was copied is no longer what is shown
    },
  };
}
