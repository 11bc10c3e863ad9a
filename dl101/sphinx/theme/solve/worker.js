// The worker in which Python lives: text to the page, which puts it behind pyodide.js and pyodide.asm.js in one blob. So
// nothing here may `import`.
//
// In:  {start: {files, module, most}}              once
//      {id, do, ...}                               a request for runner.py
// Out: {ready} or {failed}                         once
//      {id, event: "started" | "output" | "record" | "done" | "broken", ...}

const BASE = "https://in-memory.invalid/"; // no such host: what is asked for below it comes from `files`
// What could reach the network or the book's storage. Code that somebody pasted stays in here: `jsglobals` is the first lock.
const DOORS = `fetch XMLHttpRequest WebSocket WebSocketStream EventSource WebTransport importScripts Worker SharedWorker
  indexedDB caches BroadcastChannel Request Notification postMessage close navigator`;

self.onmessage = async ({ data }) => {
  try {
    self.onmessage = await start(data.start);
  } catch (error) {
    self.postMessage({ failed: String(error) });
  }
};

async function start({ files, module, most }) {
  const post = self.postMessage.bind(self);
  serveFromMemory(files);
  // The page has compiled the WebAssembly once; each worker, the spare ones too, only makes an instance.
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    instance: await WebAssembly.instantiate(module, imports),
    module,
  });
  capMemory(most);
  const pyodide = await self.loadPyodide({
    indexURL: BASE,
    jsglobals: Object.create(null), // `import js` gives an empty module
    env: { PYTHONDONTWRITEBYTECODE: "1" }, // the file system is memory: nothing is kept, so nothing is saved by it
    stdin: () => undefined,
    stdout: () => {}, // runner.py catches what is printed; whatever gets past it must not flood the console
    stderr: () => {},
  });
  const folder = { extractDir: pyodide.runPython("import site; site.getsitepackages()[0]") };
  pyodide.unpackArchive(files["checker.zip"], "zip", folder);
  const runner = pyodide.pyimport("dl101.page_python.runner");
  let hasNumpy = false;
  const loadNumpy = () => {
    if (hasNumpy) return;
    pyodide.unpackArchive(files["numpy.whl"], "wheel", folder);
    pyodide.runPython("import importlib; importlib.invalidate_caches(); import numpy");
    hasNumpy = true;
  };
  // WebKit ends a worker only where it runs JavaScript. With this, Python's loops look in there every now and then.
  pyodide.setInterruptBuffer(new Uint8Array(1));
  lockDoors();
  post({ ready: true });

  return ({ data: { id, ...request } }) => {
    const send = (event, text) => post({ id, event, ...(text ? JSON.parse(text) : {}) });
    try {
      if (request.needs_numpy) loadNumpy();
      send("started"); // from here on the page counts the seconds: loading is not the learner's time
      send("done", runner.answer(JSON.stringify(request), send));
    } catch (error) {
      // Python itself broke (out of stack, an abort): this worker is of no more use, and the page replaces it.
      post({ id, event: "broken", text: String(error).slice(0, 2000) });
    }
  };
}

/** `fetch`, for Pyodide's own start: from memory, never from the network. */
function serveFromMemory(files) {
  const known = { ...files, "pyodide.asm.wasm": new Uint8Array(0) }; // asked for, and then not looked at: see above
  self.fetch = async (address) => {
    const bytes = known[String(address).slice(BASE.length)];
    if (!bytes) throw new TypeError(`${address} is not in memory`);
    return new Response(bytes);
  };
}

/** Not more than `most` bytes of memory for Python: then a MemoryError comes before the device gives up. */
function capMemory(most) {
  const { Memory } = WebAssembly;
  // biome-ignore lint/complexity/useArrowFunction: it is called with `new`
  WebAssembly.Memory = function (limits) {
    return new Memory({ ...limits, maximum: Math.min(limits.maximum, Math.floor(most / 65536)) });
  };
  WebAssembly.Memory.prototype = Memory.prototype;
}

function lockDoors() {
  for (const name of DOORS.split(/\s+/)) {
    for (let owner = self; owner; owner = Object.getPrototypeOf(owner)) {
      if (Object.getOwnPropertyDescriptor(owner, name)?.configurable) delete owner[name];
    }
    if (!(name in self)) Object.defineProperty(self, name, { value: undefined });
  }
}
