// The panel on "How to use this book": what is remembered in this browser, to export, import or erase.
const progress = self.dl101Progress;
const FILE = "dl101-progress.json";
const TOO_LONG = 1_000_001; // letters: more than the store takes; a huge file is not read to its end
const WORDS = {
  prediction: ["prediction", "made"],
  quiz: ["question", "answered right"],
  goal: ["goal", "reached"],
  exercise: ["exercise", "solved"],
};
const SKELETON = `
<p data-problem role="alert" hidden></p>
<p data-summary></p>
<ul data-chapters></ul>
<div class="progress-buttons">
  <button type="button" data-export>Export to a file</button>
  <button type="button" data-import>Import a file</button>
  <button type="button" data-erase>Erase …</button>
  <input type="file" accept=".json,application/json" aria-label="A file that was exported" hidden>
</div>
<div data-confirm role="group" aria-label="Erase your progress" hidden>
  <p><strong>Erase everything that this browser remembers of this book?</strong> This can’t be undone. If you may want it back, export it first.</p>
  <div class="progress-buttons">
    <button type="button" data-keep>Keep it</button>
    <button type="button" data-export-first>Export first</button>
    <button type="button" data-really>Erase everything</button>
  </div>
</div>
<p data-said role="status" tabindex="-1"></p>`;

function build(panel) {
  panel.innerHTML = SKELETON;
  const part = (name) => panel.querySelector(`[data-${name}]`);
  const file = panel.querySelector("input");
  const say = (sentence) => {
    part("said").textContent = sentence;
  };

  part("export").addEventListener("click", () => say(exportFile()));
  part("export-first").addEventListener("click", () => say(exportFile()));
  part("import").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    say(await importFile(file.files[0]));
    file.value = ""; // the same file may come again
  });

  const ask = (isOpen) => {
    part("confirm").hidden = !isOpen;
    part(isOpen ? "keep" : "erase").focus();
  };
  part("erase").addEventListener("click", () => ask(true));
  part("keep").addEventListener("click", () => ask(false));
  part("confirm").addEventListener("keydown", (event) => {
    if (event.key === "Escape") ask(false);
  });
  part("really").addEventListener("click", () => {
    ask(false);
    progress.erase();
    say(progress.problem ? "" : "Everything is erased: this browser remembers nothing of this book.");
    part("said").focus(); // the button is gone
  });

  const show = () => draw(part);
  progress.onChange(show);
  show();
}

function exportFile() {
  const address = URL.createObjectURL(new Blob([progress.exportText()], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: FILE });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000); // the download has begun by then
  return `Your browser saves the file ${FILE}. Keep it where you find it again.`;
}

async function importFile(file) {
  try {
    return progress.importText(await file.slice(0, TOO_LONG).text());
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return "This file could not be read. Choose it again, or another one.";
  }
}

async function draw(part) {
  const all = progress.items();
  const items = Object.keys(all).length;
  const drawings = Object.keys(all).filter((key) => key.startsWith("drawing/") && all[key].strokes?.length);
  part("problem").textContent = progress.problem;
  part("problem").hidden = !progress.problem;
  part("export").hidden = items === 0;
  part("erase").hidden = items === 0 && !progress.problem;
  const chapters = items ? Object.entries(await self.dl101Tally()).filter(([, { done }]) => done) : [];
  const rows = chapters.map(([name, chapter]) => row(name, chapter));
  if (drawings.length) rows.push(drawn(drawings.length));
  part("summary").textContent = summary(items, rows);
  part("chapters").replaceChildren(...rows);
}

function summary(items, rows) {
  if (!items)
    return "Nothing is remembered yet. Reach a goal in a demo, answer a question or make a prediction, and it shows here.";
  if (!rows.length) return "What is remembered here belongs to no chapter of this edition.";
  return "This browser remembers what you have done:";
}

/** One chapter: its ring, its title, and what is done of it in words. */
function row(name, { counts, done, all }) {
  const title = document.querySelector(`.chapters [data-progress="${name}"]`).closest("a");
  const link = Object.assign(document.createElement("a"), { href: title.href });
  link.textContent = title.querySelector(".title").textContent;
  const words = document.createElement("p");
  for (const kind of Object.keys(WORDS).filter((kind) => kind in counts)) {
    if (words.hasChildNodes()) words.append(" · ");
    words.append(phrase(kind, counts[kind]));
  }
  const ring = Object.assign(document.createElement("span"), { className: "ring" });
  ring.style.setProperty("--done", done / all);
  const item = document.createElement("li");
  item.classList.toggle("is-full", done === all);
  item.append(ring, link, words);
  return item;
}

/** The digits that the learner drew, for networks to read. */
function drawn(count) {
  const textContent = `${count} ${count === 1 ? "drawing" : "drawings"} of digits, which networks of this book read`;
  return Object.assign(document.createElement("li"), { textContent });
}

/** "1 of 2 predictions made", which stays on one line. */
function phrase(kind, { done, all }) {
  const [noun, verb] = WORDS[kind];
  const textContent = `${done} of ${all} ${noun}${all === 1 ? "" : "s"} ${verb}`;
  return Object.assign(document.createElement("span"), { textContent });
}

for (const panel of document.querySelectorAll("[data-progress-panel]")) build(panel);
