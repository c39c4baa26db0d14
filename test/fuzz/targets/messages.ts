/** What other machines and browsers say: mails that came back, events, what a browser prefers, what an address asks of a page. */
import { askedFor } from '#shared/desk/language.js';
import { boardParameters, boardQuery } from '#shared/desk/board-query.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { addressKey, addressSchema, nameKey } from '#shared/ids/person.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { partsOf, submissionIdSchema } from '#shared/ids/submission-id.js';
import { readBounce } from '#shared/mail/bounce.js';
import { readSesEvent } from '#shared/mail/ses-events.js';
import { SECONDS_OF_A_PAGE, textOf, utf8, type Target } from '../target.js';

const MAIL = `From: MAILER-DAEMON@mx.yunxi.example.invalid
To: nianbao@yunxi.example.invalid
Subject: =?utf-8?B?6YCA5L+h?= Undelivered Mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/html; charset=gb18030
Content-Transfer-Encoding: quoted-printable

<p>550 5.1.1 =D3=C3=BB=A7</p>
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.yunxi.example.invalid

Final-Recipient: rfc822; zhang@yunxi.example.invalid
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown
 and more

--b
Content-Type: message/rfc822
Content-Transfer-Encoding: base64

TWVzc2FnZS1JRDogPDAxMjM0NTY3ODlhYmNkZWZAeXVueGkuZXhhbXBsZS5pbnZhbGlkPgoKYm9keQo=
--b--
`.replaceAll('\n', '\r\n');

const EVENT = JSON.stringify({
  detail: {
    eventType: 'Bounce',
    mail: { messageId: 'm' },
    bounce: {
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: 'a@b.invalid', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 no' }],
    },
  },
});

/** An event reaches the function as a value: what is no JSON never does. */
function asEvent(bytes: Uint8Array): string {
  let event: unknown;
  try {
    event = JSON.parse(textOf(bytes));
  } catch {
    return 'no event';
  }
  return readSesEvent(event) === undefined ? 'of another kind' : 'read';
}

const SCHEMAS = [submissionIdSchema, grantIdSchema, releaseIdSchema, agencyIdSchema, areaIdSchema, addressSchema];

/** Ids out of addresses: what a schema lets through is used in keys, and must come apart again as it was put together. */
function asIds(bytes: Uint8Array): string {
  const text = textOf(bytes);
  const fits = SCHEMAS.filter((schema) => schema.safeParse(text).success).length;
  const id = submissionIdSchema.safeParse(text);
  if (id.success) {
    const { area, year, agency, n } = partsOf(id.data);
    if (text !== `${area}.${year}-${agency}-${n}`) throw new Error(`${text} came apart as something else`);
  }
  if (/[#\s/]/u.test(text) && fits > 0 && !addressSchema.safeParse(text).success) throw new Error(`${text} is an id`);
  nameKey(text);
  addressKey(text);
  return fits > 0 ? 'an id' : 'none';
}

export const MESSAGE_TARGETS: readonly Target[] = [
  {
    name: 'mail that came back',
    enters: 'shared/mail/bounce.ts',
    soil: () => ({
      seeds: [utf8(MAIL)],
      grain: 'text',
      words: [
        '\r\n\r\n',
        '\r\n ',
        '--b\r\n',
        'Content-Type: message/rfc822',
        '=?utf-8?q?',
        '<>',
        ';',
        'boundary=',
        '(',
      ],
    }),
    read: async (bytes) => (await readBounce(bytes)).is,
    seconds: SECONDS_OF_A_PAGE,
  },
  {
    name: 'event of SES',
    enters: 'shared/mail/ses-events.ts',
    soil: () => ({
      seeds: [utf8(EVENT)],
      grain: 'text',
      words: ['"', 'null', '{}', '[]', '4.2.2', '; ', '"Complaint"'],
    }),
    read: asEvent,
    seconds: 60,
  },
  {
    name: 'ids of addresses',
    enters: 'shared/ids/submission-id.ts',
    soil: () => ({
      seeds: [
        'home.2025-jiaoyu-1',
        'file.home.2025.jiaoyu.0123456789',
        'home.r20260101-abcdef',
        'Zhang+x@B.invalid',
      ].map(utf8),
      grain: 'text',
      words: ['.', '-', '#', '/', '\n', '@', '+', 'xn--', '２', '%2f', '0'],
    }),
    read: asIds,
    seconds: 1,
  },
  {
    name: 'preferred languages',
    enters: 'shared/desk/language.ts',
    soil: () => ({ seeds: [utf8('en-GB,en;q=0.8,zh-CN;q=0.9, *;q=0.1')], words: [';q=', ',', '*', 'en', '-'] }),
    read: (bytes) => askedFor(textOf(bytes)),
    seconds: 1,
  },
  {
    name: 'query of the board',
    enters: 'shared/desk/board-query.ts',
    soil: () => ({
      seeds: [utf8('q=教育&state=late&kind=department&waits=agency&sort=left&order=desc&page=2&select=all')],
      grain: 'text',
      words: ['&', '=', 'page=', '%00', '%', '1e9', '9'.repeat(30), 'late=yes'],
    }),
    read: (bytes) => {
      const query = new URLSearchParams(textOf(bytes));
      const read = boardQuery((name) => query.get(name) ?? '');
      const address = new URLSearchParams(boardParameters(read)).toString();
      const again = boardParameters(boardQuery((name) => new URLSearchParams(address).get(name) ?? ''));
      if (new URLSearchParams(again).toString() !== address) throw new Error(`does not come back: ${address}`);
      return 'read';
    },
    seconds: 1,
  },
];
