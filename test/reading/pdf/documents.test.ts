import { describe, expect, jest, test } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { recordSchema, type Reading, type ReportRecord } from '#shared/report/record.js';
import { DEFAULT_LIMITS, isRefusal } from '#shared/reading/limits.js';
import type { PageModel } from '#shared/reading/pdf/page-model.js';
import { readPdfPages } from '#shared/reading/pdf/pdfium.js';
import { readDocument } from '#shared/reading/read-document.js';
import { narrativeFor } from '../../builders/narrative.js';
import { ruledPdf, type RuledPdfOptions } from '../../builders/ruled-pdf.js';
import {
  allZero,
  consistentValues,
  distinctValues,
  shortFormValues,
  withValues,
  type FormValues,
} from '../../builders/values.js';

// Two engines and a painted page for every document: slow where many tests share a machine.
jest.setTimeout(60_000);

const values = distinctValues(3);

function report(shown: FormValues, options: RuledPdfOptions = {}): Promise<Uint8Array> {
  return ruledPdf({ values: shown, narrative: narrativeFor(shown) }, options);
}

async function recordOf(bytes: Uint8Array): Promise<ReportRecord> {
  const reading = await readDocument(bytes);
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record;
}

function codeOf(reading: Reading): string {
  return reading.status === 'refused' ? reading.reason.code : reading.status;
}

function differing(record: ReportRecord, printed: FormValues): CellId[] {
  return CELL_IDS.filter((id) => record.cells[id].kind !== 'number' || record.cells[id].value !== printed[id]);
}

/** A small document drawn by hand. */
function draw(paint: (doc: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: [300, 200], margin: 0, ...options });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve) =>
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks)))),
  );
  paint(doc);
  doc.end();
  return finished;
}

async function pageOf(bytes: Uint8Array): Promise<PageModel> {
  const pages = await readPdfPages(bytes, DEFAULT_LIMITS);
  if (isRefusal(pages)) throw new Error(JSON.stringify(pages));
  return pages[0]!;
}

const line = { lineBreak: false } as const;

describe('ruled PDFs of the official form', () => {
  test.each<[string, FormValues, RuledPdfOptions]>([
    ['distinct values, tables cut without a closing rule', values, {}],
    ['tables closed at the page end', consistentValues(8), { tableBreak: 'closed' }],
    ['full-width digits', consistentValues(9), { digits: 'full-width' }],
    ['thousands separators', consistentValues(10), { thousands: true }],
    ['nothing but zeros', allZero(), {}],
    [
      'numbers too wide for their columns',
      withValues(values, { 'requests.newlyReceived@naturalPerson': '123456789012' }),
      {},
    ],
  ])('round-trip: %s', async (_, shown, options) => {
    const record = await recordOf(await report(shown, options));
    expect(differing(record, shown)).toEqual([]);
    expect(record.form).toBe('2021');
    expect(record.sections.map((section) => section.located)).toEqual([true, true, true, true, true, true]);
    expect(recordSchema.safeParse(record).success).toBe(true);
  });

  test.each([1, 3, 5, 7, 9, 11])(
    'round-trip with %d more lines before the tables, so that pages break elsewhere',
    async (count) => {
      const extra = { 1: Array.from({ length: count }, () => '补充一段文字，说明本年度的其他工作。') };
      const shown = distinctValues(count);
      expect(differing(await recordOf(await report(shown, { extra })), shown)).toEqual([]);
    },
  );

  test('the older form keeps its single row 其他处理', async () => {
    const record = await recordOf(await report(values, { shortForm: true }));
    expect(record.form).toBe('2021-short');
    expect(Object.fromEntries(Object.entries(record.shortFormRow!).map(([id, cell]) => [id, cell.value]))).toEqual(
      shortFormValues(values),
    );
    expect(record.cells['otherHandling.other@total'].kind).toBe('not-printed');
  });

  test('blanks and marks stay what they are', async () => {
    const printed = {
      'activeDisclosure.rules.issued': '/',
      'activeDisclosure.rules.repealed': '—',
      'activeDisclosure.rules.inForce': '无',
      'denied.stateSecrets@naturalPerson': '',
      'review.upheld': '-',
    } as const;
    const record = await recordOf(await report(values, { printed }));
    for (const [id, raw] of Object.entries(printed)) {
      expect(record.cells[id as CellId]).toMatchObject({ kind: raw === '' ? 'blank' : 'mark', value: null, raw });
    }
  });

  test('a figure with another unit is unread and shown as candidate', async () => {
    const record = await recordOf(
      await report(values, { printed: { 'activeDisclosure.licensing.decisions': '12元' } }),
    );
    expect(record.cells['activeDisclosure.licensing.decisions']).toMatchObject({
      kind: 'unread',
      reason: 'not-a-number',
      candidates: ['12元'],
    });
  });

  test('agency, year, period and sections are those of the document', async () => {
    const narrative = narrativeFor(values, { agencyName: '云溪县示例局', year: 2024 });
    const record = await recordOf(await ruledPdf({ values, narrative }, { titleYear: 2024 }));
    expect([record.agencyName, record.year]).toEqual(['云溪县示例局', 2024]);
    expect(`${record.period}。`).toBe(narrative.period);
    expect(record.sections.map((section) => section.paragraphs)).toEqual(narrative.sections);
  });

  test('every value tells its page and a box that lies on it', async () => {
    const record = await recordOf(await report(values));
    for (const id of CELL_IDS) {
      const place = record.cells[id].place!;
      if (place.in !== 'page') throw new Error(place.in);
      const [x0, y0, x1, y1] = place.box;
      expect(x0 >= 0 && y0 >= 0 && x0 < x1 && y0 < y1 && x1 <= 595.28 && y1 <= 841.89).toBe(true);
    }
  });

  test('the same bytes give the same record', async () => {
    const bytes = await report(values);
    expect(JSON.stringify(await readDocument(bytes))).toBe(JSON.stringify(await readDocument(bytes)));
  });
});

