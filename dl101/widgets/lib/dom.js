// Making elements without a framework.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

/** An HTML element: h("button", {type: "button", onclick: …}, "Reset"). */
export const h = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

/** A button with a text. `look` is its class. */
export const button = (text, onclick, look = "button") =>
  h("button", { type: "button", class: look, onclick }, text);

/** An SVG element, made in the same way. */
export const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

/** Set attributes that changed; true stands for an empty attribute, null and false take one away. */
export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const text = value === true ? "" : String(value);
    if (value == null || value === false) node.removeAttribute(name);
    else if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
  return node;
}

/** Replace the text of a node, but only where it differs: a live region speaks at every write. The text's own node stays:
 * at a new one the browser finds all styles of the demo anew, since a page's rules ask what a cell has (:has). */
export function setText(node, text) {
  if (node.textContent === text) return node;
  const own = node.firstChild;
  if (own?.data && text && own === node.lastChild) own.data = text;
  else node.textContent = text;
  return node;
}

/** The parts of "w₁ …" with real <sub> elements: not every font has the small digits. */
const withSubscripts = (text) =>
  text.split(/([₀-₉]+)/).map((part) => (/[₀-₉]/.test(part) ? subscript(part) : part));

const subscript = (digits) =>
  h("sub", {}, [...digits].map((digit) => digit.charCodeAt(0) - "₀".charCodeAt(0)).join(""));

/** Like setText, for text with "w₁" in it. */
export function setFormula(node, text) {
  if (node.dataset.formula === text) return node;
  node.dataset.formula = text;
  const parts = withSubscripts(text);
  if (parts.length < 2) return setText(node, text);
  node.replaceChildren(...parts);
  return node;
}

/** Whether the reader wants as little motion as possible. */
export const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

let last = 0;
/** An id that no other element of this bundle's page has. */
export const freshId = (stem) =>
  `dl101-${stem}-${(last++).toString(36)}-${Math.random().toString(36).slice(2, 7)}`;
