import assert from "node:assert/strict";
import { test } from "node:test";
import { timeAfter } from "../../dl101/widgets/lib/progress_time.js";
import { isHalf, judge, problemOf, readNumber, repliesOf } from "../../dl101/widgets/questions/judge.js";
import {
  chooseReview,
  closingLine,
  forgottenItem,
  itemOf,
  predictionFeedback,
  predictionItem,
  quizFeedback,
  quizItem,
  skippedItem,
} from "../../dl101/widgets/questions/model.js";

const option = (id, right) => ({ id, text: id.toUpperCase(), right, reply: `about ${id}` });
const single = {
  kind: "single",
  hash: "1111",
  options: [option("a", false), option("b", true), option("c", false)],
};
const several = {
  kind: "several",
  hash: "2222",
  options: [option("a", true), option("b", false), option("c", true)],
};
const number = {
  kind: "number",
  hash: "3333",
  number: {
    value: 1.5,
    tolerance: 0.01,
    unit: "V",
    right: "about right",
    otherwise: "about others",
    wrong: [
      { value: 3, reply: "about three" },
      { value: -1.5, reply: "about the sign" },
    ],
  },
};
const line = {
  kind: "line",
  hash: "4444",
  options: [option("a", false), option("b", false), option("c", true)],
  number: { ...number.number, text: "What does it print?" },
};
const tasks = {
  kind: "tasks",
  hash: "5555",
  options: [
    { id: "a", text: "sigmoid" },
    { id: "b", text: "linear" },
  ],
  tasks: [
    { text: "Yes or no?", right: "a", replies: { a: "between 0 and 1", b: "too large" } },
    { text: "How warm?", right: "b", replies: { a: "too small" } },
    { text: "How much?", right: "b", replies: { a: "a price" } },
  ],
};
const labels = (replies) => replies.map(({ label }) => label);
const texts = (replies) => replies.map(({ reply }) => reply);
const time = "2026-01-31T12:00:00.000Z";

test("numbers are read as people type them", () => {
  const typed = {
    2: 2,
    " 2,5 ": 2.5,
    ".5": 0.5,
    "−1": -1,
    "–1": -1,
    "- 1": -1,
    "+3": 3,
    "1e-3": 0.001,
    "1e−3": 0.001,
    "1/2": 0.5,
    "-1 / 4": -0.25,
    "1/-2": -0.5,
    "1 000": 1000,
    "12\u202f345\u202f678,5": 12345678.5,
    "0,125": 0.125,
    "1.5V": 1.5,
    "1,5 V": 1.5,
  };
  for (const [text, value] of Object.entries(typed))
    assert.equal(readNumber(number.number, text), value, text);
});

test("what is no number, or two, is not read as one", () => {
  for (const text of [
    "",
    " ",
    "two",
    "1 2",
    "1 1/2",
    "1/0",
    "0/0",
    "1/2/3",
    "1,000",
    "1.2.3",
    "1e",
    "Infinity",
    "0x10",
    "3 A",
  ])
    assert.ok(Number.isNaN(readNumber(number.number, text)), text);
});

test("a draft that is no answer gets a sentence, an answer none", () => {
  assert.match(problemOf(single, []), /Choose an answer first/);
  assert.match(problemOf(number, ""), /Type a number first/);
  assert.match(problemOf(number, "two"), /a thousand as 1000/);
  assert.equal(
    problemOf(number, "1,000 V"),
    "“1,000” can be read in two ways. Write 1000 or 1, as you mean it.",
  );
  assert.equal(problemOf(single, ["c"]), "");
  assert.equal(problemOf(number, "1/2"), "");
});

test("an answer means the same wherever its option is shown, and letters go by what is shown", () => {
  const mixed = { ...several, options: [several.options[2], several.options[0], several.options[1]] };
  assert.deepEqual(labels(repliesOf(mixed)), ["A", "B", "C"]);
  assert.deepEqual(texts(repliesOf(mixed)), ["about c", "about a", "about b"]);
  for (const answer of [["a"], ["b"], ["a", "c"], ["a", "b", "c"]]) {
    assert.equal(judge(mixed, answer).right, judge(several, answer).right);
    assert.deepEqual(
      texts(judge(mixed, answer).wrong).toSorted(),
      texts(judge(several, answer).wrong).toSorted(),
    );
  }
});

