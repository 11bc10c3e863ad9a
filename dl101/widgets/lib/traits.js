// What a trait may hold. A rule is {fallback, check}; check(value) gives back the value, cleaned, or throws a
// sentence. Python checks the same (dl101/widgets/lib/traits.py); a page's state or other code may still bring anything.

/** What `value` is, for a sentence to a person. */
function describe(value) {
  if (typeof value === "string") return `the text "${value.slice(0, 20)}"`;
  if (Array.isArray(value))
    return `a list of ${value.length} (${value.slice(0, 4).map(describe).join(", ")})`;
  return value instanceof Object ? JSON.stringify(value).slice(0, 40) : String(value);
}

const signed = (value) => String(value).replace("-", "−");
const between = (low, high) => `from ${signed(low)} to ${signed(high)}`;

/** A rule that takes what `fits(value)`, and says of all else what it must be. */
const rule = (fallback, kind, fits) => ({
  fallback,
  check(value) {
    if (!fits(value)) throw new RangeError(`must be ${kind}, not ${describe(value)}`);
    return value;
  },
});

const isNumber = (value, { low, high, whole }) =>
  typeof value === "number" && value >= low && value <= high && (!whole || Number.isInteger(value));

/** A number from `low` to `high`; a whole one, if `whole`. */
export const number = (fallback, { low, high, whole = false }) =>
  rule(fallback, `a ${whole ? "whole " : ""}number ${between(low, high)}`, (value) =>
    isNumber(value, { low, high, whole }),
  );

/** Such numbers, or each one of `options`: as many as `fallback` has, or any number of them up to `maxLength`. */
export function numbers(fallback, { low, high, options, whole = false, maxLength }) {
  const many = maxLength === undefined ? fallback.length : `up to ${maxLength}`;
  const which = options ? `, each ${options.map(signed).join(" or ")}` : ` ${between(low, high)}`;
  const isLong = (length) => (maxLength === undefined ? length === fallback.length : length <= maxLength);
  const fits = (item) => (options ? options.includes(item) : isNumber(item, { low, high, whole }));
  return rule(
    fallback,
    `${many} ${whole ? "whole " : ""}numbers${which}`,
    (value) => Array.isArray(value) && isLong(value.length) && value.every(fits),
  );
}

/** Such numbers in rows, as many and as long as those of `fallback`; or in one row. */
export function array(fallback, range) {
  if (!Array.isArray(fallback[0])) return numbers(fallback, range);
  const rules = fallback.map((row) => array(row, range));
  return {
    fallback,
    check(value) {
      if (!Array.isArray(value) || value.length !== rules.length)
        throw new RangeError(`must be ${rules.length} rows of numbers`);
      return rules.map((rule, i) => rule.check(value[i]));
    },
  };
}

/** Up to `maxLength` pairs of such numbers, as points are. */
export const pairs = (fallback, { low, high, maxLength }) =>
  rule(
    fallback,
    `up to ${maxLength} pairs of numbers ${between(low, high)}`,
    (value) =>
      Array.isArray(value) && value.length <= maxLength && value.every((pair) => isPair(pair, { low, high })),
  );
const isPair = (value, range) =>
  Array.isArray(value) && value.length === 2 && value.every((item) => isNumber(item, range));

/** {name: number}, with such numbers. */
export const namedNumbers = ({ low, high }) =>
  rule(
    {},
    `names with a number ${between(low, high)} each`,
    (value) =>
      value !== null &&
      typeof value === "object" &&
      !Array.isArray(value) &&
      Object.values(value).every((item) => isNumber(item, { low, high })),
  );

/** true or false. */
export const bool = (fallback = false) =>
  rule(fallback, "true or false", (value) => typeof value === "boolean");

/** A text of 1 to `maxLength` signs. */
export const text = (fallback, { maxLength }) =>
  rule(
    fallback,
    `a text of 1 to ${maxLength} signs`,
    (value) => typeof value === "string" && value.length >= 1 && value.length <= maxLength,
  );

/** One of a few words or numbers. */
export const oneOf = (options, fallback = options[0]) =>
  rule(fallback, `one of ${options.join(", ")}`, (value) => options.includes(value));

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
