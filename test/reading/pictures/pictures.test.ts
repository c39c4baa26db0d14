import { describe, expect, jest, test } from '@jest/globals';
import { decode } from 'fast-png';
import PDFDocument from 'pdfkit';
import { readerFromSource } from '../../../infra/bundle-reader.js';
import { picturePages } from '#shared/reading/isolation/picture-isolated.js';
import { pagesToPicture } from '#shared/reading/pictures/pages-to-picture.js';
import { pictureSize } from '#shared/reading/pictures/picture.js';
import { renderPages } from '#shared/reading/pictures/render-pages.js';
import { CELL_IDS } from '#shared/report/cells.js';
import type { Place, ReportRecord } from '#shared/report/record.js';
import { recordOf } from '../../builders/record.js';
import { distinctValues } from '../../builders/values.js';
import { pathBomb } from '../isolation/bombs.js';

jest.setTimeout(120_000);
const patient = { child: { cpuMilliseconds: 60_000, wallMilliseconds: 100_000 } };

/** Pages of these sizes in points, each with a black square from 20 to 60. */
function squares(...sizes: readonly [number, number, number?][]): Promise<Uint8Array> {
  const doc = new PDFDocument({ autoFirstPage: false });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Uint8Array>((resolve) => doc.on('end', () => resolve(Buffer.concat(chunks))));
  for (const [width, height, rotate = 0] of sizes) {
    doc.addPage({ size: [width, height], margin: 0 });
    (doc.page.dictionary.data as Record<string, unknown>)['Rotate'] = rotate;
    doc.rect(20, 20, 40, 40).fill('black');
  }
  doc.end();
  return done;
}

async function paintedFrom(bytes: Uint8Array, ...pages: number[]) {
  const found = [];
  for await (const picture of renderPages(bytes, pages)) found.push(picture);
  return found;
}

/** How dark the picture is at a place told in points: 0 black, 15 white. */
function greyAt({ png, width }: { png: Uint8Array; width: number }, x: number, y: number): number {
  const { width: across, depth, data } = decode(png);
  const scale = across / width;
  const [column, row] = [Math.floor(x * scale), Math.floor(y * scale)];
  const byte = data[Math.floor(row * Math.ceil((across * depth) / 8) + (column * depth) / 8)]!;
  return column % 2 === 0 ? byte >> 4 : byte & 15;
}

describe('the picture of a page', () => {
  test('shows what is painted where the page model says it is', async () => {
    const [upright, turned] = await paintedFrom(await squares([200, 300], [200, 300, 90]), 1, 2);
    expect([upright!.width, upright!.height]).toEqual([200, 300]);
    expect([greyAt(upright!, 40, 40), greyAt(upright!, 80, 80)]).toEqual([0, 15]);
    // Turned clockwise: what was at the top left is now at the top right.
    expect([turned!.width, turned!.height]).toEqual([300, 200]);
    expect([greyAt(turned!, 260, 40), greyAt(turned!, 40, 40)]).toEqual([0, 15]);
  });

  test('is a PNG in sixteen greys of about 110 dots to the inch', async () => {
    const [picture] = await paintedFrom(await squares([595, 842]), 1);
    expect(decode(picture!.png)).toMatchObject({ width: 909, height: 1286, depth: 4, channels: 1 });
  });

  test.each([
    [14_400, 14_400],
    [3, 14_400],
    [1e9, 0.001],
  ])('of a page of %d by %d points stays within four million pixels', (width, height) => {
    const size = pictureSize(width, height)!;
    expect(size.width * size.height).toBeLessThanOrEqual(4_000_000);
    expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
  });

  test.each([
    [0, 10],
    [Number.NaN, 10],
    [Infinity, 10],
    [-5, 10],
  ])('of a page of %d by %d is not made', (width, height) => {
    expect(pictureSize(width, height)).toBeUndefined();
  });

  test('comes out of a process of its own with the same bytes', async () => {
    const bytes = await squares([200, 300], [300, 200], [100, 100]);
    const isolated = await picturePages(bytes, [1, 3, 7], { folder: readerFromSource(), ...patient });
    const direct = await paintedFrom(bytes, 1, 3);
    expect(isolated.map(({ page }) => page)).toEqual([1, 3]);
    for (const [index, { png }] of isolated.entries()) expect(Buffer.from(png).equals(direct[index]!.png)).toBe(true);
  });

  test('is given up, and nothing else with it, where the page is a bomb or no page', async () => {
    const folder = readerFromSource();
    expect(await picturePages(Buffer.from('no document'), [1], { folder, ...patient })).toEqual([]);
    expect(await picturePages(pathBomb(), [1], { folder, child: { cpuMilliseconds: 500 } })).toEqual([]);
  });
});

describe('the pages worth a picture', () => {
  const base = recordOf(distinctValues(4));
  const on = (place: (index: number) => Place | null, more: Partial<ReportRecord> = {}): ReportRecord => ({
    ...base,
    ...more,
    cells: Object.fromEntries(
      CELL_IDS.map((id, index) => [id, { ...base.cells[id], place: place(index) }]),
    ) as ReportRecord['cells'],
  });
  const page = (number: number): Place => ({ in: 'page', page: number, box: [0, 0, 1, 1] });

  test('are those of the cells, all between them, and one before and after', () => {
    expect(
      pagesToPicture(
        on((index) => page(index < 100 ? 4 : 6)),
        60,
      ),
    ).toEqual([3, 4, 5, 6, 7]);
    expect(
      pagesToPicture(
        on(() => page(1)),
        60,
      ),
    ).toEqual([1, 2]);
  });

  test('are no more than asked for', () => {
    expect(
      pagesToPicture(
        on((index) => page(index + 1)),
        60,
      ),
    ).toHaveLength(60);
  });

  test('are none where nothing was found on a page', () => {
    expect(
      pagesToPicture(
        on(() => null),
        60,
      ),
    ).toEqual([]);
    expect(
      pagesToPicture(
        on(() => ({ in: 'line', line: 1, from: 0, to: 1 }), { format: 'text' }),
        60,
      ),
    ).toEqual([]);
  });
});
