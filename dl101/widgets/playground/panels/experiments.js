// The guided experiments: a list to choose from, and a card with the one that is set up.
//
// `element` is the list. `card` belongs above the picture, where one works: it is hidden while no experiment is set up.
// `back` leads to it from the network, where a phone's window has no room for both.
// To be shown in every frame: a goal is reached while the network learns, in an epoch that may pass before any trait
// tells of it, and one by the neuron that is selected. So the panel watches the session, and not lib/demo.js the traits.

import { h, setText } from "../../lib/dom.js";
import { createNews } from "../../lib/news.js";
import { same } from "../../lib/state.js";
import { EXPERIMENTS, goalsOf } from "../training/experiments.js";
import { createExperimentCard } from "./experiment_card.js";

export function createExperimentsPanel(act) {
  const card = createExperimentCard(act, {
    giveBack: (id) => items.find((item) => item.id === id)?.button.focus({ preventScroll: true }),
    setUp,
  });
  const count = h("span", { class: "goals-count" });
  const news = createNews();
  const items = EXPERIMENTS.map((experiment) => createItem(experiment, () => setUp(experiment)));
  const element = h(
    "section",
    { class: "goals experiments", "aria-label": "Guided experiments" },
    h("p", { class: "goals-title" }, "Guided experiments ", count),
    h("ul", {}, ...items.map((item) => item.element)),
  );
  let before = null;

  function setUp({ id, settings }) {
    act.load(settings, id);
    card.open();
  }
  return {
    element,
    card: card.element,
    back: card.back,
    news: news.element,
    stop: news.stop,
    show(now) {
      const { experiment } = now;
      const goals_reached = goalsOf(now);
      if (goals_reached !== now.goals_reached) act.reach(goals_reached);
      card.show({ ...now, goals_reached });
      const shown = { experiment, goals_reached };
      if (same(shown, before)) return;
      if (before) news.say(newlyReached(before.goals_reached, goals_reached), true);
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
