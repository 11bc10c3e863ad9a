// Dragging a line with a finger, a pen or the mouse: the browser's own drag and drop knows no finger. A copy follows the
// pointer up and down; to the side it goes in steps, as deep as it will stand. A mark shows where it will come, and moves no
// line. A tap stays a tap, and a finger that moves up or down at once scrolls the page: a line is picked up by a finger that
// rests on it for a moment, or by the mouse.

const REST = 250; // ms that a finger rests
const FAR = 6; // px: less is a tap
const STEP = 40; // px to the side that are one indentation
const make = self.dl101Make;

/** `lists`: {program, pool}; `drop(from, to)` gets {list, at}, and in `to` by how much it is `deeper`; `depthOf(from, to)`
 * is how deep the line will then stand in the program. */
export function createDrag({ lists: { program, pool }, depthOf, drop }) {
  let held = null; // {item, list, at, x, y, id, ghost, mark, timer}

  function begin(event) {
    const item = event.target.closest(".order-list > li");
    if (!item || event.button || held) return;
    const list = item.parentElement;
    held = {
      item,
      list,
      at: [...list.children].indexOf(item),
      x: event.clientX,
      y: event.clientY,
      id: event.pointerId,
    };
    if (event.pointerType === "touch") held.timer = setTimeout(lift, REST);
  }
  function lift() {
    const box = held.item.getBoundingClientRect();
    const ghost = held.item.cloneNode(true);
    ghost.classList.add("order-ghost");
    ghost.style.width = `${box.width}px`;
    const mark = make("li", { className: "order-mark", ariaHidden: "true" });
    const deep = Number(held.item.querySelector("code").style.getPropertyValue("--deep"));
    Object.assign(held, { ghost, mark, deep, left: box.left, dy: box.top - held.y });
    held.list.append(ghost); // in the list: it looks as there
    program.append(mark);
    held.item.classList.add("is-dragged");
    document.addEventListener("touchmove", hold, { passive: false });
  }
  const hold = (event) => event.preventDefault(); // the page does not scroll under the finger

  function follow(event) {
    if (!held || event.pointerId !== held.id) return;
    const isFar = Math.hypot(event.clientX - held.x, event.clientY - held.y) >= FAR;
    if (!held.ghost && isFar) {
      if (event.pointerType === "touch") return stop(); // it scrolls
      lift();
    }
    if (!held.ghost) return;
    held.ghost.style.translate = `${held.left}px ${event.clientY + held.dy}px`;
    place(event);
  }
  /** Below the program is still its end: a line goes back only onto the lines to choose from. */
  function place({ clientX, clientY }) {
    const { item, ghost, mark } = held;
    const list = clientY >= pool.getBoundingClientRect().top && pool.offsetHeight ? pool : program;
    const rows = [...list.children].filter((row) => ![item, ghost, mark].includes(row));
    const middle = (row) => row.getBoundingClientRect().top + row.offsetHeight / 2;
    const found = rows.findIndex((row) => clientY < middle(row));
    const at = found < 0 ? rows.length : found;
    held.to = { list, at, deeper: Math.round((clientX - held.x) / STEP) };
    mark.hidden = list === pool;
    const deep = mark.hidden ? 0 : depthOf(held, held.to);
    ghost.style.setProperty("--more", deep - held.deep);
    ghost.style.setProperty("--base", Number(list === program)); // it may come from the other list
    mark.style.setProperty("--deep", deep);
    const above = rows[at - 1];
    mark.style.top = `${above ? above.offsetTop + above.offsetHeight : 2}px`;
  }
  function stop() {
    clearTimeout(held.timer);
    document.removeEventListener("touchmove", hold);
    held.ghost?.remove();
    held.mark?.remove();
    held.item.classList.remove("is-dragged");
    held = null;
  }
  function end(event) {
    if (!held || event.pointerId !== held.id) return;
    const { ghost, list, at, to } = held;
    stop();
    if (!ghost || event.type === "pointercancel" || !to) return;
    const noClick = (click) => click.stopPropagation(); // what was dragged was not pressed
    addEventListener("click", noClick, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", noClick, { capture: true }));
    drop({ list, at }, to);
  }
  for (const list of [program, pool]) list.addEventListener("pointerdown", begin);
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
}
