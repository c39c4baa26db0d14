/** Which documents of text are looked at again for tables that are pictures, and what is said of them without recognisers. */
import { describe, expect, test } from '@jest/globals';
import type { Box, PageModel } from '#shared/reading/pdf/page-model.js';
import type { PdfReading } from '#shared/reading/pdf/pdfium.js';
import { wholePictures } from '#shared/reading/scans/picture-pages.js';
import { lostToPictures, picturedTables, TABLE_AS_PICTURE } from '#shared/reading/scans/pictured-tables.js';
import type { Table3Finding } from '#shared/reading/tables/findings.js';
import { unreadCell } from '#shared/reading/values.js';
import { TABLE3_CELLS } from '#shared/report/cells.js';
import type { CellReading } from '#shared/report/record.js';

const NOWHERE = {} as PdfReading;

function page(images: readonly Box[], glyphs: PageModel['glyphs'] = []): PageModel {
  return { number: 1, width: 600, height: 800, glyphs, paths: [], images, annotations: [] };
}

function table(cell: CellReading, located = true): Table3Finding {
  const cells = new Map(TABLE3_CELLS.map((id) => [id, cell] as const));
  return { cells, notes: [], located, grids: new Set(), shortRow: null, beginnings: 1 };
}

const unread = unreadCell('label-not-found');
const read: CellReading = { ...unread, kind: 'number', certainty: 'single', value: '1', raw: '1' };
const text = table(read);
const half = page([[50, 100, 550, 500]]);

describe('a table of a document of text', () => {
  test('that was not read is looked for in the pictures of its pages', () => {
    expect(lostToPictures({ table2: text, table3: table(unread), table4: text }, [half])).toEqual([half]);
  });

  test('that was read is looked for nowhere, whatever pictures there are', () => {
    expect(lostToPictures({ table2: text, table3: text, table4: text }, [half])).toEqual([]);
  });

  test('is not looked for in an emblem or a signature', () => {
    const emblem = page([[250, 50, 350, 150]]);
    expect(lostToPictures({ table2: text, table3: table(unread), table4: text }, [emblem])).toEqual([]);
  });

  test('that may be a picture is told without recognisers, and what was read as text stays', async () => {
    const tables = { table2: text, table3: table(unread), table4: text };
    const told = await picturedTables(NOWHERE, tables, [half], undefined, false);
    expect(told).toMatchObject({ table2: text, table3: { notes: [{ code: TABLE_AS_PICTURE }] } });
  });

  test('of which none is text makes the document a scan', async () => {
    const none = table(unread, false);
    const told = await picturedTables(NOWHERE, { table2: none, table3: none, table4: none }, [half], undefined, false);
    expect(told).toMatchObject({ refused: 'scanned' });
  });
});

describe('a page is a picture of paper', () => {
  const glyph = (doubts: readonly string[]): PageModel['glyphs'][number] => ({ text: '一', doubts }) as never;
  const whole: Box = [0, 0, 600, 800];

  test('where a picture covers it, with a text under it that nobody sees', () => {
    const layer = Array.from({ length: 50 }, () => glyph(['invisible']));
    expect(wholePictures([page([whole], layer)])).toHaveLength(1);
  });

  test('not where text is seen over a picture, nor where the picture is small', () => {
    const shown = Array.from({ length: 50 }, () => glyph([]));
    expect(wholePictures([page([whole], shown), page([[0, 0, 300, 300]])])).toEqual([]);
  });
});
