import { describe, expect, test } from '@jest/globals';
import { TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { docx, paragraph, run, type DocxOptions } from '../builders/docx.js';
import { htmlReport } from '../builders/html.js';
import { narrativeFor } from '../builders/narrative.js';
import { ruledPdf } from '../builders/ruled-pdf.js';
import { consistentValues } from '../builders/values.js';
import { xlsx, type XlsxOptions } from '../builders/xlsx.js';

const values = consistentValues(3);
const report = { values, narrative: narrativeFor(values) };
const { opening } = report.narrative;
const TITLE = '云溪县示例局2025年政府信息公开工作年度报告';

async function recordFrom(bytes: Uint8Array): Promise<ReportRecord> {
  const reading = await readDocument(bytes);
  if (reading.status === 'refused') throw new Error(reading.reason.detail);
  return reading.record;
}

/** A table as text, all zeros, with the lines of the report around it. */
const ZEROS = ' 0 0 0 0 0 0 0';
const text = new TextEncoder().encode(
  [
    TITLE,
    ...opening.map((line) => `\u3000\u3000${line}`),
    '一、总体情况',
    '三、收到和处理政府信息公开申请情况',
    ...Object.values(TABLE3_ROW_LABELS).map((label) => label.zh + ZEROS),
    '四、政府信息公开行政复议、行政诉讼情况',
  ].join('\n'),
);

describe('the opening is what stands before the first section', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['a PDF', () => ruledPdf(report)],
    ['a Word document', () => docx(report)],
    ['a web page', () => htmlReport(report)],
    ['a workbook', () => xlsx(report)],
  ])('in %s', async (_, make) => {
    const record = await recordFrom(await make());
    expect(record.opening!.slice(-2)).toEqual(opening);
    // A page may carry its title outside the article: then it is known, but it does not open the text.
    if (record.format !== 'html') expect(record.opening!.slice(0, -2).join('')).toContain(TITLE);
  });

  test('in a text, where the title ends its own paragraph', async () => {
    const reading = await readDocument(text);
    const read = reading.status === 'refused' ? reading.reason : reading.record.opening;
    expect(read).toEqual([TITLE, ...opening]);
  });

  test('and absent where the format holds no text', async () => {
    const { readMatrix } = await import('#shared/reading/json/matrix.js');
    const { matrixLine } = await import('../../cli/matrix.js');
    const reading = readMatrix(matrixLine('a.docx', await readDocument(docx(report))));
    expect(reading).toMatchObject({ status: 'extracted' });
    if (reading.status === 'refused') return;
    expect(reading.record.opening).toBeUndefined();
    expect(reading.record.traces).toBeUndefined();
  });
});

const CORE =
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
  '<dc:creator>示例甲</dc:creator><cp:lastModifiedBy>示例乙</cp:lastModifiedBy></cp:coreProperties>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rootRelations = (main: string): string =>
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="/${main}"/>` +
  '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="/docProps/core.xml"/></Relationships>';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

describe('traces: what a file carries beside what it shows', () => {
  const inWord = async (options: DocxOptions) => (await recordFrom(docx(report, options))).traces;
  const inSheet = async (options: XlsxOptions) => (await recordFrom(xlsx(report, options))).traces;

  test('clean files carry none', async () => {
    expect(await inWord({})).toEqual([]);
    expect(await inSheet({})).toEqual([]);
    expect((await recordFrom(htmlReport(report))).traces).toEqual([]);
    expect((await recordFrom(await ruledPdf(report))).traces).toEqual([]);
  });

  test('a text file cannot carry any', async () => {
    const reading = await readDocument(text);
    expect(reading.status === 'refused' ? reading.reason : reading.record.traces).toBeUndefined();
  });

  test('Word: author and who saved last, each once', async () => {
    const parts = { '_rels/.rels': rootRelations('word/document.xml'), 'docProps/core.xml': CORE };
    expect(await inWord({ parts })).toEqual([
      { kind: 'author', detail: '示例甲' },
      { kind: 'author', detail: '示例乙' },
    ]);
    const same = { ...parts, 'docProps/core.xml': CORE.replace('示例乙', '示例甲') };
    expect(await inWord({ parts: same })).toEqual([{ kind: 'author', detail: '示例甲' }]);
  });

  test('Word: properties that cannot be read tell nothing and refuse nothing', async () => {
    const parts = { '_rels/.rels': rootRelations('word/document.xml'), 'docProps/core.xml': '<broken' };
    expect(await inWord({ parts })).toEqual([]);
  });

  test('Word: comments, tracked changes and hidden text are counted', async () => {
    const traces = await inWord({
      documentRelations: `<Relationship Id="rId77" Type="${RELATIONS}/comments" Target="comments.xml"/>`,
      parts: { 'word/comments.xml': `<w:comments ${WORD}><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>` },
      after: paragraph(`<w:ins w:id="1">${run('增')}</w:ins><w:del w:id="2"/>${run('暗语', '<w:vanish/>')}`),
    });
    expect(traces).toEqual([
      { kind: 'comments', detail: '2' },
      { kind: 'tracked-changes', detail: '2' },
      { kind: 'hidden-text', detail: '2' },
    ]);
  });

  test('Word: a switch that is off, or on for a paragraph mark, hides nothing', async () => {
    const after = paragraph(run('明', '<w:vanish w:val="0"/>'), '<w:rPr><w:vanish/></w:rPr>');
    expect(await inWord({ after })).toEqual([]);
  });

  test('Excel: author, comments, hidden rows and sheets by the names of their sheets', async () => {
    expect(await inSheet({ decoys: true })).toEqual([
      { kind: 'hidden-cells', detail: 'hidden' },
      { kind: 'hidden-cells', detail: 'veryHidden' },
      { kind: 'hidden-cells', detail: '年报' },
    ]);
    const parts = {
      '_rels/.rels': rootRelations('xl/workbook.xml'),
      'docProps/core.xml': CORE,
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/comments" Target="../comments1.xml"/></Relationships>`,
      'xl/comments1.xml': `<comments ${SHEET}><commentList><comment ref="A1"/></commentList></comments>`,
    };
    expect(await inSheet({ parts })).toEqual([
      { kind: 'author', detail: '示例甲' },
      { kind: 'author', detail: '示例乙' },
      { kind: 'comments', detail: '1' },
    ]);
  });

  test('a web page: hidden blocks inside the report, not those of the portal around it', async () => {
    const page = Buffer.from(htmlReport(report)).toString('utf8');
    const within = page.replace('<p><strong>二、', '<div style="display:none">旧稿 12</div><p><strong>二、');
    const around = page.replace('<h1>', '<ul style="display:none"><li>首页</li></ul><h1>');
    const comment = page.replace('<p><strong>二、', '<!-- 旧稿 12 --><p><strong>二、');
    const traces = async (html: string) => (await recordFrom(Buffer.from(html))).traces;
    expect(await traces(within)).toEqual([{ kind: 'hidden-text', detail: '1' }]);
    expect(await traces(around)).toEqual([]);
    expect(await traces(comment)).toEqual([]);
  });
});
