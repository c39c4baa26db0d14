/**
 * The data that the site publishes of a report, report.json and report.csv, back into a reading: the same 200 cells by their
 * own ids, so that nothing is looked for; from the JSON the six sections, too. A file that does not hold together is none.
 */
import * as z from 'zod';
import {
  CELL_IDS,
  SHORT_FORM_ABSENT_CELLS,
  SHORT_FORM_CELLS,
  TABLE2_CELLS,
  TABLE3_CELLS,
  TABLE4_CELLS,
  type CellId,
  type ShortFormCell,
} from '#shared/report/cells.js';
import { CSV_COLUMNS, CSV_HEAD, CSV_KINDS, CSV_MARK } from '#shared/report/published-csv.js';
import {
  CELL_KINDS,
  decimalSchema,
  FORMS,
  type CellReading,
  type Reading,
  type Section,
} from '#shared/report/record.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { assemble, isBlankForm, refusedReading, type ReadingFindings } from '../assemble.js';
import { CURRENT_FORM, TRIAL_FORM } from '../forms.js';
import { refuse } from '../limits.js';
import { sectionsOf } from '../sections.js';
import { NOT_PRINTED, unreadCell } from '../values.js';

const READER = 'published-data';

interface PublishedCell {
  readonly kind: CellReading['kind'];
  readonly value: string | null;
  readonly printed: string;
}

interface Published {
  readonly format: 'json' | 'csv';
  readonly agencyName: string;
  readonly year: number;
  readonly isTrial: boolean;
  readonly cells: ReadonlyMap<string, PublishedCell>;
  readonly sections: readonly Section[];
}

const figureSchema = z.object({ figure: decimalSchema }).nullable();

const jsonSchema = z.object({
  schema: z.string().regex(/^nianbao\.report\.v\d+$/u),
  year: z.object({ figure: z.string().regex(/^\d{4}$/u) }),
  agency: z.object({ name: z.string() }),
  form: z.enum(FORMS),
  cells: z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(CELL_KINDS),
        value: figureSchema,
        printed: z.string().optional(),
      }),
    )
    .length(CELL_IDS.length),
  otherHandlingTotal: z.array(figureSchema).length(SHORT_FORM_CELLS.length).optional(),
  kinds: z.object({ otherHandlingTotal: z.array(z.enum(CELL_KINDS)).length(SHORT_FORM_CELLS.length).optional() }),
  sections: z.array(
    z.object({ number: z.object({ figure: z.string() }), heading: z.string(), paragraphs: z.array(z.string()) }),
  ),
});

/** Whether a JSON document says that it is one, whatever else it holds. */
export function isPublishedJson(value: unknown): boolean {
  const { schema } = (value ?? {}) as { schema?: unknown };
  return typeof schema === 'string' && schema.startsWith('nianbao.report.');
}

/** @param value of parseExact: every number is its own text */
export function readPublishedJson(value: unknown): Reading {
  const parsed = jsonSchema.safeParse(value);
  if (!parsed.success) return refusedReading(refuse('not-a-report', 'the data of a report, of a form not known here'));
  const { data } = parsed;
  const cells = new Map<string, PublishedCell>(
    data.cells.map(({ id, kind, value: figure, printed }) => [
      id,
      { kind, value: figure?.figure ?? null, printed: printed ?? '' },
    ]),
  );
  data.otherHandlingTotal?.forEach((figure, at) => {
    const kind = data.kinds.otherHandlingTotal?.[at] ?? 'unread';
    cells.set(SHORT_FORM_CELLS[at] ?? '', { kind, value: figure?.figure ?? null, printed: '' });
  });
  const sections = SECTION_HEADINGS.map((_, index): Section => {
    const own = data.sections.find(({ number }) => number.figure === String(index + 1));
    const { heading = '', paragraphs = [] } = own ?? {};
    return { number: index + 1, heading, located: own !== undefined, paragraphs, pages: null };
  });
  return readPublished({
    ...{ format: 'json', cells, sections, isTrial: data.form === '2019-trial' },
    ...{ agencyName: data.agency.name, year: Number(data.year.figure) },
  });
}

export function isPublishedCsv(rows: readonly (readonly string[])[]): boolean {
  const [head = []] = rows;
  return head.map((name) => name.replace(/^\ufeff/u, '')).join('\n') === CSV_HEAD.join('\n');
}

const KIND_OF_WORD = new Map<string, CellReading['kind']>(CELL_KINDS.map((kind) => [CSV_KINDS[kind], kind]));

/** One line per cell; the text of the report is not in it. */
export function readPublishedCsv([, ...rows]: readonly (readonly string[])[]): Reading {
  const cells = new Map<string, PublishedCell>();
  for (const row of rows) {
    const at = (column: keyof typeof CSV_COLUMNS) => row[CSV_COLUMNS[column]] ?? '';
    const word = at('kind');
    const isMark = word.startsWith(CSV_MARK);
    const kind = isMark ? 'mark' : KIND_OF_WORD.get(word);
    if (kind === undefined || cells.has(at('id'))) {
      return refusedReading(refuse('not-a-report', `a line of the data that cannot be: ${at('id')}`));
    }
    const value = at('value') === '' ? null : at('value');
    cells.set(at('id'), { kind, value, printed: isMark ? word.slice(CSV_MARK.length) : '' });
  }
  const [first = []] = rows;
  return readPublished({
    ...{ format: 'csv', cells, sections: sectionsOf([]), isTrial: false },
    ...{ agencyName: first[CSV_COLUMNS.agency] ?? '', year: Number(first[CSV_COLUMNS.year]) },
  });
}

function cellFrom({ kind, value, printed }: PublishedCell): CellReading {
  if (kind === 'unread') return unreadCell('no-place');
  if (kind === 'not-printed') return NOT_PRINTED;
  const raw = value ?? (kind === 'mark' ? printed : '');
  return { kind, certainty: 'single', value, raw, place: null, readers: [READER], checks: [] };
}

function isSound({ cells }: Published): boolean {
  return (
    CELL_IDS.every((id) => cells.has(id)) &&
    [...cells.values()].every(
      ({ kind, value }) =>
        (kind === 'number') === (value !== null) && decimalSchema.nullable().safeParse(value).success,
    )
  );
}

function readPublished(data: Published): Reading {
  if (!isSound(data)) return refusedReading(refuse('not-a-report', 'the data of a report in which cells contradict'));
  const { cells, sections, format, agencyName, year } = data;
  const readingOf = (id: string): CellReading => {
    const cell = cells.get(id);
    return cell === undefined ? unreadCell('no-place') : cellFrom(cell);
  };
  const own = <Id extends CellId | ShortFormCell>(ids: readonly Id[]) =>
    new Map(ids.map((id): [Id, CellReading] => [id, readingOf(id)]));
  const isShort = SHORT_FORM_ABSENT_CELLS.every((id) => cells.get(id)?.kind === 'not-printed');
  const finding = { notes: [], located: true, grids: new Set<number>() };
  const findings: ReadingFindings = {
    format,
    form: data.isTrial ? TRIAL_FORM : CURRENT_FORM,
    table2: { ...finding, cells: own(TABLE2_CELLS) },
    table3: { ...finding, cells: own(TABLE3_CELLS), beginnings: 1, shortRow: isShort ? own(SHORT_FORM_CELLS) : null },
    table4: { ...finding, cells: own(TABLE4_CELLS) },
    sections,
    identity: { agencyName, year, period: null, titled: true },
    labelsSeen: 0,
    labelsTwice: 0,
  };
  return isBlankForm(findings) ? refusedReading(refuse('blank-form', 'no cell holds a figure')) : assemble(findings);
}
