// Runs in the page's head: sets the reader's choice of light or dark before anything is drawn.
{
  const root = document.documentElement;
  root.dataset.scripts = "on"; // buttons that need scripts show only then
  let mode = null;
  try {
    mode = localStorage.getItem("mode");
  } catch {} // storage may be blocked: follow the system
  root.dataset.mode = mode === "light" || mode === "dark" ? mode : "auto";
  if (root.dataset.mode !== "auto") root.dataset.theme = root.dataset.mode;
}
