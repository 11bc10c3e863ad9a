// For a reader who comes back: a line at the window's lower edge that leads on, and a tick at each sitting that is done in
// "On this page". It comes with the file of keys, so that nobody else loads it.
const GONE = 300; // pixels of scrolling after which the reader is on the way already

/** The sittings of the book. What is more practice does not keep one from being done. */
async function sittings() {
  const chapters = await self.dl101Tally();
  return Object.entries(self.dl101Sittings).flatMap(([chapter, list]) =>
    list.map(({ title, anchor, keys }, i) => ({
      chapter,
      title,
      anchor,
      keys,
      number: i + 1,
      isDone: !keys.some((key) => chapters[chapter].left.includes(key)),
    })),
  );
}

/** The sitting to go on with: the one with the newest item, or the next that is not done; undefined where there is none. */
function wayOn(all, items) {
  const newest = ({ keys }) => Math.max(0, ...keys.map((key) => Date.parse(items[key]?.time) || 0));
  const last = all.reduce((best, one) => (newest(one) > newest(best) ? one : best));
  return newest(last) ? all.slice(all.indexOf(last)).find(({ isDone }) => !isDone) : undefined;
}

const make = self.dl101Make;

function show({ chapter, number, title, anchor }) {
  const entry = document.querySelector(`.chapters [data-progress="${chapter}"]`).closest("a");
  const isHere = entry.matches("[aria-current]");
  if (!isHere && !document.body.matches(".landing")) return;
  const digits = entry.querySelector(".digits")?.textContent;
  const place = `${isHere || !digits ? "" : `chapter ${digits}, `}sitting ${number}`;
  const words = make("span", {}, `Go on: ${place}, `, make("em", {}, title));
  const link = make("a", { href: `${isHere ? "" : entry.href}#${anchor}` }, words);
  const start = document.querySelector(".landing h1 + p + p > a"); // the stranger's way in becomes the reader's own
  if (start) {
    start.href = link.href;
    start.replaceChildren(...words.childNodes);
    return;
  }
  const close = make("button", { type: "button", ariaLabel: "Close", textContent: "×" });
  const line = make("nav", { className: "way-on", ariaLabel: "Where you were" }, link, close);
  const end = () => {
    line.remove();
    removeEventListener("scroll", onScroll);
    removeEventListener("pointerdown", onPointer);
  };
  const onScroll = () => scrollY > GONE && end();
  const onPointer = ({ target }) => !line.contains(target) && end(); // who begins to play is on the way too
  addEventListener("scroll", onScroll, { passive: true });
  addEventListener("pointerdown", onPointer);
  for (const node of [link, close]) node.addEventListener("click", end);
  document.querySelector(".skip").after(line);
}

function tick(all) {
  for (const { anchor, isDone } of all) {
    if (!isDone) continue;
    for (const link of document.querySelectorAll(
      `:is(.on-page, .sections) a[href="#${anchor}"]:not(:has(.tick))`,
    ))
      link.append(make("span", { className: "tick", role: "img", ariaLabel: "done" }, "✓"));
  }
}

const here = ({ chapter }) =>
  document.querySelector(`.chapters a[aria-current] [data-progress="${chapter}"]`) !== null;
const href = document.documentElement.dataset.progressKeys.replace("progress_keys.js", "way_on.css");
document.head.append(make("link", { rel: "stylesheet", href }));

async function update() {
  const all = await sittings();
  tick(all.filter(here));
  return all;
}
if (self.dl101Sittings) {
  self.dl101Progress.onChange(update);
  update().then((all) => {
    const isAtTop = scrollY <= GONE && !location.hash;
    const next = self.dl101CameBack && isAtTop && wayOn(all, self.dl101Progress.items());
    if (next) show(next);
  });
}
