/**
 * Mail and reminders on the whole product: the calendar writes once a day, the publisher's button reaches who is waited for,
 * and a mail that came back shows where the publisher looks, and can be sent again.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { formTo } from '../../demo/visitor.js';
import { agencyWrite, loadAgency } from '#shared/store/seasons.js';
import { madeUpAgencies, openProduct, PEOPLE, YEAR, type Product } from './product.js';

jest.setTimeout(300_000);

const agencies = madeUpAgencies('early', 'late');
const [early, late] = agencies as [(typeof agencies)[number], (typeof agencies)[number]];
/** A week before the deadline, nine in the morning in Shanghai. */
const WEEK_BEFORE = '2026-01-24T01:00:00.000Z';
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies);
  // Invited long before: a reminder never follows an invitation on its heels.
  for (const { id } of agencies) {
    const agency = await loadAgency(product.table, { area: 'home', year: YEAR, agency: id });
    await product.table.commit([agencyWrite({ ...agency!, invitedAt: '2026-01-10T01:00:00.000Z' })]);
  }
});
afterAll(() => product?.close());

async function remind(at: string): Promise<unknown> {
  const { cloud } = product;
  const response = await fetch(
    `${cloud.endpoints.lambda}/2015-03-31/functions/${cloud.functionName('RemindFunction')}/invocations`,
    { method: 'POST', body: JSON.stringify({ at }) },
  );
  return response.json();
}
const reminders = async (address: string) =>
  (await product.stage.mails()).filter(({ to, subject }) => to.includes(address) && subject.includes('提醒：'));

test('the calendar reminds once a day, in the morning, and not while it is paused', async () => {
  const { publisher, boardUrl } = product.seeded;
  expect(await remind('2026-01-23T22:00:00.000Z')).toEqual({ reminded: 0 });
  const page = await publisher.open(`${boardUrl}/reminders`);
  expect((await publisher.submit(formTo(page, '/reminders/pause'), { act: 'pause', reason: '' })).status).toBe(422);
  const paused = await publisher.submit(formTo(page, '/reminders/pause'), { act: 'pause', reason: '正在打电话' });
  expect(paused.text).toContain('正在打电话');
  expect(await remind(WEEK_BEFORE)).toEqual({ reminded: 0 });
  await publisher.submit(formTo(paused, '/reminders/pause'), { act: 'resume' });

  expect(await remind(WEEK_BEFORE)).toEqual({ reminded: 2 });
  expect(await remind(WEEK_BEFORE)).toEqual({ reminded: 0 });
  const mail = await product.stage.mailTo(early.contact.address, /提醒：/);
  expect(mail.text).toContain('还有 7 天');
  await product.cloud.idle();
  expect(await reminders(early.contact.address)).toHaveLength(1);
});

test('the publisher reminds a selection after a preview, once a day a person', async () => {
  const { publisher, boardUrl } = product.seeded;
  // As the board's form does it, with whatever is ticked there.
  const form = formTo(await publisher.open(`${boardUrl}/reminders`), '/reminders/pause');
  const preview = await publisher.submit({ ...form, action: `${boardUrl}/reminders` }, { agency: [early.id, late.id] });
  expect(preview.text).toContain(late.contact.address);
  const done = await publisher.submit(formTo(preview, '/reminders'));
  expect(done.text).toContain('提醒已发出');
  await product.cloud.idle();
  expect(await reminders(late.contact.address)).toHaveLength(2);
  const again = await publisher.submit(formTo(preview, '/reminders'));
  expect(again.status).toBe(200);
  await product.cloud.idle();
  expect(await reminders(late.contact.address)).toHaveLength(2);
});

test('a mail that came back shows on its page and on the board, and can be sent again', async () => {
  const { publisher, boardUrl } = product.seeded;
  await product.cloud.idle();
  const [mail] = await reminders(early.contact.address);
  const bounce = [
    'From: MAILER-DAEMON@mx.example.invalid',
    `Subject: Undelivered Mail`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.invalid',
    '',
    `Final-Recipient: rfc822; ${early.contact.address}`,
    'Action: failed',
    'Status: 5.2.2',
    'Diagnostic-Code: smtp; 552 mailbox full',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <${mail!.id}@eu-west-1.amazonses.com>`,
    '',
    'x',
    '--b--',
    '',
  ].join('\r\n');
  const page = await publisher.open(`${boardUrl}/undelivered`);
  expect(page.text).toContain('没有发现退回');
  const forged = bounce.replace(early.contact.address, PEOPLE.reviewer.address);
  expect((await publisher.submit(formTo(page, '/bounces'), { text: forged })).text).toContain('没有登记');
  const noted = await publisher.submit(formTo(page, '/bounces'), { text: bounce });
  expect(noted.text).toContain('邮箱满了');
  expect((await publisher.open(boardUrl)).text).toContain('邮件没有送达，看原因和办法');

  const before = (await product.stage.mails()).length;
  expect((await publisher.submit(formTo(noted, '/resend'))).text).toContain('已重新发送 1 封');
  await product.stage.mailTo(early.contact.address, /提醒：/, before);
});
