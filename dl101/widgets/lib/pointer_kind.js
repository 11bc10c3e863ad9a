/** A function that says how `element` was last worked: "mouse", "touch", "pen" or "keys". A click alone does not tell
 * in every browser. */
export function watchHand(element) {
  let last = "mouse";
  const note = (hand) => {
    last = hand;
  };
  for (const event of ["pointerdown", "pointermove"])
    element.addEventListener(event, ({ pointerType }) => note(pointerType), { capture: true });
  element.addEventListener("keydown", () => note("keys"), { capture: true });
  return () => last;
}
