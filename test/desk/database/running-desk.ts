/**
 * The desk as it runs: the handlers themselves, each called with the event that API Gateway would make of a request, on a
 * table, with a mail server, keys and documents of their own. Executions do not run here; who needs what they do writes it
 * by the deeds.
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toEvent } from '../../../local/http-api/payload.js';
import { upgradeTable } from '#shared/store/upgrade.js';
import type { Table } from '#shared/store/table.js';
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';
import { OUTBOX_PREFIX } from '#shared/workflow/outbox-prefix.js';
import { checkpointKey, sealKey, type TestKey } from '../../builders/signatures.js';
import { openDatabase } from '../../store/database.js';

export const DESK = 'https://desk.example.invalid';

export interface SentMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** What the mail server answered; a mail whose answer is lost arrives all the same. */
  readonly as: 'accepted' | 'answer lost';
}

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** The same as it left, for what is no text. */
  readonly bytes: Uint8Array;
}

export interface Asking {
  readonly cookies?: ReadonlyMap<string, string>;
  readonly form?: Readonly<Record<string, string>>;
  /** Instead of a form, what is sent as it is; its type is told in the headers. */
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RunningDesk {
  readonly table: Table;
  /** The same, as the handlers reach it: what is written by it can be held back. */
  readonly counted: Table;
  readonly mails: readonly SentMail[];
  /** By its key, what lies in the bucket of documents. */
  readonly documents: Map<string, Uint8Array>;
  /** What the handlers asked of the table, each as its operation and how many items it wrote. */
  readonly calls: string[];
  request(method: string, path: string, asking?: Asking): Promise<Answer>;
  /**
   * Holds back the next thing that a handler writes until this was done: what somebody else does in the moment between
   * reading and writing.
   */
  beforeNextWrite(act: () => Promise<void>): void;
  /** Works through the mail that is due, while the server answers so. */
  deliver(as?: SentMail['as']): Promise<void>;
  close(): Promise<void>;
}

const LIMITS = {
  LINK_DAYS: '60',
  PUBLISHER_LINK_DAYS: '7',
  NEW_LINK_MINUTES: '10',
  DECISION_DAYS: '14',
  DUE_PARTITIONS: '16',
  UPLOAD_MAX_BYTES: '20971520',
  UPLOAD_FORM_MINUTES: '15',
};

export async function openRunningDesk(): Promise<RunningDesk> {
  const database = await openDatabase();
  const table = database.table();
  await upgradeTable(table);
  const mails: SentMail[] = [];
  let answering: SentMail['as'] = 'accepted';
  const calls: string[] = [];
  const gate: Gate = { held: new Map() };
  const counted = await countingProxy(database.endpoint, calls, gate);
  const ses = await mailServer((mail) => {
    mails.push({ ...mail, as: answering });
    return answering === 'accepted';
  });
  const documents = new Map<string, Uint8Array>();
  const s3 = await documentServer(documents);
  const kms = await keyServer([sealKey, checkpointKey]);
  Object.assign(process.env, LIMITS, {
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_ENDPOINT_URL_DYNAMODB: counted.url,
    AWS_ENDPOINT_URL_SESV2: ses.url,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_KMS: kms.url,
    SEAL_KEY_ID: 'seal-key',
    CHECKPOINT_KEY_ID: 'checkpoint-key',
    // Once is enough of a mail that does not get through: the outbox tries again.
    AWS_MAX_ATTEMPTS: '1',
    TABLE_NAME: table.name,
    UPLOADS_BUCKET: 'uploads',
    DOCUMENTS_BUCKET: 'documents',
    SITE_BUCKET: 'site',
    DESK_BASE_URL: DESK,
    SITE_BASE_URL: 'https://site.example.invalid',
    MAIL_FROM: 'nianbao@example.invalid',
    MAIL_TRANSPORT: 'ses',
  });
  return {
    table,
    counted: database.table({ endpoint: counted.url }),
    mails,
    documents,
    calls,
    async request(method, path, { cookies = new Map(), form, body: sent, headers = {} } = {}) {
      const { name, routeKey } = routeOf(method, path);
      const body = sent ?? Buffer.from(new URLSearchParams(form).toString());
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
      const event = toEvent(
        {
          method,
          target: path,
          headers: Object.entries({
            host: new URL(DESK).host,
            ...(cookie === '' ? {} : { cookie }),
            ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: DESK }),
            ...headers,
          }),
          body: Buffer.from(body),
          sourceIp: '192.0.2.1',
        },
        { routeKey, pathParameters: {}, requestId: 'r', apiId: 'api', accountId: '000000000000', now: new Date() },
      );
      return answerOf(await (await handlerOf(name))(event));
    },
    beforeNextWrite(act) {
      gate.act = act;
    },
    async deliver(as = 'accepted') {
      answering = as;
      const due = await table.due(new Date().toISOString(), 200);
      const records = due
        .filter(({ pk }) => pk.startsWith(OUTBOX_PREFIX.mail))
        .map(({ pk }) => ({ dynamodb: { Keys: { pk: { S: pk } } } }));
      const { handler } = await import('../../../functions/send-mail/handler.js');
      await handler({ Records: records });
    },
    async close() {
      for (const { server } of [ses, counted, s3, kms]) {
        server.closeAllConnections();
        server.close();
      }
      await database.close();
    },
  };
}

