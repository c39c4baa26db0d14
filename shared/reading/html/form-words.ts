/** The words that the form prints in rows of their own or beside its figures, for telling a table from running text. */
import {
  TABLE2_BLOCKS,
  TABLE2_CORNER,
  TABLE3_GROUPS,
  TABLE3_NOTE,
  TABLE3_RESULTS_BLOCK,
  TABLE3_ROW_LABELS,
} from '#shared/report/labels.js';
import { TRIAL_TABLE2_BLOCKS } from '#shared/report/trial-form.js';
import { normaliseLabel } from '../normalise.js';

const FORM_WORDS = new Set(
  [
    TABLE2_CORNER,
    TABLE3_NOTE,
    TABLE3_RESULTS_BLOCK,
    ...[...TABLE2_BLOCKS, ...TRIAL_TABLE2_BLOCKS].flatMap((block) => [
      block.article,
      ...block.rows.map((row) => row.label),
    ]),
    ...Object.values(TABLE3_GROUPS),
    ...Object.values(TABLE3_ROW_LABELS),
  ].map((label) => normaliseLabel(label.zh)),
);

export function isFormWord(text: string): boolean {
  return FORM_WORDS.has(normaliseLabel(text));
}
