/** Office files that want to do harm: each is refused by name, within the budget, before anything is made of it. */
import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '#shared/reading/limits.js';
import { ARCHIVE_BUDGET, openArchive, type ArchiveBudget } from '#shared/reading/office/archive.js';
import { readXml } from '#shared/reading/office/xml.js';
import { withDeclaredSize, withLock, withName, withSharedBody, zipParts } from '../../builders/archive.js';
import { docx, docxParts, paragraph, run } from '../../builders/docx.js';
import { xlsx, xlsxParts } from '../../builders/xlsx.js';
import { codeOf, contentOf, recordOf, unread } from './documents.js';

const content = contentOf();
const parts = docxParts(content);
const MAIN = 'word/document.xml';
const relation = (type: string, target: string, mode = ''): string =>
  `<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/>`;

function withPart(name: string, part: string | Uint8Array): Uint8Array {
  return zipParts({ ...parts, [name]: part });
}

function outcome(bytes: Uint8Array, name: string, budget?: Partial<ArchiveBudget>): string {
  const archive = openArchive(bytes, { ...ARCHIVE_BUDGET, ...budget });
  if (isRefusal(archive)) return archive.refused;
  const part = archive.read(name);
  return part === undefined ? 'none' : isRefusal(part) ? part.refused : `${part.length} bytes`;
}

describe('archives', () => {
  const zeros = new Uint8Array(40 * 1024 * 1024);

  test('a part that inflates beyond the limit is refused before it is inflated', async () => {
    expect(await codeOf(withPart(MAIN, zeros))).toBe('archive-unsafe');
  });

  test('a part that lies about its size is refused once more comes out', async () => {
    const honest = withPart(MAIN, zeros.subarray(0, 8 * 1024 * 1024));
    expect(await codeOf(withDeclaredSize(honest, MAIN, 1_000))).toBe('archive-unsafe');
    expect(await codeOf(withDeclaredSize(docx(content), MAIN, 30_000_000))).toBe('damaged');
  });

  test('a part that shrank too well is refused, small ones may', () => {
    expect(outcome(zipParts({ a: zeros.subarray(0, 3_000_000) }), 'a')).toBe('archive-unsafe');
    expect(outcome(zipParts({ a: zeros.subarray(0, 900_000) }), 'a')).toBe('900000 bytes');
  });

  test('all parts together have a limit', () => {
    const archive = openArchive(zipParts({ a: 'x'.repeat(600), b: 'y'.repeat(600) }), {
      ...ARCHIVE_BUDGET,
      totalBytes: 1_000,
    });
    if (isRefusal(archive)) throw new Error(archive.detail);
    expect(archive.read('a')).toHaveLength(600);
    expect(archive.read('b')).toMatchObject({ refused: 'archive-unsafe' });
  });

  test('60,000 entries are refused without looking at them', async () => {
    const many = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`word/${index}`, '']));
    expect(await codeOf(zipParts({ ...many, ...parts }))).toBe('archive-unsafe');
  });

  test.each(['../evil.xm', '/evil12.xm', 'C:/evil.xm', 'word\\evil1', './evil.xml', 'x/../e.xml', 'evil\u0000.xml'])(
    'a part named %j is refused',
    async (name) => {
      const plain = 'e'.repeat(name.length);
      expect(await codeOf(withName(withPart(plain, ''), plain, name))).toBe('archive-unsafe');
    },
  );

  test('two parts of one name are refused, in whatever case', async () => {
    expect(
      await codeOf(withName(withPart('word/documenx.xml', '<a/>'), 'word/documenx.xml', 'word/Document.xml')),
    ).toBe('archive-unsafe');
  });

  test('a part that goes by two names is refused', async () => {
    expect(await codeOf(withName(docx(content), 'word/styles.xml', 'word/stylez.xml', 'directory'))).toBe(
      'archive-unsafe',
    );
  });

  test('parts that lie over each other are refused', () => {
    expect(outcome(withSharedBody(zipParts({ a: 'x'.repeat(99), a2: 'y' }), 'a', 'a2'), 'a')).toBe('archive-unsafe');
  });

  test('a locked part is refused as encrypted', async () => {
    expect(await codeOf(withLock(docx(content), MAIN))).toBe('encrypted');
    expect(await codeOf(withLock(xlsx(content), 'xl/workbook.xml'))).toBe('encrypted');
  });

  test('a file cut short or changed in the middle is damaged', async () => {
    const bytes = docx(content);
    for (const share of [0.99, 0.5, 0.01])
      expect(await codeOf(bytes.slice(0, bytes.length * share))).toMatch(/damaged|unsupported-other/);
    const bent = bytes.slice();
    for (let at = 3_000; at < 3_050; at++) bent[at] = (bent[at] ?? 0) ^ 0xff;
    expect(await codeOf(bent)).toBe('damaged');
    expect(await codeOf(new Uint8Array([...bytes, ...new TextEncoder().encode('%PDF-1.7')]))).toBe('damaged');
  });

  test('archives inside the archive stay closed', async () => {
    const bytes = docx(content, {
      parts: { 'word/embeddings/inner.docx': docx(content), 'word/embeddings/bomb.zip': zeros.subarray(0, 5_000_000) },
    });
    expect(unread(await recordOf(bytes))).toEqual([]);
  });
});

