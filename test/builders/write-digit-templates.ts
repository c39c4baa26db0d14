/**
 * Writes shared/reading/pdf/digit-templates.ts: the digits of ordinary typefaces as the engine paints them. Always those of
 * the engine's own standard fonts and of the font of the made-up documents; further font files by argument, as
 * `node --import tsx test/builders/write-digit-templates.ts NotoSerifSC_400Regular.ttf ...`. The result is committed, so
 * that reading depends on no font of the machine; run it again only to take in other typefaces.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import PDFDocument from 'pdfkit';
import { DEFAULT_LIMITS, isRefusal } from '#shared/reading/limits.js';
import { packShape } from '#shared/reading/pdf/digit-shapes.js';
import { sampleDigits } from '#shared/reading/pdf/painted-digits.js';
import { openPdf } from '#shared/reading/pdf/pdfium.js';
import { FONT_FILE } from './ruled-pdf.js';

const STANDARD = [
  'Helvetica',
  'Helvetica-Bold',
  'Helvetica-Oblique',
  'Times-Roman',
  'Times-Bold',
  'Times-Italic',
  'Courier',
  'Courier-Bold',
];
const DIGITS = '0123456789';

async function page(font: string | Buffer): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: [400, 100], margin: 0 });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve) => doc.on('end', () => resolve(Buffer.concat(chunks))));
  doc.font(font).fontSize(12);
  [...DIGITS].forEach((digit, index) => doc.text(digit, 20 + 30 * index, 40, { lineBreak: false, features: [] }));
  doc.end();
  return new Uint8Array(await finished);
}

async function faceOf(font: string | Buffer): Promise<string[]> {
  const open = await openPdf(await page(font), DEFAULT_LIMITS);
  if (isRefusal(open)) throw new Error(open.detail);
  const sheets = open.pages.map((one) => ({ page: one, glyphs: one.glyphs, boxes: [[0, 0, 400, 100] as const] }));
  const samples = sampleDigits(open, sheets);
  open.close();
  if (samples.map(({ claimed }) => claimed).join('') !== DIGITS) throw new Error('a digit could not be painted');
  return samples.map(({ shape }) => packShape(shape));
}

const fonts: (readonly [string, string | Buffer])[] = [
  ...STANDARD.map((name) => [name, name] as const),
  ...[FONT_FILE.pathname, ...process.argv.slice(2)].map((path) => [basename(path), readFileSync(path)] as const),
];
const faces: string[] = [];
for (const [name, font] of fonts) {
  faces.push(`  // ${name}\n  '${(await faceOf(font)).join(' ')}',`);
}
writeFileSync(
  new URL('../../shared/reading/pdf/digit-templates.ts', import.meta.url),
  `/**
 * Painted digits of ordinary typefaces to hold others against, 0 to 9 of each face. Written by
 * test/builders/write-digit-templates.ts; packed as digit-shapes.ts reads it.
 */
import { unpackForm, type UnitForm } from './digit-shapes.js';

const FACES: readonly string[] = [
${faces.join('\n')}
];

export interface DigitTemplate {
  readonly digit: string;
  readonly form: UnitForm;
}

export const DIGIT_TEMPLATES: readonly DigitTemplate[] = FACES.flatMap((face) =>
  face.split(' ').map((packed, digit) => ({ digit: String(digit), form: unpackForm(packed) })),
);
`,
);
