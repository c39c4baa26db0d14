/** The language that a person chose: on their pages at once, in the mails that follow, and in the next browser. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { filingGrantId } from '#shared/access/links.js';
import { loadPreferences } from '#shared/store/people.js';
import { queueWrite } from '#shared/store/outbox.js';
import { contact, fileGrant, NOW } from '../../deeds/filing/scene.js';
import { grantPut } from '../../store/put-grant.js';
import { openWith } from '../../store/walk.js';
import { formTo, readPage } from '../page.js';
import { DESK, keepCookies, openRunningDesk, type RunningDesk } from './running-desk.js';

const filing = { area: 'home', year: 2025, agency: 'jiaoyu' };
const grant = filingGrantId(filing, contact);
const page = `/g/${grant}`;

let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk();
  await openWith(desk.table, 'jiaoyu');
  await desk.table.commit([grantPut({ ...fileGrant, id: grant, expiresAt: '2099-01-01T00:00:00.000Z' })]);
});
afterAll(() => desk.close());

let mails = 0;
/** A mail with a link, as it arrives, and a browser that opened it. */
async function mailed() {
  const message = { name: 'new-link', year: 2025, area: '云溪县', purpose: 'file', agencyName: '教育局' } as const;
  const row = { kind: 'mail', id: `mail-${++mails}`, to: contact, grant, message } as const;
  await desk.table.commit([queueWrite('home', row, NOW)]);
  await desk.deliver();
  const mail = desk.mails.at(-1);
  const path = /\/l\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? '';
  const cookies = new Map<string, string>();
  keepCookies(cookies, await desk.request('GET', path));
  return { subject: mail?.subject ?? '', cookies };
}

const langOf = (body: string) => /<html lang="([^"]+)"/.exec(body)?.[1];
const tokenIn = (body: string) => /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';

describe('somebody with a link', () => {
  test('reads Chinese, chooses English on the page, and is written to in English from then on', async () => {
    const { subject, cookies } = await mailed();
    expect(subject).toMatch(/^【年报】/);
    const before = await desk.request('GET', page, { cookies });
    expect(langOf(before.body)).toBe('zh-CN');
    expect(formTo(readPage(before.body), `${page}/language`)).toBeDefined();

    const form = { token: tokenIn(before.body), language: 'en' };
    const headers = { referer: `${DESK}${page}?from=here` };
    const chosen = await desk.request('POST', `${page}/language`, { cookies, form, headers });
    expect([chosen.status, chosen.location]).toEqual([303, `${page}?from=here`]);
    keepCookies(cookies, chosen);
    expect(langOf((await desk.request('GET', page, { cookies })).body)).toBe('en');
    expect(await loadPreferences(desk.table, 'home', contact)).toMatchObject({ language: 'en' });

    const next = await mailed();
    expect(next.subject).toMatch(/^\[Annual reports\] /);
    // Another browser, which chose nothing and asks for Chinese.
    const headersThere = { 'accept-language': 'zh-CN' };
    const there = await desk.request('GET', page, { cookies: next.cookies, headers: headersThere });
    expect(langOf(there.body)).toBe('en');
  });

  test('comes back to the page of the link where the button stood on no page that can be opened', async () => {
    const { cookies } = await mailed();
    const form = { token: tokenIn((await desk.request('GET', page, { cookies })).body), language: 'zh' };
    for (const referer of [`${DESK}${page}/upload`, `${DESK}/l/${'x'.repeat(43)}`, 'https://other.invalid/g/x', 'x']) {
      const chosen = await desk.request('POST', `${page}/language`, { cookies, form, headers: { referer } });
      expect([chosen.status, chosen.location]).toEqual([303, page]);
    }
  });

  test('keeps nothing by a GET, by another site, or in a language that there is not', async () => {
    const { cookies } = await mailed();
    const form = { token: tokenIn((await desk.request('GET', page, { cookies })).body), language: 'fr' };
    expect((await desk.request('POST', `${page}/language`, { cookies, form })).status).toBe(400);
    expect((await desk.request('GET', `${page}/language`, { cookies })).status).toBe(405);
    const headers = { 'sec-fetch-site': 'cross-site' };
    const foreign = { ...form, language: 'en' };
    expect((await desk.request('POST', `${page}/language`, { cookies, form: foreign, headers })).status).toBe(403);
    expect((await desk.request('POST', '/language', { form: { language: 'en' }, headers })).status).toBe(403);
    expect(await loadPreferences(desk.table, 'home', contact)).toMatchObject({ language: 'zh' });
  });
});

describe('a page for everybody', () => {
  test('is in the language that the browser asks for', async () => {
    const read = async (header: string) =>
      langOf((await desk.request('GET', '/verify', { headers: { 'accept-language': header } })).body);
    expect(await read('en-GB,en;q=0.9,zh;q=0.8')).toBe('en');
    expect(await read('zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh-CN');
    expect(await read('fr-FR,de;q=0.5')).toBe('zh-CN');
  });

  test('remembers a choice for this browser, against what it asks for', async () => {
    const cookies = new Map<string, string>();
    const headers = { 'accept-language': 'en' };
    const chosen = await desk.request('POST', '/language', {
      form: { language: 'zh' },
      headers: { ...headers, referer: `${DESK}/verify?number=1` },
    });
    expect([chosen.status, chosen.location]).toEqual([303, '/verify?number=1']);
    keepCookies(cookies, chosen);
    expect(langOf((await desk.request('GET', '/verify', { cookies, headers })).body)).toBe('zh-CN');
    expect(langOf((await desk.request('GET', '/no-such-page', { cookies, headers })).body)).toBe('zh-CN');
  });
});
