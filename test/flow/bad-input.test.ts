/**
 * Whatever people and browsers get wrong is answered with what is wrong and what to do, as a page or, for the page's
 * script, as JSON; and it changes nothing.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { zipSync } from 'fflate';
import { textReport } from '../../demo/documents.js';
import { fileReport, isDraft, upload } from '../../demo/journey.js';
import { rosterText } from '../../demo/season.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor } from '../../demo/visitor.js';
import { secretDigest } from '#shared/access/links.js';
import { textsIn } from '#shared/words/texts.js';
import type { Refusal } from '#shared/filing/refusal.js';
import { listSubmissions } from '#shared/store/filings.js';
import { linkKey } from '#shared/store/keys.js';
import type { Key } from '#shared/store/table.js';
import { loadAgency } from '#shared/store/seasons.js';
import { escaped, JSON_PLEASE, leaving, opened, pageSays, posted, says } from './answers.js';
import {
  ReportingAgency,
  madeUpAgencies,
  dynamoClient,
  linkOf,
  openProduct,
  PEOPLE,
  YEAR,
  type Product,
} from './product.js';
import { breakOff, filled, post, send, sendFile, sessionOf, uploadForm } from './requests.js';

const words = textsIn('zh');

jest.setTimeout(90_000);

const agencies = madeUpAgencies('links', 'expired', 'files', 'broken', 'filed', 'decided', 'neighbour');
let product: Product;
let client: DynamoDBClient;
let desk: string;
beforeAll(async () => {
  product = await openProduct(agencies);
  client = dynamoClient(product.cloud.endpoints.dynamodb);
  desk = product.cloud.endpoints.desk;
  await product.cloud.idle();
});
afterAll(async () => {
  client?.destroy();
  await product?.close();
});

const body = (id: string) =>
  ReportingAgency.enter(
    product,
    agencies.find((agency) => agency.id === id),
  );
const invitation = (id: string) => product.seeded.invitations.get(id) ?? '';
/** Ends what is stored under the key as if its time were over. */
async function expire(key: Key, what: 'link' | 'session'): Promise<void> {
  const item = await product.table.get(key);
  const ended = { ...(item?.[what] as object), expiresAt: '2026-01-01T00:00:00.000Z' };
  await product.table.commit([{ Put: { Item: { ...item, ...key, [what]: ended } } }]);
}
const changesNothing = (act: () => Promise<void>) => leaving(product, client, act);

describe('a link', () => {
  test.each([
    ['of a secret that nobody was sent', () => 'A'.repeat(43)],
    ['cut off in copying', () => invitation('links').split('/l/')[1]?.slice(0, 30) ?? ''],
    ['with a character too many', () => `${invitation('links').split('/l/')[1] ?? ''}。`],
    ['that is not even an address', () => '%E0%A4%A'],
  ])('%s is not known', async (_, secret) => {
    await changesNothing(async () => {
      says(...(await opened(`${desk}/l/${secret()}`)), 404, 'link-unknown');
    });
  });

  test('that has expired offers a new one, which works', async () => {
    const here = await body('expired');
    const session = await sessionOf(invitation('expired'));
    await expire(linkKey(secretDigest(invitation('expired').split('/l/')[1] ?? '')), 'link');
    await changesNothing(async () => {
      const [page, json] = await opened(invitation('expired'));
      says(page, json, 410, 'link-expired');
      expect(page.headers.getSetCookie()).toEqual([]);
    });
    const digest = secretDigest(session.cookie.split('=')[1] ?? '');
    await expire({ pk: `SESSION#${digest}`, sk: 'SESSION' }, 'session');
    await changesNothing(async () => {
      says(...(await opened(session.pageUrl, { cookie: session.cookie })), 401, 'no-session');
      says(...(await posted(session, `${session.pageUrl}/upload`, {})), 401, 'no-session');
      says(...(await posted(session, `${session.pageUrl}/file`, { shown: '0' })), 401, 'no-session');
    });
    const visitor = new Visitor();
    const sent = await visitor.submit(formTo(await visitor.open(invitation('expired')), '/link'));
    expect(sent.text).toContain(words.messages.pages['link-sent'].what);
    const mail = await product.stage.mailTo(here.agency.contact.address, /新链接/);
    const fresh = await new Visitor().open(linkIn(mail));
    expect([fresh.status, fresh.text.includes(here.agency.name)]).toEqual([200, true]);
    expect(linkIn(mail)).not.toBe(invitation('expired'));
    await changesNothing(async () => {
      says(...(await posted({ ...session, cookie: '' }, `${session.pageUrl}/link`, {})), 200, 'link-sent');
    });
  });

  test('of another grant opens nothing, and asking for a new one tells nothing', async () => {
    const mine = await sessionOf(invitation('links'));
    const theirs = await sessionOf(invitation('neighbour'));
    await changesNothing(async () => {
      says(...(await opened(theirs.pageUrl)), 401, 'no-session');
      says(...(await opened(theirs.pageUrl, { cookie: mine.cookie })), 401, 'no-session');
      for (const deed of ['upload', 'record', 'file', 'withdraw'])
        says(...(await posted(mine, `${theirs.pageUrl}/${deed}`, { shown: '0' })), 401, 'no-session');
      for (const deed of ['decision', 'roster', 'invitations', 'waivers', 'releases'])
        says(...(await posted(mine, `${mine.pageUrl}/${deed}`, { confirmed: 'yes' })), 403, 'foreign-link');
      says(...(await opened(`${mine.pageUrl}/filings/links`, { cookie: mine.cookie })), 403, 'foreign-link');
      says(
        ...(await opened(`${mine.pageUrl}/documents/${YEAR}-neighbour-1`, { cookie: mine.cookie })),
        404,
        'not-found',
      );
      says(...(await posted(mine, `${desk}/g/file.${YEAR}.nobody.0123456789/link`, {})), 200, 'link-sent');
    });
  });

  test('used for its decision shows what was decided, and decides no more', async () => {
    const here = await body('decided');
    await here.file();
    const link = linkIn(await here.requested('review'));
    const visitor = new Visitor();
    const form = formTo(await visitor.open(link), '/decision');
    await visitor.submit(form, { outcome: 'approved', comment: '', confirmed: 'yes' });
    await here.requested('approval');
    const session = await sessionOf(link);
    await changesNothing(async () => {
      const page = await new Visitor().open(link);
      const deeds = page.forms.filter(({ action }) => !/\/(sign-out|language|desk)$/.test(action));
      expect([page.status, deeds]).toEqual([200, []]);
      const again = await post(session, form.action, filled(form, { outcome: 'returned', comment: '改主意了' }));
      expect(again.status).toBe(409);
      const [submission] = await listSubmissions(product.table, { area: 'home', year: YEAR, agency: here.agency.id });
      const decision = submission?.decisions[0];
      if (decision === undefined) throw new Error('not decided');
      pageSays(again, words.deedRefusal({ code: 'already-decided', decision, withdrawn: false }));
    });
  });
});

