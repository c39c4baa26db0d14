/** Whether a document is the report that was asked for: this agency's, for this year. */
import type { Refusal } from '#shared/filing/refusal.js';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { CELL_IDS } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Agency } from '#shared/season/model.js';
import { otherNames, plainName } from '#shared/season/roster/names.js';

/**
 * A document that does not state its year or agency is let through: a person sees it before it is filed. A stated name
 * may be the full one, leave out the area in front (教育局 for 云溪县教育局), or be one that the roster knows for the agency: of every
 * day, or from before; anything else is another agency's report.
 */
export function documentMismatch(record: ReportRecord, agency: Agency): Refusal | null {
  if (isOwnWorkbook(record)) return { code: 'own-workbook', detail: textsIn('zh').takeaway.sheets.tables };
  if (record.year !== null && record.year !== agency.year) {
    return { code: 'other-year', detail: `${record.year}` };
  }
  if (record.agencyName !== null && !isCalled(record.agencyName, agency)) {
    return { code: 'other-agency', detail: record.agencyName };
  }
  return null;
}

/** The sheet's name in whichever language the workbook was downloaded. */
const FORM_SHEETS: ReadonlySet<string> = new Set(LANGUAGES.map((language) => textsIn(language).takeaway.sheets.tables));

/** The workbook that takes findings away holds the three tables and none of the text: it comes back by another door. */
function isOwnWorkbook({ format, cells, sections }: ReportRecord): boolean {
  if (format !== 'xlsx' || sections.some(({ located }) => located)) return false;
  return CELL_IDS.some((id) => {
    const { place } = cells[id];
    return place?.in === 'sheet' && FORM_SHEETS.has(place.sheet);
  });
}

/** The agency of the roster that the document names, where it is another one than the document was sent for. */
export function namedInstead(record: ReportRecord, agency: Agency, roster: readonly Agency[]): Agency | undefined {
  const { agencyName } = record;
  if (agencyName === null || isCalled(agencyName, agency)) return undefined;
  return roster.find((other) => other.id !== agency.id && isCalled(agencyName, other));
}

function isCalled(stated: string, agency: Agency): boolean {
  const known = otherNames(agency).map(plainName);
  return isSameAgency(stated, agency.name) || known.includes(plainName(stated));
}

const SHORTEST_NAME = 3;

function isSameAgency(stated: string, known: string): boolean {
  const [one, other] = [plainName(stated), plainName(known)];
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= SHORTEST_NAME && long.endsWith(short);
}

/** The one agency of the roster that goes by a stated name: one that is called exactly so goes before others that end so. */
export function agencyOfName(stated: string | null, roster: readonly Agency[]): Agency | undefined {
  if (stated === null) return undefined;
  const standing = roster.filter(({ removed }) => removed === null);
  const exact = standing.filter((agency) =>
    [agency.name, ...otherNames(agency)].map(plainName).includes(plainName(stated)),
  );
  const called = exact.length > 0 ? exact : standing.filter((agency) => isCalled(stated, agency));
  return called.length === 1 ? called[0] : undefined;
}
