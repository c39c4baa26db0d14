/** Pages of the publisher about the season, its agencies, their links and the mail to them, as `every-page.ts` draws them. */
import { renderLastYearPage } from '#shared/desk/pages/last-year.js';
import { renderUploadFormPage } from '#shared/desk/pages/upload-form.js';
import { renderAgencyPage } from '#shared/desk/pages/agency.js';
import { renderLinksPreview } from '#shared/desk/pages/links.js';
import { renderSeasonPartPage } from '#shared/desk/pages/season-part.js';
import { renderSeasonSettingsPage } from '#shared/desk/pages/season-settings.js';
import { renderLinkSheet, renderTakenLink } from '#shared/desk/pages/taken-links.js';
import { renderUndeliveredPage } from '#shared/desk/pages/undelivered.js';
import type { AgencyDone, AgencyFault, AgencyPage } from '#shared/desk/agency-views.js';
import { SEASON_PARTS, type SeasonPart, type SeasonPartPage } from '#shared/desk/season-views.js';
import { UNDELIVERED_DONE, type UndeliveredPage } from '#shared/desk/undelivered-view.js';
import { personMark } from '#shared/access/links.js';
import { RECORDING_PROBLEMS, type DeedRefusal, HISTORY_PROBLEMS } from '#shared/deeds/outcome.js';
import { renderRecordingPage } from '#shared/desk/pages/recording.js';
import { RECORDING_DONE, type RecordingPage } from '#shared/desk/recording-views.js';
import { TOUCH_KINDS } from '#shared/filing/four-eyes.js';
import { DELIVERY_PROBLEMS, OWN_CAUSES, troubleSchema } from '#shared/outbox/delivery.js';
import type { FieldProblem } from '#shared/season/answers.js';
import type { Season } from '#shared/season/model.js';
import { ROSTER_PROBLEMS } from '#shared/season/roster/judge.js';
import { valuesOf } from '#shared/season/roster/one-agency.js';
import type { Draw, Drawn } from './draw.js';
import { HISTORY_DONE, HISTORY_FAULTS, historyPage, historyYearPage } from './history-views.js';
import { renderHistoryPage } from '#shared/desk/pages/history.js';
import { renderHistoryYearPage } from '#shared/desk/pages/history-year.js';
import { lastYearForm, lastYearPage, lastYearRow } from './last-year-views.js';
import { agency, recorder, season, TODAY, viewerOf } from './views.js';

const common = { viewer: viewerOf('publisher'), season, today: TODAY };
const office = { name: '云溪县政务公开办', phone: '0359-7020000', hours: '工作日' };
const validUntil = '2026-04-01';
const address = `https://desk.example.invalid/l/${'A'.repeat(43)}`;

