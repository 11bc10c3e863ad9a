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

const items = self.dl101Progress?.items() ?? {};

/** Before a card is opened, one sees what it starts from: say that there is more. */
function tellKept(place) {
  const item = items[place.closest(".exercise").dataset.key.replace("exercise", "work")];
  if (!item?.code) return;
  const day = new Date(item.time).toLocaleDateString("en", { day: "numeric", month: "long" });
  place.querySelector("span").className = "solve-kept";
  place.querySelector("span").textContent = `Your code of ${day} is kept: press “Write it here”`;
}

for (const place of document.querySelectorAll(".solve-here")) {
  place.hidden = false;
  tellKept(place);
  for (const button of place.querySelectorAll("button"))
    button.addEventListener("click", () => open(place, button));
}
