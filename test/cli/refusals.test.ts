/** Every reason to refuse, out of a real file, through the command line: one line, all keys, exit code 3. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileAs, run } from '../../cli/extract.js';
import { textsIn } from '#shared/words/texts.js';
import { readIsolated } from '#shared/reading/isolation/read-isolated.js';
import { readerFromSource } from '../../infra/bundle-reader.js';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import { REFUSAL_CODES, type RefusalCode } from '#shared/report/record.js';
import { withName, zipParts } from '../builders/archive.js';
import { docx, docxParts } from '../builders/docx.js';
import { forgetCharacters } from '../builders/lying-font.js';
import { htmlText } from '../builders/html.js';
import { mht } from '../builders/mht.js';
import { narrativeFor } from '../builders/narrative.js';
import { outlinedPdf, tablesPdf } from '../builders/other-pdf.js';
import { layoutPdf } from '../builders/pdf-layouts.js';
import { textLayer } from '../builders/text-layer.js';
import { distinctValues } from '../builders/values.js';
import { streamBomb } from '../reading/isolation/bombs.js';

// Every document gets a process of its own, which waits for a core like all others.
jest.setTimeout(120_000);

const values = distinctValues(121);
const content = { values, narrative: narrativeFor(values) };
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const OLE = latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const printed = Object.fromEntries([...CELL_IDS, ...SHORT_FORM_CELLS].map((id) => [id, '']));
const main = String(docxParts(content)['word/document.xml']);

type Made = Uint8Array | Promise<Uint8Array>;
/** Numbers as Arabic writes them, but those that belong to labels. */
const inOtherDigits = (text: string): string =>
  text.replace(/(?<=^| )[\d.]+(?= |$)/gmu, (digits) =>
    digits.replace(/\d/gu, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  );
/** Every row of every table twice, beside itself. */
const sideBySide = (html: string): string =>
  html.replace(/<tr>([^]*?)<\/tr>/gu, (_, cells: string) => `<tr>${cells}${cells}</tr>`);
/** A file for each code, under a name that says something else where a name could mislead. */
const FILES: Readonly<
  Record<Exclude<RefusalCode, 'not-found' | 'too-large' | 'timeout'>, readonly [string, () => Made]>
> = {
  empty: ['empty.docx', () => new Uint8Array()],
  'too-many-pages': [
    'long.pdf',
    () => layoutPdf(content, { start: (doc) => Array.from({ length: 60 }, () => doc.addPage()) }),
  ],
  damaged: ['half.pdf', async () => (await layoutPdf(content)).slice(0, 30_000)],
  encrypted: ['locked.docx', () => Buffer.concat([OLE, wide('EncryptedPackage')])],
  scanned: [
    'scan.pdf',
    () =>
      layoutPdf(content, {
        under: (doc) => doc.addContent('3 Tr'),
        over: (doc) => doc.image(PIXEL, 0, 0, { width: doc.page.width, height: doc.page.height }),
      }),
  ],
  'text-layer-unusable': ['codes.pdf', () => layoutPdf(content, { end: forgetCharacters })],
  'unsupported-doc': ['report.docx', () => Buffer.concat([OLE, wide('WordDocument')])],
  'unsupported-wps': ['report.wps', () => Buffer.concat([OLE, wide('WordDocument'), wide('WpsCustomData')])],
  'unsupported-xls': ['report.xlsx', () => Buffer.concat([OLE, wide('Workbook')])],
  'unsupported-webarchive': ['page.html', () => latin('bplist00\xd1\x01\x02')],
  'unsupported-xml': [
    'report.doc',
    () => Buffer.from('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
  ],
  'outlined-text': ['outlines.pdf', () => outlinedPdf([Array.from({ length: 30 }, () => '政府信息公开工作年度报告')])],
  'other-digits': ['digits.txt', () => Buffer.from(inOtherDigits(textLayer(content)))],
  'side-by-side': ['two.html', () => Buffer.from(sideBySide(htmlText(content)))],
  'unsupported-ofd': ['report.ofd', () => zipParts({ 'OFD.xml': '<a/>', 'Doc_0/Document.xml': '<a/>' })],
  'unsupported-other': ['program.pdf', () => latin('MZ\x90\0\x03\0\0\0')],
  'framed-page': [
    'frames.mht',
    () =>
      mht(content, {
        page: () => '<p>年报</p>',
        parts: [{ type: 'text/html', bytes: Buffer.from(htmlText(content)) }],
      }),
  ],
  'active-content': ['macros.docx', () => docx(content, { parts: { 'word/vbaProject.bin': 'x' } })],
  'archive-unsafe': [
    'away.docx',
    () => withName(docx(content, { parts: { 'word/aa.xml': '' } }), 'word/aa.xml', '../../a.xml'),
  ],
  'xml-unsafe': [
    'entity.docx',
    () =>
      zipParts({
        ...docxParts(content),
        'word/document.xml': main.replace(
          '<w:document',
          '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document',
        ),
      }),
  ],
  'too-complex': ['tables.docx', () => docx(content, { after: '<w:tbl/>'.repeat(300) })],
  memory: ['bomb.pdf', streamBomb],
  'wrong-encoding': ['codes.txt', () => latin('\xff\xa0\xff\xa0 text \x81')],
  'blank-form': ['blank.docx', () => docx(content, { printed })],
  'old-form': ['old.pdf', () => layoutPdf(content, { trialForm: true })],
  'several-reports': ['two.txt', () => Buffer.from(`${textLayer(content)}\n${textLayer(content)}`)],
  'not-a-report': ['budget.pdf', () => tablesPdf(['云溪县示例局2025年部门决算'], [])],
  'no-tables': ['narrative.pdf', () => tablesPdf(['云溪县示例局2025年政府信息公开工作年度报告', '一、总体情况'], [])],
};

/** What is told of the file with macros: kind and place. */
const MACROS = 'the package holds word/vbaProject.bin [macros; part:word/vbaProject.bin]';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'refusals-'));
  for (const [name, make] of Object.values(FILES)) await writeFile(join(directory, name), await make());
  await writeFile(join(directory, 'large.pdf'), '%PDF-1.7');
  await truncate(join(directory, 'large.pdf'), 21 * 1024 * 1024);
  await mkdir(join(directory, 'folder.pdf'));
});
afterAll(() => rm(directory, { recursive: true }));

