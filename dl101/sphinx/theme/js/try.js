// Sentences that set a demo, {try}`…`: each becomes a button. It sets the demo named, or the nearest above. Then an
// "Undo" stands behind it until the demo is changed, and from the demo, a way back to the sentence at the window's edge.

const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The demo that a sentence belongs to: the last above it, or else the first below. */
function demoOf(sentence, name) {
  const demos = [...document.querySelectorAll(name ? `[data-demo="${name}"]` : "[data-demo]")];
  const isAbove = (demo) => demo.compareDocumentPosition(sentence) & Node.DOCUMENT_POSITION_FOLLOWING;
  return demos.findLast(isAbove) ?? demos[0];
}

/** Demos draw once per frame: before, a demo that was far away has no height. */
const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

const BELOW = 112; // px under what a demo is brought into view for: a row of it, and room for the way back

/** What a reader needs of a demo at least, down to its bottom edge: the button that lets it go on, or else its picture. */
function anchorOf(demo) {
  const isShown = (element) => element.getClientRects().length > 0;
  const isNear = (button) =>
    button.getBoundingClientRect().bottom < demo.getBoundingClientRect().top + 1.5 * innerHeight;
  const button = [...demo.querySelectorAll(".button.is-first")].find(isShown);
  return button && isNear(button) ? button : (demo.querySelector(".plot-marks") ?? demo);
}

/** Bring a demo into view, from its top if there is room, unless it is there. On a long way, what comes to life may push
 * it: then again. */
function show(demo, more = 3) {
  const bar = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  const anchor = anchorOf(demo).getBoundingClientRect();
  const { top } = demo.getBoundingClientRect();
  if (top >= 0 && anchor.bottom <= innerHeight) return;
  const by = Math.max(top - bar, Math.min(anchor.bottom + BELOW - innerHeight, anchor.top - bar));
  if (Math.abs(by) < 2) return;
  scrollBy({ top: by, behavior: isCalm() ? "instant" : "smooth" });
  if (more) addEventListener("scrollend", () => show(demo, more - 1), { once: true });
}

const wayBack = Object.assign(document.createElement("button"), {
  type: "button",
  className: "try-back",
  textContent: "Back to the text",
  hidden: true,
});
let offer = null; // {sentence, demo}: where the way back leads and from where, until it was taken
const inSight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    if (target === offer?.demo) offer.isAtDemo = isIntersecting;
    if (target !== offer?.sentence) continue;
    offer.isAtSentence = isIntersecting;
    wayBack.classList.toggle("is-up", boundingClientRect.top < 0);
  }
  if (!wayBack.hidden && offer.isAtSentence) return endOffer(); // the reader has found back
  wayBack.hidden = !offer?.isAtDemo || offer.isAtSentence;
});

/** From now on, a way back to this sentence stands ready: while its demo is in sight, until the sentence is. */
function offerWayBack(sentence, demo) {
  endOffer();
  demo.before(wayBack); // one Shift+Tab before the demo's first control
  offer = { sentence, demo };
  inSight.observe(sentence);
  inSight.observe(demo);
}

function endOffer() {
  const isFocused = document.activeElement === wayBack;
  if (isFocused) offer.sentence.querySelector("[role=button]").focus({ preventScroll: true });
  inSight.disconnect();
  wayBack.hidden = true;
  offer = null;
}
wayBack.addEventListener("click", () => {
  wayBack.focus(); // not every browser does so; from here, the focus goes back to the sentence
  offer.sentence.scrollIntoView({ block: "center", behavior: isCalm() ? "instant" : "smooth" });
  endOffer();
});

/** A sentence is longer than a line at times, and a real button can't break: so a part of the text with a button's role. */
function makeButton(sentence, press) {
  const button = document.createElement("span");
  button.className = "try-button";
  button.setAttribute("role", "button");
  button.tabIndex = 0;
  button.append(...sentence.childNodes);
  button.addEventListener("click", press);
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault(); // a space would scroll the page
    press(event);
  });
  sentence.append(button);
  return button;
}

let expireLast = null; // the last sentence's Undo goes when another is pressed: it would skip what came after it

for (const sentence of document.querySelectorAll("[data-try]")) {
  const { demo: name, changes } = JSON.parse(sentence.dataset.try);
  const demo = demoOf(sentence, name);
  if (!demo) continue;
  demo.tabIndex = -1; // a script may focus it, Tab does not
  const send = async (detail) => {
    await self.dl101Wake(demo);
    demo.dispatchEvent(new CustomEvent("dl101-set", { detail }));
    return detail.before;
  };
  let before = null;
  const says = Object.assign(document.createElement("span"), {
    className: "visually-hidden",
    role: "status",
  });
  const button = makeButton(sentence, async (event) => {
    const was = await send({ changes });
    await drawn();
    offerWayBack(sentence, demo);
    show(demo);
    if (!event.detail) demo.focus({ preventScroll: true }); // not by a pointer: Tab goes on in the demo
    if (expireLast !== expire) expireLast?.();
    expireLast = expire;
    before ??= was; // pressed twice: back to what was there before the first
    undo.hidden = !before;
    says.textContent = before ? `The demo ${demo.dataset.demo} is set: ${button.textContent}.` : "";
  });
  const undo = Object.assign(document.createElement("button"), {
    type: "button",
    className: "try-undo",
    textContent: "Undo",
    hidden: true,
  });
  undo.setAttribute("aria-label", `Undo: ${button.textContent}`);
  const expire = () => {
    before = null;
    undo.hidden = true;
  };
  demo.addEventListener("dl101-edit", () => expire()); // an edit by hand would be lost; the demo has its own Undo
  undo.addEventListener("click", async () => {
    endOffer();
    await send({ changes: before, isUndo: true });
    button.focus({ preventScroll: true }); // the button that was pressed goes away
    expire();
    says.textContent = `The demo ${demo.dataset.demo} is as before.`;
  });
  sentence.append(undo, says);
}
