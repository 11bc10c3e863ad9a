// The picture: ink, sixteen hidden neurons, ten outputs. What each shows follows from the step.

import { clamp } from "../lib/arithmetic.js";
import { h, isCalm, set, setFormula, setText } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createPixels } from "../lib/pixels.js";
import { createChoice } from "../lib/radio_group.js";
import { same } from "../lib/state.js";
import { CLASSES, digitOf, hasCome, STEPS, stepOf, UNITS } from "./model.js";
import { createChange, createTravel } from "./motion.js";
import { captions, hiddenText, signedNumber } from "./words.js";

const SPEEDS = { normal: 1, slow: 0.5, fast: 2 };
export const speedOf = ({ speed }) => SPEEDS[speed];
const LOGIT = 15; // at the end of its bar
const GRADIENT = 1; // of a hidden neuron: the full color, for each digit alike

/** A number's part of the full color, from −1 to 1. By its root: small ones can be seen, too. */
const strength = (limit) => (value) => Math.sign(value) * Math.sqrt(Math.abs(value) / limit);
const rows = (W, factors, limit) => W.map((row) => row.map((w, i) => w * factors[i]).map(strength(limit)));
const even = (values, count, limit) => values.map((value) => Array(count).fill(strength(limit)(value)));

/** What the hidden neurons' pictures show, 16 × 64, at each step. */
function hiddenPictures({ network: [{ W }], x, dh, deltas, dW1 }, state) {
  if (!hasCome(state, "h")) return rows(W, Array(64).fill(1), 0.8);
  if (!hasCome(state, "dh")) return rows(W, x, 0.8);
  if (!hasCome(state, "deltas")) return even(dh, 64, GRADIENT);
  return hasCome(state, "dW1") ? rows(dW1, Array(64).fill(1), GRADIENT) : even(deltas, 64, GRADIENT);
}

/** What the outputs' pictures show, 10 × 16. */
function outputPictures({ network: [, { W }], h: hidden, errors, dW2 }, state) {
  if (!hasCome(state, "z")) return rows(W, Array(16).fill(1), 1.3);
  if (!hasCome(state, "errors")) return rows(W, hidden, 3);
  if (!hasCome(state, "dW2")) return even(errors, 16, 1);
  if (STEPS[state.step] !== "dh") return rows(dW2, Array(16).fill(1), 3);
  return W.map((row, i) => row.map((w) => strength(1.2)(w * errors[i]))); // what goes back
}

/** `draw(state, flow, before)`: before is the flow before the last update, or null. `tell()`: a neuron is to be read of. */
export function createStage({ edit, state, colors, redraw, tell }) {
  const ink = createPixels(8);
  const says = h("p", { class: "says" });
  const hidden = createHidden((chosen) => {
    edit({ chosen });
    tell();
  });
  const outputs = createOutputs((target) =>
    edit({ target, step: Math.max(state.read().step, stepOf("loss")) }),
  );
  const layer = (name, head, ...content) => h("div", { class: `layer ${name}` }, head, ...content);
  const title = () => h("p", { class: "layer-title" });
  const titles = [title(), title(), title()];
  const element = h(
    "div",
    { class: "flow" },
    layer("ink", titles[0], ink.element, says),
    layer("hidden", titles[1], hidden.element),
    layer("outputs", titles[2], outputs.element),
  );
  const change = createChange(redraw);
  const journeys = createJourneys(element, { ink: ink.element, hidden, outputs, colors });
  return {
    element,
    draw(now, flow, before) {
      const { ink: black, positive, negative } = colors();
      const signed = [positive, negative];
      const speed = isCalm() ? 0 : speedOf(now);
      const isOnTheWay = journeys(now, flow, before, speed);
      const pictures = [...hiddenPictures(flow, now), ...outputPictures(flow, now)];
      const values = change(pictures.flat(), speed, isOnTheWay ? 0.8 : 0);
      ink.show(digitOf(now.digit).x, black);
      setText(says, `A handwritten ${flow.label}`);
      captions(now).forEach((text, i) => {
        setFormula(titles[i], text);
      });
      set(element, { "data-step": STEPS[now.step] });
      hidden.draw(now, flow, values.slice(0, 1024), signed);
      outputs.draw(now, flow, before, values.slice(1024), signed);
    },
  };
}

