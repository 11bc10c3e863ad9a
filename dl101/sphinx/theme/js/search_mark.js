// Marks the words that a search has led to, below the heading of their place, without a change to the page itself.
const UNSEEN = "main .katex-mathml, script, style, noscript";

function ranges(part, words) {
  const escaped = words.map((word) => word.replace(/[^\p{L}\p{N}_]/gu, "")).filter(Boolean);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const found = [];
  while (escaped.length && walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(UNSEEN)) continue;
    for (const { 0: word, index } of node.data.matchAll(pattern)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      found.push(range);
    }
  }
  return found;
}

/** Mark `words` in the place that the address names, and bring the first into sight. */
self.dl101Mark = (words) => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !self.CSS?.highlights) return; // an older browser leads to the place, and marks nothing
  const parts = target.matches("dt") ? [target, target.nextElementSibling] : [target];
  const found = parts.flatMap((part) => ranges(part, words.split(" ")));
  CSS.highlights.set("found", new Highlight(...found));
  const first = found.find((range) => range.getClientRects().length);
  if (first && first.getBoundingClientRect().bottom > innerHeight)
    scrollBy(0, first.getBoundingClientRect().top - innerHeight / 3);
};

const { searchParams } = new URL(location.href);
const start = () => requestAnimationFrame(() => self.dl101Mark(searchParams.get("mark")));
if (searchParams.has("mark")) {
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true }); // the browser's own way to the place comes first
}
