// How much of a chapter is done: a small ring that fills, beside the chapter's name, and the same in words.
// Nothing is shown before anything was done.
const progress = self.dl101Progress;
self.dl101CameBack = Object.keys(progress.items()).length > 0; // way_on.js asks
const places = document.querySelectorAll("[data-progress]");

function mark(place, { done, all }) {
  const words = `${done} of ${all} done`;
  if (place.dataset.words === words) return;
  place.dataset.words = words;
  place.classList.toggle("is-full", done === all);
  const ring = document.createElement("span");
  ring.className = "ring";
  ring.style.setProperty("--done", done / all);
  const isOwn = place.matches(".own-mark");
  const text = document.createElement(isOwn ? "button" : "span");
  if (isOwn)
    text.setAttribute("popovertarget", "what-is-left"); // what_is_left.js makes the sheet
  else text.className = "visually-hidden";
  text.textContent = place.matches(".nav-mark") ? `, ${words}` : words; // there it is part of a link's name
  place.replaceChildren(ring, text);
}

function clear(place) {
  place.replaceChildren();
  delete place.dataset.words;
}

async function show() {
  const isEmpty = Object.keys(progress.items()).length === 0;
  const chapters = isEmpty ? {} : await self.dl101Tally();
  for (const place of places) {
    const chapter = chapters[place.dataset.progress];
    if (chapter?.reached.size) mark(place, chapter);
    else clear(place);
  }
}

if (places.length) {
  progress.onChange(show);
  show();
}
