/**
 * An Office document as its parts: which one is the document and how they refer to each other. What would run, load or
 * ask is refused here once for all readers, by what the package holds, whatever the file calls itself. References to the
 * outside are never followed.
 */
import { isRefusal, refuse, type ReadingRefusal } from '../limits.js';
import { activeByNames, activeInParts, type OpenInner } from './active-package.js';
import { openArchive, type Archive, type ArchiveBudget } from './archive.js';
import { contentTypesOf } from './content-types.js';
import { relationsOf, type Relation } from './relations.js';

export type { Relation };

export interface Package {
  readonly kind: 'docx' | 'xlsx';
  /** Name of the main part. */
  readonly main: string;
  readonly read: Archive['read'];
  /** The relations of a part to others inside the package. */
  relations(part: string): readonly Relation[] | ReadingRefusal;
}

const KINDS: readonly (readonly [RegExp, Package['kind']])[] = [
  [/wordprocessingml\.(document|template)\.main\+xml$/i, 'docx'],
  [/spreadsheetml\.(sheet|template)\.main\+xml$/i, 'xlsx'],
];
/** What is small in a document: the numbers behind a chart. */
const INNER_BUDGET: ArchiveBudget = {
  entries: 200,
  partBytes: 4 * 1024 * 1024,
  totalBytes: 8 * 1024 * 1024,
  ratio: 200,
  ratioFloor: 1024 * 1024,
};

export function openPackage(bytes: Uint8Array, budget?: ArchiveBudget): Package | ReadingRefusal {
  return open(bytes, budget, (inner) => refusalOf(open(inner, INNER_BUDGET, noFurther)));
}

const refusalOf = (opened: Package | ReadingRefusal): ReadingRefusal | undefined =>
  isRefusal(opened) ? opened : undefined;
/** Archives can be made that hold themselves. */
const noFurther = (): ReadingRefusal => refuse('archive-unsafe', 'a chart in the data of a chart');

function open(bytes: Uint8Array, budget: ArchiveBudget | undefined, openInner: OpenInner): Package | ReadingRefusal {
  const archive = openArchive(bytes, budget);
  if (isRefusal(archive)) return archive;
  const types = contentTypesOf(archive);
  if (isRefusal(types)) return types;
  const running = activeByNames(archive, types);
  if (running !== undefined) return running;
  const roots = relationsOf(archive, '');
  if (isRefusal(roots)) return roots;
  const mains = roots.filter(({ type }) => type === 'officeDocument');
  const [main] = mains;
  if (main === undefined || mains.length > 1) return refuse('damaged', `${mains.length} main parts in the package`);
  const kind = KINDS.find(([pattern]) => pattern.test(types.of(main.target)))?.[1];
  if (kind === undefined) return refuse('unsupported-other', `an Office document of type ${types.of(main.target)}`);
  const guarded = openArchive(bytes, budget);
  if (isRefusal(guarded)) return guarded;
  const active = activeInParts(guarded, types, main.target, openInner);
  if (active !== undefined) return active;
  const relations = (part: string): Relation[] | ReadingRefusal => relationsOf(archive, part);
  return { kind, main: main.target, read: archive.read, relations };
}

/** The parts that a part refers to by one type, inflated; a reference to nothing is left out. */
export function partsOfType(pack: Package, source: string, type: string): Uint8Array[] | ReadingRefusal {
  const relations = pack.relations(source);
  if (isRefusal(relations)) return relations;
  const parts: Uint8Array[] = [];
  for (const relation of relations.filter((each) => each.type === type)) {
    const bytes = pack.read(relation.target);
    if (bytes === undefined) continue;
    if (isRefusal(bytes)) return bytes;
    parts.push(bytes);
  }
  return parts;
}
