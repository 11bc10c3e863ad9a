// What is done of each chapter. Which keys a chapter has stands in a small file (dl101/sphinx/progress_keys.py), which is
// asked for only once there is something to count.
let asked = null;

function loadKeys() {
  asked ??= new Promise((resolve) => {
    const src = document.documentElement.dataset.progressKeys;
    const script = document.createElement("script");
    // Without the file there is nothing to count: the page is whole without marks.
    const done = () => resolve(self.dl101ProgressKeys ?? {});
    document.head.append(Object.assign(script, { src, onload: done, onerror: done }));
  });
  return asked;
}

// An answer to a question that was edited since does not count.
const isDone = {
  prediction: self.dl101IsMade,
  quiz: (item, hash) => item.question === hash && item.right === true,
  goal: () => true,
  exercise: (item) => item.outcome === "correct",
};

const MORE = "more"; // in place of a hash: an exercise that is not asked of every learner

/** `groups` is {prefix: "name name:hash …"}. Gives {kind: {done, all}} for the kinds that the chapter has, the keys that are
 * done, those that are left, and the sums `done` and `all`: both without the exercises that are more practice. */
function tally(groups, items) {
  const counts = {};
  const reached = new Set();
  const left = [];
  let [sum, all] = [0, 0];
  for (const [prefix, names] of Object.entries(groups)) {
    const kind = prefix.split("/")[0];
    counts[kind] ??= { done: 0, all: 0 };
    for (const [name, hash] of names.split(" ").map((text) => text.split(":"))) {
      const key = `${prefix}/${name}`;
      const item = items[key];
      const isDoneHere = Boolean(item && isDone[kind]?.(item, hash));
      const isAsked = hash !== MORE;
      counts[kind].all += 1;
      counts[kind].done += isDoneHere;
      all += isAsked;
      sum += isDoneHere && isAsked;
      if (isDoneHere) reached.add(key);
      else if (isAsked) left.push(key);
    }
  }
  return { counts, reached, left, done: sum, all };
}

/** {docname: {counts, reached, left, done, all}} of all chapters that have something to do. */
self.dl101Tally = async () => {
  const chapters = Object.entries(await loadKeys());
  const items = self.dl101Progress.items();
  return Object.fromEntries(chapters.map(([name, groups]) => [name, tally(groups, items)]));
};
