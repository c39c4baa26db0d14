/** Figures that may be another year's: last year's beside this year's, numbers of columns, a sentence in place of a row. */
import { describe, expect, test } from '@jest/globals';
import { CELL_IDS } from '#shared/report/cells.js';
import type { Reading } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { turnsMeaning } from '#shared/reading/tables/meaning.js';
import { table2Grid, table3Grid, table4Grid, type FormGrid, type GridCell } from '../../builders/form-tables.js';
import { htmlText } from '../../builders/html.js';
import { narrativeFor } from '../../builders/narrative.js';
import { distinctValues } from '../../builders/values.js';

const values = distinctValues(19);
const former = distinctValues(77);
const YEAR = narrativeFor(values).year;
type Tables = Partial<Record<2 | 3 | 4, string>>;

function table({ rows }: FormGrid): string {
  const row = (cells: readonly GridCell[]): string =>
    cells.map((cell) => `<td colspan="${cell.colspan}" rowspan="${cell.rowspan}">${cell.text}</td>`).join('');
  return `<table border="1">${rows.map((cells) => `<tr>${row(cells)}</tr>`).join('\n')}</table>`;
}

const cell = (text: string, colspan = 1): GridCell => ({ text, colspan, rowspan: 1, role: 'value' });
const withRows = (grid: FormGrid, at: number, ...rows: GridCell[][]): FormGrid => ({
  ...grid,
  rows: [...grid.rows.slice(0, at), ...rows, ...grid.rows.slice(at)],
});
const printed = (grid: FormGrid, official: string, instead: string): FormGrid => ({
  ...grid,
  rows: grid.rows.map((row) => row.map((each) => ({ ...each, text: each.text.replace(official, instead) }))),
});
const both = (first: FormGrid, second: FormGrid): string => `${table(first)}<p>附表</p>${table(second)}`;
const numbers = Array.from({ length: 15 }, (_, index) => cell(String(index + 1)));

async function read(tables: Tables): Promise<Reading> {
  let number = 1;
  const page = htmlText({ values, narrative: narrativeFor(values) }).replace(/<table[\s\S]*?<\/table>/gu, (own) => {
    number++;
    return tables[number as 2 | 3 | 4] ?? own;
  });
  return readDocument(new TextEncoder().encode(page));
}

interface Rivals {
  readonly tables: Tables;
  /** Cells that have no figure of this year in sight; the others have that of `values`. */
  readonly without?: RegExp;
}

const four = table4Grid(values);
const formerFour = table4Grid(former);
const FOUR = /^(?:review|litigation)/u;

