/**
 * Every page of the desk, with a view that brings most of its words: what must hold for all of them is asked here, in every
 * language. `change` has a hand in each view before it is drawn. Two files beside this one bring the pages of the publisher
 * about the season, and those of a person's own desk.
 */
import { releasable } from './release-views.js';
import { releasesPages } from './every-page-of-releases.js';
import { renderAppointPage, renderStandInPage } from '#shared/desk/pages/appoint.js';
import { renderBoardPage } from '#shared/desk/pages/board.js';
import { renderCodePage } from '#shared/desk/pages/code.js';
import { renderConfirmDecisionPage } from '#shared/desk/pages/confirm-decision.js';
import { renderDecisionPage } from '#shared/desk/pages/decision.js';
import { renderDraftConflictPage } from '#shared/desk/pages/draft-conflict.js';
import { renderEntryPage } from '#shared/desk/pages/entry.js';
import { renderFilingPage } from '#shared/desk/pages/filing.js';
import { formPage, type FormState } from '#shared/desk/online/page.js';
import { formPreview } from '#shared/desk/online/preview.js';
import { renderFormPage } from '#shared/desk/pages/form.js';
import { renderFormConflictPage } from '#shared/desk/pages/form-conflict.js';
import { renderFormEndedPage } from '#shared/desk/pages/form-ended.js';
import { renderFormPreviewPage } from '#shared/desk/pages/form-preview.js';
import { renderImportedPage } from '#shared/desk/pages/imported.js';
import { messagePage, renderMessagePage } from '#shared/desk/pages/message.js';
import { renderPreviewPage } from '#shared/desk/pages/preview.js';
import { renderPublisherFilingPage } from '#shared/desk/pages/publisher-filing.js';
import { renderTakeDownPage } from '#shared/desk/pages/take-down.js';
import { renderReminderPreview } from '#shared/desk/pages/reminder-preview.js';
import { renderRemindersPage } from '#shared/desk/pages/reminders.js';
import { renderRosterPage } from '#shared/desk/pages/roster.js';
import { renderRulePage } from '#shared/desk/pages/rule.js';
import { renderCheckAnswersPage, renderSetUpUsedPage } from '#shared/desk/pages/set-up-check.js';
import { renderQuestionPage } from '#shared/desk/pages/set-up-question.js';
import { renderStopPage } from '#shared/desk/pages/stop.js';
import { renderUploadFormPage } from '#shared/desk/pages/upload-form.js';
import { renderVerifyPage } from '#shared/desk/pages/verify.js';
import { SUBMISSION_STATES } from '#shared/filing/states.js';
import { forecast } from '#shared/reminders/forecast.js';
import type { Takedown } from '#shared/filing/takedowns.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { emptyFiling } from '#shared/store/filings.js';
import { RULES } from '#shared/rules/index.js';
import { fieldsOf, QUESTIONS, type Answered } from '#shared/season/set-up.js';
import type { Texts } from '#shared/words/texts.js';
import type { MessageId } from '#shared/words/zh/messages.js';
import { recordOf } from '../builders/record.js';
import { distinctValues } from '../builders/values.js';
import { drawIn, type Change, type Drawn } from './draw.js';
import { refusedPages } from './every-refused-page.js';
import { pagesOfAPerson } from './every-page-of-a-person.js';
import { pagesOfPaper } from './every-page-of-paper.js';
import { pagesOfThePublisher } from './every-page-of-the-publisher.js';
import { pagesOfThePortal } from './every-page-of-the-portal.js';
import { pagesOfTotals } from './every-page-of-totals.js';
import { pagesOfTrouble } from './every-page-of-trouble.js';
import {
  agency,
  boardPage,
  clean,
  decisionPage,
  explainFinding,
  filingPage,
  inState,
  publisherFilingPage,
  reviewPassed,
  rosterCheck,
  season,
  statement,
  stopPage,
  submissionOf,
  TODAY,
  troubled,
  viewerOf,
} from './views.js';

const of = (role: 'agency' | 'reviewer' | 'publisher') => ({ viewer: viewerOf(role), season, today: TODAY, agency });
const digest = submissionOf(2, 'draft').digest ?? ('ab'.repeat(32) as never);

