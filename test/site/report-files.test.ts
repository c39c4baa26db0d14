/**
 * Every file of a published report, read by the product's own readers: the same 200 cells, the same sections. What stands below
 * the report in a file is no text of it.
 */
import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, SHORT_FORM_CELLS, type CellId } from '#shared/report/cells.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import type { Reading, ReportRecord } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { reportCsvKey, reportFileKey, reportJsonKey } from '#shared/site/keys.js';
import type { PublishedReport } from '#shared/site/model.js';
import { versionObjects } from '#shared/site/objects.js';
import { shownReport } from '#shared/takeaway/official-report.js';
import { portalHtml } from '#shared/takeaway/portal-html.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { withFiles } from '#shared/site/report-files.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { narrativeFor } from '../builders/narrative.js';
import { consistentValues, distinctValues } from '../builders/values.js';
import { cell, finding, noNumber, sampleRecord, sampleReport, shortFormRecord } from './sample.js';

const font = reportFont();
const OF = { agencyName: '云溪县教育局', year: 2025 };

function sections(texts: readonly (readonly string[])[]): ReportRecord['sections'] {
  return SECTION_HEADINGS.map((heading, index) => ({
    number: index + 1,
    heading: heading.zh,
    located: true,
    paragraphs: [...(texts[index] ?? [])],
    pages: null,
  }));
}

function typical(values: ReturnType<typeof distinctValues>): ReportRecord {
  return sampleRecord(Object.fromEntries(CELL_IDS.map((id) => [id, cell(String(values[id]))])), {
    sections: sections(narrativeFor(values, OF).sections),
  });
}

const LONG = Array.from(
  { length: 70 },
  (_, at) => `（${(at % 9) + 1}）` + '本机关全年办理政府信息公开申请，均在法定期限内答复。'.repeat(6),
);

const RECORDS: readonly (readonly [string, ReportRecord])[] = [
  ['distinct numbers', typical(distinctValues(1))],
  ['numbers that add up', typical(consistentValues(2))],
  [
    'blanks and marks and decimals',
    sampleRecord({
      'outcomes.granted@naturalPerson': noNumber('blank'),
      'outcomes.granted@total': noNumber('mark', '/'),
      'review.total': noNumber('mark', '—'),
      'activeDisclosure.fees.amount': cell('18.8710'),
      'requests.newlyReceived@total': cell('123456789012'),
    }),
  ],
  ['the older form', shortFormRecord()],
  [
    'text that begins as notes on a table do',
    sampleRecord(
      {},
      {
        sections: sections(
          ['截至2025年底', '数据来源于平台', '以上情况说明', '单位：本机关'].map((text) => [
            `${text}，本机关均已如实填报。`,
          ]),
        ),
      },
    ),
  ],
  [
    'text over many pages',
    sampleRecord({}, { sections: sections([LONG, ['没有需要说明的情况。'], [], [], LONG, ['无。']]) }),
  ],
  ['no text at all', sampleRecord({}, { sections: sections([]) })],
];

async function published(record: ReportRecord, more: Partial<PublishedReport> = {}) {
  const found = finding();
  const { report, objects } = await withFiles(
    sampleReport({
      record,
      agency: { ...sampleReport().agency, name: OF.agencyName },
      findings: [found, finding({ key: 'T01:document', rule: 'T01', cells: [] })],
      explanations: [
        { finding: found.key, text: '二、主动公开政府信息情况以外的申请已于2024年转送上级。' },
        { finding: 'T01:document', text: '年度报告在2026年2月3日公布。' },
      ],
      waivers: [{ finding: found.key, reason: '情况属实。', at: '2026-01-22T02:00:00Z' }],
      ...more,
    }),
    font,
  );
  const all = new Map([...objects, ...versionObjects(report)].map(({ key, body }) => [key, body]));
  all.set('portal.html', portalHtml(shownReport(record, OF)));
  const bytesOf = (key: string) => Buffer.from(all.get(key) ?? '');
  return { report, objects, bytesOf };
}

const FILES: readonly (readonly [string, (report: PublishedReport) => string])[] = [
  ['PDF', (report) => reportFileKey(report, 'pdf')],
  ['Word', (report) => reportFileKey(report, 'docx')],
  ['Excel', (report) => reportFileKey(report, 'xlsx')],
  ['portal HTML', () => 'portal.html'],
  ['JSON', reportJsonKey],
  ['CSV', reportCsvKey],
];

/** A PDF says where characters stand and not that there is a blank between two. */
const unspaced = (paragraphs: readonly string[]) => paragraphs.map((text) => text.replace(/\s+/gu, ''));

function cellsOf(record: ReportRecord, id: CellId) {
  const { kind, value, raw } = record.cells[id];
  return [id, kind, value, kind === 'mark' ? raw : ''];
}

function recordOf(reading: Reading): ReportRecord {
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record;
}

describe.each(RECORDS)('%s', (_, record) => {
  let made: ReturnType<typeof published> | undefined;
  test.each(FILES)('come back from the published %s', async (name, keyOf) => {
    made ??= published(record);
    const { report, bytesOf } = await made;
    const read = recordOf(await readDocument(bytesOf(keyOf(report))));
    expect(CELL_IDS.map((id) => cellsOf(read, id))).toEqual(CELL_IDS.map((id) => cellsOf(record, id)));
    expect(SHORT_FORM_CELLS.map((id) => read.shortFormRow?.[id]?.value)).toEqual(
      SHORT_FORM_CELLS.map((id) => record.shortFormRow?.[id]?.value),
    );
    expect([read.form, read.year, read.agencyName]).toEqual([record.form, OF.year, OF.agencyName]);
    if (name === 'CSV') return;
    expect(read.sections.map(({ paragraphs }) => unspaced(paragraphs))).toEqual(
      record.sections.map(({ paragraphs }) => unspaced(paragraphs)),
    );
  });
});

test('the page and the data name the files as they are', async () => {
  const { report, objects, bytesOf } = await published(typical(distinctValues(3)));
  const page = bytesOf('2025/jiaoyu/v1/index.html').toString('utf8');
  const json = JSON.parse(bytesOf(reportJsonKey(report)).toString('utf8')) as {
    files: { path: string; sha256: string }[];
  };
  expect(json.files.map(({ path }) => path)).toEqual(objects.map(({ key }) => key));
  for (const { key, body } of objects) {
    expect(page).toContain(`href="/${key}"`);
    expect(json.files.find(({ path }) => path === key)?.sha256).toBe(digestOfBytes(body));
  }
});

test('the same report gives the same files, byte by byte', async () => {
  const [one, other] = [await published(typical(distinctValues(4))), await published(typical(distinctValues(4)))];
  expect(one.report.files).toEqual(other.report.files);
});

test('where the font lacks a character there is no PDF, and the page links to none', async () => {
  const { report, bytesOf } = await published(sampleRecord({}, { sections: sections([['本机关龘𠮷。']]) }));
  expect(report.files?.pdf).toBeNull();
  expect(bytesOf('2025/jiaoyu/v1/index.html').toString('utf8')).not.toContain('report.pdf');
  expect(recordOf(await readDocument(bytesOf(reportFileKey(report, 'docx')))).sections[0]?.paragraphs).toEqual([
    '本机关龘𠮷。',
  ]);
});
