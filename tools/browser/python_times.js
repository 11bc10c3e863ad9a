// How soon Python in a page is there, answers, and is there again after a stop: in Firefox and in WebKit.
//
//   node tools/browser/python_times.js < {"folder", "path", "right", "loop", "rounds"}    for tools/bench.py
//
// tools/browser/page_measures.py runs the same function in Chromium. Each round is a browser that has nothing in its cache.

import { readFileSync } from "node:fs";
import { ENGINES } from "../../tests/engines/engines.js";
import { serve } from "../../tests/engines/server.js";
import { pythonTimes } from "./python_in_page.js";

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

const task = JSON.parse(readFileSync(0, "utf8"));
const server = await serve(task.folder);
const all = {};
for (const [name, engine] of Object.entries({ Firefox: ENGINES.firefox, WebKit: ENGINES.webkit }))
  all[name] = engine.missing() || (await timesIn(engine, server.address + task.path, task));
server.end();
console.log(JSON.stringify(all));
