// A message of the checker as elements: paragraphs, `code`, and blocks whose lines are all indented.
// Never innerHTML: a message quotes what the learner's code gave.

const make = self.dl101Make;

export const message = (text) =>
  text
    .replace(/^\n+|\n+$/g, "")
    .split("\n\n")
    .map((part) => {
      const lines = part.split("\n");
      return lines.every((line) => line.startsWith("    "))
        ? make("pre", {}, lines.map((line) => line.slice(4)).join("\n"))
        : make("p", {}, ...part.split(/(`[^`]+`)/).map(inline));
    });

const inline = (piece) => (/^`[^`]+`$/.test(piece) ? make("code", {}, piece.slice(1, -1)) : piece);
