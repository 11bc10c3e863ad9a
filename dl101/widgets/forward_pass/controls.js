// What leads through the computation: buttons that step, predict mode, and XOR's four pairs of inputs.

import { createCheck } from "../lib/checkbox.js";
import { button, freshId, h, set, setFormula, setText } from "../lib/dom.js";
import { same } from "../lib/state.js";
import { asked, guessed, question, RIGHT, readGuess, verdictOn } from "./guess.js";
import { CORNERS, LAST, short, xorRows } from "./model.js";

const PACE = 1500; // milliseconds a step when it plays

/** `read()` gives the step, `go(step)` sets it. `stop()` ends the play. */
export function createSteps({ read, go }) {
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    setText(play, "Play");
  };
  const tick = () => {
    if (!document.hidden) go(Math.min(LAST, read() + 1));
  };
  const start = () => {
    if (read() === LAST) go(0);
    else tick();
    timer = setInterval(tick, PACE);
    setText(play, "Pause");
  };
  /** A button that leads to a step; it is left alone where that step is the present one. */
  const leading = (text, target, look) => {
    const press = () => {
      stop();
      if (target() !== read()) go(target());
    };
    return button(text, press, look);
  };
  const back = leading("Back", () => Math.max(0, read() - 1));
  const step = leading("Step", () => Math.min(LAST, read() + 1), "button is-first");
  const play = button("Play", () => (timer ? stop() : start()));
  const finish = leading("Finish", () => LAST);
  const over = leading("Start over", () => 0);
  const count = h("span", { class: "step-count" });
  const box = { class: "toolbar controls", role: "group", "aria-label": "Steps" };
  return {
    element: h("div", box, back, step, play, finish, over, count),
    stop,
    draw(now) {
      for (const one of [step, finish]) set(one, { "aria-disabled": String(now.step === LAST) });
      for (const one of [back, over]) set(one, { "aria-disabled": String(now.step === 0) });
      if (timer && now.step === LAST) stop();
      setText(count, `Step ${now.step} of ${LAST}`);
    },
  };
}

/** `edit(changes)` sets traits. `draw(state)` asks for the next value, or says how it went. */
export function createPredict({ read, edit }) {
  const id = freshId("guess");
  const mode = createCheck({
    text: "Predict mode",
    choose: (isOn) => edit(isOn ? { predict: "on", step: 0 } : { predict: "off" }),
  });
  const label = h("label", { for: id });
  const field = h("input", { type: "text", id, class: "number-field", autocomplete: "off" });
  const reply = h("p", { class: "reply", role: "status" });
  const check = (event) => {
    event.preventDefault();
    const text = field.value.trim().slice(0, 20);
    if (text !== "" && asked(read())) {
      const guess = readGuess(read(), text);
      edit(Number.isNaN(guess) ? { guess: text } : guessed(read(), text, guess));
      if (read().guess === RIGHT) field.value = "";
    }
    field.focus();
  };
  const submit = h("button", { class: "button is-first" }, "Check");
  const form = h("form", { class: "toolbar guess", onsubmit: check }, label, field, submit);
  return {
    element: h("div", { class: "column predict" }, mode.element, form, reply),
    draw(now) {
      const isOn = now.predict === "on";
      mode.show(isOn);
      form.hidden = !isOn || !asked(now);
      reply.hidden = !isOn;
      if (asked(now)) setFormula(label, question(now));
      if (now.guess === "" && document.activeElement !== field) field.value = "";
      const [verdict, text] = isOn ? verdictOn(now) : ["", ""];
      reply.dataset.verdict = verdict;
      setFormula(reply, text);
    },
  };
}

/** XOR's four pairs of inputs: what the network answers to each, and whether that is right. `choose(inputs)` runs at a pick. */
export function createCorners(choose) {
  const buttons = CORNERS.map((x) =>
    h("button", { type: "button", class: "button corner", onclick: () => choose(x) }, h("span"), h("b")),
  );
  const title = h("p", { class: "presets-title" }, "XOR: choose a pair of inputs");
  const box = { class: "chips corners", role: "group", "aria-label": "XOR's four inputs" };
  const element = h("div", box, title, ...buttons);
  return {
    element,
    draw(now) {
      element.hidden = now.task !== "xor";
      xorRows(now).forEach(({ x, y, target, right }, i) => {
        const [answer, verdict] = buttons[i].children;
        setText(answer, `(${x.join(", ")}) → ${short(y)} `);
        setText(verdict, right ? "right" : `should be ${target}`);
        set(buttons[i], { "aria-pressed": String(same(x, now.inputs)), "data-right": right });
      });
    },
  };
}
