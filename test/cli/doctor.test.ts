/** Each check of `nianbao doctor` in its good and its bad cases, told by a world that is made up here. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAYOUT } from '#shared/store/table.js';
import { ACCOUNT_CHECKS } from '../../cli/doctor/account-checks.js';
import type { Check, Deployment, Verdict } from '../../cli/doctor/check.js';
import { OUTSIDE_CHECKS } from '../../cli/doctor/outside-checks.js';
import { RUNNING_CHECKS } from '../../cli/doctor/running-checks.js';
import { SERVICE_CHECKS } from '../../cli/doctor/service-checks.js';
import { examined, linesOf } from '../../cli/doctor/tell.js';
import { NotServed, type UploadFacts, type World } from '../../cli/doctor/world.js';
import { examineAll, EXIT_BAD, EXIT_UNANSWERED, run } from '../../cli/doctor.js';
import type { Terminal } from '../../cli/terminal.js';
import type { Environment } from '../../infra/environment.js';
import { environment as production } from '../../infra/environments/production.js';
import { SIGNED } from './signed.js';

const NOW = new Date('2026-01-10T00:00:00Z');
const DESK = 'https://desk.office.invalid';
const SITE = 'https://reports.office.invalid';
const ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/a';
const MAIL: Extract<Environment['mail'], { transport: 'ses' }> = {
  transport: 'ses',
  identity: 'made',
  sandboxRecipients: [],
};
const SMTP = {
  transport: 'smtp',
  host: 'smtp.office.invalid',
  port: 465,
  security: 'tls',
  user: 'nianbao',
  passwordSecret: 'arn:aws:secretsmanager:ap-east-1:111122223333:secret:smtp',
} as const;

const ENVIRONMENT: Environment = {
  ...production,
  account: '111122223333',
  region: 'ap-east-1',
  addresses: { desk: DESK, site: SITE, mailFrom: 'nianbao@office.invalid', setup: 'none' },
  domains: { desk: { name: 'desk.office.invalid', certificate: { acm: ARN } } },
  reserveConcurrency: true,
};

const OUTPUTS = {
  BootstrapVersion: '21',
  TableName: 't',
  SiteBucketName: 'b',
  DeskDistributionDomain: 'd1.cloudfront.net',
  SiteDistributionDomain: 'd2.cloudfront.net',
  OriginSecretArn: 'a',
  OpenSetupFunction: 'f',
  OpenSeasonFunction: 'f',
  UpgradeTableFunction: 'f',
  ReconcileFunction: 'f',
  AlarmTopic: 'arn:aws:sns:ap-east-1:111122223333:alarms',
};
const STACK = { status: 'UPDATE_COMPLETE', description: 'Nianbao: all', outputs: OUTPUTS, drift: 'IN_SYNC' };
const SENDING = { production: true, enabled: true, enforcement: 'HEALTHY', most24h: 50_000, perSecond: 14 };
const UPLOADED: UploadFacts = {
  posted: 201,
  allowedOrigin: DESK,
  openUnscanned: false,
  tag: 'NO_THREATS_FOUND',
  heard: true,
  readBack: true,
  vanished: true,
};
const CERTIFICATE = { status: 'ISSUED', names: ['desk.office.invalid'], notAfter: new Date('2026-12-01T00:00:00Z') };
const DNS = { aliases: ['d1.cloudfront.net'], addresses: ['192.0.2.1'] };
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'strict-transport-security': 'max-age=31536000',
};
const HTML = '<!DOCTYPE html><html lang="zh-CN">';

/** The desk, the API itself, and a site that published something. */
const page: World['page'] = (url) => {
  const key = new URL(url).pathname.slice(1);
  const body = url.startsWith(SITE) && key !== '' ? SIGNED[`site/${key}`] : undefined;
  const answer = (status: number, text: string) => Promise.resolve({ status, headers: HEADERS, body: text });
  if (url.includes('execute-api')) return answer(403, '{"message":"Forbidden"}');
  if (body !== undefined) return answer(200, Buffer.from(body).toString('utf8'));
  return answer(key === '' ? 200 : 404, HTML);
};

