/**
 * The publisher takes back what had been settled: an approved report is opened again before anybody releases it, and for a
 * public one a corrected version is asked for, which goes the same way as the first. Until that is released the old
 * version stays public. Each with a reason, which the agency is mailed and the events keep.
 */
import type { PublisherGrant } from '#shared/access/model.js';
import type { Submission } from '#shared/filing/model.js';
import { TAKE_BACK_REASON_MAX, type Correction, openCorrection } from '#shared/filing/taking-back.js';
import { cutTo } from '#shared/ids/cut.js';
import type { Season } from '#shared/season/model.js';
import type { Judgement } from '../change.js';
import { lawfulNext, messageHead, moveCurrent, noteOnFiling, personActor, type FilingCase } from './case.js';
import { tellAgency, tellDeciders } from './tell-agency.js';

export interface TakingBack {
  readonly reason: string;
  /** How the publisher proved to be theirs. */
  readonly proof: Season['proof'];
}

/** The reason as it is kept; empty where none was given. */
export const reasonOf = ({ reason }: TakingBack) => cutTo(reason.trim(), TAKE_BACK_REASON_MAX);

/** Of reopening and release the first wins: both are conditioned on the filing as it was read. */
export function reopen(
  state: FilingCase,
  request: TakingBack,
  grant: PublisherGrant,
  now: Date,
): Judgement<Submission> {
  const { submission, filing } = state;
  if (submission?.state === 'reopened' && filing.current === submission.n) return { already: submission };
  const lawful = lawfulNext(submission, 'reopen');
  if ('refused' in lawful) return lawful;
  if (submission === null || filing.current !== submission.n)
    return { refused: { code: 'not-now', state: filing.state } };
  const reason = reasonOf(request);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const [by, at] = [grant.person, now.toISOString()];
  const after: Submission = { ...submission, state: lawful.to };
  const told = { ...messageHead(state), reason, by: by.name };
  const change = moveCurrent(
    { ...state, submission },
    after,
    { deed: 'reopen', actor: personActor('publisher', by), at: now, details: { reason, proof: request.proof } },
    {
      taken: { reopenings: [...filing.reopenings, { n: submission.n, reason, by, at }] },
      effects: [
        { needGrant: grant.id },
        ...tellAgency(state, submission, `${submission.id}.reopened`, {
          name: 'reopened',
          ...told,
          deadline: state.agency.deadline,
        }),
        ...tellDeciders(submission, 'reopened-decided', { name: 'decided-reopened', ...told }),
      ],
    },
  );
  return { change, value: after };
}

/** Asks for a corrected version of what is public. Nothing public changes by it. */
export function askCorrection(
  state: FilingCase,
  request: TakingBack,
  grant: PublisherGrant,
  now: Date,
): Judgement<Correction> {
  const { filing, submission } = state;
  const open = openCorrection(filing);
  if (open !== undefined) return { already: open };
  const { released } = filing;
  if (released === null || submission?.state !== 'released' || filing.current !== released.n)
    return { refused: { code: 'not-now', state: filing.state } };
  const reason = reasonOf(request);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const at = now.toISOString();
  const correction: Correction = {
    n: released.n,
    version: released.version,
    publishedAt: released.at,
    reason,
    by: grant.person,
    at,
    replacedBy: null,
  };
  const change = noteOnFiling(
    state,
    { corrections: [...filing.corrections, correction] },
    {
      at,
      deed: 'ask-correction',
      actor: personActor('publisher', grant.person),
      submission: submission.id,
      details: { reason, version: released.version, proof: request.proof },
    },
    [
      { needGrant: grant.id },
      ...tellAgency(state, submission, `${submission.id}.correction`, {
        name: 'correction-asked',
        ...messageHead(state),
        reason,
        by: grant.person.name,
      }),
    ],
  );
  return { change, value: correction };
}
