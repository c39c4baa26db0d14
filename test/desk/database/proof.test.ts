/**
 * A deed that decides asks an unproven browser for the code that was mailed: five tries, ten minutes, in that browser
 * only. What was typed before is carried along, and the proof holds for that browser and person for the season.
 */
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import {
  BROWSERS_MAX,
  CODE_MINUTES,
  CODE_SENDS,
  CODE_TRIES,
  mintCode,
  personDigest,
  PROOF_DAYS,
} from '#shared/access/codes.js';
import { mintSecret, personMark, secretDigest } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import { newSession } from '#shared/access/sessions.js';
import { deed, deskApp, type Desk } from '#shared/desk/edge.js';
import { provePerson } from '#shared/desk/proof.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import type { Digest } from '#shared/ids/digest.js';
import type { Log } from '#shared/runtime/log.js';
import type { Season } from '#shared/season/model.js';
import { isProven, proveBrowser, voidProofsWrite } from '#shared/store/browsers.js';
import { loadChallenge, mintChallenge } from '#shared/store/challenges.js';
import { outboxKey } from '#shared/store/keys.js';
import { CODES_PER_ADDRESS } from '#shared/store/limits.js';
import { loadRow } from '#shared/store/outbox.js';
import { openedSession, sessionWrite } from '#shared/store/sessions.js';
import type { Table } from '#shared/store/table.js';
import { NOW, publishGrant, season, stranger } from '../../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from '../../store/database.js';
import { grantPut } from '../../store/put-grant.js';
import { named, readPage, visible } from '../page.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
});
afterAll(() => database.close());

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
let now = NOW;
let people = 0;
beforeEach(() => {
  now = NOW;
});

/** A grant of a person whom no other test mails. */
async function granted(changes: Partial<Grant> = {}): Promise<Grant> {
  const n = people++;
  const person = { name: `人${n}`, address: `p${n}@yunxi.example.invalid` as never };
  const id = grantIdSchema.parse(`publish.home.2025.p${n}`);
  const grant = { ...publishGrant, id, person, ...changes } as Grant;
  await table.commit([grantPut(grant)]);
  return grant;
}

/** A browser with an open session, that keeps its cookies. */
async function browser(grant: Grant, of: Season = season, others: readonly Season[] = []) {
  const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() } as unknown as Log;
  const desk: Desk = { table, deskBaseUrl: 'https://desk.example.invalid', now: () => now, log };
  const app = deskApp(desk);
  deed(app, desk, '/g/:grant/releases', 'publish', async (context, held, form) => {
    const proving = { grant: held, season: of, others, deed: 'release', agencyName: null, to: '/releases' } as const;
    const proven = await provePerson(context, desk, proving, form);
    return proven instanceof Response ? proven : context.text(`done: ${form.text('what')} by ${proven.proof}`);
  });
  const link = { digest: secretDigest(mintSecret()), expiresAt: later(100_000).toISOString() };
  const opened = openedSession(newSession(grant, link, now));
  await table.commit([sessionWrite(opened)]);
  const cookies = new Map([['session', opened.secret]]);
  const session = opened.session.digest;
  return {
    session,
    cookies,
    async post(fields: Record<string, string>) {
      const headers = {
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        origin: 'https://desk.example.invalid',
      };
      const body = new URLSearchParams({ what: 'this and that', ...fields });
      const answer = await app.request(`/g/${grant.id}/releases`, { method: 'POST', body, headers });
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      return { status: answer.status, body: await answer.text(), set: answer.headers.getSetCookie() };
    },
    mails: async () => {
      const rows = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => loadRow(table, mailKey(session, n))));
      return rows.filter((row) => row !== undefined);
    },
  };
}
const mailKey = (session: Digest, n: number) => outboxKey('home', 'mail', `code.${session}.${n}`);

/** What send-mail does when the row comes up. */
async function mailed(session: Digest): Promise<string> {
  const code = mintCode();
  const sends = (await loadChallenge(table, session))?.sends;
  const asked = { session, row: `code.${session}.${sends}` };
  expect(await mintChallenge(table, asked, code, now)).toBe('minted');
  return code;
}
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');

