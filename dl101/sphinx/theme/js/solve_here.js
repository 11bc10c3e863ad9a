// "Write it here" on an exercise's card. The editor, and with it Python, is loaded at the first press.
const TOO_OLD = "This browser is too old to run Python in a page: use a newer one, or the notebook.";
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

async function open(button, said) {
  const isAble = "DecompressionStream" in self && "Worker" in self && WebAssembly.compileStreaming;
  try {
    if (!isAble) throw new Error(TOO_OLD);
    loading ??= load();
    await loading;
    button.parentElement.hidden = true;
    self.dl101Solve.open(button.closest(".exercise"));
  } catch (error) {
    said.textContent = error.message;
  }
}

for (const place of document.querySelectorAll(".solve-here")) {
  const [button, said] = place.children;
  place.hidden = false;
  button.addEventListener("click", () => open(button, said));
}
