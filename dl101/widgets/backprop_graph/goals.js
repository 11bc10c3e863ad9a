// What there is to reach, and the presets.

import { GRAPHS, OWN } from "./graphs.js";
import { ALL, graphOf, isShown, isSolved, pathsFrom } from "./model.js";

export const UNANSWERED = { answers: {}, hints: {}, active: "" };
export const AFRESH = { ...UNANSWERED, inputs: {}, step: 0 };
export const START = { ...AFRESH, graph: "network", expression: OWN };

/** Leads to a graph with nothing known yet. */
const afresh = (graph) => () => ({ ...AFRESH, graph });

/** Leads to where a goal can be reached: what is found of this graph stays. */
const toward = (graph) => (now) => (now.graph === graph ? { step: ALL } : { ...AFRESH, graph, step: ALL });

export const GOALS = [
  { id: "output", text: "The network: find the gradients of ŷ, v₁, v₂ and c", show: toward("network") },
  { id: "network", text: "Fill in the whole 2–2–1 graph without “Show me”", show: toward("network") },
  { id: "paths", text: "Two examples: find ∂L/∂w and ∂L/∂b, where two paths meet", show: toward("examples") },
  { id: "sigmoid", text: "Get back through a sigmoid, down to w, x and b", show: toward("sigmoid") },
  {
    id: "own",
    text: "Type an expression in which a name stands twice, and find every gradient",
    show: toward("own"),
  },
].map((goal) => ({ ...goal, place: ".node.is-asked, .node.is-source" }));

const NEEDED = {
  output: ["network", ["yhat", "v1", "v2", "c"]],
  network: ["network", GRAPHS.network.asked],
  paths: ["examples", ["w", "b"]],
  sigmoid: ["sigmoid", GRAPHS.sigmoid.asked],
};

/** The ids of the goals that the state reaches. Where every gradient is 0 there was nothing to work out. */
export function reached(state) {
  const graph = graphOf(state);
  if (graph.problem || graph.asked.every(({ grad }) => grad === 0)) return [];
  const isOwn = (node) => isSolved(state, node) && !isShown(state, node);
  const hasAll = (names) => graph.asked.filter(({ name }) => names.includes(name)).every(isOwn);
  const ids = Object.keys(NEEDED).filter((id) => NEEDED[id][0] === state.graph && hasAll(NEEDED[id][1]));
  const isTwice = graph.inputs.some((node) => pathsFrom(node, graph).length > 1);
  return state.graph === "own" && isTwice && graph.asked.every(isOwn) ? ["own"] : ids;
}

// A preset is a small story: what this graph has that the others have not.
const LESSONS = {
  network:
    "The course's network, one operation at a time. x₁ and x₂ go into both hidden neurons: two paths meet there.",
  neuron: "One linear neuron and its squared error: a single path leads from L back to each number.",
  examples:
    "Both examples use the same w and b. Each sends its part back, with the ½ of the mean in it; the parts add up.",
  sigmoid:
    "σ's slope is h(1 − h), from its output h. It is 0.25 at most: little of what comes from the loss gets through.",
};

export const PRESETS = [
  ...Object.entries(LESSONS).map(([id, lesson]) => ({
    id,
    name: GRAPHS[id].name,
    change: afresh(id),
    lesson: () => lesson,
  })),
  {
    id: "own",
    name: "Your own",
    change: () => ({ ...AFRESH, graph: "own", expression: OWN }),
    lesson: () =>
      "Type an expression of + − * / **, relu, tanh, exp, log, sigmoid and names. With “s = a + b; s * a” a step gets a name.",
  },
];