const WORLD: World = {
  node: () => 'v22.1.0',
  identity: () => Promise.resolve({ account: '111122223333', region: 'ap-east-1' }),
  stack: () => Promise.resolve(STACK),
  resources: () => Promise.resolve(['id']),
  knowsType: () => Promise.resolve(true),
  concurrency: () => Promise.resolve({ most: 1000, unreserved: 842 }),
  certificate: () => Promise.resolve(CERTIFICATE),
  sending: () => Promise.resolve(SENDING),
  identityVerified: () => Promise.resolve(true),
  secret: () => Promise.resolve('usable'),
  subscriptions: () => Promise.resolve([{ protocol: 'email', confirmed: true }]),
  layout: () => Promise.resolve(LAYOUT),
  upload: () => Promise.resolve(UPLOADED),
  dns: () => Promise.resolve(DNS),
  page,
  shownUntil: () => Promise.resolve(new Date('2026-12-01T00:00:00Z')),
};

const DEPLOYMENT: Deployment = {
  environment: ENVIRONMENT,
  isThere: true,
  agencies: 100,
  now: NOW,
  desk: DESK,
  api: undefined,
};
const BEFORE: Deployment = { ...DEPLOYMENT, isThere: false };
const OF_DEPLOYMENT = [...ACCOUNT_CHECKS, ...SERVICE_CHECKS, ...RUNNING_CHECKS];
const answers = <Name extends keyof World>(name: Name, value: Awaited<ReturnType<World[Name]>>): Partial<World> => ({
  [name]: () => Promise.resolve(value),
});
const of = (over: Partial<Environment>, base = DEPLOYMENT): Deployment => ({
  ...base,
  environment: { ...ENVIRONMENT, ...over },
});
const one = (id: string): Check<Deployment> => OF_DEPLOYMENT.find((each) => each.id === id)!;

