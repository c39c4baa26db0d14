/**
 * What a correction changed: the numbers, and the paragraphs word by word, against the version that stood before. Read from that
 * version's own report.json, so that nothing is said of it but what was public. Which version that is, and whether it may
 * still be quoted, is for the release to know.
 */
import * as z from 'zod';
import {
  CELL_IDS,
  isCellId,
  SHORT_FORM_CELLS,
  TABLE3_COLUMNS,
  type CellId,
  type ShortFormCell,
} from '#shared/report/cells.js';
import { cellName, TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS, type Bilingual } from '#shared/report/labels.js';
import { CELL_KINDS, FORMS, readingAt, type CellReading, type Form, type ReportRecord } from '#shared/report/record.js';
import { textChanges, type ParagraphChange } from '#shared/report/text-changes.js';
import { parseExact } from '#shared/reading/json/exact.js';

/** What stood or stands in a cell. */
export interface Standing {
  readonly kind: CellReading['kind'];
  readonly value: string | null;
  /** The characters of a mark. */
  readonly printed: string | null;
}

export interface CellChange {
  readonly cell: CellId | ShortFormCell;
  readonly from: Standing;
  readonly to: Standing;
}

export interface PublicChanges {
  /** The version that this one is compared with. */
  readonly since: number;
  /** Where another form was used before. */
  readonly form: { readonly from: Form; readonly to: Form } | null;
  readonly cells: readonly CellChange[];
  readonly text: readonly ParagraphChange[];
}

const figure = z.object({ figure: z.string() });
/** As much of a published report as is compared; each number as it is spelled there. */
const formerSchema = z.object({
  version: figure,
  form: z.enum(FORMS),
  cells: z.array(
    z.object({ id: z.string(), kind: z.enum(CELL_KINDS), value: figure.nullable(), printed: z.string().optional() }),
  ),
  otherHandlingTotal: z.array(figure.nullable()).optional(),
  kinds: z.object({ otherHandlingTotal: z.array(z.enum(CELL_KINDS)).optional() }),
  sections: z.array(z.object({ number: figure, paragraphs: z.array(z.string()) })),
});
type Former = z.infer<typeof formerSchema>;

const ABSENT: Standing = { kind: 'not-printed', value: null, printed: null };

/** Null for a text that is no report of a form known here. */
export function changesSince(former: string, record: ReportRecord): PublicChanges | null {
  const parsed = formerSchema.safeParse(parseExact(former)?.value);
  if (!parsed.success) return null;
  const before = parsed.data;
  const stood = standingIn(before);
  return {
    since: Number(before.version.figure),
    form: before.form === record.form ? null : { from: before.form, to: record.form },
    cells: [...CELL_IDS, ...SHORT_FORM_CELLS].flatMap((cell): CellChange[] => {
      const [from, to] = [stood.get(cell) ?? ABSENT, standingOf(readingAt(record, cell))];
      return isSame(from, to) ? [] : [{ cell, from, to }];
    }),
    text: textChanges(
      { sections: before.sections.map(({ number, paragraphs }) => ({ number: Number(number.figure), paragraphs })) },
      record,
    ),
  };
}

function standingIn({ cells, otherHandlingTotal, kinds }: Former): Map<string, Standing> {
  const short = SHORT_FORM_CELLS.flatMap((id, at): [string, Standing][] => {
    const kind = kinds.otherHandlingTotal?.[at];
    return kind === undefined ? [] : [[id, { kind, value: otherHandlingTotal?.[at]?.figure ?? null, printed: null }]];
  });
  return new Map([
    ...cells.map(({ id, kind, value, printed }): [string, Standing] => [
      id,
      { kind, value: value?.figure ?? null, printed: printed ?? null },
    ]),
    ...short,
  ]);
}

function standingOf(reading: CellReading | undefined): Standing {
  if (reading === undefined) return ABSENT;
  const { kind, value, raw } = reading;
  return { kind, value: kind === 'number' ? value : null, printed: kind === 'mark' ? raw : null };
}

/** The row of the short form is published without the characters of its marks: there, a mark is like another. */
function isSame(from: Standing, to: Standing): boolean {
  const marks = from.printed === null || to.printed === null || from.printed === to.printed;
  return from.kind === to.kind && from.value === to.value && marks;
}

/** The name of a cell, also of one of the short form's row. */
export function nameOfCell(cell: CellId | ShortFormCell): Bilingual {
  if (isCellId(cell)) return cellName(cell);
  const row = TABLE3_ROW_LABELS['otherHandling.total'];
  const column = TABLE3_COLUMNS.find((one) => cell.endsWith(`@${one}`)) ?? 'total';
  const label = TABLE3_COLUMN_LABELS[column];
  return { zh: `${row.zh}·${label.zh}`, en: `${row.en}, ${label.en.toLowerCase()}` };
}
