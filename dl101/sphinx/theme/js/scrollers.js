// What is wider than its box scrolls sideways: let the keyboard reach it, and only then; and fade its right edge as long
// as there is more.
const NAMES = { "table-scroll": "Table", text_html: "Table", formula: "Formula", inline: "Formula" };
const boxes = document.querySelectorAll(
  "main pre, .table-scroll, .output.text_html, .math .formula, .math.inline.wide",
);

const fade = (box) => {
  box.toggleAttribute("data-more", box.scrollLeft + box.clientWidth < box.scrollWidth - 2);
};

function update(box) {
  if (box.closest(".live")) return; // a demo sees to itself
  fade(box);
  if (box.scrollWidth <= box.clientWidth + 1) {
    for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    return;
  }
  const kind = Object.keys(NAMES).find((name) => box.classList.contains(name));
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `${NAMES[kind] ?? "Code"}, scrolls sideways`);
}

const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) update(target);
});
// Letters may become narrower when their font comes, and the box stays as it is.
document.fonts.ready.then(() => boxes.forEach(update));
self.dl101Scroller = (box) => {
  watcher.observe(box);
  box.addEventListener("scroll", () => fade(box), { passive: true });
};
boxes.forEach(self.dl101Scroller);