describe('of a deployment', () => {
  const applying = OF_DEPLOYMENT.filter(({ applies }) => applies(DEPLOYMENT) || applies(BEFORE));
  test.each(applying.map((each) => [each.id, each] as const))('%s is good where all is well', async (_, each) => {
    const subject = each.applies(DEPLOYMENT) ? DEPLOYMENT : BEFORE;
    expect(await each.examine(WORLD, subject)).toMatchObject({ is: 'good' });
  });

  const CASES: readonly (readonly [id: string, is: Verdict['is'], found: string, Partial<World>, Deployment?])[] = [
    ['node', 'bad', '20.17', { node: () => 'v20.17.0' }],
    ['node', 'good', '20.18', { node: () => 'v20.18.0' }],
    ['account', 'bad', '111122223333', answers('identity', { account: '444455556666', region: 'ap-east-1' })],
    ['account', 'bad', 'ap-east-1', answers('identity', { account: '111122223333', region: 'eu-west-1' })],
    ['account', 'bad', 'aws-cn', {}, of({ partition: 'aws-cn' })],
    ['addresses', 'bad', 'mailFrom', {}, of({ addresses: production.addresses })],
    ['bootstrap', 'bad', 'none', { stack: () => Promise.resolve(undefined) }],
    ['bootstrap', 'bad', 'version 5', answers('stack', { ...STACK, outputs: { BootstrapVersion: '5' } })],
    ['stack-names', 'good', 'free', { stack: () => Promise.resolve(undefined) }, BEFORE],
    ['stack-names', 'bad', 'not ours', answers('stack', { ...STACK, description: 'A shop' }), BEFORE],
    ['stack-names', 'bad', 'DELETE_FAILED', answers('stack', { ...STACK, status: 'DELETE_FAILED' }), BEFORE],
    ['stack-names', 'look', 'deletes it', answers('stack', { ...STACK, status: 'ROLLBACK_COMPLETE' }), BEFORE],
    ['stack-names', 'good', 'free', answers('stack', { ...STACK, status: 'REVIEW_IN_PROGRESS' }), BEFORE],
    ['stacks', 'bad', 'no NianbaoEdge', { stack: () => Promise.resolve(undefined) }],
    ['stacks', 'bad', 'ROLLBACK', answers('stack', { ...STACK, status: 'UPDATE_ROLLBACK_COMPLETE' })],
    ['stacks', 'bad', 'TableName', answers('stack', { ...STACK, outputs: {} })],
    ['stacks', 'look', 'drifted', answers('stack', { ...STACK, drift: 'DRIFTED' })],
    ['layout', 'bad', 'wants', answers('layout', LAYOUT - 1)],
    ['layout', 'bad', 'newer', answers('layout', 'newer')],
    ['ses-account', 'bad', 'SHUTDOWN', answers('sending', { ...SENDING, enforcement: 'SHUTDOWN' })],
    ['ses-account', 'look', 'PROBATION', answers('sending', { ...SENDING, enforcement: 'PROBATION' })],
    ['ses-account', 'bad', 'no recipients', answers('sending', { ...SENDING, production: false })],
    ['ses-account', 'look', 'confirmed', answers('sending', { ...SENDING, production: false }), sandbox(DEPLOYMENT)],
    ['ses-account', 'bad', 'a@office.invalid', unconfirmed(), sandbox(DEPLOYMENT)],
    ['ses-account', 'look', 'a@office.invalid', unconfirmed(), sandbox(BEFORE)],
    ['ses-sender', 'bad', 'not confirmed', answers('identityVerified', false)],
    ['ses-sender', 'good', 'made by', { identityVerified: () => Promise.resolve(undefined) }, BEFORE],
    ['ses-sender', 'look', 'identity already', {}, BEFORE],
    ['ses-sender', 'bad', 'not confirmed', answers('identityVerified', undefined), existing()],
    ['ses-quota', 'bad', '400', answers('sending', { ...SENDING, most24h: 399 })],
    ['ses-quota', 'good', '400 a day', answers('sending', { ...SENDING, most24h: 400 })],
    ['ses-quota', 'good', '-1', answers('sending', { ...SENDING, most24h: -1 })],
    ['ses-quota', 'look', 'ten minutes', answers('sending', { ...SENDING, perSecond: 0.1 })],
    ['concurrency', 'bad', 'reserved', answers('concurrency', { most: 262, unreserved: 99 })],
    ['concurrency', 'bad', 'reserved', answers('concurrency', { most: 261, unreserved: 261 }), BEFORE],
    ['concurrency', 'good', '262', answers('concurrency', { most: 262, unreserved: 262 }), BEFORE],
    [
      'concurrency',
      'look',
      'few',
      answers('concurrency', { most: 10, unreserved: 10 }),
      of({ reserveConcurrency: false }),
    ],
    ['concurrency', 'look', 'can be true', {}, of({ reserveConcurrency: false })],
    ['certificates', 'bad', 'no certificate', answers('certificate', undefined)],
    ['certificates', 'bad', 'PENDING', answers('certificate', { ...CERTIFICATE, status: 'PENDING_VALIDATION' })],
    [
      'certificates',
      'bad',
      'not for',
      answers('certificate', { ...CERTIFICATE, names: ['*.desk.office.invalid', 'office.invalid'] }),
    ],
    ['certificates', 'good', 'desk', answers('certificate', { ...CERTIFICATE, names: ['*.office.invalid'] })],
    ['certificates', 'bad', '29 days', answers('certificate', { ...CERTIFICATE, notAfter: new Date('2026-02-08') })],
    ['malware-gate', 'bad', 'none', answers('knowsType', false)],
    ['secrets', 'good', '1', {}, of({ mail: SMTP })],
    ['secrets', 'bad', 'no arn', answers('secret', undefined), of({ mail: SMTP })],
    ['secrets', 'bad', 'empty', answers('secret', 'empty'), of({ mail: SMTP })],
    ['secrets', 'bad', 'deleted', answers('secret', 'going'), of({ mail: SMTP })],
    ['alarms', 'bad', 'nobody', answers('subscriptions', [])],
    ['alarms', 'bad', 'confirmed', answers('subscriptions', [{ protocol: 'email', confirmed: false }])],
    ['alarms', 'bad', 'topic', { stack: () => Promise.resolve(undefined) }],
    ['budget', 'bad', 'stack', answers('resources', [])],
    ['budget', 'look', 'none', {}, of({ budget: undefined } as never)],
    ['dns', 'bad', 'no record', answers('dns', { aliases: [], addresses: [] })],
    ['dns', 'bad', 'leads to', { dns: other(['d9.cloudfront.net']) }],
    ['dns', 'look', '--url', { dns: other([]) }],
    ['dns', 'bad', 'nobody says', { stack: () => Promise.resolve(undefined) }],
    [
      'only-through',
      'bad',
      'API itself answers 200',
      { page: () => Promise.resolve({ status: 200, headers: {}, body: '' }) },
    ],
    [
      'only-through',
      'bad',
      'the desk answers 403',
      { page: () => Promise.resolve({ status: 403, headers: {}, body: '' }) },
    ],
    ['only-through', 'bad', 'where', answers('resources', [])],
    ['upload', 'bad', '403', answers('upload', { ...UPLOADED, posted: 403 })],
    ['upload', 'bad', 'not taken away', answers('upload', { ...UPLOADED, vanished: false })],
    ['upload', 'bad', 'CORS', answers('upload', { ...UPLOADED, allowedOrigin: undefined })],
    ['upload', 'bad', 'before it was scanned', answers('upload', { ...UPLOADED, openUnscanned: true })],
    ['upload', 'good', 'vanished', answers('upload', { ...UPLOADED, openUnscanned: undefined })],
    ['upload', 'bad', 'no result', answers('upload', { ...UPLOADED, tag: undefined })],
    ['upload', 'bad', 'FAILED', answers('upload', { ...UPLOADED, tag: 'FAILED' })],
    ['upload', 'bad', 'did not reach', answers('upload', { ...UPLOADED, heard: false })],
    ['upload', 'bad', 'once scanned', answers('upload', { ...UPLOADED, readBack: false })],
    ['upload', 'good', 'not scanned', answers('upload', { ...UPLOADED, tag: undefined, heard: false }), ungated()],
    ['upload', 'bad', 'read back', answers('upload', { ...UPLOADED, readBack: false }), ungated()],
  ];
  test.each(CASES)('%s is %s: %s', async (id, is, found, over, subject = DEPLOYMENT) => {
    const verdict = await one(id).examine({ ...WORLD, ...over }, subject);
    expect(verdict).toEqual({ is, found: { zh: expect.any(String), en: expect.stringContaining(found) } });
  });

  test('every check has a case that is not good', () => {
    const tried = new Set(CASES.filter(([, is]) => is !== 'good').map(([id]) => id));
    expect(OF_DEPLOYMENT.filter(({ id }) => !tried.has(id))).toEqual([]);
  });

  test('what an environment has nothing of is not looked at', () => {
    const bare = of({
      mail: { ...SMTP, user: undefined, passwordSecret: undefined },
      domains: {},
      addresses: 'parameters',
    } as never);
    const asked = OF_DEPLOYMENT.filter(({ applies }) => applies(bare)).map(({ id }) => id);
    for (const id of [
      'ses-account',
      'ses-sender',
      'ses-quota',
      'certificates',
      'secrets',
      'dns',
      'addresses',
      'stack-names',
    ])
      expect(asked).not.toContain(id);
  });
});

