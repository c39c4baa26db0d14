import { describe, expect, test } from '@jest/globals';
import { CELL_IDS } from '#shared/report/cells.js';
import type { Reading } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { htmlReport, htmlText, htmlVariant } from '../../builders/html.js';
import { archiveOf, mht, MHT_WRITERS, TRANSFERS, type MhtOptions } from '../../builders/mht.js';
import { narrativeFor } from '../../builders/narrative.js';
import { distinctValues } from '../../builders/values.js';

const values = distinctValues(33);
const report = { values, narrative: narrativeFor(values) };
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const refusalOf = (reading: Reading): string =>
  reading.status === 'refused' ? reading.reason.code : `read: ${reading.status}`;
async function refused(options: MhtOptions): Promise<string> {
  return refusalOf(await readDocument(mht(report, options)));
}
async function kindOfActive(options: MhtOptions): Promise<string> {
  const reading = await readDocument(mht(report, options));
  if (reading.status !== 'refused') return reading.status;
  return `${reading.reason.code} ${/\[([\w-]+)/u.exec(reading.reason.detail)?.[1] ?? reading.reason.detail}`;
}

describe('a web archive is read as the page in it', () => {
  test.each(MHT_WRITERS.flatMap((writer) => TRANSFERS.map((transfer) => [writer, transfer] as const)))(
    'as %s saves it, its parts in %s',
    async (writer, transfer) => {
      for (const encoding of ['utf-8', 'gb2312-declared'] as const) {
        const archived = await readDocument(mht(report, { writer, transfer, encoding }));
        const page = await readDocument(htmlReport(report, { encoding }));
        if (archived.status !== 'extracted' || page.status !== 'extracted') throw new Error(refusalOf(archived));
        expect(archived.record).toEqual({ ...page.record, format: 'mht' });
      }
    },
  );

  test('whatever the page is made of, no cell differs from the page alone', async () => {
    for (let seed = 1; seed <= 15; seed++) {
      const options = { ...htmlVariant(seed, distinctValues(seed + 50)), transfer: TRANSFERS[seed % 3]! };
      const [archived, page] = [
        await readDocument(mht(report, options)),
        await readDocument(htmlReport(report, options)),
      ];
      if (archived.status === 'refused' || page.status === 'refused') throw new Error(`${seed} ${refusalOf(archived)}`);
      expect(archived.record.cells).toEqual(page.record.cells);
    }
  });

  test('style sheets in the archive hide what they hide for a browser', async () => {
    const [first] = CELL_IDS.slice(40);
    const markup = { [first!]: `${values[first!]}<span class="x">7</span>` };
    const shown = await readDocument(mht(report, { markup, sheet: '.x{color:red}' }));
    const hidden = await readDocument(mht(report, { markup, sheet: '.x{display:none}' }));
    const imported = await readDocument(
      mht(report, {
        markup,
        sheet: '@import url("cid:css-2@mhtml.blink");',
        parts: [{ type: 'text/css', bytes: latin('.x{display:none}'), id: 'css-2@mhtml.blink' }],
      }),
    );
    if (shown.status === 'refused' || hidden.status === 'refused' || imported.status === 'refused')
      throw new Error('refused');
    expect(shown.record.cells[first!].value).not.toBe(values[first!]);
    expect(hidden.record.cells[first!].value).toBe(values[first!]);
    expect(imported.record.cells[first!].value).toBe(values[first!]);
  });

  test('a sheet that is named as a second choice, or for print, hides nothing', async () => {
    for (const attributes of [
      'rel="alternate stylesheet"',
      'rel="stylesheet" media="print"',
      'rel="stylesheet" disabled',
    ]) {
      const reading = await readDocument(
        mht(report, {
          page: (html) => html.replace('</head>', `<link ${attributes} href="cid:css-9@mhtml.blink"></head>`),
          parts: [{ type: 'text/css', bytes: latin('td{display:none}'), id: 'css-9@mhtml.blink' }],
        }),
      );
      expect(refusalOf(reading)).toBe('read: extracted');
    }
  });

  test('pictures, letters and adverts in frames change nothing', async () => {
    const parts = [
      { type: 'image/png', bytes: latin('\x89PNG\r\n\x1a\n'), location: 'https://www.yunxi.example/logo.png' },
      { type: 'font/woff2', bytes: latin('wOF2'), location: 'https://www.yunxi.example/a.woff2' },
      { type: 'text/html', bytes: Buffer.from('<p>欢迎访问</p>'), id: 'frame-2@mhtml.blink' },
    ];
    expect(await refused({ parts })).toBe('read: extracted');
  });
});

