// The search: one spelling for a name, a slip of a letter forgiven, definitions first, one line around a hit.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch } from "../../dl101/sphinx/theme/search/engine.js";
import { excerpt, marked, wordsOf } from "../../dl101/sphinx/theme/search/words.js";

const search = createSearch({
  stop: ["the", "of"],
  pages: [
    ["chapters/02_one", "2", "One"],
    ["glossary", "", "Glossary"],
  ],
  places: [
    [0, "bias", "section", "The bias moves the bar", "bias added number w₁ x1"],
    [0, "act", "section", "Activation", "bends bias relu"],
    [1, "term-bias", "term", "bias", "number added"],
    [0, "exercise-relu", "exercise", "ReLU", "def relu(z): weighted_sum"],
  ],
  coming: [[6, "Training", "dropout"]],
});
const titles = (query) => search(query).map(({ title }) => title);

test("every spelling of a name is one word", () => {
  for (const text of ["w₁", "w_1", "w_{1}", "W1"]) assert.deepEqual(wordsOf(text), ["w1"], text);
  assert.deepEqual(wordsOf("layer_1, 2x; ŷ y\u0302"), ["layer_1", "2x", "ŷ", "ŷ"]);
  for (const query of ["w₁", "w_1", "w1"]) assert.deepEqual(titles(query), ["The bias moves the bar"], query);
});

test("the definition of a term stands first, and all that hold it follow", () => {
  assert.deepEqual(titles("bias"), ["bias", "The bias moves the bar", "Activation"]);
  assert.equal(search("Bias")[0].kind, "term");
});

test("a slip of a letter is forgiven, and so is the end of a word", () => {
  assert.deepEqual(titles("activaton"), ["Activation"]);
  assert.deepEqual(titles("activ"), ["Activation"]);
  assert.deepEqual(titles("dropuot"), ["dropout"]);
});

test("all words count; where no place has all, each does; the smallest words never", () => {
  assert.deepEqual(titles("the bias of relu"), ["Activation"]);
  assert.ok(titles("dropout relu").length > 1);
  assert.deepEqual(titles("the"), []);
  assert.deepEqual(titles(""), []);
});

test("a place knows its page and its number there", () => {
  const [exercise] = search("weighted_sum");
  assert.deepEqual(exercise.page, ["chapters/02_one", "2", "One"]);
  assert.equal(exercise.number, 2); // the third of its page, though the fourth of all
  assert.equal(search("dropout")[0].chapter, 6);
});

test("hits are marked however they are written", () => {
  const terms = new Set(["w1", "bias"]);
  assert.deepEqual(marked("So w₁ and a Bias.", terms), [
    ["So ", false],
    ["w₁", true],
    [" and a ", false],
    ["Bias", true],
    [".", false],
  ]);
  assert.deepEqual(marked("", terms), []);
});

test("a line around the first hit is cut between words", () => {
  const words = Array.from({ length: 60 }, (_, i) => `word${i}`).join(" ");
  const line = excerpt(words, new Set(["word30"]));
  assert.match(line, /^… (word\d+ )+…$/);
  assert.match(line, /\bword30\b/);
  assert.ok(line.length < 150);
  assert.match(excerpt(words, new Set(["none"])), /^word0 .* …$/);
  assert.equal(excerpt("A short text.", new Set(["short"])), "A short text.");
  assert.equal(excerpt("", new Set(["short"])), "");
});
