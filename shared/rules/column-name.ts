/** How a column of table 3 is called in a sentence. */
import type { Table3Column } from '#shared/report/cells.js';
import { TABLE3_COLUMN_LABELS, type Bilingual } from '#shared/report/labels.js';

/** The column as a clerk calls it: `自然人`, and 法人或其他组织中的“其他”, which would otherwise be ambiguous. */
export function columnName(column: Table3Column): Bilingual {
  const { zh, en } = TABLE3_COLUMN_LABELS[column];
  return column === 'otherOrganization' ? { zh: '法人或其他组织·其他', en: 'Other organisations' } : { zh, en };
}
