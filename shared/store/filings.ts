/** Filings with their submissions, records, findings and audit events: reading them, and the writes of one deed. */
import { emptyChain, extendChain, auditEventSchema, type AuditEvent } from '#shared/audit/chain.js';
import type { FilingChange, SubmissionChange } from '#shared/deeds/change.js';
import { barredKeys } from '#shared/filing/four-eyes.js';
import { filingSchema, submissionSchema, type Filing, type Submission } from '#shared/filing/model.js';
import { Format } from '#shared/formats/format.js';
import { filingWithSubject } from '#shared/formats/steps/filing-2.js';
import { filingWithTakingBack } from '#shared/formats/steps/filing-3.js';
import { filingWithTakedowns } from '#shared/formats/steps/filing-4.js';
import { filingNotRolledBack } from '#shared/formats/steps/filing-5.js';
import { checkWithoutSearch } from '#shared/formats/steps/check-2.js';
import { submissionWithArea } from '#shared/formats/steps/submission-2.js';
import { submissionWithTouches } from '#shared/formats/steps/submission-3.js';
import { submissionWithSeal } from '#shared/formats/steps/submission-4.js';
import { submissionPacked } from '#shared/formats/steps/submission-5.js';
import { submissionWithChecklist } from '#shared/formats/steps/submission-6.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { areaIdSchema, type FilingRef } from '#shared/ids/area-id.js';
import { personKeys } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { partsOf, submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import { checkResultSchema, type CheckResult } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { checkSortKey, eventSortKey, filingKey, filingPartition, recordSortKey, submissionSortKey } from './keys.js';
import { recordOf, recordWrites, type RecordSource } from './records.js';
import { itemOf, packed, unpacked, valueIn } from './stored.js';
import type { Item, Key, Table, Write } from './table.js';

const FILING = new Format('filing', filingSchema, [
  filingWithSubject,
  filingWithTakingBack,
  filingWithTakedowns,
  filingNotRolledBack,
]);
const SUBMISSION = new Format('submission', submissionSchema, [
  submissionWithArea,
  submissionWithTouches,
  submissionWithSeal,
  submissionPacked,
  submissionWithChecklist,
]);
const CHECK = new Format('check', checkResultSchema, [checkWithoutSearch]);
const EVENT = new Format('audit event', auditEventSchema);

/** Before its first deed a filing has no row; this is what it would say. */
export function emptyFiling(of: FilingRef): Filing {
  return {
    area: areaIdSchema.parse(of.area),
    year: reportYearSchema.parse(of.year),
    agency: agencyIdSchema.parse(of.agency),
    version: 0,
    lastNumber: 0,
    current: null,
    state: null,
    released: null,
    counts: { block: 0, explain: 0, unread: 0, confirm: 0 },
    lastDeedAt: null,
    reopenings: [],
    corrections: [],
    takedowns: [],
    recorders: [],
    audit: emptyChain(filingPartition(of)),
  };
}

export async function loadFiling(table: Table, of: FilingRef): Promise<Filing> {
  return filingFrom(await table.get(filingKey(of)), of);
}

/** The filing that an item holds, whatever it says whose it is; without one, the filing before its first deed. */
export function filingFrom(item: Item | undefined, of: FilingRef): Filing {
  if (item === undefined) return emptyFiling(of);
  const { area, year, agency } = emptyFiling(of);
  return { ...valueIn(FILING, item, 'filing'), area, year, agency };
}

export async function loadSubmission(table: Table, id: SubmissionId): Promise<Submission | undefined> {
  return submissionFrom(await table.get(submissionKey(id)));
}

export function submissionKey(id: SubmissionId): Key {
  const { n, ...of } = partsOf(id);
  return { pk: filingPartition(of), sk: submissionSortKey(n) };
}

export function submissionFrom(item: Item | undefined): Submission | undefined {
  return item === undefined ? undefined : submissionIn(item);
}

/**
 * Former code laid it down as it is. Whose it is, is said by its key and never by what lies there: what was copied from
 * another filing is read as this one's, and its seal does not fit.
 */
function submissionIn(item: Item): Submission {
  const stored = SUBMISSION.read(item['submission'] ?? unpacked(item['packed']), item['v']);
  return { ...stored, ...identityIn(item) };
}

const KEY = /^FILING#([^#]+)#(\d{4})#([^#]+)\/SUBMISSION#0*([1-9]\d*)$/;

function identityIn({ pk, sk }: Key): Pick<Submission, 'id' | 'area' | 'year' | 'agency' | 'n'> {
  const [, area, year, agency, number] = KEY.exec(`${pk}/${sk}`) ?? [];
  const n = Number(number);
  const of = { area: areaIdSchema.parse(area), year: Number(year), agency: agencyIdSchema.parse(agency) };
  return { ...of, year: reportYearSchema.parse(of.year), id: submissionId(of, n), n };
}

/** As many keys as one call of the table takes. */
const KEYS_AT_ONCE = 100;

/** Several, of any filings; those that there are. */
export async function loadSubmissions(table: Table, ids: readonly SubmissionId[]): Promise<Submission[]> {
  const found: Submission[] = [];
  for (let from = 0; from < ids.length; from += KEYS_AT_ONCE) {
    const items = await table.getAll(ids.slice(from, from + KEYS_AT_ONCE).map(submissionKey));
    found.push(...items.flatMap((item) => submissionFrom(item) ?? []));
  }
  return found;
}

/** A submission with what was read from it and what the rules said, as far as there is any. */
export interface SubmissionFile {
  readonly submission: Submission;
  readonly record: ReportRecord | null;
  readonly check: CheckResult | null;
}

export async function loadSubmissionFile(table: Table, id: SubmissionId): Promise<SubmissionFile | undefined> {
  const { n, ...of } = partsOf(id);
  return submissionFileFrom(table, await table.getAll(submissionFileKeys(of, n)));
}

/** The items of a submission file, for reading them together with others. */
export function submissionFileKeys(of: FilingRef, n: number): Key[] {
  const pk = filingPartition(of);
  return [submissionSortKey(n), recordSortKey(n), checkSortKey(n)].map((sk) => ({ pk, sk }));
}

/** The file that these items hold, in the order of their keys; undefined where there is no such submission. */
export async function submissionFileFrom(
  table: RecordSource,
  [submission, record, check]: readonly (Item | undefined)[],
): Promise<SubmissionFile | undefined> {
  if (submission === undefined) return undefined;
  return {
    submission: submissionIn(submission),
    record: await recordOf(table, record),
    check: check === undefined ? null : CHECK.read(check['check'] ?? unpacked(check['packed']), check['v']),
  };
}

/** All submissions of a filing, oldest first; none of their records is read for it. */
export async function listSubmissions(table: Table, of: FilingRef): Promise<Submission[]> {
  const items = await table.list(filingPartition(of), 'SUBMISSION#');
  return items.map(submissionIn);
}

export function listEvents(table: Table, of: FilingRef): Promise<AuditEvent[]> {
  return eventsIn(table, filingPartition(of));
}

/** The chain that lies in a partition: a filing's or a season's; from the event behind so many on. */
export async function eventsIn(table: Table, partition: string, after = 0): Promise<AuditEvent[]> {
  const items =
    after === 0
      ? await table.list(partition, 'EVENT#')
      : await table.listBetween(partition, [eventSortKey(after + 1), 'EVENT#~']);
  return items.map((item) => valueIn(EVENT, item, 'event'));
}

export function filingWrites(change: FilingChange): Write[] {
  const partition = filingPartition(change.before);
  const chain = extendChain(change.before.audit, change.events);
  const filing: Filing = { ...change.after, version: change.before.version + 1, audit: chain.head };
  return [
    {
      Put: {
        Item: { ...itemOf(FILING, filingKey(filing), 'filing', filing), version: filing.version },
        ...(change.before.version === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: { ':version': change.before.version },
            }),
      },
    },
    ...change.submissions.map((submission) => submissionWrite(partition, submission)),
    ...chain.events.map((event) => eventWrite(partition, event)),
    ...(change.record === undefined
      ? []
      : recordWrites(partition, recordSortKey(change.record.n), change.record.record)),
    ...(change.check === undefined ? [] : [checkWrite(partition, change.check.n, change.check.check)]),
  ];
}

