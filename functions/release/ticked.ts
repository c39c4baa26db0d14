/** What the publisher ticked: the reports that a release may take, what stays out of it, and which of it nobody may release who had a hand in it. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { PostedForm } from '#shared/desk/edge.js';
import { loadReleasable, requireRoster } from '#shared/desk/load-publisher.js';
import type { ReleasePreview } from '#shared/desk/publisher-views.js';
import { notReleasable, select } from '#shared/desk/selection.js';
import type { PublisherDesk } from '#shared/desk/show.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import type { Proof } from '#shared/proof/open.js';
import { waitingIn } from '#shared/season/release.js';
import { listScheduled, loadRelease } from '#shared/store/releases.js';
import { releaseNameFor } from './release-name.js';

export type Reports = ReleasePreview['reports'];

export interface Ticked extends Pick<ReleasePreview, 'reports' | 'leftOut'> {
  readonly roster: Awaited<ReturnType<typeof requireRoster>>;
  /** The release of this very selection that waits for its time already. */
  readonly standing: ReleaseId | undefined;
}

export async function readTicked(
  { table, siteBaseUrl }: Pick<PublisherDesk, 'table' | 'siteBaseUrl'>,
  grant: PublisherGrant,
  form: PostedForm,
  now: Date,
  proof: Proof,
): Promise<Ticked> {
  const roster = await requireRoster(table, grant);
  // Ticked on the board; the page before the release names the very submissions that it showed.
  const { agencies, leftOut } = select(roster, form.all('agency'), notReleasable);
  const asked = [...agencies.map(({ id }) => id), ...form.all('submission')];
  const releasable = await loadReleasable(table, grant, asked, siteBaseUrl, now, proof);
  const id = await releaseNameFor(table, grant.area, selectionOf(releasable), now);
  const isStanding = releasable.length > 0 && (await loadRelease(table, id))?.state === 'scheduled';
  const waits = waitingIn(await listScheduled(table, roster.stored.season));
  const scheduled = releasable.flatMap(({ agency, submission }) =>
    waits.has(submission.id) ? [{ agency, reason: 'scheduled' as const }] : [],
  );
  return {
    roster,
    reports: releasable.filter(({ submission }) => !waits.has(submission.id)),
    leftOut: [...leftOut, ...scheduled],
    standing: isStanding ? id : undefined,
  };
}

export function barredFrom(reports: Reports, grant: PublisherGrant): DeedRefusal | undefined {
  const barred = reports.flatMap(({ agency, submission }) => {
    const reason = fourEyesConflict(submission, grant.person, 'release');
    return reason === undefined ? [] : [{ reason, agency: agency.name }];
  });
  const [first] = barred;
  return first && { code: 'four-eyes', reason: first.reason, agencies: barred.map(({ agency }) => agency) };
}

/** What the id of a release is drawn from: a report that was decided anew since makes it another selection. */
export function selectionOf(reports: Reports): (readonly (string | null)[])[] {
  return reports.map(({ submission }) => {
    const { id, contentDigest, decisions } = submission;
    return [id, contentDigest, ...decisions.map(({ at }) => at)];
  });
}
