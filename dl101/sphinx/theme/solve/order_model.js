// The puzzle "order the lines", without a page: its lines, the moves, what is wrong, what a hint does.
//
// puzzle: {first, lines: [[text, indent]], orders, depths, wrong: [[text, indent, place, message]], mixed}: the right lines,
// what is right of them (order_right.js), and what people write in place of one, with the words of that slip. `mixed` is
// {words of a slip: the wrong orders of right lines that earn them, with a space between, a digit for each line}. A line's
// id is its place in `lines`, or comes after those for a wrong one. What `names` are says order_reasons.js.
//
// A piece is {ids, indent}: one line, or some that a hint has joined. A state is {program: pieces, pool: pieces}.

import { whyNotYet } from "./order_reasons.js";
import { rightPrograms } from "./order_right.js";

export const DEEPEST = 4;

const count = ({ lines }) => lines.length;
export const lineOf = ({ lines, wrong }, id) => lines[id] ?? wrong[id - lines.length];
const insteadOf = ({ lines, wrong }, id) => wrong[id - lines.length]?.[2];

/** All lines in the pool, mixed by the exercise's name: a page looks the same at each visit. */
export function startOf(puzzle, name) {
  let number = [...name].reduce(
    (sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 0x01000193),
    0x811c9dc5,
  );
  const random = () => {
    number = (Math.imul(number ^ (number >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return number >>> 0;
  };
  const ids = [...puzzle.lines, ...puzzle.wrong].map((_, id) => id);
  const mixed = ids.map((id) => [random(), id]).sort(([one], [other]) => one - other);
  return { program: [], pool: mixed.map(([, id]) => ({ ids: [id], indent: 0 })) };
}

/** The program's lines: [id, indent] each. A piece's own lines keep their distance. */
export const flat = (puzzle, { program }) =>
  program.flatMap(({ ids, indent }) =>
    ids.map((id) => [id, indent + lineOf(puzzle, id)[1] - lineOf(puzzle, ids[0])[1]]),
  );

/** How deep a line after these is likely to stand: deeper after a colon, back after a `return`. */
function likelyIndent(puzzle, program) {
  const last = flat(puzzle, { program }).at(-1);
  if (!last) return 0;
  const [text] = lineOf(puzzle, last[0]);
  return Math.max(0, last[1] + (text.endsWith(":") ? 1 : text.startsWith("return") ? -1 : 0));
}

const bounded = (deep) => Math.min(DEEPEST, Math.max(0, deep));

/** A piece of the pool put into the program: at `to`, or at its end; as deep as is likely, or so much `deeper`. */
export function add(puzzle, { program, pool }, at, to = program.length, deeper = 0) {
  const piece = { ...pool[at], indent: bounded(likelyIndent(puzzle, program.slice(0, to)) + deeper) };
  return { program: program.toSpliced(to, 0, piece), pool: pool.toSpliced(at, 1) };
}

export const remove = ({ program, pool }, at) => ({
  program: program.toSpliced(at, 1),
  pool: [...pool, { ...program[at], indent: 0 }],
});

export function move({ program, pool }, at, to) {
  return { program: program.toSpliced(at, 1).toSpliced(to, 0, program[at]), pool };
}

export function indent({ program, pool }, at, by) {
  return { program: program.with(at, { ...program[at], indent: bounded(program[at].indent + by) }), pool };
}

const isLike = (line, other) => line?.[0] === other[0] && line[1] === other[1];

/** The right program that agrees with these lines for longest, and how many lines that is. Of several, one in which the
 * next line is meant to be there: it is there at a wrong depth, or a wrong one is in its place. */
function nearest(puzzle, lines) {
  const isMeant = ({ right, fit }) =>
    fit < lines.length && [lines[fit][0], insteadOf(puzzle, lines[fit][0])].includes(right[fit]?.[0]);
  const agreeing = (right) => {
    const end = right.findIndex((line, i) => !isLike(lines[i], line));
    return end < 0 ? right.length : end;
  };
  const isBetter = (one, best) =>
    one.fit > best.fit || (one.fit === best.fit && isMeant(one) && !isMeant(best));
  return rightPrograms(puzzle)
    .map((right) => ({ right, fit: agreeing(right) }))
    .reduce((best, one) => (isBetter(one, best) ? one : best));
}

/** {is: "correct"}, or {is: "incorrect" | "unattempted", message, line: the first that is wrong, from 0, where it is one line}. */
export function judge(puzzle, state) {
  const lines = flat(puzzle, state);
  const { right, fit } = nearest(puzzle, lines);
  if (lines.length === 0) return { is: "unattempted", message: "Put lines into the program first." };
  if (fit === count(puzzle) && lines.length === fit) return { is: "correct" };
  return (
    slipIn(puzzle, lines) ||
    (fit < lines.length && mixedUp(puzzle, lines)) ||
    firstWrong(puzzle, lines, right, fit)
  );
}

/** Right lines in a wrong order, or all but one of them: what the checker says of this program, where it knows its slip.
 * The words are about several lines, or about one that is not there: no line is named. */
function mixedUp({ lines: own, mixed }, lines) {
  if (lines.some(([id, deep]) => deep !== own[id]?.[1])) return undefined;
  const ids = lines.map(([id]) => id).join("");
  const [message] = Object.entries(mixed).find(([, programs]) => programs.split(" ").includes(ids)) ?? [];
  return message && { is: "incorrect", message };
}

// What is said of a slip is true of a program that is right but for it.
const ONE_OF_TWO =
  "This line has a slip, and another one has one too. Which line does the same without it? Look at this one first.";

const isWrongLine = (puzzle, [id]) => id >= count(puzzle);

/** The lines with each wrong one turned into the one in whose place it is. */
const restore = (puzzle, lines) =>
  lines.map(([id, deep]) => {
    const place = insteadOf(puzzle, id);
    if (place === undefined) return [id, deep];
    return [place, deep - lineOf(puzzle, id)[1] + lineOf(puzzle, place)[1]];
  });

/** All is right but for wrong lines in the places of right ones: the first one's own words, if it is alone. */
function slipIn(puzzle, lines) {
  const restored = restore(puzzle, lines);
  const slips = lines.map((line) => isWrongLine(puzzle, line));
  if (restored.length !== count(puzzle) || nearest(puzzle, restored).fit !== restored.length)
    return undefined;
  const line = slips.indexOf(true);
  const [, , , message] = lineOf(puzzle, lines[line][0]);
  const isAlone = slips.filter(Boolean).length === 1;
  return { is: "incorrect", message: isAlone ? message : `Your line ${line + 1}: ${ONE_OF_TWO}`, line };
}

const withoutExample = (message) => message.split("\n\nFor example: ")[0];

function firstWrong(puzzle, lines, right, fit) {
  const missing = count(puzzle) - fit;
  if (fit === lines.length) {
    const good = fit === 1 ? "The first line is right" : `The first ${fit} lines are right`;
    return { is: "unattempted", message: `${good}. ${missing === 1 ? "One is" : `${missing} are`} missing.` };
  }
  const [id, deep] = lines[fit];
  const wrong = (words) => ({ is: "incorrect", message: `Your line ${fit + 1}: ${words}`, line: fit });
  if (missing === 0) return wrong("This is one too many. The program is complete above it.");
  const [wanted, depth] = right[fit];
  if (id === wanted) {
    const way =
      deep < depth ? "It belongs deeper: more indentation (⇥)." : "It stands too deep: less indentation (⇤).";
    return wrong(`The line fits here, but not its indentation. ${way}`);
  }
  const isWhole = nearest(puzzle, restore(puzzle, lines)).fit === lines.length; // no line's place or depth is wrong
  const isAlone = isWhole && lines.filter((line) => isWrongLine(puzzle, line)).length === 1;
  if (insteadOf(puzzle, id) === wanted)
    return wrong(isAlone ? withoutExample(lineOf(puzzle, id)[3]) : ONE_OF_TWO);
  if (id >= count(puzzle))
    return wrong("This one does not belong in the program. Which line does the same without the slip?");
  return wrong(whyNotYet(puzzle, right.slice(0, fit), id));
}

/** How many hints of `hint` are left. */
export const hintsLeft = ({ program, pool }) => program.length + pool.length - 1; // each leaves one piece less

/** {state, words}: one wrong line less; or else two right lines joined that follow each other. Null where no hint is left. */
export function hint(puzzle, { program, pool }) {
  const isWrong = ({ ids }) => ids[0] >= count(puzzle);
  const kept = (pieces, gone) => pieces.filter((piece) => piece !== gone);
  const gone = program.find(isWrong) ?? pool.find(isWrong);
  if (gone) {
    const words = `One line that is not needed is gone: \`${lineOf(puzzle, gone.ids[0])[0]}\`.`;
    return { state: { program: kept(program, gone), pool: kept(pool, gone) }, words };
  }
  const pieces = [...program, ...pool];
  if (pieces.length < 2) return null;
  const [order] = puzzle.orders;
  const first = pieces.find(({ ids }) => ids[0] === order[0]);
  const next = pieces.find(({ ids }) => ids[0] === order[order.indexOf(first.ids.at(-1)) + 1]);
  const joined = { ...first, ids: [...first.ids, ...next.ids] };
  const put = (list) => kept(list, next).map((piece) => (piece === first ? joined : piece));
  const [above, below] = [first.ids.at(-1), next.ids[0]].map((id) => `\`${lineOf(puzzle, id)[0]}\``);
  return {
    state: { program: put(program), pool: put(pool) },
    words: `${below} comes right below ${above}: they are one piece now.`,
  };
}

/** The state in which the program is the answer's own. */
export const solved = (puzzle) => ({
  program: puzzle.orders[0].map((id) => ({ ids: [id], indent: lineOf(puzzle, id)[1] })),
  pool: [],
});

/** The program as code, below what stands first. */
export const codeOf = (puzzle, state) =>
  [
    puzzle.first,
    ...flat(puzzle, state).map(([id, deep]) => `${"    ".repeat(deep + 1)}${lineOf(puzzle, id)[0]}`),
  ].join("\n");
