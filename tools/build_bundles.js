// Bundle each demo: dl101/widgets/NAME/NAME.js and all it imports, CSS too, become one ES module. And what pages load at a
// key or a press, dl101/sphinx/theme/search and solve, becomes a script each.
//
//   node tools/build_bundles.js           write dl101/widgets/dist/ and dl101/sphinx/theme/*/dist/*.js
//   node tools/build_bundles.js --check   exit 1 and name those that are not up to date
//
// A demo is a folder of dl101/widgets with NAME.js and NAME.py of its own name. It is written twice: dist/NAME.js has
// everything inside, as a notebook needs it; dist/page/NAME.js imports what demos share from dist/page/lib.js, which a
// page with several demos then loads once (mount.js puts the address in place of "dl101-lib"). What only one or two demos
// use is in their own files: other pages do not load it.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const widgets = join(dirname(fileURLToPath(import.meta.url)), "..", "dl101", "widgets");
const theme = join(widgets, "..", "sphinx", "theme");
const dist = join(widgets, "dist");
const apart = ["search/search", "solve/solve", "solve/codemirror"];
const check = process.argv.includes("--check");

const names = readdirSync(widgets)
  .filter((name) => [".js", ".py"].every((ending) => existsSync(join(widgets, name, name + ending))))
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

/** `import source from "./worker.js?text"`: a script as text, minified. */
const scriptAsText = {
  name: "script-as-text",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?text$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\?text$/, "")),
      namespace: "text",
    }));
    onLoad({ filter: /./, namespace: "text" }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { minify: true, target: "es2022" });
      return { contents: code, loader: "text" };
    });
  },
};

const LIB = "dl101-lib";
const sources = readdirSync(widgets, { recursive: true })
  .filter((file) => file.endsWith(".js") && !file.startsWith("dist"))
  .map((file) => ({ folder: file.split(sep)[0], text: readFileSync(join(widgets, file), "utf8") }));
// Some demos use these, most pages have none of them and would load them for nothing.
const RARE = ["cell_grid.js", "drawing_pad.js", "pixels.js", "progress_time.js"];
/** Whether a file of lib is used by another one there, or by at least three demos. */
const isShared = (file) => {
  if (RARE.includes(file)) return false;
  const users = new Set(sources.filter(({ text }) => text.includes(`/${file}"`)).map(({ folder }) => folder));
  return users.has("lib") || users.size > 2;
};
const shared = readdirSync(join(widgets, "lib")).filter((file) => file.endsWith(".js") && isShared(file));
const sharedIsExternal = {
  name: "shared-is-external",
  setup({ onResolve }) {
    onResolve({ filter: /\/\w+\.js$/ }, ({ path, resolveDir }) =>
      basename(dirname(join(resolveDir, path))) === "lib" && shared.includes(basename(path))
        ? { path: LIB, external: true }
        : undefined,
    );
  },
};
const everythingShared = {
  contents: shared.map((file) => `export * from "./lib/${file}";`).join("\n"),
  resolveDir: widgets,
  sourcefile: "lib.js",
};
const options = {
  bundle: true,
  entryNames: "[name]", // dist/NAME.js, without the folder
  format: "esm",
  minify: true,
  charset: "utf8",
  target: "es2022",
  legalComments: "inline", // a bundled library keeps its notice
  write: false,
};
const entryPoints = names.map((name) => join(widgets, name, `${name}.js`));
const page = join(dist, "page");
const builds = await Promise.all([
  build({ ...options, entryPoints, outdir: dist, plugins: [minifiedCss] }),
  build({ ...options, entryPoints, outdir: page, plugins: [sharedIsExternal, minifiedCss] }),
  build({ ...options, stdin: everythingShared, outfile: join(page, "lib.js"), plugins: [minifiedCss] }),
  ...apart.map((name) =>
    build({
      ...options,
      entryPoints: [join(theme, `${name}.js`)],
      outdir: join(theme, dirname(name), "dist"),
      plugins: [minifiedCss, scriptAsText],
      format: "iife", // pages that are opened as files load no modules
    }),
  ),
]);

for (const folder of [page, ...apart.map((name) => join(theme, dirname(name), "dist"))])
  mkdirSync(folder, { recursive: true });
const wanted = new Map(
  builds.flatMap(({ outputFiles }) => outputFiles.map(({ path, text }) => [path, text])),
);
const stale = [...wanted].filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text);
const orphans = [dist, page]
  .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  .filter((path) => path.endsWith(".js") && !wanted.has(path));

for (const path of [...stale.map(([path]) => path), ...orphans]) {
  const shown = path.slice(path.indexOf(`dl101${sep}`));
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
