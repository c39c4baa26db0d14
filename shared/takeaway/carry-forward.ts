/** What of last year's report belongs into this year's form: what was carried forward then is carried in now. */
import { TABLE3_COLUMNS, table3Cell, type CellId } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';

/** A form of this agency and year that nobody has filled in yet. */
export interface BlankForm {
  readonly agencyName: string;
  readonly year: number;
  /** The same agency's report of the year before, where there is one. */
  readonly previous: ReportRecord | null;
}

/**
 * The row 二、上年结转 out of last year's row 四、结转下年度继续办理; only numbers are carried, a blank or a mark of last
 * year is no zero. With these figures in it the form is no longer a blank one to our readers: brought back unfilled it
 * is read, and the rules say of each of the other cells that it is empty.
 */
export function carriedIn(previous: ReportRecord | null): ReadonlyMap<CellId, string> {
  if (previous === null) return new Map();
  return new Map(
    TABLE3_COLUMNS.flatMap((column): [CellId, string][] => {
      const { kind, value } = previous.cells[table3Cell('requests.carriedForward', column)];
      return kind === 'number' && value !== null ? [[table3Cell('requests.carriedIn', column), value]] : [];
    }),
  );
}
