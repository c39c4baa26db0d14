/** What somebody with every right on the table and the buckets might do to a filed report, and how it is put back. */
import { emptyChain, extendChain } from '#shared/audit/chain.js';
import { contentDigest } from '#shared/filing/completeness.js';
import type { Submission } from '#shared/filing/model.js';
import type { Changed } from '#shared/filing/sealed.js';
import type { ReportRecord } from '#shared/report/record.js';
import { originalKey, pageKey } from '#shared/s3/keys.js';
import { listEvents, loadFiling, loadSubmission, loadSubmissionFile } from '#shared/store/filings.js';
import { eventSortKey, filingKey, filingPartition, recordSortKey, submissionSortKey } from '#shared/store/keys.js';
import { recordWrites } from '#shared/store/records.js';
import { packed, unpacked } from '#shared/store/stored.js';
import type { Item, Key } from '#shared/store/table.js';
import type { Objects, Restore } from './objects.js';
import { YEAR, type ReportingAgency, type Product } from './product.js';

/** What is done, what is to be named, and how. */
export type Tampering = readonly [string, Changed, (body: ReportingAgency) => Promise<Restore>];

export function tamperingsOf(product: Product, objects: Objects) {
  const put = (item: Item) => product.table.commit([{ Put: { Item: item } }]);
  const of = (agency: string) => ({ area: 'home', year: YEAR, agency });
  const stored = (body: ReportingAgency, sk: string): Key => ({ pk: filingPartition(of(body.agency.id)), sk });

  async function changedItem(key: Key, change: (item: Item) => Item): Promise<Restore> {
    const before = await product.table.get(key);
    if (before === undefined) throw new Error(`nothing at ${key.sk}`);
    await put(change(structuredClone(before)));
    return () => put(before);
  }

  const changedSubmission = (body: ReportingAgency, change: Partial<Submission>) =>
    changedItem(stored(body, submissionSortKey(1)), (item) => ({
      ...item,
      packed: packed({ ...(unpacked(item['packed']) as Submission), ...change }),
    }));

  /** Something of what was read. */
  async function changedRecord(
    body: ReportingAgency,
    change: (record: ReportRecord) => ReportRecord,
  ): Promise<Restore> {
    const file = await loadSubmissionFile(product.table, body.id());
    const record = file!.record!;
    const write = (value: typeof record) =>
      product.table.commit(recordWrites(filingPartition(of(body.agency.id)), recordSortKey(1), value));
    await write(change(record));
    return () => write(record);
  }

  const changedCell = (body: ReportingAgency) =>
    changedRecord(body, (record) => {
      const cell = record.cells['review.total'];
      return { ...record, cells: { ...record.cells, 'review.total': { ...cell, value: '987' } } };
    });

  /** As one with every right on the table would have it: no seal ever, a log that says so, a head that fits. */
  async function filedBeforeSeals(body: ReportingAgency): Promise<Restore> {
    const { submission, record, check } = (await loadSubmissionFile(product.table, body.id()))!;
    const content = contentDigest(submission, record!, check!);
    const events = await listEvents(product.table, of(body.agency.id));
    const { audit } = await loadFiling(product.table, of(body.agency.id));
    const drafts = events.map(({ hash: _hash, seq: _seq, previous: _previous, ...draft }) => {
      const { sealed, ...details } = draft.details;
      return sealed === true ? { ...draft, details: { ...details, content } } : draft;
    });
    const chain = extendChain(emptyChain(audit.subject), drafts);
    const restores = [
      await changedSubmission(body, { seal: null, filedBeforeSeals: true, contentDigest: content }),
      ...(await Promise.all(
        chain.events.map((event) => changedItem(stored(body, eventSortKey(event.seq)), (item) => ({ ...item, event }))),
      )),
      await changedHead(body, chain.head.head),
    ];
    return () => Promise.all(restores.map((restore) => restore()));
  }

  const changedHead = (body: ReportingAgency, head: string) =>
    changedItem(filingKey(of(body.agency.id)), (item) => {
      const filing = item['filing'] as { audit: object };
      return { ...item, filing: { ...filing, audit: { ...filing.audit, head } } };
    });

  /** A line of the log that fits and names no deed, with the rows that say what it says. */
  async function calledApproved(body: ReportingAgency): Promise<void> {
    const events = await listEvents(product.table, of(body.agency.id));
    const { audit } = await loadFiling(product.table, of(body.agency.id));
    const { id, state } = await submissionOf(body);
    const actor = { role: 'system' as const, function: 'reconcile' };
    const details = { from: state, to: 'approved' };
    const note = { at: new Date().toISOString(), deed: 'note', actor, submission: id, details };
    const {
      events: [event],
      head,
    } = extendChain(audit, [note]);
    const last = await product.table.get(stored(body, eventSortKey(events.length)));
    await put({ ...last, ...stored(body, eventSortKey(events.length + 1)), event });
    await changedSubmission(body, { state: 'approved' });
    await changedItem(filingKey(of(body.agency.id)), (item) => ({
      ...item,
      filing: { ...(item['filing'] as object), state: 'approved', audit: head },
    }));
  }

  const changedObject = (key: string) => objects.flip('Documents', key);

  const submissionOf = async (body: ReportingAgency) => (await loadSubmission(product.table, body.id()))!;

  const all: readonly Tampering[] = [
    ['a cell', 'cells', changedCell],
    [
      'a section',
      'sections',
      (body) =>
        changedRecord(body, (record) => ({
          ...record,
          sections: record.sections.map((section) => ({ ...section, paragraphs: [...section.paragraphs, '补一句。'] })),
        })),
    ],
    [
      'an explanation',
      'answers',
      (body) => changedSubmission(body, { explanations: [{ finding: 'x', text: '无误。' }] }),
    ],
    [
      'the officer',
      'statement',
      async (body) => {
        const { statement } = await submissionOf(body);
        return changedSubmission(body, { statement: { ...statement!, officer: '别人' } });
      },
    ],
    ['the seal, taken off', 'seal', (body) => changedSubmission(body, { seal: null })],
    [
      'an event',
      'event',
      (body) =>
        changedItem(stored(body, eventSortKey(2)), (item) => ({
          ...item,
          event: { ...(item['event'] as object), at: '2026-01-01T00:00:00.000Z' },
        })),
    ],
    ['the head', 'head', (body) => changedHead(body, 'a'.repeat(64))],
    ['all that tells of the seal', 'checkpoint', filedBeforeSeals],
    [
      'a checkpoint',
      'checkpoint',
      async (body) => {
        const [first] = await product.table.list(filingPartition(of(body.agency.id)), 'CHECKPOINT#');
        return changedItem(stored(body, String(first?.['sk'])), (item) => ({
          ...item,
          checkpoint: { ...(item['checkpoint'] as object), at: '2026-01-01T00:00:00.000Z' },
        }));
      },
    ],
    ['the original', 'original', async (body) => changedObject(originalKey(await submissionOf(body)))],
    [
      'a page picture',
      'pages',
      async (body) => {
        const submission = await submissionOf(body);
        return changedObject(pageKey(submission, submission.pictures![0]!.page));
      },
    ],
  ];

  return { all, changedCell, calledApproved };
}
