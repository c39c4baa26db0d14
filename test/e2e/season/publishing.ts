/** What the publisher and the substitute do after the beginning: bounces, taking back, taking over, closing, releasing. */
import { stageOf } from '../../../demo/stage.js';
import type { Mail } from '../../../demo/stage.js';
import type { Person } from './person.js';

export type { Mail };
export { stageOf };

/** On the overview: the page of one report. */
export async function opensReport(publisher: Person, agency: string): Promise<void> {
  await publisher.follow(agency);
}

export async function backToBoard(publisher: Person): Promise<void> {
  await publisher.follow(publisher.t.layout.backToBoard);
}

/** As the mail server of the office answers a mail to a mailbox that is not there. */
export function bounceOf(mail: Mail): string {
  return [
    'From: MAILER-DAEMON@mx.yunxi.example.invalid',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.yunxi.example.invalid',
    '',
    `Final-Recipient: rfc822; ${mail.to[0] ?? ''}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <${mail.id}@eu-west-1.amazonses.com>`,
    '',
    'x',
    '--b--',
    '',
  ].join('\r\n');
}

/** A bounce came to the office's mailbox: it is handed in, and the address on the roster corrected. */
export async function mendsBounce(publisher: Person, bounce: string, agency: string, address: string): Promise<void> {
  const { t } = publisher;
  await publisher.follow(t.undelivered.link);
  await publisher.type(t.undelivered.bounce.text, bounce);
  await publisher.press(t.undelivered.bounce.button);
  await publisher.sees(t.undelivered.done.noted);
  await publisher.sees(t.undelivered.problems['no-such-mailbox'].todo);
  await publisher.follow(agency);
  await publisher.follow(t.agency.link);
  await publisher.type(t.roster.fields.contactAddress, address);
  await publisher.press(t.agency.save);
  await publisher.proves();
  await publisher.sees(t.agency.readdressed(address));
  await backToBoard(publisher);
}

/** On the page of a report that is approved, or public. */
async function takesBack(
  publisher: Person,
  words: { readonly title: string; readonly reason: string; readonly button: string },
  reason: string,
): Promise<void> {
  await publisher.unfold(words.title);
  await publisher.type(words.reason, reason);
  await publisher.press(words.button);
  await publisher.proves();
}

export async function reopens(publisher: Person, agency: string, reason: string): Promise<void> {
  await opensReport(publisher, agency);
  await takesBack(publisher, publisher.t.takeBack.reopen, reason);
  await publisher.sees(reason);
  await backToBoard(publisher);
}

export async function asksForCorrection(publisher: Person, agency: string, reason: string): Promise<void> {
  await opensReport(publisher, agency);
  await takesBack(publisher, publisher.t.takeBack.correct, reason);
  await publisher.sees(reason);
  await backToBoard(publisher);
}

export async function releasesAll(publisher: Person, reports: number): Promise<void> {
  const { board, preview } = publisher.t;
  await publisher.press(board.releaseAll(reports));
  await publisher.sees(preview.releaseWhat(reports));
  await publisher.press(preview.releaseButton(reports));
  await publisher.proves();
  await publisher.sees(board.done.released(reports));
}

/** By the link of a substitute. */
export async function takesOver(substitute: Person, reason: string): Promise<void> {
  const { t } = substitute;
  await substitute.openMail(/代替人|substitute/);
  await substitute.renewsExpired();
  await substitute.type(t.fields.label('reason'), reason);
  await substitute.tick(t.setUp.standIn.sure);
  await substitute.press(t.setUp.standIn.button);
  await substitute.proves();
  await substitute.sees(t.board.title);
}

export async function closes(publisher: Person): Promise<void> {
  const { t } = publisher;
  const words = t.seasonSettings;
  await publisher.follow(words.link);
  await publisher.follow(words.close.button);
  await publisher.sees(words.close.previewTitle);
  await publisher.press(words.close.confirm);
  await publisher.proves();
  await publisher.sees(words.saved['close'] ?? '');
  await publisher.follow(words.backToBoard);
}