describe('from outside', () => {
  const OUTSIDE = { desk: DESK, site: SITE, now: NOW };
  const changed =
    (key: string, over: (body: string) => string): World['page'] =>
    async (url) => {
      const found = await page(url);
      return url.endsWith(key) ? { ...found, body: over(found.body) } : found;
    };
  const answering = (status: number, headers = HEADERS, body = HTML): Partial<World> => ({
    page: () => Promise.resolve({ status, headers, body }),
  });
  const find = (id: string) => OUTSIDE_CHECKS.find((each) => each.id === id)!;

  test.each(OUTSIDE_CHECKS.map((each) => [each.id, each] as const))('%s is good where all is well', async (_, each) => {
    expect(await each.examine(WORLD, OUTSIDE)).toMatchObject({ is: 'good' });
  });

  test.each<readonly [id: string, is: Verdict['is'], found: string, Partial<World>]>([
    ['desk-tls', 'bad', '13 days', answers('shownUntil', new Date('2026-01-23T12:00:00Z'))],
    ['desk-entry', 'bad', '503', answering(503)],
    ['desk-entry', 'bad', '200', answering(200, HEADERS, '<html>')],
    ['desk-headers', 'bad', 'cache-control', answering(200, { ...HEADERS, 'cache-control': 'max-age=60' })],
    ['desk-headers', 'bad', 'strict-transport', answering(200, { ...HEADERS, 'strict-transport-security': '' })],
    ['desk-nowhere', 'bad', '200', answering(200)],
    ['site-headers', 'bad', 'content-security-policy', answering(200, { ...HEADERS, 'content-security-policy': '' })],
    ['site-nowhere', 'bad', '403', answering(403)],
    ['site-signed', 'look', 'nothing is published', answering(404)],
    [
      'site-signed',
      'bad',
      'signature',
      { page: changed('current.json', (text) => text.replace('"reports": 1', '"reports": 2')) },
    ],
    ['site-signed', 'bad', 'list', { page: changed('manifest.json', (text) => `${text} `) }],
    ['site-signed', 'bad', 'understood', { page: changed('keys.json', () => '{}') }],
    ['site-listed', 'look', 'nothing is published', answering(404)],
    ['site-listed', 'bad', 'feed.xml', { page: changed('feed.xml', () => HTML) }],
  ])('%s is %s: %s', async (id, is, found, over) => {
    const verdict = await find(id).examine({ ...WORLD, ...over }, OUTSIDE);
    expect(verdict).toEqual({ is, found: { zh: expect.any(String), en: expect.stringContaining(found) } });
  });

  test('plain HTTP is bad but on one machine, where there is no TLS to look at', async () => {
    expect(await find('desk-tls').examine(WORLD, { ...OUTSIDE, desk: 'http://desk.office.invalid' })).toMatchObject({
      is: 'bad',
    });
    await expect(find('desk-tls').examine(WORLD, { ...OUTSIDE, desk: 'http://localhost:8710' })).rejects.toThrow(
      NotServed,
    );
  });
});

