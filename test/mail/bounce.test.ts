/** Mails that came back, as servers write them: whom they speak of, for good or for now; and what is none. */
import { describe, expect, test } from '@jest/globals';
import { BOUNCE_MAX_BYTES, readBounce } from '#shared/mail/bounce.js';
import { readSesEvent } from '#shared/mail/ses-events.js';
import { problemOf } from '#shared/outbox/delivery.js';

const ID = '<0123456789abcdef@yunxi.example.invalid>';
const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));

function dsn(status: string, diagnostic: string, action = 'failed', extra = ''): Uint8Array {
  return bytes(`From: MAILER-DAEMON@mx.yunxi.example.invalid
To: nianbao@yunxi.example.invalid
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
${extra}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

This is the mail system.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.yunxi.example.invalid

Final-Recipient: rfc822; zhang@yunxi.example.invalid
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; ${diagnostic}

--b
Content-Type: message/rfc822

From: nianbao@yunxi.example.invalid
Message-ID: ${ID}
Subject: hello

body
--b--
`);
}

const person = (headers: string, body: string) =>
  bytes(`From: zhang@yunxi.example.invalid
To: nianbao@yunxi.example.invalid
In-Reply-To: ${ID}
${headers}
Content-Type: text/plain; charset=utf-8

${body}
`);

describe('a report by the standard', () => {
  test('of a mailbox that is not there is for good, and names our mail and its recipient', async () => {
    expect(await readBounce(dsn('5.1.1', '550 5.1.1 User unknown'))).toEqual({
      is: 'bounce',
      messageIds: [ID],
      recipients: [
        {
          address: 'zhang@yunxi.example.invalid',
          report: {
            kind: 'bounced',
            lasting: true,
            problem: 'no-such-mailbox',
            diagnostic: '550 5.1.1 User unknown',
          },
        },
      ],
    });
  });

  test.each([
    ['4.2.2', '452 4.2.2 mailbox full', 'failed', { lasting: false, problem: 'mailbox-full' }],
    ['4.4.1', 'no answer from host', 'delayed', { lasting: false }],
    ['5.2.2', 'over quota', 'failed', { lasting: true, problem: 'mailbox-full' }],
    ['5.7.1', 'blocked', 'failed', { lasting: true, problem: 'refused' }],
  ])('with status %s (%s, %s) is understood', async (status, words, action, report) => {
    const read = await readBounce(dsn(status, words, action));
    expect(read).toMatchObject({ is: 'bounce', recipients: [{ report }] });
  });

  test.each(['delivered', 'relayed', 'expanded'])('of a mail that was %s is no bounce', async (action) => {
    expect((await readBounce(dsn('2.0.0', 'ok', action))).is).not.toBe('bounce');
  });
});

test('a bounce in words of its own is understood by its code and the mail that it answers', async () => {
  const own = bytes(`From: PostMaster@mail.example.invalid
To: nianbao@yunxi.example.invalid
In-Reply-To: ${ID}
Subject: =?UTF-8?B?${Buffer.from('系统退信').toString('base64')}?=
Content-Type: text/plain; charset=utf-8

很抱歉您的邮件被退回
SMTP error, RCPT TO: 550 Mailbox not found
`);
  expect(await readBounce(own)).toMatchObject({
    is: 'bounce',
    messageIds: [ID],
    recipients: [{ address: null, report: { lasting: true, problem: 'no-such-mailbox' } }],
  });
});

test.each([
  ['says so by its header', 'Auto-Submitted: auto-replied\nSubject: Re: hello', '我在休假。'],
  ['says so as older programs do', 'X-Autoreply: yes\nSubject: Re: hello', 'I am away.'],
  ['says so in its subject', 'Subject: Out of office: hello', 'Error 550 is what I fix on holidays.'],
])('an automatic answer that %s is no bounce', async (_, headers, body) => {
  expect(await readBounce(person(headers, body))).toEqual({ is: 'auto-reply' });
});

test('what a person writes, a broken file, and a file that is too large are no bounces', async () => {
  expect(await readBounce(person('Subject: 550 5.1.1', '550 5.1.1 user unknown'))).toEqual({ is: 'no-bounce' });
  expect(await readBounce(new Uint8Array([0, 255, 1, 254]))).toEqual({ is: 'no-bounce' });
  expect(await readBounce(new Uint8Array(BOUNCE_MAX_BYTES + 1))).toEqual({ is: 'no-bounce' });
  const deep = Array.from({ length: 40 }, (_, n) => `Content-Type: multipart/mixed; boundary="x${n}"\n\n--x${n}\n`);
  expect(await readBounce(bytes(deep.join('')))).toEqual({ is: 'no-bounce' });
});

describe('what SES tells', () => {
  const mail = { messageId: '0100018f-ses' };
  const bounce = (bounceType: string) => ({
    source: 'aws.ses',
    detail: {
      eventType: 'Bounce',
      mail,
      bounce: {
        bounceType,
        bouncedRecipients: [
          { emailAddress: 'zhang@yunxi.example.invalid', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 unknown' },
        ],
      },
    },
  });

  test.each([
    ['Permanent', true],
    ['Transient', false],
  ])('of a bounce that is %s', (type, lasting) => {
    expect(readSesEvent(bounce(type))).toMatchObject({
      messageId: mail.messageId,
      recipients: [
        { report: { kind: 'bounced', lasting, problem: 'no-such-mailbox', diagnostic: '550 5.1.1 unknown' } },
      ],
    });
  });

  test('of a complaint, and nothing of anything else', () => {
    const complained = [{ emailAddress: 'zhang@yunxi.example.invalid' }];
    const detail = { eventType: 'Complaint', mail, complaint: { complainedRecipients: complained } };
    expect(readSesEvent({ detail })).toMatchObject({ recipients: [{ report: { kind: 'complained' } }] });
    expect(readSesEvent({ detail: { eventType: 'Delivery', mail } })).toBeUndefined();
    expect(readSesEvent('nonsense')).toBeUndefined();
  });
});

test.each([
  ['5.1.2', '', 'no-such-domain'],
  [null, '550 The user does not exist', 'no-such-mailbox'],
  [null, 'Host or domain name not found', 'no-such-domain'],
  ['4.3.0', 'try later', 'temporary'],
  [null, '', 'unknown'],
] as const)('status %s with the words "%s" means %s', (status, words, problem) => {
  expect(problemOf(status, words)).toBe(problem);
});
