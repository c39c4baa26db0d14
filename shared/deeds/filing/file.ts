/**
 * Filing: a named officer's word that the numbers are those of the official text. The rules run again at this moment;
 * nothing may block, nothing may be unread, unconfirmed or unexplained. From here on the content stands still.
 */
import { submissionLabel } from '#shared/ids/submission-id.js';
import type { FilingGrant } from '#shared/access/model.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { submissionInput } from '#shared/workflow/payloads.js';
import type { Judgement } from '../change.js';
import { contentDigest, isReady, outstanding } from '#shared/filing/completeness.js';
import { cutTo } from '#shared/ids/cut.js';
import type { Submission } from '#shared/filing/model.js';
import { messageHead, isRead, lawfulNext, moveCurrent, personActor, type FilingCase } from './case.js';

export interface FilingRequest {
  readonly shown: number;
  readonly officer: string;
  readonly title: string;
  readonly agreed: boolean;
}

/** The officer's name and post as they are kept. */
function signature({ officer, title }: FilingRequest): { officer: string; title: string } {
  return { officer: cutTo(officer.normalize('NFKC').trim(), 40), title: cutTo(title.normalize('NFKC').trim(), 60) };
}

/** The same form sent twice: what it asked for stands, and the second sender sees the receipt. */
function filedBefore(submission: Submission | null, request: FilingRequest): Submission | undefined {
  const { officer, title } = signature(request);
  if (submission?.state !== 'in-review' || submission.statement === null) return undefined;
  return submission.statement.officer === officer && submission.statement.title === title ? submission : undefined;
}

export function file(
  state: FilingCase,
  request: FilingRequest,
  grant: FilingGrant,
  check: (record: ReportRecord) => CheckResult,
  now: Date,
): Judgement<Submission> {
  const filed = filedBefore(state.submission, request);
  if (filed !== undefined) return { already: filed };
  const lawful = lawfulNext(state.submission, 'file');
  if ('refused' in lawful) return lawful;
  if (!isRead(state)) return { refused: { code: 'not-now', state: state.submission?.state ?? null } };
  if (request.shown !== state.filing.version) return { refused: { code: 'changed-since-shown' } };
  const { officer, title } = signature(request);
  const missing = [
    ...(officer === '' ? (['officer'] as const) : []),
    ...(title === '' ? (['title'] as const) : []),
    ...(request.agreed ? [] : (['agree'] as const)),
  ];
  if (missing.length > 0) return { refused: { code: 'statement-missing', fields: missing } };
  const checked = check(state.record);
  const open = outstanding(state.submission, state.record, checked);
  if (!isReady(open)) {
    return {
      refused: {
        code: 'not-ready',
        blocks: open.blocks.length,
        unread: open.unread,
        unconfirmed: open.unconfirmed,
        unexplained: open.unexplained.length,
      },
    };
  }
  const at = now.toISOString();
  const stated: Submission = {
    ...state.submission,
    state: lawful.to,
    statement: { officer, title, by: grant.person, at },
  };
  const after: Submission = { ...stated, contentDigest: contentDigest(stated, state.record, checked) };
  const change = moveCurrent(
    state,
    after,
    {
      deed: 'file',
      actor: personActor('agency', grant.person),
      at: now,
      details: {
        document: after.digest,
        content: after.contentDigest,
        officer,
        title,
        ruleSet: checked.ruleSet.version,
        // Rules that changed between the draft and filing show here, and in the record of the check itself.
        sameRules: checked.ruleSet.digest === state.check.ruleSet.digest,
      },
    },
    {
      check: { n: after.n, check: checked },
      effects: [
        { needGrant: grant.id },
        {
          queue: {
            kind: 'start',
            id: `review.${after.id}`,
            machine: 'review',
            name: after.id,
            input: submissionInput(after.id),
          },
        },
        {
          queue: {
            kind: 'mail',
            id: `${after.id}.receipt`,
            to: grant.person,
            grant: grant.id,
            message: {
              name: 'receipt',
              ...messageHead(state),
              submission: submissionLabel(after.id),
              digest: after.digest ?? '',
              filedAt: at,
              officer: `${officer}（${title}）`,
            },
          },
        },
      ],
    },
  );
  return { change, value: after };
}
