// On each exercise's card, a word for what the learner's progress says of it.
const WORDS = { correct: "Solved", incorrect: "Tried" };
const cards = [...document.querySelectorAll(".exercise[data-key]")];

function mark(items) {
  for (const card of cards) {
    const outcome = items[card.dataset.key]?.outcome;
    const state = card.querySelector(".exercise-state");
    state.hidden = !Object.hasOwn(WORDS, outcome ?? "");
    state.textContent = WORDS[outcome] ?? "";
    card.classList.toggle("is-solved", outcome === "correct");
  }
}

if (cards.length && self.dl101Progress) {
  const update = () => mark(self.dl101Progress.items());
  update();
  self.dl101Progress.onChange(update);
}
