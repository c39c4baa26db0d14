/**
 * The round trip by the command: every file that is published of a report, what an office pastes into its portal, and the draft of the
 * area's own report go through `nianbao extract` as anybody would call it, and come back with the same 200 cells and sections.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CELL_IDS } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { reportCsvKey, reportFileKey, reportJsonKey, versionPageKey } from '#shared/site/keys.js';
import { versionObjects } from '#shared/site/objects.js';
import { withFiles } from '#shared/site/report-files.js';
import { areaDraftRecord } from '#shared/takeaway/area-draft.js';
import { officialReport, shownReport } from '#shared/takeaway/official-report.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { portalHtml } from '#shared/takeaway/portal-html.js';
import { provenDocument } from '#shared/takeaway/read-back.js';
import { reportWorkbook } from '#shared/takeaway/report-workbook.js';
import { figuresOf } from '#shared/totals/figures.js';
import { memberKey, scopeSum } from '#shared/totals/scope-sum.js';
import { textsIn } from '#shared/words/texts.js';
import { narrativeFor } from '../builders/narrative.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { agency, sampleReport } from '../site/sample.js';
import { agencyOf, scopeOf } from '../totals/seasons.js';

const OF = { agencyName: '云溪县教育局', year: 2025 };
const AREA = { agencyName: '云溪县人民政府', year: 2025 };
const values = consistentValues(71);
const record = recordOf(values, { narrative: narrativeFor(values, OF) });

function draftOfArea(): ReportRecord {
  const roster = [1, 2, 3].map((n) => agencyOf({ id: `agency-${n}` }));
  const accepted = roster.map((one, n) => {
    const figures = figuresOf(1, recordOf(consistentValues(n + 1)));
    return [memberKey(one), { figures, state: 'approved' as const }] as const;
  });
  return areaDraftRecord({ sum: scopeSum(scopeOf(), roster, new Map(accepted)), last: null }, AREA);
}
const draft = draftOfArea();

async function filesToRead(): Promise<[string, string | Uint8Array][]> {
  const { report, objects } = await withFiles(
    sampleReport({ agency: agency('jiaoyu', OF.agencyName), record }),
    reportFont(),
  );
  const all = new Map([...objects, ...versionObjects(report)].map(({ key, body }) => [key, body]));
  const published = [
    ...(['pdf', 'docx', 'xlsx'] as const).map((kind) => reportFileKey(report, kind)),
    ...[reportJsonKey(report), reportCsvKey(report), versionPageKey(report)],
  ];
  const proven = provenDocument(draft, AREA);
  if (!('bytes' in proven)) throw new Error(JSON.stringify(proven));
  return [
    ...published.map((key): [string, string | Uint8Array] => [key.slice(key.lastIndexOf('/') + 1), all.get(key) ?? '']),
    ['portal.html', portalHtml(shownReport(record, OF))],
    ['draft.docx', proven.bytes],
    ['draft.xlsx', reportWorkbook(officialReport(draft, AREA), textsIn('zh'))],
  ];
}

let directory = '';
const read = new Map<string, { readonly status: string; readonly record: ReportRecord }>();
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'published-'));
  const files = await filesToRead();
  for (const [name, body] of files) await writeFile(join(directory, name), body);
  const names = files.map(([name]) => name);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'cli/nianbao.ts', 'extract', ...names, '--json'],
    { env: { ...process.env, INIT_CWD: directory }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stderr !== '') throw new Error(stderr);
  for (const line of stdout.trimEnd().split('\n')) {
    const { file, ...reading } = JSON.parse(line) as { file: string; status: string; record: ReportRecord };
    read.set(file, reading);
  }
}, 120_000);
afterAll(() => rm(directory, { recursive: true }));

/** A PDF says where characters stand and not that there is a blank between two. */
const sectionsOf = ({ sections }: ReportRecord) =>
  sections.map(({ paragraphs }) => paragraphs.map((text) => text.replace(/\s+/gu, '')));
const cellsOf = ({ cells }: ReportRecord) => CELL_IDS.map((id) => [id, cells[id].kind, cells[id].value]);

test.each(['report.pdf', 'report.docx', 'report.xlsx', 'report.json', 'report.csv', 'index.html', 'portal.html'])(
  '%s',
  (name) => {
    const found = read.get(name);
    expect([found?.status, found?.record.agencyName, found?.record.year]).toEqual([
      'extracted',
      OF.agencyName,
      OF.year,
    ]);
    expect(cellsOf(found!.record)).toEqual(cellsOf(record));
    // One is the table of numbers alone, the other a page with words of its own around the report.
    if (name !== 'report.csv' && name !== 'index.html') expect(sectionsOf(found!.record)).toEqual(sectionsOf(record));
  },
);

test.each(['draft.docx', 'draft.xlsx'])('%s of the area’s own report', (name) => {
  const found = read.get(name);
  expect([found?.status, found?.record.agencyName]).toEqual(['extracted', AREA.agencyName]);
  expect(cellsOf(found!.record)).toEqual(cellsOf(draft));
  expect(sectionsOf(found!.record)).toEqual(sectionsOf(draft));
});
