// Arithmetic for numbers that are dragged, typed and shown.

/** The number nearest to `value` from `low` to `high`. */
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** Rounded to a count of decimals; 0 is never −0, and 0.1 + 0.2 − 0.3 is 0 with twelve of them. */
export const rounded = (value, decimals = 2) => Number(value.toFixed(decimals)) + 0;
