/** The desk's door as it is built on AWS: distribution, HTTP API, authorizer and secret, with the product's own admission. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createFrontDoors } from '../../local/front-doors.js';
import { listen, type Handler, type Listener } from '../../local/listen.js';
import { resolveSecrets } from '../../local/secretsmanager/references.js';
import { CURRENT, openSecrets, PREVIOUS, type Secret } from '../../local/secretsmanager/secrets.js';
import type { CloudModel } from '../../local/template/model.js';
import { admission } from '#shared/secrets/admission.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';

const ARN = 'arn:aws:secretsmanager:eu-test-1:000000000000:secret:Door';
const HEADER = 'x-origin';
const behaviour = {
  pathPattern: undefined,
  originId: 'api',
  methods: ['GET', 'POST'],
  headers: { except: ['host'] },
  cookies: 'all',
  query: 'all',
  responseHeaders: { set: [], remove: [] },
} as const;
const MODEL = {
  httpApis: [
    {
      logicalId: 'Api',
      id: 'api',
      routes: [
        {
          key: 'GET /',
          functionName: 'page',
          timeoutMs: 1000,
          authorizer: { functionName: 'admit', identityHeaders: [HEADER], cacheSeconds: 300 },
          removedHeaders: [HEADER],
        },
      ],
    },
  ],
  distributions: [
    {
      logicalId: 'D',
      name: 'D',
      origins: [
        {
          kind: 'httpApi',
          id: 'api',
          apiId: 'api',
          path: '',
          headers: [{ name: HEADER, value: `{{resolve:secretsmanager:${ARN}:SecretString:::}}` }],
        },
      ],
      behaviours: [behaviour],
      defaultRootObject: undefined,
      errorResponses: [],
    },
  ],
} as unknown as CloudModel;

let dir: string;
let at: number;
let secret: Secret;
let seenByPage: string[];
let admits: ReturnType<typeof admission>;
const open: Listener[] = [];

beforeEach(() => {
  dir = temporaryFolder();
  at = Date.parse('2026-01-20T08:00:00Z');
  seenByPage = [];
  const now = () => new Date(at);
  [secret] = openSecrets(dir, [{ logicalId: 'Door', name: 'Door', arn: ARN, length: 48, punctuation: false }], now) as [
    Secret,
  ];
  const inUse = () => secret.versions().filter(({ stages }) => stages.some((one) => [CURRENT, PREVIOUS].includes(one)));
  admits = admission({ secrets: () => Promise.resolve(inUse().map(({ value }) => value)), now });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.close()));
  removeFolder(dir);
});

const valueAt = (stage: string) => secret.versions().find(({ stages }) => stages.includes(stage))?.value ?? '';
const replace = () => void secret.put(randomUUID(), `made by hand ${secret.versions().length}`);
const pass = (minutes: number) => void (at += minutes * 60_000);

/** As after a deployment: the distribution is given the secret that is current now. */
async function deploy() {
  const { desk, api } = createFrontDoors({
    model: MODEL,
    accountId: '000000000000',
    pool: {
      has: () => true,
      busy: () => 0,
      close: () => Promise.resolve(),
      async invoke(name, payload) {
        const event = JSON.parse(payload) as { headers: object; identitySource?: string[] };
        if (name === 'admit')
          return { payload: JSON.stringify({ isAuthorized: await admits(event.identitySource?.[0]) }) };
        seenByPage.push(JSON.stringify(event.headers));
        return { payload: JSON.stringify({ statusCode: 200, body: 'page' }) };
      },
    },
    readObject: () => Promise.resolve(undefined),
    access: () => undefined,
    now: () => new Date(at),
    resolve: (text) => resolveSecrets(text, [secret]),
  });
  const serve = async (handler: Handler) => {
    const listener = await listen(handler, 0);
    open.push(listener);
    return (key?: string) =>
      fetch(`http://127.0.0.1:${listener.port}/`, key === undefined ? {} : { headers: { [HEADER]: key } }).then(
        ({ status }) => status,
      );
  };
  return { through: await serve(desk), straight: await serve(api) };
}

describe('the desk answers', () => {
  test('through its distribution, whatever the browser sends under the name of the header', async () => {
    const { through } = await deploy();
    expect([await through(), await through('of the browser')]).toEqual([200, 200]);
    expect(seenByPage.join()).not.toContain(valueAt(CURRENT));
  });

  test('nobody who comes straight to the API without the secret', async () => {
    const { straight } = await deploy();
    expect([await straight(), await straight('guessed')]).toEqual([401, 403]);
    expect(seenByPage).toEqual([]);
  });

  test('without a gap while the secret is replaced: before the deployment, after it, and when the former one is ended', async () => {
    const before = await deploy();
    expect(await before.through()).toBe(200);
    replace();
    for (const minutes of [0, 10, 60]) {
      pass(minutes);
      expect([minutes, await before.through()]).toEqual([minutes, 200]);
    }
    const former = valueAt(PREVIOUS);
    const after = await deploy();
    expect([await after.through(), await before.through()]).toEqual([200, 200]);
    secret.moveStage(PREVIOUS, secret.versions().find(({ stages }) => stages.includes(PREVIOUS))?.id, undefined);
    pass(10);
    expect([await after.through(), await after.straight(former)]).toEqual([200, 403]);
  });

  test('not by a secret that was replaced twice: it is deployed after each', async () => {
    const { through } = await deploy();
    expect(await through()).toBe(200);
    replace();
    replace();
    pass(10);
    expect(await through()).toBe(403);
  });
});
