// The way through a case: name the cause, find the line, see it repaired. One of these panels is shown at a time.

import { button, h, set, setText } from "../lib/dom.js";
import { bringIntoSight, showOnceDrawn } from "../lib/into_sight.js";
import { LINES } from "./lines.js";
import {
  COUNT,
  caseOf,
  chosenIn,
  codeOf,
  differenceOf,
  nameCause,
  nextOf,
  optionsOf,
  pointAt,
  replyToLine,
  solvedOf,
  stageOf,
  turnTo,
} from "./model.js";
import { replyToCause } from "./words.js";

const reply = () => h("p", { class: "reply", role: "status" });
/** What stands first in a panel that takes another's place: it gets the focus, and so it is read. */
const head = () => h("p", { class: "reply", tabindex: -1 });

function say(node, said, no = "Not quite.") {
  node.dataset.verdict = said ? (said.isRight ? "right" : "wrong") : "";
  setText(node, said ? `${said.isRight ? "Right." : no} ${said.text}` : "");
}

/** Where a long line of code goes on: a little to the right of where it begins. */
const hang = (text) => `--hang: ${text.search(/\S|$/) + 3}ch`;

/** A line's text. Where it is long it breaks at a space or after an opening bracket, never inside a name. */
const breakable = (text) =>
  text.split(/(?<=[([])(?![)\]])/).flatMap((part, i) => (i ? [h("wbr"), part] : [part]));

/** A list of buttons that is made anew for each case. `pick(item)` runs at a press; `isLast(item)` is what was picked last. */
function createOptions({ look, pick }) {
  const element = h("div", { class: look });
  let made = "";
  return {
    element,
    draw(key, items, isLast) {
      if (key !== made) {
        made = key;
        element.replaceChildren(
          ...items.map((item) => {
            if (!item.text.trim()) return h("span", { class: "gap" });
            const node = button("", () => pick(item), "option");
            node.append(...breakable(item.text));
            return set(node, { style: hang(item.text) });
          }),
        );
      }
      items.forEach((item, i) => {
        const node = element.children[i];
        const isWrong = isLast(item);
        node.dataset.verdict = isWrong ? "wrong" : "";
        set(node, { "aria-pressed": String(isWrong) });
      });
    },
  };
}

/** What is wrong? And the code, closed at first. */
function createCausePanel({ name, look }) {
  const options = createOptions({ look: "options", pick: ({ number }) => name(number) });
  const said = reply();
  const [words, code] = [createGlossary(), h("code")];
  const box = h("details", { class: "code-box", ontoggle: () => box.open && look() },
    h("summary", {}, "Show the code"), h("pre", { tabindex: 0, role: "region", "aria-label": "The code with the bug" }, code), words.element); // biome-ignore format: short
  let shown = "";
  return {
    element: h("div", {}, h("p", { class: "ask" }, "What is wrong?"), options.element, said, box),
    reply: said,
    draw(now) {
      const one = caseOf(now);
      if (shown !== one.id) {
        shown = one.id;
        box.open = false;
        code.replaceChildren(...codeOf(one).map(drawPlainLine));
        words.draw(one);
      }
      const found = replyToCause(now);
      options.draw(one.id, optionsOf(one), ({ number }) => number === chosenIn(now).cause && !found.isRight);
      say(said, found);
    },
  };
}

/** Which line is it? */
function createLinePanel({ point }) {
  const cause = head();
  const ask = h("p", { class: "ask" });
  const lines = createOptions({ look: "code-lines", pick: ({ line }) => point(line) });
  const [said, words] = [reply(), createGlossary()];
  return {
    element: h("div", {}, cause, ask, lines.element, said, words.element),
    head: cause,
    reply: said,
    draw(now) {
      const one = caseOf(now);
      const { line } = chosenIn(now);
      say(cause, replyToCause(now));
      words.draw(one);
      setText(ask, LINES[one.id].ask);
      lines.draw(
        one.id,
        codeOf(one).map((text, i) => ({ text, line: i + 1 })),
        (item) => item.line === line,
      );
      say(said, line ? { isRight: false, text: replyToLine(one, line) } : null, "Not this one.");
    },
  };
}

const MARKS = { "-": ["is-gone", "−", "without: "], "+": ["is-new", "+", "with: "], "": ["", " ", ""] };

