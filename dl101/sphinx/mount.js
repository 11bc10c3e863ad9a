// Brings each <div data-anywidget> to life when it nears the viewport, with no kernel behind it.
// Part of book.js, after progress.js: browsers refuse to load module files from file://.
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

const progress = self.dl101Progress;
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Keep one trait and the stored progress alike. `stored(items, now)` is the trait's value for what is stored, in
 * the order in which it is `now`; `fresh(before, after)` gives the items to save when the widget changed it.
 */
function keepAlike(model, trait, stored, fresh) {
  let before = null;
  let isShowing = false; // what the widget makes of what it is shown is not the learner's doing
  const show = () => {
    isShowing = true;
    const value = stored(progress.items(), model.get(trait));
    if (!same(value, model.get(trait))) model.set(trait, value);
    before = model.get(trait);
    isShowing = false;
  };
  show();
  progress.onChange(show);
  model.on(`change:${trait}`, () => {
    if (isShowing) return;
    const news = fresh(before, model.get(trait));
    before = model.get(trait);
    if (!Object.keys(news).length) return;
    progress.record(news);
    model.set("saving_problem", progress.problem);
  });
}

function rememberGoals(demo, model) {
  const prefix = `goal/${demo}/`;
  const atStart = model.get("goals_reached");
  const stored = (items, now) => {
    const keys = Object.keys(items).filter((key) => key.startsWith(prefix));
    const reached = new Set([...atStart, ...keys.map((key) => key.slice(prefix.length))]);
    return [...new Set([...now, ...reached])].filter((goal) => reached.has(goal));
  };
  const fresh = (before, after) => {
    const [items, time] = [progress.items(), new Date().toISOString()];
    const keys = after.filter((goal) => !before.includes(goal)).map((goal) => prefix + goal);
    // A reached goal keeps its first time.
    return Object.fromEntries(keys.filter((key) => !(key in items)).map((key) => [key, { time }]));
  };
  keepAlike(model, "goals_reached", stored, fresh);
}

function rememberAnswers(model) {
  const keys = model.get("progress_keys");
  const stored = (items, now) => {
    const ordered = [...new Set([...Object.keys(now), ...keys])];
    return Object.fromEntries(ordered.filter((key) => key in items).map((key) => [key, items[key]]));
  };
  const fresh = (before, after) =>
    Object.fromEntries(Object.entries(after).filter(([key, item]) => !same(item, before[key])));
  keepAlike(model, "remembered", stored, fresh);
}

function loadScript(src) {
  return new Promise((resolve, reject) => {
    const file = src.split("/").at(-1).split("?")[0];
    const refuse = () => reject(new Error(`the file ${file} did not load.`));
    document.head.append(
      Object.assign(document.createElement("script"), { src, onload: resolve, onerror: refuse }),
    );
  });
}
/** The source of a bundle, whose script leaves it in demoSources. */
async function sourceOf(name) {
  await loadScript(`${folder}${name}.js`);
  return `${self.demoSources[name]}\n//# sourceURL=demos/${name}.js`;
}
const addressOf = (source) => URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
async function loadBundle(name, lib) {
  const loading = once(lib, () => sourceOf(lib).then(addressOf)); // what all demos share: one module for the page
  const [source, address] = await Promise.all([sourceOf(name), loading]);
  const module = await import(addressOf(source.replaceAll('"dl101-lib"', JSON.stringify(address))));
  return module.default;
}

/** A part of the state that lies in a file of its own, or nothing. */
async function loadApart(apart) {
  if (!apart) return {};
  await loadScript(`${folder}${apart.name}.js?v=${apart.version}`);
  return self.demoSources[apart.name];
}

async function start(demo, { bundle, lib, state, apart }) {
  const model = new Model({ ...state, ...(await loadApart(apart)) });
  if (progress && Array.isArray(state.goals_reached)) rememberGoals(demo, model);
  if (progress && Array.isArray(state.progress_keys)) rememberAnswers(model);
  return once(bundle, () => loadBundle(bundle, lib)).then((makeWidget) => {
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
    const what = el.dataset.demo ? `The demo ${el.dataset.demo}` : "This question";
    el.textContent = `${what} could not start: ${error.message} The rest of the page works without it. Loading the page again may help.`;
  }
  el.dataset.mounted = "";
}

/** Mount a demo, once; what sets it from afar (theme/js/try.js) waits for it. */
function wake(el) {
  near.unobserve(el);
  return once(el, () => mount(el));
}
self.dl101Wake = (el) => ("whenAsked" in el.dataset ? startNow(el) : wake(el));

const near = new IntersectionObserver(
  (entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      wake(target);
    }
  },
  { rootMargin: "300px" },
);
for (const el of document.querySelectorAll("[data-anywidget]")) near.observe(el);

/** A demo that starts when asked: until then nothing of it is loaded. */
async function startNow(el) {
  const button = el.querySelector("button");
  if (button.ariaBusy) return;
  button.ariaBusy = "true";
  button.textContent = "Starting …";
  el.dataset.anywidget = el.dataset.whenAsked;
  await wake(el);
  delete el.dataset.whenAsked;
  el.className = "live";
  el.querySelector("button, input, a")?.focus({ preventScroll: true }); // the button that was pressed is gone
  if (el.getBoundingClientRect().top < 0) el.scrollIntoView();
}
for (const el of document.querySelectorAll("[data-when-asked]"))
  el.querySelector("button").addEventListener("click", () => startNow(el));
