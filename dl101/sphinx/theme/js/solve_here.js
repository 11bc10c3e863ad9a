// The forms in which an exercise can be solved on its card: what they need is loaded at the first press.
const src = `${document.documentElement.dataset.content_root}_static/solve.js`;
let loading = null;

const load = () =>
  new Promise((resolve, reject) => {
    const fail = () => {
      loading = null;
      reject(new Error("It could not be loaded: look at the connection, and press again."));
    };
    document.head.append(self.dl101Make("script", { src, onload: resolve, onerror: fail }));
  });

async function open(place, button) {
  const said = place.lastChild;
  said.textContent = "";
  try {
    loading ??= load();
    await loading;
    self.dl101Solve.open(place.closest(".exercise"), button.dataset.form);
  } catch (error) {
    said.textContent = error.message;
  }
}

for (const place of document.querySelectorAll(".solve-here")) {
  place.hidden = false;
  for (const button of place.querySelectorAll("button"))
    button.addEventListener("click", () => open(place, button));
}
