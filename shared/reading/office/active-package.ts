/**
 * What an Office document brings along that would run, load or ask when somebody opens it: told by the types of its
 * parts, by every relation of every part and by the elements in them, whatever a part is called. Nothing outside is ever
 * looked at.
 */
import type { ActiveKind } from '#shared/report/active-content.js';
import { isLocalPath, LINK_WORDS, linkKind } from '../active/links.js';
import { refuseActive } from '../active/refuse-active.js';
import { isRefusal, refuse, type ReadingRefusal } from '../limits.js';
import { carriedFile, PDF_REACH } from '../polyglots.js';
import { activeInPart } from './active-part.js';
import type { Archive } from './archive.js';
import type { ContentTypes } from './content-types.js';
import { resolveTarget, sourceOf, writtenRelations, type WrittenRelation } from './relations.js';
import { readXml } from './xml.js';

/** By the type of a part, or by the name that programs give it; the first that fits. */
const TYPES: readonly (readonly [RegExp, ActiveKind])[] = [
  [/macroEnabled|vbaProject|macrosheet|ms-office\.vba/iu, 'macros'],
  [/activeX|webextension/iu, 'control'],
  [/attachedToolbars|customUI/iu, 'custom-menu'],
  [/x-msdownload|oleObject/iu, 'embedded-object'],
  [/externalLink\+xml|\.connections\+xml|queryTable\+xml/iu, 'outside-data'],
];
const NAMES: readonly (readonly [RegExp, ActiveKind])[] = [
  [/(^|\/)(vbaProject[^/]*\.bin|vbaData\.xml)$|(^|\/)macrosheets\//iu, 'macros'],
  [/(^|\/)activeX\d*\.(xml|bin)$|(^|\/)activeX\//iu, 'control'],
];

/** Relations that are refused wherever they lead, by the last word of their type in lower case. */
const RELATIONS: ReadonlyMap<string, ActiveKind> = new Map([
  ['vbaproject', 'macros'],
  ['wordvbadata', 'macros'],
  ['xlmacrosheet', 'macros'],
  ['xlintlmacrosheet', 'macros'],
  ['control', 'control'],
  ['activexcontrolbinary', 'control'],
  ['webextension', 'control'],
  ['webextensiontaskpanes', 'control'],
  ['extensibility', 'custom-menu'],
  ['usercustomization', 'custom-menu'],
  ['attachedtoolbars', 'custom-menu'],
  ['oleobject', 'embedded-object'],
  ['package', 'embedded-object'],
  ['afchunk', 'inserted-document'],
  ['subdocument', 'inserted-document'],
  ['frame', 'outside-content'],
  ['transform', 'outside-content'],
  ['externallink', 'outside-data'],
  ['externallinkpath', 'outside-data'],
  ['xlexternallinkpath', 'outside-data'],
  ['connections', 'outside-data'],
  ['querytable', 'outside-data'],
  ['mailmergesource', 'outside-data'],
  ['mailmergeheadersource', 'outside-data'],
  ['recipientdata', 'outside-data'],
]);

const CHART = /drawingml\.chart\+xml$|ms-office\.chartex\+xml$/iu;
const WORKBOOK = /spreadsheetml\.sheet$/iu;
/** Parts that the programs themselves read: one that cannot be read may hold anything. */
const READ_BY_PROGRAMS = /officedocument\.(?:wordprocessingml|spreadsheetml)\..*\+xml$/iu;
/** Descriptions beside the document, which nothing in it depends on. */
const BESIDE = /^(?:docProps|customXml)\//iu;
const MOST_CHARTS = 20;

/** Opens the workbook of a chart with the guards of any other; undefined where it is harmless. */
export type OpenInner = (bytes: Uint8Array) => ReadingRefusal | undefined;

function byTable(table: readonly (readonly [RegExp, ActiveKind])[], text: string): ActiveKind | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}

/** Told by names and types alone, before any part is opened. */
export function activeByNames(archive: Archive, types: ContentTypes): ReadingRefusal | undefined {
  const told = (kind: ActiveKind | undefined, what: string, part: string): ReadingRefusal | undefined =>
    kind === undefined ? undefined : refuseActive(kind, what, { in: 'part', part });
  for (const type of types.named) {
    const kind = byTable(TYPES, type);
    if (kind !== undefined) return refuseActive(kind, `a part of type ${type.slice(0, 120)}`);
  }
  for (const name of archive.names) {
    const kind = byTable(NAMES, name) ?? byTable(TYPES, types.of(name));
    if (kind !== undefined) return told(kind, `the package holds ${name}`, name);
    const carried = carriedFile(archive.beginning(name, PDF_REACH));
    if (carried !== undefined) return told('embedded-object', `the package carries ${carried} as ${name}`, name);
  }
  return undefined;
}

class Guard {
  private charts = 0;

  constructor(
    private readonly archive: Archive,
    private readonly types: ContentTypes,
    private readonly openInner: OpenInner,
  ) {}

  relation(source: string, relation: WrittenRelation): ReadingRefusal | undefined {
    const { target, external } = relation;
    const type = relation.type.toLowerCase();
    const told = (kind: ActiveKind, what: string): ReadingRefusal =>
      refuseActive(kind, `${source === '' ? 'the package' : source} ${what}`, { in: 'part', part: source });
    const kind = RELATIONS.get(type);
    if (kind !== undefined)
      return this.isChartData(source, relation) ? this.chart(source, target) : told(kind, `refers to ${relation.type}`);
    if (type === 'hyperlink') {
      const link = linkKind(target);
      return link === undefined ? undefined : told(link, `holds ${LINK_WORDS[link]}`);
    }
    // A template or picture on the writer's own disk is not there for anybody else: programs shrug.
    if (type === 'attachedtemplate')
      return isLocalPath(target) ? undefined : told('template', 'has a template outside');
    if (!external || (type === 'image' && isLocalPath(target))) return undefined;
    return told('outside-content', `loads something from outside (${relation.type.slice(0, 40)})`);
  }

  private isChartData(source: string, { type, external }: WrittenRelation): boolean {
    return type.toLowerCase() === 'package' && !external && CHART.test(this.types.of(source));
  }

  /** The numbers behind a chart are a workbook of their own, under the same law. */
  private chart(source: string, target: string): ReadingRefusal | undefined {
    if (++this.charts > MOST_CHARTS) return refuse('too-complex', `more than ${MOST_CHARTS} charts`);
    const part = resolveTarget(source, target);
    const bytes = part === undefined ? undefined : this.archive.read(part);
    if (part === undefined || bytes === undefined) return undefined;
    if (isRefusal(bytes)) return bytes;
    const inner = WORKBOOK.test(this.types.of(part)) ? this.openInner(bytes) : refuse('damaged', 'no workbook');
    if (inner === undefined) return undefined;
    return refuseActive('embedded-object', `the data of a chart: ${inner.detail.slice(0, 120)}`, {
      in: 'part',
      part: source,
    });
  }

  part(name: string, sheet: string | undefined, outside: ReadonlyMap<string, string>): ReadingRefusal | undefined {
    const bytes = this.archive.read(name);
    if (bytes === undefined) return undefined;
    if (isRefusal(bytes)) return bytes;
    const { active, failure } = activeInPart(bytes, { part: name, sheet, outside });
    if (active !== undefined || failure === undefined) return active;
    const matters = READ_BY_PROGRAMS.test(this.types.of(name)) || failure.refused !== 'damaged' || isEncoding(failure);
    return matters && !BESIDE.test(name) ? failure : undefined;
  }
}

const isEncoding = ({ detail }: ReadingRefusal): boolean => detail.endsWith('is not in the encoding it declares');

const isXml = (name: string, type: string): boolean => /[+/]xml$/iu.test(type) || /\.(?:xml|vml)$/iu.test(name);

/** Names of the sheets by the parts that they are; none where the main part is no workbook that can be read. */
function sheetNames(
  archive: Archive,
  main: string,
  relations: readonly WrittenRelation[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const bytes = archive.read(main);
  if (bytes === undefined || isRefusal(bytes)) return names;
  readXml(bytes, main, {
    open: ({ name, attributes }) => {
      const relation = relations.find(({ id }) => name === 's:sheet' && id === attributes['r:id']);
      const part = relation === undefined ? undefined : resolveTarget(main, relation.target);
      if (part !== undefined) names.set(part.toLowerCase(), attributes['name'] ?? '');
      return undefined;
    },
  });
  return names;
}

/**
 * Told by relations and by the parts themselves.
 * @param archive of its own budget: what the readers may inflate is not spent here
 */
export function activeInParts(
  archive: Archive,
  types: ContentTypes,
  main: string,
  openInner: OpenInner,
): ReadingRefusal | undefined {
  const guard = new Guard(archive, types, openInner);
  const outside = new Map<string, Map<string, string>>();
  let ofMain: readonly WrittenRelation[] = [];
  for (const name of archive.names) {
    const source = sourceOf(name);
    if (source === undefined) continue;
    const relations = writtenRelations(archive, source);
    if (isRefusal(relations)) return relations;
    if (source.toLowerCase() === main.toLowerCase()) ofMain = relations;
    for (const relation of relations) {
      const refusal = guard.relation(source, relation);
      if (refusal !== undefined) return refusal;
    }
    const away = relations.filter(({ external }) => external);
    outside.set(source.toLowerCase(), new Map(away.map(({ id, target }) => [id, target])));
  }
  const sheets = sheetNames(archive, main, ofMain);
  for (const name of archive.names) {
    if (name === '[Content_Types].xml' || sourceOf(name) !== undefined || !isXml(name, types.of(name))) continue;
    const key = name.toLowerCase();
    const refusal = guard.part(name, sheets.get(key), outside.get(key) ?? new Map<string, string>());
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
