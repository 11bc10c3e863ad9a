// What follows from a state that has come to rest: goals reached, and what else a demo says.

/** {trait: value}, for a demo (or a lesson of one) with `goals`, `reached` and `settle`, as demo.js explains them. */
export function settled({ goals, reached, settle }, now) {
  const more = settle?.(now) ?? {};
  if (!goals) return more;
  const fresh = now.preset ? [] : reached({ ...now, ...more }); // what a preset shows is nobody's own doing
  // Goals of another lesson stay as they are, behind this one's.
  const ids = [...new Set([...goals.map(({ id }) => id), ...now.goals_reached])];
  return { ...more, goals_reached: ids.filter((id) => now.goals_reached.includes(id) || fresh.includes(id)) };
}