export function pagesOfThePublisher(draw: Draw): Drawn[] {
  return [
    ...agencyPages(draw),
    ...(['resend', 'sheet'] as const).map((deed) =>
      draw(`preview of links, ${deed}`, renderLinksPreview, {
        ...common,
        deed,
        agencies: [agency],
        leftOut: [{ agency, reason: 'not-invited' }],
        tooMany: true,
      }),
    ),
    ...recordingPages(draw),
    draw('preview of links, nobody', renderLinksPreview, { ...common, deed: 'sheet', agencies: [], leftOut: [] }),
    draw('taken link', renderTakenLink, { ...common, agency, address, validUntil }),
    draw('sheet of links', renderLinkSheet, {
      ...common,
      season: { ...season, office },
      links: [1, 2].map((n) => ({ agency, address: `${address}${n}` })),
      validUntil,
    }),
    ...settingsPages(draw),
    ...SEASON_PARTS.filter((part) => part !== 'publisher').flatMap((part) => [
      draw(`setting, ${part}`, renderSeasonPartPage, partPage(part, { problems: PROBLEMS[part] ?? [] })),
      draw(`setting, ${part}, refused`, renderSeasonPartPage, partPage(part, { refusal: REFUSALS[part] ?? null })),
    ]),
    ...UNDELIVERED_DONE.map((what) => draw(`undelivered, ${what}`, renderUndeliveredPage, undeliveredPage(what))),
    draw('last year, of all agencies', renderLastYearPage, lastYearPage()),
    draw('last year, being read', renderLastYearPage, {
      ...lastYearPage({ saved: 3 }),
      rows: [
        lastYearRow(1, { state: 'unpacking' }),
        lastYearRow(2, { state: 'waiting' }),
        lastYearRow(3, { state: 'chosen', chosen: agency.id }),
      ],
    }),
    draw('last year, refused', renderLastYearPage, lastYearPage({ fault: 'nothing-chosen', twice: ['云溪县教育局'] })),
    ...(['busy', 'season-closed', 'link-ended'] as const).map((fault) =>
      draw(`last year, ${fault}`, renderLastYearPage, lastYearPage({ rows: [], fault })),
    ),
    draw('last year, form', renderUploadFormPage, lastYearForm),
    draw('earlier year, form', renderUploadFormPage, {
      ...lastYearForm,
      asked: { of: 'history', year: 2020, back: '/g/somebody/history/2020' },
    }),
    draw('earlier years', renderHistoryPage, historyPage),
    draw('earlier year', renderHistoryYearPage, historyYearPage()),
    draw(
      'earlier year, refused',
      renderHistoryYearPage,
      historyYearPage({ fault: 'no-source', twice: ['云溪县教育局'] }),
    ),
    ...HISTORY_FAULTS.map((fault) =>
      draw(`earlier year, ${fault}`, renderHistoryYearPage, historyYearPage({ rows: [], reports: [], fault })),
    ),
    ...HISTORY_PROBLEMS.map((problem) =>
      draw(
        `earlier year, refused: ${problem}`,
        renderHistoryYearPage,
        historyYearPage({ rows: [], attempt: { refusal: { code: 'history', problem }, typed: {} } }),
      ),
    ),
    ...HISTORY_DONE.map((done) =>
      draw(`earlier year, ${done.is}`, renderHistoryYearPage, historyYearPage({ rows: [], done })),
    ),
    draw('undelivered, none', renderUndeliveredPage, { ...common, entries: [], done: null }),
  ];
}

function recordingPages(draw: Draw): Drawn[] {
  const view: RecordingPage = {
    ...{ ...common, season: { ...season, substitute: season.approver }, agency, recorder: null, open: true },
    ...{ typed: {}, problems: [], refusal: null, done: null },
  };
  return [
    draw('paper report', renderRecordingPage, view),
    draw('paper report, closed', renderRecordingPage, { ...view, open: false }),
    ...RECORDING_DONE.map((done) => draw(`paper report, ${done}`, renderRecordingPage, { ...view, recorder, done })),
    draw('paper report, again with problems', renderRecordingPage, {
      ...{ ...view, recorder },
      problems: [{ field: 'handedInBy', code: 'missing' }],
    }),
    draw('paper report, with problems', renderRecordingPage, {
      ...view,
      problems: [
        { field: 'receivedOn', code: 'outside', detail: '2025-12-01/2026-01-19' },
        { field: 'handedInBy', code: 'missing' },
        { field: 'recorderAddress', code: 'bad-address', detail: 'x' },
      ],
    }),
    ...RECORDING_PROBLEMS.map((problem) =>
      draw(`paper report, refused: ${problem}`, renderRecordingPage, {
        ...view,
        refusal: { code: 'recording', problem, name: recorder.person.name },
      }),
    ),
  ];
}

function agencyPages(draw: Draw): Drawn[] {
  const view: AgencyPage = {
    ...common,
    agency: { ...agency, formerNames: [{ name: '云溪县教育委员会', until: '2019-03-01' }] },
    values: valuesOf(agency, season, [agency]),
    predecessors: '云溪县体育局',
    problems: [],
    day: { deadline: '2026-02-10', reason: '机构改革' },
    fault: null,
    done: null,
  };
  const faults: AgencyFault[] = [
    ...(['reason-missing', 'nothing-named', 'unknown-name', 'bad-day', 'season-closed', 'busy', 'link-ended'] as const),
  ];
  const done: AgencyDone[] = ['changed', 'readdressed', 'removed', 'restored', 'merged', 'deadline'];
  return [
    draw('agency, with problems', renderAgencyPage, {
      ...view,
      agency: { ...view.agency, invitedAt: null },
      problems: [
        ...ROSTER_PROBLEMS.map((code) => ({ line: 1, field: 'name', code, value: 'contact/reviewer' }) as const),
        ...TOUCH_KINDS.map(
          (touch) => ({ line: 1, field: 'reviewerName', code: 'touched-it', value: '王芳', touch }) as const,
        ),
      ],
    }),
    draw('agency, off the roster', renderAgencyPage, {
      ...view,
      agency: { ...view.agency, removed: { at: '2026-01-10T00:00:00Z', reason: '撤并' } },
    }),
    ...faults.map((fault) =>
      draw(`agency, ${fault}`, renderAgencyPage, {
        ...view,
        fault,
        refused: fault === 'bad-day' ? 'deadline' : fault === 'reason-missing' ? 'removal' : 'merger',
      }),
    ),
    ...done.map((deed) => draw(`agency, ${deed}`, renderAgencyPage, { ...view, done: deed })),
  ];
}

