// The forms in which an exercise can be solved on its card: what they need is loaded at the first press.
const TOO_OLD = "This browser is too old for Python in a page: use a newer one, or the notebook.";
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
  const { form } = button.dataset;
  const isAble = form !== "code" || ("DecompressionStream" in self && self.WebAssembly?.compileStreaming);
  try {
    if (!isAble) throw new Error(TOO_OLD);
    loading ??= load();
    await loading;
    for (const one of place.querySelectorAll("button")) one.ariaPressed = String(one === button);
    self.dl101Solve.open(place.closest(".exercise"), form);
  } catch (error) {
    place.lastChild.textContent = error.message;
  }
}

for (const place of document.querySelectorAll(".solve-here")) {
  place.hidden = false;
  for (const button of place.querySelectorAll("button"))
    button.addEventListener("click", () => open(place, button));
}