describe('told', () => {
  const call = {
    environment: 'x',
    installation: 'x',
    desk: undefined,
    site: undefined,
    api: undefined,
    agencies: 100,
    language: 'en',
  } as const;
  async function told(world: Partial<World>) {
    let text = '';
    const say = (more: string) => void (text += more);
    const terminal: Terminal = { directory: '/', write: say, complain: say };
    const code = await examineAll(call, ENVIRONMENT, { ...WORLD, ...world }, terminal, NOW);
    return { code, text };
  }

  test('by exit codes: nothing to mend, something to mend, something that nobody knows', async () => {
    expect((await told({})).code).toBe(0);
    expect((await told(answers('layout', 'newer'))).code).toBe(EXIT_BAD);
    const { code, text } = await told({ concurrency: () => Promise.reject(new Error('denied')) });
    expect([code, text]).toEqual([
      EXIT_UNANSWERED,
      expect.stringMatching(/unknown concurrency .*could not be asked: Error denied/),
    ]);
  });

  test('with why, what to do and where it is written, where it is not good, and never in another language’s words', async () => {
    const check = one('alarms');
    const verdict = await check.examine({ ...WORLD, ...answers('subscriptions', []) }, DEPLOYMENT);
    expect(linesOf(check, verdict, 'zh').join('\n')).toMatch(
      /须处理 alarms .*\n.*为什么：.*\n.*怎么办：.*\n.*文档：docs\/deploy.md#alarms/,
    );
    expect(linesOf(check, verdict, 'en').join('')).not.toMatch(/\p{Script=Han}/u);
    for (const { what, why, mend } of [...OF_DEPLOYMENT, ...OUTSIDE_CHECKS])
      for (const text of [what, why, mend])
        expect([text.zh, text.en]).toEqual([
          expect.stringMatching(/\p{Script=Han}/u),
          expect.not.stringMatching(/\p{Script=Han}/u),
        ]);
  });

  test('what one machine does not serve, as that', async () => {
    const verdict = await examined(Promise.reject(new NotServed('GetAccount')));
    expect(verdict).toMatchObject({ is: 'unanswered', found: { en: expect.stringContaining('not served here') } });
  });

  test('by sections that docs/deploy.md has', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/deploy.md'), 'utf8');
    const sections = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replace(/ /g, '-'),
    );
    const named = [...OF_DEPLOYMENT, ...OUTSIDE_CHECKS].map(({ section }) => section);
    expect(named.filter((section) => !sections.includes(section))).toEqual([]);
  });
});

test.each([
  [[], 'nianbao doctor'],
  [['--installation', 'x.json'], 'nianbao doctor'],
  [['--url', 'desk'], 'nianbao doctor'],
  [['--environment', 'production', '--agencies', '0'], 'nianbao doctor'],
  [['--environment', 'production', '--lang', 'fr'], 'nianbao doctor'],
  [['--environment', 'nowhere'], 'nowhere'],
  [['--environment', 'production', '--installation', 'none.json'], 'none.json'],
])('called with %j says what is missing', async (args, named) => {
  let text = '';
  const say = (more: string) => (text += more);
  const code = await run(args, { directory: '/nowhere', write: say, complain: say } as never);
  expect([code, text]).toEqual([64, expect.stringContaining(named)]);
});

function sandbox(base: Deployment): Deployment {
  return of({ mail: { ...MAIL, sandboxRecipients: ['a@office.invalid'] } }, base);
}
function unconfirmed(): Partial<World> {
  return { ...answers('sending', { ...SENDING, production: false }), ...answers('identityVerified', false) };
}
function existing(): Deployment {
  return of({ mail: { ...MAIL, identity: 'existing' } }, BEFORE);
}
function ungated(): Deployment {
  return of({ protection: { ...ENVIRONMENT.protection, malwareGate: 'off' } });
}
function other(aliases: readonly string[]): World['dns'] {
  return (host) => Promise.resolve(host.startsWith('desk') ? { aliases, addresses: ['192.0.2.9'] } : DNS);
}
