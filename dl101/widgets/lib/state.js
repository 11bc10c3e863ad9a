// The state of a demo: its traits, checked; with undo. All views of one model share one state.

/** The state of `model`. `rules` is {trait: {fallback, check}}; `undoable` are the names of the traits that undo brings
 * back, `undoableByStep` of those that it brings back only where the step itself changed them: names, or lists of names
 * that belong together. */
export class State {
  #model;
  #rules;
  #undoable;
  #undoableByStep;
  #past = [];
  #gesture = null;
  #recording = false;
  #resting = new Set();

  constructor(model, rules, undoable, undoableByStep = []) {
    this.#model = model;
    this.#rules = rules;
    this.#undoable = undoable;
    this.#undoableByStep = undoableByStep;
  }

  /** Every trait's value, and `problems`: a sentence for each that could not be used. */
  read() {
    const problems = [];
    const values = Object.entries(this.#rules).map(([name, { fallback, check }]) => {
      try {
        return [name, check(this.#model.get(name))];
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        problems.push(`${name} ${error.message}. ${JSON.stringify(fallback)} is shown instead.`);
        return [name, fallback];
      }
    });
    return { ...Object.fromEntries(values), problems };
  }

  /** Change traits. What a person does in one go (a drag) shares a `gesture` and is undone in one go. */
  edit(changes, gesture = null) {
    const before = this.read();
    const differs = (name) => name in changes && !same(changes[name], before[name]);
    const withIt = this.#undoableByStep.filter((names) => [names].flat().some(differs)).flat();
    const isChange = withIt.length > 0 || this.#undoable.some(differs);
    if (isChange && (gesture === null || gesture !== this.#gesture)) {
      const names = [...this.#undoable, ...withIt];
      this.#past.push(Object.fromEntries(names.map((name) => [name, before[name]])));
      this.#past.splice(0, this.#past.length - 100); // more than anyone steps back
    }
    this.#gesture = gesture;
    this.record(changes);
  }

  /** Whether the state is on its way: a drag that is not let go, or a change of which only a part is set. */
  get isMoving() {
    return this.#gesture !== null || this.#recording;
  }

  endGesture() {
    this.#gesture = null;
    const now = this.read();
    const last = this.#past.at(-1);
    const isSame = last && Object.entries(last).every(([name, value]) => same(value, now[name]));
    if (isSame) this.#past.pop(); // nothing to undo
    this.#rest();
  }

  #rest() {
    for (const listener of this.#resting) listener();
  }

  /** Call `listener` whenever a gesture or a change ends; returns what takes it off again. */
  onRest(listener) {
    this.#resting.add(listener);
    return () => this.#resting.delete(listener);
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  undo() {
    const before = this.#past.pop();
    this.#gesture = null;
    if (before) this.record(before);
  }

  /** Set traits without a step for undo: what follows from an edit, or is never taken back (goals reached). */
  record(changes) {
    const news = Object.entries(changes).filter(([name, value]) => !same(value, this.#model.get(name)));
    if (!news.length) return;
    this.#recording = true;
    for (const [name, value] of news) this.#model.set(name, value);
    this.#recording = false;
    this.#model.save_changes();
    if (!this.isMoving) this.#rest();
  }

  /** Call `listener` after any trait changed; returns what takes it off again. */
  onChange(listener) {
    const events = Object.keys(this.#rules).map((name) => `change:${name}`);
    for (const event of events) this.#model.on(event, listener);
    return () => {
      for (const event of events) this.#model.off(event, listener);
    };
  }
}

export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
