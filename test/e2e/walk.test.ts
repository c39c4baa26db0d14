/**
 * One report on its whole way, in a browser and in Chinese: from the link in the outbox to the public page, with the
 * detours that happen, a faulty file, a refused one and a report sent back. Every page is looked at (witness.ts).
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { revised, textReport } from '../../demo/documents.js';
import { asksFor } from '../../demo/journey.js';
import { AGENCIES, PEOPLE } from '../../demo/season.js';
import { linkIn } from '../../demo/stage.js';
import { assemblyDir } from '../flow/product.js';
import {
  chooseFile,
  chosen,
  completeRecord,
  choose,
  decide,
  fileReport,
  openMailedLink,
  press,
  uploadWithScript,
} from './acts.js';
import { enter, focused, tabTo } from './keyboard.js';
import { openTheatre, type Theatre } from './stage.js';
import { PHONE, Witness } from './witness.js';

let theatre: Theatre;
let witness: Witness;
/** Kept for looking at where NIANBAO_PICTURES names a folder. */
const kept = process.env['NIANBAO_PICTURES'];
const pictures = kept ?? mkdtempSync(join(tmpdir(), 'nianbao-pictures-'));

beforeAll(async () => {
  theatre = await openTheatre(assemblyDir());
  witness = new Witness(theatre.browser, pictures);
}, 120_000);
afterAll(async () => {
  await theatre.close();
  if (kept === undefined) rmSync(pictures, { recursive: true, force: true });
});

