// What there is to reach, and the landscapes to choose from.

import {
  compared,
  here,
  isBelow,
  isOver,
  LANDSCAPES,
  MOST,
  minimumNear,
  placeOf,
  placesOf,
  unseen,
} from "./model.js";

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
].map((goal) => ({ ...goal, show: (state) => unseen(goal.surface, state) }));

/** The ids of the goals that the state reaches; none on a landscape that was shown before. */
export function reached(state) {
  if (!state.counts) return [];
  const { yours, descent } = compared(state);
  const ids = isBelow(state) ? [state.surface] : [];
  return state.surface === "ravine" && isOver(state) && yours < descent ? [...ids, "beat"] : ids;
}

/** The landscape is shown at the walk's end. While it is hidden: whether the walk counts, as it has not been shown. */
export function settle(state) {
  const counts = state.revealed ? state.counts : !state.seen.includes(placeOf(state));
  const revealed = state.revealed || isOver(state);
  return { counts, revealed, seen: revealed ? withSeen(state) : state.seen };
}

/** What was shown so far. Who has seen a landscape at all its places begins anew with the others. */
function withSeen(state) {
  const [place, places] = [placeOf(state), placesOf(state.surface)];
  const isFull = places.every((one) => one === place || state.seen.includes(one));
  const kept = state.seen.filter((one) => one !== place && !(isFull && places.includes(one)));
  return [...kept, place].sort();
}

/** What stands beside a goal: {id: sentence}. */
export function notes(state) {
  const isShallow = state.surface === "two_minima" && minimumNear(state, here(state)) === 1;
  const isOpen = isShallow && !state.revealed && state.path.length < MOST;
  const shallow = isOpen ? "This minimum is not the lowest: leave it by a long step." : "";
  if (state.counts) return { two_minima: shallow };
  return { [state.surface]: "You have seen this landscape: press “Another start” for one that counts." };
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
].map(({ id, name, lesson }) => ({ id, name, change: (state) => unseen(id, state), lesson: () => lesson }));
