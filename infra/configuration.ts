/**
 * The settings that are the same for everybody who runs one copy of the product: limits and times, and the optional
 * host names. They come from the context in cdk.json; what differs per operator (addresses) is a stack parameter.
 */
import type { App } from 'aws-cdk-lib';
import type { Variable } from '#shared/workflow/variables.js';

/** Context key of each limit, by the variable that functions read it from. */
const LIMITS = {
  UPLOAD_MAX_BYTES: 'nianbao:uploadMaxBytes',
  UPLOAD_FORM_MINUTES: 'nianbao:uploadFormMinutes',
  LINK_DAYS: 'nianbao:linkDays',
  PUBLISHER_LINK_DAYS: 'nianbao:publisherLinkDays',
  NEW_LINK_MINUTES: 'nianbao:newLinkMinutes',
  DECISION_DAYS: 'nianbao:decisionDays',
} as const satisfies Partial<Record<Variable, string>>;
export type Limit = keyof typeof LIMITS;

/** A host name of the operator's own, with its certificate in us-east-1, where CloudFront looks for it. */
export interface OwnDomain {
  readonly name: string;
  readonly certificateArn: string;
}

/** ARNs of the keys that signed before those of the data stack took their place. */
export interface FormerKeys {
  readonly seal: readonly string[];
  readonly checkpoint: readonly string[];
}

/** How mail leaves. In SMTP's case the password is a secret of the operator's, named by its ARN. */
export type MailConfiguration =
  | { readonly transport: 'ses' }
  | {
      readonly transport: 'smtp';
      readonly host: string;
      readonly port: string;
      readonly security: string;
      readonly user: string | undefined;
      readonly passwordSecret: string | undefined;
    };

/** The office's own gateway for text messages, beside mail. */
export interface WebhookConfiguration {
  readonly url: string;
  /** ARN of the secret that notices are signed with. */
  readonly secret: string;
}

/** Whoever is told of each release: a portal, a newsroom, a national collection. */
export type SubscriberConfiguration = WebhookConfiguration;

export interface Configuration {
  readonly mail: MailConfiguration;
  readonly subscribers: readonly SubscriberConfiguration[];
  readonly webhook: WebhookConfiguration | undefined;
  readonly limits: Readonly<Record<Limit, number>>;
  readonly deskDomain: OwnDomain | undefined;
  readonly siteDomain: OwnDomain | undefined;
  readonly formerKeys: FormerKeys;
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(
    readonly code: 'limit' | 'domain' | 'key' | 'mail' | 'subscribers',
    problem: string,
    readonly remedy: string,
  ) {
    super(`${problem} ${remedy}`);
  }
}

/** @throws ConfigurationError naming the key that is missing or no whole number above 0 */
export function readConfiguration(app: App): Configuration {
  const limit = (name: Limit): number => {
    const key = LIMITS[name];
    const given: unknown = app.node.tryGetContext(key);
    const value = typeof given === 'string' && given !== '' ? Number(given) : given;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    throw new ConfigurationError('limit', `${key} is ${JSON.stringify(given)}.`, 'Give a whole number above 0.');
  };
  return {
    limits: {
      UPLOAD_MAX_BYTES: limit('UPLOAD_MAX_BYTES'),
      UPLOAD_FORM_MINUTES: limit('UPLOAD_FORM_MINUTES'),
      LINK_DAYS: limit('LINK_DAYS'),
      PUBLISHER_LINK_DAYS: limit('PUBLISHER_LINK_DAYS'),
      NEW_LINK_MINUTES: limit('NEW_LINK_MINUTES'),
      DECISION_DAYS: limit('DECISION_DAYS'),
    },
    mail: mail(app),
    webhook: webhook(app),
    subscribers: subscribers(app),
    deskDomain: domain(app, 'desk'),
    siteDomain: domain(app, 'site'),
    formerKeys: { seal: formerKeys(app, 'Seal'), checkpoint: formerKeys(app, 'Checkpoint') },
  };
}

