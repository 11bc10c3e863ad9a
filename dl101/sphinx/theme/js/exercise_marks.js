// On each exercise's card, a word for what the learner's progress says of it. A link to a closed card opens it.
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

function openTarget() {
  const card = document.getElementById(location.hash.slice(1));
  if (card?.matches("details.exercise")) card.open = true;
}

openTarget();
addEventListener("hashchange", openTarget);
