import { describe, expect, jest, test } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { activeContent } from '#shared/reading/pdf/pdf-actions.js';
import { readDocument } from '#shared/reading/read-document.js';
import { forgetCharacters } from '../../builders/lying-font.js';
import { narrativeFor } from '../../builders/narrative.js';
import { distinctValues } from '../../builders/values.js';
import { draw } from './scores.js';
import type { LayoutOptions } from '../../builders/pdf-layouts.js';

// Two engines and a painted page for every document: slow where many tests share a machine.
jest.setTimeout(60_000);

const values = distinctValues(71);
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function codeOf(bytes: Uint8Array): Promise<string> {
  const reading = await readDocument(bytes);
  return reading.status === 'refused' ? reading.reason.code : reading.status;
}

/** The parts of a document that pdfkit has no method for. */
function dictionaryOf(holder: unknown): Record<string, unknown> {
  return (holder as { data: Record<string, unknown> }).data;
}

function rootOf(doc: PDFKit.PDFDocument): Record<string, unknown> {
  return dictionaryOf((doc as unknown as { _root: unknown })._root);
}

/** A PDF put together by hand, objects as they stand. */
function byHand(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

describe('PDFs that would do something are refused', () => {
  test.each<[string, LayoutOptions]>([
    [
      'a script runs at opening',
      { start: (doc) => (rootOf(doc)['OpenAction'] = { S: 'JavaScript', JS: new String('app.alert(1)') }) },
    ],
    [
      'a script runs when a page is shown',
      {
        under: (doc) =>
          (dictionaryOf(doc.page.dictionary)['AA'] = { O: { S: 'JavaScript', JS: new String('app.alert(1)') } }),
      },
    ],
    [
      'a program is started by a link',
      {
        under: (doc) =>
          doc.annotate(10, 10, 80, 20, { Subtype: 'Link', A: { S: 'Launch', F: new String('calc.exe') } } as never),
      },
    ],
    ['another PDF is carried along', { start: (doc) => doc.file(Buffer.from('%PDF-1.7'), { name: 'other.pdf' }) }],
  ])('active-content: %s', async (_, options) => {
    expect(await codeOf(await draw(values, options))).toBe('active-content');
  });

  const inside = (dictionary: string, data: Uint8Array): Uint8Array =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`, 'latin1'),
        data,
        Buffer.from('\nendstream\nendobj\n', 'latin1'),
      ]),
    );
  const script = Buffer.from('1 0 << /S /JavaScript /JS (app.alert) >>', 'latin1');
  const object = (value: string): Uint8Array => Buffer.from(`1 0 obj ${value} endobj`, 'latin1');

  test.each<[string, Uint8Array, string | undefined]>([
    ['a name spelt with codes', object('<< /S /#4aava#53cript >>'), 'the file carries a script [script; document]'],
    [
      'in a compressed object stream',
      inside('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(script)),
      'the file carries a script [script; document]',
    ],
    ['the same letters in the bytes of a picture', inside('/Subtype /Image', script), undefined],
    ['a name that merely begins alike', object('<< /JSON 1 /Launching 2 >>'), undefined],
    ['a page to open at', object('<< /OpenAction [3 0 R /Fit] >>'), undefined],
  ])('%s', (_, bytes, found) => {
    expect(activeContent(bytes)?.detail).toBe(found);
  });
});

describe('PDFs of the wrong shape are refused', () => {
  test.each(['grid', 'none'] as const)('several-reports: two reports in one file (%s)', async (border) => {
    expect(await codeOf(await draw(values, { border, copies: 2 }))).toBe('several-reports');
  });

  test.each(['grid', 'none'] as const)('several-reports: two agencies, two years (%s)', async (border) => {
    const other = distinctValues(72);
    const followedBy = [
      { values: other, narrative: narrativeFor(other, { agencyName: '云溪县另一局' }) },
      { values: other, narrative: narrativeFor(other, { year: 2024 }) },
    ];
    for (const second of followedBy) {
      expect(await codeOf(await draw(values, { border, followedBy: [second] }))).toBe('several-reports');
    }
  });

  test('scanned: a picture of the page with the text of a recogniser behind it', async () => {
    const scan: LayoutOptions = {
      under: (doc) => doc.addContent('3 Tr'),
      over: (doc) => doc.image(PIXEL, 0, 0, { width: doc.page.width, height: doc.page.height }),
    };
    expect(await codeOf(await draw(values, scan))).toBe('scanned');
  });

  test('text-layer-unusable: a font that tells no characters', async () => {
    expect(await codeOf(await draw(values, { end: forgetCharacters }))).toBe('text-layer-unusable');
  });

  test('damaged: a file without pages', async () => {
    const bytes = byHand(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']);
    expect(await codeOf(bytes)).toBe('damaged');
  });

  test('too-many-pages: a file of 3,000 pages', async () => {
    const kids = Array.from({ length: 3_000 }, (_, index) => `${index + 3} 0 R`).join(' ');
    const pages = Array.from({ length: 3_000 }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>');
    const tree = `<< /Type /Pages /Kids [${kids}] /Count 3000 >>`;
    expect(await codeOf(byHand(['<< /Type /Catalog /Pages 2 0 R >>', tree, ...pages]))).toBe('too-many-pages');
  });

  test.each([0.01, 0.5, 0.95])('damaged: only the first %d of the file is there', async (share) => {
    const bytes = await draw(values);
    expect(await codeOf(bytes.slice(0, Math.floor(share * bytes.length)))).toBe('damaged');
  });
});
