// The packs of Python, from a web server or from a folder that was unzipped: see dl101/page_python/packs.py.

const ESCAPES = { 110: 0x0a, 114: 0x0d }; // n, r; \\ and \" stand for themselves
const UNREACHABLE = "It could not be loaded: look at the connection, and press again.";

/** {name: stream of the unpacked file}. `manifest` is {name: {file, size, bytes}}; `more(count)` tells of bytes that came. */
export async function loadPacks(base, manifest, more) {
  const read = location.protocol === "file:" ? byScript : byFetch;
  const parts = await Promise.all(
    Object.entries(manifest).map(async ([name, entry]) => {
      const bytes = await read(base, name, entry, more);
      if (bytes.length !== entry.bytes) throw new Error(`${entry.file} is damaged: load the page again.`);
      return [name, () => new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))];
    }),
  );
  return Object.fromEntries(parts);
}

async function byFetch(base, name, { file, bytes }, more) {
  const response = await fetch(base + file).catch(() => null);
  if (!response?.ok) throw new Error(UNREACHABLE);
  const parts = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    more(value.length);
  }
  return unescaped(new Uint8Array(await new Blob(parts).arrayBuffer()), name, bytes);
}

/** The bytes of a pack's string. */
function unescaped(pack, name, count) {
  const found = new Uint8Array(count);
  let at = 0;
  for (let i = `pack("${name}","`.length; i < pack.length - '")'.length; i++) {
    let byte = pack[i];
    if (byte === 0x5c) {
      byte = pack[++i];
      byte = ESCAPES[byte] ?? byte;
    }
    found[at++] = byte;
  }
  return found.subarray(0, at);
}

const arrived = new Map();
globalThis.pack = (name, text) => arrived.set(name, text);

async function byScript(base, name, { file, size }, more) {
  const script = document.createElement("script");
  script.charset = "x-user-defined"; // each byte is one character
  script.src = base + file;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error(UNREACHABLE));
    document.head.append(script);
  });
  script.remove();
  const text = arrived.get(name) ?? "";
  arrived.delete(name); // two bytes a character: let it go
  more(size);
  return Uint8Array.from(text, (character) => character.charCodeAt(0)); // the low eight bits are the byte
}
