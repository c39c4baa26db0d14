/**
 * The only place that talks to DynamoDB. One table, every deed one transaction:
 *
 *   pk                            sk                          what
 *   AREAS                         AREA#{area}                 an area: its name and the area above it
 *   SEASON#{area}#2025            SEASON                      the season, its audit head
 *   SEASON#{area}#2025            AGENCY#{agency}             roster line
 *   SEASON#{area}#2025            FILING#{agency}             filing: state, version, counts (one query feeds the board)
 *   SEASON#{area}#2025            FIGURES#{agency}            the numbers of its report that was approved last (totals.ts)
 *   SEASON#{area}#2025            SCOPE                       whose reports are added up
 *   SEASON#{area}#2025            EVENT#000001                season's audit chain
 *   SEASON#{area}#2025            RETENTION                   how far its contacts are erased (erasing.ts)
 *   FILING#{area}#2025#{agency}   SUBMISSION#0001             submission, packed; beside it what conditions look at
 *   FILING#{area}#2025#{agency}   RECORD#0001                 200 cells and six sections, packed (records.ts)
 *   FILING#{area}#2025#{agency}   CHECK#0001                  findings, packed
 *   FILING#{area}#2025#{agency}   EVENT#000001                filing's audit chain
 *   FILING#{area}#2025#{agency}   CHECKPOINT#000001           signed head of the chain; so under SEASON#, too
 *   FILING#{area}#2025#{agency}   PREVIOUS, PREVIOUS#RECORD   last year's report as imported (previous.ts)
 *   FILING#{area}#2025#{agency}   PORTAL                      what its portal was last seen to show (portal-checks.ts)
 *   FORM#{area}#2025#{agency}     PART#{part}                 what is typed on the page of a part of the form (forms.ts)
 *   TEXTS#{area}#2025             TEXT#{agency}               under which words its report is entered (texts.ts)
 *   WORDS#{area}#2025#{word}      WORDS                       which agencies' reports hold a word
 *   SETUP#{area}                  ANSWERS                     what was answered before the first season is opened
 *   GRANT#{area}#{id}             GRANT                       what a mailed link stands for
 *   LINK#{sha256}                 LINK                        a minted link: the hash of its secret -> its grant (TTL)
 *   SESSION#{sha256}              SESSION                     what a browser holds that opened a link (TTL)
 *   CODE#{sha256}                 CODE                        the code that a session was mailed to prove its person (TTL)
 *   BROWSER#{person}              BROWSERS#{area}#2025        the browsers that were proved to be a person's (TTL)
 *   BROWSER#{sha256}              PROOF#{area}#2025#{person}  the same of one browser, as former code noted it (TTL)
 *   SEEN#{area}#2025              PERSON#{person}             when somebody last opened a link of the season (TTL)
 *   LIMIT#{what}#{digest}         DAY#2026-01-20              how often something was mailed on a day (TTL)
 *   PERSON#{area}#{person}        PERSON                      what a person chose for themselves: language, mails
 *   PERSON#{area}#{person}        WAITING                     about how many reports wait for them today
 *   REMINDER#{area}               DAY#2026-01-24#{person}     who was reminded on a day, and of what (TTL)
 *   REMINDER#{area}               PAUSE#2025                  why reminders by the calendar stand still
 *   DELIVERY#{area}               SENT#{person}               when an address was last written to (TTL)
 *   DELIVERY#{area}               TROUBLE#{person}            mail to an address came back or could not be sent
 *   MAILED#{sha256}               MAILED                      which row a message id belongs to (TTL)
 *   UPLOAD#{area}#{key}           FORM                        for whom an upload form was issued (TTL)
 *   UPLOAD#{area}#{key}           PORTAL                      for which report a portal page's form was issued (TTL)
 *   UPLOAD#{area}#{key}           VERSION#{versionId}         claim: this arrival became that submission, or last year's
 *   UPLOAD#{area}#{key}           CHECKED#{versionId}         the scanner's first word of this version (scans.ts)
 *   UPLOAD#{area}#{key}           MOVED#{versionId}           where the bytes of this arrival lie since a restore (moved-uploads.ts)
 *   TASK#{area}#{submission}      {stage}                     task token of a waiting decision
 *   OUTBOX#{KIND}#{area}#{id}     OUTBOX                      what is still to be done outside: mail, start, tell, find,
 *                                                             save, reassign, notice, news
 *   ROSTER#{area}#2025            DRAFT, DRAFT#PART#001..     a roster that is looked at before it is saved (TTL)
 *   COMMENTS#{area}#{submission}  {stage}#{person}            what a decider has written and not decided yet (TTL)
 *   LASTYEAR#{area}#2025          FILE#{id}, RECORD#{id}        a document of last year, sent with those of all agencies (TTL)
 *   LASTYEAR#{area}#2025#2019     FILE#{id}, RECORD#{id}        the same of an earlier year (TTL)
 *   HISTORY#{area}                REPORT#2019#{agency}, RECORD#2019#{agency}#RECORD#0001   a report of an earlier year (history.ts)
 *   RELEASE#{area}#{id}           RELEASE                     a release
 *   SITES                         ROOT, SITE#{area}           whose site stands at the root, and where each stands (sites.ts)
 *   ROUND#{name}                  ROUND                       with which area a run through all of them goes on (rounds.ts)
 *   ROUND#{name}                  PLACE                       how far a round through one long list came
 *   SITE#{area}                   LEASE                       who publishes now
 *   SITE#{area}                   PACKS                       who makes the files of whole years now
 *   SITE#{area}                   RANGE#2025#{from}           what the year's pages need of a range of agencies (site-rows.ts)
 *   SITE#{area}                   AGENCIES#{from}             the agencies of a range that anything is public of
 *   SITE#{area}                   YEAR#2025, TOP, WORK        what stands of a year, on pages of all, what a release is to draw
 *   TOUCHED#{area}                REPORT#2025#{agency}        a report of which the site must say something else
 *   SITE#{area}                   SUMMARY#2025#{agency}       what indexes, totals and bulk data need of a released filing
 *   RESTORE#{area}                RESTORE                     which bundle the area was put back from, and whether all of it is there
 *   LAYOUT                        LAYOUT                      how keys are laid out
 *
 * Every item carries in `v` the version of its form (stored.ts); an item without one is from before there were versions.
 * The index `due` (duePk, dueAt) holds outbox rows that are not done, in shards (due-shards.ts), those that were given up apart.
 * The stream carries keys only, because rows hold task tokens. Limits that shape this: 100 items and 4 MB per transaction, 400 KB per item.
 */
