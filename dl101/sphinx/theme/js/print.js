// On paper, boxes are open, and a demo that has not started shows its picture.
let undo = [];

addEventListener("beforeprint", () => {
  for (const box of document.querySelectorAll("main details:not([open])")) {
    box.open = true;
    undo.push(() => {
      box.open = false;
    });
  }
  for (const still of document.querySelectorAll(".live:not([data-mounted]) > noscript")) {
    const picture = document.createElement("div");
    picture.innerHTML = still.textContent;
    still.after(picture);
    undo.push(() => picture.remove());
  }
});

addEventListener("afterprint", () => {
  for (const step of undo) step();
  undo = [];
});
