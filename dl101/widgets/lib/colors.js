// The diverging color scale (blue positive, orange negative), and the palette's colors for canvases.

/** "rgb(1, 2, 3)" or "color(srgb 0 0.5 1)" → [red, green, blue], 0…255. */
export function parseColor(text) {
  const parts = text.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number);
  if (!parts || parts.length < 3) throw new RangeError(`not a computed color: ${text}`);
  return parts.slice(0, 3).map((part) => (text.startsWith("color(") ? part * 255 : part));
}

const mix = (from, to, share) => from.map((part, i) => part + (to[i] - part) * share);

/** value → [red, green, blue]: `zero` at 0, full `positive` at `limit`, full `negative` at −limit and beyond. */
export function divergingScale({ positive, zero, negative }, limit) {
  return (value) => {
    const share = Math.min(1, Math.abs(value) / limit);
    return mix(zero, value < 0 ? negative : positive, share);
  };
}

/** The palette's colors as `root` shows them now, by name without the dashes: {positive: [31, 119, 208], …}. */
export function paletteColors(root, names) {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.forcedColorAdjust = "none"; // the system's colors would make a plane one flat color
  root.append(probe);
  const colors = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, parseColor(getComputedStyle(probe).color)];
  });
  probe.remove();
  return Object.fromEntries(colors);
}

/** The class that colors what a number stands for (demo.css): by its sign. */
export const signClass = (value) => (value > 0 ? "is-positive" : value < 0 ? "is-negative" : "");

/** Call `listener` when light turns to dark or back, in the book, in a notebook, in the system or for paper. Returns what
 * ends it. */
export function onThemeChange(listener) {
  const queries = ["(prefers-color-scheme: dark)", "print"].map((query) => matchMedia(query));
  const watcher = new MutationObserver(listener);
  const attributes = {
    attributes: true,
    attributeFilter: ["data-theme", "data-jp-theme-light", "theme", "class"],
  };
  for (const query of queries) query.addEventListener("change", listener);
  watcher.observe(document.documentElement, attributes);
  watcher.observe(document.body, attributes);
  return () => {
    for (const query of queries) query.removeEventListener("change", listener);
    watcher.disconnect();
  };
}

/** Let `root` be light while the page is printed; `repaint()` paints at once what style alone doesn't reach. Returns what
 * ends it. */
export function whilePrinting(root, repaint) {
  const become = (scheme) => () => {
    root.style.colorScheme = scheme;
    repaint();
  };
  const [before, after] = [become("light"), become("")];
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}
