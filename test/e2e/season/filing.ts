/** What an agency's contact does: uploads or types the report, answers a return, files it, takes it back. */
import type { FileToSend } from '../../../demo/journey.js';
import { chosen } from '../acts.js';
import { matrixOf } from '../../builders/values.js';
import type { CountyReport } from './documents.js';
import type { Person } from './person.js';

export const OFFICER = { name: '负小责', title: '分管副局长' } as const;

/** Subjects of mails, in either language. */
export const SUBJECTS = {
  invitation: /请报送|Please file/,
  invitationOrReminder: /请报送|Please file|提醒|Reminder/,
  /** The new contact goes on, or begins: by an invitation or by a word on what there is. */
  invitationOrHandOver: /请报送|请接手|邮箱已更正|Please|address was corrected/,
  digest: /等您审核|wait for your decision/,
  delegation: /审核委托|stands in/,
  asksFor: (agency: string): RegExp => new RegExp(`(请|Please|Reminder).*${agency}`),
  newLink: /新链接|[Nn]ew link/,
  returned: /请修改后重新报送|Please correct and file again/,
  released: /已发布|Published/,
  reopened: /请重新上传|Please upload again/,
  correction: /请更正|Please correct what is published/,
  closed: /年报季已结束|season is closed/,
  publisherMail: /年报发布人|publisher|进度|progress|已发布|[Rr]elease/,
} as const;

export async function opensInvitation(clerk: Person): Promise<void> {
  await clerk.openMail(SUBJECTS.invitation);
}

/** With script the button opens the chooser; without it leads to a form whose answer opens in another tab. */
export async function uploads(clerk: Person, file: FileToSend): Promise<void> {
  const { t, page } = clerk;
  if (clerk.habits.script) {
    await clerk.counted(1, async () => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: t.upload.button }).click();
      await (await chooser).setFiles(chosen(file));
      await page.waitForURL(/\/g\/[^?]+\?key=/, { timeout: 180_000 });
      await page.waitForURL(/\/g\/[^?]+$/, { timeout: 180_000 });
    });
    return;
  }
  await clerk.press(t.upload.button);
  await clerk.counted(1, () => page.getByLabel(t.upload.form.fileLabel).setInputFiles(chosen(file)));
  await clerk.counted(1, async () => {
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: t.upload.form.button, exact: true }).click();
    const tab = await opened;
    await tab.waitForLoadState();
    clerk.goOnIn(tab);
    await page.close();
  });
  await clerk.looksUntil(resultOf(clerk));
}

/** What the page shows once a file was read. */
function resultOf(clerk: Person): RegExp {
  const { counts } = clerk.t.filing;
  return new RegExp(`${counts.read}\\s*\\d+`);
}

export async function files(clerk: Person): Promise<void> {
  const { declare, receipt } = clerk.t.filing;
  await clerk.type(declare.officer, OFFICER.name);
  await clerk.type(declare.position, OFFICER.title);
  await clerk.tick(declare.agree);
  await clerk.press(declare.button);
  await clerk.sees(receipt.title);
}

/** The whole report typed on the page, its tables pasted out of a spreadsheet; saved with each part, sent after the preview. */
export async function fillsInOnline(clerk: Person, report: CountyReport): Promise<void> {
  const { t } = clerk;
  const words = t.onlineForm;
  const { table2, table3, table4 } = matrixOf(report.values);
  const rows = {
    table2: table2.join('\t'),
    table3: table3.map((cells) => cells.join('\t')).join('\n'),
    table4: table4.join('\t'),
  };
  await clerk.follow(words.entry.go);
  const box = (name: string) => clerk.page.locator(`[name="${name}"]`);
  for (const [index, paragraphs] of report.narrative.sections.entries()) {
    if (paragraphs.length > 0) await clerk.typeIn(box(`text:section${index + 1}`), paragraphs.join('\n'));
  }
  for (const [table, cells] of Object.entries(rows)) {
    await clerk.counted(1, () => clerk.page.locator(`details:has([name="paste:${table}"]) > summary`).click());
    await clerk.typeIn(box(`paste:${table}`), cells);
  }
  await clerk.press(words.finish);
  await clerk.sees(words.preview.none);
  await clerk.press(words.preview.button);
  if (!clerk.habits.script) await clerk.looksUntil(resultOf(clerk));
  else await clerk.page.waitForURL(/\/g\/[^?]+$/, { timeout: 180_000 });
}

/** Each comment of the return is answered on the agency's page. */
export async function answersReturn(
  clerk: Person,
  answers: readonly ('mended' | { explained: string })[],
): Promise<void> {
  const { checklist } = clerk.t.review;
  const items = clerk.page.locator('ol.checklist > li');
  for (const [index, answer] of answers.entries()) {
    const item = items.nth(index);
    const kind = answer === 'mended' ? 'mended' : 'explained';
    await clerk.tickBox(item.locator(`input[type=radio][value=${kind}]`));
    if (answer !== 'mended') await clerk.typeIn(item.locator('textarea'), answer.explained);
  }
  await clerk.press(checklist.save);
  await clerk.sees(checklist.count(answers.length, answers.length));
}

/** Under each finding that asks for a sentence, such as that of a late report. */
export async function explains(clerk: Person, sentence: string): Promise<void> {
  for (const box of await clerk.page.locator('textarea[name^="explain:"]').all()) await clerk.typeIn(box, sentence);
  await clerk.press(clerk.t.filing.record.save);
}

export async function withdraws(clerk: Person): Promise<void> {
  await clerk.press(clerk.t.filing.withdraw.button);
  await clerk.sees(clerk.t.filing.whatNow.withdrawn);
}

/** The clean way: from the mail to the receipt. */
export async function filesClean(clerk: Person, file: FileToSend, what: string): Promise<void> {
  await clerk.does(what, async () => {
    await opensInvitation(clerk);
    await uploads(clerk, file);
    await files(clerk);
  });
}
