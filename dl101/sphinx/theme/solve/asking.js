// What the page asks Python about one exercise, and the words for what comes back, or never does.

import { earlierOnes } from "./earlier.js";
import { Broken, Stopped, TimeIsUp } from "./python.js";
import { keepOutcome, keepRight } from "./work.js";

const NUMPY = /\b(np|numpy)\b/;
const NOT_HERE = /No module named '(torch|sklearn|scipy|matplotlib|pandas)/;
const OUT = "In the page there is NumPy alone. The notebook has the others: its links stand below.";

/** `exercise` as createCard has it; `output` is the element for what is printed. `isBusy(yes)` runs before and after. */
export function createAsking({ exercise, python, code, output, result, isBusy }) {
  const { name, seconds } = exercise;

  async function ask(request, options) {
    isBusy(true);
    try {
      return await python.ask(request, options);
    } finally {
      isBusy(false);
    }
  }
  /** The answer to a request that runs the learner's code; what is printed is shown, and `records` are noted. */
  function work(request, records) {
    output.textContent = "";
    output.hidden = true;
    result.clear();
    const earlier = earlierOnes(name, code());
    const all = [{ ...exercise, code: code() }, ...earlier];
    const needs_numpy = all.some((one) => one.needs_numpy || NUMPY.test(one.code));
    const onEvent = (data) => {
      if (data.event === "record") records.push(data.record);
      if (data.event !== "output") return;
      output.hidden = false;
      output.append(data.text);
    };
    const sent = { ...request, code: code(), given: exercise.given, needs_numpy, earlier };
    return ask(sent, { seconds, onEvent });
  }
  function judge(answer) {
    keepOutcome(name, answer);
    result.judge(answer.outcome, withTheWayOut(answer.message));
  }
  /** What is said where a run ended by itself; "" after a check that took too long: its records tell more. */
  function wordsFor(error) {
    if (error instanceof Broken) return brokenWords(error.message);
    if (!(error instanceof TimeIsUp)) return error.message;
    return `It was still running after ${seconds} seconds. Is there a loop that never ends?`;
  }
  function showEnd(error) {
    if (error instanceof Stopped) result.show("Stopped", "You stopped it.");
    else result.judge("unattempted", wordsFor(error));
  }

  return {
    async run() {
      try {
        const { error } = await work({ do: "run" }, []);
        if (error) result.show("It stopped", withTheWayOut(error));
        else if (output.hidden) result.show("It ran", `It printed nothing. ${wayToSee(exercise)}`);
      } catch (error) {
        showEnd(error);
      }
    },
    async check() {
      const records = []; // as texts: only Python reads them
      const mine = code();
      try {
        const answer = await work({ do: "check", key: name }, records);
        if (answer.outcome === "correct") keepRight(name, mine);
        judge(answer);
      } catch (error) {
        if (!(error instanceof TimeIsUp)) return showEnd(error);
        // Another worker finds the words for what had come until then; if it can't start, the plain ones are true too.
        const ending = { error: { kinds: ["TimeIsUp"], text: "", name: "", seconds } };
        const orElse = (why) => showEnd(why instanceof Stopped ? why : error);
        await ask({ do: "judge", key: name, texts: records, ending }).then(judge, orElse);
      }
    },
    /** Our solution as code; "" where Python can't be had. */
    async solution() {
      const { code: ours } = await ask({ do: "solution", key: name }).catch(() => ({}));
      return ours ?? "";
    },
  };
}

const wayToSee = ({ example }) =>
  example ? `Call it, as in \`print(${example})\`.` : "`print(…)` shows a value.";

/** A library that is not here is in the notebook. */
const withTheWayOut = (text) => (NOT_HERE.test(text) ? `${text}\n\n${OUT}` : text);

function brokenWords(text) {
  const why = /stack|recursion/i.test(text)
    ? "Does a function call itself without an end?"
    : /memory/i.test(text)
      ? "It asked for more memory than there is."
      : "Python is started anew: press again.";
  return `Your code has stopped Python itself. ${why}`;
}
