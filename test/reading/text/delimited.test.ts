import { describe, expect, test } from '@jest/globals';
import type { Reading } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { delimitedText } from '#shared/reading/text/delimited-cells.js';
import { csv, CSV_ENCODINGS, markdown, type DelimitedOptions } from '../../builders/delimited.js';
import { narrativeFor } from '../../builders/narrative.js';
import { distinctValues } from '../../builders/values.js';

const values = distinctValues(19);
const content = { values, narrative: narrativeFor(values) };
const CELL = 'outcomes.granted@naturalPerson';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function recordOf(reading: Reading) {
  if (reading.status === 'refused') throw new Error(`${reading.reason.code} ${reading.reason.detail}`);
  return reading.record;
}
const wrongIn = (reading: Reading): unknown[] =>
  Object.entries(recordOf(reading).cells).filter(([id, cell]) => cell.value !== values[id as never]);

describe('comma-separated values out of a spreadsheet', () => {
  test.each(CSV_ENCODINGS)('in %s are read whole', async (encoding) => {
    for (const separator of [',', '\t', ';'] as const) {
      const reading = await readDocument(csv(content, { encoding, separator, thousands: true, spread: true }));
      expect(wrongIn(reading)).toEqual([]);
      expect(recordOf(reading)).toMatchObject({ format: 'csv', agencyName: '云溪县示例局', year: 2025 });
      expect(recordOf(reading).sections.every(({ located }) => located)).toBe(true);
    }
  });

  test.each<[string, DelimitedOptions, object]>([
    ['a blank is for a person to confirm', { printed: { [CELL]: '' } }, { kind: 'blank', certainty: 'confirm' }],
    ['a mark is a mark', { printed: { [CELL]: '/' } }, { kind: 'mark', raw: '/' }],
    [
      'a unit is to be confirmed',
      { printed: { [CELL]: '12件' } },
      { kind: 'number', value: '12', certainty: 'confirm' },
    ],
    ['words are no number', { printed: { [CELL]: '12家' } }, { kind: 'unread', reason: 'not-a-number' }],
    ['two figures in one cell are none', { printed: { [CELL]: '1\n2' } }, { kind: 'unread', reason: 'several-lines' }],
  ])('%s', async (_, options, expected) => {
    for (const make of [csv, markdown]) {
      if (make === markdown && options.printed?.[CELL]?.includes('\n') === true) continue;
      expect(recordOf(await readDocument(make(content, options))).cells[CELL]).toMatchObject(expected);
    }
  });

  test('a row whose merged label kept no empty cells gives no figure to another column', async () => {
    const text = textOf(csv(content));
    const row = text.split('\r\n').find((line) => line.startsWith('一、本年新收'))!;
    for (const lost of [1, 2]) {
      const shifted = text.replace(row, row.replace(','.repeat(lost), '') + ','.repeat(lost));
      const cells = recordOf(await readDocument(utf8(shifted))).cells;
      const own = Object.entries(cells).filter(([id]) => id.startsWith('requests.newlyReceived@'));
      expect(own.map(([, { kind }]) => kind)).toEqual(own.map(() => 'unread'));
    }
  });

  test('rows of different lengths, or an open quote, are plain text', () => {
    const text = textOf(csv(content));
    expect(delimitedText(text)?.kind).toBe('csv');
    expect(delimitedText(`${text}\r\na,b`)).toBeUndefined();
    expect(delimitedText(`${text}\r\n"a`)).toBeUndefined();
  });
});

describe('pipe tables', () => {
  test('are read whole, marks of Markdown left out', async () => {
    const reading = await readDocument(markdown(content));
    expect(wrongIn(reading)).toEqual([]);
    const bold = textOf(markdown(content)).replace(/\| (\d+) \|/u, '| **$1** |');
    expect(wrongIn(await readDocument(utf8(bold)))).toEqual([]);
  });

  test('a crossed-out figure is no number', async () => {
    const text = textOf(markdown(content)).replace(`| ${values[CELL]} |`, `| ~~${values[CELL]}~~ |`);
    expect(recordOf(await readDocument(utf8(text))).cells[CELL].kind).toBe('unread');
  });

  test('a table whose rows differ in length is plain text', () => {
    const text = textOf(markdown(content));
    expect(delimitedText(text)?.kind).toBe('text');
    expect(delimitedText(text.replace(/\|\n\| 一、本年新收/u, '| |\n| 一、本年新收'))).toBeUndefined();
  });
});
