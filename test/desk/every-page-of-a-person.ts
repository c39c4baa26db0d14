/** Pages of a person's own desk, as `every-page.ts` draws them: what waits, what was decided, who stands in, several at once. */
import { standInGrantId } from '#shared/access/links.js';
import { renderDecidedPage } from '#shared/desk/pages/decided.js';
import { renderDelegationsPage } from '#shared/desk/pages/delegations.js';
import { renderMyDeskPage } from '#shared/desk/pages/my-desk.js';
import { renderConfirmSeveralPage, renderLookPage, renderSeveralDonePage } from '#shared/desk/pages/several.js';
import { FILTERS, type Inspected } from '#shared/desk/person/queue.js';
import { WATCHED, type Risk } from '#shared/desk/person/risk.js';
import type { DelegationsPage, MyDeskPage, Picked } from '#shared/desk/person/views.js';
import { isRead } from '#shared/deeds/filing/case.js';
import { DELEGATION_PROBLEMS, type DeedRefusal } from '#shared/deeds/outcome.js';
import { digestOf } from '#shared/ids/digest.js';
import { FILING_MARKS } from '#shared/filing/marks.js';
import { CHANGED } from '#shared/filing/sealed.js';
import type { Delegation } from '#shared/season/model.js';
import { checkOf, decideGrant, findingOf, record, stateIn } from '../deeds/filing/scene.js';
import type { Draw, Drawn } from './draw.js';
import { agency, reviewPassed, season, TODAY, viewerOf } from './views.js';

const common = { viewer: viewerOf('desk'), season, today: TODAY };
const lastSeason = { ...season, year: 2024 as typeof season.year };

const state = stateIn('in-review', { check: checkOf(findingOf('note', 'N01:x')) });
if (!isRead(state)) throw new Error('not read');
const { filing, submission } = state;
const held = decideGrant('review', submission);
const grant = held.id;

const CLEAN: Risk = {
  explained: 0,
  waived: 0,
  notes: 1,
  attested: 0,
  again: false,
  anew: false,
  hasLastYear: true,
  changes: [],
  isClean: true,
};
const TO_LOOK_AT: Risk = {
  explained: 1,
  waived: 2,
  notes: 2,
  attested: 1,
  again: true,
  anew: true,
  hasLastYear: false,
  changes: WATCHED.map(({ name }) => ({ name, now: '40', before: '15' })),
  isClean: false,
};
const queued = {
  season,
  agency,
  filing,
  stage: 'review',
  submission: submission.id,
  grant,
  insteadOf: null,
  held,
} as const;
const inspected = (risk: Risk | null, changes: Partial<Inspected> = {}): Inspected => ({ ...queued, risk, ...changes });
const picked: Picked = {
  queued,
  looked: { state, lastYear: { record, source: 'published' }, risk: CLEAN },
  shown: digestOf('shown'),
};

function delegation(since: string, until: string, endedAt: string | null = null): Delegation {
  const { reviewer: from, publisher: to } = season;
  return { id: `${since}-${until}`, from, to, since, until, reason: '出差', at: '2026-01-02T01:00:00Z', endedAt };
}
const DELEGATIONS = [
  delegation('2026-02-01', '2026-02-03'),
  delegation('2026-01-18', '2026-01-20'),
  delegation('2026-01-05', '2026-01-06'),
  delegation('2026-01-07', '2026-01-20', '2026-01-08T01:00:00Z'),
];

export function pagesOfAPerson(draw: Draw): Drawn[] {
  return [
    ...deskPages(draw),
    draw('what I decided', renderDecidedPage, {
      ...common,
      decisions: [
        { agency, season, decision: { ...reviewPassed, insteadOf: season.approver }, grant },
        { agency, season: lastSeason, decision: { ...reviewPassed, stage: 'approval', outcome: 'returned' }, grant },
      ],
    }),
    draw('what I decided, nothing', renderDecidedPage, { ...common, decisions: [] }),
    ...delegationPages(draw),
    ...[1, 2].map((at) =>
      draw(`one by one, ${at} of 2`, renderLookPage, {
        ...common,
        picked: [grant, grant],
        seen: new Map([[grant, digestOf('seen')]]),
        at,
        of: picked,
      }),
    ),
    draw('confirm several', renderConfirmSeveralPage, { ...common, all: [picked] }),
    draw('confirm several, none', renderConfirmSeveralPage, { ...common, all: [] }),
    draw('several done', renderSeveralDonePage, {
      ...common,
      done: [agency],
      leftOut: LEFT_OUT.map((why) => ({ agency: agency.name, grant, why })),
      next: { left: 2, first: { grant, agency: agency.name, until: '2026-01-28' } },
    }),
    draw('several done, none', renderSeveralDonePage, {
      ...common,
      done: [],
      leftOut: [],
      next: { left: 0, first: null },
    }),
  ];
}

const LEFT_OUT: readonly (DeedRefusal | 'not-clean')[] = [
  'not-clean',
  { code: 'not-now', state: 'withdrawn' },
  { code: 'already-decided', decision: reviewPassed, withdrawn: false },
  { code: 'changed-since-shown' },
  { code: 'changed-since-filed', what: [...CHANGED] },
  { code: 'link-ended' },
  { code: 'busy' },
];

function deskPages(draw: Draw): Drawn[] {
  const bare: MyDeskPage = {
    ...common,
    isDecider: false,
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
  };
  return [
    draw('my desk', renderMyDeskPage, {
      ...bare,
      isDecider: true,
      waiting: 8,
      shown: [
        inspected(CLEAN, { insteadOf: season.approver }),
        inspected(TO_LOOK_AT, { stage: 'approval', held: { ...held, until: '2026-01-15' } }),
        inspected(null, { held: null, season: lastSeason }),
      ],
      more: 5,
      decidedToday: 2,
      away: DELEGATIONS,
      filings: [
        { agency, season, state: 'draft', marks: FILING_MARKS, records: true, grant },
        { agency, season: lastSeason, state: null, marks: undefined, records: false, grant: null },
      ],
      boards: [{ season, grant }],
      standIns: [{ season, grant: standInGrantId(season, season.approver) }],
      saved: true,
    }),
    ...FILTERS.map((filter) =>
      draw(`my desk, ${filter} of those that wait`, renderMyDeskPage, { ...bare, isDecider: true, waiting: 3, filter }),
    ),
    draw('my desk, nothing waits', renderMyDeskPage, {
      ...bare,
      isDecider: true,
      attempt: { refusal: { code: 'nothing-selected' }, typed: {} },
    }),
    draw('my desk, nothing at all', renderMyDeskPage, bare),
  ];
}

function delegationPages(draw: Draw): Drawn[] {
  const view: DelegationsPage = {
    ...common,
    viewer: viewerOf('publisher'),
    deciders: [{ ...season.reviewer, stages: ['review', 'approval'] }],
    delegations: DELEGATIONS,
    done: 'made',
    attempt: null,
  };
  return [
    draw('delegations of the publisher', renderDelegationsPage, view),
    draw('delegations of a decider', renderDelegationsPage, { ...view, viewer: viewerOf('desk'), done: 'ended' }),
    draw('delegations, none', renderDelegationsPage, { ...view, deciders: [], delegations: [], done: null }),
    ...DELEGATION_PROBLEMS.map((problem) =>
      draw(`delegations, ${problem}`, renderDelegationsPage, {
        ...view,
        done: null,
        attempt: { refusal: { code: 'delegation', problem, who: agency.name }, typed: {} },
      }),
    ),
  ];
}
