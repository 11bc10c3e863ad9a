// A quiz question: answer, say how sure you are, check, read why, try again.

import { button, h } from "../lib/dom.js";
import { timeAfter } from "../lib/progress_time.js";
import { createChoice } from "../lib/radio_group.js";
import { createCard, showButton } from "./card.js";
import { blank, isHalf, judge, problemOf } from "./judge.js";
import { itemOf, quizFeedback, quizItem } from "./model.js";
import { replyRows } from "./rich.js";

const SURE = [
  { id: "guess", text: "Guessing" },
  { id: "fairly", text: "Fairly sure" },
  { id: "certain", text: "Certain" },
];

/**
 * `save(item)` remembers an answer; `show(remembered)` shows what is remembered for `key`. `setAside` is the time of
 * an answer that does not count any more, since the question is asked anew; `review`: its first try is a new one.
 */
export function createQuiz({ key, question, title, setAside = null, review = false, save }) {
  let remembered = {};
  let draft = null; // what is picked or typed and not yet checked
  let sure = "";
  let problem = "";
  let drawnRound = "";

  const check = () => {
    const round = roundOf();
    if (round?.right) return;
    const answer = answerOf(round);
    problem = problemOf(question, answer);
    card.showSaid();
    if (problem) return draw();
    const first = review ? null : itemOf(remembered, key, question)?.first;
    const time = timeAfter(remembered[key]);
    save(quizItem(question, answer, { sure, time, round, first }));
  };
  const change = (answer) => {
    draft = answer;
    problem = "";
    draw();
  };
  const card = createCard({ question, title, change, enter: check });
  const checkButton = button("Check", check, "button is-first");
  const againButton = button(
    "Answer again",
    () => {
      setAside = roundOf().time;
      card.focusField();
      draw();
    },
    "button is-quiet",
  );
  const sureness = createChoice({
    legend: "How sure are you? (optional)",
    options: SURE,
    choose: (id) => {
      sure = id;
    },
  });
  const others = createOthers();
  card.buttons.append(checkButton, againButton);
  card.buttons.before(sureness.element);
  card.element.append(others.element);

  /** The answer of this round, or null. */
  function roundOf() {
    const item = itemOf(remembered, key, question);
    return item && item.time !== setAside ? item : null;
  }
  /** What stands in the field: the draft, or what was checked, with room for what is still to be typed. */
  function answerOf(round) {
    if (!draft && isHalf(question, round?.answer)) return [...round.answer, ""];
    return draft ?? round?.answer ?? blank(question);
  }
  function draw() {
    const round = roundOf();
    if (round?.time !== drawnRound) {
      drawnRound = round?.time;
      [draft, sure, problem] = [null, "", ""];
      sureness.show("");
    }
    const locked = Boolean(round?.right);
    const feedback = round && quizFeedback(question, round);
    sureness.element.hidden = Boolean(round); // later tries say nothing about how sure one was
    showButton(checkButton, locked ? "Checked" : "Check", !locked);
    againButton.hidden = !locked || review;
    others.show(feedback?.others ?? []);
    card.show({ answer: answerOf(round), locked, marks: marksOf(question, round), problem, feedback });
  }
  return {
    element: card.element,
    show(now) {
      remembered = now;
      draw();
    },
    roundOf,
  };
}

/** Which options bear a sign: those that were picked and checked. */
function marksOf(question, item) {
  if (!item) return {};
  const { held, wrong } = judge(question, item.answer);
  return signs([...held, ...wrong]);
}

/** {option's id: "right" or "wrong"} */
export const signs = (replies) =>
  Object.fromEntries(replies.map(({ id, right }) => [id, right ? "right" : "wrong"]));

function createOthers() {
  const rows = h("div", { class: "ask-others-rows" });
  const element = h(
    "details",
    { class: "ask-others" },
    h("summary", {}, "What about the other answers?"),
    rows,
  );
  return {
    element,
    show(replies) {
      element.hidden = !replies.length;
      if (!replies.length) element.open = false;
      else if (!rows.hasChildNodes()) rows.append(...replyRows(replies));
    },
  };
}
