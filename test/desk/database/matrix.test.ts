/**
 * Every route and verb, asked by every kind of link and by every kind of nobody: let in exactly where the matrix says
 * (docs/authorisation.md), and where it does not, nothing is written. Made from the code's own list: a route that is new is
 * tried as it comes.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { filingGrantId, mintSecret, publisherGrantId } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { personSchema } from '#shared/ids/person.js';
import { endedAll } from '#shared/access/model.js';
import { endAllWrite, loadGrant } from '#shared/store/grants.js';
import { LINK_PURPOSES, WHO_MAY, type Asker, type LinkPurpose, type Route } from '#shared/workflow/authorisation.js';
import { contact, publisher } from '../../deeds/filing/scene.js';
import { grantPut } from '../../store/put-grant.js';
import { entered } from './entered.js';
import { BEHIND_LINKS, DRAFT, everyLink, filledIn, HOME, type Links } from './every-link.js';
import { openRunningDesk, type Answer, type RunningDesk } from './running-desk.js';

jest.setTimeout(60_000);

let desk: RunningDesk;
let links: Links;
beforeAll(async () => {
  desk = await openRunningDesk();
  links = await everyLink(desk.table);
}, 120_000);
afterAll(() => desk.close());

const READS = ['GetItem', 'BatchGetItem', 'Query', 'Scan'];
/** Opening an item of one's desk leaves a session, as opening a mailed link does. */
const LEAVES_A_SESSION: readonly Route[] = ['GET /g/{grant}/items/{item}', 'GET /l/{secret}'];
const REFUSED = [
  'foreign-link',
  'no-session',
  'link-revoked',
  'link-ended',
  'link-expired',
  'unknown-path',
  'wrong-method',
];

interface Tried extends Answer {
  readonly code: string;
  readonly writes: readonly string[];
}

/** Asks as the page's script does, which is answered in codes. */
async function ask(
  route: Route,
  purpose: LinkPurpose,
  cookies: ReadonlyMap<string, string>,
  changes: Readonly<Record<string, string>> = {},
  fields: Readonly<Record<string, string>> = {},
): Promise<Tried> {
  const { method, path } = filledIn(route, links, purpose, changes);
  const before = desk.calls.length;
  const form = method === 'POST' ? { form: fields } : {};
  const answer = await desk.request(method, path, { cookies, ...form, headers: { accept: 'application/json' } });
  const writes = desk.calls.slice(before).filter((call) => !READS.includes(call));
  return { ...answer, writes, code: codeIn(answer.body) };
}

function codeIn(body: string): string {
  try {
    const answer = JSON.parse(body) as { code?: string; error?: { code?: string } };
    return answer.code ?? answer.error?.code ?? '';
  } catch {
    return '';
  }
}

const grantOf = async (purpose: LinkPurpose): Promise<Grant> => (await loadGrant(desk.table, links[purpose]))!;
/** A browser that opened the link, and proved nothing. */
const browsers = new Map<LinkPurpose, ReadonlyMap<string, string>>();
async function browserOf(purpose: LinkPurpose): Promise<ReadonlyMap<string, string>> {
  const held = browsers.get(purpose);
  if (held !== undefined) return held;
  const { cookies } = await entered(desk.table, await grantOf(purpose), { proven: false });
  browsers.set(purpose, cookies);
  return cookies;
}
const mayAsk = (route: Route, purpose: LinkPurpose): boolean => {
  const asker: Asker = WHO_MAY[route];
  return asker === 'anybody' || (asker as readonly LinkPurpose[]).includes(purpose);
};

/** A form that would do something, for those by whom nothing may be done. */
const FULL: Readonly<Record<string, string>> = {
  ...{
    sure: 'yes',
    confirmed: 'yes',
    agree: 'on',
    officer: '张三',
    title: '局长',
    outcome: 'approved',
    reason: '改正',
  },
  ...{ agency: 'jiaoyu', submission: 'home.2025-jiaoyu-1', delegation: 'd1', name: '某人', address: 'x@y.invalid' },
  ...{
    language: 'en',
    mails: 'daily',
    shown: '4',
    finding: 'T01:a',
    item: 'x',
    comment: '请改',
    'reviewer-name': '某',
  },
};

