// A typed expression becomes a graph (autograd.js), with Python's precedence. What can't be read gets a sentence that says
// where, and what to write instead. Nothing here knows of the page.

import { backward, createNode, forward, inOrder, OPERATIONS } from "./autograd.js";

export const FUNCTIONS = ["relu", "tanh", "exp", "log", "sigmoid"];
export const LONGEST_NAME = 6;
// Words of Python, and what programs call by name: no input can be called so.
export const TAKEN = [
  ...[
    "False",
    "None",
    "True",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "def",
    "del",
    "elif",
  ],
  ...["else", "except", "for", "from", "global", "if", "import", "in", "is", "lambda", "not", "or", "pass"],
  ...["raise", "return", "try", "while", "with", "yield", "Value", "torch", "print"],
];
const TOKEN = /((?:(?:0|[1-9]\d*)\.?\d*|\.\d+)(?:e[+-]?\d+)?)|([a-z_]\w*)|(\*\*|[-+*/()=;])|(\S)/gi;
const LONGEST = 1000; // signs

class Refusal extends Error {}
const refuse = (sentence) => {
  throw new Refusal(sentence);
};

/** As Python would have it: plain signs for those that phones and books put in their place. */
export const normalized = (text) =>
  text
    .replace(/[−–]/g, "-")
    .replace(/[·×]/g, "*")
    .trim()
    .replace(/\s*\n\s*/g, "; ");

/**
 * "s = a + b; s * a" → {result, order, inputs}: the last node, all nodes in order, and the input nodes by name; or
 * {problem}, a sentence. A node that was given a name has it as `name`.
 */
