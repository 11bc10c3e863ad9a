// What a trait may hold. A rule is {fallback, check}; check(value) gives back the value, cleaned, or throws a
// sentence. Python checks the same (dl101/widgets/lib/traits.py); a page's state or other code may still bring anything.

/** What `value` is, for a sentence to a person. */
function describe(value) {
  if (typeof value === "string") return `the text "${value.slice(0, 20)}"`;
  if (Array.isArray(value))
    return `a list of ${value.length} (${value.slice(0, 4).map(describe).join(", ")})`;
  return String(value);
}

const signed = (value) => String(value).replace("-", "−");

/** A finite number with |value| ≤ limit. */
export const number = (fallback, limit) => ({
  fallback,
  check(value) {
    if (typeof value !== "number" || !Number.isFinite(value) || Math.abs(value) > limit)
      throw new RangeError(`must be a number from −${limit} to ${limit}, not ${describe(value)}`);
    return value;
  },
});

/** As many such numbers as `fallback` has. */
export const numbers = (fallback, limit) => ({
  fallback,
  check(value) {
    const fits = Array.isArray(value) && value.length === fallback.length;
    if (!fits || value.some((item) => typeof item !== "number" || !(Math.abs(item) <= limit)))
      throw new RangeError(
        `must be ${fallback.length} numbers from −${limit} to ${limit}, not ${describe(value)}`,
      );
    return value;
  },
});

/** As many numbers as there are, up to `most`, each from `low` to `high`, or one of `options`; whole ones, if `whole`. */
export const numberList = ({ fallback = [], most, low, high, options, whole = false }) => ({
  fallback,
  check(value) {
    const fits = (item) =>
      options ? options.includes(item) : item >= low && item <= high && (!whole || Number.isInteger(item));
    if (
      !Array.isArray(value) ||
      value.length > most ||
      value.some((item) => typeof item !== "number" || !fits(item))
    ) {
      const kind = whole ? "whole numbers" : "numbers";
      const which = options
        ? `, each ${options.map(signed).join(" or ")}`
        : ` from ${signed(low)} to ${signed(high)}`;
      throw new RangeError(`must be up to ${most} ${kind}${which}, not ${describe(value)}`);
    }
    return value;
  },
});

/** A whole number from `low` to `high`. */
export const wholeNumber = (fallback, low, high) => ({
  fallback,
  check(value) {
    if (!Number.isInteger(value) || value < low || value > high)
      throw new RangeError(
        `must be a whole number from ${signed(low)} to ${signed(high)}, not ${describe(value)}`,
      );
    return value;
  },
});

/** A number from `low` to `high`. */
export const numberBetween = (fallback, low, high) => ({
  fallback,
  check(value) {
    if (typeof value !== "number" || !(value >= low && value <= high))
      throw new RangeError(`must be a number from ${signed(low)} to ${signed(high)}, not ${describe(value)}`);
    return value;
  },
});

/** true or false. */
export const flag = (fallback = false) => ({
  fallback,
  check(value) {
    if (typeof value !== "boolean") throw new RangeError(`must be true or false, not ${describe(value)}`);
    return value;
  },
});

/** A text of 1 to `most` signs. */
export const text = (fallback, most) => ({
  fallback,
  check(value) {
    if (typeof value !== "string" || value.length < 1 || value.length > most)
      throw new RangeError(`must be a text of 1 to ${most} signs, not ${describe(value)}`);
    return value;
  },
});

/** One of a few words or numbers. */
export const oneOf = (options, fallback = options[0]) => ({
  fallback,
  check(value) {
    if (!options.includes(value))
      throw new RangeError(`must be one of ${options.join(", ")}, not ${describe(value)}`);
    return value;
  },
});

/** Some of a few words or numbers, each at most once. */
export const someOf = (options, fallback = []) => ({
  fallback,
  check(value) {
    if (!Array.isArray(value)) throw new RangeError(`must be a list, not ${describe(value)}`);
    const unknown = value.filter((item) => !options.includes(item));
    if (unknown.length) throw new RangeError(`may hold ${options.join(", ")}, not ${describe(unknown[0])}`);
    return options.filter((item) => value.includes(item));
  },
});

/** Like someOf, but what is unknown is left out: a goal remembered from an older edition is no mistake. */
export const knownOf = (options) => {
  const { fallback, check } = someOf(options);
  return {
    fallback,
    check: (value) => check(Array.isArray(value) ? value.filter((item) => options.includes(item)) : value),
  };
};