type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

async function handlerOf(name: FunctionName): Promise<HttpHandler> {
  const { handler } = (await import(`../../../functions/${name}/handler.ts`)) as { handler: unknown };
  return handler as HttpHandler;
}

/** As the HTTP API routes: by method and path, what nobody routes goes to show-desk. */
function routeOf(method: string, path: string): { name: FunctionName; routeKey: string } {
  const [plain = ''] = path.split('?');
  for (const [name, { trigger }] of Object.entries(FUNCTIONS)) {
    for (const routeKey of trigger.on === 'http' ? (trigger.routes as readonly string[]) : []) {
      const [verb, pattern = ''] = routeKey.split(' ');
      const shape = pattern.replace(/\{\w+\+\}/g, '.+').replace(/\{\w+\}/g, '[^/]+');
      if (verb === method && new RegExp(`^${shape}$`).test(plain)) return { name: name as FunctionName, routeKey };
    }
  }
  return { name: 'show-desk', routeKey: '$default' };
}

function answerOf({
  statusCode,
  headers = {},
  cookies,
  body = '',
  isBase64Encoded,
}: APIGatewayProxyStructuredResultV2) {
  const bytes = Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8');
  return {
    status: statusCode ?? 0,
    location: headers['location'] === undefined ? undefined : String(headers['location']),
    cookies: cookies ?? (headers['set-cookie'] === undefined ? [] : [String(headers['set-cookie'])]),
    headers,
    body: bytes.toString('utf8'),
    bytes,
  };
}

interface Gate {
  act?: (() => Promise<void>) | undefined;
  /** By its token: a client that grows impatient sends what is held once more. */
  readonly held: Map<string, Promise<void>>;
}

/** Passes every request on to the database and notes what it was. */
async function countingProxy(endpoint: string, calls: string[], gate: Gate): Promise<{ server: Server; url: string }> {
  return listening(async (request, body) => {
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    const { TransactItems, ClientRequestToken: token = '' } = JSON.parse(body.toString('utf8')) as {
      TransactItems?: unknown[];
      ClientRequestToken?: string;
    };
    const { act } = gate;
    if (act !== undefined && TransactItems !== undefined) {
      gate.act = undefined;
      gate.held.set(token, act());
    }
    await gate.held.get(token);
    calls.push(TransactItems === undefined ? operation : `${operation} of ${TransactItems.length}`);
    const headers = Object.entries(request.headers).filter(
      ([name]) => !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name),
    );
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
      body: new Uint8Array(body),
    });
    return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
  });
}

/** SES's SendEmail as far as the product uses it. */
async function mailServer(
  take: (mail: Pick<SentMail, 'to' | 'subject' | 'text'>) => boolean,
): Promise<{ server: Server; url: string }> {
  return listening((_, body) => {
    const { Destination, Content } = JSON.parse(body.toString('utf8')) as {
      Destination: { ToAddresses: string[] };
      Content: { Simple: { Subject: { Data: string }; Body: { Text: { Data: string } } } };
    };
    const { Subject, Body } = Content.Simple;
    const taken = take({ to: Destination.ToAddresses[0] ?? '', subject: Subject.Data, text: Body.Text.Data });
    const answer = taken ? { MessageId: 'm' } : { message: 'lost' };
    return { status: taken ? 200 : 500, body: Buffer.from(JSON.stringify(answer)) };
  });
}

/** GetObject and PutObject of S3. */
async function documentServer(documents: Map<string, Uint8Array>): Promise<{ server: Server; url: string }> {
  return listening((request, body) => {
    const [, , ...key] = decodeURIComponent(new URL(request.url ?? '', 'http://s3').pathname).split('/');
    if (request.method === 'PUT') {
      documents.set(key.join('/'), body);
      return { status: 200, body: Buffer.alloc(0) };
    }
    const found = documents.get(key.join('/'));
    return found === undefined
      ? { status: 404, body: Buffer.from('<Error><Code>NoSuchKey</Code></Error>') }
      : { status: 200, body: Buffer.from(found) };
  });
}

/** KMS's GetPublicKey and Sign, of keys by their ids. */
async function keyServer(keys: readonly TestKey[]): Promise<{ server: Server; url: string }> {
  return listening((request, body) => {
    const { KeyId, Message } = JSON.parse(body.toString('utf8')) as { KeyId: string; Message?: string };
    const key = keys.find((one) => one.keys.has(KeyId));
    const answer =
      Message === undefined
        ? { KeyId, PublicKey: key?.keys.get(KeyId)?.export({ format: 'der', type: 'spki' }).toString('base64') }
        : { KeyId, Signature: key?.sign(Buffer.from(Message, 'base64').toString('utf8')).signature };
    return { status: key === undefined ? 400 : 200, body: Buffer.from(JSON.stringify(answer)) };
  });
}

type Reply = { readonly status: number; readonly body: Buffer };

async function listening(
  reply: (request: IncomingMessage, body: Buffer) => Reply | Promise<Reply>,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void Promise.resolve(reply(request, Buffer.concat(parts))).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Keeps what an answer sets, as a browser does; an empty value takes a cookie away. */
export function keepCookies(jar: Map<string, string>, { cookies }: Answer): void {
  for (const line of cookies) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
}
