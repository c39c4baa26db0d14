/** One approved filing becomes public: carried out by the release machine for each entry of the publisher's release. */
import type { Person } from '#shared/ids/person.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import type { FilingChange, Judgement } from '../change.js';
import type { Submission } from '#shared/filing/model.js';
import { isUnderWay, type Release } from '#shared/season/release.js';
import type { Changed } from '#shared/filing/sealed.js';
import { recheckDetails, type Recheck } from '#shared/filing/recheck.js';
import { lawfulNext, moveCurrent, paperDetails, personActor, type FilingCase } from './case.js';
import { standingDecision } from './decide.js';

/**
 * Whether the publisher's word covers it still. A release may be carried out long after it was asked for, and again when
 * all of it is public, because something was lost from the site: it never makes public what was taken down, put back or
 * decided anew since.
 */
export function coversStill(release: Release, { filing, submission }: FilingCase): boolean {
  const isItsOwn = filing.released?.release === release.id;
  if (submission === null || isItsOwn) return isItsOwn;
  const given = release.waiting?.askedAt ?? release.at;
  const later = [...filing.takedowns.filter(({ n }) => n === submission.n), ...submission.decisions].some(
    ({ at }) => at > given,
  );
  return release.state !== 'published' && isUnderWay(release) && !later;
}

export function markReleased(
  state: FilingCase,
  release: { readonly id: string; readonly version: number; readonly content: string; readonly by: Person },
  now: Date,
  again: Recheck | null = null,
  changed: readonly Changed[] = [],
  /** The public version that this one takes the place of. */
  replaced: Submission | null = null,
): Judgement<Submission> {
  const { submission } = state;
  if (submission === null) return { refused: { code: 'not-found' } };
  // The step was repeated after it had succeeded.
  if (submission.state === 'released' && state.filing.released?.release === release.id) return { already: submission };
  const lawful = lawfulNext(submission, 'release');
  if ('refused' in lawful) return lawful;
  // Approved then changed: what is published must be what was approved.
  if (submission.contentDigest !== release.content) return { refused: { code: 'changed-since-shown' } };
  // A state alone is one word in one row: both stages must have said so.
  if (!(['review', 'approval'] as const).every((stage) => standingDecision(submission, stage)?.outcome === 'approved'))
    return { refused: { code: 'changed-since-filed', what: ['decisions'] } };
  if (changed.length > 0) return { refused: { code: 'changed-since-filed', what: changed } };
  const conflict = fourEyesConflict(submission, release.by, 'release', state.record);
  if (conflict !== undefined) return { refused: { code: 'four-eyes', reason: conflict } };
  const after: Submission = { ...submission, state: lawful.to };
  const released = { n: submission.n, version: release.version, at: now.toISOString(), release: release.id };
  const corrections = state.filing.corrections.map((correction) => {
    if (correction.replacedBy !== null) return correction;
    // The very text that is to be corrected, public again after a takedown: the correction is still waited for.
    if (correction.n === submission.n) return { ...correction, version: released.version, publishedAt: released.at };
    return { ...correction, replacedBy: submission.n };
  });
  const change = moveCurrent(
    { ...state, submission },
    after,
    {
      deed: 'release',
      actor: personActor('publisher', release.by),
      at: now,
      details: {
        release: release.id,
        version: release.version,
        content: release.content,
        ...(submission.recorded === undefined ? {} : paperDetails(submission.recorded)),
        ...(submission.handedOut === undefined ? {} : { handedOutBy: submission.handedOut.by.name }),
        ...recheckDetails(again),
      },
    },
    {
      notBy: { person: release.by, deciding: 'release' },
      released,
      taken: { corrections },
    },
  );
  if (replaced === null) return { change, value: after };
  const former = lawfulNext(replaced, 'correct');
  if ('refused' in former) return former;
  return { change: withCorrected(change, replaced, former.to, after, release.by), value: after };
}

/** In the same transaction: there is one public version at any time. */
function withCorrected(
  change: FilingChange,
  replaced: Submission,
  to: Submission['state'],
  by: Submission,
  publisher: Person,
): FilingChange {
  const [first] = change.events;
  return {
    ...change,
    submissions: [...change.submissions, { from: replaced.state, after: { ...replaced, state: to } }],
    events: [
      ...change.events,
      {
        at: first?.at ?? '',
        deed: 'correct',
        actor: personActor('publisher', publisher),
        submission: replaced.id,
        details: { from: replaced.state, to, by: by.id },
      },
    ],
  };
}
