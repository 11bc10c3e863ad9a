// What there is to reach, and the landscapes to choose from.

import { compared, fresh, here, isBelow, isOver, LANDSCAPES, MOST, minimumNear } from "./model.js";

const below = (surface) => LANDSCAPES[surface].mark;

export const GOALS = [
  {
    id: "valley",
    text: `The valley: a loss below ${below("valley")} in at most eight steps`,
    surface: "valley",
  },
  {
    id: "beat",
    text: "The ravine: end lower than gradient descent does in as many steps",
    surface: "ravine",
  },
  {
    id: "ravine",
    text: `The ravine: a loss below ${below("ravine")} in at most eight steps`,
    surface: "ravine",
  },
  {
    id: "two_minima",
    text: `Two minima: a loss below ${below("two_minima")} in at most eight steps`,
    surface: "two_minima",
  },
].map((goal) => ({ ...goal, show: () => fresh(goal.surface) }));

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const { yours, descent } = compared(state);
  const ids = isBelow(state) ? [state.surface] : [];
  return state.surface === "ravine" && isOver(state) && yours < descent ? [...ids, "beat"] : ids;
}

/** The landscape is shown at the walk's end. */
export const settle = (state) => ({ revealed: state.revealed || isOver(state) });

/** What stands beside a goal: {id: sentence}. */
export function notes(state) {
  const isShallow = state.surface === "two_minima" && minimumNear(state, here(state)) === 1;
  const isOpen = isShallow && !state.revealed && state.path.length < MOST;
  return { two_minima: isOpen ? "This minimum is not the lowest: leave it by a long step." : "" };
}

// A preset is a landscape, hidden, and what to feel for in it.
export const PRESETS = [
  {
    id: "valley",
    name: "Valley",
    lesson:
      "The slope says which way is down and how steep it is, not how far to go. Where it gets smaller, so should your steps.",
  },
  {
    id: "ravine",
    name: "Ravine",
    lesson:
      "Steep is not always where the goal is: the slope points across the ravine. Where it changes its sign, you have crossed the floor.",
  },
  {
    id: "two_minima",
    name: "Two minima",
    lesson:
      "You may come to a place where the slope is 0 and the loss is still above the goal. What would you do, if you can see nothing?",
  },
].map(({ id, name, lesson }) => ({ id, name, change: () => fresh(id), lesson: () => lesson }));
