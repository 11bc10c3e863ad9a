// The guided experiments: a list to choose from, and a card with the one that is set up.
//
// `element` is the list. `card` belongs above the picture, where one works: it is hidden while no experiment is set up.
// To be shown in every frame: a goal is reached while the network learns, in an epoch that may pass before any trait
// tells of it, and one by the neuron that is selected. So the panel watches the session, and not lib/demo.js the traits.

import { h, setFormula, setText } from "../../lib/dom.js";
import { same } from "../../lib/state.js";
import { EXPERIMENTS, goalsOf } from "../training/experiments.js";

export function createExperimentsPanel(act) {
  const card = createCard(act, (id) =>
    items.find((item) => item.id === id)?.button.focus({ preventScroll: true }),
  );
  const count = h("span", { class: "goals-count" });
  const said = h("p", { class: "visually-hidden", role: "status" });
  const items = EXPERIMENTS.map((experiment) => createItem(experiment, () => setUp(experiment)));
  const element = h(
    "section",
    { class: "goals experiments", "aria-label": "Guided experiments" },
    h("p", { class: "goals-title" }, "Guided experiments ", count),
    h("ul", {}, ...items.map((item) => item.element)),
    said,
  );
  let before = null;

  function setUp({ id, settings }) {
    act.load(settings, id);
    card.open();
  }
  return {
    element,
    card: card.element,
    show(now) {
      const { experiment } = now;
      const goals_reached = goalsOf(now);
      if (goals_reached !== now.goals_reached) act.reach(goals_reached);
      card.show(experiment, goals_reached);
      const shown = { experiment, goals_reached };
      if (same(shown, before)) return;
      if (before) setText(said, newlyReached(before.goals_reached, goals_reached));
      before = shown;
      for (const item of items) item.show(experiment, goals_reached);
      setText(count, `${goals_reached.length} of ${EXPERIMENTS.length}`);
    },
  };
}

/** The sentence for a goal that has just been reached. */
function newlyReached(before, reached) {
  const fresh = EXPERIMENTS.find(({ id }) => reached.includes(id) && !before.includes(id));
  return fresh ? `Goal reached: ${fresh.title}` : "";
}

function createItem({ id, title }, pick) {
  const state = h("span", { class: "visually-hidden" });
  const button = h("button", { type: "button", class: "goal-button", onclick: pick }, title);
  const element = h(
    "li",
    { class: "goal" },
    h("span", { class: "goal-mark", "aria-hidden": "true" }),
    h("span", { class: "goal-text" }, button),
    state,
  );
  return {
    id,
    button,
    element,
    show(open, reached) {
      const done = reached.includes(id);
      element.classList.toggle("is-reached", done);
      button.setAttribute("aria-pressed", String(open === id));
      setText(state, done ? " (reached)" : " (not yet)");
    },
  };
}

/** The experiment that is set up: question, steps, goal, and what it shows once the goal is reached. `giveBack(id)` takes
 * the focus back. */
function createCard(act, giveBack) {
  const part = (name, ...children) => h("div", { class: name }, ...children);
  const title = h("p", { class: "experiment-title", tabindex: "-1" });
  const question = h("p");
  const predict = h("p", { class: "experiment-predict" });
  const steps = h("ol", { class: "experiment-steps" });
  const goal = h("span", { class: "goal-text" });
  const goalLine = part("goal", h("span", { class: "goal-mark", "aria-hidden": "true" }), goal);
  const explanation = h("p", { class: "experiment-explanation", role: "status" });
  const button = (name, onclick) => h("button", { type: "button", class: "button", onclick }, name);
  const again = button("Set up again", () => act.load(current.settings, current.id));
  const tell = button("Tell me what it shows", () => {
    told = true;
    refresh();
  });
  const close = button("Close", () => {
    closed = true;
    refresh();
    giveBack(current.id);
  });
  const element = h(
    "section",
    { class: "experiment-card", "aria-label": "The experiment", hidden: true },
    part("experiment-words", title, question, predict),
    part("experiment-task", steps, goalLine),
    explanation,
    part("panel-row", again, tell, close),
  );
  let [current, reached, told, closed] = [null, false, false, false];

  function fill() {
    setFormula(title, current.title);
    setFormula(question, current.question);
    setFormula(predict, `Predict: ${current.predict}`);
    steps.replaceChildren(...current.steps.map((step) => setFormula(h("li"), step)));
    setFormula(goal, `Goal: ${current.goal}`);
  }
  function refresh() {
    element.hidden = current === null || closed;
    if (element.hidden) return;
    goalLine.classList.toggle("is-reached", reached);
    setFormula(explanation, reached || told ? `${reached ? "Reached. " : ""}${current.explanation}` : "");
    tell.hidden = reached || told;
  }
  return {
    element,
    show(id, goals) {
      const next = EXPERIMENTS.find((one) => one.id === id) ?? null;
      const isOther = next !== current;
      if (isOther) [current, told, closed] = [next, false, false];
      if (!isOther && reached === goals.includes(id)) return;
      reached = goals.includes(id);
      if (isOther && current) fill();
      refresh();
    },
    /** Bring the card to the reader, once it is shown: the next frame draws it. */
    open() {
      closed = false;
      refresh();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          element.scrollIntoView({ block: "start" });
          title.focus({ preventScroll: true });
        }),
      );
    },
  };
}
