import { describe, expect, test } from '@jest/globals';
import {
  SHORT_FORM_CELLS,
  TABLE2_CELLS,
  TABLE3_CELLS,
  TABLE3_COLUMNS,
  TABLE4_CELLS,
  type CellId,
  type Table3Column,
} from '#shared/report/cells.js';
import { TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import type { CellReading } from '#shared/report/record.js';
import type { Grid } from '#shared/reading/tables/grid.js';
import { readTable2 } from '#shared/reading/tables/table2.js';
import { readTable3 } from '#shared/reading/tables/table3.js';
import { readTable4 } from '#shared/reading/tables/table4.js';
import { distinctValues, shortFormValues } from '../../builders/values.js';
import { cutGrid, formGrids, swapTexts, withTexts } from './grids.js';

const values = distinctValues(7);
const [two, three, four] = formGrids(values);

type Cells = ReadonlyMap<CellId, CellReading>;

function wrong(cells: Cells, ids: readonly CellId[] = [...cells.keys()]): CellId[] {
  return ids.filter((id) => {
    const cell = cells.get(id);
    return cell?.kind !== 'unread' && !(cell?.kind === 'number' && cell.value === values[id]);
  });
}

function unread(cells: Cells): CellId[] {
  return [...cells].filter(([, cell]) => cell.kind === 'unread').map(([id]) => id);
}

const row = (name: string): readonly CellId[] => TABLE3_CELLS.filter((id) => id.startsWith(`${name}@`));
const label = (name: keyof typeof TABLE3_ROW_LABELS): string => TABLE3_ROW_LABELS[name].zh;
const head = (name: keyof typeof TABLE3_COLUMN_LABELS): string => TABLE3_COLUMN_LABELS[name].zh;

function read3(...grids: Grid[]): ReturnType<typeof readTable3> {
  return readTable3(grids, 'test');
}

describe('the official form as a grid', () => {
  test('is read completely', () => {
    for (const cells of [readTable2([two], 'test').cells, read3(three).cells, readTable4([four], 'test').cells]) {
      expect(wrong(cells)).toEqual([]);
      expect(unread(cells)).toEqual([]);
    }
  });

  test('is read completely wherever a page break cuts table 3', () => {
    for (let at = 4; at < three.rows.length - 1; at++) {
      const { cells } = read3(...cutGrid(three, at));
      expect({ at, wrong: wrong(cells), unread: unread(cells) }).toEqual({ at, wrong: [], unread: [] });
    }
  });

  test('is read when the heads alone stay on the page before', () => {
    expect(unread(read3(...cutGrid(three, 3)).cells)).toEqual([]);
    expect(unread(readTable4(cutGrid(four, 3), 'test').cells)).toEqual([]);
    expect(unread(readTable4(cutGrid(four, 1), 'test').cells)).toEqual([]);
  });

  test('is read when the next page repeats the heads', () => {
    const [upper, lower] = cutGrid(three, 12);
    const heads = three.cells.filter((cell) => cell.rows.to <= 3);
    const moved = lower.cells.map((cell) => ({ ...cell, rows: { from: cell.rows.from + 3, to: cell.rows.to + 3 } }));
    const repeated = { ...lower, rows: [...lower.rows, -1, -1, -1], cells: [...heads, ...moved] };
    const { cells } = read3(upper, repeated);
    expect([wrong(cells), unread(cells)]).toEqual([[], []]);
  });

  test('keeps the single row 其他处理 of the older form apart from its three modern rows', () => {
    const found = read3(formGrids(values, { shortForm: true })[1]);
    expect([...found.shortRow!].map(([id, cell]) => [id, cell.value])).toEqual(
      SHORT_FORM_CELLS.map((id) => [id, shortFormValues(values)[id]]),
    );
    const absent = ['notCorrectedInTime', 'feeUnpaid', 'other'].flatMap((name) => row(`otherHandling.${name}`));
    expect(absent.map((id) => found.cells.get(id)!.kind)).toEqual(absent.map(() => 'not-printed'));
    expect(unread(found.cells)).toEqual([]);
    expect(found.notes.map((note) => note.code)).toEqual(['short-form']);
  });

  test('takes the stub beside an empty leaf cell for the label', () => {
    const short = formGrids(values, { shortForm: true })[1];
    const total = short.cells.find((cell) => cell.text === label('outcomes.total'))!;
    const leaf = { ...total, columns: { from: 2, to: 3 }, text: '' };
    const split = {
      ...short,
      cells: [...short.cells.filter((cell) => cell !== total), { ...total, columns: { from: 1, to: 2 } }, leaf],
    };
    expect(unread(read3(split).cells)).toEqual([]);
  });

  test('notes a misprinted label and reads its row', () => {
    const found = read3(
      withTexts(three, ({ text }) => (text === label('denied.prohibitedByLaw') ? '2.其他法律行政止公开' : text)),
    );
    expect(unread(found.cells)).toEqual([]);
    expect(found.notes).toEqual([
      { code: 'label-differs', text: expect.stringContaining('行政止公开'), cells: row('denied.prohibitedByLaw') },
    ]);
  });
});

describe('faults that no sum notices', () => {
  test('guard label order: rows that changed places with their labels are not moved back', () => {
    const { cells } = read3(swapTexts(three, label('denied.stateSecrets'), label('denied.prohibitedByLaw')));
    expect(wrong(cells)).toEqual([]);
    expect(unread(cells)).toEqual(
      expect.arrayContaining([...row('denied.stateSecrets'), ...row('denied.prohibitedByLaw')]),
    );
  });

  test('guard label order: the first two rows swapped', () => {
    const { cells } = read3(swapTexts(three, label('requests.newlyReceived'), label('requests.carriedIn')));
    expect(wrong(cells)).toEqual([]);
    expect(unread(cells)).toEqual(
      expect.arrayContaining([...row('requests.newlyReceived'), ...row('requests.carriedIn')]),
    );
  });

  test('guard leftover digits: a block whose labels slid one row down has a row without label, and no blank stands', () => {
    const block = three.cells.filter((cell) => cell.columns.to === 3 && cell.rows.from >= 5 && cell.rows.from < 26);
    const texts = new Map(block.map((cell, index) => [cell, index === 0 ? '' : block[index - 1]!.text]));
    const slid = withTexts(three, (cell) => texts.get(cell) ?? cell.text);
    const { cells } = read3(slid);
    // Each value is taken by the label that is printed beside it; the row that lost its label takes its neighbours along.
    expect(cells.get('requests.carriedIn@total')!.kind).toBe('unread');
    expect(cells.get('requests.carriedIn@total')!.reason).toBe('leftover-digits');
  });

  // A head that says something else costs its own column; what the others say is borne out by the totals.
  test.each<[string, (grid: Grid) => Grid, readonly Table3Column[]]>([
    ['two heads swapped', (grid) => swapTexts(grid, head('naturalPerson'), head('total')), ['naturalPerson', 'total']],
    [
      'two organisations swapped',
      (grid) => swapTexts(grid, head('commercialEnterprise'), head('researchInstitution')),
      ['commercialEnterprise', 'researchInstitution'],
    ],
    [
      'a head replaced',
      (grid) => withTexts(grid, ({ text }) => (text === head('otherOrganization') ? '另册' : text)),
      ['otherOrganization'],
    ],
  ])('guard header: %s, and those columns are not read', (_, change, columns) => {
    const { cells } = read3(change(three));
    const theirs = TABLE3_CELLS.filter((id) => columns.some((column) => id.endsWith(`@${column}`)));
    expect([wrong(cells), unread(cells)]).toEqual([[], theirs]);
    expect(new Set(theirs.map((id) => cells.get(id)!.reason))).toEqual(new Set(['header-differs']));
  });

  test('guard header: a subtotal in place of a column, and no value of table 3 is read', () => {
    const { cells } = read3(withTexts(three, ({ text }) => (text === head('otherOrganization') ? '小计' : text)));
    expect(unread(cells)).toEqual(TABLE3_CELLS);
  });

  test('guard header: a head left empty is told by its place, and its column is to be confirmed', () => {
    const { cells, notes } = read3(withTexts(three, ({ text }) => (text === head('researchInstitution') ? '' : text)));
    expect([wrong(cells), unread(cells)]).toEqual([[], []]);
    const theirs = TABLE3_CELLS.filter((id) => id.endsWith('@researchInstitution'));
    expect([...cells].filter(([, cell]) => cell.certainty === 'confirm').map(([id]) => id)).toEqual(theirs);
    expect(notes).toEqual([{ code: 'head-differs', text: expect.stringContaining('请确认'), cells: theirs }]);
  });

  test('guard totals: imperfect heads over rows that do not add up, and no value of table 3 is read', () => {
    const shifted = withTexts(three, ({ text, columns, rows }) => {
      if (text === head('researchInstitution')) return '科研单位';
      return rows.from > 2 && columns.from === 9 ? `${text}1` : text;
    });
    expect(unread(read3(shifted).cells)).toEqual(TABLE3_CELLS);
  });

  test('guard header: groups of table 4 swapped, and none of it is read', () => {
    const { cells } = readTable4([swapTexts(four, '未经复议直接起诉', '复议后起诉')], 'test');
    expect([...cells.values()].map((cell) => cell.reason)).toEqual(TABLE4_CELLS.map(() => 'header-differs'));
  });

  test('guard header: columns of table 2 swapped, and its two rows are not read', () => {
    const { cells } = readTable2([swapTexts(two, '本年制发件数', '本年废止件数')], 'test');
    expect(unread(cells)).toEqual(TABLE2_CELLS.slice(0, 6));
    expect(wrong(cells)).toEqual([]);
  });

  test('guard header: a fee in another unit is not read', () => {
    const { cells } = readTable2([withTexts(two, ({ text }) => text.replace('万元', '元'))], 'test');
    expect(unread(cells)).toEqual(['activeDisclosure.fees.amount']);
  });

  test('guard exact label: a row of table 2 that stands twice is not read', () => {
    const { cells } = readTable2([withTexts(two, ({ text }) => (text === '行政强制' ? '行政处罚' : text))], 'test');
    expect(unread(cells)).toEqual(['activeDisclosure.penalties.decisions', 'activeDisclosure.compulsion.decisions']);
    expect(cells.get('activeDisclosure.penalties.decisions')!.reason).toBe('ambiguous');
  });
});

describe('guard leftover digits', () => {
  const blankCell: CellId = 'requests.carriedIn@naturalPerson';
  const blanked = formGrids(values, { printed: { [blankCell]: '' } })[1];

  test('a blank stands where nothing is left over', () => {
    expect(read3(blanked).cells.get(blankCell)).toMatchObject({ kind: 'blank', value: null, raw: '' });
  });

  test('a digit in a stub cell takes every claimed blank of the table and the rows beside it', () => {
    const { cells } = read3(withTexts(blanked, ({ text }) => (text === '（四）无法提供' ? '（四）无法提供3' : text)));
    expect(cells.get(blankCell)).toMatchObject({ kind: 'unread', reason: 'leftover-digits' });
    expect(unread(cells)).toEqual(
      expect.arrayContaining([...row('unavailable.notHeld'), ...row('denied.registryInquiry')]),
    );
    expect(wrong(cells)).toEqual([]);
  });

  test('a digit swallowed by a label makes that row unread', () => {
    const { cells } = read3(
      withTexts(three, ({ text }) => (text === label('denied.stateSecrets') ? `${text}4` : text)),
    );
    expect(unread(cells)).toEqual(expect.arrayContaining([...row('denied.stateSecrets')]));
    expect(wrong(cells)).toEqual([]);
  });

  test('a row whose label is gone takes its neighbours along', () => {
    const { cells } = read3(withTexts(three, ({ text }) => (text === label('notProcessed.duplicate') ? '' : text)));
    expect(unread(cells).sort()).toEqual(
      ['petitionOrComplaint', 'duplicate', 'publishedMaterial'].flatMap((name) => row(`notProcessed.${name}`)).sort(),
    );
  });

  test('digits beside the table undo its blanks', () => {
    expect(read3({ ...blanked, digitsBeside: true }).cells.get(blankCell)!.kind).toBe('unread');
  });

  test('a blank of table 2 does not stand beside a stray digit', () => {
    const [blankTwo] = formGrids(values, { printed: { 'activeDisclosure.licensing.decisions': '' } });
    const { cells } = readTable2(
      [withTexts(blankTwo, ({ text }) => (text === '第二十条第（六）项' ? `${text}380` : text))],
      'test',
    );
    expect(cells.get('activeDisclosure.licensing.decisions')!.reason).toBe('leftover-digits');
  });
});

describe('a row cut by the end of a page', () => {
  const at = three.cells.find((cell) => cell.text === label('notProcessed.confirmOrReissue'))!.rows.from;

  function cutLabel(values2: (column: number, first: boolean) => string): [Grid, Grid] {
    const [upper, lower] = cutGrid(three, at + 1);
    const copy = three.cells.filter((cell) => cell.rows.from === at && cell.rows.to === at + 1);
    const pushed = lower.cells.map((cell) => ({ ...cell, rows: { from: cell.rows.from + 1, to: cell.rows.to + 1 } }));
    const piece = (first: boolean) =>
      copy.map((cell) => ({
        ...cell,
        rows: first ? cell.rows : { from: 0, to: 1 },
        text:
          cell.columns.from < 3
            ? first
              ? cell.text.slice(0, 12)
              : cell.text.slice(12)
            : values2(cell.columns.from - 3, first),
      }));
    return [
      {
        ...upper,
        cells: [...upper.cells.filter((cell) => !copy.includes(cell) && cell.rows.from !== at), ...piece(true)],
      },
      { ...lower, rows: [...lower.rows, lower.rows.at(-1)! + 1], cells: [...piece(false), ...pushed] },
    ];
  }
  const printed = TABLE3_COLUMNS.map((column) => values[`notProcessed.confirmOrReissue@${column}`]);

  test('is put together from both pages', () => {
    const { cells } = read3(...cutLabel((column, first) => (first ? printed[column]! : '')));
    expect([wrong(cells), unread(cells)]).toEqual([[], []]);
  });

  test('is not put together when both halves hold a figure', () => {
    const { cells } = read3(...cutLabel((column) => printed[column]!));
    expect(wrong(cells)).toEqual([]);
    expect(unread(cells)).toEqual(expect.arrayContaining([...row('notProcessed.confirmOrReissue')]));
  });
});