test("one choice: each option is judged and gets its own reply", () => {
  for (const [id, right] of [
    ["a", false],
    ["b", true],
    ["c", false],
  ]) {
    const feedback = quizFeedback(single, quizItem(single, [id], { time }));
    assert.equal(feedback.mood, right ? "right" : "wrong");
    assert.deepEqual(texts(feedback.replies), [`about ${id}`]);
  }
});

test("a wrong answer gives nothing else away; a right one opens all the others", () => {
  assert.deepEqual(quizFeedback(single, quizItem(single, ["a"], { time })).others, []);
  assert.deepEqual(labels(quizFeedback(single, quizItem(single, ["b"], { time })).others), ["A", "C"]);
  assert.deepEqual(labels(quizFeedback(number, quizItem(number, "1.5", { time })).others), [
    "3 V",
    "−1.5 V",
    "Any other number",
  ]);
});

test("several choices: the wrong ones chosen are explained, whatever is missing", () => {
  const { verdict, replies } = quizFeedback(several, quizItem(several, ["a", "b"], { time }));
  assert.equal(verdict, "Not quite");
  assert.deepEqual(texts(replies), ["about b"]);
});

test("several choices: what is only missing is counted first, and named at the second try", () => {
  const once = quizItem(several, ["a"], { time });
  const twice = quizItem(several, ["a"], { time, round: once });
  assert.equal(quizFeedback(several, once).verdict, "Almost: one more is true");
  assert.deepEqual(quizFeedback(several, once).replies, []);
  assert.deepEqual(labels(quizFeedback(several, twice).replies), ["C"]);
  assert.equal(quizFeedback(several, quizItem(several, ["c", "a"], { time })).verdict, "Right");
});

test("a number is right within its tolerance, edges too, and a known slip has its own reply", () => {
  for (const text of ["1.5", "3/2", "1,51", "1.49"]) assert.ok(judge(number, text).right, text);
  for (const [text, reply] of [
    ["1.52", "about others"],
    ["3", "about three"],
    ["−1,5 V", "about the sign"],
    ["7", "about others"],
  ])
    assert.deepEqual(texts(judge(number, text).wrong), [reply], text);
});

test("a thousand is right however it is written, and never wrong where it could be right", () => {
  const count = {
    ...number,
    number: { value: 1210, right: "", otherwise: "", wrong: [{ value: 1200, reply: "" }] },
  };
  for (const text of ["1210", "1,210", "1.210", "1 210", "1\u202f210", "1'210", "1_210", "1210.0"]) {
    assert.equal(problemOf(count, text), "", text);
    assert.ok(judge(count, text).right, text);
  }
  for (const text of ["1.200", "1,200", "1/1,000"]) assert.match(problemOf(count, text), /two ways/, text);
  assert.ok(!judge(count, "1200").right);
});

test("of two slips within the tolerance, the nearer one is meant", () => {
  const wide = {
    ...number,
    number: {
      ...number.number,
      tolerance: 2,
      value: 10,
      wrong: [
        { value: 3, reply: "3" },
        { value: 4, reply: "4" },
      ],
    },
  };
  assert.deepEqual(texts(judge(wide, "3.8").wrong), ["4"]);
});

test("a number's reply is named after what was typed, never as HTML of its own", () => {
  assert.deepEqual(labels(judge(number, " 7 ").wrong), ["7"]);
});

// --- Which line is wrong? ---

/** The items of a round, one for each answer. */
function roundOf(question, answers, sure = "") {
  const items = [];
  for (const answer of answers) items.push(quizItem(question, answer, { sure, time, round: items.at(-1) }));
  return items;
}

test("a wrong line has its own reply and gives nothing else away", () => {
  for (const [id, reply] of [
    ["a", "about a"],
    ["b", "about b"],
  ]) {
    const feedback = quizFeedback(line, quizItem(line, [id], { time }));
    assert.deepEqual(
      [feedback.verdict, texts(feedback.replies), feedback.others],
      ["Not quite", [reply], []],
    );
    assert.ok(!isHalf(line, [id]));
  }
});

