/**
 * An OpenDocument as its parts: of which kind it is by its own first entry, whether a password locks it, and nothing
 * active in it. What its manifest claims of types is not believed; each part is what it is found to be.
 */
import { isRefusal, refuse, type ReadingRefusal } from '../limits.js';
import { openArchive, type Archive } from '../office/archive.js';
import { readXml } from '../office/xml.js';
import { activeInOpenDocument } from './active.js';

export interface OpenDocument {
  readonly kind: 'odt' | 'ods';
  readonly read: Archive['read'];
}

const KINDS: ReadonlyMap<string, OpenDocument['kind']> = new Map([
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.text-template', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.spreadsheet-template', 'ods'],
]);

function isLocked(archive: Archive): boolean | ReadingRefusal {
  const bytes = archive.read('META-INF/manifest.xml');
  if (bytes === undefined) return refuse('damaged', 'the package has no manifest');
  if (isRefusal(bytes)) return bytes;
  let locked = false;
  const failure = readXml(bytes, 'manifest', {
    open: ({ name }) => {
      locked ||= name === 'manifest:encryption-data';
      return undefined;
    },
  });
  return failure ?? locked;
}

export function openOpenDocument(bytes: Uint8Array): OpenDocument | ReadingRefusal {
  const archive = openArchive(bytes);
  if (isRefusal(archive)) return archive;
  const type = archive.read('mimetype');
  if (type === undefined) return refuse('damaged', 'the package does not say what it is');
  if ('refused' in type) return type;
  const said = Buffer.from(type).toString('latin1').trim();
  const kind = KINDS.get(said);
  if (kind === undefined) return refuse('unsupported-other', `a document of type ${said.slice(0, 80)}`);
  const locked = isLocked(archive);
  if (locked === true) return refuse('encrypted', 'an OpenDocument with a password');
  if (locked !== false) return locked;
  const guarded = openArchive(bytes);
  if (isRefusal(guarded)) return guarded;
  return activeInOpenDocument(guarded) ?? { kind, read: archive.read };
}
