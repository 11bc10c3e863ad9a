// A link as people have it: whole or cut, copied out of HTML, Markdown or a sentence.

const AMPERSANDS = /&(?:(?:amp|#0*38|#x0*26);)+/gi; // as HTML writes the sign
const ENDS = /["“”<>].*$/s; // no address has these signs as they are: there the text around the link begins
const BEHIND = ")].,:;!?'’"; // what a sentence or Markdown puts behind a link

/** Text with its %XX as letters; as it is where some stand for nothing. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}

/** The settings' part of a link, "name=value&name=value": what stands behind its "#", or behind its "?". */
export function settingsPart(text) {
  const trimmed = text.trim().replace(/^["'“<(]+/, "");
  const plain = trimmed.replace(AMPERSANDS, "&").replaceAll("®", "&reg"); // HTML shows &regDataset as ®Dataset
  const [before, ...after] = withSigns(plain).split("#");
  const [hash, query] = [after.join("#"), before.slice(before.indexOf("?") + 1)];
  const isInHash = hash.includes("=") || (hash && !before.includes("?"));
  return withoutEnd((isInHash ? hash : query).replace(ENDS, ""));
}

function withoutEnd(text) {
  let end = text.length;
  while (end > 0 && BEHIND.includes(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/** A link that some program has written in %XX throughout, once or twice, or its "#" alone. */
function withSigns(text) {
  let link = text;
  for (let times = 0; times < 3 && !link.includes("="); times++) link = decoded(link);
  return link.includes("#") ? link : link.replace(/%23/i, "#");
}
