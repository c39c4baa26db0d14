/** Deeds on reports of earlier years: what is taken over, for which years, and what is taken down. */
import { describe, expect, test } from '@jest/globals';
import type { PublisherGrant } from '#shared/access/model.js';
import { importHistory, isCovered, markHistoryPublic, takeHistoryDown } from '#shared/deeds/season/history.js';
import type { StoredHistory } from '#shared/deeds/season/history-change.js';
import { asHistory, formFits, historyContent, isHistoryYear, type HistoryReport } from '#shared/filing/history.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { releaseSchema } from '#shared/season/release.js';
import { performOnSeason } from '#shared/store/perform.js';
import type { Table } from '#shared/store/table.js';
import { cell, digest, sampleRecord } from '../../site/sample.js';
import { agency, publisher, season } from '../filing/scene.js';

const NOW = new Date('2026-02-11T04:00:00.000Z');
const grant = {
  id: 'publish.home.2025',
  person: publisher,
  purpose: 'publish',
  area: 'home',
  year: 2025,
} as unknown as PublisherGrant;
const stored = { season, version: 3, audit: { subject: 'SEASON#home#2025', count: 4, head: digest('c') } };
const record = sampleRecord({}, { year: 2022 });
const imported = {
  of: {
    area: season.area,
    year: reportYearSchema.parse(2022),
    agency: { id: agency.id, name: agency.name, kind: agency.kind },
  },
  arrival: { key: 'previous/home/2025/_2022/x', versionId: 'v' },
  taken: {
    ...{ document: { name: '一.pdf', digest: digest('e'), format: 'pdf' as const }, form: record.form, unread: 0 },
    ...{ source: { where: '县政府网站', published: null, page: null }, content: historyContent(record) },
  },
  record,
};
const take = (known?: StoredHistory, hasSeason = false, year = 2022) =>
  importHistory(
    { stored, known, hasSeason },
    null,
    { ...imported, of: { ...imported.of, year: reportYearSchema.parse(year) } },
    grant,
    NOW,
  );
const release = releaseSchema.parse({
  ...{ id: 'home.r20260211-aaaaaa', area: 'home', year: 2025, by: publisher, at: NOW.toISOString(), count: 1 },
  ...{ state: 'running', attempts: 0, history: true },
});

function heldReport(): HistoryReport {
  const judged = take();
  if (!('change' in judged)) throw new Error('refused');
  return judged.value;
}

function publicReport(): StoredHistory {
  const judged = markHistoryPublic(stored, release, [{ report: heldReport(), version: 1 }], NOW);
  if (!('change' in judged)) throw new Error('refused');
  return { report: judged.value[0]!, version: 2 };
}

describe('taking over', () => {
  test('holds what was read with its number, source and content, claims the arrival, and leaves an event', () => {
    const judged = take();
    expect(judged).toMatchObject({
      value: { held: { n: 1, unread: 0, by: publisher, source: { where: '县政府网站' } }, released: null, last: 1 },
      change: {
        events: [{ deed: 'import-history', details: { year: 2022, agency: agency.id, n: 1, document: digest('e') } }],
        effects: [{ needGrant: grant.id }, { claim: { submission: null } }],
      },
    });
  });

  test.each([
    ['the year of the season itself', take(undefined, false, 2025), 'year'],
    ['a year before the form', take(undefined, false, 2018), 'year'],
    ['a year that was collected here', take(undefined, true), 'season'],
    ['while another is public', take(publicReport()), 'public'],
  ])('refuses %s', (_, judged, problem) => {
    expect(judged).toEqual({ refused: { code: 'history', problem } });
  });

  test('a second document takes the place of the first, and the same arrival is taken once', () => {
    const known = { report: heldReport(), version: 1 };
    expect(take(known)).toMatchObject({ value: { held: { n: 2 }, last: 2 }, change: { history: [{ before: known }] } });
    expect(importHistory({ stored, known, hasSeason: false }, known.report, imported, grant, NOW)).toEqual({
      already: known.report,
    });
  });
});

