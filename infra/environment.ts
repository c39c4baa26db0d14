/**
 * What differs from one installation to the next, as one typed object: infra/environments/{name}.ts, one file for each. Types check its
 * shape while it is written, this schema its values when it is read; whatever is wrong is named with the way to mend it.
 *
 * A new setting: one property of a group here, with its remedy, and a value in each file.
 */
import * as z from 'zod';
import { DUE_PARTITIONS_READ } from '#shared/workflow/due-partitions.js';
import { checkPartition } from './partition.js';
import { protectionSchema } from './protection.js';

/** Numbers from 1 on: of a key that is named for the first time, its making. */
const keyNumbers = z
  .array(z.number().int().min(1).max(20))
  .min(1, 'Name at least one.')
  .refine((all) => new Set(all).size === all.length, 'Name each once.');

const wholeNumber = z.int('Give a whole number above 0.').positive('Give a whole number above 0.');
const origin = z
  .string()
  .regex(
    /^https:\/\/[A-Za-z0-9.:-]+$/,
    'Give an https address without a path and without a slash at the end, such as https://desk.example.org.',
  );
const mailAddress = z.string().regex(/^[^@\s]+@[^@\s]+$/, 'Give a mail address such as nianbao@example.org.');
const secretArn = z
  .string()
  .regex(
    /^arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@-]+$/,
    'Give the ARN of a secret in Secrets Manager.',
  );
/** By ARN, or, where its account is gone, as `public:{id}:{base64}`, which a restore prints (docs/deploy.md). */
const formerKey = z
  .string()
  .regex(
    /^(?:arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+|public:[\w-]+:[A-Za-z0-9+/]+={0,2})$/,
    'Give the ARN of a KMS key, or a public half as a restore prints it.',
  );

/** A host name of the operator's own, with its certificate where this partition's CloudFront looks for it. */
const ownDomain = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'Give a host name such as desk.example.org.'),
  certificate: z.union(
    [
      z.strictObject({ acm: z.string().regex(/^arn:[\w-]+:acm:us-east-1:\d{12}:certificate\/[\w-]+$/) }),
      z.strictObject({ iam: z.string().regex(/^[A-Z0-9]{16,128}$/) }),
    ],
    'Give { acm: ARN of a certificate in us-east-1 }, or in China { iam: id of a server certificate }.',
  ),
});
export type OwnDomain = z.output<typeof ownDomain>;

/** Somebody who is told by a signed POST. */
const webhook = z.strictObject({
  url: z.string().regex(/^https:\/\/\S+$/, 'Give an https address.'),
  /** What the POST is signed with. */
  secret: secretArn,
});
export type WebhookConfiguration = z.output<typeof webhook>;
export type SubscriberConfiguration = WebhookConfiguration;

const MAX_SUBSCRIBERS = 10;

/** How mail leaves. In SMTP's case the password is a secret of the operator's. */
const mail = z.discriminatedUnion(
  'transport',
  [
    z.strictObject({
      transport: z.literal('ses'),
      /** `made`: these stacks make the sending address an SES identity. `existing`: it, or its domain, is one already. */
      identity: z.enum(['made', 'existing'], 'Give made or existing.'),
      /** While SES is in its sandbox: the only addresses that it writes to, each of which gets a mail to confirm itself. */
      sandboxRecipients: z.array(mailAddress),
    }),
    z
      .strictObject({
        transport: z.literal('smtp'),
        host: z.string().regex(/^\S+$/, 'Give the name of the mail server.'),
        port: wholeNumber.max(65_535, 'Give a port of the mail server, mostly 465 or 587.'),
        security: z.enum(['tls', 'starttls', 'none'], 'Give tls, starttls or, on one machine only, none.'),
        user: z.string().optional(),
        /** `file:///…` on one machine only. */
        passwordSecret: z.union([secretArn, z.string().regex(/^file:\/\/\/.+$/)]).optional(),
      })
      .refine(({ user, passwordSecret }) => (user === undefined) === (passwordSecret === undefined), {
        path: ['passwordSecret'],
        error: 'A user and the ARN of the secret with the password belong together.',
      }),
  ],
  'Give a transport: ses or smtp.',
);
export type MailConfiguration = z.output<typeof mail>;

