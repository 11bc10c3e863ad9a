// The pages of the built book, and what brings all that is alive in one to life.

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const BOOK = fileURLToPath(new URL("../../_build/html/", import.meta.url));
const NOT_READ = /(^|\/)(genindex|_)/;

/** Every page of the built book, by its path; in `make test CHAPTER=03`, that chapter's. */
export function pages() {
  const files = readdirSync(BOOK, { recursive: true }).map((path) => path.replaceAll("\\", "/"));
  const all = files.filter((path) => path.endsWith(".html") && !NOT_READ.test(path)).sort();
  const { CHAPTER } = process.env;
  return CHAPTER ? all.filter((path) => path.startsWith(`chapters/${CHAPTER}`)) : all;
}

// Runs in the page.
/** Scrolls through the page and waits until all that is alive in it is mounted, or says that it could not start: up to
 * `patience` milliseconds for each, and no longer once one never did. */
export async function wakeAll(patience) {
  const frame = () => new Promise(requestAnimationFrame);
  for (const button of document.querySelectorAll("[data-when-asked]:not([data-anywidget]) button"))
    button.click();
  for (const node of document.querySelectorAll("[data-anywidget]")) {
    const end = Date.now() + patience;
    node.scrollIntoView({ block: "center", behavior: "instant" });
    while (!("mounted" in node.dataset) && Date.now() < end) await frame();
    if (!("mounted" in node.dataset)) break;
  }
  return document.querySelectorAll("[data-anywidget]:not([data-mounted])").length;
}
