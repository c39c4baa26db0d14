/**
 * Releases, the lease that lets one release at a time write the public site, and the summaries of what is public.
 * The lease carries a fencing number that grows with every holder: a release that lost the lease while it was away
 * sees a higher number on the objects it wants to overwrite and stops.
 */
import { z } from 'zod';
import { releaseSchema, type Release } from '#shared/season/release.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { leaseKey, releaseKey, SITE_PARTITION, summaryKey } from './keys.js';
import type { Table, Write } from './table.js';

const LEASE_MINUTES = 30;

export function newReleaseWrite(release: Release): Write {
  return {
    Put: {
      TableName: '',
      Item: { ...releaseKey(release.id), release },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

export async function loadRelease(table: Table, id: ReleaseId): Promise<Release | undefined> {
  const item = await table.get(releaseKey(id));
  return item === undefined ? undefined : releaseSchema.parse(item['release']);
}

export function releaseWrite(before: Release, after: Release): Write {
  return {
    Put: {
      TableName: '',
      Item: { ...releaseKey(after.id), release: after },
      ConditionExpression: '#release.#state = :state AND #release.attempts = :attempts',
      ExpressionAttributeNames: { '#release': 'release', '#state': 'state' },
      ExpressionAttributeValues: { ':state': before.state, ':attempts': before.attempts },
    },
  };
}

const leaseSchema = z.object({ holder: z.string().nullable(), fence: z.number().int(), until: z.iso.datetime() });

/** The fencing number if this release now holds the site, undefined while another does. */
export async function takeLease(table: Table, release: ReleaseId, now: Date): Promise<number | undefined> {
  const item = await table.get(leaseKey());
  const lease = item === undefined ? undefined : leaseSchema.parse(item['lease']);
  const free =
    lease === undefined || lease.holder === null || lease.holder === release || lease.until <= now.toISOString();
  if (!free) return undefined;
  const fence = (lease?.fence ?? 0) + 1;
  const until = new Date(now.getTime() + LEASE_MINUTES * 60_000).toISOString();
  const outcome = await table.commit([
    {
      Put: {
        TableName: '',
        Item: { ...leaseKey(), lease: { holder: release, fence, until } },
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
  const item = await table.get(leaseKey());
  const lease = item === undefined ? undefined : leaseSchema.parse(item['lease']);
  if (lease === undefined || lease.holder !== release) return undefined;
  const until = new Date(now.getTime() + LEASE_MINUTES * 60_000).toISOString();
  const outcome = await table.commit([leaseUpdate({ ...lease, until }, lease.fence)]);
  return outcome === 'committed' ? lease.fence : undefined;
}

export async function giveUpLease(table: Table, release: ReleaseId): Promise<void> {
  const item = await table.get(leaseKey());
  const lease = item === undefined ? undefined : leaseSchema.parse(item['lease']);
  if (lease === undefined || lease.holder !== release) return;
  await table.commit([leaseUpdate({ ...lease, holder: null }, lease.fence)]);
}

function leaseUpdate(lease: z.infer<typeof leaseSchema>, fence: number): Write {
  return {
    Put: {
      TableName: '',
      Item: { ...leaseKey(), lease },
      ConditionExpression: 'lease.fence = :fence',
      ExpressionAttributeValues: { ':fence': fence },
    },
  };
}

/** What indexes, totals and bulk data need of one released filing; its shape belongs to the site. */
export async function saveSummary(table: Table, year: number, agency: string, summary: object): Promise<void> {
  await table.commit([{ Put: { TableName: '', Item: { ...summaryKey(year, agency), summary } } }]);
}

export async function listSummaries(table: Table): Promise<unknown[]> {
  return (await table.list(SITE_PARTITION, 'SUMMARY#')).map((item) => item['summary']);
}
