// The time that an item of the learner's progress carries.

const AHEAD = 24 * 60 * 60 * 1000; // ms by which a clock may have run ahead

/**
 * The time of an item that follows `item`: now, but never before it, or the merge would drop the newer one.
 * What is no moment, or lies more than a day ahead, the merge drops anyway.
 */
export function timeAfter(item, now = Date.now()) {
  const next = Date.parse(item?.time) + 1;
  return new Date(next > now && next <= now + AHEAD ? next : now).toISOString();
}
