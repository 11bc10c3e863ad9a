// The seven features that a network can be given: numbers made of a point's two coordinates.

/** In the order that the network lists them. */
export const FEATURES = [
  { id: "x", text: "x₁", of: (x, _y) => x },
  { id: "y", text: "x₂", of: (_x, y) => y },
  { id: "xSquared", text: "x₁²", of: (x, _y) => x * x },
  { id: "ySquared", text: "x₂²", of: (_x, y) => y * y },
  { id: "xTimesY", text: "x₁x₂", of: (x, y) => x * y },
  { id: "sinX", text: "sin(x₁)", of: (x, _y) => Math.sin(x) },
  { id: "sinY", text: "sin(x₂)", of: (_x, y) => Math.sin(y) },
];

/** The features with these ids, in the order of `ids`. */
export function featuresOf(ids) {
  return ids.map((id) => FEATURES.find((feature) => feature.id === id));
}

/** What the network reads of one point: a row of `ids.length` numbers. */
export const rowAt = (x, y, ids) => Float64Array.from(featuresOf(ids), ({ of }) => of(x, y));

/** What the network reads of `points` ({x, y, label, count}): `{inputs, labels, count}`, where `inputs` holds a row
 * of `ids.length` numbers for each point, row after row. */
export function inputsOf(points, ids) {
  const features = featuresOf(ids);
  const inputs = new Float64Array(points.count * features.length);
  for (let point = 0, at = 0; point < points.count; point++)
    for (const { of } of features) inputs[at++] = of(points.x[point], points.y[point]);
  return { inputs, labels: points.label, count: points.count };
}