describe('the engine as a page model', () => {
  const text = (model: PageModel): string => model.glyphs.map((glyph) => glyph.text).join('');

  test('puts glyphs where they are shown, top left, whatever the rotation', async () => {
    const upright = await pageOf(await draw((doc) => doc.fontSize(10).text('7', 20, 30, line)));
    const [x0, y0, x1, y1] = upright.glyphs[0]!.box;
    expect([x0, y0].map(Math.round)).toEqual([20, 29]);
    expect([x1 - x0, y1 - y0].map(Math.round)).toEqual([6, 10]);
    const turned = await pageOf(
      await draw((doc) => {
        (doc.page.dictionary.data as Record<string, unknown>)['Rotate'] = 90;
        doc
          .rotate(-90, { origin: [0, 200] })
          .fontSize(10)
          .text('7', 20, 220, line);
      }),
    );
    expect([turned.width, turned.height]).toEqual([200, 300]);
    expect(turned.glyphs[0]!.slanted).toBe(false);
    expect(turned.glyphs[0]!.box.map(Math.round)).toEqual([20, 19, 26, 29]);
  });

  test('keeps to the crop box', async () => {
    const model = await pageOf(
      await draw((doc) => {
        (doc.page.dictionary.data as Record<string, unknown>)['CropBox'] = [50, 20, 250, 180];
        doc.fontSize(10).text('7', 60, 40, line).text('8', 10, 40, line);
      }),
    );
    expect([model.width, model.height]).toEqual([200, 160]);
    const seven = model.glyphs.find((glyph) => glyph.text === '7')!;
    expect(seven.doubts).toEqual([]);
    expect(model.glyphs.find((glyph) => glyph.text === '8')!.doubts).toEqual(['invisible']);
    expect(seven.box.slice(0, 2).map(Math.round)).toEqual([10, 19]);
  });

  test('marks what is not painted as text says', async () => {
    const model = await pageOf(
      await draw((doc) => {
        doc.fontSize(10).fillColor('white').text('1', 20, 20, line).fillColor('black');
        doc.fontSize(2).text('2', 40, 20, line).fontSize(10);
        doc.addContent('3 Tr').text('3', 60, 20, line).addContent('0 Tr');
        doc.markContent('Span', { actual: '58' });
        doc.text('17', 80, 20, line);
        doc.endMarkedContent();
        doc.rotate(30, { origin: [150, 100] }).text('9', 150, 100, line);
      }),
    );
    const doubts = new Map(model.glyphs.map((glyph) => [glyph.text, glyph.doubts]));
    expect(doubts.get('1')).toEqual(['faint']);
    expect(doubts.get('2')).toEqual(['tiny']);
    expect(doubts.get('3')).toContain('invisible');
    expect(doubts.get('5')).toEqual(['actual-text']);
    expect(model.glyphs.find((glyph) => glyph.text === '9')!.slanted).toBe(true);
  });

  test('sees rules, pictures and annotations where they are shown', async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const model = await pageOf(
      await draw((doc) => {
        doc.save().translate(10, 20).moveTo(0, 0).lineTo(50, 0).stroke().restore();
        doc.rect(10, 40, 50, 0.5).fill();
        doc.image(pixel, 100, 50, { width: 40, height: 20 });
        doc.highlight(30, 100, 40, 12);
        doc.link(10, 150, 40, 12, 'https://example.invalid/');
      }),
    );
    expect(model.paths.map((path) => [path.stroked, path.filled])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(model.paths[0]!.points.map((point) => [point.kind, Math.round(point.x), Math.round(point.y)])).toEqual([
      ['move', 10, 20],
      ['line', 60, 20],
    ]);
    expect(model.images.map((box) => box.map(Math.round))).toEqual([[100, 50, 140, 70]]);
    expect(model.annotations).toHaveLength(1);
  });

  test('reads the text of a document that merely forbids changes', async () => {
    const bytes = await draw((doc) => doc.text('7', 20, 20, line), { ownerPassword: 'owner' });
    expect(text(await pageOf(bytes))).toBe('7');
  });
});

