// Where a question is answered, by its kind. No field holds a state of its own.

import { createLine } from "./line_field.js";
import { createNumber } from "./number_field.js";
import { createOptions } from "./options_field.js";
import { createTasks } from "./tasks_field.js";

const FIELDS = { line: createLine, number: createNumber, tasks: createTasks };

/**
 * `change(draft)` runs at each change: a list of options' ids, or the text in the number field (see `typedIn` in
 * judge.js); `enter()` at Enter in that field. `labelId` is the question's text, `helpId` what may be said about the
 * answer. Gives {element, focus(), show({answer, locked, marks, problem})}.
 */
export const createField = (parts) =>
  (FIELDS[parts.question.kind] ?? createOptions)({ ...parts, number: parts.question.number });
