/**
 * After the faults: the clock goes on, the schedules run, and what was left behind is brought to its end by the product
 * itself. How long that took is a figure; what never ends is a broken invariant.
 */
import { OUTBOX_PREFIX } from '#shared/workflow/outbox-prefix.js';
import type { Table } from '#shared/store/table.js';
import type { Drift } from '#shared/upkeep/drift.js';
import type { DrillStage } from './stage.js';

export interface Settled {
  /** How often the clock was put on before nothing was left. */
  readonly rounds: number;
  /** What the last comparison still found, healed or not. */
  readonly drifts: readonly Drift[];
  readonly healed: readonly Drift[];
  /** Rows that are still due, as keys. */
  readonly due: readonly string[];
}

/** Longer than a lease, a retry of a machine, and the longest pause of a row that is put off. */
const STEP_MINUTES = 61;
/** So many rounds after which nothing is nearer to its end. */
const MOST_IN_VAIN = 16;
/** A fault that came last may still have a delivery under way. */
const LATE_DELIVERIES_MS = 6_000;

export async function settle(stage: DrillStage, table: Table, say: (line: string) => void): Promise<Settled> {
  await new Promise((resolve) => setTimeout(resolve, LATE_DELIVERIES_MS));
  const healed: Drift[] = [];
  let drifts: readonly Drift[] = [];
  let due: readonly string[] = [];
  let [waiting, inVain] = [Infinity, 0];
  for (let round = 1; ; round++) {
    await stage.order({ do: 'rest' });
    await stage.moveClock(STEP_MINUTES);
    await stage.order({ do: 'run-schedule', name: scheduleOf(stage, 'Settle') });
    await stage.order({ do: 'rest' });
    const answer = await stage.order({ do: 'invoke', name: 'Reconcile', payload: { quietMinutes: 0 } });
    ({ drifts } = answer as { drifts: readonly Drift[] });
    healed.push(...drifts.filter((drift) => drift.healed));
    await stage.order({ do: 'rest' });
    due = await dueRows(table);
    // One at a time holds the site: those that wait for it come again when their pause is over.
    const releases = await releasesUnderWay(table);
    say(`round ${round}: ${drifts.length} drifts, ${due.length} rows due, ${releases} releases under way`);
    // The clock wakes all that wait at once, and one of them has its turn: as long as they grow fewer, each comes to it.
    inVain = releases < waiting ? 0 : inVain + 1;
    waiting = releases;
    if ((drifts.length === 0 && due.length === 0 && releases === 0) || inVain === MOST_IN_VAIN)
      return { rounds: round, drifts, healed, due };
  }
}

async function releasesUnderWay(table: Table): Promise<number> {
  let running = 0;
  for await (const { sk, release } of table.everything())
    if (sk === 'RELEASE' && (release as { state: string }).state === 'running') running += 1;
  return running;
}

/** The look under an upload form is put off until the form is over, which is no debt. */
async function dueRows(table: Table): Promise<string[]> {
  const keys = await table.due('9999', 1000);
  return keys.map(({ pk }) => pk).filter((pk) => !pk.startsWith(OUTBOX_PREFIX.find));
}

function scheduleOf({ facts }: DrillStage, wanted: string): string {
  const found = facts.schedules.find((name) => name.includes(wanted));
  if (found === undefined) throw new Error(`no schedule ${wanted} among ${facts.schedules.join()}`);
  return found;
}
