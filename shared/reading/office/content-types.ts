/** What an Office package says that its parts are, by their names or by the endings of their names. */
import { isRefusal, refuse, type ReadingRefusal } from '../limits.js';
import type { Archive } from './archive.js';
import { readXml } from './xml.js';

export interface ContentTypes {
  /** The type of a part; empty where none is declared. */
  of(part: string): string;
  /** All types that are declared for single parts, whether these are there or not. */
  readonly named: readonly string[];
}

export function contentTypesOf(archive: Archive): ContentTypes | ReadingRefusal {
  const bytes = archive.read('[Content_Types].xml');
  if (bytes === undefined) return refuse('unsupported-other', 'a ZIP archive');
  if (isRefusal(bytes)) return bytes;
  const byName = new Map<string, string>();
  const byExtension = new Map<string, string>();
  const failure = readXml(bytes, '[Content_Types].xml', {
    open: ({ name, attributes }) => {
      const type = attributes['ContentType'] ?? '';
      if (name === 'ct:Override') byName.set((attributes['PartName'] ?? '').replace(/^\//, '').toLowerCase(), type);
      if (name === 'ct:Default') byExtension.set((attributes['Extension'] ?? '').toLowerCase(), type);
      return undefined;
    },
  });
  const of = (part: string): string => {
    const name = part.toLowerCase();
    return byName.get(name) ?? byExtension.get(name.split('.').pop() ?? '') ?? '';
  };
  return failure ?? { of, named: [...byName.values()] };
}
