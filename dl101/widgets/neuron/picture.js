// What both lessons show of the neuron: gate, score, plane and readout in one column; and, to be placed, the sliders,
// the drawing and the table of the four points.

import { signClass } from "../lib/colors.js";
import { column } from "../lib/columns.js";
import { button, h, set, setFormula, setText } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createChoice } from "../lib/radio_group.js";
import { createDiagram } from "./diagram.js";
import { CORNERS, GATES, LIMIT, pair, parameters, truthTable } from "./model.js";
import { createPlane } from "./plane.js";
import { wantedWords } from "./words.js";

/**
 * Besides what lib/demo.js gives: the choice's `legend`, the table's `caption`, what the `ring` around a corner means;
 * `goTo(gate)` runs when the next gate that is offered is picked, `ask()` when the question why XOR can't be more than
 * three, `choose(index)`, if given, when a corner is.
 *
 * `draw(state, {corner, next, canAsk, corrected, line})`: the corner in the drawing, the gate to offer or "", whether the
 * question is offered, the corner with a full ring, and the {weights, bias} of the line, if they are not yet the state's.
 */
export function createPicture(options) {
  const { state, parts, edit, end, forget, colors, legend, caption, ring, goTo, ask, choose } = options;
  const gate = createChoice({
    legend,
    options: GATES.map((id) => ({ id, text: id })),
    choose(id) {
      forget(); // what was told is about the gate before
      edit({ gate: id });
    },
  });
  const score = createScore({ goTo, ask });
  const plane = createPlane({ state, edit, end, choose, ring });
  const sliders = createSliders({ state, edit, end });
  const diagram = createDiagram();
  const table = createTable({ caption, choose });
  return {
    gate: gate.element,
    // The sum of a corner that is chosen stands below the plane: on a phone, the drawing is out of sight.
    column: column(
      gate.element,
      score.element,
      plane.element,
      choose && diagram.sum,
      plane.key,
      parts.readout,
    ),
    sliders: sliders.element,
    diagram: diagram.element,
    sum: diagram.sum,
    table: table.element,
    draw(now, { corner, next, canAsk, corrected, line }) {
      const rows = truthTable(now);
      gate.show(now.gate);
      score.draw(now, rows, { next, canAsk });
      plane.draw({ ...now, ...line }, { rows, corner, corrected, colors: colors() });
      sliders.draw(now);
      diagram.draw(now, rows[corner]);
      table.draw(corner, rows);
    },
  };
}

/**
 * How many of the four points are right, and which should say yes, always in view; and the way to the `next` gate, or to
 * the question why it can't be more, when there is one to offer.
 */
function createScore({ goTo, ask }) {
  const dots = CORNERS.map(() => h("span", { class: "score-dot" }));
  const text = h("span", { class: "score-text" });
  const wanted = h("span", { class: "wanted" });
  const onward = button("", () => (onward.dataset.gate ? goTo(onward.dataset.gate) : ask()), "chip is-first");
  const element = h(
    "p",
    { class: "score" },
    h("span", { class: "score-dots", "aria-hidden": "true" }, ...dots),
    text,
    h("span", { class: "score-way" }, wanted, onward),
  );
  return {
    element,
    draw(now, rows, { next, canAsk = false }) {
      const { gate } = now;
      const right = rows.filter((row) => row.right).length;
      const solved = right === rows.length;
      rows.forEach((row, i) => {
        dots[i].classList.toggle("is-right", row.right);
      });
      element.classList.toggle("is-solved", solved);
      setText(text, solved ? `${gate}: all 4 right!` : `${gate}: ${right} of 4 right`);
      setText(wanted, wantedWords(now, right));
      wanted.hidden = solved; // the way on stands in its place
      onward.hidden = next === "" && !canAsk;
      onward.dataset.gate = next;
      setText(onward, next ? `Next: ${next} →` : "Why? ↓");
    },
  };
}

/** The three numbers of the neuron: a slider each. */
function createSliders({ state, edit, end }) {
  const slider = (name, label, change) =>
    createNumberSlider({ name, label, low: -LIMIT, high: LIMIT, change, end });
  const weight = (i) =>
    slider(`w${"₁₂"[i]}`, `w${i + 1}, weight ${i + 1}`, (value) =>
      edit({ weights: state.read().weights.with(i, value) }, `w${i}`),
    );
  const sliders = [weight(0), weight(1), slider("b", "b, bias", (bias) => edit({ bias }, "b"))];
  return {
    element: h("div", { class: "sliders" }, ...sliders.map(({ element }) => element)),
    draw(now) {
      parameters(now).forEach((value, i) => {
        sliders[i].show(value);
      });
    },
  };
}

/**
 * The four points: sum, output, what is wanted, right or wrong. With `choose`, a click or the button in a row sends
 * that corner's inputs through the diagram; without, the marked row is the one that comes next.
 */
function createTable({ caption, choose }) {
  const heads = ["(x₁, x₂)", "sum z", "output", "wanted", "verdict"].map((text) =>
    setFormula(h("th", { scope: "col" }), text),
  );
  const rows = CORNERS.map((x, i) => {
    const cells = ["z", "output", "target", "verdict"].map((name) => h("td", { class: name }));
    const head = choose
      ? [h("button", { type: "button", class: "row-button" }, pair(x))]
      : [h("span", { class: "next-mark", "aria-hidden": "true" }, "→"), pair(x)];
    const row = h("tr", {}, h("th", { scope: "row" }, ...head), ...cells);
    if (choose) row.addEventListener("click", () => choose(i));
    return { row, head: head[0], cells };
  });
  return {
    element: h(
      "table",
      { class: "corner-table numbers" },
      h("caption", { class: "visually-hidden" }, caption),
      h("thead", {}, h("tr", {}, ...heads)),
      h("tbody", {}, ...rows.map(({ row }) => row)),
    ),
    draw(corner, answers) {
      answers.forEach(({ z, output, target, right }, i) => {
        const { row, head, cells } = rows[i];
        row.classList.toggle("is-chosen", i === corner);
        if (choose) set(head, { "aria-pressed": String(i === corner) });
        else set(row, { "aria-current": i === corner ? "step" : null });
        const texts = [fixed(z), String(output), String(target), right ? "✓ right" : "✗ wrong"];
        for (const [at, text] of texts.entries()) setText(cells[at], text);
        cells[0].className = `z ${signClass(z)}`;
        cells[3].className = `verdict ${right ? "is-right" : "is-wrong"}`;
      });
    },
  };
}
