/** A person's own desk as it is read: what waits and why, what may be picked, and when it says that nothing is left. */
import { describe, expect, test } from '@jest/globals';
import { deskGrantId } from '#shared/access/desk-grant.js';
import { renderMyDeskPage } from '#shared/desk/pages/my-desk.js';
import { NextReport } from '#shared/desk/parts/next-report.js';
import { linesOfWhy } from '#shared/desk/person/lines-of-why.js';
import { riskOf, type Risk } from '#shared/desk/person/risk.js';
import type { Inspected } from '#shared/desk/person/queue.js';
import type { MyDeskPage } from '#shared/desk/person/views.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { CellId } from '#shared/report/cells.js';
import { textsIn } from '#shared/words/texts.js';
import {
  agency,
  checkOf,
  decideGrant,
  findingOf,
  record,
  reviewer,
  season,
  stateIn,
  submissionIn,
} from '../deeds/filing/scene.js';
import { byTag, named, readPage, visible } from './page.js';
import { TODAY, viewerOf } from './views.js';

const t = textsIn('zh');
const CLEAN: Risk = {
  explained: 0,
  waived: 0,
  notes: 0,
  attested: 0,
  again: false,
  anew: false,
  hasLastYear: true,
  changes: [],
  isClean: true,
};
const { filing, submission } = stateIn('in-review');
const queued = (risk: Risk | null, changes: Partial<Inspected> = {}): Inspected => {
  const held = decideGrant('review', submission!);
  return {
    season,
    agency,
    filing,
    stage: 'review',
    submission: submission!.id,
    grant: held.id,
    insteadOf: null,
    held,
    risk,
    ...changes,
  };
};
const pageOf = (changes: Partial<MyDeskPage> = {}) =>
  readPage(
    renderMyDeskPage(
      {
        viewer: viewerOf('desk'),
        season,
        today: TODAY,
        isDecider: true,
        waiting: 0,
        shown: [],
        more: 0,
        filter: 'all',
        decidedToday: 0,
        away: [],
        filings: [],
        boards: [],
        standIns: [],
        mails: 'auto',
        saved: false,
        attempt: null,
        ...changes,
      },
      t,
    ),
  );

describe('the queue', () => {
  test('says that nothing is left only where nothing waits', () => {
    expect(visible(pageOf())).toContain(t.myDesk.nothingAtAll);
    const filtered = visible(pageOf({ waiting: 3, filter: 'clean' }));
    expect(filtered).not.toContain(t.myDesk.nothingAtAll);
    expect(filtered).toContain(t.myDesk.nothingMatches);
  });

  test('lets only clean reports be picked', () => {
    const picks = (risk: Risk | null) => named(pageOf({ waiting: 1, shown: [queued(risk)] }), 'item').length;
    expect(picks(CLEAN)).toBe(1);
    expect(picks({ ...CLEAN, explained: 1, isClean: false })).toBe(0);
    expect(picks(null)).toBe(0);
  });

  test('opens each from the desk itself', () => {
    const page = pageOf({ waiting: 1, shown: [queued(CLEAN)] });
    const links = byTag(page, 'a').map(({ attributes }) => attributes['href']);
    expect(links).toContain(`/g/${viewerOf('desk').grant}/items/${queued(CLEAN).grant}`);
  });

  test('shows one that has no link yet without a way to open it', () => {
    const page = pageOf({ waiting: 1, shown: [queued(CLEAN, { held: null })] });
    expect(visible(page)).toContain(t.myDesk.preparing);
    expect(named(page, 'item')).toEqual([]);
  });
});

describe('why a report stands where it stands', () => {
  const with_ = (cells: Partial<Record<CellId, string>>): ReportRecord => ({
    ...record,
    cells: {
      ...record.cells,
      ...Object.fromEntries(
        Object.entries(cells).map(([id, value]) => [id, { ...record.cells[id as CellId], kind: 'number', value }]),
      ),
    },
  });
  const riskWith = (changes: Partial<Parameters<typeof riskOf>[0]> = {}) =>
    riskOf({
      submission: submissionIn('in-review'),
      record,
      check: checkOf(),
      lastYear: { record, source: 'published' },
      stage: 'review',
      returnedBefore: false,
      ...changes,
    });

  test('nothing found and much as last year is clean', () => {
    expect(riskWith()).toMatchObject({ isClean: true, changes: [] });
    expect(linesOfWhy(t, riskWith())).toEqual([t.myDesk.why.clean, t.myDesk.why.near]);
  });

  test('a figure that doubled is told with last year’s, and is not clean', () => {
    const now = with_({ 'requests.newlyReceived@total': '40' });
    const before = with_({ 'requests.newlyReceived@total': '15' });
    const risk = riskWith({ record: now, lastYear: { record: before, source: 'published' } });
    expect(risk.isClean).toBe(false);
    expect(linesOfWhy(t, risk)).toContain('新收 40（上年 15）');
  });

  test('from one to three is no change by a factor that anybody need look at', () => {
    const now = with_({ 'requests.newlyReceived@total': '3' });
    const before = with_({ 'requests.newlyReceived@total': '1' });
    expect(riskWith({ record: now, lastYear: { record: before, source: 'published' } }).changes).toEqual([]);
  });

  test('an explanation, a return before and a word of somebody’s make it one to look at closely', () => {
    const finding = findingOf('explain', 'A01:x');
    const explained = submissionIn('in-review', { explanations: [{ finding: finding.key, text: '核对过。' }] });
    expect(riskWith({ submission: explained, check: checkOf(finding) })).toMatchObject({
      explained: 1,
      isClean: false,
    });
    expect(riskWith({ returnedBefore: true }).isClean).toBe(false);
  });

  test('a note alone leaves it clean, and is told', () => {
    const risk = riskWith({ check: checkOf(findingOf('note', 'N01:x')) });
    expect(risk).toMatchObject({ notes: 1, isClean: true });
  });
});

describe('after a decision', () => {
  const first = { grant: decideGrant('review', submission!).id, agency: '青石镇人民政府', until: '2026-01-28' };
  const htmlOf = (viewer: ReturnType<typeof viewerOf>, next: Parameters<typeof NextReport>[0]['next']) =>
    readPage(`<body>${String(NextReport({ t, viewer, today: TODAY, next }))}</body>`);
  const desk = deskGrantId('home', reviewer);

  test('whoever came from the desk has the next one as the one next act', () => {
    const page = htmlOf({ ...viewerOf('reviewer'), desk }, { left: 2, first });
    expect(byTag(page, 'a').map(({ attributes }) => attributes['href'])[0]).toBe(`/g/${desk}/items/${first.grant}`);
    expect(visible(page)).not.toContain(t.myDesk.next.none);
  });

  test('on the page of one report the next is looked for when it is asked for, by whoever came from the desk', () => {
    const page = htmlOf({ ...viewerOf('reviewer'), desk }, null);
    expect(byTag(page, 'a').map(({ attributes }) => attributes['href'])).toEqual([`/g/${desk}/next`, `/g/${desk}`]);
  });

  test('whoever came by the link of one report is mailed the way to the others', () => {
    const page = htmlOf(viewerOf('reviewer'), null);
    expect(byTag(page, 'a')).toEqual([]);
    expect(byTag(page, 'form')[0]?.attributes['action']).toMatch(/\/desk$/);
  });

  test('nothing else to do is said where nothing waits', () => {
    expect(visible(htmlOf(viewerOf('reviewer'), { left: 0, first: null }))).toContain(t.myDesk.next.none);
  });
});