describe('what a web archive may not bring along', () => {
  test.each<[string, string, MhtOptions]>([
    [
      'macros of Word',
      'active-content macros',
      { parts: [{ type: 'application/x-mso', bytes: latin('ActiveMime'), location: 'file:///C:/1/editdata.mso' }] },
    ],
    [
      'macros under another type',
      'active-content macros',
      { parts: [{ type: 'image/png', bytes: latin('ActiveMime\0\0'), location: 'a.png' }] },
    ],
    ['a program', 'active-content embedded-object', { parts: [{ type: 'image/png', bytes: latin('MZ\x90\0') }] }],
    ['a PDF', 'active-content embedded-object', { parts: [{ type: 'application/pdf', bytes: latin('%PDF-1.7') }] }],
    [
      'an archive',
      'active-content embedded-object',
      { parts: [{ type: 'application/octet-stream', bytes: latin('PK\x03\x04') }] },
    ],
    [
      'a page in a frame with an applet',
      'active-content plug-in',
      { parts: [{ type: 'text/html', bytes: latin('<applet code=a></applet>') }] },
    ],
    ['an applet in the page', 'active-content plug-in', { page: (html) => html.replace('<body>', '<body><applet>') }],
  ])('%s: %s', async (_, kind, options) => {
    expect(await kindOfActive(options)).toBe(kind);
  });
});

describe('an archive that can be taken apart in two ways, or holds the report elsewhere', () => {
  test.each<[string, string, MhtOptions]>([
    ['cut short', 'damaged', { file: (text) => text.slice(0, -200) }],
    ['with something behind its end', 'damaged', { file: (text) => `${text}\r\n<html>` }],
    ['with an archive behind its end', 'active-content', { file: (text) => `${text}PK\x05\x06${'\0'.repeat(18)}` }],
    [
      'with a part of two types',
      'damaged',
      { parts: [{ type: 'text/html', bytes: latin(''), head: ['Content-Type: text/css'] }] },
    ],
    ['with a packing of its own', 'damaged', { file: (text) => text.replaceAll('quoted-printable', 'x-uuencode') }],
    [
      'with bytes that are no base64',
      'damaged',
      { transfer: 'base64', file: (text) => text.replaceAll('==', '=*') + '' },
    ],
    [
      'in another encoding than it says',
      'wrong-encoding',
      { writer: 'plain', file: (text) => text.replace('utf-8', 'utf-16') },
    ],
    [
      'without a page',
      'not-a-report',
      { file: (text) => text.replace('Content-Type: text/html\r', 'Content-Type: text/plain\r') },
    ],
    [
      'with the tables in a frame',
      'framed-page',
      { page: () => '<p>年报</p>', parts: [{ type: 'text/html', bytes: Buffer.from(htmlText(report)) }] },
    ],
    [
      'with a second report in a frame',
      'framed-page',
      { parts: [{ type: 'text/html', bytes: Buffer.from(htmlText(report)), location: 'https://elsewhere.example/' }] },
    ],
    [
      'with two sheets under one name',
      'damaged',
      {
        sheet: 'p{color:red}',
        parts: [{ type: 'text/css', bytes: latin('td{display:none}'), id: 'css-1@mhtml.blink' }],
      },
    ],
  ])('%s: %s', async (_, code, options) => {
    expect(await refused(options)).toBe(code);
  });

  test('a page whose root is named is that page, wherever it stands', async () => {
    const reading = await readDocument(
      mht(report, {
        file: (text) => text.replace('type="text/html";\r\n\tboundary', 'start="<frame-1@mhtml.blink>";\r\n\tboundary'),
      }),
    );
    expect(refusalOf(reading)).toBe('read: extracted');
  });

  test('parts nested without end are refused', async () => {
    let text = 'Content-Type: text/html\r\n\r\n<p>a</p>';
    for (let depth = 0; depth < 8; depth++)
      text = `Content-Type: multipart/related; boundary="b${depth}"\r\n\r\n--b${depth}\r\n${text}\r\n--b${depth}--\r\n`;
    expect(refusalOf(await readDocument(Buffer.from(text)))).toBe('too-complex');
  });

  test('a boundary that stands in a quoted word of another parameter is none', async () => {
    const reading = await readDocument(
      archiveOf(htmlText(report), { file: (text) => text.replace('type="text/html"', 'type="a; boundary=evil"') }),
    );
    expect(refusalOf(reading)).toBe('read: extracted');
  });
});