describe.each(LINK_PURPOSES)('a link of the kind %s', (purpose) => {
  test.each(BEHIND_LINKS)(`by ${purpose}: %s`, async (route) => {
    const form = mayAsk(route, purpose) ? {} : FULL;
    const answer = await ask(route, purpose, await browserOf(purpose), {}, form);
    if (route.endsWith('/sign-out')) browsers.delete(purpose);
    const isRead = route.startsWith('GET ');
    if (mayAsk(route, purpose)) {
      expect({ route, code: answer.code }).not.toEqual({ route, code: expect.stringMatching(REFUSED.join('|')) });
      expect(answer.status).not.toBe(500);
      if (isRead && !LEAVES_A_SESSION.includes(route)) expect(answer.writes).toEqual([]);
    } else {
      expect([answer.status, answer.code]).toEqual(
        answer.status === 404 && isRead ? [404, 'not-found'] : [403, 'foreign-link'],
      );
      expect(answer.writes).toEqual([]);
    }
  });
});

/** Browsers that hold nothing good for the link in the address, and what each is told. */
const NOBODIES: Readonly<
  Record<
    string,
    { readonly holds: (purpose: LinkPurpose) => Promise<ReadonlyMap<string, string>>; readonly code: string }
  >
> = {
  'who never opened it': { holds: async () => new Map(), code: 'no-session' },
  'with a cookie that was tampered with': {
    holds: async (purpose) => {
      const secret = (await browserOf(purpose)).get('session') ?? '';
      return new Map([['session', `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`]]);
    },
    code: 'no-session',
  },
  'with a cookie that was made up': { holds: async () => new Map([['session', mintSecret()]]), code: 'no-session' },
  'whose session ran out': {
    holds: async (purpose) => {
      const now = new Date(Date.now() - 40 * 3_600_000);
      return (await entered(desk.table, await grantOf(purpose), { proven: false, now })).cookies;
    },
    code: 'no-session',
  },
  'with the session of another person’s link of the kind': {
    holds: async (purpose) => sessionOfOther(purpose, { person: personSchema.parse(OTHER) }),
    code: 'no-session',
  },
  'with the session of a link of another season': {
    holds: async (purpose) => sessionOfOther(purpose, { year: 2024 as never }),
    code: 'no-session',
  },
  'with the session of a link of another area': {
    holds: async (purpose) => sessionOfOther(purpose, { area: 'other' as never }),
    code: 'no-session',
  },
};
const OTHER = { name: '另一人', address: 'other@yunxi.example.invalid' };
let others = 0;
async function sessionOfOther(purpose: LinkPurpose, changes: Partial<Grant>): Promise<ReadonlyMap<string, string>> {
  const other = {
    ...(await grantOf(purpose)),
    ...changes,
    id: grantIdSchema.parse(`other.home.${purpose}-${++others}`),
  };
  await desk.table.commit([grantPut(other as Grant)]);
  return (await entered(desk.table, other as Grant)).cookies;
}

describe.each(Object.entries(NOBODIES))('somebody %s', (_, { holds, code }) => {
  test.each(LINK_PURPOSES)('gets nothing by the address of a link of the kind %s', async (purpose) => {
    const cookies = await holds(purpose);
    for (const route of BEHIND_LINKS.filter((each) => mayAsk(each, purpose))) {
      const { status, code: told, writes } = await ask(route, purpose, cookies, {}, FULL);
      const anybody = WHO_MAY[route] === 'anybody';
      expect({
        route,
        told: anybody ? code : told,
        status: anybody ? 401 : status,
        writes: anybody ? [] : writes,
      }).toEqual({
        ...{ route, told: code, status: 401, writes: [] },
      });
    }
  });
});