function formerKeys(app: App, which: 'Seal' | 'Checkpoint'): string[] {
  const key = `nianbao:former${which}Keys`;
  const arns = String(app.node.tryGetContext(key) ?? '')
    .split(/[\s,]+/)
    .filter((arn) => arn !== '');
  const wrong = arns.find((arn) => !/^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/.test(arn));
  if (wrong === undefined) return arns;
  throw new ConfigurationError('key', `${key} names ${wrong}.`, 'Give ARNs of KMS keys, with spaces between them.');
}

function domain(app: App, host: 'desk' | 'site'): OwnDomain | undefined {
  const text = (key: string) => String(app.node.tryGetContext(key) ?? '');
  const name = text(`nianbao:${host}Domain`);
  const certificateArn = text(`nianbao:${host}CertificateArn`);
  if (name === '' && certificateArn === '') return undefined;
  if (name !== '' && certificateArn !== '') return { name, certificateArn };
  throw new ConfigurationError(
    'domain',
    `nianbao:${host}Domain and nianbao:${host}CertificateArn belong together.`,
    'Set both or neither.',
  );
}

function mail(app: App): MailConfiguration {
  const text = (key: string) => String(app.node.tryGetContext(`nianbao:${key}`) ?? '');
  const transport = text('mailTransport') || 'ses';
  if (transport === 'ses') return { transport };
  if (transport !== 'smtp')
    throw new ConfigurationError('mail', `nianbao:mailTransport is ${transport}.`, 'Give ses or smtp.');
  const [host, port, security] = [text('smtpHost'), text('smtpPort'), text('smtpSecurity')];
  const [user, passwordSecret] = [text('smtpUser'), text('smtpPasswordSecret')];
  if (host === '' || !/^\d{1,5}$/.test(port) || !['tls', 'starttls', 'none'].includes(security))
    throw new ConfigurationError(
      'mail',
      'nianbao:smtpHost, nianbao:smtpPort or nianbao:smtpSecurity is missing or wrong.',
      'Give the server, its port, and tls, starttls or none.',
    );
  if (
    user !== '' &&
    !/^(arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@-]+|file:\/\/\/.+)$/.test(passwordSecret)
  )
    throw new ConfigurationError(
      'mail',
      'nianbao:smtpPasswordSecret names no secret.',
      'Give the ARN of a secret in Secrets Manager that holds the password as its text.',
    );
  const given = (value: string) => (value === '' ? undefined : value);
  return { transport, host, port, security, user: given(user), passwordSecret: given(passwordSecret) };
}

function webhook(app: App): WebhookConfiguration | undefined {
  const text = (key: string) => String(app.node.tryGetContext(`nianbao:${key}`) ?? '');
  const [url, secret] = [text('webhookUrl'), text('webhookSecret')];
  if (url === '' && secret === '') return undefined;
  if (/^https:\/\/\S+$/.test(url) && /^arn:[\w-]+:secretsmanager:/.test(secret)) return { url, secret };
  throw new ConfigurationError(
    'mail',
    'nianbao:webhookUrl and nianbao:webhookSecret belong together.',
    'Give an https address and the ARN of a secret in Secrets Manager, or neither.',
  );
}

const MAX_SUBSCRIBERS = 10;

function subscribers(app: App): SubscriberConfiguration[] {
  const listed: unknown = app.node.tryGetContext('nianbao:subscribers') ?? [];
  const isOne = (one: unknown): one is SubscriberConfiguration => {
    const { url, secret } = (one ?? {}) as Partial<Record<string, unknown>>;
    return /^https:\/\/\S+$/.test(String(url)) && /^arn:[\w-]+:secretsmanager:/.test(String(secret));
  };
  if (Array.isArray(listed) && listed.length <= MAX_SUBSCRIBERS && listed.every(isOne)) {
    const addresses = new Set(listed.map(({ url }) => url));
    if (addresses.size === listed.length) return listed.map(({ url, secret }) => ({ url, secret }));
  }
  throw new ConfigurationError(
    'subscribers',
    `nianbao:subscribers is no list of at most ${MAX_SUBSCRIBERS} different https addresses, each with its secret.`,
    'Write {"url": "https://…", "secret": "arn:…:secretsmanager:…"} for each, or an empty list.',
  );
}
