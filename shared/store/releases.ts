/**
 * Releases, the lease that lets one release at a time write the public site, and the summaries of what is public.
 * The lease carries a fencing number that grows with every holder: a release that lost the lease while it was away
 * sees a higher number on the objects it wants to overwrite and stops.
 */
import * as z from 'zod';
import { isScheduled, releaseSchema, type Release, type ScheduledRelease } from '#shared/season/release.js';
import { areaOfRelease, releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import type { FilingRef, SeasonRef } from '#shared/ids/area-id.js';
import { Format } from '#shared/formats/format.js';
import { withArea } from '#shared/formats/steps/area.js';
import { releaseThatPublishes } from '#shared/formats/steps/release-3.js';
import { releaseAtOnce } from '#shared/formats/steps/release-4.js';
import { releaseNotTakenBack } from '#shared/formats/steps/release-5.js';
import { leaseKey, releaseKey, sitePartition, summaryKey, summarySortKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import { touchedWrite, within } from './site-rows.js';
import type { Item, Table, Write } from './table.js';

const RELEASE = new Format('release', releaseSchema, [
  withArea,
  releaseThatPublishes,
  releaseAtOnce,
  releaseNotTakenBack,
]);

const LEASE_MINUTES = 30;

export function newReleaseWrite(release: Release): Write {
  return {
    Put: {
      Item: itemOf(RELEASE, releaseKey(release.id), 'release', release),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

export async function loadRelease(table: Table, id: ReleaseId): Promise<Release | undefined> {
  const item = await table.get(releaseKey(id));
  return item === undefined ? undefined : valueIn(RELEASE, item, 'release');
}

/** Those of the season that still wait for their time, soonest first. */
export async function listScheduled(
  table: Table,
  { scheduled }: { readonly scheduled: readonly ReleaseId[] },
): Promise<ScheduledRelease[]> {
  const releases = await Promise.all(scheduled.map((id) => loadRelease(table, id)));
  return releases
    .flatMap((release) => (release !== undefined && isScheduled(release) ? [release] : []))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

export function releaseWrite(before: Release, after: Release): Write {
  return {
    Put: {
      Item: itemOf(RELEASE, releaseKey(after.id), 'release', after),
      ConditionExpression: '#release.#state = :state AND #release.attempts = :attempts',
      ExpressionAttributeNames: { '#release': 'release', '#state': 'state' },
      ExpressionAttributeValues: { ':state': before.state, ':attempts': before.attempts },
    },
  };
}

const leaseSchema = z.object({ holder: releaseIdSchema.nullable(), fence: z.number().int(), until: z.iso.datetime() });
type Lease = z.infer<typeof leaseSchema>;
const LEASE = new Format('lease', leaseSchema);

async function loadLease(table: Table, area: string): Promise<Lease | undefined> {
  const item = await table.get(leaseKey(area));
  return item === undefined ? undefined : valueIn(LEASE, item, 'lease');
}

function leaseItem(area: string, lease: Lease): Item {
  return itemOf(LEASE, leaseKey(area), 'lease', lease);
}

/** Whether a release of the area ever began. */
export async function hasLease(table: Table, area: string): Promise<boolean> {
  return (await loadLease(table, area)) !== undefined;
}

/** Whether somebody writes the site of the area now. */
export async function isHeld(table: Table, area: string, now: Date): Promise<boolean> {
  const lease = await loadLease(table, area);
  return lease !== undefined && lease.holder !== null && lease.until > now.toISOString();
}

/** The highest fencing number that a release of the area has written with. */
export async function siteFence(table: Table, area: string): Promise<number> {
  return (await loadLease(table, area))?.fence ?? 0;
}

/** The fencing number if this release now holds the site, undefined while another does. */
export async function takeLease(table: Table, release: ReleaseId, now: Date): Promise<number | undefined> {
  const area = areaOfRelease(release);
  const lease = await loadLease(table, area);
  const free =
    lease === undefined || lease.holder === null || lease.holder === release || lease.until <= now.toISOString();
  if (!free) return undefined;
  const fence = (lease?.fence ?? 0) + 1;
  const until = new Date(now.getTime() + LEASE_MINUTES * 60_000).toISOString();
  const outcome = await table.commit([
    {
      Put: {
        Item: leaseItem(area, { holder: release, fence, until }),
        ...(lease === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'lease.fence = :fence',
              ExpressionAttributeValues: { ':fence': lease.fence },
            }),
      },
    },
  ]);
  return outcome === 'committed' ? fence : undefined;
}

/** The fencing number while this release holds the lease, undefined once it has lost it. Prolongs it on the way. */
export async function keepLease(table: Table, release: ReleaseId, now: Date): Promise<number | undefined> {
  const area = areaOfRelease(release);
  const lease = await loadLease(table, area);
  if (lease === undefined || lease.holder !== release) return undefined;
  const until = new Date(now.getTime() + LEASE_MINUTES * 60_000).toISOString();
  const outcome = await table.commit([leaseUpdate(area, { ...lease, until }, lease.fence)]);
  return outcome === 'committed' ? lease.fence : undefined;
}

export async function giveUpLease(table: Table, release: ReleaseId): Promise<void> {
  const area = areaOfRelease(release);
  const lease = await loadLease(table, area);
  if (lease === undefined || lease.holder !== release) return;
  await table.commit([leaseUpdate(area, { ...lease, holder: null }, lease.fence)]);
}

function leaseUpdate(area: string, lease: Lease, fence: number): Write {
  return {
    Put: {
      Item: leaseItem(area, lease),
      ConditionExpression: 'lease.fence = :fence',
      ExpressionAttributeValues: { ':fence': fence },
    },
  };
}

/** The line of a public report as it stands, undefined before it was made public. */
export async function loadSummary(
  table: Table,
  of: FilingRef,
): Promise<{ summary: unknown; version: unknown } | undefined> {
  const item = await table.get(summaryKey(of));
  return item === undefined ? undefined : { summary: item['summary'], version: item['v'] };
}

/**
 * What indexes, totals and bulk data need of one released filing; its shape and its format belong to the site. `mark`: the indexes
 * do not show it yet.
 */
export async function saveSummary(
  table: Table,
  of: FilingRef,
  summary: object,
  version: number,
  mark?: string,
): Promise<void> {
  await table.commit([
    { Put: { Item: { ...summaryKey(of), v: version, summary } } },
    ...(mark === undefined ? [] : [touchedWrite(of, mark)]),
  ]);
}

/** With the version of its form. */
export interface StoredSummary {
  readonly summary: unknown;
  readonly version: unknown;
}

const storedSummary = (item: Item): StoredSummary => ({ summary: item['summary'], version: item['v'] });

export async function listSummaries(table: Table, area: string): Promise<StoredSummary[]> {
  return (await table.list(sitePartition(area), 'SUMMARY#')).map(storedSummary);
}

/** Of a year, from one agency up to another, which is not among them. */
export async function listSummariesIn(
  table: Table,
  { area, year }: SeasonRef,
  [from, end]: readonly [string, string | undefined],
): Promise<StoredSummary[]> {
  return (await within(table, sitePartition(area), [summarySortKey(year, from), end && summarySortKey(year, end)])).map(
    storedSummary,
  );
}

/** Those that there are. */
export async function loadSummaries(table: Table, refs: readonly FilingRef[]): Promise<StoredSummary[]> {
  const found: StoredSummary[] = [];
  for (let from = 0; from < refs.length; from += AT_ONCE) {
    const items = await table.getAll(refs.slice(from, from + AT_ONCE).map((of) => summaryKey(of)));
    found.push(...items.flatMap((item) => (item === undefined ? [] : [storedSummary(item)])));
  }
  return found;
}
const AT_ONCE = 100;
