/**
 * The container of an Office file: parts, their types and their relations, packed so that the same parts always give
 * the same bytes. A download that is made twice is then the same file.
 */
import { zipSync, type Zippable } from 'fflate';
import { attribute, XML_HEAD } from './xml.js';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** Types of relations, and the namespace of `r:id`. */
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Archives keep local time: the first that they can tell is the same everywhere. */
const EPOCH = new Date(1980, 0, 1);

export function zipParts(parts: Parts): Uint8Array {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) {
    files[name] = [typeof part === 'string' ? new TextEncoder().encode(part) : part, { mtime: EPOCH, level: 6 }];
  }
  return zipSync(files);
}

export interface PartRelation {
  readonly id: string;
  /** The last word of its type: `worksheet`. */
  readonly type: string;
  /** Seen from the folder of the part that refers. */
  readonly target: string;
}

export function relationsXml(relations: readonly PartRelation[]): string {
  const lines = relations.map(
    ({ id, type, target }) =>
      `<Relationship${attribute('Id', id)}${attribute('Type', `${RELATIONS}/${type}`)}${attribute('Target', target)}/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

/** `parts`: name -> type of every part that is no relation; `extensions` for kinds told by their ending alone. */
export function contentTypesXml(
  parts: Readonly<Record<string, string>>,
  extensions: Readonly<Record<string, string>> = {},
): string {
  const endings = {
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    ...extensions,
  };
  const defaults = Object.entries(endings).map(
    ([ending, type]) => `<Default${attribute('Extension', ending)}${attribute('ContentType', type)}/>`,
  );
  const overrides = Object.entries(parts).map(
    ([name, type]) => `<Override${attribute('PartName', `/${name}`)}${attribute('ContentType', type)}/>`,
  );
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">${defaults.join('')}${overrides.join('')}</Types>`;
}
