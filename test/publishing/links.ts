/** Where the links of a page lead, by key; each page is read once. */
const known = new WeakMap<object, readonly string[]>();

export function parseLinks(stored: { readonly bytes: Buffer }): readonly string[] {
  const found = known.get(stored);
  if (found !== undefined) return found;
  const links = [...stored.bytes.toString('utf8').matchAll(/\shref="\/([^"#]*)/g)].map(([, key]) => key ?? '');
  known.set(stored, links);
  return links;
}
