// "Your own data": points from a table that is pasted or picked as a file, and back into a table.

import { h, setText } from "../../lib/dom.js";
import { saveFile } from "../../lib/save_file.js";
import { readCsv, SAMPLE, writeCsv } from "../formats/csv.js";
import { decodeFile } from "../formats/table.js";
import { datasetOf } from "../training/settings.js";

const LARGEST_FILE = 1_000_000; // bytes: 500 points take far less

export function createOwnDataPanel(act) {
  let settings = null;
  const text = h("textarea", {
    class: "own-text",
    rows: 6,
    spellcheck: "false",
    "aria-label": "Your points as a table",
    placeholder: "x1,x2,label\n1.5,-2,blue\n0.3,4.1,orange",
  });
  const problem = h("p", { class: "demo-notice", role: "alert", hidden: true });
  const said = h("p", { class: "panel-said", role: "status" });

  function complain(sentence) {
    problem.hidden = sentence === "";
    setText(problem, sentence);
    if (sentence) setText(said, "");
  }

  /** `before`: what is to be said first. */
  function use(before = []) {
    const { error = "", points, problem: kind, notes } = readCsv(text.value);
    complain(error);
    if (error) return; // the text and the points that were there stay
    act.setPoints(points, kind);
    setText(
      said,
      [
        `Your ${points.length} points are in the plot: filled ones to learn from, hollow ones for the test.`,
        ...before,
        ...notes,
      ].join(" "),
    );
  }

  async function open(event) {
    const [file] = event.target.files;
    event.target.value = ""; // the same file can be picked again
    if (!file) return;
    if (file.size > LARGEST_FILE) complain(`${file.name} is too large for 500 points: is it the right file?`);
    else take(decodeFile(await file.arrayBuffer()));
  }

  function take({ text: found, note, error }) {
    if (error) return complain(error);
    text.value = found;
    use(note ? [note] : []);
  }

  function showSample() {
    text.value = SAMPLE;
    complain("");
    setText(said, "This is a sample. Change it, or press Use these points.");
  }

  function clear() {
    act.setPoints([], settings.problem);
    complain("");
    setText(said, "All points are gone; Undo brings them back.");
  }

  const button = (name, onclick) => h("button", { type: "button", class: "button", onclick }, name);
  const file = h("input", {
    type: "file",
    class: "visually-hidden",
    accept: ".csv,.tsv,.txt,text/*",
    onchange: open,
  });
  const save = button("Save as CSV", () => saveFile("points.csv", writeCsv(settings.points), "text/csv"));
  const remove = button("Remove all points", clear);
  const element = h(
    "details",
    { class: "code-panel" },
    h("summary", {}, "Your own data"),
    h(
      "p",
      {},
      "Paste a table with three values on each line: x1, x2, label. The label is one of two words, or a number. Or draw: choose Your own as the data set, and click into the plot. A random part of the points is kept for the test: those are hollow.",
    ),
    text,
    problem,
    said,
    h(
      "div",
      { class: "panel-row" },
      button("Use these points", () => use()),
      h("label", { class: "button file-button" }, file, "Open a file"),
      button("Show a sample", showSample),
      save,
      remove,
    ),
  );
  return {
    element,
    show(now) {
      settings = now.settings;
      const hasPoints = settings.points.length > 0;
      save.hidden = !hasPoints;
      remove.hidden = !(hasPoints && datasetOf(settings) === "own");
    },
  };
}
