/**
 * Bytes changed behind the product's back, in the table and in the buckets, while reports wait and after they were
 * approved: nothing passes, and what differs is named. What is whole goes on, and can be proven with the public keys alone.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distinctPdf } from '../../demo/documents.js';
import { complete, fileReport, release, upload } from '../../demo/journey.js';
import type { Stage as DecisionStage } from '#shared/filing/model.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor, type HtmlForm, type Page } from '../../demo/visitor.js';
import { run } from '../../cli/verify.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import { originalKey, pageKey } from '#shared/s3/keys.js';
import { loadSubmission } from '#shared/store/filings.js';
import { proof } from '#shared/words/zh/proof.js';
import { drilled } from './drill.js';
import { Objects } from './objects.js';
import { ReportingAgency, madeUpAgencies, linkOf, openProduct, PEOPLE, YEAR, type Product } from './product.js';
import { sessionOf } from './requests.js';
import { tamperingsOf, type Tampering } from './tamperings.js';

jest.setTimeout(600_000);

const agencies = madeUpAgencies('waiting', 'late', 'whole', 'called');
let product: Product;
let objects: Objects;
let tamperings: ReturnType<typeof tamperingsOf>;
let waiting: ReportingAgency;
beforeAll(async () => {
  product = await openProduct(agencies);
  objects = new Objects(product.cloud);
  tamperings = tamperingsOf(product, objects);
  waiting = await ReportingAgency.enter(product, agencies[0]);
  await upload(product.stage, waiting.browser, (await distinctPdf(waiting.agency.name, YEAR)).file);
  await complete(waiting.browser, () => '0');
  expect((await fileReport(waiting.browser)).status).toBe(200);
});
afterAll(async () => {
  objects?.close();
  await product?.close();
});

const submissionOf = async (id: SubmissionId) => (await loadSubmission(product.table, id))!;

/** At the page and at its forms: whatever was changed is named, and nothing is decided. */
async function nothingPasses(stage: DecisionStage, tried: readonly Tampering[]): Promise<void> {
  const visitor = new Visitor();
  const whole = await visitor.open(linkIn(await waiting.requested(stage)));
  const choice = formTo(whole, '/decision');
  const approved = { outcome: 'approved', comment: '' };
  const form = formTo(await visitor.submit(choice, approved), '/decision');
  const { decisions } = await submissionOf(waiting.id());
  for (const [what, named, tamper] of tried) {
    const restore = await tamper(waiting);
    const page = await visitor.open(whole.url);
    expect([what, page.status, page.text]).toEqual([what, 200, expect.stringContaining(proof.changed[named])]);
    expect(page.forms.filter(({ action }) => action.endsWith('/decision'))).toEqual([]);
    // A choice shows nothing of what was filed: it may be put before the person once more, and is refused when confirmed.
    const chosen = await visitor.submit(choice, approved);
    expect([200, 409]).toContain(chosen.status);
    const confirmed = chosen.status === 200 ? formTo(chosen, '/decision') : form;
    for (const confirmation of [confirmed, form]) {
      const answer = await visitor.submit(confirmation);
      expect([what, answer.status, answer.text]).toEqual([what, 409, expect.stringContaining(proof.changed[named])]);
    }
    expect((await submissionOf(waiting.id())).decisions).toEqual(decisions);
    await restore();
  }
  expect(formTo(await visitor.open(whole.url), '/decision')).toBeDefined();
}

const drifts = async () => {
  await product.cloud.idle();
  return ((await product.cloud.invoke('Reconcile', { quietMinutes: 0 })) as { drifts: object[] }).drifts;
};

describe('while a report waits for its reviewer', () => {
  test('nothing that was changed passes: the page names it and has no form, and the form of before decides nothing', () =>
    nothingPasses('review', tamperings.all));

  test('neither the changed original nor the changed picture is handed out', async () => {
    const { pageUrl, cookie } = await sessionOf(await linkOf(product, waiting.agency));
    const submission = await submissionOf(waiting.id());
    const documents = `${pageUrl}/documents/${submission.id}`;
    const answer = async (url: string) => (await fetch(url, { headers: { cookie }, redirect: 'manual' })).status;
    const { page } = submission.pictures![0]!;
    expect([await answer(documents), await answer(`${documents}/pages/${page}`)]).toEqual([303, 200]);
    for (const [key, url] of [
      [originalKey(submission), documents],
      [pageKey(submission, page), `${documents}/pages/${page}`],
    ] as const) {
      const restore = await objects.flip('Documents', key);
      expect(await answer(url)).toBe(409);
      await restore();
      expect([200, 303]).toContain(await answer(url));
    }
  });

  test('reconcile reports each, by name', async () => {
    for (const [what, named, tamper] of drilled(tamperings.all, 2)) {
      const restore = await tamper(waiting);
      const found = { kind: 'changed-since-filed', about: waiting.id(), detail: expect.stringContaining(named) };
      expect([what, await drifts()]).toEqual([what, expect.arrayContaining([expect.objectContaining(found)])]);
      await restore();
    }
    expect(await drifts()).toEqual([]);
  });
});

test('while it waits for its approver, nothing that was changed passes either', async () => {
  await waiting.decideAs(PEOPLE.reviewer, 'approved');
  await nothingPasses('approval', drilled(tamperings.all, 4));
});

const releaseForms = ({ forms }: Page) => forms.filter(({ action }) => action.endsWith('/releases'));
/** A form that releases, from before anything was changed. */
let confirmation: { readonly publisher: Visitor; readonly form: HtmlForm };

