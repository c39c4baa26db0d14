/**
 * Filing: a named officer's word that the numbers are those of the official text. The rules run again at this moment;
 * nothing may block, nothing may be unread, unconfirmed or unexplained. From here on the content stands still, under a
 * seal: `stated` says what is to be sealed, outside a key signs its digest, and `file` takes the seal if it fits.
 */
import type { FilingGrant } from '#shared/access/model.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { submissionInput } from '#shared/workflow/payloads.js';
import type { Judgement } from '../change.js';
import { sealDigest, type Seal } from '#shared/audit/seal.js';
import { isReady, outstanding } from '#shared/filing/completeness.js';
import { attestations, deciderConflicts, withTouches } from '#shared/filing/four-eyes.js';
import { partDigests, sealedContent } from '#shared/filing/sealed.js';
import type { Digest } from '#shared/ids/digest.js';
import { dayOf } from '#shared/ids/calendar.js';
import { nameKey } from '#shared/ids/person.js';
import { decidersFrom, DECIDING_STAGES } from '#shared/season/deciders.js';
import { cutTo } from '#shared/ids/cut.js';
import type { Submission } from '#shared/filing/model.js';
import { seasonClosed } from '../season/phase.js';
import { isOver } from '#shared/filing/over.js';
import { marksOf } from '#shared/filing/marks.js';
import { whatCounts } from '#shared/filing/recording.js';
import {
  isRead,
  lawfulNext,
  moveCurrent,
  paperDetails,
  personActor,
  recorderRefusal,
  type FilingCase,
  type ReadCase,
} from './case.js';
import { receipts } from './receipts.js';

export interface FilingRequest {
  readonly shown: number;
  readonly officer: string;
  readonly title: string;
  readonly agreed: boolean;
  /** Where it is filed by a link that the publisher had taken to hand it over. */
  readonly handedOut?: Submission['handedOut'];
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

type Check = (record: ReportRecord) => CheckResult;

/** What the officer's statement is about, with the digest of each of its parts. */
export interface Stated {
  readonly case: ReadCase;
  readonly submission: Submission;
  readonly check: CheckResult;
  readonly parts: Readonly<Record<string, Digest>>;
}

/** What is to be sealed; or that it was filed before, or why it cannot be filed. */
export function stated(
  state: FilingCase,
  request: FilingRequest,
  grant: FilingGrant,
  check: Check,
  now: Date,
): { readonly stated: Stated } | Exclude<Judgement<Submission>, { readonly change: unknown }> {
  const filed = filedBefore(state.submission, request);
  if (filed !== undefined) return { already: filed };
  if (isOver(state.season, state.filing)) return { refused: seasonClosed(state.season) };
  const lawful = lawfulNext(state.submission, 'file');
  if ('refused' in lawful) return lawful;
  if (!isRead(state)) return { refused: { code: 'not-now', state: state.submission?.state ?? null } };
  const notTheirs = recorderRefusal(state, grant);
  if (notTheirs !== undefined) return notTheirs;
  if (request.shown !== state.filing.version) return { refused: { code: 'changed-since-shown' } };
  const { officer, title } = signature(request);
  const missing = [
    ...(nameKey(officer) === '' ? (['officer'] as const) : []),
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
        unanswered: open.unanswered,
      },
    };
  }
  const submission: Submission = {
    ...state.submission,
    state: lawful.to,
    statement: { officer, title, by: grant.person, at: now.toISOString() },
    inTime: whatCounts(state.submission, dayOf(now), state.agency.deadline),
    ...(request.handedOut === undefined ? {} : { handedOut: request.handedOut }),
    touched: withTouches(
      state.submission.touched,
      // A draft of former times says only in its cells who keyed them in.
      ...attestations(state.record),
      { person: { name: officer, address: null }, how: 'stated' },
      { person: grant.person, how: 'filed' },
    ),
  };
  // Those too to whom decisions are handed over from a later day: the stage would wait for nobody when it comes.
  const conflicts = [
    ...DECIDING_STAGES.flatMap((stage) =>
      decidersFrom(state.season, state.agency, stage, dayOf(now)).flatMap((person) =>
        deciderConflicts(submission, { [stage]: person }),
      ),
    ),
    ...deciderConflicts(submission, { release: state.season.publisher }),
  ];
  if (conflicts.length > 0) return { refused: { code: 'decider-touched', conflicts } };
  const parts = partDigests(sealedContent({ submission, record: state.record, check: checked }));
  return { stated: { case: state, submission, check: checked, parts } };
}

/** `seal`: made over what `stated` gave of the same reading; null where it gave nothing to seal. */
export function file(
  state: FilingCase,
  request: FilingRequest,
  grant: FilingGrant,
  check: Check,
  now: Date,
  seal: Seal | null,
): Judgement<Submission> {
  const judged = stated(state, request, grant, check, now);
  if (!('stated' in judged)) return judged;
  const { case: read, submission, check: checked, parts } = judged.stated;
  // A seal over anything else than what is filed now would break at the first look.
  if (seal?.digest !== sealDigest(parts)) return { refused: { code: 'changed-since-shown' } };
  const at = now.toISOString();
  const { officer, title } = signature(request);
  const after: Submission = { ...submission, seal, contentDigest: seal.digest };
  const change = moveCurrent(
    read,
    after,
    {
      deed: 'file',
      actor: personActor('agency', grant.person),
      at: now,
      details: {
        document: after.digest,
        content: after.contentDigest,
        sealed: true,
        officer,
        title,
        // After the agency's own deadline: taken until the season is closed, and said for ever.
        ...(marksOf(after).includes('late') ? { late: true } : {}),
        ...(after.recorded === undefined ? {} : paperDetails(after.recorded)),
        ...(after.handedOut === undefined ? {} : { handedOutBy: after.handedOut.by.name }),
        ruleSet: checked.ruleSet.version,
        // Rules that changed between the draft and filing show here, and in the record of the check itself.
        sameRules: checked.ruleSet.digest === read.check.ruleSet.digest,
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
        ...receipts(state, after, seal, grant, at),
      ],
    },
  );
  return { change, value: after };
}
