/**
 * The publisher takes a public report down, with a reason, or undoes it. Taking down works whatever is under way beside it: a
 * correction that is being reviewed may be the very answer, and until it is public the faulty version would be. In one
 * transaction the report stops standing as public and the release is begun that clears its addresses.
 */
import type { PublisherGrant } from '#shared/access/model.js';
import type { Decision, Submission } from '#shared/filing/model.js';
import { type Takedown, type TakedownCause, standingTakedown } from '#shared/filing/takedowns.js';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import type { MailMessage } from '#shared/outbox/message.js';
import type { Effect, Judgement } from '../change.js';
import { startsRelease } from '../starts-release.js';
import { lawfulNext, messageHead, moveCurrent, personActor, type FilingCase } from './case.js';
import { reasonOf, type TakingBack } from './take-back.js';
import { contactGrant, tellDeciders } from './tell-agency.js';

export interface TakingDown extends TakingBack {
  readonly cause: TakedownCause;
  readonly release: ReleaseId;
}

/** `published`: the submission that is public, which need not be the one that counts. */
export function takeDown(
  state: FilingCase,
  published: Submission | null,
  request: TakingDown,
  grant: PublisherGrant,
  now: Date,
): Judgement<Takedown> {
  const { filing } = state;
  const { released } = filing;
  if (released === null || published?.n !== released.n) {
    const done = state.submission === null ? undefined : standingTakedown(filing, state.submission.n);
    return done === undefined ? { refused: { code: 'not-now', state: filing.state } } : { already: done };
  }
  const lawful = lawfulNext(published, 'takeDown');
  if ('refused' in lawful) return lawful;
  const reason = reasonOf(request);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const [by, at, { cause, release }] = [grant.person, now.toISOString(), request];
  const { n, version, at: publishedAt } = released;
  const takedown: Takedown = {
    ...{ n, version, publishedAt, publishedBy: releaseIdSchema.parse(released.release) },
    ...{ cause, reason, by, at, release, putBack: null },
  };
  const after: Submission = { ...published, state: lawful.to };
  const told = { ...messageHead(state), reason, by: by.name, cause };
  const change = moveCurrent(
    { ...state, submission: published },
    after,
    {
      deed: 'takeDown',
      actor: personActor('publisher', by),
      at: now,
      details: { cause, reason, version, release, proof: request.proof },
    },
    {
      taken: { takedowns: [...filing.takedowns, takedown] },
      effects: [
        { needGrant: grant.id },
        startsRelease(release),
        toAgency(state, `${published.id}.taken-down.${version}`, {
          ...{ name: 'taken-down', ...told, at },
          ...(state.submission?.n === n ? {} : { correcting: true }),
        }),
        ...tellDeciders(published, `taken-down-decided.${version}`, { name: 'decided-taken-down', ...told }),
      ],
    },
  );
  const { area, year } = state.season;
  return {
    change: {
      ...change,
      after: { ...change.after, released: null },
      release: { id: release, area, year, by, at, count: 0, takesDown: published.id, state: 'running', attempts: 0 },
    },
    value: takedown,
  };
}

export interface PutBackState extends FilingCase {
  /** Of its decisions the one whose decider has said since that it was not theirs (store/disowned.ts). */
  readonly disowned: Decision | undefined;
}

/** Undone: the report stands for release again, as approved. What has come in the meantime stays what counts. */
export function putBack(
  state: PutBackState,
  request: TakingBack,
  grant: PublisherGrant,
  now: Date,
): Judgement<Submission> {
  const { submission, filing, disowned } = state;
  if (submission === null || filing.current !== submission.n)
    return { refused: { code: 'not-now', state: filing.state } };
  const takedown = standingTakedown(filing, submission.n);
  if (takedown === undefined && submission.state === 'approved' && filing.takedowns.some(({ n }) => n === submission.n))
    return { already: submission };
  const lawful = lawfulNext(submission, 'putBack');
  if ('refused' in lawful) return lawful;
  if (takedown === undefined) return { refused: { code: 'not-now', state: filing.state } };
  // While it was public nothing could be held back; approved again, it would be public again by the same decision.
  if (disowned !== undefined) return { refused: { code: 'disowned', decision: disowned } };
  const reason = reasonOf(request);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const [by, at] = [grant.person, now.toISOString()];
  const after: Submission = { ...submission, state: lawful.to };
  const told = { ...messageHead(state), reason, by: by.name };
  const { version } = takedown;
  const change = moveCurrent(
    { ...state, submission },
    after,
    {
      deed: 'putBack',
      actor: personActor('publisher', by),
      at: now,
      details: { reason, version, proof: request.proof },
    },
    {
      taken: {
        takedowns: filing.takedowns.map((each) =>
          each === takedown ? { ...each, putBack: { reason, by, at } } : each,
        ),
      },
      effects: [
        { needGrant: grant.id },
        toAgency(state, `${submission.id}.put-back.${version}`, { name: 'put-back', ...told }),
        ...tellDeciders(submission, `put-back-decided.${version}`, { name: 'decided-put-back', ...told }),
      ],
    },
  );
  return { change, value: after };
}

/**
 * The contact alone, also of a report that somebody recorded from paper for them: nothing is to be done about the public page,
 * and whether the agency mends its text, and how that is handed in, it says itself first.
 */
function toAgency(state: FilingCase, id: string, message: MailMessage): Effect {
  const { agency } = state;
  const grant = contactGrant(agency);
  return { queue: { kind: 'mail', id, to: agency.contact, grant, message } };
}
