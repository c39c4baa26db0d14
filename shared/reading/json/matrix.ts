/**
 * Our own JSON, one document as `nianbao extract --matrix` prints it, back into a reading (what the site publishes: published.ts). It comes back equal: kinds,
 * nulls and the decimals as printed, for which the figures never become floating point numbers. What does not hold
 * together (a value of a cell that is no number, a list of unread cells that is not the unread cells) is no such file.
 */
import * as z from 'zod';
import {
  addressOf,
  CELL_IDS,
  SHORT_FORM_ABSENT_CELLS,
  SHORT_FORM_CELLS,
  TABLE2_CELLS,
  TABLE3_CELLS,
  TABLE3_COLUMNS,
  TABLE4_CELLS,
  type CellId,
} from '#shared/report/cells.js';
import {
  CELL_KINDS,
  decimalSchema,
  FORMS,
  REFUSAL_CODES,
  type CellReading,
  type Reading,
} from '#shared/report/record.js';
import { assemble, isBlankForm, refusedReading, type ReadingFindings } from '../assemble.js';
import { CURRENT_FORM, TRIAL_FORM } from '../forms.js';
import { refuse } from '../limits.js';
import { sectionsOf } from '../sections.js';
import { NOT_PRINTED, unreadCell } from '../values.js';
import { parseExact } from './exact.js';
import { isPublishedJson, readPublishedJson } from './published.js';

const READER = 'matrix';

/** `parseExact` gives every number as its own text. */
const figureSchema = z.object({ figure: decimalSchema }).nullable();
const kindSchema = z.enum(CELL_KINDS);

function tablesOf<Item extends z.ZodType>(item: Item) {
  const rows = TABLE3_CELLS.length / TABLE3_COLUMNS.length;
  return {
    table2: z.array(item).length(TABLE2_CELLS.length),
    table3: z.array(z.array(item).length(TABLE3_COLUMNS.length)).length(rows),
    table4: z.array(item).length(TABLE4_CELLS.length),
  };
}

const shared = {
  file: z.string(),
  ...tablesOf(figureSchema),
  kinds: z.strictObject(tablesOf(kindSchema)),
  unread: z.array(z.string()),
  confirm: z.array(z.string()),
};

const matrixSchema = z.discriminatedUnion('status', [
  z.strictObject({
    ...shared,
    status: z.literal('refused'),
    reason: z.strictObject({ code: z.enum(REFUSAL_CODES), message: z.string() }),
    agency: z.null(),
    year: z.null(),
    form: z.null(),
  }),
  z.strictObject({
    ...shared,
    status: z.enum(['extracted', 'partial']),
    reason: z.null(),
    agency: z.string().nullable(),
    year: z
      .object({ figure: z.string().regex(/^\d{4}$/) })
      .transform(({ figure }) => Number(figure))
      .nullable(),
    form: z.enum(FORMS),
  }),
]);
type Matrix = z.infer<typeof matrixSchema>;
type Kind = z.infer<typeof kindSchema>;

function inOrder<Item>(tables: {
  readonly table2: readonly Item[];
  readonly table3: readonly (readonly Item[])[];
  readonly table4: readonly Item[];
}): Map<CellId, Item> {
  const items = [...tables.table2, ...tables.table3.flat(), ...tables.table4];
  return new Map(CELL_IDS.flatMap((id, index) => (index in items ? [[id, items[index] as Item] as const] : [])));
}

function same(addresses: readonly string[], ids: readonly CellId[]): boolean {
  return addresses.join() === ids.map(addressOf).join();
}

function listed(ids: ReadonlySet<CellId>): string {
  return CELL_IDS.filter((id) => ids.has(id)).join();
}

/** What a form does not print, as the readers report it: the trial form's single row only where it was found in its place. */
function absentSets(form: Matrix['form']): readonly (readonly CellId[])[] {
  if (form === null || form === '2021') return [[]];
  if (form === '2021-short') return [SHORT_FORM_ABSENT_CELLS];
  return [TRIAL_FORM.absent, [...TRIAL_FORM.absent, ...SHORT_FORM_ABSENT_CELLS]];
}

