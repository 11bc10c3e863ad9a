// The questions of the book: `Quiz`, `Prediction` and `Review`. Which of them a model is, its traits say.

import { h, setText } from "../lib/dom.js";
import { fail, keepKeys, sharedStyles, style } from "../lib/host.js";
import { icon } from "./card.js";
import { chooseReview, closingLine } from "./model.js";
import { createPrediction } from "./prediction.js";
import css from "./questions.css";
import { createQuiz } from "./quiz.js";

const TRAITS = ["remembered", "saving_problem"]; // those that change

/** What a model holds, for all views of it. */
function createStore(model) {
  const remembered = () => model.get("remembered") ?? {};
  return {
    get: (name) => model.get(name),
    remembered,
    atStart: remembered(),
    saver: (key) => (item) => {
      model.set("remembered", { ...remembered(), [key]: item });
      model.save_changes();
    },
    onChange(listener) {
      for (const name of TRAITS) model.on(`change:${name}`, listener);
      return () => {
        for (const name of TRAITS) model.off(`change:${name}`, listener);
      };
    },
  };
}

function kindOf(store) {
  if (store.get("questions")) return "Review";
  return store.get("progress_keys")[0].startsWith("prediction/") ? "Prediction" : "Quiz";
}

const mark = () => h("span", { class: "ask-mark", "aria-hidden": "true" }, "?");
const chapterName = (chapter) => (/^\d+$/.test(chapter) ? `chapter ${Number(chapter)}` : chapter);

/** Each makes its parts once: {label, key, nodes, show(remembered)}. */
const BUILDERS = {
  Quiz(store) {
    const [key] = store.get("progress_keys");
    const question = store.get("question");
    const quiz = createQuiz({ key, question, title: [mark(), "Question"], save: store.saver(key) });
    return { label: "Question", key, nodes: [quiz.element], show: quiz.show };
  },

  Prediction(store) {
    const [key] = store.get("progress_keys");
    const prediction = createPrediction({ key, question: store.get("question"), save: store.saver(key) });
    return { label: "Prediction", key, nodes: [prediction.element], show: prediction.show };
  },

  Review(store) {
    const questions = store.get("questions");
    const quizzes = store.review.map((key) => {
      const question = questions.find((one) => one.key === key);
      const quiz = createQuiz({
        key,
        question,
        title: [mark(), `From ${chapterName(question.chapter)}`],
        setAside: store.atStart[key]?.time,
        review: true,
        save: store.saver(key),
      });
      quiz.element.dataset.quiz = key;
      return quiz;
    });
    const label = TITLES[quizzes.length] ?? "Three questions from before";
    const closing = h("p", { class: "ask-closing", role: "status" });
    return {
      label,
      key: store.get("chapter"),
      nodes: [
        h("p", { class: "ask-headline" }, icon("review"), label),
        ...quizzes.map(({ element }) => element),
        closing,
      ],
      show(remembered) {
        for (const quiz of quizzes) quiz.show(remembered);
        const rounds = quizzes.map(({ roundOf }) => roundOf());
        setText(closing, rounds.length && rounds.every((round) => round?.first) ? closingLine(rounds) : "");
      },
    };
  },
};
const TITLES = ["No questions from before yet", "One question from before", "Two questions from before"];

function render(store, el) {
  sharedStyles();
  style("questions", css);
  const kind = kindOf(store);
  const root = h("div", { class: `dl101 asks demo-${kind.toLowerCase()}`, role: "group" }); // no landmark: there are many
  el.replaceChildren(root);
  try {
    return fill(root, el, kind, store);
  } catch (error) {
    fail(root, `${kind.toLowerCase()} here`, error);
    return undefined;
  }
}

/** Returns what ends it. */
function fill(root, el, kind, store) {
  const { label, key, nodes, show } = BUILDERS[kind](store);
  const notice = h("p", { class: "demo-notice", role: "status" });
  root.setAttribute("aria-label", label);
  el.dataset[kind.toLowerCase()] = key;
  root.append(...nodes, notice);
  root.addEventListener("keydown", keepKeys);
  const draw = () => {
    show(store.remembered());
    setText(notice, store.get("saving_problem") ?? "");
    notice.hidden = !notice.textContent;
  };
  draw();
  return store.onChange(draw);
}

export default () => {
  let store; // one for each model: all its views show the same
  return {
    initialize({ model }) {
      store = createStore(model);
      if (store.get("questions")) store.review = chooseReview(store.get("questions"), store.atStart);
    },
    render: ({ el }) => render(store, el),
  };
};
