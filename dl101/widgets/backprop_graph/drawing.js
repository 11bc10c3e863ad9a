// The graph as a picture: a box for each node, its value above, its gradient below; lines that carry the local slopes.

import { signClass } from "../lib/colors.js";
import { button, h, set, setFormula, setText, svg } from "../lib/dom.js";
import { createNumberCell } from "../lib/number_cell.js";
import { edgeLine, layout } from "./layout.js";
import {
  helpFor,
  isForwardDone,
  isKnown,
  isShown,
  LIMIT,
  nameOf,
  openNodes,
  pathsFrom,
  questionOf,
  short,
} from "./model.js";
import { gradientName } from "./words.js";

const SIGNS = { "+": "+", "-": "−", "*": "×", "/": "÷", neg: "−", relu: "ReLU", sigmoid: "σ" };
const signOf = ({ op, exponent }) =>
  op === "**" ? `( )${exponent === 2 ? "²" : ` ^ ${short(exponent)}`}` : (SIGNS[op] ?? op);

/** `change(name, value)` sets an input, `choose(name)` asks for a gradient. `draw(state, graph)` shows a state. */
export function createDrawing({ state, graph, isWide, change, choose, tell }) {
  const plan = layout(state, graph, isWide);
  const edges = edgesOf(graph).map((edge) => createEdge(edge, plan, isWide));
  const boxes = graph.nodes.map((node) => createBox({ node, graph, plan, change, choose, tell }));
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${plan.size.join(" ")}`, class: "edges", "aria-hidden": "true" },
    ...edges.map(({ line }) => line),
    ...edges.map(({ label }) => label),
  );
  const halves = ["value", "gradient"].map((half) => h("span", {}, half));
  const key = h("p", { class: "key", "aria-hidden": "true" }, ...halves);
  const element = h(
    "div",
    { class: `diagram graph ${isWide ? "is-wide" : ""}`, role: "group", "aria-label": "The graph" },
    picture,
    ...boxes.map(({ element: box }) => box),
    key,
  );
  element.style = `--width:${plan.size[0]};--box-width:${plan.box[0]};--box-height:${plan.box[1]}`;
  return {
    element,
    draw(now, fresh) {
      const seen = whatIsSeen(now, fresh);
      for (const [i, edge] of edgesOf(fresh).entries()) edges[i].draw(edge, seen);
      for (const [i, node] of fresh.nodes.entries()) boxes[i].draw(node, seen);
    },
  };
}

/** Every edge, {from, to, index, twin, isFromData}: with `twin` edges between the two before it. */
const edgesOf = ({ nodes, asked }) =>
  nodes.flatMap((to) =>
    to.parents.map((from, index) => ({
      from,
      to,
      index,
      twin: to.parents.slice(0, index).filter((one) => one === from).length,
      isFromData: from.op === "input" && !asked.includes(from),
    })),
  );

/** What the present state shows: what is ahead, current, asked, open and lit, and what is known. */
function whatIsSeen(now, graph) {
  const asked = questionOf(now, graph);
  const last = graph.asked.find(({ name }) => name === now.active);
  // The path lights up with the first hint, after an answer, and while the answer is read.
  const isTold = asked && (helpFor(now, asked) > 0 || asked.name in now.answers);
  const lit = isTold ? asked : last && isKnown(now, graph, last) && last;
  return {
    ahead: graph.operations.slice(now.step),
    current: isForwardDone(now, graph) ? null : graph.operations[now.step - 1],
    asked,
    sources: asked ? pathsFrom(asked, graph).map(({ to }) => to) : [],
    open: openNodes(now, graph),
    lit: lit ? pathsFrom(lit, graph).flatMap(({ edges }) => edges) : [],
    isRight: lit && isKnown(now, graph, lit),
    showsSlopes: lit && (isKnown(now, graph, lit) || helpFor(now, lit) > 1),
    isKnown: (node) => isKnown(now, graph, node),
    isShown: (node) => isShown(now, node),
    isWrong: asked && asked.name in now.answers,
  };
}

function createEdge(edge, plan, isWide) {
  const { path, label: [x, y] } = edgeLine(plan, edge, isWide); // biome-ignore format: one line
  const line = svg("path", { d: path });
  const label = svg("text", { class: "slope", x, y: y + 4, "text-anchor": "middle" });
  return {
    line,
    label,
    draw({ from, to, index }, { ahead, current, lit, isRight, showsSlopes, isKnown }) {
      const isLit = lit.some((one) => one.from === from && one.to === to && one.index === index);
      set(line, {
        pathLength: isLit && isRight ? 1 : null, // it is drawn from the right to the left
        class: `edge ${isLit ? `is-lit ${isRight ? "is-right" : ""}` : ""} ${ahead.includes(to) ? "is-ahead" : ""} ${current === to ? "is-now" : ""}`,
      });
      // A sum's are all 1; a phone has room for those of one path.
      const isWorthIt = to.op !== "+" || (isLit && isWide);
      const isCarried = isWorthIt && (isLit ? showsSlopes : isWide && isKnown(from));
      setText(label, isCarried ? short(to.slopes[index]) : "");
      set(label, { class: `slope ${signClass(to.slopes[index])} ${isLit ? "is-lit" : ""}` });
    },
  };
}

/** A node: name, sign of the operation, value, gradient. */
function createBox({ node, graph, plan, change, choose, tell }) {
  const [x, y] = plan.places.get(node);
  const place = `--x:${x};--y:${y}`;
  if (node.op === "number") return createNumber(node, place);
  const isData = node.op === "input" && !graph.asked.includes(node);
  const name = node.name ? setFormula(h("span", { class: "node-name" }), nameOf(node.name)) : null;
  const isWord = /[a-z]/i.test(signOf(node)) || node.name?.length > 2;
  const look = `node-sign ${isWord ? "is-word" : ""}`;
  const sign = node.parents.length ? h("span", { class: look }, signOf(node)) : null;
  const value = createValue(node, change, tell);
  const gradient = isData ? null : createGradient(node, graph, choose);
  const element = h("div", { class: "node", style: place }, name, sign, value.element, gradient?.element);
  return {
    element,
    draw(fresh, seen) {
      value.draw(fresh, seen);
      gradient?.draw(fresh, seen);
      const isAsked = seen.asked === fresh;
      const isLit = seen.lit.some(({ from, to }) => from === fresh || to === fresh);
      set(element, {
        class: `node ${isData ? "is-data" : ""} ${seen.sources.includes(fresh) ? "is-source" : ""} ${seen.current === fresh ? "is-now" : ""} ${isAsked ? "is-asked" : ""} ${isLit ? "is-lit" : ""} ${seen.ahead.includes(fresh) ? "is-ahead" : ""}`,
      });
    },
  };
}

function createNumber(node, style) {
  const element = h("div", { class: "node is-number", style }, short(node.data));
  return { element, draw() {} };
}

/** The upper half: a field where it is an input. */
function createValue(node, change, tell) {
  if (node.op === "input") {
    const cell = createNumberCell({
      label: nameOf(node.name),
      limit: LIMIT,
      change: (value) => change(node.name, value),
      tell,
    });
    const element = h("label", { class: "cell-reach" }, cell.input);
    return { element, draw: ({ data }) => cell.show(data) };
  }
  const element = h("span", { class: "node-value" });
  return {
    element,
    draw(fresh, { ahead }) {
      setText(element, ahead.includes(fresh) ? "?" : short(fresh.data));
      element.style.setProperty("--chars", element.textContent.length);
    },
  };
}

/** The lower half: nothing, a question to choose, or the gradient. */
function createGradient(node, graph, choose) {
  const name = gradientName(node, graph);
  const number = h("span");
  const ask = button("?", () => choose(node.name), "node-ask");
  set(ask, { "aria-label": `${name}: ask this one` });
  const heard = setFormula(h("span", { class: "visually-hidden" }), `${name} = `);
  const element = h("span", { class: "node-gradient" }, heard, number, ask);
  return {
    element,
    draw(fresh, { open, asked, isKnown, isShown, isWrong }) {
      const known = isKnown(fresh);
      setText(number, known ? short(fresh.grad) : "");
      number.style.setProperty("--chars", number.textContent.length);
      heard.hidden = !known;
      ask.hidden = !open.includes(fresh);
      set(ask, { "aria-pressed": String(asked === fresh) });
      const kind = known ? `is-known ${signClass(fresh.grad)} ${isShown(fresh) ? "is-shown" : ""}` : "";
      set(element, {
        class: `node-gradient ${kind} ${asked === fresh && isWrong ? "is-wrong" : ""}`,
      });
    },
  };
}
