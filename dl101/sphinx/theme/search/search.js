// The search of every page: a list that opens below the field as one types; on the search page, the whole list.
// search_keys.js loads it at the first key. The index stands before it in the same file: see search_places.py.
import { createSearch } from "./engine.js";
import css from "./search.css";
import { excerpt, marked } from "./words.js";

const SHORT = 8; // places below a field in the header
const root = document.documentElement.dataset.content_root;
const here = document.querySelector(".chapters [aria-current]")?.href.split("#")[0];
const search = createSearch(self.dl101Places);
const KINDS = { exercise: "Exercise", demo: "Demo" };

const make = self.dl101Make;

document.head.append(make("style", { textContent: css }));
self.dl101Texts = {};
const asked = {};

/** The texts of a page's places; none where the file can't be had: the list is whole without excerpts. */
function textsOf(page) {
  asked[page] ??= new Promise((resolve) => {
    const done = () => resolve(self.dl101Texts[page] ?? []);
    const script = make("script", { src: `${root}_static/search/${page}.js`, onload: done, onerror: done });
    document.head.append(script);
  });
  return asked[page];
}

const withMarks = (text, terms) =>
  marked(text, terms).map(([part, isHit]) => (isHit ? make("mark", {}, part) : part));

/** Where a place is: "Chapter 3 · Exercise". */
function placeOf({ kind, page: [, number, title] }) {
  const page = number ? `Chapter ${number}` : title;
  return KINDS[kind] ? `${page} · ${KINDS[kind]}` : page;
}

/** One place that was found, as an item of the list. */
function item(place) {
  if (place.kind === "coming") return comingItem(place);
  const terms = new Set(place.terms);
  const address = new URL(`${root}${place.page[0]}.html`, document.baseURI);
  if (address.href !== here) address.searchParams.set("mark", place.terms.join(" "));
  address.hash = place.anchor;
  const line = make("span", { className: "found-text" });
  textsOf(place.pageNumber).then((texts) => {
    line.append(...withMarks(excerpt(texts[place.number] ?? "", terms), terms));
  });
  const title = make("span", { className: "found-title" }, ...withMarks(place.title, terms));
  const link = make(
    "a",
    { href: address.href },
    make("span", { className: "eyebrow" }, placeOf(place)),
    title,
    line,
  );
  if (address.href.startsWith(`${here}#`)) link.dataset.mark = place.terms.join(" ");
  return make("li", {}, link);
}

/** A word of a chapter that is still to be written leads to the map of the course. */
function comingItem({ title, chapter, chapterTitle, terms }) {
  const where = make("span", { className: "eyebrow" }, `Comes in chapter ${chapter}`);
  const words = make("span", { className: "found-title" }, ...withMarks(title, new Set(terms)));
  const name = make("em", {}, chapterTitle);
  const text = make("span", { className: "found-text" }, name, " is not written yet.");
  return make("li", {}, make("a", { href: `${root}index.html#chapter-${chapter}` }, where, words, text));
}

/** What is said of a number of places. */
function summary(count, query) {
  if (!query.trim()) return "";
  if (!count) return "No place holds these words. Try fewer words, or another spelling.";
  return count === 1 ? "1 place found." : `${count} places found.`;
}

/** Keep a list of places below a field: the best of them, or all on the search page. */
function attach(form, box, limit) {
  const field = form.querySelector("input");
  const said = make("p", { className: limit ? "visually-hidden" : "found-said", role: "status" });
  const list = make("ol", { className: "found-list" });
  box.replaceChildren(said, list);
  const show = () => {
    const places = search(field.value);
    const shown = limit ? places.slice(0, limit) : places;
    said.textContent = summary(places.length, field.value);
    list.replaceChildren(...shown.map(item));
    if (limit) finish(box, list, places.length, field.value);
  };
  field.addEventListener("input", show);
  show();
  return { field, list, show };
}

/** Below a field in the header: a last line that leads to all places, or says that there are none. */
function finish(box, list, count, query) {
  box.hidden = !query.trim();
  if (!count) list.append(make("li", { className: "found-none" }, summary(count, query)));
  if (count <= SHORT) return;
  const href = `${root}search.html?q=${encodeURIComponent(query)}`;
  list.append(make("li", {}, make("a", { className: "found-all", href }, `All ${count} places →`)));
}

/** Arrows go through the places, Escape leads back to the field, and then closes the list. */
function steer(form, box, { field, list, show }) {
  const links = () => [field, ...list.querySelectorAll("a")];
  form.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = links().indexOf(document.activeElement);
    if (step && place >= 0) {
      event.preventDefault();
      links()
        .at((place + step) % links().length)
        .focus();
    } else if (event.key === "Escape") {
      if (place === 0) box.hidden = true;
      else field.focus();
    }
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!form.contains(relatedTarget)) box.hidden = true;
  });
  field.addEventListener("focus", show);
  box.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus until the click
  list.addEventListener("click", ({ target }) => {
    const { mark } = target.closest("a")?.dataset ?? {};
    box.hidden = true;
    field.blur();
    if (mark) setTimeout(() => self.dl101Mark(mark)); // once the page has moved there
  });
}

const large = document.querySelector(".search-large");
if (large) {
  const { field, show } = attach(large, document.querySelector("#search-results"));
  field.value ||= new URLSearchParams(location.search).get("q") ?? "";
  show();
} else {
  const form = document.querySelector(".bar .search");
  const box = make("div", { className: "found", hidden: true });
  form.append(box);
  steer(form, box, attach(form, box, SHORT));
}