/** What speaks against the object being one that the command line printed. */
function contradiction(matrix: Matrix, kinds: ReadonlyMap<CellId, Kind>): string | undefined {
  const figures = inOrder(matrix);
  const odd = CELL_IDS.find((id) => (kinds.get(id) === 'number') !== (figures.get(id) !== null));
  if (odd !== undefined) return `${addressOf(odd)} and its kind differ`;
  const unread = CELL_IDS.filter((id) => kinds.get(id) === 'unread');
  if (!same(matrix.unread, unread)) return 'unread does not list the unread cells';
  const named = new Set(matrix.confirm);
  const confirmed = CELL_IDS.filter((id) => named.has(addressOf(id)) && kinds.get(id) !== 'unread');
  if (!same(matrix.confirm, confirmed)) return 'confirm lists what is no read cell, or out of order';
  const absent = CELL_IDS.filter((id) => kinds.get(id) === 'not-printed').join();
  if (!absentSets(matrix.form).some((ids) => listed(new Set(ids)) === absent))
    return 'the cells that are not printed do not belong to the form';
  const status = matrix.status === 'refused' ? 'refused' : unread.length > 0 ? 'partial' : 'extracted';
  const refusedWhole = matrix.status !== 'refused' || unread.length === CELL_IDS.length;
  return status === matrix.status && refusedWhole ? undefined : `the status is not ${matrix.status}`;
}

function cellFrom(kind: Kind, value: string | null, confirm: boolean): CellReading {
  if (kind === 'unread') return unreadCell('no-place');
  if (kind === 'not-printed') return NOT_PRINTED;
  return {
    kind,
    certainty: confirm ? 'confirm' : 'single',
    value,
    // Which mark was printed the matrix does not say.
    raw: value ?? '',
    place: null,
    readers: [READER],
    checks: [],
  };
}

function findingsOf(
  matrix: Matrix & { readonly status: 'extracted' | 'partial' },
  kinds: ReadonlyMap<CellId, Kind>,
): ReadingFindings {
  const figures = inOrder(matrix);
  const confirm = new Set(matrix.confirm);
  const cells = new Map(
    CELL_IDS.map((id) => {
      const value = figures.get(id)?.figure ?? null;
      return [id, cellFrom(kinds.get(id) ?? 'unread', value, confirm.has(addressOf(id)))];
    }),
  );
  const finding = { notes: [], located: true, grids: new Set<number>() };
  const short = SHORT_FORM_ABSENT_CELLS.every((id) => kinds.get(id) === 'not-printed');
  return {
    format: 'json',
    form: matrix.form === '2019-trial' ? TRIAL_FORM : CURRENT_FORM,
    table2: { ...finding, cells },
    table3: {
      ...finding,
      cells: new Map(),
      beginnings: 1,
      // The seven figures of the single row have no place among the 200.
      shortRow: short ? new Map(SHORT_FORM_CELLS.map((id) => [id, unreadCell('no-place')])) : null,
    },
    table4: { ...finding, cells: new Map() },
    sections: sectionsOf([]),
    identity: { agencyName: matrix.agency, year: matrix.year, period: null, titled: matrix.agency !== null },
    labelsSeen: 0,
    labelsTwice: 0,
  };
}

export function readMatrix(text: string): Reading {
  const exact = parseExact(text);
  if (exact === undefined) return refusedReading(refuse('not-a-report', 'begins like JSON and is not'));
  if (isPublishedJson(exact.value)) return readPublishedJson(exact.value);
  const parsed = matrixSchema.safeParse(exact.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refusedReading(
      refuse('not-a-report', `JSON of another kind: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`),
    );
  }
  const matrix = parsed.data;
  const kinds = inOrder(matrix.kinds);
  const against = contradiction(matrix, kinds);
  if (against !== undefined) return refusedReading(refuse('not-a-report', against));
  if (matrix.status === 'refused') return refusedReading(refuse(matrix.reason.code, 'refused when it was read first'));
  const findings = findingsOf(matrix, kinds);
  return isBlankForm(findings) ? refusedReading(refuse('blank-form', 'no cell holds a figure')) : assemble(findings);
}