describe('PDFs that are refused by name', () => {
  test.each<[string, string, () => Promise<Uint8Array>]>([
    ['encrypted', 'a password is asked', () => draw((doc) => doc.text('7', 20, 20, line), { userPassword: 'secret' })],
    ['damaged', 'the file is cut in half', async () => (await report(values)).slice(0, 40_000)],
    ['damaged', 'only the first line is there', async () => new TextEncoder().encode('%PDF-1.7\n')],
    ['too-many-pages', '61 pages', () => draw((doc) => Array.from({ length: 60 }, () => doc.addPage()))],
    ['not-a-report', 'another document', () => draw((doc) => doc.text('Minutes of a meeting', 20, 20, line))],
    [
      'scanned',
      'a page is a picture',
      () =>
        draw((doc) =>
          doc.image(
            Buffer.from(
              'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
              'base64',
            ),
            0,
            0,
            { width: 300, height: 200 },
          ),
        ),
    ],
    [
      'text-layer-unusable',
      'bytes of another encoding',
      () => draw((doc) => doc.fontSize(4).text('æ\u00b8 ¿å ºä¿¡æ ¯å ¬å ¼Ã¤Ã¶'.repeat(4), 5, 20, line)),
    ],
    [
      'too-complex',
      'a page with thousands of glyphs',
      () =>
        draw((doc) => {
          for (let y = 0; y < 60; y++) doc.fontSize(3).text('0123456789'.repeat(14), 2, y * 3, line);
        }),
    ],
    [
      'blank-form',
      'the empty form',
      async () => report(values, { printed: Object.fromEntries(CELL_IDS.map((id) => [id, ''])) }),
    ],
    [
      'active-content',
      'a script runs at opening',
      () =>
        draw((doc) => {
          doc.text('7', 20, 20, line);
          doc.addNamedJavaScript('start', 'app.alert(1)');
        }),
    ],
  ])('%s: %s', async (code, _, make) => {
    expect(codeOf(await readDocument(await make()))).toBe(code);
  });

  test('no-tables: title and headings, but no table', async () => {
    const { FONT_FILE } = await import('../../builders/ruled-pdf.js');
    const { readFileSync } = await import('node:fs');
    const bytes = await draw((doc) => {
      doc.font(readFileSync(FONT_FILE)).fontSize(9);
      [
        '云溪县示例局2025年政府信息公开工作年度报告',
        '一、总体情况',
        '二、主动公开政府信息情况',
        '五、存在的主要问题及改进情况',
      ].forEach((text, index) => doc.text(text, 20, 20 + 16 * index, line));
    });
    expect(codeOf(await readDocument(bytes))).toBe('no-tables');
  });

  test('limits can be tightened', async () => {
    const bytes = await report(values);
    expect(codeOf(await readDocument(bytes, { limits: { pages: 1 } }))).toBe('too-many-pages');
    expect(codeOf(await readDocument(bytes, { limits: { bytes: 100 } }))).toBe('too-large');
    const padded = new Uint8Array(19 * 1024 * 1024).fill(0x20);
    padded.set(bytes);
    expect(codeOf(await readDocument(padded, { limits: { engineMemory: 16 * 1024 * 1024 } }))).toBe('memory');
  });
});
