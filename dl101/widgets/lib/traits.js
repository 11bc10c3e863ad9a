// What a trait may hold. A rule is {fallback, check}; check(value) gives back the value, cleaned, or throws a
// sentence. Python checks the same (dl101/widgets/traits.py); a page's state or other code may still bring anything.

/** What `value` is, for a sentence to a person. */
function describe(value) {
  if (typeof value === "string") return `the text "${value.slice(0, 20)}"`;
  if (Array.isArray(value))
    return `a list of ${value.length} (${value.slice(0, 4).map(describe).join(", ")})`;
  return String(value);
}

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

/** One of a few words. */
export const oneOf = (options, fallback = options[0]) => ({
  fallback,
  check(value) {
    if (!options.includes(value))
      throw new RangeError(`must be one of ${options.join(", ")}, not ${describe(value)}`);
    return value;
  },
});

/** Some of a few words or numbers, each at most once. */
export const someOf = (options) => ({
  fallback: [],
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
