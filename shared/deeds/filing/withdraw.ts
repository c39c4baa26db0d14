/**
 * The agency takes back what it filed, before the deciding deed. The waiting task is told through the outbox, as of a decision.
 */
import type { FilingGrant } from '#shared/access/model.js';
import type { Stage, Submission } from '#shared/filing/model.js';
import { isOver } from '#shared/filing/over.js';
import type { Effect, Judgement } from '../change.js';
import { seasonClosed } from '../season/phase.js';
import {
  lawfulNext,
  messageHead,
  moveCurrent,
  personActor,
  recorderRefusal,
  roundOf,
  tellId,
  type FilingCase,
} from './case.js';
import { tellAgency } from './tell-agency.js';

export function withdraw(state: FilingCase, grant: FilingGrant, now: Date): Judgement<Submission> {
  const { submission } = state;
  if (submission === null) return { refused: { code: 'not-now', state: null } };
  if (submission.state === 'withdrawn') return { already: submission };
  const lawful = lawfulNext(submission, 'withdraw');
  if ('refused' in lawful) return lawful;
  const notTheirs = recorderRefusal(state, grant);
  if (notTheirs !== undefined) return notTheirs;
  // Nothing could come in its place any more.
  if (isOver(state.season, state.filing)) return { refused: seasonClosed(state.season) };
  const stage: Stage = submission.state === 'in-review' ? 'review' : 'approval';
  const after: Submission = { ...submission, state: lawful.to, withdrawnAt: now.toISOString() };
  const change = moveCurrent(
    { ...state, submission },
    after,
    { deed: 'withdraw', actor: personActor('agency', grant.person), at: now },
    {
      effects: [
        { needGrant: grant.id },
        { queue: { kind: 'tell', id: tellId(submission, stage), submission: submission.id, stage } },
        ...toldOfWithdrawal(state, after, grant),
      ],
    },
  );
  return { change, value: after };
}

/** Whoever did it, and the contact if that is somebody else; where it was recorded from paper, whoever recorded it too. */
function toldOfWithdrawal(state: FilingCase, submission: Submission, grant: FilingGrant): Effect[] {
  const id = `${submission.id}.withdrawn${roundOf(submission)}`;
  const message = { name: 'withdrawn' as const, ...messageHead(state) };
  const own: Effect = { queue: { kind: 'mail', id, to: grant.person, grant: grant.id, message } };
  if (submission.recorded === undefined && state.agency.contact.address === grant.person.address) return [own];
  const isOther = (effect: Effect) =>
    'queue' in effect && effect.queue.kind === 'mail' && effect.queue.to.address !== grant.person.address;
  const told = tellAgency(state, submission, `${id}.told`, { ...message, by: grant.person.name });
  return [own, ...told.filter(isOther)];
}