test('only what was looked at becomes public, and a repeat changes nothing', () => {
  const known = { report: heldReport(), version: 1 };
  expect(isCovered(release, known, historyContent(record))).toBe(true);
  expect(isCovered(release, known, historyContent(sampleRecord({ 'review.total': cell('0') })))).toBe(false);
  const shown = publicReport();
  expect(shown.report).toMatchObject({ held: null, released: { n: 1, version: 1, release: release.id } });
  expect(markHistoryPublic(stored, release, [shown], NOW)).toEqual({ already: [shown.report] });
});

describe('taking down', () => {
  const id = releaseIdSchema.parse('home.r20260211-bbbbbb');
  const down = (known: StoredHistory | undefined, reason = ' 识别有误 ') =>
    takeHistoryDown(stored, known, { reason, release: id, proof: 'code' }, grant, NOW);

  test('is done also in a season that is archived, in which nothing is taken over any more', async () => {
    const archived = { ...stored, season: { ...season, state: 'archived' as const } };
    const table = { commit: async () => 'committed' } as unknown as Table;
    const known = publicReport();
    const done = (judge: Parameters<typeof performOnSeason<null, HistoryReport>>[3]) =>
      performOnSeason(table, NOW, async () => null, judge);
    expect(
      await done(() => takeHistoryDown(archived, known, { reason: 'x', release: id, proof: 'code' }, grant, NOW)),
    ).toMatchObject({ done: { released: null } });
    expect(
      await done(() =>
        importHistory({ stored: archived, known: undefined, hasSeason: false }, null, imported, grant, NOW),
      ),
    ).toMatchObject({ refused: { code: 'season-closed', archived: true } });
  });

  test('begins the release that clears its addresses, keeps the reason in the log, and counts versions on', () => {
    const judged = down(publicReport());
    expect(judged).toMatchObject({
      value: { released: null, takedowns: [{ version: 1, reason: '识别有误', release: id }] },
      change: {
        release: { takesDown: `home.2022-${agency.id}-1`, history: true, count: 0 },
        events: [{ deed: 'take-down-history', details: { reason: '识别有误', version: 1, proof: 'code' } }],
      },
    });
    if (!('change' in judged)) throw new Error('refused');
    const again = take({ report: judged.value, version: 3 });
    if (!('change' in again)) throw new Error('refused');
    const marked = markHistoryPublic(stored, release, [{ report: again.value, version: 4 }], NOW);
    expect(marked).toMatchObject({ value: [{ released: { n: 2, version: 2 } }] });
    expect(down({ report: judged.value, version: 3 })).toEqual({ already: judged.value });
  });

  test('asks for a reason, and for something that is public', () => {
    expect(down(publicReport(), ' ')).toEqual({ refused: { code: 'reason-missing' } });
    expect(down({ report: heldReport(), version: 1 })).toEqual({ refused: { code: 'history', problem: 'not-public' } });
    expect(down(undefined)).toEqual({ refused: { code: 'not-found' } });
  });
});

test('a number that nobody vouched for is not read, whichever row it stands in', () => {
  const doubtful = cell('7', { certainty: 'confirm' });
  const { cells, shortFormRow } = asHistory(
    sampleRecord({ 'review.total': doubtful }, { shortFormRow: { 'otherHandling.total@total': doubtful } }),
  );
  expect(cells['review.total']).toMatchObject({ kind: 'unread', value: null });
  expect(shortFormRow?.['otherHandling.total@total']).toMatchObject({ kind: 'unread', value: null });
  const stroke = cell('0', { kind: 'mark', value: null, raw: '/', certainty: 'confirm' });
  expect(asHistory(sampleRecord({ 'review.total': stroke })).cells['review.total'].kind).toBe('unread');
  const absent = cell('0', { kind: 'not-printed', value: null, raw: '', certainty: 'confirm' });
  expect(asHistory(sampleRecord({ 'review.total': absent })).cells['review.total'].kind).toBe('not-printed');
  expect(cells['litigationDirect.total']).toEqual(sampleRecord().cells['litigationDirect.total']);
});

test('forms fit the years that the law had them for', () => {
  expect([2019, 2020, 2021].map((year) => formFits('2019-trial', year))).toEqual([true, true, false]);
  expect([2020, 2021, 2022].map((year) => formFits('2021-short', year))).toEqual([false, true, true]);
  expect([2018, 2019, 2024, 2025].map((year) => isHistoryYear(year, { year: 2025 }))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
