// Drawing at most once a frame, and only when something changed.

/** A function that asks for `draw` to run in the next frame, however often it is called before; `.stop()` ends that. */
export function oncePerFrame(draw) {
  let asked = 0;
  const ask = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      draw();
    });
  };
  ask.stop = () => {
    cancelAnimationFrame(asked);
    asked = 0;
  };
  return ask;
}
