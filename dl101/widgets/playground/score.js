// How well a session's network does on its points, beside the loss.

/** The share (0…1) of `rows` whose label has the sign that the network's output has; NaN without points. */
export function shareRight({ engine }, rows) {
  const width = engine.sizes[0];
  let right = 0;
  for (let i = 0; i < rows.count; i++) {
    const output = engine.outputsAt(rows.inputs.subarray(i * width, (i + 1) * width)).at(-1);
    if (output > 0 === rows.labels[i] > 0) right += 1;
  }
  return right / rows.count;
}