/** The hidden neurons: press one to read of it. */
function createHidden(choose) {
  const pictures = UNITS.map(() => createPixels(8));
  const names = UNITS.map(() => h("span", { class: "visually-hidden" }));
  const numbers = UNITS.map(() => h("span", { class: "number", "aria-hidden": "true" }));
  const tiles = UNITS.map((unit) =>
    h("span", { class: "tile" }, names[unit], pictures[unit].element, numbers[unit]),
  );
  const choice = createChoice({
    legend: "A hidden neuron to read of",
    options: tiles.map((text, id) => ({ id, text })),
    choose,
  });
  return {
    element: choice.element,
    grid: choice.element.querySelector(".choice-row"),
    pictures: pictures.map(({ element }) => element),
    numbers,
    draw(now, flow, values, signed) {
      choice.show(now.chosen);
      for (const unit of UNITS) {
        const [name, value, size] = hiddenNumber(now, flow, unit);
        const isSilent = hasCome(now, "h") && flow.h[unit] === 0;
        pictures[unit].show(values.slice(64 * unit, 64 * unit + 64), ...signed);
        setText(
          names[unit],
          `Neuron ${unit + 1}${name && `, ${name} = ${value}`}${isSilent ? ", silent" : ""}`,
        );
        setText(numbers[unit], value);
        const isStopped = isSilent && hasCome(now, "deltas");
        set(tiles[unit], { class: `tile ${isSilent ? "is-silent" : ""} ${isStopped ? "is-stopped" : ""}` });
        set(numbers[unit], {
          class: `number ${size < 0 ? "is-negative" : "is-positive"}`,
          style: `--share: ${Math.min(1, Math.abs(size)).toFixed(3)}`,
        });
      }
    },
  };
}

/** What a hidden neuron says at a step: its number's name and text, and its strength as a color. */
function hiddenNumber(now, { h: hidden, dh, deltas }, unit) {
  if (!hasCome(now, "h")) return ["", "", 0];
  if (!hasCome(now, "dh")) return ["h", hiddenText(hidden[unit]), strength(5)(hidden[unit])];
  const [name, value] = hasCome(now, "deltas") ? ["δ", deltas[unit]] : ["∂L/∂h", dh[unit]];
  return [name, signedNumber(value), strength(GRADIENT)(value)];
}

/** The outputs: press one to make it the target. */
function createOutputs(choose) {
  const part = (name) => CLASSES.map(() => h("span", { class: name, "aria-hidden": "true" }));
  const pictures = CLASSES.map(() => createPixels(4));
  const [bars, marks, numbers] = ["fill", "mark", "number"].map(part);
  const names = CLASSES.map(() => h("span", { class: "visually-hidden" }));
  const lines = CLASSES.map((digit) =>
    h(
      "span",
      { class: "output" },
      h("b", { class: "digit", "aria-hidden": "true" }, String(digit)),
      names[digit],
      pictures[digit].element,
      h("span", { class: "track" }, bars[digit], marks[digit]),
      numbers[digit],
    ),
  );
  const choice = createChoice({
    legend: "The target digit",
    options: lines.map((text, id) => ({ id, text })),
    choose,
  });
  return {
    element: choice.element,
    pictures: pictures.map(({ element }) => element),
    arriving: [...bars, ...numbers],
    draw(now, flow, before, values, signed) {
      choice.show(hasCome(now, "loss") ? flow.target : "");
      for (const digit of CLASSES) {
        const [name, value, from, to] = outputNumber(now, flow, digit);
        pictures[digit].show(values.slice(16 * digit, 16 * digit + 16), ...signed);
        setText(names[digit], `${digit}${name && `, ${name} = ${value}`}`);
        setText(numbers[digit], value);
        set(bars[digit], {
          class: `fill ${to > 0.5 || from === 0 ? "is-positive" : "is-negative"}`,
          style: `--from: ${Math.min(from, to).toFixed(4)}; --to: ${Math.max(from, to).toFixed(4)}`,
        });
        const isCompared = before && ["p", "loss"].includes(STEPS[now.step]);
        marks[digit].hidden = !isCompared;
        marks[digit].style.setProperty("--at", isCompared ? before.p[digit].toFixed(4) : 0);
      }
    },
  };
}

