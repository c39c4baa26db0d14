/**
 * What a browser holds after opening a mailed link: a session of its own that ends by itself, with its link or by
 * signing out, and the token by which a form is known as the desk's own where the browser says nothing.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mintSecret, secretDigest } from '#shared/access/links.js';
import { UNMAILED, type Grant, type Link } from '#shared/access/model.js';
import { formToken, TOKEN_FIELD } from '#shared/access/sessions.js';
import { deed, deskApp, type Desk } from '#shared/desk/edge.js';
import { openSession, proveGrant } from '#shared/desk/session.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import type { Log } from '#shared/runtime/log.js';
import { linkKey } from '#shared/store/keys.js';
import { endSession } from '#shared/store/sessions.js';
import type { Table } from '#shared/store/table.js';
import { LINK_PURPOSES } from '#shared/workflow/authorisation.js';
import { fileGrant, NOW, publishGrant } from '../../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from '../../store/database.js';
import { grantPut } from '../../store/put-grant.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
});
afterAll(() => database.close());

const DESK = 'https://desk.example.invalid';
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
let now = NOW;
let grants = 0;
beforeEach(() => {
  now = NOW;
});

async function granted(from: Grant, changes: Partial<Grant> = {}): Promise<Grant> {
  const grant = { ...from, id: grantIdSchema.parse(`${from.purpose}.home.2025.s${grants++}`), ...changes } as Grant;
  await table.commit([grantPut(grant)]);
  return grant;
}

function linkOf(grant: Grant, expiresAt = hours(1000)): Link {
  return {
    digest: secretDigest(mintSecret()),
    grant: grant.id,
    serial: grant.serial,
    mintedAt: NOW.toISOString(),
    expiresAt: expiresAt.toISOString(),
    former: false,
  };
}

function appOf(grant: Grant, link: Link) {
  const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() } as unknown as Log;
  const desk: Desk = { table, deskBaseUrl: DESK, now: () => now, log };
  const app = deskApp(desk);
  app.get('/l/open', async (context) => {
    await openSession(context, desk, grant, link);
    return context.text('opened');
  });
  app.get('/g/:grant', async (context) => {
    const proof = await proveGrant(context, desk);
    return context.text('problem' in proof ? proof.problem : `welcome ${proof.session.token}`);
  });
  deed(app, desk, '/g/:grant/language', LINK_PURPOSES, async (context) => context.text('done'));
  return app;
}

async function opened(grant: Grant, link = linkOf(grant)) {
  const app = appOf(grant, link);
  const set = (await app.request('/l/open')).headers.get('set-cookie') ?? '';
  const cookie = set.split(';')[0] ?? '';
  return {
    app,
    set,
    cookie,
    secret: cookie.split('=')[1] ?? '',
    look: async () => (await app.request(`/g/${grant.id}`, { headers: { cookie } })).text(),
    post: async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
      const body = new URLSearchParams(fields);
      return (
        await app.request(`/g/${grant.id}/language`, { method: 'POST', body, headers: { cookie, ...headers } })
      ).text();
    },
  };
}

describe('a session', () => {
  test('is another secret than the link’s, in a cookie for the pages of that one grant; the table has its hash', async () => {
    const grant = await granted(fileGrant);
    const { set, secret } = await opened(grant);
    expect(set).toMatch(/^session=[\w-]{43};/);
    expect(set).toContain(`Path=/g/${grant.id};`);
    expect(set).toMatch(/HttpOnly; Secure; SameSite=Lax/);
    const scan = JSON.stringify(await database.call('Scan', { TableName: 'nianbao' }));
    expect(scan).toContain(`SESSION#${secretDigest(secret)}`);
    expect(scan).not.toContain(secret);
  });

  test.each([
    ['after a day and a night', fileGrant, 24],
    ['after twelve hours for who can publish', publishGrant, 12],
  ] as const)('ends %s, cookie and all', async (_, from, life) => {
    const { look, set } = await opened(await granted(from));
    expect(/Expires=([^;]+)/.exec(set)?.[1]).toBe(hours(life).toUTCString());
    now = new Date(hours(life).getTime() - 1);
    expect(await look()).toMatch(/^welcome/);
    now = hours(life);
    expect(await look()).toBe('no-session');
  });

  test('ends with its link where that ends sooner', async () => {
    const grant = await granted(fileGrant);
    const { look } = await opened(grant, linkOf(grant, hours(2)));
    now = hours(2);
    expect(await look()).toBe('no-session');
  });

  test('ends when the grant is revoked, and stays ended when the person gets it back', async () => {
    const grant = await granted(fileGrant);
    const { look } = await opened(grant);
    await table.commit([grantPut({ ...grant, status: 'revoked' })]);
    expect(await look()).toBe('link-revoked');
    await table.commit([grantPut({ ...grant, serial: 1 })]);
    expect(await look()).toBe('no-session');
  });

  test('goes on when a newer link is mailed: a person is not thrown out by a mail that their own deed called forth', async () => {
    const grant = await granted(fileGrant);
    const { look } = await opened(grant);
    await table.commit([grantPut({ ...grant, links: { ...UNMAILED.links, current: secretDigest('newer') } })]);
    expect(await look()).toMatch(/^welcome/);
  });

  test('ended by signing out opens nothing, wherever its cookie was copied to', async () => {
    const { look, secret } = await opened(await granted(fileGrant));
    await endSession(table, secretDigest(secret));
    expect(await look()).toBe('no-session');
  });

  test('is kept when the same link is opened in a second tab, and replaced by another link’s', async () => {
    const grant = await granted(fileGrant);
    const link = linkOf(grant);
    const { app, cookie } = await opened(grant, link);
    expect((await app.request('/l/open', { headers: { cookie } })).headers.get('set-cookie')).toBeNull();
    const other = await appOf(grant, linkOf(grant)).request('/l/open', { headers: { cookie } });
    expect(other.headers.get('set-cookie')).toMatch(/^session=/);
  });

  test('opens no other grant', async () => {
    const [mine, other] = [await granted(fileGrant), await granted(fileGrant)];
    const { app, cookie } = await opened(mine);
    expect(await (await app.request(`/g/${other.id}`, { headers: { cookie } })).text()).toBe('no-session');
  });

  test('is not what the link’s own secret is', async () => {
    const grant = await granted(fileGrant, { links: { current: secretDigest('x'.repeat(43)), pending: null } });
    const link = { ...linkOf(grant), digest: secretDigest('x'.repeat(43)) };
    const { digest, ...row } = link;
    await table.commit([{ Put: { Item: { ...linkKey(digest), v: 2, link: row } } }]);
    for (const name of ['session', 'link']) {
      const headers = { cookie: `${name}=${'x'.repeat(43)}` };
      expect(await (await appOf(grant, link).request(`/g/${grant.id}`, { headers })).text()).toBe('no-session');
    }
  });
});

describe('a cookie of former code', () => {
  const former = async (links: Grant['links']) => {
    const grant = await granted(fileGrant, { links });
    const secret = mintSecret();
    const expiresAtSeconds = Math.floor(hours(48).getTime() / 1000) + 365 * 86_400;
    const Item = { ...linkKey(secretDigest(secret)), v: 1, grant: grant.id, expiresAtSeconds };
    await table.commit([{ Put: { Item } }]);
    const headers = { cookie: `link=${secret}` };
    return async () => (await appOf(grant, linkOf(grant)).request(`/g/${grant.id}`, { headers })).text();
  };

  test('goes on as a session until the link’s end', async () => {
    const look = await former(null);
    expect(await look()).toMatch(/^welcome/);
    now = hours(48);
    expect(await look()).toBe('no-session');
  });

  test('goes on for a day after a link of today was mailed, and no longer', async () => {
    const current = secretDigest('newer');
    const look = await former({ current, pending: null, formerUntil: hours(24).toISOString() });
    expect(await look()).toMatch(/^welcome/);
    now = hours(24);
    expect(await look()).toBe('no-session');
  });
});

describe('a form', () => {
  const OWN = { origin: DESK };
  test.each([
    ['from the desk’s own page', { 'sec-fetch-site': 'same-origin', origin: DESK }, false, 'done'],
    ['from the own page of a browser without Fetch Metadata', OWN, false, 'done'],
    ['that an old browser sends as "null", with the token', { origin: 'null' }, true, 'done'],
    ['that an old browser sends as "null", without it', { origin: 'null' }, false, 'refused'],
    ['from who knows where, with the token', {}, true, 'done'],
    ['from who knows where, without it', {}, false, 'refused'],
    ['of another site, though it has the token', { origin: 'https://evil.example.invalid' }, true, 'refused'],
    ['of another site that calls itself "null"', { origin: 'null', 'sec-fetch-site': 'cross-site' }, true, 'refused'],
    ['of a neighbouring site', { origin: DESK, 'sec-fetch-site': 'same-site' }, true, 'refused'],
  ] as const)('%s', async (_, headers, withToken, outcome) => {
    const { post, secret } = await opened(await granted(fileGrant));
    const answer = await post(withToken ? { [TOKEN_FIELD]: formToken(secret) } : { other: 'x' }, headers);
    expect(answer === 'done' ? 'done' : 'refused').toBe(outcome);
  });

  test('with the token of another session is not our own', async () => {
    const { post } = await opened(await granted(fileGrant));
    expect(await post({ [TOKEN_FIELD]: formToken(mintSecret()) }, { origin: 'null' })).not.toBe('done');
  });
});

test('pages tell their own desk where a form stands; an address with a link’s secret tells nobody', async () => {
  const grant = await granted(fileGrant);
  const { app } = await opened(grant);
  const policy = async (path: string) => (await app.request(path)).headers.get('referrer-policy');
  expect(await policy(`/g/${grant.id}`)).toBe('same-origin');
  for (const path of ['/l/open', '/l/', '/l/mistyped/more', '/l']) expect(await policy(path)).toBe('no-referrer');
});