test('asks for the code, carries the form along, and does the deed once it is right; the next needs none', async () => {
  const grant = await granted();
  const { post, session, mails, cookies } = await browser(grant);
  const asked = await post({});
  expect(asked.status).toBe(200);
  expect(named(readPage(asked.body), 'what')[0]?.attributes['value']).toBe('this and that');
  expect(await mails()).toMatchObject([{ to: grant.person, grant: null, codeFor: session, message: { name: 'code' } }]);
  const code = await mailed(session);
  const done = await post({ code: ` ${code.slice(0, 3)} ${code.slice(3)} ` });
  expect(done.body).toBe('done: this and that by code');
  expect(done.set).toEqual([
    expect.stringMatching(/^browser-\w+-home-2025=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax/),
  ]);
  expect((await post({})).body).toMatch(/^done/);
  const scan = JSON.stringify(await database.call('Scan', { TableName: 'nianbao' }));
  expect([...cookies.values()].filter((secret) => scan.includes(secret))).toEqual([]);
});

test('the mail of an older asking that is tried late puts out no newer code', async () => {
  const { post, session } = await browser(await granted());
  await post({});
  now = later(2);
  await post({ resend: 'yes' });
  const code = await mailed(session);
  const older = { session, row: `code.${session}.1` };
  expect(await mintChallenge(table, older, mintCode(), later(3))).toBe('superseded');
  expect((await post({ code })).body).toMatch(/^done/);
});

test('a code that nobody waits for any more is not put in force', async () => {
  const { post, session } = await browser(await granted());
  await post({});
  const asked = { session, row: `code.${session}.1` };
  expect(await mintChallenge(table, asked, mintCode(), later(CODE_MINUTES))).toBe('late');
  expect(await mintChallenge(table, asked, mintCode(), later(CODE_MINUTES - 1))).toBe('minted');
  expect(await mintChallenge(table, { session, row: 'another.1' }, mintCode(), now)).toBe('gone');
});

test('keeps a code from everybody who reads the table', async () => {
  const { post, session } = await browser(await granted());
  await post({});
  const code = await mailed(session);
  const { Items } = (await database.call('Scan', { TableName: 'nianbao' })) as { Items: object[] };
  const row = JSON.stringify(Items.find((item) => JSON.stringify(item).includes(`CODE#${session}`)));
  expect(row).toMatch(/"hash":\{"S":"[0-9a-f]{64}"\}/);
  expect(row).not.toContain(`"${code}"`);
});

test('takes five tries and no more, however many come at once', async () => {
  const { post, session } = await browser(await granted());
  await post({});
  const code = await mailed(session);
  const answers = await Promise.all(Array.from({ length: 12 }, () => post({ code: wrongFor(code) })));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 422));
  expect(visible(readPage((await post({ code })).body))).toContain('已试满次数');
});

test('says how many tries are left, and a right answer among them counts', async () => {
  const { post, session } = await browser(await granted());
  await post({});
  const code = await mailed(session);
  expect(visible(readPage((await post({ code: wrongFor(code) })).body))).toContain('还可以试 4 次');
  expect((await post({ code })).body).toMatch(/^done/);
});

test.each(['12a', '12345', '1234567', 'abcdef'])('a typed “%s” is no code and costs no try', async (code) => {
  const { post, session } = await browser(await granted());
  await post({});
  const right = await mailed(session);
  for (let n = 0; n <= CODE_TRIES; n++)
    expect(visible(readPage((await post({ code })).body))).toContain('请输入六位数字');
  expect(visible(readPage((await post({ code: wrongFor(right) })).body))).toContain('还可以试 4 次');
  expect((await post({ code: right })).body).toMatch(/^done/);
});

