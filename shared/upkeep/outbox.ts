/** What the outbox itself says is wrong: rows that were given up, and rows that nobody came for. */
import { loadRow } from '#shared/store/outbox.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';

/** settle looks every few minutes; a row is put off by an hour at most. */
const LATE_MS = 3 * 3_600_000;
const LIMIT = 100;

export async function compareOutbox({ table, now }: UpkeepDependencies): Promise<Drift[]> {
  const drifts: Drift[] = [];
  for (const key of await table.givenUp(LIMIT)) {
    const error = (await loadRow(table, key))?.error ?? 'no reason kept';
    drifts.push({ kind: 'outbox-given-up', about: key.pk, healed: false, detail: error });
  }
  const late = await table.due(new Date(now().getTime() - LATE_MS).toISOString(), LIMIT);
  return [
    ...drifts,
    ...late.map(({ pk }): Drift => ({ kind: 'outbox-late', about: pk, healed: false, detail: 'due for hours' })),
  ];
}
