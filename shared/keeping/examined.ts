/** One filing or season out of a bundle: its chain against the head that was signed, its filed reports against their seals. */
import { auditEventSchema } from '#shared/audit/chain.js';
import { checkpointSchema, logFlaws } from '#shared/audit/checkpoint.js';
import type { PublicKeys } from '#shared/audit/signature.js';
import { wasFiled, type Changed } from '#shared/filing/sealed.js';
import type { Digest } from '#shared/ids/digest.js';
import { changedContent, changedLog } from '#shared/proof/filed.js';
import { filingEvent } from '#shared/proof/history.js';
import { originalKey, pageKey } from '#shared/s3/keys.js';
import type { SigningKeys } from '#shared/site/pointer.js';
import { filingFrom, submissionFileFrom, type SubmissionFile } from '#shared/store/filings.js';
import { checkSortKey, recordSortKey } from '#shared/store/keys.js';
import type { RecordSource } from '#shared/store/records.js';
import { seasonFrom } from '#shared/store/seasons.js';
import type { Item } from '#shared/store/table.js';
import type { AuditHead } from '#shared/audit/chain.js';

export interface Examined {
  readonly flaws: readonly { readonly about: string; readonly what: Changed }[];
  readonly events: number;
  readonly sealed: number;
  /** Ids of the keys that signed anything in it. */
  readonly signedBy: readonly string[];
}

export interface Beside {
  readonly keys: SigningKeys;
  /** The digest of the object that lies under a key of the documents. */
  readonly documents: (key: string) => Digest | undefined;
}

export async function examineFiling(
  partition: string,
  items: readonly Item[],
  rowOf: (partition: string, sk: string) => Item | undefined,
  head: AuditHead | undefined,
  { keys, documents }: Beside,
): Promise<Examined> {
  const [, area = '', year, agency = ''] = partition.split('#');
  const row = rowOf(`SEASON#${area}#${year}`, `FILING#${agency}`);
  const told = filingFrom(row, { area, year: Number(year), agency }).audit;
  const log = logOf(items, head ?? told, keys.checkpoint);
  const flaws: Changed[] = [
    ...log.flaws.map(({ what }) => what),
    ...(isSame(head ?? told, told) ? [] : (['head'] as const)),
  ];
  const signedBy = log.checkpoints.map(({ key }) => key);
  let sealed = 0;
  for (const file of await filesIn(items)) {
    const { submission } = file;
    if (!wasFiled(submission)) {
      // A row that knows nothing of a filing that the log tells of was put in the place of another.
      if (filingEvent(log.events, submission.id) !== undefined) flaws.push('seal');
      continue;
    }
    sealed += 1;
    if (submission.seal !== null) signedBy.push(submission.seal.key);
    const pictures = (submission.pictures ?? []).filter(({ sha256 }) => sha256 !== null);
    flaws.push(
      ...changedContent(file, keys.seal),
      ...(documents(originalKey(submission)) === submission.digest ? [] : (['original'] as const)),
      ...(pictures.every(({ page, sha256 }) => documents(pageKey(submission, page)) === sha256)
        ? []
        : (['pages'] as const)),
      ...changedLog(log, submission),
    );
  }
  const about = [...new Set(flaws)].map((what) => ({ about: partition, what }));
  return { flaws: about, events: log.events.length, sealed, signedBy };
}

export function examineSeason(
  partition: string,
  items: readonly Item[],
  head: AuditHead | undefined,
  { checkpoint }: SigningKeys,
): Examined {
  const told = seasonFrom(items.find(({ sk }) => sk === 'SEASON'))?.audit;
  if (told === undefined) return { flaws: [{ about: partition, what: 'head' }], events: 0, sealed: 0, signedBy: [] };
  const log = logOf(items, head ?? told, checkpoint);
  const flaws = [...log.flaws.map(({ what }) => what), ...(isSame(head ?? told, told) ? [] : (['head'] as const))];
  return {
    flaws: [...new Set(flaws)].map((what) => ({ about: partition, what })),
    events: log.events.length,
    sealed: 0,
    signedBy: log.checkpoints.map(({ key }) => key),
  };
}

const isSame = (one: AuditHead, other: AuditHead) =>
  one.subject === other.subject && one.count === other.count && one.head === other.head;

function logOf(items: readonly Item[], head: AuditHead, keys: PublicKeys) {
  const of = (kind: string) => items.filter(({ sk }) => sk.startsWith(kind)).sort((a, b) => (a.sk < b.sk ? -1 : 1));
  const log = {
    head,
    events: of('EVENT#').map((item) => auditEventSchema.parse(item['event'])),
    checkpoints: of('CHECKPOINT#').map((item) => checkpointSchema.parse(item['checkpoint'])),
  };
  return { ...log, flaws: logFlaws(log, keys) };
}

/** Every submission with its record and findings, out of the items of its filing. */
async function filesIn(items: readonly Item[]): Promise<SubmissionFile[]> {
  const bySort = new Map(items.map((item) => [item.sk, item]));
  const source: RecordSource = {
    getAll: (keys) => Promise.resolve(keys.map(({ sk }) => bySort.get(sk))),
    list: (_, start) => Promise.resolve(items.filter(({ sk }) => sk.startsWith(start))),
  };
  const submissions = items.filter(({ sk }) => sk.startsWith('SUBMISSION#'));
  const files = await Promise.all(
    submissions.map((item) => {
      const n = Number(item.sk.slice('SUBMISSION#'.length));
      return submissionFileFrom(source, [item, bySort.get(recordSortKey(n)), bySort.get(checkSortKey(n))]);
    }),
  );
  return files.filter((file) => file !== undefined);
}
