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

/** `groups` is {prefix: "name name:hash …"}. Gives {kind: {done, all}} for the kinds that the chapter has, the keys that are done, and those that are left. */
function tally(groups, items) {
  const counts = {};
  const reached = new Set();
  const left = [];
  for (const [prefix, names] of Object.entries(groups)) {
    const kind = prefix.split("/")[0];
    counts[kind] ??= { done: 0, all: 0 };
    for (const [name, hash] of names.split(" ").map((text) => text.split(":"))) {
      const key = `${prefix}/${name}`;
      const item = items[key];
      counts[kind].all += 1;
      if (item && isDone[kind]?.(item, hash)) {
        counts[kind].done += 1;
        reached.add(key);
      } else left.push(key);
    }
  }
  return { counts, reached, left };
}

/** What can be done in the page itself; exercises are solved in a notebook, which not every device has. */
function withSum({ counts, ...keys }) {
  const inPage = Object.entries(counts).filter(([kind]) => kind !== "exercise");
  const sum = (part) => inPage.reduce((total, [, count]) => total + count[part], 0);
  return { counts, ...keys, done: sum("done"), all: sum("all") };
}

/** {docname: {counts, reached, left, done, all}} of all chapters that have something to do; the sums are without exercises. */
self.dl101Tally = async () => {
  const chapters = Object.entries(await loadKeys());
  const items = self.dl101Progress.items();
  return Object.fromEntries(chapters.map(([name, groups]) => [name, withSum(tally(groups, items))]));
};
