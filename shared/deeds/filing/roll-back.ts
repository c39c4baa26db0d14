/**
 * One report of a release that is taken back as a whole, carried out by the release machine for each of its reports. It is
 * withdrawn from the public and stands for release again, as before that release; where it had taken the place of a
 * version, that one stands again. Its address keeps a notice, and its number is never given to another text.
 */
import type { Person } from '#shared/ids/person.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import { ROLLED_BACK, type Takedown, takenDownAt } from '#shared/filing/takedowns.js';
import { openCorrection } from '#shared/filing/taking-back.js';
import type { FilingChange, Judgement } from '../change.js';
import { lawfulNext, messageHead, moveCurrent, personActor, type FilingCase } from './case.js';
import { contactGrant } from './tell-agency.js';

export interface RollingBack {
  /** What carries it out, and the release that it takes back. */
  readonly release: ReleaseId;
  readonly rolledBack: ReleaseId;
  readonly reason: string;
  readonly by: Person;
  /** A decider has said that a decision on it was not theirs: it does not stand for release again. */
  readonly disowned: boolean;
}

/** The version that the report took the place of, by which release it had become public. */
export interface Former {
  readonly submission: Submission;
  readonly release: ReleaseId;
  /** A decider has said that a decision on it was not theirs: it does not stand again. */
  readonly disowned: boolean;
}

/** Whether anything about the report has changed since the release made it public, so that taking that back would undo more. */
export function movedOnSince({ current, released, corrections }: Filing, release: string): boolean {
  return released?.release !== release || current !== released.n || openCorrection({ corrections }) !== undefined;
}

/** The submission that would stand again, and as which version; undefined where none stood there, or it was taken down. */
export function formerOf(
  filing: Filing,
  n: number,
): (Pick<Submission, 'n'> & { readonly version: number; readonly at: string }) | undefined {
  const former = filing.corrections.find(({ replacedBy }) => replacedBy === n);
  if (former === undefined || takenDownAt(filing, former.version) !== undefined) return undefined;
  return { n: former.n, version: former.version, at: former.publishedAt };
}

export function rollBack(
  state: FilingCase,
  former: Former | null,
  { release, rolledBack, reason, by, disowned }: RollingBack,
  now: Date,
): Judgement<Submission> {
  const { filing, submission } = state;
  if (submission === null) return { refused: { code: 'not-found' } };
  // The step was repeated after it had succeeded.
  if (filing.takedowns.some((each) => each.release === release && each.n === submission.n))
    return { already: submission };
  const { released } = filing;
  if (released === null || released.n !== submission.n || movedOnSince(filing, rolledBack))
    return { refused: { code: 'not-now', state: filing.state } };
  const lawful = lawfulNext(submission, disowned ? 'takeDown' : 'rollBack');
  if ('refused' in lawful) return lawful;
  const again = formerOf(filing, submission.n);
  if (again !== undefined && former?.submission.n !== again.n) return { refused: { code: 'changed-since-shown' } };
  const standing = former?.disowned === true ? undefined : again;
  const at = now.toISOString();
  const because = { reason, by, at };
  const { n, version } = released;
  const takedown: Takedown = {
    ...{ n, version, publishedAt: released.at, publishedBy: rolledBack, cause: ROLLED_BACK, ...because, release },
    putBack: disowned ? null : because,
  };
  // Of its own accord and not with the release: its address says no more than that it was taken down.
  const formerDown: Takedown[] =
    again === undefined || standing !== undefined
      ? []
      : [
          {
            n: again.n,
            version: again.version,
            publishedAt: again.at,
            ...(former === null ? {} : { publishedBy: former.release }),
            cause: 'other',
            ...because,
            release,
            putBack: null,
          },
        ];
  const after: Submission = { ...submission, state: lawful.to };
  const change = moveCurrent(
    { ...state, submission },
    after,
    {
      deed: disowned ? 'takeDown' : 'rollBack',
      actor: personActor('publisher', by),
      at: now,
      details: { reason, version, release, rolledBack },
    },
    {
      taken: {
        takedowns: [...filing.takedowns, ...formerDown, takedown],
        // Waited for again, as before the release.
        corrections: filing.corrections.map((each) => (each.replacedBy === n ? { ...each, replacedBy: null } : each)),
      },
      effects: [
        {
          queue: {
            ...{ kind: 'mail', id: `${submission.id}.rolled-back.${version}`, to: state.agency.contact },
            grant: contactGrant(state.agency),
            message: {
              ...{ name: 'rolled-back', ...messageHead(state), reason, by: by.name, at },
              standing: standing?.version ?? null,
              ...(disowned ? { disowned: true as const } : {}),
            },
          },
        },
      ],
    },
  );
  const withdrawn: FilingChange = { ...change, after: { ...change.after, released: null }, touches: release };
  if (again === undefined || former === null) return { change: withdrawn, value: after };
  const deed = standing === undefined ? 'takeDown' : 'standAgain';
  const stays = lawfulNext(former.submission, deed);
  if ('refused' in stays) return stays;
  return {
    change: {
      ...withdrawn,
      after: {
        ...withdrawn.after,
        released: standing === undefined ? null : { ...standing, release: former.release },
      },
      submissions: [
        ...withdrawn.submissions,
        { from: former.submission.state, after: { ...former.submission, state: stays.to } },
      ],
      events: [
        ...withdrawn.events,
        {
          at,
          deed,
          actor: personActor('publisher', by),
          submission: former.submission.id,
          details: { from: former.submission.state, to: stays.to, version: again.version, release, rolledBack },
        },
      ],
    },
    value: after,
  };
}
