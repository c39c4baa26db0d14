/**
 * Which official form a document is printed on, told by words that only one of them has, and what that form prints: the
 * readers of the tables are handed one of these and know no others. The trial form of 2019 is history: it is refused as
 * a report of today and read, by its own heads, only where the caller asks for history.
 */
import type { CellId } from '#shared/report/cells.js';
import { TABLE2_BLOCKS } from '#shared/report/labels.js';
import type { Form } from '#shared/report/record.js';
import { TRIAL_ABSENT_CELLS, TRIAL_TABLE2_BLOCKS, type PrintedBlock } from '#shared/report/trial-form.js';
import { refuse, type ReadingRefusal } from './limits.js';

export interface FormSchema {
  readonly name: Exclude<Form, '2021-short'>;
  readonly table2: readonly PrintedBlock[];
  /** Cells of table 2 that this form does not print. */
  readonly absent: readonly CellId[];
  /** Table 3 prints 其他处理 as one row: always in the older form, in the form in force only where its author kept that row. */
  readonly otherHandling: 'single' | 'either';
}

export const CURRENT_FORM: FormSchema = {
  name: '2021',
  table2: TABLE2_BLOCKS,
  absent: [],
  otherHandling: 'either',
};
export const TRIAL_FORM: FormSchema = {
  name: '2019-trial',
  table2: TRIAL_TABLE2_BLOCKS,
  absent: TRIAL_ABSENT_CELLS,
  otherHandling: 'single',
};

/** Heads and labels that only the trial form of 2019 prints. */
const TRIAL_HEADS = ['新制作数量', '对外公开总数量', '其他对外管理服务事项', '本年增/减'];
/** Only that form again, but a sentence may well speak of these. */
const TRIAL_SUBJECTS = ['政府集中采购', '第二十条第(九)项'];

export interface FormWords {
  /** Normalised text of cells, not of the narrative. */
  readonly cells: string;
  /** Normalised text of the section in which table 2 stands, where its cells are not known: sentences may be among it. */
  readonly section?: string;
}

/** The form of the document, or why that form is not read. */
export function formPrinted({ cells, section = '' }: FormWords, history: boolean): FormSchema | ReadingRefusal {
  const old =
    [...TRIAL_HEADS, ...TRIAL_SUBJECTS].find((word) => cells.includes(word)) ??
    TRIAL_HEADS.find((word) => section.includes(word));
  if (old === undefined) return CURRENT_FORM;
  return history ? TRIAL_FORM : refuse('old-form', `the tables print ${old}`);
}
