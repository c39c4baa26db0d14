/**
 * The function that mails as the product runs it, with its table, under a clock that the test moves: rows are brought by
 * what the stream would bring, and by `settle` when they are due. Nothing waits in earnest.
 */
import type { Grant } from '#shared/access/model.js';
import { personMark } from '#shared/access/links.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { personSchema, type Person } from '#shared/ids/person.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { isOpen, type Trouble } from '#shared/outbox/delivery.js';
import { loadTrouble } from '#shared/store/deliveries.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadRow, queueWrite, rearmRow } from '#shared/store/outbox.js';
import { LAYOUT, LAYOUT_KEY, type Key, type Table } from '#shared/store/table.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';
import { fileGrant } from '../deeds/filing/scene.js';
import { openDatabase } from '../store/database.js';
import { grantPut } from '../store/put-grant.js';

const STEP_MS = 5 * 60_000;

export class PostOffice {
  private count = 0;

  private constructor(
    readonly table: Table,
    private readonly send: (call: OutboxCall) => Promise<void>,
    private readonly setClock: (now: Date) => void,
    readonly close: () => Promise<void>,
  ) {}

  /** @param mail the variables that say how mail leaves */
  static async open(mail: Readonly<Record<string, string>>, setClock: (now: Date) => void): Promise<PostOffice> {
    const database = await openDatabase();
    const table = database.table();
    await table.commit([{ Put: { Item: { ...LAYOUT_KEY, v: LAYOUT } } }]);
    const at = await database.client().config.endpoint?.();
    Object.assign(process.env, {
      ...{ AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_MAX_ATTEMPTS: '1' },
      AWS_ENDPOINT_URL_DYNAMODB: `${at?.protocol}//${at?.hostname}:${at?.port}`,
      ...{ TABLE_NAME: table.name, DUE_PARTITIONS: '16', DESK_BASE_URL: 'http://desk.example.invalid' },
      ...{ SITE_BASE_URL: 'http://site.example.invalid', MAIL_FROM: 'from@example.invalid' },
      ...{ LINK_DAYS: '60', PUBLISHER_LINK_DAYS: '7', POWERTOOLS_LOG_LEVEL: 'SILENT' },
      ...mail,
    });
    const { handler } = await import('../../functions/send-mail/handler.js');
    return new PostOffice(table, handler, setClock, () => database.close());
  }

  private now = new Date('2026-01-12T01:00:00.000Z');

  /** A mail with a link for somebody at this address, queued and not yet tried. */
  async queue(name: string): Promise<{ key: Key; to: Person }> {
    const to = personSchema.parse({ name: '张敏', address: `${name}@yunxi.example.invalid` });
    const id = grantIdSchema.parse(`file.home.2025.${name}-${++this.count}.x`);
    await this.table.commit([grantPut({ ...fileGrant, id, person: to, status: 'live' } as Grant)]);
    const message = { name: 'new-link', year: 2025, area: '云溪县', purpose: 'file', agencyName: '教育局' } as const;
    await this.table.commit([queueWrite('home', { kind: 'mail', id, to, grant: id, message }, this.now)]);
    return { key: outboxKey('home', 'mail', id), to };
  }

  /** Brings rows to the function in one batch, as the stream does. */
  async bring(...keys: readonly Key[]): Promise<void> {
    this.setClock(this.now);
    const records = keys.map(({ pk, sk }, n) => ({
      dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(n) },
    }));
    await this.send({ Records: records });
  }

  /** Lets hours pass: every five minutes what is due is brought again. @returns the hours that it took until nothing was */
  async pass(hours: number, until: () => Promise<boolean> | boolean = () => false): Promise<number> {
    const begun = this.now.getTime();
    for (const end = begun + hours * 3_600_000; this.now.getTime() < end;) {
      if (await until()) break;
      const next = new Date(this.now.getTime() + STEP_MS);
      const [soonest] = await this.table.due('9999', 1);
      const dueAt = soonest === undefined ? undefined : (await loadRow(this.table, soonest))?.dueAt;
      if (dueAt === undefined) break;
      // Settle comes every five minutes; where nothing is due before, its runs find nothing.
      const steps = Math.max(1, Math.ceil((Date.parse(dueAt) - this.now.getTime()) / STEP_MS));
      this.now = new Date(Math.min(end, next.getTime() + (steps - 1) * STEP_MS));
      const due = await this.table.due(this.now.toISOString(), 200);
      for (const key of due) await rearmRow(this.table, key, this.now);
      if (due.length > 0) await this.bring(...due);
    }
    return (this.now.getTime() - begun) / 3_600_000;
  }

  row(key: Key): Promise<OutboxRow | undefined> {
    return loadRow(this.table, key);
  }

  /** What the publisher sees of an address now. */
  async shown(to: Person): Promise<Trouble | undefined> {
    const trouble = await loadTrouble(this.table, 'home', personMark(to));
    return trouble !== undefined && isOpen(trouble, this.now) ? trouble : undefined;
  }
}