/** What an output says at a step: its number's name and text, and its bar's two ends from 0 to 1. */
function outputNumber(now, { z, p, errors }, digit) {
  const half = (share) => 0.5 + clamp(share, -1, 1) / 2;
  if (!hasCome(now, "z")) return ["", "", 0.5, 0.5];
  if (!hasCome(now, "p")) return ["z", fixed(z[digit], 1), 0.5, half(z[digit] / LOGIT)];
  if (!hasCome(now, "errors")) return ["p", fixed(p[digit], 3), 0, p[digit]];
  return ["p − y", signedNumber(errors[digit], 3), 0.5, half(errors[digit])];
}

/** Which journey leads from one state to the next: one step more, or an update, which can be compared. */
function journeyOf(before, now, flowThen) {
  if (now.digit !== before.digit) return "";
  const more = now.updates.length - before.updates.length;
  if (more) return more === 3 && flowThen ? "update" : "";
  return now.step === before.step + 1 ? JOURNEYS[STEPS[now.step]] : "";
}
const JOURNEYS = {
  h: "inkToHidden",
  z: "hiddenToOutputs",
  dW2: "hiddenToOutputs",
  dh: "outputsToHidden",
  dW1: "inkToHidden",
};

/** Copies of pictures travel. The function that comes back starts them, and says whether any does. */
function createJourneys(element, { ink, hidden, outputs, colors }) {
  const travel = createTravel(element);
  let last = null;
  return (now, flow, flowThen, speed) => {
    const before = last;
    last = now;
    const parts = ({ digit, step, updates }) => [digit, step, ...updates];
    if (before && same(parts(before), parts(now))) return false;
    travel.clear();
    const kind = before && speed ? journeyOf(before, now, flowThen) : "";
    const { positive, negative, ink: black } = colors();
    const copy = (columns, values, plus = positive) => {
      const pixels = createPixels(columns);
      pixels.show(values, plus, negative);
      return pixels;
    };
    const all = (nodes, journey) =>
      nodes.forEach((node, i) => {
        travel.fly(...journey(node, i), speed, i);
      });
    const start = {
      inkToHidden: () => all(hidden.pictures, (to) => [ink, to, copy(8, flow.x, black)]),
      hiddenToOutputs: () =>
        all(outputs.pictures, (to) => [hidden.grid, to, copy(4, flow.h.map(strength(5)))]),
      outputsToHidden: () => {
        const sent = outputPictures(flow, now);
        all(outputs.pictures, (from, i) => [from, hidden.grid, copy(4, sent[i])]);
      },
      update: () => all(hidden.pictures, (at, i) => [at, at, copy(8, minus(flowThen.dW1[i]))]),
    }[kind];
    start?.();
    const arriving = { h: hidden.numbers, dh: hidden.numbers, z: outputs.arriving }[STEPS[now.step]];
    if (start && arriving) travel.arrive(arriving, speed);
    return Boolean(start);
  };
}

/** What an update adds to weights with this gradient, as strengths. */
const minus = (gradient) => gradient.map((slope) => -strength(GRADIENT)(slope));
