// The building blocks of demos, for tests/browser/test_blocks.py to try one at a time.
import base from "../../dl101/widgets/lib/base.css";
import css from "../../dl101/widgets/lib/demo.css";
import palette from "../../dl101/widgets/lib/palette.css";

export * from "../../dl101/widgets/lib/checkbox.js";
export * from "../../dl101/widgets/lib/code_panel.js";
export * from "../../dl101/widgets/lib/colors.js";
export * from "../../dl101/widgets/lib/demo.js";
export * from "../../dl101/widgets/lib/dom.js";
export * from "../../dl101/widgets/lib/dropdown.js";
export * from "../../dl101/widgets/lib/goal_list.js";
export * from "../../dl101/widgets/lib/handles.js";
export * from "../../dl101/widgets/lib/inline_question.js";
export * from "../../dl101/widgets/lib/number_slider.js";
export * from "../../dl101/widgets/lib/plot.js";
export * from "../../dl101/widgets/lib/preset_buttons.js";
export * from "../../dl101/widgets/lib/radio_group.js";
export * from "../../dl101/widgets/lib/readout.js";
export * from "../../dl101/widgets/lib/toolbar.js";
export * from "../../dl101/widgets/lib/traits.js";
export { base, css, palette };
