// Sentences that set a demo, {try}`…`: each becomes a button. It sets the demo named, or the nearest above; the first
// time, an "Undo" appears behind it.

const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The demo that a sentence belongs to: the last above it, or else the first below. */
function demoOf(sentence, name) {
  const demos = [...document.querySelectorAll(name ? `[data-demo="${name}"]` : "[data-demo]")];
  const isAbove = (demo) => demo.compareDocumentPosition(sentence) & Node.DOCUMENT_POSITION_FOLLOWING;
  return demos.findLast(isAbove) ?? demos[0];
}

/** Bring a demo into view, unless most of it is there. */
function show(demo) {
  const { top, bottom, height } = demo.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  if (seen >= Math.min(height, innerHeight) / 2) return;
  demo.scrollIntoView({ block: "nearest", behavior: isCalm() ? "instant" : "smooth" });
}

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
    show(demo);
    return detail.before;
  };
  let before = null;
  const says = Object.assign(document.createElement("span"), {
    className: "visually-hidden",
    role: "status",
  });
  const button = makeButton(sentence, async () => {
    const was = await send({ changes });
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
