// All drawings in a table, a column for each digit: those to learn from, and the held-out ones with what the network reads.

import { boxOf } from "../data/drawings.js";
import { button, h, set, svg } from "../lib/dom.js";
import { DIGITS, slotOf } from "../lib/kept_drawings.js";
import { askedOf, digitOf, drawingsOf, isLearned, OWN, roundsOf } from "./model.js";
import { readings } from "./training/readings.js";
import { stepOf } from "./training/teaching.js";

/** `choose(slot)` runs when one of the learner's own is pressed. */
export function createTray({ choose }) {
  const body = h("tbody");
  const heads = DIGITS.map((digit) => h("th", { scope: "col" }, String(digit)));
  const corner = h("td", {}, h("span", { class: "visually-hidden" }, "digit"));
  const element = h(
    "table",
    { class: "tray" },
    h("caption", { class: "visually-hidden" }, "The drawings, and what the network reads"),
    h("thead", {}, h("tr", {}, corner, ...heads)),
    body,
  );
  let [rounds, parts] = [0, null];
  return {
    element,
    draw(now) {
      const shown = roundsOf(now);
      if (shown.length !== rounds) {
        rounds = shown.length;
        parts = shown.map((round) => createRound(round, choose));
        body.replaceChildren(...parts.flatMap(({ rows }) => rows));
      }
      const read = new Map(readings(now).map((one) => [one.slot, one]));
      for (const part of parts) part.draw(now, read);
    },
  };
}

/** The rows of one drawing of each digit. */
function createRound(round, choose) {
  const slots = DIGITS.map((digit) => slotOf(digit, round));
  const held = !isLearned(slots[0]);
  const cells = slots.map((slot) => createCell(slot, choose));
  const answers = (held ? ["before", "now"] : []).map((when) => createAnswers(when, slots));
  const row = (name, nodes, look) =>
    h("tr", { class: look }, h("th", { scope: "row" }, name), ...nodes.map((node) => h("td", {}, node)));
  return {
    rows: [
      row(
        held ? "held out" : "to learn",
        cells.map(({ element }) => element),
        held ? "is-held" : "is-learned",
      ),
      ...answers.map(({ element }) => element),
    ],
    draw(now, read) {
      for (const cell of cells) cell.draw(now);
      for (const one of answers) one.draw(now, read);
    },
  };
}

/** Whether a drawing to learn from is left out. */
const isIdle = ({ sevens }, slot) => sevens && isLearned(slot) && digitOf(slot) !== 7;

const PAD = 0.12; // around a drawing, as a part of its size

/** One drawing: a button, where it can be drawn anew. */
function createCell(slot, choose) {
  const ink = svg("path", { class: "ink" });
  const picture = svg("svg", { "aria-hidden": "true" }, ink);
  const press = set(
    button("", () => choose(slot), "slot"),
    { "aria-label": slot },
  );
  press.append(picture);
  let shown = "";
  return {
    element: press,
    draw(now) {
      const strokes = drawingsOf(now)[slot] ?? [];
      const isOwn = now.hand === OWN;
      const kind = isLearned(slot) ? "to learn from" : "held out";
      set(press, {
        "aria-label": `${slot[0]}, ${kind}: ${strokes.length ? "drawn" : "empty"}`,
        class: isIdle(now, slot) ? "slot is-idle" : "slot",
        "aria-current": isOwn && slot === askedOf(now) ? "true" : null,
        disabled: !isOwn,
      });
      const key = JSON.stringify(strokes);
      if (key === shown) return;
      shown = key;
      show(strokes);
    },
  };

  function show(strokes) {
    if (!strokes.length) return set(ink, { d: "" });
    const { low, high } = boxOf(strokes);
    const size = Math.max(high[0] - low[0], high[1] - low[1], 0.05) * (1 + 2 * PAD);
    const corner = [0, 1].map((way) => (low[way] + high[way] - size) / 2);
    const place = (point) =>
      point.map((part, way) => ((100 * (part - corner[way])) / size).toFixed(0)).join(" ");
    set(picture, { viewBox: "0 0 100 100" });
    return set(ink, {
      d: strokes.map((stroke) => `M${stroke.map(place).join("L")}${stroke[1] ? "" : "h1"}`).join(""),
    });
  }
}

/** What the network reads in a row of held-out drawings, before it was taught or now: a mark tells right from wrong. */
function createAnswers(when, slots) {
  const cells = slots.map(() => h("td"));
  const element = h(
    "tr",
    { class: "answers" },
    h("th", { scope: "row" }, when === "now" ? "after" : "before"),
    ...cells,
  );
  return {
    element,
    draw(now, read) {
      slots.forEach((slot, i) => {
        const one = when === "before" || stepOf(now) ? read.get(slot) : null;
        const verdict = one ? (one[when].answer === one.digit ? "right" : "wrong") : null;
        const text = one ? `${one[when].answer}` : "";
        if (cells[i].dataset.shown === text + verdict) return;
        cells[i].dataset.shown = text + verdict;
        set(cells[i], { "data-verdict": verdict });
        cells[i].replaceChildren(
          ...(one
            ? [
                text,
                h("span", { "aria-hidden": "true" }, verdict === "right" ? "✓" : "✗"),
                h("span", { class: "visually-hidden" }, ` ${verdict}`),
              ]
            : []),
        );
      });
    },
  };
}
