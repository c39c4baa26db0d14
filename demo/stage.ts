/**
 * The product running on this machine, as the demo and the flow tests meet it: addresses, the mail that was sent, and
 * the one thing that an operator does by hand, opening a season. Everything goes over HTTP.
 */
import type { Clock } from '../local/clock.js';
import { startLocalCloud, type LocalCloud } from '../local/cloud.js';
import type { Faults } from '../local/faults.js';

const A_MINUTE = 60_000;
export const MAIL_FROM = 'nianbao@yunxi.example.invalid';

export interface Mail {
  readonly id: string;
  readonly sentAt: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export interface Addresses {
  readonly desk: string;
  readonly site: string;
  readonly outbox: string;
  readonly lambda: string;
}

export interface SeasonRequest {
  readonly year: number;
  readonly area: string;
  /** Where an installation serves several. */
  readonly areaId?: string;
  readonly parent?: string;
  readonly deadline: string;
  readonly publisher: { readonly name: string; readonly address: string };
  readonly reviewer: { readonly name: string; readonly address: string };
  readonly approver: { readonly name: string; readonly address: string };
  readonly proof?: 'code' | 'off';
}

/** Starts the local cloud on a synthesized assembly with the product's own parameters. */
export async function startProduct(options: {
  assemblyDir: string;
  dataDir: string;
  ports: number;
  clock?: Clock;
  /** A DynamoDB to use instead of the one that comes with the local cloud. */
  databaseEndpoint?: string | undefined;
  /** A KMS to keep the signing keys in, instead of the one that comes with the local cloud. */
  keysEndpoint?: string | undefined;
  /** Trouble that a drill wants. */
  faults?: Faults;
}): Promise<LocalCloud> {
  const cloud = await startLocalCloud({
    ...options,
    parameters: ({ desk, site }) => ({ DeskBaseUrl: desk, SiteBaseUrl: site, MailFrom: MAIL_FROM }),
  });
  // As after every deployment: data of a former layout is brought to today's before anybody uses it.
  await invoke(cloud.endpoints.lambda, cloud.functionName('UpgradeTable'), {});
  // By its schedule within the hour; here at once, so that nobody meets an empty site.
  await cloud.runSchedule('SayNotYet');
  return cloud;
}

/** What an operator does with `aws lambda invoke`. @throws with the function's own account of what went wrong */
async function invoke(lambda: string, name: string, request: object): Promise<string> {
  const response = await fetch(`${lambda}/2015-03-31/functions/${name}/invocations`, {
    method: 'POST',
    body: JSON.stringify(request),
  });
  const answer = await response.text();
  if (response.headers.has('x-amz-function-error')) throw new Error(`${name} failed: ${answer}`);
  return answer;
}

export class Stage {
  constructor(
    readonly addresses: Addresses,
    /** The physical names of the functions that an operator invokes: to open a season, and for a link to begin with. */
    private readonly openSeasonFunction: string,
    private readonly openSetupFunction?: string,
  ) {}

  /** A fresh one-time link to begin with, or to appoint another publisher; the one before ends. */
  async setUpLink(): Promise<string> {
    if (this.openSetupFunction === undefined) throw new Error('this stage does not know the function');
    const answer = await invoke(this.addresses.lambda, this.openSetupFunction, {});
    const { link } = JSON.parse(answer) as { link?: string };
    if (link === undefined) throw new Error('the set-up link was mailed');
    return link;
  }

  async openSeason(request: SeasonRequest): Promise<void> {
    await invoke(this.addresses.lambda, this.openSeasonFunction, request);
  }

  /** All mail so far, oldest first. */
  async mails(): Promise<Mail[]> {
    const response = await fetch(`${this.addresses.outbox}/outbox.json`);
    return ((await response.json()) as Mail[]).reverse();
  }

  /** Waits for a mail to an address; `after` skips mails that were there before. */
  async mailTo(address: string, subject: RegExp, after = 0, withinMs = A_MINUTE): Promise<Mail> {
    return this.until(
      `a mail to ${address} about ${subject.source}`,
      async () =>
        (await this.mails()).slice(after).find((mail) => mail.to.includes(address) && subject.test(mail.subject)),
      withinMs,
    );
  }

  /** The newest such mail, once there is one: a person who is asked twice goes by the last mail. */
  async newestTo(address: string, subject: RegExp, after = 0): Promise<Mail> {
    const first = await this.mailTo(address, subject, after);
    const all = (await this.mails()).slice(after);
    return all.findLast((mail) => mail.to.includes(address) && subject.test(mail.subject)) ?? first;
  }

  /** The link that opens for this person now: each mail ends the link of the mail before it. */
  async newestLink(address: string): Promise<string> {
    const mails = (await this.mails()).filter((mail) => mail.to.includes(address) && LINK.test(mail.text));
    const newest = mails.at(-1);
    if (newest === undefined) throw new Error(`no mail with a link to ${address}`);
    return linkIn(newest);
  }

  /** Asks again and again until there is an answer; gives up in the end and says what it waited for. */
  async until<T>(what: string, ask: () => Promise<T | undefined>, withinMs = A_MINUTE): Promise<T> {
    for (const end = Date.now() + withinMs; Date.now() < end;) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    throw new Error(`waited ${withinMs / A_MINUTE} min for ${what}`);
  }
}

const LINK = /https?:\/\/\S+\/l\/[A-Za-z0-9_-]{43}/;

/** The desk's link in a mail. */
export function linkIn(mail: Mail): string {
  const link = LINK.exec(mail.text)?.[0];
  if (link === undefined) throw new Error(`no link in the mail "${mail.subject}"`);
  return link;
}

/** The six digits in a mail. */
export function codeIn(mail: Mail): string {
  const code = /(?:验证码：|Code: )(\d{6})/.exec(mail.text)?.[1];
  if (code === undefined) throw new Error(`no code in the mail "${mail.subject}"`);
  return code;
}

export function stageOf(cloud: LocalCloud): Stage {
  return new Stage(cloud.endpoints, cloud.functionName('OpenSeason'), cloud.functionName('OpenSetup'));
}