test('when the tries are spent, the form sent again offers a new code and no box', async () => {
  const { post, session } = await browser(await granted());
  await post({});
  const code = await mailed(session);
  for (let n = 0; n < CODE_TRIES; n++) await post({ code: wrongFor(code) });
  const limited = readPage((await post({ resend: 'yes' })).body);
  expect(visible(limited)).toContain('原来的验证码已不能使用');
  expect([named(limited, 'code').length, named(limited, 'resend').length]).toEqual([0, 1]);
  now = later(2);
  expect((await post({})).status).toBe(200);
  expect((await post({ code: await mailed(session) })).body).toMatch(/^done/);
});

test('“this was not me” takes back what was proved before, in every browser, and for that person alone', async () => {
  const [grant, other] = [await granted(), await granted()];
  const [here, there, theirs] = [await browser(grant), await browser(grant), await browser(other)];
  for (const each of [here, there, theirs]) {
    await each.post({});
    expect((await each.post({ code: await mailed(each.session) })).body).toMatch(/^done/);
    now = later(2);
  }
  await table.commit([voidProofsWrite(grant, now)]);
  expect((await here.post({})).body).not.toMatch(/^done/);
  expect((await there.post({})).body).not.toMatch(/^done/);
  expect((await theirs.post({})).body).toMatch(/^done/);
  now = later(4);
  await here.post({});
  expect((await here.post({ code: await mailed(here.session) })).body).toMatch(/^done/);
  expect((await here.post({})).body).toMatch(/^done/);
});

test('a proof that former code noted holds, until its person says “this was not me”', async () => {
  const grant = await granted();
  const secret = mintSecret();
  const person = personDigest(grant.person);
  const proof = {
    person,
    area: 'home',
    year: 2025,
    provenAt: NOW.toISOString(),
    expiresAt: later(100_000).toISOString(),
  };
  const key = { pk: `BROWSER#${secretDigest(secret)}`, sk: `PROOF#home#2025#${person}` };
  await table.commit([{ Put: { Item: { ...key, v: 1, proof } } }]);
  expect(await isProven(table, secret, grant, now)).toBe(true);
  await table.commit([voidProofsWrite(grant, later(1))]);
  expect(await isProven(table, secret, grant, later(2))).toBe(false);
});

test('says why it asks: for the first time in this browser, or again after its person said “this was not me”', async () => {
  const grant = await granted();
  const { post, session } = await browser(grant);
  const reason = async () => visible(readPage((await post({})).body));
  expect(await reason()).toContain('第一次在这个浏览器办理');
  await post({ code: await mailed(session) });
  await table.commit([voidProofsWrite(grant, later(1))]);
  now = later(20);
  const again = await reason();
  expect(again).toContain('您名下有一项决定被停止，请重新验证');
  expect(again).not.toContain('第一次在这个浏览器办理');
  expect(visible(readPage((await (await browser(grant)).post({})).body))).toContain('第一次在这个浏览器办理');
});

test('browsers proved at the same moment are all kept, up to as many as one person needs', async () => {
  const grant = await granted();
  const proved = await Promise.all([1, 2, 3].map(() => proveBrowser(table, grant, now)));
  for (const { secret } of proved) expect(await isProven(table, secret, grant, now)).toBe(true);
  for (let n = 0; n < BROWSERS_MAX; n++) await proveBrowser(table, grant, now);
  expect(await isProven(table, proved[0]!.secret, grant, now)).toBe(false);
});

test('takes no code after ten minutes, and mails another when the form is sent again', async () => {
  const { post, session, mails } = await browser(await granted());
  await post({});
  const code = await mailed(session);
  now = later(CODE_MINUTES);
  expect(visible(readPage((await post({ code })).body))).toContain('验证码已过期');
  await post({});
  expect(await mails()).toHaveLength(2);
});

test('takes no code in another browser than the one that asked', async () => {
  const grant = await granted();
  const [mine, theirs] = [await browser(grant), await browser(grant)];
  await mine.post({});
  const code = await mailed(mine.session);
  expect(visible(readPage((await theirs.post({ code })).body))).toContain('还没有可用的验证码');
  await theirs.post({});
  await mailed(theirs.session);
  const other = await theirs.post({ code });
  expect(other.status).toBe(422);
  expect((await mine.post({ code })).body).toMatch(/^done/);
  // A code is spent with its right answer.
  mine.cookies.delete([...mine.cookies.keys()].find((name) => name.startsWith('browser-'))!);
  expect((await mine.post({ code })).status).toBe(422);
});

