// Convolution and pooling of one channel, as PyTorch computes them. Nothing here knows of the page.
//
// A picture is a list of rows, each a list of numbers (a Float64Array, too). It need not be square; nor need a kernel.

/** How many cells of the picture a kernel of k weights spans: d(k − 1) + 1. */
export const span = (k, dilation = 1) => dilation * (k - 1) + 1;

/** The side of the output, ⌊(n + 2p − span)/s⌋ + 1; 0 where the kernel does not fit. */
export function outputSize(n, k, { stride = 1, padding = 0, dilation = 1 } = {}) {
  const room = n + 2 * padding - span(k, dilation);
  return room < 0 ? 0 : Math.floor(room / stride) + 1;
}

/**
 * Cross-correlation: the kernel lies on the picture as it is, and each output cell is the sum of its products. Beyond the
 * picture's edges there are zeros.
 */
export function conv2d(image, kernel, { stride = 1, padding = 0, dilation = 1 } = {}) {
  const settings = { stride, padding, dilation };
  const rows = outputSize(image.length, kernel.length, settings);
  const columns = outputSize(image[0].length, kernel[0].length, settings);
  const sumAt = (row, column) => {
    let sum = 0;
    for (let i = 0; i < kernel.length; i++) {
      const line = image[row * stride - padding + i * dilation];
      if (!line) continue; // a row of padding
      for (let j = 0; j < kernel[i].length; j++)
        sum += kernel[i][j] * (line[column * stride - padding + j * dilation] ?? 0);
    }
    return sum;
  };
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => sumAt(row, column)),
  );
}

/** What windows of size × size that do not overlap give: `reduce(values)` of each. What fills no window is dropped. */
function pool2d(image, size, reduce) {
  const [rows, columns] = [image.length, image[0].length].map((n) => Math.floor(n / size));
  const windowAt = (row, column) =>
    Array.from(
      { length: size * size },
      (_, i) => image[row * size + Math.floor(i / size)][column * size + (i % size)],
    );
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => reduce(windowAt(row, column))),
  );
}

export const maxPool2d = (image, size) => pool2d(image, size, (values) => Math.max(...values));
export const averagePool2d = (image, size) =>
  pool2d(image, size, (values) => values.reduce((sum, value) => sum + value, 0) / values.length);
