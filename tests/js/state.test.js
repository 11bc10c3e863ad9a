import assert from "node:assert/strict";
import { test } from "node:test";
import { State } from "../../dl101/widgets/lib/state.js";
import { number, oneOf } from "../../dl101/widgets/lib/traits.js";

const rules = {
  x: number(0, { low: -10, high: 10 }),
  y: number(0, { low: -10, high: 10 }),
  mode: oneOf(["a", "b"]),
};

function createModel(state) {
  const listeners = [];
  return {
    saved: 0,
    get: (name) => state[name],
    set(name, value) {
      state[name] = value;
      for (const [event, listener] of [...listeners]) if (event === `change:${name}`) listener();
    },
    save_changes() {
      this.saved += 1;
    },
    on: (event, listener) => listeners.push([event, listener]),
    off(event, listener) {
      listeners.splice(
        listeners.findIndex(([e, l]) => e === event && l === listener),
        1,
      );
    },
  };
}
const create = (values = { x: 1, y: 2, mode: "a" }) => new State(createModel(values), rules, ["x", "y"]);
const pick = ({ x, y, mode }) => [x, y, mode];

test("what can't be used is replaced, with a sentence; the rest is used", () => {
  const { x, y, problems } = create({ x: Number.NaN, y: 5, mode: "a" }).read();
  assert.deepEqual([x, y], [0, 5]);
  assert.deepEqual(problems, ["x must be a number from −10 to 10, not NaN. 0 is shown instead."]);
});

test("an edit can be undone, step by step, and no further", () => {
  const state = create();
  state.edit({ x: 3 });
  state.edit({ y: 4 });
  state.undo();
  assert.deepEqual(pick(state.read()), [3, 2, "a"]);
  state.undo();
  state.undo();
  assert.deepEqual(pick(state.read()), [1, 2, "a"]);
  assert.equal(state.canUndo, false);
});

test("what belongs together is undone together, where the step changed a part of it", () => {
  const state = new State(createModel({ x: 1, y: 2, mode: "a" }), rules, ["x"], [["y", "mode"]]);
  state.edit({ x: 3 });
  state.edit({ mode: "b" });
  state.record({ y: 5 });
  state.undo();
  assert.deepEqual(pick(state.read()), [3, 2, "a"]);
  state.record({ y: 7 });
  state.undo();
  assert.deepEqual(pick(state.read()), [1, 7, "a"]);
});

test("what is undone only where its step changed it is left alone by other steps", () => {
  const values = { x: 1, y: 2, mode: "a" };
  const state = new State(createModel(values), rules, ["x"], ["mode"]);
  state.edit({ x: 3 });
  state.record({ mode: "b" });
  state.undo();
  assert.deepEqual(pick(state.read()), [1, 2, "b"]);
  state.edit({ x: 4, mode: "a" });
  state.undo();
  assert.deepEqual(pick(state.read()), [1, 2, "b"]);
  state.edit({ mode: "a" });
  state.endGesture();
  assert.equal(state.canUndo, true);
  state.undo();
  assert.equal(state.read().mode, "b");
});

test("a gesture is undone in one go; the next gesture of the same name apart from it", () => {
  const state = create();
  for (const x of [2, 3, 4]) state.edit({ x }, "drag");
  state.endGesture();
  for (const x of [5, 6]) state.edit({ x }, "drag");
  state.undo();
  assert.equal(state.read().x, 4);
  state.undo();
  assert.equal(state.read().x, 1);
});

test("what follows from an edit does not break a gesture in two", () => {
  const state = create();
  state.edit({ x: 2 }, "drag");
  state.record({ mode: "b" });
  state.edit({ x: 3 }, "drag");
  state.undo();
  assert.deepEqual(pick(state.read()), [1, 2, "b"]);
});

test("an edit that changes nothing, or nothing undoable, leaves nothing to undo", () => {
  const state = create();
  state.edit({ x: 1 });
  state.edit({ mode: "b" });
  assert.equal(state.canUndo, false);
});

test("listeners hear each change until they are taken off", () => {
  const state = create();
  let heard = 0;
  const stop = state.onChange(() => {
    heard += 1;
  });
  state.edit({ x: 2, y: 2 }); // y stays as it is
  stop();
  state.edit({ x: 3 });
  assert.equal(heard, 1);
});

test("the end of a gesture is heard, and until then it is under way", () => {
  const state = create();
  let rested = 0;
  const stop = state.onRest(() => {
    rested += 1;
  });
  state.edit({ x: 2 });
  assert.equal(state.isMoving, false);
  state.edit({ x: 3 }, "drag");
  assert.equal(state.isMoving, true);
  state.endGesture();
  assert.deepEqual([state.isMoving, rested], [false, 2]);
  stop();
  state.endGesture();
  assert.equal(rested, 2);
});

test("while only a part of a change is set, the state is not at rest", () => {
  const state = create();
  const seen = [];
  state.onChange(() => seen.push([state.isMoving, state.read().x, state.read().y]));
  state.onRest(() => seen.push("rest"));
  state.edit({ x: 3, y: 4 });
  assert.deepEqual(seen, [[true, 3, 2], [true, 3, 4], "rest"]);
});

test("a gesture that ends where it began leaves nothing to undo", () => {
  const state = create();
  state.edit({ x: 5 }, "drag");
  state.edit({ x: 1 }, "drag");
  state.endGesture();
  assert.equal(state.canUndo, false);
});