const answers: Answered = {
  area: 'x' as never,
  people: { publisher: season.publisher, substitute: null },
  office: { name: 'x', phone: '0359-7020000', hours: 'x' },
  calendar: {
    year: 2025 as never,
    deadlines: { department: '2026-01-31', township: '2026-01-31', government: '2026-03-31', vertical: '2026-01-31' },
  },
  deciders: { reviewer: season.reviewer, approver: season.approver },
};

const NOW = new Date('2026-01-19T02:42:00Z');
const standing = emptyFiling({ area: 'home', year: 2025, agency: 'jiaoyu' });
const PUBLIC = { n: 2, version: 1, at: '2026-01-18T02:42:00Z', release: 'home.r20260118-abcdef' };
const TAKEN_DOWN: Takedown = {
  n: 2,
  version: 1,
  publishedAt: PUBLIC.at,
  cause: 'not-for-public',
  reason: 'x',
  by: season.publisher,
  at: NOW.toISOString(),
  release: releaseIdSchema.parse(PUBLIC.release),
  putBack: null,
};
const emptyForm: FormState = {
  season,
  agency,
  filing: emptyFiling({ area: 'home', year: 2025, agency: 'jiaoyu' }),
  form: new Map(),
  record: null,
  n: null,
  firstFiled: undefined,
  makers: [],
  previous: { record: recordOf(distinctValues(4)), source: 'published' },
  area: undefined,
};