import { randomUUID } from 'node:crypto';
import { NewerFormat } from '#shared/formats/format.js';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  type QueryCommandInput,
  type ScanCommandInput,
  type ScanCommandOutput,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { duePartitions, GIVEN_UP, LATER_PARTITIONS } from './due-shards.js';
import { again, conditionFailed, StoreBusy, TRIES, type Patience } from './trying-again.js';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Item = Key & Record<string, unknown>;
type Sent = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** One write of a transaction. Into which table is nobody's matter but this file's. */
export type Write = { readonly [Verb in keyof Sent]: Omit<NonNullable<Sent[Verb]>, 'TableName'> };

/** `eventually` costs half, and may be a second old. */
export type Consistency = 'strongly' | 'eventually';

/** `stale`: a condition did not hold, so what was read is no longer true. Read again and decide again. */
export type Committed = 'committed' | 'stale';

export interface TableOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Waits that many milliseconds; tests pass one that does not. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  readonly random?: () => number;
  /** Uses the table only once it is of this layout (upgrade.ts brings it there), and never one of a newer layout. */
  readonly layout?: number;
}

/**
 * How keys are laid out; 1 was before there were areas, 2 before reports were entered under their words. Beside it, every
 * value has a version of its own.
 */
export const LAYOUT = 3;
export const LAYOUT_KEY: Key = { pk: 'LAYOUT', sk: 'LAYOUT' };
/** So long a request waits for an upgrade that is under way, a second each time. */
const LAYOUT_LOOKS = 8;

/** AWS, "BatchGetItem". */
const KEYS_AT_ONCE = 100;
const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

export class Table {
  private readonly documents: DynamoDBDocumentClient;
  readonly name: string;
  private readonly patience: Patience;
  private layout: number | undefined;