describe.each([
  ['was ended by its person', 'no-session', 401],
  ['was revoked', 'link-revoked', 410],
] as const)('a link that %s', (how, code, status) => {
  test.each(LINK_PURPOSES)('opens nothing any more to a browser that was in: %s', async (purpose) => {
    const grant = await grantOf(purpose);
    const { cookies } = await entered(desk.table, grant);
    await desk.table.commit([
      status === 401 ? endAllWrite(grant, endedAll(grant)) : grantPut({ ...grant, status: 'revoked' }),
    ]);
    for (const route of BEHIND_LINKS.filter((each) => mayAsk(each, purpose) && WHO_MAY[each] !== 'anybody')) {
      const answer = await ask(route, purpose, cookies, {}, FULL);
      expect({ route, code: answer.code, status: answer.status, writes: answer.writes }).toEqual({
        ...{ route, code, status, writes: [] },
      });
    }
    if (status === 410) await desk.table.commit([grantPut(grant)]);
  });
});

/** Whose is not theirs: every part of an address that names something, filled in with what belongs to somebody else. */
const ELSEWHERE: Readonly<Record<string, Readonly<Partial<Record<LinkPurpose, readonly string[]>>>>> = {
  submission: {
    file: ['home.2025-jiaoyu-1', 'home.2024-minzheng-1', 'other.2025-minzheng-1', 'home.2025-minzheng-2', 'x'],
    decide: ['home.2025-minzheng-1', 'home.2024-jiaoyu-1', 'home.2025-jiaoyu-2', 'x'],
    publish: ['home.2024-jiaoyu-1', 'other.2025-jiaoyu-1', 'x'],
  },
  agency: { publish: ['nowhere', 'x'.repeat(200), 'A b', '__proto__'] },
  item: {
    desk: [
      filingGrantId({ ...HOME, agency: DRAFT }, contact),
      publisherGrantId(HOME, publisher),
      'file.home.2025.x.y',
      'x',
    ],
  },
  question: { 'set-up': ['nothing', '__proto__', 'constructor'] },
  part: { publish: ['nothing', '__proto__', 'constructor'] },
  file: { publish: ['other.docx', '__proto__', 'constructor'] },
  // The season's own year, years before the form and after, and what is none.
  year: { publish: ['2025', '2018', '2031', '2022x', '__proto__'] },
  release: { publish: ['home.r20260101-abcdef', 'other.r20260101-abcdef', '__proto__', 'x'] },
};

describe('a link reaches nothing that is somebody else’s', () => {
  const named = Object.keys(ELSEWHERE).flatMap((part) =>
    BEHIND_LINKS.filter((route) => route.includes(`{${part}}`)).map((route) => [route, part] as const),
  );
  test.each(named)('%s (%s)', async (route, part) => {
    for (const [purpose, values] of Object.entries(ELSEWHERE[part] ?? {}) as [LinkPurpose, readonly string[]][]) {
      if (!mayAsk(route, purpose)) continue;
      for (const value of values) {
        const answer = await ask(
          route,
          purpose,
          (await entered(desk.table, await grantOf(purpose))).cookies,
          { [part]: value },
          FULL,
        );
        expect({ value, status: answer.status, writes: answer.writes }).toEqual({ value, status: 404, writes: [] });
      }
    }
  });

  test('and every part that an address of the desk has is among those tried', () => {
    const parts = new Set(
      BEHIND_LINKS.flatMap((route) => [...route.matchAll(/\{(\w+)\+?\}/g)].map(([, part]) => part)),
    );
    expect([...parts].sort()).toEqual([
      'agency',
      'file',
      'grant',
      'item',
      'page',
      'part',
      'question',
      'release',
      'submission',
      'year',
    ]);
  });
});

test.each((Object.keys(WHO_MAY) as Route[]).filter((route) => route.startsWith('GET ') && !route.includes('{grant}')))(
  '%s shows everybody the same and writes nothing',
  async (route) => {
    const answer = await ask(route, 'desk', new Map());
    expect(answer.writes).toEqual([]);
    expect(answer.status).toBe(route.startsWith('GET /l/') ? 404 : 200);
  },
);
