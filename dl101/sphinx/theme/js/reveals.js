// Boxes that open once the reader has made a prediction, or skipped it. Until then a click leads to the prediction.
// Without the store of the learner's progress, or without the prediction, they stay ordinary closed boxes.

/** The predictions of this page: their key, with the mount point and the hash of the question as it is now. */
function findPredictions() {
  const found = new Map();
  for (const place of document.querySelectorAll("[data-prediction][data-anywidget]")) {
    const { progress_keys: keys, question } = JSON.parse(place.dataset.anywidget).state;
    for (const key of keys ?? []) found.set(key, { place, hash: question?.hash });
  }
  return found;
}

const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Change what stands on the page, and keep where it is what the reader looks at. */
function keepPlace(change) {
  const isInView = (box) => box.bottom > 0 && box.top < innerHeight;
  const texts = "article :is(h2, h3, h4, p, .live):not(details:not([open]) *)";
  const candidates = [document.activeElement, ...document.querySelectorAll(texts)];
  const anchor = candidates.find(
    (one) => one && one !== document.body && isInView(one.getBoundingClientRect()),
  );
  const before = anchor?.getBoundingClientRect().top;
  change();
  const moved = anchor ? anchor.getBoundingClientRect().top - before : 0;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

/** Bring the reader to a prediction: its first control gets the focus once the widget is there. */
function leadTo(place) {
  const go = () => place.scrollIntoView({ block: "center", behavior: isCalm() ? "instant" : "smooth" });
  const arrive = () => {
    go();
    place.querySelector("input, button, textarea, select")?.focus({ preventScroll: true });
  };
  if ("mounted" in place.dataset) {
    arrive();
    return;
  }
  const watcher = new MutationObserver(() => {
    watcher.disconnect();
    arrive();
  });
  watcher.observe(place, { attributes: true, attributeFilter: ["data-mounted"] });
  go(); // it mounts when it comes near
}

function lockable(box, { place, hash }) {
  const summary = box.querySelector("summary");
  const word = summary.querySelector(".box-word");
  const words = { open: word.textContent, locked: word.dataset.locked };
  const key = box.dataset.until;

  summary.addEventListener("click", (event) => {
    const isBroken = place.getAttribute("role") === "alert"; // the question could not start: nobody can answer it
    if (!box.classList.contains("is-locked") || isBroken) return;
    event.preventDefault();
    leadTo(place);
  });

  /** Lock or open the box; `isFirst` says that the page has only now been opened. */
  return (items, isFirst) => {
    const made = self.dl101IsMade(items[key], hash);
    if (!isFirst && made !== box.classList.contains("is-locked")) return; // nothing new
    box.classList.toggle("is-locked", !made);
    word.textContent = made ? words.open : words.locked;
    box.open = made;
    box.classList.toggle("is-new", made && !isFirst);
  };
}

const store = self.dl101Progress;
const predictions = store ? findPredictions() : new Map();
const reveals = [...document.querySelectorAll("details[data-until]")]
  .filter((box) => predictions.has(box.dataset.until))
  .map((box) => lockable(box, predictions.get(box.dataset.until)));

if (reveals.length) {
  const update = (isFirst) => {
    const items = store.items();
    for (const show of reveals) show(items, isFirst);
  };
  update(true);
  store.onChange(() => keepPlace(() => update(false)));
}
