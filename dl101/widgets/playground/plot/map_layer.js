// The heat map of the neuron that the plot shows, painted again only where something about it changed.

import { unitCount } from "../../nn/units.js";
import { colorKey, paintHeatMap } from "./map_paint.js";

/** `draw(now)` paints on the canvas, and gives {unit, output}: the neuron that is shown, and the last one of the network. */
export function createMapLayer(canvas) {
  let painted = "";
  return {
    draw({ session, settings, colors, selected }) {
      const output = unitCount(session.engine.sizes) - 1;
      const unit = selected !== null && selected < output ? selected : output;
      const wanted = `${session.version} ${unit} ${settings.discretize} ${colorKey(colors)}`;
      if (wanted !== painted) {
        session.drawHeatMaps();
        paintHeatMap(canvas, session.heatMaps.of(unit), session.heatMaps.size, colors, settings.discretize);
        painted = wanted;
      }
      return { unit, output };
    },
  };
}
