// The number fields of all demos, in a page of which they need no more than elements with events.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createNumberField } from "../../dl101/widgets/lib/number_field.js";
import { createStopField } from "../../dl101/widgets/playground/panels/stop_field.js";

class Element extends EventTarget {
  value = "";
  textContent = "";
  attributes = new Map();
  children = [];
  setAttribute = (name, value) => this.attributes.set(name, String(value));
  getAttribute = (name) => this.attributes.get(name) ?? null;
  append = (...children) => this.children.push(...children);
}
globalThis.document = { createElement: () => new Element() };

/** Type into a field, as a person does. */
function type(input, text) {
  input.value = text;
  input.dispatchEvent(new Event("input"));
  input.dispatchEvent(new Event("change"));
}

/** What a stop field makes of `text`: the numbers entered and the sentence beside it. */
function stopAt(text, options) {
  const entered = [];
  const { element } = createStopField({ label: "Stop", choose: (value) => entered.push(value), ...options });
  const [, input, note] = element.children;
  type(input, text);
  return [entered, note.textContent];
}

test("Stop at epoch takes a thousand as people write it", () => {
  const epoch = { low: 1, high: 100_000, whole: true };
  for (const text of ["1000", "1,000", "1.000", "1 000", "1\u2009000", "1'000", "1_000"])
    assert.deepEqual(stopAt(text, epoch), [[1000], ""], text);
  assert.deepEqual(stopAt("100,000", epoch), [[100_000], ""], "as its own sentence writes it");
  const sentence = "Type a whole number from 1 to 100,000, or nothing for never.";
  for (const text of ["1.5", "1,000,000", "0,5", "soon"])
    assert.deepEqual(stopAt(text, epoch), [[], sentence], text);
  assert.deepEqual(stopAt(" ", epoch), [[0], ""]);
});

test("a field with decimals asks which number is meant", () => {
  const loss = { low: 0.001, high: 10 };
  assert.deepEqual(stopAt("0,125", loss), [[0.125], ""]);
  assert.deepEqual(stopAt("1.250", loss), [[1.25], ""]);
  assert.deepEqual(stopAt("1,250", loss), [
    [],
    "“1,250” can be read in two ways. Write 1250 or 1.25, as you mean it.",
  ]);
  assert.deepEqual(stopAt("1250", loss), [[], "Type a number from 0.001 to 10, or nothing for never."]);
});

test("the question is gone as soon as the field holds a number", () => {
  const entered = [];
  const { input, note } = createNumberField({
    fits: (value) => Math.abs(value) <= 4,
    problem: () => "Type a number from −4 to 4.",
    written: String,
    enter: (value) => entered.push(value),
  });
  type(input, "1,000");
  assert.match(note.textContent, /^“1,000” can be read in two ways/);
  assert.equal(input.getAttribute("aria-invalid"), "true");
  type(input, "1");
  assert.deepEqual([entered, note.textContent, input.getAttribute("aria-invalid")], [[1], "", "false"]);
});
