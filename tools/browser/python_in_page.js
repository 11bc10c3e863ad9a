// Runs in the page: the page measures itself, so that no driver's own time is counted. Without imports, for it is sent there
// as text.

/** In the page of an exercise: {what: milliseconds}. `right` solves the first one, `loop` never ends. */
export async function pythonTimes(right, loop) {
  const card = document.querySelector(".exercise");
  const press = (name) =>
    [...card.querySelectorAll("button")].find((one) => one.textContent === name).click();
  const reply = () => card.querySelector(".solve-result strong");
  const when = (isSo) =>
    new Promise((done) => {
      const watcher = new MutationObserver(look);
      function look() {
        if (!isSo()) return;
        watcher.disconnect();
        done();
      }
      watcher.observe(card, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });
  const timed = async (act, isSo) => {
    const began = performance.now();
    act();
    await when(isSo);
    return performance.now() - began;
  };
  function check(code) {
    const [field, before] = [card.querySelector(".solve-code"), reply()];
    field.value = code;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return timed(
      () => press("Check"),
      () => reply() && reply() !== before,
    );
  }
  const ready = await timed(
    () => press("Write it here"),
    () => card.querySelector("[data-stage=ready]"),
  );
  const [first, next] = [await check(right), await check(right)];
  if (!reply().textContent.includes("Correct"))
    throw new Error(`The answer was judged "${reply().textContent}".`);
  const stopped = check(loop);
  await new Promise((done) => setTimeout(done, 3000)); // as long as somebody waits, who then presses Stop
  press("Stop");
  await stopped;
  return { ready, "first check": first, "next check": next, "a check after Stop": await check(right) };
}
