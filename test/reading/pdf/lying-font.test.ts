/** Guard `painted-otherwise`: what the font's map claims against the form that its glyphs paint. */
import { describe, expect, jest, test } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { DEFAULT_LIMITS, isRefusal } from '#shared/reading/limits.js';
import {
  judgeFonts,
  outlineOf,
  lyingFonts,
  lyingFontsOf,
  otherDigit,
  sampleDigits,
  type DigitSample,
} from '#shared/reading/pdf/painted-digits.js';
import type { Glyph, PageModel } from '#shared/reading/pdf/page-model.js';
import { lookAgain } from '#shared/reading/pdf/second-look.js';
import type { CellReading } from '#shared/report/record.js';
import { openPdf } from '#shared/reading/pdf/pdfium.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { lieAboutDigits } from '../../builders/lying-font.js';
import type { LayoutOptions } from '../../builders/pdf-layouts.js';
import { distinctValues } from '../../builders/values.js';
import { read, scoreOf } from './scores.js';

// Two engines and a painted page for every document: slow where many tests share a machine.
jest.setTimeout(60_000);

const values = distinctValues(81);
const DIGITS = '0123456789';

describe('a text layer that both engines believe', () => {
  test.each<[string, Record<string, string>, LayoutOptions]>([
    ['1 told as 7', { 1: '7' }, {}],
    ['7 told as 1', { 7: '1' }, {}],
    ['3 told as 8', { 3: '8' }, {}],
    ['8 told as 3', { 8: '3' }, {}],
    ['0 told as 6', { 0: '6' }, {}],
    ['5 told as 6', { 5: '6' }, {}],
    ['6 and 9 exchanged', { 6: '9', 9: '6' }, {}],
    ['2 and 5 exchanged', { 2: '5', 5: '2' }, {}],
    [
      'every digit told as the next',
      Object.fromEntries([...DIGITS].map((one, at) => [one, DIGITS[(at + 1) % 10]!])),
      {},
    ],
    ['1 told as 7 without rules', { 1: '7' }, { border: 'none' }],
    ['1 told as 7 on a turned page', { 1: '7' }, { rotate: 90 }],
    ['1 told as 7 on a page that lies on its side', { 1: '7' }, { sideways: 270 }],
  ])('guard painted-otherwise: %s', async (_, claims, layout) => {
    const record = await read(values, { ...layout, end: (doc) => lieAboutDigits(doc, claims) });
    const numbers = CELL_IDS.filter((id) => record.cells[id].kind === 'number');
    expect(numbers).toEqual([]);
    const reasons = new Set(CELL_IDS.map((id) => record.cells[id].reason));
    expect(reasons).toContain('painted-otherwise');
    expect(reasons).not.toContain('engines-differ');
  });

  test('says nothing of the same document when it is honest', async () => {
    const score = scoreOf(await read(values), values);
    expect([score.wrong, score.unread, score.agreed]).toEqual([[], 0, 200]);
  });
});

async function samplesOf(font: string, size: number): Promise<{ samples: DigitSample[]; lying: ReadonlySet<number> }> {
  const doc = new PDFDocument({ size: [400, 100], margin: 0 });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<void>((resolve) => doc.on('end', () => resolve()));
  doc.font(font).fontSize(size);
  [...DIGITS].forEach((digit, index) => doc.text(digit, 20.3 + 30.1 * index, 40.7, { lineBreak: false }));
  doc.end();
  await finished;
  const open = await openPdf(new Uint8Array(Buffer.concat(chunks)), DEFAULT_LIMITS);
  if (isRefusal(open)) throw new Error(open.detail);
  const sheets = open.pages.map((page) => ({ page, glyphs: page.glyphs, boxes: [[0, 0, 400, 100] as const] }));
  const [samples, lying] = [sampleDigits(open, sheets), lyingFontsOf(open, sheets)];
  open.close();
  return { samples, lying };
}

