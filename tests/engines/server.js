// A server of the built book whose pages note what goes wrong in them, from their first line on.

import { once } from "node:events";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** Notes errors, files that did not load, refused promises and what is said to the console as an error. */
const RECORDER = `<script>
window.complaints = [];
const note = (text) => window.complaints.push(String(text));
const said = console.error;
console.error = (...words) => { note(words.join(" ")); said.apply(console, words); };
addEventListener("error", (event) => note(event.message ?? "not loaded: " + (event.target.src ?? event.target.href)), true);
addEventListener("unhandledrejection", (event) => note(event.reason));
</script>`;

/** Serves a folder on a free port of this machine: its address, which ends with a slash, and a function that ends it. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = join(
      folder,
      normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname)),
    );
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    if (type !== TYPES[".html"])
      return createReadStream(path)
        .once("open", () => response.writeHead(200, { "Content-Type": type }))
        .once("error", () => response.writeHead(404).end())
        .pipe(response);
    const page = await readFile(path, "utf8").catch(() => "");
    return response
      .writeHead(page ? 200 : 404, { "Content-Type": type })
      .end(page.replace("<head>", `<head>${RECORDER}`));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    end: () => server.close(),
  };
}
