// The way on from an exercise that is solved: the next one of its section that is not solved yet, or the next section. What
// is more practice (a closed box) is no part of the way from a core exercise.

const make = self.dl101Make;

/** A link, or nothing on the page's last exercise if nothing comes after it. */
export function wayOn(name) {
  const card = document.querySelector(`.exercise[data-key="exercise/${name}"]`);
  const all = [...document.querySelectorAll("main :is(.exercise[data-key], section[id] > :is(h2, h3))")];
  const passed = card.matches("details") ? ".is-solved" : ".is-solved, details";
  const next = all.slice(all.indexOf(card) + 1).find((one) => !one.matches(passed));
  if (!next) return [];
  const isExercise = next.matches(".exercise");
  const heading = isExercise ? next.querySelector(".exercise-head :is(h2, h3, h4, h5, h6)") : next;
  const title = heading.cloneNode(true);
  title.querySelector(".headerlink")?.remove();
  const words = `${isExercise ? "Next exercise" : "Go on"}: `;
  const href = `#${(isExercise ? next : next.parentElement).id}`;
  return [make("a", { className: "button", href }, make("span", {}, words, ...title.childNodes, " →"))];
}
