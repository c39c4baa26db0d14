/**
 * The publisher takes back the last release of a season as a whole: what it made public is withdrawn and stands for release again, what
 * it corrected returns to its former version. Nothing that came later is undone by it: where a report has gone on since, this
 * is refused, and reports are taken down one by one. Like a takedown it makes no new text public, and needs no second pair of eyes.
 */
import type { Filing } from '#shared/filing/model.js';
import { isRolledBack } from '#shared/filing/takedowns.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { Release } from '#shared/season/release.js';
import type { Judgement } from '../change.js';
import type { DeedRefusal } from '../outcome.js';
import { startsRelease } from '../starts-release.js';
import { movedOnSince } from '../filing/roll-back.js';
import type { TakingBack } from '../filing/take-back.js';
import { reasonOf } from '../filing/take-back.js';
import { publishersChange, type SeasonChange, type StoredSeason } from './change.js';
import type { By } from './schedule-release.js';

export interface RollBackState {
  readonly stored: StoredSeason;
  /** Releases that were begun in the season, in that order, takedowns apart. */
  readonly begun: readonly Release[];
  readonly filings: readonly Filing[];
  /** Of reports of the release, and the versions that these took the place of, those of which somebody has said that a decision was not theirs. */
  readonly disowned: readonly SubmissionId[];
}

export interface RollingBackRelease extends TakingBack {
  readonly id: ReleaseId;
  /** Of what carries it out. */
  readonly release: ReleaseId;
}

/** Those of which it is by this release that they are public now. */
export const byRelease = (filings: readonly Filing[], id: ReleaseId): Filing[] =>
  filings.filter(({ released }) => released?.release === id);

/**
 * The last release of which anything is public: that one alone may be taken back. Whether it may, `rollBackRefusal` says. Reports of
 * earlier years stand beside: they are taken down one by one.
 */
export function latestRelease(begun: readonly Release[], filings: readonly Filing[]): Release | undefined {
  return begun.findLast(
    (one) =>
      one.history !== true &&
      one.rolledBackBy === undefined &&
      one.state !== 'cancelled' &&
      one.state !== 'scheduled' &&
      (one.state !== 'failed' || byRelease(filings, one.id).length > 0),
  );
}

export function rollBackRefusal(
  release: Release,
  { begun, filings }: Pick<RollBackState, 'begun' | 'filings'>,
): DeedRefusal | undefined {
  const refusal = (problem: Extract<DeedRefusal, { code: 'roll-back' }>['problem'], agencies: readonly string[] = []) =>
    ({ code: 'roll-back', problem, agencies }) as const;
  if (release.state !== 'published') return refusal('not-published');
  if (latestRelease(begun, filings)?.id !== release.id) return refusal('not-latest');
  const changed = filings.filter((filing) => hasChanged(filing, release));
  if (changed.length > 0)
    return refusal(
      'changed',
      changed.map(({ agency }) => agency),
    );
  return byRelease(filings, release.id).length === 0 ? refusal('nothing-public') : undefined;
}

/** Of a report that it made public: corrected, or about to be, or taken down since. By the time alone where nothing says by which release. */
function hasChanged(filing: Filing, { id, at }: Release): boolean {
  if (filing.released?.release === id) return movedOnSince(filing, id);
  return filing.takedowns.some(
    (each) =>
      !isRolledBack(each) &&
      each.at > at &&
      (each.publishedBy === undefined ? each.publishedAt >= at : each.publishedBy === id),
  );
}

export function rollBackRelease(
  state: RollBackState,
  request: RollingBackRelease,
  { grant }: Pick<By, 'grant'>,
  now: Date,
): Judgement<Release, SeasonChange> {
  const { stored, begun, filings, disowned } = state;
  const release = begun.find(({ id }) => id === request.id);
  if (release === undefined) return { refused: { code: 'not-found' } };
  // The second click.
  if (release.rolledBackBy !== undefined) return { already: release };
  const reason = reasonOf(request);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const refusal = rollBackRefusal(release, state);
  if (refusal !== undefined) return { refused: refusal };
  const after: Release = { ...release, rolledBackBy: request.release };
  const at = now.toISOString();
  const details = { release: request.release, rolledBack: release.id, reason, proof: request.proof };
  const changed = {
    release: {
      ...{ id: request.release, area: release.area, year: release.year, by: grant.person, at },
      ...{ count: byRelease(filings, release.id).length, state: 'running', attempts: 0 },
      rollsBack: { release: release.id, reason, disowned: [...disowned] },
    },
    turned: { before: release, after },
    effects: [startsRelease(request.release)],
  } satisfies Partial<SeasonChange>;
  return { change: publishersChange(stored, { grant, now }, { deed: 'roll-back', details }, changed), value: after };
}
