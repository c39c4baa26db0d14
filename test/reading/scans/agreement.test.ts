/** What readings must have in common for a figure to be offered, and what the sums then make of it. */
import { describe, expect, test } from '@jest/globals';
import { readInk } from '#shared/reading/scans/agree.js';
import { officialWord } from '#shared/reading/scans/official-words.js';
import { decode } from '#shared/reading/scans/paddle.js';
import { provenTable2, provenTable3, provenTable4, SUMS } from '#shared/reading/scans/proof.js';
import type { Recogniser } from '#shared/reading/scans/recogniser.js';
import type { Table3Finding, TableFinding } from '#shared/reading/tables/findings.js';
import { TABLE2_CELLS, TABLE3_CELLS, TABLE4_CELLS, type CellId } from '#shared/report/cells.js';
import type { CellReading } from '#shared/report/record.js';
import { distinctValues } from '../../builders/values.js';
import { block, paper } from './pictures.js';

const picture = paper(100, 60);
block(picture, 20, 10, 40, 40);
const box = { x0: 20, y0: 10, x1: 40, y1: 40 };

/** Answers line after line. */
function saying(...texts: string[]): Recogniser {
  return {
    name: 'told',
    read: (lines) => Promise.resolve(lines.map(() => ({ text: texts.shift() ?? '', certainty: 1 }))),
  };
}

describe('a figure is offered', () => {
  test.each([
    ['all three readings are alike', '17', '171717', '171717', 'agreed'],
    ['a lone digit was overlooked as it is', '', '000', '000', 'agreed'],
    ['the ring of a lone zero was taken for a letter', 'o', '000', '000', 'agreed'],
    ['a mark stands in its place', '—', '———', '---', 'agreed'],
  ])('where %s', async (_, plain, again, second, kind) => {
    const [reading] = await readInk(picture, [box], { first: saying(plain, again), second: saying(second) });
    expect(reading?.kind).toBe(kind);
  });

  test.each([
    ['the second recogniser reads otherwise', '17', '171717', '111111'],
    ['the plain reading objects', '11', '171717', '171717'],
    ['the copies are not read alike', '17', '171117', '171717'],
    ['the second sees nothing', '17', '171717', ''],
    ['letters are read', 'O', 'OOO', 'OOO'],
    ['a ring is a letter for one and a zero for the other', 'O', 'OOO', '000'],
    ['a ring is a letter as it is and another figure side by side', 'o', '666', '666'],
  ])('not where %s', async (_, plain, again, second) => {
    const [reading] = await readInk(picture, [box], { first: saying(plain, again), second: saying(second) });
    expect(reading?.kind).toBe('differing');
  });

  test('words need one reading, and the second is not asked', async () => {
    const silent: Recogniser = {
      name: 'silent',
      read: (lines) => Promise.resolve(lines.map(() => Promise.reject(new Error()) as never)),
    };
    const [reading] = await readInk(picture, [box], { first: saying('总计'), second: silent });
    expect(reading).toEqual({ kind: 'words', text: '总计' });
  });
});

describe('a label', () => {
  test('with a character misread is the official one', () => {
    expect(officialWord('1.厲于国家秘密')).toBe('1.属于国家秘密');
  });

  test.each(['总汁', '结里', '本年收费金额（单位：元）', '某某局工作情况'])('%s stays as it is', (text) => {
    expect(officialWord(text)).toBe(text);
  });
});

test('of a recogniser the likeliest characters count, repeated ones once', () => {
  const steps = [1, 1, 0, 1, 2].flatMap((best) => [0, 1, 2].map((index) => (index === best ? 0.9 : 0.05)));
  const { text, certainty } = decode(new Float32Array(steps), 3, ['', '4', '2']);
  expect(text).toBe('442');
  expect(certainty).toBeCloseTo(0.9);
});

describe('the sums', () => {
  const values = distinctValues(71);
  const cell = (value: string): CellReading => ({
    kind: 'number',
    certainty: 'single',
    value,
    raw: value,
    place: null,
    readers: ['scan'],
    checks: [],
  });
  const finding = (ids: readonly CellId[], changes: Partial<Record<CellId, string>> = {}): Table3Finding => ({
    cells: new Map(ids.map((id) => [id, cell(changes[id] ?? values[id])])),
    notes: [],
    located: true,
    grids: new Set(),
    shortRow: null,
    beginnings: 1,
  });
  const states = ({ cells }: TableFinding, ids: readonly CellId[]): string[] =>
    ids.map((id) => {
      const { kind, certainty, reason, checks } = cells.get(id)!;
      if (kind === 'unread') return reason ?? '';
      return checks.includes(SUMS) ? `${certainty} proven ${reason}` : `${certainty} ${reason}`;
    });

  test('prove every figure of a table whose rows and columns come out', () => {
    const proven = provenTable3(finding(TABLE3_CELLS));
    expect(new Set(states(proven, TABLE3_CELLS))).toEqual(new Set(['confirm proven scan-sums']));
  });

  test('leave a figure unread that neither its row nor its column bears out, with what was seen', () => {
    const wrong = 'outcomes.granted@naturalPerson';
    const proven = provenTable3(finding(TABLE3_CELLS, { [wrong]: '99999' }));
    expect(proven.cells.get(wrong)).toMatchObject({ kind: 'unread', reason: 'sums-differ', candidates: ['99999'] });
    expect(states(proven, ['outcomes.granted@total', 'denied.stateSecrets@naturalPerson'])).toEqual([
      'confirm scan',
      'confirm scan',
    ]);
    expect(states(proven, ['denied.stateSecrets@otherOrganization'])).toEqual(['confirm proven scan-sums']);
  });

  test('prove nothing by a row of which a figure is missing', () => {
    const { cells, ...rest } = finding(TABLE3_CELLS);
    const unread: CellReading = { ...cell('0'), kind: 'unread', value: null, reason: 'readings-differ' };
    const proven = provenTable3({ ...rest, cells: new Map([...cells, ['outcomes.granted@total' as CellId, unread]]) });
    expect(states(proven, ['outcomes.granted@naturalPerson'])).toEqual(['confirm scan']);
  });

  test('of table 4 run over each group by itself', () => {
    const wrong = provenTable4(finding(TABLE4_CELLS, { 'review.other': '99999' }));
    expect(states(wrong, ['review.upheld', 'litigationDirect.upheld'])).toEqual([
      'sums-differ',
      'confirm proven scan-sums',
    ]);
  });

  test('say nothing about table 2', () => {
    expect(new Set(states(provenTable2(finding(TABLE2_CELLS)), TABLE2_CELLS))).toEqual(new Set(['confirm scan']));
  });
});