test("the wrong line found is half an answer: not right, nothing more to say, and no first try yet", () => {
  const half = quizItem(line, ["c"], { time, sure: "certain" });
  assert.ok(isHalf(line, ["c"]));
  assert.deepEqual([half.right, half.first, half.sure], [false, null, "certain"]);
  assert.equal(quizFeedback(line, half), null);
  assert.deepEqual(itemOf({ k: half }, "k", line), half, "it outlives a reload");
});

test("line and number are one first try, with one confidence", () => {
  const done = roundOf(line, [["c"], ["c", "1.5"]], "certain").at(-1);
  assert.deepEqual([done.right, done.first], [true, { right: true, sure: "certain" }]);
  const feedback = quizFeedback(line, done);
  assert.deepEqual([feedback.verdict, texts(feedback.replies)], ["Right", ["about right"]]);
  assert.equal(feedback.calibration, "You were certain, and you were right.");
  assert.deepEqual(labels(feedback.others), ["Line 1", "Line 2", "3 V", "−1.5 V", "Any other number"]);
  const slipped = roundOf(line, [["c"], ["c", "3"]])[1];
  assert.deepEqual([slipped.right, slipped.first.right], [false, false]);
  const strayed = roundOf(line, [["a"], ["c"], ["c", "1.5"]]).at(-1);
  assert.deepEqual([strayed.right, strayed.first.right], [true, false]);
});

test("a wrong number keeps the line, and has the reply of its slip", () => {
  for (const [typed, reply] of [
    ["3", "about three"],
    ["−1.5 V", "about the sign"],
    ["7", "about others"],
  ]) {
    const { verdict, replies } = quizFeedback(line, quizItem(line, ["c", typed], { time }));
    assert.deepEqual([verdict, texts(replies), labels(replies)], ["Not quite", [reply], [typed]]);
    assert.deepEqual(texts(judge(line, ["c", typed]).held), ["about c"]);
  }
});

test("each step asks for what is missing", () => {
  assert.equal(problemOf(line, []), "Choose a line first.");
  assert.equal(problemOf(line, ["a"]), "");
  assert.equal(problemOf(line, ["c", ""]), "Type a number first.");
  assert.match(problemOf(line, ["c", "two"]), /a thousand as 1000/);
  assert.equal(problemOf(line, ["c", "2"]), "");
});

test("an answer to a line that can't be counts as absent", () => {
  const item = quizItem(line, ["c", "1.5"], { time });
  const read = (changed) => itemOf({ k: { ...item, ...changed } }, "k", line);
  assert.deepEqual(read({}), item);
  for (const answer of [
    [],
    ["z"],
    "c",
    ["a", "1.5"],
    ["c", "two"],
    ["c", 1.5],
    ["c", "1.5", "2"],
    ["a", "c"],
  ])
    assert.equal(read({ answer }), null, JSON.stringify(answer));
  assert.equal(read({ question: "9999" }), null);
});

// --- Choose for a task ---

test("each wrong pairing has its own reply, and those that are right are counted", () => {
  const told = (answer) => quizFeedback(tasks, quizItem(tasks, answer, { time }));
  assert.deepEqual(texts(told(["b", "b", "b"]).replies), ["too large"]);
  assert.deepEqual(labels(told(["b", "a", "b"]).replies), ["1: linear", "2: sigmoid"]);
  const verdicts = ["baa", "aaa", "aab", "abb"].map((answer) => told([...answer]).verdict);
  assert.deepEqual(verdicts, [
    "None of the three is right",
    "One of the three is right",
    "Two of the three are right",
    "Right",
  ]);
  assert.deepEqual(texts(told(["b", "a", "a"]).replies), ["too large", "too small", "a price"]);
});

test("all tasks right: what there is to say of them, and the other pairings", () => {
  const { mood, replies, others } = quizFeedback(tasks, quizItem(tasks, ["a", "b", "b"], { time }));
  assert.deepEqual([mood, texts(replies)], ["right", ["between 0 and 1", "", ""]]);
  assert.deepEqual(labels(others), ["1: linear", "2: sigmoid", "3: sigmoid"]);
});

