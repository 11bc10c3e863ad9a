// Predict mode, and XOR's four pairs of inputs.

import { createCheck } from "../lib/checkbox.js";
import { button, freshId, h, set, setFormula, setText } from "../lib/dom.js";
import { showOnceDrawn } from "../lib/into_sight.js";
import { parseNumber } from "../lib/read_number.js";
import { same } from "../lib/state.js";
import { asked, given, guessed, question, RIGHT, readGuess, runOf, verdictOn } from "./guess.js";
import { CORNERS, short, xorRows } from "./model.js";

/** `edit(changes)` sets traits, `renew()` brings other inputs, `showAsked(cover)` the node
 * that is asked for into sight, above `cover`. `toggle` switches it on and off; `draw(state)` asks for the next value, or
 * says how it went. */
export function createPredict({ read, edit, renew, showAsked }) {
  const id = freshId("guess");
  const mode = createCheck({
    text: "Predict mode",
    choose(isOn) {
      edit(isOn ? { predict: "on", step: 0 } : { predict: "off" });
      if (isOn) goOn();
    },
  });
  const fresh = button("New inputs", () => {
    renew();
    goOn();
  });
  const label = h("label", { for: id });
  const parts = h("p", { class: "given" }); // while a phone's keyboard covers the drawing
  const field = h("input", { type: "text", id, class: "number-field", autocomplete: "off" });
  let wanted = ""; // what the answer in the field is about
  let isTyping = false; // else a phone would bring its keyboard up after each answer
  const type = (isOn) => {
    isTyping = isOn;
    form.classList.toggle("is-typing", isOn); // not :focus, or "Check" would move away under the finger
  };
  field.addEventListener("focus", () => type(true));
  const stepper = (sign, name, by) => {
    const press = () => {
      type(false);
      field.value = short((parseNumber(field.value) || 0) + by);
    };
    return set(button(sign, press, "button stepper"), { "aria-label": name });
  };
  const reply = h("p", { class: "reply", role: "status" });
  const check = (event) => {
    event.preventDefault();
    const text = field.value.trim().slice(0, 20);
    if (text !== "" && asked(read())) {
      const guess = readGuess(read(), text);
      edit(Number.isNaN(guess) ? { guess: text } : guessed(read(), text, guess));
      if (read().guess === RIGHT) field.value = "";
    }
    if (!asked(read()))
      fresh.focus({ preventScroll: true }); // the field is gone
    else if (isTyping) field.focus({ preventScroll: true });
    goOn();
  };
  const submit = h("button", { class: "button is-first" }, "Check");
  const form = h("form", { class: "toolbar guess keeps", onsubmit: check }, label,
    stepper("−", "One less", -1), field, stepper("+", "One more", 1), submit, parts); // biome-ignore format: as it looks
  const element = h("div", { class: "predict stays" }, form, h("div", { class: "row spread" }, reply, fresh));
  /** Once it is drawn: what is asked for next, or what closes it. */
  const goOn = () =>
    requestAnimationFrame(() => {
      const isStuck = getComputedStyle(element).position === "sticky"; // not above a phone's keyboard
      if (!isStuck) element.scrollIntoView({ block: "nearest", behavior: "instant" });
      else if (asked(read())) showAsked(element);
      else showOnceDrawn(reply);
    });
  return {
    element,
    toggle: mode.element,
    draw(now) {
      const isOn = now.predict === "on";
      mode.show(isOn);
      element.hidden = !isOn;
      form.hidden = !isOn || !asked(now);
      if (asked(now)) {
        setFormula(label, question(now));
        setFormula(parts, given(now));
      }
      const about = JSON.stringify([isOn, asked(now)?.id, runOf(now).run]);
      if (about !== wanted && document.activeElement !== field) field.value = "";
      wanted = about;
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
        setText(verdict, right ? "right" : `wanted ${target}`);
        set(buttons[i], { "aria-pressed": String(same(x, now.inputs)), "data-right": right });
      });
    },
  };
}