async function extract(args: readonly string[], read = readFileAs): Promise<{ code: number; lines: unknown[] }> {
  let out = '';
  const complain = (text: string): void => {
    throw new Error(text);
  };
  const code = await run([...args, '--matrix'], { directory, write: (text) => void (out += text), complain }, read);
  return {
    code,
    lines: out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  };
}

const none = (fill: unknown): object => ({
  table2: Array.from({ length: 10 }, () => fill),
  table3: Array.from({ length: 25 }, () => Array.from({ length: 7 }, () => fill)),
  table4: Array.from({ length: 15 }, () => fill),
});
const ADDRESSES = [
  ...Array.from({ length: 10 }, (_, index) => `table2[${index}]`),
  ...Array.from({ length: 175 }, (_, index) => `table3[${Math.floor(index / 7)}][${index % 7}]`),
  ...Array.from({ length: 15 }, (_, index) => `table4[${index}]`),
];

function refusal(file: string, code: RefusalCode): object {
  const detail = code === 'active-content' ? MACROS : '';
  const { title, what } = textsIn('zh').refusalReason({ code, detail });
  return {
    file,
    status: 'refused',
    reason: { code, message: `${title}：${what}` },
    agency: null,
    year: null,
    form: null,
    ...none(null),
    kinds: none('unread'),
    unread: ADDRESSES,
    confirm: [],
  };
}

describe('every reason to refuse is reached through extract --matrix', () => {
  const cases: [RefusalCode, string][] = [
    ...Object.entries(FILES).map(([code, [name]]): [RefusalCode, string] => [code as RefusalCode, name]),
    ['not-found', 'nowhere.pdf'],
    ['not-found', 'folder.pdf'],
    ['too-large', 'large.pdf'],
  ];

  test.each(cases)('%s: %s', async (code, name) => {
    expect(await extract([name])).toEqual({ code: 3, lines: [refusal(name, code)] });
  });

  test('timeout: a document that takes more than it may', async () => {
    const hurried: typeof readFileAs = async () =>
      readIsolated(await layoutPdf(content), { folder: readerFromSource(), child: { cpuMilliseconds: 20 } });
    expect(await extract(['slow.pdf'], hurried)).toEqual({ code: 3, lines: [refusal('slow.pdf', 'timeout')] });
  });

  test('and there is no other', () => {
    expect(new Set([...cases.map(([code]) => code), 'timeout'])).toEqual(new Set(REFUSAL_CODES));
  });
});

test('files are answered in order, whatever each of them is', async () => {
  const names = ['two.txt', 'nowhere.pdf', 'blank.docx', 'empty.docx', 'two.txt'];
  const { lines } = await extract(names);
  expect(lines.map((line) => (line as { file: string }).file)).toEqual(names);
});
