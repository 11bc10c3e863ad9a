// The parts that every demo has, made from what it says of itself (demo.js): a demo only places their elements.

import { createCodePanel, FORMS } from "./code_panel.js";
import { createGoals } from "./goal_list.js";
import { bringIntoSight, pictureOf } from "./into_sight.js";
import { createPresets } from "./preset_buttons.js";
import { createReadout } from "./readout.js";
import { createTold } from "./told.js";
import { createToolbar } from "./toolbar.js";

/**
 * `elements` has readout, presets, goals, code and toolbar: each is made when it is first asked for. `placeWords()` puts
 * what they say beside the picture and at the end of the demo. `draw(state)` shows the parts that were made, `stop()` ends
 * them.
 */
export function createParts({ root, lesson, state, lead }) {
  const told = createTold();
  const made = [told];
  const elements = {};
  for (const [name, create] of Object.entries(PARTS)) {
    let part;
    Object.defineProperty(elements, name, {
      get() {
        if (!part) {
          part = create({ root, lesson, state, lead, told });
          made.push(part);
        }
        return part.element;
      },
    });
  }
  return {
    elements,
    placeWords() {
      pictureOf(root)?.before(told.element);
      root.append(...made.flatMap(({ news }) => news ?? []));
    },
    /** Nothing is said at the window's edge any more: what it would cover is touched, or there is something newer to say. */
    hush: () => {
      for (const part of made) part.hush?.();
    },
    /** What a goal asked for or a preset taught is no longer told: something else is begun. */
    forget: told.close,
    draw: (now) => {
      for (const part of made) part.draw?.(now);
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

  presets({ root, lesson, state, lead, told }) {
    let isPressed = false;
    const presets = createPresets(lesson.presets, ({ id, change }) => {
      const isAgain = state.read().preset === id; // as "One more" asks for: the button stays under the finger
      isPressed = true;
      lead({ ...change(state.read()), preset: id });
      if (!isAgain) bringIntoSight(root);
    });
    return {
      element: presets.element,
      draw(now) {
        const preset = presets.show(now.preset, now);
        if (!preset) return;
        if (isPressed) told.say(preset, preset.lesson(now), presets.lesson);
        else told.update(preset, preset.lesson(now));
        isPressed = false;
      },
    };
  },

  goals({ root, lesson, state, lead, told }) {
    const ids = lesson.goals.map(({ id }) => id);
    const go = (goal) => {
      if (goal.show) lead({ ...unset(lesson), ...goal.show(state.read()) });
      told.say(goal, `Goal: ${goal.text}.`);
      bringIntoSight(root, goal.place);
    };
    const goals = createGoals(lesson.goals, go, told.reach);
    return {
      element: goals.element,
      news: goals.news,
      stop: goals.stop,
      hush: goals.hide,
      draw(now) {
        const reached = ids.filter((id) => now.goals_reached.includes(id));
        goals.show(reached, lesson.notes?.(now), Boolean(now.preset));
      },
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
