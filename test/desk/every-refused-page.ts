/** Pages after a refused form, as `every-page.ts` draws them: each refusal that a field of the page can mend. */
import { renderBoardPage } from '#shared/desk/pages/board.js';
import { renderDecisionPage } from '#shared/desk/pages/decision.js';
import { renderFilingPage } from '#shared/desk/pages/filing.js';
import { renderPublisherFilingPage } from '#shared/desk/pages/publisher-filing.js';
import { renderRemindersPage } from '#shared/desk/pages/reminders.js';
import { renderStopPage } from '#shared/desk/pages/stop.js';
import type { Attempt } from '#shared/desk/views.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Draw, Drawn } from './draw.js';
import {
  agency,
  boardPage,
  clean,
  decisionPage,
  filingPage,
  inState,
  publisherFilingPage,
  season,
  statement,
  stopPage,
  TODAY,
  troubled,
  viewerOf,
} from './views.js';

function attempt(refusal: DeedRefusal, typed: Attempt['typed'] = {}): Attempt {
  return { refusal, typed };
}

const comment = { id: 'c1', about: { cell: 'outcomes.granted@total' as const }, text: '与台账不一致。' };
const toAnswer = inState(troubled, 'returned', { statement, returnedWith: [{ ...comment, reply: null }] });

export function refusedPages(draw: Draw): Drawn[] {
  const publisher = { viewer: viewerOf('publisher'), season, today: TODAY, agency };
  const noReason = { code: 'reason-missing' } as const;
  return [
    draw(
      'filing, statement missing',
      renderFilingPage,
      filingPage(clean, { attempt: attempt({ code: 'statement-missing', fields: ['officer', 'title', 'agree'] }) }),
    ),
    draw(
      'filing, no numbers',
      renderFilingPage,
      filingPage(troubled, {
        attempt: attempt(
          {
            code: 'bad-values',
            cells: [
              { cell: 'denied.stateSecrets@naturalPerson', text: '十七' },
              { cell: 'review.other', text: '1.5' },
            ],
          },
          { 'cell:denied.stateSecrets@naturalPerson': '十七', 'cell:review.other': '1.5' },
        ),
      }),
    ),
    draw(
      'filing, answer without a word',
      renderFilingPage,
      filingPage(toAnswer, {
        attempt: attempt(
          { code: 'reply-text-missing', comments: [comment.id] },
          { [`how:${comment.id}`]: 'explained' },
        ),
      }),
    ),
    draw(
      'review, no outcome',
      renderDecisionPage,
      decisionPage('review', { attempt: attempt({ code: 'outcome-missing' }) }),
    ),
    draw(
      'review, returned without a word',
      renderDecisionPage,
      decisionPage('review', { attempt: attempt({ code: 'comment-missing' }, { outcome: 'returned' }) }),
    ),
    draw('stop, not sure', renderStopPage, stopPage('open', { attempt: attempt({ code: 'confirmation-missing' }) })),
    draw('board, nothing selected', renderBoardPage, boardPage({ attempt: attempt({ code: 'nothing-selected' }) })),
    draw(
      'publisher filing, waiver without a reason',
      renderPublisherFilingPage,
      publisherFilingPage({
        attempt: attempt(noReason, { finding: troubled.check.findings[0]?.key ?? '' }),
      }),
    ),
    draw('reminders, paused without a reason', renderRemindersPage, {
      ...publisher,
      days: [],
      pause: null,
      sent: [],
      names: new Map(),
      done: null,
      attempt: attempt(noReason),
    }),
  ];
}
