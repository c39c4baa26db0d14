/**
 * A clerk alone with three findings that block and two that want a sentence: from the first upload to filed without help
 * from anyone, and on to the page where the public reads what was explained. Every page is looked at (witness.ts).
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { asksFor } from '../../demo/journey.js';
import { AGENCIES, PEOPLE, type DemoAgency } from '../../demo/season.js';
import { assemblyDir } from '../flow/product.js';
import { textsOf, typedIn } from '../takeaway/workbooks.js';
import { decide, fileReport, openMailedLink, press, sendLastYear, uploadWithScript } from './acts.js';
import { openTheatre, type Theatre } from './stage.js';
import { troubledReports, type TroubledReports } from './troubled-reports.js';
import { Witness } from './witness.js';

/** What the clerk writes into the workbook, and what the ready answer says that is picked on the page. */
const WRITTEN = '正文只统计了网上和信函提出的 15 件，另有当面提出的 2 件，表中 17 件属实。';
const READY = '上年年报数据有误，已按实际情况更正。';

let theatre: Theatre;
let witness: Witness;
let agency: DemoAgency;
let reports: TroubledReports;
/** Kept for looking at where NIANBAO_PICTURES names a folder. */
const kept = process.env['NIANBAO_PICTURES'];
const pictures = kept ?? mkdtempSync(join(tmpdir(), 'nianbao-pictures-'));

beforeAll(async () => {
  theatre = await openTheatre(assemblyDir());
  witness = new Witness(theatre.browser, pictures);
  const [, , third] = AGENCIES;
  if (third === undefined) throw new Error('the season has too few agencies');
  agency = third;
  reports = await troubledReports(agency.name, theatre.year);
}, 120_000);
afterAll(async () => {
  await theatre.close();
  if (kept === undefined) rmSync(pictures, { recursive: true, force: true });
});

test('the publisher has last year’s report read before anything arrives', async () => {
  const { stage, seeded, year } = theatre;
  const publisher = await witness.person();
  await publisher.goto(seeded.publisherLink);
  await publisher.getByRole('link', { name: agency.name }).click();
  await witness.see(publisher, 'publisher-filing-empty');
  await press(publisher, `导入 ${year - 1} 年度报告…`);
  await witness.see(publisher, 'last-year-form', true);
  const answered = await sendLastYear(publisher, stage, reports.lastYear.file);
  await answered.locator('summary', { hasText: `${year - 1} 年度填报的数据` }).click();
  expect(await answered.locator('#previous ~ details').innerText()).toMatch(/结转下年度继续办理·总计\s+3/);
  await witness.see(answered, 'publisher-filing-last-year', true);
}, 60_000);

test('from five findings to filed, alone', async () => {
  const { stage, seeded } = theatre;
  const clerk = await witness.person();
  await clerk.goto(seeded.invitations.get(agency.id) ?? '');
  await uploadWithScript(clerk, reports.faulty.file);
  await witness.see(clerk, 'findings', true);

  // The one slip behind two sums comes first, then what else blocks, then what wants a sentence.
  expect(await clerk.locator('#status ~ .lead').innerText()).toContain('有 4 处需修改');
  expect(await clerk.locator('section > article.finding > h4').allInnerTexts()).toEqual([
    expect.stringMatching(/需修改[^]*“（一）予以公开·自然人”[^]*6[^]*9/),
    expect.stringContaining('现行有效0件，少于本年制发3件'),
    expect.stringContaining('“行政强制·本年处理决定数量”填写了“/”'),
    expect.stringContaining('正文写“新收政府信息公开申请15件”'),
    expect.stringContaining('上年结转下年3件，今年填写2件'),
  ]);
  await jumpsFromTheCauseToTheCell(clerk);
  await looksUpARule(clerk);

  const workbook = await downloaded(clerk, '带批注的表格（Excel）');
  await clerk.locator('#field-workbook').setInputFiles({ ...filledIn(workbook, /^N01/), mimeType: '' });
  await press(clerk, '上传填好的说明');
  expect(await clerk.locator('main').innerText()).toMatch(new RegExp(`已保存 1 项[^]*${WRITTEN}`));
  expect(await clerk.locator('main').innerText()).not.toMatch(/另有 \d+ 项/);
  await witness.see(clerk, 'workbook-returned', true);
  await clerk.getByRole('link', { name: '返回报送页面' }).click();
  expect(await clerk.locator('.counts').innerText()).toMatch(/需说明\s*2（已说明 1）/);
  await clerk.getByLabel('选用现成的说明').last().selectOption(READY);
  await press(clerk, '保存填写和说明');
  expect(await explanations(clerk)).toEqual([WRITTEN, READY]);
  expect(await clerk.locator('#not-ready li').allInnerTexts()).toEqual(['有 4 处需修改']);
  await witness.see(clerk, 'findings-explained');

  // What was explained about the file before holds for the mended one: the same questions are not asked twice.
  await uploadWithScript(clerk, reports.mended.file);
  expect(await explanations(clerk)).toEqual([WRITTEN, READY]);
  expect(await clerk.getByText('这是您在第 1 次上传时写的说明').count()).toBe(2);
  await witness.see(clerk, 'findings-mended');
  await fileReport(clerk);
  await witness.see(clerk, 'findings-filed');
  const received = await stage.mailTo(agency.contact.address, /回执/);
  expect(received.text).toContain(`${theatre.year}-${agency.id}-2`);
}, 120_000);

