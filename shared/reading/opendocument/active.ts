/**
 * What an OpenDocument brings along that would run, load or ask when somebody opens it (ODF 1.3, part 3): told by the
 * names of its parts and by the elements in all of them that are XML. Addresses must lead into the package, but those of
 * links, which are judged like any other link.
 */
import type { ActiveKind } from '#shared/report/active-content.js';
import { isLocalPath, LINK_WORDS, linkKind } from '../active/links.js';
import { refuseActive } from '../active/refuse-active.js';
import { isRefusal, type ReadingRefusal } from '../limits.js';
import { activeFormula } from '../office/active-formula.js';
import type { Archive } from '../office/archive.js';
import { readXml, type XmlElement } from '../office/xml.js';
import { carriedFile, PDF_REACH } from '../polyglots.js';

const NAMES: readonly (readonly [RegExp, ActiveKind])[] = [
  [/^(?:Basic|Scripts|Dialogs)\//iu, 'macros'],
  [/^(?:Database|database)\//u, 'outside-data'],
];

/** Elements that need nothing more than to be there. */
const ELEMENTS: Readonly<Record<string, ActiveKind>> = {
  'office:script': 'macros',
  'script:event-listener': 'macros',
  'text:script': 'macros',
  'text:execute-macro': 'macros',
  'draw:object-ole': 'embedded-object',
  'draw:applet': 'plug-in',
  'draw:plugin': 'media',
  'draw:floating-frame': 'inserted-document',
  'text:section-source': 'inserted-document',
  'table:cell-range-source': 'outside-data',
  'table:table-source': 'outside-data',
  'table:dde-link': 'outside-data',
  'office:dde-source': 'outside-data',
  'text:dde-connection-decl': 'outside-data',
  'text:dde-connection': 'outside-data',
  'table:database-source-sql': 'outside-data',
  'table:database-source-table': 'outside-data',
  'table:database-source-query': 'outside-data',
  'table:source-service': 'outside-data',
  'text:database-display': 'outside-data',
  'text:database-next': 'outside-data',
  'form:connection-resource': 'outside-data',
};
/** Written into every document, and holding nothing. */
const HARMLESS_FORM = new Set(['office:forms', 'form:form', 'form:properties', 'form:property']);
const LINKS = new Set(['text:a', 'draw:a', 'text:bibliography-mark', 'text:alphabetical-index-auto-mark-file']);
/** Another workbook, named in a formula: `'file:///c:/a.ods'#$Sheet.A1`. */
const OTHER_BOOK = /'[^']*'#|\bDDE\s*\(/iu;

/** `./Object 1`, `Pictures/a.png`: a path from the part's own folder that stays in the package. */
function isInside(address: string): boolean {
  return (
    address === '' || (isLocalPath(address) && !/^[a-z]:|^[/\\]|^file:|(?:^|[/\\])\.\.(?:[/\\]|$)/iu.test(address))
  );
}

type Found = readonly [ActiveKind, string];

function inElement({ name, attributes }: XmlElement): Found | undefined {
  const kind = ELEMENTS[name];
  if (kind !== undefined) return [kind, name];
  if (name.startsWith('form:') && !HARMLESS_FORM.has(name)) return ['control', 'a control'];
  const address = attributes['xlink:href'];
  if (address !== undefined && LINKS.has(name)) {
    const link = linkKind(address);
    if (link !== undefined) return [link, LINK_WORDS[link]];
  } else if (address !== undefined && name === 'meta:template') {
    if (!isLocalPath(address)) return ['template', 'a template outside'];
  } else if (address !== undefined && !isInside(address)) {
    return ['outside-content', `something to be loaded from outside (${name})`];
  }
  const formula = attributes['table:formula'] ?? attributes['text:formula'];
  if (formula === undefined) return undefined;
  if (OTHER_BOOK.test(formula)) return ['outside-data', 'cells of another workbook'];
  const active = activeFormula(formula.replace(/^[a-z]+:=?/u, ''));
  return active === undefined ? undefined : [active.kind, active.what];
}

function inPart(bytes: Uint8Array, part: string): ReadingRefusal | undefined {
  return readXml(bytes, part, {
    open: (element) => {
      const found = inElement(element);
      return found === undefined
        ? undefined
        : refuseActive(found[0], `${part} holds ${found[1]}`, { in: 'part', part });
    },
  });
}

/** Parts that some writers leave empty, or write in a way that no program reads. */
const LEFT_ALONE = /^(?:Configurations2|META-INF|Thumbnails)\/|^(?:manifest\.rdf|layout-cache)$/iu;

/** @param archive of its own budget: what the readers may inflate is not spent here */
export function activeInOpenDocument(archive: Archive): ReadingRefusal | undefined {
  for (const name of archive.names) {
    const kind = NAMES.find(([pattern]) => pattern.test(name))?.[1];
    if (kind !== undefined) return refuseActive(kind, `the package holds ${name}`, { in: 'part', part: name });
    const carried = carriedFile(archive.beginning(name, PDF_REACH));
    if (carried !== undefined)
      return refuseActive('embedded-object', `the package carries ${carried} as ${name}`, { in: 'part', part: name });
  }
  for (const name of archive.names.filter((each) => /\.xml$/iu.test(each) && !LEFT_ALONE.test(each))) {
    const bytes = archive.read(name);
    if (bytes === undefined) continue;
    const found = isRefusal(bytes) ? bytes : inPart(bytes, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
