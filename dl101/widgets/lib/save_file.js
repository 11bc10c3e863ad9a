// Hands a text to the reader as a file.

import { h } from "./dom.js";

export function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link); // Firefox takes no click on a link that is nowhere
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address)); // once the click has been dealt with
}
