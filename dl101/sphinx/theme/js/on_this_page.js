// Marks the section being read in the list "On this page".
const links = [...document.querySelectorAll(".on-page a")];
const headingOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
const sections = links.map((link) => ({ link, heading: headingOf(link) })).filter(({ heading }) => heading);

function mark() {
  const line = innerHeight / 3;
  const passed = sections.filter(({ heading }) => heading.getBoundingClientRect().top < line);
  const current = passed.at(-1)?.link;
  for (const { link } of sections) {
    if (link === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
  keepInSight(current ?? sections[0].link);
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
