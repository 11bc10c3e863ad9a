// A message of the checker as elements: paragraphs, `code`, *emphasis*, and blocks whose lines are all indented.
// Never innerHTML: a message quotes what the learner's code gave.

import { codeBlock } from "./code_block.js";

const make = self.dl101Make;

export const message = (text) =>
  text
    .replace(/^\n+|\n+$/g, "")
    .split("\n\n")
    .map((part) => {
      const lines = part.split("\n");
      return lines.every((line) => line.startsWith("    "))
        ? codeBlock(lines.map((line) => line.slice(4)).join("\n"))
        : make("p", {}, ...part.split(INLINE).map(inline));
    });

const INLINE = /(`[^`]+`|\*[A-Za-z][^*`]*[A-Za-z]\*)/; // a product has spaces around its sign, or is code
const TAGS = { "`": "code", "*": "em" };

function inline(piece) {
  const tag = INLINE.test(piece) && TAGS[piece[0]];
  return tag ? make(tag, {}, piece.slice(1, -1)) : piece;
}