/** An event of a chain is written once; no deed and no right overwrites or deletes one. */
export function eventWrite(partition: string, event: AuditEvent): Write {
  return {
    Put: {
      Item: itemOf(EVENT, { pk: partition, sk: eventSortKey(event.seq) }, 'event', event),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

function submissionWrite(partition: string, { from, after, notBy }: SubmissionChange): Write {
  const barred = barredKeys(after.touched);
  const item = {
    pk: partition,
    sk: submissionSortKey(after.n),
    v: SUBMISSION.version,
    // With the explanations of a long report it would cost twice as much to read. What conditions look at stands beside it.
    packed: packed(after),
    state: after.state,
    touchedBy: barred.always,
    waivedBy: barred.beforeRelease,
  };
  if (from === null) {
    return { Put: { Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
  }
  const keys = notBy === undefined ? [] : personKeys(notBy.person);
  const lists = notBy?.deciding === 'release' ? ['touchedBy'] : ['touchedBy', 'waivedBy'];
  const fourEyes = keys.flatMap((_, index) => lists.map((list) => ` AND NOT contains(${list}, :key${index})`)).join('');
  return {
    Put: {
      Item: item,
      // Of an item of former code the state stands within.
      ConditionExpression: `(#state = :from OR submission.#state = :from)${fourEyes}`,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':from': from,
        ...Object.fromEntries(keys.map((key, index) => [`:key${index}`, key])),
      },
    },
  };
}

/**
 * Notes on a submission what its intake found out (digest, format, refusal) without moving its state: only while it is
 * still `received`, so that a late repeat of the step cannot touch a submission that has moved on.
 */
export function submissionNoteWrite(submission: Submission): Write {
  return submissionWrite(filingPartition(submission), { from: 'received', after: submission });
}

export function checkWrite(partition: string, n: number, check: CheckResult): Write {
  return {
    Put: { Item: { pk: partition, sk: checkSortKey(n), v: CHECK.version, packed: packed(check) } },
  };
}
