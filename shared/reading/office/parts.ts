/**
 * An Office document as its parts: which one is the document, how they refer to each other, and whether any of them
 * would run. Macros, ActiveX controls and the older sheets of commands are refused by what the package holds, whatever
 * the file calls itself. References to the outside are never followed.
 */
import { isRefusal, refuse, type ReadingRefusal } from '../limits.js';
import { carriedFile, PDF_REACH } from '../polyglots.js';
import { openArchive, type Archive, type ArchiveBudget } from './archive.js';
import { readXml } from './xml.js';

export interface Relation {
  readonly id: string;
  /** The last word of its type: `styles`, `worksheet`. */
  readonly type: string;
  /** Full name of the part it leads to. */
  readonly target: string;
}

export interface Package {
  readonly kind: 'docx' | 'xlsx';
  /** Name of the main part. */
  readonly main: string;
  readonly read: Archive['read'];
  /** The relations of a part to others inside the package. */
  relations(part: string): readonly Relation[] | ReadingRefusal;
}

const ACTIVE_NAMES = /(^|\/)(vbaProject[^/]*\.bin|vbaData\.xml|activeX\d*\.(xml|bin))$|(^|\/)(activeX|macrosheets)\//i;
const ACTIVE_TYPES = /macroEnabled|vbaProject|activeX|macrosheet|intlmacrosheet|ms-office\.vba|x-msdownload/i;
const ACTIVE_RELATIONS = /^(vbaProject|wordVbaData|control|activeXControlBinary|xlMacrosheet|xlIntlMacrosheet)$/i;
const KINDS: readonly (readonly [RegExp, Package['kind']])[] = [
  [/wordprocessingml\.(document|template)\.main\+xml$/i, 'docx'],
  [/spreadsheetml\.(sheet|template)\.main\+xml$/i, 'xlsx'],
];

/** `../media/a.png` seen from `word/document.xml`; undefined where it leads out of the package. */
function resolveTarget(source: string, target: string): string | undefined {
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

function relationsOf(archive: Archive, part: string): Relation[] | ReadingRefusal {
  const name = relationsPart(part);
  const bytes = archive.read(name);
  if (bytes === undefined) return [];
  if (isRefusal(bytes)) return bytes;
  const relations: Relation[] = [];
  const failure = readXml(bytes, name, {
    open: ({ name: element, attributes }) => {
      if (element !== 'rel:Relationship') return undefined;
      const type = (attributes['Type'] ?? '').split('/').pop() ?? '';
      if (ACTIVE_RELATIONS.test(type)) return refuse('active-content', `${part} refers to ${type}`);
      if (attributes['TargetMode']?.toLowerCase() === 'external') return undefined;
      const target = resolveTarget(part, attributes['Target'] ?? '');
      if (target !== undefined) relations.push({ id: attributes['Id'] ?? '', type, target });
      return undefined;
    },
  });
  return failure ?? relations;
}

interface ContentTypes {
  readonly byName: ReadonlyMap<string, string>;
  readonly byExtension: ReadonlyMap<string, string>;
}

function contentTypesOf(archive: Archive): ContentTypes | ReadingRefusal {
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
      return name === 'ct:Override' && ACTIVE_TYPES.test(type)
        ? refuse('active-content', `a part of type ${type}`)
        : undefined;
    },
  });
  return failure ?? { byName, byExtension };
}

function typeOf(types: ContentTypes, part: string): string {
  const name = part.toLowerCase();
  return types.byName.get(name) ?? types.byExtension.get(name.split('.').pop() ?? '') ?? '';
}

/** Whatever a part is called: a program or a PDF in it is another file that the report would bring along. */
function carriedBy(archive: Archive): ReadingRefusal | undefined {
  for (const name of archive.names) {
    const what = carriedFile(archive.beginning(name, PDF_REACH));
    if (what !== undefined) return refuse('active-content', `the package carries ${what} as ${name}`);
  }
  return undefined;
}

export function openPackage(bytes: Uint8Array, budget?: ArchiveBudget): Package | ReadingRefusal {
  const archive = openArchive(bytes, budget);
  if (isRefusal(archive)) return archive;
  const active = archive.names.find((name) => ACTIVE_NAMES.test(name));
  if (active !== undefined) return refuse('active-content', `the package holds ${active}`);
  const types = contentTypesOf(archive);
  if (isRefusal(types)) return types;
  const carried = carriedBy(archive);
  if (carried !== undefined) return carried;
  const running = archive.names.find((name) => ACTIVE_TYPES.test(typeOf(types, name)));
  if (running !== undefined) return refuse('active-content', `the package holds ${running}`);
  const roots = relationsOf(archive, '');
  if (isRefusal(roots)) return roots;
  const mains = roots.filter(({ type }) => type === 'officeDocument');
  const [main] = mains;
  if (main === undefined || mains.length > 1) return refuse('damaged', `${mains.length} main parts in the package`);
  const kind = KINDS.find(([pattern]) => pattern.test(typeOf(types, main.target)))?.[1];
  if (kind === undefined)
    return refuse('unsupported-other', `an Office document of type ${typeOf(types, main.target)}`);
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