  constructor(options: TableOptions) {
    this.documents = DynamoDBDocumentClient.from(options.client, { marshallOptions: { removeUndefinedValues: true } });
    this.name = options.tableName;
    this.patience = {
      pause: options.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
      random: options.random ?? Math.random,
    };
    this.layout = options.layout;
  }

  /** The layout that the table says it has; 1 where it says none. @throws NewerFormat for one that this code does not know */
  async layoutFound(): Promise<number> {
    const key = { TableName: this.name, Key: { ...LAYOUT_KEY }, ConsistentRead: true };
    const answer = await again(this.patience, () => this.documents.send(new GetCommand(key)));
    const found = Number(answer.Item?.['v'] ?? 1);
    if (!(found <= LAYOUT)) throw new NewerFormat('layout of the table', found, LAYOUT);
    return found;
  }

  /** Every item there is, page by page: for what must see all, an upgrade or a comparison. */
  async *everything(): AsyncGenerator<Item> {
    let start: ScanCommandInput['ExclusiveStartKey'];
    do {
      const page: ScanCommandOutput = await this.retrying(() =>
        this.documents.send(new ScanCommand({ TableName: this.name, ConsistentRead: true, ExclusiveStartKey: start })),
      );
      yield* (page.Items ?? []) as Item[];
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }

  /** Strongly consistent: a deed must not be judged on an old reading. */
  async get(key: Key): Promise<Item | undefined> {
    const answer = await this.retrying(() =>
      this.documents.send(new GetCommand({ TableName: this.name, Key: { ...key }, ConsistentRead: true })),
    );
    return answer.Item as Item | undefined;
  }

  /**
   * The same for several keys, in their order: a call for each hundred, of 16 MB at most. `eventually` costs half and may miss
   * the last second: for what no deed is judged on.
   */
  async getAll(keys: readonly Key[], consistency: Consistency = 'strongly'): Promise<(Item | undefined)[]> {
    const found: (Item | undefined)[] = [];
    for (let from = 0; from < keys.length; from += KEYS_AT_ONCE)
      found.push(...(await this.getSome(keys.slice(from, from + KEYS_AT_ONCE), consistency)));
    return found;
  }

  private async getSome(keys: readonly Key[], consistency: Consistency): Promise<(Item | undefined)[]> {
    const found = new Map<string, Item>();
    let asked: BatchGetCommandInput['RequestItems'] = {
      [this.name]: { Keys: keys.map((key) => ({ ...key })), ConsistentRead: consistency === 'strongly' },
    };
    // AWS, "BatchGetItem": what did not fit or was throttled comes back as unprocessed and is asked for again.
    for (let round = 0; asked !== undefined && Object.keys(asked).length > 0; round++) {
      if (round > TRIES) throw new StoreBusy(new Error('keys stayed unprocessed'));
      if (round > 0) await this.patience.pause(20 * 2 ** round);
      const request: BatchGetCommandInput['RequestItems'] = asked;
      const answer: BatchGetCommandOutput = await this.retrying(() =>
        this.documents.send(new BatchGetCommand({ RequestItems: request })),
      );
      for (const item of (answer.Responses?.[this.name] ?? []) as Item[]) found.set(`${item.pk} ${item.sk}`, item);
      asked = answer.UnprocessedKeys;
    }
    return keys.map(({ pk, sk }) => found.get(`${pk} ${sk}`));
  }

  /** All items of a partition whose sort key begins with the prefix, in order, strongly consistent. */
  async list(pk: string, skPrefix: string, most?: number): Promise<Item[]> {
    return this.queryAll(
      {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': skPrefix },
        ConsistentRead: true,
      },
      most,
    );
  }

  /** The same from one sort key to another, both included. */
  async listBetween(pk: string, [from, to]: readonly [string, string]): Promise<Item[]> {
    return this.queryAll({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
      ConsistentRead: true,
    });
  }

  /** Keys of outbox rows due at or before the instant, oldest first (eventually consistent, as indexes are). */
  async due(before: string, limit: number): Promise<Key[]> {
    const found: (Key & { readonly dueAt: string })[] = [];
    for (const partition of duePartitions()) found.push(...(await this.indexed(partition, before, limit)).rows);
    return found
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
      .slice(0, limit)
      .map(keyOf);
  }

  /**
   * All of them, page by page, each page the oldest of one partition. What is put off or brought forward to a time after `before`
   * while they are gone through is not met again.
   *
   * @param first which partition has its turn first
   */
  async *dueInPages(before: string, pageSize: number, first: number): AsyncGenerator<Key[]> {
    yield* this.pagesOf(duePartitions(first), before, pageSize);
  }

  /** Whatever lies where former code does not look, due or not, page by page. */
  async *laterPartitionsInPages(pageSize: number): AsyncGenerator<Key[]> {
    yield* this.pagesOf(LATER_PARTITIONS, '9999', pageSize);
  }

  private async *pagesOf(partitions: readonly string[], before: string, pageSize: number): AsyncGenerator<Key[]> {
    for (const partition of partitions) {
      let start: QueryCommandInput['ExclusiveStartKey'];
      do {
        const page = await this.indexed(partition, before, pageSize, start);
        if (page.rows.length > 0) yield page.rows.map(keyOf);
        start = page.next;
      } while (start !== undefined);
    }
  }

  /** Keys of outbox rows that were given up, and were last due at `since` or later, the newest first. */
  async givenUp(since: string, limit: number): Promise<Key[]> {
    return (await this.indexed(GIVEN_UP, { since }, limit)).rows.map(keyOf);
  }

  private async indexed(
    partition: string,
    when: string | { readonly since: string },
    limit: number,
    start?: QueryCommandInput['ExclusiveStartKey'],
  ) {
    const from = typeof when === 'object';
    const answer = await this.retrying(() =>
      this.documents.send(
        new QueryCommand({
          TableName: this.name,
          IndexName: 'due',
          KeyConditionExpression: `duePk = :due AND dueAt ${from ? '>=' : '<='} :when`,
          ExpressionAttributeValues: { ':due': partition, ':when': from ? when.since : when },
          ScanIndexForward: !from,
          Limit: limit,
          ExclusiveStartKey: start,
        }),
      ),
    );
    const rows = (answer.Items ?? []).map(({ pk, sk, dueAt }) => ({
      ...{ pk: String(pk), sk: String(sk), dueAt: String(dueAt) },
    }));
    return { rows, next: answer.LastEvaluatedKey };
  }

  /**
   * All or nothing. Conflict, throttling and an answer that never came are one case: the same request token is sent
   * again, which DynamoDB answers without doing anything twice (AWS, "TransactWriteItems", idempotency: 10 minutes).
   */
  async commit(writes: readonly Write[]): Promise<Committed> {
    const token = randomUUID();
    const items = writes.map((write) => withTable(write, this.name));
    try {
      await this.retrying(() =>
        this.documents.send(new TransactWriteCommand({ TransactItems: items, ClientRequestToken: token })),
      );
      return 'committed';
    } catch (error) {
      if (conditionFailed(error)) return 'stale';
      throw error;
    }
  }

  private async queryAll(input: Omit<QueryCommandInput, 'TableName'>, most = Infinity): Promise<Item[]> {
    const limit = Number.isFinite(most) ? { Limit: most } : {};
    const items: Item[] = [];
    let start: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page = await this.retrying(() =>
        this.documents.send(new QueryCommand({ ...input, ...limit, TableName: this.name, ExclusiveStartKey: start })),
      );
      items.push(...((page.Items ?? []) as Item[]));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && items.length < most);
    return items;
  }

  private async retrying<T>(call: () => Promise<T>): Promise<T> {
    for (let look = 1; this.layout !== undefined; look++) {
      if ((await this.layoutFound()) === this.layout) this.layout = undefined;
      else if (look > LAYOUT_LOOKS) throw new StoreBusy(new Error('the table is being upgraded'));
      else await this.patience.pause(1000);
    }
    return again(this.patience, call);
  }
}

function withTable(write: Write, tableName: string): Sent {
  const [verb, body] = Object.entries(write)[0] as [string, object];
  return { [verb]: { ...body, TableName: tableName } };
}
