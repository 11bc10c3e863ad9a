// Who trains a sweep: the page itself, in short slices, and beside it a worker for each other core. The losses are the same
// whoever trains.
//
// A worker imports the very module that this is bundled into, so no page loads the engine twice. Where that is refused (by
// a browser without module workers, say) it never says that it is ready, and the page trains by itself. So does a notebook:
// there the module's address is taken back once it has loaded.

import { note } from "./model.js";
import { createTrainer } from "./training/trainer.js";

const SLICE = 8; // milliseconds of training in the page at a time: a frame has 16
const MOST_WORKERS = 7;

/** `want(sweep, epochs)` sees to it that a sweep is trained so far; `noted()` is called whenever more losses are known. */
export function createPool(noted) {
  const page = createTrainer({ tell: (task, marks) => hear({ id: task, marks }), budget: SLICE });
  const ready = new Set();
  const workers = startWorkers({ ready, hear: (message) => hear(message), lost: () => again() });
  let [sweep, goal, crew, id] = [null, 0, [], 0]; // `id`: of this sweep with this crew

  function hear(message) {
    if (message.id !== id) return; // of a sweep that is no longer wanted
    note(sweep, message.marks);
    noted();
  }

  /** From the first epoch on: each of the crew gets some cells. */
  function begin(nextCrew) {
    crew = nextCrew;
    id += 1;
    goOn();
  }

  function goOn() {
    const [mine, cells] = [id, sweep.cells.map(({ settings }, index) => [index, settings])];
    for (const [part, trainer] of crew.entries()) {
      const own = cells.filter(([index]) => index % crew.length === part);
      if (id === mine) trainer.take({ id, cells: own, epochs: goal });
    }
  }

  /** A worker was lost: the page does it all. */
  function again() {
    if (sweep) begin([page]);
  }

  return {
    want(next, epochs) {
      if (next === sweep && epochs === goal) return;
      const isOther = next !== sweep;
      [sweep, goal] = [next, epochs];
      if (isOther) begin([page, ...ready]);
      else goOn();
    },
    stop() {
      for (const worker of workers) worker.terminate();
      page.stop();
    },
  };
}

/** Workers on their way; each is added to `ready` when it says so. */
function startWorkers({ ready, hear, lost }) {
  const isInBook = document.documentElement.dataset.content_root !== undefined;
  if (typeof Worker === "undefined" || !isInBook) return [];
  const source = `import(${JSON.stringify(import.meta.url)}).then(({ serve }) => serve(self))`;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const count = Math.min(MOST_WORKERS, (navigator.hardwareConcurrency || 2) - 1); // one core is the page's own
  return Array.from({ length: count }, () => {
    const worker = new Worker(address, { type: "module" });
    const trainer = { take: (task) => worker.postMessage(task) };
    worker.onmessage = ({ data }) => (data === "ready" ? ready.add(trainer) : hear(data));
    worker.onerror = (event) => {
      event.preventDefault(); // nothing is amiss: the page trains by itself
      if (ready.delete(trainer)) lost();
    };
    return worker;
  });
}