export function everyPage(t: Texts, change: Change = (view) => view): Drawn[] {
  const draw = drawIn(t, change);
  return [
    ...SUBMISSION_STATES.map((state) =>
      draw(
        `filing, ${state}`,
        renderFilingPage,
        filingPage(inState(troubled, state, { statement, decisions: [reviewPassed] })),
      ),
    ),
    ...pagesOfPaper(draw, t),
    ...pagesOfTrouble(draw),
    draw('filing, empty', renderFilingPage, filingPage(null)),
    draw('filing, clean', renderFilingPage, filingPage(clean)),
    draw(
      'filing, taken down',
      renderFilingPage,
      filingPage(inState(clean, 'taken-down'), {
        filing: { ...standing, state: 'taken-down', takedowns: [TAKEN_DOWN] },
      }),
    ),
    draw(
      'filing, went with its release',
      renderFilingPage,
      filingPage(inState(clean, 'taken-down'), {
        filing: {
          ...{ ...standing, state: 'taken-down', released: { ...PUBLIC, n: 1 } },
          takedowns: [{ ...TAKEN_DOWN, cause: 'rolled-back', version: 2, at: NOW.toISOString() }],
        },
      }),
    ),
    draw(
      'filing, refused',
      renderFilingPage,
      filingPage({
        submission: submissionOf(2, 'refused', { refusal: { code: 'scanned', detail: '' } }),
        record: null,
        check: null,
      }),
    ),
    draw('filing, not ready', renderFilingPage, {
      ...filingPage(troubled),
      attempt: {
        refusal: { code: 'not-ready', blocks: 1, unread: 2, unconfirmed: 1, unexplained: 1, unanswered: 1 },
        typed: {},
      },
    }),
    draw('upload form', renderUploadFormPage, {
      ...of('agency'),
      form: { url: 'https://uploads.example.invalid/', fields: {}, validUntil: '2026-01-19T03:00:00Z', maxBytes: 9 },
      asked: { of: 'report', agency, back: '/g/somebody', again: '/upload' },
    }),
    draw('upload form of last year', renderUploadFormPage, {
      ...of('publisher'),
      form: { url: 'https://uploads.example.invalid/', fields: {}, validUntil: '2026-01-19T03:00:00Z', maxBytes: 9 },
      asked: { of: 'last-year', agency, back: '/g/somebody', again: '/filings/jiaoyu/previous' },
    }),
    draw('upload form of a portal page', renderUploadFormPage, {
      ...of('agency'),
      form: { url: 'https://uploads.example.invalid/', fields: {}, validUntil: '2026-01-19T03:00:00Z', maxBytes: 9 },
      asked: {
        of: 'portal-page',
        agency,
        back: '/g/somebody',
        again: '/submissions/x/portal',
        fields: { part: 'page', day: '' },
      },
    }),
    ...pagesOfThePortal(draw),
    draw(
      'form',
      renderFormPage,
      formPage(emptyForm, {
        viewer: viewerOf('agency'),
        now: NOW,
        openingWording: t.onlineForm.openingWording,
      }),
    ),
    draw('form, preview', renderFormPreviewPage, formPreview(emptyForm, { viewer: viewerOf('agency'), now: NOW })),
    draw('form, conflict', renderFormConflictPage, { ...of('agency'), conflicts: [] }),
    draw('form, ended', renderFormEndedPage, { grant: viewerOf('agency').grant, to: '/form', entries: [] }),
    draw('workbook brought back', renderImportedPage, {
      viewer: viewerOf('agency'),
      matched: {
        taken: [{ kind: 'explained', key: 'B01:x', about: 'a', text: 'b', before: 'c' }],
        skipped: [{ about: 'd', text: 'e', why: 'blocks' }],
        same: 2,
      },
      otherRules: true,
    }),
    draw('review', renderDecisionPage, decisionPage('review')),
    draw('approval', renderDecisionPage, decisionPage('approval')),
    draw('decided', renderDecisionPage, decisionPage('review', { status: { is: 'decided', decision: reviewPassed } })),
    draw('withdrawn', renderDecisionPage, decisionPage('review', { status: { is: 'withdrawn', at: reviewPassed.at } })),
    draw('not now', renderDecisionPage, decisionPage('review', { status: { is: 'not-now' } })),
    draw('confirm decision', renderConfirmDecisionPage, {
      ...of('reviewer'),
      stage: 'review',
      submission: submissionOf(2, 'in-review'),
      outcome: 'returned',
      comment: 'x',
      comments: [],
      known: {},
      shown: 'ef'.repeat(32),
    }),
    draw('draft conflict', renderDraftConflictPage, {
      ...of('reviewer'),
      conflicts: [
        { of: 'outcome', about: null, here: 'approved', elsewhere: 'returned' },
        { of: 'comment', about: null, here: 'x', elsewhere: '' },
        { of: 'a1', about: { section: 1 }, here: 'x', elsewhere: 'y' },
      ],
      written: {
        outcome: 'approved',
        comment: 'x',
        comments: [{ id: 'a1', about: { section: 1 }, text: 'x' }],
        known: {},
      },
      shown: 'ef'.repeat(32),
      to: '/comments',
    }),
    draw('code', renderCodePage, {
      ...of('reviewer'),
      deed: 'review',
      to: '/decision',
      carried: [],
      confirms: t.code.confirmedBy('review', 'returned'),
      subject: 'x',
      address: 'w***@example.invalid',
      because: 'first',
      state: { is: 'wrong', left: 2 },
    }),
    ...(['open', 'held', 'too-late', 'told', 'annulled', 'annulled-untold'] as const).map((status) =>
      draw(`stop, ${status}`, renderStopPage, stopPage(status)),
    ),
    draw('board', renderBoardPage, boardPage()),
    draw('board, empty', renderBoardPage, boardPage({ rows: [] })),
    draw(
      'board, done',
      renderBoardPage,
      boardPage({ done: { deed: 'roster', added: 1, changed: 2, contacts: 1 }, releasing: { count: 2 } }),
    ),
    draw('publisher filing', renderPublisherFilingPage, publisherFilingPage()),
    draw(
      'publisher filing, stopped',
      renderPublisherFilingPage,
      publisherFilingPage({ current: inState(troubled, 'stopped', { statement, decisions: [reviewPassed] }) }),
    ),
    draw(
      'publisher filing, public',
      renderPublisherFilingPage,
      publisherFilingPage({
        current: inState(troubled, 'released'),
        filing: { ...standing, state: 'released', released: PUBLIC },
        publishedUrl: 'https://site.example.invalid/2025/jiaoyu/index.html',
      }),
    ),
    draw(
      'publisher filing, taken down',
      renderPublisherFilingPage,
      publisherFilingPage({
        current: inState(troubled, 'taken-down'),
        filing: { ...standing, state: 'taken-down', takedowns: [TAKEN_DOWN] },
      }),
    ),
    draw(
      'publisher filing, put back',
      renderPublisherFilingPage,
      publisherFilingPage({
        current: inState(troubled, 'approved'),
        filing: {
          ...standing,
          state: 'approved',
          takedowns: [{ ...TAKEN_DOWN, putBack: { reason: 'x', by: season.publisher, at: NOW.toISOString() } }],
        },
      }),
    ),
    draw('preview of taking down', renderTakeDownPage, {
      ...of('publisher'),
      agency,
      released: PUBLIC,
      publishedUrl: 'https://site.example.invalid/2025/jiaoyu/index.html',
      correcting: true,
      asked: { cause: 'not-for-public', reason: 'x' },
    }),
    draw('publisher filing, empty', renderPublisherFilingPage, publisherFilingPage({ current: null })),
    draw('roster', renderRosterPage, { ...of('publisher'), is: 'start', fault: 'no-roster', pasted: 'x' }),
    draw('roster, to check', renderRosterPage, rosterCheck()),
    draw('preview of invitations', renderPreviewPage, {
      ...of('publisher'),
      deed: 'invite',
      agencies: [agency],
      leftOut: [{ agency, reason: 'removed' }],
      sample: { subject: 's', text: 't', html: '' },
    }),
    draw('preview of a release', renderPreviewPage, {
      ...of('publisher'),
      deed: 'release',
      attempt: null,
      leftOut: [],
      reports: [
        releasable({
          version: 2,
          filing: { corrections: [], released: PUBLIC },
          again: { ruleSet: '2', newRules: true, added: [explainFinding], gone: [] },
          strays: [{ section: 2, text: '1' }],
        }),
        releasable({ changed: ['cells'], check: null }),
      ],
      missing: { expected: 6, published: 5, named: [agency.name] },
    }),
    ...releasesPages(draw),
    draw('reminders', renderRemindersPage, {
      ...of('publisher'),
      days: forecast({ season, reports: [{ agency, filing: null, decision: null }] }, [], '2026-01-24'),
      pause: null,
      sent: [null, season.publisher].map((by) => ({
        area: season.area,
        year: season.year,
        day: TODAY,
        mark: 'm',
        person: agency.contact,
        about: ['file:jiaoyu', 'overdue:jiaoyu:review', 'decide:jiaoyu:approval', 'progress:2026-01-31'],
        at: NOW.toISOString(),
        by,
      })),
      names: new Map([['jiaoyu', agency.name]]) as never,
      done: 'paused',
      attempt: null,
    }),
    draw('preview of reminders', renderReminderPreview, {
      ...of('publisher'),
      agencies: [],
      reminders: [],
      leftOut: [{ agency, why: 'not-invited' }],
      sample: null,
    }),
    ...QUESTIONS.map((question) =>
      draw(`question, ${question}`, renderQuestionPage, {
        viewer: viewerOf('founder'),
        question,
        answers: {},
        typed: fieldsOf({}, question, TODAY),
        problems: [],
        today: TODAY,
      }),
    ),
    draw('all answers', renderCheckAnswersPage, { viewer: viewerOf('founder'), answers, refusal: null }),
    draw('set-up used', renderSetUpUsedPage, { viewer: viewerOf('founder'), season }),
    draw('appoint', renderAppointPage, {
      ...of('publisher'),
      typed: {},
      problems: [{ field: 'sure', code: 'missing' }],
      refusal: null,
    }),
    draw('stand in', renderStandInPage, { ...of('publisher'), typed: {}, problems: [], refusal: null }),
    ...RULES.map((rule) => draw(`rule ${rule.id}`, renderRulePage, rule)),
    ...(Object.keys(t.messages.pages) as MessageId[]).map((id) =>
      draw(`message ${id}`, renderMessagePage, messagePage(t, id)),
    ),
    ...pagesOfThePublisher(draw),
    ...pagesOfTotals(draw),
    ...pagesOfAPerson(draw),
    ...refusedPages(draw),
    draw('entry', renderEntryPage, { publicSiteUrl: 'https://site.example.invalid/' }),
    draw('verify', renderVerifyPage, { number: 'x', answer: { filedAt: reviewPassed.at, digest } }),
    draw('verify, unknown', renderVerifyPage, { number: 'x', answer: 'unknown' }),
    draw('verify, empty', renderVerifyPage, { number: '', answer: 'empty' }),
  ];
}
