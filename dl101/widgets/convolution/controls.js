// The settings, the buttons that slide the window, and predict mode.

import { createCheck } from "../lib/checkbox.js";
import { button, freshId, h, isCalm, set, setText } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { showOnceDrawn } from "../lib/into_sight.js";
import { same } from "../lib/state.js";
import { isAsking, isRight, nextAsked, verdictOn } from "./guess.js";
import {
  chosen,
  DILATIONS,
  isLast,
  KERNEL_SIZES,
  mapOf,
  PADDINGS,
  placeIn,
  range,
  SIZES,
  STRIDES,
  stepped,
} from "./model.js";
import { KERNELS, kernelOf, PICTURES, pictureOf, recentered, resized } from "./pictures.js";

const PACE = 700; // milliseconds a cell when the window slides

const OWN = { id: "own", text: "your own" };
const idOf = (list, made, rows) => list.find(({ id }) => same(made(id, rows.length), rows))?.id ?? OWN.id;
const pictureId = ({ image }) => idOf(PICTURES, pictureOf, image);
const kernelId = ({ kernel }) => idOf(KERNELS, kernelOf, kernel);

/** Picture and kernel with their sizes; stride, padding and dilation. `change(changes)` sets traits. */
export function createSettings({ read, change }) {
  const select = (label, options, choose) => createSelect({ label, options, choose });
  const sizes = ({ low, high }) => range(low, high).map((id) => ({ id, text: `${id} × ${id}` }));
  const plain = (values) => values.map((id) => ({ id, text: String(id) }));
  const rescaled = (id, made, rows, size, own) => (id === OWN.id ? own(rows, size) : made(id, size));
  const all = {
    picture: select("Picture", [...PICTURES, OWN], (id) =>
      change({ image: pictureOf(id, read().image.length) }),
    ),
    n: select("Side n", sizes(SIZES), (n) => {
      const now = read();
      change({ image: rescaled(pictureId(now), pictureOf, now.image, n, resized) });
    }),
    kernel: select("Kernel", [...KERNELS, OWN], (id) =>
      change({ kernel: kernelOf(id, read().kernel.length) }),
    ),
    k: select("Side k", sizes(KERNEL_SIZES), (k) => {
      const now = read();
      change({ kernel: rescaled(kernelId(now), kernelOf, now.kernel, k, recentered) });
    }),
    stride: select("Stride s", plain(STRIDES), (stride) => change({ stride })),
    padding: select("Padding p", plain(PADDINGS), (padding) => change({ padding })),
    dilation: select("Dilation d", plain(DILATIONS), (dilation) => change({ dilation })),
  };
  return {
    element: h("div", { class: "settings" }, ...Object.values(all).map(({ element }) => element)),
    draw(now) {
      all.picture.show(pictureId(now), OWN.id);
      all.kernel.show(kernelId(now), OWN.id);
      all.n.show(now.image.length);
      all.k.show(now.kernel.length);
      for (const name of ["stride", "padding", "dilation"]) all[name].show(now[name]);
    },
  };
}

const ARROWS = [
  ["↑", "Up", [-1, 0]],
  ["↓", "Down", [1, 0]],
  ["←", "Left", [0, -1]],
  ["→", "Right", [0, 1]],
];

/** Buttons that slide the window over the picture, and arrows that move the chosen cell, for fingers. */
export function createBar({ read, look }) {
  let timer = 0;
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  const step = (by) => look({ part: "output", cell: stepped(read(), by) });
  const goOn = () => {
    timer = setTimeout(() => {
      if (!document.hidden) step(1);
      if (isLast(read())) stop();
      if (timer) goOn();
    }, PACE);
  };
  const pressed = (by) => () => {
    stop();
    step(by);
  };
  const play = button("Play", () => {
    if (timer) return stop();
    if (isLast(read())) look({ part: "output", cell: [0, 0] });
    else step(1);
    goOn();
  });
  const [back, next] = [button("Back", pressed(-1)), button("Step", pressed(1), "button is-first")];
  const move = (by) => {
    stop();
    const { part, place } = chosen(read());
    const to = placeIn(
      read(),
      part,
      place.map((value, axis) => value + by[axis]),
    );
    look(part === "kernel" ? { part, weight: to } : { part, cell: to });
  };
  const arrows = ARROWS.map(([sign, name, by]) =>
    set(
      button(sign, () => move(by)),
      { "aria-label": name },
    ),
  );
  return {
    element: h("div", { class: "row", role: "group", "aria-label": "Slide the window" }, back, next, play),
    arrows: h("div", { class: "arrows", role: "group", "aria-label": "Move the chosen cell" }, ...arrows),
    stop,
    isPlaying: () => timer !== 0,
    draw(now) {
      const isNone = mapOf(now).size === 0;
      set(back, { "aria-disabled": String(isNone) });
      set(next, { "aria-disabled": String(isNone || isLast(now)) });
      play.hidden = isCalm();
      setText(play, timer ? "Pause" : "Play");
    },
  };
}

/** Predict mode: the output is covered, and one cell is asked for. `edit(changes)` sets traits. */
export function createPredict({ read, edit }) {
  const id = freshId("guess");
  const another = () => {
    edit({ part: "output", cell: nextAsked(read()), guess: "" });
    field.value = "";
  };
  const mode = createCheck({
    text: "Predict",
    choose(isOn) {
      edit({ predict: isOn ? "on" : "off", guess: "" });
      if (isOn) another();
    },
  });
  const field = h("input", { type: "text", id, class: "number-field", autocomplete: "off" });
  const check = (event) => {
    event.preventDefault();
    edit({ guess: field.value.trim().slice(0, 20) });
    showOnceDrawn(reply);
  };
  const reply = h("p", { class: "reply", role: "status" });
  const label = h("label", { for: id }, "Its value?");
  const submit = h("button", { class: "button is-first" }, "Check");
  const form = h(
    "form",
    { class: "row", onsubmit: check },
    label,
    field,
    submit,
    button("Next cell", another),
  );
  const element = h("div", { class: "predict" }, form, reply);
  return {
    element,
    toggle: mode.element,
    draw(now) {
      mode.show(now.predict === "on");
      element.hidden = now.predict === "off";
      set(field, { "aria-invalid": String(isAsking(now) && now.guess !== "" && !isRight(now)) });
      const [verdict, text] = verdictOn(now);
      reply.dataset.verdict = verdict;
      setText(reply, text);
    },
  };
}
