/**
 * Documents that are no filled report of one agency and one year, in every format that has tables: each is refused with the
 * reason that a clerk understands, none is read in part.
 */
import { describe, expect, jest, test } from '@jest/globals';
import { readDocument } from '#shared/reading/read-document.js';
import { textsIn } from '#shared/words/texts.js';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import { docx, docxParts, paragraph, run } from '../builders/docx.js';
import type { FormGrid } from '../builders/form-tables.js';
import { encoded, htmlText } from '../builders/html.js';
import { narrativeFor } from '../builders/narrative.js';
import { tablesPdf } from '../builders/other-pdf.js';
import { layoutPdf } from '../builders/pdf-layouts.js';
import type { ReportContent } from '../builders/ruled-pdf.js';
import { textLayer } from '../builders/text-layer.js';
import { distinctValues } from '../builders/values.js';
import { xlsx } from '../builders/xlsx.js';

// Two engines and a painted page for every document: slow where many tests share a machine.
jest.setTimeout(60_000);

const values = distinctValues(101);
const content: ReportContent = { values, narrative: narrativeFor(values) };
const others: readonly ReportContent[] = [
  { values: distinctValues(102), narrative: narrativeFor(distinctValues(102), { agencyName: '云溪县另一局' }) },
  { values: distinctValues(103), narrative: narrativeFor(distinctValues(103), { year: 2024 }) },
];

async function codeOf(bytes: Uint8Array): Promise<string> {
  const reading = await readDocument(bytes);
  return reading.status === 'refused' ? reading.reason.code : reading.status;
}

interface Plain {
  readonly lines: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly after?: readonly string[];
}

function gridOf(rows: Plain['rows']): FormGrid {
  return {
    columns: (rows[0] ?? []).map(() => 1),
    rows: rows.map((row) => row.map((text) => ({ text, colspan: 1, rowspan: 1, role: 'value' as const }))),
  };
}

const WRITERS: Readonly<Record<string, (plain: Plain) => Promise<Uint8Array> | Uint8Array>> = {
  PDF: ({ lines, rows, after = [] }) => tablesPdf(lines, rows.length === 0 ? [] : [gridOf(rows)], after),
  'Word document': ({ lines, rows, after = [] }) => {
    const table = rows.map(
      (row) => `<w:tr>${row.map((text) => `<w:tc>${paragraph(run(text))}</w:tc>`).join('')}</w:tr>`,
    );
    const text = (some: readonly string[]): string => some.map((line) => paragraph(run(line))).join('');
    const body = rows.length === 0 ? '' : `<w:tbl>${table.join('')}</w:tbl>`;
    return docx(content, { body: text(lines) + body + text(after) });
  },
  'web page': ({ lines, rows, after = [] }) => {
    const table = rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('');
    const text = (some: readonly string[]): string => some.map((line) => `<p>${line}</p>`).join('');
    return encoded(`<!DOCTYPE html><html><body>${text(lines)}<table>${table}</table>${text(after)}</body></html>`);
  },
  text: ({ lines, rows, after = [] }) =>
    Buffer.from([...lines, ...rows.map((row) => row.join(' ')), ...after].join('\n')),
};

const BUDGET: Plain = {
  lines: ['云溪县示例局2025年部门决算公开说明', '第一部分 部门概况', '第二部分 部门决算表'],
  rows: [
    ['项目', '上年决算数', '本年决算数', '其他', '总计'],
    ['一、一般公共服务支出', '1204.50', '1310.22', '0', '1310.22'],
    ['二、公共安全支出', '86.00', '91.30', '0', '91.30'],
    ['行政事业性收费', '12.5', '13.75', '0', '13.75'],
    ['总计', '1303.00', '1415.27', '0', '1415.27'],
  ],
  after: ['本部门严格执行政府信息公开条例，按时公开预决算。'],
};
const ENGLISH: Plain = {
  lines: ['Annual Report 2025 on Freedom of Information', '1. Overview', '2. Requests received'],
  rows: [
    ['Outcome', 'Individuals', 'Companies', 'Total'],
    ['Granted in full', '120', '31', '151'],
    ['Granted in part', '14', '2', '16'],
    ['Refused', '9', '4', '13'],
  ],
  after: ['3. Appeals and litigation: 4 cases, of which 1 is pending.'],
};
const NARRATIVE: Plain = {
  lines: [
    `${content.narrative.agencyName}2025年政府信息公开工作年度报告`,
    ...SECTION_HEADINGS.flatMap(({ zh }, index) => [
      `${SECTION_ORDINALS[index]}、${zh}`,
      ...(content.narrative.sections[index] ?? ['详见附件。']),
    ]),
  ],
  rows: [],
};

describe.each(Object.entries(WRITERS))('a %s', (_, write) => {
  test.each([
    ['not-a-report', 'of another kind, with tables of figures', BUDGET],
    ['not-a-report', 'in another language', ENGLISH],
    ['no-tables', 'that is a narrative without tables', NARRATIVE],
  ])('%s: %s', async (code, _what, plain) => {
    expect(await codeOf(await write(plain))).toBe(code);
  });
});

/** The body of a Word document as XML, to stand after another. */
function bodyOf(report: ReportContent): string {
  const document = String(docxParts(report)['word/document.xml']);
  return document.slice(document.indexOf('<w:body>') + 8, document.indexOf('<w:sectPr/>'));
}

const TWICE: Readonly<Record<string, (second: ReportContent) => Promise<Uint8Array> | Uint8Array>> = {
  PDF: (second) => layoutPdf(content, { followedBy: [second] }),
  'Word document': (second) => docx(content, { after: bodyOf(second) }),
  'web page': (second) => {
    const [page, other] = [htmlText(content), htmlText(second)];
    return encoded(page.replace('</body>', `${other.slice(other.indexOf('<body>') + 6)}`));
  },
  text: (second) => Buffer.from(`${textLayer(content)}\n${textLayer(second)}`),
};

describe.each(Object.entries(TWICE))('two reports in one %s', (_, join) => {
  test.each([
    ['the same twice', content],
    ['two agencies', others[0]!],
    ['two years', others[1]!],
  ])('several-reports: %s', async (_what, second) => {
    expect(await codeOf(await join(second))).toBe('several-reports');
  });
});

describe('the empty form', () => {
  const printed = Object.fromEntries([...CELL_IDS, ...SHORT_FORM_CELLS].map((id) => [id, '']));
  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['PDF', () => layoutPdf(content, { printed })],
    ['PDF without rules', () => layoutPdf(content, { printed, border: 'none' })],
    ['Word document', () => docx(content, { printed })],
    ['older Word document', () => docx(content, { printed, shortForm: true })],
    ['workbook', () => xlsx(content, { printed })],
    ['web page', () => encoded(htmlText(content, { printed }))],
  ])('blank-form: %s', async (_, make) => {
    expect(await codeOf(await make())).toBe('blank-form');
  });
});

test('every such refusal tells a clerk what it is and what to do', () => {
  const { refusals } = textsIn('zh');
  for (const code of ['blank-form', 'old-form', 'several-reports', 'not-a-report', 'no-tables'] as const) {
    const { title, what, why, todo } = refusals[code];
    expect([code, [title, what, why, ...todo].every((text) => /\p{Script=Han}/u.test(text))]).toEqual([code, true]);
    expect(todo.length).toBeGreaterThan(0);
  }
});
