// How well a session's network does on its points.

/** A loss for people: with five decimals where it is small, so that 0.00997 does not read as 0.01. */
export function lossText(loss) {
  if (Number.isNaN(loss)) return "–";
  if (loss >= 1000) return loss.toExponential(1);
  return loss.toFixed(loss < 0.1 ? 5 : 4);
}

/** The share (0…1) of `rows` whose label has the sign that the network's output has; NaN without points. */
export function accuracy({ engine }, rows) {
  const width = engine.sizes[0];
  let right = 0;
  for (let i = 0; i < rows.count; i++) {
    const output = engine.activations(rows.inputs.subarray(i * width, (i + 1) * width)).at(-1);
    if (output > 0 === rows.labels[i] > 0) right += 1;
  }
  return right / rows.count;
}
