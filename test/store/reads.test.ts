/** What one filing costs the table from upload to approval, and that it costs the same in a season of any size. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { indexWords } from '#shared/rules/index.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { CELL_IDS } from '#shared/report/cells.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { filingWrites, emptyFiling } from '#shared/store/filings.js';
import { filingPartition, recordSortKey } from '#shared/store/keys.js';
import { recordWrites } from '#shared/store/records.js';
import { agencyWrite, loadAgency } from '#shared/store/seasons.js';
import { findWords, textWrites } from '#shared/store/texts.js';
import type { Table } from '#shared/store/table.js';
import { narrativeFor } from '../builders/narrative.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { agency as jiaoyu, submissionIn } from '../deeds/filing/scene.js';
import { CountingHandler, type Count } from './counting.js';
import { openDatabase, type TestDatabase } from './database.js';
import { filingWay } from './filing-way.js';
import { openWith } from './walk.js';

const MEASURED = 'measured';

/** A report as it is read from a PDF: every cell with its readers and its place in a ruled table. */
function readReport(seed: number, name: string, year = 2025): ReportRecord {
  const values = consistentValues(seed);
  const record = recordOf(values, { narrative: narrativeFor(values, { agencyName: name, year }) });
  const cells = CELL_IDS.map((id, index): [string, CellReading] => {
    const [column, row] = [index % 7, Math.floor(index / 7) % 10];
    const edges: Box = [COLUMNS[column]!, ROWS[row]!, COLUMNS[column + 1]!, ROWS[row + 1]!];
    const place = { in: 'page' as const, page: 2 + Math.floor(index / 70), box: edges };
    const [readers, checks] = [
      ['pdfium-lattice', 'pdfium-bands', 'pdfjs'],
      ['header', 'label', 'conservation', 'glyphs', 'ink'],
    ];
    return [id, { ...record.cells[id], certainty: 'agreed', readers, checks, place }];
  });
  return { ...record, cells: Object.fromEntries(cells) as ReportRecord['cells'] };
}
const COLUMNS = [341.55, 369.85, 398.4, 426.7, 454.9, 483.15, 511.4, 539.75];
const ROWS = Array.from({ length: 11 }, (_, row) => Math.round((120.3 + row * 19.9) * 100) / 100);

type Box = Extract<NonNullable<CellReading['place']>, { in: 'page' }>['box'];

const nameOf = (n: number) => `云溪县第${n}示例局`;

interface Season {
  readonly database: TestDatabase;
  readonly plain: Table;
  readonly table: Table;
  readonly counter: CountingHandler;
}

/**
 * A season in which so many others have been checked, and one agency is still to report; it released a report last year.
 * @param inName as many more agencies have everything that a season is listed and searched by, and no report
 */
async function seasonOf(others: number, inName = 0): Promise<Season> {
  const database = await openDatabase();
  const plain = database.table();
  const counter = new CountingHandler(new NodeHttpHandler());
  const table = database.table({ requestHandler: counter });
  await openWith(plain, MEASURED);
  const measured = (await loadAgency(plain, { area: 'home', year: 2025, agency: MEASURED }))!;
  await plain.commit([agencyWrite({ ...measured, name: nameOf(0) })]);
  for (let n = 1; n <= others; n++) await checkedReport(plain, `other-${n}`, nameOf(n), readReport(n, nameOf(n)));
  await agenciesInName(plain, inName);
  await releasedLastYear(plain);
  return { database, plain, table, counter };
}

async function checkedReport(table: Table, id: string, name: string, record: ReportRecord): Promise<void> {
  const of = { area: 'home', year: 2025, agency: id };
  const submission = { ...submissionIn('received'), id: submissionId(of, 1), agency: id as typeof jiaoyu.id };
  const filing = { ...emptyFiling(of), lastNumber: 1, current: 1, state: 'received' as const };
  await table.commit([
    agencyWrite({ ...jiaoyu, id: id as typeof jiaoyu.id, name }),
    ...filingWrites({
      before: emptyFiling(of),
      after: filing,
      submissions: [{ from: null, after: submission }],
      events: [],
      effects: [],
    }),
    ...recordWrites(filingPartition(of), recordSortKey(1), record),
  ]);
  const words = indexWords(record.sections).flatMap((section) => section.words);
  await table.commit(textWrites(submission, words, await findWords(table, of, words)));
}

