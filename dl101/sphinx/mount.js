// Brings each <div data-anywidget> to life when it nears the viewport, with no kernel behind it.
// A plain inline script: browsers refuse to load module files from file://.
(() => {
  const folder = new URL(
    `${document.documentElement.dataset.content_root ?? ""}_static/demos/`,
    document.baseURI,
  );
  const cache = new Map();
  const once = (key, make) => cache.get(key) ?? cache.set(key, make()).get(key);

  /** The part of a Jupyter widget's model that a demo's module uses. */
  class Model {
    #state;
    #listeners = [];
    constructor(state) {
      this.#state = state;
    }
    get(name) {
      return this.#state[name];
    }
    set(name, value) {
      if (this.#state[name] === value) return;
      this.#state[name] = value;
      for (const one of this.#listeners.filter((l) => l.event === `change:${name}`)) one.listener();
    }
    save_changes() {} // nothing to save to: set() has told the listeners
    on(event, listener) {
      this.#listeners.push({ event, listener });
    }
    off(event, listener) {
      this.#listeners = this.#listeners.filter((l) => l.event !== event || l.listener !== listener);
    }
  }

  // Reached goals are remembered on this device, in the one schema of the learner's progress:
  // {"version": 1, "items": {"goal/Neuron/and": {"time": "2026-01-31T12:00:00.000Z"}}}.
  const KEY = "dl101";
  function readProgress() {
    try {
      const { version, items } = JSON.parse(localStorage.getItem(KEY));
      if (version === 1 && typeof items === "object" && items) return items;
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError || error instanceof DOMException))
        throw error;
    }
    return {}; // nothing stored yet, or not ours to read
  }
  function rememberGoals(demo, model) {
    const prefix = `goal/${demo}/`;
    const known = Object.keys(readProgress()).filter((key) => key.startsWith(prefix));
    model.set("goals_reached", [
      ...new Set([...model.get("goals_reached"), ...known.map((key) => key.slice(prefix.length))]),
    ]);
    model.on("change:goals_reached", () => {
      const items = readProgress(); // read again: another tab may have written since
      const time = new Date().toISOString();
      for (const goal of model.get("goals_reached")) items[prefix + goal] ??= { time };
      try {
        localStorage.setItem(KEY, JSON.stringify({ version: 1, items }));
      } catch (error) {
        if (!(error instanceof DOMException)) throw error; // storage is full or switched off: play goes on
      }
    });
  }

  function loadScript(src) {
    return new Promise((resolve, reject) => {
      const refuse = () => reject(new Error(`the file ${src.split("/").at(-1)} did not load.`));
      document.head.append(
        Object.assign(document.createElement("script"), { src, onload: resolve, onerror: refuse }),
      );
    });
  }
  async function loadBundle(name) {
    await loadScript(`${folder}${name}.js`); // leaves the module's source in demoSources
    const source = `${self.demoSources[name]}\n//# sourceURL=demos/${name}.js`;
    const module = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    return module.default;
  }

  function start(demo, { bundle, state }) {
    const model = new Model(state);
    if (Array.isArray(state.goals_reached)) rememberGoals(demo, model);
    return once(bundle, () => loadBundle(bundle)).then((makeWidget) => {
      const widget = makeWidget(); // one for each model, as anywidget does
      widget.initialize({ model });
      return widget;
    });
  }
  async function mount(el) {
    try {
      const spec = JSON.parse(el.dataset.anywidget);
      const widget = await once(spec.id, () => start(el.dataset.demo, spec)); // views may share a model
      await widget.render({ el });
    } catch (error) {
      console.error(error);
      el.setAttribute("role", "alert");
      el.textContent = `The demo ${el.dataset.demo} could not start: ${error.message} The rest of the page works without it. Loading the page again may help.`;
    }
    el.dataset.mounted = "";
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
        near.unobserve(target);
        mount(target);
      }
    },
    { rootMargin: "300px" },
  );
  for (const el of document.querySelectorAll("[data-anywidget]")) near.observe(el);
})();
