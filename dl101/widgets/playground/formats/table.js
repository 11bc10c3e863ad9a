// Text as a table, the way spreadsheets and people write it (RFC 4180): rows of values, some of them in quotation marks.

export const SPACES = " ";

/** The letters of a file: {text, note}, or {error}; both are sentences for the learner, `note` where UTF-8 was not meant. */
export function decodeFile(buffer) {
  const bytes = new Uint8Array(buffer);
  const starts = (...first) => first.every((byte, i) => bytes[i] === byte);
  if (starts(0x50, 0x4b, 3, 4))
    return { error: "This is a spreadsheet’s own file. Save it as CSV there, and open that." };
  if (starts(0xff, 0xfe)) return { text: new TextDecoder("utf-16le").decode(bytes), note: "" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), note: "" };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // bytes that are no UTF-8, as older programs write them
    const text = new TextDecoder("windows-1252").decode(bytes);
    return {
      text,
      note: "The file is not in UTF-8, so its letters were read as Western European (Windows-1252).",
    };
  }
}

/** The separator that the text itself names in its first line ("sep=;"), as Excel writes it, or undefined. */
export const namedSeparator = (text) => /^"?sep=([^\r\n])"?[ \t]*(?:[\r\n]|$)/i.exec(text)?.[1];

/**
 * The rows of `text`, as {line, values}, with `separator` between the values. Rows without any value are left out. What
 * stands in quotation marks is one value, with separators and line breaks in it; "" is a quotation mark there.
 * At `most` so many rows are read.
 */
export function rowsOf(text, separator, most = Number.POSITIVE_INFINITY) {
  const value = valuePattern(separator);
  const rows = [];
  let [line, next] = [1, 1];
  let values = [];
  for (;;) {
    const [, quoted, plain, end] = value.exec(text);
    values.push(quoted === undefined ? withoutQuotes(plain) : quoted.replaceAll('""', '"').trim());
    if (quoted) next += quoted.split(/\r\n|\r|\n/).length - 1;
    if (!isLineEnd(end)) continue;
    if (values.some(Boolean)) rows.push({ line, values });
    if (end === "" || rows.length === most) return rows;
    values = [];
    next += 1;
    line = next;
  }
}

const isLineEnd = (end) => ["", "\n", "\r\n", "\r"].includes(end);

/** One value and what ends it: a separator, the line's end, or the text's. A mark that is never closed is a plain sign. */
function valuePattern(separator) {
  const sign = separator === SPACES ? "[ \\t]" : `\\u{${separator.codePointAt(0).toString(16)}}`;
  const blank = separator === SPACES ? "[ \\t]*" : " *";
  const plain = separator === SPACES ? "[^ \\t\\r\\n]*" : `[^${sign}\\r\\n]*`;
  const between = separator === SPACES ? "[ \\t]+" : sign;
  return new RegExp(
    `${blank}(?:"([^"]*(?:""[^"]*)*)"${blank}|(${plain}))(${between}|\\r\\n|\\r|\\n|$)`,
    "uy",
  );
}

const withoutQuotes = (value) =>
  value
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .trim();
