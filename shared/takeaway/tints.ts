/** Which cells stand out in the tables that are taken away, and in which colour; the colours are named in words beside them. */
import { pressing } from '#shared/filing/answers.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { Severity } from '#shared/report/finding.js';
import { unconfirmedCells, unreadCells } from '#shared/report/record.js';
import type { TakenSubmission } from './submission.js';

export type Tint = Severity | 'unread' | 'confirm';

/** Light enough for black figures, apart enough for a printer without colours; in the order of the legend. */
export const TINTS: Readonly<Record<Tint, string>> = {
  block: 'F4B6B6',
  explain: 'FFE08A',
  note: 'DCEBF7',
  unread: 'BFBFBF',
  confirm: 'D9D2E9',
};
/** Of cells that are to be filled in. */
export const INPUT_FILL = 'FFF9DB';
export const CLOSED_FILL = 'EDEDED';

/** The most pressing matter of each cell: what cannot be seen first, then what blocks, and so on. */
export function tintsOf({ record, check }: TakenSubmission): ReadonlyMap<CellId, Tint> {
  const [unread, confirm] = [new Set(unreadCells(record)), new Set(unconfirmedCells(record))];
  const found = (severity: Severity): Set<CellId> =>
    new Set(check.findings.filter((finding) => pressing(finding) === severity).flatMap(({ cells }) => cells));
  const inOrder: readonly (readonly [Tint, ReadonlySet<CellId>])[] = [
    ['unread', unread],
    ['block', found('block')],
    ['explain', found('explain')],
    ['confirm', confirm],
    ['note', found('note')],
  ];
  return new Map(
    CELL_IDS.flatMap((id): [CellId, Tint][] => {
      const first = inOrder.find(([, cells]) => cells.has(id));
      return first === undefined ? [] : [[id, first[0]]];
    }),
  );
}
