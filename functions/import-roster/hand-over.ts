/** Hands waiting stages over to whom the roster names now, after a roster was taken over. */
import { isDeepStrictEqual } from 'node:util';
import { filingRefOf } from '#shared/ids/area-id.js';
import { assignedTo, DECIDING_STAGES } from '#shared/season/deciders.js';
import type { Agency } from '#shared/season/model.js';
import type { Table } from '#shared/store/table.js';
import { handOverStage, type HandedOver } from '#shared/upkeep/hand-over.js';

export interface HandOver {
  readonly before: Agency;
  readonly after: Agency;
  readonly grantExpiresAt: string;
  readonly until: string;
}

export async function handOver(table: Table, change: HandOver, now: Date): Promise<HandedOver[]> {
  const { before, after, grantExpiresAt, until } = change;
  const terms = { grantExpiresAt, until, by: 'import-roster' };
  const outcomes: HandedOver[] = [];
  for (const stage of DECIDING_STAGES) {
    const former = assignedTo(before, stage);
    // A name put right counts too: a stage that nobody of that name could decide goes on.
    if (isDeepStrictEqual(former, assignedTo(after, stage))) continue;
    outcomes.push(await handOverStage(table, filingRefOf(after), stage, terms, now, [former]));
  }
  return outcomes;
}
