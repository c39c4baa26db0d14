/**
 * Cuts one page out of a sorted listing: prefix, delimiter rolled into common prefixes, and the place to go on from.
 * ListObjectsV2 and ListObjectVersions differ only in what an entry is and how they name that place.
 * Source: userguide/using-prefixes.html.
 */

export interface PageRequest {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
}

export interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly commonPrefixes: readonly string[];
  /** Set where more follows: the last thing on this page. */
  readonly last?: { readonly commonPrefix: string } | { readonly entry: Entry };
}

/** `entries` come in order and begin after the place where the former page ended. */
export function cutPage<Entry extends { readonly key: string }>(
  entries: Iterable<Entry>,
  asked: PageRequest,
): Page<Entry> {
  const listed: Entry[] = [];
  const commonPrefixes: string[] = [];
  let last: Page<Entry>['last'];
  for (const entry of entries) {
    if (!entry.key.startsWith(asked.prefix)) continue;
    const at = asked.delimiter === '' ? -1 : entry.key.indexOf(asked.delimiter, asked.prefix.length);
    const commonPrefix = at < 0 ? undefined : entry.key.slice(0, at + asked.delimiter.length);
    if (commonPrefix !== undefined && commonPrefixes.at(-1) === commonPrefix) continue;
    if (listed.length + commonPrefixes.length >= asked.maxKeys) {
      return { entries: listed, commonPrefixes, ...(last ? { last } : {}) };
    }
    if (commonPrefix === undefined) listed.push(entry);
    else commonPrefixes.push(commonPrefix);
    last = commonPrefix === undefined ? { entry } : { commonPrefix };
  }
  return { entries: listed, commonPrefixes };
}
