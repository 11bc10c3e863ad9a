// Pictures of every page, at its top and at each demo, in each engine: to be looked at.
//
//     node tests/engines/pictures.js FOLDER [narrow]

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ENGINES, PATIENCE } from "./engines.js";
import { BOOK, pages, wakeAll } from "./pages.js";
import { serve } from "./server.js";

const goTo = (i) =>
  i < 0
    ? scrollTo({ top: 0, behavior: "instant" })
    : document.querySelectorAll("[data-demo]")[i].scrollIntoView({ behavior: "instant" });
const demos = () => document.querySelectorAll("[data-demo]").length;

const [folder, narrow] = process.argv.slice(2);
const server = await serve(BOOK);
for (const [name, { missing, open }] of Object.entries(ENGINES)) {
  if (missing()) {
    console.log(missing());
    continue;
  }
  const engine = await open(narrow ? 390 : 1280);
  mkdirSync(join(folder, name), { recursive: true });
  for (const path of pages()) {
    await engine.goto(server.address + path);
    await engine.evaluate(wakeAll, PATIENCE);
    for (let i = -1; i < (await engine.evaluate(demos)); i++) {
      await engine.evaluate(goTo, i);
      await new Promise((done) => setTimeout(done, 500)); // colors and lines glide to their places
      await engine.screenshot(join(folder, name, `${path.replaceAll("/", "_")}_${i + 1}.png`));
    }
  }
  await engine.close();
}
server.end();
