/** Reports as agencies and portals make them, in every format that readDocument knows. In the product a child process reads them. */
import { faultOf } from '#shared/reading/isolation/child-answer.js';
import { parseAnswer } from '#shared/reading/isolation/believe.js';
import { readDocument } from '#shared/reading/read-document.js';
import { reportCsv, reportJson } from '#shared/site/report-data.js';
import { matrixLine } from '../../../cli/matrix.js';
import { onePage } from '../../builders/active-pdf.js';
import { csv, markdown } from '../../builders/delimited.js';
import { docx } from '../../builders/docx.js';
import { encoded, htmlReport, HTML_LAYOUTS } from '../../builders/html.js';
import { mht, MHT_WRITERS } from '../../builders/mht.js';
import { narrativeFor } from '../../builders/narrative.js';
import { ods, odt } from '../../builders/opendocument.js';
import { recordOf } from '../../builders/record.js';
import { ruledPdf } from '../../builders/ruled-pdf.js';
import { CELL_SEPARATORS, textCells } from '../../builders/text-cells.js';
import { textLayer } from '../../builders/text-layer.js';
import { distinctValues } from '../../builders/values.js';
import { xlsx } from '../../builders/xlsx.js';
import { sampleReport } from '../../site/sample.js';
import { SECONDS_OF_A_CHILD, utf8, type Target } from '../target.js';

const values = distinctValues(21);
const content = { values, narrative: narrativeFor(values) };

/**
 * As read-child.ts does it. What the child says of itself when a document exhausts its stack is foreseen and named; every other
 * exception would tell a clerk that the file is damaged, and nobody which reader broke.
 */
async function asTheChildDoes(bytes: Uint8Array, history: boolean): Promise<string> {
  let reading;
  try {
    reading = await readDocument(bytes, { history });
  } catch (error) {
    const { fault } = faultOf(error);
    if (fault === 'stack' || fault === 'space') return fault;
    throw error;
  }
  // What the parent would not believe is a fault of ours, whatever the document is.
  if (parseAnswer(JSON.stringify(reading)) === undefined) throw new Error('the parent does not believe the reading');
  return reading.status === 'refused' ? reading.reason.code : reading.status;
}

function target(name: string, soil: Target['soil'], more: Partial<Target> = {}): Target {
  return {
    name,
    enters: 'shared/reading/read-document.ts',
    soil,
    read: (bytes) => asTheChildDoes(bytes, bytes.length % 2 === 0),
    seconds: SECONDS_OF_A_CHILD,
    ...more,
  };
}

const XML_WORDS = [
  '<!DOCTYPE x [<!ENTITY e "e">]>',
  '&#x110000;',
  '<![CDATA[',
  ']]>',
  '<?x?>',
  '<!--',
  ' xmlns:s="x"',
  '</w:tc><w:tc>',
  '<w:gridSpan w:val="99999999"/>',
  '<w:vMerge w:val="restart"/>',
];

export const DOCUMENT_TARGETS: readonly Target[] = [
  target('document: text', () => ({
    grain: 'text',
    seeds: [
      utf8(textLayer(content)),
      encoded(textLayer(content), 'gb18030'),
      ...CELL_SEPARATORS.map((separator) => utf8(textCells(content, { separator }))),
    ],
    words: ['\t', ' | ', '|---|', '一、', '（一）', '总计', '０', '１２，３', '/', '—', '\u200b'],
  })),
  target('document: csv', () => ({
    grain: 'text',
    seeds: [csv(content), csv(content, { encoding: 'gb18030' }), markdown(content), utf8(reportCsv(sampleReport()))],
    words: [',', '""', '";"', '\t', '|', '\ufeff', '=1+1'],
  })),
  target('document: json', () => ({
    grain: 'text',
    seeds: [
      utf8(reportJson(sampleReport())),
      utf8(matrixLine('a.pdf', { status: 'extracted', record: recordOf(values, { narrative: content.narrative }) })),
    ],
    words: ['{"', '[', ']', '":', 'null', '1e999', '{"figure":"1"}', '\\u0000', '"__proto__":'],
  })),
  target('document: web page', () => ({
    grain: 'markup',
    seeds: HTML_LAYOUTS.slice(0, 6).map((layout) => htmlReport(content, { layout })),
    words: [
      '<table>',
      '</td>',
      '<td colspan="9999999">',
      '<td rowspan="0">',
      '<style>td{display:none}</style>',
      '<script>document.write(1)</script>',
      '@media{',
      ':not(:has(a',
      '<svg><foreignObject>',
      '<template>',
      '<!--',
      '&#0;',
    ],
  })),
  target('document: web archive', () => ({
    grain: 'text',
    seeds: MHT_WRITERS.map((writer) => mht(content, { writer })),
    words: ['\r\n\r\n', '--', 'Content-Type: ', 'boundary=', '=3D', 'charset=gb18030', 'Content-Location: cid:'],
  })),
  target('document: Word', () => ({ seeds: [docx(content)], packed: true, grain: 'markup', words: XML_WORDS })),
  target('document: Excel', () => ({
    seeds: [xlsx(content)],
    packed: true,
    grain: 'markup',
    words: [...XML_WORDS, '<c r="XFD1048576"><v>1</v></c>', '<mergeCell ref="A1:XFD1048576"/>', '<v>-1</v>', 't="s"'],
  })),
  target('document: OpenDocument', () => ({
    seeds: [odt(content), ods(content)],
    packed: true,
    grain: 'markup',
    words: [...XML_WORDS, ' table:number-columns-repeated="2147483647"', ' table:number-rows-repeated="1048576"'],
  })),
  target(
    'document: PDF',
    async () => ({
      seeds: [
        await onePage(),
        await onePage({ compress: false }, (doc) => void doc.rect(10, 10, 50, 30).stroke()),
        await ruledPdf(content),
      ],
      words: [
        '<<',
        '>>',
        'obj',
        'endobj',
        'stream\n',
        '/Length 1',
        '/JS (',
        '/Filter/FlateDecode',
        '1 0 R',
        '[',
        'xref',
      ],
    }),
    { slow: true },
  ),
];
