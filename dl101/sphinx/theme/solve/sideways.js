// An editor whose lines are wider than itself: its right edge fades as long as there is more, as all code of the book does
// (js/scrollers.js, which makes a box reachable by keyboard too: an editor is), and who leaves it sees where lines begin.

const EDGE = 20; // px: the padding behind the longest line

/** Watch the box that scrolls, and its content; gives a function for a text field, whose content is no element. */
export function watchSideways(box, content = box) {
  const fade = () =>
    box.toggleAttribute("data-more", box.scrollLeft + box.clientWidth < box.scrollWidth - EDGE);
  box.addEventListener("scroll", fade, { passive: true });
  box.addEventListener("focusout", () => {
    box.scrollLeft = 0;
  });
  const watcher = new ResizeObserver(fade);
  for (const one of [box, content]) watcher.observe(one);
  return fade;
}