describe('forms of digits', () => {
  // The share of lies that are found: all where the typeface is among the templates, most where it is not.
  test.each([
    ['Helvetica', 1],
    ['Times-Roman', 1],
    ['Courier', 1],
    ['Helvetica-BoldOblique', 0.75],
    ['Times-BoldItalic', 0.75],
    ['Courier-Oblique', 0.75],
  ])('%s: an honest digit is never taken for another, one told as another is found out', async (font, least) => {
    for (const size of [5, 7.5, 9, 10.5, 14, 22]) {
      const { samples, lying } = await samplesOf(font, size);
      expect(samples.map(({ claimed }) => claimed).join('')).toBe(DIGITS);
      expect([...lying]).toEqual([]);
      const told = samples.flatMap(({ shape, claimed: painted }) =>
        [...DIGITS].map((claimed) => ({ painted, claimed, found: otherDigit(shape, claimed) })),
      );
      // Where the guard is not sure it says nothing, as for 6 and 0 set bold and aslant; it never says a wrong thing.
      expect(told.filter(({ painted, found }) => found !== undefined && found !== painted)).toEqual([]);
      expect(told.filter(({ painted, claimed, found }) => claimed === painted && found !== undefined)).toEqual([]);
      const lies = told.filter(({ painted, claimed }) => claimed !== painted);
      expect(lies.filter(({ found }) => found !== undefined).length).toBeGreaterThanOrEqual(least * lies.length);
    }
  });

  test('guard: one form told as two digits, whatever typeface it is of', async () => {
    const { samples } = await samplesOf('Times-Roman', 9);
    const [one, two] = [samples[1]!, samples[2]!];
    // Turned over, so that it is like no digit of any typeface.
    const odd = (sample: DigitSample): DigitSample => ({
      ...sample,
      shape: {
        ...sample.shape,
        form: sample.shape.form.slice().reverse(),
        pixels: sample.shape.pixels.slice().reverse(),
      },
    });
    const [first, second] = [odd(two), { ...odd(two), claimed: '5', font: 77, outline: 'other' }];
    expect([...lyingFonts([first, odd(one)])]).toEqual([]);
    expect([...lyingFonts([first, second])].sort()).toEqual([first.font, 77].sort());
  });
});

describe('a font of which nobody has seen what it paints', () => {
  const glyph = {
    text: '7',
    box: [10, 10, 16, 20],
    baseline: 19,
    size: 10,
    slanted: false,
    doubts: [],
    drawn: { font: 5, outline: [11, 11, 15, 19] },
  } as unknown as Glyph;
  const page = { number: 1 } as unknown as PageModel;
  const blind = { pictures: (_: PageModel, parts: readonly unknown[]) => parts.map(() => undefined) };
  const sheet = (glyphs: readonly Glyph[]): Parameters<typeof judgeFonts>[1] => [
    { page, glyphs, boxes: [[0, 0, 100, 100]] },
  ];

  test('is named, and so are digits of which the engine tells no font', () => {
    const bare = { ...glyph };
    delete (bare as { drawn?: unknown }).drawn;
    expect([...judgeFonts(blind, sheet([glyph])).unproven]).toEqual([outlineOf(glyph)]);
    expect([...judgeFonts(blind, sheet([bare])).unproven]).toEqual([outlineOf(bare)]);
    expect([...judgeFonts(blind, sheet([{ ...glyph, text: '件' }])).unproven]).toEqual([]);
  });

  test('is believed in nothing without a person: its cells are to be confirmed', () => {
    const cell: CellReading = {
      kind: 'number',
      certainty: 'single',
      value: '7',
      raw: '7',
      place: { in: 'page', page: 1, box: [0, 0, 100, 100] },
      readers: [],
      checks: [],
    };
    const witness = { page, glyphs: [glyph], second: undefined, picture: undefined, lying: new Set<number>() };
    const look = (unproven: string[]): CellReading =>
      lookAgain(cell, new Map([[1, { ...witness, unproven: new Set(unproven) }]]));
    expect(look([outlineOf(glyph)])).toMatchObject({ value: '7', certainty: 'confirm', reason: 'unproven-font' });
    const other = { ...glyph, drawn: { font: 6, outline: glyph.drawn?.outline ?? glyph.box } };
    expect(look([outlineOf(other)])).toMatchObject({ value: '7', certainty: 'single' });
  });
});