async function agenciesInName(table: Table, count: number): Promise<void> {
  const AT_ONCE = 33;
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => `in-name-${from + n}`);
    const writes = some.map((id) => {
      const of = { area: 'home', year: 2025, agency: id as typeof jiaoyu.id };
      const filing = { ...emptyFiling(of), lastNumber: 1, current: 1, state: 'draft' as const };
      return [
        agencyWrite({ ...jiaoyu, id: of.agency, name: `云溪县${id}局` }),
        ...filingWrites({ before: emptyFiling(of), after: filing, submissions: [], events: [], effects: [] }),
        ...textWrites({ ...of, n: 1 }, [], { before: [], entered: new Map() }),
      ];
    });
    await table.commit(writes.flat());
  }
}

async function releasedLastYear(table: Table): Promise<void> {
  const of = { area: 'home', year: 2024, agency: MEASURED };
  const submission = {
    ...submissionIn('released'),
    id: submissionId(of, 1),
    year: 2024 as typeof jiaoyu.year,
    agency: MEASURED as typeof jiaoyu.id,
  };
  const released = { n: 1, version: 1, at: '2025-01-20T02:00:00.000Z', release: 'r20250120-abcdef' };
  await table.commit([
    ...filingWrites({
      before: emptyFiling(of),
      after: { ...emptyFiling(of), lastNumber: 1, current: 1, state: 'released', released },
      submissions: [{ from: null, after: submission }],
      events: [],
      effects: [],
    }),
    ...recordWrites(filingPartition(of), recordSortKey(1), readReport(901, nameOf(0), 2024)),
  ]);
}

interface Row extends Count {
  readonly step: string;
}

async function costOf({ table, plain, counter }: Season): Promise<Row[]> {
  const way = filingWay(table, plain, MEASURED, readReport(900, nameOf(0)));
  await way.invited();
  const rows: Row[] = [];
  for (const [step, walk] of way.steps) {
    counter.take();
    await walk();
    rows.push({ step, ...counter.take() });
  }
  expect((await way.state()).submission?.state).toBe('approved');
  return rows;
}

const sum = (rows: readonly Count[]): Count => ({
  calls: rows.reduce((total, { calls }) => total + calls, 0),
  units: rows.reduce((total, { units }) => total + units, 0),
});

describe('a filing from upload to approval', () => {
  const seasons: Season[] = [];
  let [few, many, county]: [Row[], Row[], Row[]] = [[], [], []];
  beforeAll(async () => {
    seasons.push(await seasonOf(20), await seasonOf(300), await seasonOf(20, 5_000));
    const [small, large, largest] = seasons as [Season, Season, Season];
    [few, many, county] = [await costOf(small), await costOf(large), await costOf(largest)];
    if (process.env['NIANBAO_SHOW_COUNTS'] !== undefined) {
      console.table(few.map(({ step, calls, units }, n) => ({ step, calls, units, units300: many[n]?.units })));
      console.table([sum(few), sum(many)]);
    }
  }, 600_000);
  afterAll(async () => {
    for (const { database } of seasons) await database.close();
  });

  test('costs at most 150 calls and 300 read units', () => {
    expect(sum(many).calls).toBeLessThanOrEqual(150);
    expect(sum(many).units).toBeLessThanOrEqual(300);
  });

  test('costs with 300 agencies, step by step, what it costs with 20', () => {
    expect(many).toEqual(few);
  });

  test('costs the same where 5,000 more agencies are on the roster, on the board and among the known texts', () => {
    expect(county).toEqual(few);
  });
});