test("tasks want an option each", () => {
  for (const draft of [[], ["a"], ["a", "", "b"]])
    assert.equal(problemOf(tasks, draft), "Choose one for each task first.");
  assert.equal(problemOf(tasks, ["b", "b", "b"]), "");
  const item = quizItem(tasks, ["a", "b", "b"], { time });
  assert.deepEqual(itemOf({ k: item }, "k", tasks), item);
  for (const answer of [["a", "b"], ["a", "b", "z"], ["a", "b", ""], ["a", "b", "b", "b"], "abb", null])
    assert.equal(itemOf({ k: { ...item, answer } }, "k", tasks), null, JSON.stringify(answer));
});

// --- All kinds ---

test("without a tolerance a millionth is allowed", () => {
  const exact = { ...number, number: { value: 0.3, right: "", otherwise: "" } };
  assert.ok(judge(exact, "0.3000005").right);
  assert.ok(!judge(exact, "0.301").right);
  assert.equal(repliesOf(exact).length, 2);
});

test("the first try keeps its verdict and confidence; tries are counted", () => {
  const once = quizItem(single, ["a"], { sure: "certain", time });
  const twice = quizItem(single, ["b"], { time, round: once });
  assert.deepEqual(once, {
    time,
    question: "1111",
    answer: ["a"],
    right: false,
    sure: "certain",
    first: { right: false, sure: "certain" },
    tries: 1,
  });
  assert.deepEqual([twice.right, twice.sure, twice.first, twice.tries], [true, "", once.first, 2]);
});

test("each confidence has a line for right and for wrong; none has none", () => {
  const lines = ["guess", "fairly", "certain"].flatMap((sure) =>
    ["a", "b"].map((id) => quizFeedback(single, quizItem(single, [id], { sure, time })).calibration),
  );
  assert.equal(new Set(lines).size, 6);
  assert.ok(lines.every(Boolean));
  assert.equal(quizFeedback(single, quizItem(single, ["a"], { time })).calibration, "");
});

test("who was fairly sure and left something out is sent to no reason that is not there", () => {
  const told = (answer) => quizFeedback(several, quizItem(several, answer, { sure: "fairly", time }));
  assert.deepEqual(told(["a"]).replies, []);
  assert.equal(
    told(["a"]).calibration,
    "You were fairly sure, and all that you chose is true. Look again at what you left out.",
  );
  assert.match(told(["a", "b"]).calibration, /your reason and this one part ways/);
});

test("an item of another question, or with an answer that can't be, counts as absent", () => {
  const item = quizItem(single, ["b"], { time });
  const read = (changed) => itemOf({ k: { ...item, ...changed } }, "k", single);
  assert.deepEqual(read({}), item);
  for (const changed of [
    { question: "9999" },
    { answer: ["z"] },
    { answer: [] },
    { answer: "b" },
    { answer: null },
  ])
    assert.equal(read(changed), null, JSON.stringify(changed));
  assert.equal(itemOf({}, "k", single), null);
  assert.equal(itemOf({ k: { question: "3333", answer: "two" } }, "k", number), null);
});

test("a newer item never carries an older time", () => {
  assert.equal(timeAfter(undefined, Date.parse(time)), time);
  assert.equal(timeAfter({ time }, Date.parse(time) - 5000), "2026-01-31T12:00:00.001Z");
  for (const wrong of [
    "soon",
    "2026-99-99T00:00:00.000Z",
    "2027-01-31T12:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
  ])
    assert.equal(timeAfter({ time: wrong }, Date.parse(time)), time, wrong);
});

test("a prediction tells what is right, then what was chosen", () => {
  const told = (answer) => predictionFeedback(single, predictionItem(single, answer, time));
  assert.deepEqual(labels(told(["b"]).replies), ["B"]);
  assert.deepEqual(labels(told(["a"]).replies), ["B", "A"]);
  assert.deepEqual([told(["b"]).mood, told(["a"]).mood], ["right", "other"]);
});

