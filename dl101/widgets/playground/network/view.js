// The network as a picture that can be worked: inputs on the left, the output on the right, lines for weights.

import { FEATURES } from "../../data/features.js";
import { h, set, svg } from "../../lib/dom.js";
import { watchHand } from "../../lib/pointer_kind.js";
import { incomingOf, nameOf, unitCount } from "../../nn/units.js";
import { colorKey } from "../plot/map_paint.js";
import { switchedInput } from "../training/settings.js";
import { createEdges } from "./edges.js";
import { createHeads, createLayerCount } from "./layer_buttons.js";
import { layoutNetwork } from "./layout.js";
import { createNeuronCard } from "./neuron_card.js";
import { createNodes } from "./nodes.js";
import { createNumberEditing } from "./number_editing.js";

const ORDER = FEATURES.map(({ id }) => id);
const LABEL =
  "The network. Arrow keys go from neuron to neuron; Enter switches an input on or off, or opens a neuron's numbers.";

export function createNetworkView(act) {
  const edges = createEdges();
  const { stage, picture, scroller } = createStage(edges);
  const change = (hidden_layers) => act.change({ hidden_layers });
  const hand = watchHand(stage);
  const count = createLayerCount(change);
  const heads = createHeads(stage, change);

  let now = null;
  const select = (unit) => {
    const next = unit ?? card.unit;
    act.select(next, next !== null && next === card.unit);
  };
  const card = createNeuronCard(act, (unit) => {
    nodes.focus(unit);
    draw();
  });
  const toggleCard = (unit) => {
    if (card.unit === unit) card.hide();
    else card.open(unit);
    select(card.unit);
    draw();
    if (card.unit !== null && hand() !== "touch") card.focus(); // a phone would put its keys over the picture
  };
  const nodes = createNodes({
    stage,
    look: select,
    toggle: (id) => act.change({ inputs: switchedInput(now.settings.inputs, id) }),
    open: toggleCard,
  });
  stage.append(...nodes.inputs);
  const element = h("div", { class: "net" }, count.element, scroller, card.element);
  const numbers = createNumberEditing({ act, stage, picture, element, focus: nodes.focus, hand });
  const placing = createPlacing({ stage, picture, scroller, edges, heads, nodes, numbers, card });
  const paint = createPainting(nodes);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  function draw() {
    if (!now) return;
    const { session, settings, playing, selected } = now;
    const layout = placing(now, box.room());
    if (!layout) return;
    set(count.element, { hidden: now.hidden.includes("numHiddenLayers") });
    count.show(settings.hidden_layers);
    edges.draw(session.engine.weights);
    const { sizes } = session.engine;
    const chosen = selected !== null && selected < unitCount(sizes) ? selected : null;
    edges.choose(chosen === null ? { weight: 0, count: 0 } : incomingOf(sizes, chosen));
    edges.flow(playing && !calm.matches ? session.epoch : null);
    nodes.select(chosen, card.unit);
    paint(now, layout, box.isSeen());
    card.show(now);
    numbers.show(now);
  }
  const box = watchBox(element, draw);
  return {
    element,
    show(next) {
      now = next;
      if (now.selected === null && card.unit !== null) card.hide(); // the plot went back to the output
      draw();
    },
    stop: box.stop,
  };
}

/** What the neurons and their lines stand in. */
function createStage(edges) {
  const picture = svg("svg", { class: "net-picture", "aria-hidden": "true" }, edges.element);
  const stage = h("div", { class: "net-stage", role: "group", "aria-label": LABEL }, picture);
  return { stage, picture, scroller: h("div", { class: "net-scroll" }, stage) };
}

/** A function that puts everything in its place again, for another network or another width (`room`, px), and gives
 * the layout; null while there is no room. */
function createPlacing({ stage, picture, scroller, edges, heads, nodes, numbers, card }) {
  let [layout, built] = [null, ""];
  const fingers = matchMedia("(pointer: coarse)");
  return ({ settings, session, hidden }, room) => {
    const { sizes } = session.engine;
    const listed = ORDER.filter((id) => !hidden.includes(id) || settings.inputs.includes(id));
    const key = JSON.stringify([settings.inputs, sizes, listed, room, fingers.matches]);
    if (key === built || room === 0) return layout;
    built = key;
    layout = layoutNetwork({
      inputRows: listed.length,
      usedRows: settings.inputs.map((id) => listed.indexOf(id)),
      hidden: sizes.slice(1, -1),
      room,
      byFinger: fingers.matches,
    });
    if (card.unit !== null && (card.unit >= unitCount(sizes) || card.unit < sizes[0])) card.hide();
    const { width, height, node, head, stacked } = layout;
    set(stage, { style: `width:${width}px;height:${height}px;--node:${node}px;--head:${head}px` });
    stage.classList.toggle("is-for-fingers", fingers.matches);
    stage.classList.toggle("has-stacked-signs", stacked);
    set(picture, { viewBox: `0 0 ${width} ${height}`, width, height });
    letScroll(scroller, width > room);
    edges.place(layout.edges, layout.node);
    heads.place(layout, sizes.slice(1, -1));
    const neurons = layout.layers.slice(1).flat();
    const names = neurons.map((_, i) => nameOf(sizes, settings.inputs, sizes[0] + i));
    nodes.place(layout, { listed, units: settings.inputs, names });
    numbers.place(layout);
    return layout;
  };
}

/** A function that paints the heat maps where they changed: those that are seen; in other colors (for paper) all. */
function createPainting(nodes) {
  let [painted, placed, colored] = ["", null, ""];
  return (now, layout, isSeen) => {
    const colors = colorKey(now.colors);
    if (!isSeen && colors === colored) return;
    const key = `${now.session.version} ${now.settings.discretize} ${colors}`;
    if (key === painted && layout === placed) return;
    [painted, placed, colored] = [key, layout, colors];
    now.session.drawHeatMaps();
    nodes.paint(now);
  };
}

/** The width that an element has, and whether it can be seen; `draw()` when either changes. */
function watchBox(element, draw) {
  let room = 0;
  let isSeen = true;
  const resized = new ResizeObserver(() => {
    room = element.clientWidth;
    draw();
  });
  const seen = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1).isIntersecting; // out of the window and in again at once makes two entries
    if (isSeen) draw();
  });
  resized.observe(element);
  seen.observe(element);
  return {
    room() {
      room ||= element.clientWidth; // asked for once: asking in each frame costs milliseconds
      return room;
    },
    isSeen: () => isSeen,
    stop() {
      resized.disconnect();
      seen.disconnect();
    },
  };
}

/** A box that scrolls must be reached by keyboard, too, and say what it is. */
function letScroll(box, scrolls) {
  set(box, {
    tabindex: scrolls ? 0 : null,
    role: scrolls ? "region" : null,
    "aria-label": scrolls ? "The network: it scrolls sideways" : null,
  });
}