describe('XML', () => {
  const document = String(parts[MAIN]);
  const declared = (doctype: string): string => document.replace('<w:document', `${doctype}<w:document`);

  test.each([
    ['entities in entities', '<!DOCTYPE w [<!ENTITY a "9999"><!ENTITY b "&a;&a;&a;">]>'],
    ['entities from outside', '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ['a bare document type', '<!-- x --><!DOCTYPE w SYSTEM "http://example.test/x.dtd">'],
    ['a document type without end', `<!DOCTYPE w [${'<!ENTITY a "9">'.repeat(50_000)}`],
  ])('%s: refused', async (_, doctype) => {
    expect(await codeOf(withPart(MAIN, declared(doctype)))).toBe('xml-unsafe');
  });

  test('document types are refused in every part that is read', async () => {
    for (const name of [
      '[Content_Types].xml',
      '_rels/.rels',
      'word/styles.xml',
      'word/numbering.xml',
      'word/_rels/document.xml.rels',
    ]) {
      expect(await codeOf(withPart(name, String(parts[name]).replace('?>', '?><!DOCTYPE x>')))).toBe('xml-unsafe');
    }
    const book = xlsxParts(content);
    for (const name of ['xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml']) {
      expect(await codeOf(zipParts({ ...book, [name]: String(book[name]).replace('?>', '?><!DOCTYPE x>') }))).toBe(
        'xml-unsafe',
      );
    }
  });

  test('200,000 elements in each other are refused', async () => {
    const deep = (count: number): string => '<w:sdt>'.repeat(count) + '</w:sdt>'.repeat(count);
    const open = (): undefined => undefined;
    expect(readXml(new TextEncoder().encode(deep(200_000)), 'x', { open })).toMatchObject({ refused: 'damaged' });
    expect(readXml(new TextEncoder().encode(deep(200_000).replaceAll('w:', '')), 'x', { open })).toMatchObject({
      refused: 'xml-unsafe',
    });
    expect(await codeOf(docx(content, { after: deep(300) }))).toBe('xml-unsafe');
  });

  test('a million elements are too many, so are 300 tables', async () => {
    expect(
      readXml(
        new TextEncoder().encode(`<a>${'<b/>'.repeat(20)}</a>`),
        'x',
        { open: () => undefined },
        { depth: 9, elements: 10 },
      ),
    ).toMatchObject({ refused: 'too-complex' });
    expect(await codeOf(docx(content, { after: '<w:tbl/>'.repeat(300) }))).toBe('too-complex');
  });

  test('a span of a billion columns makes its table unread and costs nothing', async () => {
    const bytes = docx(content, {
      properties: { 'outcomes.granted@naturalPerson': '<w:gridSpan w:val="1000000000"/>' },
    });
    expect(unread(await recordOf(bytes))).toHaveLength(175);
  });

  test('a sheet that spreads to the last cell is too complex', async () => {
    const sheet = String(xlsxParts(content)['xl/worksheets/sheet1.xml']).replace(
      '</sheetData>',
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    );
    expect(await codeOf(zipParts({ ...xlsxParts(content), 'xl/worksheets/sheet1.xml': sheet }))).toBe('too-complex');
  });

  test.each(['<w:p>', '</w:p>', '&nothing;', '\u0001', '<w:p a=1/>', '<odd2:x/>'])(
    'what is not well-formed is damaged: %j',
    async (text) => {
      expect(await codeOf(docx(content, { after: text }))).toBe('damaged');
    },
  );

  test('bytes that are not in the declared encoding are damaged', async () => {
    expect(await codeOf(withPart(MAIN, document.replace('encoding="UTF-8"', 'encoding="GBK"')))).toBe('damaged');
    expect(await codeOf(withPart(MAIN, new Uint8Array([...new TextEncoder().encode(document), 0xff, 0xfe])))).toBe(
      'damaged',
    );
    const wide = Buffer.from('\ufeff' + document.replace('encoding="UTF-8"', 'encoding="UTF-16"'), 'utf16le');
    expect(unread(await recordOf(withPart(MAIN, wide)))).toEqual([]);
  });
});

describe('active content', () => {
  const type = (part: string, of: string): string => `<Override PartName="${part}" ContentType="${of}"/>`;

  test.each([
    ['macros', docx(content, { parts: { 'word/vbaProject.bin': 'x' } })],
    ['macros of a workbook', xlsx(content, { parts: { 'xl/vbaProject.bin': 'x' } })],
    [
      'macros under another name',
      docx(content, {
        parts: { 'word/media/image1.png': 'x' },
        contentTypes: type('/word/media/image1.png', 'application/vnd.ms-office.vbaProject'),
      }),
    ],
    [
      'a document that calls itself one with macros',
      zipParts({
        ...parts,
        '[Content_Types].xml': String(parts['[Content_Types].xml']).replace(
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
          'application/vnd.ms-word.document.macroEnabled.main+xml',
        ),
      }),
    ],
    ['ActiveX controls', docx(content, { parts: { 'word/activeX/activeX1.xml': '<a/>' } })],
    ['a reference to a control', docx(content, { documentRelations: relation('control', 'x.xml') })],
    ['sheets of commands', xlsx(content, { parts: { 'xl/macrosheets/sheet1.xml': '<a/>' } })],
    [
      'fields that call other programs',
      docx(content, {
        after: paragraph(
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\cmd.exe</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
      }),
    ],
  ])('%s are refused', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('active-content');
  });

  test('references out of the package, and links to the outside, are never followed and do no harm', async () => {
    const outside = relation('hyperlink', 'http://example.test/evil.dotm', ' TargetMode="External"');
    const away = relation('styles', '../../../../etc/passwd');
    for (const documentRelations of [outside, away]) {
      expect(unread(await recordOf(docx(content, { documentRelations, after: paragraph(run('附件')) })))).toEqual([]);
    }
  });

  test('a package that is no document is told as what it is', async () => {
    expect(await codeOf(zipParts({ 'a.txt': 'x' }))).toBe('unsupported-other');
    expect(await codeOf(zipParts({ 'word/a.txt': 'x' }))).toBe('unsupported-other');
    const slides = String(parts['[Content_Types].xml']).replace(
      'wordprocessingml.document',
      'presentationml.presentation',
    );
    expect(await codeOf(zipParts({ ...parts, '[Content_Types].xml': slides }))).toBe('unsupported-other');
    expect(await codeOf(zipParts({ ...parts, '_rels/.rels': '<a/>' }))).toBe('damaged');
  });
});
