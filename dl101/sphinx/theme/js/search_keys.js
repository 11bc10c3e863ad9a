// "/" or Ctrl+K (⌘K) moves to the search field, unless the reader is typing somewhere.
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
