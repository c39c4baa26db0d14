/**
 * Going through all areas, for what runs by the clock. An installation may have hundreds, and a function a quarter of an hour: where
 * it has no time for more the next run goes on. Before each area it is noted which one comes after: an area that throws, or ends
 * the whole run by its size, loses its turn and holds up no other.
 *
 *   ROUND#{name}   ROUND   the area that the next run begins with
 *   ROUND#{name}   PLACE   the key of a bucket behind which the next run begins
 *
 * Where there is one area alone, nothing is written.
 */
import * as z from 'zod';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { Format } from '#shared/formats/format.js';
import { errorForLog } from '#shared/runtime/log.js';
import { roundKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import type { Key, Table } from './table.js';

const ROUND = new Format('round through all areas', z.object({ next: areaIdSchema.nullable() }));

/** So many areas that failed are named in the message. */
const TOLD = 5;

export interface Round {
  /** Of the function, or of its step. */
  readonly name: string;
  /** Whether there is time to begin another area. */
  readonly hasTime: () => boolean;
}

/**
 * Visits areas one after the other, in the order of their ids, from where the run before came to. The first is visited however little time
 * there is.
 *
 * @returns how many were left for the next run
 * @throws AggregateError of what some visits threw, once all had their turn
 */
export async function throughAreas(
  table: Table,
  { name, hasTime }: Round,
  areas: readonly string[],
  visit: (area: string) => Promise<unknown>,
): Promise<{ readonly left: number }> {
  const item = await table.get(roundKey(name));
  const from = item === undefined ? null : valueIn(ROUND, item, 'round').next;
  const ordered = inTurn(areas, from);
  const errors: unknown[] = [];
  const failed: string[] = [];
  let done = 0;
  for (; done < ordered.length && (done === 0 || hasTime()); done++) {
    const area = ordered[done] ?? '';
    if (ordered.length > 1) await noteNext(table, name, ordered[done + 1] ?? null);
    await visit(area).catch((error: unknown) => {
      errors.push(error);
      failed.push(`${area}: ${errorForLog(error).message}`);
    });
  }
  // A log shows the message alone.
  if (errors.length > 0)
    throw new AggregateError(errors, `${name}: ${errors.length} of ${done} areas: ${failed.slice(0, TOLD).join('; ')}`);
  return { left: ordered.length - done };
}

async function noteNext(table: Table, name: string, area: string | null): Promise<void> {
  const round = { next: area === null ? null : areaIdSchema.parse(area) };
  await table.commit([{ Put: { Item: itemOf(ROUND, roundKey(name), 'round', round) } }]);
}

const PLACE = new Format('place in a bucket', z.object({ after: z.string().nullable() }));
const placeKey = (name: string): Key => ({ ...roundKey(name), sk: 'PLACE' });

/** Behind which key of a bucket a round goes on; null from its beginning. */
export async function loadPlace(table: Table, name: string): Promise<string | null> {
  const item = await table.get(placeKey(name));
  return item === undefined ? null : valueIn(PLACE, item, 'place').after;
}

export async function notePlace(table: Table, name: string, after: string | null): Promise<void> {
  await table.commit([{ Put: { Item: itemOf(PLACE, placeKey(name), 'place', { after }) } }]);
}

/** From an area on, which need not be there any more, and round to the one before it. */
function inTurn(areas: readonly string[], from: string | null): string[] {
  const sorted = [...new Set(areas)].sort();
  const first = from === null ? 0 : sorted.findIndex((area) => area >= from);
  return first <= 0 ? sorted : [...sorted.slice(first), ...sorted.slice(0, first)];
}