describe('believed are no figures', () => {
  test.each<[string, Rivals]>([
    ['of the row that numbers the columns', { tables: { 4: table(withRows(four, 3, numbers)) } }],
    [
      'of the row that numbers the columns, where a sentence stands for the figures',
      {
        tables: { 4: table({ ...four, rows: [...four.rows.slice(0, 3), numbers, [cell('本年未发生', 15)]] }) },
        without: FOUR,
      },
    ],
    [
      'of the row that numbers the columns, where no other follows',
      { tables: { 4: table({ ...four, rows: [...four.rows.slice(0, 3), numbers] }) }, without: FOUR },
    ],
    [
      'of last year, above a sentence on this one',
      { tables: { 4: table(withRows(formerFour, 4, [cell('本年度未发生', 15)])) }, without: FOUR },
    ],
    [
      'of last year, which a row over the heads names',
      { tables: { 4: table(withRows(formerFour, 0, [cell(`${YEAR - 1}年度`, 15)])) }, without: FOUR },
    ],
    [
      'of last year, which a paragraph names',
      { tables: { 4: `<p>${YEAR - 1}年情况（对比）：</p>${table(formerFour)}` }, without: FOUR },
    ],
    [
      'of a second table 4, where the first has a misprint',
      { tables: { 4: both(printed(four, '尚未审结', '未审结的'), formerFour) } },
    ],
    [
      'of a second table 3, where the first has a misprint',
      { tables: { 3: both(printed(table3Grid(values), '一、本年新收', '一、本年度新收'), table3Grid(former)) } },
    ],
    [
      'of a second table 2, where the first has another head',
      { tables: { 2: both(printed(table2Grid(values), '本年制发件数', '本年度制作件数'), table2Grid(former)) } },
    ],
    [
      'of another body, whose table lacks the first rows',
      {
        tables: {
          3: `${table(table3Grid(values))}<p>其中</p>${table({ ...table3Grid(former), rows: table3Grid(former).rows.filter((_, at) => at < 3 || at > 4) })}`,
        },
      },
    ],
    [
      'of the row after a last row that was left blank',
      {
        tables: {
          3: `${table({
            ...table3Grid(values),
            rows: table3Grid(values).rows.map((row, at, { length }) =>
              at === length - 1 ? row.map((each) => (each.role === 'value' ? { ...each, text: '' } : each)) : row,
            ),
          })}<p>附表</p>${table({
            ...table3Grid(former),
            rows: [[cell('合计', 3), ...(table3Grid(former).rows.at(-1) ?? []).filter(({ role }) => role === 'value')]],
          })}`,
        },
        without: /^requests\.carriedForward/u,
      },
    ],
    [
      'of a row that names another body',
      {
        tables: {
          4: table({
            ...formerFour,
            rows: formerFour.rows.map((row, at) =>
              at === 0 ? [{ ...cell('区域'), rowspan: 3 }, ...row] : at === 3 ? [cell('清水'), ...row] : row,
            ),
          }),
        },
        without: FOUR,
      },
    ],
    [
      'under a head of last year',
      { tables: { 2: table(printed(table2Grid(values), '本年制发件数', '上年制发件数')) }, without: /\.issued$/u },
    ],
    [
      'under a head that says the opposite',
      {
        tables: { 3: table(printed(table3Grid(values), '法律服务机构', '非法律服务机构')) },
        without: /@legalService/u,
      },
    ],
  ])('%s', async (_, { tables, without }) => {
    const reading = await read(tables);
    if (reading.status === 'refused') {
      expect(reading.reason.code).toBe('several-reports');
      return;
    }
    const { cells } = reading.record;
    const believed = CELL_IDS.filter((id) => cells[id].kind !== 'unread' && cells[id].certainty !== 'confirm');
    expect(believed.filter((id) => without?.test(id) === true || cells[id].value !== values[id])).toEqual([]);
    // The other tables are.
    expect(believed.length).toBeGreaterThanOrEqual(25);
  });
});

describe('the year of the report over its table', () => {
  test.each<[string, Tables]>([
    ['in a row', { 4: table(withRows(four, 0, [cell(`${YEAR}年度`, 15)])) }],
    ['in a paragraph', { 3: `<p>${YEAR}年情况：</p>${table(table3Grid(values))}` }],
  ])('%s asks nobody', async (_, tables) => {
    const reading = await read(tables);
    if (reading.status === 'refused') throw new Error(reading.reason.code);
    const { cells } = reading.record;
    expect(CELL_IDS.filter((id) => cells[id].value !== values[id] || cells[id].certainty === 'confirm')).toEqual([]);
  });
});

describe('the single row of the older form', () => {
  test('is asked for like the rest of its table', async () => {
    const options = { shortForm: true };
    const page = htmlText({ values, narrative: narrativeFor(values) }, options);
    const named = page.replace(
      /(三、收到和处理政府信息公开申请情况<\/[^>]+>)/u,
      `$1<p>${YEAR - 1}年情况（对比）：</p>`,
    );
    expect(named).not.toBe(page);
    const certainties = async (text: string): Promise<Set<string>> => {
      const reading = await readDocument(new TextEncoder().encode(text));
      if (reading.status === 'refused') throw new Error(reading.reason.code);
      return new Set(Object.values(reading.record.shortFormRow ?? {}).map(({ certainty }) => certainty));
    };
    expect(await certainties(page)).toEqual(new Set(['agreed']));
    expect(await certainties(named)).toEqual(new Set(['confirm']));
  });
});

describe('a head or label with another character', () => {
  test.each([
    ['上年制发件数', '本年制发件数', true],
    ['非法律服务机构', '法律服务机构', true],
    ['经复议直接起诉', '未经复议直接起诉', true],
    ['尚末审结', '尚未审结', false],
    ['科研机枃', '科研机构', false],
  ])('%s for %s: turns its meaning? %p', (text, official, turns) => {
    expect(turnsMeaning(text, official)).toBe(turns);
  });
});
