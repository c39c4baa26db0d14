/** What is left of a season after a drill, in memory: read once, from the table and the outbox, and then asked. */
import type { Mail, Stage } from '../../demo/stage.js';
import type { DemoAgency } from '../../demo/season.js';
import type { Addresses } from '../../local/addresses.js';
import type { Submission } from '#shared/filing/model.js';
import { listSubmissions } from '#shared/store/filings.js';
import { chainOfFiling, loadLog, type StoredLog } from '#shared/store/checkpoints.js';
import { outboxRowSchema, type OutboxRow } from '#shared/outbox/row.js';
import type { Item, Table } from '#shared/store/table.js';
import type { Entry } from './ledger.js';
import type { Settled } from './settle.js';

export interface Ended {
  readonly table: Table;
  readonly addresses: Addresses;
  readonly office: Stage;
  readonly agencies: readonly DemoAgency[];
  readonly year: number;
  readonly seed: number;
  readonly entries: readonly (Entry & { readonly at: string })[];
  readonly settled: Settled;
  /** What the product's clock says in the end. */
  readonly now: Date;
}

export interface World extends Ended {
  readonly items: readonly Item[];
  readonly rows: readonly OutboxRow[];
  readonly mails: readonly Mail[];
  readonly filings: ReadonlyMap<string, { readonly submissions: readonly Submission[]; readonly log: StoredLog }>;
}

export async function readWorld(ended: Ended): Promise<World> {
  const { table, office, agencies, year } = ended;
  const items: Item[] = [];
  for await (const item of table.everything()) items.push(item);
  const rows = items.filter(({ sk }) => sk === 'OUTBOX').map((item) => outboxRowSchema.parse(item));
  const filings = await Promise.all(
    agencies.map(async ({ id }) => {
      const of = { area: 'home', year, agency: id };
      const log = await loadLog(table, chainOfFiling(of));
      return [id, { submissions: await listSubmissions(table, of), log }] as const;
    }),
  );
  return { ...ended, items, rows, mails: await office.mails(), filings: new Map(filings) };
}
