// The parts that every demo has, made from what it says of itself (demo.js): a demo only places their elements.

import { createCodePanel, FORMS } from "./code_panel.js";
import { createGoals } from "./goal_list.js";
import { bringIntoSight } from "./into_sight.js";
import { createPresets } from "./preset_buttons.js";
import { createReadout } from "./readout.js";
import { createToolbar } from "./toolbar.js";

/**
 * `elements` has readout, presets, goals, code and toolbar: each is made when it is first asked for. `news()` gives what
 * stands at the end of the demo. `draw(state)` shows the parts that were made, `stop()` ends them.
 */
export function createParts({ root, lesson, state, lead }) {
  const made = [];
  const elements = {};
  for (const [name, create] of Object.entries(PARTS)) {
    let part;
    Object.defineProperty(elements, name, {
      get() {
        if (!part) {
          part = create({ root, lesson, state, lead });
          made.push(part);
        }
        return part.element;
      },
    });
  }
  return {
    elements,
    news: () => made.flatMap(({ news }) => news ?? []),
    /** Nothing is said at the window's edge any more: what it would cover is touched, or there is something newer to say. */
    hush: () => {
      for (const part of made) part.hide?.();
    },
    draw: (now) => {
      for (const part of made) part.draw(now);
    },
    stop: () => {
      for (const part of made) part.stop?.();
    },
  };
}

const PARTS = {
  readout({ lesson }) {
    const { element, show, stop } = createReadout({ speaks: lesson.speaks });
    return { element, draw: (now) => show(lesson.describe(now)), stop };
  },

  presets({ root, lesson, state, lead }) {
    const { element, news, show, stop, hide } = createPresets(lesson.presets, ({ id, change }) => {
      lead({ ...change(state.read()), preset: id });
      bringIntoSight(root);
    });
    return { element, news, stop, hide, draw: (now) => show(now.preset, now) };
  },

  goals({ root, lesson, state, lead }) {
    const ids = lesson.goals.map(({ id }) => id);
    const { element, news, show, stop, hide } = createGoals(lesson.goals, (id) => {
      const goal = lesson.goals.find((one) => one.id === id);
      if (goal.show) lead({ ...unset(lesson), ...goal.show(state.read()) });
      bringIntoSight(root, goal.place);
    });
    return {
      element,
      news,
      stop,
      hide,
      draw: (now) =>
        show(
          ids.filter((id) => now.goals_reached.includes(id)),
          lesson.notes?.(now),
          Boolean(now.preset),
        ),
    };
  },

  code({ lesson, state }) {
    const forms = lesson.forms ?? FORMS;
    const { element, show } = createCodePanel({ forms, choose: (code_form) => state.edit({ code_form }) });
    return { element, draw: (now) => show(now.code_form, lesson.code(now)) };
  },

  toolbar({ lesson, state, lead }) {
    const { element, show } = createToolbar({
      undo: () => state.undo(),
      reset: () => lead({ ...unset(lesson), ...lesson.start }),
    });
    return { element, draw: () => show(state.canUndo) };
  },
};

/** No preset's lesson is told, where there are presets. */
export const unset = ({ presets }) => (presets ? { preset: "" } : {});