describe('a file', () => {
  const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const text = (content: string) => new TextEncoder().encode(content);
  const report = (name: string, year: number) => textReport(name, year, { triple: false, wrongSum: false }).file.bytes;
  const name = agencies.find(({ id }) => id === 'files')?.name ?? '';

  test.each<[string, string, () => Uint8Array]>([
    ['a picture', 'unsupported-other', () => latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['a program', 'unsupported-other', () => latin(`MZ\x90\0${'\0'.repeat(200)}`)],
    [
      'a document with macros',
      'unsupported-other active-content',
      () =>
        zipSync({
          '[Content_Types].xml': text(
            '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
          ),
          'word/document.xml': text('<w:document/>'),
          'word/vbaProject.bin': text('Attribute VB_Name'),
        }),
    ],
    ['a PDF that breaks off', 'damaged', () => latin('%PDF-1.7\n1 0 obj\n<<')],
    ['white space', 'empty', () => text(' \n\n ')],
    ['minutes of a meeting', 'not-a-report', () => text('会议纪要\n本次会议讨论了下一步工作。\n')],
    ["another year's report", 'other-year', () => report(name, YEAR - 1)],
    ["another body's report", 'other-agency', () => report('云溪县示例邻居局', YEAR)],
  ])('that is %s is kept, refused with its reason, and told by mail', async (_, codes, bytes) => {
    const here = await body('files');
    const before = await listSubmissions(product.table, { area: 'home', year: YEAR, agency: here.agency.id });
    const mails = (await product.stage.mails()).length;
    const page = await upload(product.stage, here.browser, { name: '年度报告.pdf', bytes: bytes() });
    const submissions = await listSubmissions(product.table, { area: 'home', year: YEAR, agency: here.agency.id });
    expect(submissions.slice(0, -1)).toEqual(before);
    const refusal = submissions.at(-1)?.refusal;
    expect([submissions.at(-1)?.state, codes.split(' ').includes(refusal?.code ?? '')]).toEqual(['refused', true]);
    const { title, todo } = words.refusalReason(refusal as Refusal);
    for (const part of [title, ...todo]) expect(page.html).toContain(escaped(part));
    expect(isDraft(page)).toBe(false);
    const mail = await product.stage.mailTo(here.agency.contact.address, /未能受理/, mails);
    expect(mail.text).toContain(title);
  });

  test('too big or of no bytes is not taken by S3, and the page beside it says the limits', async () => {
    const here = await body('broken');
    const { page, form } = await uploadForm(here.browser);
    expect(page.text).toContain('20 MB');
    expect(page.forms.some(({ action }) => action.endsWith('/upload'))).toBe(true);
    await changesNothing(async () => {
      const tooBig = await sendFile(form, { name: 'big.pdf', bytes: new Uint8Array(20 * 1024 * 1024 + 1) });
      expect([tooBig.status, /<Code>(\w+)</.exec(tooBig.body)?.[1]]).toEqual([400, 'EntityTooLarge']);
      const empty = await sendFile(form, { name: 'empty.pdf', bytes: new Uint8Array() });
      expect([empty.status, /<Code>(\w+)</.exec(empty.body)?.[1]]).toEqual([400, 'EntityTooSmall']);
      expect(await objects()).not.toContain(filled(form)['key']);
    });
  });

  test('whose upload broke off half way is no upload, and the same form takes it whole', async () => {
    const here = await body('broken');
    const { form } = await uploadForm(here.browser);
    await changesNothing(() => breakOff(form, here.report().file.bytes));
    expect(await objects()).not.toContain(filled(form)['key']);
    expect((await sendFile(form, here.report().file)).status).toBe(303);
    await product.stage.until('the draft', async () =>
      isDraft(await here.browser.visitor.open(here.browser.pageUrl)) ? true : undefined,
    );
    expect(await listSubmissions(product.table, { area: 'home', year: YEAR, agency: here.agency.id })).toMatchObject([
      { n: 1, state: 'draft' },
    ]);
  });

  /** Keys in the uploads bucket, as its listing gives them. */
  async function objects(): Promise<string> {
    const { S3Client, ListObjectsV2Command } = await import('@aws-sdk/client-s3');
    const { cloud } = product;
    const s3 = new S3Client({
      endpoint: cloud.endpoints.s3,
      region: cloud.region,
      credentials: cloud.credentials,
      forcePathStyle: true,
    });
    const answer = await s3.send(new ListObjectsV2Command({ Bucket: cloud.bucketName('Uploads') }));
    s3.destroy();
    return (answer.Contents ?? []).map(({ Key }) => Key).join('\n');
  }
});

describe('a form', () => {
  test('posted again after it was filed, or from a page that is out of date, files nothing', async () => {
    const here = await body('filed');
    await here.draft();
    const session = await sessionOf(await linkOf(product, here.agency));
    const stale = formTo(await here.browser.visitor.open(here.browser.pageUrl), '/file');
    const statement = filled(stale, { officer: '负小责', title: '副局长', agree: 'on' });
    await changesNothing(async () => {
      const wrong = await post(session, stale.action, { ...statement, shown: '1' });
      expect(wrong.status).toBe(409);
      pageSays(wrong, words.deedRefusal({ code: 'changed-since-shown' }));
      const unsigned = await post(session, stale.action, filled(stale));
      expect(unsigned.status).toBe(422);
      pageSays(unsigned, words.deedRefusal({ code: 'statement-missing', fields: ['officer', 'title', 'agree'] }));
      const asJson = await post(session, stale.action, filled(stale), JSON_PLEASE);
      expect([asJson.status, JSON.parse(asJson.body)]).toMatchObject([422, { error: { code: 'statement-missing' } }]);
    });
    expect((await fileReport(here.browser)).status).toBe(200);
    const link = linkIn(await here.requested('review'));
    await changesNothing(async () => {
      const again = await post(session, stale.action, statement);
      expect(again.status).toBe(409);
      pageSays(again, words.deedRefusal({ code: 'not-now', state: 'in-review' }));
    });
    const reviewer = await sessionOf(link);
    const form = formTo(await new Visitor().open(link), '/decision');
    await changesNothing(async () => {
      const other = await post(reviewer, form.action, { outcome: 'approved', comment: '', shown: 'a'.repeat(64) });
      expect(other.status).toBe(409);
      pageSays(other, words.deedRefusal({ code: 'changed-since-shown' }));
      const silent = await post(reviewer, form.action, filled(form, { outcome: 'returned', comment: ' ' }));
      expect(silent.status).toBe(422);
      pageSays(silent, words.deedRefusal({ code: 'comment-missing' }));
      says(...(await posted(reviewer, form.action, { outcome: 'approved', shown: 'zzz' })), 400, 'bad-form');
      says(...(await posted(reviewer, form.action, filled(form, { outcome: 'maybe' }))), 400, 'bad-form');
    });
  });

  test('posted from another site is not carried out', async () => {
    const session = await sessionOf(product.seeded.publisherLink);
    const url = `${session.pageUrl}/roster`;
    await changesNothing(async () => {
      const fields = { roster: rosterText(madeUpAgencies('stranger')) };
      const from = (headers: Record<string, string>) => posted(session, url, fields, headers);
      says(...(await from({ origin: 'https://evil.example.invalid' })), 403, 'foreign-origin');
      says(...(await from({ 'sec-fetch-site': 'cross-site' })), 403, 'foreign-origin');
      says(...(await from({ 'sec-fetch-site': 'same-site' })), 403, 'foreign-origin');
    });
    expect(await loadAgency(product.table, { area: 'home', year: YEAR, agency: 'stranger' })).toBeUndefined();
  });

  test('that is too long, or no form at all, is not carried out', async () => {
    const session = await sessionOf(product.seeded.publisherLink);
    const url = `${session.pageUrl}/roster`;
    await changesNothing(async () => {
      says(...(await posted(session, url, { roster: '县'.repeat(500_000) })), 413, 'body-too-large');
      const garbage = (headers: Record<string, string>) =>
        send(url, {
          method: 'POST',
          body: 'no boundary here',
          headers: {
            cookie: session.cookie,
            origin: new URL(url).origin,
            'content-type': 'multipart/form-data; boundary=x',
            ...headers,
          },
        });
      says(await garbage({}), await garbage(JSON_PLEASE), 400, 'bad-form');
    });
  });

  test('with a faulty roster names every line that is wrong and takes over none', async () => {
    const session = await sessionOf(product.seeded.publisherLink);
    const row = (...cells: string[]) => cells.join('\t');
    const at = 'x@yunxi.example.invalid';
    const roster = [
      row('单位代码', '单位名称', '类别', '联系人', '联系邮箱', '初审人', '初审邮箱', '审定人', '审定邮箱'),
      row('good-one', '云溪县示例好局', '部门', '好小局', at, '', '', '', ''),
      row('Bad Id', '云溪县示例坏局', '部门', '坏小局', at, '', '', '', ''),
      row('kind', '云溪县示例类局', '公司', '类小局', at, '', '', '', ''),
      row('mail', '云溪县示例邮局', '部门', '邮小局', 'no-address', '', '', '', ''),
      row('good-one', '云溪县示例重局', '部门', '重小局', at, '', '', '', ''),
      row('eyes', '云溪县示例眼局', '部门', '眼小局', PEOPLE.reviewer.address, '', '', '', ''),
      'three\t云溪县示例缺局\t部门',
    ].join('\n');
    await post(session, `${session.pageUrl}/roster`, { roster });
    const shown = await send(`${session.pageUrl}/roster`, { headers: { cookie: session.cookie } });
    const version = /name="version" value="(\d+)"/.exec(shown.body)?.[1] ?? '';
    await changesNothing(async () => {
      const answer = await post(session, `${session.pageUrl}/roster/save`, { version });
      expect(answer.status).toBe(422);
      const { problemOf, problems, fields, pair } = words.roster;
      for (const [line, field, code] of [
        [3, 'id', 'bad-id'],
        [4, 'kind', 'bad-kind'],
        [5, 'contactAddress', 'bad-address'],
        [6, 'id', 'twice'],
        [8, 'contactAddress', 'missing'],
      ] as const) {
        const said = problemOf(line, fields[field], problems[code].what);
        expect([said, answer.body.includes(escaped(said))]).toEqual([said, true]);
        expect(answer.body).toContain(escaped(problems[code].todo));
      }
      const same = problemOf(7, fields.contactName, pair(words.names.pair('contact/reviewer')));
      expect(answer.body).toContain(escaped(same));
      expect(answer.body).not.toContain('第 2 行，');
      // What was pasted stands in the form again, to be mended there.
      expect(answer.body).toContain('云溪县示例眼局');
    });
  });
});

describe('an address', () => {
  test.each(['/nowhere', '/g', '/l', '/index.php', '/g/x/y/z/a', '/%E0%A4%A'])('%s is nowhere', async (path) => {
    await changesNothing(async () => says(...(await opened(`${desk}${path}`)), 404, 'unknown-path'));
  });

  test('that only a form may be sent to says so when it is opened', async () => {
    const session = await sessionOf(invitation('links'));
    await changesNothing(async () => {
      for (const deed of ['upload', 'file', 'record', 'decision', 'link']) {
        const [page, json] = await opened(`${session.pageUrl}/${deed}`, { cookie: session.cookie });
        says(page, json, 405, 'wrong-method');
        expect(page.headers.get('allow')).toBe('POST');
      }
      says(...(await posted(session, session.pageUrl, {})), 405, 'wrong-method');
      const gone = await send(session.pageUrl, { method: 'DELETE', headers: { cookie: session.cookie } });
      expect([gone.status, gone.headers.get('allow')]).toEqual([405, 'GET']);
    });
  });
});
