// Sentences that set a demo, {try}`…`: each becomes a button. It sets the demo named, or the nearest above. Then an
// "Undo" stands behind it, and while the sentence is out of sight, a way back to it at the window's edge.

const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The demo that a sentence belongs to: the last above it, or else the first below. */
function demoOf(sentence, name) {
  const demos = [...document.querySelectorAll(name ? `[data-demo="${name}"]` : "[data-demo]")];
  const isAbove = (demo) => demo.compareDocumentPosition(sentence) & Node.DOCUMENT_POSITION_FOLLOWING;
  return demos.findLast(isAbove) ?? demos[0];
}

const go = (element, block) => element.scrollIntoView({ block, behavior: isCalm() ? "instant" : "smooth" });

/** Bring the upper part of a demo into view, where its picture is, unless it is there. On a long way, what comes to life
 * may push it: then once more. */
function show(demo, isSecond) {
  const { top } = demo.getBoundingClientRect();
  if (top >= 0 && top <= innerHeight / 3) return;
  go(demo, "start");
  if (!isSecond) addEventListener("scrollend", () => show(demo, true), { once: true });
}

const wayBack = Object.assign(document.createElement("button"), {
  type: "button",
  className: "try-back",
  textContent: "Back to the text",
  hidden: true,
});
let leftFrom = null; // the sentence that was pressed last
const inSight = new IntersectionObserver((entries) => {
  wayBack.hidden = entries.at(-1).isIntersecting; // several come at once from a busy page: the last is how it is now
});
/** From now on, a way back to this sentence stands ready while it is out of sight. */
function rememberPlace(sentence) {
  inSight.disconnect();
  inSight.observe(sentence);
  leftFrom = sentence;
}
wayBack.addEventListener("click", () => {
  go(leftFrom, "center");
  leftFrom.querySelector("[role=button]").focus({ preventScroll: true });
});
document.body.append(wayBack);

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
    press();
  });
  sentence.append(button);
  return button;
}

for (const sentence of document.querySelectorAll("[data-try]")) {
  const { demo: name, changes } = JSON.parse(sentence.dataset.try);
  const demo = demoOf(sentence, name);
  if (!demo) continue;
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
  const button = makeButton(sentence, async () => {
    const was = await send({ changes });
    rememberPlace(sentence);
    show(demo);
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
  undo.addEventListener("click", async () => {
    await send({ changes: before, isUndo: true });
    before = null;
    button.focus({ preventScroll: true }); // the button that was pressed goes away
    undo.hidden = true;
    says.textContent = `The demo ${demo.dataset.demo} is as before.`;
  });
  sentence.append(undo, says);
}
