/** What answers at the addresses of the files of a version that was taken down. */
import { expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { PUBLISHED_SUMMARY } from '#shared/site/model.js';
import { withFiles } from '#shared/site/report-files.js';
import { summaryOf } from '#shared/site/summary.js';
import { takenDownFiles } from '#shared/site/taken-down-files.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { agency, sampleReport, takenDownWhole } from './sample.js';

const AT = '2026-02-10T04:00:00Z';
const down = takenDownWhole({ ...summaryOf(sampleReport({ version: 2 })), takenDown: { at: AT } });

test('are files of the same kind at the same addresses, which say so, for every version', async () => {
  const [of] = down;
  if (of === undefined) throw new Error('nothing was taken down');
  const files = await takenDownFiles(of, reportFont());
  const written = await Promise.all([1, 2].map((version) => withFiles(sampleReport({ version }), reportFont())));
  expect(files.map(({ key, contentType }) => [key, contentType])).toEqual(
    written.flatMap(({ objects }) => objects.map(({ key, contentType }) => [key, contentType])),
  );
  for (const { key, body, cacheControl } of files) {
    expect(cacheControl).toBe('public, max-age=60');
    const bytes = Buffer.from(body);
    if (key.endsWith('.pdf')) expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    else {
      const text = Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join('');
      expect(text).toContain('已于2026年2月10日撤下');
      // Nothing of the report itself.
      expect(text).not.toContain('本年度主动公开政府信息');
    }
  }
});

test('say so also where the font lacks a character of the name', async () => {
  const [of] = down;
  if (of === undefined) throw new Error('nothing was taken down');
  const files = await takenDownFiles({ ...of, agency: agency('jiaoyu', '龘𠮷局') }, reportFont());
  expect(files.filter(({ key, body }) => key.endsWith('.pdf') && Buffer.from(body).length > 1000)).toHaveLength(2);
});

test('a summary from before there were files has none, and one that names them is read as it was written', async () => {
  const { report } = await withFiles(sampleReport(), reportFont());
  const summary = summaryOf(report);
  expect(PUBLISHED_SUMMARY.read(summary, PUBLISHED_SUMMARY.version).files).toEqual(report.files);
  const { files: _, ...former } = summary;
  expect(PUBLISHED_SUMMARY.read(former, 3)).toEqual({ ...summary, files: null });
});
