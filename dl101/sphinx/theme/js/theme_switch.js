// The button "Theme: auto" goes round auto, light and dark, and remembers the choice.
const NEXT = { auto: "light", light: "dark", dark: "auto" };
const root = document.documentElement;
const button = document.querySelector("[data-theme-switch]");

function remember(mode) {
  try {
    localStorage.setItem("mode", mode);
    if (mode === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", mode);
  } catch {} // storage may be blocked: the choice then lasts as long as the page
}

function show(mode) {
  root.dataset.mode = mode;
  if (mode === "auto") delete root.dataset.theme;
  else root.dataset.theme = mode;
  button.querySelector("[data-mode-name]").textContent = mode;
}

if (button) {
  show(root.dataset.mode);
  button.addEventListener("click", () => {
    const mode = NEXT[root.dataset.mode];
    show(mode);
    remember(mode);
  });
  // Another tab changed it.
  addEventListener("storage", (event) => {
    if (event.key === "mode") show(event.newValue in NEXT ? event.newValue : "auto");
  });
}