test('mails once for a form sent twice, again when asked to, and not without end', async () => {
  const { post, mails } = await browser(await granted());
  await post({});
  await post({});
  expect(await mails()).toHaveLength(1);
  expect(visible(readPage((await post({ resend: 'yes' })).body))).toContain('暂时不能再发');
  for (let n = 1; n < CODE_SENDS; n++) {
    now = later(n * 2);
    expect((await post({ resend: 'yes' })).status).toBe(200);
  }
  now = later(60);
  expect((await post({ resend: 'yes' })).status).toBe(422);
  expect(await mails()).toHaveLength(CODE_SENDS);
});

test('mails one address only so many codes a day, however many browsers ask', async () => {
  const grant = await granted();
  let sent = 0;
  for (let n = 0; n < CODES_PER_ADDRESS + 3; n++) if ((await (await browser(grant)).post({})).status === 200) sent++;
  expect(sent).toBe(CODES_PER_ADDRESS);
  now = later(24 * 60);
  expect((await (await browser(grant)).post({})).status).toBe(200);
});

test('the proof is of that browser, that person and that season, and ends', async () => {
  const grant = await granted();
  const here = await browser(grant);
  await here.post({});
  const code = await mailed(here.session);
  await here.post({ code });
  const proof = [...here.cookies].filter(([name]) => name.startsWith('browser-'));
  const withProof = async (other: Grant) => {
    const next = await browser(other, { ...season, year: other.year });
    for (const [, secret] of proof) {
      // Under the name that the other person's own would have.
      next.cookies.set(`browser-${personMark(other.person)}`, secret);
    }
    return (await next.post({})).body;
  };
  expect(await withProof(grant)).toMatch(/^done/);
  expect(await withProof(await granted({ person: stranger }))).not.toMatch(/^done/);
  const nextSeason = { ...grant, year: 2026 as never, id: grantIdSchema.parse(`${grant.id}.next`) };
  await table.commit([grantPut(nextSeason)]);
  expect(await withProof(nextSeason)).not.toMatch(/^done/);
  now = later(PROOF_DAYS * 24 * 60);
  expect(await withProof(grant)).not.toMatch(/^done/);
});

test('a demonstration asks for no code, and the deed notes that', async () => {
  const { post, mails } = await browser(await granted(), { ...season, proof: 'off' });
  expect((await post({})).body).toBe('done: this and that by off');
  expect(await mails()).toEqual([]);
});

test('one code proves the browser for every season that the deed is about, and none of them ends another', async () => {
  const grant = await granted();
  const next = { ...season, year: 2026 as never };
  const here = await browser(grant, season, [next]);
  await here.post({});
  const code = await mailed(here.session);
  expect((await here.post({ code })).body).toBe('done: this and that by code');
  expect((await here.post({})).body).toMatch(/^done/);
  expect(await here.mails()).toHaveLength(1);
  // By each season alone, too, in the same browser.
  for (const [n, of] of [season, next].entries()) {
    const theirs = { ...grant, year: of.year, id: grantIdSchema.parse(`${grant.id}.of${n}`) };
    await table.commit([grantPut(theirs)]);
    const alone = await browser(theirs, of);
    for (const [name, secret] of here.cookies) if (name.startsWith('browser-')) alone.cookies.set(name, secret);
    expect((await alone.post({})).body).toMatch(/^done/);
  }
});

test('a season that is proved already does not do for the other: the code is asked for once more', async () => {
  const grant = await granted();
  const here = await browser(grant);
  await here.post({});
  await here.post({ code: await mailed(here.session) });
  const both = await browser(grant, season, [{ ...season, year: 2026 as never }]);
  for (const [name, secret] of here.cookies) if (name.startsWith('browser-')) both.cookies.set(name, secret);
  expect((await both.post({})).body).not.toMatch(/^done/);
});
