/**
 * The relations between the parts of an Office package (ECMA-376, part 2): for the readers, which see only those inside
 * the package, and for the guard, which looks at those that lead out of it.
 */
import { isRefusal, type ReadingRefusal } from '../limits.js';
import type { Archive } from './archive.js';
import { readXml } from './xml.js';

export interface Relation {
  readonly id: string;
  /** The last word of its type: `styles`, `worksheet`. */
  readonly type: string;
  /** Full name of the part it leads to. */
  readonly target: string;
}

export interface WrittenRelation {
  readonly id: string;
  readonly type: string;
  /** As written. */
  readonly target: string;
  readonly external: boolean;
}

/** `../media/a.png` seen from `word/document.xml`; undefined where it leads out of the package. */
export function resolveTarget(source: string, target: string): string | undefined {
  const path = target.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const segment of target.replace(/^\//, '').split('/')) {
    if (segment === '..') {
      if (path.pop() === undefined) return undefined;
    } else if (segment !== '.' && segment !== '') path.push(segment);
  }
  return path.join('/');
}

function relationsPart(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

const RELATIONS_PART = /^(?:(.*)\/)?_rels\/([^/]*)\.rels$/iu;

/** The part whose relations stand in this one; empty for those of the package, undefined for any other part. */
export function sourceOf(name: string): string | undefined {
  const [, folder = '', part] = RELATIONS_PART.exec(name) ?? [];
  if (part === undefined) return undefined;
  return folder === '' ? part : `${folder}/${part}`;
}

/** Every relation of a part, in or out of the package. */
export function writtenRelations(archive: Archive, part: string): WrittenRelation[] | ReadingRefusal {
  const name = relationsPart(part);
  const bytes = archive.read(name);
  if (bytes === undefined) return [];
  if (isRefusal(bytes)) return bytes;
  const relations: WrittenRelation[] = [];
  const failure = readXml(bytes, name, {
    open: ({ name: element, attributes }) => {
      if (element !== 'rel:Relationship') return undefined;
      relations.push({
        id: attributes['Id'] ?? '',
        type: (attributes['Type'] ?? '').replace(/\/+$/u, '').split('/').pop() ?? '',
        target: attributes['Target'] ?? '',
        external: attributes['TargetMode']?.trim().toLowerCase() === 'external',
      });
      return undefined;
    },
  });
  return failure ?? relations;
}

/** Those to other parts of the package. */
export function relationsOf(archive: Archive, part: string): Relation[] | ReadingRefusal {
  const written = writtenRelations(archive, part);
  if (isRefusal(written)) return written;
  return written.flatMap(({ id, type, target: away, external }) => {
    const target = external ? undefined : resolveTarget(part, away);
    return target === undefined ? [] : [{ id, type, target }];
  });
}
