/** What is said about each cell besides its value: the finding it belongs to, whether it waits for a person, whether it changed. */
import { unconfirmedCells, type CellReading, type ReportRecord } from '../../report/record.js';
import { CELL_IDS, type CellId } from '../../report/cells.js';
import type { CheckResult, Severity } from '../../report/finding.js';
import { confirmAnchor, findingAnchor, keyAnchor } from './anchors.js';

export type MarkKind = Severity | 'confirm' | 'unread' | 'keyed' | 'confirmed' | 'changed';

/** One sign per kind, so that a tint never speaks by colour alone; all of GB 2312, so every Chinese font has them. */
export const SIGNS: Readonly<Record<MarkKind, string>> = {
  block: '×',
  explain: '？',
  note: '○',
  confirm: '◇',
  unread: '□',
  keyed: '※',
  confirmed: '√',
  changed: '△',
};

export interface CellMark {
  readonly kind: MarkKind;
  /** Where the matter is told or settled on the same page; null when nowhere. */
  readonly href: string | null;
}
export type CellMarks = ReadonlyMap<string, CellMark>;

export interface MarksOf {
  readonly record: ReportRecord;
  readonly check: CheckResult;
  readonly changed: ReadonlySet<CellId>;
  /** Whether the page has inputs to key in and ticks to confirm, to which the cells then lead. */
  readonly editable: boolean;
}

/** Cells that a person keys in: those not read, and those keyed in before, which may have been mistyped. */
export function keyableCells(record: ReportRecord): CellId[] {
  return CELL_IDS.filter((id) => isKeyable(record.cells[id]));
}

function isKeyable(cell: CellReading): boolean {
  return cell.kind === 'unread' || cell.attested?.how === 'keyed';
}

/** The most pressing mark of each cell: what must be mended before what must be explained, and so on. */
export function marksOf({ record, check, changed, editable }: MarksOf): CellMarks {
  const marks = new Map<string, CellMark>();
  const put = (cell: string, mark: CellMark): void => {
    if (!marks.has(cell)) marks.set(cell, mark);
  };
  for (const id of CELL_IDS) {
    if (record.cells[id].kind === 'unread') put(id, { kind: 'unread', href: editable ? `#${keyAnchor(id)}` : null });
  }
  for (const severity of ['block', 'explain'] as const) {
    for (const finding of check.findings.filter((candidate) => candidate.severity === severity)) {
      for (const cell of finding.cells) put(cell, { kind: severity, href: `#${findingAnchor(finding.key)}` });
    }
  }
  for (const id of unconfirmedCells(record)) {
    put(id, { kind: 'confirm', href: editable ? `#${confirmAnchor(id)}` : null });
  }
  for (const id of changed) put(id, { kind: 'changed', href: null });
  for (const finding of check.findings.filter((candidate) => candidate.severity === 'note')) {
    for (const cell of finding.cells) put(cell, { kind: 'note', href: `#${findingAnchor(finding.key)}` });
  }
  for (const id of CELL_IDS) {
    const how = record.cells[id].attested?.how;
    if (how !== undefined) put(id, { kind: how, href: null });
  }
  return marks;
}
