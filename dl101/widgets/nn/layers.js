// Where a network's numbers are, and the one sum that its passes are made of. Units are numbered layer by layer, the
// inputs first; biases and weights stand in the same order, each unit's weights input by input.

/** Each layer after the inputs: `size` units that read `inputs` outputs each; the number of its first unit (`unit`),
 * the places of its first bias (`bias`) and of its first weight (`weight`); and two sums, as parts for `matmul`:
 *
 *   forward    z_u = b_u + Σ_j w_uj · a_j         for each unit u
 *   backward   ∂loss/∂a_j = Σ_u w_uj · δ_u        for each unit j of the layer before */
export function layersOf(sizes, weights, biases) {
  const layers = [];
  let [unit, weight] = [sizes[0], 0];
  for (let i = 1; i < sizes.length; i++) {
    const [size, inputs] = [sizes[i], sizes[i - 1]];
    const [bias, before] = [unit - sizes[0], unit - inputs];
    layers.push({
      size,
      inputs,
      unit,
      bias,
      weight,
      forward: {
        from: before,
        columns: inputs,
        to: unit,
        rows: size,
        factors: weights,
        at: weight,
        nextRow: inputs,
        nextColumn: 1,
        starts: biases,
        start: bias,
      },
      backward: {
        from: unit,
        columns: size,
        to: before,
        rows: inputs,
        factors: weights,
        at: weight,
        nextRow: 1,
        nextColumn: inputs,
        starts: new Float64Array(inputs),
        start: 0,
      },
    });
    unit += size;
    weight += size * inputs;
  }
  return layers;
}

/** Row r of `to` = starts[r] + Σ_c factors[r, c] · row c of `from`, the columns c added one by one, first to last.
 *
 * `numbers` is a matrix, row after row, with `count` numbers in a row: one for each example. `part` says which of its
 * rows are read (`columns` rows from row `from` on) and which are written (`rows` rows from row `to` on), where in
 * `factors` the first factor is (`at`) and how far the one of the next row and of the next column (`nextRow`,
 * `nextColumn`), and where in `starts` the first start is (`start`).
 *
 * Two rows and four examples at a time: what is read is used more than once, and eight sums grow that do not wait for
 * one another. It changes no sum's order. A last row without a partner is its own partner: the same is written twice. */
export function matmul(numbers, part, count) {
  for (let r = 0; r < part.rows; r += 2) twoRows(numbers, part, r, Math.min(r + 1, part.rows - 1), count);
}

function twoRows(numbers, part, r0, r1, count) {
  const { factors, at, nextRow, nextColumn, starts, start } = part;
  const first = part.from * count;
  const end = first + part.columns * count;
  const above = at + r0 * nextRow;
  const below = at + r1 * nextRow;
  const start0 = starts[start + r0];
  const start1 = starts[start + r1];
  const row0 = (part.to + r0) * count;
  const row1 = (part.to + r1) * count;
  for (let next = 0; count >= 4 && next < count; next += 4) {
    const example = next + 4 <= count ? next : count - 4; // the last four may repeat some: the same is written again
    let a0 = start0;
    let a1 = start0;
    let a2 = start0;
    let a3 = start0;
    let b0 = start1;
    let b1 = start1;
    let b2 = start1;
    let b3 = start1;
    for (let i = first + example, f = 0; i < end; i += count, f += nextColumn) {
      const a = factors[above + f];
      const b = factors[below + f];
      const n0 = numbers[i];
      const n1 = numbers[i + 1];
      const n2 = numbers[i + 2];
      const n3 = numbers[i + 3];
      a0 += a * n0;
      a1 += a * n1;
      a2 += a * n2;
      a3 += a * n3;
      b0 += b * n0;
      b1 += b * n1;
      b2 += b * n2;
      b3 += b * n3;
    }
    numbers[row0 + example] = a0;
    numbers[row0 + example + 1] = a1;
    numbers[row0 + example + 2] = a2;
    numbers[row0 + example + 3] = a3;
    numbers[row1 + example] = b0;
    numbers[row1 + example + 1] = b1;
    numbers[row1 + example + 2] = b2;
    numbers[row1 + example + 3] = b3;
  }
  for (let example = 0; count < 4 && example < count; example++) {
    let a0 = start0;
    let b0 = start1;
    for (let i = first + example, f = 0; i < end; i += count, f += nextColumn) {
      a0 += factors[above + f] * numbers[i];
      b0 += factors[below + f] * numbers[i];
    }
    numbers[row0 + example] = a0;
    numbers[row1 + example] = b0;
  }
}
