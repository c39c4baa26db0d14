/**
 * Reads a SendEmail request of SES v2 into one mail as it is kept, or says with AWS's error why it is refused:
 * malformed or too many addresses, line breaks in header fields, a sender that no identity of the template verifies.
 * Stored templates are refused, for the product renders its own mail.
 *
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
import * as z from 'zod';
import { readRawMessage } from './raw-message.js';

export interface MailBody {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The whole message as it was handed in, if it was handed in whole. */
  readonly raw: string | undefined;
}

export interface SesError {
  readonly status: number;
  readonly type: 'BadRequestException' | 'MessageRejected' | 'NotImplemented';
  readonly message: string;
}

const content = z.object({ Data: z.string(), Charset: z.string().optional() });
const addresses = z.array(z.string()).nullish();
const request = z.object({
  FromEmailAddress: z.string().nullish(),
  Destination: z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }).nullish(),
  ReplyToAddresses: addresses,
  Content: z.object({
    Simple: z
      .object({
        Subject: content,
        Body: z.object({ Text: content.nullish(), Html: content.nullish() }),
        Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).nullish(),
        Attachments: z.array(z.unknown()).nullish(),
      })
      .nullish(),
    Raw: z.object({ Data: z.string() }).nullish(),
    Template: z.unknown().optional(),
  }),
});

/** SES takes at most 50 recipients per message. */
const MOST_RECIPIENTS = 50;

export function readSendEmail(body: unknown, identities: readonly string[], region: string): MailBody | SesError {
  const parsed = request.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return bad(`${issue?.path.join('.') || 'The request'}: ${issue?.message}`);
  }
  const { FromEmailAddress, Destination, ReplyToAddresses, Content } = parsed.data;
  const { Simple, Raw, Template } = Content;
  if (Template !== undefined) return notServed('Stored and inline templates are not served locally.');
  if (Simple?.Attachments?.length) return notServed('Attachments of simple messages are not served locally; send Raw.');
  const raw = Raw == null ? undefined : readRawMessage(Buffer.from(Raw.Data, 'base64').toString('utf8'));
  if (Simple == null && raw === undefined) return bad('The content must be simple, raw or a template.');
  const given = {
    to: Destination?.ToAddresses ?? [],
    cc: Destination?.CcAddresses ?? [],
    bcc: Destination?.BccAddresses ?? [],
  };
  const addressed = given.to.length + given.cc.length + given.bcc.length > 0;
  const mail: MailBody = {
    from: FromEmailAddress ?? raw?.from ?? '',
    ...(addressed || raw === undefined ? given : { to: raw.to, cc: raw.cc, bcc: raw.bcc }),
    replyTo: ReplyToAddresses ?? raw?.replyTo ?? [],
    subject: Simple?.Subject.Data ?? raw?.subject ?? '',
    text: Simple == null ? raw?.text : (Simple.Body.Text?.Data ?? undefined),
    html: Simple == null ? raw?.html : (Simple.Body.Html?.Data ?? undefined),
    headers: (Simple?.Headers ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
    raw: raw?.whole,
  };
  return problemOf(mail, identities, region) ?? mail;
}

function problemOf(mail: MailBody, identities: readonly string[], region: string): SesError | undefined {
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc];
  if (recipients.length === 0) return bad('Recipient list is empty.');
  if (recipients.length > MOST_RECIPIENTS) return bad(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
  for (const each of [mail.from, ...recipients, ...mail.replyTo]) {
    const problem = addressProblem(each);
    if (problem !== undefined) return bad(problem);
  }
  if (/[\r\n]/.test(mail.subject)) return bad('Control characters are not allowed in the subject.');
  for (const { name, value } of mail.headers) {
    if (!/^[\x21-\x39\x3b-\x7e]+$/.test(name) || /[\r\n]/.test(value))
      return bad(`Illegal header: ${JSON.stringify(name)}`);
  }
  if (mail.raw === undefined && mail.text === undefined && mail.html === undefined) return bad('The body is empty.');
  const sender = bareAddress(mail.from).toLowerCase();
  const verified = identities.some((identity) => {
    const name = identity.toLowerCase();
    if (name.includes('@')) return sender === name;
    // A verified domain verifies its subdomains.
    return sender.endsWith(`@${name}`) || sender.endsWith(`.${name}`);
  });
  if (verified) return undefined;
  return {
    status: 400,
    type: 'MessageRejected',
    message: `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${mail.from}`,
  };
}

function bareAddress(address: string): string {
  return /<([^<>]*)>\s*$/.exec(address)?.[1] ?? address;
}

function addressProblem(address: string): string | undefined {
  if (/[\r\n]/.test(address)) return 'Illegal address: control characters are not allowed.';
  const bare = bareAddress(address);
  if (!bare.includes('@')) return "Missing final '@domain'";
  // SES wants the address itself in ASCII; only the name beside it may be anything.
  const dotted = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@/;
  const domain = /@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
  return dotted.test(bare) && domain.test(bare) && bare.length <= 320 ? undefined : `Illegal address: ${bare}`;
}

function bad(message: string): SesError {
  return { status: 400, type: 'BadRequestException', message };
}

function notServed(message: string): SesError {
  return { status: 501, type: 'NotImplemented', message };
}
