import { describe, expect, jest, test } from '@jest/globals';
import type { CellReading, Reading } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { judge } from './judge.js';
import { LAYOUTS } from './layouts.js';
import { keepsPromise, readCorpus, tally, type OneReading } from './run-corpus.js';

jest.setTimeout(300_000);

describe('documents of every layout', () => {
  // A fixed seed, so that what passed yesterday passes today; `npm run test:corpus` takes a fresh one.
  test('are read without a wrong cell, and as completely as their layout allows', async () => {
    const readings: OneReading[] = [];
    for await (const reading of readCorpus({ documents: 64, seed: 2_021 })) readings.push(reading);
    expect(
      readings.flatMap(({ layout, seed, wrong }) => wrong.map((cell) => `${layout.name} ${seed}: ${cell}`)),
    ).toEqual([]);
    expect(
      tally(readings)
        .filter((each) => !keepsPromise(each))
        .map(({ layout, unread }) => `${layout.name}: ${unread} unread`),
    ).toEqual([]);
  });
});

describe('documents of which a cell was once left unread', () => {
  test.each([
    ['pdf grid, landscape', 29_640_922, 'the first heads of table 2 repeated over its last row, on the next page'],
    ['pdf worded otherwise', 30_005_196, 'a note with figures in the table, under a blank'],
  ])('%s, seed %i: %s', async (name, seed) => {
    const layout = LAYOUTS.find((each) => each.name === name)!;
    const built = await layout.build(seed);
    expect(judge(await readDocument(built.bytes), built)).toMatchObject({ wrong: [], unread: 0, refused: null });
  });
});

describe('the judge', () => {
  const layout = LAYOUTS[0]!;
  const changed = async (change: (cell: CellReading) => CellReading): Promise<ReturnType<typeof judge>> => {
    const built = await layout.build(5);
    const reading = (await readDocument(built.bytes)) as Extract<Reading, { record: unknown }>;
    const cells = { ...reading.record.cells };
    cells['review.total'] = change(cells['review.total']);
    return judge({ ...reading, record: { ...reading.record, cells } }, built);
  };

  test.each<[string, (cell: CellReading) => CellReading, number, number]>([
    ['another number', (cell) => ({ ...cell, value: `${cell.value}1` }), 1, 0],
    ['a blank where a number is printed', (cell) => ({ ...cell, kind: 'blank', value: null, raw: '' }), 1, 0],
    ['a mark where a number is printed', (cell) => ({ ...cell, kind: 'mark', value: null, raw: '/' }), 1, 0],
    ['an unread cell', (cell) => ({ ...cell, kind: 'unread', value: null }), 0, 1],
    ['nothing', (cell) => cell, 0, 0],
  ])('counts %s', async (_, change, wrong, unread) => {
    const verdict = await changed(change);
    expect([verdict.wrong.length, verdict.unread]).toEqual([wrong, unread]);
  });

  test('counts a refused document as unread', async () => {
    const built = await layout.build(5);
    const verdict = judge({ status: 'refused', reason: { code: 'scanned', detail: '' } }, built);
    expect(verdict).toMatchObject({ right: 0, wrong: [], refused: 'scanned' });
    expect(verdict.unread).toBeGreaterThanOrEqual(200);
  });

  test('leaves every draw of a seed to the seed', async () => {
    for (const each of LAYOUTS.slice(0, 4)) {
      const [first, second] = [await each.build(9), await each.build(9)];
      expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
    }
  });
});
