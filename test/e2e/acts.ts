/** What people do in the browser, as one would tell them over the telephone: press this button, fill in that line. */
import type { Page } from 'playwright-core';
import type { FileToSend } from '../../demo/journey.js';
import { PEOPLE } from '../../demo/season.js';
import { linkIn, type Stage } from '../../demo/stage.js';

/** Presses the button of a form and waits for the page that answers. */
export async function press(page: Page, button: string): Promise<void> {
  const answer = page.waitForEvent('load');
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await answer;
}

/** The page's own way with script: the button opens the file chooser, the page shows the result by itself. */
export async function uploadWithScript(page: Page, file: FileToSend): Promise<void> {
  await chooseFile(page, file);
  await page.waitForURL(/\/g\/[^?]+\?key=/);
  await page.waitForURL(/\/g\/[^?]+$/);
}

export async function chooseFile(page: Page, file: FileToSend): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件并上传' }).click();
  await (await chooser).setFiles(chosen(file));
}

export interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A file as the browser takes it from a disk; the type is of no account, for the bytes say what it is. */
export function chosen({ name, bytes }: FileToSend): Chosen {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

/** On the publisher's form for last year's report: sends it and answers with the tab that shows it as read. */
export async function sendLastYear(publisher: Page, stage: Stage, file: FileToSend): Promise<Page> {
  await publisher.locator('#file').setInputFiles(chosen(file));
  const tab = publisher.waitForEvent('popup');
  await publisher.getByRole('button', { name: '上传', exact: true }).click();
  const filing = await tab;
  await filing.waitForURL(/\/filings\//);
  await stage.until('last year to be read', async () => {
    await filing.reload();
    return (await filing.getByText(`${PEOPLE.publisher.name}于`).count()) > 0 ? true : undefined;
  });
  return filing;
}

/** Ticks every cell that the page asks to vouch for and writes a sentence under every finding that asks for one. */
export async function completeRecord(page: Page): Promise<void> {
  const boxes = page.locator('input[name=confirm]');
  const sentences = page.locator('textarea[name^="explain:"]');
  if ((await boxes.count()) + (await sentences.count()) === 0) return;
  for (const box of await boxes.all()) await box.check();
  for (const sentence of await sentences.all()) await sentence.fill('经与业务科室核对，数据无误。');
  await press(page, '保存填写和说明');
}

export async function fileReport(page: Page, officer = { name: '负小责', title: '分管副局长' }): Promise<void> {
  await page.getByLabel('负责人姓名').fill(officer.name);
  await page.getByLabel('职务').fill(officer.title);
  await page.getByLabel('以上数据与本单位正式文本一致').check();
  await press(page, '报送');
  await page.getByRole('heading', { name: '报送回执' }).waitFor();
}

export async function openMailedLink(page: Page, stage: Stage, to: string, about: RegExp, after = 0): Promise<void> {
  await page.goto(linkIn(await stage.mailTo(to, about, after)));
}

type Outcome = '通过初审' | '审定通过' | '退回修改';

export async function choose(page: Page, outcome: Outcome, comment = ''): Promise<void> {
  await page.getByLabel(outcome, { exact: true }).check();
  await page.getByLabel('总体意见', { exact: true }).fill(comment);
  await press(page, '继续，核对后确认');
}

/** Chooses, and confirms on the page that says what will happen. */
export async function decide(page: Page, outcome: Outcome, comment = ''): Promise<void> {
  await choose(page, outcome, comment);
  await press(page, `确认${outcome}`);
}