test('from the link in the mail to the public page', async () => {
  const { stage, seeded, year } = theatre;
  const [, agency, other] = AGENCIES;
  if (agency === undefined || other === undefined) throw new Error('the season has too few agencies');
  const about = asksFor(agency.name);
  const faulty = textReport(agency.name, year, { triple: true, wrongSum: true }).file;
  const document = textReport(agency.name, year, { triple: false, wrongSum: false });
  const sound = document.file;

  // The clerk finds the invitation and uploads by the page's own script.
  const clerk = await witness.person();
  await clerk.goto(`${stage.addresses.outbox}/`);
  await witness.see(clerk, 'outbox', true);
  await clerk.getByRole('link', { name: new RegExp(agency.name) }).click();
  await witness.see(clerk, 'mail');
  await clerk.getByRole('link', { name: /\/l\// }).click();
  await expect(heading(clerk)).resolves.toBe(`${agency.name} ${year} 年度报告`);
  await witness.see(clerk, 'upload', true);

  await uploadIsShownAndCancelled(clerk);
  await uploadWithScript(clerk, faulty);
  await witness.see(clerk, 'result', true);
  const findings = clerk.locator('article.finding');
  expect(await findings.allInnerTexts()).toEqual([
    expect.stringContaining('“总计”填写为37'),
    expect.stringContaining('现行有效0件，少于本年制发3件'),
    expect.stringMatching(/^提示 第四部分“未经复议直接起诉”总计45件/),
  ]);
  await jumpsToTheCellAndBack(clerk);
  expect(await clerk.getByRole('button', { name: '报送', exact: true }).isDisabled()).toBe(true);
  expect(await clerk.locator('#not-ready').innerText()).toMatch(/有 2 处需修改[\s\S]*格尚未确认/);

  await uploadWithScript(clerk, textReport(other.name, year, { triple: false, wrongSum: false }).file);
  expect(await clerk.locator('#status ~ .note').innerText()).toMatch(/文件是另一单位的报告[\s\S]*怎么办/);
  await witness.see(clerk, 'refused');

  await uploadWithScript(clerk, sound);
  await completeRecord(clerk);
  await press(clerk, '报送');
  await clerk.getByRole('heading', { name: '报送声明不完整' }).waitFor();
  await witness.see(clerk, 'statement-missing');
  let mails = (await stage.mails()).length;
  await fileReport(clerk);
  await witness.see(clerk, 'filed');

  // Sent back once, for a reason that the agency gets to read.
  const reviewer = await witness.person();
  await openMailedLink(reviewer, stage, PEOPLE.reviewer.address, about, mails);
  await witness.see(reviewer, 'review', true);
  await choose(reviewer, '退回修改');
  await reviewer.getByRole('heading', { name: '请填写退回意见' }).waitFor();
  await witness.see(reviewer, 'comment-missing');
  const comment = '第五部分请补充改进措施的完成时限。';
  await choose(reviewer, '退回修改', comment);
  await reviewer.getByRole('heading', { name: '确认您的决定' }).waitFor();
  await witness.see(reviewer, 'confirm-decision', true);
  await press(reviewer, '确认退回修改');
  await reviewer.getByRole('heading', { name: '已退回修改', exact: true }).waitFor();
  await clerk.goto(linkIn(await stage.mailTo(agency.contact.address, /修改/, mails)));
  expect(await clerk.locator('main').innerText()).toContain(comment);
  await witness.see(clerk, 'returned');
  await uploadWithScript(clerk, { ...revised(document).file, name: '修改稿.txt' });
  await completeRecord(clerk);
  await clerk.getByLabel('已改', { exact: true }).check();
  await press(clerk, '保存答复');
  mails = (await stage.mails()).length;
  await fileReport(clerk);

  // Two different people decide, the second on a phone.
  await openMailedLink(reviewer, stage, PEOPLE.reviewer.address, about, mails);
  await decide(reviewer, '通过初审');
  await reviewer.getByRole('heading', { name: '初审已通过', exact: true }).waitFor();
  const approver = await witness.person({ viewport: PHONE, hasTouch: true, isMobile: true });
  await openMailedLink(approver, stage, PEOPLE.approver.address, about, mails);
  expect(await approver.locator('main').innerText()).toContain('您以“定小审（审定人）”的身份作出决定');
  await witness.see(approver, 'approval', true);
  await decide(approver, '审定通过');
  await approver.getByRole('heading', { name: '审定已通过', exact: true }).waitFor();
  await witness.see(approver, 'approved');

  // The publisher looks before it becomes public.
  const publisher = await witness.person();
  await publisher.goto(seeded.publisherLink);
  await witness.see(publisher, 'board', true);
  await publisher.getByRole('link', { name: agency.name }).click();
  await witness.see(publisher, 'publisher-filing');
  await publisher.goBack();
  await publisher.getByLabel(`选择${agency.name}`).check();
  await press(publisher, '发布…');
  await publisher.getByRole('heading', { name: '发布前预览' }).waitFor();
  await witness.see(publisher, 'release-preview');
  await press(publisher, '发布 1 份年报');
  await publisher.getByRole('status').waitFor();
  const published = await stage.mailTo(agency.contact.address, /已发布/, mails);
  await publisher.reload();
  await witness.see(publisher, 'board-released');

  // The public reads it, and finds the way from the year's page.
  const citizen = await witness.person();
  await citizen.goto(/https?:\S+index\.html/.exec(published.text)?.[0] ?? 'no address in the mail');
  expect(await citizen.locator('main').innerText()).toContain('第二十条第（一）项');
  await witness.see(citizen, 'report', true);
  await citizen.getByRole('link', { name: `${year}年度` }).click();
  expect(await citizen.locator('main').innerText()).toContain('6 家单位中 1 家已公布');
  await witness.see(citizen, 'year', true);
  await citizen.getByRole('link', { name: '首页' }).first().click();
  await witness.see(citizen, 'home');
  await citizen.getByRole('link', { name: agency.name }).click();
  await witness.see(citizen, 'agency');
}, 300_000);

test('the publisher mends a roster, and sees whom an invitation will reach', async () => {
  const publisher = await witness.person();
  await publisher.goto(theatre.seeded.publisherLink);
  await publisher.getByRole('textbox', { name: /粘贴名册/ }).fill('jiaoyu-ju,云溪县示例局,部门,张三');
  await press(publisher, '读取名册');
  await publisher.getByRole('heading', { name: '核对名册' }).waitFor();
  await press(publisher, '保存名册');
  await publisher.getByRole('heading', { name: /需要改正/ }).waitFor();
  expect(await publisher.getByLabel('单位名称').inputValue()).toBe('云溪县示例局');
  await witness.see(publisher, 'roster-problems');
  await press(publisher, '放弃这份名册');
  await publisher.getByRole('link', { name: '返回总览' }).click();
  await press(publisher, '邀请…');
  await publisher.getByRole('heading', { name: '没有选择' }).waitFor();
  await publisher.getByLabel(`选择${AGENCIES.at(-1)?.name}`).check();
  await press(publisher, '邀请…');
  await publisher.getByRole('heading', { name: '邀请前预览' }).waitFor();
  await witness.see(publisher, 'invitation-preview');
}, 150_000);

test('a clerk without a mouse uploads, confirms and files', async () => {
  const { seeded, year } = theatre;
  const agency = AGENCIES[3];
  if (agency === undefined) throw new Error('the season has too few agencies');
  const clerk = await witness.person();
  await clerk.goto(seeded.invitations.get(agency.id) ?? '');
  await clerk.keyboard.press('Tab');
  expect(await focused(clerk)).toContain('跳到正文');
  await clerk.keyboard.press('Enter');

  // Asked for before the keys are pressed: the browser is told to hand choosers over without waiting for its answer.
  const chooser = clerk.waitForEvent('filechooser');
  await tabTo(clerk, '选择文件并上传');
  await clerk.keyboard.press('Enter');
  const { file } = textReport(agency.name, year, { triple: false, wrongSum: false });
  const result = clerk.waitForURL(/\?key=/).then(() => clerk.waitForURL(/\/g\/[^?]+$/));
  await (await chooser).setFiles(chosen(file));
  await result;

  const boxes = await clerk.locator('input[name=confirm]').count();
  expect(boxes).toBeGreaterThan(0);
  for (let n = 0; n < boxes; n++) {
    await tabTo(clerk, '与原文件一致');
    await clerk.keyboard.press('Space');
  }
  await tabTo(clerk, '保存填写和说明');
  await enter(clerk);
  await tabTo(clerk, '负责人姓名');
  await clerk.keyboard.type('负小责');
  await tabTo(clerk, '职务');
  await clerk.keyboard.type('局长');
  await tabTo(clerk, '与本单位正式文本一致');
  await clerk.keyboard.press('Space');
  await tabTo(clerk, '报送');
  await enter(clerk);
  expect(await clerk.getByRole('heading', { name: '报送回执' }).isVisible()).toBe(true);
}, 150_000);

async function heading(page: Page): Promise<string> {
  return page.locator('h1').innerText();
}

/** A slow line, so that there is time to see how far the file is, and to think better of it. */
async function uploadIsShownAndCancelled(clerk: Page): Promise<void> {
  const line = await clerk.context().newCDPSession(clerk);
  const speed = (uploadThroughput: number) =>
    line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await speed(200_000);
  await chooseFile(clerk, { name: '大文件.pdf', bytes: new Uint8Array(4_000_000) });
  await clerk.getByText(/已上传 [1-9]\d?% {2}大文件\.pdf {2}\d\.\d \/ 3\.8 MB/).waitFor();
  await clerk.getByRole('button', { name: '取消上传' }).click();
  await clerk.getByText('已取消上传，没有任何改动。').waitFor();
  await speed(-1);
  await line.detach();
}

async function jumpsToTheCellAndBack(clerk: Page): Promise<void> {
  await clerk.getByRole('link', { name: '看表格：行政复议·总计' }).click();
  const cell = clerk.locator('td:target');
  expect(await cell.innerText()).toContain('37');
  const { height = 0 } = clerk.viewportSize() ?? {};
  const { y = height } = (await cell.boundingBox()) ?? {};
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(height);
  await cell.locator('a[href^="#finding-"]').click();
  expect(await clerk.locator('article:target').innerText()).toContain('“总计”填写为37');
}
