// The experiment that is set up: question, prediction, steps, the settings it is about, goal, and what it shows once the goal
// is reached.

import { button, h, set, setFormula } from "../../lib/dom.js";
import { EXPERIMENTS } from "../training/experiments.js";
import { createCardControls } from "./card_controls.js";
import { createPrediction } from "./prediction.js";

/** `giveBack(id)` takes the focus back when the card is closed, `setUp(experiment)` leads to another one. */
export function createExperimentCard(act, { giveBack, setUp }) {
  const part = (name, ...children) => h("div", { class: name }, ...children);
  const title = h("p", { class: "experiment-title", tabindex: "-1" });
  const question = h("p");
  const prediction = createPrediction();
  const steps = h("ol", { class: "experiment-steps" });
  const controls = createCardControls(act);
  const goal = h("span", { class: "goal-text" });
  const goalLine = part("goal", h("span", { class: "goal-mark", "aria-hidden": "true" }), goal);
  const nearly = h("p", { class: "experiment-nearly", role: "status" });
  const explanation = h("p", { class: "experiment-explanation", role: "status" });
  const again = button("Set up again", () => act.load(current.settings, current.id));
  const tell = button("Tell me what it shows", () => {
    told = true;
    refresh();
  });
  const goOn = button("", () => setUp(following), "button experiment-next");
  const toNetwork = button("To the network ↓", () => bring(network()), "button is-far");
  const back = button("To the experiment ↑", () => bring(element, title), "button is-far");
  back.hidden = true; // no experiment is set up yet
  const network = () => element.parentElement.querySelector(".stage-network");
  const shut = () => {
    closed = true;
    refresh();
    giveBack(current.id);
  };
  const close = set(button("×", shut, "button experiment-close"), { "aria-label": "Close" });
  const element = h(
    "section",
    { class: "experiment-card", "aria-label": "The experiment", hidden: true },
    part("experiment-words", part("experiment-head", title, close), question, prediction.element),
    part("experiment-task", steps, controls.element, goalLine),
    part("experiment-shows", prediction.reply, nearly, explanation),
    part("panel-row", again, tell, goOn, toNetwork),
  );
  let [current, following, reached, told, closed] = [null, null, false, false, false];

  function fill() {
    setFormula(title, current.title);
    setFormula(question, current.question);
    prediction.of(current);
    steps.replaceChildren(...current.steps.map((step) => setFormula(h("li"), step)));
    controls.of(current);
    setFormula(goal, `Goal: ${current.goal}`);
  }
  function refresh() {
    element.hidden = back.hidden = current === null || closed;
    if (element.hidden) return;
    goalLine.classList.toggle("is-reached", reached);
    setFormula(explanation, reached || told ? `${reached ? "Reached. " : ""}${current.explanation}` : "");
    tell.hidden = reached || told;
    goOn.hidden = !tell.hidden || !following;
    if (following) setFormula(goOn, `Next: ${following.title} →`);
    prediction.tell(reached || told);
  }
  return {
    element,
    back,
    show(now) {
      const next = EXPERIMENTS.find(({ id }) => id === now.experiment) ?? null;
      const isOther = next !== current;
      if (isOther) [current, told, closed] = [next, false, false];
      const isReached = now.goals_reached.includes(now.experiment);
      if (isOther && current) fill();
      if (isOther || reached !== isReached) {
        reached = isReached;
        following = current && nextAfter(current, now.goals_reached);
        refresh();
      }
      if (element.hidden) return;
      controls.show(now);
      prediction.show(now);
      setFormula(nearly, (!reached && current.nearly?.(now)) || "");
    },
    /** Bring the card to the reader, once it is shown: the next frame draws it. */
    open() {
      closed = false;
      refresh();
      requestAnimationFrame(() => requestAnimationFrame(() => bring(element, title)));
    },
  };
}

/** Scroll to a part of the page; the focus goes there too. */
function bring(part, focused = part) {
  part.scrollIntoView({ block: "start" });
  focused.focus({ preventScroll: true });
}

/** The first experiment after this one whose goal is not reached yet; after the last one, from the beginning. */
function nextAfter(current, reached) {
  const at = EXPERIMENTS.indexOf(current);
  const others = [...EXPERIMENTS.slice(at + 1), ...EXPERIMENTS.slice(0, at)];
  return others.find(({ id }) => !reached.includes(id)) ?? null;
}
