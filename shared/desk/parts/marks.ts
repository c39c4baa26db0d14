/** What is said about each cell besides its value: the finding it belongs to, whether it waits for a person, whether it changed. */
import { unconfirmedCells, type CellReading, type ReportRecord } from '#shared/report/record.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { pressing, type AnsweredCheck } from '#shared/filing/answers.js';
import type { ChecklistItem } from '#shared/filing/comments.js';
import { isHint, suspicionsOf } from '#shared/filing/suspicions.js';
import type { Finding, Severity } from '#shared/report/finding.js';
import { causeAnchor, commentAnchor, confirmAnchor, findingAnchor, keyAnchor } from './anchors.js';

export type MarkKind = Severity | 'confirm' | 'unread' | 'keyed' | 'confirmed' | 'changed' | 'comment';

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
  comment: '◆',
};

export interface CellMark {
  readonly kind: MarkKind;
  /** Where the matter is told or settled on the same page; null when nowhere. */
  readonly href: string | null;
}
export type CellMarks = ReadonlyMap<string, CellMark>;

export interface MarksOf {
  readonly record: ReportRecord;
  readonly check: AnsweredCheck;
  readonly changed: ReadonlySet<CellId>;
  /** Cells that a comment is about, which it leads to by its id. */
  readonly commented?: ReadonlyMap<CellId, string> | undefined;
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

/** A sum of so few numbers is marked whole. */
const SHORT_SUM = 5;

/** The most pressing mark of each cell: what must be mended before what must be explained, and so on. */
export function marksOf({ record, check, changed, commented = new Map(), editable }: MarksOf): CellMarks {
  const marks = new Map<string, CellMark>();
  const put = (cell: string, mark: CellMark): void => {
    if (!marks.has(cell)) marks.set(cell, mark);
  };
  for (const id of CELL_IDS) {
    if (record.cells[id].kind === 'unread') put(id, { kind: 'unread', href: editable ? `#${keyAnchor(id)}` : null });
  }
  for (const [cell, comment] of commented) put(cell, { kind: 'comment', href: `#${commentAnchor(comment)}` });
  // One slip breaks a row and a column: the cell that is suspected stands out, and of each long sum its total.
  const folded = new Set<Finding>();
  for (const { causes, findings } of suspicionsOf(check).filter((suspicion) => !isHint(suspicion))) {
    const mark = { kind: 'block', href: `#${causeAnchor(causes[0])}` } as const;
    const sums = findings.flatMap(({ cells }) => (cells.length > SHORT_SUM ? cells.slice(-1) : cells));
    for (const cell of [...causes.flatMap(({ cells }) => cells), ...sums]) put(cell, mark);
    for (const finding of findings) folded.add(finding);
  }
  for (const severity of ['block', 'explain'] as const) {
    for (const finding of check.findings.filter((one) => pressing(one) === severity && !folded.has(one))) {
      for (const cell of finding.cells) put(cell, { kind: severity, href: `#${findingAnchor(finding.key)}` });
    }
  }
  for (const id of unconfirmedCells(record)) {
    put(id, { kind: 'confirm', href: editable ? `#${confirmAnchor(id)}` : null });
  }
  for (const id of changed) put(id, { kind: 'changed', href: null });
  for (const finding of check.findings.filter((one) => pressing(one) === 'note')) {
    for (const cell of finding.cells) put(cell, { kind: 'note', href: `#${findingAnchor(finding.key)}` });
  }
  for (const id of CELL_IDS) {
    const how = record.cells[id].attested?.how;
    if (how !== undefined) put(id, { kind: how, href: null });
  }
  return marks;
}

/** The cells that comments are pinned to, each with the first of them. */
export function commentedCells(comments: readonly Pick<ChecklistItem, 'id' | 'about'>[]): Map<CellId, string> {
  const cells = new Map<CellId, string>();
  for (const { id, about } of comments) {
    if (about !== null && 'cell' in about && !cells.has(about.cell)) cells.set(about.cell, id);
  }
  return cells;
}