/** The repair: what changed in the code, why, what to look for; and the way on. */
function createRepairPanel({ go, read }) {
  const code = h("pre", { class: "difference", tabindex: 0, role: "region", "aria-label": "The repair" });
  const [why, words, next, exercise] = [head(), createGlossary(true), h("p"), h("p")];
  const onward = button("Next case", () => go(nextOf(read())), "button is-first");
  const all = h("p", {}, "All ten cases are solved.");
  let drawn = "";
  const write = (one) => {
    const { id, cause, why: because = "", exercise: name, next: advice } = one;
    drawn = id;
    say(why, { isRight: true, text: `${cause} ${because}`.trim() });
    code.replaceChildren(...differenceOf(one).map(drawLine));
    words.draw(one);
    next.replaceChildren(h("strong", {}, "Next time: "), advice);
    exercise.hidden = !name;
    exercise.replaceChildren(...(name ? wayTo(name) : []));
  };
  return {
    head: why,
    element: h("div", { class: "repair" }, why, code, words.element, next, exercise, onward, all),
    draw(now) {
      const one = caseOf(now);
      if (drawn !== one.id) write(one); // once: a link that has the focus stays
      const isOver = solvedOf(now).length === COUNT;
      onward.hidden = isOver;
      all.hidden = !isOver;
    },
  };
}

const drawPlainLine = (text) => h("span", { class: "line", style: hang(text) }, ...breakable(text || " "));

function drawLine({ text, sign }) {
  const [look, mark, spoken] = MARKS[sign];
  return h(
    "span",
    { class: `line ${look}`, style: hang(`  ${text}`) },
    h("span", { "aria-hidden": "true" }, mark),
    h("span", { class: "visually-hidden" }, spoken),
    ...breakable(text),
  );
}

/** What names in the code mean that no chapter has, if there are such; in the repaired code, too, once it is shown. */
function createGlossary(isRepaired = false) {
  const element = h("p", { class: "code-words" });
  return {
    element,
    draw({ words = "", change = "" }) {
      const said = isRepaired && change ? `${words} ${change}`.trim() : words;
      element.hidden = !said;
      setText(element, said);
    },
  };
}

/** A link to the exercise, where the page has its card; its name elsewhere. */
function wayTo(exercise) {
  const id = `exercise-${exercise.replaceAll("_", "-")}`;
  const words = document.getElementById(id) ? h("a", { href: `#${id}` }, exercise) : h("code", {}, exercise);
  return ["Repair such code yourself: exercise ", words, "."];
}

/** The panels in one place. `read()` gives the state, `edit(changes)` changes it, `look()` remembers that the code was
 * opened; `start` is what a next case begins with. `isFresh(state)`: the case was solved this moment. */
export function createWay({ root, start, read, edit, look }) {
  let fresh = 0;
  /** Where an answer leads to another panel, that one gets the focus, at once: what was pressed is about to be hidden. */
  const answer = (changes) => {
    const before = stageOf(read());
    edit(changes);
    const stage = stageOf(read());
    if (stage === before) return showOnceDrawn(panels[stage].reply);
    draw(read());
    panels[stage].head.focus({ preventScroll: true });
    if (stage === "line") return showOnceDrawn(element);
    fresh = read().case;
    bringIntoSight(root);
  };
  const go = (number) => {
    edit(turnTo(number));
    start.focus({ preventScroll: true });
    bringIntoSight(root, ".complaint");
  };
  const panels = {
    cause: createCausePanel({ name: (cause) => answer(nameCause(read(), cause)), look }),
    line: createLinePanel({ point: (line) => answer(pointAt(read(), line)) }),
    repaired: createRepairPanel({ go, read }),
  };
  const element = h("div", { class: "way" }, ...Object.values(panels).map((panel) => panel.element));
  const draw = (now) => {
    const stage = stageOf(now);
    for (const [id, panel] of Object.entries(panels)) {
      panel.element.hidden = id !== stage;
      if (id === stage) panel.draw(now);
    }
  };
  return {
    element,
    draw,
    isFresh(now) {
      if (fresh !== now.case || stageOf(now) !== "repaired") fresh = 0;
      return fresh > 0;
    },
  };
}