export const environmentSchema = z
  .strictObject({
    /**
     * Part of every name that an account has once, so that several installations fit into one. Without it the names are those
     * of an account's only installation. It can never be changed: another stage is another installation.
     */
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9]{0,11}$/, 'Give up to twelve small letters and digits, a letter first.')
      .optional(),
    partition: z.enum(['aws', 'aws-cn'], 'Give aws or aws-cn.'),
    /** Where it is meant to be deployed; nothing else is deployed to then. */
    account: z
      .string()
      .regex(/^\d{12}$/, 'Give the twelve digits of the account.')
      .optional(),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'Give a region such as ap-southeast-1.')
      .optional(),
    /** `parameters`: CloudFormation asks for them, as one machine does, which knows its addresses when it starts. */
    addresses: z.union(
      [
        z.literal('parameters'),
        z.strictObject({
          /** Where people reach the desk: mailed links begin with it, and only forms of this origin may upload. */
          desk: origin,
          site: origin,
          /** Whom mails come from. */
          mailFrom: mailAddress,
          /** Where the one-time link to begin with is mailed to; `none`: it stands in the answer of open-setup. */
          setup: z.union([z.literal('none'), mailAddress]),
        }),
      ],
      'Give desk and site (https addresses without a path), mailFrom and setup (mail addresses, or setup: none).',
    ),
    domains: z.strictObject({
      desk: ownDomain.optional(),
      site: ownDomain.optional(),
    }),
    limits: z.strictObject({
      /** The largest file that an agency may upload. */
      uploadMaxBytes: wholeNumber,
      /** How long an upload form can be sent. */
      uploadFormMinutes: wholeNumber,
      /** How long a mailed link is good. */
      linkDays: wholeNumber,
      /** The same for the publisher, who can release. */
      publisherLinkDays: wholeNumber,
      /** How often a new link can be asked for. */
      newLinkMinutes: wholeNumber,
      /** When a reviewer or approver who has not answered is asked again. */
      decisionDays: wholeNumber,
      /** Into how many partitions of their index rows of the outbox are queued; 1 before former code is deployed. */
      duePartitions: wholeNumber.max(DUE_PARTITIONS_READ, `Give a whole number from 1 to ${DUE_PARTITIONS_READ}.`),
    }),
    mail,
    /** The office's own gateway for text messages, beside mail. */
    webhook: webhook.optional(),
    /** Whoever is told of each release: a portal, a newsroom, a national collection. */
    subscribers: z
      .array(webhook)
      .max(MAX_SUBSCRIBERS, `List at most ${MAX_SUBSCRIBERS}.`)
      .refine((all) => new Set(all.map(({ url }) => url)).size === all.length, 'List each address once.'),
    /** Which of the keys that this installation made sign and are believed, by number: the first signs, all of them verify. */
    signingKeys: z.strictObject({ seal: keyNumbers, checkpoint: keyNumbers }),
    /** The keys of other installations that signed before those of this one. */
    formerKeys: z.strictObject({
      seal: z.array(formerKey),
      checkpoint: z.array(formerKey),
    }),
    /** Whether functions have concurrency of their own, as FUNCTIONS says; new accounts have none to give (docs/deploy.md#concurrency). */
    reserveConcurrency: z.boolean('Give true or false.'),
    /** What all of the account may cost in a month before whoever hears the alarms is told. */
    budget: z.strictObject({ monthlyUsd: z.number().positive('Give US dollars, above 0.') }).optional(),
    /** What costs more, or cannot be taken back (docs/deploy.md#protect-further). */
    protection: protectionSchema,
    /** What this partition's CloudFront can do (docs/deploy.md#china-regions). */
    edge: z.strictObject({
      /** How the site's bucket knows CloudFront: origin access control, or where there is none, an origin access identity. */
      originAccess: z.enum(['control', 'identity'], 'Give control or identity.'),
      /** Whether behaviours name cache and origin request policies; else they say what is forwarded in the older form. */
      cachePolicies: z.boolean('Give true or false.'),
      /** Whether headers are put on answers by policies. */
      responseHeaders: z.boolean('Give true or false.'),
      http3: z.boolean('Give true or false.'),
      ipv6: z.boolean('Give true or false.'),
    }),
  })
  .superRefine(checkPartition);
export type Environment = z.output<typeof environmentSchema>;

/** What the law and the other numbers ask for; an environment takes them as they are or writes over single ones. */
export const USUAL_LIMITS: Environment['limits'] = {
  uploadMaxBytes: 20 * 1024 * 1024,
  uploadFormMinutes: 15,
  linkDays: 60,
  publisherLinkDays: 7,
  newLinkMinutes: 10,
  decisionDays: 14,
  duePartitions: DUE_PARTITIONS_READ,
};

/** What every installation begins with; its file writes over what has changed since. */
export const NEW_INSTALLATION = {
  subscribers: [],
  signingKeys: { seal: [1], checkpoint: [1] },
  formerKeys: { seal: [], checkpoint: [] },
  /** True once the account may run 1,000 functions at once; many a new one may run 10. */
  reserveConcurrency: false,
} satisfies Partial<Environment>;

export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(
    readonly code: 'unknown-environment' | 'wrong-setting',
    problem: string,
    readonly remedy: string,
  ) {
    super(`${problem} ${remedy}`);
  }
}

/** @throws EnvironmentError naming the first setting that is wrong, and how to mend it */
export function checkedEnvironment(name: string, given: unknown): Environment {
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  const found = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], given);
  const where = [`infra/environments/${name}.ts:`, path.join('.')].join(' ').trim();
  if (issue?.code === 'unrecognized_keys') {
    throw new EnvironmentError(
      'wrong-setting',
      `${where} has ${issue.keys.join(', ')}, which is no setting.`,
      'Take it out, or look for its name in infra/environment.ts.',
    );
  }
  throw new EnvironmentError(
    'wrong-setting',
    `${where} is ${JSON.stringify(found) ?? 'missing'}.`,
    issue?.message ?? '',
  );
}
