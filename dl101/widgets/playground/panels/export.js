// "As code": the training as a PyTorch script of its own, or the present network with the course's dl101.network.

import { createCodePanel } from "../../lib/code_panel.js";
import { h } from "../../lib/dom.js";
import { saveFile } from "../../lib/save_file.js";
import { networkScript } from "../formats/numpy.js";
import { torchScript } from "../formats/pytorch.js";

export const FORMS = ["PyTorch", "NumPy"];
const FILES = { PyTorch: "playground_torch.py", NumPy: "playground_numpy.py" };
const NOTES = {
  PyTorch:
    "It trains the same network on the same points, step by step, and prints the same losses. The points stand at its end.",
  NumPy: "The network as it is now. It needs the course's package, dl101, and trains nothing.",
};

/** What is written is the state at rest: a script of thousands of numbers is not made anew in each frame. */
export function createExportPanel(act) {
  let [now, form, made] = [null, "", ""];
  let sources = { PyTorch: "", NumPy: "" };
  const panel = createCodePanel({
    forms: FORMS,
    choose(chosen) {
      form = chosen;
      act.chooseCode(form);
      refresh();
    },
  });
  const { element } = panel;
  const note = h("p", { class: "panel-said" });
  const save = h(
    "button",
    { type: "button", class: "button", onclick: () => saveFile(FILES[form], sources[form], "text/x-python") },
    "Save as a file",
  );
  element.querySelector(".copy-state").before(save);
  element.querySelector("pre").before(note);
  element.addEventListener("toggle", refresh);

  function refresh() {
    if (!element.open || now === null || now.playing || now.running) return;
    const { settings, session } = now;
    const key = `${form} ${session.version} ${JSON.stringify(settings)}`;
    if (key !== made) {
      made = key;
      const source =
        form === "NumPy"
          ? networkScript(settings, session.engine)
          : torchScript(settings, session.start, session.epoch);
      sources = { ...sources, [form]: source };
    }
    note.textContent = NOTES[form];
    panel.show(form, sources);
  }
  return {
    element,
    show(next) {
      now = next;
      form = now.code_form;
      refresh();
    },
  };
}
