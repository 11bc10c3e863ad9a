// What every page of the book promises in every engine: it complains of nothing, its demos come alive and answer a key
// and a pointer, what is kept outlives a reload, the search leads somewhere, and on a phone nothing scrolls sideways.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ENGINES, PATIENCE } from "./engines.js";
import { BOOK, pages, wakeAll } from "./pages.js";
import { serve } from "./server.js";

const PHONE = 390; // pixels: the width of a common phone

// The functions below run in the page.

const ready = () => document.readyState === "complete";
const complaints = () => window.complaints ?? []; // server.js notes them; from files nobody does
const count = (selector) => document.querySelectorAll(selector).length;
const failures = () =>
  [...document.querySelectorAll("[data-mounted][role=alert]")].map((node) => node.textContent);

/** Puts the focus on the demo's control number `j` that arrow keys move: false if there is none. */
function focusControl(i, j) {
  const demo = document.querySelectorAll("[data-demo]")[i];
  const controls = [...demo.querySelectorAll("input[type=range], [role=slider], input[type=text]")];
  const control = controls.filter((node) => node.checkVisibility())[j];
  control?.scrollIntoView({ block: "center", behavior: "instant" });
  control?.focus();
  return Boolean(control);
}
/** All that the demo shows, when it has drawn: its words and the numbers in its fields. */
function shown(i) {
  const demo = document.querySelectorAll("[data-demo]")[i];
  const drawn = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const fields = () => [...demo.querySelectorAll("input")].map((node) => node.value);
  return drawn.then(() => demo.innerText + fields().join(" "));
}
const undoButton = (i) =>
  [...document.querySelectorAll("[data-demo]")[i].querySelectorAll("button")].find(
    (node) => node.textContent.trim() === "Undo" || node.ariaLabel === "Undo",
  );
// The first question that a single option answers.
const quiz = () => document.querySelector("[data-quiz]:has([role=radiogroup]):not(:has(.ask-code))");
const firstOption = () =>
  document.querySelector("[data-quiz]:has([role=radiogroup]):not(:has(.ask-code)) [role=radiogroup] label");
const checkButton = () =>
  document.querySelector("[data-quiz]:has([role=radiogroup]):not(:has(.ask-code)) button.is-first");
const kept = () => localStorage.getItem("dl101") ?? "";
const answerIsKept = () => (localStorage.getItem("dl101") ?? "").includes('"quiz/');
const forget = () => localStorage.clear(); // the next page starts as for a stranger
const themeSwitch = () => document.querySelector("[data-theme-switch]");
const theme = () => document.documentElement.dataset.mode;

