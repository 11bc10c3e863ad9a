// "/" or Ctrl+K (⌘K) moves to the search field, unless the reader is typing somewhere. The search itself is loaded at the
// first key in the field, and the marks when a link of the search has led here.
const field = document.querySelector("input[type=search]");
const isTyping = (target) => target.closest("input:not([type=range]), textarea, select, [contenteditable]");

addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  const controlK = event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!controlK && (!slash || isTyping(event.target))) return;
  event.preventDefault();
  field?.focus();
  field?.select();
});

const load = (name) => {
  const src = `${document.documentElement.dataset.content_root}_static/${name}.js`;
  document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
};
const query = new URLSearchParams(location.search);
if (query.has("mark")) load("search_mark");
const start = () => {
  if (!query.has("mark")) load("search_mark");
  load("search");
};
if (query.has("q") && field?.closest(".search-large")) start();
else field?.addEventListener("input", start, { once: true });
