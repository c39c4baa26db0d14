/**
 * What table 3 (依申请公开) prints as labels and heads, in official order, with the wordings that mean the same: by them the
 * readers of every format know its rows and columns.
 */
import {
  SHORT_FORM_ABSENT_ROWS,
  SHORT_FORM_ROW,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  type Table3Row,
} from '#shared/report/cells.js';
import { TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import type { FormSchema } from '../forms.js';
import { normaliseLabel } from '../normalise.js';
import type { OfficialLabel } from './align.js';

export type Table3Key = Table3Row | typeof SHORT_FORM_ROW;

/** Authors drop the parenthesis of a long label; without its ordinal a short one is too far from the official wording. */
const SHORT_WORDINGS: Partial<Record<Table3Key, readonly string[]>> = {
  'outcomes.partiallyGranted': ['（二）部分公开'],
  'otherHandling.other': ['其他'],
};

function official(key: Table3Key, optional: boolean): OfficialLabel<Table3Key> {
  return { key, wordings: [TABLE3_ROW_LABELS[key].zh, ...(SHORT_WORDINGS[key] ?? [])], optional };
}

/** The 25 rows with the older form's single row in its place. */
export const TABLE3_LABELS: readonly OfficialLabel<Table3Key>[] = TABLE3_ROWS.flatMap((row) => {
  const label = official(row, false);
  return row === SHORT_FORM_ABSENT_ROWS[0] ? [official(SHORT_FORM_ROW, true), label] : [label];
});

/** The rows that a form prints. */
export function table3LabelsOf(form: FormSchema): readonly OfficialLabel<Table3Key>[] {
  return form.otherHandling === 'single' ? SINGLE_ROW_LABELS : TABLE3_LABELS;
}

const SINGLE_ROW_LABELS = TABLE3_LABELS.filter(
  ({ key }) => !(SHORT_FORM_ABSENT_ROWS as readonly Table3Key[]).includes(key),
);

export const TABLE3_HEADS: readonly string[] = TABLE3_COLUMNS.map((column) => TABLE3_COLUMN_LABELS[column].zh);

/** Labels that stand nowhere else in a report. */
export const OWN_LABELS = new Set(
  TABLE3_LABELS.map(({ wordings }) => normaliseLabel(wordings[0] ?? '')).filter((label) => label.length >= 6),
);

/** As a cell that needs no other piece. */
export const WHOLE_LABELS = new Set(
  TABLE3_LABELS.flatMap(({ wordings }) => wordings.map((wording) => normaliseLabel(wording))),
);