test("a predicted number tells the right one, then the slip", () => {
  const { verdict, replies } = predictionFeedback(number, predictionItem(number, "3", time));
  assert.equal(verdict, "Not quite", "true of a sum on paper as well as of an event");
  assert.deepEqual(texts(replies), ["about right", "about three"]);
  assert.deepEqual(labels(replies), ["1.5 V", "3"]);
});

test("a skipped prediction tells what is right; a forgotten one is no prediction", () => {
  const skipped = skippedItem(single, time);
  assert.deepEqual(itemOf({ k: skipped }, "k", single), skipped);
  const { verdict, replies } = predictionFeedback(single, skipped);
  assert.match(verdict, /^Skipped: /);
  assert.deepEqual(labels(replies), ["B"]);
  assert.equal(itemOf({ k: forgottenItem(single, time) }, "k", single), null);
});

const pool = ["02/a", "02/b", "02/c", "02/d", "03/a", "03/b", "03/c"].map((name) => ({
  ...single,
  key: `quiz/${name}`,
  chapter: name.slice(0, 2),
}));
const day = (n) => `2026-01-${String(n).padStart(2, "0")}T12:00:00.000Z`;
const right = (n, sure = "") => quizItem(single, ["b"], { sure, time: day(n) });
const names = (remembered, questions = pool) =>
  chooseReview(questions, remembered).map((key) => key.slice(5));

test("a review asks one of the last chapter and two older ones", () => {
  assert.deepEqual(names({}), ["03/a", "02/a", "02/b"]);
  assert.deepEqual(names({}, pool.slice(0, 4)), ["02/a", "02/b", "02/c"]);
  assert.deepEqual(names({}, [...pool.slice(0, 1), ...pool.slice(4)]), ["03/a", "02/a", "03/b"]);
  assert.deepEqual(names({}, pool.slice(0, 2)), ["02/a", "02/b"]);
  assert.deepEqual(names({}, []), []);
});

test("missed ones come first, the oldest before; then the never answered; then the longest unseen", () => {
  const missed = quizItem(single, ["b"], { time: day(3), round: quizItem(single, ["a"], { time: day(3) }) });
  const all = { "quiz/02/a": right(9), "quiz/02/b": right(8), "quiz/02/c": right(7), "quiz/02/d": right(6) };
  assert.deepEqual(names(all).slice(1), ["02/d", "02/c"]);
  const { "quiz/02/b": _, ...unanswered } = all;
  assert.deepEqual(names(unanswered).slice(1), ["02/b", "02/d"]);
  assert.deepEqual(names({ ...all, "quiz/02/a": missed, "quiz/02/b": right(2, "guess") }).slice(1), [
    "02/b",
    "02/a",
  ]);
  const wrong = quizItem(single, ["c"], { time: day(1) });
  assert.equal(names({ ...all, "quiz/02/c": wrong })[1], "02/c");
  assert.equal(names({ ...all, "quiz/02/a": { ...right(9), question: "9999" } })[1], "02/a", "edited: new");
});

test("after a review a question is missed no more, if it went well", () => {
  const again = quizItem(single, ["b"], { time: day(20), sure: "fairly" });
  const all = Object.fromEntries(pool.map(({ key }, i) => [key, right(i + 1)]));
  assert.ok(!names({ ...all, "quiz/02/a": again }).includes("02/a"));
});

test("a question of which only the line was found comes back", () => {
  const questions = pool.map((one, i) => (i === 3 ? { ...line, key: one.key, chapter: "02" } : one));
  const all = Object.fromEntries(pool.map(({ key }, i) => [key, right(i + 1)]));
  const half = quizItem(line, ["c"], { time: day(30) });
  const done = quizItem(line, ["c", "1.5"], { time: day(30), round: half });
  assert.equal(names({ ...all, "quiz/02/d": half }, questions)[1], "02/d");
  assert.ok(!names({ ...all, "quiz/02/d": done }, questions).includes("02/d"));
});

test("the closing line counts first tries", () => {
  const wrong = quizItem(single, ["a"], { time });
  assert.match(closingLine([right(1), right(2), right(3)]), /^All right/);
  assert.match(
    closingLine([right(1), wrong, quizItem(single, ["b"], { time, round: wrong })]),
    /^One of three right/,
  );
  assert.match(closingLine([wrong, wrong]), /^None of two right/);
});
