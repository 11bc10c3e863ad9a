// How soon Python in a page is there, answers, and is there again after a stop: in Firefox and in WebKit.
//
//   node tools/browser/python_times.js < {"folder", "path", "right", "loop", "rounds"}    for tools/bench.py
//
// The page measures itself, so that no driver's own time is counted; tools/browser/page_measures.py has the same function
// run in Chromium. Each round is a browser that has nothing in its cache.

import { readFileSync } from "node:fs";
import { ENGINES } from "../../tests/engines/engines.js";
import { serve } from "../../tests/engines/server.js";

/** In the page of an exercise: {what: milliseconds}. `right` solves the first one, `loop` never ends. */
async function pythonTimes(right, loop) {
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

async function timesIn(engine, address, { right, loop, rounds }) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const browser = await engine.open();
    await browser.goto(address);
    await browser.evaluate(() => localStorage.setItem("dl101.editor", "plain"));
    times.push(await browser.evaluate(pythonTimes, right, loop));
    await browser.close();
  }
  return times;
}

if (process.argv[1] === import.meta.filename) {
  const task = JSON.parse(readFileSync(0, "utf8"));
  const server = await serve(task.folder);
  const all = {};
  for (const [name, engine] of [
    ["Firefox", ENGINES.firefox],
    ["WebKit", ENGINES.webkit],
  ])
    all[name] = engine.missing() || (await timesIn(engine, server.address + task.path, task));
  server.end();
  console.log(JSON.stringify(all));
}
