// Python for a page: one engine, started once, that can always be stopped.
//
// A worker can't be interrupted (that needs headers which static hosts don't send), so whatever runs too long is ended
// with its worker, and a spare one goes on. Starting one takes seconds: it is begun as soon as a run looks long.

import { loadPacks } from "./packs.js";
import workerSource from "./worker.js?text"; // a classic script: from file: no other kind of worker starts

const LOOKS_LONG = 800; // ms after "started" until a spare worker is begun
const MEMORY = 512 * 2 ** 20; // bytes that Python may take

export class TimeIsUp extends Error {}
export class Stopped extends Error {}
export class Broken extends Error {}

/**
 * `python.ask(request, {seconds, onEvent})` gives the answer of runner.py; it fails with TimeIsUp, with Stopped after
 * `python.stop()`, with Broken if Python died, with Error if it can't be had. `tell(state)` hears {name: "loading", loaded,
 * size}, "starting", "ready", "busy", or {name: "failed", text}.
 */
export function createPython({ base, manifest, tell }) {
  const size = Object.values(manifest).reduce((sum, entry) => sum + entry.size, 0);
  let [assets, worker, spare, running, count] = [null, null, null, null, 0];
  let isAtWork = false; // a spare worker that starts meanwhile is nobody's matter

  /** A promise of a worker that is ready. What failed is forgotten, so that the next press tries again. */
  async function begin() {
    let loaded = 0;
    assets ??= prepare(base, manifest, (more) => {
      loaded += more;
      if (assets === mine) tell({ name: "loading", loaded, size }); // one pack may fail while others still come
    });
    const mine = assets;
    const all = await mine.catch((error) => {
      assets = null;
      throw error;
    });
    if (!isAtWork) tell({ name: "starting" });
    return started(all);
  }

  function start() {
    worker ??= begin().then(
      (one) => {
        tell({ name: "ready" });
        return one;
      },
      (error) => {
        worker = null;
        tell({ name: "failed", text: error.message });
        throw error;
      },
    );
    return worker;
  }

  function prepareSpare() {
    spare ??= begin();
    spare.catch(() => {
      spare = null;
    });
  }

  /** End a worker; the spare one, or a new one, takes its place. */
  function replace(one) {
    one.terminate();
    prepareSpare();
    worker = spare;
    spare = null;
    isAtWork = false;
    tell({ name: "starting" });
  }

  /** The answer of a worker that is ready, as a promise; `slot` learns how to end it. */
  function answer(one, request, { seconds, onEvent }, slot) {
    const id = ++count;
    let [long, limit] = [0, 0];
    return new Promise((resolve, reject) => {
      slot.reject = reject;
      one.onmessage = ({ data }) => {
        if (data.id !== id) return; // of an earlier request
        if (data.event === "done") resolve(data);
        else if (data.event === "broken") reject(new Broken(data.text));
        else {
          if (data.event === "started") {
            long = setTimeout(prepareSpare, LOOKS_LONG);
            limit = setTimeout(() => reject(new TimeIsUp()), seconds * 1000);
          }
          onEvent(data);
        }
      };
      one.onerror = ({ message }) => reject(new Broken(message));
      one.postMessage({ ...request, id });
    }).finally(() => {
      clearTimeout(long);
      clearTimeout(limit);
      one.onmessage = one.onerror = null;
    });
  }

  async function ask(request, { seconds = 10, onEvent = () => {} } = {}) {
    if (running)
      throw new Error("Python is busy with something else on this page: wait, or press Stop there.");
    const slot = {};
    running = slot;
    let one = null;
    try {
      const stopped = new Promise((_, reject) => {
        slot.reject = reject; // "Stop" works while it loads, too
      });
      one = await Promise.race([start(), stopped]);
      isAtWork = true;
      tell({ name: "busy" });
      const found = await answer(one, request, { seconds, onEvent }, slot);
      if (found.is_broken) replace(one); // by the learner's code: later runs need a whole one
      return found;
    } catch (error) {
      if (one) replace(one);
      throw error;
    } finally {
      running = null;
      isAtWork = false;
      worker?.then(() => running || tell({ name: "ready" })).catch(() => {});
    }
  }

  return { start, ask, stop: () => running?.reject(new Stopped()) };
}

/** All that a worker needs, once a page. */
async function prepare(base, manifest, more) {
  const streams = await loadPacks(base, manifest, more);
  const bytesOf = async (name) => new Uint8Array(await new Response(streams[name]()).arrayBuffer());
  // A `Response` of this type: the streaming compiler takes it, so that bytes are unpacked while others compile.
  const wasm = new Response(streams["pyodide.asm.wasm"](), {
    headers: { "content-type": "application/wasm" },
  });
  const names = ["python_stdlib.zip", "pyodide-lock.json", "checker.zip", "numpy.whl"];
  const [module, core, glue, ...files] = await Promise.all([
    WebAssembly.compileStreaming(wasm),
    ...["pyodide.js", "pyodide.asm.js", ...names].map(bytesOf),
  ]);
  const source = new Blob([core, "\n", glue, "\n", workerSource], { type: "text/javascript" });
  return { module, source, files: Object.fromEntries(names.map((name, i) => [name, files[i]])) };
}

async function started({ module, source, files }) {
  const address = URL.createObjectURL(source);
  const worker = new Worker(address);
  try {
    await new Promise((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message || "Its worker could not start."));
      worker.onmessage = ({ data }) => (data.ready ? resolve() : reject(new Error(data.failed)));
      worker.postMessage({ start: { files, module, most: MEMORY } });
    });
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(address);
  }
  return worker;
}
