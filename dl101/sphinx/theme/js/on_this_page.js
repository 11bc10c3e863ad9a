// Marks the section being read in the list "On this page", and repeats the list in the menu, which is reached from anywhere.
const menu = document.querySelector(".chapters");
const list = document.querySelector(".on-page ul")?.cloneNode(true);
if (list) {
  list.classList.add("sections");
  menu.querySelector("[aria-current]").after(list);
  list.addEventListener("click", ({ target }) => {
    if (target.closest("a") && menu.matches(":popover-open")) menu.hidePopover();
  });
  menu.addEventListener("toggle", () => {
    const current = list.querySelector("[aria-current]"); // scrollIntoView would move the page too
    if (current) menu.scrollTop += current.getBoundingClientRect().top - innerHeight / 2;
  });
}
const headingOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
const repeated = [...(list?.querySelectorAll("a") ?? [])]; // in the same order
const sections = [...document.querySelectorAll(".on-page a")]
  .map((link, i) => ({ links: [link, repeated[i]], heading: headingOf(link) }))
  .filter(({ heading }) => heading);

function mark() {
  const line = innerHeight / 3;
  const current = sections.findLast(({ heading }) => heading.getBoundingClientRect().top < line);
  for (const section of sections)
    for (const link of section.links) {
      if (section === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  keepInSight((current ?? sections[0]).links[0]);
}

/** Scroll the list, where it is longer than the window, so that the mark is seen; never the page. */
function keepInSight(link) {
  const list = document.querySelector(".on-page");
  const [box, { top, bottom }] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
  if (top < box.top || bottom > box.bottom) list.scrollTop += top - box.top - box.height / 3;
}

// A column on wide screens, a line that opens on others; the page's own script sets it at the start.
matchMedia("(min-width: 80rem)").addEventListener("change", ({ matches }) => {
  const list = document.querySelector(".on-page details");
  if (list) list.open = matches;
});

if (sections.length) {
  let asked = false;
  const markSoon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      mark();
    });
  };
  addEventListener("scroll", markSoon, { passive: true });
  addEventListener("resize", markSoon);
  mark();
}
