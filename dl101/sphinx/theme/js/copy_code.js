// A button on each piece of code that copies it.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // A page without https has no clipboard: copy from a field instead.
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (!copied) throw new Error("The browser did not copy the text.");
}

function addButton(box) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.innerHTML = '<span role="status">Copy</span><span class="visually-hidden"> this code</span>';
  const says = button.firstElementChild;
  button.addEventListener("click", async () => {
    try {
      await copy(box.querySelector("pre").textContent.trimEnd());
      says.textContent = "Copied";
    } catch {
      says.textContent = "Select the code to copy it";
    }
    setTimeout(() => {
      says.textContent = "Copy";
    }, 2000);
  });
  box.append(button);
}

document.querySelectorAll("main .highlight").forEach((box) => {
  if (!box.closest(".cell_output")) addButton(box);
});