/** What the publisher is told of a release once it has ended. */
async function endOf(begin: () => Promise<unknown>) {
  const after = (await product.stage.mails()).length;
  await begin();
  return product.stage.mailTo(PEOPLE.publisher.address, /发布/, after);
}

test('once it is approved, nothing that was changed is released', async () => {
  await waiting.decideAs(PEOPLE.approver, 'approved');
  await product.stage.mailTo(waiting.agency.contact.address, /审定通过/);
  const publisher = new Visitor();
  const board = await publisher.open(product.seeded.publisherLink);
  const shown = () => publisher.submit(formTo(board, '/releases'), { submission: [waiting.id()] });
  const [releasing] = releaseForms(await shown());
  confirmation = { publisher, form: releasing! };
  for (const [what, , tamper] of drilled(tamperings.all, 4, 1)) {
    const restore = await tamper(waiting);
    // The page says so and offers nothing; whoever has it open from before finds that the release leaves the report behind.
    expect([what, releaseForms(await shown())]).toEqual([what, []]);
    const { text } = await endOf(() => publisher.submit(releasing!));
    await restore();
    expect([what, text]).toEqual([what, expect.stringContaining(waiting.agency.name)]);
    expect([what, (await submissionOf(waiting.id())).state]).toEqual([what, 'approved']);
  }
  expect((await fetch(`${product.cloud.endpoints.site}/${YEAR}/waiting/v1/report.json`)).status).toBe(404);
  // As it was approved, the same release carries it out.
  await endOf(() => release(publisher, board.url, [waiting.id()]));
  expect((await submissionOf(waiting.id())).state).toBe('released');
});

test('a cell changed after approval is not published; what is whole is, and proves itself', async () => {
  const [late, whole] = [
    await ReportingAgency.enter(product, agencies[1]),
    await ReportingAgency.enter(product, agencies[2]),
  ];
  await late.approve();
  await whole.approve();
  await tamperings.changedCell(late);
  const publisher = new Visitor();
  const board = await publisher.open(product.seeded.publisherLink);
  // Bytes of somebody else, where its data will be: they are not taken for ours and signed.
  const csv = `${YEAR}/whole/v1/report.csv`;
  await objects.put('Site', csv, '没有的数字');
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
  expect(await verify(site, '--key', 'keys.json')).toEqual([0, expect.stringContaining('2 份报告与签封一致')]);

  // Each kind of published file, flipped in turn: whoever verifies is told, and so is the operator.
  const kinds = ['report.json', 'report.csv', 'index.html'].map((name) => `${YEAR}/whole/v1/${name}`);
  const shared = ['index.html', `${YEAR}/index.html`, `data/v1/${YEAR}.json`, 'data/v1/manifest.json', 'feed.xml'];
  expect(await drifts()).toEqual([expect.objectContaining({ kind: 'changed-since-filed', about: late.id() })]);
  for (const key of drilled([...kinds, ...shared], 3)) {
    const restore = await objects.flip('Site', key, 100);
    expect([key, await verify(site, '--key', 'keys.json')]).toEqual([
      key,
      [2, expect.stringContaining(`不符\u3000${key}`)],
    ]);
    expect(await drifts()).toContainEqual(expect.objectContaining({ kind: 'site-changed', about: key }));
    await restore();
  }

  const files = (id: SubmissionId) => `submissions/${id}`;
  const agency = await sessionOf(await linkOf(product, whole.agency));
  await save(`${agency.pageUrl}/${files(whole.id())}/receipt.json`, 'receipt.json', agency.cookie);
  expect(await verify('receipt.json', '--key', 'keys.json')).toEqual([0, expect.stringContaining('回执属实')]);
  const browser = await sessionOf(product.seeded.publisherLink);
  await save(`${browser.pageUrl}/${files(whole.id())}/export.json`, 'export.json', browser.cookie);
  expect(await verify('export.json', '--key', 'keys.json')).toEqual([0, expect.stringContaining('导出属实')]);
  await save(`${browser.pageUrl}/${files(late.id())}/export.json`, 'late.json', browser.cookie);
  expect(await verify('late.json', '--key', 'keys.json')).toEqual([2, expect.stringContaining('单元格')]);
  const refused = await fetch(`${agency.pageUrl}/${files(whole.id())}/export.json`, {
    headers: { cookie: agency.cookie },
  });
  expect(refused.status).toBe(403);

  // The number of the receipt, by somebody without any link.
  const receipt = (await whole.browser.visitor.open(whole.browser.pageUrl)).text;
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

test('what a line of the log calls approved that is no deed is named, and is not released', async () => {
  const called = await ReportingAgency.enter(product, agencies[3]);
  await called.file();
  await product.cloud.idle();
  await tamperings.calledApproved(called);
  expect(await drifts()).toContainEqual(
    expect.objectContaining({
      kind: 'changed-since-filed',
      about: called.id(),
      detail: expect.stringContaining('decisions'),
    }),
  );
  const { publisher, form } = confirmation;
  const { text } = await endOf(() => publisher.submit(form, { submission: [called.id()] }));
  expect(text).toContain(called.agency.name);
  expect((await submissionOf(called.id())).state).toBe('approved');
  expect((await fetch(`${product.cloud.endpoints.site}/${YEAR}/called/v1/report.json`)).status).toBe(404);
});
