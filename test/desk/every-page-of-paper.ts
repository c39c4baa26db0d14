/** Pages about a report that came on paper, and with all the marks that a report can bear, as `every-page.ts` draws them. */
import { NOBODY_MISSING, releasable } from './release-views.js';
import { renderBoardPage } from '#shared/desk/pages/board.js';
import { renderDecisionPage } from '#shared/desk/pages/decision.js';
import { renderFilingPage } from '#shared/desk/pages/filing.js';
import { renderMessagePage } from '#shared/desk/pages/message.js';
import { renderPreviewPage } from '#shared/desk/pages/preview.js';
import { renderPublisherFilingPage } from '#shared/desk/pages/publisher-filing.js';
import type { Submission } from '#shared/filing/model.js';
import { FILING_MARKS } from '#shared/filing/marks.js';
import { emptyFiling } from '#shared/store/filings.js';
import type { Texts } from '#shared/words/texts.js';
import type { Draw, Drawn } from './draw.js';
import {
  agency,
  boardPage,
  clean,
  decisionPage,
  filingPage,
  inState,
  publisherFilingPage,
  recorded,
  recorder,
  reviewPassed,
  season,
  statement,
  submissionOf,
  TODAY,
  viewerOf,
} from './views.js';

/** Late, from paper, decided by a stand-in, filed by a link that was handed over. */
export const marked: Partial<Submission> = {
  statement: { ...statement, by: recorder.person },
  recorded,
  inTime: { day: '2026-01-17', deadline: '2026-01-15' },
  decisions: [{ ...reviewPassed, insteadOf: season.reviewer }],
  handedOut: { by: season.publisher, at: '2026-01-16T02:00:00Z' },
};

export function pagesOfPaper(draw: Draw, t: Texts): Drawn[] {
  const filing = {
    ...emptyFiling({ area: 'home', year: 2025, agency: agency.id }),
    recorders: [recorder],
    marks: [...FILING_MARKS],
  };
  const inReview = inState(clean, 'in-review', marked);
  const receipt = { submission: inReview.submission, auditHead: null };
  const viewer = viewerOf('recorder');
  const refusals = [
    { code: 'not-recorded' },
    { code: 'decider-browser', name: season.publisher.name, part: 'publisher' },
  ] as const;
  return [
    draw('paper, to record', renderFilingPage, filingPage(null, { viewer, filing })),
    draw('paper, expected', renderFilingPage, filingPage(null, { filing: { ...filing, marks: undefined } })),
    draw('paper, draft', renderFilingPage, filingPage(inState(clean, 'draft', { recorded }), { viewer, filing })),
    draw('paper, filed', renderFilingPage, filingPage(inReview, { viewer, filing, receipt })),
    draw('paper, filed, to the contact', renderFilingPage, filingPage(inReview, { filing, receipt })),
    draw('paper, review', renderDecisionPage, decisionPage('review', { current: inReview })),
    draw('paper, publisher', renderPublisherFilingPage, publisherFilingPage({ current: inReview, filing })),
    draw('paper, release', renderPreviewPage, {
      ...{ viewer: viewerOf('publisher'), season, today: TODAY, deed: 'release', attempt: null, leftOut: [] },
      missing: NOBODY_MISSING,
      reports: [releasable({ submission: submissionOf(2, 'approved', marked) })],
    }),
    draw(
      'paper, board',
      renderBoardPage,
      boardPage({ rows: boardPage().rows.map((row) => ({ ...row, filing: { ...filing, state: 'approved' } })) }),
    ),
    ...refusals.map((refusal) =>
      draw(`paper, ${refusal.code}`, renderMessagePage, { ...t.deedRefusal(refusal), viewer: null, action: null }),
    ),
  ];
}
