/**
 * Bytes changed behind the product's back, in the table and in the buckets, while reports wait and after they were
 * approved: nothing passes, and what differs is named. What is whole goes on, and can be proven with the public keys alone.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distinctPdf } from '../../demo/documents.js';
import { complete, fileReport, release, upload } from '../../demo/journey.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor } from '../../demo/visitor.js';
import { run } from '../../cli/verify.js';
import type { Submission } from '#shared/filing/model.js';
import type { Changed } from '#shared/filing/sealed.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import { originalKey, pageKey } from '#shared/s3/keys.js';
import { eventSortKey, filingKey, filingPartition, recordSortKey, submissionSortKey } from '#shared/store/keys.js';
import { loadSubmission, loadSubmissionFile } from '#shared/store/filings.js';
import { recordWrites } from '#shared/store/records.js';
import type { Item, Key } from '#shared/store/table.js';
import { proof } from '#shared/words/zh/proof.js';
import { Body, bodies, openProduct, YEAR, type Product } from './product.js';
import { sessionOf } from './requests.js';

jest.setTimeout(600_000);

const agencies = bodies('waiting', 'late', 'whole');
let product: Product;
let s3: S3Client;
let waiting: Body;
beforeAll(async () => {
  product = await openProduct(agencies);
  const { endpoints, region, credentials } = product.cloud;
  s3 = new S3Client({ endpoint: endpoints.s3, region, credentials, forcePathStyle: true });
  waiting = await Body.enter(product, agencies[0]);
  await upload(product.stage, waiting.office, (await distinctPdf(waiting.agency.name, YEAR)).file);
  await complete(waiting.office, () => '0');
  expect((await fileReport(waiting.office)).status).toBe(200);
});
afterAll(async () => {
  s3?.destroy();
  await product?.close();
});

const put = (item: Item) => product.table.commit([{ Put: { TableName: '', Item: item } }]);
const of = (agency: string) => ({ area: 'home', year: YEAR, agency });
const stored = (body: Body, sk: string): Key => ({ pk: filingPartition(of(body.agency.id)), sk });

async function changedItem(key: Key, change: (item: Item) => Item): Promise<() => Promise<unknown>> {
  const before = await product.table.get(key);
  if (before === undefined) throw new Error(`nothing at ${key.sk}`);
  await put(change(structuredClone(before)));
  return () => put(before);
}

const changedSubmission = (body: Body, change: Partial<Submission>) =>
  changedItem(stored(body, submissionSortKey(1)), (item) => ({
    ...item,
    submission: { ...(item['submission'] as Submission), ...change },
  }));

/** One value of the table of what was read. */
async function changedCell(body: Body): Promise<() => Promise<unknown>> {
  const file = await loadSubmissionFile(product.table, body.id());
  const record = file!.record!;
  const cells = { ...record.cells, 'review.total': { ...record.cells['review.total'], value: '987' } };
  const write = (value: typeof record) =>
    product.table.commit(recordWrites(filingPartition(of(body.agency.id)), recordSortKey(1), value));
  await write({ ...record, cells });
  return () => write(record);
}

async function changedObject(key: string): Promise<() => Promise<unknown>> {
  const where = { Bucket: product.cloud.bucketName('Documents'), Key: key };
  const before = await (await s3.send(new GetObjectCommand(where))).Body!.transformToByteArray();
  const after = Buffer.from(before);
  after.writeUInt8(after.readUInt8(after.length - 1) ^ 1, after.length - 1);
  await s3.send(new PutObjectCommand({ ...where, Body: after }));
  return () => s3.send(new PutObjectCommand({ ...where, Body: before }));
}

const submissionOf = async (id: SubmissionId) => (await loadSubmission(product.table, id))!;

