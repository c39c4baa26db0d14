/** What `nianbao doctor` asks for: plain facts. Who answers is the account (account.ts), the installation and the web, or a test. */

export interface StackFacts {
  /** Of CloudFormation, such as UPDATE_COMPLETE. */
  readonly status: string;
  readonly description: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** As it was found when somebody last looked; looking itself takes minutes and is left to the console. */
  readonly drift: string;
}

export interface CertificateFacts {
  readonly status: string;
  readonly names: readonly string[];
  readonly notAfter: Date | undefined;
}

export interface SendingFacts {
  /** Out of the sandbox. */
  readonly production: boolean;
  readonly enabled: boolean;
  /** HEALTHY, PROBATION, SHUTDOWN. */
  readonly enforcement: string;
  readonly most24h: number;
  readonly perSecond: number;
}

export interface Page {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What became of a file of ours on the way of an upload. */
export interface UploadFacts {
  /** Of S3's answer to the form. */
  readonly posted: number;
  /** The origin whose script may read that answer. */
  readonly allowedOrigin: string | undefined;
  /** Whether somebody could read it before it was scanned; undefined where the scan was faster. */
  readonly openUnscanned: boolean | undefined;
  /** The scanner's tag, where it came in time. */
  readonly tag: string | undefined;
  /** Whether the product heard the scanner: event, function and table. */
  readonly heard: boolean;
  readonly readBack: boolean;
  readonly vanished: boolean;
}

export interface World {
  readonly node: () => string;
  /** Whose credentials these are, and where they lead. */
  readonly identity: () => Promise<{ readonly account: string; readonly region: string }>;
  /** Undefined where there is none of that name; the region is the usual one where none is given. */
  readonly stack: (name: string, region?: string) => Promise<StackFacts | undefined>;
  /** Physical ids of a stack's resources of one type. */
  readonly resources: (stack: string, type: string) => Promise<readonly string[]>;
  /** Whether CloudFormation knows a type of resource in this region. */
  readonly knowsType: (type: string) => Promise<boolean>;
  /** How many functions may run at once in the account, and how many of these no function has for itself. */
  readonly concurrency: () => Promise<{ readonly most: number; readonly unreserved: number }>;
  readonly certificate: (arn: string) => Promise<CertificateFacts | undefined>;
  readonly sending: () => Promise<SendingFacts>;
  /** Whether SES may send as, or in its sandbox to, this address or domain; undefined where it knows none of the name. */
  readonly identityVerified: (name: string) => Promise<boolean | undefined>;
  readonly secret: (arn: string) => Promise<'usable' | 'empty' | 'going' | undefined>;
  readonly subscriptions: (
    topicArn: string,
  ) => Promise<readonly { readonly protocol: string; readonly confirmed: boolean }[]>;
  /** Layout number of the table; `newer` than this code knows. */
  readonly layout: () => Promise<number | 'newer'>;
  readonly upload: () => Promise<UploadFacts>;
  readonly dns: (
    host: string,
  ) => Promise<{ readonly aliases: readonly string[]; readonly addresses: readonly string[] }>;
  readonly page: (url: string) => Promise<Page>;
  /** When the certificate that a host shows ends. */
  readonly shownUntil: (host: string) => Promise<Date>;
}

/** CloudFront takes certificates and web ACLs from there alone, wherever the product runs. */
export const CLOUDFRONT_REGION = 'us-east-1';

/** Another implementation of AWS, such as one machine, does not serve this call. */
export class NotServed extends Error {
  override readonly name = 'NotServed';
}
