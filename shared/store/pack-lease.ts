/**
 * Who makes the packs of a site, one at a time. Releases ask for packs of the manifest that they wrote; whoever finds them made
 * of it has nothing to do, so that five releases in a row cost one or two packs and not five. The fencing number begins above that
 * of the site, since releases of former code wrote some of the same files.
 */
import * as z from 'zod';
import { digestSchema, type Digest } from '#shared/ids/digest.js';
import { Format } from '#shared/formats/format.js';
import { packLeaseKey } from './keys.js';
import { siteFence } from './releases.js';
import { itemOf, valueIn } from './stored.js';
import type { Table } from './table.js';

/** Longer than the function may run. */
const LEASE_MINUTES = 16;

const packLeaseSchema = z.object({
  /** A name of its own for each run; null while nobody packs. */
  holder: z.string().nullable(),
  until: z.iso.datetime(),
  fence: z.number().int(),
  /** The data manifests that packs were last asked for, and last made of. */
  wanted: digestSchema.nullable(),
  done: digestSchema.nullable(),
});
export type PackLease = z.infer<typeof packLeaseSchema>;
const PACK_LEASE = new Format('lease of the packs', packLeaseSchema);

export async function loadPackLease(table: Table, area: string): Promise<PackLease | undefined> {
  const item = await table.get(packLeaseKey(area));
  return item === undefined ? undefined : valueIn(PACK_LEASE, item, 'packs');
}

async function save(table: Table, area: string, before: PackLease | undefined, after: PackLease): Promise<boolean> {
  const outcome = await table.commit([
    {
      Put: {
        Item: itemOf(PACK_LEASE, packLeaseKey(area), 'packs', after),
        ...(before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'packs.fence = :fence', ExpressionAttributeValues: { ':fence': before.fence } }),
      },
    },
  ]);
  return outcome === 'committed';
}

/** The lease as this run now holds it; undefined while another does. */
export async function takePackLease(
  table: Table,
  area: string,
  holder: string,
  wanted: Digest,
  now: Date,
): Promise<PackLease | undefined> {
  const before = await loadPackLease(table, area);
  if (before !== undefined && before.holder !== null && before.holder !== holder && before.until > now.toISOString())
    return undefined;
  const fence = Math.max(before?.fence ?? 0, await siteFence(table, area)) + 1;
  const until = new Date(now.getTime() + LEASE_MINUTES * 60_000).toISOString();
  const after: PackLease = { holder, until, fence, wanted, done: before?.done ?? null };
  return (await save(table, area, before, after)) ? after : undefined;
}

/** `done`: what packs were made of; undefined where the run gave up. False where another has taken the lease meanwhile. */
export function leavePackLease(
  table: Table,
  area: string,
  held: PackLease,
  done: Digest | undefined,
): Promise<boolean> {
  return save(table, area, held, { ...held, holder: null, done: done ?? held.done });
}
