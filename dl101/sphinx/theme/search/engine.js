// Finds the places of the book that hold some words, the best first.
import MiniSearch from "minisearch";
import { spelled, wordsOf } from "./words.js";

// A term's definition stands before a section that uses it.
const WEIGHT = { term: 2, exercise: 1.2, demo: 1.2, section: 1, coming: 1 };
const SAME_TITLE = 10;
// A letter in a short word and two in a long one may be wrong: a swap is two.
const fuzzy = (word) => (word.length > 6 ? 2 : word.length > 3 ? 1 : false);
// All words as they are; else all with slips; else any of them.
const ATTEMPTS = [{ combineWith: "AND" }, { combineWith: "AND", fuzzy }, { fuzzy }];

/** A search: (query) => [{page, anchor, kind, title, number, terms}]; `number` counts the places of its page. */
export function createSearch({ stop, pages, places, coming }) {
  const stopped = new Set(stop);
  const docs = documents(pages, places, coming);
  const index = new MiniSearch({
    fields: ["title", "words"],
    tokenize: wordsOf,
    processTerm: (word) => (stopped.has(word) ? null : word),
    searchOptions: {
      boost: { title: 3 },
      prefix: (word) => word.length > 1,
      boostDocument: (id) => WEIGHT[docs[id].kind],
    },
  });
  index.addAll(docs);
  return (query) => {
    const found = ATTEMPTS.reduce(
      (places, attempt) => (places.length ? places : index.search(query, attempt)),
      [],
    );
    const wanted = spelled(query.trim()).replaceAll("_", " "); // weighted_sum is the exercise Weighted sum
    const rank = ({ id, score }) => score * (spelled(docs[id].title) === wanted ? SAME_TITLE : 1);
    const results = found.map((one) => ({ ...docs[one.id], terms: one.terms, rank: rank(one) }));
    return results.sort((one, other) => other.rank - one.rank);
  };
}

function documents(pages, places, coming) {
  const counts = pages.map(() => 0);
  const written = places.map(([page, anchor, kind, title, words]) => {
    const number = counts[page];
    counts[page] += 1;
    return { page: pages[page], pageNumber: page, number, anchor, kind, title, words };
  });
  const announced = coming.map(([chapter, chapterTitle, title]) => ({
    kind: "coming",
    title,
    words: "",
    chapter,
    chapterTitle,
  }));
  return [...written, ...announced].map((one, id) => ({ id, ...one }));
}