export function parse(text) {
  try {
    return readProgram(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { problem: error.message };
  }
}

/** What a text and {name: number} give: {value, gradients}, or {problem}. A name without a number is 1. */
export function evaluate(text, values) {
  const { problem, result, order, inputs } = parse(text);
  if (problem) return { problem };
  for (const [name, node] of Object.entries(inputs)) node.data = values[name] ?? 1;
  const failure = forward(order);
  if (failure) return { problem: failure };
  backward(order);
  return {
    value: result.data,
    gradients: Object.fromEntries(Object.entries(inputs).map(([name, { grad }]) => [name, grad])),
  };
}

function readProgram(text) {
  if (text.length > LONGEST) refuse(`The expression is too long: ${LONGEST} signs are the most.`);
  const tokens = tokensOf(normalized(text));
  if (!tokens.length) refuse("Type an expression, such as (a*b + c)**2.");
  const [inputs, named] = [Object.create(null), Object.create(null)];
  let result = null;
  while (tokens.length) {
    const target = tokens[1]?.text === "=" ? readTarget(tokens, inputs, named) : "";
    result = readSum(tokens, inputs, named);
    if (target) named[target] = nameIt(result, target);
    if (tokens.length) endStatement(tokens.shift());
  }
  const order = [...Object.values(named), result].reduce((done, node) => inOrder(node, done), []); // line by line
  if (result.parents.length === 0) refuse("An expression needs an operation and a name, as in 2*a.");
  const used = inOrder(result);
  const idle = [...Object.values(inputs), ...Object.values(named)].find((node) => !used.includes(node));
  if (idle) refuse(`${idle.name} is not used by what comes last.`);
  return { result, order, inputs };
}

function endStatement({ text }) {
  if (text === ")") refuse("One “)” has no “(” before it: take it away, or write the “(”.");
  if (text !== ";") refuse("One “=” gives one name: write s = a + b, and a “;” before the next.");
}

function tokensOf(text) {
  const tokens = [];
  for (const [whole, number, name, , other] of text.matchAll(TOKEN)) {
    if (other === "^") refuse("For a power, write ** in place of ^, as in a**2.");
    if (other === ",") refuseUnknownCall(tokens);
    if (other === ",") refuse("Write a decimal point, as in 0.5, in place of the comma.");
    if (other) refuse(`“${other}” has no meaning here. Use names, numbers, + − * / ** and brackets.`);
    tokens.push({ text: whole, kind: number ? "number" : name ? "name" : "sign" });
  }
  return tokens;
}

/** A comma after "max(" stands between two arguments. */
function refuseUnknownCall(tokens) {
  const isCall = ({ text, kind }, i) => kind === "name" && text.length > 1 && tokens[i + 1]?.text === "(";
  const called = tokens.filter(isCall).find(({ text }) => !FUNCTIONS.includes(text));
  if (called) refuse(unknown(called.text));
}

const unknown = (name) =>
  `This graph has no ${name}. It knows ${FUNCTIONS.join(", ")}${name === "max" ? ": relu(a) is the larger of a and 0" : ""}.`;

/** "s =" at the start of a statement. */
function readTarget(tokens, inputs, named) {
  const [{ text, kind }] = tokens.splice(0, 2);
  if (kind !== "name") refuse(`Before “=” stands a name, not “${text}”.`);
  checkName(text);
  if (text in inputs || text in named) refuse(`${text} has a value already: choose another name before “=”.`);
  return text;
}

function checkName(name) {
  if (FUNCTIONS.includes(name)) refuse(`${name} is a function: write ${name}(a).`);
  if (TAKEN.includes(name)) refuse(`${name} is a word of Python or of its libraries: choose another name.`);
  if (name.length > LONGEST_NAME) refuse(`The name ${name} is long: ${LONGEST_NAME} letters are the most.`);
}

function nameIt(node, name) {
  if (node.parents.length === 0 || node.name) refuse(`After “${name} =”, write an operation, as in a + b.`);
  node.name = name;
  return node;
}

function readSum(tokens, ...names) {
  let left = readProduct(tokens, ...names);
  let open = null; // the sum that this chain has begun: it takes further terms
  while (["+", "-"].includes(tokens[0]?.text)) {
    const op = tokens.shift().text;
    const right = readProduct(tokens, ...names);
    if (op === "+" && left === open) left.parents.push(right);
    else left = operation(op, [left, right]);
    open = op === "+" && left.op === "+" ? left : null;
  }
  return left;
}

function readProduct(tokens, ...names) {
  let left = readSigned(tokens, ...names);
  while (["*", "/"].includes(tokens[0]?.text))
    left = operation(tokens.shift().text, [left, readSigned(tokens, ...names)]);
  const [next] = tokens;
  if (next && (next.kind !== "sign" || next.text === "(")) refuse(missingSign(left, next.text));
  return left;
}

/** −a**2 is −(a**2). */
function readSigned(tokens, ...names) {
  if (tokens[0]?.text === "+") tokens.shift();
  else if (tokens[0]?.text === "-") {
    tokens.shift();
    return operation("neg", [readSigned(tokens, ...names)]);
  } else return readPower(tokens, ...names);
  return readSigned(tokens, ...names);
}

/** a**b**c is a**(b**c). */
function readPower(tokens, ...names) {
  const base = readAtom(tokens, ...names);
  if (tokens[0]?.text !== "**") return base;
  tokens.shift();
  const exponent = readSigned(tokens, ...names);
  if (exponent.op !== "number") refuse("After ** stands a plain number, as in a**2.");
  return operation("**", [base], exponent.data);
}

function readAtom(tokens, inputs, named) {
  const token = tokens.shift();
  if (!token) refuse("The expression ends too early: something is missing after the last sign.");
  const { text, kind } = token;
  if (kind === "number") return createNode("number", [], { data: Number(text) });
  if (text === "(") return readBracket(tokens, "(", inputs, named);
  if (kind === "sign") refuse(`Before “${text}” something is missing: a name, a number or a bracket.`);
  if (tokens[0]?.text === "(") return readCall(text, tokens, inputs, named);
  if (named[text]) return named[text];
  checkName(text);
  inputs[text] ??= createNode("input", [], { name: text });
  return inputs[text];
}

function readCall(name, tokens, ...names) {
  if (!FUNCTIONS.includes(name)) {
    const [inputs, named] = names;
    if (name in inputs || name in named || name.length === 1)
      refuse(`Between ${name} and “(”, write *: ${name}*(…).`);
    refuse(unknown(name));
  }
  tokens.shift();
  return operation(name, [readBracket(tokens, `${name}(`, ...names)]);
}

function readBracket(tokens, opening, ...names) {
  if (tokens[0]?.text === ")") refuse(`Between “${opening}” and “)” something is missing.`);
  const inside = readSum(tokens, ...names);
  if (tokens.shift()?.text !== ")")
    refuse(`The bracket “${opening}” is not closed: write “)” where it ends.`);
  return inside;
}

function missingSign(left, text) {
  const before = left.op === "input" ? left.name : left.op === "number" ? String(left.data) : ")";
  const after = text === "(" ? "(…)" : text;
  return `Between “${before}” and “${text}” a sign is missing: to multiply, write ${before === ")" ? "(…)" : before}*${after}.`;
}

/** A node; numbers alone are computed at once. */
function operation(op, parents, exponent) {
  const node = createNode(op, parents, op === "**" ? { exponent } : {});
  if (parents.some((parent) => parent.op !== "number")) return node;
  node.data = OPERATIONS[op].f(
    parents.map(({ data }) => data),
    exponent,
  );
  if (!Number.isFinite(node.data)) refuse(forward([node]));
  return createNode("number", [], { data: node.data });
}