test('those who decide see each explanation under its finding, and so does the public', async () => {
  const { stage, seeded } = theatre;
  const about = asksFor(agency.name);
  for (const [who, button] of [
    [PEOPLE.reviewer, '通过初审'],
    [PEOPLE.approver, '审定通过'],
  ] as const) {
    const person = await witness.person();
    await openMailedLink(person, stage, who.address, about);
    const [narrative, carriedIn] = await person.locator('#findings-explain ~ article.finding').allInnerTexts();
    expect(narrative).toMatch(new RegExp(`15件[^]*单位的说明：\\s*${WRITTEN}`));
    expect(carriedIn).toMatch(new RegExp(`上年结转[^]*单位的说明：\\s*${READY}`));
    await witness.see(person, `decision-${button}`, true);
    await decide(person, button);
  }

  const publisher = await witness.person();
  await stage.mailTo(agency.contact.address, /审定通过/);
  await publisher.goto(seeded.publisherLink);
  await witness.see(publisher, 'board-approved');
  await publisher.getByLabel(`选择${agency.name}`).check();
  await press(publisher, '发布…');
  await press(publisher, '发布 1 份年报');
  const published = await stage.mailTo(agency.contact.address, /已发布/);

  const citizen = await witness.person();
  await citizen.goto(/https?:\S+index\.html/.exec(published.text)?.[0] ?? 'no address in the mail');
  const notes = citizen.locator('.notes');
  expect(await notes.innerText()).toMatch(new RegExp(`${WRITTEN}[^]*${READY}`));
  await witness.see(citizen, 'report-with-notes', true);
  await notes.getByRole('link', { name: /X01/ }).click();
  expect(await citizen.locator('h1').innerText()).toContain('上年结转＝上年年报的结转下年度');
  await witness.see(citizen, 'public-rule', true);
  await citizen.getByRole('link', { name: '校核规则' }).first().click();
  await witness.see(citizen, 'public-rules', true);
}, 120_000);

async function jumpsFromTheCauseToTheCell(clerk: Page): Promise<void> {
  await clerk.locator('.cause').getByRole('link', { name: '看表格：（一）予以公开·自然人' }).first().click();
  expect(await clerk.locator('td:target').innerText()).toContain('6');
}

/** The rule opens beside the page, which keeps what was typed. */
async function looksUpARule(clerk: Page): Promise<void> {
  const box = clerk.locator('textarea[name^="explain:"]').first();
  await box.fill('正文只统计了');
  const tab = clerk.waitForEvent('popup');
  await clerk.getByRole('link', { name: '规则 N01：依据和例子' }).click();
  const rule = await tab;
  expect(await rule.locator('h1').innerText()).toContain('正文的收到申请数＝表格本年新收');
  await witness.see(rule, 'desk-rule', true);
  await rule.goto(new URL('/rules/A02', rule.url()).href);
  await witness.see(rule, 'desk-rule-sum');
  await rule.close();
  expect(await box.inputValue()).toBe('正文只统计了');
  await box.fill('');
}

async function downloaded(page: Page, link: string): Promise<Uint8Array> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  return readFileSync(await (await download).path());
}

/** The clerk's sentence typed into the list of findings, beside the rule. */
function filledIn(workbook: Uint8Array, rule: RegExp): { name: string; buffer: Buffer } {
  const row = Object.entries(textsOf(workbook, 2)).find(([address, text]) => /^B\d/.test(address) && rule.test(text));
  if (row === undefined) throw new Error('the workbook does not list the finding');
  return { name: '说明.xlsx', buffer: Buffer.from(typedIn(workbook, 2, { [row[0].replace('B', 'I')]: WRITTEN })) };
}

async function explanations(clerk: Page): Promise<string[]> {
  const boxes = await clerk.locator('textarea[name^="explain:"]').all();
  return Promise.all(boxes.map((box) => box.inputValue()));
}