const TAMPERINGS: [string, Changed, (body: Body) => Promise<() => Promise<unknown>>][] = [
  ['a cell', 'cells', changedCell],
  [
    'an explanation',
    'answers',
    (body) => changedSubmission(body, { explanations: [{ finding: 'x', text: '无误。' }] }),
  ],
  [
    'the officer',
    'statement',
    async (body) => {
      const { statement } = await submissionOf(body.id());
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
  [
    'the head',
    'head',
    (body) =>
      changedItem(filingKey(of(body.agency.id)), (item) => {
        const filing = item['filing'] as { audit: object };
        return { ...item, filing: { ...filing, audit: { ...filing.audit, head: 'a'.repeat(64) } } };
      }),
  ],
  ['the original', 'original', async (body) => changedObject(originalKey(await submissionOf(body.id())))],
  [
    'a page picture',
    'pages',
    async (body) => {
      const submission = await submissionOf(body.id());
      return changedObject(pageKey(submission, submission.pictures![0]!.page));
    },
  ],
];

describe('while a report waits for its reviewer', () => {
  test('nothing that was changed passes: the page names it and has no form, and the form of before decides nothing', async () => {
    const mail = await waiting.requested('review');
    const link = linkIn(mail);
    const visitor = new Visitor();
    const whole = await visitor.open(link);
    const form = formTo(whole, '/decision');
    for (const [what, named, tamper] of TAMPERINGS) {
      const restore = await tamper(waiting);
      const page = await visitor.open(whole.url);
      expect([what, page.status, page.text]).toEqual([what, 200, expect.stringContaining(proof.changed[named])]);
      expect(page.forms.filter(({ action }) => action.endsWith('/decision'))).toEqual([]);
      const answer = await visitor.submit(form, { outcome: 'approved', comment: '' });
      expect([what, answer.status]).toEqual([what, 409]);
      expect((await submissionOf(waiting.id())).decisions).toEqual([]);
      await restore();
    }
    expect(formTo(await visitor.open(whole.url), '/decision')).toBeDefined();
  });

  test('neither the changed original nor the changed picture is handed out', async () => {
    const { pageUrl, cookie } = await sessionOf(product.seeded.invitations.get('waiting') ?? '');
    const submission = await submissionOf(waiting.id());
    const documents = `${pageUrl}/documents/${submission.id}`;
    const answer = async (url: string) => (await fetch(url, { headers: { cookie }, redirect: 'manual' })).status;
    const { page } = submission.pictures![0]!;
    expect([await answer(documents), await answer(`${documents}/pages/${page}`)]).toEqual([303, 200]);
    for (const [key, url] of [
      [originalKey(submission), documents],
      [pageKey(submission, page), `${documents}/pages/${page}`],
    ] as const) {
      const restore = await changedObject(key);
      expect(await answer(url)).toBe(409);
      await restore();
      expect([200, 303]).toContain(await answer(url));
    }
  });

  test('reconcile reports it, by name', async () => {
    const restore = await changedCell(waiting);
    await product.cloud.idle();
    const { drifts } = (await product.cloud.invoke('Reconcile', { quietMinutes: 0 })) as { drifts: object[] };
    expect(drifts).toContainEqual(
      expect.objectContaining({ kind: 'changed-since-filed', about: waiting.id(), detail: 'cells' }),
    );
    await restore();
  });
});

test('a cell changed after approval is not published; what is whole is, and proves itself', async () => {
  const [late, whole] = [await Body.enter(product, agencies[1]), await Body.enter(product, agencies[2])];
  await late.approve();
  await whole.approve();
  await changedCell(late);
  const publisher = new Visitor();
  const board = await publisher.open(product.seeded.publisherLink);
  await release(publisher, board.url, [late.id(), whole.id()]);
  await product.stage.mailTo(whole.agency.contact.address, /已发布/);
  await product.cloud.idle();
  expect((await submissionOf(late.id())).state).toBe('approved');
  const site = product.cloud.endpoints.site;
  expect((await fetch(`${site}/${YEAR}/late/v1/report.json`)).status).toBe(404);

  const verify = async (...args: string[]) => {
    let out = '';
    const keep = (text: string) => void (out += text);
    const code = await run(args, { directory: product.dataDir, write: keep, complain: keep });
    return [code, out];
  };
  const save = async (url: string, name: string, cookie = '') => {
    const answer = await fetch(url, { headers: { cookie } });
    expect([name, answer.status]).toEqual([name, 200]);
    writeFileSync(join(product.dataDir, name), Buffer.from(await answer.arrayBuffer()));
  };
  await save(`${site}/data/v1/keys.json`, 'keys.json');
  expect(await verify(site, '--key', 'keys.json')).toEqual([0, expect.stringContaining('1 份报告与签封一致')]);

  const files = (id: SubmissionId) => `submissions/${id}`;
  const agency = await sessionOf(product.seeded.invitations.get('whole') ?? '');
  await save(`${agency.pageUrl}/${files(whole.id())}/receipt.json`, 'receipt.json', agency.cookie);
  expect(await verify('receipt.json', '--key', 'keys.json')).toEqual([0, expect.stringContaining('回执属实')]);
  const office = await sessionOf(product.seeded.publisherLink);
  await save(`${office.pageUrl}/${files(whole.id())}/export.json`, 'export.json', office.cookie);
  expect(await verify('export.json', '--key', 'keys.json')).toEqual([0, expect.stringContaining('导出属实')]);
  await save(`${office.pageUrl}/${files(late.id())}/export.json`, 'late.json', office.cookie);
  expect(await verify('late.json', '--key', 'keys.json')).toEqual([2, expect.stringContaining('单元格')]);
  const refused = await fetch(`${agency.pageUrl}/${files(whole.id())}/export.json`, {
    headers: { cookie: agency.cookie },
  });
  expect(refused.status).toBe(403);

  // The number of the receipt, by somebody without any link.
  const receipt = (await whole.office.visitor.open(whole.office.pageUrl)).text;
  const [number = ''] = /\d{4}-whole-1-[0-9A-Z]{10}/.exec(receipt) ?? [];
  const desk = product.cloud.endpoints.desk;
  const ask = async (text: string) => (await fetch(`${desk}/verify?number=${encodeURIComponent(text)}`)).text();
  const { seal } = await submissionOf(whole.id());
  const genuine = await ask(number);
  expect(genuine).toContain(seal!.digest);
  for (const word of [whole.agency.name, whole.agency.contact.name]) expect(genuine).not.toContain(word);
  const wrong = number.endsWith('A') ? `${number.slice(0, -1)}B` : `${number.slice(0, -1)}A`;
  for (const unknown of [wrong, `${YEAR}-whole-9-AAAAAAAAAA`, `${YEAR}-nobody-1-AAAAAAAAAA`, 'x']) {
    expect(await ask(unknown)).toContain(proof.verify.unknownText);
  }
});
