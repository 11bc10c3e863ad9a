// For a reader who comes back: how much of a chapter is done becomes a button that opens what is left, each a link.
const place = document.querySelector(".own-mark");
const make = self.dl101Make;

/** Where something is done: its element, and what it is called, as nodes. A question is called by its own words. */
function itemOf(key, heading) {
  const [kind, name] = key.split("/");
  if (kind === "goal") {
    const all = [...document.querySelectorAll(`[data-demo="${name}"]`)];
    return { element: all.find((one) => isAfter(heading, one)) ?? all[0], title: () => [nameOf(name)] };
  }
  if (kind === "exercise") {
    const element = document.querySelector(`.exercise[data-key="${key}"]`);
    return { element, title: () => [element.querySelector("h4").textContent] };
  }
  const element = document.querySelector(`[data-${kind}="${key}"]`);
  return { element, title: () => wordsOf(element) };
}

const nameOf = (demo) => demo.replace(/(?<=[a-z])(?=[A-Z])/g, " ");

/** The words of a question, from its mounted form or, before that, from the part for those without scripts. */
function wordsOf(element) {
  const still = () =>
    new DOMParser().parseFromString(element.querySelector("noscript").textContent, "text/html");
  const text = element.querySelector(".ask-text > p, .ask-text") ?? still().querySelector("p");
  return [...text.cloneNode(true).childNodes];
}

const KINDS = {
  prediction: "Prediction",
  quiz: "Question",
  goal: "Goals",
  exercise: "Exercise",
};

const isAfter = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;

/** Where what is left can be done, below a heading and in the order of the page: [{kind, title, element, count}]; a demo's
 * goals are one. */
function rowsOf(keys, heading) {
  const found = new Map();
  for (const key of keys) {
    const { element, title } = itemOf(key, heading);
    const count = (found.get(element)?.count ?? 0) + 1;
    if (element) found.set(element, { element, title, kind: key.split("/")[0], count });
  }
  return [...found.values()].sort((one, other) => (isAfter(one.element, other.element) ? -1 : 1));
}

let ids = 0;
function row({ kind, title, element, count }, close) {
  ids += 1;
  element.id ||= `left-${ids}`;
  const words = make("span", { className: "left-words" }, ...title(), kind === "goal" ? `: ${count}` : "");
  const link = make(
    "a",
    { href: `#${element.id}` },
    make("span", { className: "eyebrow" }, KINDS[kind]),
    words,
  );
  link.addEventListener("click", close);
  return make("li", {}, link);
}

const sheet = make("div", { className: "left", popover: "auto", id: "what-is-left" });
const close = () => sheet.hidePopover();

/** Write the list anew, under the titles of the sittings; what belongs to none stands first. */
async function fill() {
  const chapter = place.dataset.progress;
  const { left } = (await self.dl101Tally())[chapter];
  const sittings = self.dl101Sittings[chapter] ?? [];
  const inSittings = new Set(sittings.flatMap(({ keys }) => keys));
  const others = left.filter((key) => !inSittings.has(key));
  const lists = [["", rowsOf(others, document.querySelector("h1"))]];
  for (const [i, { title, anchor, keys }] of sittings.entries()) {
    const own = keys.filter((key) => left.includes(key));
    lists.push([`Sitting ${i + 1}: ${title}`, rowsOf(own, document.getElementById(anchor))]);
  }
  const parts = lists
    .filter(([, rows]) => rows.length)
    .flatMap(([title, rows]) => [
      title && make("h3", {}, title),
      make("ul", {}, ...rows.map((one) => row(one, close))),
    ]);
  const shut = make("button", { type: "button", className: "left-close" }, "Close");
  shut.addEventListener("click", close);
  const all = parts.length ? parts : [make("p", {}, "Nothing: all of this chapter is done.")];
  sheet.replaceChildren(make("h2", {}, "What is left"), shut, ...all);
}

if (place && self.dl101Sittings) {
  sheet.addEventListener("beforetoggle", ({ newState }) => newState === "open" && fill());
  sheet.ariaLabel = "What is left";
  document.body.append(sheet);
}
