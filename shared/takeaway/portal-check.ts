/**
 * What a saved portal page shows, held against what was approved: cell by cell and section by section. What could not be read
 * is named and never taken for equal; a page that is not the report at all is said to be so.
 */
import { CELL_IDS, SHORT_FORM_CELLS, type CellId, type ShortFormCell } from '#shared/report/cells.js';
import { readingAt, type CellReading, type Reading, type ReportRecord } from '#shared/report/record.js';
import { shownText } from './official-report.js';

/** What is printed in a cell: its number, its mark, or nothing; null where it was not read. */
type Printed = string | null;

export interface PortalDifferences {
  /** Whose report of which year the page says it is, where that is another. */
  readonly identity: { readonly agencyName: string | null; readonly year: number | null } | null;
  readonly cells: readonly {
    readonly cell: CellId | ShortFormCell;
    readonly approved: Printed;
    readonly portal: Printed;
  }[];
  readonly sections: readonly {
    readonly number: number;
    /** Paragraphs of the approved report that the page lacks, and those that only the page has. */
    readonly missing: readonly string[];
    readonly added: readonly string[];
  }[];
}

export type PortalComparison =
  | { readonly is: 'same' }
  | { readonly is: 'unreadable'; readonly code: string }
  | ({ readonly is: 'differs' } & PortalDifferences);

function printed(cell: CellReading | undefined): Printed {
  switch (cell?.kind) {
    case 'number':
      return cell.value;
    case 'mark':
      return cell.raw;
    case 'blank':
    case 'not-printed':
      return '';
    default:
      return null;
  }
}

/** Where lines break and how many blanks stand between characters is the portal's, and so is the width of letters. */
const folded = (text: string): string => shownText(text).normalize('NFKC').replace(/\s+/gu, '');

/** Those of `one` that `other` lacks; a paragraph that stands twice must stand twice there. */
function without(one: readonly string[], other: readonly string[]): string[] {
  const left = other.map(folded);
  return one.filter((paragraph) => {
    const at = left.indexOf(folded(paragraph));
    if (at >= 0) left.splice(at, 1);
    return at < 0 && folded(paragraph) !== '';
  });
}

export function comparePortal(approved: ReportRecord, portal: Reading): PortalComparison {
  if (portal.status === 'refused') return { is: 'unreadable', code: portal.reason.code };
  const { record } = portal;
  const ids = [...CELL_IDS, ...(approved.shortFormRow === null ? [] : SHORT_FORM_CELLS)];
  const cells = ids.flatMap((cell) => {
    const [wanted, found] = [printed(readingAt(approved, cell)), printed(readingAt(record, cell))];
    return wanted === found && found !== null ? [] : [{ cell, approved: wanted, portal: found }];
  });
  const sections = approved.sections.flatMap(({ number, paragraphs }) => {
    const own = record.sections.find((section) => section.number === number)?.paragraphs ?? [];
    // Joined differently it is the same text.
    if (folded(paragraphs.join('')) === folded(own.join(''))) return [];
    const [missing, added] = [without(paragraphs, own), without(own, paragraphs)];
    return [{ number, missing, added }];
  });
  const isOther = (name: string | null, other: string | null) => name !== null && other !== null && name !== other;
  const identity =
    (record.year !== null && approved.year !== null && record.year !== approved.year) ||
    isOther(record.agencyName, approved.agencyName)
      ? { agencyName: record.agencyName, year: record.year }
      : null;
  if (cells.length + sections.length === 0 && identity === null) return { is: 'same' };
  return { is: 'differs', identity, cells, sections };
}
