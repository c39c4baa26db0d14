/** Filings with their submissions, records, findings and audit events: reading them, and the writes of one deed. */
import { emptyChain, extendChain, auditEventSchema, type AuditEvent } from '#shared/audit/chain.js';
import { filingSchema, submissionSchema, type Filing, type Submission } from '#shared/filing/model.js';
import { type SubmissionId, partsOf } from '#shared/ids/submission-id.js';
import type { FilingChange, SubmissionChange } from '#shared/deeds/change.js';
import { checkResultSchema, type CheckResult } from '#shared/report/finding.js';
import { recordSchema, type ReportRecord } from '#shared/report/record.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { eventSortKey, filingKey, filingPartition, submissionSortKey } from './keys.js';
import type { Item, Table, Write } from './table.js';

/** Before its first deed a filing has no row; this is what it would say. */
export function emptyFiling(year: number, agency: string): Filing {
  return {
    year: reportYearSchema.parse(year),
    agency: agencyIdSchema.parse(agency),
    version: 0,
    lastNumber: 0,
    current: null,
    state: null,
    released: null,
    counts: { block: 0, explain: 0, unread: 0, confirm: 0 },
    lastDeedAt: null,
    audit: emptyChain(filingPartition(year, agency)),
  };
}

export async function loadFiling(table: Table, year: number, agency: string): Promise<Filing> {
  const item = await table.get(filingKey(year, agency));
  return item === undefined ? emptyFiling(year, agency) : filingSchema.parse(item['filing']);
}

export async function loadSubmission(table: Table, id: SubmissionId): Promise<Submission | undefined> {
  const { year, agency, n } = partsOf(id);
  const item = await table.get({ pk: filingPartition(year, agency), sk: submissionSortKey(n) });
  return item === undefined ? undefined : submissionSchema.parse(item['submission']);
}

/** A submission with what was read from it and what the rules said, as far as there is any. */
export interface SubmissionFile {
  readonly submission: Submission;
  readonly record: ReportRecord | null;
  readonly check: CheckResult | null;
}

export async function loadSubmissionFile(table: Table, id: SubmissionId): Promise<SubmissionFile | undefined> {
  const { year, agency, n } = partsOf(id);
  const sk = submissionSortKey(n);
  const items = await table.list(filingPartition(year, agency), sk);
  const bySortKey = new Map(items.map((item) => [item.sk, item]));
  const submission = bySortKey.get(sk);
  if (submission === undefined) return undefined;
  return {
    submission: submissionSchema.parse(submission['submission']),
    record: recordFrom(items, sk),
    check: checkFrom(bySortKey.get(`${sk}#CHECK`)),
  };
}

/** All submissions of a filing, oldest first, without their records. */
export async function listSubmissions(table: Table, year: number, agency: string): Promise<Submission[]> {
  const items = await table.list(filingPartition(year, agency), 'SUBMISSION#');
  return items.flatMap((item) => ('submission' in item ? [submissionSchema.parse(item['submission'])] : []));
}

export async function listEvents(table: Table, year: number, agency: string): Promise<AuditEvent[]> {
  const items = await table.list(filingPartition(year, agency), 'EVENT#');
  return items.map((item) => auditEventSchema.parse(item['event']));
}

export function filingWrites(change: FilingChange): Write[] {
  const { year, agency } = change.before;
  const partition = filingPartition(year, agency);
  const chain = extendChain(change.before.audit, change.events);
  const filing: Filing = { ...change.after, version: change.before.version + 1, audit: chain.head };
  return [
    {
      Put: {
        TableName: '',
        Item: { ...filingKey(year, agency), filing, version: filing.version },
        ...(change.before.version === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: { ':version': change.before.version },
            }),
      },
    },
    ...change.submissions.map((submission) => submissionWrite(partition, submission)),
    ...chain.events.map((event): Write => ({
      Put: {
        TableName: '',
        Item: { pk: partition, sk: eventSortKey(event.seq), event },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })),
    ...(change.record === undefined ? [] : recordWrites(partition, change.record.n, change.record.record)),
    ...(change.check === undefined ? [] : [checkWrite(partition, change.check.n, change.check.check)]),
  ];
}

function submissionWrite(partition: string, { from, after, notByAddress }: SubmissionChange): Write {
  const item = { pk: partition, sk: submissionSortKey(after.n), submission: after };
  if (from === null) {
    return { Put: { TableName: '', Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
  }
  const fourEyes =
    notByAddress === undefined
      ? ''
      : ' AND NOT submission.#statement.#by.#address = :address AND NOT submission.#decisions[0].#by.#address = :address';
  return {
    Put: {
      TableName: '',
      Item: item,
      ConditionExpression: `submission.#state = :from${fourEyes}`,
      ExpressionAttributeNames: {
        '#state': 'state',
        ...(notByAddress === undefined
          ? {}
          : { '#statement': 'statement', '#by': 'by', '#address': 'address', '#decisions': 'decisions' }),
      },
      ExpressionAttributeValues: { ':from': from, ...(notByAddress === undefined ? {} : { ':address': notByAddress }) },
    },
  };
}

/**
 * Notes on a submission what its intake found out (digest, format, refusal) without moving its state: only while it is
 * still `received`, so that a late repeat of the step cannot touch a submission that has moved on.
 */
export function submissionNoteWrite(submission: Submission): Write {
  return submissionWrite(filingPartition(submission.year, submission.agency), { from: 'received', after: submission });
}

export function recordWrites(partition: string, n: number, record: ReportRecord): Write[] {
  return recordItems(partition, submissionSortKey(n), record);
}

/** A record below a sort key: the cells in one item, each section in one of its own. */
export function recordItems(partition: string, sk: string, record: ReportRecord): Write[] {
  const { sections, ...rest } = record;
  return [
    { Put: { TableName: '', Item: { pk: partition, sk: `${sk}#RECORD`, record: rest } } },
    ...sections.map((section): Write => ({
      Put: { TableName: '', Item: { pk: partition, sk: `${sk}#SECTION#${section.number}`, section } },
    })),
  ];
}

export function checkWrite(partition: string, n: number, check: CheckResult): Write {
  return { Put: { TableName: '', Item: { pk: partition, sk: `${submissionSortKey(n)}#CHECK`, check } } };
}

/** The record that `recordItems` laid below the sort key; null where there is none. */
export function recordFrom(items: readonly Item[], sk: string): ReportRecord | null {
  const record = items.find((item) => item.sk === `${sk}#RECORD`);
  if (record === undefined) return null;
  const sections = items.flatMap((item) => (item.sk.startsWith(`${sk}#SECTION#`) ? [item['section']] : []));
  return recordSchema.parse({ ...(record['record'] as object), sections });
}

function checkFrom(item: Item | undefined): CheckResult | null {
  return item === undefined ? null : checkResultSchema.parse(item['check']);
}
