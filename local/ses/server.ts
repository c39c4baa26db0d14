/**
 * SES v2's SendEmail and the outbox on one port: `POST /v2/email/outbound-emails` for the SDK, `/` and `/mail/{id}`
 * for a person, `/outbox.json`, `/outbox.json?after={id}` and `/mail/{id}.json` for scripts. The other calls of SES are refused.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { readBody } from '../listen.js';
import { readSendEmail, type SesError } from './message.js';
import type { Outbox } from './outbox.js';
import { listPage, mailPage, missingPage } from './pages.js';

export interface SesOptions {
  readonly outbox: Outbox;
  /** Verified domains and addresses. */
  readonly identities: readonly string[];
  readonly region: string;
}

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html: 40 MB per message, larger once base64-encoded. */
const REQUEST_LIMIT = 56 * 1024 * 1024;

export function createSes({ outbox, identities, region }: SesOptions) {
  const sendEmail = async (request: IncomingMessage): Promise<{ MessageId: string } | SesError> => {
    const body = await readBody(request, REQUEST_LIMIT);
    if (body === undefined) return badRequest('The message is longer than 40 MB.');
    const parsed = parseJson(body.toString('utf8'));
    if (parsed === undefined) return badRequest('The request body is not JSON.');
    const mail = readSendEmail(parsed, identities, region);
    return 'type' in mail ? mail : { MessageId: outbox.keep(mail) };
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/', query] = (request.url ?? '/').split('?');
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (path === '/v2/email/outbound-emails' && request.method === 'POST') {
      const result = await sendEmail(request);
      if ('MessageId' in result) json(response, 200, result);
      else json(response, result.status, { message: result.message }, { 'x-amzn-errortype': result.type });
    } else if (reading && path === '/') html(response, 200, listPage(outbox.list()));
    else if (reading && path === '/outbox.json')
      json(response, 200, outbox.list(new URLSearchParams(query).get('after') ?? undefined));
    else if (reading && path.startsWith('/mail/')) {
      const [, id = '', asJson] = /^\/mail\/(.+?)(\.json)?$/.exec(path) ?? [];
      const mail = outbox.find(id);
      if (asJson) json(response, mail === undefined ? 404 : 200, mail ?? { message: 'No such mail.' });
      else if (mail === undefined) html(response, 404, missingPage());
      else html(response, 200, mailPage(mail));
    } else {
      json(
        response,
        501,
        { message: 'Only SendEmail is served by the local SES.' },
        { 'x-amzn-errortype': 'NotImplemented' },
      );
    }
  };
}

function badRequest(message: string): SesError {
  return { status: 400, type: 'BadRequestException', message };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-amzn-requestid': randomUUID(),
    ...headers,
  });
  response.end(JSON.stringify(body));
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'none'",
  });
  response.end(body);
}
