/** Hands a waiting stage over to whom the roster names now, after a roster was taken over. */
import { decisionGrantId } from '../access/links.js';
import { askMailId } from '../filing/deeds/ask.js';
import { reassign } from '../filing/deeds/reassign.js';
import type { Stage } from '../filing/model.js';
import type { Outcome } from '../filing/outcome.js';
import type { Agency } from '../season/model.js';
import { requireFilingState } from './filing-state.js';
import { loadGrant } from './grants.js';
import { outboxKey } from './keys.js';
import { loadRow } from './outbox.js';
import { perform } from './perform.js';
import type { Table } from './table.js';

export interface HandOver {
  readonly before: Agency;
  readonly after: Agency;
  readonly grantExpiresAt: string;
  readonly until: string;
}

export async function handOver(table: Table, change: HandOver, now: Date): Promise<Outcome<'asked' | 'nothing'>[]> {
  const stages = (['review', 'approval'] as const).filter(
    (stage) => personOf(change.before, stage).address !== personOf(change.after, stage).address,
  );
  const outcomes: Outcome<'asked' | 'nothing'>[] = [];
  for (const stage of stages) outcomes.push(await handOverStage(table, stage, change, now));
  return outcomes;
}

function handOverStage(table: Table, stage: Stage, change: HandOver, now: Date): Promise<Outcome<'asked' | 'nothing'>> {
  const before = personOf(change.before, stage);
  return perform(
    table,
    now,
    async () => {
      const state = await requireFilingState(table, change.after.year, change.after.id);
      const { submission } = state;
      if (submission === null) return { state, hadGrant: false, mailed: false };
      const [old, fresh] = [before, personOf(state.agency, stage)].map((person) =>
        decisionGrantId(submission.id, stage, person),
      );
      return {
        state,
        hadGrant: old !== undefined && (await loadGrant(table, old)) !== undefined,
        mailed: fresh !== undefined && (await loadRow(table, outboxKey('mail', askMailId(fresh, 0)))) !== undefined,
      };
    },
    ({ state, hadGrant, mailed }) =>
      reassign(
        state,
        { stage, before, hadGrant, mailed, grantExpiresAt: change.grantExpiresAt, until: change.until },
        now,
      ),
  );
}

function personOf(agency: Agency, stage: Stage) {
  return stage === 'review' ? agency.reviewer : agency.approver;
}
