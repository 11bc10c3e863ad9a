// Dragging a line with a finger, a pen or the mouse: the browser's own drag and drop knows no finger. A copy follows the
// pointer, a mark shows where the line will come. A tap stays a tap, and a finger that moves up or down at once scrolls the
// page: a line is picked up by a finger that rests on it for a moment, or by the mouse.

const REST = 250; // ms that a finger rests
const FAR = 6; // px: less is a tap
const STEP = 40; // px to the side that are one indentation

/** `lists`: {program, pool}; `drop(from, to)` gets {list, at}, and in `to` by how much it is `deeper`. */
export function createDrag({ lists: { program, pool }, drop }) {
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
    const mark = document.createElement("li");
    mark.className = "order-mark";
    mark.ariaHidden = "true";
    Object.assign(held, { ghost, mark, dx: box.left - held.x, dy: box.top - held.y });
    held.list.append(ghost); // in the list: it looks as there
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
    held.ghost.style.translate = `${event.clientX + held.dx}px ${event.clientY + held.dy}px`;
    place(event);
  }
  function place({ clientX, clientY }) {
    const list = clientY > program.getBoundingClientRect().bottom + 12 ? pool : program;
    const rows = [...list.children].filter(
      (row) => row !== held.item && row !== held.ghost && row !== held.mark,
    );
    const middle = (row) => row.getBoundingClientRect().top + row.offsetHeight / 2;
    const found = rows.findIndex((row) => clientY < middle(row));
    const at = found < 0 ? rows.length : found;
    held.to = { list, at, deeper: Math.round((clientX - held.x) / STEP) };
    list.insertBefore(held.mark, rows[at] ?? null);
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
