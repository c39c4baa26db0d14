/** The same way with script switched off: forms, links and new tabs alone take a report from its invitation to the public. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { textReport } from '../../demo/documents.js';
import { asksFor, type FileToSend } from '../../demo/journey.js';
import { AGENCIES, PEOPLE } from '../../demo/season.js';
import { secretDigest } from '#shared/access/links.js';
import { linkKey } from '#shared/store/keys.js';
import { Table } from '#shared/store/table.js';
import { assemblyDir, dynamoClient } from '../flow/product.js';
import { chosen, completeRecord, decide, fileReport, openMailedLink, press, type Chosen } from './acts.js';
import { openTheatre, type Theatre } from './stage.js';
import { Witness } from './witness.js';

let theatre: Theatre;
let witness: Witness;
const kept = process.env['NIANBAO_PICTURES'];
const pictures = kept ?? mkdtempSync(join(tmpdir(), 'nianbao-pictures-'));
const [, , agency, late] = AGENCIES;
if (agency === undefined || late === undefined) throw new Error('the season has too few agencies');

beforeAll(async () => {
  theatre = await openTheatre(assemblyDir());
  witness = new Witness(theatre.browser, pictures);
}, 120_000);
afterAll(async () => {
  await theatre.close();
  if (kept === undefined) rmSync(pictures, { recursive: true, force: true });
});

const withoutScript = () => witness.person({ javaScriptEnabled: false });

test('a report goes its whole way without script', async () => {
  const { stage, seeded, year } = theatre;
  const about = asksFor(agency.name);
  const clerk = await withoutScript();
  await clerk.goto(seeded.invitations.get(agency.id) ?? '');
  await witness.seeMarkup(clerk, 'plain-start');
  await press(clerk, '选择文件并上传');
  await witness.seeMarkup(clerk, 'plain-form');

  const faulty = await sendInNewTab(clerk, textReport(agency.name, year, { triple: true, wrongSum: true }).file);
  expect(await faulty.locator('#findings-block ~ article.finding').count()).toBe(2);
  expect(await faulty.locator('#findings-note ~ article.finding').count()).toBe(1);
  expect(await faulty.getByRole('button', { name: '报送', exact: true }).isDisabled()).toBe(true);

  // The page beside it still stands, and starts again with a fresh form.
  await press(clerk, '重新开始');
  const draft = await sendInNewTab(clerk, textReport(agency.name, year, { triple: false, wrongSum: false }).file);
  await completeRecord(draft);
  const mails = (await stage.mails()).length;
  await fileReport(draft);

  const reviewer = await withoutScript();
  await openMailedLink(reviewer, stage, PEOPLE.reviewer.address, about, mails);
  await decide(reviewer, '通过初审');
  const approver = await withoutScript();
  await openMailedLink(approver, stage, PEOPLE.approver.address, about, mails);
  await decide(approver, '审定通过');

  const publisher = await withoutScript();
  await publisher.goto(seeded.publisherLink);
  await press(publisher, '发布全部待发布的 1 份…');
  await press(publisher, '发布 1 份年报');
  const published = await stage.mailTo(agency.contact.address, /已发布/, mails);
  const citizen = await withoutScript();
  await citizen.goto(/https?:\S+index\.html/.exec(published.text)?.[0] ?? 'no address in the mail');
  expect(await citizen.locator('h1').innerText()).toContain(agency.name);
}, 120_000);

test('a file that is too large is refused by S3, and the page beside it offers to start again', async () => {
  const clerk = await withoutScript();
  await clerk.goto(theatre.seeded.invitations.get(late.id) ?? '');
  await press(clerk, '选择文件并上传');
  const large = join(mkdtempSync(join(tmpdir(), 'nianbao-e2e-')), '过大.pdf');
  writeFileSync(large, '');
  truncateSync(large, 20 * 1024 * 1024 + 1);
  const tab = await sent(clerk, large);
  rmSync(dirname(large), { recursive: true });
  expect(await tab.content()).toContain('EntityTooLarge');
  expect(await clerk.getByRole('button', { name: '重新开始' }).isVisible()).toBe(true);
}, 60_000);

test('links that lead nowhere say why, and an expired one sends another', async () => {
  const { stage, seeded } = theatre;
  const clerk = await withoutScript();
  await clerk.goto(seeded.invitations.get(late.id) ?? '');
  await clerk.goto(`${stage.addresses.desk}/`);
  await witness.seeMarkup(clerk, 'entry');
  await clerk.goto(`${stage.addresses.desk}/l/${'x'.repeat(43)}`);
  expect(await clerk.locator('h1').innerText()).toBe('链接不正确');
  await witness.seeMarkup(clerk, 'link-unknown');
  await clerk.goto(`${stage.addresses.desk}/nowhere`);
  expect(await clerk.locator('h1').innerText()).toBe('没有这个页面');
  await clerk.goto(`${stage.addresses.site}/nowhere`);
  await witness.seeMarkup(clerk, 'site-nowhere');

  const invitation = seeded.invitations.get(late.id) ?? '';
  await expire(invitation);
  await clerk.goto(invitation);
  expect(await clerk.locator('h1').innerText()).toBe('链接已过期');
  await witness.seeMarkup(clerk, 'link-expired');
  const mails = (await stage.mails()).length;
  await press(clerk, '给我发送新链接');
  await witness.seeMarkup(clerk, 'link-sent');
  await openMailedLink(clerk, stage, late.contact.address, new RegExp(late.name), mails);
  expect(await clerk.locator('h1').innerText()).toContain(late.name);
}, 60_000);

/** Sends the file by S3's own form and follows the tab in which S3 answers to the result. */
async function sendInNewTab(clerk: Page, file: FileToSend): Promise<Page> {
  const tab = await sent(clerk, chosen(file));
  await theatre.stage.until('the result', async () => {
    if ((await tab.locator('#result').count()) > 0) return true;
    await tab.goto(tab.url().replace(/#.*/, ''));
    return undefined;
  });
  await tab.goto(tab.url().replace(/\?.*/, ''));
  return tab;
}

async function sent(clerk: Page, file: string | Chosen): Promise<Page> {
  await clerk.getByLabel('年度报告文件').setInputFiles(file);
  const opened = clerk.context().waitForEvent('page');
  await clerk.getByRole('button', { name: '上传', exact: true }).click();
  const tab = await opened;
  await tab.waitForLoadState();
  return tab;
}

/** Only time can do this to a grant, so the test does it in the store. */
/** Time goes by for this link alone. */
async function expire(link: string): Promise<void> {
  const secret = new URL(link).pathname.split('/').at(-1) ?? '';
  const { cloud } = theatre;
  const client = dynamoClient(cloud.endpoints.dynamodb, cloud.region);
  await new Table({ client, tableName: cloud.tableName('Table') }).commit([
    {
      Update: {
        Key: { ...linkKey(secretDigest(secret)) },
        UpdateExpression: 'SET #link.expiresAt = :past',
        ExpressionAttributeNames: { '#link': 'link' },
        ExpressionAttributeValues: { ':past': '2020-01-01T00:00:00.000Z' },
      },
    },
  ]);
  client.destroy();
}