function settingsPages(draw: Draw): Drawn[] {
  const states: [string, Partial<Season>, today: string][] = [
    ['open', {}, TODAY],
    ['late', { office, substitute: season.approver }, '2026-02-01'],
    ['closed', { state: 'closed' }, TODAY],
    ['archived', { state: 'archived' }, TODAY],
  ];
  return [
    ...states.map(([name, more, today]) =>
      draw(`settings, ${name}`, renderSeasonSettingsPage, {
        ...common,
        season: { ...season, ...more },
        today,
        saved: null,
      }),
    ),
    ...SEASON_PARTS.map((saved) => draw(`settings, ${saved} saved`, renderSeasonSettingsPage, { ...common, saved })),
  ];
}

const PROBLEMS: Readonly<Partial<Record<SeasonPart, readonly FieldProblem[]>>> = {
  deadlines: [
    { field: 'deadline-department', code: 'bad-day' },
    { field: 'reason', code: 'missing' },
  ],
  office: [{ field: 'officeName', code: 'too-long', detail: '60' }],
  substitute: [{ field: 'substituteAddress', code: 'bad-address', detail: 'x' }],
  deciders: [{ field: 'approverName', code: 'same-person', detail: 'reviewer/approver' }],
  archive: [{ field: 'sure', code: 'missing' }],
  reopen: [{ field: 'reason', code: 'missing' }],
  next: [{ field: 'deadline-department', code: 'outside', detail: '2027' }],
};
const REFUSALS: Readonly<Partial<Record<SeasonPart, DeedRefusal>>> = {
  deadlines: { code: 'season-closed', archived: false, office, publisher: '周明' },
  office: { code: 'season-closed', archived: true, office: null, publisher: '周明' },
  deciders: { code: 'same-person', pair: 'reviewer/approver' },
  archive: { code: 'reports-under-way', count: 2 },
  reopen: { code: 'season-open' },
  next: { code: 'season-exists', year: 2026 },
};

function partPage(part: SeasonPartPage['part'], more: Partial<SeasonPartPage>): SeasonPartPage {
  return {
    ...common,
    part,
    typed: {},
    problems: [],
    refusal: null,
    closing: part === 'close' ? { drafts: 3, missing: 1, deciding: 7, released: 29 } : null,
    ...more,
  };
}

/** Every reason, each with another mail; the last was sent again. */
function undeliveredPage(what: (typeof UNDELIVERED_DONE)[number]): UndeliveredPage {
  const at = '2026-01-18T02:00:00.000Z';
  const kinds = ['failed', 'bounced', 'complained'] as const;
  const messages = ['invitation', 'reminder', 'decision-request', 'a-former-one'];
  return {
    ...common,
    entries: [...DELIVERY_PROBLEMS, ...OWN_CAUSES].map((what, n) => ({
      trouble: troubleSchema.parse({
        area: season.area,
        mark: personMark(agency.contact),
        name: agency.contact.name,
        address: agency.contact.address,
        ...(what.startsWith('own:')
          ? { kind: 'failed', problem: 'not-sent', diagnostic: what, lasting: n % 2 === 0 }
          : { kind: kinds[n % kinds.length], problem: what, diagnostic: '452 over quota', lasting: true }),
        mails: messages.map((message) => ({ row: 'r', message, agencyName: agency.name, year: 2025, at })),
        since: at,
        at,
        resentAt: what === 'unknown' ? at : null,
      }),
      parts: ['agency', 'reviewer', 'approver', 'publisher'],
      agencies: [agency],
    })),
    done: { what, count: 2 },
  };
}
