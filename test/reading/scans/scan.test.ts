/**
 * A scan through the process that the product starts for it: recognisers inside the fence, figures to confirm. Part of one
 * page, since recognising takes its time; whole reports are read by `npm run bench:scans`.
 */
import { describe, expect, jest, test } from '@jest/globals';
import { readerFromSource } from '../../../infra/bundle-reader.js';
import { readWithScans } from '#shared/reading/isolation/scan-isolated.js';
import { readDocument } from '#shared/reading/read-document.js';
import type { StartRecognisers } from '#shared/reading/scans/recogniser.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { narrativeFor } from '../../builders/narrative.js';
import { ruledPdf } from '../../builders/ruled-pdf.js';
import { scanOf } from '../../builders/scanned-pdf.js';
import { distinctValues } from '../../builders/values.js';

const values = distinctValues(71);

test('a scan without a table is none of a report, and no recogniser is started for it', async () => {
  const printed = await ruledPdf({ values, narrative: narrativeFor(values) });
  const started = jest.fn<StartRecognisers>();
  const reading = await readDocument(await scanOf(printed, { pages: [1], dpi: 72 }), { recognise: started });
  expect(reading).toMatchObject({ status: 'refused', reason: { code: 'no-tables' } });
  expect(started).not.toHaveBeenCalled();
});

describe('a part of a scan that leans, with a stamp on it and a text layer that lies', () => {
  test('is read cell by cell, every figure to be confirmed, and no figure is wrong', async () => {
    const printed = await ruledPdf({ values, narrative: narrativeFor(values) });
    const scan = await scanOf(printed, { pages: [2], upper: 0.69, turned: 0.5, stamp: true, layer: '99999' });
    const reading = await readWithScans(scan, { folder: readerFromSource() });
    if (reading.status === 'refused') throw new Error(reading.reason.detail);
    const { cells, notes } = reading.record;
    const read = CELL_IDS.filter((id) => cells[id].kind !== 'unread');
    expect(read.filter((id) => cells[id].value !== values[id])).toEqual([]);
    expect(read.filter((id) => cells[id].certainty !== 'confirm')).toEqual([]);
    expect(read.length).toBeGreaterThan(45);
    expect(notes.map(({ code }) => code)).toContain('scan');
  }, 300_000);
});
