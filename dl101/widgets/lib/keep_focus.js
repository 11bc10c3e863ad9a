// The keyboard keeps its place: what is shown next may hide or take away the very control that has the focus.

const CONTROLS = "button, input, select, summary, textarea, [tabindex='0']";

// Chromium says of a part of an SVG that is not displayed that it can be seen; but it has no place.
const isShown = (node) =>
  node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0;

/** The visible control of `root` nearest before `lost` in the page, else its first one. */
function nearestTo(lost, root) {
  const shown = [...root.querySelectorAll(CONTROLS)].filter(isShown);
  const isBefore = (node) => lost.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
  return shown.findLast(isBefore) ?? shown[0];
}

/** A function to be called once things are drawn: where the control with the focus is gone, its neighbor gets it. */
export function createFocusKeeper(root) {
  let held = null;
  root.addEventListener("focusin", ({ target }) => {
    held = target;
  });
  root.addEventListener("focusout", ({ target }) => {
    if (isShown(target)) held = null; // what is hidden is left, too, but by nobody's wish
  });
  return () => {
    if (!held || isShown(held)) return;
    const lost = held;
    held = null;
    const isElsewhere = ![lost, document.body, null].includes(document.activeElement);
    if (!isElsewhere) nearestTo(lost, root)?.focus({ preventScroll: true });
  };
}