/** Types a word into the search of the page. */
function look(word) {
  const field = document.querySelector("#search-field");
  field.focus();
  field.value = word;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
const placesFound = () => document.querySelectorAll(".found li a .found-text").length;
const foundElsewhere = () => document.querySelector('.found a[href*="?mark="]');
const isMarked = () => location.search.startsWith("?mark=") && CSS.highlights.get("found")?.size > 0;

/** A button of the first exercise. */
const formButton = (name) =>
  [...document.querySelectorAll("#exercise-weighted-sum button")].find(
    ({ textContent }) => textContent === name,
  );
const firstLine = () => document.querySelector(".order-pool .order-line");
const programLines = () => document.querySelectorAll(".order-program .order-line").length;
const keepPlain = () => localStorage.setItem("dl101.editor", "plain");
const stage = (...names) =>
  names.includes(document.querySelector(".solve-status [data-stage]")?.dataset.stage);
const said = () => document.querySelector(".solve:not([hidden]) .solve-result strong")?.textContent;
const isSaid = () => Boolean(document.querySelector(".solve:not([hidden]) .solve-result strong"));
const printed = (text) =>
  [...document.querySelectorAll("#exercise-weighted-sum .solve-output")].some((one) =>
    one.textContent.includes(text),
  );
/** What is printed 0.1 s after what came before is shown at once: the loop has begun. */
const loopAfter = (round) =>
  `from time import sleep\nfor n in range(2):\n    print("round ${round}")\n    sleep(0.2)\nwhile True:\n    pass`;
const frame = () => new Promise(requestAnimationFrame).then(() => true);
function write(code) {
  document.querySelector(".solve-code").value = code;
}

/** How much wider than `width` pixels the page is when its window is that wide. */
async function overhang(address, width) {
  const frame = Object.assign(document.createElement("iframe"), { src: address, width, height: 800 });
  frame.style.border = "0";
  const loaded = new Promise((done) => frame.addEventListener("load", done));
  document.body.append(frame);
  await loaded;
  const { scrollWidth, clientWidth } = frame.contentDocument.documentElement;
  frame.remove();
  return scrollWidth - clientWidth;
}

/** The smoke layer, for one of the engines. */
export function smoke(name) {
  const { missing, open } = ENGINES[name];
  const problem = missing();
  if (problem && process.env.CI) throw new Error(`${problem} CI runs every engine.`);
  if (problem) console.log(problem);

  describe(name, { skip: problem || false }, () => {
    let engine;
    let server;
    before(async () => {
      [engine, server] = await Promise.all([open(), serve(BOOK)]);
    });
    after(() => Promise.all([engine?.close(), server?.end()]));

    /** Opens a page and wakes all that is alive in it. */
    async function wake(address) {
      await engine.goto(address);
      await engine.until(ready);
      assert.equal(await engine.evaluate(wakeAll, PATIENCE), 0, "something never started");
      assert.deepEqual(await engine.evaluate(failures), []);
    }

    /** Moves the demo's controls by arrow keys, one after the other, until it shows something else. */
    async function moveByKeys(demo) {
      const before = await engine.evaluate(shown, demo);
      for (let control = 0; await engine.evaluate(focusControl, demo, control); control++)
        for (const key of ["ArrowUp", "ArrowDown", "ArrowDown"]) {
          await engine.press(key);
          if ((await engine.evaluate(shown, demo)) !== before) return;
        }
      assert.fail(`no control of demo ${demo + 1} answers a key`);
    }

    for (const path of pages()) {
      test(`${path}: it comes alive without a complaint and outlives a reload`, async () => {
        await wake(server.address + path);
        const number = await engine.evaluate(count, "[data-demo]");
        for (let demo = 0; demo < number; demo++) {
          await moveByKeys(demo);
          const moved = await engine.evaluate(shown, demo);
          await engine.click(undoButton, demo);
          assert.notEqual(await engine.evaluate(shown, demo), moved, `demo ${demo + 1} answers no pointer`);
        }
        const isAsked = Boolean(await engine.evaluate(quiz));
        for (const button of [themeSwitch, firstOption, checkButton])
          if (await engine.evaluate(button)) await engine.click(button);
        const chosen = await engine.evaluate(theme);
        if (isAsked) await engine.until(answerIsKept);
        const before = await engine.evaluate(kept);
        assert.deepEqual(await engine.evaluate(complaints), []);
        await engine.reload();
        await engine.until(ready);
        assert.equal(await engine.evaluate(theme), chosen);
        assert.equal(await engine.evaluate(kept), before);
        assert.deepEqual(await engine.evaluate(complaints), []);
        await engine.evaluate(forget);
      });

      test(`${path}: it comes alive from a file`, () => wake(pathToFileURL(BOOK + path).href));
    }

    for (const [from, base] of [
      ["a server", () => server.address],
      ["files", () => pathToFileURL(BOOK).href],
    ])
      test(`the search finds places and marks a word there, from ${from}`, async () => {
        await engine.goto(`${base()}glossary.html`);
        await engine.until(ready);
        await engine.evaluate(look, "staircase");
        await engine.until(placesFound);
        await engine.click(foundElsewhere);
        await engine.until(isMarked);
        assert.deepEqual(await engine.evaluate(complaints), []);
      });

    for (const [from, base] of [
      ["a server", () => server.address],
      ["files", () => pathToFileURL(BOOK).href],
    ])
      test(`an exercise is solved in the page, from ${from}`, async () => {
        await engine.goto(`${base()}chapters/02_a_single_neuron.html`);
        await engine.until(ready);
        await engine.evaluate(keepPlain);
        await engine.click(formButton, "Order the lines");
        await engine.until(firstLine);
        await engine.click(firstLine);
        await engine.until(programLines);
        await engine.click(formButton, "Write it here");
        await engine.until(stage, "starting", "ready"); // what is loaded is there
        await engine.until(stage, "ready");
        await engine.evaluate(
          write,
          "def weighted_sum(x, w, b):\n    return sum(i * j for i, j in zip(x, w)) + b",
        );
        await engine.click(formButton, "Check");
        await engine.until(isSaid);
        assert.equal(await engine.evaluate(said), "✓ Correct");
        assert.deepEqual(await engine.evaluate(complaints), []);
        await engine.evaluate(forget);
      });

    test("a loop that never ends is ended, and its worker with it", async () => {
      await engine.goto(`${server.address}chapters/02_a_single_neuron.html`);
      await engine.until(ready);
      await engine.evaluate(keepPlain);
      await engine.click(formButton, "Write it here");
      let most; // workers: this page's one, and those that a page kept for "back" may still have
      for (let round = 0; round < 2; round++) {
        await engine.until(stage, "starting", "ready");
        await engine.until(stage, "ready");
        most ??= engine.workers?.();
        await engine.evaluate(write, loopAfter(round));
        await engine.click(formButton, "Run");
        await engine.until(printed, `round ${round}`);
        await engine.click(formButton, "Stop");
        await engine.until(isSaid);
        assert.equal(await engine.evaluate(said), "Stopped");
      }
      await engine.until(stage, "ready");
      const end = Date.now() + PATIENCE;
      while (engine.workers?.() > most && Date.now() < end) await engine.evaluate(frame);
      assert.ok(!(engine.workers?.() > most), "a worker that was given up still runs");
      await engine.evaluate(forget);
    });

    test("no page scrolls sideways on a phone", async () => {
      await engine.goto(`${server.address}index.html`);
      const wide = [];
      for (const path of pages())
        if ((await engine.evaluate(overhang, server.address + path, PHONE)) > 0) wide.push(path);
      assert.deepEqual(wide, []);
    });
  });
}
