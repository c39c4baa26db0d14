/**
 * Pages of days on which something does not go its way, as `every-page.ts` draws them: the scanner that takes its time, stops a file
 * or gives no answer; mails that wait or came back; a season whose contacts were erased.
 */
import { renderBoardPage } from '#shared/desk/pages/board.js';
import { renderFilingPage } from '#shared/desk/pages/filing.js';
import { renderPublisherFilingPage } from '#shared/desk/pages/publisher-filing.js';
import { refusalOfScan, type ScanEnd } from '#shared/filing/scan.js';
import type { Person } from '#shared/ids/person.js';
import { pseudonymOf } from '#shared/season/pseudonym.js';
import type { Draw, Drawn } from './draw.js';
import {
  agency,
  boardPage,
  boardRow,
  clean,
  filingPage,
  inState,
  publisherFilingPage,
  reviewPassed,
  season,
  statement,
  submissionOf,
} from './views.js';

const UNTIL = '2026-01-18T02:30:00.000Z';

/** Each way in which the scanner keeps a file shut. */
const STOPPED: readonly ScanEnd[] = [
  { status: 'THREATS_FOUND', threat: 'EICAR-Test-File (not a virus)' },
  { status: 'UNSUPPORTED' },
  { status: 'NO_RESULT' },
];

export function pagesOfTrouble(draw: Draw): Drawn[] {
  return [...scannedPages(draw), ...mailPages(draw), erasedPage(draw)];
}

function scannedPages(draw: Draw): Drawn[] {
  const waiting = {
    ...inState(clean, 'received', { digest: null, scan: { is: 'awaited' } }),
    record: null,
    check: null,
  };
  return [
    ...[false, true].map((isSlow) =>
      draw(
        isSlow ? 'filing, scanned slowly' : 'filing, being scanned',
        renderFilingPage,
        filingPage(waiting, { scanning: { until: UNTIL, isSlow } }),
      ),
    ),
    draw('publisher filing, being scanned', renderPublisherFilingPage, {
      ...publisherFilingPage(),
      current: waiting,
      uploads: [waiting.submission],
    }),
    ...STOPPED.flatMap((end) => {
      const refused = stopped(end);
      const name = end.status.toLowerCase().replace('_', ' ');
      return [
        draw(`filing, scan ended: ${name}`, renderFilingPage, filingPage(refused, { uploads: [refused.submission] })),
        draw(`publisher filing, scan ended: ${name}`, renderPublisherFilingPage, {
          ...publisherFilingPage(),
          current: refused,
          uploads: [refused.submission],
        }),
      ];
    }),
  ];
}

function stopped(end: ScanEnd) {
  const scan = { is: 'stopped', status: end.status, at: UNTIL } as const;
  const submission = submissionOf(2, 'refused', { digest: null, scan, refusal: refusalOfScan(end) });
  return { submission, record: null, check: null };
}

function mailPages(draw: Draw): Drawn[] {
  return [
    draw(
      'board, mails not arrived',
      renderBoardPage,
      boardPage({
        rows: [
          { ...boardRow('jiaoyu', '云溪县教育局', null), bounced: true },
          { ...boardRow('minzheng', '云溪县民政局', 'draft'), bounced: true, mailWaits: true },
        ],
      }),
    ),
    draw(
      'publisher filing, mails not arrived',
      renderPublisherFilingPage,
      publisherFilingPage({ unreached: [agency.contact.address, agency.approver.address] }),
    ),
  ];
}

/** A year after the season: whoever filed and decided is a pseudonym, what was said stays. */
function erasedPage(draw: Draw): Drawn {
  const erased = (person: Person) => pseudonymOf(person, 'ab'.repeat(32));
  return draw(
    'publisher filing, contacts erased',
    renderPublisherFilingPage,
    publisherFilingPage({
      season: { ...season, state: 'archived' },
      agency: { ...agency, contact: erased(agency.contact) },
      current: inState(clean, 'released', {
        statement: { ...statement, by: erased(statement.by) },
        decisions: [{ ...reviewPassed, by: erased(reviewPassed.by) }],
      }),
    }),
  );
}
