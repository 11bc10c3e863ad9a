// A learner's code, kept with the progress under "work/neuron/relu": exported, imported and erased with it.

const progress = self.dl101Progress;

const textIn = (item, key) => (typeof item?.[key] === "string" ? item[key] : "");

/**
 * What is kept of an exercise: {code, other, starter: a hash, time}, or undefined; `other` is what was written elsewhere
 * meanwhile, until the learner has chosen.
 */
export function kept(name) {
  const item = progress.items()[`work/${name}`];
  const [code, other] = ["code", "other"].map((key) => textIn(item, key));
  return code || other ? { ...item, code, other } : undefined;
}

/** Keep code; "" where the learner wants the start again. A sentence where the browser keeps nothing, else "". */
export function keep(name, { code, other, starter }) {
  const right = keptRight(name);
  const more = { ...(other && { other }), ...(right && { right }) };
  keepWork(name, { code, starter: hash(starter), version: 1, ...more });
  return progress.problem;
}

/** The code with which an exercise was solved by writing: later ones may use it, whatever becomes of it. Or "". */
export const keptRight = (name) => textIn(progress.items()[`work/${name}`], "right");

export const keepRight = (name, right) =>
  keepWork(name, { code: "", version: 1, ...progress.items()[`work/${name}`], right });

const keepWork = (name, item) =>
  progress.record({ [`work/${name}`]: { ...item, time: new Date().toISOString() } });

/** The lines that are put in order so far, as order_model.js has them; undefined where nothing is kept of this puzzle. */
export function keptOrder(name, version) {
  const item = progress.items()[`order/${name}`];
  return item?.version === version && Array.isArray(item.state?.program) ? item.state : undefined;
}

export function keepOrder(name, state, version) {
  progress.record({ [`order/${name}`]: { time: new Date().toISOString(), version, state } });
}

/** A short name of a starter text, to see later that the exercise has changed. Not for secrets. */
export function hash(text) {
  let number = 0x811c9dc5; // FNV-1a
  for (const character of text) number = Math.imul(number ^ character.codePointAt(0), 0x01000193);
  return (number >>> 0).toString(16);
}

/** Keep an outcome as a notebook does (dl101/checker/memory.py): what was once correct stays correct. */
export function keepOutcome(name, { outcome, points, out_of }) {
  const key = `exercise/${name}`;
  const before = progress.items()[key] ?? {};
  if (outcome === "unattempted" || ["correct", outcome].includes(before.outcome)) return;
  record(key, before, { outcome, points, out_of, ...(before.solution_seen && { solution_seen: true }) });
}

/** Whether the solution may be shown without a question: it was solved without it, or was seen before. */
export function isSolutionFree(name) {
  const item = progress.items()[`exercise/${name}`];
  return item?.outcome === "correct" || item?.solution_seen === true;
}

/** Keep that the solution was seen before the exercise was solved. */
export function keepSolutionSeen(name, out_of) {
  const key = `exercise/${name}`;
  const before = progress.items()[key] ?? {};
  if (before.outcome === "correct" || before.solution_seen) return;
  record(key, before, { outcome: "incorrect", points: 0, out_of, solution_seen: true });
}

/** In place of the item before, also if a clock that ran ahead has dated that one. */
function record(key, before, item) {
  const now = new Date().toISOString();
  const after = before.time > now ? new Date(Date.parse(before.time) + 1).toISOString() : now;
  progress.record({ [key]: { time: after, ...item } });
}
