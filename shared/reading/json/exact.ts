/**
 * JSON in which numbers keep their text: `18.8710` is `{figure: '18.8710'}` and never 18.871. Objects that name a key
 * twice are not JSON here, because two readers would take two different values.
 */

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}[\]:,]|true|false|null/gu;
const MOST_DEPTH = 32;

/** The keys of every object once; the text is known to be JSON. */
function keysAreSingle(tokens: readonly string[]): boolean {
  const open: (Set<string> | undefined)[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : undefined);
      if (open.length > MOST_DEPTH) return false;
    } else if (token === '}' || token === ']') open.pop();
    else if (tokens[index + 1] === ':') {
      const keys = open[open.length - 1];
      const key = JSON.parse(token) as string;
      if (keys?.has(key) === true) return false;
      keys?.add(key);
    }
  }
  return true;
}

export function parseExact(text: string): { readonly value: unknown } | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const tokens = text.match(TOKEN) ?? [];
  if (!keysAreSingle(tokens)) return undefined;
  const kept = tokens.map((token) => (/^-?\d/u.test(token) ? `{"figure":"${token}"}` : token));
  return { value: JSON.parse(kept.join('')) as unknown };
}
