// Bundle each demo: dl101/widgets/NAME.js and all it imports, CSS too, become one ES module, dist/NAME.js.
//
//   node tools/build_bundles.js           write dl101/widgets/dist/*.js
//   node tools/build_bundles.js --check   exit 1 and name those that are not up to date
//
// A demo is a module of dl101/widgets with a Python class of the same stem.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const widgets = join(dirname(fileURLToPath(import.meta.url)), "..", "dl101", "widgets");
const dist = join(widgets, "dist");
const check = process.argv.includes("--check");

const names = readdirSync(widgets)
  .filter((file) => file.endsWith(".js") && existsSync(join(widgets, file.replace(/\.js$/, ".py"))))
  .map((file) => file.replace(/\.js$/, ""))
  .sort();
const minifiedCss = {
  name: "minified-css",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const built = await build({ entryPoints: [path], minify: true, write: false, target: "es2022" });
      return { contents: built.outputFiles[0].text, loader: "text" };
    });
  },
};

const result = await build({
  entryPoints: names.map((name) => join(widgets, `${name}.js`)),
  outdir: dist,
  bundle: true,
  format: "esm",
  minify: true,
  charset: "utf8",
  target: "es2022",
  legalComments: "none",
  plugins: [minifiedCss],
  write: false,
});

mkdirSync(dist, { recursive: true });
const wanted = new Map(result.outputFiles.map(({ path, text }) => [path, text]));
const stale = [...wanted].filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text);
const orphans = readdirSync(dist)
  .map((file) => join(dist, file))
  .filter((path) => !wanted.has(path));

for (const path of [...stale.map(([path]) => path), ...orphans]) {
  const shown = path.slice(path.indexOf("dl101"));
  if (check) console.log(`${shown} is not what its source gives: run \`npm run bundle\` and commit it.`);
  else if (wanted.has(path)) {
    writeFileSync(path, wanted.get(path));
    console.log(`wrote ${shown} (${(wanted.get(path).length / 1000).toFixed(1)} kB)`);
  } else {
    rmSync(path);
    console.log(`removed ${shown}: it has no source`);
  }
}
process.exitCode = check && stale.length + orphans.length ? 1 : 0;
