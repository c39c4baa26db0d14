/** Pages about releases that have a time of their own, as `every-page.ts` draws them. */
import { renderBoardPage } from '#shared/desk/pages/board.js';
import { renderPreviewPage } from '#shared/desk/pages/preview.js';
import { renderReleasesPage } from '#shared/desk/pages/releases.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { RELEASES_DONE, type Happened, type ReleasesPage, type WaitingRelease } from '#shared/desk/release-views.js';
import { releaseSchema, isScheduled, type ScheduledRelease } from '#shared/season/release.js';
import { PLANNED_PROBLEMS } from '#shared/season/planned-time.js';
import { ROLL_BACK_PROBLEMS, type DeedRefusal } from '#shared/deeds/outcome.js';
import { renderRollBackPage } from '#shared/desk/pages/roll-back.js';
import type { RollBackPreview } from '#shared/desk/roll-back-views.js';
import type { Draw, Drawn } from './draw.js';
import { NOBODY_MISSING, releasable } from './release-views.js';
import { agency, boardPage, season, TODAY, viewerOf } from './views.js';

const common = { viewer: viewerOf('publisher'), season, today: TODAY };

export function scheduledRelease(more: Partial<ScheduledRelease> = {}): ScheduledRelease {
  const release = releaseSchema.parse({
    ...{ id: 'home.r20260120-abcdef', area: 'home', year: 2025, by: season.publisher, count: 1, attempts: 0 },
    ...{ at: '2026-01-30T01:00:00.000Z', state: 'scheduled' },
    waiting: {
      askedAt: '2026-01-20T01:00:00.000Z',
      submissions: ['home.2025-chengguan-1'],
      moves: 0,
      carriedOutBy: null,
    },
    ...more,
  });
  if (!isScheduled(release)) throw new Error('not scheduled');
  return release;
}

const [at, before] = ['2026-01-30T01:00:00.000Z', '2026-01-29T01:00:00.000Z'];
const report = { agency: agency.name, version: 1, reason: '有个人信息' };
const happened: readonly Happened[] = [
  { at, what: 'put-back', by: '周明', report },
  { at, what: 'take-down', by: '周明', report },
  { at, what: 'correction', by: '周明', report },
  { at, what: 'roll-back', by: '周明', release: { state: 'published', count: 3 }, reason: '选错了单位' },
  { at, what: 'start-release', by: '周明', release: { state: 'rolled-back', count: 3 } },
  { at, what: 'release-due', by: null, planned: { at }, release: { state: 'published', count: 3 } },
  { at, what: 'cancel-release', by: '周明', planned: { at }, release: { state: 'cancelled', count: 3 } },
  { at, what: 'move-release', by: '周明', planned: { at, before }, release: { state: 'running', count: 3 } },
  { at, what: 'schedule-release', by: '周明', planned: { at }, release: { state: 'scheduled', count: 3 } },
  { at, what: 'start-release', by: '周明', release: { state: 'failed', count: 1 } },
];

const LAST = {
  release: releaseSchema.parse({
    ...{ id: 'home.r20260119-abcdef', area: 'home', year: 2025, by: season.publisher, count: 3, attempts: 0 },
    ...{ at: '2026-01-19T01:00:00.000Z', state: 'published' },
  }),
  ...{ count: 3, refusal: null },
};
const REFUSED_BACK = ROLL_BACK_PROBLEMS.map(
  (problem) => ({ code: 'roll-back', problem, agencies: problem === 'changed' ? [agency.name] : [] }) as const,
);
const ROLL_BACK: RollBackPreview = {
  ...{ ...common, release: LAST.release, reason: '选错了单位' },
  ...{ withdrawn: [agency.name], returned: [{ agency: '云溪县民政局', version: 1 }], disowned: ['云溪县司法局'] },
  notReturned: [{ agency: '云溪县财政局', version: 1 }],
};

/** With one report, of which nothing more is known than whose it is. */
export function waitingRelease(release = scheduledRelease(), behind = 1): WaitingRelease {
  const id = submissionIdSchema.parse('home.2025-chengguan-1');
  const report = { id, year: season.year, agency: agency.id, name: agency.name };
  return { release, agencies: [agency.name], reports: [report], behind };
}

export function releasesPage(more: Partial<ReleasesPage> = {}): ReleasesPage {
  return {
    ...common,
    waiting: [waitingRelease()],
    releasing: { count: 2 },
    ...{ happened, more: 7, done: null, attempt: null, about: null, rollingBack: null, last: LAST },
    ...more,
  };
}

export function releasesPages(draw: Draw): Drawn[] {
  const refused: readonly DeedRefusal[] = [
    ...PLANNED_PROBLEMS.map((problem) => ({ code: 'planned-time', problem }) as const),
    { code: 'release-not-waiting', cancelled: true },
    { code: 'release-not-waiting', cancelled: false },
  ];
  const typed = { day: '2026年13月1日', time: '25点' };
  return [
    draw('releases', renderReleasesPage, releasesPage()),
    draw('releases, none', renderReleasesPage, releasesPage({ waiting: [], releasing: null, happened: [], more: 0 })),
    draw('releases, one is taken back', renderReleasesPage, releasesPage({ rollingBack: { count: 2 } })),
    ...REFUSED_BACK.flatMap((refusal) => [
      draw(`releases, the last cannot be taken back: ${refusal.problem}`, renderReleasesPage, {
        ...releasesPage({ last: { ...LAST, refusal } }),
      }),
      draw(`releases, taking back refused: ${refusal.problem}`, renderReleasesPage, {
        ...releasesPage({ attempt: { refusal, typed: {} } }),
      }),
    ]),
    draw('releases, no reason to take one back', renderReleasesPage, {
      ...releasesPage({ attempt: { refusal: { code: 'reason-missing' }, typed: {} } }),
    }),
    draw('before a release is taken back', renderRollBackPage, ROLL_BACK),
    ...RELEASES_DONE.map((done) => draw(`releases, ${done}`, renderReleasesPage, releasesPage({ done }))),
    ...refused.map((refusal) =>
      draw(`releases, refused: ${Object.values(refusal).join(' ')}`, renderReleasesPage, {
        ...releasesPage({ attempt: { refusal, typed }, about: scheduledRelease().id }),
      }),
    ),
    ...(['day', 'time'] as const).map((problem) =>
      draw(`preview of a release, ${problem} refused`, renderPreviewPage, {
        ...common,
        deed: 'release',
        attempt: { refusal: { code: 'planned-time', problem }, typed },
        leftOut: [{ agency, reason: 'scheduled' }],
        reports: [releasable()],
        missing: NOBODY_MISSING,
      }),
    ),
    draw('board, a release is planned', renderBoardPage, boardPage({ scheduled: [scheduledRelease()] })),
    draw('board, too many planned', renderBoardPage, {
      ...boardPage({ attempt: { refusal: { code: 'too-many-scheduled', most: 20 }, typed: {} } }),
    }),
  ];
}
