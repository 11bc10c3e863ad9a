// Code that scrolls sideways, with a fade where it goes on, as all code of the book does (js/scrollers.js).

export function codeBlock(code, className = "") {
  const made = self.dl101Make("pre", { className }, code);
  self.dl101Scroller(made);
  return made;
}
